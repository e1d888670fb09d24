//! Words and phrases that tell where sentences end and what a line is, in texts of every language.

use super::phrase::{WordsAt, longest};
use super::table::{Row, Table, list};

static SHARED: Table = list!("shared.tsv", 1);

/// Whether a word, in small letters, is of a class of the list.
pub(crate) fn is(word: &str, class: &str) -> bool {
    SHARED.rows(word).any(|row| row.column(0) == word && has(row, class))
}

/// The longest phrase of a class that begins at a word, as the number of its words; none if the longest phrase of the
/// list is of other classes.
pub(crate) fn phrase(words: &impl WordsAt, at: u32, class: &str) -> Option<u32> {
    longest(&SHARED, 1, words, at).filter(|&(_, row)| has(row, class)).map(|(length, _)| length)
}

fn has(row: Row, class: &str) -> bool {
    row.column(1).split(' ').any(|one| one == class)
}

/// A few words in a row: those at the start of a text, or those at its end.
#[derive(Clone, Copy, Default)]
pub(crate) struct Few<'t> {
    words: [&'t str; Few::MOST],
    count: usize,
}

impl<'t> Few<'t> {
    /// As many words as the longest phrases have.
    const MOST: usize = 6;

    /// The first words of a text, marks left out.
    pub(crate) fn first(text: &'t str) -> Self {
        let mut few = Few::default();
        for word in words(text).take(Few::MOST) {
            few.words[few.count] = word;
            few.count += 1;
        }
        few
    }

    /// The last words of a text, marks left out.
    pub(crate) fn last(text: &'t str) -> Self {
        let mut few = Few::default();
        for word in words(text).rev().take(Few::MOST) {
            few.words[few.count] = word;
            few.count += 1;
        }
        few.words[..few.count].reverse();
        few
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn get(&self, at: usize) -> Option<&'t str> {
        self.words[..self.count].get(at).copied()
    }
}

impl WordsAt for Few<'_> {
    fn word_at(&self, at: u32) -> Option<&str> {
        self.get(at as usize)
    }
}

/// The words of a text, marks left out.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty())
}

/// The rest of a text after so many words.
pub(crate) fn after_words(text: &str, count: u32) -> &str {
    (0..count).fold(text, |rest, _| rest.trim_start_matches(|c| !is_word(c)).trim_start_matches(is_word))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '©')
}
