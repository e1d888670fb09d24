//! The subject of a verb of saying.

use super::cue::Cue;
use crate::lexicon::class::Class;
use crate::lexicon::{Form, words};
use crate::name::Kind;
use crate::name::phrase::{Head, Phrase, Reading};
use crate::quote::narration::At;

/// How far to the left a subject is looked for: longer stretches between subject and verb are lists.
const REACH: u32 = 60;

impl Reading<'_> {
    /// The subject of the verb at an item, not before `first`.
    ///
    /// `earlier` are the cues before it in the sentence, whose subject “and warned”, “to say” and “adding” share.
    pub(crate) fn subject(&self, verb: At, first: At, earlier: &[Cue]) -> Option<Phrase> {
        let n = self.narration;
        let phrase = self.subject_beside(verb, first, earlier)?;
        let led = phrase.start > first && n.says_any(phrase.start - 1, words!["in", "at", "on", "during"]);
        let inside = led && phrase.start > first + 1 && n.is(phrase.start - 2, Class::AUX);
        if inside && phrase.end == verb {
            // Lee, who has in the past called it a shame: the past is no subject.
            return self.subject_beside(phrase.start - 1, first, earlier).or(Some(phrase));
        }
        if led && phrase.head == Head::Described && phrase.end <= verb && verb <= phrase.end + 3 {
            // Lee came and in a statement praised the plan: the statement is no subject.
            return self.main_subject(first, phrase.start - 1).or(Some(phrase));
        }
        Some(phrase)
    }

    fn subject_beside(&self, verb: At, first: At, earlier: &[Cue]) -> Option<Phrase> {
        let n = self.narration;
        let shared = earlier.last().map(|cue| cue.subject);
        let first = first.max(verb.saturating_sub(REACH));
        let before = self.skip_auxiliaries(verb, first)?;
        if n.verb(verb).form == Form::Gerund && !(before + 1..verb).any(|at| n.is(at, Class::BE)) {
            return self.subject_of_gerund(verb, first, earlier);
        }
        let infinitive = (before + 1..verb).any(|at| n.says(at, "to"));
        if infinitive || n.says_any(before, words!["and", "or", "but"]) {
            return self.shared_subject(before, first, shared);
        }
        if n.is(before, Class::REL) {
            return self.antecedent(before, first);
        }
        if n.is(before, Class::COMMA.or(Class::DASH).or(Class::BRACKET_CLOSE)) {
            return self.before_comma(before, first).or(shared).or_else(|| self.first_phrase(first, before));
        }
        let phrase = self.backward(before + 1, first).map(|phrase| self.described_name(phrase).unwrap_or(phrase));
        let head = phrase.and_then(|phrase| self.head_of_relative(&phrase, first));
        head.or(phrase).or(shared).or_else(|| self.first_phrase(first, verb))
    }

    /// Whom a relative clause is about that ends with an object: `others who want to ban abortion said`, `a friend who had
    /// been seen helping Lee admitted`.
    fn head_of_relative(&self, object: &Phrase, first: At) -> Option<Phrase> {
        let n = self.narration;
        let led = object.start > first && (n.says(object.start - 1, "to") || n.ends(object.start - 1, "ing"));
        let relative = self.open_relative(object.start, first).filter(|_| led)?;
        self.backward(relative, first)
    }

    /// The “who” of a clause that goes on up to an item: no mark stands between.
    fn open_relative(&self, end: At, first: At) -> Option<At> {
        let n = self.narration;
        let open = |at: &At| !n.is(*at, Class::PAUSE.or(Class::QUOTE));
        (first + 1..end).rev().take_while(open).find(|&at| n.says(at, "who"))
    }

    /// The name that a bare role stands beside, though no comma closes it: `X, chief executive of the bank told`.
    fn described_name(&self, role: Phrase) -> Option<Phrase> {
        let n = self.narration;
        let comma = role.start.checked_sub(1).filter(|&comma| n.is(comma, Class::COMMA))?;
        let bare = role.head == Head::Described && n.is(role.noun(), Class::ROLE) && !n.is(role.start, Class::DET);
        let name = self.names.ending(comma).filter(|&id| bare && self.names.get(id).kind == Kind::Person)?;
        Some(self.name_phrase(name))
    }

    /// The item before a verb and the auxiliaries and adverbs that stand with it.
    fn skip_auxiliaries(&self, verb: At, first: At) -> Option<At> {
        let n = self.narration;
        let stands_with = |at: &At| {
            n.quote(*at).is_none()
                && self.names.at(*at).is_none()
                && (n.is(*at, Class::AUX.or(Class::DAY)) || n.is_adverb(*at))
        };
        (first..verb).rev().find(|at| !stands_with(at))
    }

    /// `X, calling it “…”`; `with X saying`; `X said, adding`; `Speaking in Rome, X …`.
    fn subject_of_gerund(&self, verb: At, first: At, earlier: &[Cue]) -> Option<Phrase> {
        let n = self.narration;
        if verb > first && n.says(verb - 1, "as") {
            let cited = (first..verb).rev().take(18).find(|&at| n.verb(at).citing);
            if let Some(at) = cited {
                // The agency quoted X as saying; X was quoted by the agency as saying.
                let passive = self.is_passive(at, first);
                return if passive { self.subject(at, first, earlier) } else { self.forward(at + 1, verb) };
            }
        }
        if let Some(id) = self.names.ending(verb) {
            let name = self.names.get(id);
            let start = self.owner_start(name.items.start, first);
            let link = |at: At| n.is(at, Class::DASH) || n.says_any(at, words!["with", "and", "while", "after"]);
            let led = start == first || link(start - 1);
            if led && !name.is_title() && name.kind.is_personal() {
                return Some(self.name_phrase(id));
            }
        }
        // They denied it, with the mayor’s spokesman saying so.
        let beside = self.backward_flat(verb, first).filter(|phrase| phrase.start > first);
        // Signs reading so; supporters chanting so.
        let chants = |phrase: &Phrase| {
            let described = phrase.head == Head::Described;
            described && (n.says(verb, "reading") || n.is(phrase.noun(), Class::GROUP))
        };
        let led = |phrase: &Phrase| n.says(phrase.start - 1, "with") && self.can_speak(phrase);
        if let Some(phrase) = beside.filter(|phrase| chants(phrase) || led(phrase)) {
            return Some(phrase);
        }
        if verb <= first + 1 {
            let end = n.frame(verb).items.end;
            let comma = (verb + 1..end).find(|&at| n.is(at, Class::COMMA))?;
            return self
                .forward(comma + 1, end)
                .filter(|phrase| phrase.head != Head::Described || self.can_speak(phrase));
        }
        // X said the plan had failed, adding: whoever said it, not the plan.
        let said =
            earlier.iter().rev().find(|cue| n.verb(cue.at).say && n.verb(cue.at).is_finite() && verb - cue.at < 25);
        // They welcomed Lee, who joined last week vowing to stay.
        let relative =
            self.open_relative(verb, first).filter(|_| n.verb(verb).direct).and_then(|at| self.antecedent(at, first));
        relative
            .or(said.map(|cue| cue.subject))
            .or_else(|| self.main_subject(first, verb))
            .or(earlier.last().map(|cue| cue.subject))
            .or_else(|| self.first_phrase(first, verb))
    }

    /// Where whoever owns a name begins: with the paper’s Ann Lee saying.
    fn owner_start(&self, name: At, first: At) -> At {
        let n = self.narration;
        let owner = name.checked_sub(1).filter(|&at| at > first && n.is(at, Class::POSSESSIVE));
        let Some(owner) = owner.and_then(|at| self.names.ending(at)) else { return name };
        let start = self.names.get(owner).items.start;
        if start > first && n.is(start - 1, Class::DET) { start - 1 } else { start }
    }

    /// `X met Y and said`: the subject of the verb before, which the clause begins with.
    fn shared_subject(&self, link: At, first: At, earlier: Option<Phrase>) -> Option<Phrase> {
        let n = self.narration;
        // “when Lee arrived and said”: the clause has a subject of its own.
        let opener = (first..link)
            .rev()
            .take_while(|&at| n.quote(at).is_none())
            .find(|&at| n.is(at, Class::SUBORD) || n.says(at, "that"));
        // Park, long known as governor, rose to say: a comma closes what “as” opened.
        let opener = opener.filter(|&at| !(at..link).any(|at| n.is(at, Class::COMMA)));
        let own = opener.and_then(|at| self.first_phrase(at + 1, link).filter(|phrase| phrase.start - at <= 4));
        own.or(earlier).or_else(|| self.main_subject(first, link)).or_else(|| self.first_phrase(first, link))
    }

    /// The phrase that a relative pronoun stands for: `the ministry, which said`.
    fn antecedent(&self, relative: At, first: At) -> Option<Phrase> {
        let n = self.narration;
        let comma = relative > first && n.is(relative - 1, Class::COMMA);
        let end = if comma { relative - 1 } else { relative };
        let near = self.backward_flat(end, first);
        let speaks =
            |phrase: &Phrase| phrase.head != Head::Described || n.is(phrase.noun(), Class::ROLE.or(Class::GROUP));
        let whole = || self.backward(end, first);
        // A cousin of Lee, who asked not to be named: not Lee.
        let kin = |phrase: &Phrase| comma && phrase.head == Head::Described && n.is(phrase.noun(), Class::ROLE);
        let kin = near.filter(|near| self.kind(near).is_some_and(Kind::is_personal)).and_then(|_| whole()).filter(kin);
        let phrase = kin.or(near.filter(speaks)).or_else(whole).or(near)?;
        Some(Phrase { relative: Some(relative), ..phrase })
    }

    /// `X, the minister, said`; `X, who had come late, said`: what a comma parts from its verb.
    fn before_comma(&self, comma: At, first: At) -> Option<Phrase> {
        let n = self.narration;
        if let Some(head) = self.clause_head(comma, first) {
            return Some(head);
        }
        // His spokesman, X, said; the Minister for Water, X, said.
        if let Some(id) = self.names.ending(comma) {
            let start = self.names.get(id).items.start;
            let role = start > first + 1 && n.is(start - 1, Class::COMMA);
            let described = if role { self.backward(start - 1, first) } else { None };
            let fits = |phrase: Phrase| match phrase.head {
                Head::Described => n.is(phrase.noun(), Class::ROLE),
                head => head == Head::Title,
            };
            if self.names.get(id).kind.is_personal() && described.is_some_and(fits) {
                return Some(self.name_phrase(id));
            }
        }
        self.before_earlier_comma(comma, first)
    }

    /// The name that opens the clause, if a comma follows it: appositions and relative clauses are skipped.
    fn clause_head(&self, comma: At, first: At) -> Option<Phrase> {
        let n = self.narration;
        let head = self.first_phrase(first, comma)?;
        // Another pollster, X of the university, said.
        let end = self.over_prepositions(head.end, comma);
        let parted = (head.end < comma && n.is(head.end, Class::COMMA.or(Class::BRACKET_OPEN).or(Class::DASH)))
            || end > head.end && end == comma && self.kind(&head) == Some(Kind::Person);
        let near =
            head.start <= first + 8 && !(first..head.start).any(|at| n.verb(at).direct && self.names.at(at).is_none());
        let speaker = head.head != Head::Described && !matches!(self.kind(&head), Some(Kind::Place | Kind::Group));
        (parted && near && speaker).then_some(head)
    }

    /// The nearest of three earlier commas with a name before it, else with any phrase.
    fn before_earlier_comma(&self, comma: At, first: At) -> Option<Phrase> {
        let n = self.narration;
        let mut best: Option<Phrase> = None;
        let edges = (first + 1..comma)
            .rev()
            .take_while(|&at| n.quote(at).is_none() && !n.is(at, Class::SEMICOLON.or(Class::COLON)));
        for edge in edges.filter(|&at| n.is(at, Class::COMMA.or(Class::DASH).or(Class::BRACKET_OPEN))).take(3) {
            let Some(phrase) =
                self.backward(edge, first).filter(|p| !(p.head == Head::Pronoun && n.is(p.start, Class::REL)))
            else {
                continue;
            };
            if let Some(kind) = self.kind(&phrase)
                && !matches!(kind, Kind::Place | Kind::Group)
            {
                return Some(phrase);
            }
            best = best.or(Some(phrase));
        }
        best
    }

    /// The first noun phrase from an item on that no preposition leads; failing that the first person.
    pub(crate) fn first_phrase(&self, first: At, end: At) -> Option<Phrase> {
        let n = self.narration;
        // “said said said …”: no word is tried where none of them can head such a phrase.
        const HEAD: Class = Class::PRON.or(Class::ROLE).or(Class::GROUP);
        if !(first..end).any(|at| n.is(at, HEAD) || self.names.at(at).is_some()) {
            return None;
        }
        let (mut at, mut led, mut person) = (first, false, None);
        while at < end {
            if n.quote(at).is_some() {
                at += 1;
                continue;
            }
            if n.is(at, Class::PREP) || n.is(at, Class::PAUSE) || n.is(at, Class::LINK) && !n.is(at, Class::DET) {
                led = n.is(at, Class::PREP);
                at += 1;
                continue;
            }
            let Some(phrase) = self.forward(at, end) else {
                at += 1;
                continue;
            };
            let genitive = phrase.end < n.end() && n.is(phrase.end, Class::POSSESSIVE);
            let speaks = phrase.head != Head::Described || n.is(phrase.noun(), Class::ROLE.or(Class::GROUP));
            if speaks && !led && !genitive {
                return Some(phrase);
            }
            if person.is_none() && self.kind(&phrase) == Some(Kind::Person) {
                person = Some(phrase);
            }
            at = phrase.end.max(at + 1);
            led = led && at < end && n.is(at, Class::PREP);
        }
        person
    }

    /// The subject of the main clause before an item: the last phrase at the start of a clause that no subordinating
    /// word or preposition opens, and that a finite verb follows. Of `When Lee left, Park rose, calling` it is Park.
    pub(crate) fn main_subject(&self, first: At, end: At) -> Option<Phrase> {
        let n = self.narration;
        let (mut at, mut starts, mut inside, mut best, mut pending) = (first, true, false, None, None);
        while at < end {
            if n.quote(at).is_some() {
                starts = false;
            } else if n.is(at, Class::PAUSE) {
                (starts, inside) = (true, false);
            } else if n.is(at, Class::SUBORD.or(Class::REL)) {
                (starts, inside) = (false, true);
            } else if n.says(at, "and") || n.says(at, "but") {
                starts = true;
            } else if n.is(at, Class::PREP) {
                starts = false;
            } else if starts && n.is_finite(at) && pending.is_some() {
                (best, pending, starts) = (pending, None, false);
            } else if starts && !inside {
                starts = false;
                if let Some(phrase) = self.forward(at, end) {
                    let verb = self.over_prepositions(phrase.end, end);
                    if verb < end && n.is_finite(verb) {
                        best = Some(phrase);
                    } else if verb < end && n.is(verb, Class::COMMA) && self.can_speak(&phrase) && pending.is_none() {
                        pending = Some(phrase);
                    }
                    at = verb.max(at + 1);
                    continue;
                }
            }
            at += 1;
        }
        best
    }

    /// Past adverbs and prepositional phrases: `the head of the bank in Oslo said`.
    fn over_prepositions(&self, start: At, end: At) -> At {
        let n = self.narration;
        let mut at = start;
        loop {
            while at < end && n.is_adverb(at) {
                at += 1;
            }
            if at >= end || !n.is(at, Class::PREP) {
                return at;
            }
            match self.forward(at + 1, end) {
                Some(phrase) => at = phrase.end,
                None => return at,
            }
        }
    }
}
