//! For people: legible in any terminal and when it is read aloud.

mod page;
mod quoted;
mod said;

use super::Style;
use crate::error::Outcome;
use crate::render::words::*;
use crate::report::Report;
use page::{FAINT, HARSH, PLAIN, Page, STRONG};
use said::Voices;

/// A report in sections, each under its heading; a failure on one line.
pub(super) fn write(out: &mut Vec<u8>, outcome: &Outcome, style: &Style) {
    let text = match outcome {
        Ok(report) => whole(report, style),
        Err(failure) => {
            let mut page = Page::new(style);
            page.line(0, &[(HARSH, "Not reported: "), (PLAIN, &failure.to_string())]);
            page.text
        }
    };
    out.extend_from_slice(text.as_bytes());
}

fn whole(report: &Report, style: &Style) -> String {
    let mut page = Page::new(style);
    head(&mut page, report);
    if let Some(summary) = &report.summary {
        page.heading("Summary");
        page.none_if(summary.sentences.is_empty(), "No sentence was found.");
        for sentence in &summary.sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
            let made = sentence.parts.as_ref().map(|made| parts(sentence.score, made));
            page.line(6, &[(FAINT, &made.unwrap_or_default())]);
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
        page.line(6, &[(FAINT, &terms.map(toned).unwrap_or_default())]);
    }
    if let Some(sentences) = &report.sentences {
        page.heading("Sentences");
        page.none_if(sentences.is_empty(), "No sentence was found.");
        for sentence in sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
        }
    }
    if style.text {
        texts(&mut page, report);
    }
    if !report.warnings.is_empty() {
        page.heading("Notes");
        report.warnings.iter().for_each(|warning| page.item(2, &note(warning)));
    }
    page.text
}

/// The article, or those of a digest.
fn texts(page: &mut Page, report: &Report) {
    let sources = report.articles.iter().flatten().enumerate();
    let sources = sources.filter_map(|(index, source)| Some((Some(index), source.text.as_ref()?)));
    for (number, (article, text)) in report.text.iter().map(|text| (None, text)).chain(sources).enumerate() {
        if number == 0 {
            page.heading("Text");
        }
        text.lines().for_each(|line| page.item(2, &of_article(article, line)));
    }
}

/// What is read, in a line or two.
fn head(page: &mut Page, report: &Report) {
    page.line(0, &[(STRONG, &title(report))]);
    page.line(0, &[(FAINT, &about(report, ", "))]);
    for (index, article) in report.articles.iter().flatten().enumerate() {
        page.item(2, &of_article(Some(index), &source(article)));
    }
}
