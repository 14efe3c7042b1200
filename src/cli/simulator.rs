//! `prodigio export FILE --engine prosimos|qbp -o OUT`: the files of a simulator. For Prosimos OUT is
//! the scenario, and the BPMN file it speaks of is written beside it under the same name.

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
    study: &Study,
    variant: &Variant,
    simulator: Simulator,
    options: &ExportOptions,
    console: &mut Console,
) -> Result<u8, Failure> {
    let failed = |error| Failure::save(&error, &options.to);
    let export = simulators::export(study, &variant.id, simulator).map_err(failed)?;
    if let Some(model) = &export.model {
        let beside = options.to.with_extension("bpmn");
        if beside == options.to {
            return Err(unknown_ending("bpmn", ".json", &console.words));
        }
        let failed = |error| Failure::save(&error, &beside);
        disk::write(&beside, model.as_bytes()).map_err(failed)?;
    }
    disk::write(&options.to, export.text.as_bytes()).map_err(failed)?;
    export::tell(&export.losses, options, console)
}
