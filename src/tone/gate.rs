//! Which rules are tried on a term: nearly all of them are ruled out by what its sentence has and what stands beside it,
//! which is seen for all at once (a fifth of the time of tone).

use super::place::Place;
use super::rules::{Effect, RULES, Rule};
use super::sentence::Sentence;
use super::{Kind, clause, neighbour, whole};
use crate::lexicon::class::Class;

/// Where words stand that a rule needs.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Before the term in its clause,
    Clause,
    /// among the three nearest of these,
    Near,
    /// right before the term,
    Before,
    /// at its beginning,
    First,
    /// right behind it.
    Behind,
}
pub(super) const SIDES: usize = 5;

/// What a sentence must be like for a rule to be tried.
#[derive(Clone, Copy)]
pub(super) enum If {
    Any,
    Several,
    /// May harm a good word.
    Harming,
    Conditional,
    Question,
    Conceding,
    Adversative,
    Ending,
    NearGrief,
    Blameless,
    Disaster,
    Arms,
    Threat,
}
const IFS: usize = If::Threat as usize + 1;

/// What a term must be like for a rule to be tried.
#[derive(Clone, Copy)]
pub(super) enum At {
    Any,
    Phrase,
    Capital,
    /// After a clearly bad or good word in its clause,
    AfterToned,
    /// or after what harms in another way.
    AfterHarm,
    /// After a term whose factor the next of a list shares.
    AfterShared,
    /// With another term behind it, after a word or two perhaps.
    BeforeTerm,
}
const ATS: usize = At::BeforeTerm as usize + 1;

/// The rules that may change a bad and those that may change a good term of a sentence, one bit each: most sentences
/// have no “but”, no question, no storm, so that two thirds of the rules need not be tried on each of their terms.
pub(super) fn live(sentence: &Sentence) -> [u32; 2] {
    let holds = [
        (If::Any, true),
        (If::Several, sentence.has_several()),
        (If::Harming, clause::may_harm(sentence)),
        (If::Conditional, sentence.conditional),
        (If::Question, sentence.question),
        (If::Conceding, whole::concedes(sentence)),
        (If::Adversative, sentence.but.is_some()),
        (If::Ending, neighbour::has_end(sentence)),
        (If::NearGrief, whole::is_near_grief(sentence)),
        (If::Blameless, whole::blames_nobody(sentence)),
        (If::Disaster, whole::has_disaster(sentence)),
        (If::Arms, whole::has_arms(sentence)),
        (If::Threat, sentence.threat.is_some()),
    ];
    let mut live = 0;
    for (what, holds) in holds {
        live |= if holds { SETS.only_if[what as usize] } else { 0 };
    }
    for gate in GATES.iter().filter(|gate| matches!(gate.side, Side::Clause | Side::Near)) {
        live &= if sentence.classes.any(gate.classes) { !0 } else { !gate.rules };
    }
    [live & !SETS.good_only, live & !SETS.bad_only]
}

/// Those of some rules that may change a term at its place: to see that costs a third of what it costs to try them.
pub(super) fn fitting(live: u32, place: &Place) -> u32 {
    let holds = [
        (At::Phrase, place.term.kind == Kind::Phrase),
        (At::Capital, place.is_capital()),
        (At::AfterToned, place.follows_toned()),
        (At::AfterHarm, place.follows_toned() || place.follows(clause::LACKS)),
        (At::AfterShared, place.earlier().is_some_and(|term| term.shared != 1.0)),
        (At::BeforeTerm, place.next().is_some_and(|term| term.tokens.start <= place.end() + 2)),
    ];
    let mut fitting = live;
    for (what, holds) in holds {
        fitting &= if holds { !0 } else { !SETS.only_at[what as usize] };
    }
    let sides = place.sides();
    for gate in &GATES {
        fitting &= if sides[gate.side as usize].any(gate.classes) { !0 } else { !gate.rules };
    }
    fitting
}

/// Which rules are alike, one bit each.
pub(super) struct Sets {
    only_if: [u32; IFS],
    only_at: [u32; ATS],
    /// For good terms alone, and for bad ones.
    good_only: u32,
    bad_only: u32,
    /// Look at words before the term.
    pub(super) look_back: u32,
}

pub(super) const SETS: Sets = {
    let mut sets = Sets { only_if: [0; IFS], only_at: [0; ATS], good_only: 0, bad_only: 0, look_back: 0 };
    let mut n = 0;
    while n < RULES.len() {
        let Rule { only_if, only_at, effect, looks_back, .. } = &RULES[n];
        sets.only_if[*only_if as usize] |= 1 << n;
        sets.only_at[*only_at as usize] |= 1 << n;
        sets.good_only |= (matches!(effect, Effect::Good(..) | Effect::GradedGood(..)) as u32) << n;
        sets.bad_only |= (matches!(effect, Effect::Bad(..)) as u32) << n;
        sets.look_back |= (*looks_back as u32) << n;
        n += 1;
    }
    sets
};

/// Rules that need words of the same classes at the same side, one bit each.
#[derive(Clone, Copy)]
struct Gate {
    side: Side,
    classes: Class,
    rules: u32,
}

const GATES: [Gate; 9] = {
    const EACH: [Side; SIDES] = [Side::Clause, Side::Near, Side::Before, Side::First, Side::Behind];
    let mut gates = [Gate { side: Side::Clause, classes: Class::NONE, rules: 0 }; 9];
    let (mut count, mut n) = (0, 0);
    while n < RULES.len() {
        let mut side = 0;
        while side < SIDES {
            let classes = RULES[n].needs[side];
            let mut at = 0;
            while at < count && !(gates[at].side as usize == side && gates[at].classes.is(classes)) {
                at += 1;
            }
            if !classes.is(Class::NONE) {
                gates[at] = Gate { side: EACH[side], classes, rules: gates[at].rules | 1 << n };
                count += (at == count) as usize;
            }
            side += 1;
        }
        n += 1;
    }
    assert!(count == gates.len());
    gates
};
