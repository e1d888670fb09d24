//! What line ends mean: paragraphs, headings and lists, or the wrapping of a text.

use super::abbreviation::is;
use crate::document::view::{View, is_bullet, is_close, is_dash, is_open, is_space, is_stop};
use crate::lexicon::key::Key;
use crate::lexicon::language::Language;
use crate::span::Span;

/// A text is wrapped if its lines are as wide as this at least …
const NARROW: usize = 40;
/// … and no wider than this; else every line end is meant: `Seoul Talks Resume⏎Envoys met on Monday.`
const WIDE: usize = 120;

/// The stretches between sure breaks, without white space at their ends: a sentence never runs over one.
pub(super) fn stretches(text: &str, language: &Language) -> Vec<Span> {
    let mut stretches = Vec::new();
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n);
        let line = trim(text, at, end);
        if line.is_empty() {
            part(text, language, &mut lines, &mut stretches);
        } else {
            lines.push(line);
        }
        at = end + 1;
    }
    part(text, language, &mut lines, &mut stretches);
    stretches
}

/// The stretch without white space at its ends.
pub(super) fn trim(text: &str, start: usize, end: usize) -> Span {
    let rest = text[start..end].trim_start();
    let start = end - rest.len();
    Span::new(start, start + rest.trim_end().len())
}

/// Parts the lines between two blank ones where a line end is meant.
fn part(text: &str, language: &Language, lines: &mut Vec<Span>, stretches: &mut Vec<Span>) {
    let (Some(&first), Some(&last)) = (lines.first(), lines.last()) else { return };
    if let [only] = lines[..] {
        lines.clear();
        return stretches.push(only);
    }
    let width = lines.iter().map(|line| line.of(text).chars().count()).max().unwrap_or(0);
    let mut list = marker(View { text, start: first.start as usize, end: first.end as usize }, first.start as usize);
    let mut start = first.start;
    for pair in lines.windows(2) {
        let block = Lines { text, language, width, line: pair[0], next: pair[1] };
        if block.is_break(&mut list) {
            stretches.push(Span { start, end: pair[0].end });
            start = pair[1].start;
        }
    }
    stretches.push(Span { start, end: last.end });
    lines.clear();
}

/// Two lines of one block, and how wide the block is.
struct Lines<'t> {
    text: &'t str,
    language: &'t Language,
    width: usize,
    line: Span,
    next: Span,
}

impl Lines<'_> {
    /// Whether the line end between the two is meant; `list` is the marker of the last item.
    fn is_break(&self, list: &mut Option<Marker>) -> bool {
        let next = View { text: self.text, start: self.next.start as usize, end: self.next.end as usize };
        if is_rule(self.line.of(self.text)) || is_rule(self.next.of(self.text)) {
            return true;
        }
        let first = next.at(next.start);
        if is_bullet(first) || is_dash(first) && is_space(next.at(next.start + first.len_utf8())) {
            return true;
        }
        let item = marker(next, next.start);
        if item.is_some_and(|item| item.number == 1 || list.is_some_and(|last| last.then(item)) || self.is_short()) {
            *list = item;
            return true;
        }
        let letter = next.at(next.skip(next.start, is_open));
        if letter.is_alphabetic() && !letter.is_uppercase() {
            return self.width > widest(letter) && !letter.is_lowercase();
        }
        if self.width > WIDE || self.width < NARROW {
            return true;
        }
        self.is_short() && !self.ends_in_stop() && !self.ends_in_small_word()
    }

    /// Whether the next word would have found room on the line: a heading, or the last item of a list.
    fn is_short(&self) -> bool {
        self.line.of(self.text).chars().count() * 10 < self.width * 7
    }

    /// `Talks with the⏎President of France` goes on: no heading ends so.
    fn ends_in_small_word(&self) -> bool {
        let last = self.line.of(self.text).rsplit(is_space).next().unwrap_or("");
        is(self.language, &Key::small(last), "start")
    }

    fn ends_in_stop(&self) -> bool {
        let mut back = self.line.of(self.text).chars().rev();
        let last = back.next().unwrap_or(' ');
        is_stop(last) || is_close(last) && back.next().is_some_and(is_stop)
    }
}

/// The width of the widest wrapped lines in a script without capitals: Chinese and Japanese letters are twice as wide.
fn widest(letter: char) -> usize {
    if letter >= '\u{2e80}' { WIDE / 2 } else { WIDE }
}

/// A line without letters and digits: `=====`, `* * *`.
fn is_rule(line: &str) -> bool {
    !line.chars().take(80).any(char::is_alphanumeric)
}

/// What stands before an item of a numbered list: `1.`, `2)`, `(b)`, `3.)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Marker {
    pub(super) letter: bool,
    capital: bool,
    pub(super) number: u32,
    bracket: bool,
    stop: bool,
    close: bool,
    /// Length in bytes.
    pub(super) length: usize,
}

impl Marker {
    /// Whether the other one is the next of the same list.
    pub(super) fn then(self, other: Marker) -> bool {
        Marker { number: self.number + 1, length: other.length, ..self } == other
    }
}

/// The list marker at a place. `A.` is none: it is the initial of a name.
pub(super) fn marker(view: View, at: usize) -> Option<Marker> {
    let bytes = &view.text.as_bytes()[at..view.end];
    let bracket = bytes.first() == Some(&b'(');
    let from = usize::from(bracket);
    let digits = bytes[from..].iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let first = *bytes.get(from)?;
    let (number, mut to) = match digits {
        0 if first.is_ascii_alphabetic() => ((first.to_ascii_lowercase() - b'a') as u32 + 1, from + 1),
        0 => return None,
        _ => (bytes[from..from + digits].iter().fold(0, |n, byte| n * 10 + (byte - b'0') as u32), from + digits),
    };
    let stop = bytes.get(to) == Some(&b'.');
    to += usize::from(stop);
    let close = bytes.get(to) == Some(&b')');
    to += usize::from(close);
    let (letter, capital) = (digits == 0, first.is_ascii_uppercase());
    let shaped = if bracket { close && !stop } else { close || stop && !capital };
    let ends = at + to == view.end || is_space(view.at(at + to));
    (shaped && ends).then_some(Marker { letter, capital, number, bracket, stop, close, length: to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::language::LANGUAGES;

    #[test]
    fn line_ends_that_are_meant() {
        // | stands for a line end that parts.
        let cases = [
            (
                "a heading",
                "Talks Resume in Seoul|Envoys met on Monday, and they agreed on nothing at all, as so often before.",
            ),
            (
                "wrapped text",
                "The minister said on Monday that he would not go to the⏎Capital until the talks had been moved to a later day.",
            ),
            (
                "one paragraph a line",
                "The ministers met on Monday in the capital and talked for hours about the price of grain, of oil and of the new railway line.|They agreed.",
            ),
            (
                "a list",
                "The plan has these parts, which all must be agreed upon before the spring:|1. Tax|2. Trade|- and more",
            ),
            (
                "no list: 16 follows nothing",
                "The talks began in the old town hall of the city on Oct.⏎16. Later they were moved to the new one.",
            ),
            ("a rule", "The end of it|=====|The next one"),
            ("wrapped text without capitals", "双方的谈判今天⏎重新开始。"),
        ];
        let long = format!("谈判今天重新开始|{}", "双方周一在首都会面，讨论了粮食的价格。".repeat(4));
        let more = [("a heading without capitals", long.as_str())];
        for (reason, case) in cases.into_iter().chain(more) {
            let text = case.replace(['|', '⏎'], "\n");
            let parts: Vec<&str> = stretches(&text, &LANGUAGES[0]).iter().map(|span| span.of(&text)).collect();
            let expected: Vec<String> = case.split('|').map(|part| part.replace('⏎', "\n")).collect();
            assert_eq!(parts, expected, "{reason}");
        }
    }

    #[test]
    fn markers() {
        for (text, expected) in [
            ("1. Tax", 2),
            ("(b) trade", 3),
            ("3.) oil", 3),
            ("a) one", 2),
            ("A. Lee", 0),
            ("12", 0),
            ("3.5", 0),
            ("(4 men)", 0),
        ] {
            let view = View { text, start: 0, end: text.len() };
            assert_eq!(marker(view, 0).map_or(0, |marker| marker.length), expected, "{text}");
        }
    }
}
