//! Who said what.

use super::escape::{escaped, piece};
use super::page::Page;
use crate::render::said::Said;
use crate::render::words::{
    description, explanation, in_place, is_guess, is_indirect, is_verbatim, joined, known, measure, number_of_article,
    particulars, toned,
};
use crate::report::{Quote, Report, Speaker};

/// Who speaks in numbers, then quotes under their speakers, those of nobody known, and what is only reported.
pub(super) fn said(page: &mut Page, report: &Report) {
    let (speakers, quotes) = (&report.speakers, &report.quotes);
    let has = |wanted: fn(&Quote) -> bool| quotes.iter().flatten().any(wanted);
    if speakers.is_some() || quotes.is_some() {
        page.heading(2, "Who said what");
        page.none_if(speakers.as_ref().is_some_and(Vec::is_empty), "No speaker was found.");
        page.none_if(quotes.as_ref().is_some_and(Vec::is_empty), "No quote was found.");
        page.none_if(
            quotes.as_ref().is_some_and(|all| !all.is_empty()) && !has(is_verbatim),
            "No words are quoted verbatim.",
        );
        if let Some(speakers) = speakers.as_deref().filter(|speakers| !speakers.is_empty()) {
            let columns = ["Speaker", "Role", "Country", "Quotes", "Words", "Tone"];
            let has_tone = speakers.iter().any(|speaker| speaker.tone.is_some());
            page.table(&columns[..if has_tone { 6 } else { 5 }], speakers.iter().map(row));
        }
        quoted(page, report, is_verbatim);
    }
    if has(is_indirect) {
        page.heading(2, "Also reported, not verbatim");
        quoted(page, report, is_indirect);
    }
}

fn row(speaker: &Speaker) -> Vec<String> {
    let tone = speaker.tone.as_ref().map(|tone| match tone {
        None => "not measured".to_owned(),
        Some(tone) if tone.hits == 0 => "no tone words".to_owned(),
        Some(tone) => measure(tone),
    });
    let named = [Some(&speaker.name), speaker.role.as_ref(), speaker.country.as_ref()];
    let numbers = [speaker.quotes.len(), speaker.words].map(|number| number.to_string());
    named.map(|name| name.cloned().unwrap_or_default()).into_iter().chain(numbers).chain(tone).collect()
}

fn quoted(page: &mut Page, report: &Report, wanted: fn(&Quote) -> bool) {
    let said = Said::of(report);
    for speaker in said.speakers {
        let quotes: Vec<_> = said.by(speaker, wanted).collect();
        if !quotes.is_empty() {
            page.heading(3, &description(speaker));
        }
        if quotes.iter().any(|quote| is_verbatim(quote)) {
            page.paragraph(&particulars(speaker));
        }
        quotes.into_iter().for_each(|quote| quotation(page, report, quote, Some(speaker)));
    }
    let unknown: Vec<_> = said.without_speaker(wanted).collect();
    if !unknown.is_empty() && report.speakers.is_some() {
        page.heading(3, "Without a known speaker");
    }
    unknown.into_iter().for_each(|quote| quotation(page, report, quote, None));
}

/// The words, a fragment in its sentence, and under them what is known of them.
fn quotation(page: &mut Page, report: &Report, quote: &Quote, speaker: Option<&Speaker>) {
    let [before, words, after] = in_place(quote, report.offsets);
    let marked = if quote.context.is_some() { "**" } else { "" };
    let text = format!(
        "{}{}{marked}{}{marked}{}",
        escaped(&number_of_article(quote.article)),
        piece(before),
        escaped(words),
        piece(after)
    );
    let name = speaker.filter(|_| !is_guess(quote)).map(|speaker| speaker.name.as_str());
    let terms = quote.tone.as_ref().and_then(|tone| tone.as_ref()?.terms.as_deref());
    let known = [
        joined([name.unwrap_or_default(), &known(quote, speaker)].into_iter(), "; "),
        quote.explain.as_ref().map(explanation).unwrap_or_default(),
        terms.filter(|_| page.explain).map(toned).unwrap_or_default(),
    ];
    let known = known.iter().filter(|known| !known.is_empty());
    let known = known.map(|known| format!("\n>\n> — {}", escaped(known)));
    page.block(&format!("> {text}{}", joined(known, "")));
}
