//! What the tone lists find in a document, whatever stretch of it is scored. It is looked for once: the whole text and
//! each quote in it are scored from the same finds.

use std::ops::Range;

use super::rules::TELLING;
use super::sentence::is_name;
use super::{Kind, Term};
use crate::document::Document;
use crate::lexicon::class::Class;
use crate::lexicon::key::Key;
use crate::lexicon::language::{PHRASE_KEY, ToneLists};
use crate::lexicon::openings::{ANY, NONE, with};
use crate::lexicon::phrase::{WordsAt, is_folded, longest};
use crate::lexicon::tone::sadness;

/// The finds of a document.
pub(super) struct Survey<'d> {
    pub(super) document: &'d Document<'d>,
    lists: &'static ToneLists,
    /// In order of their tokens.
    spots: Vec<Spot>,
}

/// A token that tells something: one in three.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) token: u32,
    pub(super) found: Found,
}

#[derive(Clone, Copy)]
pub(super) enum Found {
    /// A word whose classes count.
    Word,
    /// The same, and the longest toned phrase of its sentence that begins with it.
    Phrase(Phrase),
    /// A turn that begins here and ends before a token.
    Turn { end: u32, turn: Turn },
}

/// A toned phrase.
#[derive(Clone, Copy)]
pub(super) struct Phrase {
    length: u32,
    valence: f32,
    /// Of the user's list.
    own: bool,
    sad: bool,
}

/// What a turn decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Condolence,
    Threat,
    /// Condolence only beside I or we,
    OwnGrief,
    /// or beside a misfortune.
    Sorrow,
}

impl<'d> Survey<'d> {
    pub(super) fn new(document: &'d Document<'d>, lists: &'static ToneLists) -> Self {
        let room = document.tokens.len() / 2;
        let mut survey = Survey { document, lists, spots: Vec::with_capacity(room) };
        for sentence in &document.sentences {
            survey.look(sentence.tokens.clone());
        }
        survey
    }

    /// The finds from a token on.
    pub(super) fn from(&self, token: u32) -> &[Spot] {
        &self.spots[self.spots.partition_point(|spot| spot.token < token)..]
    }

    /// Looks at the tokens of a sentence.
    fn look(&mut self, tokens: Range<u32>) {
        let document = self.document;
        let list = document.tokens_of(tokens.clone());
        for (n, token) in list.iter().enumerate() {
            let facts = &document.words.of(token).facts;
            if !facts.class.any(TELLING.or(Class::PHRASE).or(Class::PATTERN)) {
                continue;
            }
            let at = tokens.start + n as u32;
            // Of the words past the end the hash is nought, which no word of a list has.
            let hash = |ahead: usize| list.get(n + ahead).map_or(0, |token| document.words.of(token).facts.hash);
            let one = with(NONE, facts.hash);
            let two = || with(one, hash(1));
            let mut found = Found::Word;
            if facts.class.any(Class::PHRASE.or(Class::OWN_PHRASE)) {
                let opens = |words| self.lists.phrase_openings.has(words);
                let opens = || opens(two()) || opens(with(two(), hash(2)));
                if facts.class.any(Class::OWN_PHRASE) || opens() {
                    found = self.phrase(at, tokens.end).map_or(Found::Word, Found::Phrase);
                }
            }
            if facts.class.any(Class::PATTERN) {
                let turns = || [one, two(), with(with(one, ANY), hash(2))];
                if turns().into_iter().any(|words| self.lists.pattern_openings.has(words)) {
                    self.add_turns(at, tokens.end);
                }
            }
            if facts.class.any(TELLING) || !matches!(found, Found::Word) {
                self.spots.push(Spot { token: at, found });
            }
        }
    }

    /// The longest toned phrase that begins at a token and ends before another.
    fn phrase(&self, at: u32, end: u32) -> Option<Phrase> {
        let words = Within { document: self.document, end };
        let own = self.document.tone_list.phrase(&words, at);
        let listed = longest(&self.lists.phrases, PHRASE_KEY, &words, at);
        // Of two that are as long the user's own comes last, and so is taken.
        let found = [listed.map(|found| (found, false)), own.map(|found| (found, true))];
        let longest = found.into_iter().flatten().max_by_key(|((length, _), _)| *length);
        longest.map(|((length, row), own)| {
            let sad = sadness(row).any(Class::MISFORTUNE);
            Phrase { length, valence: row.number(1), own, sad }
        })
    }

    /// Adds the turns of condolence and threat that begin at a token, those listed first before the others.
    fn add_turns(&mut self, at: u32, end: u32) {
        for row in self.lists.patterns.rows(&Key::small(self.document.spelling(at))) {
            if let Some(end) = self.pattern_end(row.column(1), at + 1, end) {
                let turn = match row.column(2) {
                    "threat" => Turn::Threat,
                    "condolence" => Turn::Condolence,
                    "condolence_first" => Turn::OwnGrief,
                    _ => Turn::Sorrow,
                };
                self.spots.push(Spot { token: at, found: Found::Turn { end, turn } });
            }
        }
    }

    /// Where the words of a pattern end if they stand at a token.
    fn pattern_end(&self, pattern: &str, mut at: u32, end: u32) -> Option<u32> {
        // Byte by byte: the search for one letter in a string is made for longer ones.
        for choice in pattern.as_bytes().split(|&byte| byte == b' ').filter(|choice| !choice.is_empty()) {
            let spelling = (at < end).then(|| self.document.spelling(at))?;
            let mut words = choice.split(|&byte| byte == b'|');
            if choice != b"*" && !words.any(|word| is_folded(spelling, word)) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// What is toned at a token: the phrase, or a shorter one where the stretch that is scored ends within it, or the word.
    pub(super) fn term(&self, stretch: &Range<u32>, at: u32, phrase: Option<Phrase>) -> Option<Term> {
        let fits = |phrase: &Phrase| at + phrase.length <= stretch.end;
        if let Some(phrase) =
            phrase.and_then(|phrase| Some(phrase).filter(fits).or_else(|| self.phrase(at, stretch.end)))
        {
            let kind = if phrase.own { Kind::OwnPhrase } else { Kind::Phrase };
            return Some(Term { sad: phrase.sad, ..Term::new(at..at + phrase.length, kind, phrase.valence) });
        }
        let facts = &self.document.word(at).facts;
        // A name is no derived word: “Mr. Wisely”.
        let name = || facts.class.any(Class::DERIVED) && is_name(self.document, stretch.start, at);
        if !facts.class.any(Class::TONE) || name() {
            return None;
        }
        let sad = facts.class.any(Class::MISFORTUNE);
        Some(Term { sad, ..Term::new(at..at + 1, Kind::Word, facts.valence) })
    }
}

/// The words of a document up to a token.
struct Within<'d> {
    document: &'d Document<'d>,
    end: u32,
}

impl WordsAt for Within<'_> {
    fn word_at(&self, at: u32) -> Option<&str> {
        (at < self.end).then(|| self.document.spelling(at))
    }
}
