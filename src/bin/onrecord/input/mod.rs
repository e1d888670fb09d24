//! Files and standard input to work.

mod content;
mod foreign;
mod names;
mod unpack;

use std::fs::{File, metadata};
use std::io::{self, BufReader, Cursor, Read, stdin};
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use onrecord::{Encoding, Failure, Input, Work, lines};

use crate::args::Kind;
use content::{Content, content};
pub(crate) use names::Names;
use unpack::unpacked;

/// How much of a record file is read at once: enough articles to keep a thread busy, few enough to answer soon.
const BUFFER: usize = 64 * 1024;

/// The name that stands for standard input.
pub(crate) const STDIN: &str = "-";

type Reader = Box<dyn Read + Send>;

/// How inputs are read.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) kind: Kind,
    pub(crate) encoding: Encoding,
    pub(crate) max_bytes: usize,
}

/// An input that has been opened.
pub(crate) enum Opened {
    Article { name: String, reader: Reader, is_page: bool },
    Records { name: String, reader: Reader },
    Failed(Failure),
}

impl Opened {
    /// Opens an input and finds out what it is.
    pub(crate) fn open(path: &Path, kind: Kind, bar: &ProgressBar) -> Opened {
        let name = path.to_string_lossy().into_owned();
        match begin(path, kind, bar) {
            Ok((Content::Records, reader)) => Opened::Records { name, reader },
            Ok((Content::Text, reader)) => Opened::Article { name, reader, is_page: false },
            Ok((Content::Page, reader)) => Opened::Article { name, reader, is_page: true },
            Ok((Content::Foreign(foreign), _)) => Opened::Failed(foreign.refused(&name)),
            Err(error) => Opened::Failed(unread(&name, &error)),
        }
    }

    /// What is to be done with it.
    pub(crate) fn work(self, reading: Reading) -> Box<dyn Iterator<Item = Work> + Send> {
        match self {
            Opened::Article { name, reader, is_page } => {
                Box::new(std::iter::once_with(move || article(name, reader, is_page, reading)))
            }
            Opened::Records { name, reader } => {
                Box::new(lines(&name, BufReader::with_capacity(BUFFER, reader), reading.max_bytes))
            }
            Opened::Failed(failure) => Box::new(std::iter::once(Work::Failed(failure))),
        }
    }
}

/// The bytes of all inputs together, where they are files.
pub(crate) fn size(paths: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| metadata(path).ok().filter(|data| data.is_file()).map(|data| data.len());
    paths.iter().map(size).sum()
}

/// What an input is, and its bytes from the first, decompressed.
fn begin(path: &Path, kind: Kind, bar: &ProgressBar) -> io::Result<(Content, Reader)> {
    let reader = unpacked(Box::new(bar.wrap_read(open(path)?)))?;
    look(reader, |head, is_all| content(path, kind, head, is_all))
}

fn open(path: &Path) -> io::Result<Reader> {
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

/// How far an input is looked into: one may begin with white space without end.
const LOOK: usize = 16 * 1024;

/// Reads until what has come decides, and no further: who writes may wait for an answer. Gives a reader that begins
/// again. `decide` is told whether it will see no more; then nothing decided is the default.
fn look<T: Default>(mut reader: Reader, decide: impl Fn(&[u8], bool) -> Option<T>) -> io::Result<(T, Reader)> {
    let mut head = Vec::new();
    let mut piece = [0; 512];
    loop {
        let read = match reader.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        head.extend_from_slice(&piece[..read]);
        let is_all = read == 0 || head.len() >= LOOK;
        let decided = decide(&head, is_all);
        if decided.is_some() || is_all {
            return Ok((decided.unwrap_or_default(), Box::new(Cursor::new(head).chain(reader))));
        }
    }
}

fn unread(name: &str, error: &io::Error) -> Failure {
    let address = foreign::address(name).filter(|_| error.kind() == io::ErrorKind::NotFound);
    if let Some(address) = address {
        return address.refused(name);
    }
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

/// The whole input as one article, or as much of it as shows that it is too large.
fn article(name: String, reader: Reader, is_page: bool, reading: Reading) -> Work {
    let Reading { encoding, max_bytes, .. } = reading;
    match read(reader, encoding, max_bytes) {
        Ok(bytes) => Work::Input(Input { name, bytes, is_page, encoding, max_bytes }),
        Err(error) => Work::Failed(unread(&name, &error)),
    }
}

/// The longest byte-order mark.
const MARK: usize = 3;

fn read(mut reader: Reader, encoding: Encoding, max_bytes: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.by_ref().take(MARK as u64).read_to_end(&mut bytes)?;
    let times = if encoding.shrinks(&bytes) { 2 } else { 1 };
    // One byte more than can be allowed.
    let most = (max_bytes as u64).saturating_mul(times).saturating_add(1);
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_still_read() {
        let (length, mut reader) = look(Box::new(&b"Talks began."[..]), |head, _| Some(head.len())).unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!((length, text.as_str()), (12, "Talks began."));
        let (length, _) = look(Box::new(&b"Talks"[..]), |_, _| None::<usize>).unwrap();
        assert_eq!(length, 0);
        let (length, _) = look(Box::new(io::repeat(0)), |_, _| None::<usize>).unwrap();
        assert_eq!(length, 0, "an input without end that nothing decides");
    }

    #[test]
    fn no_more_is_read_than_must_be() {
        for (bytes, read_of_them) in
            [(&[b'a'; 100][..], 14), (b"\xFF\xFEa\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0", 24), (b"ab", 2)]
        {
            let bytes = read(Box::new(std::io::Cursor::new(bytes.to_vec())), Encoding::default(), 10).unwrap();
            assert_eq!(bytes.len(), read_of_them);
        }
        for encoding in ["utf-8", "utf-16le"] {
            let encoding = encoding.parse().unwrap();
            assert_eq!(read(Box::new(&b"Talks began."[..]), encoding, usize::MAX).unwrap().len(), 12);
        }
    }
}
