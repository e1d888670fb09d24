//! Many articles, one report.

use crate::analyze::{Analyzer, Article};
use crate::options::Options;
use crate::report::Report;

/// One report on several articles: each sentence, quote and warning tells by `article` which one it is of.
///
/// ```
/// let articles = ["Talks began.", "Talks ended. No deal was made."].map(onrecord::Article::from);
/// let digest = onrecord::digest(&articles, &onrecord::Options::default());
/// assert_eq!(digest.counts.sentences, 3);
/// assert_eq!(digest.articles.unwrap().len(), 2);
/// ```
pub fn digest(articles: &[Article], options: &Options) -> Report {
    Analyzer::new(options.clone()).digest(articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALKS: &str = "Ann Lee, the prime minister of Norway, opened the talks on trade. “We agree,” she said.";

    #[test]
    fn every_part_tells_its_article_and_keeps_its_offsets() {
        let articles = [TALKS, "", "The talks on trade went on.\n\nPark Jin-ho said the talks were “a waste of time”."];
        let digest = digest(&articles.map(Article::from), &Options::default());
        assert_eq!((digest.counts.bytes, digest.counts.words, digest.counts.sentences), (174, Some(33), 4));
        let quotes = digest.quotes.unwrap();
        for quote in &quotes {
            let span = quote.passage.span;
            assert_eq!(span.of(articles[quote.article.unwrap()]), quote.passage.text);
        }
        let speakers = digest.speakers.unwrap();
        let said: Vec<_> = quotes.iter().map(|quote| (quote.article, quote.speaker.flatten())).collect();
        assert_eq!(said, [(Some(0), Some(0)), (Some(2), Some(1))]);
        assert_eq!((&*speakers[1].name, &*speakers[1].quotes), ("Park Jin-ho", &[1][..]));
        assert!(digest.summary.unwrap().sentences.iter().all(|sentence| sentence.article.is_some()));
    }

    #[test]
    fn a_digest_of_nothing_is_empty() {
        let digest = digest(&[], &Options::default());
        assert_eq!((digest.articles, digest.counts.sentences), (Some(Vec::new()), 0));
    }
}
