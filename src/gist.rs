//! Key sentences and keywords: what the rankers chose, written out for the report.

use crate::document::Document;
use crate::keyword;
use crate::number::round4;
use crate::options::{Options, Section};
use crate::rank::pool::Pool;
use crate::rank::{self, Parts};
use crate::report::{self, KeySentence, Keyword, Report, Summary, Warning};
use crate::summary::{self, Pick};
use crate::written::passage;

/// So many keywords at most: more than can be taken in at a glance help nobody.
const KEYWORDS: usize = 10;

/// Puts the wanted sections into a report on these documents; the summary leans to the words of the query.
pub(crate) fn show(report: &mut Report, documents: &[&Document], query: Option<&Document>, options: &Options) {
    let pool = Pool::new(documents);
    if options.sections.has(Section::Summary) {
        let gains = query.map(|query| rank::gains(&pool, query));
        if gains == Some(None) {
            let message = "no sentence has a word of the query; the summary is what it would be without";
            report.warnings.push(Warning::new("query-not-found", message));
        }
        report.summary = Some(summary(&pool, gains.flatten().as_deref(), options, report.articles.is_some()));
    }
    report.keywords = options.sections.has(Section::Keywords).then(|| keywords(&pool));
}

fn summary(pool: &Pool, gains: Option<&[f64]>, options: &Options, digest: bool) -> Summary {
    let mut parts = (options.method.rank)(pool, summary::wanted(pool, options.length));
    for (parts, gain) in parts.iter_mut().zip(gains.unwrap_or_default()) {
        parts.query = *gain;
    }
    let written = |pick: Pick| {
        let document = pool.documents[pick.document];
        KeySentence {
            article: digest.then_some(pick.document),
            index: pick.sentence,
            passage: passage(document.text, document.sentences[pick.sentence].body),
            score: round4(pick.score),
            parts: options.explain.then(|| explained(parts[pick.unit], gains.is_some())),
        }
    };
    let sentences = summary::pick(pool, &parts, options.length).into_iter().map(written).collect();
    Summary { method: options.method.name, sentences }
}

fn explained(parts: Parts, asked: bool) -> report::Parts {
    report::Parts {
        centrality: round4(parts.centrality),
        position: round4(parts.position),
        cues: round4(parts.cues),
        query: asked.then(|| round4(parts.query)),
    }
}

fn keywords(pool: &Pool) -> Vec<Keyword> {
    let found = keyword::keywords(pool, KEYWORDS).into_iter();
    found.map(|key| Keyword { text: key.text, score: round4(key.score), count: key.count }).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Length, Options, analyze};

    const TEXT: &str = "The council of Brenholm will close its old fish market next spring. \
        City engineers found cracks in eleven of its iron pillars last autumn. \
        The council will offer the traders of the market a hall near the railway station. \
        Many in Brenholm fear that customers will not follow them across the river. \
        A choir of schoolchildren rehearsed there on Fridays.";

    fn options(query: &str) -> Options {
        let query = Some(query.to_owned());
        Options { query, length: Length::Sentences(1), explain: true, ..Options::default() }
    }

    #[test]
    fn a_query_leads_to_the_sentences_that_have_it() {
        for (query, index) in [("market", 0), ("engineer", 1), ("choirs", 4), ("the stations", 2)] {
            let report = analyze(TEXT, &options(query));
            let first = &report.summary.unwrap().sentences[0];
            let parts = first.parts.unwrap();
            assert_eq!(first.index, index, "{query}");
            assert_eq!(parts.query, Some(2.0), "{query}");
            assert!((first.score - (parts.centrality + parts.position + parts.cues + 2.0)).abs() < 3e-4);
            assert!(report.warnings.iter().all(|warning| warning.code != "query-not-found"));
        }
    }

    #[test]
    fn a_query_that_is_nowhere_is_said_to_be() {
        for query in ["herring", "", "the"] {
            let (asked, plain) = (analyze(TEXT, &options(query)), analyze(TEXT, &Options::default()));
            assert_eq!(asked.summary.unwrap().sentences[0].index, plain.summary.unwrap().sentences[0].index);
            assert!(asked.warnings.iter().any(|warning| warning.code == "query-not-found"), "{query}");
        }
    }
}
