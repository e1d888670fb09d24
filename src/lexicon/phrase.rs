//! The longest phrase of a list that begins at a word.

use std::ops::RangeInclusive;

use super::table::{Row, Table};

/// The words of a text in one order, as a list of phrases is matched against them.
pub(crate) trait WordsAt {
    /// The word at a place as it is spelt, none past the end.
    fn word_at(&self, at: u32) -> Option<&str>;
}

const APOSTROPHE: &[u8] = "’".as_bytes();

/// A spelling in small letters with plain apostrophes, byte by byte: lists hold no other form.
pub(crate) fn folded(word: &str) -> impl Iterator<Item = u8> + Clone {
    let bytes = word.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let byte = *bytes.get(at)?;
        let apostrophe = byte == APOSTROPHE[0] && bytes[at..].starts_with(APOSTROPHE);
        at += if apostrophe { APOSTROPHE.len() } else { 1 };
        Some(if apostrophe { b'\'' } else { byte.to_ascii_lowercase() })
    })
}

/// Whether a spelling is this word of a list.
///
/// It is asked some two times a byte of news, and the answer is nearly always no: length and first letter tell that.
#[inline]
pub(crate) fn is_folded(spelling: &str, word: &(impl AsRef<[u8]> + ?Sized)) -> bool {
    let (bytes, word) = (spelling.as_bytes(), word.as_ref());
    if bytes.len() <= word.len() {
        let first = bytes.first().map(u8::to_ascii_lowercase) == word.first().copied();
        first && bytes.eq_ignore_ascii_case(word)
    } else {
        // What folding changes beyond ASCII it shortens.
        bytes.len() > word.len() + 1 && is_folded_beyond_ascii(spelling, word)
    }
}

fn is_folded_beyond_ascii(spelling: &str, word: &[u8]) -> bool {
    !spelling.is_ascii() && folded(spelling).eq(word.iter().copied())
}

/// The first words at a place as a list of phrases would hold them, one space between.
struct FirstWords {
    bytes: [u8; FirstWords::ROOM],
    /// Ends of the words.
    ends: [usize; FirstWords::MOST],
    words: usize,
}

impl FirstWords {
    /// No list has a longer key.
    const ROOM: usize = 64;
    const MOST: usize = 3;

    /// Some spellings, as many of them as there is room for.
    fn of<'w>(spellings: impl Iterator<Item = &'w str>) -> FirstWords {
        let mut key = FirstWords { bytes: [b' '; FirstWords::ROOM], ends: [0; FirstWords::MOST], words: 0 };
        let mut start = 0;
        for spelling in spellings.take(FirstWords::MOST) {
            let Some(end) = key.write(start, spelling) else { break };
            key.ends[key.words] = end;
            key.words += 1;
            start = end + 1;
        }
        key
    }

    /// Writes a folded spelling and returns its end, none if it is too long.
    fn write(&mut self, start: usize, spelling: &str) -> Option<usize> {
        if !spelling.is_ascii() {
            let mut end = start;
            for byte in folded(spelling) {
                *self.bytes.get_mut(end)? = byte;
                end += 1;
            }
            return Some(end);
        }
        let end = start + spelling.len();
        let room = self.bytes.get_mut(start..end)?;
        room.copy_from_slice(spelling.as_bytes());
        room.make_ascii_lowercase();
        Some(end)
    }

    /// So many of the words as a key, none if there are fewer.
    fn first(&self, words: usize) -> Option<&[u8]> {
        (words <= self.words).then(|| &self.bytes[..self.ends[words - 1]])
    }
}

/// The longest phrase of the table that begins at `at`, and how many words it has.
///
/// `key` is how many words the table's keys have, from those of its shortest phrase up to three; phrases of fewer than the
/// most are keyed by all their words.
pub(crate) fn longest<'a>(
    table: &Table<'a>,
    key: RangeInclusive<u32>,
    words: &impl WordsAt,
    at: u32,
) -> Option<(u32, Row<'a>)> {
    let opening = FirstWords::of((at..at + key.end()).map_while(|at| words.word_at(at)));
    key.rev().find_map(|count| {
        let key = opening.first(count as usize)?;
        if !table.goes_on_after(count) {
            return table.find(key).map(|row| (count, row));
        }
        let rest = |row: Row<'a>| matched(&row.column(0)[key.len()..], words, at + count);
        let found = table.rows(key).filter_map(|row| Some((count + rest(row)?, row)));
        found.max_by_key(|&(length, _)| length)
    })
}

/// How many words a phrase has after its key, if they stand at `at`; each has a space before it.
fn matched(mut phrase: &str, words: &impl WordsAt, at: u32) -> Option<u32> {
    let mut count = 0;
    while let Some(rest) = phrase.strip_prefix(' ') {
        let end = memchr::memchr(b' ', rest.as_bytes()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !is_folded(words.word_at(at + count)?, word) {
            return None;
        }
        count += 1;
        phrase = after;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::compiled::{fill, slots};

    struct Words<'w>(Vec<&'w str>);

    impl WordsAt for Words<'_> {
        fn word_at(&self, at: u32) -> Option<&str> {
            self.0.get(at as usize).copied()
        }
    }

    const LIST: &str = "# phrases\nin the\t1\nin the face of\t2\nin the face of it\t3\nit 's time\t4\n";

    #[test]
    fn the_longest_phrase_is_found_whatever_its_case_and_apostrophe() {
        let mut room = vec![0; slots(LIST)];
        fill(LIST, &mut room, 3);
        let table = Table::indexed(LIST, &room, 3);
        let long = "x".repeat(100);
        let cases = [
            ("in the house", Some((2, "1"))),
            ("In THE face of death", Some((4, "2"))),
            ("in the face of it", Some((5, "3"))),
            ("in the face", Some((2, "1"))),
            ("in the", Some((2, "1"))),
            ("in", None),
            ("It ’s time", Some((3, "4"))),
            ("it ’s", None),
            (&format!("in the {long}"), Some((2, "1"))),
            (&format!("{long} in the"), None),
        ];
        for (text, expected) in cases {
            let found = longest(&table, 2..=3, &Words(text.split(' ').collect()), 0);
            assert_eq!(found.map(|(length, row)| (length, row.column(1))), expected, "{text}");
        }
    }
}
