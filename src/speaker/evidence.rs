//! What tells a reported clause from any other one beside such a verb, weighed by `learned/indirect.tsv`.

use std::ops::Range;

use super::cue::{Cue, Order};
use crate::lexicon::class::Class;
use crate::lexicon::compiled::decimal;
use crate::lexicon::{Form, Heads, words};
use crate::name::Kind;
use crate::name::phrase::{Head, Phrase, Reading};
use crate::quote::narration::{At, Narration};

/// A feature of a clause with its value, and what it weighs.
#[derive(Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "only who learns the weights asks for the names"))]
struct Evidence {
    feature: &'static str,
    value: &'static str,
    weight: f32,
}

/// A feature with a value, of no weight where the list has none. The compiler reads the weight from the list: looked up
/// at each clause, some twenty of them took a fifteenth of the time of speakers and quotes.
macro_rules! evidence {
    ($feature:expr) => {
        evidence!($feature, "")
    };
    ($feature:expr, $value:expr) => {
        const {
            let weight = decimal(include_str!("../../lexicons/learned/indirect.tsv"), $feature, $value);
            Evidence { feature: $feature, value: $value, weight }
        }
    };
}

/// So much more must speak for a report of which neither the verb nor a “that” tells that it is one: police released the
/// footage. Of such clauses that less speaks for, three in five are none.
const BARE: f32 = 0.8;

/// Whether a clause is a report, by the sum of the weights of what tells one from any other sentence with such a verb.
pub(super) fn is_report(reading: &Reading, cue: &Cue, clause: &Range<At>, frame: &Range<At>) -> bool {
    let mut sum = reading.narration.verb(cue.at).weight;
    each(reading, cue, clause, frame, |evidence| sum += evidence.weight);
    sum >= if is_bare(reading, cue, clause) { BARE } else { 0.0 }
}

/// Whether a clause follows a verb that cannot introduce direct speech, and no word opens it that opens reports.
fn is_bare(reading: &Reading, cue: &Cue, clause: &Range<At>) -> bool {
    let n = reading.narration;
    let that = clause.start > 0 && n.says(clause.start - 1, "that");
    let opened = that || n.says(clause.start, "to") || n.says_any(clause.start, QUESTION);
    let follows = cue.order == Order::Plain && clause.start > cue.at;
    follows && !n.verb(cue.at).direct && !opened
}

/// Words that open an indirect question.
const QUESTION: &Heads<8> = words!["whether", "how", "why", "what", "who", "when", "where", "if"];

/// Hands over what speaks for a report or against it.
fn each(reading: &Reading, cue: &Cue, clause: &Range<At>, frame: &Range<At>, mut take: impl FnMut(Evidence)) {
    let n = reading.narration;
    let verb = n.verb(cue.at);
    take(evidence!("bias"));
    take(if verb.direct { evidence!("direct") } else { evidence!("not direct") });
    let [first, direct, other] = first_word(reading, clause);
    take(first);
    take(if verb.direct { direct } else { other });
    let [shape, direct, other] = shape(reading, clause);
    take(shape);
    take(if verb.direct { direct } else { other });
    take(kind(cue, clause));
    take(form(verb.form));
    source(reading, &cue.subject, &mut take);
    take(length(clause.len()));
    let before = Before::of(n, frame.start.max(cue.at.saturating_sub(4))..cue.at);
    let mut flag = |evidence: Evidence, holds: bool| {
        if holds {
            take(evidence);
        }
    };
    flag(evidence!("comma before"), clause.start > frame.start && n.is(clause.start - 1, Class::COMMA));
    flag(evidence!("modal"), before.modal);
    flag(evidence!("negated"), before.negated);
    flag(evidence!("infinitive"), before.infinitive);
    flag(evidence!("relative"), before.relative);
    flag(evidence!("sentence has a quote"), n.has_quote(frame));
    flag(evidence!("question"), n.says(frame.end - 1, "?"));
    flag(evidence!("opens"), cue.subject.start <= frame.start + 1);
}

/// What stands right before a verb, seen in one pass.
#[derive(Default)]
struct Before {
    modal: bool,
    negated: bool,
    infinitive: bool,
    relative: bool,
}

impl Before {
    fn of(n: &Narration, items: Range<At>) -> Self {
        let mut before = Before::default();
        for at in items {
            before.modal |= n.says_any(at, words!["would", "could", "should", "might", "may", "will", "can", "must"]);
            before.negated |= n.says_any(at, words!["not", "never"]) || n.ends(at, "n't") || n.ends(at, "n’t");
            before.infinitive |= n.says(at, "to");
            before.relative |= n.says_any(at, words!["if", "when", "who", "which"]);
        }
        before
    }
}

/// Whether the clause has a verb of its own, early or late: “the port would close” against “the plan”, “the plan that the
/// council had made”.
fn shape(reading: &Reading, clause: &Range<At>) -> [Evidence; 3] {
    macro_rules! shape {
        ($value:literal) => {
            [evidence!("shape", $value), evidence!("direct shape", $value), evidence!("not direct shape", $value)]
        };
    }
    let n = reading.narration;
    let is_verb = |at: At| n.is_finite(at) || n.is(at, Class::AUX) && !n.says(at, "to");
    let is_link =
        |at: At| n.is(at, Class::SUBORD.or(Class::PAUSE)) || n.says_any(at, words!["that", "who", "which", "and"]);
    let verb = clause.clone().find(|&at| is_verb(at));
    let Some(verb) = verb else { return shape!("no verb") };
    match verb - clause.start {
        _ if (clause.start..verb).any(is_link) => shape!("verb after a link"),
        0..=1 => shape!("verb at once"),
        2..=4 => shape!("verb early"),
        _ => shape!("verb late"),
    }
}

fn kind(cue: &Cue, clause: &Range<At>) -> Evidence {
    match (cue.order, clause.end <= cue.at) {
        (Order::Plain, false) => evidence!("kind", "verb"),
        (Order::Plain, true) => evidence!("kind", "verb before"),
        (Order::Inverted, false) => evidence!("kind", "inverted"),
        (Order::Inverted, true) => evidence!("kind", "inverted before"),
        (Order::According, false) => evidence!("kind", "according"),
        (Order::According, true) => evidence!("kind", "according before"),
    }
}

fn form(form: Form) -> Evidence {
    match form {
        Form::None => evidence!("form", "none"),
        Form::Base => evidence!("form", "base"),
        Form::Third => evidence!("form", "third"),
        Form::Past => evidence!("form", "past"),
        Form::Participle => evidence!("form", "participle"),
        Form::Gerund => evidence!("form", "gerund"),
    }
}

/// By length in words, five words a step.
fn length(words: usize) -> Evidence {
    match words / 5 {
        0 => evidence!("length", "0"),
        1 => evidence!("length", "1"),
        2 => evidence!("length", "2"),
        3 => evidence!("length", "3"),
        4 => evidence!("length", "4"),
        _ => evidence!("length", "5"),
    }
}

/// What the clause begins with: the weight whatever the verb, after a verb that can introduce direct speech, and after
/// any other one.
fn first_word(reading: &Reading, clause: &Range<At>) -> [Evidence; 3] {
    macro_rules! first {
        ($value:literal) => {
            [evidence!("first", $value), evidence!("direct first", $value), evidence!("not direct first", $value)]
        };
    }
    let n = reading.narration;
    let at = clause.start;
    match () {
        _ if at > 0 && n.says(at - 1, "that") => first!("that"),
        _ if n.says(at, "to") => first!("to"),
        _ if n.says_any(at, QUESTION) => first!("wh"),
        _ if n.ends(at, "ing") => first!("ing"),
        _ if n.is(at, Class::PRON) && at + 1 < clause.end && (n.is_finite(at + 1) || n.is(at + 1, Class::AUX)) => {
            first!("he")
        }
        _ if n.is(at, Class::PRON) => first!("him"),
        _ if n.is(at, Class::DET) => first!("det"),
        _ if reading.names.at(at).is_some() => first!("name"),
        _ if n.is(at, Class::PREP) => first!("prep"),
        _ if n.is_plain(at) => first!("adj"),
        _ => first!("other"),
    }
}

fn source(reading: &Reading, subject: &Phrase, mut take: impl FnMut(Evidence)) {
    match subject.head {
        Head::Title => take(evidence!("source", "title")),
        Head::Described if reading.can_speak(subject) => take(evidence!("speaks")),
        Head::Described => take(evidence!("cannot speak")),
        Head::Pronoun => take(pronoun(reading, subject.start)),
        Head::Name(id) => {
            take(evidence!("source", "name"));
            take(name(reading.names.get(id).kind));
        }
    }
}

fn pronoun(reading: &Reading, at: At) -> Evidence {
    let says = |word| reading.narration.says(at, word);
    match () {
        _ if says("i") => evidence!("source pronoun", "i"),
        _ if says("it") => evidence!("source pronoun", "it"),
        _ if says("she") => evidence!("source pronoun", "she"),
        _ if says("they") => evidence!("source pronoun", "they"),
        _ if says("we") => evidence!("source pronoun", "we"),
        _ if says("who") => evidence!("source pronoun", "who"),
        _ => evidence!("source pronoun", "other"),
    }
}

fn name(kind: Kind) -> Evidence {
    match kind {
        Kind::Person | Kind::MaybePerson => evidence!("name", "person"),
        Kind::Organisation => evidence!("name", "org"),
        Kind::Place => evidence!("name", "place"),
        Kind::Single => evidence!("name", "single"),
        Kind::Group | Kind::Document | Kind::Other => evidence!("name", "other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::vocabulary::Vocabulary;
    use crate::lexicon::language::LANGUAGES;
    use crate::name::Names;
    use crate::quote::filter::speech;
    use crate::speaker::indirect;

    /// For `scripts/learn_indirect.py`: each clause that may be a report with its place, that of its source, and its
    /// evidence. The articles are lines of JSON with `id` and `text`.
    #[test]
    #[ignore = "writes what the weights are learned from; ONRECORD_ARTICLES names the articles"]
    #[expect(clippy::print_stdout, reason = "the script reads it")]
    fn write_evidence() {
        let articles = std::fs::read_to_string(std::env::var("ONRECORD_ARTICLES").unwrap()).unwrap();
        let mut vocabulary = Vocabulary::new(&LANGUAGES[0]);
        for article in articles.lines() {
            let article: serde_json::Value = serde_json::from_str(article).unwrap();
            let text = article["text"].as_str().unwrap();
            let document = Document::parse(text, &mut vocabulary);
            let (speech, asides) = speech(&document);
            let narration = Narration::new(&document, &speech, &asides);
            let names = Names::new(&narration);
            let reading = Reading { narration: &narration, names: &names };
            for frame in narration.frames.iter().filter(|frame| !frame.headline) {
                let mut cues = Vec::new();
                reading.add_cues(&frame.items, &mut cues);
                for cue in &cues {
                    let Some(clause) = indirect::clause(&reading, cue, &cues) else { continue };
                    let mut names = vec![format!("verb={}", narration.spelling(cue.at).to_lowercase())];
                    each(&reading, cue, &clause, &frame.items, |evidence| {
                        names.push(format!("{}={}", evidence.feature, evidence.value));
                    });
                    let [said, source] = [narration.span(clause), narration.span(cue.subject.items())];
                    println!(
                        "evidence\t{}\t{}\t{}\t{}\t{}\t{}",
                        article["id"],
                        said.start,
                        said.end,
                        source.start,
                        source.end,
                        names.join("\t")
                    );
                }
            }
        }
    }
}
