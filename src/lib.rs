//! Turns news articles into reports: the key sentences, who said what, and the tone of each leader's own words.

mod analyze;
mod document;
mod keyword;
mod lexicon;
mod number;
mod options;
mod rank;
pub mod report;
mod span;
mod summary;

pub use analyze::{Analyzer, Article, analyze};
pub use options::{Length, Options, Section, Sections};
pub use report::Report;
pub use span::Span;
