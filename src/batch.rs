//! Many articles, in order, on several threads, in bounded memory.
//!
//! The unit of work is a bufferful of whole lines: what has come is answered before more is waited for, so that a
//! caller can write one record and wait for its answer.

use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::analyze::{Analyzer, Article};
use crate::error::{Failure, Outcome, caught};
#[cfg(feature = "html")]
use crate::input::Input;
use crate::options::Options;
use crate::record::record;
use crate::report::Report;
use crate::text::unmarked;

/// Something to be answered.
#[derive(Debug)]
pub enum Work {
    /// One article.
    Article(Box<Article<'static>>),
    /// An input that is one article, as bytes.
    #[cfg(feature = "html")]
    Input(Input),
    /// An input that could not be read: it is handed on in its place.
    Failed(Failure),
    /// Records, one a line.
    Lines(Lines),
}

/// Whole lines of a JSONL input.
#[derive(Debug)]
pub struct Lines {
    /// The input's name, for messages.
    input: String,
    /// The number of the first line, from 1.
    first: usize,
    bytes: Vec<u8>,
    /// The length of a line that is too much.
    max_bytes: usize,
}

impl Work {
    /// What `read` makes of each of its articles, in order; a failure is told where it is.
    pub fn each<'w, T: 'w>(
        &'w self,
        mut read: impl FnMut(&Article) -> Result<T, Failure> + 'w,
    ) -> Box<dyn Iterator<Item = Result<T, Failure>> + 'w> {
        match self {
            Work::Article(article) => Box::new(std::iter::once_with(move || read(article))),
            #[cfg(feature = "html")]
            Work::Input(input) => {
                Box::new(std::iter::once_with(move || input.article().and_then(|article| read(&article))))
            }
            Work::Failed(failure) => Box::new(std::iter::once(Err(failure.clone()))),
            Work::Lines(lines) => Box::new(lines.each(read)),
        }
    }
}

impl Lines {
    fn each<T>(
        &self,
        mut read: impl FnMut(&Article) -> Result<T, Failure>,
    ) -> impl Iterator<Item = Result<T, Failure>> {
        self.bytes.split_inclusive(|&byte| byte == b'\n').enumerate().map(move |(i, line)| {
            let fits = without_end(line).len() <= self.max_bytes;
            let article = if fits { record(line) } else { Err(Failure::too_large(self.max_bytes)) };
            let result = article.and_then(|article| read(&article));
            result.map_err(|failure| Failure { input: Some(self.input.clone()), ..failure.at(self.first + i) })
        })
    }
}

/// The records of a JSONL input: whole lines, as many as the input's buffer holds at once. A line of more than
/// `max_bytes` fails, and is not held.
///
/// ```
/// let input = &b"{\"text\": \"Talks began.\"}\n\n"[..];
/// let work: Vec<_> = onrecord::lines("-", input, 1024).collect();
/// let texts: Vec<_> = work[0].each(|article| Ok(article.text.len())).collect();
/// assert_eq!(texts[0], Ok(12));
/// assert_eq!(texts[1].as_ref().unwrap_err().to_string(), "-:2: a blank line where a record should be");
/// ```
pub fn lines<R: BufRead>(name: &str, input: R, max_bytes: usize) -> impl Iterator<Item = Work> + use<R> {
    let name = name.to_owned();
    let mut reader = Some(input);
    let mut line = 1;
    std::iter::from_fn(move || {
        let bytes = match bufferful(reader.as_mut()?, max_bytes) {
            Ok(Some(bytes)) if bytes.is_empty() => return None,
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                line += 1;
                let failure = Failure { input: Some(name.clone()), ..Failure::too_large(max_bytes) };
                return Some(Work::Failed(failure.at(line - 1)));
            }
            Err(error) => {
                reader = None;
                return Some(Work::Failed(Failure::new("unreadable", error.to_string()).of(&name).at(line)));
            }
        };
        let first = line;
        line += memchr::memchr_iter(b'\n', &bytes).count();
        let bytes = if first == 1 { unmarked(&bytes).to_vec() } else { bytes };
        Some(Work::Lines(Lines { input: name.clone(), first, bytes, max_bytes }))
    })
}

/// What the buffer holds up to its last line end, or more until there is one. Empty at the end of the input; none for
/// a line that is too long: it is read to its end and forgotten as it comes, so that an endless one fills no memory.
fn bufferful(input: &mut impl BufRead, max_bytes: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Some(Vec::new());
    loop {
        let buffer = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        let first = memchr::memchr(b'\n', buffer);
        let begun = bytes.as_ref().map_or(0, Vec::len);
        if begun + first.unwrap_or(buffer.len()) > max_bytes {
            bytes = None;
        }
        let end = if bytes.is_some() { memchr::memrchr(b'\n', buffer) } else { first };
        let taken = end.map_or(buffer.len(), |end| end + 1);
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(&buffer[..taken]);
        }
        input.consume(taken);
        if end.is_some() || taken == 0 {
            return Ok(bytes);
        }
    }
}

fn without_end(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}

/// Analyses work on so many threads. `answer` makes of the outcomes of one piece of work what is wanted of them, on
/// the thread that analysed it; the answers come in the order of the work. At most `3 * jobs` pieces are held: who is
/// slow to take the answers stops the reading. No more than 512 threads are begun.
///
/// ```
/// let input = &b"{\"text\": \"Talks began.\"}\n{\"text\": \"Talks ended. No deal.\"}\n"[..];
/// let options = onrecord::Options::default();
/// let count = |outcomes: &mut dyn Iterator<Item = onrecord::Outcome>| {
///     outcomes.map(|outcome| outcome.map_or(0, |report| report.counts.sentences)).collect::<Vec<_>>()
/// };
/// let answers: Vec<_> = onrecord::batch(onrecord::lines("-", input, 1024), 2, options, count).flatten().collect();
/// assert_eq!(answers, [1, 2]);
/// ```
pub fn batch<A: Send + 'static>(
    work: impl Iterator<Item = Work> + Send + 'static,
    jobs: usize,
    options: Options,
    answer: impl Fn(&mut dyn Iterator<Item = Outcome>) -> A + Send + Sync + 'static,
) -> impl Iterator<Item = A> {
    let answer = Arc::new(answer);
    ordered(jobs, work, move || {
        let (answer, options) = (answer.clone(), options.clone());
        let renew = move || {
            let mut analyzer = Analyzer::new(options.clone());
            move |article: &Article| analyzer.analyze(article)
        };
        let mut analyze = careful(renew);
        move |work: Work| answer(&mut work.each(&mut analyze))
    })
}

/// Analyses with what `renew` makes; a panic fails that article only. What was at work then may be in any state, so
/// the next article gets a new one.
fn careful<F: FnMut(&Article) -> Report>(renew: impl Fn() -> F) -> impl FnMut(&Article) -> Outcome {
    let mut analyze = renew();
    move |article| {
        caught(|| analyze(article)).map_err(|failure| {
            analyze = renew();
            Failure { id: article.id.clone(), ..failure }
        })
    }
}

const MOST_JOBS: usize = 512;

/// The answers to all work, in its order.
fn ordered<B, A, W>(
    jobs: usize,
    work: impl Iterator<Item = B> + Send + 'static,
    worker: impl Fn() -> W + Send + Sync + 'static,
) -> Box<dyn Iterator<Item = A>>
where
    B: Send + 'static,
    A: Send + 'static,
    W: FnMut(B) -> A + 'static,
{
    // Tens of thousands would take all the memory of their system before the first of them works.
    let jobs = jobs.min(MOST_JOBS);
    if jobs <= 1 {
        return Box::new(work.map(worker()));
    }
    let (give, todo) = sync_channel::<(B, SyncSender<A>)>(jobs);
    let (promise, promised) = sync_channel::<Receiver<A>>(2 * jobs);
    let (todo, worker) = (Arc::new(Mutex::new(todo)), Arc::new(worker));
    for _ in 0..jobs {
        let (todo, worker) = (todo.clone(), worker.clone());
        thread::spawn(move || {
            let mut answer = worker();
            let next = || todo.lock().ok()?.recv().ok();
            while let Some((piece, reply)) = next() {
                // Nobody waits for it when the reader of the answers has gone.
                let _ = reply.send(answer(piece));
            }
        });
    }
    thread::spawn(move || {
        for piece in work {
            let (reply, answer) = sync_channel(1);
            if promise.send(answer).is_err() || give.send((piece, reply)).is_err() {
                break;
            }
        }
    });
    // A missing answer is a panic of the caller's own function on its thread: pass it on, rather than end early as if
    // all were well.
    Box::new(promised.into_iter().map(|answer| answer.recv().expect("the answer's own thread has panicked")))
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;
    use crate::report::Id;

    fn report(article: &Article) -> Report {
        Analyzer::new(Options::default()).analyze(article)
    }

    /// Gives what it was made of, a piece a read, and then an error.
    struct Pieces(Vec<&'static str>, bool);

    impl Read for Pieces {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return if self.1 { Err(io::Error::other("gone")) } else { Ok(0) };
            }
            let piece = self.0.remove(0).as_bytes();
            buffer[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    fn units(pieces: &[&'static str], broken: bool) -> Vec<String> {
        units_of(pieces, broken, 1024)
    }

    fn units_of(pieces: &[&'static str], broken: bool, most: usize) -> Vec<String> {
        let input = BufReader::new(Pieces(pieces.to_vec(), broken));
        let show = |work| match work {
            Work::Lines(lines) => format!("{}: {}", lines.first, String::from_utf8(lines.bytes).unwrap()),
            Work::Failed(failure) => failure.to_string(),
            other => panic!("{other:?}"),
        };
        lines("in", input, most).map(show).collect()
    }

    #[test]
    fn whole_lines_as_they_come() {
        assert_eq!(units(&["a\n", "b\nc", "d\n", "e"], false), ["1: a\n", "2: b\n", "3: cd\n", "4: e"]);
        assert_eq!(units(&["\u{FEFF}a\nb\n"], false), ["1: a\nb\n"], "a byte-order mark is no part of a line");
        assert!(units(&[], false).is_empty());
    }

    #[test]
    fn a_line_that_is_too_long_is_not_held_and_the_rest_goes_on() {
        let long = "in:2: larger than 4 bytes: --max-bytes sets the limit";
        assert_eq!(units_of(&["a\n", "long", "er still", " yet\nb\nc\n"], false, 4), ["1: a\n", long, "3: b\nc\n"]);
        assert_eq!(units_of(&["a\n", "long", "er"], false, 4), ["1: a\n", long]);
        assert_eq!(units_of(&["four\n", "four"], false, 4), ["1: four\n", "2: four"], "the line end does not count");
        // Lines that come together are parted later.
        let fails = |lines: &str| {
            let work = lines_of(lines);
            work.iter().flat_map(|work| work.each(|_| Ok(()))).map(|r| r.unwrap_err().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(fails("a\nlonger\nb\n"), ["in:1: not a JSON object", long, "in:3: not a JSON object"]);
    }

    fn lines_of(input: &str) -> Vec<Work> {
        lines("in", input.as_bytes(), 4).collect()
    }

    #[test]
    fn an_input_that_breaks_off_is_named_with_its_line() {
        assert_eq!(units(&["a\nb\n", "c"], true), ["1: a\nb\n", "in:3: gone"]);
    }

    #[test]
    fn answers_keep_the_order_of_the_work() {
        // The first pieces take longest, so that later ones are done before them.
        let slow = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(200 - n));
            n
        };
        for jobs in [0, 1, 2, 7, 1_000_000] {
            let answers: Vec<u64> = ordered(jobs, 0..200, move || slow).collect();
            assert!(answers.iter().copied().eq(0..200), "{jobs} jobs");
        }
    }

    #[test]
    fn who_stops_taking_answers_stops_the_reading() {
        let (count, read) = std::sync::mpsc::channel();
        let work = (0..1000).inspect(move |_| count.send(()).unwrap());
        let mut answers = ordered(2, work, || |n: i32| n);
        assert_eq!(answers.next(), Some(0));
        thread::sleep(std::time::Duration::from_millis(50));
        let pieces = read.try_iter().count();
        assert!(pieces <= 12, "{pieces} pieces were read for one answer");
    }

    #[test]
    fn a_panic_fails_one_article_and_the_next_gets_a_new_analyzer() {
        let made = std::cell::Cell::new(0);
        let mut analyze = careful(|| {
            made.set(made.get() + 1);
            |article: &Article| {
                assert!(article.text != "bad", "a provoked panic");
                report(article)
            }
        });
        let article = |text: &'static str| Article { id: Some(Id::Text(text.into())), ..Article::from(text) };
        let outcomes = ["good", "bad", "good"].map(|text| analyze(&article(text)));
        assert!(outcomes[0].is_ok() && outcomes[2].is_ok());
        let failure = outcomes[1].as_ref().unwrap_err();
        assert_eq!((failure.code, failure.place().as_str()), ("panic", "bad"));
        assert_eq!(made.get(), 2);
    }

    #[test]
    fn failures_keep_their_place() {
        let input = &b"{\"id\": 1, \"text\": \"a\"}\n\nno\n{\"id\": 1, \"text\": \"b\"}"[..];
        let work = std::iter::once(Work::Failed(Failure::new("not-found", "no such file").of("x.txt")));
        let work = work.chain(lines("in", input, 1024));
        let show = |outcomes: &mut dyn Iterator<Item = Outcome>| -> Vec<String> {
            outcomes.map(|outcome| outcome.map_or_else(|f| f.place(), |r| r.id.unwrap().to_string())).collect()
        };
        let answers: Vec<String> = batch(work, 3, Options::default(), show).flatten().collect();
        assert_eq!(answers, ["x.txt", "1", "in:2", "in:3", "1"]);
    }
}
