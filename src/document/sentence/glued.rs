//! Marks without a space after them: nearly always inside a token, at times a space was lost.

use super::abbreviation::{Kinds, listed};
use super::key::Key;
use super::rules::Verdict::{self, Cut, Join};
use super::sight::Sight;
use super::view::{is_small, is_space};
use crate::lexicon::shared;

/// Scripts without spaces: `「为什么？」她问` goes on, `彼は「はい。」と言った` too.
pub(super) fn full_stop(sight: &Sight) -> Option<Verdict> {
    let hiragana = ('ぁ'..='ゟ').contains(&sight.view.at(sight.mark.end));
    let said = sight.mark.closer.is_some() && (sight.is_quotation() || hiragana);
    (sight.mark.glued && sight.mark.full).then_some(if said { Join } else { Cut })
}

/// `3.5`, `a.b.com`, `U.S.-led`, `etc.,`: what comes next is no sentence of its own.
pub(super) fn inside_token(sight: &Sight) -> Option<Verdict> {
    if !sight.mark.glued {
        return None;
    }
    let next = sight.view.at(sight.mark.end);
    let opens = next.is_uppercase() || matches!(next, '“' | '"' | '(' | '¿' | '¡' | '«' | '„');
    let plain = !sight.token.contains(['@', '/', '\\', '_', '=', '&', '.']) && sight.token.chars().nth(1).is_some();
    (!opens || !plain || !is_whole_word(sight)).then_some(Join)
}

/// Whether a word follows that is no part of a longer token.
fn is_whole_word(sight: &Sight) -> bool {
    let end = sight.word_start + sight.word.len();
    let after = sight.view.at(end);
    let next = sight.view.at(end + after.len_utf8());
    let ends = after == '\0' || is_space(after) || matches!(after, ',' | ';' | ':' | '\'' | '’' | '.' | '!' | '?');
    !sight.word.is_empty() && ends && (after != '.' || next == '\0' || is_space(next))
}

/// `?` and `!`, or a quotation that closes, with a whole word on each side.
pub(super) fn after_strong(sight: &Sight) -> Option<Verdict> {
    let applies = sight.mark.glued && (sight.mark.strong || sight.mark.closer.is_some());
    let words = sight.token.ends_with(char::is_alphabetic) && (sight.starts || goes_on_small(sight.word));
    applies.then_some(if words { Cut } else { Join })
}

/// `ended.The`: a word in small letters and a capitalised word, no domain. Not `U.Va.Press`, `Node.js`.
pub(super) fn lost_space(sight: &Sight) -> Option<Verdict> {
    if !sight.mark.glued {
        return None;
    }
    let domain = || shared::is(Key::small(sight.word).as_str(), "domain");
    let whole = goes_on_small(sight.word) || matches!(sight.word, "I" | "A");
    if sight.mark.dots >= 2 || listed(sight.language, sight.token) != Kinds::NONE || !whole || domain() {
        return Some(Join);
    }
    if listed(sight.language, sight.word).any(Kinds::TITLE) {
        let word = sight.token.chars().count() > 2 && sight.token.chars().all(char::is_alphabetic);
        return Some(if word { Cut } else { Join });
    }
    let ends = sight.token.ends_with(|c: char| c.is_numeric())
        || sight.token.chars().count() > 3 && goes_on_small(sight.token);
    let small = is_small(sight.token);
    Some(if small || sight.starts && ends { Cut } else { Join })
}

/// Whether all letters after the first are small, and there is one.
fn goes_on_small(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some() && is_small(letters.as_str())
}
