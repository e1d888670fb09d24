//! The lists are data that the program searches as they stand: sorted, unique, in range.
//!
//! `ONRECORD_REWRITE=1 cargo test --test lexicons` sorts them and writes their new version.

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::is_nfc;

/// Lists with several rows for a key: a person holds many offices, a family has many members.
const SEVERAL: &[&str] =
    &["aliases.tsv", "families.tsv", "people.tsv", "places.tsv", "en/tone_patterns.tsv", "learned/indirect.tsv"];

/// Columns that hold numbers, and between which; a year may be blank.
const NUMBERS: &[(&str, usize, f64, f64)] = &[
    ("en/shifters.tsv", 1, -1.0, 1.0),
    ("en/shifters.tsv", 2, -1.0, 1.0),
    ("en/tone.tsv", 1, -1.3, 1.3),
    ("learned/rules.tsv", 1, 0.0, 1.0),
    ("tone_bands.tsv", 1, -1.0, 1.0),
    ("tone_bands.tsv", 2, -1.0, 1.0),
    ("en/tone_phrases.tsv", 1, -1.3, 1.3),
    ("en/verbs.tsv", 4, -10.0, 10.0),
    ("learned/indirect.tsv", 2, -10.0, 10.0),
    ("people.tsv", 5, 1900.0, 2100.0),
    ("people.tsv", 6, 1900.0, 2100.0),
];

/// A list: its path below `lexicons/`, its header, its rows.
struct List {
    path: String,
    header: String,
    rows: Vec<String>,
}

impl List {
    fn read(folder: &Path, file: &Path) -> List {
        let path = file.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(file).unwrap();
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}: every line ends with a line feed");
        let (header, rows): (Vec<_>, Vec<_>) = text.lines().map(str::to_owned).partition(|line| line.starts_with("# "));
        let list = List { path, header: header.join("\n") + "\n", rows };
        assert!(text.starts_with(&list.header), "{}: the header comes first", list.path);
        list
    }

    fn text(&self) -> String {
        self.header.clone() + &self.rows.iter().map(|row| format!("{row}\n")).collect::<String>()
    }

    /// Fails, naming the row, unless it holds.
    fn check(&self, row: &str, holds: bool, rule: &str) {
        assert!(holds, "lexicons/{}: {rule}: {row:?}", self.path);
    }
}

fn key(row: &str) -> &str {
    row.split('\t').next().unwrap_or_default()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons")
}

/// All lists, in order of their paths.
fn lists() -> Vec<List> {
    fn collect(folder: &Path, at: &Path, lists: &mut BTreeMap<String, List>) {
        for entry in fs::read_dir(at).unwrap() {
            let file = entry.unwrap().path();
            if file.is_dir() {
                collect(folder, &file, lists);
            } else if file.extension().is_some_and(|extension| extension == "tsv") {
                let list = List::read(folder, &file);
                lists.insert(list.path.clone(), list);
            }
        }
    }
    let mut lists = BTreeMap::new();
    collect(&folder(), &folder(), &mut lists);
    lists.into_values().collect()
}

/// FNV-1a over the paths and the content of all lists; the half of it tells two versions apart well enough.
fn version(lists: &[List]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for text in lists.iter().flat_map(|list| [format!("{}\n", list.path), list.text()]) {
        hash = text.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    }
    format!("{:08x}\n", hash >> 32)
}

/// One test, so that nothing is checked while it is being rewritten.
#[test]
fn lists_are_in_order() {
    let mut lists = lists();
    assert!(lists.len() > 30, "{} lists", lists.len());
    if std::env::var_os("ONRECORD_REWRITE").is_some() {
        for list in &mut lists {
            list.rows.sort_by(|a, b| key(a).cmp(key(b)));
            fs::write(folder().join(&list.path), list.text()).unwrap();
        }
        fs::write(folder().join("VERSION"), version(&lists)).unwrap();
    }
    for list in &lists {
        headed(list);
        sorted(list);
        clean(list);
        numbered(list);
    }
    let written = fs::read_to_string(folder().join("VERSION")).unwrap();
    assert_eq!(written, version(&lists), "a list has changed: run this test with ONRECORD_REWRITE=1");
}

fn headed(list: &List) {
    for part in ["Column", "Source:", "As of 20"] {
        list.check(list.header.trim_end(), list.header.contains(part), &format!("the header says “{part}”"));
    }
}

fn sorted(list: &List) {
    let keyed = !SEVERAL.contains(&list.path.as_str());
    for pair in list.rows.windows(2) {
        list.check(&pair[1], key(&pair[0]) <= key(&pair[1]), "out of order (ONRECORD_REWRITE=1 sorts)");
        list.check(&pair[1], !keyed || key(&pair[0]) != key(&pair[1]), "a second row for a key");
    }
    let mut rows: Vec<_> = list.rows.iter().collect();
    rows.sort_unstable();
    rows.windows(2).for_each(|pair| list.check(pair[0], pair[0] != pair[1], "a row twice"));
}

fn clean(list: &List) {
    let columns = list.rows.first().map_or(0, |row| row.split('\t').count());
    for row in &list.rows {
        list.check(row, row.split('\t').count() == columns, &format!("not {columns} columns"));
        list.check(row, is_nfc(row), "not NFC");
        // A learned feature is a name and a value, which may be blank.
        let is_trim = row.split('\t').all(|cell| cell == cell.trim()) || list.path.starts_with("learned/");
        list.check(row, is_trim, "space at the edge of a cell");
        list.check(row, !key(row).is_empty(), "no key");
        list.check(row, !row.chars().any(|c| c.is_control() && c != '\t'), "a control character");
    }
}

fn numbered(list: &List) {
    for &(_, column, from, to) in NUMBERS.iter().filter(|(path, ..)| *path == list.path) {
        for row in &list.rows {
            let cell = row.split('\t').nth(column).unwrap_or_default();
            let is_in_range = cell.parse::<f64>().is_ok_and(|number| (from..=to).contains(&number));
            list.check(row, cell.is_empty() || is_in_range, &format!("column {column} is not from {from} to {to}"));
        }
    }
}

#[test]
fn the_tables_above_speak_of_lists_that_are_there() {
    for path in SEVERAL.iter().chain(NUMBERS.iter().map(|(path, ..)| path)) {
        assert!(folder().join(path).is_file(), "{path}");
    }
}
