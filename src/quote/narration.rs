//! The article's own words, with each quote as one item: a name inside a quote is neither subject nor antecedent.

use std::ops::Range;

use crate::document::block::Block;
use crate::document::marks::Marked;
use crate::document::vocabulary::Word;
use crate::document::{Document, Sentence, Token};
use crate::lexicon::class::Class;
use crate::lexicon::phrase::{WordsAt, is_folded};
use crate::lexicon::{Facts, Heads, Shape, Verb, head};
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
    /// The words that begin with a capital, those that may report, and nouns of roles: noted as they are laid out, they
    /// need not be looked for among all the others again. It won a twentieth of the time of speakers and quotes.
    capitals: Vec<At>,
    reports: Vec<At>,
    roles: Vec<At>,
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
            capitals: Vec::with_capacity(document.tokens.len() / 4),
            reports: Vec::with_capacity(document.tokens.len() / 8),
            roles: Vec::with_capacity(document.tokens.len() / 16),
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
                let (tokens, first) = (&self.document.tokens[token as usize..end as usize], self.items.len() as At);
                let item = |(Token { word, .. }, token): (&Token, u32)| Item { token, frame, word: word.0 };
                self.items.extend(tokens.iter().zip(token..end).map(item));
                for (Token { word, .. }, at) in tokens.iter().zip(first..) {
                    let facts = &self.words[word.0 as usize].facts;
                    if facts.class.any(Class::NOTED) {
                        self.note(facts, at);
                    }
                }
                end
            }
        }
    }

    /// Notes what a word of some facts is, before the others are told.
    fn note(&mut self, facts: &Facts, at: At) {
        if matches!(facts.shape, Shape::Capital | Shape::Upper) {
            self.capitals.push(at);
        }
        if facts.class.any(Class::REPORTING) || facts.head == head("according") {
            self.reports.push(at);
        }
        if facts.class.any(Class::ROLE) {
            self.roles.push(at);
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
        let (mut small, mut all) = (0, 0);
        for at in longer {
            let capital = self.is_capital(at);
            small += usize::from(!capital);
            // Of so few words that many with small letters are enough.
            if !capital && self.verb(at).direct || small * 5 > items.len() {
                return false;
            }
            all += 1;
        }
        all >= 3 && small * 5 <= all
    }

    /// What is known of the word at an item. No list has the word of a quote, so that one look decides which it is.
    fn facts(&self, at: At) -> &Facts {
        let word = self.items[at as usize].word;
        self.words.get(word as usize).map_or(&self.of_quote, |word| &word.facts)
    }

    /// The words of a range that begin with a capital.
    pub(crate) fn capitals(&self, items: Range<At>) -> impl Iterator<Item = At> {
        within(&self.capitals, items)
    }

    /// The words of a range that may report: verbs of saying, and what begins like “according”.
    pub(crate) fn reports(&self, items: Range<At>) -> impl Iterator<Item = At> {
        within(&self.reports, items)
    }

    /// The nouns of roles, with a capital or without.
    pub(crate) fn roles(&self) -> impl Iterator<Item = At> {
        self.roles.iter().copied()
    }

    /// Whether an item is of any of these classes; a quote is of [`Class::QUOTE`] alone.
    pub(crate) fn is(&self, at: At, class: Class) -> bool {
        self.facts(at).class.any(class)
    }

    /// The word at an item; at a quote, its opening mark.
    pub(crate) fn word(&self, at: At) -> &Word {
        let Item { token, word, .. } = self.items[at as usize];
        self.words.get(word as usize).unwrap_or_else(|| self.document.word(token))
    }

    /// The hash of the word at an item, by which lists of phrases are asked; of a quote, one that no word has.
    pub(crate) fn hash(&self, at: At) -> u32 {
        self.facts(at).hash
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

    /// Whether a quote stands among some items.
    pub(crate) fn has_quote(&self, items: &Range<At>) -> bool {
        within(&self.places, items.clone()).next().is_some()
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
    #[inline(always)] // so that the head of a literal is a constant
    pub(crate) fn says(&self, at: At, word: &str) -> bool {
        self.facts(at).head == head(word) && (word.len() < 8 || is_folded(self.spelling(at), word))
    }

    /// Whether an item is one of these words.
    #[inline]
    pub(crate) fn says_any<const N: usize>(&self, at: At, words: &Heads<N>) -> bool {
        words.has(self.facts(at).head, || self.spelling(at))
    }

    /// Whether an item begins like this, given in small letters and at most eight bytes long.
    #[inline(always)]
    pub(crate) fn begins(&self, at: At, start: &str) -> bool {
        self.facts(at).head & (u64::MAX >> (64 - 8 * start.len())) == head(start)
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

    /// The frames that are running text. Most articles have no others, so that where each begins need not be looked up.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &Frame> {
        let sentences = &self.document.sentences;
        let asides = sentences.iter().any(is_aside);
        let aside = move |frame: &Frame| {
            let token = self.items[frame.items.start as usize].token;
            let sentence = sentences.partition_point(|sentence| sentence.tokens.end <= token);
            sentences.get(sentence).is_some_and(is_aside)
        };
        self.frames.iter().filter(move |frame| !(asides && aside(frame)))
    }
}

/// Whether a sentence is no running text: a byline or notice names nobody who matters.
fn is_aside(sentence: &Sentence) -> bool {
    matches!(sentence.block, Block::Byline | Block::Notice)
}

/// The places, of some in order, that lie in a range.
fn within(places: &[At], items: Range<At>) -> impl Iterator<Item = At> {
    let from = places.partition_point(|&at| at < items.start);
    places[from..].iter().copied().take_while(move |&at| at < items.end)
}

impl WordsAt for Narration<'_> {
    fn word_at(&self, at: At) -> Option<&str> {
        (at < self.end() && self.quote(at).is_none()).then(|| self.spelling(at))
    }
}
