//! Where results go: to standard output, or to a file that is written whole or not at all.

use std::fs::{self, File};
use std::io::{self, StdoutLock, Write, stdout};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::input::STDIN;

/// Something to write results to.
pub(crate) enum Destination {
    Stdout(StdoutLock<'static>),
    /// A device or a pipe, which nothing can be put in the place of.
    Device(File),
    /// A file beside the one that it will replace when all is written; until then it vanishes with this value.
    Draft {
        draft: NamedTempFile,
        path: PathBuf,
    },
}

impl Destination {
    /// A file of this name, or standard output.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Destination> {
        match path {
            None => Ok(Destination::Stdout(stdout().lock())),
            Some(path) if path == Path::new(STDIN) || path == Path::new("/dev/stdout") => Destination::open(None),
            Some(path) => Destination::file(path).map_err(|error| named(path, &error)),
        }
    }

    fn file(path: &Path) -> io::Result<Destination> {
        // Through a link, what it leads to is replaced and not the link, also where nothing is there yet.
        let led = || fs::read_link(path).map(|to| path.with_file_name(to));
        let path = fs::canonicalize(path).or_else(|_| led()).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path);
        if old.as_ref().is_ok_and(|old| !old.is_file()) || path.starts_with("/dev") {
            return Ok(Destination::Device(File::options().append(true).open(path)?));
        }
        // Only within a folder is a rename one step.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let draft = draft().tempfile_in(folder)?;
        if let Ok(old) = old {
            draft.as_file().set_permissions(old.permissions())?;
        }
        Ok(Destination::Draft { draft, path })
    }

    /// Puts what was written in its place.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        if let Destination::Draft { draft, path } = self {
            draft.as_file().sync_all()?;
            draft.persist(&path).map_err(|error| named(&path, &error.error))?;
        }
        Ok(())
    }
}

/// A file that others may read as they may any new one.
fn draft() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".onrecord-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// With the name of the file that was asked for; what the library says ends with that of the draft.
fn named(path: &Path, error: &io::Error) -> io::Error {
    let said = error.to_string();
    let cause = said.split(" at path ").next().unwrap_or_default();
    io::Error::new(error.kind(), format!("{}: {cause}", path.display()))
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Destination::Stdout(out) => out.write(bytes),
            Destination::Device(out) => out.write(bytes),
            // The error names the file that was asked for, not the draft.
            Destination::Draft { draft, path } => draft.as_file_mut().write(bytes).map_err(|error| named(path, &error)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Destination::Stdout(out) => out.flush(),
            Destination::Device(out) => out.flush(),
            Destination::Draft { draft, .. } => draft.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_when_all_is_written_and_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        let names = || fs::read_dir(folder.path()).unwrap().count();
        fs::write(&path, "old").unwrap();

        let mut given_up = Destination::open(Some(&path)).unwrap();
        given_up.write_all(b"half of the n").unwrap();
        drop(given_up);
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names()), ("old", 1));

        let mut written = Destination::open(Some(&path)).unwrap();
        written.write_all(b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        written.finish().unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names()), ("new", 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [file, link] = ["file", "link"].map(|name| folder.path().join(name));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        let mut out = Destination::open(Some(&link)).unwrap();
        out.write_all(b"new").unwrap();
        out.finish().unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        fs::remove_file(&file).unwrap();
        Destination::open(Some(&link)).unwrap().finish().unwrap();
        assert!(file.exists() && link.is_symlink());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = Destination::open(Some(Path::new("no/such/report.txt"))).err().unwrap();
        assert!(error.to_string().starts_with("no/such/report.txt: "), "{error}");
    }
}
