//! The one seam around rust-stemmers, unmaintained since 2019: should it be replaced, this file changes.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Cuts words to their stems; a language without a stemmer keeps its words whole.
pub(crate) struct Stems {
    stemmer: Option<Stemmer>,
    english: bool,
}

impl Stems {
    pub(crate) fn new(algorithm: Option<Algorithm>) -> Self {
        let english = matches!(algorithm, Some(Algorithm::English));
        Stems { stemmer: algorithm.map(Stemmer::create), english }
    }

    /// The stem of a word in small letters. Greek letters make the library panic, so that such a word stays whole
    /// whatever the language of the text. So does one that is longer than words are: the library moves all that follows
    /// a letter which it marks, and “sayssayssays…” would take time squared.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        const LONGEST: usize = 200;
        if word.len() > LONGEST {
            return word.into();
        }
        let plain = if self.english { plain_stem(word) } else { None };
        match &self.stemmer {
            _ if let Some(stem) = plain => stem.into(),
            Some(stemmer) if !word.chars().any(is_greek) => stemmer.stem(word),
            _ => word.into(),
        }
    }
}

/// The stem of an English word that has no ending, or one of the commonest; none where the library must tell. It takes
/// 4,000 instructions, and two new words in three need not be asked for (31 instructions a byte of news).
fn plain_stem(word: &str) -> Option<&str> {
    let begins = word.starts_with(|letter: char| letter.is_ascii_lowercase());
    let singular = || {
        // Nothing is cut from atlas, gas and news.
        let singular = word
            .strip_suffix('s')
            .filter(|word| ends_plainly(word) && !word.ends_with(['a', 'i', 'o', 's', 'u', 'w']))?;
        let before = &singular[..singular.len() - 1];
        before.contains(['a', 'e', 'i', 'o', 'u']).then_some(singular)
    };
    let plain = Some(word).filter(|word| ends_plainly(word)).or_else(singular).filter(|_| begins);
    plain.or_else(|| inflected_stem(word))
}

/// The stem of a word that ends in “-ed”, “-ing”, “-er” or “-e”, with an s or without.
fn inflected_stem(word: &str) -> Option<&str> {
    // A `y` is a vowel or none, and these words and beginnings have rules of their own.
    const OTHERS: [&str; 10] =
        ["andes", "howe", "inning", "outing", "canning", "herring", "earring", "gener", "commun", "arsen"];
    let plain = word.bytes().all(|letter| letter.is_ascii_lowercase() && letter != b'y');
    if !plain || OTHERS.iter().any(|other| word.starts_with(other)) {
        return None;
    }
    let one = match word.strip_suffix('s') {
        Some(one)
            if ["sse", "ie"].iter().any(|end| one.ends_with(end))
                || !has_vowel(&one[..one.len().saturating_sub(1)]) =>
        {
            return None;
        }
        Some(one) => one,
        None => word,
    };
    let (first, second) = regions(one);
    if let Some(base) = one.strip_suffix("ed").or_else(|| one.strip_suffix("ing")) {
        // “hop” in “hoped” has lost an e, “stopp” is “stop”.
        let short = first >= base.len() || ["at", "bl", "iz"].iter().any(|end| base.ends_with(end));
        let twice = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"].iter().any(|end| base.ends_with(end));
        let stem = if twice { &base[..base.len() - 1] } else { base };
        return Some(stem).filter(|stem| !short && has_vowel(base) && ends_plainly(stem));
    }
    if let Some(base) = one.strip_suffix("er") {
        let stem = if second <= base.len() { base } else { one };
        return Some(stem).filter(|_| !base.ends_with(['e', 'l', 'z']));
    }
    let base = one.strip_suffix('e')?;
    const LONGER: [&str; 7] = ["anc", "enc", "abl", "ibl", "at", "iv", "iz"];
    let cut = second <= base.len() || first <= base.len() && !ends_in_short_syllable(base);
    (!LONGER.iter().any(|end| base.ends_with(end))).then_some(if cut { base } else { one })
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(is_vowel)
}

/// Where the two regions of a word begin in which endings are cut: each after a consonant that follows a vowel.
fn regions(word: &str) -> (usize, usize) {
    let bytes = word.as_bytes();
    let after = |start: usize| {
        let pair =
            bytes.get(start..).and_then(|rest| rest.windows(2).position(|two| is_vowel(two[0]) && !is_vowel(two[1])));
        pair.map_or(bytes.len(), |at| start + at + 2)
    };
    (after(0), after(after(0)))
}

/// Whether a word ends in one vowel between consonants (`hop`), or is one vowel and a consonant (`us`).
fn ends_in_short_syllable(word: &str) -> bool {
    match word.as_bytes() {
        [vowel, last] => is_vowel(*vowel) && !is_vowel(*last),
        [.., before, vowel, last] => {
            !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*last) && !b"wx".contains(last)
        }
        _ => false,
    }
}

/// Whether no ending that is cut has these last letters: “-ed”, “-ing”, “-ant”, “-ent”, “-ion”, “-ic”, “-ism”, “-er”,
/// “-ator”, “-al”, “-ness”, “-ous”, or is a `y` that becomes `i`.
fn ends_plainly(word: &str) -> bool {
    let [.., before, last] = word.as_bytes() else { return false };
    match last {
        b'd' => *before != b'e',
        b'g' => !word.ends_with("ing"),
        b't' => !word.ends_with("ant") && !word.ends_with("ent"),
        b'n' => !word.ends_with("ion"),
        b'c' => *before != b'i',
        b'm' => *before != b's',
        b'r' => *before != b'e' && !word.ends_with("ator"),
        b'l' => !b"alu".contains(before),
        b's' => b"su".contains(before) && !word.ends_with("ness") && !word.ends_with("ous"),
        b'i' => !b"cglt".contains(before),
        b'y' => b"aeou".contains(before),
        b'e' => false,
        _ => last.is_ascii_lowercase(),
    }
}

fn is_greek(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn greek_words_stay_whole() {
        assert_eq!(Stems::new(Some(Algorithm::Greek)).stem("ἀρχή"), "ἀρχή");
        assert_eq!(Stems::new(Some(Algorithm::English)).stem("talks"), "talk");
    }

    #[test]
    fn what_is_longer_than_words_stays_whole() {
        let word = "says".repeat(500_000);
        assert_eq!(Stems::new(Some(Algorithm::English)).stem(&word), word);
    }

    /// What the library says of the words that are not asked for.
    fn disagrees(word: &str) -> Option<String> {
        let library = Stemmer::create(Algorithm::English).stem(word).into_owned();
        plain_stem(word).filter(|stem| *stem != library).map(|stem| format!("{word}: {stem}, not {library}"))
    }

    #[test]
    fn plain_stems_are_those_of_the_library() {
        let language = crate::lexicon::language::language("en").unwrap();
        let tone = language.tone.unwrap();
        let rows = language.words.all().chain(tone.words.all()).chain(tone.phrases.all());
        let words: Vec<&str> = rows.flat_map(|row| row.column(0).split(' ')).collect();
        // What has rules of its own, and what differs from it in one letter.
        let others = "andes howe however cosmos bias basis london nation printer print tenant editor creator kindness princess \
                      famous campus delhi taxi monday cities outing outings herring generated communes arsenes hoped hopped ties passes \
                      used using uses being creates created enabled sized tabled planning agreed proceeds does owe";
        let words: Vec<&str> = words.into_iter().chain(others.split_whitespace()).collect();
        let plain = words.iter().filter(|word| plain_stem(word).is_some()).count();
        assert!(plain * 2 > words.len(), "only {plain} of {}", words.len());
        assert_eq!(words.into_iter().filter_map(disagrees).collect::<Vec<_>>(), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_inflected_stem_is_that_of_the_library(word in "[a-z]{0,5}[aeiou]{0,2}([a-z]{0,3}|[bdfglmnprstz]{2}|at|bl|iz|in)(ed|ing|er|e)s?") {
            prop_assert_eq!(disagrees(&word), None);
        }

        #[test]
        fn any_plain_stem_is_that_of_the_library(word in "[a-z]{0,4}[aeiouy]?[a-z'é-]{0,4}(ed|in|an|en|io|is|nes|ato|al|bl|a|e|o|u|ff|tt)?[a-z]s?") {
            prop_assert_eq!(disagrees(&word), None);
        }
    }
}
