//! The sections of one report.

use maud::{Markup, html};

use super::article::articles;
use super::view::{View, facts};
use super::{chart, table, voices};
use crate::render::words::{about, joined, keyword, leader, note, of_article, parts, source, text_tone, title, toned};
use crate::report::{KeySentence, Report, Sentence, Summary};

/// All that the report has, each section under its heading.
pub(super) fn report(view: View) -> Markup {
    let Report { summary, keywords, sentences, mentioned, tone, warnings, .. } = view.report;
    html! {
        (head(view))
        @if let Some(summary) = summary { (summarised(view, summary)) }
        @if view.report.speakers.is_some() {
            section.numbers {
                (view.heading(1, "Who speaks"))
                (chart::charts(view.said.speakers))
                (table::speakers(view))
            }
        }
        (read(view))
        (voices::quotes(view))
        @if let Some(mentioned) = mentioned.as_deref().filter(|mentioned| !mentioned.is_empty()) {
            section {
                (view.heading(1, "Named, not quoted"))
                ul.plain { @for named in mentioned { li { (leader(named)) } } }
            }
        }
        @if let Some(keywords) = keywords {
            section {
                (view.heading(1, "Keywords"))
                @if keywords.is_empty() { p { "No keyword was found." } }
                @else { p dir="auto" { (joined(keywords.iter().map(keyword), ", ")) } }
            }
        }
        @if let Some(tone) = tone {
            section {
                (view.heading(1, "Tone of the text"))
                p { (text_tone(tone.as_ref())) }
                @let terms = tone.as_ref().and_then(|tone| tone.terms.as_deref()).unwrap_or_default();
                @if !terms.is_empty() {
                    details { summary { "The words that make it" } p.facts { (toned(terms)) } }
                }
            }
        }
        @if let Some(sentences) = sentences { (all_sentences(view, sentences)) }
        @if !warnings.is_empty() {
            section {
                (view.heading(1, "Notes"))
                ul.plain { @for warning in warnings { li { (note(warning)) } } }
            }
        }
    }
}

/// What is read.
fn head(view: View) -> Markup {
    html! {
        header {
            (view.heading(0, html! { bdi { (title(view.report)) } }))
            p.facts { bdi { (about(view.report, " · ")) } }
            @if let Some(articles) = &view.report.articles {
                ol.sources {
                    @for (index, article) in articles.iter().enumerate() {
                        li id=(view.id("article", index)) dir="auto" { (source(article)) }
                    }
                }
            }
        }
    }
}

fn summarised(view: View, summary: &Summary) -> Markup {
    let sentence = |index: usize, sentence: &KeySentence| {
        html! {
            li {
                (view.source(sentence.article)) (view.words(&sentence.passage.text))
                @if view.text(sentence.article).is_some() {
                    " " a.place href={"#" (view.id("key", index))} { "in the article" }
                }
                (facts(&sentence.parts.as_ref().map(|made| parts(sentence.score, made)).unwrap_or_default()))
            }
        }
    };
    html! {
        section.summary {
            (view.heading(1, "Summary"))
            @if summary.sentences.is_empty() { p { "No sentence was found." } }
            @else { ul { @for (index, key) in summary.sentences.iter().enumerate() { (sentence(index, key)) } } }
        }
    }
}

/// The article, or those of a digest.
fn read(view: View) -> Markup {
    let mut articles = articles(view).peekable();
    html! {
        @if articles.peek().is_some() {
            section.article {
                (view.heading(1, if view.report.articles.is_some() { "Articles" } else { "Article" }))
                (legend(view))
                @for (index, text) in articles {
                    @let named = index.and_then(|index| view.report.articles.as_ref()?.get(index));
                    @if let Some(article) = named { (view.heading(2, of_article(index, &source(article)))) }
                    (text)
                }
            }
        }
    }
}

/// What the marks in the article mean.
fn legend(view: View) -> Markup {
    let spoken = view.said.speakers.iter().enumerate();
    html! {
        ul.legend {
            @for (index, speaker) in spoken { (sample(Some(index), &speaker.name)) }
            @if view.said.quotes.iter().any(|quote| view.said.speaker(quote).is_none()) {
                (sample(None, "speaker not known"))
            }
            li { b.key { "key sentence" } }
            li { u.term.for { "word that warms" } }
            li { u.term.against { "word that cools" } }
        }
    }
}

fn sample(speaker: Option<usize>, name: &str) -> Markup {
    html! { li { span class={"quote " (View::tint(speaker))} data-speaker=(View::mark(speaker)) { (name) } } }
}

fn all_sentences(view: View, sentences: &[Sentence]) -> Markup {
    let sentence = |sentence: &Sentence| {
        html! { li { (view.source(sentence.article)) (view.words(&sentence.passage.text)) } }
    };
    html! {
        section {
            (view.heading(1, "Sentences"))
            @if sentences.is_empty() { p { "No sentence was found." } }
            @else { ol { @for each in sentences { (sentence(each)) } } }
        }
    }
}
