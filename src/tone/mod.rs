//! Tone: how kind or hostile words are towards whom or what they are about.
//!
//! Each toned term of a stretch has its value from the lists; rules of composition multiply it by factors
//! ([`rules`]); the sum, made independent of length, is the score. Nothing outside the stretch is looked at.

mod clause;
mod gate;
mod neighbour;
mod place;
mod rules;
mod sentence;
mod survey;
#[cfg(test)]
mod tests;
mod whole;

use std::iter::Sum;
use std::ops::{Add, Range};
use std::sync::LazyLock;

use crate::document::Document;
use crate::lexicon::table::{Row, Table};
use crate::number;
use rules::RULES;
use sentence::Reader;
use survey::Survey;

/// Bad words weigh more than good ones, which news prose uses more freely.
const BAD_WEIGHS: f32 = 1.3;
/// How much the score of a text is held down by the mass of its toned words: a text twice as outspoken is not
/// twice as hostile.
const MASS: f64 = 0.7;
/// So many plain words are added to every text: one toned word among three says less surely what is meant than three
/// among nine.
const PLAIN: f64 = 2.0;
/// Raw scores up to here are neutral; plain news prose leans a little to the good.
const NEUTRAL_BELOW: f64 = 0.08;
const NEUTRAL_ABOVE: f64 = 0.09;
/// The edge of the neutral band in the score.
const NEUTRAL: f64 = 0.05;
/// How steeply the score rises beyond the neutral band.
const SLOPE: f64 = 0.6;

/// What a term is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Word,
    Phrase,
    /// A phrase of the user's list, which says what it weighs.
    OwnPhrase,
    /// A word of grammar that leans a sentence a little: should, not, we.
    Leaning,
    /// A turn that decides its sentence by itself, such as “hearts go out to”.
    Condolence,
    /// A turn such as “will not go unanswered”.
    Threat,
}

/// Something that gives a stretch its tone.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) tokens: Range<u32>,
    pub(crate) kind: Kind,
    /// From the lists.
    pub(crate) valence: f32,
    /// The product of what the rules make of it; nought: it does not count.
    pub(crate) factor: f32,
    /// The part of the factor that the next item of a list shares.
    shared: f32,
    /// A misfortune, or the sorrow at one.
    sad: bool,
    rules: u32,
}

impl Term {
    fn new(tokens: Range<u32>, kind: Kind, valence: f32) -> Self {
        let weighs = valence < 0.0 && matches!(kind, Kind::Word | Kind::Phrase | Kind::OwnPhrase);
        let factor = if weighs { BAD_WEIGHS } else { 1.0 };
        Term { tokens, kind, valence, factor, shared: 1.0, sad: false, rules: 0 }
    }

    /// Whether it is clearly bad by its list,
    fn is_bad(&self) -> bool {
        self.valence < -0.2
    }

    /// or clearly good.
    fn is_good(&self) -> bool {
        self.valence > 0.2
    }

    /// What it adds.
    pub(crate) fn score(&self) -> f32 {
        self.valence * self.factor
    }

    /// What it is, unless that is plain, and the names of the rules that changed it, in the order they stand in.
    pub(crate) fn why(&self) -> impl Iterator<Item = &'static str> {
        let kind = match self.kind {
            Kind::Word | Kind::Phrase | Kind::OwnPhrase => None,
            Kind::Leaning => Some("small word"),
            Kind::Condolence => Some("turn of condolence"),
            Kind::Threat => Some("turn of threat"),
        };
        let rules = self.rules;
        let fired = RULES.iter().enumerate().filter(move |&(n, _)| rules & 1 << n != 0);
        kind.into_iter().chain(fired.map(|(_, rule)| rule.name))
    }
}

/// Scores stretches of a document.
pub(crate) struct Scorer<'d> {
    document: &'d Document<'d>,
    /// None where the language has no tone list.
    survey: Option<Survey<'d>>,
    reader: Reader,
}

impl<'d> Scorer<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        let survey = document.language.tone.map(|lists| Survey::new(document, lists));
        Scorer { document, survey, reader: Reader::new(document.tokens.len()) }
    }

    /// All terms of a stretch: the toned words first, then the turns and leaning words of its sentences.
    pub(crate) fn terms(&mut self, tokens: Range<u32>) -> &[Term] {
        self.survey.as_ref().map_or(&[], |survey| self.reader.read(survey, tokens))
    }

    /// The tone of one stretch, none where the language has no tone list.
    pub(crate) fn measure(&mut self, tokens: Range<u32>) -> Option<Measure> {
        self.survey.as_ref()?;
        let empty = Measure { words: self.document.count_words(tokens.clone()), ..Measure::default() };
        Some(self.terms(tokens).iter().fold(empty, Measure::with))
    }

    /// The tone of the whole document.
    pub(crate) fn measure_all(&mut self) -> Option<Measure> {
        self.measure(0..self.document.tokens.len() as u32)
    }
}

/// What the terms of some words add up to; several stretches together are the sum of theirs.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Measure {
    sum: f64,
    mass: f64,
    words: usize,
    /// Terms that counted, words of grammar aside.
    pub(crate) hits: usize,
}

impl Measure {
    fn with(mut self, term: &Term) -> Self {
        let score = f64::from(term.score());
        self.sum += score;
        self.mass += score.abs();
        self.hits += usize::from(score != 0.0 && term.kind != Kind::Leaning);
        self
    }

    /// From -1 to 1, to four decimals as it is shown, so that the label agrees with what readers see.
    ///
    /// The length of a text counts by its root: ten kind words in a hundred are not ten times as kind as one in ten.
    pub(crate) fn score(self) -> f64 {
        let words = self.words.max(1) as f64;
        let raw = self.sum / ((words + PLAIN).sqrt() + MASS * self.mass);
        let (edge, size) = (if raw < 0.0 { NEUTRAL_BELOW } else { NEUTRAL_ABOVE }, raw.abs());
        let size = if size < edge { NEUTRAL * size / edge } else { number::tanh(SLOPE * (size - edge) + NEUTRAL) };
        number::round4(size.copysign(raw))
    }
}

impl Add for Measure {
    type Output = Measure;

    fn add(self, other: Measure) -> Measure {
        Measure {
            sum: self.sum + other.sum,
            mass: self.mass + other.mass,
            words: self.words + other.words,
            hits: self.hits + other.hits,
        }
    }
}

impl Sum for Measure {
    fn sum<I: Iterator<Item = Measure>>(measures: I) -> Measure {
        measures.fold(Measure::default(), Measure::add)
    }
}

/// The bounds of a label: for quotes and speakers, and for whole texts.
struct Band {
    label: &'static str,
    bounds: [Option<f64>; 2],
}

/// Read once: to read the numbers for each quote takes longer than to score it.
static BANDS: LazyLock<Vec<Band>> = LazyLock::new(|| {
    let table = Table::sorted(include_str!("../../lexicons/tone_bands.tsv"));
    let bound = |row: Row<'static>, column| row.column(column).parse().ok();
    table.all().map(|row| Band { label: row.column(0), bounds: [1, 2].map(|column| bound(row, column)) }).collect()
});

/// The label of a quote's or a speaker's score.
pub(crate) fn label_of_words(score: f64) -> &'static str {
    label(0, score)
}

/// The label of a whole text's score.
pub(crate) fn label_of_text(score: f64) -> &'static str {
    label(1, score)
}

/// The band that begins farthest from nought among those that the score reaches.
fn label(of: usize, score: f64) -> &'static str {
    let reached = |bound: f64| bound == 0.0 || bound * score > 0.0 && score.abs() >= bound.abs();
    let bands =
        BANDS.iter().filter_map(|band| Some((band.label, band.bounds[of]?))).filter(|&(_, bound)| reached(bound));
    bands.max_by(|(_, a), (_, b)| a.abs().total_cmp(&b.abs())).map_or("", |(label, _)| label)
}
