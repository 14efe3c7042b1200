//! `prodigio convert IN OUT`: from one format to another; the ending of OUT says which. OUT is
//! replaced whole or not at all.

use std::path::Path;

use serde::Serialize;

use crate::files::bpmn::{self, Content, bpsim};
use crate::files::{disk, native};
use crate::model::finding::{Finding, Place};
use crate::model::study::{Study, Variant};
use crate::words::{Value, Words};

use super::console::Console;
use super::export::{self, Exported};
use super::failure::Failure;
use super::options::ConvertOptions;
use super::{GOOD, check, load};

/// Converts a file; what opening noticed is told.
pub(super) fn run(options: &ConvertOptions, console: &mut Console) -> Result<u8, Failure> {
    let format = format_of(&options.to, &console.words)?;
    let opened = load::open(&options.from)?;
    let (bytes, lost, variant) = bytes(&opened.study, format, options, &console.words)?;
    disk::write(&options.to, &bytes).map_err(|error| Failure::save(&error, &options.to))?;
    let procedure = variant.map(|v| &*v.procedure);
    let untold = procedure.map(bpsim::losses).unwrap_or_default();
    if options.json {
        let all = [lost, untold].concat();
        let losses = check::said(&all, &console.words);
        let written = options.to.to_string_lossy().into_owned();
        console.json(&Exported { written, files: Vec::new(), losses })?;
        return Ok(GOOD);
    }
    check::print_findings(&opened.findings, console)?;
    say_written(&options.to, false, console)?;
    if let Some(procedure) = procedure {
        export::list("cli-losses", (&lost, procedure), console)?;
        export::list("cli-simulator-losses", (&untold, procedure), console)?;
    }
    Ok(GOOD)
}

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Native,
    Bpmn,
}

/// What the ending of a path says.
pub(super) fn format_of(path: &Path, words: &Words) -> Result<Format, Failure> {
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

/// A file, what it has lost, and the variant that other programs read in it, where one is written for
/// them.
type Made<'s> = (Vec<u8>, Vec<Finding>, Option<&'s Variant>);

fn bytes<'s>(
    study: &'s Study,
    format: Format,
    options: &ConvertOptions,
    words: &Words,
) -> Result<Made<'s>, Failure> {
    let failed = |error| Failure::save(&error, &options.to);
    match format {
        Format::Native => {
            if let Some(id) = &options.variant {
                load::variant(study, Some(id), words)?;
            }
            let text = native::write(study).map_err(failed)?;
            Ok((text.into_bytes(), Vec::new(), None))
        }
        Format::Bpmn => {
            let variant = load::variant(study, options.variant.as_deref(), words)?;
            let written =
                bpmn::write_and_tell(study, &variant.id, Content::Whole).map_err(failed)?;
            let mut losses = written.losses;
            losses.extend(left_out(study, variant, options, words));
            Ok((written.text.into_bytes(), losses, Some(variant)))
        }
    }
}

/// That a study has variants beside the one that is written; a BPMN file keeps its own.
fn left_out(
    study: &Study,
    written: &Variant,
    options: &ConvertOptions,
    words: &Words,
) -> Option<Finding> {
    let others = study.variants().iter().filter(|variant| variant.id != written.id);
    let names: Vec<String> = others.map(|variant| words.variant_name(variant)).collect();
    let is_study = !matches!(ending(&options.from).as_str(), "bpmn" | "xml");
    (is_study && !names.is_empty())
        .then(|| Finding::warning(Place::Study, "convert-variants").with("names", names.join(", ")))
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
