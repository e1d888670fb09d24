//! The command: reads articles, prints reports.

mod args;
mod destination;
mod exit;
mod generate;
mod help;
mod input;
mod interrupt;
mod output;
mod work;

use std::io::{self, IsTerminal, stdin};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::Args;
use destination::Destination;
use exit::Exit;
use generate::Generated;
use input::STDIN;
use output::{Messages, Output, complain};
use work::Event;

fn main() -> ExitCode {
    // The place of a panic helps to mend it; what it says may hold strangers' text.
    std::panic::set_hook(Box::new(|panic| complain(&panic.to_string())));
    // An article's own panic is caught where it is read; whatever else may panic, the exit code is one of ours.
    std::panic::catch_unwind(run).unwrap_or(Exit::Failed).into()
}

fn run() -> Exit {
    let mut args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => return explain(&message),
    };
    if let Some(generated) = args.generate {
        return printed(generate(generated, args.output.as_deref()));
    }
    if args.inputs().iter().filter(|path| *path == Path::new(STDIN)).count() > 1 {
        let message = "standard input (-) is given twice, and can be read only once";
        return explain(&Args::command().error(ErrorKind::ValueValidation, message));
    }
    if args.files.is_empty() && args.files_from.is_none() {
        if stdin().is_terminal() {
            return short_help();
        }
        args.files.push(STDIN.into());
    }
    printed(report(args))
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

/// Prints what comes of all inputs; an error is one of the output.
fn report(args: Args) -> io::Result<Exit> {
    let mut destination = Some(Destination::open(args.output.as_deref())?);
    let mut messages = Messages::new(&args.inputs(), args.quiet, args.output.is_some());
    let args = Arc::new(args);
    let mut output = None;
    for event in work::begin(&args, messages.bar()) {
        match (event, &mut output) {
            (Event::Begun { alone }, _) => {
                let new = |destination| Output::new(destination, args.format, args.style(), !alone);
                output = destination.take().map(new).transpose()?;
            }
            (Event::Page(page), Some(output)) => {
                messages.add(&page);
                output.write(page)?;
            }
            (Event::Ended, Some(_)) => break,
            // A file that was to be written stays as it was before.
            (Event::Interrupted, _) => return Ok(messages.interrupted()),
            (Event::Broken | Event::Page(_) | Event::Ended, _) => return Ok(Exit::Failed),
        }
    }
    output.map_or(Ok(()), Output::close)?;
    Ok(messages.close())
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
