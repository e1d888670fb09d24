//! Descriptions beside a name: `Ann Lee, the prime minister of Norway,` and `Norway’s prime minister, Ann Lee,`.

use std::ops::Range;

use super::phrase::{Head, Reading};
use super::title::title_at;
use super::{Name, Title, sphere};
use crate::lexicon::class::Class;
use crate::lexicon::table::Row;
use crate::lexicon::{Shape, words};
use crate::quote::narration::At;

/// The description that follows or goes before a name, as a title of it.
pub(crate) fn described(reading: &Reading, name: &Name) -> Vec<Title> {
    if !name.kind.is_personal() {
        return Vec::new();
    }
    before(reading, name).into_iter().chain(after(reading, name)).map(|items| title(reading, items)).collect()
}

/// `Norway’s prime minister, X,`: a phrase with a determiner or genitive, whose head is a role; `the Prime Minister of
/// Norway, X,`.
fn before(reading: &Reading, name: &Name) -> Option<Range<At>> {
    let n = reading.narration;
    let start = name.items.start;
    let frame = &n.frame(start).items;
    if start < frame.start + 2 || !n.is(start - 1, Class::COMMA) {
        return None;
    }
    let closed = name.items.end < frame.end
        && (n.is(name.items.end, Class::COMMA.or(Class::STOP_MARK)) || n.verb(name.items.end).is_finite());
    let phrase = reading.backward(start - 1, frame.start)?;
    let titled = phrase.head == Head::Title;
    let role = titled
        || phrase.head == Head::Described
            && n.is(phrase.noun(), Class::ROLE)
            && !n.is(phrase.noun(), Class::BODY.or(Class::DOCUMENT));
    let whose = phrase.start > frame.start && n.says(phrase.start - 1, "whose");
    let owned =
        titled || whose || n.is(phrase.start, Class::DET) || phrase.items().any(|at| n.is(at, Class::POSSESSIVE));
    let plural = n.says_any(phrase.start, words!["some", "many", "other", "two", "three"]);
    // The speaker of the house, X: the phrase is climbed to its head, and the description is the whole.
    (closed && role && owned && !plural).then_some(phrase.start..start - 1)
}

/// Whether a description after a name says that it is a body: `TejoBuild, the firm behind the tunnel,`.
pub(crate) fn is_body(reading: &Reading, name: &Name) -> bool {
    let n = reading.narration;
    let end = n.frame(name.items.start).items.end;
    let start = start_after(reading, name, end).filter(|&start| n.is(start, Class::DET));
    let phrase = start.and_then(|start| reading.forward(start, end));
    phrase.is_some_and(|phrase| phrase.head == Head::Described && n.is(phrase.noun(), Class::BODY_GENERAL))
}

/// `X, the prime minister of Norway,`: up to nine words to the next pause, with a role among the first.
fn after(reading: &Reading, name: &Name) -> Option<Range<At>> {
    let n = reading.narration;
    let frame = &n.frame(name.items.start).items;
    let start = start_after(reading, name, frame.end)?;
    let edge = Class::PAUSE.or(Class::QUOTE).or(Class::REL).or(Class::AUX);
    let inside = |at: &At| !n.is(*at, edge) && !n.says(*at, "and") && !n.verb(*at).is_finite();
    let end = (start..frame.end.min(start + 9)).take_while(inside).last()? + 1;
    let end = (start + 1..end).find(|&at| closes(reading, start, at)).unwrap_or(end);
    let role = (start..end.min(start + 7)).any(|at| n.is(at, Class::ROLE));
    let opens = n.is(start, Class::DET.or(Class::MODIFIER))
        || reading.names.at(start).is_some()
        || (start..end.min(start + 4)).any(|at| n.is(at, Class::ROLE));
    let names_another = reading.names.starting(start).is_some_and(|id| {
        let other = reading.names.get(id);
        other.kind.is_personal()
            && other.titles.is_empty()
            && !n.is(other.items.end.min(n.end() - 1), Class::POSSESSIVE)
    });
    (opens && (role || is_occupation(reading, start..end)) && !names_another).then_some(start..end)
}

/// Where the description of a name begins: `X, the minister`, `X, 41, a nurse`, `X, who was the minister`, `X is the
/// minister`.
fn start_after(reading: &Reading, name: &Name, end: At) -> Option<At> {
    let n = reading.narration;
    let at = name.items.end;
    let is = |at: At, class| at < end && n.is(at, class);
    if name.possessive || at >= end {
        return None;
    }
    if !n.is(at, Class::COMMA) {
        return (n.is(at, Class::BE) && at + 1 < end && n.says(at + 1, "the")).then_some(at + 1);
    }
    let age = at + 2 < end && n.word(at + 1).facts.shape == Shape::Number && n.is(at + 2, Class::COMMA);
    let relative = is(at + 1, Class::REL) && is(at + 2, Class::BE);
    let start = if age || relative { at + 3 } else { at + 1 };
    (start < end).then_some(start)
}

/// Where a description ends: at a preposition other than those that name an office, and after its role at what tells
/// something else: `the opposition leader | slain on Friday`.
fn closes(reading: &Reading, start: At, at: At) -> bool {
    let n = reading.narration;
    if n.is(at, Class::PREP) {
        return !n.says_any(at, words!["of", "for", "at"]);
    }
    let role = (start..at).any(|at| n.is(at, Class::ROLE));
    role && !n.is_capital(at) && (n.is(at, Class::TIME.or(Class::DAY).or(Class::IRREGULAR)) || n.is_finite(at))
}

/// `a gynecologist`, `the organist at the church`: a short phrase is what the person is, though no list has the noun.
fn is_occupation(reading: &Reading, items: Range<At>) -> bool {
    let n = reading.narration;
    let head = items.clone().find(|&at| n.is(at, Class::PREP)).unwrap_or(items.end);
    let Some(noun) = head.checked_sub(1).filter(|&noun| noun > items.start && noun <= items.start + 3) else {
        return false;
    };
    let plain = n.is_plain(noun) && !n.is(noun, Class::TIME) && !n.is_finite(noun) && !n.is_adverb(noun);
    let agent = || ["er", "or", "ist", "ian"].iter().any(|end| n.spelling(noun).ends_with(end));
    let indefinite = n.says(items.start, "a") || n.says(items.start, "an");
    plain && (indefinite || n.says(items.start, "the") && agent())
}

/// What a description tells of whom it describes.
pub(crate) fn title(reading: &Reading, items: Range<At>) -> Title {
    let n = reading.narration;
    // The head stands before the first preposition: the son of a president is no president.
    let head = (items.start + 1..items.end).find(|&at| n.is(at, Class::PREP)).unwrap_or(items.end);
    let listed = (items.start..head).find_map(|at| {
        let office = |row: &Row| row.column(2) != "ministry" && (row.column(3) != "only" || n.is_capital(at));
        let found = title_at(n, at, items.end).filter(|(length, row)| at + length >= head && office(row));
        found.map(|(length, row)| (at..at + length, row.column(2)))
    });
    let former = items.clone().take(3).any(|at| n.says_any(at, words!["former", "ex", "late", "then"]));
    let (core, class) = listed.unwrap_or((head.saturating_sub(1)..head, "other"));
    let rest = core.end..goes_on_to(reading, items.end);
    let office = sphere::office(n, class, &core, items.start, rest);
    Title { items, class: office.class, canonical: None, former, of_body: office.of_body }
}

/// Where a description ends that was cut at “and”, if a second office follows, or at “with”: `president and chief
/// executive of the bank`, `minister with the church`.
fn goes_on_to(reading: &Reading, end: At) -> At {
    let n = reading.narration;
    let last = n.frame(end.min(n.end() - 1)).items.end;
    let role = || (end + 1..last.min(end + 4)).any(|at| n.is(at, Class::ROLE));
    let names = || reading.names.at(end + 1).is_some_and(|id| !reading.names.get(id).is_title());
    if end >= last || !(n.says(end, "with") || n.says(end, "and") && role() && !names()) {
        return end;
    }
    (end + 1..last.min(end + 12)).find(|&at| n.is(at, Class::PAUSE.or(Class::QUOTE))).unwrap_or(end)
}
