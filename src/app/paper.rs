//! Documents on paper: simulated for and written in the background, or laid out to be looked at.

use std::path::{Path, PathBuf};

use crate::drawing::paper::Page;
use crate::files::disk;
use crate::files::error::SaveError;
use crate::model::id::VariantId;
use crate::model::study::Study;

use super::Workbench;
use super::compare::against::End;
use super::dossier::{self, Format, Kind, Paperwork, Subject};
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::report::Report;

/// What the pages of a document belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    what: Paperwork,
    of: Subject,
    revision: u64,
}

/// Replications done, and the most there may be.
type Progress = (u32, u32);

/// The pages of a document that are looked at before it is written.
#[derive(Clone, Debug, Default)]
pub struct Leafed {
    /// What was asked for last.
    asked: Option<Asked>,
    /// How far that is; `None` once it is there, failed or was stopped.
    progress: Option<Progress>,
    /// The pages, and what they belong to.
    known: Option<(Asked, Vec<Page>)>,
    /// What could not be laid out.
    failed: Option<Asked>,
    /// Grows each time pages come.
    number: u64,
}

impl Leafed {
    /// Takes note of how far they are, where they were not stopped.
    fn told(&mut self, progress: Progress) {
        if let Some(known) = &mut self.progress {
            *known = progress;
        }
    }
}

/// What is known of the pages of a document.
#[derive(Clone, Copy, Debug)]
pub struct Leaves<'a> {
    /// The pages; none while nobody has asked for them.
    pub pages: &'a [Page],
    /// Grows each time pages come.
    pub number: u64,
    /// Whether the study has changed since, or other variants are compared.
    pub is_stale: bool,
    /// Replications done and the most there may be, while they are on their way.
    pub progress: Option<Progress>,
}

impl Workbench {
    /// The two variants that a page or a dossier tells of: those that Compare shows, where both are
    /// of the study.
    pub fn paper_pair(&self) -> Option<[VariantId; 2]> {
        let [a, b] = self.sides()?;
        match (a.end, b.end) {
            (End::Variant(a), End::Variant(b)) => Some([a, b]),
            _ => None,
        }
    }

    /// Simulates for a document and writes it.
    pub(super) fn write_paper(
        &mut self,
        study: Study,
        of: Subject,
        what: Paperwork,
        path: PathBuf,
    ) {
        self.papers.insert(path.clone(), (0, 0));
        self.jobs.start(Slot::Paper(path.clone()), move |desk| {
            let mut told =
                |done, most| desk.progress(Report::Paper(path.clone(), Some((done, most))));
            let made = dossier::write(&study, &of, what, &desk.stop, &mut told);
            let report = if desk.stop.asked() {
                Report::Paper(path, None)
            } else {
                let result = made.and_then(|bytes| disk::write(&path, &bytes));
                Report::Delivered(path, result)
            };
            desk.result(report);
        });
    }

    /// Documents on their way: where they are written, replications done and the most there may be.
    pub fn papers(&self) -> impl Iterator<Item = (&Path, (u32, u32))> {
        self.papers.iter().map(|(path, state)| (path.as_path(), *state))
    }

    /// Takes what is said of documents on paper and of files that were written; gives the rest back.
    pub(super) fn receive_paper(&mut self, slot: &Slot, report: Report) -> Option<Report> {
        match report {
            Report::Delivered(path, result) => self.delivered(&path, result),
            Report::Paper(path, state) => self.paper(&path, state),
            Report::Leafing(progress) => {
                let document = slot.document().and_then(|number| self.by_number(number))?;
                document.results.leafed.told(progress);
            }
            Report::Leafed(made) => self.leafed(slot, *made),
            report => return Some(report),
        }
        None
    }

    /// Takes note of how far a document is.
    fn paper(&mut self, path: &Path, state: Option<(u32, u32)>) {
        if let Some(state) = state {
            self.papers.insert(path.to_owned(), state);
            return;
        }
        self.papers.remove(path);
        let shown = path.display().to_string();
        let text = self.words.say_with("notice-paper-stopped", &[("path", shown.into())]);
        self.notices.add(NoticeKind::News, text);
    }

    /// Lays the pages of a document out as they would be written now; simulates where that needs it.
    pub(super) fn leaf(&mut self, what: Paperwork) {
        let Some(asked) = self.paper_asked(what) else { return };
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Leaf(document.number);
        let leafed = &mut document.results.leafed;
        let is_known = leafed.known.as_ref().is_some_and(|(of, _)| *of == asked);
        let is_on_its_way = leafed.asked.as_ref() == Some(&asked) && self.jobs.is_busy(&slot);
        // A drawing is asked for by the window, frame after frame: once it failed, it is left.
        let has_failed = leafed.failed.as_ref() == Some(&asked) && what.kind == Kind::Drawing;
        if is_known || is_on_its_way || has_failed {
            return;
        }
        leafed.asked = Some(asked.clone());
        leafed.progress = Some((0, 0));
        let study = document.study().clone();
        self.jobs.start(slot, move |desk| {
            let mut told = |done, most| desk.progress(Report::Leafing((done, most)));
            let Asked { what, of, .. } = &asked;
            let made = dossier::pages(&study, of, *what, &desk.stop, &mut told);
            desk.result(Report::Leafed(Box::new(Laid { asked, made })));
        });
    }

    /// Stops what [`Self::leaf`] began; what was known stays.
    pub(super) fn stop_leafing(&mut self) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Leaf(document.number);
        document.results.leafed.asked = None;
        document.results.leafed.progress = None;
        self.jobs.stop(&slot);
    }

    /// Takes the pages that were laid out, or why they could not be.
    fn leafed(&mut self, slot: &Slot, laid: Laid) {
        let Some(document) = slot.document().and_then(|number| self.by_number(number)) else {
            return;
        };
        let leafed = &mut document.results.leafed;
        leafed.progress = None;
        match laid.made {
            Ok(pages) => {
                leafed.known = Some((laid.asked, pages));
                leafed.number += 1;
            }
            Err(error) => {
                leafed.failed = Some(laid.asked);
                let text = self.words.finding(&error.finding());
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }

    /// The pages of a document, as far as they are known.
    pub fn leaves(&self, what: Paperwork) -> Option<Leaves<'_>> {
        let document = self.document()?;
        let leafed = &document.results.leafed;
        let now = self.paper_asked(what)?;
        let is_on_its_way =
            |asked: &Asked| asked.what == now.what && asked.of.variant == now.of.variant;
        let progress = leafed.progress.filter(|_| {
            let is_busy = self.jobs.is_busy(&Slot::Leaf(document.number));
            is_busy && leafed.asked.as_ref().is_some_and(is_on_its_way)
        });
        // Of another variant they would be taken for those of this one.
        let known = leafed.known.as_ref();
        let known = known.filter(|(of, _)| of.what == now.what && of.of.variant == now.of.variant);
        Some(Leaves {
            pages: known.map_or(&[], |(_, pages)| pages.as_slice()),
            number: leafed.number,
            is_stale: known.is_some_and(|(of, _)| *of != now),
            progress,
        })
    }

    /// What the pages of a document would belong to now. As HTML it says the same.
    fn paper_asked(&self, what: Paperwork) -> Option<Asked> {
        let document = self.document()?;
        let pair = self.paper_pair();
        // Where two are compared, it is the same document whichever of them is looked at.
        let variant = match &pair {
            Some([_, after]) if what.kind != Kind::Drawing => after,
            _ => document.variant(),
        };
        let variant = variant.clone();
        let of = Subject { variant, pair: pair.filter(|_| what.kind != Kind::Drawing) };
        let what = Paperwork { format: Format::Pdf, ..what };
        Some(Asked { what, of, revision: document.revision() })
    }
}

/// Pages that were laid out, or why they could not be, with what they belong to.
#[derive(Debug)]
pub struct Laid {
    asked: Asked,
    made: Result<Vec<Page>, SaveError>,
}
