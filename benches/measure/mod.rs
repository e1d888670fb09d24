//! What the benchmarks share: texts, and times that other work of the machine disturbs little.

#![allow(dead_code, reason = "each benchmark needs a part of it")]

use std::fs;
use std::path::Path;
use std::time::Instant;

/// Our own labelled articles, in order of their names.
pub(crate) fn gold() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let entries = fs::read_dir(folder).expect("tests/gold stands beside the benchmark");
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("a gold article is UTF-8")).collect()
}

/// The articles of the JSONL file that `ONRECORD_NEWS` names.
pub(crate) fn news() -> Option<Vec<String>> {
    let file = std::env::var("ONRECORD_NEWS").ok()?;
    let bytes = fs::read(&file).expect("ONRECORD_NEWS names a file that can be read");
    let lines = bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    Some(lines.map(|line| onrecord::record(line).expect("each line is a record").text.into_owned()).collect())
}

/// Something to be timed, under its name.
pub(crate) struct Pass<'p> {
    pub(crate) name: String,
    pub(crate) run: Box<dyn FnMut() + 'p>,
}

impl<'p> Pass<'p> {
    pub(crate) fn new(name: impl Into<String>, run: impl FnMut() + 'p) -> Self {
        Pass { name: name.into(), run: Box::new(run) }
    }
}

/// The shortest time of each pass in seconds. The passes take turns, so that all meet the same moods of the machine;
/// what disturbs only adds, so that the shortest time is the truest.
pub(crate) fn best(passes: &mut [Pass], rounds: usize) -> Vec<f64> {
    let mut best = vec![f64::INFINITY; passes.len()];
    for _ in 0..rounds {
        for (pass, best) in passes.iter_mut().zip(&mut best) {
            let start = Instant::now();
            (pass.run)();
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    best
}
