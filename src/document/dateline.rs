//! Where a sentence's own words begin: after a dateline or the tag of a source.

use super::view::{View, is_dash, is_open, is_space};
use crate::lexicon::shared::opening;
use crate::span::Span;

/// A dateline is no longer than this: `SAN FRANCISCO DE MACORIS, Dominican Republic, Sept. 30 (Northwire) —`.
const LONGEST: usize = 90;

/// The span of a paragraph's first sentence without a dateline or source tag at its start.
pub(super) fn body(text: &str, span: Span) -> Span {
    let view = View { text, start: span.start as usize, end: span.end as usize };
    let start = after_tag(view).or_else(|| after_place(view)).unwrap_or(view.start);
    // Something must be left to be said.
    let said = view.slice(start, view.end).contains(char::is_alphanumeric);
    if said { Span::new(start, view.end) } else { span }
}

/// The place after `(CNN)`, `PARIS (AP) — `, `London (CNN) -- `: the name of a source in brackets, at the start or
/// after a place. A source that is not listed counts after a
/// place in capitals only: `Jane Roe (D-Calif.) — the author — voted no.`
fn after_tag(view: View) -> Option<usize> {
    let find = |byte, from: usize| {
        let near = &view.text.as_bytes()[from..view.end.min(from + LONGEST)];
        memchr::memchr(byte, near).map(|at| from + at)
    };
    let open = find(b'(', view.start)?;
    let close = find(b')', open)?;
    let source = opening(view.slice(open + 1, close)).is_some_and(|name| name.is("source") && name.rest.is_empty());
    let dash = after_dash(view, close + 1);
    let place = view.slice(view.start, open);
    let capitals = !place.split(',').next().is_some_and(|town| town.contains(char::is_lowercase));
    let named = source || dash.is_some() && capitals && is_name_of_source(view.slice(open + 1, close));
    (named && is_place(place)).then(|| dash.unwrap_or_else(|| view.skip(close + 1, is_space)))
}

/// A name that the list of sources lacks: `(Northwire)`, `(NW/Herald)`.
fn is_name_of_source(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && name.split([' ', '/']).count() <= 3
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '/' | '.' | '&' | '-' | '\'' | '’'))
}

/// Whether words before a source can be a place and date: nothing, or each with a capital or a digit.
fn is_place(place: &str) -> bool {
    place.split_whitespace().all(|word| {
        let small = word.starts_with(char::is_lowercase) && word.len() > 3;
        !small && !word.contains(['“', '”', '"', ':', '?', '!'])
    })
}

/// The place after `GENEVA — `, `WASHINGTON, D.C. – ` or `SEOUL, Feb. 2 - `: a place in capitals, and a sentence that
/// begins after the dash. Not `UNICEF — the children's agency — agreed`.
fn after_place(view: View) -> Option<usize> {
    let head = &view.text[view.start..view.end];
    let place = head.split([',', '—', '–', '-']).next().unwrap_or("");
    let capitals = !place.contains(char::is_lowercase) && place.chars().filter(|c| c.is_uppercase()).count() >= 3;
    if !capitals || place.len() > LONGEST {
        return None;
    }
    let mut at = view.start + place.len();
    while at < view.end && at - view.start < LONGEST {
        let c = view.at(at);
        if let Some(after) = after_dash(view, at).filter(|_| is_dash(c) || is_space(c)) {
            let opens = |c: char| c.is_uppercase() || c.is_numeric() || is_open(c);
            let prose = view.slice(after, view.end).contains(char::is_lowercase);
            return (is_place(view.slice(view.start, at)) && opens(view.at(after)) && prose).then_some(after);
        }
        at += c.len_utf8();
    }
    None
}

/// The place after a dash with a space after it, and before it unless it is a long one.
fn after_dash(view: View, at: usize) -> Option<usize> {
    let start = view.skip(at, |c| is_space(c) || c == '_' || c == '.');
    let end = view.skip(start, |c| is_dash(c) || c == '_');
    let long = view.slice(start.min(end), end).contains(['—', '–']) || view.goes_on(start, "--");
    let apart = long || start > at && is_space(view.at(end));
    (end > start && apart).then(|| view.skip(end, is_space))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        // | stands before what is said.
        let cases = [
            "(CNN)|Envoys met.",
            "(CNN) -- |Envoys met.",
            "Seoul (CNN)|Envoys met.",
            "PARIS (AP) — |Envoys met.",
            "NEW YORK, Jan. 5 (Northwire) - |Envoys met.",
            "PASADENA, Calif., Jan. 1 (UPI) — |Envoys met.",
            "Berlin (dpa) - |Die Gespräche begannen.",
            "GENEVA — |U.N. envoys met.",
            "BOSTON —|Envoys met.",
            "WASHINGTON, D.C. -- |“We agree,” he said.",
            "PORTLAND, Maine - |On Monday envoys met.",
            "|Jane Roe (Democrat) voted no.",
            "|Jane Roe (D-Calif.) — the author — voted no.",
            "|Leaders of the African Union (AU) met.",
            "|UNICEF — the agency for children — agreed.",
            "|US-China talks began.",
            "|Geneva — a city of talks.",
            "|SENATE - HOUSE TALKS",
            "|(CNN)",
            "|(He left.) She stayed.",
            "|",
        ];
        for case in cases {
            let text = case.replace('|', "");
            let said = body(&text, Span::new(0, text.len()));
            assert_eq!(Some(said.start as usize), case.find('|'), "{case}");
        }
    }
}
