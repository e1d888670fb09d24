//! What is said without marks: `X said that …`, `…, X said`, `according to X, …`.

use std::ops::Range;

use super::cue::{Cue, Order};
use super::evidence;
use crate::lexicon::class::Class;
use crate::lexicon::{Form, words};
use crate::name::phrase::{Phrase, Reading};
use crate::quote::narration::At;

/// The clause that a cue reports: its items, if it is an indirect quote.
///
/// Such a verb stands in many sentences that report nothing; `evidence` weighs what tells them apart.
/// `cues` are those of the frame; a clause that holds a quote in marks is not also indirect.
pub(crate) fn content(reading: &Reading, cue: &Cue, cues: &[Cue]) -> Option<Range<At>> {
    let frame = &reading.narration.frame(cue.at).items;
    clause(reading, cue, cues).filter(|clause| evidence::is_report(reading, cue, clause, frame))
}

/// No report is longer. Of “said said said …” each would be asked about all that follows.
const LONGEST: At = 120;

/// The clause that a cue would report.
pub(super) fn clause(reading: &Reading, cue: &Cue, cues: &[Cue]) -> Option<Range<At>> {
    let n = reading.narration;
    let frame = &n.frame(cue.at).items;
    let end = if n.is(frame.end - 1, Class::STOP_MARK) { frame.end - 1 } else { frame.end };
    let clause = match cue.order {
        Order::According => beside_according(reading, cue, frame.start, end),
        Order::Plain | Order::Inverted => beside_verb(reading, cue, frame.start, end, cues),
    };
    if clause.is_empty() || clause.len() > LONGEST as usize {
        return None; // Ann Lee whispered
    }
    // A mark that nothing paired may have been meant to hold the words; those of a title are no such marks.
    const MARKS: Class = Class::OPEN.or(Class::CLOSE).or(Class::EITHER);
    let stray = |at: At| n.is(at, MARKS) && !n.is_titled(at);
    let quoted = n.has_quote(&clause) || clause.clone().any(stray) || cue.at > frame.start && stray(cue.at - 1);
    // The paper quoted Lee as saying …: the report is that of “saying”.
    let cited = n.verb(cue.at).citing && (cue.at..end.min(cue.at + 8)).any(|at| is_as_saying(reading, at));
    // Who sang a song said nothing, nor who smiled when Park left.
    let reports = !n.verb(cue.at).manner || is_clause(reading, &clause) && !n.is(clause.start, Class::SUBORD);
    // “She repeated it”, “asked for this”: one or two words are no report; nor is what Lee opened or held, as such a verb
    // is one of saying only beside a quote or a clause.
    // Nor is it “for an hour” that somebody spoke.
    let verb = n.verb(cue.at);
    let led = !verb.direct && cue.order != Order::According && n.is(clause.start, Class::PREP);
    let short = clause.clone().filter(|&at| n.is_word(at)).take(3).count() < 3;
    let bare = (short || verb.beside || led) && !is_clause(reading, &clause);
    // Two who drafted it, the envoy said: what a comma closes is an object.
    let object = clause.len() > 1 && n.is(clause.start, Class::PRON) && n.is(clause.start + 1, Class::COMMA);
    // Who asked not to be named said no more by that.
    let nameless = n.says(clause.start, "not") && clause.len() > 1 && n.says(clause.start + 1, "to");
    let bare = bare || object || nameless;
    let may_be = !quoted && !cited && reports && !bare;
    // The port, Lee said, will close: the second comma is the tag's.
    let start = if may_be { clause.clone().find(|&at| n.is_word(at))? } else { return None };
    Some(start..clause.end)
}

/// Whether “as saying” stands at an item.
fn is_as_saying(reading: &Reading, at: At) -> bool {
    let n = reading.narration;
    n.says(at, "as") && at + 1 < n.end() && n.verb(at + 1).form == Form::Gerund
}

/// Whether words can be what somebody said: a clause, or what somebody means to do.
fn is_clause(reading: &Reading, words: &Range<At>) -> bool {
    let n = reading.narration;
    let verb = |at: At| n.is_finite(at) && !reading.is_noun(at, words.start); // the talks are none
    n.says(words.start, "to") || words.clone().any(|at| verb(at) || n.is(at, Class::AUX) && !n.says(at, "to"))
}

/// `According to X, A` and `A, according to X`.
fn beside_according(reading: &Reading, cue: &Cue, first: At, end: At) -> Range<At> {
    let n = reading.narration;
    if cue.at <= first + 1 {
        let comma = (cue.subject.end..end).find(|&at| n.is(at, Class::COMMA.or(Class::QUOTE)));
        let Some(comma) = comma else { return end..end };
        // According to Lee, the harbour master, the port will close.
        let described = reading.apposition_end(comma, end);
        let aside = described > comma && !(comma..described).any(|at| n.is_finite(at) || n.is(at, Class::AUX));
        return if aside { described..end } else { comma + 1..end };
    }
    let before = if n.is(cue.at - 1, Class::COMMA) { cue.at - 1 } else { cue.at };
    first..before
}

fn beside_verb(reading: &Reading, cue: &Cue, first: At, end: At, cues: &[Cue]) -> Range<At> {
    let n = reading.narration;
    let after = if cue.order == Order::Inverted { cue.subject.end } else { cue.at + 1 };
    let start = if cue.order == Order::Inverted { cue.at } else { phrase_start(reading, &cue.subject, first) };
    let comma = start > first && n.is(start - 1, Class::COMMA) || cue.order == Order::Inverted;
    // When firms do it, he added, Congress orders more: what he added is not what Congress orders.
    let reported = |other: &Cue| (first..start).contains(&other.at) && n.verb(other.at).say;
    let comma = comma && !cues.iter().any(reported);
    let tag = after >= end
        || n.is(after, Class::COMMA.or(Class::PREP).or(Class::DAY).or(Class::TIME).or(Class::ADV))
        || n.verb(cue.at).hearer;
    if comma && tag && start >= first + 4 && n.verb(cue.at).direct && !n.says(after - 1, "that") {
        let before = first..start - 1;
        let closed = after < end && n.is(after, Class::COMMA);
        if is_clause(reading, &before) {
            // “In any case, X said, the industry was …”: the longer side.
            let longer = closed && 2 * (end - after - 1) > 3 * (start - first);
            return if longer { after + 1..end } else { before };
        }
        if closed {
            return first..end; // The campaign, X said, is different: neither side says it alone.
        }
        // His secretary, X, told the paper that the port would close: what stands before the comma is who X is.
    }
    let content = over_hearer(reading, cue, after, end);
    content..cut(reading, cue, content, end, cues)
}

/// Where the noun phrase of a subject begins, its determiner and description with it.
fn phrase_start(reading: &Reading, subject: &Phrase, first: At) -> At {
    let n = reading.narration;
    let inside = |at: &At| {
        n.is(*at, Class::DET.or(Class::POSSESSIVE)) || n.is_plain(*at) && !n.is(*at, Class::VERB) || n.is_capital(*at)
    };
    (first..subject.start).rev().take_while(inside).last().unwrap_or(subject.start)
}

/// Past whom the words are said to, and past “that”: `told reporters on Monday that …`.
fn over_hearer(reading: &Reading, cue: &Cue, after: At, end: At) -> At {
    let n = reading.narration;
    let mut start = after;
    if n.verb(cue.at).hearer
        && cue.order == Order::Plain
        && let Some(hearer) = reading.hearer(after, end)
    {
        start = reading.apposition_end(hearer.end, end);
    }
    // Said the port would close and added that …: that “that” is another report's.
    let begun = |at: At| n.is(at, Class::PRON.or(Class::AUX));
    let that = (start..end.min(start + 14)).take_while(|&at| !begun(at)).find(|&at| n.says(at, "that"));
    let reach = if n.verb(cue.at).hearer { 14 } else { 8 };
    that.filter(|&at| at < start + reach).map_or(start, |at| at + 1)
}

/// Where the reported clause ends: at a semicolon, a clause about something else, or another report.
fn cut(reading: &Reading, cue: &Cue, start: At, end: At, cues: &[Cue]) -> At {
    let n = reading.narration;
    // Lee said they feared the council and its head will make a deal: who makes a deal reports nothing.
    let reports = |other: &&Cue| n.verb(other.at).direct || other.order == Order::According;
    let inside = |other: &&Cue| other.subject.start > start + 1 && other.subject.start < end;
    let later = &cues[cues.partition_point(|other| other.at <= cue.at)..];
    let other = later.iter().filter(inside).find(reports);
    let end = other.map_or(end, |other| before_report(reading, other, start, end)).min(start + LONGEST + 1);
    const MAY_END: Class = Class::SEMICOLON.or(Class::COMMA).or(Class::LINK);
    let ends = |at: At| {
        if !n.is(at, MAY_END) {
            return false;
        }
        let next = at + 1;
        let parts = n.is(at, Class::COMMA) && next < end && (aside(reading, next) || n.verb(next).form == Form::Gerund);
        // Lee, who said he would stay, left.
        let closes = cue.subject.relative.is_some() && n.is(at, Class::COMMA) && next < end && n.is_finite(next);
        n.is(at, Class::SEMICOLON) || parts || closes || second_verb(reading, at, end)
    };
    (start + 2..end).find(|&at| ends(at)).unwrap_or(end)
}

/// Words that open a clause which is no longer what was said.
fn aside(reading: &Reading, at: At) -> bool {
    reading.narration.says_any(at, words!["but", "while", "although", "though", "who", "which"])
}

/// `X said A and added B`: the second verb has a report of its own.
fn second_verb(reading: &Reading, at: At, end: At) -> bool {
    let n = reading.narration;
    if !n.says_any(at, words!["and", "but"]) {
        return false;
    }
    let verb = (at + 1..end.min(at + 3)).find(|&at| !n.is(at, Class::ADV.or(Class::AUX).or(Class::PRON)));
    verb.is_some_and(|at| n.verb(at).direct && n.verb(at).is_finite() && reading.names.at(at).is_none())
}

/// The end of a clause before another report begins, if a comma, dash or link parts the two.
fn before_report(reading: &Reading, other: &Cue, start: At, end: At) -> At {
    let n = reading.narration;
    let mut at = phrase_start(reading, &other.subject, start);
    let parts = |at: At| n.is(at, Class::PAUSE) || n.says_any(at, words!["and", "but", "while"]);
    if at <= start + 1 || !parts(at - 1) {
        return end;
    }
    while at > start + 1 && parts(at - 1) {
        at -= 1;
    }
    at
}

impl Reading<'_> {
    /// Who hears, after a verb that takes the hearer as object: in `told the council the port would close` the council,
    /// in `warned that the dam could burst` nobody.
    pub(crate) fn hearer(&self, start: At, end: At) -> Option<Phrase> {
        let n = self.narration;
        let article = |at: At| n.says_any(at, words!["the", "a", "an"]) && !n.is(at - 1, Class::DET);
        let clause = (start + 1..end.min(start + 20)).find(|&at| article(at)).unwrap_or(end);
        if start < end && n.says(start, "that") { None } else { self.forward(start, clause) }
    }

    /// Past an apposition between commas: `told Park, the prime minister of Norway, that`.
    pub(crate) fn apposition_end(&self, comma: At, end: At) -> At {
        let n = self.narration;
        if comma >= end || !n.is(comma, Class::COMMA) {
            return comma;
        }
        let close = (comma + 1..end.min(comma + 12)).find(|&at| n.is(at, Class::PAUSE.or(Class::QUOTE)));
        close.filter(|&at| n.is(at, Class::COMMA)).map_or(comma, |close| close + 1)
    }
}
