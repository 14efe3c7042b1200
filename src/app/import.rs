//! Brings a file into the study: the offices of a body, or a simulation scenario; one step of undo.

use std::path::{Path, PathBuf};

use crate::edit::history::Description;
use crate::edit::whole;
use crate::files::disk;
use crate::files::error::OpenError;
use crate::files::import::{self, Imported};
use crate::model::finding::Severity;
use crate::model::id::VariantId;

use super::browse::Browse;
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::report::Report;
use super::{Wish, Workbench};

impl Workbench {
    /// Asks for a file, where there is a study to bring it into.
    pub(super) fn ask_import(&mut self) {
        if self.document().is_some() {
            self.wishes.push(Wish::Browse(Browse::Import));
        }
    }

    /// Reads a file into a snapshot of the study, off the frame.
    pub(super) fn import(&mut self, path: PathBuf) {
        let Some(document) = self.document() else { return };
        let (number, variant) = (document.number, document.variant().clone());
        self.import_into(number, variant, path);
    }

    fn import_into(&mut self, number: u64, variant: VariantId, path: PathBuf) {
        let Some(document) = self.by_number(number) else { return };
        let (revision, study) = (document.revision(), document.study().clone());
        self.jobs.start(Slot::Import(number), move |desk| {
            let read =
                disk::read(&path).and_then(|bytes| import::import(&study, &variant, &bytes, None));
            desk.result(Report::Imported(path, (revision, variant), Box::new(read)));
        });
    }

    /// Makes one step of what was read; reads again where the study has changed meanwhile.
    pub(super) fn imported(
        &mut self,
        number: u64,
        path: PathBuf,
        (revision, variant): (u64, VariantId),
        result: Result<Imported, OpenError>,
    ) {
        let Some(at) = self.documents.iter().position(|d| d.number == number) else { return };
        if self.documents[at].revision() != revision {
            self.import_into(number, variant, path);
            return;
        }
        match result {
            Ok(imported) => self.take_in(at, &path, imported),
            Err(error) => {
                let text = self.trouble(&error.finding(), &path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
        self.refresh();
    }

    fn take_in(&mut self, at: usize, path: &Path, imported: Imported) {
        let document = &mut self.documents[at];
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let description = Description::new("edit-import").with("name", name);
        document.seal();
        let plan = whole::become_other(document.study(), &imported.study, description);
        if let Err(crate::edit::Refusal(finding)) = document.carry_out(plan) {
            let text = self.refused(&finding);
            self.notices.add(NoticeKind::Trouble, text);
            return;
        }
        let news: Vec<String> = imported
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Note)
            .map(|f| self.words.finding(f))
            .collect();
        if let Some(document) = self.documents.get_mut(at) {
            document.opening_findings.extend(imported.findings);
        }
        let shown = path.display().to_string();
        let mut text = self.words.say_with("notice-imported", &[("path", shown.into())]);
        let kind = if news.is_empty() { NoticeKind::News } else { NoticeKind::ToRead };
        for more in news {
            text.push(' ');
            text.push_str(&more);
        }
        self.notices.add(kind, text);
    }
}
