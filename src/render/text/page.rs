//! The lines of a page: wrapped by what is seen, with the marks of a terminal where it takes them.

use std::fmt::Write;
use std::ops::RangeInclusive;

use textwrap::core::{Word, display_width};
use textwrap::{Options, WordSeparator, WordSplitter, wrap};
use unicode_segmentation::UnicodeSegmentation;

use crate::render::{Style, visible};

/// How a stretch of text looks where colours may be used. None of them is needed to understand it.
pub(super) type Look = anstyle::Style;

pub(super) const PLAIN: Look = Look::new();
pub(super) const STRONG: Look = Look::new().bold();
pub(super) const FAINT: Look = Look::new().dimmed();
pub(super) const FRIENDLY: Look = Look::new().fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Green)));
pub(super) const HARSH: Look = Look::new().fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Red)));

/// A page that grows line by line.
pub(super) struct Page<'s> {
    pub(super) style: &'s Style,
    pub(super) text: String,
}

impl<'s> Page<'s> {
    /// Fewer columns leave no room for words behind an indent; longer lines are hard to read.
    const WIDTHS: RangeInclusive<usize> = 30..=120;

    pub(super) fn new(style: &'s Style) -> Self {
        Page { style, text: String::new() }
    }

    pub(super) fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        self.line(0, &[(STRONG, heading)]);
    }

    /// A paragraph at an indent; its further lines hang two columns to the right of the first.
    pub(super) fn item(&mut self, indent: usize, text: &str) {
        self.line(indent, &[(PLAIN, text)]);
    }

    /// The same, of stretches that look differently. Nothing is written where there is no text.
    pub(super) fn line(&mut self, indent: usize, pieces: &[(Look, &str)]) {
        let line = self.joined(pieces);
        if line.is_empty() {
            return;
        }
        let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
        let width = self.style.width.clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end());
        let options = Options::new(width)
            .initial_indent(&first)
            .subsequent_indent(&next)
            .word_splitter(WordSplitter::NoHyphenation)
            .word_separator(WordSeparator::Custom(words));
        // A look ends with its line and begins again: a pager may show any line first.
        let mut open = "";
        let lines = wrap(&line, options);
        for line in &lines {
            self.text.push_str(open);
            self.text.push_str(line);
            open = last_mark(line).unwrap_or(open);
            self.text.push_str(if open.is_empty() { "" } else { RESET });
            self.text.push('\n');
        }
    }

    /// Nothing is silently empty.
    pub(super) fn none_if(&mut self, empty: bool, message: &str) {
        if empty {
            self.item(2, message);
        }
    }

    fn joined(&self, pieces: &[(Look, &str)]) -> String {
        let mut line = String::new();
        for (look, text) in pieces {
            let shown = visible(text);
            let space = |is: bool| if is && !shown.is_empty() { " " } else { "" };
            line.push_str(space(text.starts_with(char::is_whitespace)));
            if self.style.color && *look != PLAIN && !shown.is_empty() {
                // Writing to a string cannot fail.
                let _ = write!(line, "{look}{shown}{RESET}");
            } else {
                line.push_str(&shown);
            }
            line.push_str(space(text.ends_with(char::is_whitespace)));
        }
        line
    }
}

const RESET: &str = "\u{1B}[0m";

/// The look that is on at the end of a line: empty after a reset, none where the line changes nothing.
fn last_mark(line: &str) -> Option<&str> {
    let mark = &line[line.rfind('\u{1B}')?..];
    let mark = &mark[..=mark.find('m')?];
    Some(if mark == RESET { "" } else { mark })
}

/// What stays together on a line. Chinese and Japanese have no spaces: a line may end at each of their signs, but for
/// marks that belong to what stands before or behind them.
///
/// A mark of a terminal is no sign: a reset stays with what stands before it, any other one with what follows, so that
/// lines end alike with colours and without.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut rest = signs(line).peekable();
    let mut start = 0;
    Box::new(std::iter::from_fn(move || {
        loop {
            let Some((end, sign)) = rest.next() else {
                let last = &line[std::mem::replace(&mut start, line.len())..];
                return (!last.is_empty()).then(|| Word::from(last));
            };
            let parts = |&(_, next): &(usize, &str)| next != " " && (sign == " " || is_parted(sign, next));
            if rest.peek().is_some_and(parts) {
                let end = end + resets(&line[end..]);
                return Some(Word::from(&line[std::mem::replace(&mut start, end)..end]));
            }
        }
    }))
}

/// What is seen of a line, sign by sign, each with the place where it ends.
fn signs(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut mark = false;
    let seen = line.grapheme_indices(true).filter(move |(_, sign)| {
        let inside = mark || *sign == "\u{1B}";
        mark = inside && !sign.starts_with('m');
        !inside
    });
    seen.map(|(at, sign)| (at + sign.len(), sign))
}

/// The length of the resets that a text begins with.
fn resets(text: &str) -> usize {
    text.len() - text.trim_start_matches(RESET).len()
}

fn is_parted(sign: &str, next: &str) -> bool {
    // A vowel sign makes no wide sign of what it stands behind, which may be the `m` that ends a terminal's mark.
    let is_wide = |sign: &str| {
        sign.split_at_checked(sign.ceil_char_boundary(1)).is_some_and(|(first, _)| display_width(first) > 1)
    };
    let opens = |sign| matches!(sign, "「" | "『" | "（" | "【" | "〈" | "《" | "“" | "‘" | "(" | "[");
    let closes = next.chars().all(|c| !c.is_alphanumeric() && !is_symbol(c)) || next == "ー";
    (is_wide(sign) || is_wide(next)) && !opens(sign) && (!closes || opens(next))
}

/// Signs that stand for themselves, emoji above all.
fn is_symbol(c: char) -> bool {
    c >= '\u{1F000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: usize, color: bool, pieces: &[(Look, &str)]) -> String {
        let style = Style { width, color, ..Style::default() };
        let mut page = Page::new(&style);
        page.line(2, pieces);
        page.text
    }

    #[test]
    fn words_of_all_scripts() {
        for (line, parted) in [
            ("Talks  began.", "Talks  |began."),
            ("well-known", "well-known"),
            ("“会谈”，他说。", "“会|谈”，|他|说。"),
            ("「はい」と 答えた", "「は|い」|と |答|え|た"),
            ("サーバー", "サー|バー"),
            ("“\u{1B}[1m\u{93B}a”", "“\u{1B}[1m\u{93B}a”"),
            ("e\u{301}te\u{301} 👩\u{200D}🚀👩\u{200D}🚀", "e\u{301}te\u{301} |👩\u{200D}🚀|👩\u{200D}🚀"),
            ("『 \u{1B}[1m𪜀", "『 |\u{1B}[1m𪜀"),
            ("\u{1B}[1m会\u{1B}[0m谈", "\u{1B}[1m会\u{1B}[0m|谈"),
            ("", ""),
        ] {
            let words: Vec<String> = words(line).map(|word| format!("{}{}", word.word, word.whitespace)).collect();
            assert_eq!(words.join("|"), parted);
        }
    }

    #[test]
    fn lines_hang_and_a_look_ends_with_its_line() {
        let pieces =
            [(PLAIN, "Talks on fish and beef\nwere “"), (STRONG, "a waste of everybody's time"), (PLAIN, "”.")];
        assert_eq!(
            page(30, false, &pieces),
            "  Talks on fish and beef were\n    “a waste of everybody's\n    time”.\n"
        );
        let marked = "  Talks on fish and beef were\n    “\u{1B}[1ma waste of everybody's\u{1B}[0m\n\u{1B}[1m    time\u{1B}[0m”.\n";
        assert_eq!(page(30, true, &pieces), marked);
    }

    #[test]
    fn a_page_is_neither_too_narrow_nor_too_wide() {
        let text = "talks ".repeat(60);
        for (width, longest) in [(1, 30), (80, 80), (1000, 120)] {
            let page = page(width, false, &[(PLAIN, &text)]);
            let found = page.lines().map(str::len).max().unwrap();
            assert!(found <= longest && found > longest - 6, "{width}: {found}");
        }
    }

    #[test]
    fn what_a_stranger_wrote_is_never_a_mark() {
        assert_eq!(page(80, true, &[(PLAIN, "\u{1B}[31mred")]), "  \\u{1b}[31mred\n");
        assert_eq!(page(80, true, &[(STRONG, " "), (PLAIN, "")]), "");
    }
}
