//! How a user's own lists are read, whatever they list.

use std::error::Error;
use std::fmt;

/// Why a text is no [`ToneList`](crate::ToneList) or [`LeaderList`](crate::LeaderList).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl Error for ListError {}

/// What `entry` makes of each line of a list; empty lines and comments are left out.
pub(crate) fn entries<T>(
    text: &str,
    entry: impl Fn(&str) -> Result<T, String>,
) -> impl Iterator<Item = Result<T, ListError>> {
    let lines = text.trim_start_matches('\u{FEFF}').lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(move |(index, line)| entry(line).map_err(|reason| ListError { line: index + 1, reason }))
}
