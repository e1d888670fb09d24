//! Titles and roles round a name, and what they make of it.

use std::ops::Range;

use super::run::kind;
use super::{Kind, Name, Title, sphere};
use crate::lexicon::class::Class;
use crate::lexicon::language::TITLE_KEY;
use crate::lexicon::phrase::{WordsAt, longest};
use crate::lexicon::table::Row;
use crate::lexicon::words;
use crate::quote::narration::{At, Narration};

/// The name that a run of capital words is, parted from its titles. `families` are the names before it whose last word
/// could be a title, see [`is_family`].
pub(super) fn name(narration: &Narration, run: Range<At>, families: &[u32]) -> Name {
    let mut titles = Vec::new();
    let mut start = inner_titles(narration, &run, families, &mut titles);
    start = skip_roles(narration, start..run.end, &mut titles);
    start = skip_office(narration, start..run.end, &mut titles);
    start = skip_places(narration, run.start, start..run.end, !titles.is_empty());
    if !titles.is_empty() {
        let before = lead(narration, run.start);
        titles.iter_mut().for_each(|title| place(narration, title, before, start));
    }
    titles.extend(small_title(narration, run.start));
    if is_former(narration, run.start) {
        titles.iter_mut().for_each(|title| title.former = true);
    }
    let proper = start..run.end;
    let frame = &narration.frame(run.start).items;
    let possessive = run.end < frame.end && narration.is(run.end, Class::POSSESSIVE);
    let kind = if proper.is_empty() { Kind::Other } else { kind(narration, &proper, !titles.is_empty()) };
    Name { items: run, proper, titles, kind, possessive, main: false, subject: false }
}

/// A narration that ends at an item, so that no title reaches past it.
struct Upto<'n>(&'n Narration<'n>, At);

impl WordsAt for Upto<'_> {
    fn word_at(&self, at: u32) -> Option<&str> {
        if at < self.1 { self.0.word_at(at) } else { None }
    }
}

/// The longest title that begins at an item and ends before `end`: how many items it has, and its row.
pub(crate) fn title_at(narration: &Narration, at: At, end: At) -> Option<(u32, Row<'static>)> {
    if !narration.is(at, Class::TITLE) {
        return None;
    }
    let lists = narration.document.language.reporting?;
    // Nine titles in ten are of one word: to search the list by two and three was a twentieth of the time of speakers.
    let words = lists.title_openings.reach((at..end.min(at + TITLE_KEY.end())).map(|at| narration.hash(at)));
    longest(&lists.titles, *TITLE_KEY.start()..=words, &Upto(narration, end), at)
}

/// Takes the titles inside a run; where the name begins after the last of them.
fn inner_titles(narration: &Narration, run: &Range<At>, families: &[u32], titles: &mut Vec<Title>) -> At {
    let (mut at, mut start) = (run.start, run.start);
    while at < run.end {
        let found = title_at(narration, at, run.end).filter(|(length, row)| {
            let [_, _, class, before_name] = row.columns();
            let whole = at + length == run.end;
            // Harry M. Reid: an initial inside a name is no Monsieur.
            let initial =
                at > run.start && narration.spelling(at).chars().count() == 2 && narration.spelling(at).ends_with('.');
            // Don Young is no nobleman, but Don Felipe is one.
            let given = class == "honorific" && narration.is(at, Class::GIVEN);
            let given = given && at + 2 == run.end && !narration.is(at + 1, Class::GIVEN);
            let family = whole && *length == 1 && is_family(narration, run, families);
            !initial && !given && !family && class != "ministry" && (before_name != "no" || !whole)
        });
        let Some((length, row)) = found else {
            at += 1;
            continue;
        };
        let [_, canonical, class] = row.columns();
        titles.push(Title { items: at..at + length, class, canonical: Some(canonical), former: false, of_body: false });
        at += length;
        start = at;
    }
    join(narration, titles);
    start
}

/// Whether the last word of a run, which is a title, is a family name: of Howard King, and then of Mr. King or of King
/// alone, but not of the King.
pub(super) fn is_family(narration: &Narration, run: &Range<At>, families: &[u32]) -> bool {
    let n = narration;
    let last = run.end - 1;
    const NO_GIVEN: Class = Class::DEMONYM.or(Class::PLACE).or(Class::BODY_NAME).or(Class::TITLE).or(Class::ROLE);
    let family = n.is(last, Class::FAMILY) && run.len() == 2 && !n.is(run.start, NO_GIVEN.or(Class::NOTNAME));
    let named = last > run.start
        && (family
            || n.is(last, Class::FAMILY.or(Class::GIVEN).or(Class::FAMILY_TITLE)) && n.is(last - 1, Class::GIVEN));
    let led = run.start > n.frame(last).items.start && n.is(run.start - 1, Class::DET);
    named || !led && run.len() <= 2 && families.contains(&n.word(last).fold)
}

/// `Deputy Environment Minister` is one title: what stands between two of them belongs to both.
fn join(narration: &Narration, titles: &mut Vec<Title>) {
    let [first, .., last] = titles.as_slice() else { return };
    if first.class == "honorific" || last.class == "honorific" || last.items.start > first.items.end + 2 {
        return;
    }
    // A deputy minister is a deputy, a deputy campaign manager none; an assistant secretary is no secretary.
    let holds = matches!(last.class, "minister" | "head_of_government" | "head_of_state" | "governor");
    let class = match first.class {
        _ if holds && narration.says(first.items.start, "deputy") => "deputy",
        "official" if holds => "official",
        _ => last.class,
    };
    let items = first.items.start..last.items.end;
    *titles = vec![Title { items, class, canonical: None, former: false, of_body: false }];
}

/// Tells a title of a state from one of a body, by the words from `before` on and those up to the name.
fn place(narration: &Narration, title: &mut Title, before: At, name: At) {
    let rest = title.items.end..name.max(title.items.end);
    let office = sphere::office(narration, title.class, &title.items, before, rest);
    (title.class, title.of_body) = (office.class, office.of_body);
}

/// Senators Ann Lee and Tom Berg: a title in the plural is also that of the name behind “and”.
pub(super) fn share(narration: &Narration, before: Option<&Name>, name: &mut Name) {
    let Some(before) = before.filter(|before| before.items.end + 1 == name.items.start && name.titles.is_empty())
    else {
        return;
    };
    let linked = narration.says(before.items.end, "and") || narration.is(before.items.end, Class::COMMA);
    let plural = |title: &&Title| narration.spelling(title.items.end - 1).trim_end_matches('.').ends_with('s');
    let shared = before.titles.iter().filter(plural).find(|_| linked && !name.proper.is_empty());
    if let Some(title) = shared.filter(|title| title.class != "honorific") {
        name.titles.push(title.clone());
        name.kind = Kind::Person;
    }
}

/// Where the noun phrase begins that goes on with a run: `the bank’s president`, `NAACP national President`.
fn lead(narration: &Narration, run: At) -> At {
    let n = narration;
    let first = n.frame(run).items.start.max(run.saturating_sub(6));
    let inside = |at: &At| {
        (n.is_plain(*at) || n.is_capital(*at)) && !n.is(*at, Class::VERB) && !n.is_finite(*at)
            || n.is(*at, Class::POSSESSIVE)
    };
    (first..run).rev().take_while(inside).last().unwrap_or(run)
}

/// A role before a full name that no list has: `Demonstrator Ann Lee`, `County Recorder Ann Lee`.
fn skip_roles(narration: &Narration, name: Range<At>, titles: &mut Vec<Title>) -> At {
    let n = narration;
    if !titles.is_empty() || name.len() < 2 || n.is(name.start, Class::GIVEN) || n.is(name.end - 1, Class::BODY_NAME) {
        return name.start;
    }
    for start in (name.start + 1..name.end).rev() {
        let two = name.end - start >= 2;
        let person = two || n.is(start, Class::FAMILY) || start == name.start + 1;
        if n.is(start - 1, Class::ROLE) && person && !n.is(start, Class::PREP) {
            titles.push(Title {
                items: name.start..start,
                class: "official",
                canonical: None,
                former: false,
                of_body: false,
            });
            return start;
        }
        if two && n.is(start, Class::GIVEN) && n.is(start - 1, Class::BODY_NAME) {
            return start;
        }
    }
    name.start
}

/// What an office is for, which stands between the title and the name or is all there is: `Minister for Heritage`.
fn skip_office(narration: &Narration, name: Range<At>, titles: &mut [Title]) -> At {
    let n = narration;
    let Some(title) = titles.last_mut() else { return name.start };
    if name.is_empty() || title.items.end != name.start || !n.says(name.start, "for") {
        return name.start;
    }
    let person = (name.start + 2..name.end).find(|&at| n.is(at, Class::GIVEN) && at + 1 < name.end);
    let end = person.unwrap_or(name.end);
    title.items.end = end;
    end
}

/// Words of place or party between a title and the name: `President of France Ann Lee`, `American Ann Lee`.
fn skip_places(narration: &Narration, run: At, name: Range<At>, titled: bool) -> At {
    let n = narration;
    let mut start = name.start;
    let place = Class::COUNTRY.or(Class::DEMONYM).or(Class::CAPITAL);
    if start > run && start + 1 < name.end && n.says(start, "of") {
        let after = (start + 1..name.end).find(|&at| !n.is(at, place)).unwrap_or(name.end);
        start = if after > start + 1 { after } else { name.end.saturating_sub(2).max(start + 1) };
    }
    let lead = place.or(Class::PARTY);
    while start + 2 < name.end
        && n.is(start, lead)
        && !n.is(start, Class::GIVEN)
        && (titled || n.is(start + 1, Class::GIVEN))
    {
        start += 1;
    }
    let hyphened =
        |at: At| ["-led", "-backed", "-based", "-run", "-owned"].iter().any(|end| n.spelling(at).ends_with(end));
    if start + 2 < name.end && hyphened(start) {
        start += 1;
    }
    start
}

/// A title in small letters right before the name: `president Xi`, `government spokesman Steffen Seibert`.
fn small_title(narration: &Narration, run: At) -> Option<Title> {
    let n = narration;
    let first = n.frame(run).items.start;
    if run == first || !n.is(run - 1, Class::ROLE) || n.is_capital(run - 1) {
        return None;
    }
    let earliest = first.max(run.saturating_sub(5));
    // White House press secretary: a title of the list may hold a word that looks like a verb.
    let listed = (earliest..run).find_map(|at| {
        let found = title_at(n, at, run);
        let found = found.filter(|(length, row)| at + length == run && (row.column(3) != "only" || n.is_capital(at)));
        found.map(|(_, row)| (at, row))
    });
    let inside = |at: &At| n.is_plain(*at) && !n.is(*at, Class::DET.or(Class::VERB));
    let core = listed.map_or(run - 1, |(at, _)| at);
    let start = (earliest..core).rev().take_while(inside).last().unwrap_or(core);
    let class = listed.map_or("official", |(_, row)| row.column(2));
    let office = sphere::office(n, class, &(core..run), lead(n, start), run..run);
    Some(Title { items: start..run, class: office.class, canonical: None, former: false, of_body: office.of_body })
}

/// `former Pennsylvania governor X`, `then-president X`: the word stands up to five items before.
fn is_former(narration: &Narration, run: At) -> bool {
    let n = narration;
    let first = n.frame(run).items.start;
    let former = |at: At| {
        n.says_any(at, words!["former", "ex", "late", "then", "retired"])
            || (n.begins(at, "then-") || n.begins(at, "ex-")) && n.spelling(at).starts_with(char::is_lowercase)
    };
    let inside = |at: &At| n.is_word(*at) && !n.is(*at, Class::PREP.or(Class::DET));
    former(run) || (first.max(run.saturating_sub(5))..run).rev().take_while(inside).any(former)
}
