//! `prodigio export FILE --engine prosimos|qbp -o OUT`: the files of a simulator. For Prosimos OUT is
//! the scenario, and the BPMN file it speaks of is written beside it, `X.prosimos.bpmn`.

use std::path::Path;

use crate::files::simulators::{self, Simulator};
use crate::model::study::{Study, Variant};

use super::console::Console;
use super::export;
use super::failure::Failure;
use super::options::ExportOptions;
use super::output::{ending, unknown_ending};

/// Writes the files of a simulator.
pub(super) fn run(
    (study, variant): (&Study, &Variant),
    simulator: Simulator,
    (options, to): (&ExportOptions, &Path),
    console: &mut Console,
) -> Result<u8, Failure> {
    let failed = |error| Failure::save(&error, to);
    let export = simulators::export(study, &variant.id, simulator).map_err(failed)?;
    let beside = export.beside(to);
    if beside.is_some() && ending(to) == "bpmn" {
        return Err(unknown_ending("bpmn", ".json", &console.words));
    }
    if let Some(beside) = &beside {
        export::keep_study(&options.file, beside, console)?;
    }
    export.write(to).map_err(failed)?;
    let files = beside.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    export::say(options, to, files, (&export.losses, &variant.procedure), console)
}
