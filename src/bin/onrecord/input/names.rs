//! The names of inputs, from a file.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read, stdin};
use std::path::{Path, PathBuf};

use super::{STDIN, unreadable};

/// Names as a file lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names(pub(crate) Vec<PathBuf>);

impl Names {
    /// The names in a file, or on standard input.
    pub(crate) fn read(path: &Path) -> Result<Names, String> {
        let names = bytes(path).map(|bytes| Names::parse(&bytes)).map_err(|error| unreadable(&error).1)?;
        if path == Path::new(STDIN) && names.0.iter().any(|name| name == path) {
            return Err("standard input is the list, and cannot be an input too".to_owned());
        }
        Ok(names)
    }

    /// One a line, or parted by zero bytes, as `find -print0` writes them where a name may hold a line end.
    fn parse(bytes: &[u8]) -> Names {
        let between = if bytes.contains(&0) { 0 } else { b'\n' };
        let names = bytes.split(|&byte| byte == between).map(|name| name.strip_suffix(b"\r").unwrap_or(name));
        Names(names.filter(|name| !name.is_empty()).map(name).collect())
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new(STDIN) {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A name need not be UTF-8 where the system's names are bytes.
fn name(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    let name: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    #[cfg(not(unix))]
    let name = String::from_utf8_lossy(bytes);
    #[cfg(not(unix))]
    let name: &OsStr = name.as_ref().as_ref();
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds() {
        for (bytes, names) in [
            (&b""[..], &[][..]),
            (b"a.txt\n\nb c.txt\r\n", &["a.txt", "b c.txt"]),
            (b"a.txt\nb.txt", &["a.txt", "b.txt"]),
            (b"a\nb.txt\0c.txt\0", &["a\nb.txt", "c.txt"]),
        ] {
            assert_eq!(Names::parse(bytes).0, names.iter().map(PathBuf::from).collect::<Vec<_>>());
        }
        #[cfg(unix)]
        assert_eq!(Names::parse(b"\xFF\n").0[0].as_os_str().as_encoded_bytes(), b"\xFF");
    }
}
