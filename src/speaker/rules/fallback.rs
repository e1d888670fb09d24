//! A quote that nothing beside it attributes: from the sentence before, or the likeliest name.

use super::{Found, Scene};
use crate::lexicon::class::Class;
use crate::name::Kind;
use crate::name::phrase::{Head, Phrase, Reading};
use crate::quote::narration::Frame;
use crate::speaker::cue::Cue;

impl Scene<'_> {
    /// Whether the sentence before can introduce the quote: it stands near, is no headline and no bare quote.
    fn is_introduced(&self) -> bool {
        let n = self.reading.narration;
        let Some(before) = self.frame_before else { return false };
        self.at == self.frame.items.start
            && self.frame.paragraph - before.paragraph <= 1
            && !before.headline
            && !(before.items.len() == 1 && n.quote(before.items.start).is_some())
    }
}

/// `X warned of war. “…”`
pub(super) fn cue_before(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let introduces = |cue: &&Cue| {
        let verb = n.verb(cue.at);
        verb.direct && verb.is_finite() && cue.subject.start < cue.at && scene.reading.can_speak(&cue.subject)
    };
    let cues = || scene.cues_before.iter().rev().filter(|_| scene.is_introduced()).filter(introduces);
    // If they do it, he added, Congress orders more: whoever orders does not say so.
    let cue = cues().find(|cue| n.verb(cue.at).say).or_else(|| cues().next())?;
    Found::new(cue.subject, cue.at)
}

/// `X stood up. “…”`
pub(super) fn subject_before(scene: &Scene) -> Option<Found> {
    let before = scene.frame_before.filter(|_| scene.is_introduced())?;
    let phrase = topic(scene, before).or_else(|| scene.reading.first_phrase(before.items.start, before.items.end))?;
    if is_named(scene, &phrase) { Found::new(phrase, None) } else { None }
}

/// `For X, it was a shock.`
fn topic(scene: &Scene, frame: &Frame) -> Option<Phrase> {
    let Reading { narration, names } = scene.reading;
    let first = frame.items.start;
    let led = frame.items.contains(&(first + 1)) && narration.says(first, "for");
    let id = if led { names.starting(first + 1)? } else { return None };
    let name = names.get(id);
    let parted = frame.items.contains(&name.items.end) && narration.is(name.items.end, Class::COMMA);
    (parted && name.kind.is_personal() && !name.possessive).then(|| scene.reading.name_phrase(id))
}

pub(super) fn first_name(scene: &Scene) -> Option<Found> {
    let phrase = scene.reading.first_phrase(scene.frame.items.start, scene.at)?;
    // It was a day of “high hopes”: “it” is nobody.
    let somebody = phrase.head != Head::Described && !scene.reading.narration.says(phrase.start, "it");
    if somebody { Found::new(phrase, None) } else { None }
}

pub(super) fn last_speaker(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let quote = scene.previous.filter(|quote| quote.rule.is_some())?;
    if scene.frame.paragraph - n.paragraph(quote.place) <= 1 { Found::CARRIED } else { None }
}

/// A pronoun, a title or the name of somebody who can speak.
fn is_named(scene: &Scene, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Described => false,
        Head::Pronoun | Head::Title => true,
        Head::Name(id) => !matches!(scene.reading.names.get(id).kind, Kind::Group | Kind::Place | Kind::Other),
    }
}
