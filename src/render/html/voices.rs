//! Who said what.

use maud::{Markup, html};

use super::table;
use super::view::{View, confidence, facts};
use crate::render::words::{description, explanation, is_indirect, is_verbatim, joined, known, particulars, toned};
use crate::report::Quote;

/// Quotes under their speakers, then those of nobody known, then what is only reported.
pub(super) fn quotes(view: View) -> Markup {
    let (speakers, quotes) = (&view.report.speakers, &view.report.quotes);
    let has = |wanted: fn(&Quote) -> bool| view.said.quotes.iter().any(wanted);
    html! {
        @if speakers.is_some() || quotes.is_some() {
            section.voices {
                (view.heading(1, "Who said what"))
                @if speakers.as_ref().is_some_and(Vec::is_empty) { p { "No speaker was found." } }
                @if quotes.as_ref().is_some_and(Vec::is_empty) { p { "No quote was found." } }
                @else if quotes.is_some() && !has(is_verbatim) { p { "No words are quoted verbatim." } }
                (by_speaker(view, is_verbatim, true))
                (unknown(view, is_verbatim))
                @if quotes.is_some() && has(is_verbatim) { (table::quotes(view)) }
            }
        }
        @if has(is_indirect) {
            section.voices {
                (view.heading(1, "Also reported, not verbatim"))
                (by_speaker(view, is_indirect, false))
                (unknown(view, is_indirect))
            }
        }
    }
}

fn by_speaker(view: View, wanted: fn(&Quote) -> bool, in_detail: bool) -> Markup {
    // Without the section of quotes the speakers stand alone.
    let alone = in_detail && view.report.quotes.is_none();
    html! {
        @for (index, speaker) in view.said.speakers.iter().enumerate() {
            @let quotes = chosen(view, speaker.quotes.iter().copied(), wanted);
            @if alone || !quotes.is_empty() {
                div class={"speaker " (View::tint(Some(index)))} {
                    (view.heading(2, html! { (number(Some(index))) " " bdi { (description(speaker)) } }))
                    @if in_detail { (facts(&particulars(speaker))) }
                    (list(view, &quotes))
                }
            }
        }
    }
}

fn unknown(view: View, wanted: fn(&Quote) -> bool) -> Markup {
    let is_unknown = |quote: &Quote| view.said.speaker(quote).is_none() && wanted(quote);
    let quotes = chosen(view, 0..view.said.quotes.len(), is_unknown);
    html! {
        @if !quotes.is_empty() {
            div class={"speaker " (View::tint(None))} {
                // Without the section of speakers nobody is known.
                @if view.report.speakers.is_some() {
                    (view.heading(2, html! { (number(None)) " Without a known speaker" }))
                }
                (list(view, &quotes))
            }
        }
    }
}

fn number(speaker: Option<usize>) -> Markup {
    html! { span.number { (View::mark(speaker)) } }
}

/// Some of the quotes, each with its index.
fn chosen<'r>(
    view: View<'r>,
    indexes: impl Iterator<Item = usize>,
    wanted: impl Fn(&Quote) -> bool,
) -> Vec<(usize, &'r Quote)> {
    let quotes = indexes.filter_map(|index| Some((index, view.said.quotes.get(index)?)));
    quotes.filter(|(_, quote)| wanted(quote)).collect()
}

fn list(view: View, quotes: &[(usize, &Quote)]) -> Markup {
    html! { ul.quotes { @for &(index, quote) in quotes { (one(view, index, quote)) } } }
}

/// The words, and under them what is known of them.
fn one(view: View, index: usize, quote: &Quote) -> Markup {
    let speaker = view.said.speaker(quote);
    let terms = quote.tone.as_ref().and_then(|tone| tone.as_ref()?.terms.as_deref()).filter(|_| view.style.explain);
    let sure = quote.confidence.map(confidence);
    html! {
        li id=(view.id("quote", index)) {
            (view.source(quote.article)) (view.quote(quote))
            @if view.text(quote.article).is_some() {
                " "
                a.place href={"#" (view.id("place", index))} aria-label={"Quote " (index + 1) " in the article"} {
                    "in the article"
                }
            }
            div id=(view.id("known", index)) {
                (facts(&joined([Some(known(quote, speaker)), sure].into_iter().flatten(), "; ")))
                (facts(&quote.explain.as_ref().map(explanation).unwrap_or_default()))
                (facts(&terms.map(toned).unwrap_or_default()))
            }
        }
    }
}
