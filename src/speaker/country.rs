//! Which country a person is of: what the article says beside the name, and the country that it is set in.

use std::ops::Range;

use crate::lexicon::class::Class;
use crate::lexicon::{self, people, words};
use crate::name::cast::{Cast, Entity, Few};
use crate::name::phrase::Reading;
use crate::name::run::relation;
use crate::name::{Kind, Name};
use crate::quote::narration::At;

/// Where and when an article is set.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Setting {
    /// The country that at least half of the article's names of places, peoples, institutions and listed people point
    /// to, if two do.
    pub(crate) country: Option<&'static str>,
    /// The year of the article's date.
    pub(crate) year: Option<u16>,
}

impl Setting {
    pub(crate) fn of(reading: &Reading, cast: &Cast, date: Option<&str>) -> Self {
        let year = date.and_then(|date| date.get(..4)).and_then(|year| year.parse().ok());
        Setting { country: main_country(reading, cast), year }
    }
}

fn main_country(reading: &Reading, cast: &Cast) -> Option<&'static str> {
    let n = reading.narration;
    let mut votes = Votes::default();
    let mut add = |name: &Range<At>, times: u32| {
        if let Some((relation, country)) = relation(n, name) {
            // An institution or a state of a country tells a little less of the article than the country's name.
            let weight = if matches!(relation, "mark" | "state") { 2 } else { 3 };
            votes.add(country, times * weight, relation != "shared");
        }
    };
    for (at, times) in places(reading) {
        add(&(at..at + 1), times);
    }
    for name in reading.names.list.iter().filter(|name| name.proper.len() > 1) {
        add(&name.proper, 1);
    }
    for entity in cast.list.iter().filter(|entity| entity.kind == Kind::Person) {
        if let Some(office) = entity.offices.first() {
            votes.add(office.country(), entity.count.min(4), true);
        }
    }
    votes.most().filter(|&(_, count)| 2 * count >= votes.all() && count >= 6).map(|(country, _)| country)
}

/// The distinct words that point to a country, each where it stands first, and how often it stands.
fn places(reading: &Reading) -> Vec<(At, u32)> {
    let n = reading.narration;
    /// No place yet: of numbers from 1 a word without one costs no more than memory that is empty anyway.
    const NONE: u32 = 0;
    let mut numbers = vec![NONE; n.document.words.list.len()];
    let mut places: Vec<(At, u32)> = Vec::new();
    for at in n.capitals(0..n.end()).filter(|&at| n.is(at, Class::PLACE)) {
        let number = &mut numbers[n.word_number(at)];
        if *number == NONE {
            places.push((at, 0));
            *number = places.len() as u32;
        }
        places[*number as usize - 1].1 += 1;
    }
    places
}

/// Countries with what speaks for each; most people have one.
#[derive(Default)]
struct Votes(Few<(&'static str, u32)>);

impl Votes {
    /// Counts for a country; an international body is nobody's, and a user's list may name none.
    fn add(&mut self, country: &'static str, weight: u32, plain: bool) {
        match self.0.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) if plain => *count += weight,
            None if plain && !country.is_empty() && !people::is_body(country) => self.0.push((country, weight)),
            _ => {}
        }
    }

    /// The country with most votes, the first of equals.
    fn most(&self) -> Option<(&'static str, u32)> {
        self.0.iter().rev().max_by_key(|(_, count)| *count).copied()
    }

    fn all(&self) -> u32 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// A country that speaks is its own country.
pub(crate) fn country_itself(reading: &Reading, entity: &Entity) -> Option<&'static str> {
    if entity.kind != Kind::Place {
        return None;
    }
    let text = reading.narration.span(entity.shown.clone()).of(reading.narration.document.text);
    let (relation, country) = lexicon::relation(text)?;
    (relation == "name" && !people::is_body(country)).then_some(country)
}

/// The country that the titles and descriptions beside the names point to most often.
///
/// Worked out once: `The Norwegian president said no.` asks for it at each turn, over all the names of the president.
pub(crate) fn said_country(reading: &Reading, entity: &Entity) -> Option<&'static str> {
    *entity.said_country.get_or_init(|| {
        let names = entity.names.iter().map(|&id| reading.names.get(id));
        let beside =
            names.flat_map(|name| [before_name(reading, name), party_mark(reading, name), of_place(reading, name)]);
        let described = entity.titles.iter().map(|title| title.items.clone());
        let mut votes = Votes::default();
        for country in beside.chain(described).filter_map(|items| country_in(reading, items)) {
            votes.add(country, 1, true);
        }
        votes.most().map(|(country, _)| country)
    })
}

/// What stands before the name proper: titles inside the run, and up to six words of the same phrase before it.
fn before_name(reading: &Reading, name: &Name) -> Range<At> {
    let n = reading.narration;
    if name.titles.is_empty() && name.proper.start == name.items.start {
        return 0..0;
    }
    let first = n.frame(name.items.start).items.start.max(name.items.start.saturating_sub(6));
    let inside =
        |at: &At| (n.is_plain(*at) || n.is_capital(*at) || n.is(*at, Class::POSSESSIVE)) && !n.verb(*at).is_finite();
    let start = (first..name.items.start).rev().take_while(inside).last().unwrap_or(name.items.start);
    start..name.proper.start
}

/// `(R-Texas)`, `, D-Mass.,`: the mark of an American legislator.
pub(super) fn party_mark(reading: &Reading, name: &Name) -> Range<At> {
    let n = reading.narration;
    let end = n.frame(name.items.start).items.end;
    let at = name.items.end + 1;
    let party = |at: At| {
        ["R-", "D-", "I-"].iter().any(|mark| n.spelling(at).starts_with(mark)) || matches!(n.spelling(at), "R" | "D")
    };
    if at < end && n.is(at - 1, Class::COMMA.or(Class::BRACKET_OPEN)) && party(at) { at..at + 1 } else { 0..0 }
}

/// `President Ann Lee of Norway`.
fn of_place(reading: &Reading, name: &Name) -> Range<At> {
    let n = reading.narration;
    let (start, end) = (name.items.end, n.frame(name.items.start).items.end.min(name.items.end + 4));
    if !name.titles.is_empty() && start < end && n.says(start, "of") { start..end } else { 0..0 }
}

/// The country that words name: `Russian President`, `Texas Sen.`; not after “to” or “against”: the ambassador to Chile.
fn country_in(reading: &Reading, items: Range<At>) -> Option<&'static str> {
    let n = reading.narration;
    for at in items.clone() {
        let before =
            |back: At| at >= items.start + back && n.says_any(at - back, words!["to", "against", "on", "with"]);
        if before(1) || before(2) && n.says(at - 1, "the") || !n.is_capital(at) {
            continue;
        }
        if n.spelling(at).get(..2).is_some_and(|mark| matches!(mark, "R-" | "D-" | "I-"))
            || items.len() == 1 && matches!(n.spelling(at), "R" | "D")
        {
            return Some("United States");
        }
        let longest = (at + 1..=items.end.min(at + 3)).rev();
        let found = longest
            .filter_map(|end| relation(n, &(at..end)))
            .find(|(relation, country)| *relation != "shared" && !people::is_body(country));
        if let Some((_, country)) = found {
            return Some(country);
        }
    }
    None
}
