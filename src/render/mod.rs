//! Reports as people and programs read them. A format is a row of [`FORMATS`].
//!
//! ```
//! use onrecord::render::format;
//!
//! let report = onrecord::analyze("Talks began.", &onrecord::Options::default());
//! let mut page = Vec::new();
//! (format("jsonl").unwrap().write)(&mut page, &Ok(report));
//! assert!(page.starts_with(br#"{"schema":1,"#) && page.ends_with(b"}\n"));
//! ```

mod json;
mod text;
mod visible;

use crate::error::Outcome;

pub use visible::visible;

/// How reports are printed.
#[derive(Debug)]
pub struct Format {
    /// What the command calls it.
    pub name: &'static str,
    /// What stands before a list of outcomes.
    pub open: &'static str,
    /// What stands between two of them.
    pub between: &'static str,
    /// What stands after the list.
    pub close: &'static str,
    /// What stands after an outcome that is alone, not in a list.
    pub end: &'static str,
    /// Appends an outcome.
    pub write: fn(&mut Vec<u8>, &Outcome),
}

/// The formats there are; the first is the command's default.
pub static FORMATS: [Format; 3] = [
    Format { name: "text", open: "", between: "\n\n", close: "", end: "", write: text::write },
    Format { name: "json", open: "[\n", between: ",\n", close: "\n]\n", end: "\n", write: json::write_pretty },
    Format { name: "jsonl", open: "", between: "", close: "", end: "", write: json::write_line },
];

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
