//! Which sentences make the summary: from the best down, none twice, as long as there is room.

use unicode_segmentation::UnicodeSegmentation;

use crate::options::Length;
use crate::rank::Parts;
use crate::rank::pool::{Pool, Standing};

/// A sentence of the summary.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Pick {
    /// Index into the pool's documents.
    pub(crate) document: usize,
    /// Index into the document's sentences.
    pub(crate) sentence: usize,
    /// Index into the pool's sentences, and so into their parts.
    pub(crate) unit: usize,
    pub(crate) score: f64,
}

/// How many sentences a length stands for: what rankers are told.
pub(crate) fn wanted(pool: &Pool, length: Length) -> f64 {
    match length {
        Length::Sentences(count) => count as f64,
        Length::Percent(percent) => (pool.sentences.len() as f64 * percent / 100.0).ceil(),
        Length::Words(words) => {
            let full = || pool.sentences.iter().filter(|sentence| sentence.standing == Standing::Full);
            let total: u64 = full().map(|sentence| u64::from(sentence.words)).sum();
            words as f64 * full().count() as f64 / total.max(1) as f64
        }
    }
}

/// The sentences of the summary, in order of document and place.
///
/// From the best down, equals in order of the text, passing over what one picked already says. A number of sentences
/// not reached so is filled with short sentences, then with those passed over; a budget of words is not. What is no
/// prose is taken only where there is no prose at all.
pub(crate) fn pick(pool: &Pool, parts: &[Parts], length: Length) -> Vec<Pick> {
    let mut order: Vec<usize> = (0..pool.sentences.len()).collect();
    order.sort_by(|&a, &b| parts[b].total().total_cmp(&parts[a].total()).then(a.cmp(&b)));
    let of = |standing| order.iter().copied().filter(move |&unit| pool.sentences[unit].standing == standing);

    let mut selection = Selection { pool, room: Room::new(pool, length), said: Said::new(pool), picked: Vec::new() };
    let mut passed = selection.fill(of(Standing::Full));
    if selection.picked.is_empty() || !matches!(length, Length::Words(_)) {
        passed.append(&mut selection.fill(of(Standing::Brief)));
        passed.truncate(selection.room.left);
        selection.picked.append(&mut passed);
    }
    if selection.picked.is_empty() {
        selection.fill(of(Standing::Apparatus));
    }

    let mut picked = selection.picked;
    picked.sort_unstable();
    let named = |unit: usize| {
        let sentence = &pool.sentences[unit];
        Pick { document: sentence.document, sentence: sentence.sentence, unit, score: parts[unit].total() }
    };
    picked.into_iter().map(named).collect()
}

/// What is picked so far.
struct Selection<'p> {
    pool: &'p Pool<'p>,
    room: Room,
    said: Said<'p>,
    picked: Vec<usize>,
}

impl Selection<'_> {
    /// Takes those that fit and say something new, the first in any case; returns those that say nothing new.
    fn fill(&mut self, units: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut passed = Vec::new();
        for unit in units {
            if self.room.is_spent() {
                break;
            }
            let cost = self.room.cost(self.pool, unit);
            if cost > self.room.left && !self.picked.is_empty() {
                continue;
            }
            if self.said.holds(unit) {
                passed.push(unit);
                continue;
            }
            self.room.left = self.room.left.saturating_sub(cost);
            self.said.add(unit);
            self.picked.push(unit);
        }
        passed
    }
}

/// How much may still be picked.
struct Room {
    /// Whether in words; else in sentences.
    words: bool,
    left: usize,
}

impl Room {
    fn new(pool: &Pool, length: Length) -> Self {
        match length {
            Length::Words(words) => Room { words: true, left: words },
            _ => Room { words: false, left: wanted(pool, length) as usize },
        }
    }

    fn cost(&self, pool: &Pool, unit: usize) -> usize {
        if !self.words {
            return 1;
        }
        let sentence = &pool.sentences[unit];
        let document = pool.documents[sentence.document];
        document.sentences[sentence.sentence].body.of(document.text).unicode_words().count()
    }

    /// Four words are as good as none: no sentence worth having fits in.
    fn is_spent(&self) -> bool {
        self.left <= if self.words { 4 } else { 0 }
    }
}

/// A sentence is compared with so many of the latest picks of each of its terms, so that a long summary of a long text
/// does not compare all with all.
const LATEST: usize = 50;

/// What the picked sentences say: for each term, the picks that hold it, the latest first, as chains through one list.
struct Said<'p> {
    pool: &'p Pool<'p>,
    /// For each term, where its chain starts in `links`.
    latest: Vec<Option<u32>>,
    links: Vec<Link>,
    /// For each pick, its product with the sentence asked about last.
    products: Vec<f32>,
    /// Cosine from which on a sentence says nothing new. Articles on one event tell it in other words, so that in a
    /// digest less is needed.
    enough: f32,
}

struct Link {
    pick: u32,
    weight: f32,
    next: Option<u32>,
}

impl<'p> Said<'p> {
    fn new(pool: &'p Pool<'p>) -> Self {
        let enough = if pool.documents.len() > 1 { 0.5 } else { 0.6 };
        Said { pool, latest: vec![None; pool.terms], links: Vec::new(), products: Vec::new(), enough }
    }

    /// Whether a pick says much the same as this sentence.
    fn holds(&mut self, unit: usize) -> bool {
        let Said { pool, latest, links, products, enough } = self;
        let mut met = Vec::new();
        for posting in pool.bag(unit) {
            let first = latest[posting.term as usize];
            let chain = std::iter::successors(first, |&at| links[at as usize].next);
            for link in chain.take(LATEST).map(|at| &links[at as usize]) {
                products[link.pick as usize] += posting.weight * link.weight;
                met.push(link.pick as usize);
            }
        }
        let same = met.iter().any(|&pick| products[pick] > *enough);
        met.iter().for_each(|&pick| products[pick] = 0.0);
        same
    }

    fn add(&mut self, unit: usize) {
        let pick = self.products.len() as u32;
        self.products.push(0.0);
        for posting in self.pool.bag(unit) {
            let latest = &mut self.latest[posting.term as usize];
            self.links.push(Link { pick, weight: posting.weight, next: *latest });
            *latest = Some(self.links.len() as u32 - 1);
        }
    }
}
