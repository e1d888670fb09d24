//! Work counted instead of timed: a change that makes the program allocate more for an article fails here, on any
//! machine, however busy.

#![allow(missing_docs, reason = "a test")]

use std::fs;
use std::path::Path;

use allocation_counter::measure;
use onrecord::render::{self, Style};
use onrecord::{Analyzer, Article, Options};

/// The labelled articles.
fn gold() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Allocations for a KB of the articles, by a thread that knows their words, and the most bytes held at once for a byte
/// of one.
fn work(sections: &str) -> (f64, f64) {
    let texts = gold();
    let mut options = Options::default();
    options.sections = sections.parse().unwrap();
    let mut analyzer = Analyzer::new(options);
    let format = render::format("jsonl").unwrap();
    let mut page = Vec::with_capacity(1 << 20);
    let mut read = |text: &str| {
        page.clear();
        format.write(&mut page, &Ok(analyzer.analyze(&Article::from(text))), &Style::default());
    };
    texts.iter().for_each(|text| read(text));
    let kilobytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1000.0;
    let (mut count, mut share) = (0, 0.0_f64);
    for text in &texts {
        let info = measure(|| read(text));
        assert_eq!(info.count_current, 0, "something is kept of an article");
        count += info.count_total;
        share = share.max(info.bytes_max as f64 / text.len() as f64);
    }
    (count as f64 / kilobytes, share)
}

#[test]
fn allocations_stay_few() {
    // Sections; the most allocations for a KB of text, and the most bytes held at once for a byte of it.
    let bounds = [
        ("sentences", 19.0, 2.5),
        ("summary", 28.0, 34.0),
        ("keywords", 36.0, 38.0),
        ("tone", 11.0, 34.0),
        ("summary,keywords,tone,speakers,quotes", 115.0, 50.0),
    ];
    let mut wrong = Vec::new();
    for (sections, most, widest) in bounds {
        let (count, share) = work(sections);
        // A bound that is far off would see nothing.
        if !(most / 2.0..=most).contains(&count) || !(widest / 2.0..=widest).contains(&share) {
            wrong.push(format!("{sections}: {count:.1} allocations a KB, {share:.1} bytes a byte"));
        }
    }
    assert!(wrong.is_empty(), "not as bound, or far below:\n{}", wrong.join("\n"));
}
