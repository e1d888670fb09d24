//! The verbs of saying of a frame, each with its subject.

use std::ops::Range;

use crate::lexicon::class::Class;
use crate::lexicon::phrase::longest;
use crate::lexicon::{self, Form, Heads, Verb, words};
use crate::name::phrase::{Head, Phrase, Reading, SPEAKS};
use crate::quote::narration::At;

/// How a cue and its subject stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// `X said`.
    Plain,
    /// `said X`.
    Inverted,
    /// `according to X`.
    According,
}

/// A verb of saying, or `according to`, with who speaks by it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Cue {
    /// The verb, or “according”.
    pub(crate) at: At,
    pub(crate) subject: Phrase,
    pub(crate) order: Order,
}

impl Reading<'_> {
    /// Adds the cues of a frame, in order.
    pub(crate) fn add_cues(&self, frame: &Range<At>, cues: &mut Vec<Cue>) {
        for at in self.narration.reports(frame.clone()) {
            let verb = self.narration.is(at, Class::REPORTING);
            cues.extend(if verb { self.cue_at(at, frame, cues) } else { self.according(at, frame.end) });
        }
    }

    /// `according to X` at an item.
    pub(crate) fn according(&self, at: At, end: At) -> Option<Cue> {
        let n = self.narration;
        let here = at + 2 < end && n.says(at, "according") && n.says(at + 1, "to");
        let source = || self.object(at + 2, end).or_else(|| self.forward(at + 2, end));
        let mut subject = if here { source()? } else { return None };
        // According to a statement released by X: the statement is X's.
        let by = (subject.start..end.min(subject.end + 4)).find(|&at| n.says(at, "by"));
        if let Some(by) = by.filter(|_| subject.items().any(|at| n.is(at, Class::AUTHORED) || n.says(at, "statement")))
        {
            subject = self.forward(by + 1, end).unwrap_or(subject);
        }
        Some(Cue { at, subject, order: Order::According })
    }

    fn cue_at(&self, at: At, frame: &Range<At>, earlier: &[Cue]) -> Option<Cue> {
        let n = self.narration;
        if n.quote(at).is_some() || self.names.at(at).is_some() {
            return None;
        }
        let particle = self.particle_verb(at, frame.end).is_some();
        let is_verb = particle || n.verb(at).form != Form::None && !self.is_noun(at, frame.start);
        if !is_verb {
            return None;
        }
        if self.is_passive(at, frame.start) {
            // The plan was called “a shame” by Lee; was called by Lee “a shame”.
            let by = at + 1 < frame.end && n.says(at + 1, "by");
            let subject = if by { self.forward(at + 2, frame.end)? } else { return None };
            return Some(Cue { at, subject, order: Order::Inverted });
        }
        if let Some(subject) = self.inverted_subject(at, frame) {
            return Some(Cue { at, subject, order: Order::Inverted });
        }
        let subject = self.subject(at, frame.start, earlier)?;
        Some(Cue { at, subject, order: Order::Plain })
    }

    /// `“…,” said X` and `…, said X.`
    fn inverted_subject(&self, at: At, frame: &Range<At>) -> Option<Phrase> {
        let n = self.narration;
        let verb = n.verb(at);
        if !verb.is_finite() || verb.hearer || at == frame.start {
            return None;
        }
        let beside = n.quote(at - 1).is_some()
            || at > frame.start + 1 && n.is(at - 1, Class::COMMA) && n.quote(at - 2).is_some();
        let closes = verb.say && at > frame.start + 1 && n.is(at - 1, Class::COMMA);
        if !beside && !closes {
            return None;
        }
        let subject = self.forward(at + 1, frame.end)?;
        let heads = subject.head != Head::Described || n.is(subject.noun(), Class::ROLE.or(Class::GROUP));
        // Berg, says Ann Lee, is a liar; but in May, said Lee.
        let inside = subject.end < frame.end && n.is(subject.end, Class::COMMA);
        let last = inside || at > frame.start + 4 && subject.end + 1 >= frame.end;
        (heads && (beside || last)).then_some(subject)
    }

    /// A passive verb has no speaker as subject: `he was asked`; but `he is said` stays a report.
    pub(crate) fn is_passive(&self, at: At, first: At) -> bool {
        let n = self.narration;
        let form = matches!(n.verb(at).form, Form::Past | Form::Participle);
        form && !n.says(at, "said") && (first.max(at.saturating_sub(3))..at).any(|be| n.is(be, Class::BE))
    }

    /// The verb of saying at an item, alone or with its particle (`pointed out`), if it can introduce direct speech.
    pub(crate) fn speech_verb(&self, at: At, end: At) -> Option<Verb> {
        let n = self.narration;
        if n.quote(at).is_some() || self.names.at(at).is_some() {
            return None;
        }
        self.particle_verb(at, end).or(Some(n.verb(at)).filter(|verb| verb.direct))
    }

    /// A verb with its particle: `pointed out`, `shot back`, `went on`.
    pub(crate) fn particle_verb(&self, at: At, end: At) -> Option<Verb> {
        let n = self.narration;
        if at + 1 >= end || !n.is(at, Class::PARTICLE_VERB) {
            return None;
        }
        let lists = n.document.language.reporting?;
        if lists.verb_openings.reach([at, at + 1].into_iter().map(|at| n.hash(at))) < 2 {
            return None; // pointed to, went home
        }
        let (words, row) = longest(&lists.verb_starts, 1..=1, n, at)?;
        (words == 2).then(|| lexicon::verb_of(row))
    }

    /// Whether a form that looks like a verb is a noun or an adjective: `the reports`, `his claims`, `a stated aim`.
    pub(crate) fn is_noun(&self, at: At, first: At) -> bool {
        let n = self.narration;
        let verb = n.verb(at);
        let before = (at > first && n.quote(at - 1).is_none()).then(|| at - 1);
        let after = |class| at + 1 < n.end() && n.is(at + 1, class);
        match verb.form {
            Form::None => false,
            Form::Gerund => before.is_some_and(|at| n.says_any(at, words!["a", "an", "the"])),
            Form::Past | Form::Participle => before.is_some_and(|at| self.is_adjective(at, first)),
            Form::Third | Form::Base => {
                let led = before.is_some_and(|at| self.leads_noun(at));
                let of = after(Class::PREP) && n.says_any(at + 1, words!["of", "from", "by", "against"]);
                let remark = n.is(at, Class::REMARK) && before.is_some_and(|at| self.is_adjective_only(at, first));
                // Before the Paris attacks, Lee spoke.
                let object = after(Class::COMMA) && verb.form == Form::Third && !verb.say;
                let named = || before.and_then(|at| self.names.at(at)).map(|id| self.names.get(id).items.start);
                let noun = object && named().is_some_and(|start| start > first && n.says(start - 1, "the"));
                let noun = noun || remark || of && before.is_none_or(|at| n.is_capital(at) || n.is_finite(at));
                led || noun
                    || verb.form == Form::Base && !self.takes_base(before, verb)
                    || self.lacks_subject(before, verb)
            }
        }
    }

    /// After an article a participle belongs to a noun: `the proposed law`; when asked, as reported: no cue either.
    fn is_adjective(&self, before: At, first: At) -> bool {
        let n = self.narration;
        const SPEAKERS: &Heads<12> =
            words!["two", "three", "all", "both", "that", "this", "another", "some", "many", "one", "few", "most"];
        let article = n.is(before, Class::DET) && !n.says_any(before, SPEAKERS);
        // Once asked, he left; but “as a senator once said”.
        let once = n.says(before, "once") && before > first && n.is_plain(before - 1);
        article || !once && n.says_any(before, words!["when", "if", "as", "once", "unless", "until"])
    }

    /// A word that nobody can be, behind an article or genitive: `his recent | remarks`, against `his aide remarks`.
    fn is_adjective_only(&self, at: At, first: At) -> bool {
        let n = self.narration;
        n.is_plain(at) && !n.is(at, SPEAKS) && !n.ends(at, "s") && at > first && n.is(at - 1, Class::DET)
    }

    /// Before a noun: an article, a genitive, a preposition.
    fn leads_noun(&self, before: At) -> bool {
        let n = self.narration;
        let article = n.is(before, Class::DET) && !n.says(before, "that") && !n.says(before, "this");
        article || n.is(before, Class::POSSESSIVE) || n.is(before, Class::PREP) && !n.says(before, "to")
    }

    /// The base form needs a plural subject, an auxiliary or “to” before it.
    fn takes_base(&self, before: Option<At>, verb: Verb) -> bool {
        let n = self.narration;
        let Some(at) = before else { return false };
        let modal = n.says_any(at, words!["should", "could", "can", "may", "must", "might"]);
        let plural = n.is_word(at) && n.ends(at, "s") || n.is(at, Class::GROUP);
        let stands = plural || n.is(at, Class::AUX) || n.is_adverb(at);
        (stands || n.says_any(at, words!["they", "we", "i", "you", "and"])) && (verb.say || !modal)
    }

    /// A loose verb in the third person needs a subject right before it: `voter claims` is a noun.
    fn lacks_subject(&self, before: Option<At>, verb: Verb) -> bool {
        let n = self.narration;
        const SUBJECT: Class = Class::PRON
            .or(Class::ROLE)
            .or(Class::GROUP)
            .or(Class::DOCUMENT)
            .or(Class::BODY)
            .or(Class::REL)
            .or(Class::COMMA);
        verb.form == Form::Third
            && !verb.say
            && before.is_some_and(|at| {
                // The use of executive orders: no subject stands bare behind a preposition.
                let led = at > 0 && n.is(at, Class::ROLE) && n.is(at - 1, Class::PREP);
                // “Brothers,” the recruiter begins: beside a quote whatever has an article speaks.
                let marked = |at: At| n.quote(at).is_some();
                let beside = |at: At| marked(at) || n.is(at, Class::COMMA) && at > 0 && marked(at - 1);
                if at > 1 && n.is(at - 1, Class::DET) && beside(at - 2) {
                    return false;
                }
                led || !(self.names.at(at).is_some() || n.is(at, SUBJECT) || n.is_adverb(at) || n.says(at, "and"))
            })
    }
}
