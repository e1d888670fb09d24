//! Whether time stays in proportion to length: the time of a byte in one article of 1 KB to 10 MB, for the whole report
//! and for each ranker. `cargo bench --bench growth`.

#![allow(missing_docs, reason = "a benchmark")]
#![allow(clippy::print_stdout, reason = "it prints its table")]

mod measure;

use std::hint::black_box;

use measure::{Pass, best};
use onrecord::{Analyzer, Article, METHODS, Options};

const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// A pass reads so many bytes at least: short articles are many, of the same text as the long ones, so that it is their
/// length alone that differs.
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
    let texts = SIZES.map(|size| text(size.max(PASS)));
    let articles: Vec<Vec<&str>> = texts.iter().zip(SIZES).map(|(text, size)| cut(text, size)).collect();
    let mut passes: Vec<Pass> = articles.iter().map(|articles| reading(articles, options)).collect();
    let times = best(&mut passes, 3);
    let read = |articles: &Vec<&str>| articles.iter().map(|article| article.len()).sum::<usize>() as f64;
    let costs: Vec<f64> = times.iter().zip(&articles).map(|(time, articles)| time * 1e9 / read(articles)).collect();
    let most = costs.iter().copied().fold(0.0, f64::max) / costs.iter().copied().fold(f64::INFINITY, f64::min);
    let cells: String = costs.iter().map(|cost| format!("{cost:.0} | ")).collect();
    println!("| {name} | {cells}{most:.1} |");
}

/// A text as articles of so many bytes or a little less, each up to the end of a line.
fn cut(mut text: &str, size: usize) -> Vec<&str> {
    let mut articles = Vec::new();
    while !text.is_empty() {
        let most = text.floor_char_boundary(size);
        let end = if most < text.len() { text[..most].rfind('\n').map_or(most, |line| line + 1) } else { most };
        let (article, rest) = text.split_at(end);
        articles.push(article);
        text = rest;
    }
    articles
}

/// Reads some articles by a thread that has read them before.
fn reading<'t>(articles: &[&'t str], options: &Options) -> Pass<'t> {
    let mut analyzer = Analyzer::new(options.clone());
    let articles: Vec<Article> = articles.iter().map(|&text| Article::from(text)).collect();
    Pass::new("", move || {
        for article in &articles {
            black_box(analyzer.analyze(article));
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
