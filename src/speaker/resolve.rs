//! Who is meant by a pronoun or a description.

use std::ops::Range;

use super::country::said_country;
use super::salience::{MENTIONS, Wanted};
use crate::lexicon::class::Class;
use crate::lexicon::words;
use crate::name::cast::{Cast, EntityId};
use crate::name::phrase::{Head, Phrase, Reading};
use crate::name::run::relation;
use crate::name::{Kind, NameId, Title};
use crate::quote::narration::At;

/// What the reader has in mind at a place of the text.
#[derive(Default)]
pub(crate) struct Discourse {
    /// Who spoke last.
    pub(crate) last: Option<EntityId>,
    /// The subject of the last verb of saying before this place in the frame.
    pub(crate) cue: Option<EntityId>,
    /// A source without a name that spoke last: a senior official.
    pub(crate) unnamed: Option<Phrase>,
    /// Places where a pronoun or description stood, and who was meant.
    pub(crate) resolved: Vec<(At, EntityId)>,
    /// Role nouns, as folded forms, that were introduced for somebody without a name: an official.
    pub(crate) introduced: Vec<u32>,
}

impl Discourse {
    /// Notes a role noun of somebody without a name.
    pub(super) fn introduce(&mut self, noun: u32) {
        if !self.introduced.contains(&noun) {
            self.introduced.push(noun);
        }
    }
}

/// An entity that a pronoun may mean, and how likely; none: the unnamed source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) entity: Option<EntityId>,
    pub(crate) score: f32,
}

/// Who is meant by a phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Meant {
    pub(crate) entity: Option<EntityId>,
    /// Who else may be, in the list of all candidates: the likeliest first and the one that is meant among them; empty
    /// where a name says it.
    pub(crate) candidates: Range<usize>,
}

impl From<Option<EntityId>> for Meant {
    fn from(entity: Option<EntityId>) -> Self {
        Meant { entity, candidates: 0..0 }
    }
}

/// A reader's guess who is meant, over the cast so far.
pub(crate) struct Resolver<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) cast: &'a Cast,
    pub(crate) discourse: &'a Discourse,
    /// All candidates so far, one list for the article: lists of their own would be allocated for each quote.
    pub(crate) candidates: &'a mut Vec<Candidate>,
}

impl Resolver<'_> {
    /// Who is meant by a phrase.
    pub(crate) fn meant(&mut self, phrase: &Phrase) -> Meant {
        match phrase.head {
            Head::Name(id) if self.is_one_of(phrase, id) => Meant::default(),
            Head::Name(id) => self.cast.behind(id).into(),
            Head::Pronoun => self.pronoun(phrase.start),
            Head::Title | Head::Described => self.described(phrase),
        }
    }

    /// Whether a name is that of a people or party of which somebody is one: another Democrat, a German.
    fn is_one_of(&self, phrase: &Phrase, id: NameId) -> bool {
        let first = self.reading.narration.frame(phrase.start).items.start;
        let group = self.reading.names.get(id).kind == Kind::Group;
        group && self.reading.is_indefinite(self.reading.start_of(phrase.start, first))
    }

    fn pronoun(&mut self, at: At) -> Meant {
        let n = self.reading.narration;
        let says = |word: &str| n.says(at, word);
        let last = self.discourse.last.map(|id| (id, self.cast.get(id)));
        let female = says("she") || says("her");
        if female || says("he") || says("his") || says("him") {
            let sex = Some(usize::from(female));
            return self.best(&Wanted { at, person: true, sex, noun: None, place: false });
        }
        if says("they") || says("them") {
            let body = last.filter(|(_, entity)| !entity.kind.is_personal()).map(|(id, _)| id);
            return body.or_else(|| self.recent_body(at)).into();
        }
        if says("it") {
            if let Some((id, entity)) = last
                && entity.described
            {
                return Some(id).into();
            }
            return self.best(&Wanted { at, person: false, sex: None, noun: None, place: true });
        }
        Meant::default()
    }

    /// The body that is the subject of this frame or the one before.
    fn recent_body(&self, at: At) -> Option<EntityId> {
        let Reading { narration, names } = self.reading;
        let frame = narration.frame_number(at);
        let recent = names.list[..names.before(at)].iter().enumerate().rev();
        let mut near = recent.take_while(|(_, name)| frame - narration.frame_number(name.items.start) <= 1);
        let (id, name) = near.find(|(_, name)| name.main && name.kind != Kind::Place)?;
        if name.kind == Kind::Organisation { self.cast.behind(NameId(id as u32)) } else { None }
    }

    /// `the senator`, `the ministry`, `the President`: who bears that noun. An indefinite description is nobody's.
    fn described(&mut self, phrase: &Phrase) -> Meant {
        let n = self.reading.narration;
        let noun = n.word(phrase.noun()).fold;
        let (start, head) = (phrase.start, phrase.noun());
        if phrase.head == Head::Described
            && (!n.is(start, Class::DET) && !n.is_capital(start) || self.reading.is_indefinite(start))
        {
            return Meant::default();
        }
        if n.is(head, Class::BODY) {
            return self.body(phrase, noun);
        }
        if let Some(aged) = self.of_age(phrase) {
            return Some(aged).into();
        }
        if n.is(head, Class::DOCUMENT)
            || !n.is(head, Class::ROLE)
            || n.is(start, Class::POSS)
            || self.discourse.introduced.contains(&noun)
        {
            return Meant::default();
        }
        if let Some(land) = self.land(phrase) {
            return self.of_country(phrase, noun, land).into();
        }
        if let Some(titled) = self.of_title(phrase, noun) {
            return Some(titled).into();
        }
        // Lee’s lawyer is not Lee.
        if phrase.head == Head::Described && self.is_of_person(phrase) {
            return Meant::default();
        }
        let known = !self.cast.with_noun(noun).is_empty();
        // The trader is somebody of whom nothing else is told, the former trader somebody who was named.
        let former = phrase.items().any(|at| n.says(at, "former"));
        let anonymous = n.is(head, Class::ANONYMOUS) && !former;
        if !known && (phrase.head == Head::Title || anonymous || self.is_anybody(head)) {
            return Meant::default();
        }
        let sex = if n.is(head, Class::FEMALE) { Some(1) } else { n.is(head, Class::MALE).then_some(0) };
        self.best(&Wanted { at: start, person: true, sex, noun: known.then_some(noun), place: false })
    }

    /// `the defence minister` where there is a finance minister too, `the former president` beside the president: who
    /// alone bears all the words of the description.
    fn of_title(&self, phrase: &Phrase, noun: u32) -> Option<EntityId> {
        let n = self.reading.narration;
        let words = phrase.start..phrase.noun();
        let words = || words.clone().filter(|&at| !n.is(at, Class::DET));
        words().next()?;
        let bears = |title: &Title| {
            let word = |at: At| title.items.clone().any(|item| n.word(item).fold == n.word(at).fold);
            words().all(|at| word(at) || title.former && n.says(at, "former"))
        };
        let known = self.cast.with_noun(noun).iter().take(MENTIONS).copied();
        let mut titled = known.filter(|&id| self.cast.get(id).titles.iter().take(MENTIONS).any(bears));
        titled.next().filter(|_| titled.next().is_none())
    }

    /// `the 71-year-old`: who is named with that age, as in “Ann Lee, 71,”.
    fn of_age(&self, phrase: &Phrase) -> Option<EntityId> {
        let Reading { narration: n, names } = self.reading;
        let age = n.spelling(phrase.noun()).strip_suffix("-year-old")?;
        let aged = |id: &usize| {
            let end = names.list[*id].items.end;
            end + 1 < n.end() && n.is(end, Class::COMMA) && n.spelling(end + 1) == age
        };
        let id = (0..names.before(phrase.start)).rev().take(MENTIONS).find(aged)?;
        self.cast.behind(NameId(id as u32))
    }

    /// `the man`: anybody, unless somebody bears the noun.
    fn is_anybody(&self, head: At) -> bool {
        self.reading.narration.says_any(head, words!["man", "woman", "boy", "girl", "person", "couple"])
    }

    /// The country that a description names: `Norway’s prime minister`, `the Russian leader`.
    fn land(&self, phrase: &Phrase) -> Option<&'static str> {
        let n = self.reading.narration;
        let capital = phrase.items().find(|&at| n.is_capital(at))?;
        // The South African president is no African one, and the New Jersey governor none of Jersey.
        let longest = (capital + 1..=phrase.end.min(capital + 3)).rev();
        let named = |end| relation(n, &(capital..end));
        let (relation, country) = longest.into_iter().find_map(named)?;
        matches!(relation, "name" | "demonym").then_some(country)
    }

    fn is_of_person(&self, phrase: &Phrase) -> bool {
        let names = phrase.items().filter_map(|at| self.reading.names.at(at));
        names.filter_map(|id| self.cast.behind(id)).any(|id| self.cast.get(id).kind.is_personal())
    }

    /// Who has that noun and is of that country, by what the article says of them or by the lists; of several whoever
    /// was named last.
    fn of_country(&self, phrase: &Phrase, noun: u32, land: &str) -> Option<EntityId> {
        let fits = |id: &EntityId| {
            let entity = self.cast.get(*id);
            let listed = || entity.offices.first().map(|office| office.country());
            entity.kind.is_personal() && said_country(&self.reading, entity).or_else(listed) == Some(land)
        };
        let known = self.cast.with_noun(noun).iter().take(MENTIONS).copied();
        let first = |id: &EntityId| self.cast.get(*id).names.first().map(|&id| self.reading.names.get(id).items.start);
        known.filter(fits).max_by_key(|id| first(id).filter(|&at| at < phrase.start))
    }

    /// `the ministry`: the last body described so, else the nearest whose name has the noun, else for a general noun
    /// (`the company`) the most salient body.
    fn body(&mut self, phrase: &Phrase, noun: u32) -> Meant {
        let Reading { narration: n, names } = self.reading;
        if phrase.items().any(|at| names.at(at).is_some()) {
            return Meant::default();
        }
        let bearers = self.cast.with_noun(noun).iter().rev().take(MENTIONS);
        if let Some(&described) = bearers.into_iter().find(|&&id| self.cast.get(id).described) {
            return Some(described).into();
        }
        let bare = n.word(phrase.noun()).bare;
        let recent = (0..names.before(phrase.start)).rev().take(MENTIONS);
        let named = recent.filter_map(|id| self.cast.behind(NameId(id as u32)));
        let bears = |id: &EntityId| {
            let entity = self.cast.get(*id);
            entity.kind != Kind::Person && (entity.words.contains(&bare) || entity.nouns.contains(&noun))
        };
        let named = named.into_iter().find(bears);
        if named.is_none() && n.is(phrase.noun(), Class::BODY_GENERAL) {
            return self.best(&Wanted { at: phrase.start, person: false, sex: None, noun: None, place: false });
        }
        named.into()
    }
}
