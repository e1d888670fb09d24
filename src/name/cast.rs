//! The cast: names joined into the entities behind them.

use std::ops::Range;

use super::phrase::Reading;
use super::{Kind, Name, NameId, Names, Title, apposition};
use crate::lexicon::class::Class;
use crate::lexicon::{self, people};
use crate::quote::narration::{At, Narration};

/// An entity of the [`Cast`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct EntityId(pub(crate) u32);

/// Somebody or something that is named, or that speaks.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    pub(crate) kind: Kind,
    /// The fullest form, by which it is shown.
    pub(crate) shown: Range<At>,
    /// Words of the fullest form, compared without case and accents.
    pub(crate) words: Vec<u32>,
    /// Its names, in order of the text.
    pub(crate) names: Vec<NameId>,
    pub(crate) titles: Vec<Title>,
    /// Role nouns said of it, as folded forms: the minister, the senator.
    pub(crate) nouns: Vec<u32>,
    /// Votes for male and female.
    pub(crate) gender: [f32; 2],
    /// How often it is named.
    pub(crate) count: u32,
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
    by_word: Vec<Vec<EntityId>>,
    /// Entities by the folded form of each role noun said of them.
    by_noun: Vec<Vec<EntityId>>,
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
            list: Vec::new(),
            behind: vec![None; names.list.len()],
            by_word: vec![Vec::new(); words.bares as usize],
            by_noun: vec![Vec::new(); words.folds as usize],
        };
        let pass = |name: &Name| match narration.frame(name.items.start).headline {
            _ if name.is_title() => None,
            true => Some(2),
            false => Some(usize::from(name.proper.len() == 1)),
        };
        for wanted in 0..3 {
            for (id, name) in names.list.iter().enumerate() {
                if pass(name) == Some(wanted) {
                    cast.join(narration, names, NameId(id as u32));
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
        let words = words(narration, shown.clone());
        let id = self.push(Entity {
            kind,
            shown,
            words,
            names: Vec::new(),
            titles: Vec::new(),
            nouns: Vec::new(),
            gender: [0.0; 2],
            count: 1,
            described: true,
        });
        self.add_noun(id, noun);
        id
    }

    /// A description that is resolved tells the role of somebody of whom nothing else does: the Florida senator.
    pub(crate) fn learn_role(&mut self, reading: &Reading, id: EntityId, description: Range<At>) {
        let names = description.clone().filter_map(|at| reading.names.at(at));
        let of_person = names.into_iter().any(|name| reading.names.get(name).kind.is_personal());
        let entity = &mut self.list[id.0 as usize];
        if !of_person && entity.titles.iter().all(|title| title.class == "honorific") {
            entity.titles.push(apposition::title(reading, description));
        }
    }

    /// Shows a described entity by a longer description of it, if this is one.
    pub(crate) fn lengthen(&mut self, narration: &Narration, id: EntityId, shown: Range<At>) {
        let entity = &mut self.list[id.0 as usize];
        if shown.len() > entity.shown.len() {
            entity.words = words(narration, shown.clone());
            entity.shown = shown;
        }
    }

    /// Organisations that have a word in their names.
    pub(crate) fn bodies_with(&self, word: u32) -> impl Iterator<Item = EntityId> + '_ {
        self.with_word(word).filter(|&id| self.get(id).kind == Kind::Organisation)
    }

    /// Who is said to be this, by the folded form of a role noun, in order of the text.
    pub(crate) fn with_noun(&self, noun: u32) -> &[EntityId] {
        &self.by_noun[noun as usize]
    }

    fn add_noun(&mut self, id: EntityId, noun: u32) {
        let nouns = &mut self.list[id.0 as usize].nouns;
        if !nouns.contains(&noun) {
            nouns.push(noun);
            self.by_noun[noun as usize].push(id);
        }
    }

    fn push(&mut self, entity: Entity) -> EntityId {
        let id = EntityId(self.list.len() as u32);
        for &word in &entity.words {
            self.by_word[word as usize].push(id);
        }
        self.list.push(entity);
        id
    }

    fn join(&mut self, narration: &Narration, names: &Names, id: NameId) {
        let name = names.get(id);
        let words = words(narration, name.proper.clone());
        let found = if words.len() == 1 {
            self.for_single(narration, names, name, words[0])
        } else {
            self.for_full(name, &words)
        };
        let entity = found.unwrap_or_else(|| {
            self.push(Entity {
                kind: name.kind,
                shown: name.proper.clone(),
                words: words.clone(),
                names: Vec::new(),
                titles: Vec::new(),
                nouns: Vec::new(),
                gender: [0.0; 2],
                count: 0,
                described: false,
            })
        });
        self.behind[id.0 as usize] = Some(entity);
        self.grow(entity, id, name, words);
    }

    /// Adds what a name tells to the entity behind it.
    fn grow(&mut self, entity: EntityId, id: NameId, name: &Name, words: Vec<u32>) {
        let longer = words.len() > self.get(entity).words.len();
        if longer {
            let known = &self.list[entity.0 as usize].words;
            for &word in words.iter().filter(|word| !known.contains(word)) {
                self.by_word[word as usize].push(entity);
            }
        }
        let entity = &mut self.list[entity.0 as usize];
        if longer {
            (entity.words, entity.shown) = (words, name.proper.clone());
        }
        if name.kind == Kind::Person && entity.kind.is_personal() {
            entity.kind = Kind::Person;
        }
        entity.names.push(id);
        entity.count += 1;
        entity.titles.extend(name.titles.iter().cloned());
    }

    /// Entities that have a word, the latest last.
    fn with_word(&self, word: u32) -> impl Iterator<Item = EntityId> + '_ {
        self.by_word[word as usize].iter().copied().take(RIVALS)
    }

    fn for_full(&self, name: &Name, words: &[u32]) -> Option<EntityId> {
        let (first, last) = (words[0], words[words.len() - 1]);
        self.with_word(last).chain(self.with_word(first)).find(|&id| {
            let other = self.get(id);
            other.words == words
                || name.kind.is_personal()
                    && other.kind.is_personal()
                    && other.full()
                    && same_person(words, &other.words)
        })
    }

    /// The person of that family name, else of any such word, that is named most; else what has just that word.
    fn for_single(&self, narration: &Narration, names: &Names, name: &Name, word: u32) -> Option<EntityId> {
        let alone = || self.with_word(word).find(|&id| self.get(id).words == [word]);
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
        let best = |found: Vec<EntityId>| match found.len() {
            0 | 1 => found.first().copied(),
            _ => self.likeliest(narration, names, name, &found),
        };
        best(persons(true).collect()).or_else(|| best(persons(false).collect())).or_else(alone)
    }

    /// Of several people of one family name the one that is meant: first of all one who is named before, then whoever
    /// is named in full more often, a leader of the lists far more readily, and one named within the last sentences.
    fn likeliest(&self, narration: &Narration, names: &Names, name: &Name, found: &[EntityId]) -> Option<EntityId> {
        let place = |&id: &NameId| names.get(id).items.start;
        let weight = |&id: &EntityId| {
            let entity = self.get(id);
            let last = entity.names.iter().map(place).filter(|&at| at < name.items.start).max();
            let full = entity.names.iter().filter(|&&id| names.get(id).proper.len() > 1).count() as u32;
            let text = narration.span(entity.shown.clone()).of(narration.document.text);
            let listed = people::offices(text).next().is_some();
            let near = last.is_some_and(|last| name.items.start - last < 60);
            let points = 10 * (full + if listed { 9 } else { 0 } + u32::from(near)) + entity.count;
            (last.is_some(), points, last)
        };
        found.iter().copied().max_by_key(weight)
    }

    /// `U.S.`, `United States` and `America` are one, and so is a capital that stands for a country of the text.
    fn join_countries(&mut self, narration: &Narration) {
        let mut countries: Vec<(&str, EntityId)> = Vec::new();
        for wanted in ["name", "capital"] {
            for at in 0..self.list.len() {
                let entity = &self.list[at];
                let text = narration.span(entity.shown.clone()).of(narration.document.text);
                let place = lexicon::relation(text).filter(|_| entity.kind == Kind::Place && entity.count > 0);
                let Some((relation, country)) = place else { continue };
                match countries.iter().find(|(known, _)| *known == country) {
                    _ if relation != wanted => {}
                    Some(&(_, first)) => self.merge(first, at),
                    None if relation == "name" => countries.push((country, EntityId(at as u32))),
                    None => {}
                }
            }
        }
    }

    /// `SDF` is the Syrian Democratic Forces of the same text.
    fn join_acronyms(&mut self, narration: &Narration) {
        let spelt = |entity: &Entity| entity.shown.clone().filter(|&at| narration.is_word(at)).collect::<Vec<At>>();
        let body = |entity: &Entity| !entity.kind.is_personal() && entity.kind != Kind::Place && entity.full();
        let initials = |entity: &Entity| -> String {
            spelt(entity)
                .into_iter()
                .filter(|&at| narration.is_capital(at))
                .filter_map(|at| narration.spelling(at).chars().next())
                .collect()
        };
        let long: Vec<(String, EntityId)> = (0..self.list.len() as u32)
            .map(EntityId)
            .filter(|&id| body(self.get(id)))
            .map(|id| (initials(self.get(id)), id))
            .filter(|(initials, _)| initials.len() >= 2)
            .collect();
        for at in 0..self.list.len() {
            let entity = &self.list[at];
            let acronym = narration.span(entity.shown.clone()).of(narration.document.text).replace('.', "");
            let upper = (2..=6).contains(&acronym.len()) && acronym.bytes().all(|byte| byte.is_ascii_uppercase());
            if !upper || entity.words.len() != 1 || entity.kind == Kind::Place {
                continue;
            }
            if let Some(&(_, full)) = long.iter().find(|(initials, _)| *initials == acronym) {
                self.merge(full, at);
            }
        }
    }

    fn merge(&mut self, into: EntityId, from: usize) {
        let names = std::mem::take(&mut self.list[from].names);
        let (shown, count) = (self.list[from].shown.clone(), std::mem::take(&mut self.list[from].count));
        for name in &names {
            self.behind[name.0 as usize] = Some(into);
        }
        let entity = &mut self.list[into.0 as usize];
        entity.names.extend(names);
        entity.count += count;
        if shown.len() > entity.shown.len() {
            entity.shown = shown;
        }
    }

    /// Gives each entity the roles beside its names, and its gender.
    fn describe(&mut self, reading: &Reading) {
        let Reading { narration, names } = *reading;
        for (id, name) in names.list.iter().enumerate() {
            let Some(entity) = self.behind[id] else { continue };
            let unsure = matches!(self.get(entity).kind, Kind::Single | Kind::MaybePerson);
            if unsure && apposition::is_body(reading, name) {
                self.list[entity.0 as usize].kind = Kind::Organisation;
            }
            let found = apposition::described(reading, name);
            self.list[entity.0 as usize].titles.extend(found);
        }
        for id in (0..self.list.len() as u32).map(EntityId) {
            let titles = self.get(id).titles.iter();
            for at in titles.flat_map(|title| head(narration, title)).collect::<Vec<_>>() {
                if narration.is(at, Class::ROLE) {
                    self.add_noun(id, narration.word(at).fold);
                }
                self.list[id.0 as usize].vote(narration, at, 3.0);
            }
            let entity = &mut self.list[id.0 as usize];
            if entity.kind.is_personal() {
                entity.name_gender(narration);
            }
        }
        self.add_kin(narration);
        self.pronoun_gender(reading);
    }

    /// Gives each person the role nouns of the text that may stand for the ones said of it, or for its listed offices:
    /// a senator may be the lawmaker, and whoever is listed as president the Norwegian leader.
    fn add_kin(&mut self, narration: &Narration) {
        let Some(lists) = narration.document.language.reporting else { return };
        let document = narration.document;
        let roles = document.words.list.iter().filter(|word| word.facts.class.any(Class::ROLE));
        let roles: Vec<(u32, &str)> = roles.map(|word| (word.fold, word.first.of(document.text))).collect();
        let kin = |noun: &str| lists.kin.find(&noun.to_lowercase()).map(|row| row.column(1));
        let standing: Vec<(u32, &str)> = roles.iter().filter_map(|&(fold, noun)| Some((fold, kin(noun)?))).collect();
        if standing.is_empty() {
            return;
        }
        for id in (0..self.list.len() as u32).map(EntityId) {
            let entity = self.get(id);
            if !entity.kind.is_personal() {
                continue;
            }
            let said =
                roles.iter().filter(|(fold, _)| entity.nouns.contains(fold)).map(|(_, noun)| noun.to_lowercase());
            let text = narration.span(entity.shown.clone()).of(document.text);
            let mut bears: Vec<String> = said.collect();
            bears.extend(people::offices(text).map(|office| office.class().to_owned()));
            for &(fold, stands_for) in &standing {
                if stands_for.split(' ').any(|noun| bears.iter().any(|one| one == noun)) {
                    self.add_noun(id, fold);
                }
            }
        }
    }

    /// A sentence that names one person and then says he or she votes for that person's gender.
    fn pronoun_gender(&mut self, reading: &Reading) {
        let Reading { narration, names } = *reading;
        let by_frame =
            names.list.chunk_by(|a, b| narration.frame_number(a.items.start) == narration.frame_number(b.items.start));
        let mut id = 0;
        for chunk in by_frame {
            let persons =
                (id..id + chunk.len()).filter_map(|id| self.behind[id]).filter(|&e| self.get(e).kind.is_personal());
            id += chunk.len();
            let mut persons = persons.peekable();
            let Some(&first) = persons.peek() else { continue };
            if !persons.all(|other| other == first) {
                continue;
            }
            let rest = chunk[0].items.end..narration.frame(chunk[0].items.start).items.end;
            let says = |word: &str| rest.clone().any(|at| narration.says(at, word));
            let (male, female) = (says("he") || says("his") || says("him"), says("she") || says("her"));
            if male != female {
                self.list[first.0 as usize].gender[usize::from(female)] += 0.45;
            }
        }
    }
}

/// Whether the title of a name is of the other sex than the given name of an entity: of Ann Lee and her husband, Tom
/// Lee, Mrs. Lee is Ann.
fn belies(narration: &Narration, name: &Name, entity: &Entity) -> bool {
    let titled = |class| name.titles.iter().flat_map(|title| title.items.clone()).any(|at| narration.is(at, class));
    let given = |class| narration.is(entity.shown.start, class);
    let against = |one, other| titled(one) && !titled(other) && given(other) && !given(one);
    !name.titles.is_empty() && (against(Class::MALE, Class::FEMALE) || against(Class::FEMALE, Class::MALE))
}

impl Entity {
    fn vote(&mut self, narration: &Narration, at: At, weight: f32) {
        for (sex, class) in [Class::MALE, Class::FEMALE].into_iter().enumerate() {
            if narration.is(at, class) {
                self.gender[sex] += weight;
            }
        }
    }

    /// What the given name or the lists tell of the gender.
    fn name_gender(&mut self, narration: &Narration) {
        let full = narration.span(self.shown.clone()).of(narration.document.text);
        match people::offices(full).map(|office| office.gender()).find(|gender| !gender.is_empty()) {
            Some(gender) => self.gender[usize::from(gender == "f")] += 1.0,
            None if self.full() => self.vote(narration, self.shown.start, 1.0),
            None => {}
        }
    }
}

/// The words of a title that say what its bearer is: of “daughter of the king Olav Berg” the daughter alone.
fn head<'t>(narration: &'t Narration, title: &'t Title) -> impl Iterator<Item = At> + 't {
    let words = title.items.clone().take_while(|&at| !narration.is(at, Class::PREP));
    words.filter(|&at| !narration.is(at, Class::GIVEN) || narration.is(at, Class::ROLE))
}

/// The words of a name, compared without case and accents.
fn words(narration: &Narration, items: Range<At>) -> Vec<u32> {
    items.filter(|&at| narration.is_word(at)).map(|at| narration.word(at).bare).collect()
}

/// Two full names of one person: the same family name and given name, or one's words among the other's.
fn same_person(a: &[u32], b: &[u32]) -> bool {
    let within = |a: &[u32], b: &[u32]| a.iter().all(|word| b.contains(word));
    let family = a.last() == b.last() && a.first() == b.first();
    let contained = within(a, b) || within(b, a);
    family || contained && (a.last() == b.last() || a.len().max(b.len()) >= 3 || a.len() == b.len())
}
