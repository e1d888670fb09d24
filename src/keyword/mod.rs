//! The phrases that stand for a text: noun-like runs of one to three words, and whole names.

mod phrase;
mod run;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::rank::cue;
use crate::rank::pool::{NO_TERM, Pool};
use phrase::{Kind, Phrase, Phrases};

/// A phrase that tells what a text is about.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Key {
    /// As the text writes it most often, on one line.
    pub(crate) text: String,
    /// Its weight; the first one's is 1.
    pub(crate) score: f64,
    /// How often it occurs, in any form.
    pub(crate) count: usize,
}

/// The keywords of a pool, best first, equals in order of the text: at most `limit`.
pub(crate) fn keywords(pool: &Pool, limit: usize) -> Vec<Key> {
    let mut phrases = Phrases::read(pool);
    join_names(&mut phrases);
    weigh(&mut phrases, pool);
    let chosen = choose(&phrases, limit);
    let largest = chosen.first().map_or(1.0, |&first| phrases.list[first].score);
    let texts = texts(&phrases, pool, &chosen);
    let key = |(&at, text): (&usize, String)| {
        let phrase = &phrases.list[at];
        Key { text, score: phrase.score / largest, count: phrase.count }
    };
    chosen.iter().zip(texts).map(key).collect()
}

/// The full names that share a surname.
#[derive(Clone, Copy)]
enum Full {
    One(usize),
    Many,
}

/// Counts “Merkel” for “Angela Merkel”, where only one full name has that surname.
fn join_names(phrases: &mut Phrases) {
    let mut full: Vec<Option<Full>> = vec![None; phrases.uses.len()];
    for (at, phrase) in phrases.list.iter().enumerate().filter(|(_, phrase)| phrase.words > 1) {
        if let Some(surname) = phrase.surname {
            let full = &mut full[surname as usize];
            *full = Some(if full.is_none() { Full::One(at) } else { Full::Many });
        }
    }
    for at in 0..phrases.list.len() {
        let Phrase { words, count, surname, .. } = phrases.list[at];
        if let (1, Some(Full::One(whole))) = (words, surname.and_then(|surname| full[surname as usize])) {
            phrases.list[whole].count += count;
            phrases.list[whole].ends += count;
            phrases.list[at].dull = true;
        }
    }
}

/// A phrase weighs as much as the words that it accounts for. A word weighs by how much the sentences are about it, the
/// first ones doubly, and counts in so far as it occurs within the phrase: “nuclear” hardly in “nuclear physicist”, if
/// all else is on a nuclear treaty.
fn weigh(phrases: &mut Phrases, pool: &Pool) {
    let mut weights = vec![0.0; pool.terms];
    for (at, unit) in pool.sentences.iter().enumerate() {
        let place = 1.0 + cue::position(unit.place);
        for posting in pool.bag(at) {
            weights[posting.term as usize] += place * f64::from(posting.weight);
        }
    }
    for phrase in &mut phrases.list {
        let within = |&term: &u32| {
            let weight: f64 = weights[term as usize];
            weight * weight * (phrase.count as f64 / phrases.uses[term as usize] as f64).min(1.0)
        };
        phrase.score = phrase.stems().iter().filter(|&&term| term != NO_TERM).map(within).sum::<f64>().sqrt();
    }
}

/// The best phrases, none beside a longer one that says it too.
fn choose(phrases: &Phrases, limit: usize) -> Vec<usize> {
    let list = &phrases.list;
    let mut order: Vec<usize> = (0..list.len()).filter(|&at| stands(&list[at], &phrases.uses)).collect();
    order.sort_by(|&a, &b| list[b].score.total_cmp(&list[a].score).then(a.cmp(&b)));
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        if chosen.len() == limit {
            break;
        }
        let phrase = &list[at];
        let others = || chosen.iter().map(|&other| &list[other]);
        // Two kinds of tourists tell enough of tourists.
        let worn = |stem| others().filter(|other| other.stems().contains(stem)).count() > 1;
        if !others().any(|other| clash(phrase, other)) && !phrase.stems().iter().any(worn) {
            chosen.push(at);
        }
    }
    chosen
}

/// Whether a phrase can be a keyword.
fn stands(phrase: &Phrase, uses: &[usize]) -> bool {
    let last = phrase.stems[phrase.words - 1];
    let elsewhere = || uses.get(last as usize).is_some_and(|&uses| uses > phrase.count);
    let met = match phrase.kind {
        Kind::Name => true,
        Kind::Common => phrase.count > 1 || phrase.words > 1,
        // “Odera shrugs”, once, is no phrase; “Trump administration” may be.
        Kind::Mixed => phrase.count > 1 || elsewhere(),
    };
    // What mostly stands before a noun is an adjective.
    met && !phrase.dull && phrase.ends * 2 >= phrase.count
}

/// Whether one is part of the other and does not occur clearly more often.
fn clash(a: &Phrase, b: &Phrase) -> bool {
    let (long, short) = if a.words > b.words { (a, b) } else { (b, a) };
    long.stems().windows(short.words).any(|part| part == short.stems()) && short.count <= 2 * long.count
}

/// How the text writes the chosen phrases most often, the earliest of equals.
fn texts(phrases: &Phrases, pool: &Pool, chosen: &[usize]) -> Vec<String> {
    let mut counts: HashMap<(usize, &str), usize, RandomState> = HashMap::default();
    let mut best: Vec<(usize, &str)> = vec![(0, ""); chosen.len()];
    for occurrence in &phrases.occurrences {
        let Some(at) = chosen.iter().position(|&phrase| phrase == occurrence.phrase) else { continue };
        let document = pool.documents[occurrence.document];
        let form = document.span_of(occurrence.tokens.clone()).of(document.text);
        // “Talks” at the start of a sentence are “talks”, if the text writes that anywhere.
        let count = counts.entry((at, form)).or_default();
        *count += usize::from(!occurrence.opening);
        if *count > best[at].0 || best[at].1.is_empty() {
            best[at] = (*count, form);
        }
    }
    best.into_iter().map(|(_, form)| form.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
