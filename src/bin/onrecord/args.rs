//! What was typed.

use std::fs;
use std::io::stdout;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::thread::available_parallelism;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;
use clap::builder::{PathBufValueParser, PossibleValuesParser, TypedValueParser};
use onrecord::render::{FORMATS, Format, Style, format};
use onrecord::report::Offsets;
use onrecord::{
    Encoding, LeaderList, Length, ListError, METHODS, Method, Options, Section, Sections, ToneList, codes, decode,
    method,
};
use terminal_size::terminal_size_of;

use crate::generate::Generated;
use crate::help::{long, short, version};
use crate::input::{Names, Reading, unreadable};

/// Reads news articles and reports the key sentences, who said what, and the tone of each leader's own words
#[derive(Parser, Debug)]
#[command(name = "onrecord", version = version(), after_help = short(), after_long_help = long(), max_term_width = 100)]
pub(crate) struct Args {
    /// Articles to read; - is standard input, and so is no FILE
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Reads the names of more inputs from a file, or from standard input (-): one a line, or parted by zero bytes. They
    /// are a list even where there is only one
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(|path| Names::read(&path)))]
    pub(crate) files_from: Option<Names>,

    /// How the report is printed
    ///
    /// text, markdown and html are for people, html as one page of all reports with the articles in it; json and jsonl
    /// (one report a line) for programs; csv, a row a quote, for spreadsheets and data frames.
    #[arg(short, long, default_value = FORMATS[0].name, value_parser = formats())]
    pub(crate) format: &'static Format,

    /// What the inputs are: auto goes by the file name, then by the content; html is a web page, of which the article is
    /// read; jsonl is one record a line, such as {"id": 1, "text": "…"}
    #[arg(short, long, value_enum, default_value_t)]
    input: Kind,

    /// What is computed and printed, parted by commas: summary, speakers, quotes, tone, keywords; also, only when
    /// named: sentences, text
    /// [default: the first five]
    #[arg(short, long, hide_possible_values = true)]
    sections: Option<Sections>,

    /// Length of the summary, in sentences (5), words (100w) or as a share of the sentences (20%)
    #[arg(short, long, default_value = "3")]
    length: Length,

    /// How the sentences of the summary are chosen: tfidf suits news; lexrank, textrank and centroid, which do not look
    /// at place and wording, other texts; lead takes the first ones
    #[arg(short, long, default_value = METHODS[0].name, value_parser = methods())]
    method: &'static Method,

    /// Words that the summary leans to
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,

    /// Many articles, one digest
    #[arg(long)]
    pub(crate) combine: bool,

    /// Language of the articles, where a record does not name its own
    #[arg(long, default_value = AUTO, value_parser = PossibleValuesParser::new([AUTO].into_iter().chain(codes())))]
    lang: String,

    /// Encoding of texts and pages: auto goes by a byte-order mark, then UTF-8, then a guess; or a name such as
    /// windows-1252, gb18030, utf-16le. Records are always UTF-8
    #[arg(long, value_name = "NAME", default_value = AUTO, value_parser = str::parse::<Encoding>)]
    encoding: Encoding,

    /// The size of an article, or of a line of records, that is too much: bytes of UTF-8 after decompression (K, M
    /// and G stand for KiB, MiB and GiB)
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size)]
    max_bytes: usize,

    /// Words and phrases that add to the tone list or override it: lines of a term, a tab and a valence from -1.3 to
    /// 1.3 (repeatable; the last file wins)
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(|path| list::<ToneList>(&path)))]
    lexicon: Vec<ToneList>,

    /// People who add to the lists of leaders: lines of a name, a role, a country and perhaps aliases parted by |, with
    /// tabs between them (repeatable; the last file wins)
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(|path| list::<LeaderList>(&path)))]
    leaders: Vec<LeaderList>,

    /// An attribution less certain than this shows no speaker (0 to 1)
    #[arg(long, value_name = "SHARE", default_value = "0.5", value_parser = share)]
    min_confidence: f64,

    /// Unit of every offset: bytes of UTF-8, or code points as Python and R count them
    #[arg(long, value_name = "UNIT", value_enum, default_value_t)]
    offsets: Unit,

    /// Shows why: the words behind each tone, the pattern behind each speaker and who else was meant, the parts of each
    /// sentence's score
    #[arg(long)]
    explain: bool,

    /// Articles analysed at once [default: the number of cores]
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,

    /// Where results go; the file is written whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Whether reports for people have colours: auto goes by the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: Color,

    /// No progress bar and no summary line
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Prints the JSON Schema of the reports, the manual page or the completions of a shell, and ends
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) generate: Option<Generated>,
}

const AUTO: &str = "auto";

/// What an input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    #[default]
    Auto,
    Text,
    Html,
    Jsonl,
}

/// The unit of offsets.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Unit {
    #[default]
    Bytes,
    Chars,
}

impl From<Unit> for Offsets {
    fn from(unit: Unit) -> Offsets {
        match unit {
            Unit::Bytes => Offsets::Bytes,
            Unit::Chars => Offsets::Chars,
        }
    }
}

/// When reports have colours.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Args {
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::default();
        options.sections = self.sections();
        options.length = self.length;
        options.method = self.method;
        options.query = self.query.clone();
        options.lang = (self.lang != AUTO).then(|| self.lang.clone());
        options.tone_list = self.lexicon.iter().cloned().collect();
        options.leaders = self.leaders.iter().cloned().collect();
        options.min_confidence = self.min_confidence;
        options.explain = self.explain;
        options.terms = self.format.terms;
        options.offsets = self.offsets.into();
        options
    }

    /// How reports look where they are printed.
    pub(crate) fn style(&self) -> Style {
        let out = stdout();
        let is_here = self.output.is_none();
        let mut style = Style::default();
        style.width = terminal_size_of(&out).filter(|_| is_here).map_or(style.width, |(width, _)| width.0.into());
        style.color = match self.color {
            Color::Auto if is_here => AutoStream::choice(&out) != ColorChoice::Never,
            Color::Auto => AutoStream::choice(&Vec::<u8>::new()) != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        style.explain = self.explain;
        style.text = self.sections().has(Section::Text);
        style
    }

    /// Those that were named, or the default ones of the format.
    fn sections(&self) -> Sections {
        let default = Sections::default();
        self.sections.unwrap_or(if self.format.annotates { default.with(Section::Text) } else { default })
    }

    /// The names of all inputs.
    pub(crate) fn inputs(&self) -> Vec<PathBuf> {
        let listed = self.files_from.iter().flat_map(|names| &names.0);
        self.files.iter().chain(listed).cloned().collect()
    }

    /// Whether a single input was named, and no list of them.
    pub(crate) fn is_one(&self) -> bool {
        self.files.len() == 1 && self.files_from.is_none()
    }

    pub(crate) fn reading(&self) -> Reading {
        Reading { kind: self.input, encoding: self.encoding, max_bytes: self.max_bytes }
    }

    pub(crate) fn jobs(&self) -> usize {
        self.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from)
    }
}

fn formats() -> impl TypedValueParser<Value = &'static Format> {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)).map(|name| format(&name).unwrap_or(&FORMATS[0]))
}

fn methods() -> impl TypedValueParser<Value = &'static Method> {
    PossibleValuesParser::new(METHODS.iter().map(|method| method.name)).map(|name| method(&name).unwrap_or(&METHODS[0]))
}

/// A list of the user's; what is wrong with it is said with the file and the line.
fn list<T: FromStr<Err = ListError>>(path: &Path) -> Result<T, String> {
    let bytes = fs::read(path).map_err(|error| unreadable(&error).1)?;
    let at = |line, reason: &str| format!("{}:{line}: {reason}", path.display());
    let text = decode(&bytes).map_err(|failure| at(failure.line.unwrap_or(1), &failure.message))?;
    text.parse().map_err(|ListError { line, reason, .. }| at(line, &reason))
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("“{text}” is not a number from 0 to 1"))
}

/// `5000`, `64K`, `64M` or `2G`.
fn size(text: &str) -> Result<usize, String> {
    let units = [("K", 10), ("M", 20), ("G", 30)];
    let unit = units.iter().find_map(|(unit, bits)| Some((text.strip_suffix(unit)?, 1 << bits)));
    let (number, unit) = unit.unwrap_or((text, 1_usize));
    let size = number.parse::<usize>().ok().and_then(|number| number.checked_mul(unit));
    size.filter(|&size| size > 0).ok_or_else(|| format!("“{text}” is no size: give bytes (5000), or 500K, 64M, 2G"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn sizes() {
        for (text, bytes) in [("1", 1), ("5000", 5000), ("2K", 2048), ("64M", 67_108_864), ("1G", 1_073_741_824)] {
            assert_eq!(size(text), Ok(bytes));
        }
        for wrong in ["", "0", "0M", "-1", "M", "64 M", "64MB", "1.5G", "99999999999999999999", "99999999999999G"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn defaults_are_those_of_the_library() {
        let args = Args::parse_from(["onrecord"]);
        let mut defaults = Options::default();
        defaults.terms = true;
        assert_eq!(args.options(), defaults, "but that people are told why");
        assert_eq!(args.format.name, "text");
    }
}
