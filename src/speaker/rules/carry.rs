//! Quotes that go on with the speaker of the quote before.

use super::{Found, Scene};

impl Scene<'_> {
    /// Whether the quote opens its sentence.
    fn opens(&self) -> bool {
        self.at == self.frame.items.start
    }

    /// Whether the quote before has a source, which the next may share.
    fn previous_is_known(&self) -> bool {
        self.previous.is_some_and(|quote| quote.rule.is_some())
    }

    /// How many paragraphs the quote before stands back.
    fn paragraphs_back(&self) -> Option<u32> {
        let n = self.reading.narration;
        self.previous.map(|quote| self.frame.paragraph - n.paragraph(quote.place))
    }

    /// How many frames the quote before stands back.
    fn frames_back(&self) -> Option<u32> {
        let n = self.reading.narration;
        self.previous.map(|quote| n.frame_number(self.at) - n.frame_number(quote.place))
    }
}

pub(super) fn paragraph(scene: &Scene) -> Option<Found> {
    let n = scene.reading.narration;
    let continues = n.quote(scene.at).is_some_and(|quote| n.quotes[quote as usize].continues);
    if continues && scene.previous.is_some() { Found::CARRIED } else { None }
}

pub(super) fn sentence(scene: &Scene) -> Option<Found> {
    if scene.frames_back() == Some(0) { Found::CARRIED } else { None }
}

pub(super) fn next_sentence(scene: &Scene) -> Option<Found> {
    let near = scene.paragraphs_back() == Some(0) && scene.frames_back().is_some_and(|frames| frames <= 1);
    if near && scene.opens() && scene.previous_is_known() { Found::CARRIED } else { None }
}

pub(super) fn next_paragraph(scene: &Scene) -> Option<Found> {
    let near = scene.paragraphs_back().is_some_and(|paragraphs| paragraphs <= 1);
    if near && scene.opens() && scene.previous_is_known() { Found::CARRIED } else { None }
}
