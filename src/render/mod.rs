//! Reports as people and programs read them. A format is a row of [`FORMATS`].
//!
//! ```
//! use onrecord::render::{Style, format};
//!
//! let report = onrecord::analyze("Talks began.", &onrecord::Options::default());
//! let mut page = Vec::new();
//! format("jsonl").unwrap().write(&mut page, &Ok(report), &Style::default());
//! assert!(page.starts_with(br#"{"schema":1,"#) && page.ends_with(b"}\n"));
//! ```

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "page")]
mod html;
mod json;
mod markdown;
mod paragraph;
mod said;
mod style;
mod text;
mod visible;
mod words;

use crate::error::Outcome;

pub use style::Style;
pub use visible::visible;

/// How reports are printed.
#[derive(Debug)]
pub struct Format {
    /// What the command calls it.
    pub name: &'static str,
    /// Whether it shows the article itself with what was found in it: then the text is among the sections unless
    /// others are named.
    pub annotates: bool,
    /// Whether it names the words behind each tone, which are then computed without `--explain` too.
    pub terms: bool,
    /// How outcomes become a page.
    pub layout: Layout,
}

/// How outcomes become a page.
#[derive(Debug)]
pub enum Layout {
    /// One by one, each printed as soon as it is there.
    Each(Each),
    /// All together, because what stands first depends on all of them.
    Whole(fn(&mut Vec<u8>, &[Outcome], &Style)),
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
    /// What stands before and after an outcome that is alone, not in a list.
    pub alone: (&'static str, &'static str),
    /// Appends an outcome.
    pub write: fn(&mut Vec<u8>, &Outcome, &Style),
}

/// The formats there are; the first is the command's default.
pub static FORMATS: &[Format] = &[
    Format {
        name: "text",
        annotates: false,
        terms: true,
        layout: Layout::Each(Each { between: "\n\n", ..Each::plain(text::write) }),
    },
    Format { name: "json", annotates: false, terms: false, layout: Layout::Each(JSON) },
    Format { name: "jsonl", annotates: false, terms: false, layout: Layout::Each(Each::plain(json::write_line)) },
    Format {
        name: "markdown",
        annotates: false,
        terms: true,
        layout: Layout::Each(Each { between: "\n---\n\n", ..Each::plain(markdown::write) }),
    },
    #[cfg(feature = "page")]
    Format { name: "html", annotates: true, terms: true, layout: Layout::Whole(html::write) },
    #[cfg(feature = "csv")]
    Format { name: "csv", annotates: false, terms: false, layout: Layout::Each(CSV) },
];

const JSON: Each = Each { open: "[\n", between: ",\n", close: "\n]\n", alone: ("", "\n"), write: json::write_pretty };

#[cfg(feature = "csv")]
const CSV: Each = Each { open: csv::HEADER, alone: (csv::HEADER, ""), ..Each::plain(csv::write) };

impl Each {
    /// Outcomes one after the other, with nothing round them.
    const fn plain(write: fn(&mut Vec<u8>, &Outcome, &Style)) -> Each {
        Each { open: "", between: "", close: "", alone: ("", ""), write }
    }
}

impl Format {
    /// Appends an outcome that is alone.
    pub fn write(&self, out: &mut Vec<u8>, outcome: &Outcome, style: &Style) {
        match &self.layout {
            Layout::Each(each) => {
                out.extend_from_slice(each.alone.0.as_bytes());
                (each.write)(out, outcome, style);
                out.extend_from_slice(each.alone.1.as_bytes());
            }
            Layout::Whole(write) => write(out, std::slice::from_ref(outcome), style),
        }
    }

    /// Appends a list of outcomes, even where there is only one.
    ///
    /// ```
    /// use onrecord::render::{Style, format};
    /// use onrecord::{Failure, Options, analyze};
    ///
    /// let outcomes = [Ok(analyze("Talks began.", &Options::default())), Err(Failure::new("not-found", "no such file"))];
    /// let mut list = Vec::new();
    /// format("json").unwrap().write_list(&mut list, &outcomes, &Style::default());
    /// let list: serde_json::Value = serde_json::from_slice(&list).unwrap();
    /// assert_eq!(list[1]["error"]["code"], "not-found");
    /// ```
    pub fn write_list(&self, out: &mut Vec<u8>, outcomes: &[Outcome], style: &Style) {
        match &self.layout {
            Layout::Each(each) => {
                out.extend_from_slice(each.open.as_bytes());
                for (index, outcome) in outcomes.iter().enumerate() {
                    out.extend_from_slice(if index > 0 { each.between } else { "" }.as_bytes());
                    (each.write)(out, outcome, style);
                }
                out.extend_from_slice(each.close.as_bytes());
            }
            Layout::Whole(write) => write(out, outcomes, style),
        }
    }
}

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
