//! What a stretch in marks is, once its attribution is known: a term or speech, a whole clause or a fragment, and whether
//! it goes on from the one before.

use std::ops::Range;

use super::rules::{Found, Scene, Trust};
use crate::document::Document;
use crate::lexicon::class::Class;
use crate::name::phrase::Reading;
use crate::quote::narration::At;

/// One or a few words in marks that no cue of the sentence governs: a term, not speech.
pub(super) fn is_term(scene: &Scene, trust: Option<Trust>) -> bool {
    let n = scene.reading.narration;
    let Some(marked) = n.quote(scene.at).map(|quote| &n.quotes[quote as usize]) else { return false };
    let words = n.document.count_words(marked.inner.clone());
    let last = marked.inner.end - 1;
    let stops = n.document.is(last, Class::STOP_MARK.or(Class::COMMA));
    let capitals = || marked.inner.clone().all(|token| n.document.spelling(token).starts_with(char::is_uppercase));
    match trust {
        None => words <= 4 || !marked.closed && words <= 6,
        Some(Trust::Sure) => false,
        Some(Trust::Weak) => !stops && (2..=4).contains(&words) && capitals(),
        Some(Trust::Guess) => !stops && (words <= 2 || words <= 4 && (capitals() || is_adjective(scene))),
    }
}

/// The “easy money” party: between an article and a noun words in marks are what somebody calls it.
fn is_adjective(scene: &Scene) -> bool {
    let n = scene.reading.narration;
    let frame = &scene.frame.items;
    let next = scene.at + 1;
    let led = scene.at > frame.start && n.is(scene.at - 1, Class::DET.or(Class::POSSESSIVE));
    led && next < frame.end && n.is_plain(next) && !n.is(next, Class::VERB) && !n.is_adverb(next)
}

/// `“A,” he said, “b.”`, and a paragraph that goes on from the one before.
pub(super) fn is_continued(scene: &Scene, found: Option<Found>) -> bool {
    let n = scene.reading.narration;
    let Some(previous) = scene.previous else { return false };
    let marked = n.quote(scene.at).is_some_and(|quote| n.quotes[quote as usize].continues);
    // “A,” he said, “b,” he added, “c.”: of the two cues one stands between the parts.
    let cues = [found.and_then(|found| found.cue), previous.cue];
    let between = cues.into_iter().flatten().any(|cue| (previous.place..scene.at).contains(&cue));
    let resumed = n.frame_number(previous.place) == n.frame_number(scene.at)
        && between
        && n.is(scene.at - 1, Class::COMMA)
        && n.document.is(previous.tokens.end - 1, Class::COMMA);
    marked || resumed
}

/// A whole clause or more: it opens its sentence, follows a comma or colon as a sentence does, begins with a capital and
/// ends with a stop, or has a subject and a verb of its own.
pub(super) fn is_direct(reading: &Reading, place: At, number: usize) -> bool {
    let n = reading.narration;
    let frame = &n.frame(place).items;
    let inner = &n.quotes[number].inner;
    let capital = n.document.spelling(inner.start).starts_with(char::is_uppercase);
    let stops = n.document.is(inner.end - 1, Class::STOP_MARK.or(Class::COMMA));
    // “Deeply flawed” is how Lee described it: a fragment may open the reporter's sentence.
    let is_subject = || !stops && place + 1 < frame.end && n.is(place + 1, Class::BE);
    let opens = place == frame.start && !is_subject();
    let led = || place > frame.start && n.is(place - 1, Class::COMMA.or(Class::COLON).or(Class::DASH));
    opens || (capital || stops) && led() || capital && stops || is_whole_clause(n.document, inner)
}

/// Whether words begin with a subject that an auxiliary follows, or with a pronoun: `no child should walk`, `we agree`.
fn is_whole_clause(document: &Document, words: &Range<u32>) -> bool {
    if document.is(words.start, Class::PRON) && !document.is(words.start, Class::REL) {
        return words.len() > 1;
    }
    const VERB: Class = Class::AUX.or(Class::BE);
    // “never met a tax she did not like”: the pronoun begins a clause inside of what is none.
    const INNER: Class = Class::REL.or(Class::SUBORD).or(Class::PRON).or(Class::IRREGULAR);
    let mut near = words.clone().take(8).take_while(|&token| !document.is(token, Class::PAUSE));
    let edge = near.find(|&token| document.is(token, VERB.or(INNER)));
    edge.is_some_and(|token| token > words.start && document.is(token, VERB) && !document.says(token, "to"))
}
