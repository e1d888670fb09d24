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
fn every_command_has_a_golden_case() {
    let cases = include_str!("cmd/readme.txt");
    let blocks = README.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let commands = blocks.flat_map(|(block, _)| block.lines()).filter(|line| line.starts_with("onrecord "));
    let mut count = 0;
    for command in commands {
        // Of a query the cases have one word, and nothing is sent elsewhere by a shell.
        let command =
            command.split(['#', '<', '>']).next().unwrap().replace("--query \"fish tariff\"", "-l 1 --query fish");
        assert!(
            cases.contains(&format!("\n$ {}\n", command.trim_end())),
            "{command} has no case in tests/cmd/readme.txt"
        );
        count += 1;
    }
    assert!(count > 8, "{count}");
}

#[test]
fn the_picture_of_the_terminal_is_the_programs_own() {
    let shown = onrecord(&["--color", "always", "examples/article.txt"]);
    let picture = anstyle_svg::Term::new().render_svg(&format!("$ onrecord examples/article.txt\n{shown}"));
    // Fainter than any terminal shows it, and not legible.
    let picture = picture.replace(".dimmed { opacity: 0.4; }", ".dimmed { opacity: 0.7; }");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/terminal.svg");
    if std::env::var_os("ONRECORD_REWRITE").is_some() {
        std::fs::write(path, &picture).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap();
    assert!(known == picture, "ONRECORD_REWRITE=1 cargo test --test readme draws docs/terminal.svg again");
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
fn every_column_of_the_spreadsheet_is_in_the_table_and_the_other_way_round() {
    let csv = onrecord(&["-f", "csv", "examples/article.txt"]);
    let columns: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let table = README.split_once("| column |").unwrap().1.split_once("\n\n").unwrap().0;
    let rows = table.lines().filter_map(|row| row.strip_prefix("| `")?.split_once(" |"));
    let listed: Vec<&str> = rows.flat_map(|(names, _)| names.split(", ")).map(|name| name.trim_matches('`')).collect();
    assert_eq!(listed, columns);
}

/// An article that has signs of one to four bytes before what is quoted.
const WIDE: &str = "Łódź 👩\u{200D}🚀 – “Übel ist’s,” said Ann Lee. It rained. “Été,” she told 朴槿惠.";

#[test]
fn code_points_slice_the_text() {
    let folder = folder("slices");
    std::fs::write(folder.join("wide.txt"), WIDE).unwrap();
    let file = folder.join("wide.txt");
    let report = onrecord(&["-f", "json", "-s", "quotes", "--offsets", "chars", file.to_str().unwrap()]);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let quotes = report["quotes"].as_array().unwrap();
    assert_eq!(quotes.len(), 2);
    for quote in quotes {
        let [start, end] = ["start", "end"].map(|end| quote[end].as_u64().unwrap() as usize);
        let slice: String = WIDE.chars().skip(start).take(end - start).collect();
        assert_eq!(quote["text"], slice);
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[allow(clippy::print_stderr, reason = "a skipped test is not a passed one")]
#[test]
fn the_example_in_python_runs() {
    let pandas = Command::new("python3").args(["-c", "import pandas"]).output();
    if !pandas.is_ok_and(|run| run.status.success()) {
        // Cargo shows this with --nocapture; the test above does the same slicing without Python.
        eprintln!("skipped: there is no python3 with pandas");
        return;
    }
    let folder = folder("python");
    let records =
        [WIDE, "It rained.", "“Yes,” a clerk said."].map(|text| serde_json::json!({ "text": text }).to_string());
    std::fs::write(folder.join("articles.jsonl"), records.join("\n")).unwrap();
    let command = block_after("### In Python", "sh").replacen("onrecord", env!("CARGO_BIN_EXE_onrecord"), 1);
    let made = Command::new("sh").arg("-c").arg(&command).current_dir(&folder).status().unwrap();
    assert!(made.success(), "{command}");
    let run =
        Command::new("python3").args(["-c", block_after("### In Python", "python")]).current_dir(&folder).output();
    let run = run.unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = String::from_utf8(run.stdout).unwrap();
    assert_eq!(said, "Ann Lee said Übel ist’s,\nAnn Lee said Été,\nNone said Yes,\n");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A new folder of this test.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("onrecord-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn every_example_of_use_is_understood() {
    let folder = folder("readme");
    for name in ["article.txt", "monday.txt", "tuesday.txt"] {
        std::fs::write(folder.join(name), include_str!("../examples/article.txt")).unwrap();
    }
    let page = format!("<html><body><p>{}</p></body></html>", include_str!("../examples/article.txt"));
    std::fs::write(folder.join("page.html"), page).unwrap();
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
