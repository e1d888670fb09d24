//! Runs of the command, as it is built: the cases of tests/cmd, and what needs a pipe or a device.
//!
//! A case is: its reason, `$ onrecord ARGS`, then sections. `--- file NAME` and `--- stdin` give what is read, with
//! `\xFF`, `\r` and `\\` for what a text file cannot hold, and `\` at the end of a line that does not end there; `--- stdout` and `--- stderr` what comes out, exactly, or
//! with `has` after it the pieces that must stand there in this order; `--- exit CODE`, if not 0. Cases end at `===`.

#![cfg(feature = "cli")]
#![allow(missing_docs, reason = "a test")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Case {
    /// The file and the reason, for messages.
    name: String,
    args: Vec<String>,
    /// Heading and lines of each section.
    sections: Vec<(String, String)>,
}

impl Case {
    fn parse(file: &str, text: &str) -> Case {
        let mut lines = text.lines();
        let name = format!("{file}: {}", lines.next().unwrap());
        let command = lines.next().and_then(|line| line.strip_prefix("$ onrecord"));
        let args = command.unwrap_or_else(|| panic!("{name}: the second line is not “$ onrecord …”"));
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in lines {
            if let Some(heading) = line.strip_prefix("--- ") {
                sections.push((heading.to_owned(), String::new()));
            } else {
                let section = sections.last_mut().unwrap_or_else(|| panic!("{name}: {line:?} is in no section"));
                section.1.push_str(line);
                section.1.push('\n');
            }
        }
        Case { name, args: args.split_whitespace().map(str::to_owned).collect(), sections }
    }

    fn section(&self, heading: &str) -> Option<&str> {
        self.sections.iter().find(|(known, _)| known == heading).map(|(_, lines)| lines.as_str())
    }

    fn run(&self, folder: &Path) {
        let mut exit = 0;
        for (heading, lines) in &self.sections {
            match heading.split_once(' ').unwrap_or((heading, "")) {
                ("file", name) => fs::write(folder.join(name), bytes(lines)).unwrap(),
                ("exit", code) => exit = code.parse().unwrap(),
                ("stdin", "") | ("stdout" | "stderr", "" | "has") => {}
                _ => panic!("{}: there is no section “{heading}”", self.name),
            }
        }
        let output = run(&self.args, folder, &bytes(self.section("stdin").unwrap_or_default()));
        self.check("stdout", &output.stdout);
        self.check("stderr", &output.stderr);
        assert_eq!(output.status.code(), Some(exit), "{}: exit code", self.name);
    }

    fn check(&self, stream: &str, found: &[u8]) {
        let found = std::str::from_utf8(found).unwrap();
        if let Some(pieces) = self.section(&format!("{stream} has")) {
            let mut rest = found;
            for piece in pieces.lines() {
                let at = rest.find(piece);
                let at = at.unwrap_or_else(|| panic!("{}: {stream} has no (further) {piece:?}:\n{found}", self.name));
                rest = &rest[at + piece.len()..];
            }
        } else if stream == "stderr" || self.section(stream).is_some() {
            assert_eq!(found, self.section(stream).unwrap_or_default(), "{}: {stream}", self.name);
        }
    }
}

/// The bytes that a section stands for.
fn bytes(lines: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = lines;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let (byte, length) = match escape.as_bytes() {
            [b'\\', ..] => (Some(b'\\'), 1),
            [b'r', ..] => (Some(b'\r'), 1),
            [b'\n', ..] => (None, 1),
            [b'x', ..] => (Some(u8::from_str_radix(&escape[1..3], 16).unwrap()), 3),
            _ => panic!("\\{escape} is no escape"),
        };
        bytes.extend(byte);
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// An empty folder of this name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn onrecord<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run<S: AsRef<std::ffi::OsStr>>(args: &[S], folder: &Path, stdin: &[u8]) -> Output {
    let mut child = onrecord(args).current_dir(folder).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    // A thread of its own: the command may answer before it has read all. It may also end before that.
    let feed = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    let _ = feed.join();
    output
}

fn cases(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd").join(file);
    let text = fs::read_to_string(path).unwrap();
    for (number, case) in text.split("\n===\n").enumerate() {
        Case::parse(file, case).run(&folder(&format!("{file}-{number}")));
    }
}

#[test]
fn inputs() {
    cases("inputs.txt");
}

#[test]
fn failures() {
    cases("failures.txt");
}

#[cfg(feature = "page")]
#[test]
fn pages() {
    cases("pages.txt");
}

#[test]
fn readme() {
    cases("readme.txt");
}

#[test]
fn shapes() {
    cases("shapes.txt");
}

#[test]
fn usage() {
    cases("usage.txt");
}

#[cfg(feature = "fault-injection")]
#[test]
fn faults() {
    cases("faults.txt");
}

#[test]
fn every_file_of_cases_is_run() {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd")).unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(
        names,
        ["failures.txt", "faults.txt", "inputs.txt", "pages.txt", "readme.txt", "shapes.txt", "usage.txt"]
    );
}

/// A thousand records, one in seven of them broken.
fn records() -> String {
    let record = |n: usize| match n % 7 {
        3 => "broken\n".to_owned(),
        _ => format!("{{\"id\": {n}, \"text\": \"{}\"}}\n", "Talks began. ".repeat(1 + n % 40)),
    };
    (0..1000).map(record).collect()
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let folder = folder("jobs");
    let of = |jobs| run(&["-q", "-f", "jsonl", "-s", "sentences", "-j", jobs], &folder, records().as_bytes());
    let one = of("1");
    assert_eq!(one.stdout.iter().filter(|&&byte| byte == b'\n').count(), 1000);
    for jobs in ["2", "3", "16"] {
        let many = of(jobs);
        assert!(many.stdout == one.stdout && many.stderr == one.stderr, "{jobs} jobs");
    }
}

#[test]
fn a_record_is_answered_before_the_next_is_written() {
    let mut child = onrecord(&["-i", "jsonl", "-f", "jsonl", "-s", "text"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for n in 0..3 {
        writeln!(input, "{{\"id\": {n}, \"text\": \"Talks began.\"}}").unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.contains(&format!("\"id\":{n},")), "{answer}");
    }
    drop(input);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_silently() {
    let mut child = onrecord(&["-f", "jsonl"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let feed = std::thread::spawn(move || (0..50).try_for_each(|_| input.write_all(records().as_bytes())));
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut [0; 100]).unwrap();
    drop(output);
    // Failures are still named until then; nothing is said of the pipe.
    let done = child.wait_with_output().unwrap();
    let _ = feed.join();
    let messages = String::from_utf8(done.stderr).unwrap();
    assert!(messages.lines().all(|line| line.ends_with("not a JSON object")), "{messages}");
    assert_eq!(done.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    for format in ["text", "json", "jsonl"] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let child =
            onrecord(&["-f", format, "Cargo.toml"]).current_dir(env!("CARGO_MANIFEST_DIR")).stdout(full).spawn();
        let done = child.unwrap().wait_with_output().unwrap();
        let message = String::from_utf8(done.stderr).unwrap();
        assert!(message.starts_with("onrecord: the output could not be written: "), "{message}");
        assert_eq!(done.status.code(), Some(1));
    }
}

#[test]
fn an_output_file_is_written_whole_though_an_input_fails() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), "Talks began.").unwrap();
    fs::write(folder.join("report.json"), "old").unwrap();
    let args = ["-q", "-f", "json", "-s", "text", "-o", "report.json", "a.txt", "missing.txt"];
    let done = run(&args, &folder, b"");
    assert_eq!((done.status.code(), done.stdout.len()), (Some(1), 0));
    let reports: Vec<serde_json::Value> =
        serde_json::from_slice(&fs::read(folder.join("report.json")).unwrap()).unwrap();
    assert_eq!(
        (reports[0]["text"].as_str(), reports[1]["error"]["code"].as_str()),
        (Some("Talks began."), Some("not-found"))
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_directly() {
    let folder = folder("device");
    let done = run(&["-s", "summary", "-o", "/dev/stdout", "-"], &folder, b"Talks began.");
    assert!(String::from_utf8(done.stdout).unwrap().contains("Talks began."));
    let full = run(&["-o", "/dev/full", "-"], &folder, b"Talks began.");
    assert_eq!((full.status.code(), full.stderr.is_empty()), (Some(1), false));
    assert!(fs::metadata("/dev/full").unwrap().len() == 0, "a device stays one");
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_files_are_shown_not_obeyed() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("names");
    let name = std::ffi::OsStr::from_bytes(b"a\n\x1B[2J\xFF.txt");
    let missing = run(&[name], &folder, b"");
    let shown = "onrecord: a \\u{1b}[2J\u{FFFD}.txt: there is no such file\n";
    assert_eq!(String::from_utf8(missing.stderr).unwrap(), shown);
    fs::write(folder.join(name), "Talks began.").unwrap();
    assert!(run(&[name], &folder, b"").status.success(), "a name need not be UTF-8");
}
