//! Noun phrases: the one that ends before a place, and the one that begins at it.

use std::ops::Range;

use super::{Kind, NameId, Names};
use crate::lexicon::class::Class;
use crate::lexicon::{Shape, words};
use crate::quote::narration::{At, Narration};

/// What a noun phrase is, by its head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Head {
    Name(NameId),
    Pronoun,
    /// A title without a name: the President.
    Title,
    /// Any other noun: the ministry, a senior official.
    Described,
}

/// A noun phrase; of a name only the name with its titles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    pub(crate) start: At,
    pub(crate) end: At,
    pub(crate) head: Head,
    /// The relative pronoun that stands for it beside the verb: the ministry, which said.
    pub(crate) relative: Option<At>,
}

impl Phrase {
    pub(crate) fn items(&self) -> Range<At> {
        self.start..self.end
    }

    /// The item of the head noun.
    pub(crate) fn noun(&self) -> At {
        self.end - 1
    }

    /// The words that stand for it beside the verb.
    pub(crate) fn mention(&self) -> Range<At> {
        self.relative.map_or(self.items(), |at| at..at + 1)
    }
}

/// The narration with its names: what phrases are read from.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) narration: &'a Narration<'a>,
    pub(crate) names: &'a Names,
}

/// Mark or link that no noun phrase crosses.
const EDGE: Class = Class::PAUSE.or(Class::BRACKET_OPEN).or(Class::BRACKET_CLOSE).or(Class::OPEN).or(Class::CLOSE);

/// Nouns of what can speak.
pub(crate) const SPEAKS: Class = Class::ROLE.or(Class::GROUP).or(Class::BODY).or(Class::DOCUMENT);

/// So many prepositional phrases are climbed to the head of a noun phrase: `the head of the office of the mayor of X`.
const CLIMB: u32 = 4;

impl<'a> Reading<'a> {
    pub(crate) fn name_phrase(&self, id: NameId) -> Phrase {
        let name = self.names.get(id);
        let head = if name.is_title() { Head::Title } else { Head::Name(id) };
        Phrase { start: name.items.start, end: name.items.end, head, relative: None }
    }

    /// Kind of the name that a phrase is.
    pub(crate) fn kind(&self, phrase: &Phrase) -> Option<Kind> {
        match phrase.head {
            Head::Name(id) => Some(self.names.get(id).kind),
            _ => None,
        }
    }

    /// Whether a phrase names, points to or describes what can speak.
    pub(crate) fn can_speak(&self, phrase: &Phrase) -> bool {
        match phrase.head {
            Head::Described => {
                let few = words!["one", "two", "three", "many", "others", "some", "those", "surveyed", "both"];
                self.narration.is(phrase.noun(), SPEAKS)
                    || phrase.items().any(|at| self.names.at(at).is_some())
                    || self.narration.says_any(phrase.noun(), few)
            }
            _ => true,
        }
    }

    /// The noun phrase that ends before `end`, not reaching before `first`; with its prepositional phrases climbed to
    /// the head: of `a spokesman for the ministry` the spokesman.
    pub(crate) fn backward(&self, end: At, first: At) -> Option<Phrase> {
        self.back(end, first, Some(CLIMB))
    }

    /// The same without climbing.
    pub(crate) fn backward_flat(&self, end: At, first: At) -> Option<Phrase> {
        self.back(end, first, None)
    }

    fn back(&self, end: At, first: At, climb: Option<u32>) -> Option<Phrase> {
        let n = self.narration;
        let last = end.checked_sub(1).filter(|&last| last >= first && n.quote(last).is_none())?;
        if n.says_any(last, words!["there", "according", "whether"]) {
            return None;
        }
        if n.is(last, Class::PRON) && self.names.at(last).is_none() {
            return Some(Phrase { start: last, end, head: Head::Pronoun, relative: None });
        }
        if n.is(last, Class::BRACKET_CLOSE) {
            let open = (first..last).rev().take(30).find(|&at| n.is(at, Class::BRACKET_OPEN))?;
            return self.back(open, first, climb);
        }
        let name = self.names.ending(end);
        // A statement released on Monday said: what was done with a document is no part of its name.
        if last > first && name.is_none() && n.is(last - 1, Class::DOCUMENT) && n.ends(last, "ed") {
            return self.back(last, first, climb);
        }
        if name.is_none() && !n.is_plain(last) && n.word(last).facts.shape != Shape::Number && !n.is_capital(last) {
            return None;
        }
        let start = self.start_of(name.map_or(last, |id| self.names.get(id).items.start.max(first)), first);
        if let Some(left) = self.climbed(name, last, start, first, climb) {
            return Some(left);
        }
        if n.is(last, Class::TIME.or(Class::DAY)) && name.is_none() {
            return if start > first && !n.is(start - 1, Class::COMMA) { self.back(start, first, climb) } else { None };
        }
        Some(match name {
            Some(id) => self.name_phrase(id),
            None => Phrase { start, end, head: Head::Described, relative: None },
        })
    }

    /// Where the noun phrase begins whose rest begins at `start`.
    pub(crate) fn start_of(&self, start: At, first: At) -> At {
        let n = self.narration;
        let mut start = start;
        while start > first {
            let at = start - 1;
            if n.quote(at).is_some() {
                break;
            }
            if let Some(id) = self.names.ending(start) {
                let genitive = n.is(start, Class::POSSESSIVE);
                if !genitive && self.names.starting(start).is_some() {
                    break; // two names beside each other are two phrases
                }
                start = self.names.get(id).items.start.max(first);
                continue;
            }
            if n.is(at, Class::DET) {
                // The two leaders: an article stands before a number.
                let article = at > first && n.says_any(at - 1, words!["the", "these", "those"]);
                start = if article && !n.is(at, Class::POSS) { at - 1 } else { at };
                break;
            }
            let reports = n.verb(at).direct && !matches!(n.verb(at).form, crate::lexicon::Form::Base);
            let inside = n.is(at, Class::POSSESSIVE.or(Class::SINGLE))
                || (n.is_plain(at) || n.is_capital(at)) && !n.is(at, Class::DAY) && !reports;
            if !inside || n.is(at, Class::PREP.or(Class::LINK)) {
                break;
            }
            start = at;
        }
        start
    }

    /// The head before a preposition that leads the phrase: `a spokesman for X`, but not `X in a statement to Y`.
    fn climbed(&self, name: Option<NameId>, last: At, start: At, first: At, climb: Option<u32>) -> Option<Phrase> {
        let n = self.narration;
        let climb = climb?;
        if climb == 0 || start <= first + 1 || !n.is(start - 1, Class::PREP) {
            return None;
        }
        let noun = !n.is(last, Class::ROLE.or(Class::GROUP));
        // After Lee resigned, officials said: a clause begins there, not a phrase.
        if n.is(start - 1, Class::SUBORD_PREP.or(Class::SUBORD)) && (name.is_some() || !noun) {
            return None;
        }
        if n.is(start - 2, Class::COMMA) {
            return None;
        }
        let left = self.back(start - 1, first, Some(climb - 1))?;
        let person = name.is_some_and(|id| self.names.get(id).kind.is_personal());
        // The ambassador to the United Nations Ann Lee: the place is part of the run, the person is not it.
        let led = name.is_some_and(|id| self.names.get(id).proper.start > self.names.get(id).items.start);
        if person && led {
            return None;
        }
        let heads = n.is(left.noun(), SPEAKS);
        let fits = match left.head {
            Head::Described => heads || !person && noun && (n.says(start - 1, "of") || n.ends(left.noun(), "s")),
            Head::Name(_) => !person || n.says_any(start - 1, words!["at", "in", "on", "with", "for", "of"]),
            Head::Pronoun | Head::Title => true,
        };
        fits.then_some(left)
    }

    /// The noun phrase that begins at an item and ends before `end`.
    pub(crate) fn forward(&self, start: At, end: At) -> Option<Phrase> {
        let n = self.narration;
        if start >= end || n.quote(start).is_some() || n.says_any(start, words!["there", "according", "whether"]) {
            return None;
        }
        if n.is(start, Class::PRON) && !n.says(start, "you") && self.names.at(start).is_none() {
            return Some(Phrase { start, end: start + 1, head: Head::Pronoun, relative: None });
        }
        let mut at = start;
        let mut name = None;
        while at < end && n.quote(at).is_none() && !n.is(at, EDGE) {
            if let Some(id) = self.names.at(at) {
                at = self.names.get(id).items.end;
                name = Some(id);
                if at < end && n.is(at, Class::POSSESSIVE.or(Class::SINGLE)) {
                    (name, at) = (None, at + 1);
                } else if !self.goes_on(id, start, at, end) {
                    break;
                } else {
                    name = None;
                }
                continue;
            }
            if self.ends_forward(at, start) {
                break;
            }
            at += 1;
        }
        let at = at.min(end);
        match name {
            _ if at == start => None,
            Some(id) => Some(self.with_name(self.name_phrase(id), end)),
            None => Some(self.with_name(Phrase { start, end: at, head: Head::Described, relative: None }, end)),
        }
    }

    /// The pronoun at an item, if it is the object of a verb or preposition: told him. In “told her voters” it is none.
    pub(crate) fn object(&self, start: At, end: At) -> Option<Phrase> {
        let n = self.narration;
        let pronoun = start < end && n.says_any(start, words!["me", "us", "him", "her", "them"]);
        let owns = |at: At| n.says(at, "her") && at + 1 < end && (n.is_plain(at + 1) || n.is_capital(at + 1));
        let phrase = Phrase { start, end: start + 1, head: Head::Pronoun, relative: None };
        (pronoun && !owns(start)).then_some(phrase)
    }

    /// Whether a phrase ends before this item.
    fn ends_forward(&self, at: At, start: At) -> bool {
        let n = self.narration;
        if n.is(at, Class::PREP.or(Class::AUX).or(Class::DAY)) || n.is(at, Class::LINK) && !n.is(at, Class::DET) {
            return true;
        }
        if at > start && n.says(at, "that") {
            return true; // told reporters that Lee had left
        }
        if at > start && at + 1 < n.end() && n.says(at + 1, "by") && n.is(at - 1, SPEAKS) {
            return true; // a letter seen by this newspaper
        }
        let done =
            |at: At| n.ends(at, "ed") || n.says_any(at, words!["given", "made", "seen", "sent", "shown", "written"]);
        if at > start && n.is(at - 1, Class::DOCUMENT) && done(at) {
            return true; // court documents given to his wife
        }
        if at > start && n.is(at - 1, Class::GROUP) && n.is_finite(at) {
            return true; // supporters marched
        }
        if at > start && n.is(at, Class::IRREGULAR) {
            return true; // the ministry gave a warning
        }
        let form = n.verb(at).form;
        let reports = n.verb(at).direct && !matches!(form, crate::lexicon::Form::None | crate::lexicon::Form::Base);
        at > start && (reports && !n.is(at, Class::ROLE) || n.is_adverb(at) && !n.says(at, "first"))
    }

    /// Whether a phrase goes on after a name: `China foreign ministry`, `a Lee aide`.
    fn goes_on(&self, id: NameId, start: At, at: At, end: At) -> bool {
        let n = self.narration;
        let name = self.names.get(id);
        let place = matches!(name.kind, Kind::Place | Kind::Group | Kind::Organisation) || name.is_title();
        let known = |at: At| at < end && (n.is(at, SPEAKS.or(Class::MODIFIER)) || place && self.names.at(at).is_some());
        let one = n.is(start, Class::DET) && !n.is(start, Class::POSS) && start < name.items.start;
        let noun = at < end
            && n.is_plain(at)
            && !n.is(at, Class::VERB.or(Class::ADV).or(Class::TIME))
            && !n.is_adverb(at)
            && !n.is_finite(at);
        // Said one Lee confidant: behind a determiner the name belongs to a noun.
        let owned = name.kind.is_personal() && one && noun;
        if name.kind == Kind::Person && !(at < end && n.is(at, Class::BODY)) {
            return owned;
        }
        owned
            || known(at)
            || place && at < end && n.is_plain(at) && !n.is(at, Class::VERB) && !n.ends(at, "ed") && known(at + 1)
    }

    /// `his wife, Eva`: a name alone is a person's if it is a given one.
    fn is_given_or_full(&self, id: NameId) -> bool {
        let name = self.names.get(id);
        let given = name.kind == Kind::Single && self.narration.is(name.proper.start, Class::GIVEN);
        given || matches!(name.kind, Kind::Person | Kind::MaybePerson)
    }

    /// A role with its name in apposition is the name: `his spokesman, Ann Lee`, `the Minister for Water, Ann Lee`.
    fn with_name(&self, phrase: Phrase, end: At) -> Phrase {
        let n = self.narration;
        let role = phrase.head == Head::Described && n.is(phrase.noun(), Class::ROLE);
        if !role && phrase.head != Head::Title {
            return phrase;
        }
        let linked = phrase.end < end && n.says_any(phrase.end, words!["of", "for", "at", "with"]);
        let reach = if linked { phrase.end + 10 } else { phrase.end + 1 };
        let comma = (phrase.end..end.min(reach)).find(|&at| n.is(at, Class::PAUSE.or(Class::QUOTE)));
        let person =
            comma.filter(|&at| at + 1 < end && n.is(at, Class::COMMA)).and_then(|at| self.names.starting(at + 1));
        match person {
            Some(id) if self.is_given_or_full(id) => self.name_phrase(id),
            _ => phrase,
        }
    }
}
