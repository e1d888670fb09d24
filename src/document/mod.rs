//! The one reading of a text: sentences and tokens. Everything later is a function of it.

pub(crate) mod block;
mod dateline;
pub(crate) mod detect;
pub(crate) mod form;
pub(crate) mod marks;
pub(crate) mod sentence;
mod spellings;
mod token;
pub(crate) mod tone_list;
mod view;
pub(crate) mod vocabulary;

use std::cell::OnceCell;
use std::ops::Range;

use block::Block;
use marks::Marked;
use sentence::Piece;
use token::Tokens;
use tone_list::ToneList;
use vocabulary::{Vocabulary, Word, WordId, Words};

use crate::lexicon::class::Class;
use crate::lexicon::language::Language;
use crate::lexicon::leaders::LeaderList;
use crate::lexicon::phrase::{WordsAt, is_folded};
use crate::lexicon::{Shape, head};
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

/// The sentences of a text without their tokens: where each one's own words begin, and in what kind of text it stands.
fn sentences(text: &str, language: &'static Language) -> Vec<Sentence> {
    let whole = |Piece { span, paragraph }| Sentence { span, body: span, tokens: 0..0, paragraph, block: Block::Prose };
    let mut sentences: Vec<Sentence> = sentence::split(text, language).into_iter().map(whole).collect();
    let only = sentences.last().is_none_or(|last| last.paragraph == 0);
    for paragraph in sentences.chunk_by_mut(|one, next| one.paragraph == next.paragraph) {
        paragraph[0].body = dateline::body(text, paragraph[0].span);
        block::label(text, language, only, paragraph);
    }
    sentences
}

/// A text as read: nothing later splits or tokenises again, and nothing changes it.
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: &'static Language,
    /// Toned terms of the user.
    pub(crate) tone_list: ToneList,
    /// People of the lists, the user's among them.
    pub(crate) leaders: LeaderList,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Words,
    marked: OnceCell<Vec<Marked>>,
}

impl<'t> Document<'t> {
    /// Reads a text in the vocabulary's language.
    pub(crate) fn parse(text: &'t str, vocabulary: &mut Vocabulary) -> Self {
        vocabulary.begin();
        let language = vocabulary.language();
        let mut document = Document {
            text,
            language,
            tone_list: vocabulary.tone_list().clone(),
            leaders: vocabulary.leaders().clone(),
            sentences: sentences(text, language),
            tokens: Vec::with_capacity(text.len() / 5),
            words: Words::with_room(text.len()),
            marked: OnceCell::new(),
        };
        for sentence in 0..document.sentences.len() {
            let start = document.tokens.len() as u32;
            document.read(document.sentences[sentence].span, vocabulary);
            document.sentences[sentence].tokens = start..document.tokens.len() as u32;
        }
        document
    }

    /// Reads the tokens of a sentence.
    fn read(&mut self, sentence: Span, vocabulary: &mut Vocabulary) {
        let mut tokens = Tokens::new(self.text, sentence);
        while let Some(mut span) = tokens.next() {
            let mut word = vocabulary.intern(self.text, span, &mut self.words);
            if self.words.list[word.0 as usize].facts.class.any(Class::ABBREVIATION) && tokens.take_stop() {
                span.end += 1;
                word = vocabulary.intern(self.text, span, &mut self.words);
            }
            self.tokens.push(Token { span, word });
        }
    }

    /// The stretches in quotation marks, in order; none lies in another. They are looked for once, though the summary and
    /// the quotes both ask: a twentieth of the time of speakers and quotes.
    pub(crate) fn marked(&self) -> &[Marked] {
        self.marked.get_or_init(|| marks::marked(self))
    }

    /// The tokens of a range.
    pub(crate) fn tokens_of(&self, range: Range<u32>) -> &[Token] {
        &self.tokens[range.start as usize..range.end as usize]
    }

    /// What is known of the word at a token.
    pub(crate) fn word(&self, token: u32) -> &Word {
        self.words.of(&self.tokens[token as usize])
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
    #[inline(always)] // so that the head of a literal is a constant
    pub(crate) fn says(&self, token: u32, word: &str) -> bool {
        self.word(token).facts.head == head(word) && (word.len() < 8 || is_folded(self.spelling(token), word))
    }

    /// Words of a range of tokens: all but the marks.
    pub(crate) fn count_words(&self, tokens: Range<u32>) -> usize {
        self.tokens_of(tokens).iter().filter(|token| self.words.of(token).facts.shape != Shape::Mark).count()
    }
}

impl WordsAt for Document<'_> {
    fn word_at(&self, at: u32) -> Option<&str> {
        ((at as usize) < self.tokens.len()).then(|| self.spelling(at))
    }
}
