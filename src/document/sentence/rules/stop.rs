//! Rules for one stop before a space, by the token before it: a word, a number or an abbreviation.

use super::Verdict::{self, Join};
use super::{cut_if, when};
use crate::document::sentence::abbreviation::{Kinds, is, is_roman, listed};
use crate::document::sentence::sight::Sight;
use crate::document::view::{is_capital, is_capitals, is_dash, is_quote, is_small, is_space};
use crate::lexicon::key::Key;
use crate::lexicon::shared;

/// `12. Buy milk`, `IV. The war`: a number or small letter that opens the sentence numbers it.
pub(super) fn list_marker(sight: &Sight) -> Option<Verdict> {
    let opens = sight.token_start <= sight.start && sight.mark.closer.is_none();
    let number = sight.token.len() <= 3 && is_number(sight.token) || sight.token.len() > 1 && is_roman(sight.token);
    let letter = sight.token.len() == 1 && is_small(sight.token);
    when(opens && (number || letter), Join)
}

/// A number goes on before a small letter; with the ordinals of German, Danish and Polish also in `am 3. Mai`,
/// `die 1. Liga`, `12. 3. 2004`. `Es waren 12. Danach` is none of these.
pub(super) fn ordinal_or_number(sight: &Sight) -> Option<Verdict> {
    if !is_number(sight.token) {
        return None;
    }
    let after_dash = is_dash(sight.view.before(sight.word_start));
    let ordinal = || {
        sight.is_digit()
            || after_dash
            || sight.word_is("ordinal_after")
            || is(sight.language, &Key::small(sight.previous()), "ordinal_before")
    };
    let ordinal = sight.language.ordinals && sight.token.len() <= 2 && ordinal();
    when(sight.is_small() || ordinal || after_dash && sight.is_digit(), Join)
}

/// `Im XIX. Jahrhundert`, but `Er besuchte Johannes Paul II. Danach`.
pub(super) fn roman_ordinal(sight: &Sight) -> Option<Verdict> {
    let ordinal = sight.language.ordinals && sight.token.len() > 1 && is_roman(sight.token);
    when(ordinal && sight.opener.is_none() && !sight.starts(), Join)
}

pub(super) fn dash_after_abbreviation(sight: &Sight) -> Option<Verdict> {
    when(sight.dash && sight.is_abbreviated(), Join)
}

/// A stop before a small letter is an abbreviation, known or not, unless the writer is careless or the token is too
/// long for one: `he left. the rest stayed`.
pub(super) fn stop_small(sight: &Sight) -> Option<Verdict> {
    let word = || sight.token.chars().count() >= sight.language.whole_word && is_word(sight.token);
    let short = || sight.is_abbreviated() || sight.token.chars().count() == 1 && is_word(sight.token);
    sight.is_small().then(|| cut_if(!short() && (sight.manner.is_careless() || word())))
}

pub(super) fn unknown(sight: &Sight) -> Option<Verdict> {
    if sight.kinds_by_form() != Kinds::NONE {
        return None;
    }
    // A small letter by itself is an unknown abbreviation: `5 m. The`, `s. Ivanovka`.
    let letter = sight.token.chars().count() == 1 && is_word(sight.token);
    Some(cut_if(if letter { sight.begins() } else { sight.can_begin() || sight.word.is_empty() }))
}

// --- one stop after an abbreviation

/// `A. I. Semenov`, `EE. UU.`: letters in capitals on both sides of the stop.
pub(super) fn initials(sight: &Sight) -> Option<Verdict> {
    let short = |word: &str| word.chars().count() <= 2;
    let before = short(sight.token) && is_capitals(sight.token);
    let after = short(sight.word) && sight.is_capital() && sight.view.at(sight.word_start + sight.word.len()) == '.';
    when(before && after, Join)
}

pub(super) fn abbreviation_closed(sight: &Sight) -> Option<Verdict> {
    let closed = sight.mark.closer.is_some_and(|c| matches!(c, '"' | '”' | '»' | '’' | '\'' | '“'));
    when(closed, cut_if(sight.is_capital() || sight.is_digit() || sight.opener.is_some()))
}

pub(super) fn abbreviation_before_bracket(sight: &Sight) -> Option<Verdict> {
    let may_end = sight.begins() && !sight.kinds.any(Kinds::NEVER);
    when(matches!(sight.opener, Some('(' | '[')), cut_if(may_end))
}

pub(super) fn abbreviation_before_quote(sight: &Sight) -> Option<Verdict> {
    let may_end = Kinds::PLACE
        .or(Kinds::ORGANISATION)
        .or(Kinds::LATIN_END)
        .or(Kinds::TIME)
        .or(Kinds::AFTER_NAME)
        .or(Kinds::UNIT)
        .or(Kinds::ADDRESS);
    let kinds = sight.kinds_by_form();
    when(sight.opener.is_some_and(is_quote), cut_if(!kinds.any(Kinds::TITLE) && kinds.any(may_end)))
}

pub(super) fn roman_number(sight: &Sight) -> Option<Verdict> {
    when(is_roman(sight.word), Join)
}

/// A title stands before a name. One that may end a sentence, or is a unit after a number, does so before a start
/// word: `It was won by the Gov. They`, `… of 5 gen. The`.
pub(super) fn title(sight: &Sight) -> Option<Verdict> {
    let unit = || sight.kinds.any(Kinds::UNIT.or(Kinds::LATIN_END)) && follows_number(sight);
    let may_end = !sight.kinds.any(Kinds::NEVER) || unit();
    when(sight.kinds.any(Kinds::TITLE), cut_if(sight.begins() && may_end))
}

/// An initial, but `Plan B. We need` and `you and I. Did you`; not `Kim J. In`, for In is part of names too.
pub(super) fn initial(sight: &Sight) -> Option<Verdict> {
    let pronoun =
        || sight.language.capital_pronoun && sight.token == "I" && sight.previous().starts_with(char::is_lowercase);
    let ends = || pronoun() || sight.starts() && !sight.word_is("name_part");
    let opens = sight.token_start <= sight.start;
    when(sight.kinds_by_form().any(Kinds::INITIAL), cut_if(!opens && sight.is_capital() && ends()))
}

/// `The answer is no. Nobody asked`: before anything but a number the token is a word.
pub(super) fn reference(sight: &Sight) -> Option<Verdict> {
    if !sight.kinds.any(Kinds::REFERENCE) {
        return None;
    }
    if sight.is_digit() || sight.kinds.any(Kinds::NEVER) && !sight.starts() {
        return Some(Join);
    }
    when(sight.kinds.only(Kinds::REFERENCE), cut_if(is_strong_capital(sight)))
}

pub(super) fn month_or_day(sight: &Sight) -> Option<Verdict> {
    when(sight.kinds.any(Kinds::MONTH.or(Kinds::DAY)), cut_if(is_strong_capital(sight)))
}

/// `8 a.m. EST`, `5 p.m. Friday` and `5 ft. 3` go on.
pub(super) fn time_or_unit(sight: &Sight) -> Option<Verdict> {
    let time = sight.kinds.any(Kinds::TIME);
    if !time && !sight.kinds.any(Kinds::UNIT) {
        return None;
    }
    let zone = || is_capitals(sight.word) && shared::is(Key::small(sight.word).as_str(), "zone");
    if sight.is_digit() || zone() || is_day(sight) {
        return Some(Join);
    }
    Some(cut_if(if time && (!sight.kinds.any(Kinds::UNIT) || follows_number(sight)) {
        sight.begins()
    } else {
        is_strong_capital(sight)
    }))
}

pub(super) fn end_of_enumeration(sight: &Sight) -> Option<Verdict> {
    let applies = sight.kinds.any(Kinds::LATIN_END) && !sight.kinds.any(Kinds::ADDRESS);
    when(applies, cut_if(is_strong_capital(sight)))
}

pub(super) fn latin(sight: &Sight) -> Option<Verdict> {
    let applies = sight.kinds.any(Kinds::LATIN.or(Kinds::BEFORE_PLACE));
    when(applies, cut_if(sight.begins() && !sight.kinds.any(Kinds::NEVER)))
}

/// Places, firms, degrees, addresses and all that is spelt with stops: part of a name (`U.S. Senate`, `Corp. Chief`)
/// unless a start word follows.
pub(super) fn name_part(sight: &Sight) -> Option<Verdict> {
    Some(cut_if(sight.begins()))
}

// --- helpers

/// A capital that tells: where every noun has one (`5 Mio. Euro`), only that of a start word.
fn is_strong_capital(sight: &Sight) -> bool {
    if sight.language.capital_nouns { sight.begins() } else { sight.is_capital() }
}

fn is_day(sight: &Sight) -> bool {
    let short = || listed(sight.language, sight.word).any(Kinds::MONTH.or(Kinds::DAY));
    is_capital(sight.word) && (sight.word_is("day") || short())
}

fn follows_number(sight: &Sight) -> bool {
    let at = sight.view.skip_back(sight.token_start, is_space);
    sight.view.before(at).is_numeric()
}

fn is_number(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word(token: &str) -> bool {
    token.chars().all(char::is_alphabetic)
}
