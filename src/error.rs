//! What can go wrong at the edge. The analysis itself cannot fail.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::report::{Id, Report};

/// An input that was not reported, and why. It keeps the input's place in the output.
///
/// ```
/// let failure = onrecord::Failure::new("not-found", "there is no such file").of("a.txt");
/// assert_eq!(failure.to_string(), "a.txt: there is no such file");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Failure {
    /// Which article, as in its report; null where it could not be read.
    pub id: Option<Id>,
    /// A word for programs, such as `bad-utf8`.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
    /// The line of the input, from 1, if at a place.
    pub line: Option<usize>,
    /// The file it came from, as typed: for messages, not part of the record.
    pub input: Option<String>,
}

/// What comes of one input.
pub type Outcome = Result<Report, Failure>;

impl Failure {
    /// A failure that is nowhere yet.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Failure { id: None, code, message: message.into(), line: None, input: None }
    }

    /// An article of more bytes than are allowed.
    pub(crate) fn too_large(max_bytes: usize) -> Self {
        Failure::new("too-large", format!("larger than {}: --max-bytes sets the limit", size(max_bytes)))
    }

    /// The same, for the input that a file or standard input is.
    pub fn of(self, input: &str) -> Self {
        Failure { id: Some(Id::Text(input.to_owned())), input: Some(input.to_owned()), ..self }
    }

    /// The same, at a line of the input.
    pub fn at(self, line: usize) -> Self {
        Failure { line: Some(line), ..self }
    }

    /// Where it is, as editors and compilers write it: the input and the line.
    pub fn place(&self) -> String {
        let id = || self.id.as_ref().map(Id::to_string);
        let input = self.input.clone().or_else(id).unwrap_or_else(|| "-".to_owned());
        match self.line {
            Some(line) => format!("{input}:{line}"),
            None => input,
        }
    }
}

/// What some work gives, or the failure that a panic of it is. There should be none; but should one article make the
/// program panic, it fails alone, and not the batch that it is in. [`batch`](crate::batch()) has this built in.
///
/// ```
/// assert_eq!(onrecord::caught(|| 1 + 1), Ok(2));
/// ```
///
/// # Errors
/// `panic`.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    let message = "a fault of the program: please report it, with the article";
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Failure::new("panic", message))
}

/// 64 MiB, 100 bytes: in the largest unit that needs no fraction.
fn size(bytes: usize) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB"), (0, "bytes")];
    let fits = units.iter().find(|(bits, _)| bytes.trailing_zeros() >= *bits);
    let (bits, unit) = fits.unwrap_or(&units[3]);
    format!("{} {unit}", bytes >> bits)
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}

impl std::error::Error for Failure {}

impl Serialize for Failure {
    /// As an error record: `{"id":…,"error":{"code":…,"message":…,"line":…}}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Failure { id, code, message, line, .. } = self;
        Record { id: id.as_ref(), error: Error { code, message, line: *line } }.serialize(serializer)
    }
}

/// An error record: it stands in the place of a report.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename = "Failure"))]
pub(crate) struct Record<'f> {
    /// Which article, as in its report; null where it could not be read.
    id: Option<&'f Id>,
    /// What went wrong.
    error: Error<'f>,
}

/// What went wrong.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
struct Error<'f> {
    /// A word for programs, such as `bad-utf8`.
    code: &'f str,
    /// A sentence for people.
    message: &'f str,
    /// The line of the input, from 1, if at a place.
    line: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let failure = Failure::new("not-json", "broken");
        assert_eq!(failure.place(), "-");
        assert_eq!(failure.clone().at(3).of("a.jsonl").to_string(), "a.jsonl:3: broken");
        let record = Failure { id: Some(Id::Text("7".into())), ..failure };
        assert_eq!(record.place(), "7", "a record of a library user, without a file");
    }

    #[test]
    fn sizes() {
        for (bytes, shown) in
            [(1, "1 bytes"), (1000, "1000 bytes"), (2048, "2 KiB"), (64 << 20, "64 MiB"), (3 << 30, "3 GiB")]
        {
            assert_eq!(size(bytes), shown);
        }
    }

    #[test]
    fn an_error_record() {
        let failure = Failure::new("bad-utf8", "not UTF-8").of("a.txt").at(2);
        let json = r#"{"id":"a.txt","error":{"code":"bad-utf8","message":"not UTF-8","line":2}}"#;
        assert_eq!(serde_json::to_string(&failure).unwrap(), json);
        let json = r#"{"id":null,"error":{"code":"blank-line","message":"","line":null}}"#;
        assert_eq!(serde_json::to_string(&Failure::new("blank-line", "")).unwrap(), json);
    }
}
