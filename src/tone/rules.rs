//! What changes a term: a row each, in the order in which they are tried.
//!
//! The factors were set by hand from a regression on rated remarks, then by a coarse search; nothing finer than 0.05
//! matters. A row's example is its test: in that sentence exactly this rule changes that term.

use super::place::Place;
use super::sentence::Sentence;
use super::{clause, neighbour, whole};
use crate::lexicon::class::Class;

/// One rule.
pub(super) struct Rule {
    /// As it is shown among the reasons of a term.
    pub(super) name: &'static str,
    /// A sentence, and the first word of the term that the rule changes in it.
    #[cfg_attr(not(test), expect(dead_code, reason = "shows what the rule is for; the tests run it"))]
    pub(super) example: (&'static str, &'static str),
    /// The rule is tried only behind a word of these classes in the same clause; none: everywhere.
    needs: Class,
    /// The rule looks at words before the term.
    looks_back: bool,
    /// The rule is tried only in such sentences; none: in all.
    only_if: Option<fn(&Sentence) -> bool>,
    /// The next item of a list shares the factor: “undermines our courts, our schools and our safety”.
    pub(super) shared: bool,
    effect: Effect,
}

/// What a rule does to which terms.
enum Effect {
    /// A factor for a good term.
    Good(f32, fn(&Place) -> bool),
    /// A factor for a bad term.
    Bad(f32, fn(&Place) -> bool),
    /// A factor for a good and one for a bad term.
    Either(f32, f32, fn(&Place) -> bool),
    /// A factor that the place decides.
    Graded(fn(&Place) -> Option<f32>),
}
use Effect::{Bad, Either, Good, Graded};

impl Rule {
    const fn new(name: &'static str, example: (&'static str, &'static str), effect: Effect) -> Self {
        Rule { name, example, needs: Class::NONE, looks_back: false, only_if: None, shared: false, effect }
    }

    const fn needs(self, needs: Class) -> Self {
        Rule { needs, looks_back: true, ..self }
    }

    const fn looks_back(self) -> Self {
        Rule { looks_back: true, ..self }
    }

    const fn only_if(self, only_if: fn(&Sentence) -> bool) -> Self {
        Rule { only_if: Some(only_if), ..self }
    }

    const fn shared(self) -> Self {
        Rule { shared: true, ..self }
    }

    /// What the rule multiplies the term at a place by, none if it does not apply.
    pub(super) fn factor(&self, place: &Place) -> Option<f32> {
        if self.needs != Class::NONE && !place.follows(self.needs) {
            return None;
        }
        match self.effect {
            Good(factor, when) => (place.is_good() && when(place)).then_some(factor),
            Bad(factor, when) => (!place.is_good() && when(place)).then_some(factor),
            Either(good, bad, when) => when(place).then_some(if place.is_good() { good } else { bad }),
            Graded(factor) => factor(place),
        }
    }
}

/// The rules that may change a bad and those that may change a good term of a sentence, one bit each: most sentences
/// have no “but”, no question, no storm, so that two thirds of the rules need not be tried on each of their terms (19
/// instructions a byte of news).
pub(super) fn live(sentence: &Sentence) -> [u32; 2] {
    let mut live = SETS.always;
    for (n, rule) in RULES.iter().enumerate().filter(|&(n, _)| SETS.always & 1 << n == 0) {
        let needs = rule.needs == Class::NONE || sentence.classes.any(rule.needs);
        live |= u32::from(needs && rule.only_if.is_none_or(|only_if| only_if(sentence))) << n;
    }
    [live & !SETS.good_only, live & !SETS.bad_only]
}

/// Which rules are alike, one bit each.
pub(super) struct Sets {
    /// Tried in every sentence.
    always: u32,
    /// For good terms alone, and for bad ones.
    good_only: u32,
    bad_only: u32,
    /// Look at words before the term.
    pub(super) look_back: u32,
}

pub(super) const SETS: Sets = {
    let (mut sets, mut n) = (Sets { always: 0, good_only: 0, bad_only: 0, look_back: 0 }, 0);
    while n < RULES.len() {
        let Rule { only_if, effect, looks_back, .. } = &RULES[n];
        sets.always |= ((only_if.is_none() && !*looks_back) as u32) << n;
        sets.good_only |= (matches!(effect, Good(..)) as u32) << n;
        sets.bad_only |= (matches!(effect, Bad(..)) as u32) << n;
        sets.look_back |= (*looks_back as u32) << n;
        n += 1;
    }
    sets
};

/// The classes of words that a sentence's tone depends on, those that lean it included.
pub(super) const TELLING: Class = {
    let mut classes = Class::TONE.or(Class::OWN_PHRASE).or(Class::LEANING);
    classes = classes.or(Class::STOP_MARK).or(Class::TONE_BREAK).or(Class::SUBORD);
    classes = classes.or(clause::LACKS).or(neighbour::ENDS).or(whole::CONCEDES).or(Class::NATURE).or(Class::ARMS);
    let mut n = 0;
    while n < RULES.len() {
        classes = classes.or(RULES[n].needs);
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
    Rule::new("phrase", ("They spoke of the rule of law.", "rule"), Either(1.8, 1.8, neighbour::is_phrase)),
    Rule::new("topic", ("He turned to security.", "security"), Good(0.7, neighbour::is_topic)),
    Rule::new("strengthened", ("He spoke very warmly.", "warmly"), Graded(neighbour::strengthened))
        .needs(Class::SHIFTER),
    Rule::new("weakened", ("He spoke somewhat warmly.", "warmly"), Graded(neighbour::weakened)).needs(Class::SHIFTER),
    Rule::new("verdict", ("He called it a disaster.", "disaster"), Either(1.2, 1.2, neighbour::is_verdict)),
    Rule::new("done to somebody", ("They attacked the bridge.", "attacked"), Bad(1.2, neighbour::acts_on)),
    Rule::new("said of somebody", ("The plan is terrible.", "terrible"), Either(1.1, 1.15, neighbour::is_predicate))
        .needs(Class::TONE_BE),
    // --- the clause before it
    Rule::new("none is more so", ("Nothing here gets better.", "better"), Graded(clause::none_more))
        .needs(Class::NEGATOR),
    Rule::new("negated", ("He never spoke kindly.", "kindly"), Graded(clause::negated)).needs(Class::NEGATOR),
    Rule::new("relieved", ("They will reduce the thefts.", "thefts"), Bad(-0.05, clause::is_reduced))
        .needs(ENDS_HARM)
        .shared(),
    Rule::new("is over", ("The crisis has eased.", "crisis"), Bad(-0.05, neighbour::is_over))
        .only_if(neighbour::has_end),
    Rule::new("harmed", ("They destroyed hope.", "hope"), Graded(clause::harmed))
        .looks_back()
        .only_if(clause::may_harm)
        .shared(),
    Rule::new("next in a list", ("They destroyed hope and joy.", "joy"), Graded(clause::listed))
        .only_if(Sentence::has_several)
        .shared(),
    Rule::new("of a bad thing", ("It showed great cruelty.", "great"), Good(0.5, neighbour::praises_bad))
        .only_if(Sentence::has_several),
    Rule::new("repeated", ("They saw cruelty and corruption.", "corruption"), Bad(0.55, clause::is_repeated))
        .looks_back()
        .only_if(Sentence::has_several),
    // --- its sentence
    // “If he were fair” does not say that he is.
    Rule::new("conditional", ("If they agree, we gain.", "agree"), Good(0.6, always))
        .only_if(|sentence| sentence.conditional),
    // “Is this leadership?” praises nobody, while “Why do they lie?” still accuses.
    Rule::new("question", ("Where did joy go?", "joy"), Either(0.0, 0.8, always)).only_if(|sentence| sentence.question),
    Rule::new("concession", ("Despite kind words, they went.", "kind"), Either(0.4, 0.9, whole::is_conceded))
        .only_if(whole::concedes),
    Rule::new("before but", ("They spoke kindly, but left.", "kindly"), Either(0.85, 0.85, whole::is_before_but))
        .only_if(|sentence| sentence.but.is_some()),
    Rule::new("after but", ("They left, but spoke kindly.", "kindly"), Either(1.1, 1.1, whole::is_after_but))
        .only_if(|sentence| sentence.but.is_some()),
    Rule::new("only claimed", ("They claimed progress.", "progress"), Good(0.4, clause::is_claimed))
        .needs(Class::CLAIM),
    Rule::new("too much", ("He spoke too kindly.", "kindly"), Good(0.2, neighbour::is_too_much)),
    // --- sorrow, arms and threats
    Rule::new("of a misfortune", ("They saw appalling deaths.", "appalling"), Bad(0.4, neighbour::is_of_misfortune))
        .only_if(Sentence::has_several),
    Rule::new("mourned", ("We mourn with the wounded.", "wounded"), Graded(whole::condoled))
        .only_if(whole::is_near_grief),
    Rule::new("misfortune", ("People heard of deaths.", "deaths"), Bad(0.5, whole::is_misfortune))
        .only_if(whole::blames_nobody),
    Rule::new("natural disaster", ("The quake ravaged towns.", "ravaged"), Bad(0.3, whole::is_natural))
        .looks_back()
        .only_if(whole::has_disaster),
    Rule::new("among arms", ("The troops fought bravely.", "bravely"), Good(0.8, always)).only_if(whole::has_arms),
    // Good words beside a polite threat are part of it: “a decisive answer”.
    Rule::new("in a threat", ("Calmly we will strike back.", "Calmly"), Good(0.2, always))
        .only_if(|sentence| sentence.threat.is_some()),
    Rule::new("capital", ("They met Ambassador Strong.", "Strong"), Either(0.6, 0.6, neighbour::is_name)),
];
