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
    /// Cosine above which a sentence says nothing new. Articles on one event tell it each in their own words, so that
    /// in a digest less is enough.
    enough: f32,
}

struct Link {
    pick: u32,
    weight: f32,
    next: Option<u32>,
}

impl<'p> Said<'p> {
    fn new(pool: &'p Pool<'p>) -> Self {
        let enough = if pool.documents.len() > 1 { 0.35 } else { 0.6 };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::block::Block;
    use crate::rank::METHODS;
    use crate::rank::pool::tests::{MARKET, document};

    fn summary(documents: &[&Document], length: Length) -> Vec<(usize, usize)> {
        let pool = Pool::new(documents);
        let parts = (METHODS[0].rank)(&pool, wanted(&pool, length));
        pick(&pool, &parts, length).iter().map(|pick| (pick.document, pick.sentence)).collect()
    }

    fn words(document: &Document, picks: &[(usize, usize)]) -> usize {
        picks.iter().map(|&(_, at)| document.sentences[at].body.of(document.text).unicode_words().count()).sum()
    }

    #[test]
    fn lengths_are_kept() {
        let market = document(MARKET);
        let all = market.sentences.len();
        let cases = [
            (Length::Sentences(1), 1),
            (Length::Sentences(3), 3),
            (Length::Sentences(1000), all),
            (Length::Percent(100.0), all),
            // A share is rounded up, so that no share is nothing.
            (Length::Percent(0.1), 1),
            (Length::Percent(34.0), (all * 34).div_ceil(100)),
        ];
        for (length, expected) in cases {
            assert_eq!(summary(&[&market], length).len(), expected, "{length:?}");
        }
    }

    #[test]
    fn words_are_never_exceeded_unless_the_first_pick_alone_does() {
        let market = document(MARKET);
        for budget in 1..120 {
            let picks = summary(&[&market], Length::Words(budget));
            let sum = words(&market, &picks);
            assert!(picks.len() == 1 || sum <= budget, "{budget}: {picks:?} have {sum}");
        }
        let whole = words(&market, &summary(&[&market], Length::Sentences(1000)));
        assert_eq!(summary(&[&market], Length::Words(whole)).len(), market.sentences.len());
    }

    #[test]
    fn no_crumbs_are_swept_up() {
        // After the long sentence four words are left: the short one would fit, and is worth nothing.
        let text = "The harbour council voted on Monday to close the northern pier for the whole winter. \
                    The pier harbour council closed. Storms damaged the northern pier and the harbour council in May.";
        let document = document(text);
        assert_eq!(summary(&[&document], Length::Words(19)), [(0, 0)]);
    }

    #[test]
    fn what_is_said_twice_is_picked_once() {
        let text = "The harbour council voted to close the northern pier. Ferries will leave from the fish market instead. \
                    To close the northern pier the harbour council voted on Monday. Fishermen fear for their trade there.";
        let document = document(text);
        assert_eq!(summary(&[&document], Length::Sentences(3)), [(0, 0), (0, 1), (0, 3)]);
        // But if four are asked for, four are given.
        assert_eq!(summary(&[&document], Length::Sentences(4)).len(), 4);
    }

    #[test]
    fn short_sentences_fill_a_number_but_no_budget() {
        let text = "He paused. The harbour council voted to close the northern pier. Silence fell.";
        let document = document(text);
        assert_eq!(summary(&[&document], Length::Sentences(1)), [(0, 1)]);
        assert_eq!(summary(&[&document], Length::Sentences(3)).len(), 3);
        assert_eq!(summary(&[&document], Length::Words(100)), [(0, 1)]);
    }

    #[test]
    fn what_is_no_prose_is_taken_only_where_there_is_no_prose() {
        let mut document =
            document("The harbour council closes the northern pier\n\nFerries leave from the fish market.");
        document.sentences[0].block = Block::Heading;
        assert_eq!(summary(&[&document], Length::Sentences(2)), [(0, 1)]);
        document.sentences[1].block = Block::Caption;
        assert_eq!(summary(&[&document], Length::Sentences(2)), [(0, 0), (0, 1)]);
    }

    #[test]
    fn a_digest_takes_each_story_once_in_order_of_the_articles() {
        let first =
            document("The harbour council voted to close the northern pier. Ferries will leave from the market.");
        let second =
            document("Snow closed the airport for two days. The harbour council will close its northern pier.");
        let picks = summary(&[&first, &second], Length::Sentences(3));
        assert_eq!(picks, [(0, 0), (0, 1), (1, 0)]);
    }

    #[test]
    fn a_long_summary_of_one_sentence_over_and_over_ends() {
        let text =
            (0..3000).map(|n| format!("Item {n} of the harbour council report was read aloud. ")).collect::<String>();
        let document = document(&text);
        assert_eq!(summary(&[&document], Length::Percent(50.0)).len(), 1500);
    }

    #[test]
    fn any_text_has_a_summary() {
        for text in crate::rank::pool::tests::HOSTILE {
            let document = document(text);
            for length in [Length::Sentences(3), Length::Words(5), Length::Percent(50.0)] {
                let picks = summary(&[&document, &document], length);
                assert_eq!(picks.is_empty(), document.sentences.is_empty(), "{text:.20}");
            }
        }
    }
}
