//! How fast sentences are found, beside the crates that do the same, and whether time stays in proportion to length.
//!
//! `cargo bench --bench sentences`. With `ONRECORD_NEWS` naming a JSONL file its articles are read too.

mod measure;

use std::fmt;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use onrecord::render;
use onrecord::{Analyzer, Article, Options, Outcome, Section};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

/// Articles to be split, one after the other.
struct News {
    name: &'static str,
    articles: Vec<String>,
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The articles of `tests/gold`, and those of the file that `ONRECORD_NEWS` names.
static NEWS: LazyLock<Vec<News>> = LazyLock::new(|| {
    let gold = News { name: "gold", articles: measure::gold().into_iter().cycle().take(900).collect() };
    let named = measure::news().map(|articles| News { name: "news", articles });
    [gold].into_iter().chain(named).collect()
});

/// What `--sections sentences` asks for.
fn analyzer() -> Analyzer {
    let mut options = Options::default();
    options.sections = [Section::Sentences].into_iter().collect();
    Analyzer::new(options)
}

/// Reads every article, and says how many bytes they have.
fn each<'n, T>(bencher: Bencher, news: &'n News, mut split: impl FnMut(&'n str) -> T) {
    let bytes: usize = news.articles.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &news.articles {
            black_box(split(article));
        }
    });
}

/// The sentences of each article: the peers give slices, onrecord a report that owns its strings.
#[divan::bench_group(sample_count = 30, sample_size = 1)]
mod peers {
    use super::*;

    #[divan::bench(args = NEWS.iter())]
    fn onrecord(bencher: Bencher, news: &News) {
        let mut analyzer = analyzer();
        each(bencher, news, |text| analyzer.analyze(&Article::from(text)));
    }

    /// With the language told and the JSONL line written, as `onrecord -s sentences -f jsonl` does.
    #[divan::bench(args = NEWS.iter())]
    fn onrecord_to_jsonl(bencher: Bencher, news: &News) {
        let mut analyzer = analyzer();
        let jsonl = render::format("jsonl").expect("the format is built in");
        let mut page = Vec::new();
        each(bencher, news, |text| {
            let outcome: Outcome = Ok(analyzer.analyze(&Article::from(text)));
            page.clear();
            jsonl.write(&mut page, &outcome, &render::Style::default());
            page.len()
        });
    }

    #[divan::bench(args = NEWS.iter())]
    fn sentencex(bencher: Bencher, news: &News) {
        each(bencher, news, |text| ::sentencex::segment("en", text));
    }

    #[divan::bench(args = NEWS.iter())]
    fn unicode_sentences(bencher: Bencher, news: &News) {
        each(bencher, news, |text| text.unicode_sentences().collect::<Vec<_>>());
    }
}

/// Texts that cost more than their length allows if a look is not bounded.
const SHAPES: &[(&str, &str)] = &[
    ("stops after a letter", "a. "),
    ("quotation marks", "“"),
    ("dots", "..."),
    ("titles", "Mr. "),
    ("line ends", "\n"),
    ("lines", "a\n"),
    ("straight marks", "\" "),
    ("closers", ".)"),
    ("list items", "1. "),
    ("one word", "a"),
];

/// A text of one shape and length.
struct Grown {
    name: &'static str,
    text: String,
}

impl fmt::Display for Grown {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}, {} KB", self.name, self.text.len() / 1000)
    }
}

/// Plain news and each shape, at 10 KB, 1 MB and 10 MB.
static GROWN: LazyLock<Vec<Grown>> = LazyLock::new(|| {
    let news = measure::gold().join("\n\n") + "\n\n";
    let shapes = SHAPES.iter().copied().chain([("news", news.as_str())]);
    let sizes = |(name, unit): (&'static str, &str)| {
        [10_000, 1_000_000, 10_000_000].map(|size| Grown { name, text: unit.repeat(size / unit.len() + 1) })
    };
    shapes.flat_map(sizes).collect()
});

/// The speed of one shape must not fall as its text grows.
#[divan::bench(args = GROWN.iter(), sample_count = 5, sample_size = 1)]
fn growth(bencher: Bencher, grown: &Grown) {
    let mut analyzer = analyzer();
    let article = Article::from(grown.text.as_str());
    bencher.counter(BytesCount::of_str(&grown.text)).bench_local(|| analyzer.analyze(&article));
}
