//! Who said what: one reading in the order of the text.

mod again;
mod body;
pub(crate) mod confidence;
pub(crate) mod country;
pub(crate) mod cue;
mod evidence;
mod fragment;
mod indirect;
mod resolve;
pub(crate) mod role;
mod rules;
mod salience;
mod subject;
#[cfg(test)]
mod tests;

use std::ops::Range;

use cue::{Cue, Order};
use fragment::{is_continued, is_direct, is_term};
pub(crate) use resolve::Candidate;
use resolve::{Discourse, Meant, Resolver};
use rules::{Found, Rule, Scene};

use crate::lexicon::class::Class;
use crate::lexicon::words;
use crate::name::cast::{Cast, EntityId};
use crate::name::phrase::{Head, Phrase, Reading};
use crate::quote::narration::{At, Frame};
use crate::report::QuoteKind;
use crate::span::Span;

/// A quote with its evidence: small values that the reading makes anyway; words are made of them only by a report.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// The item that it is, or begins with.
    pub(crate) place: At,
    pub(crate) span: Span,
    /// The quoted tokens.
    pub(crate) tokens: Range<u32>,
    pub(crate) kind: QuoteKind,
    /// The rule that attributed it; none for an indirect quote, and where no rule did.
    pub(crate) rule: Option<&'static Rule>,
    /// The words that name who speaks.
    pub(crate) source: Option<Phrase>,
    pub(crate) cue: Option<At>,
    pub(crate) speaker: Option<EntityId>,
    /// Who may be meant by the source, in the list of all [`Said::candidates`].
    pub(crate) candidates: Range<usize>,
    /// Who is spoken to, in words and as an entity.
    pub(crate) addressee: Option<(Phrase, Option<EntityId>)>,
    /// Goes on from the quote before.
    pub(crate) continues: bool,
    pub(crate) confidence: f64,
}

/// What a narration quotes.
pub(crate) struct Said {
    /// In the order in which they were read.
    pub(crate) quotes: Vec<Quote>,
    /// The cast, which grows by bodies and documents that speak.
    pub(crate) cast: Cast,
    /// Those who may be meant by each source, the likeliest first.
    pub(crate) candidates: Vec<Candidate>,
}

/// The quotes of a narration, and who says them.
pub(crate) fn attribute(reading: Reading, cast: Cast) -> Said {
    let mut reader = Reader {
        reading,
        cast,
        discourse: Discourse::default(),
        candidates: Vec::new(),
        resolved: Vec::new(),
        quotes: Vec::with_capacity(reading.narration.places.len() + reading.narration.frames.len() / 2),
        last_marked: None,
        place: 0,
        cues: Vec::new(),
        cues_before: Vec::new(),
    };
    for frame in 0..reading.narration.frames.len() {
        reader.read(frame);
    }
    again::share_speakers(reading.narration.document, &mut reader.quotes);
    Said { quotes: reader.quotes, cast: reader.cast, candidates: reader.candidates }
}

struct Reader<'a> {
    reading: Reading<'a>,
    cast: Cast,
    discourse: Discourse,
    candidates: Vec<Candidate>,
    /// Who is meant by the phrases of the frame that were resolved already, by their first items.
    resolved: Vec<(At, Meant)>,
    quotes: Vec<Quote>,
    /// The last quote in marks.
    last_marked: Option<usize>,
    /// How many quotes in marks the frames before have.
    place: usize,
    /// Room for the cues of the frame.
    cues: Vec<Cue>,
    /// The cues of the frame before.
    cues_before: Vec<Cue>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, number: usize) {
        let narration = self.reading.narration;
        let frame = &narration.frames[number];
        let mut cues = std::mem::take(&mut self.cues);
        cues.clear();
        if !frame.headline {
            self.reading.add_cues(&frame.items, &mut cues);
        }
        self.resolved.clear();
        self.note_opening_pronoun(frame);
        let end = self.place + narration.places[self.place..].partition_point(|&at| at < frame.items.end);
        let places = &narration.places[self.place..end];
        self.place = end;
        let mut passed = 0;
        for &at in places {
            while passed < cues.len() && cues[passed].at < at {
                self.pass(&cues[passed]);
                passed += 1;
            }
            self.attribute(number, frame, &cues, at);
        }
        self.report_clauses(&cues);
        if places.is_empty() {
            self.note_speaker(&cues);
        }
        self.cues = std::mem::replace(&mut self.cues_before, cues);
    }

    /// A sentence that opens with he or she speaks of that person again.
    fn note_opening_pronoun(&mut self, frame: &Frame) {
        let Reading { narration: n, names } = self.reading;
        let mut opening = frame.items.clone().take(8).take_while(|&at| n.quote(at).is_none() && names.at(at).is_none());
        let pronoun = opening.find(|&at| n.says_any(at, words!["he", "she"]));
        if let Some(at) = pronoun.filter(|_| !frame.headline) {
            let phrase = Phrase { start: at, end: at + 1, head: Head::Pronoun, relative: None };
            let known = self.candidates.len();
            let entity = self.resolver().meant(&phrase).entity;
            self.candidates.truncate(known);
            self.discourse.resolved.extend(entity.map(|entity| (at, entity)));
        }
    }

    /// A cue before a quote makes its subject the likeliest one to be meant.
    fn pass(&mut self, cue: &Cue) {
        let entity = self.entity(&cue.subject);
        let end = self.reading.narration.frame(cue.at).items.end;
        if entity.is_some() && cue.order == Order::Plain && self.reading.speech_verb(cue.at, end).is_some() {
            self.discourse.cue = entity;
        }
    }

    /// A sentence without a quote that reports makes its subject the last speaker.
    fn note_speaker(&mut self, cues: &[Cue]) {
        let n = self.reading.narration;
        let strong = cues.iter().find(|cue| cue.order != Order::Plain || n.verb(cue.at).direct);
        let Some(subject) = strong.map(|cue| cue.subject) else { return };
        if let Some(entity) = self.entity(&subject) {
            (self.discourse.last, self.discourse.unnamed) = (Some(entity), None);
        } else if self.is_unnamed(&subject) {
            self.discourse.unnamed = Some(subject);
        }
    }

    /// Who is meant by a phrase, resolved once a frame.
    fn entity(&mut self, phrase: &Phrase) -> Option<EntityId> {
        self.meant(phrase).entity
    }

    fn resolver(&mut self) -> Resolver<'_> {
        let Reader { reading, cast, discourse, candidates, .. } = self;
        Resolver { reading: *reading, cast, discourse, candidates }
    }

    fn meant(&mut self, phrase: &Phrase) -> Meant {
        if let Some((_, meant)) = self.resolved.iter().find(|(at, _)| *at == phrase.start) {
            return meant.clone();
        }
        let n = self.reading.narration;
        if let Some(subject) = self.described_before(phrase) {
            return self.meant(&subject);
        }
        let Meant { mut entity, candidates } = self.resolver().meant(phrase);
        if matches!(phrase.head, Head::Described | Head::Title) {
            if let Some(entity) = entity.filter(|&id| self.cast.get(id).kind.is_personal()) {
                self.discourse.resolved.push((phrase.start, entity));
                self.cast.learn_role(&self.reading, entity, phrase.items());
            } else if entity.is_none() && n.is(phrase.noun(), Class::ROLE) && self.reading.is_indefinite(phrase.start) {
                self.discourse.introduce(n.word(phrase.noun()).fold);
            }
            entity = entity.or_else(|| body::described(&self.reading, &mut self.cast, phrase, self.discourse.last));
        }
        let meant = Meant { entity, candidates };
        self.resolved.push((phrase.start, meant.clone()));
        meant
    }

    /// The body or document without a name that “it” stands for: the subject of the sentence before.
    fn described_before(&self, pronoun: &Phrase) -> Option<Phrase> {
        let n = self.reading.narration;
        let frame = n.frame_number(pronoun.start).checked_sub(1).filter(|_| n.says(pronoun.start, "it"))?;
        let before = &n.frames[frame as usize].items;
        let subject = self.reading.first_phrase(before.start, before.end.min(before.start + 60))?;
        let described = subject.head == Head::Described && n.is(subject.noun(), Class::BODY.or(Class::DOCUMENT));
        described.then_some(subject)
    }

    /// A person who is described but not named: a senior official, and then the official. The judge of whom nothing was
    /// said has a name that was not found, and is nobody whom “he” could mean before those who were.
    fn is_unnamed(&self, phrase: &Phrase) -> bool {
        let n = self.reading.narration;
        let noun = phrase.noun();
        let person = n.is(noun, Class::ROLE) && !n.is(noun, Class::BODY.or(Class::DOCUMENT));
        let known = self.reading.is_indefinite(phrase.start)
            || n.is(noun, Class::ANONYMOUS)
            || self.discourse.introduced.contains(&n.word(noun).fold);
        phrase.head == Head::Described && person && known
    }

    fn attribute(&mut self, number: usize, frame: &Frame, cues: &[Cue], at: At) {
        let narration = self.reading.narration;
        let scene = Scene {
            reading: self.reading,
            frame,
            cues,
            previous: self.last_marked.map(|quote| &self.quotes[quote]),
            cues_before: &self.cues_before,
            frame_before: number.checked_sub(1).map(|before| &narration.frames[before]),
            at,
        };
        let hit = rules::in_order(&scene).find_map(|rule| (rule.find)(&scene).map(|found| (rule, found)));
        if is_term(&scene, hit.map(|(rule, _)| rule.trust)) {
            return;
        }
        let continues = is_continued(&scene, hit.map(|(_, found)| found));
        let mut quote = self.quote(at, hit, continues);
        // “A,” said Lee, while Park said, “B.”: only who spoke goes on.
        quote.continues &= self.last_marked.is_some_and(|last| self.quotes[last].speaker == quote.speaker);
        self.note_quote(&quote);
        self.last_marked = Some(self.quotes.len());
        self.quotes.push(quote);
    }

    /// The quote at an item, as a rule found its source.
    fn quote(&mut self, place: At, hit: Option<(&'static Rule, Found)>, continues: bool) -> Quote {
        let n = self.reading.narration;
        let number = n.quote(place).map_or(0, |quote| quote as usize);
        let marked = &n.quotes[number];
        let previous = self.last_marked.map(|quote| &self.quotes[quote]);
        let carried = hit.is_some_and(|(_, found)| found.source.is_none());
        let (source, meant, cue) = match hit {
            Some((_, Found { source: Some(source), cue })) => (Some(source), self.meant(&source), cue),
            _ if carried => {
                let speaker = previous.and_then(|quote| quote.speaker);
                (previous.and_then(|quote| quote.source), Meant::from(speaker), None)
            }
            _ => (None, Meant::default(), None),
        };
        let addressee = cue.and_then(|cue| self.addressee(cue, source.as_ref()));
        let kind = if is_direct(&self.reading, place, number) { QuoteKind::Direct } else { QuoteKind::Mixed };
        let rule = hit.map(|(rule, _)| rule);
        let confidence = confidence::confidence(&self.reading, rule, source.as_ref());
        let (span, tokens) = (marked.span(n.document), marked.inner.clone());
        let Meant { entity: speaker, candidates } = meant;
        Quote { place, span, tokens, kind, rule, source, cue, speaker, candidates, addressee, continues, confidence }
    }

    /// Who is spoken to: whoever follows a verb that takes its hearer as object, or “to” after one that does not.
    fn addressee(&mut self, cue: At, source: Option<&Phrase>) -> Option<(Phrase, Option<EntityId>)> {
        let n = self.reading.narration;
        let end = n.frame(cue).items.end;
        let start =
            if n.verb(cue).hearer { cue + 1 } else { (cue + 1 < end && n.says(cue + 1, "to")).then_some(cue + 2)? };
        const HEARS: Class = Class::ROLE.or(Class::GROUP).or(Class::BODY);
        if n.verb(cue).naming {
            return None; // whom somebody accuses does not hear it
        }
        if Some(start) == source.map(|source| source.start) {
            return None; // according to her
        }
        let phrase = self.reading.object(start, end).or_else(|| self.reading.hearer(start, end))?;
        if phrase.head == Head::Described && !n.is(phrase.noun(), HEARS) {
            return None;
        }
        let entity = if phrase.head == Head::Pronoun { None } else { self.entity(&phrase) };
        Some((phrase, entity))
    }

    fn note_quote(&mut self, quote: &Quote) {
        if quote.speaker.is_some() {
            (self.discourse.last, self.discourse.unnamed) = (quote.speaker, None);
        } else if let Some(source) = quote.source {
            self.discourse.last = None;
            self.discourse.unnamed = self.is_unnamed(&source).then_some(source);
        }
        self.discourse.cue = None;
    }

    /// Adds the indirect quotes of a frame.
    fn report_clauses(&mut self, cues: &[Cue]) {
        let n = self.reading.narration;
        let recent = self.quotes.len().saturating_sub(cues.len() + 1);
        let in_marks = |cue: &&Cue| !self.quotes[recent..].iter().any(|quote| quote.cue == Some(cue.at));
        let reported =
            cues.iter().filter(in_marks).filter_map(|cue| Some((cue, indirect::content(&self.reading, cue, cues)?)));
        for (cue, clause) in outermost(reported.collect()) {
            let Meant { entity: speaker, candidates } = self.meant(&cue.subject);
            let addressee = self.addressee(cue.at, Some(&cue.subject));
            self.quotes.push(Quote {
                place: clause.start,
                span: n.span(clause.clone()),
                tokens: n.tokens(clause),
                kind: QuoteKind::Indirect,
                rule: None,
                source: Some(cue.subject),
                cue: Some(cue.at),
                speaker,
                candidates,
                addressee,
                continues: false,
                confidence: confidence::of_indirect(&self.reading, &cue.subject),
            });
        }
    }
}

/// Of clauses that overlap the one that holds the other: in “They will discuss trade, officials said” what is said
/// is the whole, not what will be discussed.
fn outermost(mut clauses: Vec<(&Cue, Range<At>)>) -> Vec<(&Cue, Range<At>)> {
    clauses.sort_by_key(|(_, clause)| (clause.start, std::cmp::Reverse(clause.end)));
    let mut end = 0;
    clauses.retain(|(_, clause)| {
        let free = clause.start >= end;
        end = if free { clause.end } else { end };
        free
    });
    clauses
}

impl Reading<'_> {
    /// Whether a phrase that begins so introduces somebody: an official, some people.
    pub(crate) fn is_indefinite(&self, start: At) -> bool {
        let words =
            words!["a", "an", "one", "another", "some", "several", "many", "no", "two", "three", "most", "other"];
        self.narration.says_any(start, words)
    }
}
