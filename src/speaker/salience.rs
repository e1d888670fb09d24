//! How likely an entity is to be meant: the salience of its mentions, and its own.

use super::resolve::{Candidate, Meant, Resolver};
use crate::lexicon::class::Class;
use crate::name::cast::{Entity, EntityId};
use crate::name::phrase::Reading;
use crate::name::{Kind, NameId};
use crate::quote::narration::At;

/// Mentions of the last so many frames are looked at: none that is meant stands further back.
const FRAMES: u32 = 14;

/// And not more mentions than this, should a frame be a list of names.
pub(super) const MENTIONS: usize = 200;

/// So many candidates are kept; those behind are never close.
const KEPT: usize = 5;

/// What speaks for a mention or an entity. Weights are flat: others within ±0.5 of these do as well.
mod weight {
    pub(super) const DISTANCE: f32 = -0.6;
    pub(super) const MAIN: f32 = 1.8;
    pub(super) const SUBJECT: f32 = 0.5;
    pub(super) const OPENS: f32 = 1.5;
    pub(super) const RESOLVED: f32 = 2.1;
    pub(super) const PARAGRAPH: f32 = 0.6;
    pub(super) const POSSESSIVE: f32 = -1.2;
    pub(super) const PREPOSITION: f32 = -0.5;
    pub(super) const GENDER: f32 = 0.4;
    pub(super) const UNSURE: f32 = -0.5;
    pub(super) const UNKNOWN: f32 = -1.0;
    pub(super) const LAST: f32 = 1.2;
    pub(super) const CUE: f32 = 1.6;
    pub(super) const FREQUENT: f32 = 0.35;
    pub(super) const NOUN: f32 = 3.0;
    pub(super) const BOUND: f32 = -1.5;
    pub(super) const UNNAMED: f32 = 3.0;
}

/// What a pronoun or description asks of who is meant.
pub(super) struct Wanted {
    pub(super) at: At,
    /// A human being; else a body.
    pub(super) person: bool,
    pub(super) sex: Option<usize>,
    /// The role noun, as a folded form.
    pub(super) noun: Option<u32>,
    /// A place can be meant: a country is a body.
    pub(super) place: bool,
}

impl Resolver<'_> {
    /// The entity with the highest score, the nearest of equals; none if the unnamed source wins.
    pub(super) fn best(&mut self, wanted: &Wanted) -> Meant {
        let first = self.candidates.len();
        let mut all = std::mem::take(self.candidates);
        self.add_candidates(wanted, &mut all);
        all[first..].sort_by(|a, b| b.score.total_cmp(&a.score));
        all.truncate(first + KEPT);
        let entity = all.get(first).and_then(|best| best.entity);
        let candidates = first..all.len();
        *self.candidates = all;
        Meant { entity, candidates }
    }

    /// Adds everybody who may be meant, the nearest mention first, each with the score of the best mention and its own.
    fn add_candidates(&self, wanted: &Wanted, all: &mut Vec<Candidate>) {
        let first = all.len();
        let mut offer = |entity: EntityId, score: f32| match all[first..].iter_mut().find(|c| c.entity == Some(entity))
        {
            Some(known) => known.score = known.score.max(score),
            None => all.push(Candidate { entity: Some(entity), score }),
        };
        self.mentions(wanted, &mut offer);
        if let Some(last) = self.discourse.last.filter(|&last| wanted.person && self.fits(last, wanted)) {
            offer(last, weight::DISTANCE * 5.0);
        }
        let bound = self.bound(wanted);
        for candidate in &mut all[first..] {
            if let Some(entity) = candidate.entity {
                candidate.score +=
                    self.standing(entity, wanted) + if bound.contains(&entity) { weight::BOUND } else { 0.0 };
            }
        }
        if let Some(phrase) = self.discourse.unnamed.filter(|_| wanted.sex.is_some()) {
            let score = weight::UNNAMED + self.nearness(phrase.start, wanted.at);
            all.push(Candidate { entity: None, score });
        }
    }

    /// Offers each mention of the last frames with its score.
    fn mentions(&self, wanted: &Wanted, offer: &mut impl FnMut(EntityId, f32)) {
        let Reading { narration: n, names } = self.reading;
        let frame = n.frame_number(wanted.at);
        let near = |at: At| frame - n.frame_number(at) <= FRAMES;
        for id in (0..names.before(wanted.at)).rev().take(MENTIONS) {
            let name = &names.list[id];
            if !near(name.items.start) {
                break;
            }
            let Some(entity) = self.cast.behind(NameId(id as u32)) else { continue };
            let place = self.cast.get(entity).kind == Kind::Place;
            if !self.fits(entity, wanted) || place && !(wanted.place && name.main) {
                continue;
            }
            let mut score = self.nearness(name.items.start, wanted.at);
            score += if name.main {
                weight::MAIN
            } else if name.subject {
                weight::SUBJECT
            } else {
                0.0
            };
            score += if name.possessive { weight::POSSESSIVE } else { 0.0 };
            let before = frame - n.frame_number(name.items.start) == 1;
            let opens = before && name.main && n.frame(name.items.start).items.start == name.items.start;
            score += if opens && n.is(wanted.at, Class::PRON) { weight::OPENS } else { 0.0 };
            let led = name.items.start > 0 && n.is(name.items.start - 1, Class::PREP);
            score += if led { weight::PREPOSITION } else { 0.0 };
            offer(entity, score);
        }
        for &(at, entity) in self.discourse.resolved.iter().rev().take(MENTIONS).take_while(|(at, _)| near(*at)) {
            if at < wanted.at && self.fits(entity, wanted) {
                offer(entity, weight::RESOLVED + self.nearness(at, wanted.at));
            }
        }
    }

    /// What distance costs, and what standing in one paragraph gives.
    fn nearness(&self, mention: At, at: At) -> f32 {
        /// Sentences back to the power of .8, from 8 on alike.
        const BACK: [f32; 9] = [0.0, 1.0, 1.74, 2.41, 3.03, 3.62, 4.19, 4.74, 5.28];
        let n = self.reading.narration;
        let back = n.frame_number(at) - n.frame_number(mention);
        let paragraph = if n.same_paragraph(at, mention) { weight::PARAGRAPH } else { 0.0 };
        weight::DISTANCE * BACK[back.min(8) as usize] + paragraph
    }

    /// Whether an entity can be meant at all.
    fn fits(&self, entity: EntityId, wanted: &Wanted) -> bool {
        let entity = self.cast.get(entity);
        if wanted.person {
            return entity.kind.is_personal()
                && (wanted.sex.is_none() || entity.sex().is_none() || entity.sex() == wanted.sex);
        }
        // The paper is not the Golan Heights.
        let place = entity.kind == Kind::Other && self.reading.narration.is(entity.shown.end - 1, Class::NOT_FAMILY);
        !place && matches!(entity.kind, Kind::Organisation | Kind::Other | Kind::Document)
            || entity.kind == Kind::Place && wanted.place
    }

    /// What speaks for an entity whatever its mentions.
    fn standing(&self, id: EntityId, wanted: &Wanted) -> f32 {
        let entity = self.cast.get(id);
        let mut score = weight::FREQUENT * LN[(entity.count as usize).min(LN.len() - 1)];
        score += if self.discourse.last == Some(id) { weight::LAST } else { 0.0 };
        score += if self.discourse.cue == Some(id) { weight::CUE } else { 0.0 };
        score += if wanted.noun.is_some_and(|noun| entity.nouns.contains(&noun)) { weight::NOUN } else { 0.0 };
        if wanted.sex.is_some() {
            score += if entity.sex() == wanted.sex { weight::GENDER } else { 0.0 };
            score += match entity.kind {
                Kind::Single if self.is_unknown(entity) => weight::UNSURE + weight::UNKNOWN,
                Kind::Single | Kind::MaybePerson => weight::UNSURE,
                _ => 0.0,
            };
        }
        score
    }

    /// A single word that nothing tells to be a person: no title, no gender, no name of the lists.
    fn is_unknown(&self, entity: &Entity) -> bool {
        let listed = self.reading.narration.is(entity.shown.start, Class::GIVEN.or(Class::FAMILY));
        entity.sex().is_none() && entity.titles.is_empty() && !listed
    }

    /// Those named after the pronoun in its clause: in “she told Park” she is not Park.
    fn bound(&self, wanted: &Wanted) -> Vec<EntityId> {
        let Reading { narration: n, names } = self.reading;
        if wanted.sex.is_none() {
            return Vec::new();
        }
        let end = n.frame(wanted.at).items.end.min(wanted.at + 25);
        let clause = (wanted.at + 1..end).take_while(|&at| {
            !n.is(at, Class::QUOTE.or(Class::SEMICOLON).or(Class::COLON)) && !n.says(at, "he") && !n.says(at, "she")
        });
        clause.filter_map(|at| names.starting(at)).filter_map(|id| self.cast.behind(id)).collect()
    }
}

/// Natural logarithms of 0 (taken as 0) to 9: being named more often says no more.
const LN: [f32; 10] = [0.0, 0.0, 0.69, 1.1, 1.39, 1.61, 1.79, 1.95, 2.08, 2.2];
