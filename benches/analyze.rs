//! How fast it is: whole reports, single sections, and the floor under both. Throughput is in bytes of the articles'
//! texts everywhere, so that the lines of one table compare.

#![allow(missing_docs, reason = "a benchmark")]

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::io::{BufReader, Cursor};
use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use foldhash::fast::RandomState;
use onrecord::{Analyzer, Article, Options, Outcome, batch, lines, record, render};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What hardly any work on words can do without: each word in lower case, counted for its article.
fn count_words(text: &str) -> usize {
    let mut counts: HashMap<String, u32, RandomState> = HashMap::default();
    for word in text.unicode_words() {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts.len()
}

/// Outcomes as the command prints them with `--format jsonl`.
fn page(outcomes: &mut dyn Iterator<Item = Outcome>) -> Vec<u8> {
    let format = render::format("jsonl").unwrap();
    let mut page = Vec::new();
    for outcome in outcomes {
        format.write(&mut page, &outcome.map_err(|failure| panic!("{failure}")), &render::Style::default());
    }
    page
}

/// One article by a thread that has read others before.
mod one_article {
    use super::*;

    const PATHS: [&str; 2] = ["examples/article.txt", "tests/gold/parliament.txt"];

    #[divan::bench(args = PATHS)]
    fn report(bencher: Bencher, path: &str) {
        let text = read(path);
        let article = Article::from(text.as_str());
        let mut analyzer = Analyzer::new(Options::default());
        let report = || page(&mut std::iter::once(Ok(analyzer.analyze(&article))));
        bencher.counter(BytesCount::of_str(&text)).bench_local(report);
    }

    #[divan::bench(args = PATHS)]
    fn floor(bencher: Bencher, path: &str) {
        let text = read(path);
        bencher.counter(BytesCount::of_str(&text)).bench_local(|| count_words(black_box(&text)));
    }
}

/// A thousand records, a line each, as the command works through them with `--input jsonl`.
#[divan::bench_group(sample_count = 15, sample_size = 1)]
mod thousand_records {
    use super::*;

    /// The labelled articles over and over under new ids, and how many bytes of text that is.
    fn records() -> (Arc<[u8]>, BytesCount) {
        let mut paths: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        paths.sort();
        let texts: Vec<_> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        let (mut records, mut bytes) = (String::new(), 0);
        for (id, text) in texts.iter().cycle().take(1000).enumerate() {
            records += &serde_json::json!({ "id": id, "text": text }).to_string();
            records.push('\n');
            bytes += text.len();
        }
        (records.into_bytes().into(), BytesCount::new(bytes))
    }

    /// Reports of these sections, through the reader and the writer of JSONL.
    fn analyze(records: &Arc<[u8]>, jobs: usize, options: &Options) -> usize {
        let input = BufReader::with_capacity(64 * 1024, Cursor::new(records.clone()));
        batch(lines("-", input, usize::MAX), jobs, options.clone(), page).map(|page| page.len()).sum()
    }

    #[divan::bench(args = [1, 2])]
    fn report(bencher: Bencher, jobs: usize) {
        let (records, bytes) = records();
        bencher.counter(bytes).bench(|| analyze(&records, jobs, &Options::default()));
    }

    #[divan::bench(args = ["sentences", "summary", "speakers,quotes", "tone", "keywords"])]
    fn section(bencher: Bencher, names: &str) {
        let (records, bytes) = records();
        let mut options = Options::default();
        options.sections = names.parse().unwrap();
        bencher.counter(bytes).bench(|| analyze(&records, 1, &options));
    }

    /// The reading of the JSON alone.
    #[divan::bench]
    fn read_alone(bencher: Bencher) {
        let (records, bytes) = records();
        let length = |line| record(line).unwrap().text.len();
        bencher.counter(bytes).bench(|| records.split_inclusive(|&byte| byte == b'\n').map(length).sum::<usize>());
    }

    #[divan::bench]
    fn floor(bencher: Bencher) {
        let (records, bytes) = records();
        let lines = records.split_inclusive(|&byte| byte == b'\n');
        let texts: Vec<_> = lines.map(|line| record(line).unwrap().text).collect();
        bencher.counter(bytes).bench(|| texts.iter().map(|text| count_words(text)).sum::<usize>());
    }
}
