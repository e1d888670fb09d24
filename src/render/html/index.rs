//! What stands before the reports of a page that has many.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::table::{head, number, score, table, words};
use crate::error::Outcome;
use crate::render::words::{count, text_tone, title};
use crate::report::{Report, Speaker};

/// Who is quoted less often stands in the reports.
const LEADERS: usize = 30;

/// The leaders of all reports, then the reports.
pub(super) fn index(outcomes: &[Outcome]) -> Markup {
    html! {
        header { h1 { "Reports on " (count(outcomes.len(), "article")) } }
        nav aria-label="Index" {
            (leaders(outcomes))
            h2 { "Articles" }
            ol { @for (index, outcome) in outcomes.iter().enumerate() { (entry(index + 1, outcome)) } }
        }
    }
}

fn entry(number: usize, outcome: &Outcome) -> Markup {
    let tone = |report: &Report| report.tone.as_ref().map(|tone| text_tone(tone.as_ref()));
    html! {
        li {
            @match outcome {
                Ok(report) => {
                    a href={"#report-" (number)} { bdi { (title(report)) } }
                    span.facts {
                        @if let Some(quotes) = report.quotes.as_ref() { " · " (count(quotes.len(), "quote")) }
                        @if let Some(tone) = tone(report) { " · " (tone) }
                    }
                }
                Err(failure) => {
                    a href={"#report-" (number)} { bdi { (failure.place()) } }
                    span.facts { " · not reported" }
                }
            }
        }
    }
}

/// What a leader says in all reports together.
#[derive(Default)]
struct Leader<'r> {
    country: &'r str,
    articles: usize,
    quotes: usize,
    words: usize,
    /// Words whose tone was measured, and the sum of their tone.
    measured: (usize, f64),
}

impl<'r> Leader<'r> {
    fn add(&mut self, speaker: &'r Speaker) {
        self.country = speaker.country.as_deref().unwrap_or(self.country);
        self.articles += 1;
        self.quotes += speaker.quotes.len();
        self.words += speaker.words;
        if let Some(Some(tone)) = &speaker.tone {
            self.measured.0 += speaker.words;
            self.measured.1 += tone.score * speaker.words as f64;
        }
    }

    fn tone(&self) -> String {
        let (words, sum) = self.measured;
        if words == 0 { String::new() } else { score(sum / words as f64) }
    }
}

fn leaders(outcomes: &[Outcome]) -> Markup {
    let speakers = outcomes.iter().flatten().flat_map(|report| report.speakers.iter().flatten());
    let mut leaders: BTreeMap<&str, Leader> = BTreeMap::new();
    for speaker in speakers.filter(|speaker| speaker.leader) {
        leaders.entry(speaker.canonical.as_deref().unwrap_or(&speaker.name)).or_default().add(speaker);
    }
    let mut leaders: Vec<_> = leaders.into_iter().collect();
    leaders.sort_by_key(|(_, leader)| std::cmp::Reverse((leader.quotes, leader.words)));
    let row = |(name, leader): &(&str, Leader)| {
        let numbers = [leader.quotes, leader.articles, leader.words].map(number);
        [head(name), words(leader.country)].into_iter().chain(numbers).chain([number(leader.tone())]).collect()
    };
    let columns = ["Leader", "Country", "Quotes", "Articles", "Words", "Tone"];
    let caption = "By number of quotes; tone from -1 to 1";
    html! {
        h2 { "Most quoted leaders" }
        @if leaders.is_empty() { p { "No leader is quoted." } }
        @else { (table(caption, &columns, leaders.iter().take(LEADERS).map(row))) }
        @if leaders.len() > LEADERS { p.facts { "The first " (LEADERS) " of " (leaders.len()) "." } }
    }
}
