//! The work itself, on a thread of its own: an interrupt is heard whatever is being waited for, an input or a reader.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, SyncSender, sync_channel};
use std::thread;

use indicatif::ProgressBar;
use onrecord::{Article, Options, Outcome, Work, batch, caught, digest};

use crate::args::Args;
use crate::input::Opened;
use crate::interrupt::at_interrupts;
use crate::output::Page;

/// What the command has to act on.
pub(crate) enum Event {
    /// The inputs are known: whether their outcome stands alone, and not in a list.
    Begun { alone: bool },
    /// Something to print.
    Page(Page),
    /// Somebody pressed Ctrl-C, or ended the program otherwise.
    Interrupted,
    /// Nothing more comes.
    Ended,
    /// Nothing more comes, because of a fault of the program, which has been told.
    Broken,
}

/// Reads all inputs and reports on them. At most one page waits while another is printed.
pub(crate) fn begin(args: &Arc<Args>, bar: &ProgressBar) -> Receiver<Event> {
    let (events, received) = sync_channel(1);
    let interrupt = events.clone();
    at_interrupts(move || drop(interrupt.send(Event::Interrupted)));
    let (args, bar) = (args.clone(), bar.clone());
    thread::spawn(move || {
        let end = match catch_unwind(AssertUnwindSafe(|| report(&args, &bar, &events))) {
            Ok(_) => Event::Ended,
            Err(_) => Event::Broken,
        };
        // Nobody hears it who has had enough of the output.
        let _ = events.send(end);
    });
    received
}

/// Fails when nobody listens any more.
fn report(args: &Args, bar: &ProgressBar, events: &SyncSender<Event>) -> Result<(), SendError<Event>> {
    let (reading, bar) = (args.reading(), bar.clone());
    let mut inputs = args.inputs().into_iter().map(move |path| Opened::open(&path, reading.kind, &bar)).peekable();
    let alone = args.is_one() && !matches!(inputs.peek(), Some(Opened::Records { .. }));
    events.send(Event::Begun { alone: alone || args.combine })?;
    let work = inputs.flat_map(move |input| input.work(reading));
    let (format, style) = (args.format, args.style());
    if args.combine {
        let articles = articles(work, events)?;
        let (outcome, count) = combined(articles, &args.options(), events)?;
        let page = Page::new(format, &style, &mut std::iter::once(outcome));
        return events.send(Event::Page(page.of(count)));
    }
    let mut pages = batch(work, args.jobs(), args.options(), move |outcomes| Page::new(format, &style, outcomes));
    pages.try_for_each(|page| events.send(Event::Page(page)))
}

/// All articles that can be read; the others are named.
fn articles(
    work: impl Iterator<Item = Work>,
    events: &SyncSender<Event>,
) -> Result<Vec<Article<'static>>, SendError<Event>> {
    let mut read = Vec::new();
    for piece in work {
        for article in piece.each(|article| Ok(article.clone().into_owned())) {
            match article {
                Ok(article) => read.push(article),
                Err(failure) => events.send(Event::Page(Page::failed(failure)))?,
            }
        }
    }
    Ok(read)
}

/// One report, and on how many articles. Should a fault of the program break it, the articles that have it when each
/// stands alone are named and left out.
fn combined(
    articles: Vec<Article<'static>>,
    options: &Options,
    events: &SyncSender<Event>,
) -> Result<(Outcome, usize), SendError<Event>> {
    let attempt = |articles: &[Article]| caught(|| digest(articles, options));
    if let Ok(report) = attempt(&articles) {
        return Ok((Ok(report), articles.len()));
    }
    let mut sound = Vec::new();
    for article in articles {
        match attempt(std::slice::from_ref(&article)) {
            Ok(_) => sound.push(article),
            Err(mut failure) => {
                failure.id = article.id;
                events.send(Event::Page(Page::failed(failure)))?;
            }
        }
    }
    let mut outcome = attempt(&sound);
    if let Err(failure) = &mut outcome {
        failure.input = Some("--combine".to_owned());
    }
    Ok((outcome, sound.len()))
}
