//! Any text as a user's list of toned words and of leaders, and the list over itself as an article.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;
use onrecord::render::{FORMATS, Style};
use onrecord::{LeaderList, Options, ToneList, analyze};

/// The text read with its own lists in force.
fn check(text: &str, mut options: Options) {
    options.sections = "tone,quotes,speakers".parse().expect("sections");
    options.explain = true;
    options.lang = Some("en".to_owned());
    let report = analyze(text, &options);
    checks::report(&report, &[text]);
    let outcome = Ok(report);
    for format in FORMATS {
        checks::page(format, &outcome, &Style::default());
    }
}

fuzz_target!(|text: &str| {
    let lines = text.lines().count();
    let mut options = Options::default();
    match text.parse::<ToneList>() {
        Ok(list) => {
            options.tone_list = [list.clone(), list.clone()].into_iter().collect();
            assert_eq!(options.tone_list, list, "a list over itself is the same list");
        }
        Err(error) => assert!((1..=lines).contains(&error.line) && !error.reason.is_empty()),
    }
    match text.parse::<LeaderList>() {
        Ok(list) => {
            options.leaders = [list.clone(), list.clone()].into_iter().collect();
            assert_eq!(options.leaders, list, "a list over itself is the same list");
        }
        Err(error) => assert!((1..=lines).contains(&error.line) && !error.reason.is_empty()),
    }
    if options.tone_list != ToneList::default() || options.leaders != LeaderList::default() {
        check(text, options);
    }
});
