//! The cast: names joined into the entities behind them.

mod alike;
mod index;
mod join;
mod said;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;
use tinyvec::TinyVec;

use super::phrase::Reading;
use super::{Kind, Name, NameId, Title, apposition};
use crate::lexicon::people::Office;
use crate::quote::narration::{At, Narration};
use index::Index;

/// An entity of the [`Cast`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct EntityId(pub(crate) u32);

/// A list that is allocated only where it grows past four: most people have two words and a few mentions.
pub(crate) type Few<T> = TinyVec<[T; 4]>;

/// Somebody or something that is named, or that speaks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entity {
    pub(crate) kind: Kind,
    /// The fullest form, by which it is shown.
    pub(crate) shown: Range<At>,
    /// Words of the fullest form, compared without case and accents.
    pub(crate) words: Few<u32>,
    /// Its names, in order of the text.
    pub(crate) names: Few<NameId>,
    pub(crate) titles: Vec<Title>,
    /// Role nouns said of it, as folded forms: the minister, the senator.
    pub(crate) nouns: Few<u32>,
    /// What the lists know of who bears this full name, looked up once.
    pub(crate) offices: Vec<Office>,
    /// Votes for male and female.
    pub(crate) gender: [f32; 2],
    /// How often it is named.
    pub(crate) count: u32,
    /// How often in full.
    full_names: u32,
    /// Where it was named last before the name that is being joined.
    last: Option<At>,
    /// The country that its titles and names tell, once somebody has asked.
    pub(crate) said_country: OnceCell<Option<&'static str>>,
    /// A body or document that is described rather than named: the Cuban foreign ministry.
    pub(crate) described: bool,
}

impl Entity {
    /// 0 male, 1 female, none where the votes do not tell.
    pub(crate) fn sex(&self) -> Option<usize> {
        let [male, female] = self.gender;
        (male != female).then(|| usize::from(female > male))
    }

    fn full(&self) -> bool {
        self.words.len() > 1
    }
}

/// All entities, and the one behind each name.
pub(crate) struct Cast {
    pub(crate) list: Vec<Entity>,
    behind: Vec<Option<EntityId>>,
    /// Entities by each word of their fullest forms.
    by_word: Index,
    /// Room for the words of the name that is being joined.
    words: Vec<u32>,
    /// Entities by the folded form of each role noun said of them.
    by_noun: HashMap<u32, Few<EntityId>, RandomState>,
}

/// Entities that share a word and are compared with a new name: more is a text of names alone.
const RIVALS: usize = 40;

impl Cast {
    /// Joins the names of a narration: full names in order of the text, then single words, headlines last, which only
    /// join what the text has already.
    pub(crate) fn new(reading: &Reading) -> Self {
        let Reading { narration, names } = *reading;
        let words = &narration.document.words;
        let mut cast = Cast {
            list: Vec::with_capacity(names.list.len() * 2 / 3),
            behind: vec![None; names.list.len()],
            by_word: Index::new(words.bares),
            words: Vec::new(),
            by_noun: HashMap::default(),
        };
        let pass = |name: &Name| match narration.frame(name.items.start).headline {
            _ if name.is_title() => None,
            true => Some(2),
            false => Some(usize::from(name.proper.len() == 1)),
        };
        for wanted in 0..3 {
            cast.list.iter_mut().for_each(|entity| entity.last = None);
            for (id, name) in names.list.iter().enumerate() {
                if pass(name) == Some(wanted) {
                    cast.join(narration, names, NameId(id as u32));
                }
                if let Some(entity) = cast.behind[id] {
                    cast.list[entity.0 as usize].last = Some(name.items.start);
                }
            }
        }
        cast.join_countries(narration);
        cast.join_acronyms(narration);
        for entity in &mut cast.list {
            entity.names.sort_by_key(|id| id.0);
        }
        cast.describe(reading);
        cast
    }

    pub(crate) fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0 as usize]
    }

    /// The entity behind a name; none behind a title.
    pub(crate) fn behind(&self, name: NameId) -> Option<EntityId> {
        self.behind[name.0 as usize]
    }

    /// Adds an entity that is described rather than named.
    pub(crate) fn add_described(&mut self, narration: &Narration, shown: Range<At>, kind: Kind, noun: u32) -> EntityId {
        let words = words_of(narration, shown.clone()).collect();
        let id = self.push(Entity { kind, shown, words, count: 1, described: true, ..Entity::default() });
        self.add_noun(id, noun);
        id
    }

    /// A description that is resolved tells the role of somebody of whom nothing else does: the Florida senator.
    pub(crate) fn learn_role(&mut self, reading: &Reading, id: EntityId, description: Range<At>) {
        let names = description.clone().filter_map(|at| reading.names.at(at));
        let of_person = names.into_iter().any(|name| reading.names.get(name).kind.is_personal());
        let entity = &mut self.list[id.0 as usize];
        // The latest titles tell: Mr Lee, Mr Lee and Mr Lee again are no reason to look at all of them each time.
        let mut latest = entity.titles.iter().rev().take(RIVALS);
        if !of_person && latest.all(|title| title.class == "honorific") {
            entity.titles.push(apposition::title(reading, description));
            entity.said_country = OnceCell::new();
        }
    }

    /// Shows a described entity by a longer description of it, if this is one.
    pub(crate) fn lengthen(&mut self, narration: &Narration, id: EntityId, shown: Range<At>) {
        let entity = &mut self.list[id.0 as usize];
        if shown.len() > entity.shown.len() {
            entity.words = words_of(narration, shown.clone()).collect();
            entity.shown = shown;
        }
    }

    /// Organisations that have a word in their names.
    pub(crate) fn bodies_with(&self, word: u32) -> impl Iterator<Item = EntityId> + '_ {
        self.with_word(word).filter(|&id| self.get(id).kind == Kind::Organisation)
    }

    /// Who is said to be this, by the folded form of a role noun, in order of the text.
    pub(crate) fn with_noun(&self, noun: u32) -> &[EntityId] {
        self.by_noun.get(&noun).map_or(&[], |known| known.as_slice())
    }

    fn add_noun(&mut self, id: EntityId, noun: u32) {
        let nouns = &mut self.list[id.0 as usize].nouns;
        if !nouns.contains(&noun) {
            nouns.push(noun);
            self.by_noun.entry(noun).or_default().push(id);
        }
    }

    fn push(&mut self, entity: Entity) -> EntityId {
        let id = EntityId(self.list.len() as u32);
        for &word in &entity.words {
            self.by_word.add(word, id);
        }
        self.list.push(entity);
        id
    }

    /// Entities that have a word, the latest last.
    fn with_word(&self, word: u32) -> impl Iterator<Item = EntityId> + '_ {
        self.by_word.of(word).take(RIVALS)
    }
}

/// The words of a name, compared without case and accents.
fn words_of(narration: &Narration, items: Range<At>) -> impl Iterator<Item = u32> {
    items.filter(|&at| narration.is_word(at)).map(|at| narration.word(at).bare)
}
