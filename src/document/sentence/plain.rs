//! The plainest end of a sentence, told without the rules.

use super::abbreviation::{Kinds, listed};
use crate::document::view::View;
use crate::lexicon::language::Language;

/// Whether a mark is a stop between a word in small letters, which is no abbreviation, and a capital: the rules cut
/// there too, in a text that has both cases. That is so of every second mark, and takes a tenth of the time (N
/// instructions a byte of news).
pub(super) fn ends_plainly(view: View, language: &Language, start: usize, at: usize) -> bool {
    /// Longer words are left to the rules.
    const LONGEST: usize = 32;
    let text = &view.text.as_bytes()[..view.end];
    if !matches!(text[at..], [b'.', b' ', b'A'..=b'Z', ..]) {
        return false;
    }
    let word = text[start..at].iter().rev().take(LONGEST).take_while(|byte| byte.is_ascii_lowercase()).count();
    let before = &text[start..at - word];
    word > 1
        // Not the first word, which may number the sentence, nor after a mark that may hide its beginning.
        && before.ends_with(b" ")
        && before[0].is_ascii_alphanumeric()
        && !language.ordinals
        && !language.compounds
        && listed(language, &view.text[at - word..at]) == Kinds::NONE
}

#[cfg(test)]
mod tests {
    use super::super::manner::Manner;
    use super::super::mark::{Mark, Quotes};
    use super::super::rules::{Verdict, decide};
    use super::super::sight::Sight;
    use super::*;
    use crate::lexicon::language::LANGUAGES;
    use crate::span::Span;
    use proptest::prelude::*;

    /// The places of a text where a sentence that begins with it ends plainly.
    fn plain(text: &str, language: &'static Language) -> Vec<usize> {
        let view = View { text, start: 0, end: text.len() };
        let stops = text.match_indices('.').map(|(at, _)| at);
        stops.filter(|&at| ends_plainly(view, language, 0, at)).collect()
    }

    #[test]
    fn what_is_plain() {
        let cases = [
            ("The talks ended. They left.", true),
            ("The talks ended.  They left.", false),
            ("Talks. They left.", false),
            ("It cost 5 kr. They left.", true),
            ("They sold plums etc. They left.", false),
            ("They met Mr. Lee there", false),
            ("They met at 8 p.m. They left", false),
            ("“The talks ended. They left", false),
            ("They met in the (hall. They left", false),
        ];
        for (text, expected) in cases {
            assert_eq!(!plain(text, &LANGUAGES[0]).is_empty(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_rules_cut_there_too(
            text in "((the|no|etc|gen|a|St|U.S|iv|12|it’s|“|\\(|\\[|[a-z]{1,8})(\\. | |, |\\.|\\.\" |\\? )(The|In|I|We)? ?){1,12}",
            language in 0..LANGUAGES.len(),
        ) {
            let language = &LANGUAGES[language];
            let whole = [Span::new(0, text.len())];
            let manner = Manner::new(&text, &whole, language);
            let view = View { text: &text, start: 0, end: text.len() };
            for at in plain(&text, language) {
                let mut quotes = Quotes::new(0);
                let mark = Mark::read(view, at, language.question_mark, &mut quotes);
                let sight = Sight::new(view, &manner, mark, 0, false, &mut quotes);
                prop_assert!(mark.end == at + 1 && decide(&sight) == Verdict::Cut, "{}", text);
            }
        }
    }
}
