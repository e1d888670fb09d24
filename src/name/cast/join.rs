//! Which entity a name belongs to.

use super::{Cast, Entity, EntityId, words_of};
use crate::lexicon::class::Class;
use crate::lexicon::is_short_form;
use crate::name::{Kind, Name, NameId, Names};
use crate::quote::narration::Narration;

impl Cast {
    pub(super) fn join(&mut self, narration: &Narration, names: &Names, id: NameId) {
        let name = names.get(id);
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        words.extend(words_of(narration, name.proper.clone()));
        let found = if words.len() == 1 {
            self.for_single(narration, names, name, words[0])
        } else {
            self.for_full(narration, name, &words)
        };
        let entity = match found {
            Some(entity) => {
                self.lengthen_name(entity, name, &words);
                entity
            }
            None => self.push(Entity {
                kind: name.kind,
                shown: name.proper.clone(),
                words: words.as_slice().into(),
                ..Entity::default()
            }),
        };
        self.words = words;
        self.behind[id.0 as usize] = Some(entity);
        let entity = &mut self.list[entity.0 as usize];
        if name.kind == Kind::Person && entity.kind.is_personal() {
            entity.kind = Kind::Person;
        }
        entity.names.push(id);
        entity.count += 1;
        entity.full_names += u32::from(name.proper.len() > 1);
        entity.titles.extend(name.titles.iter().cloned());
    }

    /// Shows an entity by a name of it, if this is the fullest so far.
    fn lengthen_name(&mut self, entity: EntityId, name: &Name, words: &[u32]) {
        let known = &mut self.list[entity.0 as usize];
        if words.len() > known.words.len() {
            for &word in words.iter().filter(|word| !known.words.contains(word)) {
                self.by_word.add(word, entity);
            }
            (known.words, known.shown) = (words.into(), name.proper.clone());
        }
    }

    fn for_full(&self, narration: &Narration, name: &Name, words: &[u32]) -> Option<EntityId> {
        let (first, last) = (words[0], words[words.len() - 1]);
        let given = narration.spelling(name.proper.start);
        let short = |other: &Entity| {
            other.words.last() == Some(&last) && is_short_form(given, narration.spelling(other.shown.start))
        };
        self.with_word(last).chain(self.with_word(first)).find(|&id| {
            let other = self.get(id);
            other.words.as_slice() == words
                || name.kind.is_personal()
                    && other.kind.is_personal()
                    && other.full()
                    && (same_person(words, &other.words) || short(other))
        })
    }

    /// The person of that family name, else of any such word, that is named most; else what has just that word.
    fn for_single(&self, narration: &Narration, names: &Names, name: &Name, word: u32) -> Option<EntityId> {
        let alone = || self.with_word(word).find(|&id| self.get(id).words.as_slice() == [word]);
        // Jack London came. London said: a place that acts is whoever bears its name, if he was named before.
        if name.kind == Kind::Place && name.subject {
            let bears = |id: &EntityId| {
                let Entity { kind, words, names: forms, .. } = self.get(*id);
                let before = forms.first().is_some_and(|&id| names.get(id).items.start < name.items.start);
                *kind == Kind::Person && words.len() > 1 && words.last() == Some(&word) && before
            };
            return self.with_word(word).find(bears).or_else(alone);
        }
        if matches!(name.kind, Kind::Place | Kind::Group | Kind::Organisation) {
            return alone();
        }
        let persons = |ends: bool| {
            self.with_word(word).filter(move |&id| {
                let entity = self.get(id);
                let family = !ends || entity.words.last() == Some(&word);
                entity.kind.is_personal() && entity.full() && family && !belies(narration, name, entity)
            })
        };
        let best = |ends: bool| {
            let mut found = persons(ends);
            let first = found.next()?;
            if found.next().is_none() { Some(first) } else { self.likeliest(narration, name, persons(ends)) }
        };
        best(true).or_else(|| best(false)).or_else(alone)
    }

    /// Of several people of one family name the one that is meant: first of all one who is named before, then whoever
    /// is named in full more often, a leader of the lists far more readily, and one named within the last sentences.
    fn likeliest(&self, narration: &Narration, name: &Name, found: impl Iterator<Item = EntityId>) -> Option<EntityId> {
        let weight = |&id: &EntityId| {
            let entity = self.get(id);
            let (last, full) = (entity.last, entity.full_names);
            let text = narration.span(entity.shown.clone()).of(narration.document.text);
            let listed = narration.document.leaders.is_listed(text);
            let near = last.is_some_and(|last| name.items.start - last < 60);
            let points = 10 * (full + if listed { 9 } else { 0 } + u32::from(near)) + entity.count;
            (last.is_some(), points, last)
        };
        found.max_by_key(weight)
    }
}

/// Whether the title of a name is of the other sex than the given name of an entity: of Ann Lee and her husband, Tom
/// Lee, Mrs. Lee is Ann; nor is Lord Berg his wife, Rowan Berg.
fn belies(narration: &Narration, name: &Name, entity: &Entity) -> bool {
    let titled = |class| name.titles.iter().flat_map(|title| title.items.clone()).any(|at| narration.is(at, class));
    let (start, frame) = (entity.shown.start, &narration.frame(entity.shown.start).items);
    let beside = start.checked_sub(2).filter(|&kin| kin >= frame.start && narration.is(start - 1, Class::COMMA));
    let known = |class| narration.is(start, class) || beside.is_some_and(|kin| narration.is(kin, class));
    let against = |one, other| titled(one) && !titled(other) && known(other) && !known(one);
    !name.titles.is_empty() && (against(Class::MALE, Class::FEMALE) || against(Class::FEMALE, Class::MALE))
}

/// Two full names of one person: the same family name and given name, or one's words among the other's.
fn same_person(a: &[u32], b: &[u32]) -> bool {
    let within = |a: &[u32], b: &[u32]| a.iter().all(|word| b.contains(word));
    let family = a.last() == b.last() && a.first() == b.first();
    let contained = within(a, b) || within(b, a);
    family || contained && (a.last() == b.last() || a.len().max(b.len()) >= 3 || a.len() == b.len())
}
