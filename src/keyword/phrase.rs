//! Every phrase that might be a keyword, and where it stands.

use std::ops::Range;

use super::run::{NO_FAMILY, Reader, Run};
use crate::document::Document;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use crate::rank::pool::{NO_TERM, Pool, Standing, Unit};
use crate::slots::Slots;

/// Words of the longest name: “International Atomic Energy Agency”.
const LONGEST_NAME: usize = 5;

/// What a phrase is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Name,
    Common,
    /// A name and what follows it: “Trump administration”.
    Mixed,
}

/// A phrase in all its forms.
pub(super) struct Phrase {
    pub(super) stems: [u32; LONGEST_NAME],
    words: u8,
    /// What it was where it stood first.
    pub(super) kind: Kind,
    /// Of a name the stem that it may share with a longer or shorter name of the same person.
    pub(super) surname: Option<u32>,
    /// Tells little by itself: minister, trade minister, officials, Russian.
    pub(super) dull: bool,
    pub(super) count: u32,
    /// How often no further noun follows.
    pub(super) ends: u32,
    pub(super) score: f64,
}

impl Phrase {
    pub(super) fn stems(&self) -> &[u32] {
        &self.stems[..self.words()]
    }

    pub(super) fn words(&self) -> usize {
        self.words.into()
    }
}

/// A phrase where it stands.
pub(super) struct Occurrence {
    pub(super) phrase: u32,
    pub(super) document: u32,
    pub(super) tokens: Range<u32>,
    /// It begins with a capital that is due to its place.
    pub(super) opening: bool,
}

/// The phrases of a pool, in order of first use.
pub(super) struct Phrases {
    pub(super) list: Vec<Phrase>,
    pub(super) occurrences: Vec<Occurrence>,
    /// How often each term occurs at all.
    pub(super) uses: Vec<u32>,
    /// The phrase of each term by itself, which needs no hash; and those of several words.
    single: Vec<Option<u32>>,
    known: Slots,
}

impl Phrases {
    /// Every phrase of every run of prose. “Turkey doubles duty”: in headlines no rule tells the verbs.
    pub(super) fn read(pool: &Pool) -> Self {
        let mut phrases = Phrases::with_room(pool);
        let mut parts = Vec::new();
        let documents = pool.sentences.chunk_by(|a, b| a.document == b.document);
        let readers: Vec<_> = documents.map(|units| (Reader::new(pool, units), units)).collect();
        for (term, uses) in readers.iter().flat_map(|(reader, _)| reader.uses()) {
            phrases.uses[term as usize] += uses;
        }
        for (reader, units) in &readers {
            for unit in units.iter().filter(|unit| unit.standing != Standing::Apparatus) {
                reader.runs(unit, &mut parts, |run| {
                    for tokens in windows(reader, &run) {
                        phrases.add(reader, unit, &run, tokens);
                    }
                });
            }
        }
        phrases
    }

    /// No phrases yet, with room for those of an article of common length: nothing is moved as they become more.
    fn with_room(pool: &Pool) -> Self {
        let words: usize = pool.sentences.iter().map(|unit| unit.words as usize).sum();
        let room = words.min(4000) / 3;
        Phrases {
            list: Vec::with_capacity(room),
            occurrences: Vec::with_capacity(room),
            uses: vec![0; pool.terms],
            single: vec![None; pool.terms],
            known: Slots::with_room(room / 2),
        }
    }

    fn add(&mut self, reader: &Reader, unit: &Unit, run: &Run, tokens: Range<u32>) {
        let (source, kind) = (reader.document, kind(run, &tokens));
        let first = reader.term(tokens.start);
        // A common word that is used once is no keyword by itself: a quarter of all phrases need not be kept.
        if kind == Kind::Common && tokens.len() == 1 && self.uses[first as usize] == 1 {
            return;
        }
        let mut stems = [NO_TERM; LONGEST_NAME];
        for (stem, token) in stems.iter_mut().zip(tokens.clone()) {
            *stem = reader.term(token);
        }
        let opening = kind == Kind::Common && reader.is_opening(&unit.tokens, tokens.start);
        let next = self.list.len() as u32;
        let at = match stems {
            [term, NO_TERM, NO_TERM, NO_TERM, NO_TERM] if term != NO_TERM => {
                *self.single[term as usize].get_or_insert(next)
            }
            _ => self.known.number(stems, next, |other| self.list[other as usize].stems == stems),
        };
        if at == next {
            let surname = if kind == Kind::Name { surname(source, &stems, &tokens) } else { None };
            let words = tokens.len() as u8;
            self.list.push(Phrase { stems, words, kind, surname, dull: false, count: 0, ends: 0, score: 0.0 });
        }
        let phrase = &mut self.list[at as usize];
        phrase.count += 1;
        phrase.ends += u32::from(tokens.end == run.common.end || tokens.end == run.name.end);
        // “presidency” and “president” have one stem.
        phrase.dull |= is_dull(source, kind, &tokens);
        let document = unit.document as u32;
        self.occurrences.push(Occurrence { phrase: at, document, tokens, opening });
    }
}

fn kind(run: &Run, tokens: &Range<u32>) -> Kind {
    match () {
        () if tokens.end <= run.name.end => Kind::Name,
        () if tokens.start >= run.name.end => Kind::Common,
        () => Kind::Mixed,
    }
}

/// The last word of somebody's name; the first where that is known as a family name and the last is not: “Xi Jinping”.
/// “MSNBC Internet” and “Bank of England” are nobody.
fn surname(document: &Document, stems: &[u32], tokens: &Range<u32>) -> Option<u32> {
    let (first, last) = (tokens.start, tokens.end - 1);
    let leads =
        document.is(first, Class::FAMILY) && !document.is(first, Class::GIVEN) && !document.is(last, Class::FAMILY);
    let at = if leads { first } else { last };
    let spelt_out =
        |token: u32| document.word(token).facts.shape != Shape::Upper || document.spelling(token).contains('.');
    let person = !document.is(at, NO_FAMILY) && (tokens.len() == 1 || tokens.clone().all(spelt_out));
    Some(stems[(at - first) as usize]).filter(|&stem| person && stem != NO_TERM)
}

/// The phrases of a run: the whole name, and what of the common words ends in a noun, with the name and without.
fn windows<'r>(reader: &'r Reader, run: &'r Run) -> impl Iterator<Item = Range<u32>> + use<'r> {
    let name = Some(run.name.clone()).filter(|name| (1..=LONGEST_NAME).contains(&name.len()));
    let common = run.common.clone().filter(|&last| reader.is_noun(last)).flat_map(|last| {
        let end = last + 1;
        let earliest = run.common.start.max(end.saturating_sub(reader.longest()));
        let whole = (!run.name.is_empty() && end - run.name.start <= reader.longest()).then_some(run.name.start);
        (earliest..end).chain(whole).map(move |start| start..end)
    });
    name.into_iter().chain(common)
}

/// Whether it is what somebody is, not what a text is about.
fn is_dull(document: &Document, kind: Kind, tokens: &Range<u32>) -> bool {
    let last = tokens.end - 1;
    let is = |class| document.is(last, class);
    match kind {
        // “Democratic”, “South African”, “Iraqi Prime Minister”
        Kind::Name => {
            let named = is(Class::COUNTRY | Class::GIVEN | Class::FAMILY);
            let alone = Class::PARTY | Class::KIND_NAME | Class::TITLE | Class::VAGUE;
            !named && is(Class::DEMONYM | Class::ROLE) || tokens.len() == 1 && is(alone) && !is(Class::COUNTRY)
        }
        // “trade minister”, “officials”, “country”
        _ => is(Class::DULL_HEAD) || tokens.len() == 1 && is(Class::DULL),
    }
}
