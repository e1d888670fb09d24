//! What an office is an office of: the president of a country is a leader, the president of a club is none.

use std::ops::Range;

use crate::lexicon::class::Class;
use crate::lexicon::{self, Shape, people, words};
use crate::quote::narration::{At, Narration};

/// What the words round a title say that it is a title of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Sphere {
    Unknown,
    Country,
    /// A state of a federation, as Texas.
    State,
    /// The bank, the school, the `NAACP`.
    Body,
    /// The parliament, the Senate.
    Legislature,
    /// The United Nations, the World Bank.
    World,
    Party,
}

/// The class of a title, and whether it is of a body that is no state.
pub(super) struct Office {
    pub(super) class: &'static str,
    pub(super) of_body: bool,
}

/// Capital words that are no name of a body: `Islamic Republic of Iran`, `Democratic leader`, `Sen.`
const PLAIN: Class = Class::PARTY.or(Class::TITLE).or(Class::ROLE).or(Class::KIND_NAME).or(Class::NOTNAME);

/// Names of places and bodies have at most so many words.
const LONGEST: u32 = 5;

/// So many words on either side tell what a title is of: of “President Mr. President Mr. …” each would look over all the
/// others.
const REACH: At = 24;

/// The office that a title of a class is, by the words before and after it.
pub(super) fn office(n: &Narration, class: &'static str, title: &Range<At>, before: At, rest: Range<At>) -> Office {
    if class == "honorific" {
        return Office { class, of_body: false }; // Mr and Dr are of nothing
    }
    let before = before.max(title.start.saturating_sub(REACH));
    let rest = rest.start..rest.end.min(title.end + REACH).max(rest.start);
    // The president and chief executive of the bank: what both are of.
    let of = rest.clone().find(|&at| n.is(at, Class::PREP)).unwrap_or(rest.end);
    let (above, below) = (spheres(n, before..title.start), spheres(n, of..rest.end));
    let (sphere, state) = (above.0.max(below.0), above.1 || below.1);
    let faith = class == "minister" && (before..rest.end).any(|at| n.is(at, Class::FAITH));
    let told = if faith { Some("religious") } else { made_of(n, class, title, of..rest.end, (sphere, state)) };
    if let Some(class) = told {
        return Office { class, of_body: false };
    }
    let of_body = match (sphere, class) {
        (Sphere::Party, "party_leader") | (Sphere::State, "minister" | "party_leader") => state,
        // The deputy minister for water: a minister is always one of a state.
        (_, "deputy") if title.clone().any(|at| n.says(at, "minister")) => false,
        (Sphere::Body, "head_of_state" | "governor" | "deputy" | "organisation_head") => true,
        // The vice president of marketing: of nothing that is a country.
        (Sphere::Unknown, "head_of_state" | "deputy") => {
            let led = of < rest.end && n.says_any(of, words!["of", "for", "at", "with"]);
            led && !(of..rest.end).any(|at| n.says(at, "republic"))
        }
        _ => false,
    };
    Office { class, of_body }
}

/// The class that a title has by what it is of: the head of a party is its leader.
fn made_of(
    n: &Narration,
    class: &str,
    title: &Range<At>,
    rest: Range<At>,
    (sphere, state): (Sphere, bool),
) -> Option<&'static str> {
    let second = title.clone().any(|at| n.is(at, Class::SECOND));
    let chief = n.is(title.end - 1, Class::CHIEF) && !second;
    let heads = chief && matches!(class, "other" | "official" | "diplomat" | "head_of_state" | "organisation_head");
    let sits = n.is(title.end - 1, Class::SEAT) && matches!(class, "other" | "official" | "legislator");
    // The Norwegian leader; but an American labour leader leads no country.
    let leads = || class == "official" && n.says(title.end - 1, "leader") && is_beside(n, title, rest);
    match sphere {
        Sphere::Party if heads && !state => Some("party_leader"),
        Sphere::World if heads => Some("organisation_head"),
        Sphere::Legislature if heads || sits => Some("legislator"),
        Sphere::State if class == "head_of_government" => Some("governor"),
        Sphere::Country if leads() => Some("head_of_state"),
        _ => None,
    }
}

/// Whether a country stands right before a title, or after it behind “of”.
fn is_beside(n: &Narration, title: &Range<At>, mut rest: Range<At>) -> bool {
    const PLACE: Class = Class::COUNTRY.or(Class::DEMONYM).or(Class::POSSESSIVE);
    let before = title.start > 0 && n.is(title.start - 1, PLACE);
    before || rest.nth(1).is_some_and(|at| n.is(at, PLACE))
}

/// The highest sphere that words name, and whether they name a state of a federation.
fn spheres(n: &Narration, items: Range<At>) -> (Sphere, bool) {
    let (mut highest, mut state, mut at) = (Sphere::Unknown, false, items.start);
    let mut strange = false;
    while at < items.end {
        let house = n.is(at, Class::LEGISLATURE).then_some((Sphere::Legislature, at + 1));
        let known = house.or_else(|| listed(n, at, items.end));
        let (sphere, end) = known.unwrap_or_else(|| (by_word(n, at), at + 1));
        state |= sphere == Sphere::State;
        // Students for Life of America: a country that ends the name of a body.
        let ends = sphere == Sphere::Country && strange;
        highest = highest.max(if ends { Sphere::Body } else { sphere });
        strange |= sphere == Sphere::Unknown && n.is_capital(at) && !n.is(at, PLAIN);
        at = end;
    }
    (highest, state)
}

/// The place or body of the lists that begins at an item, and where it ends.
fn listed(n: &Narration, start: At, end: At) -> Option<(Sphere, At)> {
    let longest = match () {
        _ if !n.is_capital(start) => return None,
        _ if n.is(start, Class::LONG_PLACE) => LONGEST,
        _ if n.is(start, Class::PLACE) => 1,
        _ => return None,
    };
    (start + 1..=end.min(start + longest)).rev().find_map(|end| {
        let (relation, country) = lexicon::relation(n.span(start..end).of(n.document.text))?;
        let sphere = match relation {
            "state" | "shared" => Sphere::State,
            // The American Academy of Letters is a body, the Russian Federation none.
            "demonym" if end < n.end() && n.is_capital(end) && !n.is(end, PLAIN.or(Class::BODY_NAME)) => Sphere::Body,
            // European says nothing: there is a European Commission, and a European Central Bank.
            "demonym" | "capital" if people::is_body(country) => return None,
            _ if people::is_body(country) => Sphere::World,
            // A university of a country is a body by its own words.
            "mark" => return None,
            _ => Sphere::Country,
        };
        Some((sphere, end))
    })
}

fn by_word(n: &Narration, at: At) -> Sphere {
    let acronym = n.word(at).facts.shape == Shape::Upper && n.spelling(at).len() > 2 && !n.is(at, Class::PARTY);
    let named = n.is_capital(at) && n.is(at, Class::BODY_NAME);
    match () {
        _ if n.quote(at).is_some() => Sphere::Unknown,
        _ if n.says(at, "party") => Sphere::Party,
        _ if acronym || named && !n.is(at, Class::PARTY) || n.is(at, Class::BODY) && !n.is_capital(at) => Sphere::Body,
        _ => Sphere::Unknown,
    }
}
