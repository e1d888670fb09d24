//! Who said what: quotes under their speakers, what is reported, and who is only named.

use super::{Page, count, joined, measure, of_article, toned};
use crate::render::visible;
use crate::report::{Candidate, Explanation, Mentioned, Passage, Quote, QuoteKind, Report, Speaker, SpeakerKind, Tone};

/// Quotes under their speakers.
pub(super) struct Said<'r> {
    report: &'r Report,
    speakers: &'r [Speaker],
    quotes: &'r [Quote],
}

impl<'r> Said<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let speakers = report.speakers.as_deref().unwrap_or_default();
        Said { report, speakers, quotes: report.quotes.as_deref().unwrap_or_default() }
    }

    pub(super) fn write(&self, page: &mut Page) {
        let (speakers, quotes) = (&self.report.speakers, &self.report.quotes);
        if speakers.is_some() || quotes.is_some() {
            page.heading("Who said what");
            page.none_if(speakers.as_ref().is_some_and(Vec::is_empty), "No speaker was found.");
            page.none_if(quotes.as_ref().is_some_and(Vec::is_empty), "No quote was found.");
            self.verbatim(page);
        }
        let unknown: Vec<_> = self.without_speaker(is_verbatim).collect();
        if !unknown.is_empty() {
            page.heading("Quotes without a known speaker");
            unknown.into_iter().for_each(|quote| self.quote(page, 2, quote));
        }
        if self.quotes.iter().any(|quote| !is_verbatim(quote)) {
            page.heading("Also reported, not verbatim");
            self.indirect(page);
        }
    }

    fn verbatim(&self, page: &mut Page) {
        let none = !self.quotes.is_empty() && !self.quotes.iter().any(is_verbatim);
        page.none_if(none, "No words are quoted verbatim.");
        for speaker in self.speakers {
            let quotes: Vec<_> = self.by(speaker, is_verbatim).collect();
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
        let indirect = |quote: &Quote| !is_verbatim(quote);
        for speaker in self.speakers {
            let mut quotes = self.by(speaker, indirect).peekable();
            if quotes.peek().is_some() {
                page.item(2, &description(speaker));
            }
            quotes.for_each(|quote| self.quote(page, 4, quote));
        }
        let mut unknown = self.without_speaker(indirect).peekable();
        if unknown.peek().is_some() {
            page.item(2, "Without a known speaker");
        }
        unknown.for_each(|quote| self.quote(page, 4, quote));
    }

    fn by(&self, speaker: &'r Speaker, wanted: impl Fn(&Quote) -> bool) -> impl Iterator<Item = &'r Quote> {
        let quotes = self.quotes;
        speaker.quotes.iter().filter_map(|&index| quotes.get(index)).filter(move |quote| wanted(quote))
    }

    fn without_speaker(&self, wanted: impl Fn(&Quote) -> bool) -> impl Iterator<Item = &'r Quote> {
        self.quotes.iter().filter(move |quote| self.speaker(quote).is_none() && wanted(quote))
    }

    fn speaker(&self, quote: &Quote) -> Option<&'r Speaker> {
        self.speakers.get(quote.speaker.flatten()?)
    }

    /// The words, and under them what is known of them.
    fn quote(&self, page: &mut Page, indent: usize, quote: &Quote) {
        let text = visible(&quote.passage.text);
        let text = if is_verbatim(quote) { format!("“{text}”") } else { text.into_owned() };
        page.item(indent, &of_article(quote.article, &text));
        let speaker = self.speaker(quote);
        let guess = speaker.filter(|_| quote.confidence.is_some_and(|confidence| confidence < SURE));
        let facts = [
            guess.map(|speaker| format!("probably {}", speaker.name)),
            quote.mention.as_ref().filter(|_| speaker.is_none()).map(source_as_named),
            quote.addressee.as_ref().map(|to| format!("to {}", to.name.as_ref().unwrap_or(&to.passage.text))),
            also_in(quote),
            quote.tone.as_ref().map(|tone| words_tone(tone.as_ref())),
        ];
        page.item(indent + 4, &joined(facts.into_iter().flatten(), "; "));
        page.item(indent + 4, &quote.explain.as_ref().map(explanation).unwrap_or_default());
        let terms = quote.tone.as_ref().and_then(|tone| tone.as_ref()?.terms.as_deref());
        page.item(indent + 4, &terms.map(toned).unwrap_or_default());
    }
}

/// From this confidence on a name stands without “probably”.
const SURE: f64 = 0.7;

fn is_verbatim(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Indirect
}

fn source_as_named(mention: &Passage) -> String {
    format!("source: {}", mention.text)
}

/// also in articles 2, 3
fn also_in(quote: &Quote) -> Option<String> {
    let others = quote.sources.get(1..).filter(|others| !others.is_empty())?;
    let articles = if others.len() == 1 { "article" } else { "articles" };
    let numbers = joined(others.iter().map(|place| (place.article + 1).to_string()), ", ");
    Some(format!("also in {articles} {numbers}"))
}

/// Xi Jinping, President, China (leader)
fn description(speaker: &Speaker) -> String {
    let parts = [Some(&speaker.name), speaker.role.as_ref(), speaker.country.as_ref()];
    let kind = match speaker.kind {
        SpeakerKind::Person => None,
        SpeakerKind::Organisation => Some("organisation"),
        SpeakerKind::Group => Some("group"),
        SpeakerKind::Document => Some("document"),
    };
    let marks = joined(kind.into_iter().chain(speaker.leader.then_some("leader")), ", ");
    let name = joined(parts.into_iter().flatten(), ", ");
    if marks.is_empty() { name } else { format!("{name} ({marks})") }
}

fn particulars(speaker: &Speaker) -> String {
    let aliases = (!speaker.aliases.is_empty()).then(|| format!("also {}", joined(speaker.aliases.iter(), ", ")));
    let words = (speaker.words > 0).then(|| format!("{} quoted", count(speaker.words, "word")));
    let tone = speaker.tone.as_ref().map(|tone| words_tone(tone.as_ref()));
    let roles = joined(speaker.roles.iter().filter(|role| Some(*role) != speaker.role.as_ref()), ", ");
    let roles = (!roles.is_empty()).then(|| format!("elsewhere {roles}"));
    joined([tone, words, aliases, roles].into_iter().flatten(), "; ")
}

/// The tone of somebody's words.
fn words_tone(tone: Option<&Tone>) -> String {
    match tone {
        None => "tone not measured".to_owned(),
        Some(tone) if tone.hits == 0 => "no tone words".to_owned(),
        Some(tone) => format!("tone {}", measure(tone)),
    }
}

/// by “after: said X”; meant may be Ann Lee 2.10, a source without a name 0.40
fn explanation(explanation: &Explanation) -> String {
    let rule = explanation.rule.map(|rule| format!("by “{rule}”"));
    let candidate = |candidate: &Candidate| {
        format!("{} {:.2}", candidate.name.as_deref().unwrap_or("a source without a name"), candidate.score)
    };
    let candidates = joined(explanation.candidates.iter().map(candidate), ", ");
    let meant = (!candidates.is_empty()).then(|| format!("meant may be {candidates}"));
    joined(rule.into_iter().chain(meant), "; ")
}

/// Leaders of whom nothing is quoted.
pub(super) fn mentioned(page: &mut Page, mentioned: &[Mentioned]) {
    if mentioned.is_empty() {
        return;
    }
    page.heading("Named, not quoted");
    for leader in mentioned {
        let parts = [Some(&leader.name), leader.role.as_ref(), leader.country.as_ref()];
        let name = joined(parts.into_iter().flatten(), ", ");
        page.item(2, &format!("{name} ({})", count(leader.count, "time")));
    }
}
