//! `Document`: an open study with its history, selection and the results that belong to it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::apply::apply;
use crate::edit::follow::{Desk, Plan};
use crate::edit::history::{Description, Entry, History};
use crate::edit::level::level_of;
use crate::edit::{Edit, Refusal};
use crate::files::native::EXTENSION;
use crate::files::stored::{Fingerprint, StoredPath};
use crate::model::finding::Finding;
use crate::model::id::{StepId, VariantId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::model::study::Study;

use super::journal::{Event, Head, Snapshot};
use super::keep::Kept;
use super::outside::Outside;
use super::proposals::Told;
use super::results::Results;
use super::selection::Selection;

/// An open study.
#[derive(Debug)]
pub struct Document {
    /// Number of the document in this session; never reused.
    pub number: u64,
    study: Study,
    history: History,
    revision: u64,
    /// Highest id number handed out in this session, so that an undone id is not given again.
    high_water: u64,
    variant: VariantId,
    /// The collapsed sub-procedure whose inside is shown; `None` for the whole.
    level: Option<StepId>,
    /// What is selected.
    pub selection: Selection,
    /// The file it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// That file's content as this document knows it.
    pub(super) on_disk: Option<Fingerprint>,
    /// What became of that file outside this program, until the person has decided.
    pub outside: Option<Outside>,
    /// Whether it is the other version of a file, opened to compare.
    pub theirs: bool,
    /// How far its journal is.
    pub kept: Kept,
    /// Number of the saving that gave it its file.
    pub(super) saved_by: u64,
    /// What happened since the journal was last told, each with the revision it led to.
    events: Vec<(u64, Event)>,
    /// The study as it was last opened or saved, where that is known.
    base: Option<Study>,
    /// What the reader noticed on opening.
    pub opening_findings: Vec<Finding>,
    /// Everything computed from it.
    pub results: Results,
    /// What was said of proposals in this session.
    pub told: Told,
}

impl Document {
    /// A document of a study as it is on disk.
    pub fn new(number: u64, study: Study, path: Option<PathBuf>) -> Self {
        let variant =
            study.as_is().map_or_else(|| VariantId::new("as-is"), |variant| variant.id.clone());
        let high_water = study.next_id();
        let base = Some(study.clone());
        Self {
            number,
            study,
            history: History::saved(),
            revision: 0,
            high_water,
            variant,
            level: None,
            selection: Selection::default(),
            path,
            on_disk: None,
            outside: None,
            theirs: false,
            kept: Kept::default(),
            saved_by: 0,
            events: Vec::new(),
            opening_findings: Vec::new(),
            results: Results::default(),
            base,
            told: Told::default(),
        }
    }

    /// The study as it was last opened or saved; `None` where that is not known any more.
    pub fn base(&self) -> Option<&Study> {
        self.base.as_ref()
    }

    /// Notes that what its file holds now was merged into it.
    pub(super) fn merged_with(&mut self, theirs: Study, print: Fingerprint) {
        self.part_from_file(Some(print));
        self.base = Some(theirs);
    }

    /// The study.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// Grows with every change, undo and redo included; never goes back.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The variant being looked at.
    pub fn variant(&self) -> &VariantId {
        &self.variant
    }

    /// The procedure being looked at.
    pub fn procedure(&self) -> Option<&Arc<Procedure>> {
        self.study.procedure(&self.variant)
    }

    /// Looks at another variant; says whether it exists.
    pub fn show_variant(&mut self, id: &VariantId) -> bool {
        let known = self.study.variant(id).is_some();
        if known {
            if self.variant != *id {
                self.events.push((self.revision, Event::Looked(id.clone())));
            }
            self.variant = id.clone();
            self.keep_level();
            if let Some(p) = self.study.procedure(id).cloned() {
                self.selection.keep_existing(&p);
            }
            self.seal();
        }
        known
    }

    /// Whether it has a file of our own format; saving never goes over a foreign one.
    pub fn has_own_file(&self) -> bool {
        self.path.as_ref().is_some_and(|p| p.extension().is_some_and(|e| e == EXTENSION))
    }

    /// Whether it differs from its file.
    pub fn is_modified(&self) -> bool {
        self.history.is_modified()
    }

    /// The undo and redo stacks.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Where plans are made.
    pub fn desk(&self) -> Desk<'_> {
        Desk::new(&self.study, &self.variant, self.high_water).inside(self.level.clone())
    }

    /// The collapsed sub-procedure whose inside is shown; `None` for the whole.
    pub fn level(&self) -> Option<&StepId> {
        self.level.as_ref()
    }

    /// Shows the inside of a sub-procedure, or the whole; says whether there is one.
    pub fn show_level(&mut self, level: Option<StepId>) -> bool {
        let wanted = level.clone();
        self.level = level;
        self.keep_level();
        self.seal();
        self.level == wanted
    }

    /// A level that is no collapsed sub-procedure any more gives way to the one around it.
    fn keep_level(&mut self) {
        let Some(id) = self.level.clone() else { return };
        let Some(p) = self.study.procedure(&self.variant) else { return };
        let is_one = |id: &StepId| {
            p.step(id)
                .is_some_and(|s| matches!(s.kind, StepKind::SubProcedure { expanded: false, .. }))
        };
        if !is_one(&id) {
            self.level = p.step(&id).and_then(|_| level_of(p, &id)).filter(is_one);
        }
    }

    /// Does a plan as one undo step.
    pub fn carry_out(&mut self, plan: Plan) -> Result<(), Refusal> {
        let forward = plan.edit.clone();
        let backward = apply(&mut self.study, plan.edit)?;
        let entry = Arc::new(Entry {
            description: plan.description,
            forward,
            backward,
            merge_key: plan.merge_key,
        });
        self.history.push(Arc::clone(&entry));
        if let Some(items) = plan.select {
            self.selection.set(items);
        }
        self.changed();
        self.events.push((self.revision, Event::Done(entry)));
        Ok(())
    }

    /// Takes back the last step; returns its name.
    pub fn undo(&mut self) -> Option<Description> {
        let mut entry = self.history.take_undo()?;
        match apply(&mut self.study, entry.backward.clone()) {
            Ok(forward) => Arc::make_mut(&mut entry).forward = forward,
            Err(refusal) => {
                debug_assert!(false, "undo refused: {refusal:?}");
                self.history.redone(entry);
                return None;
            }
        }
        let description = entry.description.clone();
        self.select_touched(&entry.backward);
        self.history.undone(entry);
        self.changed();
        self.events.push((self.revision, Event::Undone));
        Some(description)
    }

    /// Does the last undone step again; returns its name.
    pub fn redo(&mut self) -> Option<Description> {
        let mut entry = self.history.take_redo()?;
        match apply(&mut self.study, entry.forward.clone()) {
            Ok(backward) => Arc::make_mut(&mut entry).backward = backward,
            Err(refusal) => {
                debug_assert!(false, "redo refused: {refusal:?}");
                self.history.undone(entry);
                return None;
            }
        }
        let description = entry.description.clone();
        self.select_touched(&entry.forward);
        self.history.redone(entry);
        self.changed();
        self.events.push((self.revision, Event::Redone));
        Some(description)
    }

    /// Ends the joining of edits: the next one is an undo step of its own.
    pub fn seal(&mut self) {
        if self.history.seal() {
            self.events.push((self.revision, Event::Sealed));
        }
    }

    /// Marks the present state as the one on disk.
    pub fn mark_saved(&mut self, path: PathBuf, print: Fingerprint) {
        self.events.push((self.revision, Event::Saved(StoredPath::of(&path), print)));
        self.path = Some(path);
        self.on_disk = Some(print);
        self.outside = None;
        self.base = Some(self.study.clone());
        self.history.mark_saved();
    }

    /// Notes that a former state of it was saved: it has this file now, and differs from it.
    pub fn mark_saved_before(&mut self, path: PathBuf, print: Fingerprint) {
        let base = self.base.take();
        self.mark_saved(path, print);
        self.part_from_file(Some(print));
        // What was saved lies between: the version before it is one that both come from, too.
        self.base = base;
    }

    /// Keeps the document although its file holds something else now, or has gone.
    pub fn part_from_file(&mut self, found: Option<Fingerprint>) {
        self.events.push((self.revision, Event::Parted(found)));
        self.on_disk = found;
        self.outside = None;
        self.history.forget_saved();
    }

    /// What happened since last asked.
    pub(super) fn take_events(&mut self) -> Vec<(u64, Event)> {
        std::mem::take(&mut self.events)
    }

    /// The document as a journal starts with it.
    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot {
            head: Head {
                format: Head::format(),
                path: self.path.as_deref().map(StoredPath::of),
                print: self.on_disk,
                theirs: self.theirs,
                variant: self.variant.clone(),
                high_water: self.high_water,
                revision: self.revision,
                saved: self.history.saved_at(),
                past: self.history.past().len(),
                future: self.history.future().len(),
            },
            study: self.study.clone(),
            history: self.history.clone(),
        }
    }

    /// The document a journal starts with; its number is still to be given.
    pub(super) fn of_snapshot(snapshot: Snapshot) -> Self {
        let Snapshot { head, study, history } = snapshot;
        let mut document = Self::new(0, study, head.path.as_ref().map(StoredPath::path));
        document.on_disk = head.print;
        document.base = None;
        document.theirs = head.theirs;
        document.revision = head.revision;
        document.high_water = document.high_water.max(head.high_water);
        document.history = history;
        if document.study.variant(&head.variant).is_some() {
            document.variant = head.variant;
        }
        document
    }

    /// Does again what a journal tells; says whether it could be done.
    pub(super) fn replay(&mut self, event: Event) -> bool {
        let done = match event {
            Event::Done(entry) => {
                let applied = apply(&mut self.study, entry.forward.clone()).is_ok();
                if applied {
                    self.history.push(entry);
                    self.changed();
                }
                applied
            }
            Event::Sealed => {
                self.history.seal();
                true
            }
            Event::Undone => self.undo().is_some(),
            Event::Redone => self.redo().is_some(),
            Event::Looked(variant) => self.show_variant(&variant),
            Event::Saved(path, print) => {
                self.mark_saved(path.path(), print);
                true
            }
            Event::Parted(found) => {
                self.part_from_file(found);
                true
            }
        };
        self.events.clear();
        self.selection.clear();
        done
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.high_water = self.high_water.max(self.study.next_id());
        if self.study.variant(&self.variant).is_none()
            && let Some(variant) = self.study.as_is()
        {
            self.variant = variant.id.clone();
        }
        self.keep_level();
        if let Some(p) = self.study.procedure(&self.variant).cloned() {
            self.selection.keep_existing(&p);
        }
    }

    /// After undo and redo: shows the variant and selects the steps that changed.
    fn select_touched(&mut self, edit: &Edit) {
        let mut items = Vec::new();
        let mut variant = None;
        touched(edit, &mut variant, &mut items);
        if let Some(variant) = variant
            && self.study.variant(&variant).is_some()
        {
            self.variant = variant;
        }
        if let Some(p) = self.study.procedure(&self.variant)
            && let Some(ItemId::Step(id)) = items.last()
            && p.step(id).is_some()
        {
            self.level = level_of(p, id);
        }
        if !items.is_empty() && items.len() <= 200 {
            self.selection.set(items);
        }
    }
}

fn touched(edit: &Edit, variant: &mut Option<VariantId>, items: &mut Vec<ItemId>) {
    use crate::edit::Change;
    match edit {
        Edit::Group(edits) => edits.iter().for_each(|e| touched(e, variant, items)),
        Edit::In(id, change) => {
            *variant = Some(id.clone());
            match change {
                Change::Step(id, Some(_)) => items.push(ItemId::Step(id.clone())),
                Change::Flow(id, Some(_)) => items.push(ItemId::Flow(id.clone())),
                Change::Lane(id, Some(_)) => items.push(ItemId::Lane(id.clone())),
                Change::Pool(id, Some(_)) => items.push(ItemId::Pool(id.clone())),
                Change::Artifact(id, Some(_)) => items.push(ItemId::Artifact(id.clone())),
                Change::Link(id, Some(_)) => items.push(ItemId::Link(id.clone())),
                _ => {}
            }
        }
        Edit::Title(_)
        | Edit::Body(_)
        | Edit::Language(_)
        | Edit::NextId(_)
        | Edit::Variant(..) => {}
    }
}
