//! Turns news articles into reports: the key sentences, who said what, and the tone of each leader's own words.

mod analyze;
mod batch;
mod digest;
mod document;
#[cfg(feature = "html")]
mod encoding;
mod error;
mod gist;
#[cfg(feature = "html")]
mod input;
mod keyword;
mod lexicon;
mod list;
mod merge;
mod name;
mod number;
mod offsets;
mod options;
#[cfg(feature = "html")]
mod page;
mod quote;
mod rank;
mod record;
pub mod render;
pub mod report;
#[cfg(feature = "schema")]
mod schema;
mod slots;
mod span;
mod speaker;
mod summary;
mod text;
mod tone;
mod voices;
mod words;
mod written;

pub use analyze::{Analyzer, Article, analyze};
pub use batch::{Lines, Work, batch, lines};
pub use digest::digest;
pub use document::tone_list::ToneList;
#[cfg(feature = "html")]
pub use encoding::Encoding;
pub use error::{Failure, Outcome, caught};
#[cfg(feature = "html")]
pub use input::Input;
pub use lexicon::language::codes;
pub use lexicon::leaders::LeaderList;
pub use list::ListError;
pub use options::{Length, Options, Section, Sections};
pub use rank::{METHODS, Method, method};
pub use record::record;
pub use report::Report;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use span::Span;
pub use text::decode;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
