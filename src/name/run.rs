//! Where a name begins and ends.

use std::ops::Range;

use super::title;
use super::{Kind, Name};
use crate::lexicon::class::Class;
use crate::lexicon::{self, Shape, words};
use crate::quote::narration::{At, Narration};

/// The names of a narration in order; what their bearers are is told in `title`.
pub(super) fn names(narration: &Narration) -> Vec<Name> {
    let finder = Finder::new(narration);
    let mut names: Vec<Name> = Vec::with_capacity(narration.items.len() / 12);
    let mut families = Vec::new();
    for frame in narration.prose() {
        let mut free = frame.items.start;
        for at in narration.capitals(frame.items.clone()) {
            let end = if at < free { at } else { finder.end(at, &frame.items) };
            if end > at {
                let mut name = title::name(narration, at..end, &families);
                let last = narration.word(end - 1).fold;
                let title = narration.is(end - 1, Class::TITLE) && name.proper.len() >= 2;
                if title && title::is_family(narration, &name.proper, &[]) && !families.contains(&last) {
                    families.push(last);
                }
                title::share(narration, names.last(), &mut name);
                names.push(name);
                free = end;
            }
        }
    }
    names
}

/// What the whole text tells of a spelling.
struct Finder<'n> {
    narration: &'n Narration<'n>,
    /// By folded form: also written in small letters.
    small: Vec<bool>,
    /// By folded form: written with a capital inside a sentence.
    inside: Vec<bool>,
}

/// Places whose lists make a name of a first word.
const KNOWN: Class = Class::GIVEN.or(Class::FAMILY).or(Class::COUNTRY).or(Class::CAPITAL);

impl<'n> Finder<'n> {
    fn new(narration: &'n Narration<'n>) -> Self {
        let folds = narration.document.words.folds as usize;
        let mut finder = Finder { narration, small: vec![false; folds], inside: vec![false; folds] };
        for word in &narration.document.words.list {
            if word.facts.shape == Shape::Lower {
                finder.small[word.fold as usize] = true;
            }
        }
        for frame in narration.frames.iter().filter(|frame| !frame.headline) {
            for at in narration.capitals(frame.items.start + 1..frame.items.end) {
                finder.inside[narration.word(at).fold as usize] = true;
            }
        }
        finder
    }

    /// End of the name that begins at an item; the item itself if none does.
    fn end(&self, start: At, frame: &Range<At>) -> At {
        if !self.is_name(start, frame) {
            return start;
        }
        let mut at = start + 1;
        while at < frame.end && !self.narration.is(at - 1, Class::STOP_MARK) {
            match self.extend(start, at, frame) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Where the name that reaches `at` goes on to, if it goes on.
    fn extend(&self, start: At, at: At, frame: &Range<At>) -> Option<At> {
        let n = self.narration;
        // Four names in five end before a plain word, which saves the questions for all the others.
        if n.is_plain(at) && !n.is(at, Class::PARTICLE) {
            return None;
        }
        let name = |at: At| at < frame.end && self.is_name(at, frame);
        if name(at) || n.is_capital(at) && matches!(n.spelling(at), "I" | "II" | "III" | "IV") {
            return Some(at + 1);
        }
        if n.is(at, Class::PARTICLE)
            && (name(at + 1) || at + 1 < frame.end && n.is(at + 1, Class::PARTICLE) && name(at + 2))
        {
            return Some(at + 1); // Ursula von der Leyen
        }
        if n.says(at, "&") && name(at + 1) {
            return Some(at + 1);
        }
        if self.is_plural_owner(at) && name(at + 1) && n.is(at + 1, Class::BODY_NAME) {
            return Some(at + 2); // the Lake Traders’ Association
        }
        if n.says(at, "and") && name(at + 1) && self.is_ministry_of(start, at) && !n.is(at + 1, Class::GIVEN) {
            return Some(at + 2); // Ministry of Industry and Trade
        }
        if n.says(at, ",") && at + 1 < frame.end && matches!(n.spelling(at + 1), "Jr." | "Sr." | "Jr") {
            return Some(at + 2);
        }
        if let Some(next) = self.nickname_end(start, at, frame).filter(|&next| name(next)) {
            return Some(next + 1); // Anna “Nan” Berg
        }
        let linked = n.says(at, "of") || n.says(at, "for");
        let after = if at + 1 < frame.end && n.says(at + 1, "the") { at + 2 } else { at + 1 };
        (linked && name(after) && self.takes_of(start, at, after)).then_some(after)
    }

    /// The item after a nickname in marks that begins at an item, behind a given name.
    fn nickname_end(&self, start: At, at: At, frame: &Range<At>) -> Option<At> {
        /// Two marks and two words.
        const LONGEST: At = 4;
        let n = self.narration;
        let follows = n.is_titled(at) && !n.is_word(at) && (start..at).all(|at| !n.is_titled(at));
        let given = n.is(start, Class::GIVEN) || at == start + 1;
        let end = (at + 1..frame.end.min(at + LONGEST + 1)).find(|&at| !n.is_titled(at));
        end.filter(|_| follows && given)
    }

    /// Whether the apostrophe of a plural stands at an item.
    fn is_plural_owner(&self, at: At) -> bool {
        let n = self.narration;
        n.is(at, Class::SINGLE)
            && n.spelling(at - 1).ends_with('s')
            && n.span(at - 1..at).end == n.span(at..at + 1).start
    }

    /// Whether a name so far is a body with “of” and one more word: `Ministry of Industry`.
    fn is_ministry_of(&self, start: At, at: At) -> bool {
        let n = self.narration;
        at >= start + 3 && n.says(at - 2, "of") && n.is(at - 3, Class::BODY_NAME)
    }

    /// `Bank of England`, `President of France`, `Secretary of State`: words that go on with “of”.
    fn takes_of(&self, start: At, at: At, after: At) -> bool {
        let n = self.narration;
        let titled = || title::title_at(n, start, after + 1).is_some_and(|(length, _)| start + length > at);
        n.is(at - 1, Class::BODY_NAME)
            || n.is(at - 1, Class::TITLE) && n.is_capital(at - 1) && after == at + 1
            || titled()
    }

    /// Whether the word at an item can be part of a name.
    fn is_name(&self, at: At, frame: &Range<At>) -> bool {
        let n = self.narration;
        let word = n.word(at);
        let is = |class| word.facts.class.any(class);
        if !n.is_capital(at) || n.is_titled(at) || is(Class::CONTRACTION) {
            return false;
        }
        if at + 1 < frame.end && n.is(at + 1, Class::COLON) && n.spelling(at).len() == 1 {
            return false; // Q: Do you agree?
        }
        let first = at == frame.start;
        let given = is(Class::GIVEN) && !first;
        let next_capital = at + 1 < frame.end && n.is_capital(at + 1);
        if is(Class::DAY) {
            // Theresa May, but not in May.
            return given && at > frame.start && n.is(at - 1, Class::GIVEN);
        }
        let small = self.small[word.fold as usize];
        if word.facts.shape == Shape::Upper {
            return !small || matches!(n.spelling(at), "US" | "IT" | "WHO");
        }
        if is(Class::HONORIFIC) && next_capital {
            return true; // Mr Ruiz, Mrs. Berg
        }
        if is(Class::NOTNAME) {
            // Ms. He; his wife, He Xintong
            let titled = !first && n.is(at - 1, Class::HONORIFIC);
            let he = !first && next_capital && n.says(at, "he") && n.is(at - 1, Class::COMMA);
            return titled || he || given && next_capital;
        }
        if (small || is(Class::VERB)) && n.frame(at).headline {
            return false;
        }
        let fresh = first
            || n.is(at - 1, Class::COLON.or(Class::DASH).or(Class::BRACKET_OPEN))
            || !n.is_word(at - 1)
                && !n.is(at - 1, Class::PAUSE.or(Class::QUOTE).or(Class::POSSESSIVE).or(Class::BRACKET_CLOSE));
        !fresh || self.inside[word.fold as usize] || self.opens_sentence_as_name(at, frame)
    }

    /// Whether a word that opens a sentence is a name, though every such word has a capital.
    fn opens_sentence_as_name(&self, at: At, frame: &Range<At>) -> bool {
        let n = self.narration;
        let word = n.word(at);
        let spelling = n.spelling(at);
        let known = n.is(at, KNOWN);
        let next = (at + 1 < frame.end).then_some(at + 1);
        let capital_next = next.is_some_and(|next| n.is_capital(next) && !n.is(next, Class::NOTNAME));
        let titled = |end: At| {
            let led = end < frame.end && n.says_any(end, words!["of", "for"]);
            let end = if led { end + 1 } else { end }; // Minister for Water Ann Lee
            end < frame.end && n.is_capital(end) && !n.is(end, Class::NOTNAME)
        };
        if title::title_at(n, at, frame.end).is_some_and(|(length, _)| titled(at + length)) {
            return true; // Prime Minister Orlov, though the text speaks of “the prime minister” too
        }
        if self.small[word.fold as usize] || n.is(at, Class::OPENER.or(Class::VERB)) || spelling.ends_with("ly") {
            return false;
        }
        if (spelling.ends_with("ing") || spelling.ends_with("ed")) && !n.is(at, Class::FAMILY) && !capital_next {
            return false;
        }
        if known || n.is(at, Class::DEMONYM) || capital_next {
            return true;
        }
        // Court documents say so, Court says so.
        const PLURAL: Class = Class::DOCUMENT.or(Class::GROUP);
        let goes_on = next.is_some_and(|next| {
            n.verb(next).form != lexicon::Form::None
                || n.is(next, Class::AUX.or(Class::POSSESSIVE).or(Class::COLON).or(Class::BRACKET_OPEN).or(Class::ADV))
                || n.is_finite(next)
                || n.is_word(next) && n.spelling(next).ends_with('s') && !n.is(next, PLURAL)
        });
        let plural = spelling.ends_with('s') && word.facts.shape != Shape::Upper;
        goes_on && !n.is(at, Class::GROUP) && !plural
    }
}

/// Tells which names are subjects: a pronoun later most likely stands for one of them.
pub(super) fn mark_subjects(narration: &Narration, names: &mut [Name]) {
    let mut seen = [None; 2];
    for name in names {
        name.subject = is_subject(narration, name);
        let body = usize::from(!name.kind.is_personal());
        let frame = narration.frame_number(name.items.start);
        let free = !name.possessive && !is_led(narration, name) && !is_modifier(narration, name);
        name.main = !name.is_title() && seen[body] != Some(frame) && free;
        if name.main {
            seen[body] = Some(frame);
        }
    }
}

/// Whether a name belongs to a noun behind it: of “Lee spokesman Tom Berg” Lee is not who acts.
fn is_modifier(narration: &Narration, name: &Name) -> bool {
    const NOUN: Class = Class::ROLE.or(Class::GROUP).or(Class::BODY).or(Class::CAMPAIGN);
    let at = name.items.end;
    let inside = at < narration.frame(name.items.start).items.end;
    inside && narration.is(at, NOUN) && narration.is_plain(at) && !narration.is(at, Class::VERB)
}

/// Whether a preposition or subordinating word leads the noun phrase that the name stands in.
fn is_led(narration: &Narration, name: &Name) -> bool {
    let start = narration.frame(name.items.start).items.start;
    let inside = |at: &At| narration.is(*at, Class::DET.or(Class::POSSESSIVE)) || narration.is_plain(*at);
    let before = (start..name.items.start).rev().find(|at| !inside(at));
    before.is_some_and(|at| {
        narration.is(at, Class::PREP) || at > start && (narration.is(at, Class::SUBORD) || narration.says(at, "that"))
    })
}

fn is_subject(narration: &Narration, name: &Name) -> bool {
    let start = name.items.start;
    let frame = &narration.frame(start).items;
    let follows = |class| start > frame.start && narration.is(start - 1, class);
    let mut at = name.items.end;
    if at < frame.end && narration.is(at, Class::COMMA) {
        return start == frame.start || follows(Class::COMMA);
    }
    while at < frame.end && narration.is_adverb(at) {
        at += 1;
    }
    at < frame.end && !follows(Class::PREP) && (narration.is_finite(at) || narration.verb(at).is_finite())
}

/// What a name without titles is told to be by its words alone; see `title::name`.
pub(super) fn kind(narration: &Narration, proper: &Range<At>, titled: bool) -> Kind {
    let n = narration;
    let (first, last) = (proper.start, proper.end - 1);
    let words = proper.clone().filter(|&at| n.is_word(at)).count();
    let single = words == 1;
    let full = n.span(proper.clone()).of(n.document.text);
    let relation = relation(narration, proper).map(|(relation, _)| relation);
    let body = |at: At| n.is(at, Class::BODY_NAME);
    if matches!(relation, Some("name" | "state" | "capital" | "shared")) && !titled {
        return Kind::Place;
    }
    if titled && !body(last) {
        return Kind::Person;
    }
    if !single && (n.is(last, Class::DEMONYM) || n.is(last, Class::NOT_FAMILY)) {
        return Kind::Other;
    }
    if n.document.leaders.is_listed(full) {
        return Kind::Person;
    }
    let adjective = Class::DEMONYM.or(Class::KIND_NAME).or(Class::PARTY);
    if single && n.is(first, adjective) && n.word(first).facts.shape == Shape::Capital {
        return Kind::Group;
    }
    let linked = proper.clone().any(|at| n.says(at, "of") || n.says(at, "for"));
    if body(last) || !single && body(first) && !n.is(first, Class::GIVEN) || linked || relation == Some("metonym") {
        return Kind::Organisation;
    }
    if !single && n.is(first, Class::GIVEN) && words <= 4 {
        return Kind::Person;
    }
    if single && n.word(first).facts.shape == Shape::Upper || proper.clone().any(body) {
        return Kind::Organisation;
    }
    if single && is_camel(n.spelling(first)) {
        return Kind::Organisation;
    }
    let acronym =
        |at: At| n.word(at).facts.shape == Shape::Upper && n.spelling(at).len() > 2 && !n.spelling(at).contains('.');
    match words {
        1 => Kind::Single,
        2 | 3 if !proper.clone().any(acronym) => Kind::MaybePerson,
        _ => Kind::Other,
    }
}

/// What a name says of a country. The class of its first word tells whether a list has it at all.
pub(crate) fn relation(narration: &Narration, name: &Range<At>) -> Option<(&'static str, &'static str)> {
    if !narration.is(name.start, if name.len() == 1 { Class::PLACE } else { Class::LONG_PLACE }) {
        return None;
    }
    lexicon::relation(narration.span(name.clone()).of(narration.document.text))
}

/// `TejoBuild`, but not `McCain` and `DeLay`: a capital inside a word is the mark of a company.
fn is_camel(word: &str) -> bool {
    let inner = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()).map(|(at, _)| at);
    inner.is_some_and(|at| at > 3 && word[..at].ends_with(char::is_lowercase))
}
