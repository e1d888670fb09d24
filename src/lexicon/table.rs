//! A sorted list of rows, searched as it stands: nothing is parsed at start.

use std::cmp::Ordering;

/// Tab-separated rows under a header of `#` comments, sorted by their first column.
///
/// Found by binary search (some 300 ns), or where the compiler has made an index of row starts
/// ([`list!`]), in some 30 ns.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    text: &'a str,
    /// Row starts plus one, by hash of the key; empty: search the text itself.
    slots: &'a [u32],
    /// How many words of the first column make the key; rows of one key stand together.
    words: usize,
}

/// One row of a table, without its line end.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a>(&'a str);

impl<'a> Row<'a> {
    /// The n-th column from 0, empty where there is none.
    pub(crate) fn column(self, n: usize) -> &'a str {
        self.0.split('\t').nth(n).unwrap_or("")
    }

    /// A number in a column; nought where there is none.
    pub(crate) fn number(self, n: usize) -> f32 {
        self.column(n).parse().unwrap_or(0.0)
    }
}

impl<'a> Table<'a> {
    /// A table that is searched as sorted text.
    pub(crate) const fn sorted(text: &'a str) -> Self {
        Table { text: text.split_at(header(text)).1, slots: &[], words: usize::MAX }
    }

    /// A table whose rows are found through an index made by [`fill`] with the same `words`.
    pub(crate) const fn indexed(text: &'a str, slots: &'a [u32], words: usize) -> Self {
        Table { text, slots, words }
    }

    /// The row of this key; the first one where several share it.
    pub(crate) fn find(&self, key: &str) -> Option<Row<'a>> {
        self.rows(key).next()
    }

    /// Whether a row has this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// All rows of this key.
    pub(crate) fn rows<'k>(&self, key: &'k str) -> impl Iterator<Item = Row<'a>> + use<'a, 'k> {
        let words = self.words;
        let start = if self.slots.is_empty() { self.lower_bound(key) } else { self.lookup(key.bytes()) };
        let rows = start.map_or("", |at| &self.text[at..]).lines().map(Row);
        rows.take_while(move |row| key_of(row.0.as_bytes(), words) == key.as_bytes())
    }

    /// All rows whose key has the bytes that `key` yields, in small letters.
    pub(crate) fn rows_of_bytes<I>(&self, key: I) -> impl Iterator<Item = Row<'a>> + use<'a, I>
    where
        I: Iterator<Item = u8> + Clone,
    {
        let words = self.words;
        let rows = self.lookup(key.clone()).map_or("", |at| &self.text[at..]).lines().map(Row);
        rows.take_while(move |row| key_of(row.0.as_bytes(), words).iter().copied().eq(key.clone()))
    }

    /// Every row, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.text[header(self.text)..].lines().map(Row)
    }

    /// Start of the first row of a key, through the index.
    fn lookup(&self, key: impl Iterator<Item = u8> + Clone) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = spread(key.clone().fold(SEED, step)) & mask;
        while self.slots[slot] != 0 {
            let at = self.slots[slot] as usize - 1;
            if key_of(&self.text.as_bytes()[at..], self.words).iter().copied().eq(key.clone()) {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Start of the first row whose key is not below the given one.
    fn lower_bound(&self, key: &str) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = memchr::memrchr(b'\n', &bytes[low..middle]).map_or(low, |n| low + n + 1);
            let end = memchr::memchr(b'\n', &bytes[start..high]).map_or(high, |n| start + n + 1);
            match key_of(&bytes[start..end], usize::MAX).cmp(key.as_bytes()) {
                Ordering::Less => low = end,
                Ordering::Equal | Ordering::Greater => high = start,
            }
        }
        (low < bytes.len()).then_some(low)
    }
}

/// The key at the start of a row: its first column, or as many words of it as make the key.
fn key_of(row: &[u8], words: usize) -> &[u8] {
    let mut left = words;
    let end = row.iter().position(|&byte| match byte {
        b'\t' | b'\n' => true,
        b' ' => {
            left = left.saturating_sub(1);
            left == 0
        }
        _ => false,
    });
    &row[..end.unwrap_or(row.len())]
}

/// Length of the comments before the first row.
const fn header(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] == b'#' {
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    at
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: short enough for the compiler to run over half a megabyte of lists.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

const fn spread(hash: u64) -> usize {
    (hash ^ (hash >> 29)) as usize
}

/// The number of slots for the index of a list: its rows are rarely shorter than 16 bytes.
pub(crate) const fn slots(text: &str) -> usize {
    (text.len() / 7 + 2).next_power_of_two()
}

/// Fills an index with the start of the first row of each key, while the compiler runs.
pub(crate) const fn fill(text: &str, slots: &mut [u32], words: usize) {
    let (bytes, mask) = (text.as_bytes(), slots.len() - 1);
    let (mut at, mut last) = (header(text), 0);
    while at < bytes.len() {
        let start = at;
        let (mut hash, mut left) = (SEED, words);
        while bytes[at] != b'\t' && bytes[at] != b'\n' {
            if bytes[at] == b' ' {
                left -= 1;
                if left == 0 {
                    break;
                }
            }
            hash = step(hash, bytes[at]);
            at += 1;
        }
        if last == 0 || !same(bytes, last - 1, start, at - start) {
            let mut slot = spread(hash) & mask;
            while slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = start as u32 + 1;
            last = start + 1;
        }
        while bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
}

/// Whether the key of `length` bytes at `b` is also the key at `a`.
const fn same(bytes: &[u8], a: usize, b: usize, length: usize) -> bool {
    let mut n = 0;
    while n < length {
        if bytes[a + n] != bytes[b + n] {
            return false;
        }
        n += 1;
    }
    matches!(bytes[a + length], b'\t' | b'\n' | b' ')
}

/// A list of `lexicons/`, with an index of its row starts that the compiler makes: by whole keys, or by so many words.
macro_rules! list {
    ($file:literal) => {
        list!($file, usize::MAX)
    };
    ($file:literal, $words:expr) => {{
        const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/", $file));
        static SLOTS: [u32; $crate::lexicon::table::slots(TEXT)] = {
            let mut slots = [0; $crate::lexicon::table::slots(TEXT)];
            $crate::lexicon::table::fill(TEXT, &mut slots, $words);
            slots
        };
        $crate::lexicon::table::Table::indexed(TEXT, &SLOTS, $words)
    }};
}
pub(crate) use list;

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# what it is\na b\t1\na b c\t2\na bc\t3\nb\t4\n";

    fn values(rows: impl Iterator<Item = Row<'static>>) -> Vec<&'static str> {
        rows.map(|row| row.column(1)).collect()
    }

    #[test]
    fn sorted_text_is_searched_by_its_whole_first_column() {
        let table = Table::sorted(LIST);
        assert_eq!(values(table.rows("a b")), ["1"]);
        assert_eq!(values(table.rows("b")), ["4"]);
        assert!(!table.has("a") && !table.has("c") && !table.has(""));
    }

    #[test]
    fn an_index_over_two_words_gives_all_rows_that_begin_with_them() {
        let mut room = vec![0; slots(LIST)];
        fill(LIST, &mut room, 2);
        let table = Table::indexed(LIST, &room, 2);
        assert_eq!(table.rows("a b").count(), 2);
        assert_eq!(table.rows_of_bytes("a bc".bytes()).count(), 1);
        assert!(!table.has("a b c"));
    }
}
