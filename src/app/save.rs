//! Saving: off the frame, whole or not at all, never over what somebody else wrote meanwhile.

use std::path::PathBuf;

use crate::files::error::SaveError;
use crate::files::stored::Fingerprint;
use crate::files::{self, disk};

use super::document::Document;
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::outside::Outside;
use super::report::Report;
use super::{Wish, Workbench};

/// How saving ended.
#[derive(Debug)]
pub struct Saved {
    /// Number of this saving: the last one asked for gives the document its file.
    asked: u64,
    /// Revision of what was written.
    revision: u64,
    /// Fingerprint of what was written.
    result: Result<Fingerprint, SaveError>,
}

impl Workbench {
    /// Saves the document worked on. `new` asks before a file that is there is replaced.
    pub(super) fn save_to(&mut self, path: PathBuf, new: bool) {
        let path = std::path::absolute(&path).unwrap_or(path);
        if let Some(number) = self.document().map(|d| d.number) {
            self.save(number, path, new);
        }
    }

    /// Saves a document to its own file.
    pub(super) fn save_own(&mut self, number: u64) {
        if let Some(path) = self.by_number(number).and_then(|d| d.path.clone()) {
            self.save(number, path, false);
        }
    }

    fn save(&mut self, number: u64, path: PathBuf, new: bool) {
        let Some(document) = self.by_number(number) else { return };
        let own = document.path.as_ref() == Some(&path);
        if own && matches!(document.outside, Some(Outside::Changed(_))) {
            let text = self.trouble(&SaveError::ChangedOutside.finding(), &path);
            self.notices.add(NoticeKind::Trouble, text);
            self.wishes.push(Wish::Stay);
            return;
        }
        // A file that has gone is written anew.
        let known = document.on_disk.filter(|_| own && document.outside.is_none());
        let revision = document.revision();
        let study = document.study().clone();
        document.seal();
        self.safe.saves += 1;
        let asked = self.safe.saves;
        self.jobs.start(Slot::Save(number, path.clone()), move |desk| {
            let result = if new && !own && disk::is_file(&path) {
                Err(SaveError::Exists)
            } else {
                files::save_over(&study, &path, known)
            };
            desk.result(Report::Saved(Saved { asked, revision, result }));
        });
    }

    /// A document was saved, or could not be.
    pub(super) fn saved(&mut self, number: u64, path: PathBuf, saved: Saved) {
        match saved.result {
            Ok(print) => {
                self.settings.remember(path.clone());
                let shown = path.display().to_string();
                if let Some(d) = self.by_number(number)
                    && saved.asked > d.saved_by
                {
                    d.saved_by = saved.asked;
                    // Edited meanwhile, it differs from its file again.
                    if d.revision() == saved.revision {
                        d.mark_saved(path, print);
                    } else {
                        d.mark_saved_before(path, print);
                    }
                    d.theirs = false;
                }
                let text = self.words.say_with("notice-saved", &[("path", shown.into())]);
                self.notices.add(NoticeKind::News, text);
                if self.safe.close_when_saved.take_if(|n| *n == number).is_some() {
                    self.ask_close(number);
                }
            }
            Err(SaveError::Exists) => {
                self.wishes.push(Wish::Stay);
                self.wishes.push(Wish::AskReplace(path));
            }
            Err(error) => {
                if error == SaveError::ChangedOutside {
                    self.look_outside();
                }
                let text = self.trouble(&error.finding(), &path);
                self.notices.add(NoticeKind::Trouble, text);
                self.wishes.push(Wish::Stay);
            }
        }
    }

    /// Whether a file is being written.
    pub fn is_saving(&self) -> bool {
        self.jobs.must_wait()
    }

    /// Documents whose changes would go to their own file.
    pub fn savable(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|d| d.is_modified() && d.has_own_file())
    }
}
