//! Whether a sentence ends at a mark: a table of rules, of which the first that fits decides.
//!
//! Where a shape is open to two readings the stance is to join: two sentences in one are still read rightly, half a
//! sentence loses its speaker. `At 8 a.m. Police arrived.` stays one.

use super::abbreviation::{Kinds, is, is_roman, listed};
use super::glued;
use super::key::Key;
use super::sight::{First, Sight, only_closes};
use super::view::{View, is_capital, is_capitals, is_dash, is_open, is_quote, is_small, is_space};
use crate::lexicon::shared;

/// What becomes of a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    Cut,
    Join,
}
use Verdict::{Cut, Join};

/// A rule, and text of which it decides a mark; `|` where that mark is cut.
macro_rules! rules {
    ($($language:ident $rule:path, $example:literal;)*) => {
        static RULES: &[fn(&Sight) -> Option<Verdict>] = &[$($rule),*];
        #[cfg(test)]
        static EXAMPLES: &[(&str, &str, &str)] = &[$((stringify!($rule), stringify!($language), $example)),*];
    };
}

// The rules in their order: the mark and its place, what follows it, and for one stop what the token before it is.
rules! {
    en omission, "He spoke.| . . . The rest is lost";
    en nothing_said, "He said [...] and left";
    en opening_quote, "He works at WTKR.|\"That flag is mine\"";
    zh glued::full_stop, "今天很冷。|他走了";
    en glued::inside_token, "It rose by 3.5 percent";
    en glued::after_strong, "Is it over?|The crowd left";
    en glued::lost_space, "It ended.|The crowd went home";
    hi full_stop, "यह किताब है।| वह कलम है";
    en goes_on, "He said so (then.) , and left";
    en dots_follow, "He paused.| ...Then he spoke";
    en sign_follows, "A. / B";
    en dash_follows, "They left. — and came back";
    en address_follows, "Read it there.| https://example.com/a";
    en said, "“Why?” she asked";
    en said_by_name, "“Is it over?” Ms. Diaz asked";
    en name_with_bang, "Was it Yahoo! Inc";
    en strong_small, "Mamma Mia! opened in Paris";
    en strong, "Nobody knew?| They did";
    en ellipsis, "He left ...| The door closed";
    en list_marker, "12. Buy milk";
    de ordinal_or_number, "Am 3. Mai kam er";
    en dash_after_abbreviation, "RENO, Nev. — The talks began";
    en stop_small, "The man left. the rest stayed";
    en unknown, "It rained.| They left";
    es initials, "EE. UU. votó";
    en abbreviation_closed, "It was made by the “U.S.”| But it broke";
    en abbreviation_before_bracket, "He left the U.S. (Army) post";
    en abbreviation_before_quote, "He left the U.S.| “Never again”";
    en roman_number, "It is in sec. IV of it";
    en title, "We met Sen. Ortiz";
    en initial, "We met Ana B. Cruz";
    en reference, "It is in No. 5 of them";
    en month_or_day, "It was in Sept.| Snow fell";
    en time_or_unit, "It was 8 a.m. EST then";
    en end_of_enumeration, "We sold plums, pears, etc.| Shops closed";
    en latin, "We sold some, e.g. The plums";
    en name_part, "He left the U.S.| They stayed";
}

/// Decides a mark.
pub(super) fn decide(sight: &Sight) -> Verdict {
    RULES.iter().find_map(|rule| rule(sight)).unwrap_or(Join)
}

fn cut_if(cut: bool) -> Verdict {
    if cut { Cut } else { Join }
}

fn when(applies: bool, verdict: Verdict) -> Option<Verdict> {
    applies.then_some(verdict)
}

// --- the mark and its place

/// Four dots apart are a full stop and an omission.
fn omission(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.omits, Cut)
}

/// A sentence has a letter before its end: `[...]` and `"... If we win` have none yet.
fn nothing_said(sight: &Sight) -> Option<Verdict> {
    /// Enough for any nest of opening marks; bounded, for it is asked at each mark of a sentence.
    const OPENING: usize = 32;
    let end = sight.mark.at.min(sight.start + OPENING);
    let opening = View { end, ..sight.view }.skip(sight.start, |c| is_open(c) || is_space(c));
    when(opening >= end || sight.view.before(sight.mark.at) == '[', Join)
}

fn opening_quote(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.opens, Cut)
}

/// Indian and Arabic stops, and Chinese ones before a space; “好。” 他说 goes on.
fn full_stop(sight: &Sight) -> Option<Verdict> {
    let quoted = sight.mark.closer.is_some() && sight.is_quotation();
    when(sight.mark.full, cut_if(!quoted))
}

// --- what follows

/// A comma, a semicolon, a colon or a bracket that closes belongs to what came before.
fn goes_on(sight: &Sight) -> Option<Verdict> {
    when(matches!(sight.next, ',' | ';' | ':') || only_closes(sight.next), Join)
}

/// A stop, then an ellipsis that a word clings to: the ellipsis opens the next sentence.
fn dots_follow(sight: &Sight) -> Option<Verdict> {
    let dots = |c| matches!(c, '.' | '…');
    let after = sight.view.at(sight.view.skip(sight.word_start, dots));
    when(
        dots(sight.view.at(sight.word_start)) && sight.opener.is_none(),
        cut_if(sight.mark.dots <= 1 && after.is_alphabetic()),
    )
}

fn sign_follows(sight: &Sight) -> Option<Verdict> {
    let sign = |c| matches!(c, '/' | '=' | '+' | '&' | '%' | '|' | '<' | '>');
    when(sign(sight.view.at(sight.word_start)), Join)
}

/// After a dash only a capital begins a sentence, and none within one pair of « »: `«Как? – спросил он. – Так».`
fn dash_follows(sight: &Sight) -> Option<Verdict> {
    when(sight.dash && (!sight.is_capital() || sight.inside_guillemets), Join)
}

/// A web address has no capital to tell that a sentence begins.
fn address_follows(sight: &Sight) -> Option<Verdict> {
    let address = ["http", "www."].iter().any(|start| sight.view.goes_on(sight.word_start, start));
    when(address, cut_if(sight.kinds == Kinds::NONE))
}

/// A quotation that ends in a stop, and a small letter: the sentence goes on with who says it.
fn said(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.closer.is_some() && sight.is_small() && sight.opener.is_none(), Join)
}

/// The same with a name, after a question or a call; after `.”` a capital begins a sentence.
fn said_by_name(sight: &Sight) -> Option<Verdict> {
    when(sight.mark.closer.is_some() && sight.mark.strong && sight.is_said_by_name(), Join)
}

// --- question marks, exclamation marks, ellipses

fn name_with_bang(sight: &Sight) -> Option<Verdict> {
    let named = sight.mark.last == '!' && shared::is(Key::small(sight.token).as_str(), "exclaimed");
    when(sight.mark.strong && named && !sight.begins(), Join)
}

/// `?` and `!` stand inside names too, so that a small letter goes on; a careless writer begins sentences so.
fn strong_small(sight: &Sight) -> Option<Verdict> {
    let careless = || sight.is_small() && sight.mark.closer.is_none() && sight.manner.is_careless();
    (sight.mark.strong && (sight.is_small() || !sight.can_begin())).then(|| cut_if(careless()))
}

/// “好！” 他说 goes on: a script without capitals, after a quotation that began the sentence.
fn strong(sight: &Sight) -> Option<Verdict> {
    let said = sight.first == First::Caseless && sight.mark.closer.is_some() && sight.is_quotation();
    when(sight.mark.strong, cut_if(!said))
}

/// An ellipsis ends a sentence before a capital, but not inside a stammer: `“I … I don't know.”`
/// Nor does `. . . I`: English always writes it with a capital.
fn ellipsis(sight: &Sight) -> Option<Verdict> {
    let stammer = sight.word == sight.token;
    let always_capital = sight.mark.spaced && sight.language.code == "en" && {
        let word = Key::small(sight.word);
        word.as_str() == "i" || word.as_str().starts_with("i'")
    };
    let ends = sight.can_begin() && (!sight.is_digit() || sight.mark.dots > 3 || sight.opener.is_some());
    when(sight.mark.dots >= 2, cut_if(ends && !sight.is_small() && !stammer && !always_capital))
}

// --- one stop: what the token before it is

/// `12. Buy milk`: a number or small letter that opens the sentence numbers it.
fn list_marker(sight: &Sight) -> Option<Verdict> {
    let opens = sight.token_start <= sight.start && sight.mark.closer.is_none();
    let number = sight.token.len() <= 3 && is_number(sight.token);
    let letter = sight.token.len() == 1 && is_small(sight.token);
    when(opens && (number || letter), Join)
}

/// A number goes on before a small letter; with the ordinals of German, Danish and Polish also in `am 3. Mai`,
/// `die 1. Liga`, `12. 3. 2004`. `Es waren 12. Danach` is none of these.
fn ordinal_or_number(sight: &Sight) -> Option<Verdict> {
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

fn dash_after_abbreviation(sight: &Sight) -> Option<Verdict> {
    when(sight.dash && sight.is_abbreviated(), Join)
}

/// A stop before a small letter is an abbreviation, known or not, unless the writer is careless or the token is too
/// long for one: `he left. the rest stayed`.
fn stop_small(sight: &Sight) -> Option<Verdict> {
    let word = || sight.token.chars().count() >= sight.language.whole_word && is_word(sight.token);
    let short = || sight.is_abbreviated() || sight.token.chars().count() == 1 && is_word(sight.token);
    sight.is_small().then(|| cut_if(!short() && (sight.manner.is_careless() || word())))
}

fn unknown(sight: &Sight) -> Option<Verdict> {
    if sight.kinds_by_form() != Kinds::NONE {
        return None;
    }
    // A small letter by itself is an unknown abbreviation: `5 m. The`, `s. Ivanovka`.
    let letter = sight.token.chars().count() == 1 && is_word(sight.token);
    Some(cut_if(if letter { sight.begins() } else { sight.can_begin() || sight.word.is_empty() }))
}

// --- one stop after an abbreviation

/// `A. I. Semenov`, `EE. UU.`: letters in capitals on both sides of the stop.
fn initials(sight: &Sight) -> Option<Verdict> {
    let short = |word: &str| word.chars().count() <= 2;
    let before = short(sight.token) && is_capitals(sight.token);
    let after = short(sight.word) && sight.is_capital() && sight.view.at(sight.word_start + sight.word.len()) == '.';
    when(before && after, Join)
}

fn abbreviation_closed(sight: &Sight) -> Option<Verdict> {
    let closed = sight.mark.closer.is_some_and(|c| matches!(c, '"' | '”' | '»' | '’' | '\'' | '“'));
    when(closed, cut_if(sight.is_capital() || sight.is_digit() || sight.opener.is_some()))
}

fn abbreviation_before_bracket(sight: &Sight) -> Option<Verdict> {
    let may_end = sight.begins() && !sight.kinds.any(Kinds::NEVER);
    when(matches!(sight.opener, Some('(' | '[')), cut_if(may_end))
}

fn abbreviation_before_quote(sight: &Sight) -> Option<Verdict> {
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

fn roman_number(sight: &Sight) -> Option<Verdict> {
    when(is_roman(sight.word), Join)
}

/// A title stands before a name. One that may end a sentence, or is a unit after a number, does so before a start
/// word: `It was won by the Gov. They`, `… of 5 gen. The`.
fn title(sight: &Sight) -> Option<Verdict> {
    let unit = || sight.kinds.any(Kinds::UNIT.or(Kinds::LATIN_END)) && follows_number(sight);
    let may_end = !sight.kinds.any(Kinds::NEVER) || unit();
    when(sight.kinds.any(Kinds::TITLE), cut_if(sight.begins() && may_end))
}

/// An initial, but `Plan B. We need` and `you and I. Did you`; not `Kim J. In`, for In is part of names too.
fn initial(sight: &Sight) -> Option<Verdict> {
    let pronoun =
        || sight.language.code == "en" && sight.token == "I" && sight.previous().starts_with(char::is_lowercase);
    let ends = || pronoun() || sight.starts && !sight.word_is("name_part");
    let opens = sight.token_start <= sight.start;
    when(sight.kinds_by_form().any(Kinds::INITIAL), cut_if(!opens && sight.is_capital() && ends()))
}

/// `The answer is no. Nobody asked`: before anything but a number the token is a word.
fn reference(sight: &Sight) -> Option<Verdict> {
    if !sight.kinds.any(Kinds::REFERENCE) {
        return None;
    }
    if sight.is_digit() || sight.kinds.any(Kinds::NEVER) && !sight.starts {
        return Some(Join);
    }
    when(sight.kinds.only(Kinds::REFERENCE), cut_if(is_strong_capital(sight)))
}

fn month_or_day(sight: &Sight) -> Option<Verdict> {
    when(sight.kinds.any(Kinds::MONTH.or(Kinds::DAY)), cut_if(is_strong_capital(sight)))
}

/// `8 a.m. EST`, `5 p.m. Friday` and `5 ft. 3` go on.
fn time_or_unit(sight: &Sight) -> Option<Verdict> {
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

fn end_of_enumeration(sight: &Sight) -> Option<Verdict> {
    let applies = sight.kinds.any(Kinds::LATIN_END) && !sight.kinds.any(Kinds::ADDRESS);
    when(applies, cut_if(is_strong_capital(sight)))
}

fn latin(sight: &Sight) -> Option<Verdict> {
    let applies = sight.kinds.any(Kinds::LATIN.or(Kinds::BEFORE_PLACE));
    when(applies, cut_if(sight.begins() && !sight.kinds.any(Kinds::NEVER)))
}

/// Places, firms, degrees, addresses and all that is spelt with stops: part of a name (`U.S. Senate`, `Corp. Chief`)
/// unless a start word follows.
fn name_part(sight: &Sight) -> Option<Verdict> {
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

#[cfg(test)]
mod tests {
    use super::super::mark::{Mark, Quotes};
    use super::super::sight::Manner;
    use super::super::view::{is_full_stop, is_stop};
    use super::*;
    use crate::lexicon::language::{LANGUAGES, language};
    use crate::span::Span;

    /// The rule that decides each mark inside a text, what it decides, and where the mark ends.
    fn decided(text: &str, code: &str) -> Vec<(&'static str, Verdict, usize)> {
        let whole = [Span::new(0, text.len())];
        let manner = Manner::new(text, &whole, language(code).unwrap_or(&LANGUAGES[0]));
        let view = View { text, start: 0, end: text.len() };
        let (mut decided, mut start, mut at, mut quotes) = (Vec::new(), 0, 0, Quotes::new(0));
        while at < text.len() {
            let c = view.at(at);
            if !(is_stop(c) || is_full_stop(c)) {
                at += c.len_utf8();
                continue;
            }
            let mark = Mark::read(view, at, None, &mut quotes);
            at = mark.end;
            if mark.end < text.len() {
                let sight = Sight::new(view, &manner, mark, start, false, &mut quotes);
                let rule = RULES.iter().position(|rule| rule(&sight).is_some());
                let verdict = decide(&sight);
                start = if verdict == Cut { mark.end } else { start };
                decided.push((rule.map_or("none", |rule| EXAMPLES[rule].0), verdict, mark.end));
            }
        }
        decided
    }

    #[test]
    fn each_example_is_decided_by_its_own_rule() {
        let mut wrong = Vec::new();
        for &(name, code, example) in EXAMPLES {
            let all = decided(&example.replace('|', ""), code);
            let expected = match example.find('|') {
                Some(end) => all.contains(&(name, Cut, end)),
                None => all.iter().any(|&(rule, verdict, _)| rule == name && verdict == Join),
            };
            if !expected {
                wrong.push((name, example, all));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
