//! What place and wording say of a sentence. The values were chosen on news articles with human summaries; each by
//! itself moves little, and halving or doubling any of them hardly matters.

use super::pool::Unit;
use crate::document::Document;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use crate::number;

/// News tells the most important first: 1 for the first sentence of prose, a third after five.
pub(crate) fn position(place: u32) -> f64 {
    number::exp(-f64::from(place) / 5.0)
}

/// What the wording adds or takes away.
pub(crate) fn wording(document: &Document, sentence: &Unit) -> f64 {
    let mut tokens = sentence.tokens.clone();
    let has = |class| tokens.clone().any(|token| document.is(token, class));
    let is_number = |token: u32| document.word(token).facts.shape == Shape::Number;
    let mut score = 0.0;
    // A quotation colours what the text around it reports.
    if has(Class::OPEN | Class::CLOSE | Class::EITHER) {
        score -= 0.15;
    }
    if is_question(document, sentence) {
        score -= 0.15;
    }
    if tokens.clone().any(is_number) {
        score += 0.1;
    }
    // “She refused”, “But talks go on”: the sentence leans on the one before it.
    let first = tokens.find(|&token| document.word(token).facts.shape != Shape::Mark);
    if first.is_some_and(|token| document.is(token, Class::OPENING_PRONOUN | Class::OPENING_LINK)) {
        score -= 0.1;
    }
    score - 0.1 * ((f64::from(sentence.words) - 25.0) / 20.0).clamp(0.0, 2.0)
}

fn is_question(document: &Document, sentence: &Unit) -> bool {
    let closing = Class::CLOSE | Class::EITHER | Class::SINGLE | Class::BRACKET_CLOSE;
    let mut tokens = sentence.tokens.clone();
    tokens.rfind(|&token| !document.is(token, closing)).is_some_and(|token| document.spelling(token) == "?")
}
