//! Rules by the shape of a mark and by what follows it.

use super::Verdict::{self, Cut, Join};
use super::{cut_if, when};
use crate::document::sentence::abbreviation::Kinds;
use crate::document::sentence::sight::{First, Sight, only_closes};
use crate::document::view::{View, is_dot, is_open, is_space};
use crate::lexicon::key::Key;
use crate::lexicon::shared;

/// Four dots apart are a full stop and an omission.
pub(super) fn omission(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.omits, Cut)
}

/// A sentence has a letter before its end: `[...]` and `"... If we win` have none yet.
pub(super) fn nothing_said(sight: &Sight) -> Option<Verdict> {
    /// Enough for any nest of opening marks; bounded, for it is asked at each mark of a sentence.
    const OPENING: usize = 32;
    let end = sight.mark.at.min(sight.start + OPENING);
    let opening = View { end, ..sight.view }.skip(sight.start, |c| is_open(c) || is_space(c));
    when(opening >= end || sight.view.before(sight.mark.at) == '[', Join)
}

/// `《谁来了？》`: the name of a book or film keeps its stops.
pub(super) fn inside_title(sight: &Sight) -> Option<Verdict> {
    /// Longer than any name; bounded, for it is asked at each stop.
    const LONGEST: usize = 120;
    let view = sight.view;
    let text = view.text.as_bytes();
    let (open, close) = ("《".as_bytes(), "》".as_bytes());
    let before = &text[view.start.max(sight.mark.at.saturating_sub(LONGEST))..sight.mark.at];
    let after = || &text[sight.mark.at..view.end.min(sight.mark.at + LONGEST)];
    let opened = || memchr::memmem::rfind(before, open) > memchr::memmem::rfind(before, close);
    when(sight.mark.full && opened() && memchr::memmem::find(after(), close).is_some(), Join)
}

pub(super) fn opening_quote(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.opens, Cut)
}

/// Indian and Arabic stops, and Chinese ones before a space; “好。” 他说 goes on.
pub(super) fn full_stop(sight: &Sight) -> Option<Verdict> {
    let quoted = sight.mark.closer.is_some() && sight.is_quotation();
    when(sight.mark.full, cut_if(!quoted))
}

// --- what follows

/// A comma, a semicolon, a colon or a bracket that closes belongs to what came before.
pub(super) fn goes_on(sight: &Sight) -> Option<Verdict> {
    when(matches!(sight.next, ',' | ';' | ':') || only_closes(sight.next), Join)
}

/// A stop, then an ellipsis that a word clings to: the ellipsis opens the next sentence.
pub(super) fn dots_follow(sight: &Sight) -> Option<Verdict> {
    let follow = is_dot(sight.view.at(sight.word_start)) && sight.opener.is_none();
    let after = sight.view.at(sight.view.skip(sight.word_start, is_dot));
    when(follow, cut_if(sight.mark.dots <= 1 && after.is_alphabetic()))
}

pub(super) fn sign_follows(sight: &Sight) -> Option<Verdict> {
    let sign = |c| matches!(c, '/' | '=' | '+' | '&' | '%' | '|' | '<' | '>');
    when(sign(sight.view.at(sight.word_start)), Join)
}

/// After a dash only a capital begins a sentence, and none within one pair of « »: `«Как? – спросил он. – Так».`
pub(super) fn dash_follows(sight: &Sight) -> Option<Verdict> {
    when(sight.dash && (!sight.is_capital() || sight.inside_guillemets), Join)
}

/// A web address has no capital to tell that a sentence begins.
pub(super) fn address_follows(sight: &Sight) -> Option<Verdict> {
    let address = ["http", "www."].iter().any(|start| sight.view.goes_on(sight.word_start, start));
    when(address, cut_if(sight.kinds == Kinds::NONE))
}

/// A quotation that ends in a stop, and a small letter: the sentence goes on with who says it.
pub(super) fn said(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.closer.is_some() && sight.is_small() && sight.opener.is_none(), Join)
}

/// The same with a name, after a question or a call; after `.”` a capital begins a sentence.
pub(super) fn said_by_name(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.closer.is_some() && sight.mark.strong && sight.is_said_by_name(), Join)
}

// --- question marks, exclamation marks, ellipses

pub(super) fn name_with_bang(sight: &Sight) -> Option<Verdict> {
    let named = sight.mark.last == '!' && shared::is(Key::small(sight.token).as_str(), "exclaimed");
    when(sight.mark.strong && named && !sight.begins(), Join)
}

/// `?` and `!` stand inside names too, so that a small letter goes on; a careless writer begins sentences so.
pub(super) fn strong_small(sight: &Sight) -> Option<Verdict> {
    let careless = || sight.is_small() && sight.mark.closer.is_none() && sight.manner.is_careless();
    (sight.mark.strong && (sight.is_small() || !sight.can_begin())).then(|| cut_if(careless()))
}

/// “好！” 他说 goes on: a script without capitals, after a quotation that began the sentence.
pub(super) fn strong(sight: &Sight) -> Option<Verdict> {
    let said = sight.first == First::Caseless && sight.mark.closer.is_some() && sight.is_quotation();
    when(sight.mark.strong, cut_if(!said))
}

/// An ellipsis ends a sentence before a capital, but not inside a stammer: `“I … I don't know.”`
/// Nor does `. . . I`: English always writes it with a capital.
pub(super) fn ellipsis(sight: &Sight) -> Option<Verdict> {
    let stammer = sight.word == sight.token;
    let always_capital = sight.mark.spaced && sight.language.capital_pronoun && {
        let word = Key::small(sight.word);
        word.as_str() == "i" || word.as_str().starts_with("i'")
    };
    let ends = sight.can_begin() && (!sight.is_digit() || sight.mark.dots > 3 || sight.opener.is_some());
    when(sight.mark.dots >= 2, cut_if(ends && !sight.is_small() && !stammer && !always_capital))
}
