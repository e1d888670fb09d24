//! A quote: its words as the article has them, and what is known of it.

use std::ops::Range;

use super::page::{FAINT, Look, PLAIN, Page, STRONG};
use crate::render::words::{explanation, facts, in_place, is_verbatim, number_of_article, place, reasons, toned};
use crate::report::{Offsets, Quote, Speaker};

/// The words of a quote, or of all fragments of a sentence, marked in it.
pub(super) fn words(page: &mut Page, indent: usize, quotes: &[&Quote], offsets: Offsets) {
    let Some(first) = quotes.first() else { return };
    let article = number_of_article(first.article);
    let places = first.context.as_ref().and_then(|context| {
        let places: Option<Vec<_>> = quotes.iter().map(|quote| place(context, &quote.passage, offsets)).collect();
        Some((&*context.text, places?))
    });
    match places {
        Some((sentence, places)) => {
            let mut pieces: Vec<(Look, &str)> = vec![(PLAIN, &article)];
            pieces.extend(marked(sentence, &places));
            page.line(indent, &pieces);
        }
        None => quotes.iter().for_each(|quote| {
            let (open, close) = if is_verbatim(quote) { ("“", "”") } else { ("", "") };
            let before = if quote.continues.is_some() { "… " } else { "" };
            page.item(indent, &format!("{article}{before}{open}{}{close}", quote.passage.text.trim()));
        }),
    }
}

/// A sentence with the words at some places standing out; their quotation marks do it where there is no colour.
fn marked<'s>(sentence: &'s str, places: &[Range<usize>]) -> Vec<(Look, &'s str)> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for place in places {
        let start = place.start.max(end);
        pieces.push((PLAIN, &sentence[end..start]));
        pieces.push((STRONG, &sentence[start..place.end.max(start)]));
        end = place.end.max(start);
    }
    pieces.push((PLAIN, &sentence[end..]));
    pieces
}

/// Whether the sentence of a fragment has other words in marks too: only colour would tell which ones are meant.
pub(super) fn is_among_others(quote: &Quote, offsets: Offsets) -> bool {
    let [before, _, after] = in_place(quote, offsets);
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»');
    before.chars().rev().skip(1).any(is_mark) || after.chars().skip(1).any(is_mark)
}

/// What is known of a quote; `named` where it must be told from others of its sentence.
pub(super) fn about(page: &mut Page, indent: usize, quote: &Quote, speaker: Option<&Speaker>, named: bool) {
    let which = if named { format!("“{}”: ", quote.passage.text) } else { String::new() };
    let tone = quote.tone.as_ref().and_then(Option::as_ref);
    let explain = page.style.explain;
    let why = tone.filter(|_| !explain).map(reasons).unwrap_or_default();
    page.line(indent, &[(FAINT, &format!("{which}{}{why}", facts(quote, speaker)))]);
    page.line(indent, &[(FAINT, &quote.explain.as_ref().map(explanation).unwrap_or_default())]);
    let terms = tone.and_then(|tone| tone.terms.as_deref()).filter(|_| explain);
    page.line(indent, &[(FAINT, &terms.map(toned).unwrap_or_default())]);
}
