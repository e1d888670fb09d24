//! Words told by their first eight bytes: what rules ask of a word, some fifty times a sentence.

use super::phrase::is_folded;

/// The first eight bytes of a word, so that a shorter word is told by one comparison of numbers: rules ask for words
/// like `that` and `to` some fifty times a sentence.
#[inline(always)] // so that the head of a literal is a constant
pub(crate) const fn head(word: &str) -> u64 {
    let (bytes, mut head, mut at) = (word.as_bytes(), 0, 0);
    while at < bytes.len() && at < 8 {
        head |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    head
}

/// Some words that a rule asks for together; see [`words!`].
pub(crate) struct Heads<const N: usize> {
    heads: [u64; N],
    words: [&'static str; N],
    /// A bit for each letter that one of them begins with: most words that are asked about begin with another.
    letters: u64,
    /// Whether the head is all of each.
    short: bool,
}

impl<const N: usize> Heads<N> {
    pub(crate) const fn of(words: [&'static str; N]) -> Self {
        let (mut heads, mut letters, mut short, mut at) = ([0; N], 0, true, 0);
        while at < N {
            heads[at] = head(words[at]);
            letters |= 1 << (heads[at] % 64);
            short &= words[at].len() < 8;
            at += 1;
        }
        Heads { heads, words, letters, short }
    }

    /// Whether one of them has this head and is that spelling.
    #[inline]
    pub(crate) fn has<'s>(&self, head: u64, spelling: impl Fn() -> &'s str) -> bool {
        let begins = self.letters >> (head % 64) & 1 != 0;
        begins
            && self.heads.contains(&head)
            && (self.short || self.words.iter().any(|word| is_folded(spelling(), word)))
    }
}

/// Words in small letters to ask for. The compiler makes their heads: made anew at each question, they were a fifth of the
/// time of speakers and quotes.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::lexicon::Heads::of([$($word),+]) }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_heads_and_long_ones_by_all_their_letters() {
        let short = |word: &str| words!["he", "she", "that"].has(head(word), || word);
        assert_eq!(["he", "that", "her", "", "h"].map(short), [true, true, false, false, false]);
        let long = |word: &str| words!["surveyed", "statement", "one"].has(head(word), || word);
        assert_eq!(["surveyed", "statement", "statements", "one"].map(long), [true, true, false, true]);
    }
}
