//! What background work sends back.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::analysis::crowd::Crowd;
use crate::analysis::missing::Missing;
use crate::analysis::story::Story;
use crate::analysis::structure::Fault;
use crate::files::Opened;
use crate::files::error::{OpenError, SaveError};
use crate::files::import::Imported;
use crate::model::finding::Finding;
use crate::model::id::VariantId;

use super::command::Command;
use super::compare::{Compared, Gained};
use super::keep::Recovered;
use super::overview::Overview;
use super::results::{Preview, Run};
use super::routing::Routed;
use super::save::Saved;

/// A report of background work.
pub enum Report {
    /// A dialog of the system ended with a wish.
    Command(Box<Command>),
    /// A file was read; with the routes of its variants.
    Opened(PathBuf, Box<Result<Opened, OpenError>>, Vec<Routed>),
    /// A file was read into a variant of the study of a revision.
    Imported(PathBuf, (u64, VariantId), Box<Result<Imported, OpenError>>),
    /// A study was written, or could not be.
    Saved(Saved),
    /// The other version of a document's file was read: to be taken, or else to be shown beside.
    Theirs(PathBuf, bool, Box<Result<Opened, OpenError>>),
    /// A file to compare with was read.
    Beside(PathBuf, Box<Result<Opened, Finding>>),
    /// Another version was merged into the study, or could not be.
    Merged(super::merging::Outcome),
    /// What was open at the end of the last start was read.
    Recovered(Box<Recovered>),
    /// Recent files that are not there.
    Missing(BTreeSet<PathBuf>),
    /// A variant was checked.
    Checked {
        /// What was found.
        findings: Vec<Finding>,
        /// What is missing.
        missing: Vec<Missing>,
        /// The overview, where it was not made at once.
        overview: Option<Box<Overview>>,
    },
    /// Every way a case can go was looked at: findings beside those of the checks.
    Judged {
        /// What was found.
        findings: Vec<Finding>,
        /// The variant and the revision judged.
        key: (VariantId, u64),
        /// The faults, with the traces that show them.
        faults: Vec<Fault>,
    },
    /// Exact figures of a variant.
    Exact(VariantId, u64, Box<crate::analysis::exact::Exact>),
    /// The time of a variant without queues, and its paths.
    Free(VariantId, u64, Box<super::results::Free>),
    /// A run goes on, or is complete.
    Simulated(VariantId, Box<Run>),
    /// A variant cannot be simulated.
    CannotRun(Vec<Finding>),
    /// A comparison goes on, or is complete.
    Compared(Box<Compared>),
    /// What the changes of a comparison are worth, as far as it is known.
    Gained(Box<Gained>),
    /// What would help is being found out, or is known.
    Levers(VariantId, Box<super::levers::Helps>),
    /// Proposals are being measured, or were.
    Proposed(VariantId, Box<super::proposals::Proposed>),
    /// Scenarios are being played, or were.
    Scenarios(VariantId, Box<super::scenarios::Played>),
    /// Variants are being played in scenarios, or were.
    Across(Box<super::across::Across>),
    /// A case was traced: its story, and its film.
    Traced(VariantId, u64, Box<Story>, Option<Box<Crowd>>),
    /// A crowd was filmed.
    Filmed(VariantId, u64, Box<Crowd>),
    /// A delivery was prepared.
    Prepared(Box<Preview>),
    /// Lessons were read.
    Lessons(Box<super::lessons::Found>),
    /// What the answer to an exercise is measured by: of a sitting, by number, at a place.
    Facts(u64, usize, Box<Result<crate::analysis::marking::facts::Facts, Vec<Finding>>>),
    /// What a learner has done was written, or could not be.
    Progress(PathBuf, Result<(), SaveError>),
    /// A lesson was written, or could not be: of the editor of a number.
    Lesson(u64, PathBuf, Result<std::sync::Arc<crate::model::lesson::Lesson>, SaveError>),
    /// A document is being simulated for: replications done, and the most there may be; `None` when
    /// it was stopped.
    Paper(PathBuf, Option<(u32, u32)>),
    /// The pages of a document are on their way: replications done, and the most there may be.
    Leafing((u32, u32)),
    /// The pages of a document were laid out, or could not be.
    Leafed(Box<super::paper::Laid>),
    /// A delivery was written.
    Delivered(PathBuf, Result<(), SaveError>),
}
