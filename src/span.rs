//! A place in the text.

use serde::Serialize;

/// A half-open range of bytes of the text as decoded: `text[start..end]` is what it holds.
/// Both ends lie on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Where it begins: the first byte, or in a report in code points the first of these.
    pub start: u32,
    /// One past where it ends, in the same unit.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`; texts are bounded far below 4 GiB by `--max-bytes`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// The text it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// From the start of this one to the end of the other.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
}
