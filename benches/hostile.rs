//! Whether time is in proportion to size: what a byte of each hostile shape costs beside a byte of plain news.
//!
//! `cargo bench --bench hostile [-- BYTES]`, ten million if not said; ends with an error if one costs five times as much.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark")]

mod measure;
#[path = "../tests/shapes/mod.rs"]
mod shapes;

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use onrecord::render::{Style, format};
use onrecord::{Analyzer, Article, Options};

/// A byte may cost so much more than one of plain news.
const TIMES: f64 = 5.0;

fn main() -> ExitCode {
    // What cargo adds is no number.
    let bytes = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(10_000_000);
    let news = nanoseconds(&measure::gold());
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

/// Of a whole report as JSONL: the fastest of the runs that fit into a moment.
fn nanoseconds(texts: &[String]) -> f64 {
    let format = format("jsonl").unwrap();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut analyzer = Analyzer::new(Options::default());
    let mut best = f64::INFINITY;
    let all = Instant::now();
    while best.is_infinite() || all.elapsed().as_millis() < 500 {
        let before = worked(all);
        for text in texts {
            let mut page = Vec::new();
            format.write(&mut page, &Ok(analyzer.analyze(&Article::from(text.as_str()))), &Style::default());
        }
        best = best.min((worked(all) - before) as f64 / bytes as f64);
    }
    best
}

/// Nanoseconds that this thread has worked, where the system tells: other work of the machine is not among them.
fn worked(since: Instant) -> u64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat");
    let told = told.ok().and_then(|stat| stat.split(' ').next()?.parse().ok());
    told.unwrap_or_else(|| since.elapsed().as_nanos().try_into().unwrap_or(u64::MAX))
}
