//! `prodigio convert IN OUT`: from one format to another; the ending of OUT says which. OUT is
//! replaced whole or not at all.

use std::path::Path;

use serde::Serialize;

use crate::files::bpmn::{self, Content, bpsim};
use crate::files::{disk, native};
use crate::model::finding::Finding;
use crate::model::study::Study;
use crate::words::{Value, Words};

use super::args::ConvertOptions;
use super::console::Console;
use super::export::Exported;
use super::failure::Failure;
use super::{GOOD, check, load};

/// Converts a file; what opening noticed is told.
pub(super) fn run(options: &ConvertOptions, console: &mut Console) -> Result<u8, Failure> {
    let format = format_of(&options.to, &console.words)?;
    let opened = load::open(&options.from)?;
    let (bytes, losses) = bytes(&opened.study, format, options, &console.words)?;
    disk::write(&options.to, &bytes).map_err(|error| Failure::save(&error, &options.to))?;
    if options.json {
        let losses = check::said(&losses, &console.words);
        let written = options.to.to_string_lossy().into_owned();
        console.json(&Exported { written, files: Vec::new(), losses })?;
        return Ok(GOOD);
    }
    check::print_findings(&opened.findings, console)?;
    say_written(&options.to, false, console)?;
    if !losses.is_empty() {
        console.say("cli-simulator-losses", &[])?;
        check::print_findings(&losses, console)?;
    }
    Ok(GOOD)
}

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Native,
    Bpmn,
}

fn format_of(path: &Path, words: &Words) -> Result<Format, Failure> {
    match ending(path).as_str() {
        "prodigio" | "ron" => Ok(Format::Native),
        "bpmn" | "xml" => Ok(Format::Bpmn),
        other => Err(unknown_ending(other, ".prodigio, .bpmn", words)),
    }
}

/// The ending of a path in small letters, without its dot.
pub(super) fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The sentence for an ending that says no format.
pub(super) fn unknown_ending(ending: &str, known: &str, words: &Words) -> Failure {
    let args = [("ending", Value::from(ending)), ("known", Value::from(known))];
    Failure::Usage(words.say_with("cli-unknown-ending", &args))
}

/// The file, and what of it other programs cannot be told.
fn bytes(
    study: &Study,
    format: Format,
    options: &ConvertOptions,
    words: &Words,
) -> Result<(Vec<u8>, Vec<Finding>), Failure> {
    let failed = |error| Failure::save(&error, &options.to);
    match format {
        Format::Native => {
            if let Some(id) = &options.variant {
                load::variant(study, Some(id), words)?;
            }
            let text = native::write(study).map_err(failed)?;
            Ok((text.into_bytes(), Vec::new()))
        }
        Format::Bpmn => {
            let variant = load::variant(study, options.variant.as_deref(), words)?;
            let text = bpmn::write(study, &variant.id, Content::Whole).map_err(failed)?;
            Ok((text.into_bytes(), bpsim::losses(&variant.procedure)))
        }
    }
}

#[derive(Serialize)]
struct Written {
    written: String,
}

/// Says which file was written.
pub(super) fn say_written(path: &Path, json: bool, console: &mut Console) -> Result<(), Failure> {
    if json {
        console.json(&Written { written: path.to_string_lossy().into_owned() })
    } else {
        console.say_path("cli-written", path)
    }
}
