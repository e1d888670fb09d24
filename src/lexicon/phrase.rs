//! The longest phrase of a list that begins at a word.

use super::table::{Row, Table};

/// The words of a text in one order, as a list of phrases is matched against them.
pub(crate) trait WordsAt {
    /// The word at a place as it is spelt, none past the end.
    fn word_at(&self, at: u32) -> Option<&str>;
}

/// A spelling in small letters with plain apostrophes, byte by byte: lists hold no other form.
pub(crate) fn folded(word: &str) -> impl Iterator<Item = u8> + Clone {
    let bytes = word.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let byte = *bytes.get(at)?;
        let apostrophe = bytes[at..].starts_with("’".as_bytes());
        at += if apostrophe { 3 } else { 1 };
        Some(if apostrophe { b'\'' } else { byte.to_ascii_lowercase() })
    })
}

/// Whether a spelling is this word of a list.
pub(crate) fn is_folded(spelling: &str, word: &str) -> bool {
    spelling.eq_ignore_ascii_case(word) || !spelling.is_ascii() && folded(spelling).eq(word.bytes())
}

/// The longest phrase of the table that begins at `at`, and how many words it has.
///
/// `first` is how many words make the table's key; a table keyed by one word may hold single words too.
pub(crate) fn longest<'a>(table: &Table<'a>, first: u32, words: &impl WordsAt, at: u32) -> Option<(u32, Row<'a>)> {
    let start = words.word_at(at)?;
    let second = if first == 2 { words.word_at(at + 1)? } else { "" };
    let space = (first == 2).then_some(b' ');
    let key = folded(start).chain(space).chain(folded(second));
    let mut best: Option<(u32, Row)> = None;
    for row in table.rows_of_bytes(key) {
        let mut length = first;
        let mut rest = row.column(0).split(' ').skip(first as usize);
        let whole = rest.all(|word| {
            length += 1;
            words.word_at(at + length - 1).is_some_and(|spelling| is_folded(spelling, word))
        });
        if whole && best.is_none_or(|(longest, _)| length > longest) {
            best = Some((length, row));
        }
    }
    best
}
