//! The cases of `tests/rules/`: each file is read by one reader, each kind of case has its own check.
//!
//! Blocks are parted by blank lines. A block is a reason, in lines that begin with `# `, and under it the cases that
//! show it, one a line: `key: text`. What the key and the text say depends on the file. A malformed block fails.

use onrecord::{Analyzer, Article, Options, Sections};

/// One case: where it stands, and its key and text.
struct Case {
    line: usize,
    key: &'static str,
    text: &'static str,
}

/// The cases of a file.
fn cases(file: &'static str) -> Vec<Case> {
    let mut cases = Vec::new();
    let (mut reason, mut shown) = (false, false);
    for (number, line) in file.lines().enumerate() {
        let line_number = number + 1;
        if line.is_empty() {
            assert!(!reason || shown, "line {line_number}: a reason without a case");
            (reason, shown) = (false, false);
        } else if let Some(why) = line.strip_prefix("# ") {
            assert!(!why.trim().is_empty() && !shown, "line {line_number}: a reason stands before its cases");
            reason = true;
        } else {
            assert!(reason, "line {line_number}: a case without a reason");
            let (key, text) = line.split_once(": ").unwrap_or_else(|| panic!("line {line_number}: no `key: text`"));
            assert!(!text.trim().is_empty(), "line {line_number}: an empty case");
            cases.push(Case { line: line_number, key, text });
            shown = true;
        }
    }
    assert!(!reason || shown, "the last reason has no case");
    cases
}

/// Fails with all that is wrong, not with the first.
fn check(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Key: the language. Text: sentences parted by `|`, which stands for a space, or for nothing after a line end; `¦`
/// parts without a space; `⏎` is a line end.
#[test]
fn sentences() {
    let mut options = Options::default();
    options.sections = "sentences".parse::<Sections>().unwrap();
    let mut analyzer = Analyzer::new(options);
    let mut wrong = Vec::new();
    for case in cases(include_str!("rules/sentence.txt")) {
        let marked = case.text.replace('⏎', "\n");
        let text = marked.replace("\n|", "\n").replace('|', " ").replace('¦', "");
        let expected: Vec<&str> = marked.split(['|', '¦']).map(str::trim).collect();
        let mut article = Article::from(text.as_str());
        article.lang = Some(case.key.to_owned());
        let report = analyzer.analyze(&article);
        let found: Vec<&str> =
            report.sentences.iter().flatten().map(|sentence| sentence.passage.text.as_str()).collect();
        if found != expected {
            wrong.push(format!("line {}: {}\n    found {found:#?}", case.line, case.text));
        }
        if report.lang != case.key {
            wrong.push(format!("line {}: no language {}", case.line, case.key));
        }
    }
    check(wrong);
}

#[test]
#[should_panic(expected = "line 1: a case without a reason")]
fn a_case_without_a_reason_fails() {
    cases("en: It rained.");
}

#[test]
#[should_panic(expected = "a reason without a case")]
fn a_reason_without_a_case_fails() {
    cases("# Why.\n\n# Why not.\nen: It rained.");
}
