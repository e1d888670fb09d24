//! Any text as a user's list of toned words, and the list over itself as an article.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;
use onrecord::render::{FORMATS, Style};
use onrecord::{Options, ToneList, analyze};

fuzz_target!(|text: &str| {
    match text.parse::<ToneList>() {
        Ok(list) => {
            let mut options = Options::default();
            options.sections = "tone,quotes,speakers".parse().expect("sections");
            options.explain = true;
            options.lang = Some("en".to_owned());
            options.tone_list = [list.clone(), list.clone()].into_iter().collect();
            assert_eq!(options.tone_list, list, "a list over itself is the same list");
            let report = analyze(text, &options);
            checks::report(&report, &[text]);
            let outcome = Ok(report);
            for format in FORMATS {
                checks::page(format, &outcome, &Style::default());
            }
        }
        Err(error) => assert!(error.line <= text.lines().count() && !error.reason.is_empty()),
    }
});
