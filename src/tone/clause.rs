//! Rules that look at the clause before the term.

use super::place::{Near, Place};
use super::sentence::Sentence;
use crate::lexicon::class::Class;

/// Factor of a good term by the number of words from the negator: “not honest” is as bad as “honest” is good.
const NEGATED_GOOD: [f32; 7] = [-1.0, -0.7, -0.7, -0.3, -0.25, -0.2, -0.2];
/// Factor of a bad term: “not bad” is hardly good, and “not the man who lied” leaves the lie.
const NEGATED_BAD: [f32; 7] = [-0.2, 0.1, 0.3, 0.4, 0.5, 0.6, 0.8];
/// “Without a word of hatred” leaves nothing of the hatred.
const FREE_OF: f32 = 0.0;
/// Factor of a good term by the number of words from the bad one that harms it.
const HARMED: [f32; 7] = [0.45, 0.55, 0.5, 0.5, 0.5, 0.5, 0.5];
/// What is lacking is not there at all.
pub(super) const LACKS: Class = Class::LACK.or(Class::LACK_TO);
/// Two denials: “never without honour”.
const TWICE_NEGATED: f32 = 0.5;
/// “Not the cheats and their kind words”: the bad word between bears the denial.
const NEGATED_AFTER_BAD: f32 = 0.6;

/// “Never been greener”, “nobody was more loyal”: to deny the comparative is the highest praise, or blame.
///
/// The factor is one: what the rule does is to keep the next one away.
pub(super) fn none_more(place: &Place) -> Option<f32> {
    let denies = |near: Near| {
        place.says(near.at, &["never", "nothing", "nobody"])
            || place.says(near.at, &["no"]) && place.says(near.at + 1, &["one"])
    };
    let denied = || place.within(7).filter(|near| near.class.any(Class::NEGATOR)).any(denies);
    // “Never any better” says that it stayed bad.
    let plain = || !place.before().take(2).any(|near| place.says(near.at, &["any", "much", "no"]));
    (is_comparative(place) && plain() && denied()).then_some(1.0)
}

fn is_comparative(place: &Place) -> bool {
    let in_er = || place.document.spelling(place.start()).ends_with("er") && !before_is_determiner(place);
    place.class(place.start()).any(Class::COMPARATIVE) || place.says(place.previous(), &["more", "so", "as"]) || in_er()
}

fn before_is_determiner(place: &Place) -> bool {
    place.class(place.previous()).any(Class::TONE_DET)
}

/// A denied word turns round, the more the nearer the negator stands.
pub(super) fn negated(place: &Place) -> Option<f32> {
    let mut after_bad = false;
    for near in place.within(7) {
        if near.class.any(Class::NEGATOR) && !is_idiom(place, near.at) {
            return if none_more(place).is_some() {
                None
            } else if !place.is_good() && near.words <= 5 && place.says(near.at, &["without"]) {
                Some(FREE_OF)
            } else if is_doubled(place, near) {
                Some(TWICE_NEGATED)
            } else if place.is_good() {
                Some(if after_bad { NEGATED_AFTER_BAD } else { graded(&NEGATED_GOOD, near) })
            } else {
                (!after_bad).then_some(graded(&NEGATED_BAD, near))
            };
        }
        after_bad |= near.bad;
    }
    None
}

/// A factor by the number of words; “3-killed” next to the term is a number and counts as none.
fn graded(factors: &[f32; 7], near: Near) -> f32 {
    factors[near.words.max(1) as usize - 1]
}

/// “No doubt” and “not only” deny nothing.
fn is_idiom(place: &Place, negator: u32) -> bool {
    let next = place.class(negator + 1);
    next.any(Class::AFTER_NO) && place.says(negator, &["no"])
        || next.any(Class::AFTER_NOT) && place.says(negator, &["not"])
}

/// Whether another negator stands close before this one; “neither … nor” and “not … no” deny once.
fn is_doubled(place: &Place, negator: Near) -> bool {
    let earlier =
        |near: Near| near.class.any(Class::NEGATOR) && near.words > negator.words && near.at + 4 >= negator.at;
    !place.says(negator.at, &["no", "nor", "neither"]) && place.before().any(earlier)
}

/// Harm made smaller or ended is no reproach: “reduce the risk”, “a decline in thefts”, “saved from ruin”.
pub(super) fn is_reduced(place: &Place) -> bool {
    let mut same_part = true;
    let mut from = false;
    for near in place.within(7) {
        same_part &= !near.class.any(Class::COMMA);
        if same_part && near.words <= 6 && (near.class.any(Class::REDUCE) || is_reduction(place, near)) {
            return true;
        }
        from |= near.words <= 3 && place.says(near.at, &["from"]);
        if from && near.class.any(Class::SAVE) {
            return true;
        }
    }
    false
}

fn is_reduction(place: &Place, near: Near) -> bool {
    near.class.any(Class::REDUCE_NOUN) && place.says(near.at + 1, &["of", "in", "to", "from"])
}

/// Good made smaller or lost: “undermined our values”, “a lack of honour”.
pub(super) fn harmed(place: &Place) -> Option<f32> {
    for near in place.within(7) {
        if near.good || is_apart(place, near) {
            return None;
        } else if near.words <= 4 && is_lack(place, near) {
            return Some(0.0);
        } else if near.bad {
            return Some(graded(&HARMED, near));
        }
    }
    None
}

/// Whether a sentence has something that may harm a good word.
pub(super) fn may_harm(sentence: &Sentence) -> bool {
    sentence.has_several() || sentence.classes.any(LACKS)
}

/// “Cruel and kind”: what stands before the `and` is another matter; but not in “harmed our cities, our good name”.
fn is_apart(place: &Place, near: Near) -> bool {
    let parts = near.class.any(Class::COMMA) || is_junction(place, near.at);
    parts && !(near.words > 1 && place.class(near.at + 1).any(Class::TONE_DET))
}

fn is_junction(place: &Place, at: u32) -> bool {
    place.class(at).any(Class::LINK) && place.says(at, &["and", "or"])
}

fn is_lack(place: &Place, near: Near) -> bool {
    near.class.any(Class::LACK) || near.class.any(Class::LACK_TO) && place.says(near.at + 1, &["to"])
}

/// The next of a list shares the fate of the one before: “undermining our constitution, our values and the rule of law”.
pub(super) fn listed(place: &Place) -> Option<f32> {
    let earlier = place.earlier().filter(|term| (term.valence > 0.0) == place.is_good())?;
    let between = earlier.tokens.end..place.start();
    let joins = |at| place.class(at).any(Class::COMMA) || is_junction(place, at);
    let is_list = between.len() < 4
        && between.clone().any(joins)
        && between.clone().all(|at| joins(at) || place.class(at).any(Class::TONE_DET));
    (is_list && place.term.shared == 1.0).then_some(earlier.shared)
}

/// A bad word soon after another adds less: “brutal, corrupt thugs”.
pub(super) fn is_repeated(place: &Place) -> bool {
    place.within(5).find(|near| near.bad || near.good).is_some_and(|near| near.bad)
}

/// Good by somebody's word only: “claims to be honest”, “so-called reform”.
pub(super) fn is_claimed(place: &Place) -> bool {
    place.within(5).any(|near| near.class.any(Class::CLAIM))
}
