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
    /// whatever the language of the text.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let plain = if self.english { plain_stem(word) } else { None };
        match &self.stemmer {
            _ if let Some(stem) = plain => stem.into(),
            Some(stemmer) if !word.chars().any(is_greek) => stemmer.stem(word),
            _ => word.into(),
        }
    }
}

/// The stem of an English word that has no ending, or only the s of a plural; none where the library must tell. It takes
/// 2,000 instructions, and four new words in ten need not be asked for (18 instructions a byte of news).
fn plain_stem(word: &str) -> Option<&str> {
    let begins = word.starts_with(|letter: char| letter.is_ascii_lowercase());
    let singular = || {
        // Nothing is cut from atlas, gas and news.
        let singular =
            word.strip_suffix('s').filter(|word| ends_plainly(word) && !word.ends_with(['a', 'o', 'u', 'w']))?;
        let before = &singular[..singular.len() - 1];
        before.contains(['a', 'e', 'i', 'o', 'u']).then_some(singular)
    };
    Some(word).filter(|word| ends_plainly(word)).or_else(singular).filter(|_| begins)
}

/// Whether no ending that is cut has these last two letters: “-ed”, “-ing”, “-ant”, “-ion”, “-ic”, “-ism”, “-er”, “-al”.
fn ends_plainly(word: &str) -> bool {
    let [.., before, last] = word.as_bytes() else { return false };
    match last {
        b'd' => *before != b'e',
        b'g' | b't' => *before != b'n',
        b'n' => *before != b'o',
        b'c' => *before != b'i',
        b'm' => *before != b's',
        b'r' => !b"eo".contains(before),
        b'l' => !b"alu".contains(before),
        b'e' | b'i' | b's' | b'y' => false,
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
        let plain = words.iter().filter(|word| plain_stem(word).is_some()).count();
        assert!(plain * 3 > words.len(), "only {plain} of {}", words.len());
        assert_eq!(words.into_iter().filter_map(disagrees).collect::<Vec<_>>(), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_plain_stem_is_that_of_the_library(word in "[a-z]{0,4}[aeiouy]?[a-z'é-]{0,4}(ed|in|an|io|is|e|o|ff|tt)?[a-z]s?") {
            prop_assert_eq!(disagrees(&word), None);
        }
    }
}
