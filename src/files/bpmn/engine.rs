//! Files that a workflow engine runs, with a report of what the engine cannot be told.
//!
//! The procedure is changed into one that means the same to an engine, then written as plain BPMN
//! with the engine's own words. What each engine has stands in one table, [`dialect`]. What is
//! changed, and what is left out, is a finding of the loss report at its place:
//! - steps: people's tasks for everything a person does, jobs (`topic` = the step's id) for what a
//!   system does; a gateway where several flows leave a step; a timer after a step with a wait that
//!   the law prescribes (`people`, `events`, `roots`);
//! - decisions: conditions in the engine's language, see `decide`, `print`; the default flow without;
//! - people, due dates, forms, jobs, repetitions, calls in the engine's words (`tasks`, `forms`);
//! - times: ISO 8601 durations; messages, signals, errors that meet where they are emitted and awaited
//!   (`events`, `roots`);
//! - the processes of our own body executable, no other (`process`);
//! - no arrow with an end that is not in the file, no flow from one process into another (`loose`).
//!
//! The engine knows nothing of work times, staff, calendars, costs, the legal clock: each is named
//! in the report (`unsaid`). [`paths`] finds values that lead to every end, [`project`] puts all
//! that is handed over into one folder.

use crate::files::error::SaveError;
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::id::VariantId;
use crate::model::study::Study;

use super::Content;
use dialect::Dialect;

mod decide;
pub mod dialect;
mod events;
pub mod forms;
mod links;
mod loose;
mod names;
mod parts;
pub mod paths;
mod people;
mod print;
mod process;
pub mod project;
mod roots;
mod solve;
mod tasks;
mod unsaid;

/// A file for an engine.
#[derive(Clone, Debug)]
pub struct Export {
    /// The file.
    pub text: String,
    /// The forms of its people's tasks, by step; those of some engines are files of their own.
    pub forms: Vec<Form>,
    /// What the dialect cannot say, and what was written instead; in order of place.
    pub losses: Vec<Finding>,
}

/// Writes a variant for an engine.
///
/// # Errors
/// When there is no such variant.
pub fn export(study: &Study, variant: &VariantId, dialect: Dialect) -> Result<Export, SaveError> {
    let (written, runnable) = process::runnable(study, variant, dialect)?;
    let text = super::write(&written, variant, Content::Plain)?;
    Ok(Export { text, forms: runnable.forms, losses: runnable.losses })
}
