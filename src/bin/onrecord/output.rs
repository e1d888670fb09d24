//! Results to standard output, the rest to standard error.

use std::io::{self, BufWriter, IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use onrecord::render::{Each, Format, Layout, Style, visible};
use onrecord::{Failure, Outcome, caught};

use crate::destination::Destination;
use crate::exit::Exit;
use crate::input;

/// What comes of one piece of work, printed as far as the format can print it without the rest.
pub(crate) struct Page {
    text: Vec<u8>,
    held: Vec<Outcome>,
    reported: usize,
    failures: Vec<Failure>,
}

impl Page {
    pub(crate) fn new(format: &Format, style: &Style, outcomes: &mut dyn Iterator<Item = Outcome>) -> Page {
        let mut page = Page { text: Vec::new(), held: Vec::new(), reported: 0, failures: Vec::new() };
        for outcome in outcomes {
            match &format.layout {
                Layout::Each(each) => page.add(each, outcome, style),
                Layout::Whole(_) => {
                    page.count(&outcome);
                    page.held.push(outcome);
                }
            }
        }
        page
    }

    /// Should a fault of the program break the writing, a failure stands in the report's place.
    fn add(&mut self, each: &Each, outcome: Outcome, style: &Style) {
        if !self.text.is_empty() {
            self.text.extend_from_slice(each.between.as_bytes());
        }
        let begun = self.text.len();
        let outcome = match caught(|| (each.write)(&mut self.text, &outcome, style)) {
            Ok(()) => outcome,
            Err(mut failure) => {
                failure.id = outcome.map_or_else(|failure| failure.id, |report| report.id);
                let failed = Err(failure);
                self.text.truncate(begun);
                (each.write)(&mut self.text, &failed, style);
                failed
            }
        };
        self.count(&outcome);
    }

    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Ok(_) => self.reported += 1,
            Err(failure) => self.failures.push(failure.clone()),
        }
    }

    /// An input that could not be read for a report on many.
    pub(crate) fn failed(failure: Failure) -> Page {
        Page { text: Vec::new(), held: Vec::new(), reported: 0, failures: vec![failure] }
    }

    /// The same, where a report is one on so many articles.
    pub(crate) fn of(self, articles: usize) -> Page {
        Page { reported: self.reported * articles, ..self }
    }
}

/// Results in one format.
pub(crate) struct Output {
    out: BufWriter<Destination>,
    format: &'static Format,
    style: Style,
    /// Whether the outcomes stand in a list.
    list: bool,
    begun: bool,
    /// What can only be printed when all is there.
    held: Vec<Outcome>,
}

impl Output {
    pub(crate) fn new(
        destination: Destination,
        format: &'static Format,
        style: Style,
        list: bool,
    ) -> io::Result<Output> {
        let mut out = BufWriter::new(destination);
        if let Layout::Each(each) = &format.layout {
            out.write_all(if list { each.open } else { each.alone.0 }.as_bytes())?;
        }
        Ok(Output { out, format, style, list, begun: false, held: Vec::new() })
    }

    /// Prints a page at once, for whoever waits for it.
    pub(crate) fn write(&mut self, page: Page) -> io::Result<()> {
        self.held.extend(page.held);
        let Layout::Each(each) = &self.format.layout else { return Ok(()) };
        if page.text.is_empty() {
            return Ok(());
        }
        if std::mem::replace(&mut self.begun, true) {
            self.out.write_all(each.between.as_bytes())?;
        }
        self.out.write_all(&page.text)?;
        self.out.flush()
    }

    pub(crate) fn close(mut self) -> io::Result<()> {
        match &self.format.layout {
            Layout::Each(each) => self.out.write_all(if self.list { each.close } else { each.alone.1 }.as_bytes())?,
            Layout::Whole(write) => {
                let mut text = Vec::new();
                write(&mut text, &self.held, &self.style);
                self.out.write_all(&text)?;
            }
        }
        self.out.into_inner()?.finish()
    }
}

/// What is said on standard error: failures as they come, a bar while it lasts, a line at the end.
pub(crate) struct Messages {
    bar: ProgressBar,
    begun: Instant,
    /// Whether a bar may be shown: not over the results, and not where nobody watches.
    watched: bool,
    quiet: bool,
    reported: usize,
    failed: usize,
    places: Vec<String>,
    exit: Exit,
}

impl Messages {
    /// No bar for what is done in a moment.
    const MOMENT: Duration = Duration::from_secs(1);
    /// How many failures the last line names.
    const NAMED: usize = 3;

    pub(crate) fn new(inputs: &[PathBuf], quiet: bool, elsewhere: bool) -> Messages {
        let watched = !quiet && stderr().is_terminal() && (elsewhere || !stdout().is_terminal());
        // A million names are not looked up for a bar that nobody sees.
        let bytes = if watched { input::size(inputs) } else { None };
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let layout = match bytes {
            Some(_) => "{msg} {bar:30} {bytes} of {total_bytes}, {eta} left",
            None => "{msg} {bytes}, {bytes_per_sec}",
        };
        // The default style stands in for a layout that did not parse; a test sees to it that these do.
        bar.set_style(ProgressStyle::with_template(layout).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Messages {
            bar,
            begun: Instant::now(),
            watched,
            quiet,
            reported: 0,
            failed: 0,
            places: Vec::new(),
            exit: Exit::Reported,
        }
    }

    /// Counts the bytes that are read.
    pub(crate) fn bar(&self) -> &ProgressBar {
        &self.bar
    }

    pub(crate) fn add(&mut self, page: &Page) {
        page.failures.iter().for_each(|failure| self.failure(failure));
        self.reported(page.reported);
        if self.watched && self.bar.is_hidden() && self.begun.elapsed() > Self::MOMENT {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn reported(&mut self, articles: usize) {
        self.reported += articles;
        self.bar.set_message(format!("{} reported", self.reported));
    }

    fn failure(&mut self, failure: &Failure) {
        self.failed += 1;
        self.exit = self.exit.merge(Exit::Failed);
        if self.places.len() < Self::NAMED {
            self.places.push(failure.place());
        }
        self.bar.suspend(|| complain(&failure.to_string()));
    }

    /// What was printed is whole; there is nothing to say of the rest.
    pub(crate) fn interrupted(self) -> Exit {
        self.bar.finish_and_clear();
        Exit::Interrupted
    }

    /// After a batch, one line that says how it went.
    pub(crate) fn close(self) -> Exit {
        self.bar.finish_and_clear();
        if !self.quiet && self.reported + self.failed > 1 {
            complain(&self.outcome());
        }
        self.exit
    }

    fn outcome(&self) -> String {
        let more = if self.failed > self.places.len() { ", …" } else { "" };
        let places = if self.failed == 0 { String::new() } else { format!(": {}{more}", self.places.join(", ")) };
        format!("{} reported, {} failed{places}", self.reported, self.failed)
    }
}

/// Says something on standard error; who cannot hear it cannot be told.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(stderr(), "onrecord: {}", visible(message));
}

#[cfg(test)]
mod tests {
    use onrecord::{Options, analyze};

    use super::*;

    #[test]
    fn a_report_that_cannot_be_written_fails_alone() {
        fn write(page: &mut Vec<u8>, outcome: &Outcome, _: &Style) {
            page.extend_from_slice(b"half ");
            let text = outcome.as_ref().map_or("failed", |report| report.text.as_deref().unwrap_or_default());
            assert!(text != "bad", "a provoked fault");
            page.extend_from_slice(text.as_bytes());
        }
        let each = Each { open: "", between: ", ", close: "", alone: ("", ""), write };
        let format = Format { name: "half", annotates: false, terms: false, layout: Layout::Each(each) };
        let mut options = Options::default();
        options.sections = "text".parse().unwrap();
        let mut outcomes = ["good", "bad", "good"].iter().map(|text| Ok(analyze(text, &options)));
        let page = Page::new(&format, &Style::default(), &mut outcomes);
        assert_eq!(String::from_utf8(page.text).unwrap(), "half good, half failed, half good");
        assert_eq!((page.reported, page.failures.len(), page.failures[0].code), (2, 1, "panic"));
    }
}
