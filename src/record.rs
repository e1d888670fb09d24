//! One line of JSONL: an article, or what is wrong with it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::analyze::Article;
use crate::error::Failure;
use crate::report::{Id, Raw};

/// The fields that count, not yet decoded: a record with a broken text still has its id.
#[derive(Deserialize)]
struct Record<'l> {
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    #[serde(borrow, default)]
    text: Option<&'l RawValue>,
    #[serde(borrow, default)]
    title: Option<&'l RawValue>,
    #[serde(borrow, default)]
    date: Option<&'l RawValue>,
    #[serde(borrow, default)]
    lang: Option<&'l RawValue>,
    #[serde(borrow, default)]
    meta: Option<&'l RawValue>,
}

/// Borrowed where the JSON has no escapes, which is what serde does not try unless it is told to.
#[derive(Deserialize)]
struct Text<'l>(#[serde(borrow)] Cow<'l, str>);

/// The article of a record: `{"id", "text", "title"?, "date"?, "lang"?, "meta"?}`. Other fields are ignored.
///
/// ```
/// let article = onrecord::record(br#"{"id": 7, "text": "Talks began."}"#)?;
/// assert_eq!(article.text, "Talks began.");
/// assert_eq!(onrecord::record(b" ").unwrap_err().code, "blank-line");
/// # Ok::<(), onrecord::Failure>(())
/// ```
///
/// # Errors
/// `blank-line`, `bad-utf8`, `not-json`, `duplicate-field`, `bad-id`, `no-text`, `text-not-string` or `lone-surrogate`.
pub fn record(line: &[u8]) -> Result<Article<'_>, Failure> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return Err(Failure::new("blank-line", "a blank line where a record should be"));
    }
    let record = read(line)?;
    let id = id(record.id)?;
    let text = record.text.ok_or_else(|| no_text(line));
    text.and_then(|text| article(&record, text, id.clone())).map_err(|failure| Failure { id, ..failure })
}

/// Names what there is instead: the text may be there under another name.
fn no_text(line: &[u8]) -> Failure {
    // It has been read once: it is an object.
    let fields: BTreeMap<Cow<str>, IgnoredAny> = serde_json::from_slice(line).unwrap_or_default();
    let mut names: Vec<&str> = fields.keys().map(|name| &name[..name.floor_char_boundary(NAME)]).take(NAMES).collect();
    if fields.len() > NAMES {
        names.push("…");
    }
    let found = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    Failure::new("no-text", format!("the record has no “text”; it has {found}"))
}

/// How many names of fields a message has, and how many bytes of each.
const NAMES: usize = 8;
const NAME: usize = 40;

fn read(line: &[u8]) -> Result<Record<'_>, Failure> {
    let json = std::str::from_utf8(line).map_err(|error| {
        let at = error.valid_up_to();
        Failure::new("bad-utf8", format!("not UTF-8: byte {at} of the record is 0x{:02X}", line[at]))
    })?;
    // Serde would take an array for the fields in their order.
    if !json.starts_with('{') {
        return Err(Failure::new("not-json", "not a JSON object"));
    }
    serde_json::from_str(json).map_err(|error| {
        let code = if error.is_data() { "duplicate-field" } else { "not-json" };
        Failure::new(code, format!("not a record: {}", within_line(&error)))
    })
}

/// What serde says, without its line, which is always 1 here.
fn within_line(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or_default();
    format!("{what} at byte {}", error.column())
}

/// A string or a number, as given.
fn id(raw: Option<&RawValue>) -> Result<Option<Id>, Failure> {
    let Some(raw) = raw else { return Ok(None) };
    match raw.get().as_bytes().first() {
        Some(b'"') => Ok(Some(Id::Text(string(raw, "id")?.into_owned()))),
        Some(b'-' | b'0'..=b'9') => Ok(Some(Id::Number(Raw(raw.to_owned())))),
        _ => Err(Failure::new("bad-id", "“id” is neither a string nor a number")),
    }
}

fn article<'l>(record: &Record<'l>, text: &'l RawValue, id: Option<Id>) -> Result<Article<'l>, Failure> {
    if !text.get().starts_with('"') {
        return Err(Failure::new("text-not-string", "“text” is not a string"));
    }
    Ok(Article {
        text: string(text, "text")?,
        id,
        title: label(record.title, "title")?,
        date: label(record.date, "date")?,
        lang: label(record.lang, "lang")?,
        meta: record.meta.map(|meta| Raw(meta.to_owned())),
        ..Article::default()
    })
}

/// A string, or a number by its digits (`"date": 2023`); anything else says nothing.
fn label(raw: Option<&RawValue>, field: &str) -> Result<Option<String>, Failure> {
    let Some(raw) = raw else { return Ok(None) };
    Ok(match raw.get().as_bytes().first() {
        Some(b'"') => Some(string(raw, field)?.into_owned()),
        Some(b'-' | b'0'..=b'9') => Some(raw.get().to_owned()),
        _ => None,
    })
}

/// The string that a JSON string stands for. The grammar allows half of a surrogate pair (`"\ud83d"`), which no
/// Unicode text can hold; a stand-in for it would make the offsets untrue.
fn string<'l>(raw: &'l RawValue, field: &str) -> Result<Cow<'l, str>, Failure> {
    // The grammar was checked when the record was read: nothing else can be wrong with it.
    serde_json::from_str(raw.get()).map(|Text(text)| text).map_err(|_| {
        let message = format!("“{field}” has half of a surrogate pair, which is no character");
        Failure::new("lone-surrogate", message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures() {
        for (line, code, message) in [
            ("", "blank-line", "blank"),
            (" \t\r\n", "blank-line", "blank"),
            ("Talks began.", "not-json", "not a JSON object"),
            ("[\"a\", \"b\"]", "not-json", "not a JSON object"),
            ("{\"id\": 1, \"text\": \"cut", "not-json", "EOF while parsing a string at byte 22"),
            ("{\"text\": \"a\"} {\"text\": \"b\"}", "not-json", "trailing characters at byte 15"),
            ("{\"text\": \"a\tb\"}", "not-json", "control character"),
            ("{\"text\": \"\\x\"}", "not-json", "invalid escape"),
            ("{\"text\": \"a\", \"text\": \"b\"}", "duplicate-field", "duplicate field `text`"),
            ("{\"id\": [1], \"text\": \"a\"}", "bad-id", "neither"),
            ("{\"id\": 1}", "no-text", "no “text”; it has id"),
            ("{\"url\": 1, \"body\": \"Talks\"}", "no-text", "it has body, url"),
            ("{\"text\": null}", "no-text", "it has text"),
            ("{}", "no-text", "it has nothing"),
            ("{\"text\": 5}", "text-not-string", "not a string"),
            ("{\"text\": [\"a\"]}", "text-not-string", "not a string"),
            ("{\"text\": \"a \\ud83d b\"}", "lone-surrogate", "“text” has half"),
            ("{\"text\": \"a\", \"title\": \"\\udead\"}", "lone-surrogate", "“title” has half"),
        ] {
            let failure = record(line.as_bytes()).unwrap_err();
            assert_eq!(failure.code, code, "{line}");
            assert!(failure.message.contains(message), "{line}: {}", failure.message);
        }
        let failure = record(b"{\"text\": \"\xFF\"}").unwrap_err();
        assert_eq!((failure.code, failure.message.as_str()), ("bad-utf8", "not UTF-8: byte 10 of the record is 0xFF"));
    }

    #[test]
    fn names_of_fields_do_not_fill_a_message() {
        let fields: Vec<String> = (0..1000).map(|n| format!("\"{n:04}{}\": 1", "é".repeat(1000))).collect();
        let failure = record(format!("{{{}}}", fields.join(",")).as_bytes()).unwrap_err();
        assert!(failure.message.len() < 400 && failure.message.ends_with(", …"), "{}", failure.message);
    }

    #[test]
    fn a_failed_record_keeps_its_id() {
        let failed = |line: &str| record(line.as_bytes()).unwrap_err().id.map(|id| id.to_string());
        assert_eq!(failed(r#"{"text": 5, "id": "x"}"#).as_deref(), Some("x"));
        assert_eq!(failed(r#"{"id": 12345678901234567890123}"#).as_deref(), Some("12345678901234567890123"));
        assert_eq!(failed(r#"{"id": 1.5e331}"#).as_deref(), Some("1.5e331"), "larger than any number of a program");
    }

    #[test]
    fn fields_are_kept_as_given() {
        let line =
            r#" {"id":1.50,"text":"a\nb","title":"T","date":2023,"lang":"pt-BR","meta":{"k": [1, 2]},"more":0} "#;
        let article = record(line.as_bytes()).unwrap();
        assert_eq!(article.text, "a\nb");
        assert_eq!(article.id.unwrap().to_string(), "1.50");
        assert_eq!(article.title.as_deref(), Some("T"));
        assert_eq!(article.date.as_deref(), Some("2023"));
        assert_eq!(article.lang.as_deref(), Some("pt-BR"));
        assert_eq!(article.meta.unwrap().0.get(), r#"{"k": [1, 2]}"#);
    }

    #[test]
    fn fields_that_say_nothing() {
        let article = record(br#"{"text": "", "id": null, "title": null, "date": {}, "meta": null}"#).unwrap();
        assert_eq!((article.id, article.title, article.date, article.meta), (None, None, None, None));
    }

    #[test]
    fn a_text_without_escapes_is_borrowed() {
        let is_borrowed = |line: &str| matches!(record(line.as_bytes()).unwrap().text, Cow::Borrowed(_));
        assert!(is_borrowed(r#"{"text": "Erdoğan spoke."}"#));
        assert!(!is_borrowed(r#"{"text": "Erdo\u011fan spoke."}"#));
    }
}
