//! Files that a workflow engine runs, with a report of what the engine cannot be told.
//!
//! The procedure is changed into one that means the same to an engine, then written as plain BPMN.
//! What is changed, and what is left out, is a finding of the loss report at its place:
//! - steps: people's tasks for everything a person does, external tasks (`topic` = the step's id)
//!   for what a system does; a gateway where several flows leave a step; a timer after a step with a
//!   wait that the law prescribes;
//! - decisions: one variable a gateway, see `decide`; the default flow without condition;
//! - times: ISO 8601 durations, see `events`;
//! - messages, signals, errors with a name of their own;
//! - the processes of our own body executable, no other.
//!
//! The engine knows nothing of work times, staff, calendars, costs, the legal clock: each is named
//! in the report.

use crate::files::error::SaveError;
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::study::Study;

use super::Content;

mod decide;
mod events;
mod parts;
pub mod paths;
mod people;
mod process;
mod unsaid;

/// The engine a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// Operaton and Camunda 7: the vocabulary of `http://camunda.org/schema/1.0/bpmn`.
    Operaton,
    /// Executable BPMN 2.0 without a vendor's vocabulary.
    Plain,
}

impl Dialect {
    /// All, in the order shown.
    pub const ALL: [Self; 2] = [Self::Operaton, Self::Plain];

    /// Its name on the command line: `operaton`, `bpmn`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Operaton => "operaton",
            Self::Plain => "bpmn",
        }
    }

    /// The dialect of a name; `camunda7` is another name of `operaton`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "operaton" | "camunda7" => Some(Self::Operaton),
            "bpmn" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// A file for an engine.
#[derive(Clone, Debug)]
pub struct Export {
    /// The file.
    pub text: String,
    /// What the dialect cannot say, and what was written instead; in order of place.
    pub losses: Vec<Finding>,
}

/// Writes a variant for an engine.
///
/// # Errors
/// When there is no such variant.
pub fn export(study: &Study, variant: &VariantId, dialect: Dialect) -> Result<Export, SaveError> {
    let (runnable, losses) = process::runnable(study, variant, dialect)?;
    let text = super::write(&runnable, variant, Content::Plain)?;
    Ok(Export { text, losses })
}
