//! The article's own words, with each quote as one item: a name inside a quote is neither subject nor antecedent.

use std::ops::Range;

use super::marks::Marked;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::vocabulary::Word;
use crate::lexicon::class::Class;
use crate::lexicon::phrase::{WordsAt, is_folded};
use crate::lexicon::{Shape, Verb};
use crate::span::Span;

/// A place in the narration.
pub(crate) type At = u32;

/// A word, a mark or a quote of the narration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// The token; of a quote its opening mark.
    pub(crate) token: u32,
    /// The frame it stands in.
    pub(crate) frame: u32,
    /// The quote it is.
    pub(crate) quote: Option<u32>,
    /// Whether it stands in marks that are no speech: the title of a work names nobody.
    pub(crate) titled: bool,
}

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
    pub(crate) items: Vec<Item>,
    pub(crate) frames: Vec<Frame>,
    /// The item of each quote.
    pub(crate) places: Vec<At>,
}

impl<'d> Narration<'d> {
    /// `asides` are the stretches in marks that are no speech.
    pub(crate) fn new(document: &'d Document<'d>, quotes: &'d [Marked], asides: &'d [Marked]) -> Self {
        let mut narration = Narration {
            document,
            quotes,
            asides,
            items: Vec::with_capacity(document.tokens.len()),
            frames: Vec::with_capacity(document.sentences.len()),
            places: Vec::with_capacity(quotes.len()),
        };
        narration.lay_out();
        narration
    }

    fn lay_out(&mut self) {
        let (mut token, mut start, mut aside) = (0, 0, 0);
        for sentence in &self.document.sentences {
            while token < sentence.tokens.end {
                // A dateline is nobody's name and no part of the sentence.
                let dateline = self.document.span(token).start < sentence.body.start && token >= sentence.tokens.start;
                while self.asides.get(aside).is_some_and(|marked| marked.outer.end <= token) {
                    aside += 1;
                }
                let titled = self.asides.get(aside).is_some_and(|marked| marked.outer.contains(&token));
                token = if dateline { token + 1 } else { self.add(token, titled) };
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

    /// Adds the item at a token; the token after it.
    fn add(&mut self, token: u32, titled: bool) -> u32 {
        let frame = self.frames.len() as u32;
        let quote = self.places.len();
        match self.quotes.get(quote) {
            Some(marked) if marked.outer.start == token => {
                self.places.push(self.items.len() as At);
                self.items.push(Item { token, frame, quote: Some(quote as u32), titled });
                marked.outer.end
            }
            _ => {
                self.items.push(Item { token, frame, quote: None, titled });
                token + 1
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

    /// Whether an item is of any of these classes; a quote is of [`Class::QUOTE`] alone.
    pub(crate) fn is(&self, at: At, class: Class) -> bool {
        let item = self.items[at as usize];
        if item.quote.is_some() { Class::QUOTE.any(class) } else { self.document.is(item.token, class) }
    }

    /// What is known of the word at an item; at a quote, of its opening mark.
    pub(crate) fn word(&self, at: At) -> &Word {
        self.document.word(self.items[at as usize].token)
    }

    /// What the list of reporting verbs knows of the word at an item.
    pub(crate) fn verb(&self, at: At) -> Verb {
        if self.quote(at).is_some() { Verb::default() } else { self.word(at).facts.verb }
    }

    pub(crate) fn quote(&self, at: At) -> Option<u32> {
        self.items[at as usize].quote
    }

    /// The spelling of an item; of a quote its opening mark.
    pub(crate) fn spelling(&self, at: At) -> &'d str {
        self.document.spelling(self.items[at as usize].token)
    }

    /// Whether an item is this word, given in small letters.
    pub(crate) fn says(&self, at: At, word: &str) -> bool {
        self.quote(at).is_none() && is_folded(self.spelling(at), word)
    }

    pub(crate) fn is_word(&self, at: At) -> bool {
        self.quote(at).is_none() && self.word(at).facts.shape != Shape::Mark
    }

    pub(crate) fn is_capital(&self, at: At) -> bool {
        self.quote(at).is_none() && matches!(self.word(at).facts.shape, Shape::Capital | Shape::Upper)
    }

    /// A word in small letters that can stand inside a noun phrase: no preposition, link, auxiliary or pronoun.
    pub(crate) fn is_plain(&self, at: At) -> bool {
        const GRAMMAR: Class = Class::PREP.or(Class::LINK).or(Class::AUX).or(Class::PRON);
        self.is_word(at) && !self.is_capital(at) && !self.is(at, GRAMMAR)
    }

    /// An adverb that can stand between a subject and its verb.
    pub(crate) fn is_adverb(&self, at: At) -> bool {
        !self.is_capital(at) && (self.is(at, Class::ADV) || self.is_word(at) && self.spelling(at).ends_with("ly"))
    }

    /// A verb in a finite form, as far as the lists and the ending -ed tell.
    pub(crate) fn is_finite(&self, at: At) -> bool {
        if !self.is_word(at) || self.is_capital(at) {
            return false;
        }
        let bare = ["to", "not", "be", "been", "being", "having"];
        self.is(at, Class::AUX) && !bare.iter().any(|word| self.says(at, word))
            || self.is(at, Class::IRREGULAR)
            || self.spelling(at).ends_with("ed")
            || self.verb(at).is_finite()
    }

    /// The frame that an item stands in.
    pub(crate) fn frame(&self, at: At) -> &Frame {
        &self.frames[self.items[at as usize].frame as usize]
    }

    pub(crate) fn frame_number(&self, at: At) -> u32 {
        self.items[at as usize].frame
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
        let last = self.items[items.end as usize - 1];
        let end = last.quote.map_or(last.token + 1, |quote| self.quotes[quote as usize].outer.end);
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
