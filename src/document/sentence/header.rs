//! Pieces of headers, letters and chats that lost their line ends: they end a sentence without a stop.

use crate::document::view::{View, is_capital, is_space};
use crate::lexicon::shared::opening;

/// The place after an emoticon: `:)`, `;-)`.
pub(super) fn emoticon(view: View, at: usize) -> Option<usize> {
    if !matches!(view.at(at), ':' | ';' | '=') {
        return None;
    }
    let nose = at + 1 + usize::from(matches!(view.at(at + 1), '-' | 'o' | '\'' | '^'));
    let end = view.skip(nose, |c| ")(DPp]|[/\\*3><OoSs}{$".contains(c));
    (end > nose && (end >= view.end || is_space(view.at(end)))).then_some(end)
}

/// The place after a line of signs that stands within a line of text: `=====`, `***`. A dash may have three hyphens.
pub(super) fn rule(view: View, at: usize) -> Option<usize> {
    let sign = view.at(at);
    let end = view.skip(at, |c| c == sign);
    let least = if sign == '-' { 5 } else { 3 };
    (end - at >= least && (end >= view.end || is_space(view.at(end)))).then_some(end)
}

/// The place after a date with strokes and a time of day, as mail has it: `08/16/2000 12:05 PM`.
pub(super) fn stamp(view: View, at: usize) -> Option<usize> {
    let (date, strokes) = figures(view, at, '/');
    if strokes != 2 || view.at(date) != ' ' {
        return None;
    }
    let (time, colons) = figures(view, date + 1, ':');
    if colons == 0 {
        return None;
    }
    let half = view.goes_on(time, " AM") || view.goes_on(time, " PM");
    let end = if half && !view.at(time + 3).is_alphanumeric() { time + 3 } else { time };
    (end >= view.end || is_space(view.at(end))).then_some(end)
}

/// The place after up to ten digits and signs between them, and how many signs there are.
fn figures(view: View, at: usize, sign: char) -> (usize, usize) {
    let end = View { end: view.end.min(at + 10), ..view }.skip(at, |c| c.is_ascii_digit() || c == sign);
    let signs = view.slice(at.min(end), end).matches(sign).count();
    (end, signs)
}

/// Whether a few words are the name in a header before its date: all with capitals, or an address.
pub(super) fn is_name(words: &str) -> bool {
    let mut count = 0;
    let names = words.split_whitespace().take(7).all(|word| {
        count += 1;
        !word.starts_with(char::is_lowercase) || word.contains('@')
    });
    names && (1..=6).contains(&count)
}

/// Whether a comma ends the greeting or closing of a letter: `Best regards, Ann Lee`.
pub(super) fn ends_greeting(view: View, start: usize, comma: usize) -> bool {
    /// Longer than any greeting of the list.
    const LONGEST: usize = 48;
    let after = view.skip(comma + 1, is_space);
    comma - start < LONGEST
        && after > comma + 1
        && is_capital(view.word(after))
        && opening(view.slice(start, comma)).is_some_and(|words| words.is("greeting") && words.rest.is_empty())
}

/// Whether a `>` ends an address: `Ann Lee <ann@example.org> Hello`.
pub(super) fn ends_address(view: View, at: usize) -> bool {
    is_space(view.at(at + 1)) && view.slice(view.token_start(at).min(at), at).contains('@')
}
