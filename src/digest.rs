//! Many articles, one report.

use crate::analyze::{Analyzer, Article};
use crate::options::Options;
use crate::report::Report;

/// One report on several articles: each sentence, quote and warning tells by `article` which one it is of.
///
/// Articles that all have a date (ISO 8601: `2031-04`, `2031-04-17`, `2031-04-17T08:00`) are put in its order, else they
/// stay as given. A person whom two articles quote is one speaker if that is certain; words of theirs that several
/// articles have are one quote.
///
/// ```
/// let articles = ["Talks began.", "Talks ended. No deal was made."].map(onrecord::Article::from);
/// let digest = onrecord::digest(&articles, &onrecord::Options::default());
/// assert_eq!(digest.counts.sentences, 3);
/// assert_eq!(digest.articles.unwrap().len(), 2);
/// ```
pub fn digest(articles: &[Article], options: &Options) -> Report {
    Analyzer::new(options.clone()).digest(&in_order(articles))
}

/// By date, if all have one.
fn in_order<'a, 't>(articles: &'a [Article<'t>]) -> Vec<&'a Article<'t>> {
    let mut articles: Vec<&Article> = articles.iter().collect();
    if articles.iter().all(|article| article.date.as_deref().is_some_and(is_date)) {
        articles.sort_by(|a, b| a.date.cmp(&b.date));
    }
    articles
}

/// Whether a text begins like an ISO 8601 date, so that dates in the order of their letters are in that of time.
fn is_date(text: &str) -> bool {
    let mut parts = text.split(['T', ' ']).next().unwrap_or_default().split('-');
    let mut part = |length: usize, last: u32| {
        let part = parts.next()?;
        let number =
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok());
        Some(number.flatten().is_some_and(|number: u32| number <= last))
    };
    part(4, 9999) == Some(true) && part(2, 12) != Some(false) && part(2, 31) != Some(false)
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
    fn articles_stand_by_date_if_all_have_one() {
        let order = |dates: &[&str]| {
            let article = |date: &&str| Article { date: Some((*date).to_owned()), ..Article::from("It rained.") };
            let articles: Vec<Article> = dates.iter().map(article).collect();
            let sources = digest(&articles, &Options::default()).articles.unwrap();
            sources.into_iter().filter_map(|source| source.date).collect::<Vec<_>>()
        };
        assert_eq!(order(&["2031-04-17", "2031-04", "2030"]), ["2030", "2031-04", "2031-04-17"]);
        assert_eq!(order(&["2031-04-17T18:00Z", "2031-04-17T08:00Z"]), ["2031-04-17T08:00Z", "2031-04-17T18:00Z"]);
        for dates in [["2031-04-17", "16 April"], ["2031-13-01", "2030"], ["2031", ""], ["2031-4-1", "2030"]] {
            assert_eq!(order(&dates), dates, "not all are dates");
        }
    }

    #[test]
    fn a_digest_of_nothing_is_empty() {
        let digest = digest(&[], &Options::default());
        assert_eq!((digest.articles, digest.counts.sentences), (Some(Vec::new()), 0));
    }
}
