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
use onrecord::{Analyzer, Article, Input, Options, Outcome};

/// A byte may cost so much more than one of plain news.
const TIMES: f64 = 5.0;

/// A byte of a page may: its tree is built as browsers do, who look through all that is open. Tables in each other's
/// cells, a hundred deep, cost 13 times plain news on one day and 24 on another.
const TIMES_OF_PAGE: f64 = 30.0;

fn main() -> ExitCode {
    // What cargo adds is no number.
    let bytes = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(10_000_000);
    let mut analyzer = Analyzer::new(Options::default());
    let news = nanoseconds(&measure::gold(), |text| print(&Ok(analyzer.analyze(&Article::from(text)))));
    println!("{:<48}{news:>9.0} ns a byte", "plain news");
    let tell = |name: &str, each: f64, times: f64| {
        let mark = if each > times * news { "  too slow" } else { "" };
        println!("{name:<48}{each:>9.0} {:>9.2} times{mark}", each / news);
        usize::from(each > times * news)
    };
    let mut slow = 0;
    for (name, make) in shapes::SHAPES {
        let mut analyzer = Analyzer::new(Options::default());
        slow +=
            tell(name, nanoseconds(&[make(bytes)], |text| print(&Ok(analyzer.analyze(&Article::from(text))))), TIMES);
    }
    for (name, make) in shapes::PAGES {
        slow +=
            tell(&format!("page: {name}"), nanoseconds(&[make(bytes)], |text| print(&of_page(text))), TIMES_OF_PAGE);
    }
    let count = shapes::SHAPES.len() + shapes::PAGES.len();
    println!("{slow} of {count} shapes cost more than {TIMES} times plain news, or {TIMES_OF_PAGE} if a page");
    ExitCode::from(u8::from(slow > 0))
}

fn of_page(html: &str) -> Outcome {
    let encoding = "utf-8".parse().unwrap();
    let input = Input { name: String::new(), bytes: html.into(), is_page: true, encoding, max_bytes: usize::MAX };
    let article = input.article()?;
    Ok(Analyzer::new(Options::default()).analyze(&article))
}

fn print(outcome: &Outcome) {
    format("jsonl").unwrap().write(&mut Vec::new(), outcome, &Style::default());
}

/// Of a whole report as JSONL: the fastest of the runs that fit into a moment.
fn nanoseconds(texts: &[String], mut report: impl FnMut(&str)) -> f64 {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut best = f64::INFINITY;
    let all = Instant::now();
    while best.is_infinite() || all.elapsed().as_millis() < 500 {
        let before = worked(all);
        texts.iter().for_each(|text| report(text));
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
