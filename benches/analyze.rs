//! How fast it is: the whole report and each section, beside the least that work on words costs and beside other
//! crates, all in one run, as the ratios are what counts. MB/s are of the articles' text everywhere.
//!
//! `cargo bench --bench analyze`. With `ONRECORD_NEWS` naming a JSONL file its articles are read too.

#![allow(missing_docs, reason = "a benchmark")]
#![allow(clippy::print_stdout, reason = "it prints its table")]

mod measure;

use std::hint::black_box;
use std::io::{BufReader, Cursor};
use std::sync::Arc;

use measure::{Pass, best};
use onrecord::render::{self, Style};
use onrecord::{Options, Outcome, batch, lines, record};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;
use vader_sentimental::SentimentIntensityAnalyzer;

/// Each pass runs so often.
const ROUNDS: usize = 15;

fn main() {
    let gold = measure::gold();
    table("articles of tests/gold over and over", &gold.iter().cycle().take(900).cloned().collect::<Vec<_>>());
    if let Some(news) = measure::news() {
        table("articles of ONRECORD_NEWS, each once, with a vocabulary that is new in each round", &news);
    }
}

/// Texts to be read, and the same as a JSONL input.
struct News<'t> {
    texts: &'t [String],
    records: Arc<[u8]>,
}

/// Prints the speed of each pass over some texts.
fn table(name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let line = |(id, text): (usize, &String)| serde_json::json!({ "id": id, "text": text }).to_string() + "\n";
    let records = texts.iter().enumerate().map(line).collect::<String>().into_bytes().into();
    let news = News { texts, records };
    let mut passes = passes(&news);
    let times = best(&mut passes, ROUNDS);
    println!("\n{} {name}, {:.1} MB, the best of {ROUNDS} rounds\n", texts.len(), bytes as f64 / 1e6);
    println!("| | MB/s | of the floor |\n|---|--:|--:|");
    for (pass, time) in passes.iter().zip(&times) {
        println!("| {} | {:.1} | {:.2} |", pass.name, bytes as f64 / time / 1e6, times[0] / time);
    }
    let time =
        |name: &str| passes.iter().zip(&times).find(|(pass, _)| pass.name == name).map_or(0.0, |(_, time)| *time);
    println!("\n| aim | at least | is |\n|---|--:|--:|");
    for (aim, least, one, other) in AIMS {
        println!("| {aim} | {least} | {:.2} |", time(one) / time(other));
    }
}

/// What is aimed at: how many times as fast the second pass named is to be as the first.
const AIMS: [(&str, f64, &str, &str); 4] = [
    ("the whole report, of the floor", 0.33, FLOOR, REPORT),
    ("the whole report, of VADER's tone alone", 1.5, VADER, REPORT),
    ("sentences, of sentencex", 1.0, SENTENCEX, "sentences"),
    ("two threads, of one", 1.85, REPORT, "whole report, 2 threads"),
];
const FLOOR: &str = "floor: each word in small letters, counted for its article";
const REPORT: &str = "whole report, 1 thread";
const VADER: &str = "vader-sentimental: tone alone";
const SENTENCEX: &str = "sentencex: sentences alone";

/// All that is timed, the floor first.
fn passes<'n>(news: &'n News) -> Vec<Pass<'n>> {
    let mut passes = floors(news.texts);
    passes.extend(peers(news.texts));
    passes.push(Pass::new("reading the JSON", move || {
        let length = |line: &[u8]| record(line).map_or(0, |article| article.text.len());
        black_box(news.records.split_inclusive(|&byte| byte == b'\n').map(length).sum::<usize>());
    }));
    for sections in ["sentences", "summary", "keywords", "tone", "speakers,quotes"] {
        let mut options = Options::default();
        options.sections = sections.parse().unwrap_or_default();
        passes.push(Pass::new(sections, move || report(&news.records, 1, &options)));
    }
    for jobs in [1, 2, 4, 8].into_iter().filter(|&jobs| jobs <= cores().max(2)) {
        let name = format!("whole report, {jobs} thread{}", if jobs == 1 { "" } else { "s" });
        passes.push(Pass::new(name, move || report(&news.records, jobs, &Options::default())));
    }
    passes
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Reports of a JSONL input, through the reader, the batch and the writer that the command uses.
fn report(records: &Arc<[u8]>, jobs: usize, options: &Options) {
    let page = |outcomes: &mut dyn Iterator<Item = Outcome>| {
        let format = render::format("jsonl").expect("the format is built in");
        let mut page = Vec::new();
        for outcome in outcomes {
            format.write(&mut page, &outcome.map_err(|failure| panic!("{failure}")), &Style::default());
        }
        page.len()
    };
    let input = BufReader::with_capacity(64 * 1024, Cursor::new(records.clone()));
    black_box(batch(lines("-", input, usize::MAX), jobs, options.clone(), page).sum::<usize>());
}

/// Counts the words of a text in small letters, in the form that is made of each.
fn count(text: &str, counts: &mut FxHashMap<String, u32>, mut form: impl FnMut(String) -> String) {
    text.unicode_words().for_each(|word| *counts.entry(form(word.to_lowercase())).or_default() += 1);
}

/// Counts the words of each text by itself.
fn count_each(texts: &[String], mut form: impl FnMut(String) -> String) {
    for text in texts {
        let mut counts = FxHashMap::default();
        count(text, &mut counts, &mut form);
        black_box(counts);
    }
}

/// What work on words costs at least: each word in small letters, counted for its article, with its stem or without.
fn floors(texts: &[String]) -> Vec<Pass<'_>> {
    let stemmer = || Stemmer::create(Algorithm::English);
    vec![
        Pass::new(FLOOR, move || count_each(texts, |word| word)),
        Pass::new("the same, each word stemmed", move || {
            let stemmer = stemmer();
            count_each(texts, |word| stemmer.stem(&word).into_owned());
        }),
        Pass::new("the same, each distinct word of an article stemmed once", move || {
            let stemmer = stemmer();
            for text in texts {
                let (mut words, mut stems) = (FxHashMap::default(), FxHashMap::<String, u32>::default());
                count(text, &mut words, |word| word);
                words.iter().for_each(|(word, n)| *stems.entry(stemmer.stem(word).into_owned()).or_default() += n);
                black_box(stems);
            }
        }),
        Pass::new("the same, stems kept across articles", move || {
            let (stemmer, mut known) = (stemmer(), FxHashMap::<String, String>::default());
            count_each(texts, |word| match known.get(&word) {
                Some(stem) => stem.clone(),
                None => known.entry(word).or_insert_with_key(|word| stemmer.stem(word).into_owned()).clone(),
            });
        }),
    ]
}

/// Crates that do a part of it.
fn peers(texts: &[String]) -> Vec<Pass<'_>> {
    fn each<'t, T>(texts: &'t [String], mut read: impl FnMut(&'t str) -> T) {
        for text in texts {
            black_box(read(text));
        }
    }
    let vader = SentimentIntensityAnalyzer::new();
    vec![
        Pass::new(SENTENCEX, move || each(texts, |text| sentencex::segment("en", text))),
        Pass::new("whatlang: language alone", move || each(texts, whatlang::detect)),
        Pass::new(VADER, move || each(texts, |text| vader.polarity_scores(text))),
    ]
}
