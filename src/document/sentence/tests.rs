//! What holds for any text.

use proptest::prelude::*;

use super::*;
use crate::lexicon::language::{LANGUAGES, language};

fn english(text: &str) -> Vec<Piece> {
    split(text, &LANGUAGES[0])
}

/// Pieces in order, each trimmed, every character that is not white space in exactly one of them.
fn check(text: &str, pieces: &[Piece]) {
    let mut end = 0;
    for piece in pieces {
        let span = piece.span;
        assert!(text[end..span.start as usize].chars().all(char::is_whitespace), "a gap in {text:?}");
        assert_eq!(span.of(text).trim(), span.of(text), "white space round a piece of {text:?}");
        end = span.end as usize;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "the end of {text:?} is lost");
    assert!(pieces.is_sorted_by_key(|piece| piece.paragraph), "paragraphs of {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_covered(text in "\\PC*") {
        for language in LANGUAGES {
            check(&text, &split(&text, language));
        }
    }

    #[test]
    fn any_text_of_marks_is_covered(
        text in "([.?!…。؟;:,“”\"'’«»()\\[\\]{}—*=•/<>@_\u{200b}\u{300}\u{200e}]|[ \n\r\t\u{a0}]|[a-zA-Z0-9éÉΣя中ا]|U\\.S\\.|Mr\\.|\\(?[12a-c][.)]\\s?|They |said |Lee, |[a-z]{5}|by |08/16/2000|12:05|http://|\\(CNN\\)|photo:){0,40}"
    ) {
        for language in LANGUAGES {
            check(&text, &split(&text, language));
        }
    }
}

#[test]
fn paragraphs_are_numbered_by_blank_lines_or_by_lines() {
    let numbers = |text: &str| english(text).iter().map(|piece| piece.paragraph).collect::<Vec<_>>();
    let long = "The ministers met on Monday in the old capital and talked for hours about the price of grain, of oil and of steel.";
    let wrapped = "The ministers met on Monday in the old capital and\ntalked for hours about the price of grain. They agreed\non nothing at all.";
    assert_eq!(numbers(&format!("{long} It rained.\n{long}")), [0, 0, 1]);
    assert_eq!(numbers(&format!("{wrapped}\n\n{wrapped}")), [0, 0, 1, 1]);
    assert_eq!(numbers("\n \n"), [0; 0]);
}

#[test]
fn an_omission_after_a_wide_stop() {
    let text = "他走了。. . . . Then she left.";
    check(text, &english(text));
}

#[test]
fn one_character_over_and_over() {
    for unit in [
        ".", "“", "a. ", "Mr. ", "...", "\n", "(", "\"", "1. ", "- ", "中", "\u{300}", "😀", ". . ", "=", "«", "•",
        " ••",
    ] {
        let text = unit.repeat(20_000);
        check(&text, &english(&text));
    }
}

#[test]
fn a_language_without_lists_has_the_shared_rules() {
    let text = "他来了。谈判开始了！";
    assert_eq!(language("und").map(|language| split(text, language).len()), Some(2));
}
