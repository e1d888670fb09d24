//! The cases of `tests/rules/`: each file is read by one reader, each kind of case has its own check.
//!
//! Blocks are parted by blank lines. A block is a reason, in lines that begin with `# `, and under it the cases that
//! show it, one a line: `key: text`. What the key and the text say depends on the file. A malformed block fails.

use std::fmt::Debug;

use onrecord::report::Keyword;
use onrecord::{Analyzer, Article, Options, Sections, method};

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

/// Each block is one text, in which ¶ parts paragraphs, and under it its settings and what must come of it. `length`,
/// `method`, `query`, `lang`: the settings. `shows`: a sentence of the summary as it is shown, all of them and in order
/// where there is one. `lacks`: words that no sentence of the summary has. `warns`: the warning that there must be.
/// `keyword`: a keyword, with its count where that matters; `no keyword`: one that there must not be.
#[test]
fn summaries() {
    let cases = cases(include_str!("rules/summary.txt"));
    let blocks = cases.chunk_by(|_, next| next.key != "text");
    check(blocks.flat_map(summary_faults).collect());
}

/// What is wrong with the summary and the keywords of one text.
fn summary_faults(block: &[Case]) -> Vec<String> {
    let given = |key: &str| block.iter().filter(|case| case.key == key).map(|case| case.text).collect::<Vec<_>>();
    let line = block[0].line;
    let known = ["text", "length", "method", "query", "lang", "shows", "lacks", "warns", "keyword", "no keyword"];
    assert!(block.iter().all(|case| known.contains(&case.key)) && given("text").len() == 1, "line {line}: malformed");
    assert!(block.iter().any(|case| known[5..].contains(&case.key)), "line {line}: nothing is expected");

    let text = given("text")[0].replace(" ¶ ", "\n\n");
    let report = Analyzer::new(summary_options(&given)).analyze(&Article::from(text.as_str()));
    let shown: Vec<_> = report.summary.iter().flat_map(|summary| &summary.sentences).map(|key| &key.passage).collect();
    let sentences: Vec<_> = shown.iter().map(|passage| passage.text.as_str()).collect();
    let found = |count: &Keyword| format!("{} {}", count.text, count.count);
    let keywords: Vec<_> = report.keywords.iter().flatten().collect();
    let has = |wanted: &&str| keywords.iter().any(|&keyword| keyword.text == **wanted || found(keyword) == **wanted);
    let warned = |code: &&str| report.warnings.iter().any(|warning| warning.code == *code);

    let mut faults = Vec::new();
    let mut fault = |is: bool, what: &str, seen: &dyn Debug| {
        if is {
            faults.push(format!("line {line}: {what}\n    found {seen:#?}"));
        }
    };
    let wanted = given("shows");
    fault(!wanted.is_empty() && sentences != wanted, "not this summary", &sentences);
    for words in given("lacks") {
        fault(!text.contains(words), "words that the text has not", &words);
        fault(sentences.is_empty() || sentences.iter().any(|shown| shown.contains(words)), words, &sentences);
    }
    fault(shown.iter().any(|passage| passage.span.of(&text) != passage.text), "offsets", &shown);
    fault(!given("warns").iter().all(warned), "no such warning", &report.warnings);
    fault(!given("keyword").iter().all(has), "not these keywords", &keywords);
    fault(given("no keyword").iter().any(has), "keywords that are none", &keywords);
    faults
}

fn summary_options<'a>(given: &impl Fn(&str) -> Vec<&'a str>) -> Options {
    let one = |key| given(key).first().copied();
    let mut options = Options::default();
    options.sections = "summary,keywords".parse().unwrap();
    options.length = one("length").map_or(options.length, |length| length.parse().unwrap());
    options.method = one("method").map_or(options.method, |name| method(name).unwrap());
    options.query = one("query").map(str::to_owned);
    options.lang = Some(one("lang").unwrap_or("en").to_owned());
    options
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
