//! For people: 80 columns, legible in any terminal and when it is read aloud.

mod said;

use super::visible;
use crate::error::Outcome;
use crate::report::{Counts, Keyword, Parts, Report, Source, Term, Tone, Warning};
use said::Said;

/// A report in sections, each under its heading; a failure on one line.
pub(super) fn write(out: &mut Vec<u8>, outcome: &Outcome) {
    let text = match outcome {
        Ok(report) => whole(report),
        Err(failure) => format!("Not reported: {}\n", visible(&failure.to_string())),
    };
    out.extend_from_slice(text.as_bytes());
}

fn whole(report: &Report) -> String {
    let mut page = Page::default();
    head(&mut page, report);
    if let Some(summary) = &report.summary {
        page.heading("Summary");
        page.none_if(summary.sentences.is_empty(), "No sentence was found.");
        for sentence in &summary.sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
            page.item(6, &sentence.parts.as_ref().map(|made| parts(sentence.score, made)).unwrap_or_default());
        }
    }
    Said::new(report).write(&mut page);
    said::mentioned(&mut page, report.mentioned.as_deref().unwrap_or_default());
    if let Some(keywords) = &report.keywords {
        page.heading("Keywords");
        page.none_if(keywords.is_empty(), "No keyword was found.");
        page.item(2, &joined(keywords.iter().map(keyword), ", "));
    }
    if let Some(tone) = &report.tone {
        page.heading("Tone of the text");
        page.item(2, &text_tone(tone.as_ref()));
        let terms = tone.as_ref().and_then(|tone| tone.terms.as_deref());
        page.item(6, &terms.map(toned).unwrap_or_default());
    }
    if let Some(sentences) = &report.sentences {
        page.heading("Sentences");
        page.none_if(sentences.is_empty(), "No sentence was found.");
        for sentence in sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
        }
    }
    if let Some(text) = &report.text {
        page.heading("Text");
        text.lines().for_each(|line| page.item(2, line));
    }
    if !report.warnings.is_empty() {
        page.heading("Notes");
        report.warnings.iter().for_each(|warning| page.item(2, &note(warning)));
    }
    page.text
}

/// Lines of at most 80 columns.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    const WIDTH: usize = 80;

    fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        self.item(0, heading);
    }

    /// A paragraph at an indent; its further lines hang two columns to the right of the first.
    fn item(&mut self, indent: usize, text: &str) {
        let text = visible(text);
        if text.is_empty() {
            return;
        }
        let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
        let options = textwrap::Options::new(Self::WIDTH).initial_indent(&first).subsequent_indent(&next);
        self.text.push_str(&textwrap::fill(&text, options));
        self.text.push('\n');
    }

    /// Nothing is silently empty.
    fn none_if(&mut self, empty: bool, message: &str) {
        if empty {
            self.item(2, message);
        }
    }
}

/// What is read, in a line or two.
fn head(page: &mut Page, report: &Report) {
    let id = report.id.as_ref().map(ToString::to_string);
    let digest = report.articles.as_deref();
    let several = || digest.map(|articles| format!("Digest of {}", count(articles.len(), "article")));
    let title = report.title.clone().or_else(several);
    page.item(0, title.as_deref().or(id.as_deref()).unwrap_or("Report"));
    let named = title.is_some().then_some(id).flatten();
    let language = format!("language {}", report.lang);
    let facts = [named, report.date.clone(), Some(language), Some(counts(&report.counts))];
    page.item(0, &joined(facts.into_iter().flatten(), ", "));
    for (index, article) in digest.unwrap_or_default().iter().enumerate() {
        page.item(2, &of_article(Some(index), &source(article)));
    }
}

fn counts(counts: &Counts) -> String {
    let words = counts.words.map(|words| count(words, "word"));
    let mut parts: Vec<String> = words.into_iter().chain([count(counts.sentences, "sentence")]).collect();
    if let Some(quotes) = counts.quotes {
        let kinds = [(quotes.direct, "direct"), (quotes.mixed, "mixed"), (quotes.indirect, "indirect")];
        let kinds = joined(kinds.map(|(n, kind)| format!("{n} {kind}")).into_iter(), ", ");
        let all = quotes.direct + quotes.mixed + quotes.indirect;
        parts.push(format!("{} ({kinds})", count(all, "quote")));
    }
    joined(parts.into_iter(), ", ")
}

fn source(article: &Source) -> String {
    let id = article.id.as_ref().map(ToString::to_string);
    let name = [article.title.clone(), id, article.date.clone()];
    let name = joined(name.into_iter().flatten(), ", ");
    if name.is_empty() { "without title or id".to_owned() } else { name }
}

/// toned: promise +0.45, not a lie -0.80 → +0.12 (negated)
fn toned(terms: &[Term]) -> String {
    let term = |term: &Term| {
        let why = if term.why.is_empty() { String::new() } else { format!(" ({})", term.why.join(", ")) };
        let score = if term.score == term.valence { String::new() } else { format!(" → {:+.2}", term.score) };
        format!("{} {:+.2}{score}{why}", term.passage.text, term.valence)
    };
    let terms = joined(terms.iter().map(term), "; ");
    if terms.is_empty() { terms } else { format!("toned: {terms}") }
}

/// score 0.91: centrality 0.80, position 0.21, cues -0.10
fn parts(score: f64, parts: &Parts) -> String {
    let Parts { centrality, position, cues, query } = parts;
    let query = query.map(|query| format!(", query {query:.2}")).unwrap_or_default();
    format!("score {score:.2}: centrality {centrality:.2}, position {position:.2}, cues {cues:.2}{query}")
}

fn text_tone(tone: Option<&Tone>) -> String {
    match tone {
        None => "Not measured.".to_owned(),
        Some(tone) if tone.hits == 0 => "No tone word was found.".to_owned(),
        Some(tone) => format!("{}, from {}", measure(tone), count(tone.hits, "term")),
    }
}

/// cordial (+0.31)
fn measure(tone: &Tone) -> String {
    // Adding zero turns -0 into 0.
    let score = (tone.score * 100.0).round() / 100.0 + 0.0;
    format!("{} ({score:+.2})", tone.label)
}

fn keyword(keyword: &Keyword) -> String {
    match keyword.count {
        1 => keyword.text.clone(),
        n => format!("{} ({n})", keyword.text),
    }
}

fn note(warning: &Warning) -> String {
    let place = warning.start.map(|start| format!(" (byte {start})")).unwrap_or_default();
    of_article(warning.article, &format!("{}{place}", warning.message))
}

/// In a digest, the number of the article before what is of it; people count from 1.
fn of_article(article: Option<usize>, text: &str) -> String {
    match article {
        Some(index) => format!("[{}] {text}", index + 1),
        None => text.to_owned(),
    }
}

/// 1 word, 2 words
fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn joined<S: AsRef<str>>(parts: impl Iterator<Item = S>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}
