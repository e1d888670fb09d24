//! Any bytes as a file, in any encoding, as text or as a web page.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;
use onrecord::render::{Style, format};
use onrecord::{Analyzer, Encoding, Input, Options};

/// Those whose decoders differ most.
const ENCODINGS: &[&str] = &["auto", "utf-8", "utf-16le", "utf-16be", "windows-1252", "gb18030", "iso-2022-jp", "big5"];

// The last byte tells the encoding, and whether it is a page.
fuzz_target!(|bytes: &[u8]| {
    let (&last, bytes) = bytes.split_last().unwrap_or((&0, bytes));
    let label = ENCODINGS[usize::from(last) % ENCODINGS.len()];
    let encoding: Encoding = label.parse().expect("a label");
    let is_page = last >= 128;
    let input = Input { name: "a.txt".to_owned(), bytes: bytes.to_vec(), is_page, encoding, max_bytes: 100_000 };
    let outcome = input.article().map(|article| {
        let mut options = Options::default();
        options.sections = "sentences,quotes".parse().expect("sections");
        let report = Analyzer::new(options).analyze(&article);
        assert!(report.text.is_some() || article.text.as_bytes() == bytes || bytes.starts_with(b"\xEF\xBB\xBF"));
        checks::report(&report, &[&article.text]);
        report
    });
    checks::page(format("jsonl").expect("a format"), &outcome, &Style::default());
});
