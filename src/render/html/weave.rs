//! A text with marks in it that may cross each other: elements that never do.

use std::ops::Range;

use maud::{Markup, PreEscaped, Render};

/// A stretch of the text that stands in an element.
pub(super) struct Mark {
    span: Range<usize>,
    /// The tag that begins it.
    open: String,
    /// The tag where it goes on after the edge of another element.
    again: String,
    close: &'static str,
}

impl Mark {
    /// `element` makes the empty element: with what must be unique in the page, or without.
    pub(super) fn new(span: Range<usize>, close: &'static str, element: impl Fn(bool) -> Markup) -> Self {
        let open = |unique| element(unique).into_string().trim_end_matches(close).to_owned();
        Mark { span, open: open(true), again: open(false), close }
    }
}

/// The text in its marks; what no mark of the outermost layer holds is left out.
///
/// The first layer is the outermost: a mark that crosses the edge of one further out is parted there. Marks of one
/// layer stand apart; of two that overlap the first in the text has what both claim.
pub(super) fn weave(text: &str, layers: Vec<Vec<Mark>>) -> Markup {
    let layers: Vec<Vec<Mark>> = layers.into_iter().map(|marks| apart(text, marks)).collect();
    let ends = layers.iter().flatten().flat_map(|mark| [mark.span.start, mark.span.end]);
    let mut cuts: Vec<usize> = ends.collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut woven = String::with_capacity(text.len() * 2);
    let mut ahead = vec![0; layers.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    for piece in cuts.windows(2) {
        let holding = holding(&layers, &mut ahead, piece[0]);
        let kept = open.iter().zip(&holding).take_while(|(open, holding)| open == holding).count();
        close(&mut woven, &layers, open.split_off(kept));
        for &(layer, index) in &holding[kept..] {
            let mark = &layers[layer][index];
            woven.push_str(if mark.span.start == piece[0] { &mark.open } else { &mark.again });
        }
        if holding.first().is_some_and(|&(layer, _)| layer == 0) {
            text[piece[0]..piece[1]].render_to(&mut woven);
        }
        open = holding;
    }
    close(&mut woven, &layers, open);
    PreEscaped(woven)
}

/// Marks in order of the text that share nothing and do not part a character.
fn apart(text: &str, mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    let mut end = 0;
    marks.retain_mut(|mark| {
        mark.span.start = mark.span.start.max(end);
        let sound = text.get(mark.span.clone()).is_some_and(|held| !held.is_empty());
        end = if sound { mark.span.end } else { end };
        sound
    });
    marks
}

/// The mark of each layer that holds what begins here, and nothing where the outermost has none.
fn holding(layers: &[Vec<Mark>], ahead: &mut [usize], at: usize) -> Vec<(usize, usize)> {
    let mut holding = Vec::with_capacity(layers.len());
    for (layer, (marks, ahead)) in layers.iter().zip(ahead).enumerate() {
        while marks.get(*ahead).is_some_and(|mark| mark.span.end <= at) {
            *ahead += 1;
        }
        let begun = marks.get(*ahead).is_some_and(|mark| mark.span.start <= at);
        if begun && (layer == 0 || !holding.is_empty()) {
            holding.push((layer, *ahead));
        }
    }
    holding
}

fn close(woven: &mut String, layers: &[Vec<Mark>], open: Vec<(usize, usize)>) {
    for (layer, index) in open.into_iter().rev() {
        woven.push_str(layers[layer][index].close);
        woven.push_str(if layer == 0 { "\n" } else { "" });
    }
}
