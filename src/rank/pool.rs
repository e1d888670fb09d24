//! Sentences of one or many documents as bags of stems over one numbering.

#[cfg(test)]
pub(crate) mod tests;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::tie;
use crate::document::block::Block;
use crate::document::form::fold;
use crate::document::vocabulary::Word;
use crate::document::{Document, Sentence};
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use crate::lexicon::phrase::folded;
use crate::lexicon::stem::Stems;
use crate::number;

/// What a sentence can be in a summary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Standing {
    /// Prose that says something.
    Full,
    /// Prose too short to say much: “He paused.”
    Brief,
    /// Heading, byline, caption, notice: chosen only where there is nothing else.
    Apparatus,
}

/// A sentence of the pool.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Index into [`Pool::documents`].
    pub(crate) document: usize,
    /// Index into the document's sentences.
    pub(crate) sentence: usize,
    /// How many sentences of prose stand before it in its document.
    pub(crate) place: u32,
    pub(crate) standing: Standing,
    /// Tokens of what it says, without a dateline.
    pub(crate) tokens: Range<u32>,
    /// How many of them are words.
    pub(crate) words: u32,
    /// All classes of theirs,
    pub(crate) classes: Class,
    /// and whether one is a number.
    pub(crate) has_number: bool,
    /// It opens with what points back: “She refused”, “But talks go on”.
    pub(crate) leans: bool,
    /// The sentence before has no end without it: a quote runs on, or a colon announces it.
    pub(crate) goes_on: bool,
    bag: Range<u32>,
}

/// A stem in a sentence, with the weight that it has there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    pub(crate) term: u32,
    pub(crate) weight: f32,
}

/// Where a term stands in the bag of the sentence that had it last, so that no bag is searched.
#[derive(Clone, Copy)]
struct Slot {
    sentence: u32,
    posting: u32,
}

/// The number of words that are no terms.
pub(crate) const NO_TERM: u32 = u32::MAX;

/// A headline has no more words,
const HEADLINE: u32 = 16;
/// and the first sentence of an article that has none is hardly ever so short.
const SHORTER_THAN_LEADS: u32 = 12;

/// A document is a copy when so much of it stands in earlier ones already.
const COPY: f64 = 0.8;

/// The sentences of one or many documents. Each bag of stems has length 1, so that the product of two is their cosine.
/// Sentences said before, and whole documents that are copies of earlier ones, are left out.
pub(crate) struct Pool<'p> {
    pub(crate) documents: &'p [&'p Document<'p>],
    /// In order of document and place.
    pub(crate) sentences: Vec<Unit>,
    postings: Vec<Posting>,
    /// For each document and word of its list the pool's number of the stem, or [`NO_TERM`].
    numbers: Vec<Vec<u32>>,
    /// How many different terms there are.
    pub(crate) terms: usize,
}

impl<'p> Pool<'p> {
    pub(crate) fn new(documents: &'p [&'p Document<'p>]) -> Self {
        let (numbers, terms) = match documents {
            [document] => (vec![own_numbers(document)], document.words.stems as usize),
            _ => shared_numbers(documents),
        };
        let sentences = documents.iter().map(|document| document.sentences.len()).sum();
        let tokens: usize = documents.iter().map(|document| document.tokens.len()).sum();
        // Half of all tokens are terms, some of them twice in their sentence.
        let (sentences, postings) = (Vec::with_capacity(sentences), Vec::with_capacity(tokens / 2));
        let mut pool = Pool { documents, sentences, postings, numbers, terms };
        let mut said = HashSet::with_capacity_and_hasher(pool.sentences.capacity(), RandomState::default());
        let mut slots = vec![Slot { sentence: u32::MAX, posting: 0 }; terms];
        for document in 0..documents.len() {
            pool.add(document, &mut said, &mut slots);
        }
        pool.weigh();
        pool
    }

    /// The stems of a sentence, each once, in order of first use.
    pub(crate) fn bag(&self, sentence: usize) -> &[Posting] {
        self.bag_of(&self.sentences[sentence])
    }

    /// The same of a sentence at hand.
    pub(crate) fn bag_of(&self, sentence: &Unit) -> &[Posting] {
        &self.postings[range(sentence.bag.clone())]
    }

    /// The next sentence of the same document, if the pool has it.
    pub(crate) fn after(&self, unit: usize) -> Option<usize> {
        let (this, next) = (&self.sentences[unit], self.sentences.get(unit + 1)?);
        (this.document == next.document && this.sentence + 1 == next.sentence).then_some(unit + 1)
    }

    /// The sentence before of the same document, if the pool has it.
    pub(crate) fn before(&self, unit: usize) -> Option<usize> {
        unit.checked_sub(1).filter(|&before| self.after(before) == Some(unit))
    }

    /// For each word of a document's list the pool's number of its stem, or [`NO_TERM`].
    pub(crate) fn numbers(&self, document: usize) -> &[u32] {
        &self.numbers[document]
    }

    fn add(&mut self, document: usize, said: &mut HashSet<u64, RandomState>, slots: &mut [Slot]) {
        let source = self.documents[document];
        let prints = fingerprints(source, self.documents.len() == 1);
        let known = prints.iter().flatten().filter(|print| said.contains(print)).count();
        if known > 0 && known as f64 >= COPY * prints.iter().flatten().count() as f64 {
            return;
        }
        let first = self.sentences.len();
        let continued = tie::continued(source);
        let mut place = 0;
        for (at, (sentence, print)) in source.sentences.iter().zip(prints).enumerate() {
            if print.is_none_or(|print| said.insert(print)) {
                self.push(document, at, place, continued[at], slots);
            }
            place += u32::from(sentence.block == Block::Prose);
        }
        if self.is_headline(first) {
            self.sentences[first].standing = Standing::Apparatus;
            self.sentences[first + 1..].iter_mut().for_each(|unit| unit.place = unit.place.saturating_sub(1));
        }
    }

    /// Whether a document's first sentence is a headline though it has a stop: a paragraph of its own, shorter than the
    /// next sentence, and shorter than leads are, or half of it is said again there. “Council closes pier.”, and then:
    /// “The council of Brenholm voted on Monday to close the northern pier.” A dateline stands before leads alone.
    fn is_headline(&self, first: usize) -> bool {
        let [line, lead, _, ..] = &self.sentences[first..] else { return false };
        let source = self.documents[line.document];
        let of = |unit: &Unit| &source.sentences[unit.sentence];
        let (terms, lead_terms) = (self.bag_of(line), self.bag_of(lead));
        let said_again = || {
            let shared = terms.iter().filter(|posting| lead_terms.iter().any(|other| other.term == posting.term));
            shared.count() * 2 >= terms.len()
        };
        line.sentence == 0
            && [line, lead].iter().all(|unit| of(unit).block == Block::Prose)
            && of(line).paragraph != of(lead).paragraph
            && of(line).body == of(line).span
            && line.words < lead.words
            && (line.words <= SHORTER_THAN_LEADS || line.words <= HEADLINE && said_again())
    }

    fn push(&mut self, document: usize, sentence: usize, place: u32, goes_on: bool, slots: &mut [Slot]) {
        let source = self.documents[document];
        let tokens = body(source, &source.sentences[sentence]);
        let block = source.sentences[sentence].block;
        let start = self.postings.len() as u32;
        // Headings tell what a text is about; bylines and notices are in every text of a source.
        if matches!(block, Block::Prose | Block::Heading) {
            self.count(document, tokens.clone(), slots);
        }
        let bag = start..self.postings.len() as u32;
        let (mut words, mut classes, mut has_number) = (0, Class::NONE, false);
        for facts in source.tokens_of(tokens.clone()).iter().map(|token| &source.words.of(token).facts) {
            words += u32::from(facts.shape != Shape::Mark);
            classes = classes | facts.class;
            has_number |= facts.shape == Shape::Number;
        }
        let standing = match block {
            Block::Prose if words >= 5 && bag.len() >= 2 => Standing::Full,
            Block::Prose => Standing::Brief,
            _ => Standing::Apparatus,
        };
        let leans = place > 0 && tie::leans(source, &tokens);
        self.sentences.push(Unit {
            document,
            sentence,
            place,
            standing,
            tokens,
            words,
            classes,
            has_number,
            leans,
            goes_on,
            bag,
        });
    }

    /// Adds the terms of a sentence with their counts.
    fn count(&mut self, document: usize, tokens: Range<u32>, slots: &mut [Slot]) {
        let sentence = self.sentences.len() as u32;
        let (numbers, tokens) = (&self.numbers[document], self.documents[document].tokens_of(tokens));
        for token in tokens {
            let term = numbers[token.word.0 as usize];
            if term == NO_TERM {
                continue;
            }
            let slot = &mut slots[term as usize];
            if slot.sentence == sentence {
                self.postings[slot.posting as usize].weight += 1.0;
            } else {
                *slot = Slot { sentence, posting: self.postings.len() as u32 };
                self.postings.push(Posting { term, weight: 1.0 });
            }
        }
    }

    /// Counts become weights: tf times a light idf, each bag scaled to length 1. A full idf would hurt: a word that is
    /// rare in its own article is off its topic.
    fn weigh(&mut self) {
        let mut holders = vec![0u32; self.terms];
        for posting in &self.postings {
            holders[posting.term as usize] += 1;
        }
        let n = self.sentences.len() as f64;
        let idf = |holders: u32| number::ln(1.0 + n / f64::from(holders.max(1))).sqrt().sqrt() as f32;
        // Most terms have one or two holders: to take a logarithm for each term costs three times as much.
        let idf: Vec<f32> = (0..=holders.iter().copied().max().unwrap_or(0)).map(idf).collect();
        for sentence in &self.sentences {
            let bag = &mut self.postings[range(sentence.bag.clone())];
            bag.iter_mut().for_each(|posting| posting.weight *= idf[holders[posting.term as usize] as usize]);
            let length = bag.iter().map(|posting| posting.weight * posting.weight).sum::<f32>().sqrt();
            bag.iter_mut().for_each(|posting| posting.weight /= length);
        }
    }
}

fn range(range: Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// Tokens of what a sentence says, without a dateline or source tag.
fn body(document: &Document, sentence: &Sentence) -> Range<u32> {
    let tag = sentence.tokens.clone().take_while(|&token| document.span(token).start < sentence.body.start).count();
    sentence.tokens.start + tag as u32..sentence.tokens.end
}

/// For each sentence a number for its words and their order, the same whatever the marks and capitals between; none
/// where it has no words. Small words count: “will run” and “will not run” are two things. Within one document the
/// numbers of the folded forms tell words apart, across documents only their letters do.
fn fingerprints(document: &Document, alone: bool) -> Vec<Option<u64>> {
    let mix = |sum: u64, one: u64| (sum.rotate_left(5) ^ one).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let letters = |word: &Word| folded(word.first.of(document.text)).fold(1, |sum, byte| mix(sum, u64::from(byte)));
    let number = |word: &Word| if alone { u64::from(word.fold) } else { letters(word) };
    let numbers: Vec<u64> = document.words.list.iter().map(number).collect();
    let print = |sentence: &Sentence| {
        let words = body(document, sentence).filter(|&token| document.word(token).facts.shape != Shape::Mark);
        words.map(|token| numbers[document.tokens[token as usize].word.0 as usize]).reduce(mix)
    };
    document.sentences.iter().map(print).collect()
}

/// The document's own stem numbers will do for a pool of one: nothing is hashed.
fn own_numbers(document: &Document) -> Vec<u32> {
    document.words.list.iter().map(|word| if is_term(document, word) { word.stem } else { NO_TERM }).collect()
}

/// Numbers by the stems' spelling, which documents do not keep: the first word of each stem is stemmed again.
fn shared_numbers(documents: &[&Document]) -> (Vec<Vec<u32>>, usize) {
    let mut known: HashMap<String, u32, RandomState> = HashMap::default();
    let numbers = documents
        .iter()
        .map(|document| {
            let stems = Stems::new(document.language.stemmer);
            let mut shared = vec![NO_TERM; document.words.stems as usize];
            let number = |word: &Word| {
                if !is_term(document, word) {
                    return NO_TERM;
                }
                let number = &mut shared[word.stem as usize];
                if *number == NO_TERM {
                    let next = known.len() as u32;
                    *number =
                        *known.entry(stems.stem(&fold(word.first.of(document.text))).into_owned()).or_insert(next);
                }
                *number
            };
            document.words.list.iter().map(number).collect()
        })
        .collect();
    (numbers, known.len())
}

/// Whether a word can tell what a text is about. Where the list of those too common for that may have gaps, short words
/// are left out too, unless they are written in capitals: EU, SPD.
pub(super) fn is_term(document: &Document, word: &Word) -> bool {
    let short = document.language.stop_words || word.facts.shape == Shape::Upper;
    let shortest = if short { 2 } else { 4 };
    // A character has four bytes at most: the spelling itself is seldom looked at.
    let long = || {
        word.facts.shape == Shape::Number
            || word.first.len() > 4 * (shortest - 1)
            || word.first.of(document.text).chars().nth(shortest - 1).is_some()
    };
    // “US” is no “us”.
    let stop = word.facts.class.any(Class::STOP) && !word.facts.class.any(Class::COUNTRY);
    word.facts.shape != Shape::Mark && !stop && long()
}
