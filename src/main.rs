//! prodigio: without a subcommand it opens the window; a subcommand goes to the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use prodigio::cli::{self, Window};

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os().collect(), open_window))
}

#[cfg(feature = "window")]
fn open_window(files: Vec<PathBuf>) -> Window {
    match prodigio::ui::run(files) {
        Ok(()) => Window::Closed,
        Err(prodigio::ui::NoDisplay(_)) => Window::NoDisplay,
    }
}

#[cfg(not(feature = "window"))]
fn open_window(_: Vec<PathBuf>) -> Window {
    Window::NotBuilt
}
