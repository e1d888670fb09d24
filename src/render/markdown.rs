//! For documents and issue trackers: CommonMark with tables, legible as it stands.

mod escape;
mod page;
mod said;

use super::Style;
use super::paragraph::paragraphs;
use super::words::*;
use crate::error::Outcome;
use crate::report::{KeySentence, Report};
use escape::escaped;
use page::Page;
use said::said;

/// A report in sections, each under its heading; a failure on one line.
pub(super) fn write(out: &mut Vec<u8>, outcome: &Outcome, style: &Style) {
    let text = match outcome {
        Ok(report) => whole(report, style),
        Err(failure) => format!("**Not reported:** {}\n", escaped(&failure.to_string())),
    };
    out.extend_from_slice(text.as_bytes());
}

fn whole(report: &Report, style: &Style) -> String {
    let mut page = Page::new(&title(report), style.explain);
    page.paragraph(&about(report, " · "));
    page.list("1.", report.articles.iter().flatten().map(source));
    if let Some(summary) = &report.summary {
        page.heading(2, "Summary");
        page.none_if(summary.sentences.is_empty(), "No sentence was found.");
        page.list("-", summary.sentences.iter().map(key_sentence));
    }
    said(&mut page, report);
    if let Some(mentioned) = report.mentioned.as_deref().filter(|mentioned| !mentioned.is_empty()) {
        page.heading(2, "Named, not quoted");
        page.list("-", mentioned.iter().map(leader));
    }
    if let Some(keywords) = &report.keywords {
        page.heading(2, "Keywords");
        page.none_if(keywords.is_empty(), "No keyword was found.");
        page.paragraph(&joined(keywords.iter().map(keyword), ", "));
    }
    if let Some(tone) = &report.tone {
        page.heading(2, "Tone of the text");
        page.paragraph(&text_tone(tone.as_ref()));
        let terms = tone.as_ref().and_then(|tone| tone.terms.as_deref()).filter(|_| style.explain);
        page.paragraph(&terms.map(toned).unwrap_or_default());
    }
    if let Some(sentences) = &report.sentences {
        page.heading(2, "Sentences");
        page.none_if(sentences.is_empty(), "No sentence was found.");
        page.list("1.", sentences.iter().map(|sentence| of_article(sentence.article, &sentence.passage.text)));
    }
    if style.text {
        texts(&mut page, report);
    }
    if !report.warnings.is_empty() {
        page.heading(2, "Notes");
        page.list("-", report.warnings.iter().map(note));
    }
    page.text
}

/// The article, or those of a digest.
fn texts(page: &mut Page, report: &Report) {
    if let Some(text) = &report.text {
        page.heading(2, "Text");
        paragraphs(text).into_iter().for_each(|paragraph| page.paragraph(&text[paragraph]));
    }
    for (index, source) in report.articles.iter().flatten().enumerate() {
        if let Some(text) = &source.text {
            page.heading(2, &format!("Text of article {}", index + 1));
            paragraphs(text).into_iter().for_each(|paragraph| page.paragraph(&text[paragraph]));
        }
    }
}

fn key_sentence(sentence: &KeySentence) -> String {
    let made = sentence.parts.as_ref().map(|made| format!(" ({})", parts(sentence.score, made)));
    of_article(sentence.article, &sentence.passage.text) + &made.unwrap_or_default()
}
