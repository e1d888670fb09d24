//! Which sentences make the summary: from the best down, none twice, as long as there is room.

mod said;

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::options::Length;
use crate::rank::Parts;
use crate::rank::pool::{Pool, Standing};
use crate::words::count_words;
use said::Said;

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
/// From the best down, equals in order of the text, passing over what one picked already says; a sentence is worth less
/// without the neighbours that it needs, and where a quote runs through several it brings those beside it along. A
/// number of sentences not reached so is filled with short sentences, then with those passed over; a budget of words is
/// not. What is no prose is taken only where there is no prose at all.
pub(crate) fn pick(pool: &Pool, parts: &[Parts], length: Length) -> Vec<Pick> {
    let mut selection = Selection {
        pool,
        parts,
        room: Room::new(pool, length),
        said: Said::new(pool),
        seen: vec![false; pool.sentences.len()],
        picked: Vec::new(),
    };
    let mut passed = selection.fill(Standing::Full);
    if selection.picked.is_empty() || !matches!(length, Length::Words(_)) {
        passed.append(&mut selection.fill(Standing::Brief));
        passed.truncate(selection.room.left);
        selection.picked.append(&mut passed);
    }
    if selection.picked.is_empty() {
        selection.fill(Standing::Apparatus);
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
    parts: &'p [Parts],
    room: Room,
    said: Said<'p>,
    /// Whether a sentence is picked or passed over.
    seen: Vec<bool>,
    picked: Vec<usize>,
}

/// A sentence that may be picked, by what it is worth as things stand.
struct Candidate {
    worth: f64,
    unit: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then(other.unit.cmp(&self.unit))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl Selection<'_> {
    /// Takes the best that fit and say something new, the first in any case; returns those that say nothing new.
    fn fill(&mut self, standing: Standing) -> Vec<usize> {
        let all = (0..self.pool.sentences.len()).filter(|&unit| self.pool.sentences[unit].standing == standing);
        let mut candidates: BinaryHeap<Candidate> = all.map(|unit| self.candidate(unit)).collect();
        let mut passed = Vec::new();
        while let Some(Candidate { unit, .. }) = candidates.pop() {
            if self.room.is_spent() {
                break;
            }
            if self.seen[unit] || self.room.left < self.room.cost(self.pool, unit) && !self.picked.is_empty() {
                continue;
            }
            if self.said.holds(unit) {
                self.seen[unit] = true;
                passed.push(unit);
                continue;
            }
            for unit in std::iter::once(unit).chain(self.rest_of_quote(unit)) {
                self.take(unit);
                // To its neighbours it may be what they lacked.
                let neighbours = [self.pool.before(unit), self.pool.after(unit)].into_iter().flatten();
                let open = neighbours.filter(|&at| !self.seen[at] && self.pool.sentences[at].standing == standing);
                candidates.extend(open.map(|unit| self.candidate(unit)));
            }
        }
        passed
    }

    fn take(&mut self, unit: usize) {
        self.room.left = self.room.left.saturating_sub(self.room.cost(self.pool, unit));
        self.said.add(unit);
        self.seen[unit] = true;
        self.picked.push(unit);
    }

    /// A sentence as things stand: it loses something for each tie to a neighbour that is not picked.
    fn candidate(&self, unit: usize) -> Candidate {
        let (sentence, parts) = (&self.pool.sentences[unit], self.parts[unit]);
        let lacks = |neighbour: Option<usize>| neighbour.is_none_or(|at| !self.seen[at]);
        let back =
            if lacks(self.pool.before(unit)) { u8::from(sentence.leans) + u8::from(sentence.goes_on) } else { 0 };
        let after = self.pool.after(unit).filter(|&next| self.pool.sentences[next].goes_on);
        let ties = back + u8::from(after.is_some() && lacks(after));
        Candidate { worth: parts.total() - parts.tie * f64::from(ties), unit }
    }

    /// The sentences before and after that a quote of several sentences runs through, where there is room for them.
    fn rest_of_quote(&self, unit: usize) -> Vec<usize> {
        let runs_into = |unit: &usize| self.pool.sentences[*unit].goes_on;
        let before = self.pool.before(unit).filter(|_| runs_into(&unit));
        let neighbours = [before, self.pool.after(unit).filter(runs_into)].into_iter().flatten();
        let rest: Vec<usize> = neighbours.filter(|&at| self.parts[unit].tie > 0.0 && !self.seen[at]).collect();
        let cost = |unit: &usize| self.room.cost(self.pool, *unit);
        let all: usize = rest.iter().chain([&unit]).map(cost).sum();
        if all <= self.room.left { rest } else { Vec::new() }
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
        count_words(document.sentences[sentence.sentence].body.of(document.text))
    }

    /// Four words are as good as none: no sentence worth having fits in.
    fn is_spent(&self) -> bool {
        self.left <= if self.words { 4 } else { 0 }
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
        picks.iter().map(|&(_, at)| count_words(document.sentences[at].body.of(document.text))).sum()
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

    /// What is picked of sentences whose worth is given, if each tie costs so much.
    fn picked(text: &str, worth: &[f64], tie: f64, count: usize) -> Vec<usize> {
        let document = document(text);
        let documents = [&document];
        let parts: Vec<Parts> = worth.iter().map(|&centrality| Parts { centrality, tie, ..Parts::default() }).collect();
        let picks = pick(&Pool::new(&documents), &parts, Length::Sentences(count));
        picks.iter().map(|pick| pick.sentence).collect()
    }

    #[test]
    fn what_leans_on_a_sentence_is_worth_less_without_it() {
        let text = "The harbour council of Brenholm elected Ann Lee as its head on Monday night. \
                    She will close the northern pier and move the ferries elsewhere. \
                    Traders have asked for lower rents at the fish market.";
        assert_eq!(picked(text, &[0.5, 1.0, 0.9], 0.2, 1), [2], "nobody would know who she is");
        assert_eq!(picked(text, &[1.0, 0.9, 0.8], 0.2, 2), [0, 1], "but here everybody does");
        assert_eq!(picked(text, &[0.5, 1.0, 0.9], 0.0, 1), [1], "a ranker may not mind");
    }

    #[test]
    fn a_quote_is_told_from_its_beginning_to_its_end() {
        let text = "Snow fell on the roofs of the old market for two days. \
                    “The harbour council has voted tonight. \
                    We will close the northern pier of this town,” said Ann Lee, who leads the council. \
                    A prize was given to a choir of children from Brenholm.";
        let worth = [0.5, 0.4, 2.0, 0.5];
        assert_eq!(picked(text, &worth, 0.2, 2), [1, 2], "the beginning comes along");
        assert_eq!(picked(text, &[0.5, 2.0, 0.4, 0.5], 0.2, 2), [1, 2], "and so does the end");
        assert_eq!(picked(text, &worth, 0.2, 1), [2], "where there is room");
        assert_eq!(picked(text, &worth, 0.0, 2), [0, 2], "and where the ranker asks for it");
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
