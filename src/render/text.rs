//! For people: legible in any terminal and when it is read aloud.

mod said;

use std::ops::RangeInclusive;

use super::{Style, visible};
use crate::error::Outcome;
use crate::render::words::*;
use crate::report::Report;
use said::Voices;

/// A report in sections, each under its heading; a failure on one line.
pub(super) fn write(out: &mut Vec<u8>, outcome: &Outcome, style: &Style) {
    let text = match outcome {
        Ok(report) => whole(report, style),
        Err(failure) => format!("Not reported: {}\n", visible(&failure.to_string())),
    };
    out.extend_from_slice(text.as_bytes());
}

fn whole(report: &Report, style: &Style) -> String {
    let mut page = Page { style, text: String::new() };
    head(&mut page, report);
    if let Some(summary) = &report.summary {
        page.heading("Summary");
        page.none_if(summary.sentences.is_empty(), "No sentence was found.");
        for sentence in &summary.sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
            page.item(6, &sentence.parts.as_ref().map(|made| parts(sentence.score, made)).unwrap_or_default());
        }
    }
    Voices::new(report).write(&mut page);
    said::mentioned(&mut page, report.mentioned.as_deref().unwrap_or_default());
    if let Some(keywords) = &report.keywords {
        page.heading("Keywords");
        page.none_if(keywords.is_empty(), "No keyword was found.");
        page.item(2, &joined(keywords.iter().map(keyword), ", "));
    }
    if let Some(tone) = &report.tone {
        page.heading("Tone of the text");
        page.item(2, &text_tone(tone.as_ref()));
        let terms = tone.as_ref().and_then(|tone| tone.terms.as_deref()).filter(|_| style.explain);
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

/// Lines of at most the style's columns.
struct Page<'s> {
    style: &'s Style,
    text: String,
}

impl Page<'_> {
    /// Fewer columns leave no room for words behind an indent; longer lines are hard to read.
    const WIDTHS: RangeInclusive<usize> = 30..=120;

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
        let width = self.style.width.clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end());
        let options = textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&next);
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
