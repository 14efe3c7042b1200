//! `prodigio import FILE FROM -o OUT`: brings a simulation scenario or the offices of a body into a
//! study. FILE stays as it is; OUT is replaced whole or not at all.

use serde::Serialize;

use crate::files::import;
use crate::files::{disk, native};

use super::check::SaidFinding;
use super::console::Console;
use super::failure::Failure;
use super::options::ImportOptions;
use super::output::say_written;
use super::{GOOD, check, load};

/// Brings a file into a study; what was noticed is told.
pub(super) fn run(options: &ImportOptions, console: &mut Console) -> Result<u8, Failure> {
    let opened = load::open(&options.file)?;
    let variant = load::variant(&opened.study, options.variant.as_deref(), &console.words)?;
    let refused = |error| Failure::open(&error, &options.from);
    let bytes = disk::read(&options.from).map_err(refused)?;
    let body = options.body.as_deref();
    let imported = import::import(&opened.study, &variant.id, &bytes, body).map_err(refused)?;
    let failed = |error| Failure::save(&error, &options.to);
    let text = native::write(&imported.study).map_err(failed)?;
    disk::write(&options.to, text.as_bytes()).map_err(failed)?;
    if options.json {
        let findings = check::said(&imported.findings, &console.words);
        let written = options.to.to_string_lossy().into_owned();
        console.json(&Brought { written, findings })?;
    } else {
        check::print_findings(&imported.findings, console)?;
        say_written(&options.to, false, console)?;
    }
    Ok(GOOD)
}

#[derive(Serialize)]
struct Brought<'a> {
    written: String,
    findings: Vec<SaidFinding<'a>>,
}
