//! The command: reads articles, prints reports.

mod args;
mod destination;
mod exit;
mod generate;
mod help;
mod input;
mod output;

use std::io::{self, IsTerminal, stdin};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use onrecord::{Article, Work, batch, digest};

use args::Args;
use destination::Destination;
use exit::Exit;
use generate::Generated;
use input::{Opened, STDIN};
use output::{Messages, Output, Page, complain};

fn main() -> ExitCode {
    // The place of a panic helps to mend it; what it says may hold strangers' text.
    std::panic::set_hook(Box::new(|panic| complain(&panic.to_string())));
    run().into()
}

fn run() -> Exit {
    let mut args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => return explain(&message),
    };
    if let Some(generated) = args.generate {
        return printed(generate(generated, args.output.as_deref()));
    }
    if args.files.is_empty() {
        if stdin().is_terminal() {
            return short_help();
        }
        args.files.push(STDIN.into());
    }
    printed(report(&args))
}

/// How it ends, if the output could be written.
fn printed(result: io::Result<Exit>) -> Exit {
    match result {
        Ok(exit) => exit,
        // Whoever read the output has enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Reported,
        Err(error) => {
            complain(&format!("the output could not be written: {error}"));
            Exit::Failed
        }
    }
}

/// Prints what was asked for about the command itself.
fn generate(generated: Generated, output: Option<&Path>) -> io::Result<Exit> {
    let mut destination = Destination::open(output)?;
    generated.write(&mut destination)?;
    destination.finish()?;
    Ok(Exit::Reported)
}

/// Reads all inputs and prints what comes of them; an error is one of the output.
fn report(args: &Args) -> io::Result<Exit> {
    let destination = Destination::open(args.output.as_deref())?;
    let mut messages = Messages::new(input::size(&args.files), args.quiet, args.output.is_some());
    let (paths, reading, bar) = (args.files.clone(), args.reading(), messages.bar().clone());
    let mut inputs = paths.into_iter().map(move |path| Opened::open(&path, reading.kind, &bar)).peekable();
    let alone = args.files.len() == 1 && !matches!(inputs.peek(), Some(Opened::Records { .. }));
    let mut output = Output::new(destination, args.format, args.style(), !(alone || args.combine))?;
    let work = inputs.flat_map(move |input| input.work(reading));
    let (format, style) = (args.format, args.style());
    if args.combine {
        let articles = articles(work, &mut messages);
        let report = digest(&articles, &args.options());
        output.write(Page::new(format, &style, &mut std::iter::once(Ok(report))))?;
    } else {
        for page in batch(work, args.jobs(), args.options(), move |outcomes| Page::new(format, &style, outcomes)) {
            messages.add(&page);
            output.write(page)?;
        }
    }
    output.close()?;
    Ok(messages.close())
}

/// All articles that can be read; the others are named.
fn articles(work: impl Iterator<Item = Work>, messages: &mut Messages) -> Vec<Article<'static>> {
    let mut read = Vec::new();
    for piece in work {
        for article in piece.each(|article| Ok(article.clone().into_owned())) {
            match article {
                Ok(article) => read.push(article),
                Err(failure) => messages.failure(&failure),
            }
        }
    }
    messages.reported(read.len());
    read
}

/// Prints the help, the version, or what is wrong with the command line.
fn explain(message: &clap::Error) -> Exit {
    // A closed pipe is no reason to end otherwise.
    let _ = message.print();
    if message.use_stderr() { Exit::Usage } else { Exit::Reported }
}

/// For who typed the bare command and waits: nothing would come.
fn short_help() -> Exit {
    complain("give a FILE, or an article on standard input");
    let _ = std::io::Write::write_all(&mut io::stderr(), Args::command().render_help().to_string().as_bytes());
    Exit::Usage
}
