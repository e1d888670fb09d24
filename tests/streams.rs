//! What happens between the command and the system: signals, pipes, devices, odd files, and streams without end.

#![cfg(all(feature = "cli", unix))]
#![allow(missing_docs, reason = "a test")]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

/// An empty folder of this name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("streams").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn onrecord(args: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(args).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The command with the signals that end it as they are by default, though these tests run where `nohup` or a script's
/// shell ignores one; but with one ignored if it is named.
fn interruptible(ignored: &str, args: &[&str], folder: &Path) -> Child {
    let mut command = Command::new("env");
    command
        .arg("--default-signal=HUP,INT,TERM")
        .args((!ignored.is_empty()).then(|| format!("--ignore-signal={ignored}")));
    command.arg(env!("CARGO_BIN_EXE_onrecord")).args(args).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn run(args: &[&str], folder: &Path) -> Output {
    onrecord(args, folder).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Sends a signal by its name.
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

/// Records without end, until nobody reads them.
fn feed(child: &mut Child) -> thread::JoinHandle<()> {
    let mut input = child.stdin.take().unwrap();
    thread::spawn(move || {
        let record = format!("{{\"id\": 1, \"text\": \"{}\"}}\n", "Talks began on Tuesday. ".repeat(40));
        while input.write_all(record.as_bytes()).is_ok() {}
    })
}

#[test]
fn an_interrupt_in_the_middle_of_a_batch_leaves_whole_lines() {
    let heard =
        [("1", "INT", ""), ("2", "INT", "HUP"), ("2", "TERM", ""), ("1", "TERM", "INT"), ("1", "HUP", "INT,TERM")];
    for (jobs, name, ignored) in heard {
        let args = ["-f", "jsonl", "-i", "jsonl", "-s", "sentences", "-j", jobs];
        let mut child = interruptible(ignored, &args, &folder("interrupt"));
        let fed = feed(&mut child);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        output.read_line(&mut printed).unwrap();
        signal(&child, name);
        output.read_to_string(&mut printed).unwrap();
        let is_whole = |line: &str| line.starts_with('{') && line.ends_with("]}");
        assert!(printed.ends_with('\n') && printed.lines().all(is_whole), "{name}, {jobs} jobs");
        assert_eq!(child.wait().unwrap().code(), Some(130), "{name}, {jobs} jobs");
        fed.join().unwrap();
    }
}

#[test]
fn an_interrupt_is_heard_while_an_input_is_waited_for() {
    for (name, ignored) in [("INT", ""), ("INT", "HUP"), ("TERM", "INT"), ("HUP", "TERM")] {
        let mut child = interruptible(ignored, &["-f", "jsonl", "-i", "jsonl"], &folder("waiting"));
        // Held open to the end; an answer shows that the command is at work.
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut is_answered = || {
            writeln!(input, "{{\"text\": \"Talks began.\"}}").unwrap();
            output.read_line(&mut String::new()).unwrap() > 0
        };
        assert!(is_answered());
        // One that is ignored changes nothing.
        ignored.split_terminator(',').for_each(|name| signal(&child, name));
        assert!(is_answered(), "{ignored}");
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(130), "{name}");
    }
}

#[test]
fn an_interrupt_leaves_the_old_file_and_nothing_beside_it() {
    for (name, ignored) in [("INT", "HUP"), ("TERM", ""), ("HUP", "INT")] {
        let folder = folder("interrupt-file");
        fs::write(folder.join("reports.jsonl"), "old").unwrap();
        let args = ["-f", "jsonl", "-i", "jsonl", "-s", "sentences", "-o", "reports.jsonl"];
        let mut child = interruptible(ignored, &args, &folder);
        let fed = feed(&mut child);
        let written = |entry: fs::DirEntry| entry.file_name() != "reports.jsonl" && entry.metadata().unwrap().len() > 0;
        while !fs::read_dir(&folder).unwrap().any(|entry| written(entry.unwrap())) {
            thread::sleep(Duration::from_millis(20));
        }
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(130), "{name}");
        fed.join().unwrap();
        assert_eq!(fs::read_to_string(folder.join("reports.jsonl")).unwrap(), "old");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}

/// A file may have no more than 512 bytes here, which is to a program what a disk is that fills while it writes.
#[test]
fn a_disk_that_fills_leaves_the_old_file_and_nothing_beside_it() {
    let folder = folder("full");
    fs::write(folder.join("report"), "old").unwrap();
    fs::write(folder.join("talks.txt"), "“We agree,” said Ann Lee. ".repeat(100)).unwrap();
    for format in ["text", "json", "jsonl", "html", "csv"] {
        // The shell ignores the signal that would end the program, as disks send none.
        let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" -f \"$1\" -s summary,quotes,text -o report talks.txt";
        let args = ["-c", limited, env!("CARGO_BIN_EXE_onrecord"), format];
        let done = Command::new("sh").args(args).current_dir(&folder).output().unwrap();
        let message = text(&done.stderr);
        assert!(message.contains("could not be written: /") && message.contains("/report: File too"), "{message}");
        assert_eq!((done.status.code(), message.lines().count()), (Some(1), 1), "{format}");
        assert_eq!(fs::read_to_string(folder.join("report")).unwrap(), "old", "{format}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "{format}");
    }
}

#[test]
fn odd_files() {
    let folder = folder("odd");
    fs::write(folder.join("talks.txt"), "Talks began.").unwrap();
    symlink("talks.txt", folder.join("link.txt")).unwrap();
    symlink("nowhere.txt", folder.join("dangling.txt")).unwrap();
    symlink("loop.txt", folder.join("loop.txt")).unwrap();
    symlink(".", folder.join("folder.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe.txt")).status().unwrap().success());
    let pipe = folder.join("pipe.txt");
    let writer = thread::spawn(move || fs::write(pipe, "They ended.").unwrap());
    let args = ["-f", "jsonl", "-s", "sentences", "link.txt", "dangling.txt", "loop.txt", "folder.txt", "pipe.txt"];
    let done = run(&args, &folder);
    writer.join().unwrap();
    let lines: Vec<&str> = text(&done.stdout).lines().collect();
    for (line, piece) in lines.iter().zip([
        "\"text\":\"Talks began.\"",
        "\"code\":\"not-found\"",
        "\"code\":\"unreadable\"",
        "\"code\":\"folder\"",
        "\"text\":\"They ended.\"",
    ]) {
        assert!(line.contains(piece), "{line} has no {piece}");
    }
    assert_eq!((lines.len(), done.status.code()), (5, Some(1)));
    assert!(text(&done.stderr).contains("2 reported, 3 failed: dangling.txt, loop.txt, folder.txt"));
}

#[test]
fn what_vanishes_before_it_is_read_fails_in_its_place() {
    let folder = folder("vanish");
    fs::write(folder.join("gone.txt"), "They went.").unwrap();
    fs::write(folder.join("stays.txt"), "They stayed.").unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe.txt")).status().unwrap().success());
    let args = ["-q", "-f", "jsonl", "-s", "sentences", "-j", "1", "pipe.txt", "gone.txt", "stays.txt"];
    let child = onrecord(&args, &folder).spawn().unwrap();
    // Until something comes through the pipe, the command waits for it.
    fs::remove_file(folder.join("gone.txt")).unwrap();
    fs::write(folder.join("pipe.txt"), "They came.").unwrap();
    let done = child.wait_with_output().unwrap();
    let lines: Vec<&str> = text(&done.stdout).lines().collect();
    assert!(lines.len() == 3 && lines[0].contains("They came.") && lines[2].contains("They stayed."));
    assert!(lines[1].starts_with(r#"{"id":"gone.txt","error":{"code":"not-found""#), "{}", lines[1]);
    assert_eq!(done.status.code(), Some(1));
}

#[test]
fn what_vanishes_or_shrinks_while_it_is_read_ends_where_it_ends() {
    let folder = folder("shrink");
    let record = |n: usize| format!("{{\"id\": {n:05}, \"text\": \"{}\"}}\n", "Talks began on Tuesday. ".repeat(40));
    let records: String = (10_000..20_000).map(record).collect();
    let path = folder.join("records.jsonl");
    let (length, cut) = (record(10_000).len(), 700_000);
    for shrinks in [false, true] {
        fs::write(&path, &records).unwrap();
        let mut child =
            onrecord(&["-q", "-f", "jsonl", "-s", "sentences", "-j", "1", "records.jsonl"], &folder).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        // It is at work, and waits for its reader.
        output.read_line(&mut String::new()).unwrap();
        if shrinks {
            File::options().write(true).open(&path).unwrap().set_len(cut as u64).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        let whole = if shrinks { cut / length } else { 10_000 };
        let lines: Vec<&str> = rest.lines().collect();
        assert!(lines[..whole - 1].iter().all(|line| line.contains("\"sentences\":[{")));
        assert_eq!(lines.len(), whole - 1 + usize::from(shrinks));
        assert!(!shrinks || lines[whole - 1].contains("\"error\":{\"code\":\"not-json\""), "{}", lines[whole - 1]);
        assert_eq!(child.wait().unwrap().code(), Some(i32::from(shrinks)));
    }
}

#[test]
fn one_bad_input_of_a_thousand_is_named_and_in_its_place() {
    let folder = folder("thousand");
    let names: Vec<String> = (0..1000).map(|n| format!("{n:03}.txt")).collect();
    for name in &names {
        fs::write(folder.join(name), format!("Talks in {name} began.")).unwrap();
    }
    fs::remove_file(folder.join("417.txt")).unwrap();
    fs::write(folder.join("names"), names.join("\n")).unwrap();
    let done = run(&["-f", "jsonl", "-s", "sentences", "-j", "2", "--files-from", "names"], &folder);
    let lines: Vec<&str> = text(&done.stdout).lines().collect();
    assert!(lines.iter().zip(&names).all(|(line, name)| line.contains(&format!("\"id\":\"{name}\""))));
    assert_eq!(lines.len(), 1000);
    assert!(lines[417].contains("\"error\":{\"code\":\"not-found\""), "{}", lines[417]);
    let last = "onrecord: 417.txt: there is no such file\nonrecord: 999 reported, 1 failed: 417.txt\n";
    assert_eq!((text(&done.stderr), done.status.code()), (last, Some(1)));
}

#[test]
fn names_with_line_ends_come_by_zero_bytes() {
    let folder = folder("zero");
    fs::write(folder.join("a\nb.txt"), "Talks began.").unwrap();
    fs::write(folder.join("names"), "a\nb.txt\0").unwrap();
    let done = run(&["-f", "jsonl", "-s", "sentences", "--files-from", "names"], &folder);
    assert!(done.status.success() && text(&done.stdout).contains(r#""id":"a\nb.txt""#));
}

/// A gzip file of so many megabytes of one letter, between two records.
fn bomb(path: &Path, megabytes: usize) {
    let mut packed = GzEncoder::new(File::create(path).unwrap(), Compression::fast());
    packed.write_all(b"{\"id\": 1, \"text\": \"One.\"}\n").unwrap();
    for _ in 0..megabytes {
        packed.write_all(&[b'a'; 1 << 20]).unwrap();
    }
    packed.write_all(b"\n{\"id\": 3, \"text\": \"Three.\"}\n").unwrap();
    packed.finish().unwrap();
}

/// The same as one zstd frame of blocks that repeat one letter.
fn zstd_bomb(path: &Path, megabytes: usize) {
    let raw = |text: &[u8], last: usize| [&(text.len() << 3 | last).to_le_bytes()[..3], text].concat();
    let repeated = |length: usize| [&(length << 3 | 1 << 1).to_le_bytes()[..3], b"a"].concat();
    // The magic number, no sizes, a window of 1 MiB.
    let mut frame = b"\x28\xB5\x2F\xFD\x00\x50".to_vec();
    frame.extend(raw(b"{\"id\": 1, \"text\": \"One.\"}\n", 0));
    frame.extend(repeated(1 << 17).repeat(8 * megabytes));
    frame.extend(raw(b"\n{\"id\": 3, \"text\": \"Three.\"}\n", 1));
    fs::write(path, frame).unwrap();
}

#[test]
fn what_would_fill_the_memory_stops_at_the_limit() {
    let folder = folder("bomb");
    bomb(&folder.join("bomb.gz"), 100);
    zstd_bomb(&folder.join("bomb.zst"), 100);
    let too_large = r#"{"id":null,"error":{"code":"too-large","message":"larger than 1 MiB: --max-bytes sets the limit","line":2}}"#;
    for name in ["bomb.gz", "bomb.zst"] {
        let limit = ["-q", "-f", "jsonl", "-s", "sentences", "--max-bytes", "1M", name];
        let records = run(&limit, &folder);
        let lines: Vec<&str> = text(&records.stdout).lines().collect();
        assert!(lines.len() == 3 && lines[0].contains("One.") && lines[1] == too_large && lines[2].contains("Three."));
        let article = run(&[&limit[..], &["-i", "text"]].concat(), &folder);
        assert!(text(&article.stdout).starts_with(&format!(r#"{{"id":"{name}","error":{{"code":"too-large""#)));
        assert_eq!((records.status.code(), article.status.code()), (Some(1), Some(1)), "{name}");
    }
}

/// The most memory that a process has held, in KiB.
#[cfg(target_os = "linux")]
fn peak(child: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// A stream of so many articles of about 2 KB through two threads: each id once and in order, in memory that is as
/// flat at the end as it was after a fifth, when the store of words has been full. `ONRECORD_SOAK` sets how many;
/// 1,000,000 take a minute or two:
/// `ONRECORD_SOAK=1000000 cargo test --release --test streams soak -- --ignored --nocapture`
#[cfg(target_os = "linux")]
#[test]
#[ignore = "minutes long"]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn soak() {
    let articles: usize = std::env::var("ONRECORD_SOAK").map_or(300_000, |number| number.parse().unwrap());
    let mut child = onrecord(&["-q", "-f", "jsonl", "-i", "jsonl", "-j", "2"], &folder("soak")).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let fed = thread::spawn(move || {
        let article = include_str!("../examples/article.txt").trim();
        for id in 0..articles {
            // Names that no other article has: what is kept of words must be bounded.
            let text = format!("{article}\n\n“We agree,” said Ann Lee{id:x}, of the Port of Nor{id}.").repeat(2);
            let record = serde_json::json!({ "id": id, "text": text });
            writeln!(input, "{record}").unwrap();
        }
    });
    let mut early = 0;
    let mut count = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        assert!(line.contains(&format!("\"id\":{count},\"title\"")), "{line}");
        count += 1;
        if count == articles / 5 {
            // A reader that has stopped must stop the reading too.
            thread::sleep(Duration::from_secs(2));
            early = peak(&child);
        }
        if count == articles {
            let late = peak(&child);
            println!("{articles} articles: {early} KiB after a fifth, {late} KiB after the last");
            assert!(late <= 64 * 1024 && late < early + early / 8);
        }
    }
    fed.join().unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(count, articles);
}
