//! The terms of one sentence, before and after the rules.

use std::ops::Range;

use super::place::{Place, Window};
use super::rules::{LOOKING_BACK, live};
use super::{Kind, Term};
use crate::document::Document;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use crate::lexicon::key::Key;
use crate::lexicon::language::{PHRASE_KEY, ToneLists};
use crate::lexicon::openings::{ANY, NONE, with};
use crate::lexicon::phrase::{WordsAt, is_folded, longest};
use crate::lexicon::tone::sadness;

/// What a turn of condolence or threat adds to its sentence.
const CONDOLENCE: f32 = 0.35;
const THREAT: f32 = -0.6;

/// Words up to a stop, within a sentence of the document and within the stretch that is scored.
///
/// Shorter than the document's sentences: in “‘Is this leadership?’ he asked” the question ends at its mark.
#[derive(Default)]
pub(super) struct Sentence {
    pub(super) tokens: Range<u32>,
    /// All classes of its words.
    pub(super) classes: Class,
    pub(super) question: bool,
    /// Has an if or unless.
    pub(super) conditional: bool,
    /// The last `but` that joins clauses.
    pub(super) but: Option<u32>,
    pub(super) condolence: Option<Range<u32>>,
    pub(super) threat: Option<Range<u32>>,
    /// Stands next to a sentence of condolence or of a natural disaster.
    pub(super) near_grief: bool,
    /// Has a bad word that is no misfortune.
    pub(super) blames: bool,
    /// Turns that are condolence only beside I or we, and beside a misfortune.
    own_grief: Option<Range<u32>>,
    sorrow: Option<Range<u32>>,
    /// Its toned terms, and its leaning words, among those of all sentences.
    terms: Range<usize>,
    leaning: Range<usize>,
}

impl Sentence {
    /// Whether it has two toned terms or more.
    pub(super) fn has_several(&self) -> bool {
        self.terms.len() > 1
    }

    fn is_grief(&self) -> bool {
        self.condolence.is_some() || self.classes.any(Class::NATURE)
    }
}

/// Reads sentence after sentence and gathers their terms.
pub(super) struct Reader<'d> {
    document: &'d Document<'d>,
    lists: &'static ToneLists,
    sentences: Vec<Sentence>,
    /// Toned terms of all sentences.
    terms: Vec<Term>,
    /// Their leaning words.
    leaning: Vec<Term>,
    window: Window,
}

impl<'d> Reader<'d> {
    /// A reader with room for what so many tokens have as a rule.
    pub(super) fn new(document: &'d Document<'d>, lists: &'static ToneLists, tokens: usize) -> Self {
        Reader {
            document,
            lists,
            sentences: Vec::with_capacity(tokens / 20 + 1),
            terms: Vec::with_capacity(tokens / 5 + 1),
            leaning: Vec::with_capacity(tokens / 10 + 1),
            window: Window::default(),
        }
    }

    /// Reads a sentence of the document, or the part of it that is scored.
    pub(super) fn read(&mut self, mut tokens: Range<u32>) {
        while !tokens.is_empty() {
            let mut sentence = self.scan(tokens.clone());
            self.settle(&mut sentence);
            tokens.start = sentence.tokens.end;
            self.sentences.push(sentence);
        }
    }

    /// All terms, with what the rules make of them.
    pub(super) fn finish(mut self) -> Vec<Term> {
        let mut sentences = std::mem::take(&mut self.sentences);
        for at in 1..sentences.len() {
            let [earlier, later] = &mut sentences[at - 1..=at] else { continue };
            earlier.near_grief |= later.is_grief();
            later.near_grief |= earlier.is_grief();
        }
        for sentence in &sentences {
            self.apply_rules(sentence);
        }
        for sentence in &sentences {
            self.add_unruled(sentence);
        }
        self.terms
    }

    /// Gathers what stands before the next stop.
    fn scan(&mut self, tokens: Range<u32>) -> Sentence {
        let document = self.document;
        let (first, first_leaning) = (self.terms.len(), self.leaning.len());
        let mut sentence = Sentence { tokens: tokens.clone(), ..Sentence::default() };
        // The first token after the last toned term, and whether the words before it are toned.
        let (mut free, mut toned) = (tokens.start, false);
        // Of the words past the end the hash is nought, which no word of a list has.
        let hash = |at: u32| if at < tokens.end { document.word(at).facts.hash } else { 0 };
        let mut next = [hash(tokens.start), hash(tokens.start + 1)];
        for at in tokens.clone() {
            let facts = &document.word(at).facts;
            let one = with(NONE, facts.hash);
            next = [next[1], hash(at + 2)];
            let two = with(one, next[0]);
            sentence.classes = sentence.classes | facts.class;
            if at >= free {
                toned = false;
                let opens = |words| self.lists.phrase_openings.has(words);
                let opens = facts.class.any(Class::PHRASE) && (opens(two) || opens(with(two, next[1])));
                if let Some(term) = self.term(&tokens, at, opens) {
                    free = term.tokens.end;
                    toned = term.valence != 0.0;
                    self.terms.extend(toned.then_some(term));
                }
            }
            if facts.lean != 0.0 && !toned {
                self.leaning.push(Term::new(at..at + 1, Kind::Leaning, facts.lean));
            }
            let opens = |words| self.lists.pattern_openings.has(words);
            let turns = || [one, two, with(with(one, ANY), next[1])];
            if facts.class.any(Class::PATTERN) && turns().into_iter().any(opens) {
                self.note_turn(&mut sentence, at);
            }
            if facts.class.any(Class::TONE_BREAK.or(Class::SUBORD)) {
                self.note_link(&mut sentence, at);
            }
            if facts.class.any(Class::STOP_MARK) {
                sentence.tokens.end = at + 1;
                sentence.question = document.says(at, "?");
                break;
            }
        }
        (sentence.terms, sentence.leaning) = (first..self.terms.len(), first_leaning..self.leaning.len());
        sentence
    }

    /// The longest toned phrase that begins at a token, if one of the list may begin there, or its word.
    fn term(&self, tokens: &Range<u32>, at: u32, opens: bool) -> Option<Term> {
        let facts = &self.document.word(at).facts;
        if opens || facts.class.any(Class::OWN_PHRASE) {
            let words = Within { document: self.document, end: tokens.end };
            let own = self.document.tone_list.phrase(&words, at);
            let listed = longest(&self.lists.phrases, PHRASE_KEY, &words, at);
            // Of two that are as long the user's own comes last, and so is taken.
            let found = [listed.map(|found| (found, Kind::Phrase)), own.map(|found| (found, Kind::OwnPhrase))];
            if let Some(((length, row), kind)) = found.into_iter().flatten().max_by_key(|((length, _), _)| *length) {
                let mut term = Term::new(at..at + length, kind, row.number(1));
                term.sad = sadness(row).any(Class::MISFORTUNE);
                return Some(term);
            }
        }
        // A name is no derived word: “Mr. Wisely”.
        let name = || facts.class.any(Class::DERIVED) && is_name(self.document, tokens.start, at);
        if !facts.class.any(Class::TONE) || name() {
            return None;
        }
        let mut term = Term::new(at..at + 1, Kind::Word, facts.valence);
        term.sad = facts.class.any(Class::MISFORTUNE);
        Some(term)
    }

    /// Notes the turns of condolence and threat that begin at a token.
    fn note_turn(&self, sentence: &mut Sentence, at: u32) {
        let key = Key::small(self.document.spelling(at));
        for row in self.lists.patterns.rows(&key) {
            if let Some(end) = self.pattern_end(row.column(1), at + 1, sentence.tokens.end) {
                let turn = match row.column(2) {
                    "threat" => &mut sentence.threat,
                    "condolence" => &mut sentence.condolence,
                    "condolence_first" => &mut sentence.own_grief,
                    _ => &mut sentence.sorrow,
                };
                turn.get_or_insert(at..end);
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

    /// Notes a word that sets clauses against each other.
    fn note_link(&self, sentence: &mut Sentence, at: u32) {
        let says = |at: u32, word| sentence.tokens.contains(&at) && self.document.says(at, word);
        if says(at, "if") || says(at, "unless") {
            sentence.conditional = true;
        // “But also” adds, “but for” excepts, and “not but” is an old “only”.
        } else if says(at, "but") && !says(at + 1, "also") && !says(at + 1, "for") && !says(at.wrapping_sub(1), "not") {
            sentence.but = Some(at);
        }
    }

    /// Decides whether turns that need a companion have it: “we mourn”, “prayers” beside an earthquake.
    fn settle(&self, sentence: &mut Sentence) {
        let document = self.document;
        let terms = &self.terms[sentence.terms.clone()];
        let first_person = |at| ["we", "i", "our", "my", "us"].iter().any(|word| document.says(at, word));
        let misfortune = |term: &Term| term.sad && !document.is(term.tokens.start, Class::SORROW);
        let own = sentence.own_grief.take().filter(|_| sentence.tokens.clone().any(first_person));
        let shared = sentence.sorrow.take().filter(|_| terms.iter().any(misfortune));
        sentence.condolence = sentence.condolence.take().or(own).or(shared);
        sentence.blames = terms.iter().any(|term| term.is_bad() && !term.sad);
    }

    fn apply_rules(&mut self, sentence: &Sentence) {
        let terms = sentence.terms.clone();
        let live = if terms.is_empty() { [0; 2] } else { live(sentence) };
        for index in terms.clone() {
            let rules = live[usize::from(self.terms[index].valence > 0.0)];
            let (earlier, start) = (&self.terms[terms.start..index], self.terms[index].tokens.start);
            if rules & LOOKING_BACK != 0 {
                self.window.gather(self.document, sentence, earlier, start);
            } else {
                self.window.clear();
            }
            let terms = &self.terms[terms.clone()];
            self.terms[index] = Place::new(self.document, sentence, terms, earlier.len(), &self.window).ruled(rules);
        }
    }

    /// Adds what no rule changes: the sentence's turns and its leaning words. Kind ones count for nothing in a threat,
    /// the others for nothing in a condolence: “we cannot bring them back”.
    fn add_unruled(&mut self, sentence: &Sentence) {
        let turn = |tokens: &Option<_>, kind, valence| tokens.clone().map(|at| Term::new(at, kind, valence));
        self.terms.extend(turn(&sentence.condolence, Kind::Condolence, CONDOLENCE));
        self.terms.extend(turn(&sentence.threat, Kind::Threat, THREAT));
        let (threat, condolence) = (sentence.threat.is_some(), sentence.condolence.is_some());
        let counts = |word: &&Term| if word.valence > 0.0 { !threat } else { !condolence };
        self.terms.extend(self.leaning[sentence.leaning.clone()].iter().filter(counts).cloned());
    }
}

/// Whether a word has a capital that the start of a sentence or quotation does not explain; “I” is no name.
pub(super) fn is_name(document: &Document, start: u32, at: u32) -> bool {
    let opening = Class::OPEN.or(Class::EITHER).or(Class::COLON);
    let capital = document.word(at).facts.shape == Shape::Capital && document.span(at).len() > 1;
    capital && at > start && !document.is(at - 1, opening)
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
