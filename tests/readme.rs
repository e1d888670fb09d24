//! What the README shows is what the program does.

#![allow(missing_docs, reason = "a test")]
#![cfg(feature = "cli")]

use std::process::Command;

const README: &str = include_str!("../README.md");

/// The first block of a kind after some words.
fn block_after(words: &str, kind: &str) -> &'static str {
    let rest = README.split_once(words).unwrap_or_else(|| panic!("the README has no “{words}”")).1;
    let rest = rest.split_once(&format!("```{kind}\n")).unwrap().1;
    rest.split_once("```").unwrap().0
}

fn onrecord(args: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_onrecord")).args(args).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn the_report_is_the_programs_own() {
    assert_eq!(block_after("and prints", "text"), onrecord(&["examples/article.txt"]));
}

#[test]
fn the_article_is_the_one_that_is_read() {
    let quoted = README.lines().filter_map(|line| line.strip_prefix('>'));
    let quoted: Vec<&str> = quoted.flat_map(str::split_whitespace).collect();
    let article: Vec<&str> = include_str!("../examples/article.txt").split_whitespace().collect();
    assert_eq!(quoted, article);
}

#[test]
fn every_option_of_the_table_is_in_the_help_and_the_other_way_round() {
    let help = onrecord(&["--help"]);
    let option = |line: &'static str| line.strip_prefix("| `")?.split(['`', ' ']).find(|word| word.starts_with("--"));
    let listed: Vec<&str> = README.lines().filter_map(option).collect();
    assert!(listed.len() > 5, "{listed:?}");
    for option in &listed {
        assert!(help.contains(option), "{option}");
    }
    let known = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2);
    for option in known.map(|word| word.trim_end_matches([',', '.'])) {
        let common = ["--help", "--version"].contains(&option);
        assert!(common || listed.contains(&option), "the README does not have {option}");
    }
}

#[test]
fn every_example_of_use_is_understood() {
    let folder = std::env::temp_dir().join(format!("onrecord-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["article.txt", "monday.txt", "tuesday.txt"] {
        std::fs::write(folder.join(name), include_str!("../examples/article.txt")).unwrap();
    }
    std::fs::write(folder.join("articles.jsonl"), "{\"id\": 1, \"text\": \"“We agree,” said Ann Lee.\"}\n").unwrap();
    let mut count = 0;
    for line in block_after("## Use", "sh").lines() {
        let command = line.split('#').next().unwrap().replacen("onrecord", env!("CARGO_BIN_EXE_onrecord"), 1);
        let run = Command::new("sh").arg("-c").arg(&command).current_dir(&folder).output().unwrap();
        assert!(run.status.success(), "{command}: {}", String::from_utf8_lossy(&run.stderr));
        count += 1;
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(count > 5, "{count}");
}
