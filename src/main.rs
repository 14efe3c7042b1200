//! prodigio: without a subcommand it opens the window; a subcommand goes to the command line.

use std::process::ExitCode;

use prodigio::cli::{self, Opening, Window};

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os().collect(), open_window))
}

#[cfg(feature = "window")]
use prodigio::ui::start::Ended;

#[cfg(feature = "window")]
fn open_window(opening: Opening) -> Window {
    match prodigio::ui::start::run(opening.files, opening.language) {
        Ok(Ended::Closed) => Window::Closed,
        Ok(Ended::HandedOver) => Window::HandedOver,
        Err(prodigio::ui::start::NoDisplay(_)) => Window::NoDisplay,
    }
}

#[cfg(not(feature = "window"))]
fn open_window(_: Opening) -> Window {
    Window::NotBuilt
}
