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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Layers as a picture: the name of the element and where it stands, `2-5` from byte 2 up to byte 5.
    fn layers(layers: &[&[(&'static str, Range<usize>)]]) -> Vec<Vec<Mark>> {
        let mark = |(name, span): &(&'static str, Range<usize>)| Mark {
            span: span.clone(),
            open: format!("<{name} id>"),
            again: format!("<{name}>"),
            close: match *name {
                "p" => "</p>",
                "a" => "</a>",
                _ => "</b>",
            },
        };
        layers.iter().map(|marks| marks.iter().map(mark).collect()).collect()
    }

    #[test]
    fn marks_that_cross_are_parted_by_the_outer_one() {
        let woven = |marks: &[&[(&'static str, Range<usize>)]]| weave("one & two", layers(marks)).into_string();
        assert_eq!(woven(&[&[("p", 0..9)]]), "<p id>one &amp; two</p>\n");
        assert_eq!(
            woven(&[&[("p", 0..9)], &[("a", 4..9)], &[("b", 0..5)]]),
            "<p id><b id>one </b><a id><b>&amp;</b> two</a></p>\n"
        );
        assert_eq!(
            woven(&[&[("p", 0..3), ("p", 6..9)], &[("a", 2..7)]]),
            "<p id>on<a id>e</a></p>\n<p id><a>t</a>wo</p>\n",
            "what no paragraph holds is left out"
        );
        assert_eq!(
            woven(&[&[("p", 0..9)], &[("a", 0..5), ("a", 3..6)]]),
            "<p id><a id>one &amp;</a><a id> </a>two</p>\n",
            "of two that overlap the first has what both claim"
        );
        assert_eq!(woven(&[&[("p", 0..9)], &[("a", 3..99), ("a", 5..5)]]), "<p id>one &amp; two</p>\n");
        assert_eq!(weave("é", layers(&[&[("p", 0..2)], &[("a", 1..2)]])).into_string(), "<p id>é</p>\n");
    }

    fn marks(name: &'static str) -> impl Strategy<Value = Vec<(&'static str, Range<usize>)>> {
        let span = (0..30_usize, 0..12_usize).prop_map(move |(start, length)| (name, start..start + length));
        prop::collection::vec(span, 0..6)
    }

    /// What stands between the tags, if each element ends before the one that holds it, and is there once.
    fn nested(woven: &str) -> Option<String> {
        let (mut open, mut text, mut rest) = (Vec::new(), String::new(), woven);
        while let Some((before, after)) = rest.split_once('<') {
            let (tag, after) = after.split_once('>')?;
            text.push_str(before);
            rest = after;
            match tag.strip_prefix('/') {
                Some(name) => (open.pop()? == name).then_some(())?,
                None => open.push(tag.trim_end_matches(" id")),
            }
        }
        (open.is_empty()).then(|| text + rest)
    }

    proptest! {
        #[test]
        fn elements_never_cross_and_the_text_stays(
            text in "[a-zé& ]{0,40}", quotes in marks("a"), keys in marks("b"), terms in marks("b"),
        ) {
            let whole: &[(&str, Range<usize>)] = &[("p", 0..text.len())];
            let woven = weave(&text, layers(&[whole, &quotes, &keys, &terms])).into_string();
            let expected = if text.is_empty() { String::new() } else { text.replace('&', "&amp;") + "\n" };
            prop_assert_eq!(nested(&woven), Some(expected), "{}", woven);
        }
    }
}
