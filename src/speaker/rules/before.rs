//! Attribution on the left of the quote.

use super::{Found, Scene};
use crate::lexicon::Form;
use crate::lexicon::class::Class;
use crate::name::Kind;
use crate::name::phrase::{Head, Phrase};
use crate::quote::narration::At;
use crate::speaker::cue::{Cue, Order};

/// How far to the left of a quote its verb of saying is looked for.
const REACH: u32 = 60;

/// Whether a quote begins with a small letter inside its sentence, or a colon or `said,` stands before it.
pub(super) fn looks_left(scene: &Scene) -> bool {
    let n = scene.reading.narration;
    if scene.at == scene.frame.items.start {
        return false;
    }
    let before = scene.at - 1;
    let inside = n.quote(scene.at).map(|quote| n.quotes[quote as usize].inner.start);
    let small = inside.is_some_and(|token| n.document.spelling(token).starts_with(char::is_lowercase));
    let verb_comma = n.is(before, Class::COMMA) && before > scene.frame.items.start && n.verb(before - 1).direct;
    small || n.is(before, Class::COLON) || verb_comma
}

/// `In a joint statement, X and Y called it “…”`: the document within the first words of the sentence.
pub(super) fn joint(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let opening = scene.frame.items.start..scene.at.min(scene.frame.items.start + 8);
    let joint = opening.clone().find(|&at| n.says(at, "joint"))?;
    let second = |source: &Phrase| source.start > scene.frame.items.start && n.says(source.start - 1, "and");
    governing(scene, true)?.source.filter(second)?;
    let document = (joint + 1..opening.end).find(|&at| n.is(at, Class::DOCUMENT))?;
    let phrase = scene.reading.backward_flat(document + 1, scene.frame.items.start)?;
    Found::new(phrase, None)
}

pub(super) fn colon(scene: &Scene) -> Option<Found> {
    stands_before(scene, |n, at| n.is(at, Class::COLON)).then(|| governing(scene, true))?
}

pub(super) fn comma(scene: &Scene) -> Option<Found> {
    let near = |found: &Found| found.cue.is_some_and(|cue| scene.at - cue < 15);
    stands_before(scene, |n, at| n.is(at, Class::COMMA)).then(|| governing(scene, true).filter(near))?
}

pub(super) fn that(scene: &Scene) -> Option<Found> {
    stands_before(scene, |n, at| n.says(at, "that")).then(|| governing(scene, true))?
}

pub(super) fn mixed(scene: &Scene) -> Option<Found> {
    called_by(scene).or_else(|| governing(scene, true))
}

/// `The dam was called “a sleeping bomb” by X`: the speaker of a passive verb stands behind the quote.
fn called_by(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let frame = &scene.frame.items;
    let at = scene.at.checked_sub(1).filter(|&at| at > frame.start)?;
    let verb = if n.says(at, "as") { at - 1 } else { at };
    let by = scene.at + 1 < frame.end && n.says(scene.at + 1, "by");
    let called = by && n.verb(verb).naming && scene.reading.is_passive(verb, frame.start);
    let speaker = if called { scene.reading.forward(scene.at + 2, frame.end)? } else { return None };
    Found::new(speaker, verb)
}

/// A verb that reports without introducing speech: `supports “…”`.
pub(super) fn weak(scene: &Scene) -> Option<Found> {
    governing(scene, false)
}

fn stands_before(scene: &Scene, test: impl Fn(&crate::quote::narration::Narration, At) -> bool) -> bool {
    scene.at > scene.frame.items.start && test(scene.reading.narration, scene.at - 1)
}

/// The cue before the quote that governs it: the nearest one, except that a verb neither of saying nor of naming yields
/// to a verb of saying further left, and so does a subject that cannot speak.
fn governing(scene: &Scene, strong: bool) -> Option<Found> {
    let n = scene.reading.narration;
    let adjacent = is_adjacent(scene);
    let (mut held, mut mute): (Option<Found>, _) = (None, None);
    for cue in reach(scene, adjacent) {
        let Some(found) = Found::new(cue.subject, cue.at) else { continue };
        if cue.order == Order::According {
            // The president added, according to the agency, “…”: the agency only passes it on.
            let aside =
                cue.at > 1 && n.is(cue.at - 1, Class::COMMA) && scene.reading.speech_verb(cue.at - 2, cue.at).is_some();
            // It failed, according to a mechanic, who “found no fault”: what he did is somebody else's report.
            let aside = aside || n.is(scene.at - 1, Class::REL) || is_passed_on(scene, cue);
            return if scene.at - cue.at < 25 && !aside { Some(found) } else { continue };
        }
        let Some(verb) = verb_of(scene, cue, strong) else { continue };
        // Lee called it “a shame” and Park hopes for “peace”: the verb further left has its quote.
        let nearer = held.and_then(|found| found.cue);
        if nearer.is_some_and(|nearer| (cue.at..nearer).any(|at| n.quote(at).is_some())) {
            break;
        }
        let after = cue.subject.start > cue.at && cue.order == Order::Plain;
        if after {
            // Calling it “a shame”, Lee left.
            if verb.form == Form::Gerund { return Some(found) } else { continue }
        }
        // Lee said as the stranger yelled: “…”: whoever stands beside the colon speaks, whatever the lists know.
        let beside = n.verb(cue.at).direct && cue.at + 2 >= scene.at && n.is(scene.at - 1, Class::COLON);
        let somebody = beside && n.is(cue.subject.start, Class::DET);
        let can_speak = somebody || scene.reading.can_speak(&cue.subject);
        if cue.subject.head == Head::Described && !can_speak && mute.is_none() {
            mute = Some(found);
            continue;
        }
        if held.is_some() && verb.mental {
            continue;
        }
        // Called it “a shame”, but not called for “a fair share”.
        let naming = verb.naming && !n.says(cue.at + 1, "on") && !n.says(cue.at + 1, "for");
        let loose = !verb.say && !naming;
        if loose && !adjacent && held.is_none() {
            held = Some(found);
            continue;
        }
        return if loose && held.is_some() { held } else { Some(found) };
    }
    held.or(mute)
}

/// Whether somebody spoke before an agency is named: Lee described the night, according to the agency: “…”.
fn is_passed_on(scene: &Scene, agency: &Cue) -> bool {
    let reading = &scene.reading;
    let person = |cue: &Cue| reading.kind(&cue.subject).is_some_and(Kind::is_personal);
    let speaks = |cue: &&Cue| cue.at < agency.at && reading.speech_verb(cue.at, agency.at).is_some() && person(cue);
    reading.kind(&agency.subject) == Some(Kind::Organisation) && scene.cues.iter().any(|cue| speaks(&cue))
}

/// Whether what stands right before the quote introduces speech.
fn is_adjacent(scene: &Scene) -> bool {
    let n = scene.reading.narration;
    stands_before(scene, |_, at| n.is(at, Class::COLON.or(Class::COMMA)) || n.says(at, "that") || n.verb(at).direct)
}

/// The cues before the quote, nearest first, none behind another quote that is introduced, nor behind a semicolon.
fn reach<'a>(scene: &'a Scene, adjacent: bool) -> impl Iterator<Item = &'a Cue> {
    let n = scene.reading.narration;
    let first = scene.frame.items.start.max(scene.at.saturating_sub(REACH));
    let cues = &scene.cues[..scene.cues.partition_point(|cue| cue.at < scene.at)];
    let walls = if cues.is_empty() { 0..0 } else { first..scene.at.saturating_sub(3) };
    let wall = walls.rev().find(|&at| n.is(at, Class::SEMICOLON) || adjacent && n.quote(at).is_some());
    let first = wall.map_or(first, |wall| wall + 1);
    cues.iter().rev().filter(move |cue| cue.at >= first && cue.subject.end <= scene.at)
}

/// The verb of a cue, if it may introduce this quote.
fn verb_of(scene: &Scene, cue: &Cue, strong: bool) -> Option<crate::lexicon::Verb> {
    let n = scene.reading.narration;
    let verb = if strong { scene.reading.speech_verb(cue.at, scene.at)? } else { n.verb(cue.at) };
    let beside = || {
        cue.at + 1 == scene.at
            || n.is(cue.at + 1, Class::COMMA.or(Class::COLON))
            || (cue.at + 1..scene.at.min(cue.at + 8)).any(|at| n.says(at, "that"))
            || n.is(scene.at - 1, Class::COLON)
    };
    (!verb.beside || beside()).then_some(verb)
}
