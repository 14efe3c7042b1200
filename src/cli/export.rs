//! `prodigio export FILE --engine E -o OUT`: the file of a workflow engine, or with `--project DIR`
//! the folder that hands it over, written whole or not at all; and what its dialect cannot say.

use std::path::Path;

use serde::Serialize;

use crate::app::command::Target;
use crate::files::bpmn::engine::{self, project};
use crate::files::{disk, folder};
use crate::model::finding::Finding;
use crate::model::procedure::Procedure;

use super::check::{SaidFinding, said};
use super::console::Console;
use super::failure::Failure;
use super::options::ExportOptions;
use super::output::{ending, say_written};
use super::{GOOD, load, simulator};

/// Writes the file of an engine, or the folder around it.
pub(super) fn run(options: &ExportOptions, console: &mut Console) -> Result<u8, Failure> {
    if let Some(to) = &options.to {
        keep_study(&options.file, to, console)?;
    }
    let opened = load::open(&options.file)?;
    let study = &opened.study;
    let variant = load::variant(study, options.variant.as_deref(), &console.words)?;
    let dialect = match (options.engine, &options.to) {
        (Target::Engine(dialect), _) => dialect,
        (Target::Simulator(which), Some(to)) => {
            return simulator::run((study, variant), which, (options, to), console);
        }
        (Target::Simulator(_), None) => {
            return Err(Failure::Usage(console.words.say("cli-project-engine")));
        }
    };
    let (variant, procedure) = (&variant.id, &*variant.procedure);
    match (&options.project, &options.to) {
        (Some(place), _) => {
            let failed = |error| Failure::save(&error, place);
            let made = project::project(study, variant, dialect).map_err(failed)?;
            folder::write(place, &made.pieces).map_err(failed)?;
            let files = made.pieces.iter().map(|piece| piece.path.clone()).collect();
            say(options, place, files, (&made.losses, procedure), console)
        }
        (None, Some(to)) => {
            let failed = |error| Failure::save(&error, to);
            let export = engine::export(study, variant, dialect).map_err(failed)?;
            disk::write(to, export.text.as_bytes()).map_err(failed)?;
            say(options, to, Vec::new(), (&export.losses, procedure), console)
        }
        // The arguments ask for one of the two.
        (None, None) => Ok(GOOD),
    }
}

/// Refuses to put the file of an engine in the place of a study, or of the file it is made of.
pub(super) fn keep_study(from: &Path, to: &Path, console: &Console) -> Result<(), Failure> {
    if matches!(ending(to).as_str(), "prodigio" | "ron") || disk::is_same_file(from, to) {
        let args = [("path", to.to_string_lossy().into_owned().into())];
        return Err(Failure::Usage(console.words.say_with("cli-keeps-study", &args)));
    }
    Ok(())
}

/// Says what was written, and what was lost.
pub(super) fn say(
    options: &ExportOptions,
    to: &Path,
    files: Vec<String>,
    (losses, procedure): (&[Finding], &Procedure),
    console: &mut Console,
) -> Result<u8, Failure> {
    if options.json {
        let losses = said(losses, &console.words);
        let written = to.to_string_lossy().into_owned();
        console.json(&Exported { written, files, losses })?;
        return Ok(GOOD);
    }
    say_written(to, false, console)?;
    for file in files.iter().filter(|_| options.project.is_none()) {
        say_written(Path::new(file), false, console)?;
    }
    list("cli-losses", (losses, procedure), console)?;
    Ok(GOOD)
}

/// Lists losses under a title, each once with all its places.
pub(super) fn list(
    title: &str,
    (losses, procedure): (&[Finding], &Procedure),
    console: &mut Console,
) -> Result<(), Failure> {
    if !losses.is_empty() {
        console.say(title, &[])?;
    }
    for loss in console.words.losses(losses, procedure) {
        let severity = console.words.name(loss.severity);
        let places = match loss.places.as_slice() {
            [] => String::new(),
            places => format!(" ({})", places.join(", ")),
        };
        console.line(&format!("  {severity}: {}{places}", loss.text))?;
        if !loss.hint.is_empty() {
            console.line(&format!("      → {}", loss.hint))?;
        }
    }
    Ok(())
}

/// A file written, and what could not be said in it.
#[derive(Serialize)]
pub(super) struct Exported<'a> {
    pub(super) written: String,
    /// Of a folder.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<String>,
    pub(super) losses: Vec<SaidFinding<'a>>,
}
