//! Rules that look at the sentence as a whole.

use super::place::{Near, Place};
use super::sentence::Sentence;
use crate::lexicon::class::Class;

/// Bad words beside condolence are no complaint; the misfortune itself least of all.
const CONDOLED: f32 = 0.35;
const CONDOLED_MISFORTUNE: f32 = 0.1;

/// Granted before the point is made: “although he is kind, …”, “While they mean well, …”.
pub(super) fn is_conceded(place: &Place) -> bool {
    let end = Class::STOP_MARK.or(Class::COMMA).or(Class::SEMICOLON);
    let mut clause = place.before_in_sentence().take_while(|&at| !place.class(at).any(end));
    clause.any(|at| {
        let class = place.class(at);
        class.any(Class::CONCEDE) || class.any(Class::CONCEDE_FIRST) && opens(place, at)
    })
}

/// Words that concede.
pub(super) const CONCEDES: Class = Class::CONCEDE.or(Class::CONCEDE_FIRST);

/// Whether a sentence has such a word, wherever it stands.
pub(super) fn concedes(sentence: &Sentence) -> bool {
    sentence.classes.any(CONCEDES)
}

/// Whether a word opens its sentence or what is quoted in it.
fn opens(place: &Place, at: u32) -> bool {
    at == place.sentence.tokens.start || place.class(at - 1).any(Class::OPEN.or(Class::EITHER))
}

/// What comes before `but` is granted,
pub(super) fn is_before_but(place: &Place) -> bool {
    place.sentence.but.is_some_and(|but| place.start() < but)
}

/// and what comes after it is meant.
pub(super) fn is_after_but(place: &Place) -> bool {
    place.sentence.but.is_some_and(|but| place.start() > but)
}

/// In a sentence of condolence nothing bad is the speaker's reproach: “we mourn those whom this brutal storm took”.
///
/// In the sentences beside it that holds for misfortunes: “She died on Monday. Our hearts go out to her children.”
pub(super) fn condoled(place: &Place) -> Option<f32> {
    let sentence = place.sentence;
    if place.term.score() >= 0.0 {
        None
    } else if is_sad(place) && is_near_grief(sentence) {
        Some(CONDOLED_MISFORTUNE)
    } else {
        sentence.condolence.is_some().then_some(CONDOLED)
    }
}

/// Whether condolence is spoken in a sentence or beside it.
pub(super) fn is_near_grief(sentence: &Sentence) -> bool {
    sentence.condolence.is_some() || sentence.near_grief
}

/// What a storm, flood or illness did is nobody's fault: the misfortunes of its sentence, and the harm told after it.
pub(super) fn is_natural(place: &Place) -> bool {
    let disaster = |near: Near| near.class.any(Class::NATURE);
    condoled(place).is_none() && (place.term.sad || place.within(7).any(disaster))
}

/// Whether a sentence tells of a storm, flood or illness.
pub(super) fn has_disaster(sentence: &Sentence) -> bool {
    sentence.classes.any(Class::NATURE)
}

/// Words of misfortune tell little of what the speaker thinks of anybody, unless the sentence blames too.
pub(super) fn is_misfortune(place: &Place) -> bool {
    is_sad(place) && condoled(place).is_none() && place.term.score() < 0.0
}

/// Whether a sentence has no bad words but those of misfortunes, none of which came of itself.
pub(super) fn blames_nobody(sentence: &Sentence) -> bool {
    !sentence.blames && !has_disaster(sentence)
}

fn is_sad(place: &Place) -> bool {
    place.term.sad && !place.is_good()
}

/// Good words in a sentence on arms and war are seldom kind: “our brave forces”.
pub(super) fn has_arms(sentence: &Sentence) -> bool {
    sentence.classes.any(Class::ARMS)
}
