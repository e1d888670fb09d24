//! Which two words a phrase can begin with: a set of bits that the compiler makes from a list.
//!
//! Half of all words begin some toned phrase, one pair in thirty does: to ask for the pair first is what makes the
//! search for phrases cheap (212 to 118 instructions a byte for the tone of news).

use super::table::{SEED, header, short, step};

/// Some ten bits for each pair of the longest list: one pair in twenty is found that is none.
const BITS: usize = 1 << 17;

/// A set of pairs of words; it may hold some that no phrase begins with, and lacks none.
pub(crate) struct Pairs(&'static [u64; Pairs::LENGTH]);

impl Pairs {
    pub(crate) const LENGTH: usize = BITS / 64;
    /// Stands for any second word, or for none.
    const ANY: u32 = short(step(SEED, b'*'));

    pub(crate) const fn new(bits: &'static [u64; Pairs::LENGTH]) -> Pairs {
        Pairs(bits)
    }

    /// Whether a phrase may begin with these two words, given by their hashes.
    pub(crate) fn has(&self, first: u32, second: u32) -> bool {
        let bit = bit(first, second);
        self.0[bit / 64] & 1 << (bit % 64) != 0
    }

    /// Whether one may begin with this word, whatever follows.
    pub(crate) fn has_alone(&self, first: u32) -> bool {
        self.has(first, Pairs::ANY)
    }
}

const fn bit(first: u32, second: u32) -> usize {
    let both = (first as u64) << 32 | second as u64;
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS.ilog2())) as usize
}

/// The bits of a list, while the compiler runs. Its rows begin with a word, then a space or tab, then a word that
/// follows, or several with `|` between, or `*` for any, or nothing.
pub(crate) const fn bits(text: &str) -> [u64; Pairs::LENGTH] {
    let (bytes, mut at) = (text.as_bytes(), header(text));
    let mut bits = [0; Pairs::LENGTH];
    while at < bytes.len() {
        let mut first = SEED;
        while !matches!(bytes[at], b' ' | b'\t' | b'\n') {
            first = step(first, bytes[at]);
            at += 1;
        }
        let mut more = bytes[at] != b'\n';
        while more {
            at += 1;
            let mut second = SEED;
            while !matches!(bytes[at], b' ' | b'\t' | b'\n' | b'|') {
                second = step(second, bytes[at]);
                at += 1;
            }
            let bit = bit(short(first), if second == SEED { Pairs::ANY } else { short(second) });
            bits[bit / 64] |= 1 << (bit % 64);
            more = bytes[at] == b'|';
        }
        while bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    bits
}

/// The pairs of a list of `lexicons/`.
macro_rules! pairs {
    ($file:literal) => {{
        static BITS: [u64; $crate::lexicon::pairs::Pairs::LENGTH] =
            $crate::lexicon::pairs::bits(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/", $file)));
        $crate::lexicon::pairs::Pairs::new(&BITS)
    }};
}
pub(crate) use pairs;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::language::LANGUAGES;
    use crate::lexicon::table::hash;

    fn short_hash(word: &str) -> u32 {
        short(hash(word.as_bytes()))
    }

    #[test]
    fn choices_any_word_and_no_word() {
        let bits = Box::leak(Box::new(bits("# what it is\na b c\t1\nd\te|f g\tx\ng\t*\tx\nh\t\tx\n")));
        let pairs = Pairs::new(bits);
        let has = |first: &str, second: &str| pairs.has(short_hash(first), short_hash(second));
        assert!(has("a", "b") && has("d", "e") && has("d", "f"));
        assert!(!has("b", "c") && !has("a", "c") && !has("d", "g") && !has("f", "g") && !has("d", "x"));
        let alone = |word: &str| pairs.has_alone(short_hash(word));
        assert!(alone("g") && alone("h") && !alone("a") && !alone("d"));
    }

    #[test]
    fn every_phrase_and_turn_is_there() {
        let lists = LANGUAGES[0].tone.unwrap();
        for row in lists.phrases.all() {
            let mut words = row.column(0).split(' ').map(short_hash);
            let (first, second) = (words.next().unwrap(), words.next().unwrap());
            assert!(lists.phrase_pairs.has(first, second), "{}", row.column(0));
        }
        for row in lists.patterns.all() {
            let first = short_hash(row.column(0));
            for second in row.column(1).split(' ').next().unwrap_or_default().split('|') {
                let alone = matches!(second, "" | "*");
                let has = if alone {
                    lists.pattern_pairs.has_alone(first)
                } else {
                    lists.pattern_pairs.has(first, short_hash(second))
                };
                assert!(has, "{} {second}", row.column(0));
            }
        }
    }
}
