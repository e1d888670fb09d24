//! Bodies and documents that are described rather than named: they become speakers of their own when they speak.

use std::ops::Range;

use super::salience::MENTIONS;
use crate::lexicon::class::Class;
use crate::name::Kind;
use crate::name::cast::{Cast, EntityId};
use crate::name::phrase::{Phrase, Reading};
use crate::quote::narration::At;

/// Who speaks by a description that nobody of the cast bears: `the Cuban foreign ministry`, `Lee’s office`, `a report`.
///
/// `last` is who spoke last: a tweet or post is its author’s own voice, but an editorial is nobody’s who was named.
pub(crate) fn described(
    reading: &Reading,
    cast: &mut Cast,
    phrase: &Phrase,
    last: Option<EntityId>,
) -> Option<EntityId> {
    let n = reading.narration;
    let head = phrase.noun();
    if n.is(head, Class::DOCUMENT) {
        return document(reading, cast, phrase, last);
    }
    if !n.is(head, Class::BODY) && !n.says(head, "media") && !n.says(head, "ministers") {
        return None;
    }
    let shown = without_determiner(reading, phrase);
    let named = shown.clone().any(|at| reading.names.at(at).is_some());
    if !named || phrase.items().any(|at| reading.is_indefinite(at)) {
        return None;
    }
    Some(
        known(reading, cast, &shown)
            .unwrap_or_else(|| cast.add_described(n, shown, Kind::Organisation, n.word(head).fold)),
    )
}

fn document(reading: &Reading, cast: &mut Cast, phrase: &Phrase, last: Option<EntityId>) -> Option<EntityId> {
    let n = reading.narration;
    let head = phrase.noun();
    let joint = phrase.items().any(|at| n.says(at, "joint"));
    if n.is(head, Class::AUTHORED) && !joint && !reading.is_indefinite(phrase.start) {
        let owner = phrase.items().find_map(|at| reading.names.ending(at).filter(|_| n.is(at, Class::POSSESSIVE)));
        return owner.map_or(last, |id| cast.behind(id));
    }
    let noun = n.word(head).fold;
    let same = cast.with_noun(noun).iter().copied().take(MENTIONS).find(|&id| cast.get(id).kind == Kind::Document);
    let shown = without_determiner(reading, phrase);
    match same {
        Some(id) => cast.lengthen(n, id, shown),
        None => return Some(cast.add_described(n, shown, Kind::Document, noun)),
    }
    same
}

/// A body of the cast with the same words: one of the described ones may leave some out.
fn known(reading: &Reading, cast: &Cast, shown: &Range<At>) -> Option<EntityId> {
    let n = reading.narration;
    let words: Vec<u32> = shown.clone().filter(|&at| n.is_word(at)).map(|at| n.word(at).bare).collect();
    let within = |a: &[u32], b: &[u32]| a.iter().all(|word| b.contains(word));
    let last = n.word(shown.end - 1).fold;
    let described = cast
        .with_noun(last)
        .iter()
        .copied()
        .take(MENTIONS)
        .filter(|&id| cast.get(id).described)
        .find(|&id| within(&words, &cast.get(id).words) || within(&cast.get(id).words, &words));
    described.or_else(|| {
        cast.bodies_with(words[words.len() - 1]).find(|&id| {
            let entity = cast.get(id);
            entity.words.len() == words.len() && within(&words, &entity.words)
        })
    })
}

fn without_determiner(reading: &Reading, phrase: &Phrase) -> Range<At> {
    let n = reading.narration;
    let start = phrase.items().find(|&at| !n.is(at, Class::DET)).unwrap_or(phrase.start);
    start..phrase.end
}
