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

/// The finds of a document, each list in order of the text.
pub(super) struct Survey<'d> {
    pub(super) document: &'d Document<'d>,
    lists: &'static ToneLists,
    /// The tokens that tell something by themselves or begin a phrase: one in three.
    words: Vec<u32>,
    phrases: Vec<Phrase>,
    turns: Vec<Turn>,
}

/// The longest toned phrase that begins at a token.
#[derive(Clone, Copy)]
struct Phrase {
    token: u32,
    length: u32,
    valence: f32,
    /// Of the user's list.
    own: bool,
    sad: bool,
}

/// A turn that decides a sentence.
pub(super) struct Turn {
    pub(super) tokens: Range<u32>,
    pub(super) verdict: Verdict,
}

/// What a turn decides.
#[derive(Clone, Copy)]
pub(super) enum Verdict {
    Condolence,
    Threat,
    /// Condolence only beside I or we,
    OwnGrief,
    /// or beside a misfortune.
    Sorrow,
}

/// The finds that are still to be read.
pub(super) struct Finds<'s> {
    survey: &'s Survey<'s>,
    words: &'s [u32],
    phrases: &'s [Phrase],
    turns: &'s [Turn],
}

impl<'s> Finds<'s> {
    /// The next token that tells something, if it stands before another.
    pub(super) fn word(&mut self, end: u32) -> Option<u32> {
        take_if(&mut self.words, |&token| token < end).copied()
    }

    /// The next turn that begins before a token.
    pub(super) fn turn(&mut self, end: u32) -> Option<&'s Turn> {
        take_if(&mut self.turns, |turn| turn.tokens.start < end)
    }

    /// What is toned at the token taken last: its phrase, or a shorter one where the stretch that is scored ends within
    /// it, or the word.
    pub(super) fn term(&mut self, stretch: &Range<u32>, at: u32) -> Option<Term> {
        let Survey { document, .. } = self.survey;
        let found = take_if(&mut self.phrases, |phrase| phrase.token == at).copied();
        let fits = |phrase: &Phrase| at + phrase.length <= stretch.end;
        let shorter = || self.survey.phrase(at, stretch.end);
        if let Some(phrase) = found.and_then(|phrase| Some(phrase).filter(fits).or_else(shorter)) {
            let kind = if phrase.own { Kind::OwnPhrase } else { Kind::Phrase };
            return Some(Term { sad: phrase.sad, ..Term::new(at..at + phrase.length, kind, phrase.valence) });
        }
        let facts = &document.word(at).facts;
        // A name is no derived word: “Mr. Wisely”.
        let name = || facts.class.any(Class::DERIVED) && is_name(document, stretch.start, at);
        if !facts.class.any(Class::TONE) || name() {
            return None;
        }
        let sad = facts.class.any(Class::MISFORTUNE);
        Some(Term { sad, ..Term::new(at..at + 1, Kind::Word, facts.valence) })
    }
}

/// Takes the first one of a list if it is so.
fn take_if<'l, T>(list: &mut &'l [T], is: impl Fn(&T) -> bool) -> Option<&'l T> {
    let (first, rest) = list.split_first().filter(|(first, _)| is(first))?;
    *list = rest;
    Some(first)
}

impl<'d> Survey<'d> {
    pub(super) fn new(document: &'d Document<'d>, lists: &'static ToneLists) -> Self {
        let words = Vec::with_capacity(document.tokens.len() / 3);
        let mut survey = Survey { document, lists, words, phrases: Vec::new(), turns: Vec::new() };
        for sentence in &document.sentences {
            survey.look(sentence.tokens.clone());
        }
        survey
    }

    /// The finds from a token on.
    pub(super) fn from(&self, token: u32) -> Finds<'_> {
        Finds {
            survey: self,
            words: &self.words[self.words.partition_point(|&word| word < token)..],
            phrases: &self.phrases[self.phrases.partition_point(|phrase| phrase.token < token)..],
            turns: &self.turns[self.turns.partition_point(|turn| turn.tokens.start < token)..],
        }
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
            let mut phrase = None;
            if facts.class.any(Class::PHRASE.or(Class::OWN_PHRASE)) {
                let opens = |words| self.lists.phrase_openings.has(words);
                let opens = || opens(two()) || opens(with(two(), hash(2)));
                if facts.class.any(Class::OWN_PHRASE) || opens() {
                    phrase = self.phrase(at, tokens.end);
                }
            }
            if facts.class.any(Class::PATTERN) {
                let turns = || [one, two(), with(with(one, ANY), hash(2))];
                if turns().into_iter().any(|words| self.lists.pattern_openings.has(words)) {
                    self.add_turns(at, tokens.end);
                }
            }
            if facts.class.any(TELLING) || phrase.is_some() {
                self.words.push(at);
                self.phrases.extend(phrase);
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
            Phrase { token: at, length, valence: row.number(1), own, sad }
        })
    }

    /// Adds the turns of condolence and threat that begin at a token, those listed first before the others.
    fn add_turns(&mut self, at: u32, end: u32) {
        for row in self.lists.patterns.rows(&Key::small(self.document.spelling(at))) {
            if let Some(end) = self.pattern_end(row.column(1), at + 1, end) {
                let verdict = match row.column(2) {
                    "threat" => Verdict::Threat,
                    "condolence" => Verdict::Condolence,
                    "condolence_first" => Verdict::OwnGrief,
                    _ => Verdict::Sorrow,
                };
                self.turns.push(Turn { tokens: at..end, verdict });
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
