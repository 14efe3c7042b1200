//! `prodigio export FILE --engine E -o OUT`: the file of a workflow engine, written whole or not at
//! all, and what its dialect cannot say.

use serde::Serialize;

use crate::files::bpmn::engine::{self, Dialect};
use crate::files::disk;
use crate::files::simulators::Simulator;
use crate::model::finding::Finding;

use super::args::{Engine, ExportOptions};
use super::check::{SaidFinding, print_findings, said};
use super::console::Console;
use super::convert::say_written;
use super::failure::Failure;
use super::{GOOD, load, simulator};

/// Writes the file of an engine.
pub(super) fn run(options: &ExportOptions, console: &mut Console) -> Result<u8, Failure> {
    let opened = load::open(&options.file)?;
    let variant = load::variant(&opened.study, options.variant.as_deref(), &console.words)?;
    let dialect = match options.engine {
        Engine::Prosimos => {
            return simulator::run(&opened.study, variant, Simulator::Prosimos, options, console);
        }
        Engine::Qbp => {
            return simulator::run(&opened.study, variant, Simulator::Qbp, options, console);
        }
        Engine::Operaton => Dialect::Operaton,
        Engine::Bpmn => Dialect::Plain,
    };
    let failed = |error| Failure::save(&error, &options.to);
    let export = engine::export(&opened.study, &variant.id, dialect).map_err(failed)?;
    disk::write(&options.to, export.text.as_bytes()).map_err(failed)?;
    tell(&export.losses, options, console)
}

/// Says what was written and what is lost.
pub(super) fn tell(
    losses: &[Finding],
    options: &ExportOptions,
    console: &mut Console,
) -> Result<u8, Failure> {
    if options.json {
        let losses = said(losses, &console.words);
        let written = options.to.to_string_lossy().into_owned();
        console.json(&Exported { written, losses })?;
        return Ok(GOOD);
    }
    say_written(&options.to, false, console)?;
    if !losses.is_empty() {
        console.say("cli-losses", &[])?;
        print_findings(losses, console)?;
    }
    Ok(GOOD)
}

#[derive(Serialize)]
struct Exported<'a> {
    written: String,
    losses: Vec<SaidFinding<'a>>,
}
