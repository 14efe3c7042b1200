//! The command line: the same results as the window, as tables for people and JSON for machines.
//!
//! One file a subcommand. The only room that prints, and the only one that names clap. Exit codes:
//! 0 good, 1 findings of severity error (of `check`) or conflicts (of `merge`), 2 bad usage or input, with one sentence on
//! standard error that names the place and the remedy. A reader that goes away (`| head`) ends the
//! program quietly. `docs/cli.md` says what the JSON keys mean.

mod across;
mod args;
mod catalogue;
mod check;
mod compare;
mod console;
mod convert;
mod diff;
mod export;
mod failure;
mod import;
mod improve;
mod figures;
mod git;
mod job;
mod lesson;
mod load;
mod merge;
mod progress;
mod new;
mod options;
mod output;
mod render;
mod report;
mod simulate;
mod simulator;
mod what_if;
mod table;
mod terminal;
mod together;

use std::ffi::OsString;
use std::path::PathBuf;

use crate::model::text::Language;
use crate::words::Words;

use args::{Action, Request};
use console::Console;
use failure::Failure;

/// What the window is opened with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Files to open.
    pub files: Vec<PathBuf>,
    /// Language asked for with `--lang`; without it the window speaks the one of its settings.
    pub language: Option<Language>,
}

/// What came of opening the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// It was open and is closed again.
    Closed,
    /// Another one was open already and took the files.
    HandedOver,
    /// There is no display.
    NoDisplay,
    /// This program was built without it.
    NotBuilt,
}

/// Everything went well.
const GOOD: u8 = 0;
/// Findings of severity error, or conflicts.
const FOUND: u8 = 1;
/// Bad usage or input.
const BAD: u8 = 2;

/// Runs the program with its arguments, the program's own name first; `window` opens the window.
/// Returns the exit code.
pub fn run(args: Vec<OsString>, window: impl FnOnce(Opening) -> Window) -> u8 {
    let asked = args::language(&args);
    let words = Words::new(asked.unwrap_or_else(system_language));
    let mut console = Console::standard(words);
    let result = args::read(args, &console.words)
        .and_then(|request| carry_out(request, asked, &mut console, window))
        .and_then(|code| console.flush().map(|()| code));
    match result {
        Ok(code) => code,
        Err(Failure::Closed) => GOOD,
        Err(failure) => {
            console.fail(&failure);
            BAD
        }
    }
}

fn system_language() -> Language {
    crate::words::system_language(&sys_locale::get_locale().unwrap_or_default())
}

fn carry_out(
    request: Request,
    language: Option<Language>,
    console: &mut Console,
    window: impl FnOnce(Opening) -> Window,
) -> Result<u8, Failure> {
    match request.action {
        None => match window(Opening { files: request.files.clone(), language }) {
            Window::Closed => Ok(GOOD),
            Window::HandedOver => {
                let sentence = console.words.say("cli-handed-over");
                console.line(&sentence).map(|()| GOOD)
            }
            why @ (Window::NoDisplay | Window::NotBuilt) => {
                terminal::run(why, &request.files, console)
            }
        },
        Some(Action::Print(text)) => console.print(&text).map(|()| GOOD),
        Some(Action::Check(options)) => check::run(&options, console),
        Some(Action::Simulate(options)) => simulate::run(&options, console),
        Some(Action::Compare(options)) => compare::run(&options, console),
        Some(Action::Improve(options)) => improve::run(&options, console),
        Some(Action::Convert(options)) => convert::run(&options, console),
        Some(Action::Export(options)) => export::run(&options, console),
        Some(Action::Import(options)) => import::run(&options, console),
        Some(Action::Render(options)) => render::run(&options, console),
        Some(Action::Report(options)) => report::run(&options, console),
        Some(Action::Catalogue(options)) => catalogue::run(&options, console),
        Some(Action::New(options)) => new::run(&options, console),
        Some(Action::Merge(options)) => merge::run(&options, console),
        Some(Action::Diff(options)) => diff::run(&options, console),
        Some(Action::Git(options)) => git::run(&options, console),
        Some(Action::Lesson(options)) => lesson::run(&options, console),
        Some(Action::Progress(options)) => progress::run(&options, console),
    }
}
