//! Strangers' text on somebody's terminal.

use std::borrow::Cow;
use std::fmt::Write;

/// The text on one line, with the characters shown that a terminal would obey: escapes could rewrite the screen or
/// the clipboard, and marks of direction make words read in another order than they stand. Every run of white space
/// becomes one space.
///
/// ```
/// assert_eq!(onrecord::render::visible("hard\n  wrapped"), "hard wrapped");
/// assert_eq!(onrecord::render::visible("\u{1B}[2J"), r"\u{1b}[2J");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for c in word.chars() {
            if is_obeyed(c) {
                // Writing to a string cannot fail.
                let _ = write!(shown, "{}", c.escape_unicode());
            } else {
                shown.push(c);
            }
        }
    }
    Cow::Owned(shown)
}

/// The text with its white space, and the characters shown that a reader's program would obey.
#[cfg(feature = "page")]
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| is_obeyed(c) && !matches!(c, '\n' | '\t' | '\r');
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| if is_hidden(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

fn is_plain(text: &str) -> bool {
    let mut after_space = true;
    let inside = text.chars().all(|c| {
        let doubled = after_space && c == ' ';
        after_space = c == ' ';
        !(doubled || is_obeyed(c) || c.is_whitespace() && c != ' ')
    });
    inside && !text.ends_with(' ')
}

/// Controls, and the marks that turn the direction of writing.
fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}');
    c.is_control() || turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_not_obeyed() {
        for (text, shown) in [
            ("", ""),
            (" ", ""),
            ("a b", "a b"),
            (" a\t\r\nb  ", "a b"),
            ("a\u{A0}b\u{2028}c", "a b c"),
            ("\u{1B}]52;c;cm0=\u{7}", r"\u{1b}]52;c;cm0=\u{7}"),
            ("\u{9B}31m", r"\u{9b}31m"),
            ("a\u{0}b\u{7F}", r"a\u{0}b\u{7f}"),
            ("gpj\u{202E}exe", r"gpj\u{202e}exe"),
            ("الرئيس 👩‍🚀 e\u{301}", "الرئيس 👩‍🚀 e\u{301}"),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(visible("Talks began."), Cow::Borrowed(_)));
    }
}
