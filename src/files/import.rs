//! What is brought into a study that is open: a simulation scenario, or the offices of a body.
//!
//! The kind is told by content. The study comes back whole, changed or not at all; whoever holds it
//! makes one step of undo of the difference.

use crate::model::finding::{Finding, Place};
use crate::model::id::VariantId;
use crate::model::study::Study;

use super::error::OpenError;
use super::ipa;
use super::simulators::{self, Simulator, prosimos};

/// What was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The study with it.
    pub study: Study,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

/// Brings the content of a file into a variant of a study. `body` chooses the body whose offices
/// are taken, by its code in the IPA index; nothing else looks at it.
///
/// # Errors
/// When the content is of no kind that can be brought in, or cannot be read.
pub fn import(
    study: &Study,
    variant: &VariantId,
    bytes: &[u8],
    body: Option<&str>,
) -> Result<Imported, OpenError> {
    if prosimos::looks_like(bytes) {
        let (told, mut findings) = prosimos::read(bytes)?;
        let (study, more) = simulators::laid_over(study, variant, &told, Simulator::Prosimos);
        findings.extend(more);
        return Ok(Imported { study, findings });
    }
    match bytes.trim_ascii_start().first() {
        // Files that are opened by themselves, and packed tables.
        Some(b'<' | b'(' | b'#') => Err(OpenError::UnknownKind),
        _ if bytes.starts_with(b"PK") => Err(OpenError::UnknownKind),
        _ => ipa::import(study, bytes, body),
    }
}

/// Why a scenario cannot be opened by itself.
pub(super) fn alone() -> OpenError {
    let first = Box::new(Finding::error(Place::Study, "scenario-alone"));
    OpenError::Unsound { at: None, first, count: 1 }
}
