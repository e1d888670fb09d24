//! Strangers' text in Markdown.

use std::borrow::Cow;

use crate::render::visible;

/// The text on one line as Markdown that shows it and obeys nothing in it: no link, image, markup or HTML, and no
/// heading, list or table where a line begins with it.
///
/// A program that makes links of bare addresses does so after reading the escapes, where it does not hold to
/// CommonMark; addresses of mail are such.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    let escapes = escapes(&text);
    if escapes.is_empty() {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + escapes.len());
    let mut done = 0;
    for at in escapes {
        escaped.push_str(&text[done..at]);
        escaped.push('\\');
        done = at;
    }
    escaped.push_str(&text[done..]);
    Cow::Owned(escaped)
}

/// A part of a line, with the space that parts it from its neighbours.
pub(super) fn piece(text: &str) -> String {
    let space = |has: bool| if has { " " } else { "" };
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{}{}", space(before), escaped(text), space(after))
}

/// The bytes before which a backslash belongs.
fn escapes(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let first = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    let is_special = |at: usize| match bytes[at] {
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'|' | b'~' | b'$' | b'@' => true,
        b'&' => bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'#'),
        // Heading, quotation, list, rule.
        b'#' | b'>' | b'+' | b'-' | b'=' | b':' if at == 0 => true,
        // 1. or 1)
        b'.' | b')' if at == first && at > 0 => true,
        b':' => text[at + 1..].starts_with("//"),
        b'.' => at >= 3 && bytes[at - 3..at].eq_ignore_ascii_case(b"www"),
        _ => false,
    };
    (0..bytes.len()).filter(|&at| is_special(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_not_obeyed() {
        for (text, markdown) in [
            ("Talks began (again) on 3.5 per cent – “why?”", "Talks began (again) on 3.5 per cent – “why?”"),
            ("[a](http://b.c)", r"\[a\](http\://b.c)"),
            ("![a](b)", r"!\[a\](b)"),
            ("<script>", r"\<script>"),
            ("AT&T &lt; Q & A &#60;", r"AT\&T \&lt; Q & A \&#60;"),
            ("**a** _b_ `c` ~~d~~ $e$", r"\*\*a\*\* \_b\_ \`c\` \~\~d\~\~ \$e\$"),
            ("# a #", r"\# a #"),
            ("- a", r"\- a"),
            ("---", r"\---"),
            ("12. a", r"12\. a"),
            ("12) a", r"12\) a"),
            ("12.5 a", r"12\.5 a"),
            ("> a > b", r"\> a > b"),
            ("a | b", r"a \| b"),
            ("WWW.a.b c@d.e", r"WWW\.a.b c\@d.e"),
            (r"a\*b", r"a\\\*b"),
            ("a\n\n# b\u{2028}- c", "a # b - c"),
            ("\u{202E}a\u{1B}[2J", r"\\u{202e}a\\u{1b}\[2J"),
        ] {
            assert_eq!(escaped(text), markdown, "{text:?}");
        }
    }

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(escaped("Talks began."), Cow::Borrowed(_)));
    }
}
