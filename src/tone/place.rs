//! A term where it stands, as a rule sees it: nothing beyond its sentence.

use super::Term;
use super::sentence::Sentence;
use crate::document::Document;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;

/// How many tokens a rule looks back at most.
pub(super) const WINDOW: u32 = 12;

/// Where the clause ends that a word before a term can reach it through.
const CLAUSE_END: Class = Class::TONE_BREAK.or(Class::STOP_MARK).or(Class::COLON).or(Class::SEMICOLON);

/// A term in its sentence.
pub(super) struct Place<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) sentence: &'a Sentence,
    /// Terms of the sentence in order; those before this one have all their factors.
    pub(super) terms: &'a [Term],
    pub(super) index: usize,
}

/// A token before a term.
#[derive(Clone, Copy)]
pub(super) struct Near {
    pub(super) at: u32,
    pub(super) class: Class,
    /// Whether it is no mark or number.
    pub(super) is_word: bool,
    /// How many words from here to the term, this one counted.
    pub(super) words: usize,
}

impl<'a> Place<'a> {
    pub(super) fn term(&self) -> &'a Term {
        &self.terms[self.index]
    }

    pub(super) fn is_good(&self) -> bool {
        self.term().valence > 0.0
    }

    /// First token of the term.
    pub(super) fn start(&self) -> u32 {
        self.term().tokens.start
    }

    /// The token after the term.
    pub(super) fn end(&self) -> u32 {
        self.term().tokens.end
    }

    /// The token before the term; outside the sentence, and so nothing, for the first one.
    pub(super) fn previous(&self) -> u32 {
        self.start().wrapping_sub(1)
    }

    /// Classes of a token, none outside the sentence.
    pub(super) fn class(&self, at: u32) -> Class {
        if self.sentence.tokens.contains(&at) { self.document.word(at).facts.class } else { Class::NONE }
    }

    /// Whether a token is one of these words; outside the sentence there are none.
    pub(super) fn says(&self, at: u32, words: &[&str]) -> bool {
        self.sentence.tokens.contains(&at) && words.iter().any(|word| self.document.says(at, word))
    }

    /// Tokens before the term in its clause, nearest first.
    pub(super) fn before(&self) -> impl Iterator<Item = Near> + use<'a> {
        let document = self.document;
        let mut words = 0;
        self.window().map_while(move |at| {
            let facts = &document.word(at).facts;
            let is_word = !matches!(facts.shape, Shape::Mark | Shape::Number);
            words += usize::from(is_word);
            (!facts.class.any(CLAUSE_END)).then_some(Near { at, class: facts.class, is_word, words })
        })
    }

    /// Tokens before the term in its sentence, nearest first.
    pub(super) fn window(&self) -> impl Iterator<Item = u32> + use<'a> {
        (self.sentence.tokens.start.max(self.start().saturating_sub(WINDOW))..self.start()).rev()
    }

    /// The term that a token belongs to.
    pub(super) fn term_at(&self, at: u32) -> Option<&'a Term> {
        if at < self.start() {
            let earlier = self.terms[..self.index].iter().rev();
            earlier.take_while(|term| term.tokens.end > at).find(|term| term.tokens.contains(&at))
        } else {
            let later = self.terms[self.index..].iter();
            later.take_while(|term| term.tokens.start <= at).find(|term| term.tokens.contains(&at))
        }
    }

    /// Whether a token belongs to a clearly bad term.
    pub(super) fn is_bad(&self, at: u32) -> bool {
        self.term_at(at).is_some_and(|term| term.valence < -0.2)
    }

    /// Whether a token belongs to a clearly good term.
    pub(super) fn is_clearly_good(&self, at: u32) -> bool {
        self.term_at(at).is_some_and(|term| term.valence > 0.2)
    }
}
