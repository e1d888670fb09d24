//! Modules import one way, so that each can be read, tested and changed without those below it.

#![allow(missing_docs, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library: each imports only from those above it.
const LAYERS: &[&str] = &[
    "span", "number", "slots", "words", "report", "error", "text", "list", "encoding", "page", "lexicon", "document",
    "quote", "rank", "offsets", "options", "summary", "keyword", "tone", "name", "speaker", "written", "gist",
    "voices", "merge", "analyze", "digest", "input", "record", "batch", "render", "schema",
];

/// A writer knows the report, and nothing of how it came about.
const SEEN_BY_WRITERS: &[&str] = &["span", "report", "error"];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The modules that a file imports from, but for its tests, which may look anywhere.
fn imports(code: &str) -> Vec<&str> {
    let code = code.split("mod tests {").next().unwrap_or_default();
    let paths = code.lines().filter_map(|line| line.trim_start().split_once("use crate::"));
    let paths = paths.filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
    paths.map(|(_, path)| path.split([':', ';', ' ']).next().unwrap_or_default()).collect()
}

/// Where a module stands, by its name.
fn layer(module: &str) -> usize {
    let layer = LAYERS.iter().position(|layer| *layer == module);
    layer.unwrap_or_else(|| panic!("{module}: say in tests/layers.rs where this module stands"))
}

#[test]
fn modules_import_from_those_above_them() {
    let mut count = 0;
    let is_code = |file: &&PathBuf| file.extension().is_some_and(|end| end == "rs") && !file.ends_with("tests.rs");
    for file in files(&src()).iter().filter(is_code) {
        let path = file.strip_prefix(src()).unwrap();
        let module = path.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if ["lib", "bin"].contains(&module) {
            continue;
        }
        for import in imports(&fs::read_to_string(file).unwrap()) {
            let path = path.display();
            assert!(layer(import) <= layer(module), "{path} imports from {import}, which stands below {module}");
            let is_seen = module != "render" || import == "render" || SEEN_BY_WRITERS.contains(&import);
            assert!(is_seen, "{path} imports from {import}: a writer knows the report alone");
            count += 1;
        }
    }
    assert!(count > 20, "only {count} imports were found");
}

#[test]
fn imports_are_found() {
    let code = "#[cfg(test)]\nmod tests;\nuse crate::span::Span;\npub(crate) use crate::text;\n// use crate::no\nuse std::fs;\n    use crate::a::{\n\
        #[cfg(test)]\nmod tests { use crate::batch::batch; }";
    assert_eq!(imports(code), ["span", "text", "a"]);
}
