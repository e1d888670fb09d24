//! Who said what: quotes under their speakers, what is reported, and who is only named.

use super::page::{FRIENDLY, HARSH, Look, PLAIN, Page, STRONG};
use super::quoted::{about, is_among_others, words};
use crate::render::said::Said;
use crate::render::words::{description, is_indirect, is_verbatim, leader, particulars};
use crate::report::{Mentioned, Quote, Report, Speaker, Tone};

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
        // Quotes alone have headings of their own.
        if speakers.is_some() || quotes.as_ref().is_some_and(Vec::is_empty) {
            page.heading("Who said what");
            page.none_if(speakers.as_ref().is_some_and(Vec::is_empty), "No speaker was found.");
            page.none_if(quotes.as_ref().is_some_and(Vec::is_empty), "No quote was found.");
            self.verbatim(page);
        }
        let unknown: Vec<_> = self.said.without_speaker(is_verbatim).collect();
        if !unknown.is_empty() {
            page.heading("Quotes without a known speaker");
            self.list(page, 2, &unknown);
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
            name(page, speaker);
            let tone = speaker.tone.as_ref().and_then(Option::as_ref);
            let (look, bar) = tone.map_or((PLAIN, String::new()), |tone| (look(tone), bar(tone.score) + " "));
            page.line(4, &[(look, &bar), (PLAIN, &particulars(speaker))]);
            self.list(page, 4, &quotes);
        }
    }

    fn indirect(&self, page: &mut Page) {
        for speaker in self.said.speakers {
            let quotes: Vec<_> = self.said.by(speaker, is_indirect).collect();
            if quotes.is_empty() {
                continue;
            }
            // Who has stood above is known by now.
            match self.said.by(speaker, is_verbatim).next() {
                Some(_) => page.line(2, &[(STRONG, &speaker.name)]),
                None => name(page, speaker),
            }
            self.list(page, 4, &quotes);
        }
        let unknown: Vec<_> = self.said.without_speaker(is_indirect).collect();
        if !unknown.is_empty() {
            page.item(2, "Without a known speaker");
        }
        self.list(page, 4, &unknown);
    }

    /// Each quote with what is known of it under it; fragments of one sentence stand in it together.
    fn list(&self, page: &mut Page, indent: usize, quotes: &[&Quote]) {
        for together in quotes.chunk_by(|one, next| one.context.is_some() && one.context == next.context) {
            words(page, indent, together, self.report.offsets);
            let named = together.iter().any(|quote| is_among_others(quote, self.report.offsets));
            for quote in together {
                about(page, indent + 4, quote, self.said.speaker(quote), named);
            }
        }
    }
}

fn name(page: &mut Page, speaker: &Speaker) {
    let description = description(speaker);
    let (name, rest) = description.split_at(speaker.name.len());
    page.line(2, &[(STRONG, name), (PLAIN, rest)]);
}

/// A tone at a glance: five columns to the left of the middle for -1, five to the right for 1.
fn bar(score: f64) -> String {
    const HALF: usize = 5;
    let halves = (score.abs() * 2.0 * HALF as f64).round() as usize;
    let full = "█".repeat(halves / 2);
    let empty = "·".repeat(HALF.saturating_sub(halves.div_ceil(2)));
    let half = |sign| if halves % 2 == 1 { sign } else { "" };
    let nothing = "·".repeat(HALF);
    if score < 0.0 {
        format!("{empty}{}{full}│{nothing}", half("▐"))
    } else {
        format!("{nothing}│{full}{}{empty}", half("▌"))
    }
}

fn look(tone: &Tone) -> Look {
    match tone.label {
        "neutral" => PLAIN,
        _ if tone.score < 0.0 => HARSH,
        _ => FRIENDLY,
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

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn bars() {
        for (score, shown) in [
            (0.0, "·····│·····"),
            (0.04, "·····│·····"),
            (0.05, "·····│▌····"),
            (0.31, "·····│█▌···"),
            (-0.2, "····█│·····"),
            (-0.55, "··███│·····"),
            (1.0, "·····│█████"),
            (-1.0, "█████│·····"),
        ] {
            assert_eq!(bar(score), shown, "{score}");
        }
    }
}
