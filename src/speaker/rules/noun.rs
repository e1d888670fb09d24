//! Attribution by a noun: labels, headlines, remarks, genitives.

use super::{Found, Scene};
use crate::lexicon::class::Class;
use crate::name::Kind;
use crate::name::phrase::{Head, Phrase};
use crate::quote::narration::At;

/// `NAME: “…”` at the start of a paragraph, with a role before the name or without: `Former mayor Ann Lee: “…”`.
pub(super) fn label(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let start = scene.frame.items.start;
    let opens = start == 0 || !n.same_paragraph(start - 1, start);
    let dash = (start..scene.at).rev().take(8).find(|&at| n.is(at, Class::DASH)).filter(|&dash| dash > start);
    let (start, opens) = dash.map_or((start, opens), |dash| (dash + 1, true));
    let colon = scene.at.checked_sub(1).filter(|&colon| opens && colon > start && n.is(colon, Class::COLON))?;
    let id = scene.reading.names.ending(colon)?;
    let name = scene.reading.names.get(id);
    let role = |at: At| n.is_plain(at) && !n.is(at, Class::VERB) || n.is_capital(at) || n.says(at, "of");
    let labels = !name.is_title() && name.items.start <= start + 6 && (start..name.items.start).all(role);
    let speaks = !matches!(name.kind, Kind::Place | Kind::Other);
    // OSLO: “We agree,” said Ann Lee.
    let tagged = scene.found_after().is_some();
    if labels && speaks && !tagged { Found::new(scene.reading.name_phrase(id), None) } else { None }
}

/// The first name of a headline before the quote.
pub(super) fn headline(scene: &Scene) -> Option<Found> {
    if !scene.frame.headline {
        return None;
    }
    let names = scene.reading.names;
    let before = (scene.frame.items.start..scene.at).filter_map(|at| names.starting(at));
    let id = before.into_iter().find(|&id| {
        let name = names.get(id);
        name.items.end <= scene.at && !name.is_title() && !matches!(name.kind, Kind::Place | Kind::Group)
    })?;
    Found::new(scene.reading.name_phrase(id), None)
}

/// `X’s remark that “…”`, `his warning: “…”`, `in the words of X, “…”`.
pub(super) fn remark(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let first = scene.frame.items.start;
    let near = (first..scene.at).rev().take(14).take_while(|&at| n.quote(at).is_none());
    for at in near {
        if n.says(at, "of") && at > first && (n.says(at - 1, "words") || n.says(at - 1, "view")) {
            return scene.reading.forward(at + 1, scene.at).and_then(|phrase| Found::new(phrase, at - 1));
        }
        if n.is(at, Class::REMARK) && !n.is_capital(at) {
            return owner(scene, at).and_then(|phrase| Found::new(phrase, at));
        }
    }
    None
}

/// Who owns the noun at an item: the name before a genitive, or whom `his` stands for.
fn owner(scene: &Scene, noun: At) -> Option<Phrase> {
    let n = scene.reading.narration;
    let first = scene.frame.items.start;
    let inside = |at: &At| (n.is_plain(*at) || n.is_capital(*at)) && !n.is(*at, Class::POSS.or(Class::DAY));
    let at = (first.max(noun.saturating_sub(4))..noun).rev().find(|at| !inside(at))?;
    if n.is(at, Class::POSSESSIVE) {
        let id = scene.reading.names.ending(at)?;
        return Some(scene.reading.name_phrase(id)).filter(|phrase| phrase.head != Head::Title);
    }
    if !n.says(at, "his") && !n.says(at, "her") {
        return None;
    }
    // Lee repeated her warning that “…”: the first name of the sentence, else whoever “her” stands for.
    let name = scene.reading.first_phrase(first, at);
    let named = name.filter(|phrase| scene.reading.kind(phrase).is_some_and(Kind::is_personal));
    Some(named.unwrap_or(Phrase { start: at, end: at + 1, head: Head::Pronoun, relative: None }))
}

/// `Russia’s “…”`.
pub(super) fn possessive(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let first = scene.frame.items.start;
    let plain = |at: &At| n.is_plain(*at) && !n.is(*at, Class::DET.or(Class::VERB));
    let at = (first..scene.at).rev().take(4).find(|at| !plain(at))?;
    let id = if n.is(at, Class::POSSESSIVE) { scene.reading.names.ending(at)? } else { return None };
    let phrase = scene.reading.name_phrase(id);
    // Lee branded the bank one of Norway’s “darkest places”: whoever names it so.
    let named = scene.cues.iter().any(|cue| cue.at < at && n.verb(cue.at).naming);
    if named || phrase.head == Head::Title { None } else { Found::new(phrase, None) }
}
