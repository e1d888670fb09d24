//! Who said what: quotes under their speakers, what is reported, and who is only named.

use super::Page;
use crate::render::said::Said;
use crate::render::visible;
use crate::render::words::{
    description, explanation, facts, is_indirect, is_verbatim, leader, of_article, particulars, toned,
};
use crate::report::{Mentioned, Quote, Report};

/// Quotes under their speakers.
pub(super) struct Voices<'r> {
    report: &'r Report,
    said: Said<'r>,
}

impl<'r> Voices<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        Voices { report, said: Said::of(report) }
    }

    pub(super) fn write(&self, page: &mut Page) {
        let (speakers, quotes) = (&self.report.speakers, &self.report.quotes);
        if speakers.is_some() || quotes.is_some() {
            page.heading("Who said what");
            page.none_if(speakers.as_ref().is_some_and(Vec::is_empty), "No speaker was found.");
            page.none_if(quotes.as_ref().is_some_and(Vec::is_empty), "No quote was found.");
            self.verbatim(page);
        }
        let unknown: Vec<_> = self.said.without_speaker(is_verbatim).collect();
        if !unknown.is_empty() {
            page.heading("Quotes without a known speaker");
            unknown.into_iter().for_each(|quote| self.quote(page, 2, quote));
        }
        if self.said.quotes.iter().any(is_indirect) {
            page.heading("Also reported, not verbatim");
            self.indirect(page);
        }
    }

    fn verbatim(&self, page: &mut Page) {
        let none = !self.said.quotes.is_empty() && !self.said.quotes.iter().any(is_verbatim);
        page.none_if(none, "No words are quoted verbatim.");
        for speaker in self.said.speakers {
            let quotes: Vec<_> = self.said.by(speaker, is_verbatim).collect();
            // Without the section of quotes the speakers stand alone.
            if quotes.is_empty() && self.report.quotes.is_some() {
                continue;
            }
            page.item(2, &description(speaker));
            page.item(4, &particulars(speaker));
            quotes.into_iter().for_each(|quote| self.quote(page, 4, quote));
        }
    }

    fn indirect(&self, page: &mut Page) {
        for speaker in self.said.speakers {
            let mut quotes = self.said.by(speaker, is_indirect).peekable();
            if quotes.peek().is_some() {
                page.item(2, &description(speaker));
            }
            quotes.for_each(|quote| self.quote(page, 4, quote));
        }
        let mut unknown = self.said.without_speaker(is_indirect).peekable();
        if unknown.peek().is_some() {
            page.item(2, "Without a known speaker");
        }
        unknown.for_each(|quote| self.quote(page, 4, quote));
    }

    /// The words, and under them what is known of them.
    fn quote(&self, page: &mut Page, indent: usize, quote: &Quote) {
        let text = visible(&quote.passage.text);
        let text = if is_verbatim(quote) { format!("“{text}”") } else { text.into_owned() };
        page.item(indent, &of_article(quote.article, &text));
        page.item(indent + 4, &facts(quote, self.said.speaker(quote)));
        page.item(indent + 4, &quote.explain.as_ref().map(explanation).unwrap_or_default());
        let terms = quote.tone.as_ref().and_then(|tone| tone.as_ref()?.terms.as_deref());
        let terms = terms.filter(|_| page.style.explain);
        page.item(indent + 4, &terms.map(toned).unwrap_or_default());
    }
}

/// Leaders of whom nothing is quoted.
pub(super) fn mentioned(page: &mut Page, mentioned: &[Mentioned]) {
    if mentioned.is_empty() {
        return;
    }
    page.heading("Named, not quoted");
    mentioned.iter().for_each(|named| page.item(2, &leader(named)));
}
