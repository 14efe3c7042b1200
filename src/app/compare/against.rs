//! What the variant looked at is compared with: another variant, a variant of another open study, or
//! one of a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::Opened;
use crate::model::finding::{Finding, Place};
use crate::model::id::VariantId;
use crate::model::procedure::Procedure;
use crate::model::study::{Role, Study, Variant};

use crate::app::Workbench;
use crate::app::browse::Browse;
use crate::app::command::{Command, Workspace};
use crate::app::document::Document;
use crate::app::jobs::Slot;
use crate::app::notice::NoticeKind;
use crate::app::report::Report;
use crate::app::routing;

/// Where a side of a comparison is from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// A variant of the study.
    Variant(VariantId),
    /// A variant of another open document, by its number.
    Document(u64, VariantId),
    /// A variant of the file that was read last for a comparison.
    File(PathBuf, VariantId),
}

impl End {
    /// Whether it is not of the study itself.
    pub fn is_outside(&self) -> bool {
        !matches!(self, Self::Variant(_))
    }
}

/// A side of a comparison.
#[derive(Clone, Debug)]
pub struct Side {
    /// Where it is from.
    pub end: End,
    /// What it is called.
    pub name: String,
    /// As-is or to-be.
    pub role: Role,
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// The revision of the document it is of; of a file, 0.
    pub revision: u64,
}

/// A file that was read to compare with it.
#[derive(Clone, Debug)]
pub struct FileBeside {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub study: Arc<Study>,
}

impl Workbench {
    /// The two sides of the comparison of the document looked at. Within the study the as-is, or
    /// another variant chosen for it, is compared with the one looked at, or chosen, or the first
    /// to-be; with anything outside the variant looked at is.
    pub fn sides(&self) -> Option<[Side; 2]> {
        let document = self.document()?;
        let study = document.study();
        let mine = |id: &VariantId| {
            let name = study.variant(id).map(|v| self.words.variant_name(v))?;
            side(study, End::Variant(id.clone()), id, name, document.revision())
        };
        let against = document.results.against.as_ref();
        let outside = against.filter(|end| end.is_outside());
        if let Some(there) = outside.and_then(|end| self.outside_end(document, end)) {
            return Some([mine(document.variant())?, there]);
        }
        let before = first_of(document)?;
        let chosen = against.and_then(|end| match end {
            End::Variant(id) if id != before && study.variant(id).is_some() => Some(id),
            _ => None,
        });
        let after = if document.variant() == before {
            let others = || study.to_be().into_iter().chain(study.variants());
            chosen.or_else(|| others().map(|v| &v.id).find(|id| *id != before))?
        } else {
            document.variant()
        };
        Some([mine(before)?, mine(after)?])
    }

    /// Everything the variant looked at can be compared with: the other variants, those of other open
    /// documents, and of the file that was read last.
    pub fn ends(&self) -> Vec<(End, String)> {
        let Some(document) = self.document() else { return Vec::new() };
        let before = first_of(document);
        let others = document.study().variants().iter().filter(|v| Some(&v.id) != before);
        let mut out: Vec<(End, String)> =
            others.map(|v| (End::Variant(v.id.clone()), self.words.variant_name(v))).collect();
        for other in self.documents().iter().filter(|d| d.number != document.number) {
            let name = self.title_of(other);
            out.extend(other.study().variants().iter().map(|v| {
                let end = End::Document(other.number, v.id.clone());
                (end, self.name_there(&name, other.study(), v))
            }));
        }
        if let Some(file) = &document.results.beside {
            let name = file_name(&file.path);
            out.extend(file.study.variants().iter().map(|v| {
                let end = End::File(file.path.clone(), v.id.clone());
                (end, self.name_there(&name, &file.study, v))
            }));
        }
        out
    }

    /// The variants the first side can be: those of the study, where there are more than two of them
    /// and what they are compared with is one of them too.
    pub fn firsts(&self) -> Vec<(VariantId, String)> {
        let Some(document) = self.document() else { return Vec::new() };
        let variants = document.study().variants();
        let is_inside = !self.sides().is_some_and(|[_, b]| b.end.is_outside());
        let variants = variants.iter().filter(|_| variants.len() > 2 && is_inside);
        variants.map(|v| (v.id.clone(), self.words.variant_name(v))).collect()
    }

    /// Compares from this variant of the study on.
    pub(in crate::app) fn compare_from(&mut self, id: VariantId) {
        let Some(document) = self.document_mut() else { return };
        let is_as_is = document.study().as_is().is_some_and(|v| v.id == id);
        document.results.from = Some(id).filter(|_| !is_as_is);
        self.refresh();
    }

    fn outside_end(&self, document: &Document, end: &End) -> Option<Side> {
        let named = |name: &str, study: &Study, id: &VariantId| {
            study.variant(id).map(|v| self.name_there(name, study, v))
        };
        match end {
            End::Variant(_) => None,
            End::Document(number, id) => {
                let other = self.documents().iter().find(|d| d.number == *number)?;
                let name = named(&self.title_of(other), other.study(), id)?;
                side(other.study(), end.clone(), id, name, other.revision())
            }
            End::File(path, id) => {
                let file = document.results.beside.as_ref().filter(|f| f.path == *path)?;
                let name = named(&file_name(path), &file.study, id)?;
                side(&file.study, end.clone(), id, name, 0)
            }
        }
    }

    /// What a document is called: by its file, else by its title.
    fn title_of(&self, document: &Document) -> String {
        match &document.path {
            Some(path) => file_name(path),
            None => document.study().title().get(self.words.language()).to_owned(),
        }
    }

    /// A variant of something else: the name of that alone where it has no other.
    fn name_there(&self, name: &str, study: &Study, variant: &Variant) -> String {
        if study.variants().len() < 2 {
            return name.to_owned();
        }
        format!("{name} · {}", self.words.variant_name(variant))
    }

    /// Compares with something else from now on.
    pub(in crate::app) fn compare_with(&mut self, end: End) {
        let Some(document) = self.document_mut() else { return };
        if let End::Variant(id) = &end {
            // Within a study the variant that is looked at is the second, if it is not the first.
            if first_of(document) != Some(document.variant()) && *id != *document.variant() {
                document.show_variant(id);
            }
        }
        document.results.against = Some(end);
        self.refresh();
    }

    /// Asks for a file to compare with.
    pub(in crate::app) fn ask_beside(&mut self) {
        if self.document().is_some() {
            self.handle(Command::Browse(Browse::Compare));
        }
    }

    /// Reads a file to compare with, behind the window.
    pub(in crate::app) fn read_beside(&mut self, path: PathBuf) {
        let Some(number) = self.document().map(|d| d.number) else { return };
        self.jobs.start(Slot::Beside(number), move |desk| {
            let read = routing::read(&path);
            desk.result(Report::Beside(path, Box::new(read)));
        });
    }

    /// A file to compare with was read: its as-is is compared first.
    pub(in crate::app) fn beside_read(
        &mut self,
        number: u64,
        path: PathBuf,
        read: Result<Opened, Finding>,
    ) {
        let found = read.and_then(|opened| {
            let first = opened.study.as_is().map(|v| v.id.clone());
            let nothing = || Finding::error(Place::Study, "compare-nothing-there");
            Ok((opened.study, first.ok_or_else(nothing)?))
        });
        match found {
            Ok((study, id)) => {
                let Some(document) = self.by_number(number) else { return };
                let results = &mut document.results;
                results.against = Some(End::File(path.clone(), id));
                results.beside = Some(FileBeside { path, study: Arc::new(study) });
                results.asked.remove(&Slot::Compare(number));
                if self.document().is_some_and(|d| d.number == number) {
                    self.workspace = Workspace::Compare;
                }
                self.refresh();
            }
            Err(finding) => {
                let text = self.trouble(&finding, &path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }
}

/// The variant of the study that comes first: the one chosen, else the as-is.
fn first_of(document: &Document) -> Option<&VariantId> {
    let study = document.study();
    let chosen = document.results.from.as_ref().and_then(|id| study.variant(id));
    chosen.or_else(|| study.as_is()).map(|v| &v.id)
}

fn side(study: &Study, end: End, id: &VariantId, name: String, revision: u64) -> Option<Side> {
    let variant = study.variant(id)?;
    let procedure = Arc::clone(&variant.procedure);
    Some(Side { end, name, role: variant.role, procedure, revision })
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
