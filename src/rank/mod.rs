//! Which sentences matter: a ranker is a row of [`METHODS`], a function from a pool of sentences to the parts of their
//! scores. An article is a pool of one document, a digest one of many.

mod centrality;
pub(crate) mod cue;
pub(crate) mod pool;

use pool::{Pool, Unit};

/// What a sentence's score is made of: small values that rankers hold anyway and `--explain` shows.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Parts {
    /// How much of what the other sentences say it says too; the most central one has 1.
    pub(crate) centrality: f64,
    /// How near the beginning it stands.
    pub(crate) position: f64,
    /// What its wording adds or takes away.
    pub(crate) cues: f64,
}

impl Parts {
    pub(crate) fn total(self) -> f64 {
        self.centrality + self.position + self.cues
    }
}

/// A way of ranking sentences.
pub(crate) struct Method {
    /// Its name, as given to `--method` and shown in the report.
    pub(crate) name: &'static str,
    /// The parts of each sentence's score, in the pool's order. The second argument is about how many sentences are
    /// wanted: what makes a good single sentence and what makes a good half of a text are not the same.
    pub(crate) rank: fn(&Pool, f64) -> Vec<Parts>,
}

/// The rankers, the default first.
pub(crate) static METHODS: &[Method] = &[Method { name: "tfidf", rank: tfidf }];

/// Centrality first, then place and wording. News tells the most important first, but the more is wanted the less
/// that helps: from four sentences on, place and wording fade, and are gone when two fifths of the text are kept.
fn tfidf(pool: &Pool, wanted: f64) -> Vec<Parts> {
    let strength = strength(pool, wanted);
    let central = centrality::centroid(pool);
    let part = |(centrality, sentence): (f64, &Unit)| {
        let position = strength * cue::position(sentence.place);
        let cues = strength * cue::wording(pool.documents[sentence.document], sentence);
        Parts { centrality, position, cues }
    };
    central.into_iter().zip(&pool.sentences).map(part).collect()
}

/// How much place and wording count, from 0 to 1. Articles of a digest begin alike, so that the share of the text is
/// no measure there: only the number of sentences is.
fn strength(pool: &Pool, wanted: f64) -> f64 {
    let few = 3.0 / wanted.max(1.0);
    let by_number = (few * few * few * few).min(1.0);
    if pool.documents.len() > 1 {
        return by_number;
    }
    let share = wanted / pool.sentences.len().max(1) as f64;
    by_number.max(((0.4 - share) / 0.1).clamp(0.0, 1.0))
}
