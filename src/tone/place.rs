//! A term where it stands, as a rule sees it: nothing beyond its sentence.

use super::Term;
use super::gate::{SIDES, fitting};
use super::rules::RULES;
use super::sentence::Sentence;
use crate::document::Document;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;

/// How many tokens a rule looks back at most.
const WINDOW: u32 = 12;
/// How many of them are near.
const NEAR: u32 = 3;

/// What ends a clause: no word before it bears on a term after it.
const CLAUSE_END: Class = Class::TONE_BREAK.or(Class::STOP_MARK).or(Class::COLON).or(Class::SEMICOLON);

/// A term in its sentence.
pub(super) struct Place<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) sentence: &'a Sentence,
    /// The term, with the factors of the rules so far.
    pub(super) term: Term,
    /// All terms of the sentence in order; those before this one have all their factors.
    terms: &'a [Term],
    index: usize,
    window: Window,
}

/// A token before a term.
#[derive(Clone, Copy)]
pub(super) struct Near {
    pub(super) at: u32,
    /// How many words from here to the term, this one counted.
    pub(super) words: u32,
    /// Whether it is no mark or number.
    pub(super) is_word: bool,
    /// Whether it belongs to a clearly bad term,
    pub(super) bad: bool,
    /// or to a clearly good one.
    pub(super) good: bool,
    pub(super) class: Class,
}

/// The tokens before a term in its clause: what tells whether a rule need look at them one by one, which few need.
#[derive(Clone, Copy)]
pub(super) struct Window {
    start: u32,
    /// All their classes, and those of the three nearest.
    classes: Class,
    near: Class,
    /// Whether any is clearly bad or good.
    toned: bool,
}

impl Window {
    /// No tokens before the one at `start`.
    pub(super) fn empty(start: u32) -> Self {
        Window { start, classes: Class::NONE, near: Class::NONE, toned: false }
    }

    /// The tokens before the term that begins at `end` and comes after these earlier ones.
    pub(super) fn new(document: &Document, sentence: &Sentence, earlier: &[Term], end: u32) -> Self {
        let mut window = Window::empty(end);
        let first = sentence.tokens.start.max(end.saturating_sub(WINDOW));
        for token in document.tokens_of(first..end).iter().rev() {
            let class = document.words.of(token).facts.class;
            if class.any(CLAUSE_END) {
                break;
            }
            window.classes = window.classes | class;
            window.start -= 1;
            if end - window.start <= NEAR {
                window.near = window.classes;
            }
        }
        let near = earlier.iter().rev().take_while(|term| term.tokens.end > window.start);
        window.toned = near.into_iter().any(|term| term.is_bad() || term.is_good());
        window
    }
}

impl<'a> Place<'a> {
    /// The term of an index, with what was gathered before it.
    pub(super) fn new(
        document: &'a Document,
        sentence: &'a Sentence,
        terms: &'a [Term],
        index: usize,
        window: Window,
    ) -> Self {
        Place { document, sentence, term: terms[index].clone(), terms, index, window }
    }

    /// The term with what some of the rules, one bit each, make of it.
    pub(super) fn ruled(mut self, live: u32) -> Term {
        let mut rules = fitting(live, &self);
        while rules != 0 {
            let n = rules.trailing_zeros();
            rules &= rules - 1;
            let rule = &RULES[n as usize];
            if let Some(factor) = rule.factor(&self) {
                self.term.factor *= factor;
                self.term.rules |= 1 << n;
                if rule.shared {
                    self.term.shared *= factor;
                }
            }
        }
        self.term
    }

    pub(super) fn is_good(&self) -> bool {
        self.term.valence > 0.0
    }

    /// First token of the term.
    pub(super) fn start(&self) -> u32 {
        self.term.tokens.start
    }

    /// The token after the term, in the sentence or not.
    pub(super) fn end(&self) -> u32 {
        self.term.tokens.end
    }

    /// The token before the term; outside the sentence, and so nothing, for the first one.
    pub(super) fn previous(&self) -> u32 {
        self.start().wrapping_sub(1)
    }

    /// Classes of the words before the term in its clause, of the three nearest of them, of the one right before, of the
    /// term's first and of the one behind it.
    pub(super) fn sides(&self) -> [Class; SIDES] {
        let Window { classes, near, .. } = self.window;
        [classes, near, self.class(self.previous()), self.class(self.start()), self.class(self.end())]
    }

    /// Whether the term begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.document.word(self.start()).facts.shape == Shape::Capital
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
    pub(super) fn before(&self) -> impl Iterator<Item = Near> {
        let mut words = 0;
        let mut earlier = self.terms[..self.index].iter().rev().peekable();
        (self.window.start..self.start()).rev().map(move |at| {
            let facts = &self.document.word(at).facts;
            let is_word = !matches!(facts.shape, Shape::Mark | Shape::Number);
            words += u32::from(is_word);
            while earlier.next_if(|term| term.tokens.start > at).is_some() {}
            let term = earlier.peek().filter(|term| term.tokens.end > at);
            let (bad, good) = (term.is_some_and(|term| term.is_bad()), term.is_some_and(|term| term.is_good()));
            Near { at, words, is_word, bad, good, class: facts.class }
        })
    }

    /// Tokens before the term in its clause, up to so many words.
    pub(super) fn within(&self, words: u32) -> impl Iterator<Item = Near> {
        self.before().take_while(move |near| near.words <= words)
    }

    /// Whether a word before the term in its clause is of any of these classes.
    pub(super) fn follows(&self, classes: Class) -> bool {
        self.window.classes.any(classes)
    }

    /// Tokens before the term in its sentence, nearest first; clauses may end between.
    pub(super) fn before_in_sentence(&self) -> impl Iterator<Item = u32> + use<'a> {
        (self.sentence.tokens.start.max(self.start().saturating_sub(WINDOW))..self.start()).rev()
    }

    /// Whether a word before the term in its clause is clearly bad or good.
    pub(super) fn follows_toned(&self) -> bool {
        self.window.toned
    }

    /// The term before this one in the sentence.
    pub(super) fn earlier(&self) -> Option<&'a Term> {
        self.terms[..self.index].last()
    }

    /// The term after this one in the sentence.
    pub(super) fn next(&self) -> Option<&'a Term> {
        self.terms.get(self.index + 1)
    }

    /// The term that a token after this one belongs to.
    pub(super) fn later(&self, at: u32) -> Option<&'a Term> {
        let later = self.terms[self.index + 1..].iter().take_while(|term| term.tokens.start <= at);
        later.last().filter(|term| term.tokens.contains(&at))
    }

    /// Whether a token after the term belongs to a clearly bad one.
    pub(super) fn is_bad(&self, at: u32) -> bool {
        self.later(at).is_some_and(Term::is_bad)
    }
}
