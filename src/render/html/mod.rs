//! A page to be sent round: it needs no script and no other file, and asks nobody for anything.

mod article;
mod chart;
mod index;
mod report;
mod table;
mod view;
mod voices;
mod weave;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::error::Outcome;
use crate::render::Style;
use crate::render::said::Said;
use crate::render::visible::shown;
use crate::render::words::title;
use crate::report::Report;
use view::View;

const STYLE: &str = include_str!("page.css");

/// Nothing is loaded and nothing runs, whatever strangers wrote; our own style is known by its SHA-256, which a test
/// compares.
const POLICY: &str = concat!(
    "default-src 'none'; base-uri 'none'; form-action 'none'; ",
    "style-src 'sha256-sP6FeDwGSUtDWD37KqXQLqVTJ2JdLt4eX6L7bZDWEFg='"
);

const NOT_REPORTED: &str = "Not reported";

/// One page: a report, or an index and all reports.
pub(super) fn write(out: &mut Vec<u8>, outcomes: &[Outcome], style: &Style) {
    let content = match outcomes {
        [outcome @ Err(_)] => html! { h1 { (NOT_REPORTED) } (one(outcome, None, style)) },
        [outcome] => one(outcome, None, style),
        _ => html! {
            (index::index(outcomes))
            @for (index, outcome) in outcomes.iter().enumerate() {
                article.one id={"report-" (index + 1)} { (one(outcome, Some(index + 1), style)) }
            }
        },
    };
    let heading = match outcomes {
        [Ok(report)] => title(report),
        [Err(_)] => NOT_REPORTED.to_owned(),
        _ => format!("Reports on {} articles", outcomes.len()),
    };
    let page = page(&heading, content, outcomes.iter().flatten().next()).into_string();
    // Markup has no sign that a reader would obey: what is shown here is strangers'.
    out.extend_from_slice(shown(&page).as_bytes());
}

fn one(outcome: &Outcome, number: Option<usize>, style: &Style) -> Markup {
    match outcome {
        Ok(report) => report::report(View { report, said: Said::of(report), number, style }),
        Err(failure) => html! { p.failure { (NOT_REPORTED) ": " bdi { (failure.to_string()) } } },
    }
}

fn page(title: &str, content: Markup, first: Option<&Report>) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) " – onrecord" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    p.notice {
                        "An automatic analysis: check a quote in the article before you use it. "
                        a href="#reading" { "How to read this page" }
                    }
                    (content)
                }
                (reading(first))
            }
        }
    }
}

/// What is measured and how sure it is.
fn reading(first: Option<&Report>) -> Markup {
    html! {
        footer id="reading" {
            h2 { "How to read this page" }
            p {
                "A program read the article and made this page; nobody checked it. It finds who says what by rules of "
                "language and can be wrong: a name after “probably” is right less often than seven times in ten, and a "
                "speaker it cannot tell is left open."
            }
            p {
                "Tone is what the words show towards whom or what they are about, from −1 (hostile) over critical, "
                "neutral and cordial to +1 (warm). Condolence is cordial, however sad its words; a threat is hostile, "
                "however polite. It does not say who is right, and “no tone words” is not the same as balance. The tone "
                "of a speaker is that of their quoted words alone, of eight at least; that of the text is of all its "
                "words, and runs from negative to positive."
            }
            @if let Some(report) = first {
                p.facts { "Made by " (report.program) " with the word lists " (report.lexicons) "." }
            }
        }
    }
}
