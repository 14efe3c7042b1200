//! Files that commands write: what their endings say, and what they do not hold.

use std::path::Path;

use serde::Serialize;

use crate::files::bpmn::{self, Content, bpsim};
use crate::files::{disk, native};
use crate::model::finding::{Finding, Place};
use crate::model::study::{Study, Variant};
use crate::words::{Value, Words};

use super::console::Console;
use super::export::list;
use super::failure::Failure;

/// A format that studies are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A study, whole.
    Native,
    /// BPMN, of one variant.
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

/// What a written file does not hold.
#[derive(Default)]
pub(super) struct Lost<'s> {
    /// What the format cannot say.
    losses: Vec<Finding>,
    /// What other simulators are not told.
    untold: Vec<Finding>,
    /// The variant that is written, where only one is.
    variant: Option<&'s Variant>,
}

impl Lost<'_> {
    /// Lists it.
    pub(super) fn print(&self, console: &mut Console) -> Result<(), Failure> {
        let Some(variant) = self.variant else { return Ok(()) };
        list("cli-losses", (&self.losses, &*variant.procedure), console)?;
        list("cli-simulator-losses", (&self.untold, &*variant.procedure), console)
    }

    /// All of it, for the JSON.
    pub(super) fn all(&self) -> Vec<Finding> {
        [&*self.losses, &*self.untold].concat()
    }
}

/// Writes a study, in place of a file that is there: whole, or one variant of it.
pub(super) fn write<'s>(
    study: &'s Study,
    (format, variant): (Format, &'s Variant),
    to: &Path,
    words: &Words,
) -> Result<Lost<'s>, Failure> {
    let failed = |error| Failure::save(&error, to);
    let (text, lost) = match format {
        Format::Native => (native::write(study).map_err(failed)?, Lost::default()),
        Format::Bpmn => {
            let written =
                bpmn::write_and_tell(study, &variant.id, Content::Whole).map_err(failed)?;
            let mut losses = written.losses;
            losses.extend(left_out(study, variant, words));
            let untold = bpsim::losses(&variant.procedure);
            (written.text, Lost { losses, untold, variant: Some(variant) })
        }
    };
    disk::write(to, text.as_bytes()).map_err(failed)?;
    Ok(lost)
}

/// That a study has variants beside the one that is written.
fn left_out(study: &Study, written: &Variant, words: &Words) -> Option<Finding> {
    let others = study.variants().iter().filter(|variant| variant.id != written.id);
    let names: Vec<String> = others.map(|variant| words.variant_name(variant)).collect();
    (!names.is_empty())
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
