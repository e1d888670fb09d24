//! Role, office, country and leader flag of a person: the article's own words first, the lists second.

use std::ops::Range;

use crate::lexicon::class::Class;
use crate::lexicon::people::{self, Office};
use crate::lexicon::{self};
use crate::name::cast::{Cast, Entity};
use crate::name::phrase::Reading;
use crate::name::{Kind, Name, Title};
use crate::quote::narration::At;

/// What a report says of a person beside the name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Profile {
    pub(crate) canonical: Option<&'static str>,
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
/// `setting` is the country that the article is about, which is taken for the country of a person of whom nothing else
/// tells it.
pub(crate) fn profile(reading: &Reading, entity: &Entity, setting: Option<&'static str>) -> Profile {
    if !entity.kind.is_personal() {
        let country = country_itself(reading, entity);
        return Profile { country, country_source: country.map(|_| "article"), ..Profile::default() };
    }
    let offices = offices(reading, entity);
    let said = said_role(reading, entity);
    let one_office = canonical(&offices).is_some() && offices.windows(2).all(|pair| pair[0].title() == pair[1].title());
    let listed = offices.first().filter(|office| said.is_none() && one_office && !office.title().is_empty());
    let role = said.as_ref().map(|(text, _)| text.clone()).or(listed.map(|office| office.title().to_owned()));
    let office = said.as_ref().map(|(_, title)| office_of(title)).or(listed.map(|office| office_class(office.class())));
    let said_country = said_country(reading, entity).map(|country| (country, "article"));
    let listed_country = || offices.first().map(|office| (office.country(), "list"));
    let country = said_country.or_else(listed_country).filter(|(country, _)| !people::is_body(country));
    let country = country.or(setting.filter(|_| offices.is_empty()).map(|country| (country, "setting")));
    Profile {
        canonical: canonical(&offices),
        role,
        listed: listed.is_some(),
        office,
        country: country.map(|(country, _)| country),
        country_source: country.map(|(_, source)| source),
        leader: is_leader(entity, &offices),
    }
}

/// The country that at least half of the article's names of places, peoples, institutions and listed people point to,
/// if two do.
pub(crate) fn setting(reading: &Reading, cast: &Cast) -> Option<&'static str> {
    let n = reading.narration;
    let mut votes = Votes::default();
    let text = |items: Range<At>| n.span(items).of(n.document.text);
    let single = (0..n.end()).filter(|&at| n.is_capital(at)).map(|at| n.spelling(at));
    let longer = reading.names.list.iter().filter(|name| name.proper.len() > 1).map(|name| text(name.proper.clone()));
    for (relation, country) in single.chain(longer).filter_map(lexicon::relation) {
        // An institution or a state of a country tells a little less of the article than the country's name.
        votes.add(country, if matches!(relation, "mark" | "state") { 2 } else { 3 }, relation != "shared");
    }
    for entity in cast.list.iter().filter(|entity| entity.kind == Kind::Person) {
        if let Some(office) = people::offices(text(entity.shown.clone())).next() {
            votes.add(office.country(), entity.count.min(4), true);
        }
    }
    votes.most().filter(|&(_, count)| 2 * count >= votes.all() && count >= 6).map(|(country, _)| country)
}

/// Countries with what speaks for each.
#[derive(Default)]
struct Votes(Vec<(&'static str, u32)>);

impl Votes {
    /// Counts for a country; an international body is nobody's.
    fn add(&mut self, country: &'static str, weight: u32, plain: bool) {
        match self.0.iter_mut().find(|(known, _)| *known == country) {
            _ if !plain || people::is_body(country) => {}
            Some((_, count)) => *count += weight,
            None => self.0.push((country, weight)),
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
fn country_itself(reading: &Reading, entity: &Entity) -> Option<&'static str> {
    let text = reading.narration.span(entity.shown.clone()).of(reading.narration.document.text);
    let (relation, country) = lexicon::relation(text)?;
    (entity.kind == Kind::Place && relation == "name" && !people::is_body(country)).then_some(country)
}

/// The offices that the lists know for this name; for a family name alone only if few bear it.
fn offices(reading: &Reading, entity: &Entity) -> Vec<Office> {
    let n = reading.narration;
    let name = n.span(entity.shown.clone()).of(n.document.text);
    let full: Vec<Office> = people::offices(name).collect();
    if !full.is_empty() {
        return full;
    }
    if entity.words.len() > 1 {
        return without_initials(name).map(|name| people::offices(&name).collect()).unwrap_or_default();
    }
    let family: Vec<Office> = people::offices_of_family(name).filter(|office| is_leading(office.class())).collect();
    let mut names: Vec<&str> = family.iter().map(|office| office.name()).collect();
    names.dedup();
    if names.len() <= NAMESAKES { family } else { Vec::new() }
}

/// A family name that so many leaders bear still tells that its bearer is one.
const NAMESAKES: usize = 3;

/// `Ann B. Lee` as `Ann Lee`.
fn without_initials(name: &str) -> Option<String> {
    let initial = |word: &&str| word.len() == 2 && word.ends_with('.');
    let words: Vec<&str> = name.split(' ').filter(|word| !initial(word)).collect();
    (words.len() > 1 && words.len() < name.split(' ').count()).then(|| words.join(" "))
}

/// The one name that all these offices are under.
fn canonical(offices: &[Office]) -> Option<&'static str> {
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

/// The article's own titles first: a former office speaks against it, one that is held speaks for it. Where the article
/// says nothing against it, the lists decide.
fn is_leader(entity: &Entity, offices: &[Office]) -> bool {
    let (mut yes, mut no) = (0, 0);
    for title in entity.titles.iter().filter(|title| title.class != "honorific") {
        match () {
            _ if title.former || title.of_body => no += 2,
            _ if is_leading(title.class) => yes += 2,
            _ if matches!(title.class, "other" | "official" | "religious") => {}
            _ => no += 1,
        }
    }
    let listed = |class: fn(&str) -> bool| offices.iter().any(|office| class(office.class()));
    // A former minister may stand for office: candidates are leaders whatever they were.
    yes > 0 && yes >= no || no == 0 && listed(is_leading) || listed(|class| class == "candidate")
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

/// The role that the article gives most often, offices before other roles, with its title.
fn said_role<'e>(reading: &Reading, entity: &'e Entity) -> Option<(String, &'e Title)> {
    let n = reading.narration;
    let mut counts: Vec<(u32, u32, &Title)> = Vec::new();
    for title in entity.titles.iter().filter(|title| title.class != "honorific") {
        let items = core(reading, title);
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
    let best = counts.iter().rev().max_by_key(|(_, count, _)| *count)?;
    Some((role_text(reading, best.2), best.2))
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
    let text = title.canonical.unwrap_or(said).split_whitespace().collect::<Vec<_>>().join(" ");
    let marked = ["former", "ex-", "then-", "late"].iter().any(|word| text.to_lowercase().starts_with(word));
    if title.former && !marked { format!("former {text}") } else { text }
}

/// The country that the titles and descriptions beside the names point to most often.
fn said_country(reading: &Reading, entity: &Entity) -> Option<&'static str> {
    let names = entity.names.iter().map(|&id| reading.names.get(id));
    let beside =
        names.flat_map(|name| [before_name(reading, name), party_mark(reading, name), of_place(reading, name)]);
    let described = entity.titles.iter().map(|title| title.items.clone());
    let mut votes = Votes::default();
    for country in beside.chain(described).filter_map(|items| country_in(reading, items)) {
        votes.add(country, 1, true);
    }
    votes.most().map(|(country, _)| country)
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
fn party_mark(reading: &Reading, name: &Name) -> Range<At> {
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
    let text = n.document.text;
    for at in items.clone() {
        let before = |back: At| {
            at >= items.start + back && ["to", "against", "on", "with"].iter().any(|word| n.says(at - back, word))
        };
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
            .filter_map(|end| lexicon::relation(n.span(at..end).of(text)))
            .find(|(relation, country)| *relation != "shared" && !people::is_body(country));
        if let Some((_, country)) = found {
            return Some(country);
        }
    }
    None
}
