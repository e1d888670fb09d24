//! Which words a phrase can begin with: sets of bits that the compiler makes from a list.
//!
//! Half of all words begin some toned phrase, one in seventy does with what follows it here. To ask for the first words
//! together before the list is searched saves a third of the time of tone.

use super::compiled::{SEED, header, short, step};

/// A set of the openings of phrases; it may hold some that no phrase begins with, one in a hundred, and lacks none.
///
/// A Bloom filter in blocks: one number of the array is looked at, three bits of which must be set.
pub(crate) struct Openings(&'static Bits);

/// Some 24 bits for each phrase of the longest list: with half of them two in three phrases that are searched for were not
/// there.
pub(crate) type Bits = [u64; 1 << BLOCKS];
const BLOCKS: u32 = 12;

impl Openings {
    pub(crate) const fn new(bits: &'static Bits) -> Self {
        Openings(bits)
    }

    /// Whether a phrase may begin with some words, as [`with`] puts them together.
    pub(crate) fn has(&self, words: u64) -> bool {
        let (block, mask) = place(words);
        self.0[block] & mask == mask
    }

    /// With how many of some words, given by their hashes, a phrase may begin at most: a list that is keyed by up to so
    /// many need not be searched by more.
    pub(crate) fn reach(&self, words: impl Iterator<Item = u32>) -> u32 {
        let (mut sum, mut count, mut most) = (NONE, 0, 0);
        for word in words {
            (sum, count) = (with(sum, word), count + 1);
            most = if self.has(sum) { count } else { most };
        }
        most
    }
}

/// The number of no words.
pub(crate) const NONE: u64 = 0;

/// The number of some words and one more, which is given by its hash.
pub(crate) const fn with(words: u64, word: u32) -> u64 {
    (words ^ word as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Which block of bits tells of some words, and by which of them.
const fn place(words: u64) -> (usize, u64) {
    let rest = words << BLOCKS;
    ((words >> (64 - BLOCKS)) as usize, 1 << (rest >> 58) | 1 << (rest << 6 >> 58) | 1 << (rest << 12 >> 58))
}

const fn set(bits: &mut Bits, words: u64) {
    let (block, mask) = place(words);
    bits[block] |= mask;
}

/// The first word of each phrase of a list, and so many first words, or all if there are fewer, while the compiler runs.
/// The phrases are the first column.
pub(crate) const fn first_words(text: &str, words: usize) -> Bits {
    let (bytes, mut at) = (text.as_bytes(), header(text));
    let mut bits = [0; 1 << BLOCKS];
    while at < bytes.len() {
        let (mut sum, mut left) = (NONE, words);
        while left > 0 {
            let mut word = SEED;
            while !matches!(bytes[at], b' ' | b'\t') {
                word = step(word, bytes[at]);
                at += 1;
            }
            sum = with(sum, short(word));
            if left == words {
                set(&mut bits, sum);
            }
            left = if bytes[at] == b' ' { left - 1 } else { 0 };
            at += 1;
        }
        set(&mut bits, sum);
        while bytes[at - 1] != b'\n' {
            at += 1;
        }
    }
    bits
}

/// Stands for any word in a turn.
pub(crate) const ANY: u32 = short(step(SEED, b'*'));

/// The first word of each turn of a list and each word that may follow it, while the compiler runs; with [`ANY`] between
/// where one word may be any; the first word alone where nothing follows. The second column has the words that follow,
/// with `|` between choices and `*` for any.
pub(crate) const fn turns(text: &str) -> Bits {
    let (bytes, mut at) = (text.as_bytes(), header(text));
    let mut bits = [0; 1 << BLOCKS];
    while at < bytes.len() {
        let mut first = SEED;
        while bytes[at] != b'\t' {
            first = step(first, bytes[at]);
            at += 1;
        }
        let mut words = with(NONE, short(first));
        if bytes[at + 1] == b'*' {
            words = with(words, ANY);
            at += 2;
        }
        let mut more = true;
        while more {
            at += 1;
            let mut next = SEED;
            while !matches!(bytes[at], b' ' | b'\t' | b'|') {
                next = step(next, bytes[at]);
                at += 1;
            }
            set(&mut bits, if next == SEED { words } else { with(words, short(next)) });
            more = bytes[at] == b'|';
        }
        while bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    bits
}

/// The openings of a list of `lexicons/`, by the function that reads it.
macro_rules! openings {
    ($file:literal, $read:ident $(, $words:expr)?) => {{
        static BITS: $crate::lexicon::openings::Bits = $crate::lexicon::openings::$read(
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/", $file))
            $(, $words)?
        );
        $crate::lexicon::openings::Openings::new(&BITS)
    }};
}
pub(crate) use openings;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::compiled::hash;
    use crate::lexicon::language::LANGUAGES;

    fn has(openings: &Openings, words: &[&str]) -> bool {
        openings.has(words.iter().fold(NONE, |words, word| with(words, short(hash(word.as_bytes())))))
    }

    #[test]
    fn phrases_are_found_by_three_words_or_all() {
        static BITS: Bits = first_words("# what it is\na b c d\t1\ne f\t2\nfarther\t3\n", 3);
        let openings = Openings::new(&BITS);
        for words in [&["a"][..], &["a", "b", "c"], &["e"], &["e", "f"], &["farther"]] {
            assert!(has(&openings, words), "{words:?}");
        }
        for words in [&["a", "b"][..], &["b"], &["b", "c", "d"], &["f", "e"]] {
            assert!(!has(&openings, words), "{words:?}");
        }
    }

    #[test]
    fn a_list_is_searched_by_no_more_words_than_begin_a_phrase() {
        static BITS: Bits = first_words("# what it is\na b c d\t1\na b\t2\ne\t3\n", 3);
        let reach = |words: &str| {
            let hashes = words.split(' ').map(|word| short(hash(word.as_bytes())));
            Openings::new(&BITS).reach(hashes)
        };
        let cases = [("a b c", 3), ("a b d", 2), ("a c b", 1), ("e f g", 1), ("f e", 0)];
        for (words, most) in cases {
            assert_eq!(reach(words), most, "{words}");
        }
    }

    #[test]
    fn turns_are_found_by_each_word_that_may_follow() {
        static BITS: Bits = turns("# what it is\na\tb|c d|e\tx\nf\t* g|i j\tx\nh\t\tx\n");
        let openings = Openings::new(&BITS);
        for words in [&["a", "b"][..], &["a", "c"], &["f", "*", "g"], &["f", "*", "i"], &["h"]] {
            assert!(has(&openings, words), "{words:?}");
        }
        for words in [&["a"][..], &["a", "d"], &["f"], &["f", "*", "j"], &["f", "g"], &["h", "x"], &["b", "c"]] {
            assert!(!has(&openings, words), "{words:?}");
        }
    }

    #[test]
    fn every_phrase_and_turn_is_there() {
        let lists = LANGUAGES[0].tone.unwrap();
        for row in lists.phrases.all() {
            let words: Vec<_> = row.column(0).split(' ').take(3).collect();
            assert!(has(&lists.phrase_openings, &words), "{}", row.column(0));
        }
        let reporting = LANGUAGES[0].reporting.unwrap();
        let keyed =
            [(&reporting.titles, &reporting.title_openings, 3), (&reporting.verbs, &reporting.verb_openings, 2)];
        for (table, openings, most) in keyed {
            for row in table.all() {
                let words: Vec<_> = row.column(0).split(' ').take(most).collect();
                assert!(has(openings, &words), "{}", row.column(0));
            }
        }
        for row in lists.patterns.all() {
            let mut rest = row.column(1).split(' ');
            let any = row.column(1).starts_with("* ");
            let mut words = vec![row.column(0)];
            words.extend(rest.by_ref().take(usize::from(any)));
            for next in rest.next().unwrap_or_default().split('|') {
                let words: Vec<_> = words.iter().copied().chain([next]).filter(|word| !word.is_empty()).collect();
                assert!(has(&lists.pattern_openings, &words), "{words:?}");
            }
        }
    }
}
