//! Why a command could not be carried out: told once, in one sentence, on standard error.

use std::io;
use std::path::{Path, PathBuf};

use crate::files::error::{OpenError, SaveError};
use crate::model::finding::{Finding, Place};

/// Why a command could not be carried out.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nobody reads standard output any more: no failure of ours.
    Closed,
    /// Standard output cannot be written.
    Output(io::Error),
    /// The command line is wrong; the whole sentence.
    Usage(String),
    /// A file is at fault.
    File {
        /// What is wrong with it.
        finding: Box<Finding>,
        /// Which file.
        path: PathBuf,
        /// What the finding speaks of, for people; empty for the file as a whole.
        name: String,
    },
}

impl Failure {
    pub(super) fn open(error: &OpenError, path: &Path) -> Self {
        Self::of(error.finding(), path)
    }

    pub(super) fn save(error: &SaveError, path: &Path) -> Self {
        Self::of(error.finding(), path)
    }

    /// A finding about a file that keeps the command from being carried out.
    pub(super) fn of(finding: Finding, path: &Path) -> Self {
        let name = match &finding.place {
            Place::Step(id) => id.to_string(),
            Place::Flow(id) => id.to_string(),
            Place::Link(id) => id.to_string(),
            Place::Pool(id) => id.to_string(),
            Place::Lane(id) => id.to_string(),
            Place::Artifact(id) => id.to_string(),
            Place::Office(id) => id.to_string(),
            Place::Calendar(id) => id.to_string(),
            Place::Term(id) => id.to_string(),
            Place::Study | Place::Card | Place::Text { .. } => String::new(),
        };
        Self::File { finding: Box::new(finding), path: path.to_owned(), name }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Output(error) }
    }
}
