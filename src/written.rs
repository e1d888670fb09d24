//! Small values of the stages, as the report writes them.

use std::ops::Range;

use crate::document::Document;
use crate::number::round4;
use crate::report::{Passage, Term, Tone};
use crate::span::Span;
use crate::tone::{self, Measure, Scorer};

/// A stretch of a text.
pub(crate) fn passage(text: &str, span: Span) -> Passage {
    Passage { span, text: span.of(text).to_owned() }
}

/// The tone of somebody's words.
pub(crate) fn tone_of_words(measure: Measure) -> Tone {
    let score = measure.score();
    Tone { score, label: tone::label_of_words(score), hits: measure.hits, terms: None }
}

/// The tone of a whole text.
pub(crate) fn tone_of_text(measure: Measure) -> Tone {
    let score = measure.score();
    Tone { score, label: tone::label_of_text(score), hits: measure.hits, terms: None }
}

/// What gives a stretch its tone, in order of the text.
pub(crate) fn terms(document: &Document, scorer: &mut Scorer, tokens: Range<u32>) -> Vec<Term> {
    let mut terms = scorer.terms(tokens).to_vec();
    terms.sort_by_key(|term| term.tokens.start);
    let written = |term: &tone::Term| Term {
        passage: passage(document.text, document.span_of(term.tokens.clone())),
        valence: round4(f64::from(term.valence)),
        score: round4(f64::from(term.score())),
        why: term.why().collect(),
    };
    terms.iter().filter(|term| term.factor != 0.0).map(written).collect()
}
