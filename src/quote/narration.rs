//! The article's own words, with each quote as one item: a name inside a quote is neither subject nor antecedent.

use std::ops::Range;

use super::marks::Marked;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::vocabulary::Word;
use crate::lexicon::class::Class;
use crate::lexicon::phrase::{WordsAt, is_folded};
use crate::lexicon::{Facts, Shape, Verb, head};
use crate::span::Span;

/// A place in the narration.
pub(crate) type At = u32;

/// A word, a mark or a quote of the narration: twelve bytes, for there are as many as tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// The token; of a quote its opening mark.
    token: u32,
    /// The frame it stands in, with [`TITLED`] where it stands in marks that are no speech: the title of a work names
    /// nobody.
    frame: u32,
    /// The number of its word; of a quote its own number, counted on from the last word of the document.
    word: u32,
}

/// A bit that no number of a frame has.
const TITLED: u32 = 1 << 31;

/// A frame has at most so many items. Each of its cues may look over all of it, so that an endless sentence,
/// `Lee said Lee said Lee said …`, would take squared time.
const LONGEST: usize = 400;

/// What one attribution can reach: a sentence, or the sentences that a quote joins.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) items: Range<At>,
    pub(crate) paragraph: u32,
    /// A headline: capitals say nothing about names there, and nobody speaks by a verb.
    pub(crate) headline: bool,
}

/// The narration of a document, over the stretches in marks that are speech.
pub(crate) struct Narration<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) quotes: &'d [Marked],
    asides: &'d [Marked],
    words: &'d [Word],
    pub(crate) items: Vec<Item>,
    pub(crate) frames: Vec<Frame>,
    /// The item of each quote.
    pub(crate) places: Vec<At>,
    /// What is known of a quote as an item.
    of_quote: Facts,
}

impl<'d> Narration<'d> {
    /// `asides` are the stretches in marks that are no speech.
    pub(crate) fn new(document: &'d Document<'d>, quotes: &'d [Marked], asides: &'d [Marked]) -> Self {
        let mut narration = Narration {
            document,
            quotes,
            asides,
            words: &document.words.list,
            items: Vec::with_capacity(document.tokens.len()),
            frames: Vec::with_capacity(document.sentences.len()),
            places: Vec::with_capacity(quotes.len()),
            of_quote: Facts { class: Class::QUOTE, shape: Shape::Mark, ..Facts::default() },
        };
        narration.lay_out();
        narration
    }

    fn lay_out(&mut self) {
        let none = u32::MAX..u32::MAX;
        let mut asides = self.asides.iter().map(|marked| marked.outer.clone());
        let mut aside = asides.next().unwrap_or(none.clone());
        let (mut token, mut start) = (0, 0);
        for sentence in &self.document.sentences {
            // A dateline is nobody's name and no part of the sentence.
            while token < sentence.tokens.end && self.document.span(token).start < sentence.body.start {
                token += 1;
            }
            while token < sentence.tokens.end {
                while aside.end <= token {
                    aside = asides.next().unwrap_or(none.clone());
                }
                let titled = aside.start <= token;
                let edge = if titled { aside.end } else { aside.start };
                let room = (LONGEST - (self.items.len() - start)) as u32;
                token = self.add(token..edge.min(sentence.tokens.end).min(token + room), titled);
                if self.items.len() - start >= LONGEST {
                    self.end_frame(&mut start, sentence.paragraph);
                }
            }
            if token == sentence.tokens.end && self.items.len() > start {
                self.end_frame(&mut start, sentence.paragraph);
            }
        }
        for frame in 0..self.frames.len() {
            self.frames[frame].headline = self.is_headline(frame);
        }
    }

    fn end_frame(&mut self, start: &mut usize, paragraph: u32) {
        let end = self.items.len();
        self.frames.push(Frame { items: *start as At..end as At, paragraph, headline: false });
        *start = end;
    }

    /// Adds the quote that begins with some tokens, or those of them that stand before the next one; the token after.
    fn add(&mut self, tokens: Range<u32>, titled: bool) -> u32 {
        let (token, frame) = (tokens.start, self.frames.len() as u32 | if titled { TITLED } else { 0 });
        let number = self.places.len();
        match self.quotes.get(number) {
            Some(marked) if marked.outer.start == token => {
                self.places.push(self.items.len() as At);
                self.items.push(Item { token, frame, word: (self.words.len() + number) as u32 });
                marked.outer.end
            }
            next => {
                let quote = next.map(|marked| marked.outer.start).filter(|&quote| quote > token);
                let end = quote.map_or(tokens.end, |quote| quote.min(tokens.end));
                let words = self.document.tokens[token as usize..end as usize].iter().map(|token| token.word.0);
                self.items.extend(words.zip(token..).map(|(word, token)| Item { token, frame, word }));
                end
            }
        }
    }

    /// A paragraph of its own whose longer words have capitals, without a verb of saying in small letters.
    fn is_headline(&self, frame: usize) -> bool {
        let Frame { items, paragraph, .. } = &self.frames[frame];
        let alone = |other: Option<&Frame>| other.is_none_or(|other| other.paragraph != *paragraph);
        let before = frame.checked_sub(1).and_then(|before| self.frames.get(before));
        if !alone(before) || !alone(self.frames.get(frame + 1)) || items.len() > 28 {
            return false;
        }
        let longer = items.clone().filter(|&at| self.spelling(at).len() > 3 && self.is_word(at));
        let (mut capitals, mut all) = (0, 0);
        for at in longer {
            let capital = self.is_capital(at);
            if !capital && self.verb(at).direct {
                return false;
            }
            capitals += usize::from(capital);
            all += 1;
        }
        all >= 3 && capitals * 5 >= all * 4
    }

    /// What is known of the word at an item. No list has the word of a quote, so that one look decides which it is.
    fn facts(&self, at: At) -> &Facts {
        let word = self.items[at as usize].word;
        self.words.get(word as usize).map_or(&self.of_quote, |word| &word.facts)
    }

    /// The words of a range of which this holds; quotes are none.
    fn those(&self, items: Range<At>, test: impl Fn(&Facts) -> bool) -> impl Iterator<Item = At> {
        let words = self.words;
        let range = &self.items[items.start as usize..items.end as usize];
        let holds = move |item: &Item| words.get(item.word as usize).is_some_and(|word| test(&word.facts));
        items.zip(range).filter(move |(_, item)| holds(item)).map(|(at, _)| at)
    }

    /// The words of a range that are of any of these classes.
    pub(crate) fn of_class(&self, items: Range<At>, class: Class) -> impl Iterator<Item = At> {
        self.those(items, move |facts| facts.class.any(class))
    }

    /// The words of a range that begin with a capital.
    pub(crate) fn capitals(&self, items: Range<At>) -> impl Iterator<Item = At> {
        self.those(items, |facts| matches!(facts.shape, Shape::Capital | Shape::Upper))
    }

    /// Whether an item is of any of these classes; a quote is of [`Class::QUOTE`] alone.
    pub(crate) fn is(&self, at: At, class: Class) -> bool {
        self.facts(at).class.any(class)
    }

    /// The word at an item; at a quote, its opening mark.
    pub(crate) fn word(&self, at: At) -> &Word {
        self.document.word(self.items[at as usize].token)
    }

    /// The number of the word at an item among the distinct ones of the document.
    pub(crate) fn word_number(&self, at: At) -> usize {
        self.items[at as usize].word as usize
    }

    /// What the list of reporting verbs knows of the word at an item.
    pub(crate) fn verb(&self, at: At) -> Verb {
        self.facts(at).verb
    }

    pub(crate) fn quote(&self, at: At) -> Option<u32> {
        self.items[at as usize].word.checked_sub(self.words.len() as u32)
    }

    /// Whether an item stands in marks that are no speech.
    pub(crate) fn is_titled(&self, at: At) -> bool {
        self.items[at as usize].frame & TITLED != 0
    }

    /// The spelling of an item; of a quote its opening mark.
    pub(crate) fn spelling(&self, at: At) -> &'d str {
        self.document.spelling(self.items[at as usize].token)
    }

    /// Whether the spelling of an item ends so; by bytes, as where they are letters need not be asked.
    pub(crate) fn ends(&self, at: At, ending: &str) -> bool {
        let span = self.document.span(self.items[at as usize].token);
        self.document.text.as_bytes()[span.start as usize..span.end as usize].ends_with(ending.as_bytes())
    }

    /// Whether an item is this word, given in small letters.
    #[inline(always)]
    pub(crate) fn says(&self, at: At, word: &str) -> bool {
        self.says_any(at, [word])
    }

    /// Whether an item is one of these words.
    #[inline(always)] // so that the head of a literal is a constant
    pub(crate) fn says_any<const N: usize>(&self, at: At, words: [&str; N]) -> bool {
        let is = self.facts(at).head;
        words.iter().any(|word| is == head(word) && (word.len() < 8 || is_folded(self.spelling(at), word)))
    }

    pub(crate) fn is_word(&self, at: At) -> bool {
        self.facts(at).shape != Shape::Mark
    }

    pub(crate) fn is_capital(&self, at: At) -> bool {
        matches!(self.facts(at).shape, Shape::Capital | Shape::Upper)
    }

    /// A word in small letters that can stand inside a noun phrase: no preposition, link, auxiliary or pronoun.
    pub(crate) fn is_plain(&self, at: At) -> bool {
        self.is(at, Class::PLAIN)
    }

    /// An adverb that can stand between a subject and its verb.
    pub(crate) fn is_adverb(&self, at: At) -> bool {
        self.is(at, Class::ADVERBIAL)
    }

    /// A verb in a finite form, as far as the lists and the ending -ed tell.
    pub(crate) fn is_finite(&self, at: At) -> bool {
        self.is(at, Class::FINITE)
    }

    /// The frame that an item stands in.
    pub(crate) fn frame(&self, at: At) -> &Frame {
        &self.frames[self.frame_number(at) as usize]
    }

    pub(crate) fn frame_number(&self, at: At) -> u32 {
        self.items[at as usize].frame & !TITLED
    }

    pub(crate) fn paragraph(&self, at: At) -> u32 {
        self.frame(at).paragraph
    }

    /// Whether two items stand in one paragraph.
    pub(crate) fn same_paragraph(&self, a: At, b: At) -> bool {
        self.paragraph(a) == self.paragraph(b)
    }

    /// The tokens of a range of items; empty for an empty range.
    pub(crate) fn tokens(&self, items: Range<At>) -> Range<u32> {
        if items.is_empty() {
            return 0..0;
        }
        let last = items.end - 1;
        let token = self.items[last as usize].token;
        let end = self.quote(last).map_or(token + 1, |quote| self.quotes[quote as usize].outer.end);
        self.items[items.start as usize].token..end
    }

    /// Where a range of items stands in the text.
    pub(crate) fn span(&self, items: Range<At>) -> Span {
        self.document.span_of(self.tokens(items))
    }

    pub(crate) fn end(&self) -> At {
        self.items.len() as At
    }

    /// Whether the frame is no running text: a byline or notice names nobody who matters.
    pub(crate) fn is_aside(&self, frame: &Frame) -> bool {
        let token = self.items[frame.items.start as usize].token;
        let sentence = self.document.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        self.document.sentences.get(sentence).is_some_and(|s| matches!(s.block, Block::Byline | Block::Notice))
    }
}

impl WordsAt for Narration<'_> {
    fn word_at(&self, at: At) -> Option<&str> {
        (at < self.end() && self.quote(at).is_none()).then(|| self.spelling(at))
    }
}
