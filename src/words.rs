//! Words as unicode-segmentation counts them, ten times as fast where the text is ASCII.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// What stood before a byte, as far as the rules of Unicode's annex 29 ask.
#[derive(Clone, Copy)]
enum Before {
    Nothing,
    Letter,
    Digit,
    /// `_` in a word.
    Joiner,
    /// `_` that no letter or digit came before.
    Joiners,
    /// A mark that goes on with a letter only, after a letter: `don't`.
    LetterMark,
    /// A mark that goes on with a digit only, after a digit: `1,000`.
    DigitMark,
}
use Before::{Digit, DigitMark, Joiner, Joiners, Letter, LetterMark, Nothing};

/// What makes a step the first one of a word; the bits below are the next state.
const BEGINS: u8 = 8;

/// The rules of annex 29 for ASCII as a table from a byte and a state to the next one: some thirteen instructions a byte,
/// where unicode-segmentation's own way takes 79.
static STEPS: [[u8; 8]; 128] = {
    const STATES: [Before; 7] = [Nothing, Letter, Digit, Joiner, Joiners, LetterMark, DigitMark];
    let mut steps = [[0; 8]; 128];
    let mut byte = 0;
    while byte < 128 {
        let mut at = 0;
        while at < STATES.len() {
            let (next, begins) = step(STATES[at], byte as u8);
            steps[byte][STATES[at] as usize] = next as u8 + if begins { BEGINS } else { 0 };
            at += 1;
        }
        byte += 1;
    }
    steps
};

/// The state after a byte, and whether a word begins with it.
const fn step(before: Before, byte: u8) -> (Before, bool) {
    let joined = matches!(before, Letter | Digit | Joiner);
    match (byte, before) {
        (b'a'..=b'z' | b'A'..=b'Z', _) => (Letter, !joined && !matches!(before, LetterMark)),
        (b'0'..=b'9', _) => (Digit, !joined && !matches!(before, DigitMark)),
        (b'_', _) => (if joined { Joiner } else { Joiners }, false),
        (b'.' | b'\'' | b':', Letter) => (LetterMark, false),
        (b'.' | b'\'' | b',' | b';', Digit) => (DigitMark, false),
        _ => (Nothing, false),
    }
}

/// How many words a text has. What stands between two spaces is counted by itself, for no word goes over a space.
pub(crate) fn count_words(text: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < text.len() {
        let (words, end) = count_plain(&text.as_bytes()[at..]);
        (count, at) = (count + words, at + end);
        if at < text.len() {
            let start = memchr::memrchr(b' ', &text.as_bytes()[..at]).map_or(0, |space| space + 1);
            let end = memchr::memchr(b' ', &text.as_bytes()[at..]).map_or(text.len(), |space| at + space);
            let (counted, _) = count_plain(&text.as_bytes()[start..at]);
            count = count - counted + text[start..end].unicode_words().count();
            at = end;
        }
    }
    count
}

/// How many words there are up to the first character beyond ASCII that is no dash or quotation mark, and where that is.
fn count_plain(text: &[u8]) -> (usize, usize) {
    let (mut count, mut state, mut at) = (0, Nothing as u8, 0);
    let mut read = |byte: u8| {
        let step = STEPS[usize::from(byte)][usize::from(state % BEGINS)];
        (count, state) = (count + usize::from(step / BEGINS), step);
    };
    loop {
        let rest = &text[at..];
        let ascii = rest.iter().take_while(|byte| byte.is_ascii());
        at += ascii.map(|&byte| read(byte)).count();
        match text[at..] {
            // ‘ and ’ join words as a stop does.
            [0xe2, 0x80, 0x98 | 0x99, ..] => read(b'.'),
            // –, —, “, ” and … part them.
            [0xe2, 0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6, ..] => read(b' '),
            _ => return (count, at),
        }
        at += 3;
    }
}

/// A text with its white space squashed: one space between words, none at the ends.
pub(crate) fn squashed(text: &str) -> Cow<'_, str> {
    let mut before = b' ';
    let plain = |byte: u8| {
        let space = byte == b' ' && before != b' ';
        before = byte;
        space || byte.is_ascii_graphic()
    };
    // Nearly every name is so; one with a letter beyond ASCII is looked at word by word.
    if text.bytes().all(plain) && before != b' ' {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// How many letters of ASCII there are before the first byte that is none, eight bytes at a time: a word is read in some
/// twenty instructions, here and by the tokeniser. Fewer than there are near the end of the bytes.
pub(crate) fn letters(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let (eights, _) = bytes.as_chunks::<8>();
    let mut count = 0;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        let small = (eight | (0x20 * EACH)) & !HIGH;
        // The high bit of each byte tells whether it is at least `a`, and whether it is beyond `z`.
        let (from_a, past_z) = (small + (0x80 - 0x61) * EACH, small + (0x80 - 0x7b) * EACH);
        let others = !(from_a & !past_z & !eight) & HIGH;
        count += (others.trailing_zeros() / 8) as usize;
        if others != 0 {
            break;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn white_space_is_squashed() {
        let cases = [
            ("Ann Lee", "Ann Lee"),
            ("Ann\nLee", "Ann Lee"),
            (" Ann  Lee ", "Ann Lee"),
            ("Ann\u{a0}Erdoğan", "Ann Erdoğan"),
            ("Erdoğan", "Erdoğan"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(squashed(text), expected, "{text:?}");
        }
    }

    /// All texts of up to five of these bytes: every pair of states and bytes is among them.
    #[test]
    fn ascii_is_counted_as_by_the_library() {
        let letters = *b"aZ0_.',:;\" \n-\r";
        for length in 1..=5 {
            let mut text = vec![letters[0]; length];
            for number in 0..letters.len().pow(length as u32) {
                (0..length).fold(number, |rest, at| {
                    text[at] = letters[rest % letters.len()];
                    rest / letters.len()
                });
                let text = std::str::from_utf8(&text).unwrap();
                assert_eq!(count_words(text), text.unicode_words().count(), "{text:?}");
            }
        }
    }

    #[test]
    fn letters_are_counted_eight_at_a_time() {
        for (text, expected) in
            [("word and more", 4), ("Washington's talks", 10), ("3rd of May", 0), ("éa and more", 0)]
        {
            assert_eq!(letters(text.as_bytes()), expected, "{text}");
        }
        for byte in 0..=255 {
            let letter = [byte, b' ', b'x', b'x', b'x', b'x', b'x', b'x'];
            assert_eq!(letters(&letter), usize::from(byte.is_ascii_alphabetic()), "{byte}");
        }
        assert_eq!(letters(b"word"), 0, "fewer than eight bytes are left to others");
    }

    proptest! {
        #[test]
        fn any_text_is_counted_as_by_the_library(text in "(\\PC|[a-z0-9 ’.'_–“”…-]|\u{308}|\u{200d}|[א-ת🇦-🇿ァ-ヴ]){0,24}") {
            prop_assert_eq!(count_words(&text), text.unicode_words().count());
        }
    }
}
