//! The program against the labels of tests/gold: no figure falls below its floor.

#![allow(missing_docs, reason = "a test")]

#[path = "gold/measure.rs"]
mod measure;

use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

#[test]
fn no_figure_is_below_its_floor() {
    let floors = fs::read_to_string(folder().join("floors.tsv")).unwrap();
    let rows: Vec<_> = floors.lines().filter(|line| !line.starts_with('#')).map(floor).collect();
    let figures = measure::measure(&folder());
    let names: Vec<_> = figures.iter().map(|figure| figure.name).collect();
    assert!(rows.iter().map(|(name, _)| *name).eq(names), "each measure has its floor, in their order");
    let low = figures.iter().zip(rows).filter(|(figure, (_, floor))| figure.share() < *floor);
    let told: Vec<_> = low
        .map(|(figure, (name, floor))| {
            let (share, meaning, wrong) = (figure.share(), figure.meaning, figure.wrong.join("\n  "));
            format!("{name} ({meaning}): {} of {}, {share:.3}, floor {floor}\n  {wrong}", figure.right, figure.of)
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

fn floor(row: &str) -> (&str, f64) {
    let (name, floor) = row.split_once('\t').unwrap_or_else(|| panic!("not a measure and its floor: {row}"));
    (name, floor.parse().unwrap_or_else(|_| panic!("not a number: {row}")))
}
