//! What a paragraph is.

use super::sentence::Piece;

/// The kind of text that a sentence stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Block {
    Prose,
    /// A line of its own without a stop: headline, heading between paragraphs, list item.
    Heading,
    /// Who wrote the article.
    Byline,
    /// What a picture shows, and whose it is.
    Caption,
    /// Copyright, “Read more”, “contributed to this report”.
    Notice,
}

pub(super) fn label(_text: &str, _stretches: usize, _pieces: &mut [Piece]) {}
