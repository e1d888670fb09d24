//! Words and phrases that tell where sentences end and what a line is, in texts of every language.

use super::compiled::list;
use super::key::Key;
use super::phrase::{WordsAt, longest};
use super::table::{Row, Table};
use crate::words::letters;

static SHARED: Table = list!("shared.tsv", 1);

/// Whether a word, in small letters, is of a class of the list.
pub(crate) fn is(word: &str, class: &str) -> bool {
    SHARED.rows(word).any(|row| row.column(0) == word && has(row, class))
}

/// A phrase of the list where it stands in a text.
#[derive(Clone, Copy)]
pub(crate) struct Phrase<'t> {
    row: Row<'static>,
    /// The text after it.
    pub(crate) rest: &'t str,
}

impl Phrase<'_> {
    pub(crate) fn is(&self, class: &str) -> bool {
        has(self.row, class)
    }
}

/// The longest phrase of the list that opens a text.
pub(crate) fn opening(text: &str) -> Option<Phrase<'_>> {
    // Nearly no sentence begins with a word of the list: the others are not looked at then.
    first_word(text).filter(|first| SHARED.has(&Key::small(first)))?;
    let (length, row) = longest(&SHARED, 1..=1, &Few::first(text), 0)?;
    let rest = (0..length).fold(text, |rest, _| rest.trim_start_matches(|c| !is_word(c)).trim_start_matches(is_word));
    Some(Phrase { row, rest })
}

/// Whether a phrase of a class closes a text.
pub(crate) fn is_closed(text: &str, class: &str) -> bool {
    let words = Few::last(text);
    (0..words.count).any(|at| {
        longest(&SHARED, 1..=1, &words, at as u32)
            .is_some_and(|(length, row)| at + length as usize == words.count && has(row, class))
    })
}

fn has(row: Row, class: &str) -> bool {
    row.items(1).any(|one| one == class)
}

/// A few words in a row: those at the start of a text, or those at its end.
#[derive(Clone, Copy, Default)]
struct Few<'t> {
    words: [&'t str; Few::MOST],
    count: usize,
}

impl<'t> Few<'t> {
    /// As many words as the longest phrases have.
    const MOST: usize = 6;

    /// The first words of a text, marks left out.
    fn first(text: &'t str) -> Self {
        let mut few = Few::default();
        for word in words(text).take(Few::MOST) {
            few.words[few.count] = word;
            few.count += 1;
        }
        few
    }

    /// The last words of a text, marks left out.
    fn last(text: &'t str) -> Self {
        let mut few = Few::default();
        for word in words(text).rev().take(Few::MOST) {
            few.words[few.count] = word;
            few.count += 1;
        }
        few.words[..few.count].reverse();
        few
    }
}

impl WordsAt for Few<'_> {
    fn word_at(&self, at: u32) -> Option<&str> {
        self.words[..self.count].get(at as usize).copied()
    }
}

/// The first word of a text: nearly always some letters before a space, which is seen without a look at each of them, often
/// behind a quotation mark.
fn first_word(text: &str) -> Option<&str> {
    let text = text.strip_prefix(['“', '"']).unwrap_or(text);
    let end = letters(text.as_bytes());
    let ends = text.as_bytes().get(end).is_some_and(|&byte| byte.is_ascii() && !is_word(byte as char));
    if end > 0 && ends { Some(&text[..end]) } else { words(text).next() }
}

/// The last word of a text.
pub(crate) fn last_word(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(|c| !is_word(c));
    let start = text.len() - text.chars().rev().take_while(|&c| is_word(c)).map(char::len_utf8).sum::<usize>();
    Some(&text[start..]).filter(|word| !word.is_empty())
}

/// The words of a text, marks left out.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty())
}

fn is_word(c: char) -> bool {
    match c {
        '\'' | '’' | '-' | '©' => true,
        // Curly marks and dashes are told at once: the tables for all of Unicode are slow.
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric(),
    }
}
