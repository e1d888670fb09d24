//! A sorted list of rows, searched as it stands: nothing is parsed at start.

use std::cmp::Ordering;

/// Tab-separated rows under a header of `#` comments, sorted by their first column.
///
/// Found by binary search (some 300 ns), or where the compiler has made an index of row starts
/// ([`list!`]), in some 30 ns.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    text: &'a str,
    /// By hash of the key a row start plus one, below eleven further bits of the hash that tell most other keys apart
    /// without a look at the text; empty: search the text itself.
    slots: &'a [u32],
    /// How many words of the first column make the key; rows of one key stand together.
    words: usize,
}

/// One row of a table, without its line end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a>(&'a str);

impl<'a> Row<'a> {
    /// The n-th column from 0, empty where there is none.
    pub(crate) fn column(self, n: usize) -> &'a str {
        let tab = |text: &str| memchr::memchr(b'\t', text.as_bytes());
        let mut rest = self.0;
        for _ in 0..n {
            rest = tab(rest).map_or("", |at| &rest[at + 1..]);
        }
        &rest[..tab(rest).unwrap_or(rest.len())]
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

    /// Rows without a header, found by the first word of their first column: the key of a row may begin with `#`.
    pub(crate) const fn sorted_by_first(rows: &'a str) -> Self {
        Table { text: rows, slots: &[], words: 1 }
    }

    /// A table whose rows are found through an index made by [`fill`] with the same `words`.
    pub(crate) const fn indexed(text: &'a str, slots: &'a [u32], words: usize) -> Self {
        Table { text, slots, words }
    }

    /// The row of this key; the first one where several share it.
    pub(crate) fn find(&self, key: &(impl AsRef<[u8]> + ?Sized)) -> Option<Row<'a>> {
        let at = self.start(key.as_ref(), self.is_full(key.as_ref()))?;
        rows_from(&self.text[at..]).next()
    }

    /// Whether a row has this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.start(key.as_bytes(), self.is_full(key.as_bytes())).is_some()
    }

    /// All rows of this key; it has no more words than keys of this table have.
    pub(crate) fn rows<'k>(&self, key: &'k str) -> impl Iterator<Item = Row<'a>> + use<'a, 'k> {
        self.rows_of_bytes(key.as_bytes())
    }

    /// The same by the bytes of a key.
    pub(crate) fn rows_of_bytes<'k>(&self, key: &'k [u8]) -> impl Iterator<Item = Row<'a>> + use<'a, 'k> {
        let full = self.is_full(key);
        let rows = rows_from(self.start(key, full).map_or("", |at| &self.text[at..]));
        rows.take_while(move |row| has_key(row.0.as_bytes(), key, full))
    }

    /// Start of the first row of a key.
    fn start(&self, key: &[u8], full: bool) -> Option<usize> {
        if self.slots.is_empty() {
            self.lower_bound(key).filter(|&at| has_key(&self.text.as_bytes()[at..], key, full))
        } else {
            self.lookup(key, full)
        }
    }

    /// Whether a key has as many words as keys of this table have at most.
    fn is_full(&self, key: &[u8]) -> bool {
        self.words != usize::MAX && key.iter().filter(|&&byte| byte == b' ').count() + 1 == self.words
    }

    /// Whether a key of several words begins with this word. Such keys stand right behind the word's own row.
    pub(crate) fn begins(&self, word: &str) -> bool {
        let goes_on = |key: &str| key.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        let from = self.lower_bound(word.as_bytes()).map_or("", |at| &self.text[at..]);
        rows_from(from).take(2).any(|row| goes_on(row.column(0)))
    }

    /// Every row, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        // Only an index counts from before the header.
        let start = if self.slots.is_empty() { 0 } else { header(self.text) };
        rows_from(&self.text[start..])
    }

    /// Start of the first row of a key, through the index.
    fn lookup(&self, key: &[u8], full: bool) -> Option<usize> {
        let hash = hash(key);
        let mask = self.slots.len() - 1;
        let mut slot = spread(hash) & mask;
        while self.slots[slot] != 0 {
            let at = (self.slots[slot] & START) as usize - 1;
            if self.slots[slot] & !START == tag(hash) && has_key(&self.text.as_bytes()[at..], key, full) {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Start of the first row whose key is not below the given one.
    fn lower_bound(&self, key: &[u8]) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = memchr::memrchr(b'\n', &bytes[low..middle]).map_or(low, |n| low + n + 1);
            let end = memchr::memchr(b'\n', &bytes[start..high]).map_or(high, |n| start + n + 1);
            match key_of(&bytes[start..end]).cmp(key) {
                Ordering::Less => low = end,
                Ordering::Equal | Ordering::Greater => high = start,
            }
        }
        (low < bytes.len()).then_some(low)
    }
}

/// The rows of a text; `lines` would look for `\r` too, and takes twice as long over rows this short.
fn rows_from<'a>(mut text: &'a str) -> impl Iterator<Item = Row<'a>> + use<'a> {
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
        let row = (!text.is_empty()).then_some(Row(&text[..end]));
        text = text.get(end + 1..).unwrap_or("");
        row
    })
}

/// The first column of a row.
fn key_of(row: &[u8]) -> &[u8] {
    let end = row.iter().position(|&byte| matches!(byte, b'\t' | b'\n'));
    &row[..end.unwrap_or(row.len())]
}

/// Whether a row has this key: its first column is that, or begins with it if the key is full.
fn has_key(row: &[u8], key: &[u8], full: bool) -> bool {
    let end = || match row.get(key.len()) {
        None | Some(b'\t' | b'\n') => true,
        Some(b' ') => full,
        Some(_) => false,
    };
    row.starts_with(key) && end()
}

/// Length of the comments before the first row.
pub(super) const fn header(text: &str) -> usize {
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

pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: short enough for the compiler to run over half a megabyte of lists.
pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of a key.
pub(super) fn hash(key: &[u8]) -> u64 {
    key.iter().copied().fold(SEED, step)
}

/// Half of a hash, for what is kept of each word.
pub(super) const fn short(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

const fn spread(hash: u64) -> usize {
    (hash ^ (hash >> 29)) as usize
}

/// The bits of a slot that hold a row start: no list is longer than two megabytes.
const START: u32 = (1 << 21) - 1;

/// The other bits of a slot.
const fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32 & !START
}

/// The number of slots for the index of a list: two a row at least, so that a look seldom needs a second one.
pub(crate) const fn slots(text: &str) -> usize {
    let (bytes, mut at, mut rows) = (text.as_bytes(), header(text), 0);
    while at < bytes.len() {
        rows += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    (rows * 2 + 2).next_power_of_two()
}

/// Fills an index with the start of the first row of each key, while the compiler runs.
pub(crate) const fn fill(text: &str, slots: &mut [u32], words: usize) {
    let (bytes, mask) = (text.as_bytes(), slots.len() - 1);
    assert!(bytes.len() < START as usize, "the list is too long for its index");
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
            slots[slot] = (start as u32 + 1) | tag(hash);
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

/// The number in the third column of the row that has these first two, nought where no row has them.
///
/// For the compiler to read: a list of learned weights is a few constants of the program.
pub(crate) const fn decimal(text: &str, first: &str, second: &str) -> f32 {
    let bytes = text.as_bytes();
    let mut at = header(text);
    while at < bytes.len() {
        let after = at + first.len() + 1;
        if starts(bytes, at, first, b'\t') && starts(bytes, after, second, b'\t') {
            return hundredths(bytes, after + second.len() + 1) as f32 / 100.0;
        }
        while bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    0.0
}

/// Whether a column and what ends it stand at a place.
const fn starts(bytes: &[u8], at: usize, column: &str, end: u8) -> bool {
    let (column, mut n) = (column.as_bytes(), 0);
    while n < column.len() {
        if at + n >= bytes.len() || bytes[at + n] != column[n] {
            return false;
        }
        n += 1;
    }
    at + n < bytes.len() && bytes[at + n] == end
}

/// A number with two decimals, to the end of its line, in hundredths.
const fn hundredths(bytes: &[u8], start: usize) -> i32 {
    let (mut at, mut number) = (start, 0);
    while at < bytes.len() && bytes[at] != b'\n' {
        if bytes[at].is_ascii_digit() {
            number = 10 * number + (bytes[at] - b'0') as i32;
        }
        at += 1;
    }
    assert!(bytes[at - 3] == b'.', "a weight has two decimals");
    if bytes[start] == b'-' { -number } else { number }
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
    fn what_begins_a_longer_key_is_told() {
        let table = Table::sorted(
            "# what it is\nNew York\tstate\nPeru\tname\nPeruvian\tdemonym\nSouth\tx\nSouth Korea\tname\n",
        );
        let begins = ["New", "South", "Peru", "Peruvian", "York", "Zambia", ""].map(|word| table.begins(word));
        assert_eq!(begins, [true, true, false, false, false, false, false]);
    }

    #[test]
    fn sorted_text_is_searched_by_its_whole_first_column() {
        let table = Table::sorted(LIST);
        assert_eq!(values(table.rows("a b")), ["1"]);
        assert_eq!(values(table.rows("b")), ["4"]);
        assert!(!table.has("a") && !table.has("c") && !table.has(""));
    }

    #[test]
    fn sorted_text_can_be_searched_by_its_first_word() {
        let table = Table::sorted_by_first("# a\t0\na b\t1\na b c\t2\na bc\t3\nb\t4\n");
        assert_eq!(values(table.all()), ["0", "1", "2", "3", "4"]);
        assert_eq!(values(table.rows("#")), ["0"]);
        assert_eq!(values(table.rows("a")), ["1", "2", "3"]);
        assert_eq!(values(table.rows("b")), ["4"]);
        assert!(!table.has("c"));
    }

    #[test]
    fn a_last_row_needs_no_line_end() {
        assert_eq!(values(Table::sorted("a\t1\nb\t2").rows("b")), ["2"]);
        assert_eq!(Table::sorted("a\t1").find("a").unwrap().column(5), "");
    }

    #[test]
    fn the_compiler_reads_weights() {
        const WEIGHTS: &str = "# weights\nbias\t\t0.59\nfirst\the\t-1.05\nfirst\ther\t0.16\n";
        let read = |first, second| decimal(WEIGHTS, first, second);
        assert_eq!((read("bias", ""), read("first", "he"), read("first", "her")), (0.59, -1.05, 0.16));
        assert_eq!((read("firs", "he"), read("first", ""), read("first", "h")), (0.0, 0.0, 0.0));
    }

    #[test]
    fn an_index_over_two_words_gives_all_rows_that_begin_with_them() {
        let mut room = vec![0; slots(LIST)];
        fill(LIST, &mut room, 2);
        let table = Table::indexed(LIST, &room, 2);
        assert_eq!(table.rows("a b").count(), 2);
        assert_eq!(table.rows("a bc").count(), 1);
    }
}
