//! What an input is: by option, by name, by how it begins.

use std::path::Path;

use super::foreign::{self, Foreign};
use crate::args::Kind;

/// What an input holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Content {
    #[default]
    Text,
    Page,
    Records,
    /// What another program reads.
    Foreign(&'static Foreign),
}

/// None where more must be seen, which there is not where `head` is all. Records that were asked for are not looked at: their first line may be broken, and
/// must be answered in its place.
pub(super) fn content(path: &Path, kind: Kind, head: &[u8], is_all: bool) -> Option<Content> {
    let named = by_name(path).filter(|_| kind == Kind::Auto);
    if kind == Kind::Jsonl || named == Some(Content::Records) {
        return Some(Content::Records);
    }
    if let Some(Content::Foreign(_)) = named {
        return named;
    }
    match foreign::by_content(head) {
        None if !is_all => return None,
        Some(Some(foreign)) => return Some(Content::Foreign(foreign)),
        _ => {}
    }
    match kind {
        Kind::Auto => named.or_else(|| by_content(head)),
        Kind::Html => Some(Content::Page),
        Kind::Text | Kind::Jsonl => Some(Content::Text),
    }
}

fn by_name(path: &Path) -> Option<Content> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "jsonl" | "ndjson" => Some(Content::Records),
        "html" | "htm" | "xhtml" => Some(Content::Page),
        _ => foreign::by_name(&extension).map(Content::Foreign),
    }
}

/// How far into an input that begins with a tag a page's own tags are looked for.
const HEAD: usize = 1024;

fn by_content(head: &[u8]) -> Option<Content> {
    // UTF-16 has a zero beside each of these signs.
    let signs: Vec<u8> = unmarked(head).iter().copied().filter(|&byte| byte != 0).collect();
    let signs = signs.trim_ascii_start();
    match *signs.first()? {
        b'{' | b'[' => json(signs),
        b'<' if is_page(signs) => Some(Content::Page),
        b'<' if signs.len() < HEAD => None,
        _ => Some(Content::Text),
    }
}

fn unmarked(head: &[u8]) -> &[u8] {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    marks.iter().find_map(|mark| head.strip_prefix(*mark)).unwrap_or(head)
}

/// `{"` begins a record, on one line; `{` and a line end an object over many lines; `[{` an array. A text may begin
/// with a brace or a bracket too.
fn json(signs: &[u8]) -> Option<Content> {
    let next = signs[1..].trim_ascii_start();
    Some(match (signs[0], *next.first()?) {
        (b'{', b'"') if signs[1..signs.len() - next.len()].contains(&b'\n') => Content::Foreign(&foreign::OBJECT),
        (b'{', b'"') => Content::Records,
        (b'[', b'{') => Content::Foreign(&foreign::ARRAY),
        _ => Content::Text,
    })
}

fn is_page(signs: &[u8]) -> bool {
    let head = signs[..signs.len().min(HEAD)].to_ascii_lowercase();
    let tags: [&[u8]; 4] = [b"<!doctype html", b"<html", b"<head", b"<body"];
    tags.iter().any(|tag| head.windows(tag.len()).any(|piece| piece == *tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str, kind: Kind, head: &[u8]) -> Option<Content> {
        content(Path::new(name), kind, head, false)
    }

    #[test]
    fn an_input_is_known_by_option_then_name_then_content() {
        use Content::{Foreign, Page, Records, Text};
        let late = format!("<!-- {} --><html>", "x".repeat(900));
        for (name, kind, head, expected) in [
            ("a.txt", Kind::Jsonl, "Talks", Some(Records)),
            ("-", Kind::Jsonl, "[{", Some(Records)),
            ("a.jsonl", Kind::Text, "{\"text\": \"\"}", Some(Text)),
            ("a.jsonl", Kind::Auto, "Talks", Some(Records)),
            ("a.NDJSON", Kind::Auto, "", Some(Records)),
            ("a.txt", Kind::Html, "Talks", Some(Page)),
            ("a.HTM", Kind::Auto, "Talks", Some(Page)),
            ("a.html", Kind::Text, "<html>", Some(Text)),
            ("a.txt", Kind::Auto, "{\"text\": \"\"}", Some(Records)),
            ("-", Kind::Auto, "\u{FEFF}\n { \"text\": \"\"}", Some(Records)),
            ("-", Kind::Auto, "Talks {\"began\"}", Some(Text)),
            ("-", Kind::Auto, "{Talks}", Some(Text)),
            ("-", Kind::Auto, "[Talks]", Some(Text)),
            ("-", Kind::Auto, "{", None),
            ("-", Kind::Auto, "{ \n", None),
            ("-", Kind::Auto, "", None),
            ("a.json", Kind::Auto, "{\"id\": 1}", Some(Records)),
            ("a.json", Kind::Auto, "{\n  \"id\": 1", Some(Foreign(&foreign::OBJECT))),
            ("a.json", Kind::Auto, " [\n  {", Some(Foreign(&foreign::ARRAY))),
            ("a.json", Kind::Text, "[{", Some(Text)),
            ("a.xlsx", Kind::Auto, "PK\u{3}\u{4}", foreign::by_name("xlsx").map(Foreign)),
            ("a.html", Kind::Auto, "%PDF-1.4", foreign::by_name("pdf").map(Foreign)),
            ("a.pdf", Kind::Text, "Talks", Some(Text)),
            ("-", Kind::Auto, "\n<!DOCTYPE HTML>", Some(Page)),
            ("-", Kind::Auto, "<html", Some(Page)),
            ("-", Kind::Auto, &late, Some(Page)),
            ("-", Kind::Auto, "<p>Talks", None),
            ("-", Kind::Auto, &"<p>".repeat(400), Some(Text)),
        ] {
            assert_eq!(known(name, kind, head.as_bytes()), expected, "{name} {kind:?} {head}");
        }
        assert_eq!(content(Path::new("a.html"), Kind::Auto, b"", true), Some(Page));
        assert_eq!(known("-", Kind::Auto, b"\xFF\xFE<\0h\0t\0m\0l\0>\0"), Some(Page), "UTF-16");
    }
}
