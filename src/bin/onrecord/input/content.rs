//! What an input is: by option, by name, by how it begins.

use std::path::Path;

use crate::args::Kind;

/// What an input holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Content {
    #[default]
    Text,
    Records,
}

/// None where more must be seen.
pub(super) fn content(path: &Path, kind: Kind, head: &[u8]) -> Option<Content> {
    match kind {
        Kind::Text => return Some(Content::Text),
        Kind::Jsonl => return Some(Content::Records),
        Kind::Auto => {}
    }
    let extension = path.extension().unwrap_or_default();
    if extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson") {
        return Some(Content::Records);
    }
    let head = head.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(head);
    let mut signs = head.iter().filter(|byte| !byte.is_ascii_whitespace());
    match signs.next()? {
        b'{' if *signs.next()? == b'"' => Some(Content::Records),
        _ => Some(Content::Text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_known_by_option_then_name_then_content() {
        for (name, kind, head, expected) in [
            ("a.txt", Kind::Jsonl, "Talks", Some(Content::Records)),
            ("a.jsonl", Kind::Text, "{\"text\": \"\"}", Some(Content::Text)),
            ("a.jsonl", Kind::Auto, "Talks", Some(Content::Records)),
            ("a.NDJSON", Kind::Auto, "", Some(Content::Records)),
            ("a.txt", Kind::Auto, "{\"text\": \"\"}", Some(Content::Records)),
            ("-", Kind::Auto, "\u{FEFF}\n { \"text\": \"\"}", Some(Content::Records)),
            ("-", Kind::Auto, "Talks {\"began\"}", Some(Content::Text)),
            ("-", Kind::Auto, "{Talks}", Some(Content::Text)),
            ("-", Kind::Auto, "{", None),
            ("-", Kind::Auto, "", None),
        ] {
            assert_eq!(content(Path::new(name), kind, head.as_bytes()), expected, "{name} {kind:?} {head}");
        }
    }
}
