//! Merging another version into the study: read and merged behind the window, decided conflict by
//! conflict, taken as one step of undo.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::merge::{self, Choices, Clash, Conflict, MergeError, Side, Spot};
use crate::edit::history::Description;
use crate::edit::whole;
use crate::files::Opened;
use crate::layout::route;
use crate::model::delta::Thing;
use crate::model::finding::{Finding, Place};
use crate::model::id::VariantId;
use crate::model::item::ItemId;
use crate::model::study::Study;

use super::browse::Browse;
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::report::Report;
use super::routing::{self, Routed};
use super::{Wish, Workbench};

pub mod beside;
pub mod said;
mod value;

use said::Versions;

/// What is asked of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merge {
    /// Another version is to be merged into the study.
    With(PathBuf),
    /// Both come from this file.
    From(PathBuf),
    /// Whose version stands in a conflict, by its place in the list.
    Choose(usize, Side),
    /// Whose version stands in all.
    ChooseAll(Side),
    /// Another conflict is looked at.
    Show(usize),
    /// The result becomes the study.
    Accept,
    /// The study stays as it was.
    Leave,
}

/// A conflict as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The sentence.
    pub text: String,
    /// What mine and theirs say, where it is a field.
    pub values: Option<[String; 2]>,
    /// Whose stands.
    pub side: Side,
    /// Whether there is something to decide.
    pub is_open: bool,
    /// What it is about on the drawing of a variant.
    pub item: Option<(VariantId, ItemId)>,
    key: merge::Key,
}

/// A variant of one version with its routes; `None` where the version has it not.
pub type Side3 = [Option<Routed>; 3];

/// A merge on its way.
pub struct Merging {
    /// The document whose study is mine.
    pub number: u64,
    /// What the other version is called.
    pub name: String,
    /// The revision mine is of.
    revision: u64,
    theirs_path: PathBuf,
    base: Study,
    theirs: Arc<Opened>,
    choices: Choices,
    /// What came out, with what is to be decided.
    pub result: Study,
    /// How many things of theirs were taken.
    pub taken: usize,
    /// How many things both moved.
    pub placed: usize,
    /// The conflicts, those that are open first.
    pub conflicts: Vec<Shown>,
    /// The one that is looked at.
    pub at: usize,
    /// Theirs, mine and the result of the variant that is looked at.
    pub drawn: (VariantId, Side3),
}

/// What a job sends: the merge, or why there is none.
pub type Outcome = Result<Box<Merging>, (PathBuf, Finding)>;

/// What a merge is made of.
struct Asked {
    number: u64,
    revision: u64,
    path: PathBuf,
    base: Study,
    ours: Study,
    choices: Choices,
    at: usize,
    words: crate::words::Words,
}

impl Workbench {
    /// Asks for the other version.
    pub(super) fn ask_merge(&mut self) {
        if self.document().is_some() {
            self.wishes.push(Wish::Browse(Browse::Merge(false)));
        }
    }

    /// The merge of the document that is looked at.
    pub fn merging_here(&self) -> Option<&Merging> {
        let number = self.document()?.number;
        self.merging.as_ref().filter(|m| m.number == number)
    }

    /// Whether versions are being read and merged for the document looked at.
    pub fn is_merging(&self) -> bool {
        self.document().is_some_and(|d| self.jobs.is_busy(&Slot::Merge(d.number)))
    }

    /// Does what is asked of a merge.
    pub(super) fn merge(&mut self, wanted: Merge) {
        match wanted {
            Merge::With(path) => self.merge_with(path),
            Merge::From(path) => self.merge_from(path),
            Merge::Choose(at, side) => {
                let Some(merging) = &mut self.merging else { return };
                if let Some(shown) = merging.conflicts.get(at) {
                    merging.choices.insert(shown.key.clone(), side);
                    merging.at = at;
                    self.merge_again();
                }
            }
            Merge::ChooseAll(side) => {
                let Some(merging) = &mut self.merging else { return };
                let open = merging.conflicts.iter().filter(|c| c.is_open);
                merging.choices.extend(open.map(|c| (c.key.clone(), side)));
                self.merge_again();
            }
            Merge::Show(at) => {
                let Some(merging) = &mut self.merging else { return };
                merging.at = at.min(merging.conflicts.len().saturating_sub(1));
                let shown = merging.conflicts.get(merging.at).and_then(|c| c.item.clone());
                if shown.is_some_and(|(variant, _)| variant != merging.drawn.0) {
                    self.merge_again();
                }
            }
            Merge::Accept => self.merge_accept(),
            Merge::Leave => {
                if let Some(merging) = self.merging.take() {
                    self.jobs.stop(&Slot::Merge(merging.number));
                }
            }
        }
    }

    fn merge_with(&mut self, path: PathBuf) {
        // What was wanted before and never came is not wanted any more.
        self.merge_wants = None;
        let Some(document) = self.document() else { return };
        let Some(base) = document.base().cloned() else {
            // Brought back after a crash: which version was saved is not known any more.
            self.merge_wants = Some(path);
            self.wishes.push(Wish::Browse(Browse::Merge(true)));
            return;
        };
        let asked = Asked {
            number: document.number,
            revision: document.revision(),
            path: path.clone(),
            base,
            ours: document.study().clone(),
            choices: Choices::new(),
            at: 0,
            words: self.words.clone(),
        };
        self.jobs.start(Slot::Merge(asked.number), move |desk| {
            let read = routing::read(&path).map_err(|finding| (path, finding));
            let outcome = read.and_then(|opened| merged(asked, Arc::new(opened)));
            desk.result(Report::Merged(outcome));
        });
    }

    fn merge_from(&mut self, base: PathBuf) {
        let theirs = self.merge_wants.take();
        let theirs = theirs.or_else(|| self.merging_here().map(|m| m.theirs_path.clone()));
        let (Some(path), Some(document)) = (theirs, self.document()) else { return };
        let mut asked = Asked {
            number: document.number,
            revision: document.revision(),
            path: path.clone(),
            base: Study::default(),
            ours: document.study().clone(),
            choices: Choices::new(),
            at: 0,
            words: self.words.clone(),
        };
        self.jobs.start(Slot::Merge(asked.number), move |desk| {
            let read = |path: &PathBuf| routing::read(path).map_err(|f| (path.clone(), f));
            let outcome = read(&base).and_then(|opened| {
                asked.base = opened.study;
                let theirs = read(&path)?;
                merged(asked, Arc::new(theirs))
            });
            desk.result(Report::Merged(outcome));
        });
    }

    /// Merges again with what was chosen since.
    fn merge_again(&mut self) {
        let Some(merging) = &self.merging else { return };
        let document = self.documents.iter().find(|d| d.number == merging.number);
        let Some(document) = document else { return };
        let asked = Asked {
            number: merging.number,
            revision: document.revision(),
            path: merging.theirs_path.clone(),
            base: merging.base.clone(),
            ours: document.study().clone(),
            choices: merging.choices.clone(),
            at: merging.at,
            words: self.words.clone(),
        };
        let theirs = Arc::clone(&merging.theirs);
        self.jobs.start(Slot::Merge(asked.number), move |desk| {
            desk.result(Report::Merged(merged(asked, theirs)));
        });
    }

    /// A merge was made.
    pub(super) fn merge_made(&mut self, outcome: Outcome) {
        match outcome {
            Ok(merging) => {
                if self.by_number(merging.number).is_some() {
                    self.merging = Some(*merging);
                    self.go(super::command::Workspace::Map);
                }
            }
            Err((path, finding)) => {
                let text = self.trouble(&finding, &path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }

    /// The result becomes the study, as one step; merged again first where mine has changed.
    fn merge_accept(&mut self) {
        let Some(merging) = &self.merging else { return };
        let number = merging.number;
        let Some(at) = self.documents.iter().position(|d| d.number == number) else {
            self.merging = None;
            return;
        };
        if self.documents[at].revision() != merging.revision {
            self.merge_again();
            return;
        }
        let Some(merging) = self.merging.take() else { return };
        let document = &mut self.documents[at];
        document.seal();
        let description = Description::new("edit-merge").with("name", merging.name);
        let plan = whole::become_other(document.study(), &merging.result, description);
        match document.carry_out(plan) {
            Ok(()) => {
                // What the file holds is in the study now: saving replaces nothing unseen.
                if document.path.as_ref() == Some(&merging.theirs_path) {
                    document.merged_with(merging.theirs.study.clone(), merging.theirs.print);
                }
                self.active = at;
                self.refresh();
            }
            Err(crate::edit::Refusal(finding)) => {
                let text = self.refused(&finding);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }
}

/// Merges, says what did not go together, and routes what is looked at.
fn merged(asked: Asked, theirs: Arc<Opened>) -> Outcome {
    let Asked { number, revision, path, base, ours, choices, at, words } = asked;
    let mut made = merge::merge(&base, &ours, &theirs.study, &choices).map_err(|error| {
        let finding = match error {
            MergeError::Unrelated => Finding::error(Place::Study, "merge-unrelated"),
            MergeError::TooMany => {
                Finding::error(Place::Study, "merge-too-many").with("limit", merge::MOST_CONFLICTS)
            }
        };
        (path.clone(), finding)
    })?;
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs.study };
    // A file without a drawing says nothing about places: what comes of it is laid out anew.
    let lays_out = theirs.needs_layout;
    if lays_out {
        let laid_out = routing::arrange(made.study);
        made.study = laid_out.map_err(|finding| (path.clone(), finding))?;
    }
    let is_placed = |c: &&Conflict| c.clash == Clash::Placed && !lays_out;
    let placed = made.conflicts.iter().filter(is_placed).count();
    let mut conflicts: Vec<Shown> = made
        .conflicts
        .iter()
        .filter(|c| c.clash != Clash::Placed)
        .map(|c| Shown {
            text: versions.say(c, &words),
            values: versions.values(c, &words),
            side: c.side,
            is_open: c.is_open(),
            item: item_of(c),
            key: c.key(),
        })
        .collect();
    conflicts.sort_by_key(|c| !c.is_open);
    let at = at.min(conflicts.len().saturating_sub(1));
    let variant = conflicts
        .get(at)
        .and_then(|c| c.item.as_ref())
        .map(|(variant, _)| variant.clone())
        .or_else(|| made.study.as_is().map(|v| v.id.clone()))
        .unwrap_or_else(|| VariantId::new("as-is"));
    let routed = |study: &Study| {
        let procedure = study.procedure(&variant)?;
        Some((Arc::clone(procedure), Arc::new(route::routes(procedure))))
    };
    let drawn = [routed(&theirs.study), routed(&ours), routed(&made.study)];
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Box::new(Merging {
        number,
        name,
        revision,
        theirs_path: path,
        base,
        theirs,
        choices,
        result: made.study,
        taken: made.taken,
        placed,
        conflicts,
        at,
        drawn: (variant, drawn),
    }))
}

fn item_of(conflict: &Conflict) -> Option<(VariantId, ItemId)> {
    match &conflict.spot {
        Spot::Thing(variant, Thing::Item(item)) => Some((variant.clone(), item.clone())),
        Spot::Thing(..) | Spot::Study | Spot::Variant(_) => None,
    }
}
