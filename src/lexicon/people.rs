//! Who bears a name, and which country a name points to.

use std::sync::Arc;

use super::compiled::list;
use super::leaders::Leader;
use super::table::{Row, Sought, Table};

static PEOPLE: Table = list!("people.tsv");
static ALIASES: Table = list!("aliases.tsv");
static FAMILIES: Table = list!("families.tsv");
static COUNTRIES: Table = list!("countries.tsv");

/// A person of the lists in one office.
#[derive(Clone, Debug)]
pub(crate) enum Office {
    Listed(Row<'static>),
    /// Of a user's list.
    Own(Arc<Leader>),
}

impl Office {
    /// The name that all spellings of this person share.
    pub(crate) fn name(&self) -> &str {
        match self {
            Office::Own(leader) => &leader.name,
            Office::Listed(row) => {
                let name = row.column(0);
                // Lists of other years have another spelling: Zelenskyy beside Zelensky.
                ALIASES.find(name).map_or(name, |row| row.column(1))
            }
        }
    }

    /// Class of the office: head_of_state, minister, militant, …
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Office::Own(leader) => leader.class,
            Office::Listed(row) => row.column(2),
        }
    }

    /// The office in words.
    pub(crate) fn title(&self) -> &str {
        match self {
            Office::Own(leader) => &leader.role,
            Office::Listed(row) => row.column(3),
        }
    }

    /// The country, empty if a user's list names none.
    pub(crate) fn country(&self) -> &'static str {
        match self {
            Office::Own(leader) => leader.country,
            Office::Listed(row) => row.column(4),
        }
    }

    /// Year of the start, none if not known.
    pub(crate) fn from(&self) -> Option<u16> {
        self.listed(5).parse().ok()
    }

    /// Year of the end, or of the last list that has the person; none if not known.
    pub(crate) fn to(&self) -> Option<u16> {
        self.listed(6).parse().ok()
    }

    /// `f` or `m`, empty if not known.
    pub(crate) fn gender(&self) -> &'static str {
        self.listed(7)
    }

    /// A column that only our own list has.
    fn listed(&self, column: usize) -> &'static str {
        match self {
            Office::Own(_) => "",
            Office::Listed(row) => row.column(column),
        }
    }
}

/// Whether anybody bears this full name or spelling.
pub(crate) fn is_listed(name: &str) -> bool {
    let name = Sought::from(name);
    PEOPLE.has(name) || ALIASES.has(name)
}

/// The offices of the people who bear this full name or spelling.
pub(crate) fn offices(name: &str) -> impl Iterator<Item = Office> {
    let name = Sought::from(name);
    let aliases = ALIASES.rows(name).map(|row| row.column(1));
    PEOPLE.rows(name).chain(aliases.flat_map(|real| PEOPLE.rows(real))).map(Office::Listed)
}

/// The offices of the people of this family name.
pub(crate) fn offices_of_family(family: &str) -> impl Iterator<Item = Office> {
    FAMILIES.rows(family).flat_map(|row| PEOPLE.rows(row.column(1))).map(Office::Listed)
}

/// Whether anybody of the lists has this family name.
pub(crate) fn is_family(name: Sought) -> bool {
    FAMILIES.has(name)
}

/// A country or body as countries.tsv has it, by any of its names.
pub(crate) fn country(name: &str) -> Option<&'static str> {
    let relation = || super::relation(name).filter(|(relation, _)| *relation == "name").map(|(_, country)| country);
    COUNTRIES.find(name).map(|row| row.column(0)).or_else(relation)
}

/// ISO 3166 alpha-3 code of a country, none for bodies and unknown names.
pub(crate) fn country_code(country: &str) -> Option<&'static str> {
    COUNTRIES.find(country).map(|row| row.column(2)).filter(|code| !code.is_empty())
}

/// Whether a name of countries.tsv is an international body, which is nobody's country.
pub(crate) fn is_body(country: &str) -> bool {
    COUNTRIES.find(country).is_some_and(|row| row.column(3) == "organisation")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_listed_has_an_office() {
        for row in PEOPLE.all().chain(ALIASES.all()) {
            let name = row.column(0);
            assert!(is_listed(name) && offices(name).next().is_some(), "{name}");
        }
        assert!(!is_listed("Nobody Atall") && offices("Nobody Atall").next().is_none());
    }
}
