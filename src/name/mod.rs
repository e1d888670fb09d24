//! Names where they stand, noun phrases, and the cast: who is behind them.

pub(crate) mod apposition;
pub(crate) mod cast;
pub(crate) mod phrase;
pub(crate) mod run;
mod sphere;
mod title;

use std::ops::Range;

use crate::quote::narration::{At, Narration};

/// A name of the narration, by its place in [`Names`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct NameId(pub(crate) u32);

/// What bears a name, as far as the name and its titles tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Kind {
    Person,
    /// Two or three capital words that nothing tells to be a person.
    MaybePerson,
    /// One capital word.
    Single,
    Organisation,
    Place,
    /// A people or a faith: Germans, Muslims.
    Group,
    Document,
    #[default]
    Other,
}

impl Kind {
    /// Whether it can be a human being.
    pub(crate) fn is_personal(self) -> bool {
        matches!(self, Kind::Person | Kind::MaybePerson | Kind::Single)
    }
}

/// A title or role that goes with a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Title {
    pub(crate) items: Range<At>,
    /// Class of titles.tsv; `other` where the list does not have it.
    pub(crate) class: &'static str,
    /// Written out, where the list has the whole of it: Senator for Sen.
    pub(crate) canonical: Option<&'static str>,
    /// Held no longer: former, then-.
    pub(crate) former: bool,
    /// Of a body that is no state: the president of a bank.
    pub(crate) of_body: bool,
}

/// One occurrence of a name.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// All its items, titles inside it too.
    pub(crate) items: Range<At>,
    /// The name itself; empty where a title stands alone: the President.
    pub(crate) proper: Range<At>,
    pub(crate) titles: Vec<Title>,
    pub(crate) kind: Kind,
    /// Followed by the genitive ending.
    pub(crate) possessive: bool,
    /// The first person or body of its frame that no preposition, genitive or subordinate clause leads.
    pub(crate) main: bool,
    /// Followed by what can be its verb.
    pub(crate) subject: bool,
}

impl Name {
    /// A title without a name.
    pub(crate) fn is_title(&self) -> bool {
        self.proper.is_empty()
    }
}

/// The names of a narration in order, and the name that each item belongs to.
pub(crate) struct Names {
    pub(crate) list: Vec<Name>,
    /// For each item the number of its name, or [`NO_NAME`].
    at: Vec<u32>,
}

/// An `Option` would take twice the room, and there are as many items as tokens.
const NO_NAME: u32 = u32::MAX;

impl Names {
    /// Finds the names of a narration.
    pub(crate) fn new(narration: &Narration) -> Self {
        let mut list = run::names(narration);
        run::mark_subjects(narration, &mut list);
        let mut at = vec![NO_NAME; narration.items.len()];
        for (id, name) in list.iter().enumerate() {
            at[name.items.start as usize..name.items.end as usize].fill(id as u32);
        }
        Names { list, at }
    }

    /// The name that an item belongs to.
    pub(crate) fn at(&self, at: At) -> Option<NameId> {
        Some(self.at[at as usize]).filter(|&id| id != NO_NAME).map(NameId)
    }

    /// The name that begins at an item.
    pub(crate) fn starting(&self, at: At) -> Option<NameId> {
        self.at(at).filter(|&id| self.get(id).items.start == at)
    }

    /// The name that ends right before an item.
    pub(crate) fn ending(&self, end: At) -> Option<NameId> {
        let id = self.at(end.checked_sub(1)?)?;
        (self.get(id).items.end == end).then_some(id)
    }

    pub(crate) fn get(&self, id: NameId) -> &Name {
        &self.list[id.0 as usize]
    }

    /// How many names begin before an item.
    pub(crate) fn before(&self, at: At) -> usize {
        self.list.partition_point(|name| name.items.start < at)
    }
}
