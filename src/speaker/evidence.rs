//! What tells a reported clause from any other one beside such a verb, weighed by `learned/indirect.tsv`.

use std::ops::Range;

use super::cue::{Cue, Order};
use crate::lexicon::Form;
use crate::lexicon::class::Class;
use crate::lexicon::table::decimal;
use crate::name::Kind;
use crate::name::phrase::{Head, Phrase, Reading};
use crate::quote::narration::{At, Narration};

/// The weight of a feature with a value, nought where the list has none. The compiler reads it from the list: looked up
/// at each clause, some twenty of them took a fifteenth of the time of speakers and quotes.
macro_rules! weight {
    ($feature:expr) => {
        weight!($feature, "")
    };
    ($feature:expr, $value:expr) => {
        const { decimal(include_str!("../../lexicons/learned/indirect.tsv"), $feature, $value) }
    };
}

/// The sum of the weights of what tells a report from any other sentence with such a verb; a report has no negative one.
pub(super) fn of_report(reading: &Reading, cue: &Cue, clause: &Range<At>, frame: &Range<At>) -> f32 {
    let n = reading.narration;
    let verb = n.verb(cue.at);
    let before = frame.start.max(cue.at.saturating_sub(4))..cue.at;
    let any = |test: fn(&Narration, At) -> bool| before.clone().any(|at| test(n, at));
    let flag = |weight: f32, holds: bool| if holds { weight } else { 0.0 };
    let direct = if verb.direct { weight!("direct") } else { weight!("not direct") };
    let [first, direct_first, other_first] = first_word(reading, clause);
    let both = if verb.direct { direct_first } else { other_first };
    let mut sum = weight!("bias") + verb.weight + direct + first + both;
    sum += kind(cue, clause) + form(verb.form);
    sum += source(reading, &cue.subject);
    sum += flag(weight!("comma before"), clause.start > frame.start && n.is(clause.start - 1, Class::COMMA));
    sum += flag(
        weight!("modal"),
        any(|n, at| n.says_any(at, ["would", "could", "should", "might", "may", "will", "can", "must"])),
    );
    sum += flag(weight!("negated"), any(is_negated));
    let relative = any(|n, at| n.says_any(at, ["if", "when", "who", "which"]));
    sum += flag(weight!("infinitive"), any(|n, at| n.says(at, "to"))) + flag(weight!("relative"), relative);
    sum += length(clause.len());
    sum + flag(weight!("sentence has a quote"), frame.clone().any(|at| n.is(at, Class::QUOTE)))
}

fn is_negated(n: &Narration, at: At) -> bool {
    n.says_any(at, ["not", "never"]) || n.ends(at, "n't") || n.ends(at, "n’t")
}

fn kind(cue: &Cue, clause: &Range<At>) -> f32 {
    match (cue.order, clause.end <= cue.at) {
        (Order::Plain, false) => weight!("kind", "verb"),
        (Order::Plain, true) => weight!("kind", "verb before"),
        (Order::Inverted, false) => weight!("kind", "inverted"),
        (Order::Inverted, true) => weight!("kind", "inverted before"),
        (Order::According, false) => weight!("kind", "according"),
        (Order::According, true) => weight!("kind", "according before"),
    }
}

fn form(form: Form) -> f32 {
    match form {
        Form::None => weight!("form", "none"),
        Form::Base => weight!("form", "base"),
        Form::Third => weight!("form", "third"),
        Form::Past => weight!("form", "past"),
        Form::Participle => weight!("form", "participle"),
        Form::Gerund => weight!("form", "gerund"),
    }
}

/// By length in words, five words a step.
fn length(words: usize) -> f32 {
    match words / 5 {
        0 => weight!("length", "0"),
        1 => weight!("length", "1"),
        2 => weight!("length", "2"),
        3 => weight!("length", "3"),
        4 => weight!("length", "4"),
        _ => weight!("length", "5"),
    }
}

/// What the clause begins with: the weight whatever the verb, after a verb that can introduce direct speech, and after
/// any other one.
fn first_word(reading: &Reading, clause: &Range<At>) -> [f32; 3] {
    macro_rules! first {
        ($value:literal) => {
            [weight!("first", $value), weight!("direct first", $value), weight!("not direct first", $value)]
        };
    }
    let n = reading.narration;
    let at = clause.start;
    match () {
        _ if at > 0 && n.says(at - 1, "that") => first!("that"),
        _ if n.says(at, "to") => first!("to"),
        _ if n.says_any(at, ["whether", "how", "why", "what", "who", "when", "where", "if"]) => first!("wh"),
        _ if n.ends(at, "ing") => first!("ing"),
        _ if n.is(at, Class::PRON) => first!("he"),
        _ if n.is(at, Class::DET) => first!("det"),
        _ if reading.names.at(at).is_some() => first!("name"),
        _ if n.is(at, Class::PREP) => first!("prep"),
        _ if n.is_plain(at) => first!("adj"),
        _ => first!("other"),
    }
}

fn source(reading: &Reading, subject: &Phrase) -> f32 {
    match subject.head {
        Head::Title => weight!("source", "title"),
        Head::Described if reading.can_speak(subject) => weight!("speaks"),
        Head::Described => weight!("cannot speak"),
        Head::Pronoun => pronoun(reading, subject.start),
        Head::Name(id) => weight!("source", "name") + name(reading.names.get(id).kind),
    }
}

fn pronoun(reading: &Reading, at: At) -> f32 {
    let says = |word| reading.narration.says(at, word);
    match () {
        _ if says("i") => weight!("source pronoun", "i"),
        _ if says("it") => weight!("source pronoun", "it"),
        _ if says("she") => weight!("source pronoun", "she"),
        _ if says("they") => weight!("source pronoun", "they"),
        _ if says("we") => weight!("source pronoun", "we"),
        _ if says("who") => weight!("source pronoun", "who"),
        _ => 0.0,
    }
}

fn name(kind: Kind) -> f32 {
    match kind {
        Kind::Person | Kind::MaybePerson => weight!("name", "person"),
        Kind::Organisation => weight!("name", "org"),
        Kind::Place => weight!("name", "place"),
        Kind::Single => weight!("name", "single"),
        Kind::Group | Kind::Document | Kind::Other => weight!("name", "other"),
    }
}
