//! Many articles, one report.

use crate::analyze::{Analyzer, Article};
use crate::options::Options;
use crate::report::{Report, Sentence, Source, Warning};

/// One report on several articles: each sentence, quote and warning tells by `article` which one it is of.
///
/// ```
/// let articles = ["Talks began.", "Talks ended. No deal was made."].map(onrecord::Article::from);
/// let digest = onrecord::digest(&articles, &onrecord::Options::default());
/// assert_eq!(digest.counts.sentences, 3);
/// assert_eq!(digest.articles.unwrap().len(), 2);
/// ```
pub fn digest(articles: &[Article], options: &Options) -> Report {
    let mut analyzer = Analyzer::new(options.clone());
    let mut digest = analyzer.analyze(&Article::default());
    digest.text = None;
    for (index, article) in articles.iter().enumerate() {
        append(&mut digest, index, analyzer.analyze(article));
    }
    digest.articles = Some(articles.iter().map(source).collect());
    digest
}

fn source(article: &Article) -> Source {
    Source { id: article.id.clone(), title: article.title.clone(), date: article.date.clone() }
}

fn append(digest: &mut Report, index: usize, report: Report) {
    if index == 0 {
        digest.lang = report.lang;
    }
    let article = Some(index);
    digest.counts.bytes += report.counts.bytes;
    digest.counts.sentences += report.counts.sentences;
    digest.counts.words = digest.counts.words.zip(report.counts.words).map(|(before, words)| before + words);
    let sentences = report.sentences.into_iter().flatten().map(|sentence| Sentence { article, ..sentence });
    digest.sentences = digest.sentences.take().map(|before| before.into_iter().chain(sentences).collect());
    digest.warnings.extend(report.warnings.into_iter().map(|warning| Warning { article, ..warning }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Section;

    #[test]
    fn sentences_and_counts_of_all_articles() {
        let options = Options { sections: [Section::Sentences].into_iter().collect(), ..Options::default() };
        let articles = ["Talks began. They went on.", "", "No deal was made."].map(Article::from);
        let digest = digest(&articles, &options);
        assert_eq!((digest.counts.bytes, digest.counts.words, digest.counts.sentences), (43, Some(9), 3));
        let sentences = digest.sentences.unwrap();
        assert!(sentences.iter().map(|sentence| sentence.article).eq([Some(0), Some(0), Some(2)]));
        assert_eq!(sentences[2].passage.span.start, 0, "offsets are in the article's own text");
    }
}
