//! Whether a sentence ends at a mark: a table of rules, of which the first that fits decides.
//!
//! Where a shape is open to two readings the stance is to join: two sentences in one are still read rightly, half a
//! sentence loses its speaker. `At 8 a.m. Police arrived.` stays one.

mod glued;
mod shape;
mod stop;

use super::sight::Sight;

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
    en shape::omission, "He spoke.| . . . The rest is lost";
    en shape::nothing_said, "He said [...] and left";
    en shape::opening_quote, "He works at WTKR.|\"That flag is mine\"";
    und shape::inside_title, "他在读《谁来了？》这本书";
    und glued::full_stop, "今天很冷。|他走了";
    en glued::inside_token, "It rose by 3.5 percent";
    en glued::after_strong, "Is it over?|The crowd left";
    en glued::lost_space, "It ended.|The crowd went home";
    und shape::full_stop, "यह किताब है।| वह कलम है";
    en shape::goes_on, "He said so (then.) , and left";
    en shape::dots_follow, "He paused.| ...Then he spoke";
    en shape::sign_follows, "A. / B";
    en shape::dash_follows, "They left. — and came back";
    en shape::address_follows, "Read it there.| https://example.com/a";
    en shape::said, "“Why?” she asked";
    en shape::said_by_name, "“Is it over?” Ms. Diaz asked";
    en shape::name_with_bang, "Was it Yahoo! Inc";
    en shape::strong_small, "Mamma Mia! opened in Paris";
    en shape::strong, "Nobody knew?| They did";
    en shape::ellipsis, "He left ...| The door closed";
    en stop::list_marker, "12. Buy milk";
    de stop::ordinal_or_number, "Am 3. Mai kam er";
    de stop::roman_ordinal, "Im XIX. Jahrhundert war es";
    en stop::dash_after_abbreviation, "RENO, Nev. — The talks began";
    en stop::stop_small, "The man left. the rest stayed";
    en stop::unknown, "It rained.| They left";
    es stop::initials, "EE. UU. votó";
    en stop::abbreviation_closed, "It was made by the “U.S.”| But it broke";
    en stop::abbreviation_before_bracket, "He left the U.S. (Army) post";
    en stop::abbreviation_before_quote, "He left the U.S.| “Never again”";
    en stop::roman_number, "It is in sec. IV of it";
    en stop::title, "We met Sen. Ortiz";
    en stop::initial, "We met Ana B. Cruz";
    en stop::reference, "It is in No. 5 of them";
    en stop::month_or_day, "It was in Sept.| Snow fell";
    en stop::time_or_unit, "It was 8 a.m. EST then";
    en stop::end_of_enumeration, "We sold plums, pears, etc.| Shops closed";
    en stop::latin, "We sold some, e.g. The plums";
    en stop::name_part, "He left the U.S.| They stayed";
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

#[cfg(test)]
mod tests {
    use super::super::manner::Manner;
    use super::super::mark::{Mark, Quotes};
    use super::*;
    use crate::document::view::{View, is_full_stop, is_stop};
    use crate::lexicon::language::language;
    use crate::span::Span;

    /// The rule that decides each mark inside a text, what it decides, and where the mark ends.
    fn decided(text: &str, code: &str) -> Vec<(&'static str, Verdict, usize)> {
        let whole = [Span::new(0, text.len())];
        let manner = Manner::new(text, &whole, language(code).unwrap());
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
