//! What the help and the manual page say beside the options.

use std::io::{self, Write};
use std::sync::LazyLock;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// Rows of what is typed, returned or set, and what it means.
type Rows = &'static [(&'static str, &'static str)];

const EXAMPLES: Rows = &[
    ("onrecord article.txt", "a report for people"),
    ("onrecord --format json article.txt", "the same for programs"),
    ("onrecord --sections speakers,quotes a.txt", "who said what, and no more"),
    ("onrecord --length 20% - < article.txt", "a longer summary, from standard input"),
    ("onrecord -f jsonl articles.jsonl", "one report a line for one record a line"),
    ("onrecord -f csv -o quotes.csv a.txt b.txt", "a spreadsheet with a row a quote"),
    ("onrecord --combine monday.txt tuesday.txt", "one digest of several articles"),
    ("onrecord --generate man > onrecord.1", "the manual page"),
];

const EXIT_CODES: Rows = &[
    ("0", "all reported, or the reader of the output had enough"),
    ("1", "an input failed, the others are reported; or the output could not be written"),
    ("2", "wrong usage"),
    ("130", "interrupted"),
];

const ENVIRONMENT: Rows = &[
    ("NO_COLOR", "if not empty, no colours unless --color always"),
    ("CLICOLOR_FORCE", "if not 0, colours also where the output is no terminal"),
    ("CLICOLOR", "if 0, no colours"),
    ("TERM", "if dumb, no colours"),
];

const OUTPUT: &str = "Results go to standard output, everything else to standard error.";

/// Under the short help.
pub(crate) fn short() -> String {
    let examples: String = EXAMPLES.iter().take(3).map(|(command, _)| format!("  {command}\n")).collect();
    format!("Examples:\n{examples}\nMore of them, exit codes and the environment: onrecord --help")
}

/// Under the long help.
pub(crate) fn long() -> String {
    let [examples, exit_codes, environment] = [EXAMPLES, EXIT_CODES, ENVIRONMENT].map(table);
    format!("Examples:\n{examples}\n{OUTPUT}\n\nExit codes:\n{exit_codes}\nEnvironment:\n{environment}")
}

fn table(rows: Rows) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    rows.iter().map(|(name, meaning)| format!("  {name:width$}   {meaning}\n")).collect()
}

/// The manual page.
pub(crate) fn man(command: Command, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command);
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    let mut roff = Roff::new();
    for (title, rows) in [("EXAMPLES", EXAMPLES), ("EXIT STATUS", EXIT_CODES), ("ENVIRONMENT", ENVIRONMENT)] {
        roff.control("SH", [title]);
        for (name, meaning) in rows {
            roff.control("TP", []);
            roff.text([bold(*name)]);
            roff.text([roman(*meaning)]);
        }
    }
    roff.to_writer(out)?;
    man.render_version_section(out)
}

/// The version, with the commit that it was built from where the builder told it.
pub(crate) fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| of_commit(option_env!("ONRECORD_COMMIT")));
    &VERSION
}

fn of_commit(commit: Option<&str>) -> String {
    let commit = commit.filter(|commit| !commit.is_empty()).map(|commit| format!(" ({commit})"));
    env!("CARGO_PKG_VERSION").to_owned() + &commit.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_told_where_it_is_known() {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(of_commit(Some("1a2b3c4")), format!("{version} (1a2b3c4)"));
        assert_eq!(of_commit(Some("")), version);
        assert_eq!(of_commit(None), version);
    }
}
