//! What the reader asks for.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::pool::{NO_TERM, Pool, is_term};
use crate::document::Document;
use crate::document::form::{bare, fold};
use crate::lexicon::stem::Stems;
use crate::number;

/// As much as centrality and position together: what is asked for comes first, the best of it before the rest.
const STRENGTH: f64 = 2.0;

/// What each sentence gains by the words asked for, the rare ones counting most; none if no sentence has any.
pub(crate) fn gains(pool: &Pool, query: &Document) -> Option<Vec<f64>> {
    let asked = asked(pool, query);
    let mut holders = vec![0u32; pool.terms];
    for sentence in 0..pool.sentences.len() {
        pool.bag(sentence).iter().for_each(|posting| holders[posting.term as usize] += 1);
    }
    let n = pool.sentences.len() as f64;
    let idf = |term: usize| match holders[term] {
        0 => 0.0,
        holders => number::ln(1.0 + n / f64::from(holders)),
    };
    let weights: Vec<f64> = (0..pool.terms).map(|term| if asked[term] { idf(term) } else { 0.0 }).collect();
    let all: f64 = weights.iter().sum();
    let held = |sentence| pool.bag(sentence).iter().map(|posting| weights[posting.term as usize]).sum::<f64>();
    (all > 0.0).then(|| (0..pool.sentences.len()).map(|sentence| STRENGTH * held(sentence) / all).collect())
}

/// For each term of the pool whether it is asked for: whether its stem, accents aside, is one of the query's. Those are
/// cut as the language of each document has it.
fn asked(pool: &Pool, query: &Document) -> Vec<bool> {
    let terms = query.words.list.iter().filter(|word| is_term(query, word));
    let wanted: Vec<String> = terms.map(|word| fold(word.first.of(query.text)).into_owned()).collect();
    let mut asked = vec![false; pool.terms];
    for (index, document) in pool.documents.iter().enumerate() {
        let stems = Stems::new(document.language.stemmer);
        let stem = |word: &str| bare(&stems.stem(word));
        let wanted: HashSet<String, RandomState> = wanted.iter().map(|word| stem(word)).collect();
        for (word, &term) in document.words.list.iter().zip(pool.numbers(index)) {
            if term != NO_TERM && wanted.contains(&stem(&fold(word.first.of(document.text)))) {
                asked[term as usize] = true;
            }
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::pool::tests::{document, document_in};

    const TEXT: &str =
        "The market of Brenholm closed. Erdoğan opened two markets. Snow fell on the market roofs of Brenholm.";

    fn gains_of(text: &str, query: &str) -> Option<Vec<f64>> {
        let (document, query) = (document(text), document(query));
        gains(&Pool::new(&[&document]), &query)
    }

    #[test]
    fn sentences_gain_by_what_they_hold_of_the_query() {
        type Case = (&'static str, fn(&[f64]) -> bool, &'static str);
        let cases: [Case; 6] = [
            ("snow", |g| g == [0.0, 0.0, 2.0], "the one that has it gains all"),
            ("Markets", |g| g == [2.0, 2.0, 2.0], "capitals and endings aside"),
            ("erdogan", |g| g == [0.0, 2.0, 0.0], "accents aside"),
            ("market snow", |g| g[0] == g[1] && g[0] < 1.0 && g[2] == 2.0, "the rare word counts most"),
            ("snow in the Alps", |g| g == [0.0, 0.0, 2.0], "what is nowhere takes nothing away"),
            ("the snow", |g| g == [0.0, 0.0, 2.0], "small words are not asked for"),
        ];
        for (query, expected, reason) in cases {
            let gains = gains_of(TEXT, query).unwrap();
            assert!(expected(&gains), "{reason}: {gains:?}");
        }
    }

    #[test]
    fn nothing_asked_for_is_there() {
        for query in ["", "the", "herring", "…", "👩‍👩‍👧"] {
            assert_eq!(gains_of(TEXT, query), None, "{query}");
        }
        assert_eq!(gains_of("", "snow"), None);
    }

    #[test]
    fn one_query_finds_words_of_all_articles() {
        let (english, german) =
            (document("The markets closed. Snow fell."), document_in("de", "Die Märkte schlossen."));
        let documents = [&english, &german];
        let pool = Pool::new(&documents);
        assert_eq!(gains(&pool, &document("Märkte snow")).map(|gains| gains[0]), Some(0.0));
        assert!(gains(&pool, &document("Märkte snow")).is_some_and(|gains| gains[1] > 0.5 && gains[2] > 0.5));
    }
}
