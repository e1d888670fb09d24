//! What the program is made of: nothing that computes otherwise elsewhere, other people's code under licences that are
//! named (`cargo deny` says the same and more, where it is installed), and the tests that RELIABILITY.md names.

#![allow(missing_docs, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Functions whose last bit is the platform's own. A square root is exact everywhere.
const OF_THE_PLATFORM: &[&str] = &[
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp", "exp2", "exp_m1",
    "hypot", "ln", "ln_1p", "log", "log10", "log2", "powf", "powi", "sin", "sin_cos", "sinh", "tan", "tanh",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A call of one of the platform's functions, whether as a method or by its path.
fn platform_call(code: &str) -> Option<&'static str> {
    let is_called = |name: &&&str| {
        [format!(".{name}("), format!("f32::{name}"), format!("f64::{name}")].iter().any(|call| {
            code.match_indices(call.as_str()).any(|(at, _)| {
                call.ends_with('(') || !code[at + call.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        })
    };
    OF_THE_PLATFORM.iter().find(is_called).copied()
}

#[test]
fn only_one_file_computes_what_platforms_differ_in() {
    let cases = [
        ("x.ln()", Some("ln")),
        ("map(f64::exp)", Some("exp")),
        ("x.powi(2)", Some("powi")),
        ("number::ln(x)", None),
        ("f64::exponent", None),
        ("x.sqrt()", None),
    ];
    for (code, expected) in cases {
        assert_eq!(platform_call(code), expected, "{code}");
    }
    for path in files(&root().join("src")).iter().filter(|path| !path.ends_with("number.rs")) {
        let code = fs::read_to_string(path).unwrap();
        let code = code.split("mod tests {").next().unwrap_or_default();
        assert_eq!(platform_call(code), None, "{}: ask src/number.rs, which asks libm", path.display());
    }
}

#[test]
fn nothing_runs_when_it_is_built_and_nothing_is_unsafe() {
    let manifest = read("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    assert!(!manifest.contains("[build-dependencies]") && !manifest.contains("\nbuild ="));
    assert!(!root().join("build.rs").exists());
}

/// The licences that deny.toml allows every crate, and those that it allows one crate alone.
fn allowed() -> (Vec<String>, Vec<(String, String)>) {
    let config = read("deny.toml");
    let strings = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let everywhere = config.lines().filter(|line| line.starts_with("allow = ")).flat_map(strings);
    let exceptions = config.lines().filter(|line| line.trim_start().starts_with("{ crate = ")).map(strings);
    (everywhere.collect(), exceptions.map(|parts| (parts[0].clone(), parts[1].clone())).collect())
}

#[test]
fn crates_have_a_licence_that_is_allowed_and_named() {
    let tree = ["tree", "--locked", "--offline", "--all-features", "--prefix=none", "--format={p}\t{l}"];
    let output = Command::new(env!("CARGO")).args(tree).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    // Of a crate that was there before, the tree marks that it leaves out what is below.
    let crates = tree.lines().map(|line| line.trim_end_matches(" (*)").split_once('\t').unwrap());
    let crates: Vec<_> = crates.map(|(krate, license)| (krate.split(' ').next().unwrap(), license)).collect();
    assert!(crates.len() > 100, "only {} crates were found", crates.len());
    let (everywhere, exceptions) = allowed();
    for (name, license) in &crates {
        let is_allowed = |choice: &str| {
            let is_exception = || exceptions.iter().any(|(krate, one)| krate == name && one == choice);
            everywhere.iter().any(|one| one == choice) || is_exception()
        };
        let plain = license.replace(['(', ')'], "").replace('/', " OR ");
        let mut parts = plain.split(" AND ");
        assert!(parts.all(|part| part.split(" OR ").any(is_allowed)), "{name} is under {license}: see deny.toml");
    }
    let notice = read("NOTICE");
    for (name, license) in &exceptions {
        assert!(crates.iter().any(|(krate, _)| krate == name), "{name} is not used any more");
        assert!(notice.contains(name.as_str()) && notice.contains(license.as_str()), "NOTICE does not name {name}");
    }
    for license in everywhere {
        assert!(notice.contains(&license), "NOTICE does not name {license}");
    }
}

#[test]
fn every_test_that_reliability_names_is_there() {
    let code: String = ["src", "tests"]
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let reliability = read("RELIABILITY.md");
    let names: Vec<&str> = reliability.split('`').filter_map(|piece| Some(piece.split_once("::")?.1)).collect();
    assert!(names.len() > 30, "only {} tests are named", names.len());
    for name in names {
        assert!(code.contains(&format!("fn {name}(")), "there is no test {name}");
    }
}
