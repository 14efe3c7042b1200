//! prodigio: without a subcommand it opens the window; a subcommand goes to the command line.

use std::process::ExitCode;

use prodigio::cli::{self, Opening, Window};

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os().collect(), open_window))
}

#[cfg(feature = "window")]
fn open_window(opening: Opening) -> Window {
    match prodigio::ui::run(opening.files, opening.language) {
        Ok(()) => Window::Closed,
        Err(prodigio::ui::NoDisplay(_)) => Window::NoDisplay,
    }
}

#[cfg(not(feature = "window"))]
fn open_window(_: Opening) -> Window {
    Window::NotBuilt
}
