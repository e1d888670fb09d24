//! Role, office and leader flag of a person: the article's own words first, the lists second.

use std::borrow::Cow;
use std::ops::Range;

use super::country::{Setting, country_itself, party_mark, said_country};
use crate::lexicon::class::Class;
use crate::lexicon::people::{self, Office};
use crate::name::cast::Entity;
use crate::name::phrase::Reading;
use crate::name::{Kind, Name, Title};
use crate::quote::narration::At;
use crate::words::squashed;

/// What a report says of a person beside the name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Profile {
    pub(crate) canonical: Option<String>,
    pub(crate) role: Option<String>,
    /// Whether the role is from the lists.
    pub(crate) listed: bool,
    pub(crate) office: Option<&'static str>,
    pub(crate) country: Option<&'static str>,
    /// Where the country is from: article, list, or setting.
    pub(crate) country_source: Option<&'static str>,
    pub(crate) leader: bool,
}

/// The profile of an entity; empty for what is no person.
///
/// The country that the article is set in is taken for that of a person of whom nothing else tells it.
pub(crate) fn profile(reading: &Reading, entity: &Entity, setting: &Setting) -> Profile {
    if !entity.kind.is_personal() {
        let country = country_itself(reading, entity);
        return Profile { country, country_source: country.map(|_| "article"), ..Profile::default() };
    }
    let offices = offices(reading, entity);
    let said = said_title(reading, entity);
    let listed = listed_office(&offices, setting.year).filter(|_| said.is_none());
    let role = said.map(|title| role_text(reading, title)).or(listed.map(|office| office.title().to_owned()));
    let office = said.map(office_of).or(listed.map(|office| office_class(office.class())));
    let said_country = said_country(reading, entity).map(|country| (country, "article"));
    let listed_country =
        || offices.first().map(|office| (office.country(), "list")).filter(|(land, _)| !land.is_empty());
    let country = said_country.or_else(listed_country).filter(|(country, _)| !people::is_body(country));
    let country = country.or(setting.country.filter(|_| offices.is_empty()).map(|country| (country, "setting")));
    Profile {
        canonical: canonical(&offices).map(str::to_owned),
        role,
        listed: listed.is_some(),
        office,
        country: country.map(|(country, _)| country),
        country_source: country.map(|(_, source)| source),
        leader: is_leader(reading, entity, &offices),
    }
}

/// The office that a person of the lists holds: at the date of the article, or the only one that is known.
fn listed_office(offices: &[Office], year: Option<u16>) -> Option<&Office> {
    let then = |office: &&Office| {
        year.is_none_or(|year| office.from().is_none_or(|from| from <= year) && office.to().is_none_or(|to| year <= to))
    };
    let mut held = offices.iter().filter(then);
    let first = held.next()?;
    let one = canonical(offices).is_some() && held.all(|other| other.title() == first.title());
    Some(first).filter(|office| one && !office.title().is_empty())
}

/// The offices that the lists know for this name; for a family name alone only if few bear it.
fn offices<'e>(reading: &Reading, entity: &'e Entity) -> Cow<'e, [Office]> {
    if !entity.offices.is_empty() {
        return Cow::Borrowed(&entity.offices);
    }
    let n = reading.narration;
    let name = n.span(entity.shown.clone()).of(n.document.text);
    if entity.words.len() > 1 {
        return without_initials(name).map(|name| n.document.leaders.offices(&name)).unwrap_or_default().into();
    }
    let family: Vec<Office> = n.document.leaders.offices_of_family(name).filter(leads_by_list).collect();
    let mut names: Vec<&str> = family.iter().map(|office| office.name()).collect();
    names.dedup();
    if names.len() <= NAMESAKES { family.into() } else { Cow::Borrowed(&[]) }
}

/// A family name that so many leaders bear still tells that its bearer is one.
const NAMESAKES: usize = 3;

/// `Ann B. Lee` as `Ann Lee`.
fn without_initials(name: &str) -> Option<String> {
    if !name.contains('.') {
        return None;
    }
    let initial = |word: &&str| word.len() == 2 && word.ends_with('.');
    let words: Vec<&str> = name.split(' ').filter(|word| !initial(word)).collect();
    (words.len() > 1 && words.len() < name.split(' ').count()).then(|| words.join(" "))
}

/// The one name that all these offices are under.
fn canonical(offices: &[Office]) -> Option<&str> {
    let name = offices.first()?.name();
    offices.iter().all(|office| office.name() == name).then_some(name)
}

/// Classes of offices whose holders are leaders.
fn is_leading(class: &str) -> bool {
    matches!(
        class,
        "head_of_state"
            | "head_of_government"
            | "head_of_state_and_government"
            | "deputy"
            | "minister"
            | "governor"
            | "legislator"
            | "party_leader"
            | "opposition"
            | "candidate"
            | "organisation_head"
    )
}

/// Whether an office of the lists makes a leader; whoever stands in a user's list is one.
fn leads_by_list(office: &Office) -> bool {
    matches!(office, Office::Own(_)) || is_leading(office.class())
}

/// Whether a person is a leader: the `leader` of the profile alone.
pub(crate) fn leads(reading: &Reading, entity: &Entity) -> bool {
    is_leader(reading, entity, &offices(reading, entity))
}

/// The article's own titles first: a former office speaks against it, one that is held speaks for it. Where the article
/// says nothing against it, the lists decide. A former minister may stand for office: candidates are leaders whatever
/// they were.
fn is_leader(reading: &Reading, entity: &Entity, offices: &[Office]) -> bool {
    let (mut yes, mut no) = (0, 0);
    for title in entity.titles.iter().filter(|title| title.class != "honorific") {
        match () {
            _ if title.former || title.of_body => no += 2,
            _ if is_leading(title.class) => yes += 2,
            _ if matches!(title.class, "other" | "official" | "religious") => {}
            _ => no += 1,
        }
    }
    let named = |test: fn(&Reading, &Name) -> bool| entity.names.iter().any(|&id| test(reading, reading.names.get(id)));
    // Ann Lee (R-Texas); but Mayor Ann Lee (D) sits nowhere.
    let official = entity.titles.iter().any(|title| !matches!(title.class, "honorific" | "other"));
    let sits = !official && named(|reading, name| !party_mark(reading, name).is_empty());
    yes > 0 && yes >= no
        || no == 0 && (sits || offices.iter().any(leads_by_list))
        || offices.iter().any(|office| office.class() == "candidate")
        || named(stands_for_office)
}

/// `the Lee campaign`, `Lee’s presidential campaign`, `Lee, who is running for governor`.
fn stands_for_office(reading: &Reading, name: &Name) -> bool {
    let n = reading.narration;
    let end = n.frame(name.items.start).items.end;
    let is = |at: At, class| at < end && n.is(at, class);
    let owns = At::from(is(name.items.end, Class::POSSESSIVE));
    let noun = name.items.end + owns + owns * At::from(is(name.items.end + 1, Class::ELECTION));
    // His campaign against the mafia is none for an office.
    let campaign =
        is(noun, Class::CAMPAIGN) && !is(noun + 1, Class::PREP) && !(noun + 1 < end && n.says(noun + 1, "to"));
    const BETWEEN: Class = Class::COMMA.or(Class::REL).or(Class::BE).or(Class::ADV);
    let verb = (name.items.end..end).find(|&at| !n.is(at, BETWEEN));
    let runs = verb.is_some_and(|at| n.says(at, "running") && is(at + 1, Class::PREP) && !n.says(at + 1, "from"));
    campaign || runs
}

/// The class of a title as the report names it.
fn office_of(title: &Title) -> &'static str {
    match title.class {
        _ if title.of_body => "organisation_head",
        class => office_class(class),
    }
}

fn office_class(class: &'static str) -> &'static str {
    match class {
        "head_of_state_and_government" => "head_of_state",
        "opposition" => "party_leader",
        "central_bank" => "official",
        "honorific" | "militant" | "ministry" => "other",
        class => class,
    }
}

/// The title that the article gives most often, offices before other roles.
fn said_title<'e>(reading: &Reading, entity: &'e Entity) -> Option<&'e Title> {
    let n = reading.narration;
    let mut counts: Vec<(u32, u32, &Title)> = Vec::new();
    for title in &entity.titles {
        let items = core(reading, title);
        if title.class == "honorific" && items.len() < 2 {
            continue; // Mr, Dr; but a law professor is one
        }
        let Some(head) = items.clone().rev().find(|&at| n.is(at, Class::ROLE)).or(items.clone().next_back()) else {
            continue;
        };
        let noun = n.word(head).fold;
        let weight = match title.class {
            "other" if n.is(head, Class::MINOR_ROLE) => 4,
            "other" => 10,
            _ => 18,
        };
        match counts.iter_mut().find(|(known, ..)| *known == noun) {
            Some((_, count, longest)) => {
                *count += weight;
                if core(reading, longest).len() < items.len() && items.len() <= 8 {
                    *longest = title;
                }
            }
            None => counts.push((noun, weight, title)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count, _)| *count).map(|(_, _, title)| *title)
}

/// A title without determiner and country at its start, and without the country that it is of.
fn core(reading: &Reading, title: &Title) -> Range<At> {
    let n = reading.narration;
    let place = Class::COUNTRY.or(Class::DEMONYM);
    let items = title.items.clone();
    let genitive = items.clone().rev().find(|&at| n.is(at, Class::POSSESSIVE)).map_or(items.start, |at| at + 1);
    let lead = |at: &At| n.is(*at, Class::DET.or(place)) && !n.is(*at, Class::ROLE);
    let start = (genitive..items.end).find(|at| !lead(at)).unwrap_or(genitive);
    let of = (start + 1..items.end).find(|&at| {
        let named = |id| matches!(reading.names.get(id).kind, Kind::Place);
        let after = (at + 1..items.end).find(|&at| !n.is(at, Class::DET));
        n.says(at, "of") && after.is_some_and(|at| n.is(at, place) || reading.names.at(at).is_some_and(named))
    });
    start..of.unwrap_or(items.end).max(start)
}

fn role_text(reading: &Reading, title: &Title) -> String {
    let n = reading.narration;
    let said = n.span(core(reading, title)).of(n.document.text);
    let text = squashed(title.canonical.unwrap_or(said));
    let begins = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let marked = ["former", "ex-", "then-", "late"].into_iter().any(begins);
    if title.former && !marked { format!("former {text}") } else { text.into_owned() }
}
