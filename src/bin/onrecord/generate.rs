//! What can be printed about the command itself, from the same definitions.

use std::io::{self, Write};

use clap::{CommandFactory, ValueEnum};
use clap_complete::{Shell, generate};

use crate::args::Args;
use crate::help::man;

/// What `--generate` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Generated {
    /// The JSON Schema of the reports
    Schema,
    /// The manual page
    Man,
    /// Completions for Bash
    CompleteBash,
    /// Completions for Zsh
    CompleteZsh,
    /// Completions for Fish
    CompleteFish,
    /// Completions for PowerShell
    CompletePowershell,
}

impl Generated {
    pub(crate) fn write(self, out: &mut impl Write) -> io::Result<()> {
        let shell = match self {
            Generated::Schema => return out.write_all(onrecord::schema().as_bytes()),
            Generated::Man => return man(Args::command(), out),
            Generated::CompleteBash => Shell::Bash,
            Generated::CompleteZsh => Shell::Zsh,
            Generated::CompleteFish => Shell::Fish,
            Generated::CompletePowershell => Shell::PowerShell,
        };
        // Completions are written in one piece: clap ends the program where that fails.
        let mut text = Vec::new();
        generate(shell, &mut Args::command(), "onrecord", &mut text);
        out.write_all(&text)
    }
}
