//! What is found in an article: plain data that owns its strings. This file is the documentation of the JSON.
//!
//! A field of a section that was not asked for is absent; a value that is not known is null. Every `start` and `end`
//! is an offset into the text, half-open, so that `text[start..end]` is what `text` beside it shows.
//! Scores are rounded to 4 decimals.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::span::Span;

/// The version of the fields below: it changes when one of them changes its meaning.
pub const SCHEMA: u32 = 1;

/// The report on one article, or on several as one digest.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The program that made it: `onrecord` and its version.
    pub program: String,
    /// A hash of every word list in force.
    pub lexicons: String,
    /// The unit of every offset.
    pub offsets: Offsets,
    /// Which article: its path as typed, `-` for standard input, a record's own id as given, or null.
    pub id: Option<Id>,
    /// The article's title as given; never part of the text.
    pub title: Option<String>,
    /// The article's date as given.
    pub date: Option<String>,
    /// ISO 639-1 code of the language it was read in.
    pub lang: String,
    /// A record's own `meta`, as given.
    pub meta: Option<Raw>,
    /// The articles of a digest; absent from the report on one article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub articles: Option<Vec<Source>>,
    /// How much there is of what was computed.
    pub counts: Counts,
    /// The text that the offsets are into: where its section is named, and where the input was no plain UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The key sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// What the text is about, best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<Keyword>>,
    /// Every sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<Sentence>>,
    /// Who is quoted, in order of the first quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speakers: Option<Vec<Speaker>>,
    /// Leaders who are named but not quoted, in order of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentioned: Option<Vec<Mentioned>>,
    /// What is quoted, in order of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<Quote>>,
    /// The tone of the whole text; null where the language has no tone list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Option<Tone>>,
    /// What the reader of the report should know.
    pub warnings: Vec<Warning>,
}

/// The unit of offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// Bytes of UTF-8.
    #[default]
    Bytes,
    /// Unicode code points, as Python and R count them.
    Chars,
}

/// Which article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum Id {
    /// A path, `-`, or a record's id that is a string.
    Text(String),
    /// A record's id that is a number, digit by digit as it was given.
    Number(#[cfg_attr(feature = "schema", schemars(with = "serde_json::Number"))] Raw),
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Id::Text(text) => f.write_str(text),
            Id::Number(number) => f.write_str(number.0.get()),
        }
    }
}

/// JSON kept as it was given.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Raw(#[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))] pub Box<RawValue>);

impl PartialEq for Raw {
    fn eq(&self, other: &Raw) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// One article of a digest.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// As [`Report::id`].
    pub id: Option<Id>,
    /// As [`Report::title`].
    pub title: Option<String>,
    /// As [`Report::date`].
    pub date: Option<String>,
    /// As [`Report::text`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// How much there is of what was computed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Counts {
    /// Bytes of UTF-8.
    pub bytes: usize,
    /// Unicode words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<usize>,
    /// Sentences, headings and other lines of their own among them.
    pub sentences: usize,
    /// Quotes by kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<QuoteCounts>,
}

/// Quotes by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct QuoteCounts {
    /// See [`QuoteKind::Direct`].
    pub direct: usize,
    /// See [`QuoteKind::Mixed`].
    pub mixed: usize,
    /// See [`QuoteKind::Indirect`].
    pub indirect: usize,
}

/// A stretch of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Passage {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// A sentence of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Sentence {
    /// In a digest, the index of its article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<usize>,
    /// The sentence, with its dateline or source tag.
    #[serde(flatten)]
    pub passage: Passage,
}

impl From<Passage> for Sentence {
    fn from(passage: Passage) -> Self {
        Sentence { article: None, passage }
    }
}

/// The key sentences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Summary {
    /// The ranker that chose them.
    pub method: &'static str,
    /// In order of the text; in a digest by article and place.
    pub sentences: Vec<KeySentence>,
}

/// A sentence of the summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct KeySentence {
    /// In a digest, the index of its article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<usize>,
    /// Which sentence of the article, from 0.
    pub index: usize,
    /// The sentence, without a dateline or source tag.
    #[serde(flatten)]
    pub passage: Passage,
    /// What the ranker gave it; it compares within one report only.
    pub score: f64,
    /// What the score is made of; only to explain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
}

/// What a sentence's score is the sum of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Parts {
    /// How much of what the other sentences say it says too; the most central one has 1.
    pub centrality: f64,
    /// What its place near the beginning gives.
    pub position: f64,
    /// What its wording adds or takes away.
    pub cues: f64,
    /// What the words of the query give; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<f64>,
}

/// A phrase that tells what the text is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Keyword {
    /// As the text writes it most often.
    pub text: String,
    /// Its weight; the first one's is 1.
    pub score: f64,
    /// How often it occurs, in any form.
    pub count: usize,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// One human being.
    #[default]
    Person,
    /// A body; a country is one.
    Organisation,
    /// Several people together: Democrats, the two leaders.
    Group,
    /// Words that speak for themselves: a report, a joint statement.
    Document,
}

/// Somebody whose words are quoted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Speaker {
    /// The fullest name that the article gives, without titles.
    pub name: String,
    /// The one name that the lists give this person; null if not listed or not certain.
    pub canonical: Option<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// The office or role.
    pub role: Option<String>,
    /// Where the role is from: `article` or `list`.
    pub role_source: Option<&'static str>,
    /// In a digest whose articles give different roles: all of them, in order of the articles; else absent. `role` is
    /// the last one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Class of the role: `head_of_state`, `head_of_government`, `deputy`, `minister`, `governor`, `legislator`,
    /// `party_leader`, `candidate`, `organisation_head`, `diplomat`, `spokesperson`, `official`, `military`,
    /// `religious` or `other`.
    pub office: Option<String>,
    /// The country, as named in `lexicons/countries.tsv`.
    pub country: Option<String>,
    /// Its ISO 3166 alpha-3 code.
    pub country_code: Option<String>,
    /// Where the country is from: `article` for what it says beside the name, `list`, or `setting` for the country that
    /// most of the article is about, which is right three times in four.
    pub country_source: Option<&'static str>,
    /// Whether a leader of a state, a government, a party or an international organisation, or a legislator or candidate.
    pub leader: bool,
    /// The other forms of the name that the article uses.
    pub aliases: Vec<String>,
    /// Indexes into [`Report::quotes`].
    pub quotes: Vec<usize>,
    /// Words of the direct and mixed quotes.
    pub words: usize,
    /// Tone over the direct and mixed quotes; null under eight words or where the language has no tone list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Option<Tone>>,
}

/// A leader who is named but not quoted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Mentioned {
    /// As [`Speaker::name`].
    pub name: String,
    /// As [`Speaker::canonical`].
    pub canonical: Option<String>,
    /// As [`Speaker::role`].
    pub role: Option<String>,
    /// As [`Speaker::country`].
    pub country: Option<String>,
    /// As [`Speaker::country_code`].
    pub country_code: Option<String>,
    /// How often the name occurs outside quotes.
    pub count: usize,
}

/// How an article reports words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A clause or more in quotation marks.
    #[default]
    Direct,
    /// A fragment in quotation marks inside a reported sentence.
    Mixed,
    /// Reported without marks.
    Indirect,
}

/// Words that the article reports as said or written.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Quote {
    /// In a digest, the index of its article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<usize>,
    /// What is quoted, without the marks.
    #[serde(flatten)]
    pub passage: Passage,
    /// In a digest several of whose articles have these words of this speaker: every place, this one first; else absent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Place>,
    /// Which sentence it begins in, from 0.
    pub sentence: usize,
    /// How it is reported.
    pub kind: QuoteKind,
    /// Of a mixed quote, whose few words say little alone: the sentence that it stands in, without a dateline; absent
    /// from other quotes, and where the sentence is longer than 600 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Passage>,
    /// Index into [`Report::speakers`]; null if not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Option<usize>>,
    /// Index of the quote that this one goes on from.
    pub continues: Option<usize>,
    /// The words beside the quote that name who speaks.
    pub mention: Option<Passage>,
    /// The word of saying.
    pub cue: Option<Passage>,
    /// Who is spoken to.
    pub addressee: Option<Addressee>,
    /// The share of such attributions that are right; null without an attribution.
    pub confidence: Option<f64>,
    /// Tone of the quoted words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Option<Tone>>,
    /// Why this speaker; only to explain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explanation>,
}

/// A place in an article of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Place {
    /// The index of the article.
    pub article: usize,
    /// Where in its text.
    #[serde(flatten)]
    pub span: Span,
}

/// Why a quote is attributed so.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Explanation {
    /// The pattern of attribution, by its name; null where none fits.
    pub rule: Option<&'static str>,
    /// Who may be meant by a pronoun or description, the likeliest first; empty where the mention is a name.
    pub candidates: Vec<Candidate>,
}

/// Somebody who may be meant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Candidate {
    /// As [`Speaker::name`]; null for a source that the article does not name.
    pub name: Option<String>,
    /// Its salience; it compares within one quote only.
    pub score: f64,
}

/// Who is spoken to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Addressee {
    /// The words that name the hearer.
    #[serde(flatten)]
    pub passage: Passage,
    /// The full name, where it is known.
    pub name: Option<String>,
}

/// The tone of some words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Tone {
    /// From -1 to 1.
    pub score: f64,
    /// Of a quote or speaker: hostile, critical, neutral, cordial or warm. Of a text: negative, neutral or positive.
    pub label: &'static str,
    /// How many terms counted; 0 means no tone word, not balance.
    pub hits: usize,
    /// What gave the tone, in order of the text; only to explain, and not for a speaker, whose quotes have them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<Vec<Term>>,
}

/// A word or turn that gives a tone.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Term {
    /// The words.
    #[serde(flatten)]
    pub passage: Passage,
    /// Its value in the lists, from -1.3 to 1.3.
    pub valence: f64,
    /// What it adds here: the value times the factors of the rules.
    pub score: f64,
    /// The rules that changed it.
    pub why: Vec<&'static str>,
}

/// What the reader of a report should know.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Warning {
    /// A word for programs, such as `unpaired-quotation-mark`.
    pub code: &'static str,
    /// In a digest, the index of its article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<usize>,
    /// Where in the text, if at a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// A sentence for people.
    pub message: String,
}

impl Warning {
    /// A warning about the whole text.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Warning { code, article: None, start: None, message: message.into() }
    }
}
