//! Marks without a space after them: nearly always inside a token, at times a space was lost.

use super::Verdict::{self, Join};
use super::{cut_if, when};
use crate::document::sentence::abbreviation::{Kinds, listed};
use crate::document::sentence::sight::Sight;
use crate::document::view::{is_small, is_space};
use crate::lexicon::key::Key;
use crate::lexicon::shared;

/// Scripts without spaces: `「为什么？」她问` goes on, `彼は「はい。」と言った` and `３．５` too.
pub(super) fn full_stop(sight: &Sight) -> Option<Verdict> {
    if !(sight.mark.glued && sight.mark.full) {
        return None;
    }
    let next = sight.view.at(sight.mark.end);
    let number = next.is_numeric() && sight.mark.last == '．';
    let hiragana = ('ぁ'..='ゟ').contains(&next);
    let said = sight.mark.closer.is_some() && (sight.is_quotation() || hiragana);
    Some(cut_if(!said && !number))
}

/// `3.5`, `a.b.com`, `U.S.-led`, `etc.,`: what comes next is no sentence of its own.
pub(super) fn inside_token(sight: &Sight) -> Option<Verdict> {
    if !sight.mark.glued {
        return None;
    }
    let next = sight.view.at(sight.mark.end);
    let opens = next.is_uppercase() || matches!(next, '“' | '"' | '(' | '¿' | '¡' | '«' | '„');
    let plain = !sight.token.contains(['@', '/', '\\', '_', '=', '&', '.']) && sight.token.chars().nth(1).is_some();
    when(!(opens && plain && is_whole_word(sight)), Join)
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
    // The list is asked last: it would be asked at every mark (10 instructions a byte of news).
    if !(sight.mark.glued && (sight.mark.strong || sight.mark.closer.is_some())) {
        return None;
    }
    let whole = || sight.starts() || goes_on_small(sight.word);
    Some(cut_if(sight.token.ends_with(char::is_alphabetic) && whole()))
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
    let long = |least| sight.token.chars().count() >= least;
    if listed(sight.language, sight.word).any(Kinds::TITLE) {
        return Some(cut_if(long(3) && sight.token.chars().all(char::is_alphabetic)));
    }
    let ends = sight.token.ends_with(char::is_numeric) || long(4) && goes_on_small(sight.token);
    Some(cut_if(is_small(sight.token) || sight.starts() && ends))
}

/// Whether all letters after the first are small, and there is one.
fn goes_on_small(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some() && is_small(letters.as_str())
}
