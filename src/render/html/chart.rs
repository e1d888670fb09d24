//! The tone of each speaker and how much of the talk is whose, drawn.

use maud::{Markup, html};
use unicode_segmentation::UnicodeSegmentation;

use super::view::View;
use crate::render::words::{count, joined, measure};
use crate::report::Speaker;

/// As wide as a telephone, so that its letters are legible there.
const WIDTH: f64 = 340.0;
/// A line for the name and one for the bar.
const ROW: f64 = 42.0;
/// So many letters stand in a line.
const COLUMNS: usize = 44;
/// More rows are no picture; the table below has all.
const ROWS: usize = 12;

/// Both charts, of those whose words are quoted; nothing where there is nobody.
pub(super) fn charts(speakers: &[Speaker]) -> Markup {
    let spoken: Vec<_> = speakers.iter().enumerate().filter(|(_, speaker)| speaker.words > 0).collect();
    let words: usize = spoken.iter().map(|(_, speaker)| speaker.words).sum();
    let share = |speaker: &Speaker| Some((0.0, speaker.words as f64 / words as f64, percent(speaker.words, words)));
    let tone = |speaker: &Speaker| {
        let tone = speaker.tone.as_ref()?.as_ref()?;
        Some((0.5, 0.5 + tone.score.clamp(-1.0, 1.0) / 2.0, measure(tone)))
    };
    html! {
        @if !spoken.is_empty() {
            div.charts {
                (chart(&spoken, "Tone by speaker", Some(("hostile", "warm")), tone))
                (chart(&spoken, "Share of the quoted words", None, share))
            }
        }
    }
}

/// 12%
pub(super) fn percent(part: usize, whole: usize) -> String {
    format!("{:.0}%", 100.0 * part as f64 / whole.max(1) as f64)
}

type Row<'r> = (usize, &'r Speaker);

/// A bar a speaker, from one place to another between 0 and 1, with what it says in words.
fn chart(
    speakers: &[Row],
    title: &str,
    ends: Option<(&str, &str)>,
    bar: impl Fn(&Speaker) -> Option<(f64, f64, String)>,
) -> Markup {
    let bars = speakers.iter().filter_map(|&(index, speaker)| Some((index, speaker, bar(speaker)?)));
    let bars: Vec<_> = bars.take(ROWS).collect();
    let told = bars.iter().map(|(_, speaker, (.., told))| format!("{}: {told}", speaker.name));
    let told = joined(told, "; ");
    let height = bars.len() as f64 * ROW + if ends.is_some() { 20.0 } else { 4.0 };
    html! {
        @if !bars.is_empty() {
            figure {
                figcaption { (title) }
                svg role="img" viewBox={"0 0 " (WIDTH) " " (height)} {
                    title { (title) }
                    desc { (told) "." }
                    @if let Some((low, high)) = ends {
                        line.axis x1=(WIDTH / 2.0) x2=(WIDTH / 2.0) y1="16" y2=(height - 18.0) {}
                        text.end x="0" y=(height - 4.0) { (low) " −1" }
                        text.end x=(WIDTH / 2.0) y=(height - 4.0) text-anchor="middle" { "0" }
                        text.end x=(WIDTH) y=(height - 4.0) text-anchor="end" { (high) " +1" }
                    }
                    @for (row, (index, speaker, (from, to, told))) in bars.iter().enumerate() {
                        @let top = row as f64 * ROW;
                        @let room = COLUMNS.saturating_sub(told.len());
                        text x="0" y=(top + 14.0) { (View::mark(Some(*index))) " " (fitted(&speaker.name, room)) }
                        text x=(WIDTH) y=(top + 14.0) text-anchor="end" { (told) }
                        rect class={"bar " (View::tint(Some(*index)))}
                            x=((from.min(*to) * WIDTH).round()) y=(top + 20.0)
                            width=(((from - to).abs() * WIDTH).round().max(1.0)) height="14" {}
                    }
                }
                @if speakers.len() > ROWS { p.facts { "The first " (count(ROWS, "speaker")) "; the table has all." } }
            }
        }
    }
}

/// As much of a name as has room in so many columns.
fn fitted(name: &str, columns: usize) -> String {
    use textwrap::core::display_width;
    if display_width(name) <= columns {
        return name.to_owned();
    }
    let mut width = 1;
    let begins = name.graphemes(true).take_while(|sign| {
        width += display_width(sign);
        width <= columns
    });
    begins.chain(["…"]).collect()
}
