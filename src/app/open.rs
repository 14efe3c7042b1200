//! Opens files and templates.

use std::path::{Path, PathBuf};

use crate::files::error::OpenError;
use crate::files::{self, Opened};
use crate::model::finding::Finding;

use super::action::Action;
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::report::Report;
use super::{Workbench, routing};

impl Workbench {
    pub(super) fn open_path(&mut self, path: PathBuf) {
        // The same file under one name, also when the next start runs in another folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        let open = self.documents.iter().position(|d| d.path.as_deref() == Some(&*path));
        if let Some(i) = open {
            self.active = i;
            self.refresh();
            return;
        }
        self.jobs.start(Slot::Open(path.clone()), move |desk| {
            let result = files::open(&path);
            let routed = result.as_ref().map_or_else(|_| Vec::new(), routing::ahead);
            desk.result(Report::Opened(path, Box::new(result), routed));
        });
    }

    pub(super) fn opened(&mut self, path: &Path, result: Result<Opened, OpenError>) {
        match result {
            Ok(opened) => {
                self.settings.remember(path.to_owned());
                // Saving a foreign file goes to a study file beside it, never over it.
                self.add_document(opened.study, Some(path.to_owned()));
                if let Some(d) = self.document_mut() {
                    d.opening_findings = opened.findings;
                    d.on_disk = Some(opened.print);
                }
                if opened.needs_layout {
                    self.tidy(Action::Arrange);
                }
                self.refresh();
            }
            Err(error) => {
                let text = self.trouble(&error.finding(), path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }

    pub(super) fn trouble(&self, finding: &Finding, path: &Path) -> String {
        let what = self.words.finding(finding);
        let hint = self.words.hint(finding).unwrap_or_default();
        let path = path.display().to_string();
        self.words.say_with(
            "notice-file",
            &[("what", what.into()), ("hint", hint.into()), ("path", path.into())],
        )
    }

    pub(super) fn open_template(&mut self, code: &str) {
        if let Some(study) = files::catalogue::load(code) {
            self.open_study(study, None);
        }
    }
}
