//! Numbers as tables: a value a cell and no cell over two columns, so that they go into a spreadsheet as they are.

use maud::{Markup, Render, html};

use super::chart::percent;
use super::view::View;
use crate::report::{Quote, QuoteKind, Speaker, SpeakerKind, Tone};

/// A table under its caption.
pub(super) fn table(caption: &str, columns: &[&str], rows: impl Iterator<Item = Vec<Markup>>) -> Markup {
    html! {
        // The keyboard must reach what only scrolling shows.
        div.table tabindex="0" role="group" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody { @for row in rows { tr { @for cell in row { (cell) } } } }
            }
        }
    }
}

pub(super) fn head(content: impl Render) -> Markup {
    html! { th scope="row" dir="auto" { (content) } }
}

pub(super) fn words(content: impl Render) -> Markup {
    html! { td dir="auto" { (content) } }
}

pub(super) fn number(content: impl Render) -> Markup {
    html! { td.number { (content) } }
}

/// Score and label; both empty where nothing was measured.
fn tone(tone: Option<&Tone>) -> [Markup; 2] {
    let measured = tone.filter(|tone| tone.hits > 0);
    let said = if tone.is_some() { "no tone words" } else { "not measured" };
    [
        number(measured.map(|tone| score(tone.score)).unwrap_or_default()),
        words(measured.map_or(said, |tone| tone.label)),
    ]
}

/// -0.20
pub(super) fn score(score: f64) -> String {
    // Adding zero turns -0 into 0.
    format!("{:.2}", (score * 100.0).round() / 100.0 + 0.0)
}

fn or_nothing(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// Who speaks, in numbers.
pub(super) fn speakers(view: View) -> Markup {
    let words_of_all: usize = view.said.speakers.iter().map(|speaker| speaker.words).sum();
    let has_tone = view.said.speakers.iter().any(|speaker| speaker.tone.is_some());
    let row = |(index, speaker): (usize, &Speaker)| {
        let mut row = vec![
            head(index + 1),
            words(&speaker.name),
            words(kind(speaker.kind)),
            words(or_nothing(&speaker.role)),
            words(or_nothing(&speaker.country)),
            words(if speaker.leader { "leader" } else { "" }),
            number(speaker.quotes.len()),
            number(speaker.words),
            number(percent(speaker.words, words_of_all)),
        ];
        row.extend(speaker.tone.as_ref().map(|of| tone(of.as_ref())).into_iter().flatten());
        row
    };
    let columns = ["No.", "Speaker", "Kind", "Role", "Country", "Leader", "Quotes", "Words", "Share", "Tone", "Label"];
    let columns = if has_tone { &columns[..] } else { &columns[..9] };
    html! {
        @if view.said.speakers.is_empty() { p { "No speaker was found." } }
        @else { (table("Speakers in numbers", columns, view.said.speakers.iter().enumerate().map(row))) }
    }
}

/// All quotes, out of the way until somebody wants to copy them.
pub(super) fn quotes(view: View) -> Markup {
    let row = |(index, quote): (usize, &Quote)| {
        let speaker = view.said.speaker(quote);
        let text = &quote.passage.text;
        let said = if quote.kind == QuoteKind::Indirect { text.clone() } else { format!("“{text}”") };
        let hearer = quote.addressee.as_ref().map(|to| to.name.as_ref().unwrap_or(&to.passage.text));
        let [score, label] = tone(quote.tone.as_ref().and_then(|tone| tone.as_ref()));
        vec![
            head(index + 1),
            words(speaker.map_or("", |speaker| &speaker.name)),
            words(speaker.map_or("", |speaker| or_nothing(&speaker.role))),
            words(speaker.map_or("", |speaker| or_nothing(&speaker.country))),
            words(said),
            words(manner(quote.kind)),
            words(hearer.map_or("", |hearer| hearer)),
            number(quote.confidence.map(|confidence| format!("{confidence:.2}")).unwrap_or_default()),
            score,
            label,
        ]
    };
    let columns = ["No.", "Speaker", "Role", "Country", "Quote", "Kind", "To", "Confidence", "Tone", "Label"];
    html! {
        details {
            summary { "The quotes as a table, to copy" }
            (table("Quotes", &columns, view.said.quotes.iter().enumerate().map(row)))
        }
    }
}

fn kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
    }
}

fn manner(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}
