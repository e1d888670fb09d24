//! What the article and the lists say of each entity: roles, role nouns, gender.

use super::{Cast, Entity, EntityId};
use crate::lexicon::class::Class;
use crate::lexicon::key::Key;
use crate::lexicon::phrase::is_folded;
use crate::lexicon::words;
use crate::name::phrase::Reading;
use crate::name::{Kind, Title, apposition};
use crate::quote::narration::{At, Narration};

impl Cast {
    /// Gives each entity the roles beside its names, and its gender.
    pub(super) fn describe(&mut self, reading: &Reading) {
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
            let titles = std::mem::take(&mut self.list[id.0 as usize].titles);
            for at in titles.iter().flat_map(|title| head(narration, title)) {
                if narration.is(at, Class::ROLE) {
                    self.add_noun(id, narration.word(at).fold);
                }
                self.list[id.0 as usize].vote(narration, at, 3.0);
            }
            let entity = &mut self.list[id.0 as usize];
            entity.titles = titles;
            // Whose name is in the lists has been told to be a person by it.
            if entity.kind == Kind::Person {
                let name = narration.span(entity.shown.clone()).of(narration.document.text);
                entity.offices = narration.document.leaders.offices(name);
            }
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
        let mut roles: Vec<(u32, At)> = narration.roles().map(|at| (narration.word(at).fold, at)).collect();
        roles.sort_unstable();
        roles.dedup_by_key(|(fold, _)| *fold);
        let kin = roles.iter().filter(|&&(_, at)| narration.is(at, Class::KIN));
        let stands_for = |at: At| lists.kin.find(&Key::small(narration.spelling(at))).map(|row| row.column(1));
        let standing: Vec<(u32, &str)> = kin.filter_map(|&(fold, at)| Some((fold, stands_for(at)?))).collect();
        if standing.is_empty() {
            return;
        }
        let mut bears: Vec<&str> = Vec::new();
        for id in (0..self.list.len() as u32).map(EntityId) {
            let entity = self.get(id);
            if !entity.kind.is_personal() || entity.nouns.is_empty() && entity.offices.is_empty() {
                continue;
            }
            let role = |noun: &u32| roles.binary_search_by_key(noun, |(fold, _)| *fold).ok();
            let noun = |fold: &u32| role(fold).map(|role| narration.spelling(roles[role].1));
            bears.clear();
            bears.extend(entity.nouns.iter().filter_map(noun));
            bears.extend(entity.offices.iter().map(|office| office.class()));
            for &(fold, stands_for) in &standing {
                if stands_for.split(' ').any(|noun| bears.iter().any(|one| is_folded(one, noun))) {
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
            let (mut male, mut female) = (false, false);
            let rest = chunk[0].items.end..narration.frame(chunk[0].items.start).items.end;
            for at in rest.filter(|&at| narration.is(at, Class::OPENING_PRONOUN)) {
                male |= narration.says_any(at, words!["he", "his", "him"]);
                female |= narration.says_any(at, words!["she", "her"]);
            }
            if male != female {
                self.list[first.0 as usize].gender[usize::from(female)] += 0.45;
            }
        }
    }
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
        match self.offices.iter().map(|office| office.gender()).find(|gender| !gender.is_empty()) {
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
