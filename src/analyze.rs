//! The stages in their order: text in, report out.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::document::Document;
use crate::document::detect::detect;
use crate::document::sentence;
use crate::document::vocabulary::Vocabulary;
use crate::lexicon::language::{Language, language};
use crate::lexicon::{self};
use crate::options::{Options, Section};
use crate::report::{Counts, Id, Passage, Raw, Report, SCHEMA};
use crate::span::Span;

/// An article to be read, with what is known of it besides its text.
#[derive(Clone, Debug, Default)]
pub struct Article<'t> {
    /// The text; offsets of the report are into it.
    pub text: Cow<'t, str>,
    /// Which article, returned as given.
    pub id: Option<Id>,
    /// Its title, returned as given; never part of the text.
    pub title: Option<String>,
    /// Its date, returned as given.
    pub date: Option<String>,
    /// A BCP 47 tag of its language; it wins over [`Options::lang`].
    pub lang: Option<String>,
    /// Anything else, returned as given.
    pub meta: Option<Raw>,
}

impl<'t> From<&'t str> for Article<'t> {
    fn from(text: &'t str) -> Self {
        Article { text: text.into(), ..Article::default() }
    }
}

impl Article<'_> {
    /// The same article with a text of its own.
    pub fn into_owned(self) -> Article<'static> {
        let Article { text, id, title, date, lang, meta } = self;
        Article { text: Cow::Owned(text.into_owned()), id, title, date, lang, meta }
    }
}

/// The report on one text.
///
/// ```
/// let report = onrecord::analyze("Talks began. “We agree,” said Ann Lee.", &onrecord::Options::default());
/// assert_eq!(report.counts.sentences, 2);
/// ```
pub fn analyze(text: &str, options: &Options) -> Report {
    Analyzer::new(options.clone()).analyze(&Article::from(text))
}

/// Analyses articles one after the other; what it learns of words makes the next ones faster, and never shows.
pub struct Analyzer {
    options: Options,
    vocabularies: Vec<Vocabulary>,
}

impl Analyzer {
    /// An analyzer for one thread.
    pub fn new(options: Options) -> Self {
        Analyzer { options, vocabularies: Vec::new() }
    }

    /// The report on one article.
    pub fn analyze(&mut self, article: &Article) -> Report {
        let text = article.text.as_ref();
        let language = self.language(article);
        let mut report = self.empty(article, language);
        if self.options.sections.has(Section::Sentences) {
            let pieces = sentence::split(text, language);
            report.sentences = Some(pieces.iter().map(|piece| passage(text, piece.span).into()).collect());
        }
        report.counts.words = Some(text.unicode_words().count());
        let vocabulary = self.vocabulary(language);
        let document = Document::parse(text, vocabulary);
        report.counts.sentences = document.sentences.len();
        report
    }

    /// A report that knows the article and nothing of its text.
    fn empty(&self, article: &Article, language: &Language) -> Report {
        Report {
            schema: SCHEMA,
            program: concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned(),
            lexicons: lexicon::VERSION.trim().to_owned(),
            offsets: "bytes",
            id: article.id.clone(),
            title: article.title.clone(),
            date: article.date.clone(),
            lang: language.code.to_owned(),
            meta: article.meta.clone(),
            articles: None,
            counts: Counts { bytes: article.text.len(), ..Counts::default() },
            text: self.options.sections.has(Section::Text).then(|| article.text.clone().into_owned()),
            summary: None,
            keywords: None,
            sentences: None,
            speakers: None,
            mentioned: None,
            quotes: None,
            tone: None,
            warnings: Vec::new(),
        }
    }

    /// The language named for the article, named for all, or told from the text.
    fn language(&self, article: &Article) -> &'static Language {
        let named = article.lang.as_deref().or(self.options.lang.as_deref());
        let code = named.and_then(|tag| tag.split(['-', '_']).next());
        code.and_then(|code| language(&code.to_ascii_lowercase())).unwrap_or_else(|| detect(&article.text))
    }

    fn vocabulary(&mut self, language: &'static Language) -> &mut Vocabulary {
        let known = self.vocabularies.iter().position(|v| v.language().code == language.code);
        let at = known.unwrap_or_else(|| {
            self.vocabularies.push(Vocabulary::new(language));
            self.vocabularies.len() - 1
        });
        &mut self.vocabularies[at]
    }
}

fn passage(text: &str, span: Span) -> Passage {
    Passage { span, text: span.of(text).to_owned() }
}
