//! The one reading of a text: sentences and tokens. Everything later is a function of it.

pub(crate) mod block;
pub(crate) mod detect;
pub(crate) mod sentence;
mod token;
pub(crate) mod tone_list;
pub(crate) mod vocabulary;

use std::ops::Range;

use block::Block;
use sentence::Piece;
use token::Tokens;
use tone_list::ToneList;
use vocabulary::{Vocabulary, Word, WordId, Words};

use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use crate::lexicon::language::Language;
use crate::lexicon::phrase::{WordsAt, is_folded};
use crate::span::Span;

/// A word, number or mark where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) word: WordId,
}

/// A sentence, or a heading, byline, caption or notice that stands for one.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    /// What it says: the span without a dateline or source tag at its start.
    pub(crate) body: Span,
    pub(crate) tokens: Range<u32>,
    /// Number of its paragraph from 0.
    pub(crate) paragraph: u32,
    pub(crate) block: Block,
}

/// A text as read: nothing later splits or tokenises again, and nothing changes it.
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: &'static Language,
    /// Toned terms of the user.
    pub(crate) tone_list: ToneList,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Words,
}

impl<'t> Document<'t> {
    /// Reads a text in the vocabulary's language.
    pub(crate) fn parse(text: &'t str, vocabulary: &mut Vocabulary) -> Self {
        vocabulary.begin();
        let language = vocabulary.language();
        let pieces = sentence::split(text, language);
        let mut document = Document {
            text,
            language,
            tone_list: vocabulary.tone_list().clone(),
            sentences: Vec::with_capacity(pieces.len()),
            tokens: Vec::with_capacity(text.len() / 5),
            words: Words::default(),
        };
        for piece in pieces {
            document.read(piece, vocabulary);
        }
        document
    }

    fn read(&mut self, piece: Piece, vocabulary: &mut Vocabulary) {
        let start = self.tokens.len() as u32;
        let mut tokens = Tokens::new(self.text, piece.span);
        while let Some(mut span) = tokens.next() {
            let mut word = vocabulary.intern(self.text, span, &mut self.words);
            if self.words.list[word.0 as usize].facts.class.any(Class::ABBREVIATION) && tokens.take_stop() {
                span.end += 1;
                word = vocabulary.intern(self.text, span, &mut self.words);
            }
            self.tokens.push(Token { span, word });
        }
        let Piece { span, body, paragraph, block } = piece;
        self.sentences.push(Sentence { span, body, tokens: start..self.tokens.len() as u32, paragraph, block });
    }

    /// What is known of the word at a token.
    pub(crate) fn word(&self, token: u32) -> &Word {
        &self.words.list[self.tokens[token as usize].word.0 as usize]
    }

    pub(crate) fn span(&self, token: u32) -> Span {
        self.tokens[token as usize].span
    }

    /// The text from the first to the last token of a range; empty for an empty range.
    pub(crate) fn span_of(&self, tokens: Range<u32>) -> Span {
        if tokens.is_empty() { Span::default() } else { self.span(tokens.start).to(self.span(tokens.end - 1)) }
    }

    pub(crate) fn spelling(&self, token: u32) -> &'t str {
        self.span(token).of(self.text)
    }

    /// Whether a token is of any of these classes.
    pub(crate) fn is(&self, token: u32, class: Class) -> bool {
        self.word(token).facts.class.any(class)
    }

    /// Whether a token is this word, given in small letters with a plain apostrophe.
    pub(crate) fn says(&self, token: u32, word: &str) -> bool {
        is_folded(self.spelling(token), word)
    }

    /// Words of a range of tokens: all but the marks.
    pub(crate) fn count_words(&self, tokens: Range<u32>) -> usize {
        tokens.filter(|&token| self.word(token).facts.shape != Shape::Mark).count()
    }
}

impl WordsAt for Document<'_> {
    fn word_at(&self, at: u32) -> Option<&str> {
        ((at as usize) < self.tokens.len()).then(|| self.spelling(at))
    }
}
