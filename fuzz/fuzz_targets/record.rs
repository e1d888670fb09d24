//! Any bytes as JSONL, in buffers of any size, on one thread and on two.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use std::io::{BufReader, Cursor};

use libfuzzer_sys::fuzz_target;
use onrecord::render::{Style, format};
use onrecord::{Options, Outcome, Section, batch, lines};

/// Small, so that some lines are longer.
const MAX_BYTES: usize = 300;

/// What the command prints with `--format jsonl --sections sentences,text`.
fn printed(input: Vec<u8>, buffer: usize, jobs: usize) -> Vec<Vec<u8>> {
    let format = format("jsonl").expect("a format");
    let answer = move |outcomes: &mut dyn Iterator<Item = Outcome>| -> Vec<Vec<u8>> {
        let page = |outcome| {
            let page = checks::page(format, &outcome, &Style::default());
            if let Ok(report) = outcome {
                let text = report.text.clone().expect("the text");
                checks::report(&report, &[&text]);
            }
            page
        };
        outcomes.map(page).collect()
    };
    let mut options = Options::default();
    options.sections = [Section::Sentences, Section::Text].into_iter().collect();
    let input = BufReader::with_capacity(buffer, Cursor::new(input));
    batch(lines("-", input, MAX_BYTES), jobs, options, answer).flatten().collect()
}

// The last byte says how; before it stands the input, so that every file of records is a seed.
fuzz_target!(|bytes: &[u8]| {
    let (&how, input) = bytes.split_last().unwrap_or((&0, bytes));
    let marked = input.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(input);
    let count = marked.split_inclusive(|&byte| byte == b'\n').count();
    let whole = printed(input.to_vec(), input.len().max(1), 1);
    assert_eq!(whole.len(), count, "one answer for each line");
    let pieces = printed(input.to_vec(), usize::from(how) + 1, 1 + usize::from(how) % 2);
    assert_eq!(whole, pieces, "neither the buffer nor the number of threads shows");
});
