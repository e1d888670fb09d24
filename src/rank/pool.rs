//! Sentences of one or many documents as bags of stems over one numbering.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::tie;
use crate::document::block::Block;
use crate::document::vocabulary::{Word, fold};
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
        let mut pool = Pool { documents, sentences: Vec::new(), postings: Vec::new(), numbers, terms };
        let mut said = HashSet::default();
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
        &self.postings[sentence.bag.start as usize..sentence.bag.end as usize]
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

    /// The pool's number of the stem at a token, or [`NO_TERM`].
    pub(crate) fn term(&self, document: usize, token: u32) -> u32 {
        self.numbers[document][self.documents[document].tokens[token as usize].word.0 as usize]
    }

    /// For each word of a document's list the pool's number of its stem, or [`NO_TERM`].
    pub(super) fn numbers(&self, document: usize) -> &[u32] {
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
        let words = source.count_words(tokens.clone()) as u32;
        let standing = match block {
            Block::Prose if words >= 5 && bag.len() >= 2 => Standing::Full,
            Block::Prose => Standing::Brief,
            _ => Standing::Apparatus,
        };
        let leans = place > 0 && tie::leans(source, &tokens);
        self.sentences.push(Unit { document, sentence, place, standing, tokens, words, leans, goes_on, bag });
    }

    /// Adds the terms of a sentence with their counts.
    fn count(&mut self, document: usize, tokens: Range<u32>, slots: &mut [Slot]) {
        let sentence = self.sentences.len() as u32;
        for token in tokens {
            let term = self.term(document, token);
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
        let idf = |&holders: &u32| number::ln(1.0 + n / f64::from(holders.max(1))).sqrt().sqrt() as f32;
        let idf: Vec<f32> = holders.iter().map(idf).collect();
        for sentence in &self.sentences {
            let bag = &mut self.postings[sentence.bag.start as usize..sentence.bag.end as usize];
            bag.iter_mut().for_each(|posting| posting.weight *= idf[posting.term as usize]);
            let length = bag.iter().map(|posting| posting.weight * posting.weight).sum::<f32>().sqrt();
            bag.iter_mut().for_each(|posting| posting.weight /= length);
        }
    }
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
                    *number = *known.entry(stems.stem(&fold(word.first.of(document.text)))).or_insert(next);
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
    let long = || word.facts.shape == Shape::Number || word.first.of(document.text).chars().nth(shortest - 1).is_some();
    // “US” is no “us”.
    let stop = word.facts.class.any(Class::STOP) && !word.facts.class.any(Class::COUNTRY);
    word.facts.shape != Shape::Mark && !stop && long()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::document::vocabulary::Vocabulary;
    use crate::lexicon::language::language;

    /// A text of some length, with nothing said twice.
    pub(crate) const MARKET: &str = "The old fish market of Brenholm will be torn down next spring. \
        City engineers found cracks in eleven of its iron pillars last autumn. \
        Traders who sell herring there must move to a hall near the railway station. \
        Many fear that customers will not follow them across the river. \
        The mayor promised lower rents for three years. \
        A group of architects has offered to repair the pillars instead. \
        Their plan would cost twice as much as a new building. \
        Schoolchildren painted the shutters of the market in bright colours.";

    /// Texts that no stage may stumble over.
    pub(crate) const HOSTILE: &[&str] = &[
        "",
        " \n\t ",
        "...",
        "?!?!",
        "“”",
        "’s",
        "中国国家主席周四会见了日本首相。",
        "👩‍👩‍👧 🇫🇷 ✍🏽",
        "e\u{301}\u{301}\u{301} a\u{300}",
        "A",
        "A A A A A A A A A A. A A A A A A A A A A.",
        "THE THE THE THE THE THE OF OF OF",
        "New",
        "Prime Minister",
        "Bank of",
        "12 12 12. 13 13 13.",
    ];

    pub(crate) fn document_in<'t>(code: &str, text: &'t str) -> Document<'t> {
        Document::parse(text, &mut Vocabulary::new(language(code).unwrap()))
    }

    pub(crate) fn document(text: &str) -> Document<'_> {
        document_in("en", text)
    }

    #[test]
    fn bags_hold_stems_once_and_have_length_one() {
        let document = document("The ports and the port closed. It was so.");
        let documents = [&document];
        let pool = Pool::new(&documents);
        assert_eq!(pool.bag(0).len(), 2);
        let length: f32 = pool.bag(0).iter().map(|posting| posting.weight * posting.weight).sum();
        assert!((length - 1.0).abs() < 1e-6);
        assert!(pool.bag(1).is_empty());
    }

    #[test]
    fn documents_of_a_digest_share_stems_by_spelling() {
        let (first, second) = (document("Harbours closed on Monday night."), document("Snow fell. A harbour closed."));
        let documents = [&first, &second];
        let pool = Pool::new(&documents);
        let shared =
            |a: usize, b: usize| pool.bag(a).iter().filter(|x| pool.bag(b).iter().any(|y| x.term == y.term)).count();
        assert_eq!((shared(0, 1), shared(0, 2)), (0, 2));
    }

    #[test]
    fn a_dateline_is_no_part_of_what_is_said() {
        let mut document = document("BRENHOLM (Coast News) The market closed on Monday after the flood.");
        document.sentences[0].body.start = 22;
        let documents = [&document];
        let pool = Pool::new(&documents);
        assert_eq!((pool.sentences[0].words, pool.bag(0).len()), (8, 4));
    }

    #[test]
    fn place_counts_prose_only() {
        let mut document = document("Market to close\nBy Ann Lee\nThe market will close. Traders must move.");
        document.sentences[0].block = Block::Heading;
        document.sentences[1].block = Block::Byline;
        let documents = [&document];
        let places: Vec<u32> = Pool::new(&documents).sentences.iter().map(|unit| unit.place).collect();
        assert_eq!(places, [0, 0, 0, 1]);
    }

    #[test]
    fn a_headline_with_a_stop_is_told_by_its_length_and_by_the_lead() {
        let lead =
            "The council of Brenholm voted by eleven to nine on Monday night to close the northern pier for good.";
        let again = "The divided council of Brenholm closes the northern pier after a vote on Monday night.";
        let other = "Storms of a long winter have left deep cracks in the harbour walls of many towns.";
        let cases = [
            ("Council closes the pier.\n\n".to_owned(), Standing::Apparatus, "shorter than leads are"),
            (format!("{again}\n\n"), Standing::Apparatus, "half of it is said again"),
            (format!("{other}\n\n"), Standing::Full, "neither"),
            ("The council will close its pier. ".to_owned(), Standing::Full, "no line of its own"),
        ];
        for (line, expected, reason) in cases {
            let text = format!("{line}{lead} Ferries will leave from the market.");
            let document = document(&text);
            let documents = [&document];
            let pool = Pool::new(&documents);
            let places: Vec<u32> = pool.sentences.iter().map(|unit| unit.place).collect();
            let shift = u32::from(expected != Standing::Apparatus);
            assert_eq!(pool.sentences[0].standing, expected, "{reason}");
            assert_eq!(places, [0, shift, 1 + shift], "{reason}");
        }
    }

    #[test]
    fn what_was_said_before_is_left_out() {
        type Case = (&'static [&'static str], &'static [(usize, usize)], &'static str);
        let cases: &[Case] = &[
            (
                &["Rents will fall for traders. Ann left. Rents will fall for traders."],
                &[(0, 0), (0, 1)],
                "a line repeated",
            ),
            (&["He will run again. He will not run again."], &[(0, 0), (0, 1)], "small words matter"),
            (
                &["Item 1 was read. Item 2 was read. item 2 was read!"],
                &[(0, 0), (0, 1)],
                "and numbers, but no capitals",
            ),
            (&["... ..."], &[(0, 0)], "no words are not the same words"),
            (
                &[
                    "Rents will fall for traders. Snow closed two roads.",
                    "rents will fall for traders! Ann Lee won a prize.",
                ],
                &[(0, 0), (0, 1), (1, 1)],
                "a sentence of two articles",
            ),
            (
                &[
                    "Rents will fall for traders. Snow closed two roads.",
                    "Snow closed two roads. Rents will fall for traders.",
                ],
                &[(0, 0), (0, 1)],
                "a copy",
            ),
        ];
        for (texts, expected, reason) in cases {
            let read: Vec<Document> = texts.iter().map(|text| document(text)).collect();
            let documents: Vec<&Document> = read.iter().collect();
            let pool = Pool::new(&documents);
            let kept: Vec<_> = pool.sentences.iter().map(|unit| (unit.document, unit.sentence)).collect();
            assert_eq!(kept, *expected, "{reason}");
        }
    }

    #[test]
    fn common_and_short_words_of_other_languages_are_no_terms() {
        let cases = [
            ("fr", "Le port de la ville est fermé depuis hier.", 3, "port, ville, fermer"),
            ("de", "Nach dem Sturm wurde der Hafen wieder geöffnet.", 3, "Sturm, Hafen, öffnen"),
            ("de", "Die SPD und die EU lehnen das ab.", 3, "short, but in capitals"),
            ("es", "El puerto también estaba cerrado desde ayer.", 2, "puerto, cerrar"),
            ("ru", "После шторма порт был снова открыт.", 4, "снова is missing from the list"),
        ];
        for (code, text, terms, reason) in cases {
            let document = document_in(code, text);
            assert_eq!(Pool::new(&[&document]).bag(0).len(), terms, "{code}: {reason}");
        }
    }

    #[test]
    fn the_country_is_no_pronoun() {
        let document = document("The US told us.");
        let documents = [&document];
        assert_eq!(Pool::new(&documents).bag(0).len(), 1);
    }
}
