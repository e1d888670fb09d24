//! A sorted list of rows, searched as it stands: nothing is parsed at start.

use std::cmp::Ordering;

use super::compiled::{START, hash, header, short, spread, tag};

/// Tab-separated rows under a header of `#` comments, sorted by their first column.
///
/// Found by binary search (some 300 ns), or where the compiler has made an index of row starts
/// (`list!`), in some 30 ns.
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
        // Columns are short: memchr takes twice as long.
        let tab = |text: &str| text.bytes().position(|byte| byte == b'\t');
        let mut rest = self.0;
        for _ in 0..n {
            rest = tab(rest).map_or("", |at| &rest[at + 1..]);
        }
        &rest[..tab(rest).unwrap_or(rest.len())]
    }

    /// The first columns, read once over; empty where there are no more.
    pub(crate) fn columns<const N: usize>(self) -> [&'a str; N] {
        let mut rest = self.0;
        std::array::from_fn(|_| {
            let tab = rest.bytes().position(|byte| byte == b'\t');
            let (column, after) = tab.map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
            rest = after;
            column
        })
    }

    /// The items of a column that a space parts.
    pub(crate) fn items(self, n: usize) -> impl Iterator<Item = &'a str> {
        let mut rest = Some(self.column(n));
        // Byte by byte: the search for one letter in a string is made for longer ones.
        std::iter::from_fn(move || {
            let text = rest?;
            let space = text.bytes().position(|byte| byte == b' ');
            rest = space.map(|at| &text[at + 1..]);
            Some(&text[..space.unwrap_or(text.len())])
        })
    }

    /// A number in a column; nought where there is none.
    pub(crate) fn number(self, n: usize) -> f32 {
        self.column(n).parse().unwrap_or(0.0)
    }
}

/// A key that is looked for, with its hash: a new word is looked up in a dozen lists.
#[derive(Clone, Copy)]
pub(crate) struct Sought<'k> {
    key: &'k [u8],
    hash: u64,
}

impl<'k, K: AsRef<[u8]> + ?Sized> From<&'k K> for Sought<'k> {
    fn from(key: &'k K) -> Self {
        Sought { key: key.as_ref(), hash: hash(key.as_ref()) }
    }
}

impl Sought<'_> {
    /// Half of the hash, for what is kept of each word.
    pub(crate) fn short(&self) -> u32 {
        short(self.hash)
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

    /// A table whose rows are found through an index made by [`fill`](super::compiled::fill) with the same `words`.
    pub(crate) const fn indexed(text: &'a str, slots: &'a [u32], words: usize) -> Self {
        Table { text, slots, words }
    }

    /// The row of this key; the first one where several share it.
    pub(crate) fn find<'k>(&self, key: impl Into<Sought<'k>>) -> Option<Row<'a>> {
        self.start(key.into()).and_then(|at| rows_from(&self.text[at..]).next())
    }

    /// Whether a row has this key.
    pub(crate) fn has<'k>(&self, key: impl Into<Sought<'k>>) -> bool {
        self.start(key.into()).is_some()
    }

    /// All rows of this key; it has no more words than keys of this table have.
    pub(crate) fn rows<'k, K: Into<Sought<'k>>>(&self, key: K) -> impl Iterator<Item = Row<'a>> + use<'a, 'k, K> {
        let sought = key.into();
        // Most keys are in no row: an empty list of rows would be asked for its first one.
        let (table, rows) = (*self, self.start(sought).map(|at| rows_from(&self.text[at..])));
        let rows = rows.map(|rows| rows.take_while(move |row| table.has_key(row.0.as_bytes(), sought.key)));
        rows.into_iter().flatten()
    }

    /// Whether a key of several words begins with this word, in a table that is keyed by one.
    pub(crate) fn begins<'k>(&self, word: impl Into<Sought<'k>>) -> bool {
        self.rows(word).any(|row| row.column(0).contains(' '))
    }

    /// Start of the first row of a key.
    fn start(&self, sought: Sought) -> Option<usize> {
        if self.slots.is_empty() {
            self.lower_bound(sought.key).filter(|&at| self.has_key(&self.text.as_bytes()[at..], sought.key))
        } else {
            self.lookup(sought)
        }
    }

    /// Whether a key has as many words as keys of this table have at most.
    fn is_full(&self, key: &[u8]) -> bool {
        self.words != usize::MAX && key.iter().filter(|&&byte| byte == b' ').count() + 1 == self.words
    }

    /// Whether rows may go on after a key of so many words; other keys are the whole of their first column.
    pub(crate) fn goes_on_after(&self, words: u32) -> bool {
        self.words == words as usize
    }

    /// Every row, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        // Only an index counts from before the header.
        let start = if self.slots.is_empty() { 0 } else { header(self.text) };
        rows_from(&self.text[start..])
    }

    /// Start of the first row of a key, through the index.
    fn lookup(&self, Sought { key, hash }: Sought) -> Option<usize> {
        let (mask, tag) = (self.slots.len() - 1, tag(hash));
        let mut slot = spread(hash) & mask;
        loop {
            let found = self.slots[slot];
            if found == 0 {
                return None;
            }
            let at = (found & START) as usize;
            if found & !START == tag && self.has_key(&self.text.as_bytes()[at - 1..], key) {
                return Some(at - 1);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether a row has this key: its first column is that, or begins with it if the key is full.
    fn has_key(&self, row: &[u8], key: &[u8]) -> bool {
        let end = || match row.get(key.len()) {
            None | Some(b'\t' | b'\n') => true,
            Some(b' ') => self.is_full(key),
            Some(_) => false,
        };
        row.starts_with(key) && end()
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
        let row = Table::sorted("a\t1").find("a").unwrap();
        assert_eq!((row.column(5), row.columns()), ("", ["a", "1", ""]));
    }
}
