//! One report on a page that may have many.

use maud::{Markup, html};

use crate::render::Style;
use crate::render::said::Said;
use crate::render::words::in_place;
use crate::report::{Quote, Report};

/// A line of what is known, unless nothing is.
pub(super) fn facts(text: &str) -> Markup {
    html! { @if !text.is_empty() { p.facts dir="auto" { (text) } } }
}

/// confidence 0.97
pub(super) fn confidence(confidence: f64) -> String {
    format!("confidence {confidence:.2}")
}

/// A report, and where it stands on the page.
#[derive(Clone, Copy)]
pub(super) struct View<'r> {
    pub(super) report: &'r Report,
    pub(super) said: Said<'r>,
    /// Its number among the outcomes of the page; none if it is the only one.
    pub(super) number: Option<usize>,
    pub(super) style: &'r Style,
}

impl<'r> View<'r> {
    /// The name of a place on the page: made of our own words and numbers, never of strangers'.
    pub(super) fn id(self, what: &str, index: usize) -> String {
        match self.number {
            Some(number) => format!("report-{number}-{what}-{}", index + 1),
            None => format!("{what}-{}", index + 1),
        }
    }

    /// In a digest, the number of the article before what is of it.
    pub(super) fn source(self, article: Option<usize>) -> Markup {
        html! {
            @if let Some(index) = article {
                a.source href={"#" (self.id("article", index))} { "[" (index + 1) "]" } " "
            }
        }
    }

    /// A heading so many levels below the report's own.
    pub(super) fn heading(self, below: usize, content: impl maud::Render) -> Markup {
        match below + usize::from(self.number.is_some()) {
            0 => html! { h1 { (content) } },
            1 => html! { h2 { (content) } },
            2 => html! { h3 { (content) } },
            _ => html! { h4 { (content) } },
        }
    }

    /// Words of the article, in its own language.
    pub(super) fn words(self, words: &str) -> Markup {
        html! { span.words lang=(self.report.lang) dir="auto" { (words) } }
    }

    /// A quote in its marks, or in its sentence.
    pub(super) fn quote(self, quote: &Quote) -> Markup {
        let [before, words, after] = in_place(quote, self.report.offsets);
        html! { span.words lang=(self.report.lang) dir="auto" {
            (before)
            @if quote.context.is_some() { b { (words) } } @else { (words) }
            (after)
        } }
    }

    /// The text of the report, or of an article of a digest, if it is to be shown.
    pub(super) fn text(self, article: Option<usize>) -> Option<&'r str> {
        let report = Some(self.report).filter(|_| self.style.text)?;
        match article {
            None => report.text.as_deref(),
            Some(index) => report.articles.as_ref()?.get(index)?.text.as_deref(),
        }
    }

    /// The class that gives a speaker's colour; there are eight, and the number tells apart who shares one.
    pub(super) fn tint(speaker: Option<usize>) -> String {
        speaker.map_or_else(|| "tint-0".to_owned(), |index| format!("tint-{}", index % 8 + 1))
    }

    /// The number that stands for a speaker, so that colour is not the only sign.
    pub(super) fn mark(speaker: Option<usize>) -> String {
        speaker.map_or_else(|| "?".to_owned(), |index| (index + 1).to_string())
    }
}
