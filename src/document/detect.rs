//! Which language a text is in, told by its script, its small words and its letters.

use crate::lexicon::key::Key;
use crate::lexicon::language::{LANGUAGES, Language, language};
use crate::lexicon::table::Table;

/// So many bytes of a text are enough.
const SAMPLE: usize = 1500;
/// Plain English is told from so many words …
const FIRST: usize = 64;
/// … of which so many are small words. Dutch and Danish share some of them: a tenth of their words.
const PLAIN: usize = 16;

/// The language of a text; English when in doubt, and none of the languages for a script that none is written in.
pub(crate) fn detect(text: &str) -> &'static Language {
    let english = &LANGUAGES[0];
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let small = words(sample).take(FIRST).filter(|word| is_small_word(english, &Key::small(word)));
    if small.take(PLAIN).count() == PLAIN {
        return english;
    }
    by_script(sample).unwrap_or_else(|| by_words(sample))
}

/// Greek and Cyrillic tell the language by themselves, scripts of other languages that it is none of ours.
fn by_script(sample: &str) -> Option<&'static Language> {
    let (mut letters, mut greek, mut cyrillic, mut latin) = (0, 0, 0, 0);
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        match c {
            '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin += 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => greek += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            _ => {}
        }
    }
    // A third: names and borrowed words in Latin letters are many in news.
    let others = letters - latin - greek - cyrillic;
    let script = [(cyrillic, "ru"), (greek, "el"), (others, "und")];
    script.into_iter().find(|&(count, _)| count * 3 > letters).and_then(|(_, code)| language(code))
}

/// The language with the most evidence: small words, and letters that not all languages have. English is ahead by so
/// much that half of what one word tells does not make another language of `Paul Roe’s war on Ann Lee`.
fn by_words(sample: &str) -> &'static Language {
    let mut scores = vec![0; LANGUAGES.len()];
    scores[0] = WHOLE * 2 / 3;
    for word in words(sample) {
        let key = Key::small(word);
        share(&mut scores, |language| is_small_word(language, &key) || is_verb_of_saying(language, &key));
        // Müller and Łódź stand in texts of every language.
        let letters = if word.starts_with(char::is_uppercase) { "" } else { word };
        for letter in letters.chars().filter(|c| !c.is_ascii()) {
            share(&mut scores, |language| language.letters.contains(letter));
        }
    }
    let most = (0..LANGUAGES.len()).rev().max_by_key(|&at| scores[at]);
    &LANGUAGES[most.unwrap_or(0)]
}

/// What a word or letter tells that only one language has.
const WHOLE: u32 = 12;

/// Shares out what a word or letter tells between the languages that have it.
fn share(scores: &mut [u32], has: impl Fn(&Language) -> bool) {
    let owners = LANGUAGES.iter().enumerate().filter(|(_, language)| has(language));
    let owners = owners.fold(0_u32, |owners, (at, _)| owners | 1 << at);
    for (_, score) in scores.iter_mut().enumerate().filter(|(at, _)| owners & 1 << at != 0) {
        *score += WHOLE / owners.count_ones();
    }
}

/// Whether a word is one of those that hold sentences together, or the name of a day or month.
fn is_small_word(language: &Language, word: &Key) -> bool {
    let small = |class: &str| matches!(class, "common" | "start" | "stop" | "day");
    language.words.find(word).is_some_and(|row| row.items(1).any(small))
}

/// Of “Lee told Park: ‘We agree’” the verb alone is plainly English.
fn is_verb_of_saying(language: &Language, word: &Key) -> bool {
    let says = |verbs: &Table| verbs.rows(word).any(|row| row.column(3).contains("direct"));
    language.reporting.is_some_and(|lists| says(&lists.verbs))
}

/// The words of a text without the marks round them; an apostrophe parts them, a stop inside does not: `U.N.` is no `un`.
fn words(sample: &str) -> impl Iterator<Item = &str> {
    let parts = sample.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'));
    parts.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        let cases = [
            ("en", "The minister said that he would not be there."),
            ("en", ""),
            ("en", "Talks resume"),
            ("en", "Ann Lee told Bo Ruiz: “We agree.”"),
            ("en", "Jörg Müller Wins in Łódź"),
            ("en", "Paul Roe’s war on Ann Lee"),
            ("da", "Ministeren sagde, at det ikke var hans opgave."),
            ("de", "Der Minister sagte, dass er nicht kommen werde."),
            ("el", "Ο υπουργός είπε ότι δεν θα έρθει στο Brussels."),
            ("es", "El ministro dijo que no iba a venir a la reunión."),
            ("fr", "Le ministre a dit qu’il ne viendrait pas."),
            ("it", "Il ministro ha detto che non sarebbe venuto alla riunione."),
            ("nl", "De minister zei dat hij niet zou komen."),
            ("pl", "Minister powiedział, że nie przyjedzie."),
            ("pt", "O ministro disse que não viria à reunião."),
            ("ru", "Министр сказал, что не приедет в Brussels."),
            ("und", "部长说他不会来。"),
            ("und", "قال الوزير إنه لن يأتي."),
        ];
        for (code, text) in cases {
            assert_eq!(detect(text).code, code, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_told_from_its_beginning() {
        let text = "The minister said on Monday that he would go to the talks. ".repeat(40);
        assert_eq!(detect(&text).code, "en");
        assert_eq!(detect(&"—".repeat(SAMPLE)).code, "en");
    }
}
