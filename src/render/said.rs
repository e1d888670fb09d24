//! Which quotes are whose.

use crate::report::{Quote, Report, Speaker};

/// The quotes of a report under their speakers; empty where a section was not wanted.
#[derive(Clone, Copy)]
pub(super) struct Said<'r> {
    pub(super) speakers: &'r [Speaker],
    pub(super) quotes: &'r [Quote],
}

impl<'r> Said<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let speakers = report.speakers.as_deref().unwrap_or_default();
        Said { speakers, quotes: report.quotes.as_deref().unwrap_or_default() }
    }

    /// Those of a speaker.
    pub(super) fn by(self, speaker: &'r Speaker, wanted: fn(&Quote) -> bool) -> impl Iterator<Item = &'r Quote> {
        speaker.quotes.iter().filter_map(move |&index| self.quotes.get(index)).filter(move |quote| wanted(quote))
    }

    /// Those whose speaker is not known.
    pub(super) fn without_speaker(self, wanted: fn(&Quote) -> bool) -> impl Iterator<Item = &'r Quote> {
        self.quotes.iter().filter(move |quote| self.speaker(quote).is_none() && wanted(quote))
    }

    /// Whose a quote is.
    pub(super) fn speaker(self, quote: &Quote) -> Option<&'r Speaker> {
        self.speakers.get(quote.speaker.flatten()?)
    }
}
