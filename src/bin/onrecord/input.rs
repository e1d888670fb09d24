//! Files and standard input to work.

use std::fs::{File, metadata};
use std::io::{self, BufReader, Cursor, Read, stdin};
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use onrecord::report::Id;
use onrecord::{Article, Failure, Work, decode, lines};

use crate::args::Kind;

/// How much of a record file is read at once: enough articles to keep a thread busy, few enough to answer soon.
const BUFFER: usize = 64 * 1024;

/// The name that stands for standard input.
pub(crate) const STDIN: &str = "-";

/// An input that has been opened.
pub(crate) enum Input {
    Text { name: String, reader: Box<dyn Read + Send> },
    Records { name: String, reader: Box<dyn Read + Send> },
    Failed(Failure),
}

impl Input {
    /// Opens an input and finds out what it is.
    pub(crate) fn open(path: &Path, kind: Kind, bar: &ProgressBar) -> Input {
        let name = &path.to_string_lossy();
        let reader = match open(path) {
            Ok(reader) => Box::new(bar.wrap_read(reader)),
            Err(error) => return Input::Failed(unread(name, &error)),
        };
        match is_records(path, kind, reader) {
            Ok((true, reader)) => Input::Records { name: name.to_string(), reader },
            Ok((false, reader)) => Input::Text { name: name.to_string(), reader },
            Err(error) => Input::Failed(unread(name, &error)),
        }
    }

    /// What is to be done with it.
    pub(crate) fn work(self) -> Box<dyn Iterator<Item = Work> + Send> {
        match self {
            Input::Text { name, reader } => Box::new(std::iter::once_with(move || text(&name, reader))),
            Input::Records { name, reader } => Box::new(lines(&name, BufReader::with_capacity(BUFFER, reader))),
            Input::Failed(failure) => Box::new(std::iter::once(Work::Failed(failure))),
        }
    }
}

/// The bytes of all inputs together, where they are files.
pub(crate) fn size(paths: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| metadata(path).ok().filter(|data| data.is_file()).map(|data| data.len());
    paths.iter().map(size).sum()
}

fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path == Path::new(STDIN) {
        return Ok(Box::new(stdin()));
    }
    let file = File::open(path)?;
    // Some systems open a folder and fail only when it is read, with another error each.
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(file))
}

fn unread(name: &str, error: &io::Error) -> Failure {
    let (code, message) = unreadable(error);
    Failure::new(code, message).of(name)
}

/// Why a file cannot be read, for programs and for people.
pub(crate) fn unreadable(error: &io::Error) -> (&'static str, String) {
    match error.kind() {
        io::ErrorKind::NotFound => ("not-found", "there is no such file".to_owned()),
        io::ErrorKind::IsADirectory => ("folder", "this is a folder: give the files in it".to_owned()),
        io::ErrorKind::PermissionDenied => ("not-permitted", "it may not be read".to_owned()),
        _ => ("unreadable", error.to_string()),
    }
}

/// The whole input as one article.
fn text(name: &str, mut reader: Box<dyn Read + Send>) -> Work {
    let mut bytes = Vec::new();
    if let Err(error) = reader.read_to_end(&mut bytes) {
        return Work::Failed(unread(name, &error));
    }
    match decode(&bytes) {
        Ok(text) => {
            let id = Some(Id::Text(name.to_owned()));
            Work::Article(Box::new(Article { id, ..Article::from(text) }.into_owned()))
        }
        Err(failure) => Work::Failed(failure.of(name)),
    }
}

type Opened = (bool, Box<dyn Read + Send>);

/// Whether an input holds records, by what was asked for, by its name, or by how it begins.
fn is_records(path: &Path, kind: Kind, mut reader: Box<dyn Read + Send>) -> io::Result<Opened> {
    let extension = path.extension().unwrap_or_default();
    if kind != Kind::Auto || extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson") {
        return Ok((kind != Kind::Text, reader));
    }
    let mut head = Vec::new();
    let mut piece = [0; 512];
    loop {
        let read = reader.read(&mut piece)?;
        head.extend_from_slice(&piece[..read]);
        let begins = begins_record(&head);
        if begins.is_some() || read == 0 {
            return Ok((begins == Some(true), Box::new(Cursor::new(head).chain(reader))));
        }
    }
}

/// Whether the first two signs are those of a record, `{"`; none where there are fewer yet.
fn begins_record(head: &[u8]) -> Option<bool> {
    let head = head.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(head);
    let mut signs = head.iter().filter(|byte| !byte.is_ascii_whitespace());
    match signs.next()? {
        b'{' => Some(*signs.next()? == b'"'),
        _ => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_jsonl(name: &str, kind: Kind, content: &'static str) -> bool {
        is_records(Path::new(name), kind, Box::new(content.as_bytes())).unwrap().0
    }

    #[test]
    fn an_input_is_known_by_option_then_name_then_content() {
        for (name, kind, content, expected) in [
            ("a.txt", Kind::Jsonl, "Talks", true),
            ("a.jsonl", Kind::Text, "{\"text\": \"\"}", false),
            ("a.jsonl", Kind::Auto, "Talks", true),
            ("a.NDJSON", Kind::Auto, "", true),
            ("a.txt", Kind::Auto, "{\"text\": \"\"}", true),
            ("-", Kind::Auto, "\u{FEFF}\n { \"text\": \"\"}", true),
            ("-", Kind::Auto, "Talks {\"began\"}", false),
            ("-", Kind::Auto, "{Talks}", false),
            ("-", Kind::Auto, "{", false),
            ("-", Kind::Auto, "", false),
        ] {
            assert_eq!(is_jsonl(name, kind, content), expected, "{name} {kind:?} {content}");
        }
    }

    #[test]
    fn what_was_looked_at_is_still_read() {
        let (_, mut reader) = is_records(Path::new("-"), Kind::Auto, Box::new(&b"  Talks began."[..])).unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!(text, "  Talks began.");
    }
}
