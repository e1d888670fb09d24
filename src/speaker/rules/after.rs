//! Attribution on the right of the quote.

use super::{Found, Scene};
use crate::lexicon::class::Class;
use crate::lexicon::{Form, words};
use crate::name::phrase::{Head, Phrase};
use crate::quote::narration::At;

/// How far to the right of a quote its verb of saying is looked for: appositions of several lines are rare.
const REACH: u32 = 45;

impl Scene<'_> {
    /// Last letter or stop inside the marks, a closing single mark left out.
    fn last_inside(&self) -> char {
        let n = self.reading.narration;
        let Some(quote) = n.quote(self.at) else { return ' ' };
        let inside = n.quotes[quote as usize].span(n.document).of(n.document.text);
        inside.trim_end_matches(['’', '\'']).chars().next_back().unwrap_or(' ')
    }

    /// The item after the quote, past a comma or dash; none where a clause follows that is no tag.
    fn tag_start(&self) -> Option<At> {
        let n = self.reading.narration;
        let end = self.frame.items.end;
        let mut at = self.at + 1;
        // ``He said, `No,''' said Lee: of three marks the last one is left over.
        at += At::from(at < end && n.is(at, Class::SINGLE) && !n.is(at, Class::POSSESSIVE));
        let parted = at < end && n.is(at, Class::COMMA.or(Class::DASH));
        at += At::from(parted);
        let closed = parted || matches!(self.last_inside(), ',' | '?' | '!' | '-' | '—' | '…');
        if at >= end || n.is(at, Class::LINK) && !n.is(at, Class::DET) {
            return None;
        }
        let verb = n.verb(at).form != Form::None && (self.last_inside() == '.' || n.span(self.at..at).len() > 30);
        (closed || verb || self.is_short_tag(at)).then_some(at)
    }

    /// `“We agree.” she said.`: a stop where a comma belongs; the tag is all that follows.
    fn is_short_tag(&self, start: At) -> bool {
        let n = self.reading.narration;
        let end = self.frame.items.end;
        let last = if n.is(end - 1, Class::STOP_MARK) { end - 2 } else { end - 1 };
        start < last && last <= start + 3 && n.verb(last).say && n.verb(last).is_finite()
    }

    /// After “…?” a capital may open a new sentence: `Lee said the plan …`, against `Lee said.`
    fn opens_sentence(&self, start: At) -> bool {
        let n = self.reading.narration;
        let end = self.frame.items.end;
        if !matches!(self.last_inside(), '?' | '!') || start != self.at + 1 || !n.is_capital(start) {
            return false;
        }
        let verb = (start + 1..end.min(start + 12)).find(|&at| n.verb(at).direct && n.verb(at).is_finite());
        verb.is_some_and(|verb| {
            let content = Class::DET.or(Class::PRON);
            !n.verb(verb).hearer
                && verb + 1 < end
                && (n.is(verb + 1, content) || self.reading.names.at(verb + 1).is_some())
        })
    }

    pub(super) fn found_after(&self) -> Option<Found> {
        verb_name(self).or_else(|| as_put(self)).or_else(|| according(self)).or_else(|| name_verb(self))
    }
}

/// A tag of a few words right after a quote that looks left: `… it “a shame,” he added.`
pub(super) fn tag(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    if !super::before::looks_left(scene) {
        return None;
    }
    let found = scene.found_after()?;
    let (source, cue) = (found.source?, found.cue?);
    let end = scene.frame.items.end;
    let last = source.end.max(cue + 1);
    let closes = last >= end
        || n.is(last, Class::STOP_MARK.or(Class::COMMA).or(Class::PREP).or(Class::DAY))
        || n.verb(cue).hearer;
    (n.verb(cue).say && source.start <= scene.at + 3 && closes).then_some(found)
}

/// `“…,” said X`.
pub(super) fn verb_name(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let end = scene.frame.items.end;
    let mut at = scene.tag_start().filter(|&at| !scene.opens_sentence(at))?;
    while at < end && n.is_adverb(at) {
        at += 1;
    }
    let verb = if at < end { scene.reading.speech_verb(at, end)? } else { return None };
    let subject = if n.verb(at).direct { at + 1 } else { at + 2 };
    let phrase = scene.reading.forward(subject, end)?;
    if phrase.head == Head::Pronoun && n.is(phrase.start, Class::REL) || verb.form == Form::Gerund {
        return None;
    }
    // “…,” told reporters: the hearer follows such a verb, not the speaker; but `asked Ann Lee.` closes the sentence.
    let closes = phrase.end >= end || n.is(phrase.end, Class::PAUSE.or(Class::PREP));
    let speaker = !verb.hearer
        || phrase.head == Head::Pronoun
        || n.says_any(at, words!["asked", "asks"]) && phrase.head != Head::Described && closes;
    if speaker { Found::new(phrase, at) } else { None }
}

/// `“…,” as X put it`.
pub(super) fn as_put(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let end = scene.frame.items.end;
    let at = (scene.at + 1..end.min(scene.at + 3)).find(|&at| n.says(at, "as"))?;
    let phrase = scene.reading.forward(at + 1, end).filter(|phrase| phrase.head != Head::Described)?;
    let verb = (phrase.end..end).find(|&at| !n.is_adverb(at) && !n.is(at, Class::TIME))?;
    let puts = n.says(verb, "put") || n.says(verb, "puts") || n.verb(verb).say;
    if puts { Found::new(phrase, verb) } else { None }
}

/// `“…,” according to X`.
pub(super) fn according(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let at = scene.at + 1 + At::from(scene.at + 1 < scene.frame.items.end && n.is(scene.at + 1, Class::COMMA));
    let cue = scene.reading.according(at, scene.frame.items.end)?;
    Found::new(cue.subject, cue.at)
}

/// `“…” — X` and `“…” ¶ — X, on Twitter`: a name behind a dash, with nothing that it does.
pub(super) fn signature(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let start = scene.at + 2;
    let id = if start < n.end() && n.is(start - 1, Class::DASH) {
        scene.reading.names.starting(start)?
    } else {
        return None;
    };
    let name = scene.reading.names.get(id);
    let closes = name.items.end >= n.frame(start).items.end || n.is(name.items.end, Class::COMMA.or(Class::STOP_MARK));
    let near = n.paragraph(start) - scene.frame.paragraph <= 1;
    if closes && near && !name.is_title() { Found::new(scene.reading.name_phrase(id), None) } else { None }
}

/// `“…,” X, the minister, said`; `“…,” the paper quoted X as saying`.
pub(super) fn name_verb(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let start = scene.tag_start().filter(|&at| !scene.opens_sentence(at))?;
    let end = scene.frame.items.end;
    for at in start + 1..end.min(start + REACH) {
        if n.quote(at).is_some() {
            return None;
        }
        if n.verb(at).citing && scene.reading.names.at(at).is_none() {
            let cited = scene.reading.forward(at + 1, end);
            if let Some(phrase) = cited.filter(|phrase| phrase.end < end && n.says(phrase.end, "as")) {
                return Found::new(phrase, at);
            }
        }
        if !is_tag_verb(scene, at, start) {
            continue;
        }
        let subject = scene.reading.subject(at, start, &[]);
        if let Some(phrase) = subject.filter(|phrase| phrase.start >= start && leads(scene, start, phrase)) {
            return Found::new(phrase, at);
        }
        if at - start > 2 {
            return None;
        }
    }
    None
}

/// Whether the verb at an item can be the verb of a tag.
fn is_tag_verb(scene: &Scene, at: At, start: At) -> bool {
    let n = scene.reading.narration;
    let Some(verb) = scene.reading.speech_verb(at, scene.frame.items.end) else { return false };
    let continuous = (start.max(at.saturating_sub(3))..at).any(|be| n.is(be, Class::BE));
    (verb.form != Form::Gerund || continuous) && !scene.reading.is_noun(at, start)
}

/// Whether what stands between the quote and a subject leads to it: nothing, or a description of it before a comma.
fn leads(scene: &Scene, start: At, subject: &Phrase) -> bool {
    let n = scene.reading.narration;
    let lead = start..subject.start;
    let name = matches!(subject.head, Head::Name(_));
    let inside = |at: At| n.is(at, Class::DET.or(Class::POSSESSIVE)) || n.is_plain(at) || n.is_capital(at);
    if lead.len() <= 1 || name && lead.clone().all(inside) {
        return true;
    }
    let parted = n.is(lead.end - 1, Class::COMMA);
    // “Why?” Berg’s lawyer, Ann Lee said.
    let names = scene.reading.names;
    let owned = names.starting(start).is_some_and(|id| names.get(id).possessive);
    if name && parted && owned {
        return true;
    }
    parted && (n.is(start, Class::PREP.or(Class::TIME).or(Class::ADV)) || name && n.is(start, Class::DET))
        || name && n.is(start, Class::DET) && lead.clone().any(|at| n.is(at, Class::COMMA))
}

/// The rest of a sentence that a quote opens, up to a verb of plain saying: its first phrase speaks.
pub(super) fn rest(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let start = scene.tag_start().filter(|_| scene.last_inside() == ',' && scene.at == scene.frame.items.start)?;
    let end = scene.frame.items.end;
    let tail = (start + 1..end.min(start + REACH)).take_while(|&at| n.quote(at).is_none());
    let verb = tail.into_iter().find(|&at| {
        n.verb(at).say && is_tag_verb(scene, at, start) && !n.is(at - 1, Class::REL) && !n.says(at - 1, "to")
    })?;
    let name = (start..verb.min(start + 8))
        .take_while(|&at| !n.is(at, Class::PREP))
        .find_map(|at| scene.reading.names.starting(at));
    if let Some(id) =
        name.filter(|&id| scene.reading.names.get(id).kind.is_personal() && !scene.reading.names.get(id).possessive)
    {
        return Found::new(scene.reading.name_phrase(id), verb);
    }
    let phrase = scene.reading.forward(start, verb)?;
    if scene.reading.can_speak(&phrase) || n.is(phrase.start, Class::DET) { Found::new(phrase, verb) } else { None }
}

/// `It was “a loss” for all, X said`; `…, said X`; `…, according to X`.
pub(super) fn clause(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let end = scene.frame.items.end;
    for at in scene.at + 1..end {
        if let Some(cue) = scene.reading.according(at, end) {
            return Found::new(cue.subject, cue.at);
        }
        if !n.is(at, Class::COMMA) || at + 1 >= end {
            continue;
        }
        if n.verb(at + 1).direct && n.verb(at + 1).is_finite() && !n.verb(at + 1).hearer {
            return scene.reading.forward(at + 2, end).and_then(|phrase| Found::new(phrase, at + 1));
        }
        let Some(phrase) = scene.reading.forward(at + 1, end) else { continue };
        let verb = (phrase.end..end).find(|&at| !n.is(at, Class::AUX) && !n.is_adverb(at));
        if let Some(verb) = verb.filter(|&verb| n.verb(verb).say && scene.reading.names.at(verb).is_none()) {
            return Found::new(phrase, verb);
        }
    }
    None
}
