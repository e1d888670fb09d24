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
    let mut score = 0.0;
    // A quotation colours what the text around it reports.
    if sentence.classes.any(Class::OPEN | Class::CLOSE | Class::EITHER) {
        score -= 0.15;
    }
    // “Would you sell your boat?” teases, even as the first sentence, where place speaks for it.
    if is_question(document, sentence) {
        score -= 0.5;
    }
    if sentence.has_number {
        score += 0.1;
    }
    // “She refused”, “But talks go on”: what leans on the sentence before is seldom the news.
    let first = sentence.tokens.clone().find(|&token| document.word(token).facts.shape != Shape::Mark);
    if first.is_some_and(|token| document.is(token, Class::OPENING_PRONOUN | Class::OPENING_LINK)) {
        score -= 0.05;
    }
    score - 0.1 * ((f64::from(sentence.words) - 25.0) / 20.0).clamp(0.0, 2.0)
}

/// What reads badly takes away, however much is kept.
pub(crate) fn reading(document: &Document, sentence: &Unit) -> f64 {
    let item = if is_item(document, sentence) { 0.3 } else { 0.0 };
    // “It was not to be.” A crumb that says little, however central its words.
    let crumb = 0.25 * ((9.0 - f64::from(sentence.words)) / 4.0).clamp(0.0, 1.0);
    -item - crumb
}

/// What is no sentence of a story: an item of a list (`3. Herring`), an aside in brackets, a line of a transcript
/// (`ANN LEE: …`).
fn is_item(document: &Document, sentence: &Unit) -> bool {
    /// A label has no more words.
    const LABEL: usize = 3;
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let shape = |token: u32| document.word(token).facts.shape;
    let numbered =
        end - start > 1 && shape(start) == Shape::Number && [".", ")"].contains(&document.spelling(start + 1));
    let bracketed = start < end
        && document.is(start, Class::BRACKET_OPEN)
        && (end.saturating_sub(2)..end).any(|token| document.is(token, Class::BRACKET_CLOSE));
    let colon = (start..end).take(LABEL + 1).position(|token| document.is(token, Class::COLON));
    let labelled =
        colon.is_some_and(|at| at > 0 && (start..start + at as u32).all(|token| shape(token) == Shape::Upper));
    numbered || bracketed || labelled
}

fn is_question(document: &Document, sentence: &Unit) -> bool {
    let closing = Class::CLOSE | Class::EITHER | Class::SINGLE | Class::BRACKET_CLOSE;
    let mut tokens = sentence.tokens.clone();
    tokens.rfind(|&token| !document.is(token, closing)).is_some_and(|token| document.spelling(token) == "?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::pool::Pool;
    use crate::rank::pool::tests::document;

    #[test]
    fn wording_adds_or_takes_away() {
        let long = "The council of the harbour town voted late on Monday night after a debate that had lasted for most of \
                    the day to close the northern pier and to move the ferries to the market for the winter.";
        let cases = [
            ("The council closed the northern pier near the market of Brenholm.", 0.0, "nothing to say"),
            ("The council closed 3 piers near the market of Brenholm.", 0.1, "a number"),
            ("The council “closed” the pier near the market of Brenholm.", -0.15, "a quotation"),
            ("The council ''closed'' the pier near the market of Brenholm.", -0.15, "wire marks"),
            ("The council's pier closed near the market of Brenholm.", 0.0, "an apostrophe is no quotation"),
            ("Will the council close the pier near the market of Brenholm?", -0.5, "a question"),
            ("Will the council close the pier near the market of “Brenholm?”", -0.65, "a question inside its marks"),
            ("They closed the northern pier near the market of Brenholm.", -0.05, "leans on the sentence before"),
            ("But the council closed the pier near the market of Brenholm.", -0.05, "the same"),
            ("“It closed,” the council wrote near the market of Brenholm.", -0.2, "the first word stands after a mark"),
            ("3. Herring in a sauce of cream and fresh dill.", 0.1 - 0.3, "an item of a list"),
            ("(The council will meet again on Friday at noon.)", -0.3, "an aside"),
            ("ANN LEE: The council will meet again on Friday.", -0.3, "a line of a transcript"),
            ("Brenholm: The council will meet again on Friday at noon.", 0.0, "a place, not in capitals"),
            ("The council closed seven piers.", -0.25, "a crumb"),
            (long, -0.1 * 13.0 / 20.0, "thirteen words too many"),
        ];
        for (text, expected, reason) in cases {
            let document = document(text);
            let documents = [&document];
            let pool = Pool::new(&documents);
            let score = wording(&document, &pool.sentences[0]) + reading(&document, &pool.sentences[0]);
            assert!((score - expected).abs() < 1e-9, "{reason}: {score}");
        }
    }

    #[test]
    fn the_first_sentences_count_most() {
        let places: Vec<f64> = (0..6).map(position).collect();
        assert!(places[0] == 1.0 && places.is_sorted_by(|a, b| a > b) && places[5] < 0.37);
    }
}
