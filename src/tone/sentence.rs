//! The terms of one sentence, before and after the rules.

use std::ops::Range;

use super::gate::{SETS, live};
use super::place::{Place, Window};
use super::survey::{Finds, Survey, Turn, Verdict};
use super::{Kind, Term};
use crate::document::Document;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;

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

    /// Notes a turn, if the stretch that is scored does not end within it.
    fn note_turn(&mut self, turn: &Turn, stretch: &Range<u32>) {
        let first = match turn.verdict {
            Verdict::Threat => &mut self.threat,
            Verdict::Condolence => &mut self.condolence,
            Verdict::OwnGrief => &mut self.own_grief,
            Verdict::Sorrow => &mut self.sorrow,
        };
        if turn.tokens.end <= stretch.end {
            first.get_or_insert_with(|| turn.tokens.clone());
        }
    }

    /// Notes a word that sets clauses against each other.
    fn note_link(&mut self, document: &Document, at: u32) {
        let says = |at: u32, word| self.tokens.contains(&at) && document.says(at, word);
        if says(at, "if") || says(at, "unless") {
            self.conditional = true;
        // “But also” adds, “but for” excepts, and “not but” is an old “only”.
        } else if says(at, "but") && !says(at + 1, "also") && !says(at + 1, "for") && !says(at.wrapping_sub(1), "not") {
            self.but = Some(at);
        }
    }
}

/// Reads the sentences of a stretch and gathers their terms, into the same room for each stretch.
pub(super) struct Reader {
    sentences: Vec<Sentence>,
    /// Toned terms of all sentences, and in the end the others too.
    terms: Vec<Term>,
    /// Their leaning words.
    leaning: Vec<Term>,
}

impl Reader {
    /// A reader with room for what so many tokens have as a rule, in an article of common length.
    pub(super) fn new(tokens: usize) -> Self {
        let tokens = tokens.min(4000);
        Reader {
            sentences: Vec::with_capacity(tokens / 20 + 1),
            terms: Vec::with_capacity(tokens / 4 + 1),
            leaning: Vec::with_capacity(tokens / 10 + 1),
        }
    }

    /// All terms of a stretch of the document, with what the rules make of them.
    pub(super) fn read(&mut self, survey: &Survey, tokens: Range<u32>) -> &[Term] {
        self.sentences.clear();
        self.terms.clear();
        self.leaning.clear();
        let document = survey.document;
        let first = document.sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start);
        let sentences = document.sentences[first..].iter().take_while(|sentence| sentence.tokens.start < tokens.end);
        let mut finds = survey.from(tokens.start);
        for sentence in sentences {
            let mut left = sentence.tokens.start.max(tokens.start)..sentence.tokens.end.min(tokens.end);
            while !left.is_empty() {
                let mut sentence = self.scan(document, &mut finds, left.clone());
                self.settle(document, &mut sentence);
                left.start = sentence.tokens.end;
                self.sentences.push(sentence);
            }
        }
        self.finish(document);
        &self.terms
    }

    fn finish(&mut self, document: &Document) {
        let mut sentences = std::mem::take(&mut self.sentences);
        for at in 1..sentences.len() {
            let [earlier, later] = &mut sentences[at - 1..=at] else { continue };
            earlier.near_grief |= later.is_grief();
            later.near_grief |= earlier.is_grief();
        }
        for sentence in &sentences {
            self.apply_rules(document, sentence);
        }
        for sentence in &sentences {
            self.add_unruled(sentence);
        }
        self.sentences = sentences;
    }

    /// Gathers what stands before the next stop, and goes past it.
    fn scan(&mut self, document: &Document, finds: &mut Finds, tokens: Range<u32>) -> Sentence {
        let (first, first_leaning) = (self.terms.len(), self.leaning.len());
        let mut sentence = Sentence { tokens: tokens.clone(), ..Sentence::default() };
        // The first token after the last toned term, and whether the words before it are toned.
        let (mut free, mut toned) = (tokens.start, false);
        while let Some(at) = finds.word(tokens.end) {
            let facts = &document.word(at).facts;
            sentence.classes = sentence.classes | facts.class;
            let term = finds.term(&tokens, at);
            if at >= free {
                toned = false;
                if let Some(term) = term {
                    free = term.tokens.end;
                    toned = term.valence != 0.0;
                    self.terms.extend(toned.then_some(term));
                }
            }
            if facts.lean != 0.0 && !toned {
                self.leaning.push(Term::new(at..at + 1, Kind::Leaning, facts.lean));
            }
            if facts.class.any(Class::TONE_BREAK.or(Class::SUBORD)) {
                sentence.note_link(document, at);
            }
            if facts.class.any(Class::STOP_MARK) {
                sentence.tokens.end = at + 1;
                sentence.question = document.says(at, "?");
                break;
            }
        }
        while let Some(turn) = finds.turn(sentence.tokens.end) {
            sentence.note_turn(turn, &tokens);
        }
        (sentence.terms, sentence.leaning) = (first..self.terms.len(), first_leaning..self.leaning.len());
        sentence
    }

    /// Decides whether turns that need a companion have it: “we mourn”, “prayers” beside an earthquake.
    fn settle(&self, document: &Document, sentence: &mut Sentence) {
        let terms = &self.terms[sentence.terms.clone()];
        let first_person = |at| ["we", "i", "our", "my", "us"].iter().any(|word| document.says(at, word));
        let misfortune = |term: &Term| term.sad && !document.is(term.tokens.start, Class::SORROW);
        let own = sentence.own_grief.take().filter(|_| sentence.tokens.clone().any(first_person));
        let shared = sentence.sorrow.take().filter(|_| terms.iter().any(misfortune));
        sentence.condolence = sentence.condolence.take().or(own).or(shared);
        sentence.blames = terms.iter().any(|term| term.is_bad() && !term.sad);
    }

    fn apply_rules(&mut self, document: &Document, sentence: &Sentence) {
        let terms = sentence.terms.clone();
        let live = if terms.is_empty() { [0; 2] } else { live(sentence) };
        for index in terms.clone() {
            let rules = live[usize::from(self.terms[index].valence > 0.0)];
            let (earlier, start) = (&self.terms[terms.start..index], self.terms[index].tokens.start);
            let window = match rules & SETS.look_back {
                0 => Window::empty(start),
                _ => Window::new(document, sentence, earlier, start),
            };
            let terms = &self.terms[terms.clone()];
            self.terms[index] = Place::new(document, sentence, terms, earlier.len(), window).ruled(rules);
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
