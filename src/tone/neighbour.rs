//! Rules that look at the term itself and the words right beside it.

use super::Kind;
use super::place::Place;
use super::sentence::{self, Sentence};
use crate::lexicon::class::Class;

/// Good abstract nouns often name the topic where others praise: a speech on “security” or “leadership”.
pub(super) fn is_topic(place: &Place) -> bool {
    place.term.kind == Kind::Word
}

/// “Utterly false” is more false than “false”.
pub(super) fn strengthened(place: &Place) -> Option<f32> {
    intensity(place, |intensity| intensity.max(0.0))
}

/// “Slightly unfair” is less unfair than “unfair”.
pub(super) fn weakened(place: &Place) -> Option<f32> {
    intensity(place, |intensity| intensity.min(0.0))
}

/// The product of one kind of intensity over the three words before; farther ones reach less.
fn intensity(place: &Place, kind: fn(f32) -> f32) -> Option<f32> {
    let word = |at| &place.document.word(at).facts;
    let near = place.before().zip([1.0, 0.9, 0.8]).take_while(|(near, _)| near.is_word);
    let factor = near.map(|(near, share)| 1.0 + kind(word(near.at).intensity) * share).product();
    (factor != 1.0).then_some(factor)
}

/// “A disaster”, “a great man”: a verdict rather than a topic.
pub(super) fn is_verdict(place: &Place) -> bool {
    place.says(place.previous(), &["a", "an"])
}

/// A bad word with an object is a deed: “destroyed the bridge”; “regret that” has none.
pub(super) fn acts_on(place: &Place) -> bool {
    !place.says(place.end(), &["that"])
}

/// “Is so bad”: said of somebody, not named by the way.
pub(super) fn is_predicate(place: &Place) -> bool {
    let mut near = place.before().take(3).take_while(|near| !near.class.any(Class::COMMA));
    near.any(|near| near.class.any(Class::TONE_BE) && !is_genitive(place, near.at))
}

/// The ending of “the party’s” is no “is”, that of “he’s” is.
fn is_genitive(place: &Place, at: u32) -> bool {
    place.class(at).any(Class::POSSESSIVE) && !place.class(at.wrapping_sub(1)).any(Class::PRON.or(Class::REL))
}

/// Harm that is over: “crime is down”, “the fighting has been halted”, “fears eased”.
pub(super) fn is_over(place: &Place) -> bool {
    let end = place.end();
    let links = (end..end + 4).take_while(|&at| place.class(at).any(Class::TONE_AUX.or(Class::TONE_BE))).count();
    place.class(end + links as u32).any(if links > 0 { Class::GONE } else { Class::GONE_ALONE })
}

/// Words that say that something is over.
pub(super) const ENDS: Class = Class::GONE.or(Class::GONE_ALONE);

/// Whether a sentence has such a word.
pub(super) fn has_end(sentence: &Sentence) -> bool {
    sentence.classes.any(ENDS)
}

/// A good word on a bad one is no praise: “tremendous havoc”, “a champion of lies”.
pub(super) fn praises_bad(place: &Place) -> bool {
    let end = place.end();
    let of = || place.class(end).any(Class::PREP) && place.says(end, &["of"]);
    place.is_bad(end) || of() && (place.is_bad(end + 1) || place.is_bad(end + 2))
}

/// “Too friendly” is a reproach.
pub(super) fn is_too_much(place: &Place) -> bool {
    place.says(place.previous(), &["too"])
}

/// A bad word on a misfortune blames nobody: “an appalling tragedy”, “senseless loss of life”.
pub(super) fn is_of_misfortune(place: &Place) -> bool {
    let next = || (place.end()..place.end() + 2).find_map(|at| place.later(at));
    !place.term.sad && next().is_some_and(|term| term.sad)
}

/// A toned word with a capital inside a sentence may be a name.
pub(super) fn is_name(place: &Place) -> bool {
    sentence::is_name(place.document, place.sentence.tokens.start, place.start())
}
