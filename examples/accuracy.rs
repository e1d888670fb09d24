//! The gold set's table of ACCURACY.md: `cargo run --release --example accuracy`. With `-- wrong` also every case in
//! which the program does not say what the label says.

#![allow(clippy::print_stdout, reason = "what it is for")]

use std::path::Path;

#[path = "../tests/gold/measure.rs"]
mod measure;

fn main() {
    let figures = measure::measure(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold"));
    println!("| measure | right | of | share | what is counted |\n|---|--:|--:|--:|---|");
    for figure in &figures {
        let share = figure.share();
        println!("| {} | {} | {} | {share:.3} | {} |", figure.name, figure.right, figure.of, figure.meaning);
    }
    if std::env::args().nth(1).as_deref() == Some("wrong") {
        for figure in figures.iter().filter(|figure| !figure.wrong.is_empty()) {
            println!("\n{}\n  {}", figure.name, figure.wrong.join("\n  "));
        }
    }
}
