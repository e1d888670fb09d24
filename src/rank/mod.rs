//! Which sentences matter: a ranker is a row of [`METHODS`], a function from a pool of sentences to the parts of their
//! scores. An article is a pool of one document, a digest one of many.

mod centrality;
pub(crate) mod cue;
mod graph;
pub(crate) mod pool;
mod query;
mod tie;

use std::fmt;

use pool::{Pool, Unit};
pub(crate) use query::gains;

/// What a sentence's score is made of: small values that rankers hold anyway and `--explain` shows.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Parts {
    /// How much of what the other sentences say it says too; the most central one has 1.
    pub(crate) centrality: f64,
    /// How near the beginning it stands.
    pub(crate) position: f64,
    /// What its wording adds or takes away.
    pub(crate) cues: f64,
    /// How much it says of what is asked for.
    pub(crate) query: f64,
    /// What it loses for each neighbour that it needs and that is not picked; no part of the total.
    pub(crate) tie: f64,
}

impl Parts {
    pub(crate) fn total(self) -> f64 {
        self.centrality + self.position + self.cues + self.query
    }
}

/// A way of ranking sentences; [`METHODS`] has them all.
pub struct Method {
    /// What the command and the report call it.
    pub name: &'static str,
    /// The parts of each sentence's score, in the pool's order. The second argument is about how many sentences are
    /// wanted: what makes a good single sentence and what makes a good half of a text are not the same.
    pub(crate) rank: fn(&Pool, f64) -> Vec<Parts>,
}

/// The rankers, the default first. It is made for news, which tells the most important first; `lexrank`, `textrank` and
/// `centroid` look at neither place nor wording, and suit texts without such an order: reports, minutes. `lead` takes
/// the first sentences.
pub static METHODS: [Method; 5] = [
    Method { name: "tfidf", rank: tfidf },
    Method { name: "lexrank", rank: |pool, _| central(graph::lexrank(pool)) },
    Method { name: "textrank", rank: |pool, _| central(graph::textrank(pool)) },
    Method { name: "centroid", rank: |pool, _| central(centrality::centroid(pool)) },
    Method { name: "lead", rank: |pool, _| lead(pool) },
];

/// The ranker of a name.
///
/// ```
/// assert!(onrecord::method("lexrank").is_some() && onrecord::method("oracle").is_none());
/// ```
pub fn method(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name == name)
}

impl PartialEq for Method {
    fn eq(&self, other: &Method) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Method {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Nothing but centrality.
fn central(ranks: Vec<f64>) -> Vec<Parts> {
    ranks.into_iter().map(|centrality| Parts { centrality, ..Parts::default() }).collect()
}

/// The first sentences; in a digest those of all articles in turn.
fn lead(pool: &Pool) -> Vec<Parts> {
    let part = |sentence: &Unit| Parts { position: 1.0 / f64::from(sentence.place + 1), ..Parts::default() };
    pool.sentences.iter().map(part).collect()
}

/// Twice as much makes no summary of news worse by the measures, but long ones lose what is central.
const TIE: f64 = 0.2;

/// How much more the first sentence of an article counts in the sums of a digest; 1 to 1.5 do the same.
const OPENING: f64 = 1.25;

/// Centrality first, then place and wording. News tells the most important first, but the more is wanted the less
/// that helps: from four sentences on, place and wording fade, and are gone when two fifths of the text are kept.
fn tfidf(pool: &Pool, wanted: f64) -> Vec<Parts> {
    let strength = strength(pool, wanted);
    let central = if pool.documents.len() > 1 { openings(pool) } else { centrality::centroid(pool) };
    let part = |(centrality, sentence): (f64, &Unit)| {
        let position = strength * cue::position(sentence.place);
        let document = pool.documents[sentence.document];
        let cues = strength * cue::wording(document, sentence) + cue::reading(document, sentence);
        Parts { centrality, position, cues, tie: TIE, ..Parts::default() }
    };
    central.into_iter().zip(&pool.sentences).map(part).collect()
}

/// Centrality in a digest, where the sums count the beginning of each article more: what the articles have in common
/// is their news, and further down each has a background of its own.
fn openings(pool: &Pool) -> Vec<f64> {
    let values: Vec<f64> = pool.sentences.iter().map(|unit| 1.0 + OPENING * cue::position(unit.place)).collect();
    centrality::scaled(centrality::cosines(pool, &values))
}

/// How much place and wording count, from 0 to 1. In a digest they never lose more than half: the first sentences of
/// many articles are more than any digest holds, and telling them from the others helps at every length.
fn strength(pool: &Pool, wanted: f64) -> f64 {
    let few = 3.0 / wanted.max(1.0);
    let by_number = (few * few * few * few).min(1.0);
    if pool.documents.len() > 1 {
        return by_number.max(0.5);
    }
    let share = wanted / pool.sentences.len().max(1) as f64;
    by_number.max(((0.4 - share) / 0.1).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::pool::tests::{HOSTILE, MARKET, document};

    #[test]
    fn place_and_wording_fade_as_more_is_kept() {
        let market = document(MARKET);
        let (one, two) = ([&market], [&market, &market]);
        // Eight sentences in the article.
        let cases = [(1.0, 1.0), (2.0, 1.0), (3.0, 1.0), (4.0, 0.316), (8.0, 0.0198)];
        for (wanted, expected) in cases {
            let strength = strength(&Pool::new(&one), wanted);
            assert!((strength - expected).abs() < 1e-3, "{wanted}: {strength}");
        }
        assert_eq!(strength(&Pool::new(&two), 4.0), 0.5);
    }

    #[test]
    fn what_the_openings_of_a_digest_agree_on_is_its_news() {
        // As much is said of the choir as of the pier, but it is the pier that each article begins with.
        let first = document("The pier of Brenholm rusts. Bread costs little. The choir of Tromsund sings.");
        let second = document("The pier of Brenholm creaks. Schools opened early. The choir of Tromsund travels.");
        let documents = [&first, &second];
        let pool = Pool::new(&documents);
        let even = centrality::centroid(&pool);
        let central: Vec<f64> = tfidf(&pool, 2.0).iter().map(|parts| parts.centrality).collect();
        assert!((even[0] - even[2]).abs() < 1e-6 && central[0] > 1.1 * central[2], "{even:?} {central:?}");
    }

    #[test]
    fn five_of_a_long_article_still_go_by_place() {
        let text: String = (0..40).map(|n| format!("Trader number{n} left market{n} in spring. ")).collect();
        let long = document(&text);
        let documents = [&long];
        assert_eq!(strength(&Pool::new(&documents), 5.0), 1.0);
    }

    #[test]
    fn every_method_ranks_any_text() {
        for text in HOSTILE {
            let document = document(text);
            let documents = [&document];
            let pool = Pool::new(&documents);
            for method in &METHODS {
                let parts = (method.rank)(&pool, 3.0);
                assert_eq!(parts.len(), pool.sentences.len(), "{} {text:.20}", method.name);
                assert!(parts.iter().all(|parts| parts.total().is_finite()), "{} {text:.20}", method.name);
            }
        }
    }

    #[test]
    fn what_was_read_before_does_not_show() {
        use crate::document::Document;
        use crate::document::vocabulary::Vocabulary;
        let ranked = |vocabulary: &mut Vocabulary| {
            let document = Document::parse(MARKET, vocabulary);
            let documents = [&document];
            tfidf(&Pool::new(&documents), 3.0)
        };
        let mut used = Vocabulary::new(crate::lexicon::language::language("en").unwrap());
        let fresh = ranked(&mut used);
        Document::parse("Herring traders of another market moved in spring.", &mut used);
        assert_eq!(ranked(&mut used), fresh);
    }
}
