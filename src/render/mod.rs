//! Reports as people and programs read them. A format is a row of [`FORMATS`].
//!
//! ```
//! use onrecord::render::format;
//!
//! let report = onrecord::analyze("Talks began.", &onrecord::Options::default());
//! let mut page = Vec::new();
//! format("jsonl").unwrap().write(&mut page, &Ok(report));
//! assert!(page.starts_with(br#"{"schema":1,"#) && page.ends_with(b"}\n"));
//! ```

mod json;
mod said;
mod text;
mod visible;
mod words;

use crate::error::Outcome;

pub use visible::visible;

/// How reports are printed.
#[derive(Debug)]
pub struct Format {
    /// What the command calls it.
    pub name: &'static str,
    /// Whether it shows the article itself with what was found in it: then the text is among the sections unless
    /// others are named, and the terms of each tone are always computed.
    pub annotates: bool,
    /// How outcomes become a page.
    pub layout: Layout,
}

/// How outcomes become a page.
#[derive(Debug)]
pub enum Layout {
    /// One by one, each printed as soon as it is there.
    Each(Each),
    /// All together, because what stands first depends on all of them.
    Whole(fn(&mut Vec<u8>, &[Outcome])),
}

/// A format that prints outcomes one by one.
#[derive(Debug)]
pub struct Each {
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
    Format {
        name: "text",
        annotates: false,
        layout: Layout::Each(Each { open: "", between: "\n\n", close: "", end: "", write: text::write }),
    },
    Format {
        name: "json",
        annotates: false,
        layout: Layout::Each(Each {
            open: "[\n",
            between: ",\n",
            close: "\n]\n",
            end: "\n",
            write: json::write_pretty,
        }),
    },
    Format {
        name: "jsonl",
        annotates: false,
        layout: Layout::Each(Each { open: "", between: "", close: "", end: "", write: json::write_line }),
    },
];

impl Format {
    /// Appends an outcome that is alone.
    pub fn write(&self, out: &mut Vec<u8>, outcome: &Outcome) {
        match &self.layout {
            Layout::Each(each) => {
                (each.write)(out, outcome);
                out.extend_from_slice(each.end.as_bytes());
            }
            Layout::Whole(write) => write(out, std::slice::from_ref(outcome)),
        }
    }

    /// Appends a list of outcomes, even where there is only one.
    pub fn write_list(&self, out: &mut Vec<u8>, outcomes: &[Outcome]) {
        match &self.layout {
            Layout::Each(each) => {
                out.extend_from_slice(each.open.as_bytes());
                for (index, outcome) in outcomes.iter().enumerate() {
                    out.extend_from_slice(if index > 0 { each.between } else { "" }.as_bytes());
                    (each.write)(out, outcome);
                }
                out.extend_from_slice(each.close.as_bytes());
            }
            Layout::Whole(write) => write(out, outcomes),
        }
    }
}

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
