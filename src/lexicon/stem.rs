//! The one seam around rust-stemmers, unmaintained since 2019: should it be replaced, this file changes.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Cuts words to their stems; a language without a stemmer keeps its words whole.
pub(crate) struct Stems(Option<Stemmer>);

impl Stems {
    pub(crate) fn new(algorithm: Option<Algorithm>) -> Self {
        Stems(algorithm.map(Stemmer::create))
    }

    /// The stem of a word in small letters. Greek letters make the library panic, so that such a word stays whole
    /// whatever the language of the text.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.0 {
            Some(stemmer) if !word.chars().any(is_greek) => stemmer.stem(word),
            _ => word.into(),
        }
    }
}

fn is_greek(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greek_words_stay_whole() {
        assert_eq!(Stems::new(Some(Algorithm::Greek)).stem("ἀρχή"), "ἀρχή");
        assert_eq!(Stems::new(Some(Algorithm::English)).stem("talks"), "talk");
    }
}
