//! The paragraphs of a text, as it was laid out.

use std::ops::{Range, RangeInclusive};

/// The columns at which texts are broken; wider lines are paragraphs, and narrower ones mean something.
const WIDTHS: RangeInclusive<usize> = 50..=120;

/// Where each paragraph stands, without the white space round it.
///
/// Some texts have a paragraph on each line, others break their lines at some column. A line that had room for the
/// first word of the next one was not broken for want of room: there a paragraph ends.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let width = text.lines().map(columns).max().unwrap_or_default();
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let span = trimmed(line, start);
        start += line.len();
        match paragraphs.last_mut() {
            _ if span.is_empty() => {}
            Some(paragraph) if goes_on => paragraph.end = span.end,
            _ => paragraphs.push(span.clone()),
        }
        let next = lines.peek().and_then(|next| next.split_whitespace().next());
        goes_on = next.is_some_and(|word| WIDTHS.contains(&width) && columns(line) + 1 + columns(word) > width);
    }
    paragraphs
}

fn trimmed(line: &str, start: usize) -> Range<usize> {
    let start = start + line.len() - line.trim_start().len();
    start..start + line.trim().len()
}

fn columns(text: &str) -> usize {
    text.trim_end().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_paragraph_a_line() {
        let long = "Talks began on Monday in the old port of the city. ".repeat(5);
        let text = format!("OSLO – Talks begin\n{long}\n\n  {long}\r\nThey ended.\n");
        assert_eq!(shown(&text), ["OSLO – Talks begin", long.trim(), long.trim(), "They ended."]);
        assert_eq!(shown("One.\nTwo.\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(shown(" \n\n"), [""; 0]);
    }

    #[test]
    fn lines_that_were_broken_for_want_of_room_are_one_paragraph() {
        let first = "The ministers of both countries met on Monday in the old\nport of Oslo. They had not spoken for \
                     years and did not\nlook glad.";
        assert_eq!(shown(&format!("Talks begin\n\n{first}\nThey smiled.")), ["Talks begin", first, "They smiled."]);
    }
}
