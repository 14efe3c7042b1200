//! Opens files and templates.

use std::path::{Path, PathBuf};

use crate::edit::apply::apply;
use crate::edit::follow::Desk;
use crate::files::error::OpenError;
use crate::files::{self, Opened};
use crate::layout::layered;
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::study::Study;

use super::action::Action;
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::report::Report;
use super::{Workbench, routing};

/// A study whose file had no drawing, laid out. A variant that cannot be laid out stays as it is.
pub fn laid_out(mut study: Study) -> Study {
    let variants: Vec<VariantId> = study.variants().iter().map(|v| v.id.clone()).collect();
    for id in variants {
        let Some(p) = study.procedure(&id).cloned() else { continue };
        let desk = Desk::new(&study, &id, study.next_id());
        let mut copy = study.clone();
        let plan = desk.arrange(&layered::arrange(&p));
        if plan.and_then(|plan| apply(&mut copy, plan.edit)).is_ok() {
            study = copy;
        }
    }
    study
}

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
