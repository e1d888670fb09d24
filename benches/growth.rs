//! Whether time stays in proportion to length: the time of a byte in one article of 1 KB to 10 MB, for the whole report
//! and for each ranker. `cargo bench --bench growth`.

#![allow(missing_docs, reason = "a benchmark")]
#![allow(clippy::print_stdout, reason = "it prints its table")]

mod measure;

use std::hint::black_box;

use measure::{Pass, best};
use onrecord::{Analyzer, Article, METHODS, Options};

const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// A pass reads so many bytes at least, so that short articles are not lost in the clock's noise.
const PASS: usize = 1_000_000;

fn main() {
    let gold = measure::gold().join("\n\n") + "\n\n";
    println!("\nns a byte, by the length of the article\n");
    println!("| | 1 KB | 10 KB | 100 KB | 1 MB | 10 MB | most to least |\n|---|--:|--:|--:|--:|--:|--:|");
    row("whole report, news", &Options::default(), |size| gold.repeat(size / gold.len() + 1));
    row("whole report, all sentences different", &Options::default(), different);
    for method in &METHODS {
        let mut options = Options::default();
        options.sections = "summary".parse().unwrap_or_default();
        options.method = method;
        row(&format!("summary by {}, all sentences different", method.name), &options, different);
    }
}

/// Prints the time of a byte at each size.
fn row(name: &str, options: &Options, text: impl Fn(usize) -> String) {
    let cut = |size: usize| {
        let mut text = text(size);
        text.truncate(text.floor_char_boundary(size));
        text
    };
    let texts = SIZES.map(cut);
    let mut passes: Vec<Pass> = texts.iter().map(|text| reading(text, options)).collect();
    let times = best(&mut passes, 3);
    let read = |text: &String| (text.len() * repeats(text)) as f64;
    let costs: Vec<f64> = times.iter().zip(&texts).map(|(time, text)| time * 1e9 / read(text)).collect();
    let most = costs.iter().copied().fold(0.0, f64::max) / costs.iter().copied().fold(f64::INFINITY, f64::min);
    let cells: String = costs.iter().map(|cost| format!("{cost:.0} | ")).collect();
    println!("| {name} | {cells}{most:.1} |");
}

fn repeats(text: &str) -> usize {
    (PASS / text.len()).max(1)
}

/// Reads a text as often as fills a pass, by a thread that has read it before.
fn reading<'t>(text: &'t str, options: &Options) -> Pass<'t> {
    let mut analyzer = Analyzer::new(options.clone());
    let article = Article::from(text);
    Pass::new("", move || {
        for _ in 0..repeats(text) {
            black_box(analyzer.analyze(&article));
        }
    })
}

/// Syllables of the words below.
const STARTS: [&str; 12] = ["bren", "hol", "mar", "ter", "lin", "dor", "vas", "kel", "sund", "nor", "ash", "tarn"];
const ENDS: [&str; 10] = ["er", "ing", "ed", "ish", "ous", "ment", "ton", "ward", "ly", "s"];

/// So many bytes of sentences of made-up words, frequent and rare ones, with small words between. The same at each run.
fn different(size: usize) -> String {
    let mut state = 7u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let mut text = String::new();
    while text.len() < size {
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
