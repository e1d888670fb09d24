//! Entities that are one under two names: a country and its capital, a body and its initials.

use super::{Cast, Entity, EntityId};
use crate::lexicon;
use crate::name::Kind;
use crate::quote::narration::{At, Narration};

impl Cast {
    /// `U.S.`, `United States` and `America` are one, and so is a capital that stands for a country of the text.
    pub(super) fn join_countries(&mut self, narration: &Narration) {
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
    pub(super) fn join_acronyms(&mut self, narration: &Narration) {
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
}
