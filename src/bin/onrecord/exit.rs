//! How the command ends.

use std::process::ExitCode;

/// What the exit code says. 130, for interrupted, is what a shell makes of the signal's own default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All was reported, or the reader of the output had enough.
    Reported = 0,
    /// An input failed, or the output could not be written.
    Failed = 1,
    /// The command line was wrong.
    Usage = 2,
    /// Somebody pressed Ctrl-C, or ended the program otherwise.
    Interrupted = 130,
}

impl Exit {
    /// How two things together end: as the worse one.
    pub(crate) fn merge(self, other: Exit) -> Exit {
        self.max(other)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::Exit::{self, *};

    #[test]
    fn the_worse_one_counts() {
        for (one, other, both) in [
            (Reported, Reported, Reported),
            (Reported, Failed, Failed),
            (Failed, Reported, Failed),
            (Failed, Failed, Failed),
            (Failed, Usage, Usage),
        ] {
            assert_eq!(one.merge(other), both);
        }
    }

    #[test]
    fn codes() {
        assert_eq!([Reported, Failed, Usage, Interrupted].map(|exit: Exit| exit as u8), [0, 1, 2, 130]);
    }
}
