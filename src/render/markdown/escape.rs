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
    let last = text.trim_end().len();
    let is_special = |at: usize| match bytes[at] {
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'|' | b'~' | b'$' | b'@' => true,
        b'&' => bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'#'),
        // Heading, quotation, list, rule.
        b'#' | b'>' | b'+' | b'-' | b'=' | b':' if at == 0 => true,
        // # a # is a heading without the second mark.
        b'#' if at + 1 == last => true,
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
    use proptest::prelude::*;

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
            ("# a #", r"\# a \#"),
            ("Room #2", "Room #2"),
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

    /// What a reader sees of Markdown, and the elements that show it.
    fn read(markdown: &str) -> (String, Vec<String>) {
        let html =
            markdown::to_html_with_options(markdown, &markdown::Options::gfm()).expect("no other syntax is read");
        let html = scraper::Html::parse_fragment(&html);
        let names = html.root_element().descendent_elements().map(|element| element.value().name().to_owned());
        let text: String = html.root_element().text().collect();
        (text.split_whitespace().collect::<Vec<_>>().join(" "), names.collect())
    }

    proptest! {
        #[test]
        fn whatever_stands_there_is_read_as_it_stands(
            text in r"([-a1 .!#$%&'()*+,/:;<=>?@\[\\\]^_`{|}~\n\t]|http://|www\.|&lt;|&#60;|<b>|!\[a\]\(b\)|a@b\.de|1\. ){0,12}",
        ) {
            let shown = visible(&text).into_owned();
            prop_assume!(!shown.is_empty());
            let table = ("| head |\n| - |\n| ", " |", "head ");
            for (before, after, head) in [("", "", ""), ("- ", "", ""), ("1. ", "", ""), ("> ", "", ""), ("# ", "", ""), table] {
                let page = format!("{before}{}{after}", escaped(&text));
                let (read, names) = self::read(&page);
                prop_assert_eq!(read, format!("{head}{shown}"), "{}", page);
                // Addresses of mail become links whatever is escaped.
                let links = names.iter().filter(|name| *name == "a").count();
                prop_assert!(links == 0 || text.contains('@'), "{}", page);
                let names: Vec<_> = names.into_iter().filter(|name| name != "a").collect();
                prop_assert_eq!(names, self::read(&format!("{before}a{after}")).1, "{}", page);
            }
        }
    }
}
