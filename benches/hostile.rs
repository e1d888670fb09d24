//! Whether time is in proportion to size: what a byte of each hostile shape costs beside a byte of plain news.
//!
//! `cargo bench --bench hostile [-- BYTES]`, ten million if not said; ends with an error if one costs five times as much.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark")]

#[path = "../tests/shapes/mod.rs"]
mod shapes;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use onrecord::render::{Style, format};
use onrecord::{Analyzer, Article, Options};

/// A byte may cost so much more than one of plain news.
const TIMES: f64 = 5.0;

fn main() -> ExitCode {
    // What cargo adds is no number.
    let bytes = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(10_000_000);
    let news = nanoseconds(&news());
    println!("{:<44}{news:>9.0} ns a byte", "plain news");
    let mut slow = 0;
    for (name, make) in shapes::SHAPES {
        let each = nanoseconds(&[make(bytes)]);
        let mark = if each > TIMES * news { "  too slow" } else { "" };
        println!("{name:<44}{each:>9.0} {:>9.2} times{mark}", each / news);
        slow += usize::from(each > TIMES * news);
    }
    println!("{slow} of {} shapes cost more than {TIMES} times plain news", shapes::SHAPES.len());
    ExitCode::from(u8::from(slow > 0))
}

/// The labelled articles.
fn news() -> Vec<String> {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Of a whole report as JSONL: the fastest of the runs that fit into a moment.
fn nanoseconds(texts: &[String]) -> f64 {
    let format = format("jsonl").unwrap();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut analyzer = Analyzer::new(Options::default());
    let mut best = f64::INFINITY;
    let all = Instant::now();
    while best.is_infinite() || all.elapsed().as_millis() < 500 {
        let run = Instant::now();
        for text in texts {
            let mut page = Vec::new();
            format.write(&mut page, &Ok(analyzer.analyze(&Article::from(text.as_str()))), &Style::default());
        }
        best = best.min(run.elapsed().as_nanos() as f64 / bytes as f64);
    }
    best
}
