//! Time of each ranker on a short and on a long text: it grows with the text, not with its square.

#![allow(missing_docs, reason = "a benchmark")]

use divan::Bencher;
use divan::counter::BytesCount;
use onrecord::{Analyzer, Article, METHODS, Options, Sections};

fn main() {
    divan::main();
}

/// Syllables of the words below.
const STARTS: [&str; 12] = ["bren", "hol", "mar", "ter", "lin", "dor", "vas", "kel", "sund", "nor", "ash", "tarn"];
const ENDS: [&str; 10] = ["er", "ing", "ed", "ish", "ous", "ment", "ton", "ward", "ly", "s"];

/// So many sentences of made-up words, frequent and rare ones, with small words between. The same at each run.
fn text(sentences: usize) -> String {
    let mut state = 7u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let mut text = String::new();
    for _ in 0..sentences {
        text.push_str("The ");
        for at in 0..8 + next(12) {
            // One word in four is rare.
            let variety = if next(4) == 0 { 12 } else { 3 };
            for part in [&STARTS[next(variety)], &STARTS[next(variety)], &ENDS[next(variety.min(10))]] {
                text.push_str(part);
            }
            text.push_str(if at % 3 == 2 { " of the " } else { " " });
        }
        text.push_str("was said.\n\n");
    }
    text
}

fn names() -> impl Iterator<Item = &'static str> {
    METHODS.iter().map(|method| method.name)
}

fn summarise(bencher: Bencher, name: &str, text: &str) {
    let mut options = Options::default();
    options.sections = "summary".parse::<Sections>().unwrap_or_default();
    options.method = onrecord::method(name).unwrap_or(&METHODS[0]);
    let mut analyzer = Analyzer::new(options);
    let article = Article::from(text);
    bencher.counter(BytesCount::of_str(text)).bench_local(|| analyzer.analyze(&article));
}

/// A report of a thousand sentences.
#[divan::bench(args = names(), max_time = 2)]
fn thousand_sentences(bencher: Bencher, method: &str) {
    summarise(bencher, method, &text(1000));
}

/// Ten megabytes.
#[divan::bench(args = names(), sample_count = 5)]
fn ten_megabytes(bencher: Bencher, method: &str) {
    let sentence = text(1000).len() / 1000;
    summarise(bencher, method, &text(10_000_000 / sentence));
}
