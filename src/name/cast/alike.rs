//! Entities that are one under two names: a country and its capital, a body and its initials.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{Cast, Entity, EntityId};
use crate::name::Kind;
use crate::name::run::relation;
use crate::quote::narration::Narration;

impl Cast {
    /// `U.S.`, `United States` and `America` are one, and so is a capital that stands for a country of the text.
    pub(super) fn join_countries(&mut self, narration: &Narration) {
        let mut countries: Vec<(&str, EntityId)> = Vec::new();
        for wanted in ["name", "capital"] {
            for at in 0..self.list.len() {
                let entity = &self.list[at];
                if entity.kind != Kind::Place || entity.count == 0 {
                    continue;
                }
                let Some((relation, country)) = relation(narration, &entity.shown) else { continue };
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
    pub(super) fn join_acronyms(&mut self, narration: &Narration) {
        let acronyms: Vec<(usize, String)> =
            (0..self.list.len()).filter_map(|at| Some((at, acronym(narration, &self.list[at])?))).collect();
        if acronyms.is_empty() {
            return;
        }
        let mut long: HashMap<String, EntityId, RandomState> = HashMap::default();
        for (at, entity) in self.list.iter().enumerate() {
            if !entity.kind.is_personal() && entity.kind != Kind::Place && entity.full() {
                long.entry(initials(narration, entity)).or_insert(EntityId(at as u32));
            }
        }
        for (at, acronym) in acronyms {
            if let Some(&full) = long.get(&acronym) {
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
}

/// The letters of a name that can be an acronym: two to six capitals, with stops or without.
fn acronym(narration: &Narration, entity: &Entity) -> Option<String> {
    let text = narration.span(entity.shown.clone()).of(narration.document.text);
    let letters = || text.bytes().filter(|&byte| byte != b'.');
    let upper = letters().all(|byte| byte.is_ascii_uppercase()) && (2..=6).contains(&letters().count());
    (upper && entity.words.len() == 1 && entity.kind != Kind::Place).then(|| letters().map(char::from).collect())
}

/// The first letters of the capitalised words of a name.
fn initials(narration: &Narration, entity: &Entity) -> String {
    let capitals = entity.shown.clone().filter(|&at| narration.is_capital(at));
    capitals.filter_map(|at| narration.spelling(at).chars().next()).collect()
}
