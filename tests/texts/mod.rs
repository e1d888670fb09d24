//! Texts made by chance, for the properties.

use std::sync::LazyLock;

use proptest::prelude::*;

/// The pieces of `pieces.dict`, which the fuzzer uses too.
pub(crate) static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../pieces.dict").lines().filter(|line| line.starts_with('"'));
    lines.map(|line| unescaped(&line[1..line.len() - 1])).collect()
});

/// A piece without the escapes of the dictionary: `\xNN`, `\"` and `\\`.
fn unescaped(piece: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = piece.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match (byte, byte == b'\\') {
            (_, false) => byte,
            _ => match rest.next() {
                Some(b'x') => {
                    let digits: String = rest.by_ref().take(2).map(char::from).collect();
                    u8::from_str_radix(&digits, 16).unwrap()
                }
                escaped => escaped.unwrap(),
            },
        });
    }
    String::from_utf8(bytes).unwrap()
}

/// Any characters, and pieces of news in any order: the one finds what nobody thought of, the other reaches the rules.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        1 => "\\PC{0,12}",
        1 => "[ \n\t.,:;?!“”\"'‘’«»„()—-]{0,6}",
        6 => prop::sample::select(PIECES.as_slice()),
    ];
    let between = prop::sample::select(vec![" ", " ", " ", "", "\n\n", ". "]);
    let soup = prop::collection::vec((piece, between), 0..60);
    let soup = soup.prop_map(|pieces| pieces.into_iter().map(|(piece, between)| piece + between).collect());
    prop_oneof![1 => any::<String>(), 4 => soup]
}
