//! How a report looks, for formats that people read.

/// What a writer is told of who reads.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Style {
    /// Columns of the terminal or page. A writer may use fewer, so that lines stay legible.
    pub width: usize,
    /// Whether colours and other marks of a terminal may be used.
    pub color: bool,
    /// Whether the report is to show why: figures of single words, rules and rivals.
    pub explain: bool,
    /// Whether the article itself is to be shown, where the report has it: that may be only for what its offsets are
    /// into.
    pub text: bool,
}

impl Default for Style {
    /// What suits a file: 80 columns, no colour, all that there is.
    fn default() -> Self {
        Style { width: 80, color: false, explain: false, text: true }
    }
}
