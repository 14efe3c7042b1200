//! Several documents: which is shown, in what order, closed and opened again.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::action::Action;
use super::document::Document;
use super::jobs::Slot;
use super::keep::Keeper;
use super::report::Report;
use super::{Wish, Workbench};

/// Most closed documents that can be opened again, with their history.
const MAX_CLOSED: usize = 10;

/// What guards the person's work beside the documents themselves.
#[derive(Default)]
pub(super) struct Safe {
    /// Keeps all for the next start.
    pub(super) keeper: Option<Keeper>,
    /// Documents closed in this session, the last one last.
    pub(super) closed: Vec<Document>,
    /// Number of savings asked for.
    pub(super) saves: u64,
    /// A document to be closed once it is saved.
    pub(super) close_when_saved: Option<u64>,
    /// Recent files that were not there when last looked at.
    pub(super) missing: BTreeSet<PathBuf>,
}

impl Workbench {
    /// Does an action on the tabs.
    pub(super) fn act_on_tabs(&mut self, action: Action) {
        let count = self.documents.len();
        match action {
            Action::NextTab if count > 1 => self.active = (self.active + 1) % count,
            Action::PreviousTab if count > 1 => self.active = (self.active + count - 1) % count,
            Action::Reopen => self.reopen(),
            Action::Close => {
                if let Some(d) = self.document() {
                    self.ask_close(d.number);
                }
                return;
            }
            Action::SaveAll => {
                self.save_all();
                return;
            }
            _ => return,
        }
        self.refresh();
    }

    /// Closes a document, or asks first where changes are unsaved.
    pub(super) fn ask_close(&mut self, number: u64) {
        let Some(document) = self.by_number(number) else { return };
        if document.is_modified() {
            self.wishes.push(Wish::AskClose(number));
        } else {
            self.close_document(number);
        }
    }

    /// Closes a document, even with unsaved changes; it can be opened again while the program runs.
    pub(super) fn close_document(&mut self, number: u64) {
        let Some(at) = self.documents.iter().position(|d| d.number == number) else { return };
        let mut document = self.documents.remove(at);
        for slot in Slot::of_document(number) {
            self.jobs.stop(&slot);
        }
        // What was asked is to be asked again if it comes back.
        document.results.asked.clear();
        self.forget_journal(&mut document);
        let empty = document.path.is_none()
            && document.history().depth() == (0, 0)
            && document.procedure().is_none_or(|p| p.bounds().is_none());
        if !empty {
            self.safe.closed.push(document);
            let over = self.safe.closed.len().saturating_sub(MAX_CLOSED);
            self.safe.closed.drain(..over);
        }
        if at < self.active {
            self.active -= 1;
        }
        self.active = self.active.min(self.documents.len().saturating_sub(1));
        if self.documents.is_empty() {
            let study = self.empty_study();
            self.open_study(study, None);
        }
        self.refresh();
    }

    /// Saves a document, asking where it has no file, and then closes it.
    pub(super) fn save_and_close(&mut self, number: u64) {
        let Some(at) = self.documents.iter().position(|d| d.number == number) else { return };
        self.active = at;
        self.safe.close_when_saved = Some(number);
        if self.documents[at].has_own_file() {
            self.save_own(number);
        } else {
            self.wishes.push(Wish::AskSave);
        }
        self.refresh();
    }

    fn reopen(&mut self) {
        let Some(document) = self.safe.closed.pop() else { return };
        self.place(document);
    }

    /// Whether a closed document can be opened again.
    pub fn can_reopen(&self) -> bool {
        !self.safe.closed.is_empty()
    }

    /// Puts a tab at another place of the strip.
    pub(super) fn move_tab(&mut self, number: u64, to: usize) {
        let Some(at) = self.documents.iter().position(|d| d.number == number) else { return };
        let shown = self.document().map(|d| d.number);
        let document = self.documents.remove(at);
        self.documents.insert(to.min(self.documents.len()), document);
        self.active =
            self.documents.iter().position(|d| Some(d.number) == shown).unwrap_or_default();
    }

    /// Saves every document with changes that has a file of its own; says how many have none.
    fn save_all(&mut self) {
        let own = |d: &&Document| d.is_modified() && d.has_own_file() && d.outside.is_none();
        let all: Vec<u64> = self.documents.iter().filter(own).map(|d| d.number).collect();
        for number in all {
            self.save_own(number);
        }
    }

    /// Recent files that are not where they were.
    pub fn is_missing(&self, path: &std::path::Path) -> bool {
        self.safe.missing.contains(path)
    }

    /// Looks, off the frame, which recent files are there.
    pub(super) fn look_at_recent(&mut self) {
        let list: Vec<PathBuf> =
            self.settings.pinned.iter().chain(&self.settings.recent).cloned().collect();
        self.jobs.start(Slot::Recent, move |desk| {
            let missing = list.into_iter().filter(|p| !crate::files::disk::is_file(p)).collect();
            desk.result(Report::Missing(missing));
        });
    }
}
