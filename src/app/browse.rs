//! Which path a person is asked for, and what is done with it.

use std::path::{Path, PathBuf};

use super::command::{Command, Delivery};
use super::lessons::LessonAsk;
use super::lessons::editor::EditAsk;
use super::merging::Merge;
use crate::files::disk;

/// Files that a study can be read from: what a dialog calls them, and their endings.
const STUDIES: (&str, &[&str]) =
    ("prodigio, BPMN, draw.io, SVG", &["prodigio", "bpmn", "xml", "drawio", "svg"]);

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Browse {
    /// A file to open.
    Open,
    /// A file to bring into the study: offices of a body, or a simulation scenario.
    Import,
    /// A file to compare with.
    Compare,
    /// Another version of the study; `true` asks for the version that both come from.
    Merge(bool),
    /// Where to save, with a suggestion.
    Save(PathBuf),
    /// Where to write a delivery, with a suggestion.
    Deliver(Delivery, PathBuf),
    /// Where to write a table of values, with its text and a suggestion.
    Sheet(String, PathBuf),
    /// Where to write the lesson being changed, with a suggestion.
    Lesson(PathBuf),
    /// Where to save what a learner has done, with a suggestion.
    Progress(PathBuf),
}

impl Browse {
    /// The kind of file: what a dialog calls it, and its endings. `None` for a folder.
    pub fn kind(&self) -> Option<(&'static str, Vec<&'static str>)> {
        let (name, endings) = match self {
            Self::Open | Self::Compare => (STUDIES.0, STUDIES.1.to_vec()),
            Self::Import => ("CSV, JSON", vec!["csv", "txt", "json"]),
            Self::Merge(_) => ("prodigio, BPMN", vec!["prodigio", "bpmn", "xml"]),
            Self::Save(_) => ("prodigio", vec!["prodigio"]),
            Self::Deliver(delivery, _) if delivery.extension().is_empty() => return None,
            Self::Deliver(delivery, _) => (delivery.extension(), vec![delivery.extension()]),
            Self::Sheet(..) => ("CSV", vec!["csv"]),
            Self::Lesson(_) | Self::Progress(_) => ("RON", vec!["ron"]),
        };
        Some((name, endings))
    }

    /// The path that is suggested where something is written; `None` where a file is read.
    pub fn suggested(&self) -> Option<&Path> {
        match self {
            Self::Open | Self::Import | Self::Compare | Self::Merge(_) => None,
            Self::Save(path)
            | Self::Deliver(_, path)
            | Self::Sheet(_, path)
            | Self::Lesson(path)
            | Self::Progress(path) => Some(path),
        }
    }

    /// Whether a file that is there would be replaced by what is written to a path.
    pub fn replaces(&self, path: &Path) -> bool {
        self.suggested().is_some() && disk::is_file(path)
    }

    /// What is done with the path that was found.
    pub fn found(&self, path: PathBuf) -> Command {
        match self {
            Self::Open => Command::OpenPath(path),
            Self::Import => Command::Import(path),
            Self::Compare => Command::CompareFile(path),
            Self::Merge(is_base) => {
                Command::Merge(if *is_base { Merge::From(path) } else { Merge::With(path) })
            }
            Self::Save(_) => Command::SaveTo(path),
            Self::Deliver(delivery, _) => Command::Deliver(*delivery, path),
            Self::Sheet(text, _) => Command::WriteSheet(path, text.clone()),
            Self::Lesson(_) => Command::Lesson(Box::new(LessonAsk::Edit(EditAsk::SaveTo(path)))),
            Self::Progress(_) => Command::Lesson(Box::new(LessonAsk::SaveProgress(path))),
        }
    }
}
