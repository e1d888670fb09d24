//! What other programs read: such an input is refused with the command that makes text or records of it.

use onrecord::Failure;

/// A kind of input.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    what: &'static str,
    /// How its files are called.
    extensions: &'static [&'static str],
    /// How they begin; empty where that tells nothing.
    magic: &'static [u8],
    /// FILE stands for its name.
    command: &'static str,
}

const fn row(
    what: &'static str,
    extensions: &'static [&'static str],
    magic: &'static [u8],
    command: &'static str,
) -> Foreign {
    Foreign { what, extensions, magic, command }
}

/// What names tell is not asked of the content: a sheet and a letter are both zip archives.
static FOREIGN: [Foreign; 9] = [
    row("a PDF", &["pdf"], b"%PDF-", "pdftotext FILE - | onrecord"),
    row("a document", &["docx", "odt", "epub", "rtf"], b"{\\rtf", "pandoc -t plain --wrap=none FILE | onrecord"),
    row("a spreadsheet", &["xlsx", "xls", "ods"], b"", "in2csv FILE | csvjson --stream | onrecord -i jsonl"),
    row("a table", &["csv", "tsv"], b"", "csvjson --stream FILE | onrecord -i jsonl"),
    row(
        "a Parquet file",
        &["parquet"],
        b"PAR1",
        "duckdb -jsonlines -c \"FROM read_parquet('/dev/stdin')\" < FILE | onrecord -i jsonl",
    ),
    row("an old document", &["doc"], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "soffice --headless --convert-to txt FILE"),
    row(
        "a zip archive, as docx, odt and epub are",
        &["zip"],
        b"PK\x03\x04",
        "pandoc -t plain --wrap=none FILE | onrecord",
    ),
    row("an xz file", &["xz"], b"\xFD7zXZ\0", "xz -dc FILE | onrecord"),
    row("a bzip2 file", &["bz2"], b"BZh91AY&SY", "bzip2 -dc FILE | onrecord"),
];

/// The two shapes of JSON that are no records.
pub(super) static ARRAY: Foreign = row("a JSON array", &[], b"", "jq -c '.[]' FILE | onrecord -i jsonl");
pub(super) static OBJECT: Foreign = row("JSON over many lines", &[], b"", "jq -c . FILE | onrecord -i jsonl");

/// Nothing is fetched from a network.
static ADDRESS: Foreign = row("an address", &[], b"", "curl -sL FILE | onrecord -i html");

/// None where more must be seen.
#[expect(clippy::option_option, reason = "not known yet, known to be none, known to be one")]
pub(super) fn by_content(head: &[u8]) -> Option<Option<&'static Foreign>> {
    let mut told = FOREIGN.iter().filter(|foreign| !foreign.magic.is_empty());
    let found = told.find(|foreign| head.starts_with(foreign.magic) || foreign.magic.starts_with(head));
    match found {
        Some(foreign) if head.len() < foreign.magic.len() => None,
        found => Some(found),
    }
}

pub(super) fn by_name(extension: &str) -> Option<&'static Foreign> {
    FOREIGN.iter().find(|foreign| foreign.extensions.contains(&extension))
}

/// What a name is that no file has.
pub(super) fn address(name: &str) -> Option<&'static Foreign> {
    let (scheme, _) = name.split_once("://")?;
    (!scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(&ADDRESS)
}

impl Foreign {
    /// That it is not read, and what to do about it.
    pub(super) fn refused(&self, name: &str) -> Failure {
        let file = if name == super::STDIN { "FILE".to_owned() } else { quoted(name) };
        let command = self.command.replace("FILE", &file);
        Failure::new("unsupported", format!("this is {}; to read it: {command}", self.what)).of(name)
    }
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "._-/:@%+,".contains(c);
    if name.chars().all(is_plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_known_by_its_first_bytes_or_by_its_name() {
        for foreign in &FOREIGN {
            let (begin, end) = foreign.magic.split_at(foreign.magic.len().min(1));
            if !begin.is_empty() {
                assert_eq!(by_content(begin), None, "{}: more must be seen", foreign.what);
                assert_eq!(by_content(&[begin, end, b"x"].concat()), Some(Some(foreign)));
            }
            for extension in foreign.extensions {
                assert_eq!(by_name(extension), Some(foreign));
            }
        }
        assert_eq!(by_content(b"Talks began."), Some(None));
        assert_eq!(by_name("txt"), None);
        for (name, is_one) in [("https://example.org/a", true), ("://a", false), ("a b://c", false), ("a.txt", false)] {
            assert_eq!(address(name).is_some(), is_one, "{name}");
        }
    }

    #[test]
    fn the_command_has_the_name_as_a_shell_takes_it() {
        for (name, command) in [
            ("a.json", "jq -c '.[]' a.json | onrecord -i jsonl"),
            ("-", "jq -c '.[]' FILE | onrecord -i jsonl"),
            ("Bob's a.json", r"jq -c '.[]' 'Bob'\''s a.json' | onrecord -i jsonl"),
            ("$(x)", "jq -c '.[]' '$(x)' | onrecord -i jsonl"),
        ] {
            let message = ARRAY.refused(name).message;
            assert_eq!(message, format!("this is a JSON array; to read it: {command}"));
        }
    }
}
