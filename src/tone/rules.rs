//! What changes a term: a row each, in the order in which they are tried.
//!
//! The factors were set by hand from a regression on rated remarks, then by a coarse search; nothing finer than 0.05
//! matters. A row's example is its test: in that sentence exactly this rule changes that term.

use super::gate::{At, If, SIDES, Side};
use super::place::Place;
use super::{clause, neighbour, whole};
use crate::lexicon::class::Class;

/// One rule.
pub(super) struct Rule {
    /// As it is shown among the reasons of a term.
    pub(super) name: &'static str,
    /// A sentence, and the first word of the term that the rule changes in it.
    #[cfg_attr(not(test), expect(dead_code, reason = "shows what the rule is for; the tests run it"))]
    pub(super) example: (&'static str, &'static str),
    /// The rule is tried only where words of these classes stand there; none: whatever stands there.
    pub(super) needs: [Class; SIDES],
    /// The rule looks at words before the term.
    pub(super) looks_back: bool,
    /// The rule is tried only in such sentences,
    pub(super) only_if: If,
    /// and only at such terms.
    pub(super) only_at: At,
    /// The next item of a list shares the factor: “undermines our courts, our schools and our safety”.
    pub(super) shared: bool,
    pub(super) effect: Effect,
}

/// What a rule does to which terms.
pub(super) enum Effect {
    /// A factor for a good term.
    Good(f32, fn(&Place) -> bool),
    /// A factor for a bad term.
    Bad(f32, fn(&Place) -> bool),
    /// A factor for a good and one for a bad term.
    Either(f32, f32, fn(&Place) -> bool),
    /// A factor that the place decides,
    Graded(fn(&Place) -> Option<f32>),
    /// for a good term alone.
    GradedGood(fn(&Place) -> Option<f32>),
}
use Effect::{Bad, Either, Good, Graded, GradedGood};

impl Rule {
    const fn new(name: &'static str, example: (&'static str, &'static str), effect: Effect) -> Self {
        let (needs, only_if, only_at) = ([Class::NONE; SIDES], If::Any, At::Any);
        Rule { name, example, needs, looks_back: false, only_if, only_at, shared: false, effect }
    }

    const fn needs(mut self, side: Side, needs: Class) -> Self {
        self.needs[side as usize] = needs;
        self.looks_back |= matches!(side, Side::Clause | Side::Near);
        self
    }

    const fn looks_back(self) -> Self {
        Rule { looks_back: true, ..self }
    }

    const fn only_if(self, only_if: If) -> Self {
        Rule { only_if, ..self }
    }

    const fn only_at(self, only_at: At) -> Self {
        Rule { only_at, ..self }
    }

    const fn shared(self) -> Self {
        Rule { shared: true, ..self }
    }

    /// What the rule multiplies the term at a place by, none if it does not apply.
    pub(super) fn factor(&self, place: &Place) -> Option<f32> {
        match self.effect {
            Good(factor, when) | Bad(factor, when) => when(place).then_some(factor),
            Either(good, bad, when) => when(place).then_some(if place.is_good() { good } else { bad }),
            Graded(factor) | GradedGood(factor) => factor(place),
        }
    }
}

/// The classes of words that a sentence's tone depends on, those that lean it included.
pub(super) const TELLING: Class = {
    let mut classes = Class::TONE.or(Class::OWN_PHRASE).or(Class::LEANING);
    classes = classes.or(Class::STOP_MARK).or(Class::TONE_BREAK).or(Class::SUBORD);
    classes = classes.or(clause::LACKS).or(neighbour::ENDS).or(whole::CONCEDES).or(Class::NATURE).or(Class::ARMS);
    let mut n = 0;
    while n < RULES.len() {
        let needs = &RULES[n].needs;
        classes = classes.or(needs[Side::Clause as usize]).or(needs[Side::Near as usize]);
        n += 1;
    }
    classes
};

const ENDS_HARM: Class = Class::REDUCE.or(Class::REDUCE_NOUN).or(Class::SAVE);

/// In a sentence of the right kind the rule changes every term.
fn always(_: &Place) -> bool {
    true
}

/// All rules; at most 32, one bit each in a term.
pub(super) const RULES: &[Rule] = &[
    // --- the term itself and the words beside it
    Rule::new("phrase", ("They spoke of the rule of law.", "rule"), Either(1.8, 1.8, always)).only_at(At::Phrase),
    Rule::new("topic", ("He turned to security.", "security"), Good(0.7, neighbour::is_topic))
        .needs(Side::First, Class::ABSTRACT),
    Rule::new("strengthened", ("He spoke very warmly.", "warmly"), Graded(neighbour::strengthened))
        .needs(Side::Near, Class::SHIFTER),
    Rule::new("weakened", ("He spoke somewhat warmly.", "warmly"), Graded(neighbour::weakened))
        .needs(Side::Near, Class::SHIFTER),
    Rule::new("verdict", ("He called it a disaster.", "disaster"), Either(1.2, 1.2, neighbour::is_verdict))
        .needs(Side::Before, Class::TONE_DET),
    Rule::new("done to somebody", ("They attacked the bridge.", "attacked"), Bad(1.2, neighbour::acts_on))
        .needs(Side::Behind, Class::TONE_DET),
    Rule::new("said of somebody", ("The plan is terrible.", "terrible"), Either(1.1, 1.15, neighbour::is_predicate))
        .needs(Side::Near, Class::TONE_BE),
    // --- the clause before it
    Rule::new("none is more so", ("Nothing here gets better.", "better"), Graded(clause::none_more))
        .needs(Side::Clause, Class::NEGATOR),
    Rule::new("negated", ("He never spoke kindly.", "kindly"), Graded(clause::negated))
        .needs(Side::Clause, Class::NEGATOR),
    Rule::new("relieved", ("They will reduce the thefts.", "thefts"), Bad(-0.05, clause::is_reduced))
        .needs(Side::Clause, ENDS_HARM)
        .shared(),
    Rule::new("is over", ("The crisis has eased.", "crisis"), Bad(-0.05, neighbour::is_over)).only_if(If::Ending),
    Rule::new("harmed", ("They destroyed hope.", "hope"), GradedGood(clause::harmed))
        .looks_back()
        .only_if(If::Harming)
        .only_at(At::AfterHarm)
        .shared(),
    Rule::new("next in a list", ("They destroyed hope and joy.", "joy"), Graded(clause::listed))
        .only_at(At::AfterShared)
        .shared(),
    Rule::new("of a bad thing", ("It showed great cruelty.", "great"), Good(0.5, neighbour::praises_bad))
        .only_at(At::BeforeTerm),
    Rule::new("repeated", ("They saw cruelty and corruption.", "corruption"), Bad(0.55, clause::is_repeated))
        .looks_back()
        .only_if(If::Several)
        .only_at(At::AfterToned),
    // --- its sentence
    // “If he were fair” does not say that he is.
    Rule::new("conditional", ("If they agree, we gain.", "agree"), Good(0.6, always)).only_if(If::Conditional),
    // “Is this leadership?” praises nobody, while “Why do they lie?” still accuses.
    Rule::new("question", ("Where did joy go?", "joy"), Either(0.0, 0.8, always)).only_if(If::Question),
    Rule::new("concession", ("Despite kind words, they went.", "kind"), Either(0.4, 0.9, whole::is_conceded))
        .only_if(If::Conceding),
    Rule::new("before but", ("They spoke kindly, but left.", "kindly"), Either(0.85, 0.85, whole::is_before_but))
        .only_if(If::Adversative),
    Rule::new("after but", ("They left, but spoke kindly.", "kindly"), Either(1.1, 1.1, whole::is_after_but))
        .only_if(If::Adversative),
    Rule::new("only claimed", ("They claimed progress.", "progress"), Good(0.4, clause::is_claimed))
        .needs(Side::Clause, Class::CLAIM),
    Rule::new("too much", ("He spoke too kindly.", "kindly"), Good(0.2, neighbour::is_too_much))
        .needs(Side::Before, Class::ADV),
    // --- sorrow, arms and threats
    Rule::new("of a misfortune", ("They saw appalling deaths.", "appalling"), Bad(0.4, neighbour::is_of_misfortune))
        .only_at(At::BeforeTerm),
    Rule::new("mourned", ("We mourn with the wounded.", "wounded"), Graded(whole::condoled)).only_if(If::NearGrief),
    Rule::new("misfortune", ("People heard of deaths.", "deaths"), Bad(0.5, whole::is_misfortune))
        .only_if(If::Blameless),
    Rule::new("natural disaster", ("The quake ravaged towns.", "ravaged"), Bad(0.3, whole::is_natural))
        .looks_back()
        .only_if(If::Disaster),
    Rule::new("among arms", ("The troops fought bravely.", "bravely"), Good(0.8, always)).only_if(If::Arms),
    // Good words beside a polite threat are part of it: “a decisive answer”.
    Rule::new("in a threat", ("Calmly we will strike back.", "Calmly"), Good(0.2, always)).only_if(If::Threat),
    Rule::new("capital", ("They met Ambassador Strong.", "Strong"), Either(0.6, 0.6, neighbour::is_name))
        .only_at(At::Capital),
];
