//! What the compiler makes of a list: an index of its row starts, which [`Table`](super::table::Table) looks keys up in,
//! and constants of learned weights. Nothing is left to be done at start.

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

pub(super) const fn spread(hash: u64) -> usize {
    (hash ^ (hash >> 29)) as usize
}

/// The bits of a slot that hold a row start: no list is longer than two megabytes.
pub(super) const START: u32 = (1 << 21) - 1;

/// The other bits of a slot.
pub(super) const fn tag(hash: u64) -> u32 {
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
        static SLOTS: [u32; $crate::lexicon::compiled::slots(TEXT)] = {
            let mut slots = [0; $crate::lexicon::compiled::slots(TEXT)];
            $crate::lexicon::compiled::fill(TEXT, &mut slots, $words);
            slots
        };
        $crate::lexicon::table::Table::indexed(TEXT, &SLOTS, $words)
    }};
}
pub(crate) use list;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table::Table;

    const LIST: &str = "# what it is\na b\t1\na b c\t2\na bc\t3\nb\t4\n";

    #[test]
    fn the_compiler_reads_weights() {
        const WEIGHTS: &str = "# weights\nbias\t\t0.59\nfirst\the\t-1.05\nfirst\ther\t0.16\n";
        let read = |first, second| decimal(WEIGHTS, first, second);
        assert_eq!((read("bias", ""), read("first", "he"), read("first", "her")), (0.59, -1.05, 0.16));
        assert_eq!((read("firs", "he"), read("first", ""), read("first", "h")), (0.0, 0.0, 0.0));
    }

    #[test]
    fn what_begins_a_longer_key_is_told() {
        const PLACES: &str =
            "# what it is\nNew York\tstate\nPeru\tname\nPeruvian\tdemonym\nSouth\tx\nSouth Korea\tname\n";
        let mut room = vec![0; slots(PLACES)];
        fill(PLACES, &mut room, 1);
        let table = Table::indexed(PLACES, &room, 1);
        let begins = ["New", "South", "Peru", "Peruvian", "York", "Zambia", ""].map(|word| table.begins(word));
        assert_eq!(begins, [true, true, false, false, false, false, false]);
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
