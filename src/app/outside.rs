//! Files changed by others: noticed by content, decided by the person, never taken or overwritten
//! in silence.

use std::path::PathBuf;

use crate::edit::history::Description;
use crate::edit::whole;
use crate::files::error::OpenError;
use crate::files::stored::{Fingerprint, Standing};
use crate::files::{self, Opened};

use super::Workbench;
use super::document::Document;
use super::jobs::Slot;
use super::jobs::watch::Watched;
use super::notice::NoticeKind;
use super::report::Report;

/// What became of a document's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Somebody wrote something else to it.
    Changed(Fingerprint),
    /// It is not there any more.
    Gone,
}

/// What the person decided about a file that others changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This document stays as it is; saving will replace the file.
    KeepMine,
    /// The document becomes what the file holds, as one step that can be undone.
    TakeTheirs,
    /// The file's content is opened beside.
    Compare,
    /// The file's content is merged into the document.
    Merge,
}

impl Workbench {
    /// Does what was decided about a document's file.
    pub(super) fn decide(&mut self, number: u64, decision: Decision) {
        let Some(document) = self.by_number(number) else { return };
        let Some(path) = document.path.clone() else { return };
        match (decision, document.outside) {
            (_, None) => {}
            (Decision::KeepMine, Some(Outside::Changed(found))) => {
                document.part_from_file(Some(found));
            }
            (Decision::KeepMine, Some(Outside::Gone)) => document.part_from_file(None),
            (Decision::Merge, Some(_)) => {
                self.carry(super::command::Command::Merge(super::merging::Merge::With(path)));
            }
            (Decision::TakeTheirs | Decision::Compare, Some(_)) => {
                let take = decision == Decision::TakeTheirs;
                self.jobs.start(Slot::Theirs(number), move |desk| {
                    let result = files::open(&path);
                    desk.result(Report::Theirs(path, take, Box::new(result)));
                });
            }
        }
    }

    /// The other version was read.
    pub(super) fn theirs(
        &mut self,
        number: u64,
        path: PathBuf,
        take: bool,
        result: Result<Opened, OpenError>,
    ) {
        let opened = match result {
            Ok(opened) => opened,
            Err(error) => {
                let text = self.trouble(&error.finding(), &path);
                self.notices.add(NoticeKind::Trouble, text);
                return;
            }
        };
        if take {
            self.become_theirs(number, path, &opened);
        } else {
            let print = opened.print;
            self.add_document(opened.study, None);
            if opened.needs_layout {
                self.tidy(super::action::Action::Arrange);
            }
            if let Some(document) = self.document_mut() {
                document.opening_findings = opened.findings;
                document.theirs = true;
                document.on_disk = Some(print);
            }
            self.refresh();
        }
    }

    fn become_theirs(&mut self, number: u64, path: PathBuf, opened: &Opened) {
        let Some(at) = self.documents.iter().position(|d| d.number == number) else { return };
        let document = &mut self.documents[at];
        document.seal();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let description = Description::new("edit-take-theirs").with("name", name);
        let plan = whole::become_other(document.study(), &opened.study, description);
        match document.carry_out(plan) {
            Ok(()) => {
                document.mark_saved(path, opened.print);
                document.opening_findings.clone_from(&opened.findings);
                self.active = at;
                if opened.needs_layout {
                    self.tidy(super::action::Action::Arrange);
                }
                self.wishes.push(super::Wish::Fit);
                self.refresh();
            }
            Err(crate::edit::Refusal(finding)) => {
                let text = self.trouble(&finding, &path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }

    /// The watch saw a file.
    pub(super) fn saw_file(&mut self, watched: &Watched, standing: Standing) {
        let Watched { number, path, known } = watched;
        if self.jobs.is_busy(&Slot::Save(*number, path.clone())) {
            return;
        }
        let Some(document) = self.by_number(*number) else { return };
        // Seen before our own save, or before a decision: the watch will look again.
        if document.on_disk != Some(*known) || document.path.as_ref() != Some(path) {
            return;
        }
        document.outside = match standing {
            Standing::Gone => Some(Outside::Gone),
            Standing::File(found) if found != *known => Some(Outside::Changed(found)),
            Standing::File(_) => None,
            Standing::Hidden => return,
        };
    }

    /// The files to look at.
    pub(super) fn watched(&self) -> Vec<Watched> {
        let of = |d: &Document| {
            let (path, known) = (d.path.clone()?, d.on_disk?);
            let saving = self.jobs.is_busy(&Slot::Save(d.number, path.clone()));
            (!saving).then_some(Watched { number: d.number, path, known })
        };
        self.documents.iter().filter_map(of).collect()
    }
}
