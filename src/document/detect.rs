//! Which language a text is in, told by its small words and letters.

use crate::lexicon::language::{LANGUAGES, Language};

/// So much of a text is enough.
const SAMPLE: usize = 4000;

/// The language of a text; English when in doubt.
pub(crate) fn detect(text: &str) -> &'static Language {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    if is_plainly_english(sample) {
        return &LANGUAGES[0];
    }
    let words: Vec<String> = words(sample).map(str::to_lowercase).collect();
    let score = |language: &Language| {
        let small = words.iter().filter(|word| {
            language
                .words
                .find(word)
                .is_some_and(|row| row.column(1).split(' ').any(|class| matches!(class, "common" | "start")))
        });
        let letters = sample.chars().filter(|&c| !c.is_ascii() && language.letters.contains(c)).count();
        small.count() as f64 + 2.0 * letters as f64 * 20.0 / (words.len().max(20)) as f64
    };
    let mut best = (&LANGUAGES[0], score(&LANGUAGES[0]) + 0.5);
    for language in &LANGUAGES[1..] {
        let score = score(language);
        if score > best.1 {
            best = (language, score);
        }
    }
    best.0
}

/// Whether the first words have so many small English ones that no other language need be asked.
fn is_plainly_english(sample: &str) -> bool {
    /// Words looked at.
    const FIRST: usize = 64;
    let (mut count, mut common) = (0, 0);
    for word in words(sample).take(FIRST) {
        count += 1;
        let row = LANGUAGES[0].words.rows_of_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase())).next();
        common += usize::from(row.is_some_and(|row| row.column(1).split(' ').any(|class| class == "common")));
    }
    count == FIRST && common * 4 >= count
}

/// The words of a text without marks; an apostrophe parts them.
fn words(sample: &str) -> impl Iterator<Item = &str> {
    sample.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
}
