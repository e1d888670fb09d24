//! The stages in their order: text in, report out.

use std::borrow::Cow;

use crate::document::Document;
use crate::document::detect::detect;
use crate::document::sentence;
use crate::document::vocabulary::Vocabulary;
use crate::gist;
use crate::lexicon;
use crate::lexicon::language::{LANGUAGES, Language, language};
use crate::merge::merged;
use crate::offsets::to_chars;
use crate::options::{Options, Section};
use crate::report::{Counts, Id, Offsets, Raw, Report, SCHEMA, Sentence, Source, Tone, Warning};
use crate::tone::{Measure, Scorer};
use crate::voices::Voices;
use crate::words::count_words;
use crate::written::{passage, terms, tone_of_text};

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
    /// Whether the report holds the text, named or not: who has the bytes does not have what the offsets are into.
    pub keeps_text: bool,
    /// What must be said of how it was read; the first warnings of its report.
    pub warnings: Vec<Warning>,
}

impl<'t> From<&'t str> for Article<'t> {
    fn from(text: &'t str) -> Self {
        Article { text: text.into(), ..Article::default() }
    }
}

impl Article<'_> {
    /// The same article with a text of its own.
    pub fn into_owned(self) -> Article<'static> {
        let Article { text, id, title, date, lang, meta, keeps_text, warnings } = self;
        Article { text: Cow::Owned(text.into_owned()), id, title, date, lang, meta, keeps_text, warnings }
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
///
/// ```
/// use onrecord::{Analyzer, Article, Options, Section};
///
/// let mut options = Options::default();
/// options.sections = [Section::Quotes, Section::Speakers].into_iter().collect();
/// let mut analyzer = Analyzer::new(options);
/// for text in ["“We agree,” said Ann Lee.", "“No deal,” said Bo Ek."] {
///     let report = analyzer.analyze(&Article::from(text));
///     assert_eq!(report.speakers.unwrap().len(), 1);
///     assert!(report.summary.is_none());
/// }
/// ```
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
        self.report(&[article], None)
    }

    /// One report on several articles, as [`digest`](crate::digest()) gives it.
    pub(crate) fn digest(&mut self, articles: &[&Article]) -> Report {
        let source = |article: &&Article| Source {
            id: article.id.clone(),
            title: article.title.clone(),
            date: article.date.clone(),
            text: self.text(article),
        };
        self.report(articles, Some(articles.iter().map(source).collect()))
    }

    /// The stages in their order. An article is a digest of one; `sources` are given for a digest alone.
    fn report(&mut self, articles: &[&Article], sources: Option<Vec<Source>>) -> Report {
        #[cfg(feature = "fault-injection")]
        provoke(articles);
        let languages: Vec<_> = articles.iter().map(|article| self.language(article)).collect();
        let mut report = self.empty(articles, languages.first().copied(), sources);
        let sections = self.options.sections;
        if sections.any(&[Section::Summary, Section::Speakers, Section::Quotes, Section::Tone, Section::Keywords]) {
            let read = |(article, language)| Document::parse(article, self.vocabulary(language));
            let texts = articles.iter().map(|article| article.text.as_ref());
            let documents: Vec<Document> = texts.zip(languages.iter().copied()).map(read).collect();
            let query = self.options.query.clone().filter(|_| sections.has(Section::Summary));
            let language = languages.first().copied().unwrap_or(&LANGUAGES[0]);
            let query = query.as_deref().map(|query| Document::parse(query, self.vocabulary(language)));
            let documents: Vec<&Document> = documents.iter().collect();
            fill(&mut report, articles, &documents, query.as_ref(), &self.options);
        }
        if sections.has(Section::Sentences) {
            let pieces = articles.iter().zip(languages).enumerate().flat_map(|(index, (article, language))| {
                let article = article.text.as_ref();
                let of_digest = report.articles.as_ref().map(|_| index);
                let pieces = sentence::split(article, language).into_iter();
                pieces.map(move |piece| Sentence { article: of_digest, passage: passage(article, piece.span) })
            });
            let sentences: Vec<Sentence> = pieces.collect();
            report.counts.sentences = sentences.len();
            report.sentences = Some(sentences);
        }
        if self.options.offsets == Offsets::Chars {
            to_chars(&mut report, &articles.iter().map(|article| article.text.as_ref()).collect::<Vec<_>>());
        }
        report
    }

    /// A report that knows its articles, and nothing of what they say.
    fn empty(&self, articles: &[&Article], language: Option<&Language>, sources: Option<Vec<Source>>) -> Report {
        // A digest has no id, title, date or text of its own.
        let one = articles.first().filter(|_| sources.is_none());
        let warnings = articles.iter().enumerate().flat_map(|(index, article)| {
            let of_digest = sources.as_ref().map(|_| index);
            article.warnings.iter().map(move |warning| Warning { article: of_digest, ..warning.clone() })
        });
        let warnings = warnings.collect();
        let bytes = articles.iter().map(|article| article.text.len()).sum();
        Report {
            schema: SCHEMA,
            program: concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned(),
            lexicons: self.options.leaders.version(&self.options.tone_list.version(lexicon::VERSION.trim())),
            offsets: Offsets::Bytes,
            id: one.and_then(|article| article.id.clone()),
            title: one.and_then(|article| article.title.clone()),
            date: one.and_then(|article| article.date.clone()),
            lang: language.unwrap_or(&LANGUAGES[0]).code.to_owned(),
            meta: one.and_then(|article| article.meta.clone()),
            articles: sources,
            counts: Counts { bytes, ..Counts::default() },
            text: one.and_then(|article| self.text(article)),
            summary: None,
            keywords: None,
            sentences: None,
            speakers: None,
            mentioned: None,
            quotes: None,
            tone: None,
            warnings,
        }
    }

    /// The text itself, if it is wanted or what the offsets are into cannot be had otherwise.
    fn text(&self, article: &Article) -> Option<String> {
        let wanted = article.keeps_text || self.options.sections.has(Section::Text);
        wanted.then(|| article.text.clone().into_owned())
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
            let Options { tone_list, leaders, .. } = &self.options;
            self.vocabularies.push(Vocabulary::with(language, tone_list.clone(), leaders.clone()));
            self.vocabularies.len() - 1
        });
        &mut self.vocabularies[at]
    }
}

/// Panics where a text asks for it: in an article, or only where it stands among others.
#[cfg(feature = "fault-injection")]
fn provoke(articles: &[&Article]) {
    let asks = |what: &str| articles.iter().any(|article| article.text.contains(what));
    assert!(!asks("onrecord: provoke a fault"), "a provoked fault");
    assert!(articles.len() < 2 || !asks("onrecord: provoke one of many"), "a provoked fault of many");
}

/// Runs the stages that are wanted over the documents of one report.
fn fill(
    report: &mut Report,
    articles: &[&Article],
    documents: &[&Document],
    query: Option<&Document>,
    options: &Options,
) {
    let sections = options.sections;
    report.counts.words = Some(documents.iter().map(|document| count_words(document.text)).sum());
    report.counts.sentences = documents.iter().map(|document| document.sentences.len()).sum();
    if sections.any(&[Section::Summary, Section::Keywords]) {
        gist::show(report, documents, query, options);
    }
    let toned = if sections.has(Section::Tone) { documents } else { &[] };
    let mut scorers: Vec<Scorer> = toned.iter().map(|document| Scorer::new(document)).collect();
    if sections.any(&[Section::Speakers, Section::Quotes]) {
        let dated = documents.iter().zip(articles).enumerate();
        let mut each = dated.map(|(index, (document, article))| {
            Voices::of(document, article.date.as_deref(), scorers.get_mut(index), options)
        });
        let mut voices = if report.articles.is_some() { merged(each) } else { each.next().unwrap_or_default() };
        if sections.has(Section::Tone) {
            voices.rate();
        }
        voices.show(report, sections);
    }
    if sections.has(Section::Tone) {
        let measures: Vec<Option<Measure>> = scorers.iter_mut().map(Scorer::measure_all).collect();
        // In a digest it would not be clear whose text the offsets of the terms are into.
        let explained = documents.first().filter(|_| options.shows_terms() && report.articles.is_none());
        let explained = explained.zip(scorers.first_mut());
        let terms = explained.map(|(document, scorer)| terms(document, scorer, 0..document.tokens.len() as u32));
        let tone = measures.into_iter().sum::<Option<Measure>>().map(|measure| Tone { terms, ..tone_of_text(measure) });
        if tone.is_none() {
            report
                .warnings
                .push(Warning::new("tone-not-supported", "there is no tone list for the language of the text"));
        }
        report.tone = Some(tone);
    }
}
