//! `prodigio export FILE --engine prosimos|qbp -o OUT`: the files of a simulator. For Prosimos OUT is
//! the scenario, and the BPMN file it speaks of is written beside it under the same name.

use std::path::Path;

use crate::files::disk;
use crate::files::simulators::{self, Simulator};
use crate::model::study::{Study, Variant};

use super::args::ExportOptions;
use super::console::Console;
use super::convert::unknown_ending;
use super::export;
use super::failure::Failure;

/// Writes the files of a simulator.
pub(super) fn run(
    (study, variant): (&Study, &Variant),
    simulator: Simulator,
    (options, to): (&ExportOptions, &Path),
    console: &mut Console,
) -> Result<u8, Failure> {
    let failed = |error| Failure::save(&error, to);
    let export = simulators::export(study, &variant.id, simulator).map_err(failed)?;
    let mut files = Vec::new();
    if let Some(model) = &export.model {
        let beside = to.with_extension("bpmn");
        if beside == to {
            return Err(unknown_ending("bpmn", ".json", &console.words));
        }
        let failed = |error| Failure::save(&error, &beside);
        disk::write(&beside, model.as_bytes()).map_err(failed)?;
        files.push(beside.to_string_lossy().into_owned());
    }
    disk::write(to, export.text.as_bytes()).map_err(failed)?;
    export::say(options, to, files, (&export.losses, &variant.procedure), console)
}
