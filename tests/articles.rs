//! Whole articles and their whole reports: what a rule changes beside its own case shows here.

#![allow(missing_docs, reason = "a test")]

mod spans;

use std::fs;
use std::path::{Path, PathBuf};

use onrecord::report::Id;
use onrecord::{Analyzer, Article, Options, Report, Section, render};

/// The kinds of news that differ most in how they quote.
const SHOWN: [&str; 6] =
    ["campaign-row.txt", "interview.txt", "joint-statement.txt", "no-quotes.txt", "press-conference.txt", "summit.txt"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

/// The report, without what a new word list or version changes in every one.
fn report(path: &Path, options: Options) -> Report {
    let text = fs::read_to_string(path).unwrap();
    let id = path.file_name().unwrap().to_string_lossy().into_owned();
    let article = Article { id: Some(Id::Text(id)), ..Article::from(text.as_str()) };
    let mut report = Analyzer::new(options).analyze(&article);
    report.program = "onrecord".to_owned();
    report.lexicons = "as of now".to_owned();
    report
}

#[test]
fn whole_reports() {
    for name in SHOWN {
        let report = report(&folder().join(name), Options::default());
        insta::assert_json_snapshot!(name.trim_end_matches(".txt"), report);
    }
}

#[test]
fn the_report_that_people_read() {
    let report = report(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/article.txt"), Options::default());
    let mut page = Vec::new();
    render::format("text").unwrap().write(&mut page, &Ok(report), &render::Style::default());
    insta::assert_snapshot!("example-text", String::from_utf8(page).unwrap());
}

#[test]
fn every_span_shows_what_it_says() {
    let mut options = Options::default();
    options.sections = Section::ALL.iter().map(|&(_, section)| section).collect();
    let mut count = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).unwrap();
            let report = serde_json::to_value(report(&path, options.clone())).unwrap();
            spans::each_span(&report, &mut |_, start, end, shown| {
                assert_eq!(text.get(start..end), Some(shown), "{}", path.display());
                count += 1;
            });
        }
    }
    assert!(count > 500, "only {count} spans were found");
}

#[cfg(feature = "cli")]
#[test]
fn standard_input_a_dash_and_a_file_give_one_report() {
    use std::process::{Command, Stdio};
    let reported = |args: &[&str], id: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(["--format", "json"]).args(args).current_dir(folder());
        let article = fs::File::open(folder().join("wire-brief.txt")).unwrap();
        let output = command.stdin(article).stderr(Stdio::inherit()).output().unwrap();
        assert!(output.status.success());
        let mut report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["id"].take(), id, "an input is called what was typed");
        report
    };
    let file = reported(&["wire-brief.txt"], "wire-brief.txt");
    assert_eq!(reported(&["-"], "-"), file);
    assert_eq!(reported(&[], "-"), file);
}
