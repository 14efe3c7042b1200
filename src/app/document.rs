//! `Document`: an open study with its history, selection and the results that belong to it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::apply::apply;
use crate::edit::follow::{Desk, Plan};
use crate::edit::history::{Description, Entry, History};
use crate::edit::{Edit, Refusal};
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;

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
    /// What is selected.
    pub selection: Selection,
    /// The file it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// What the reader noticed on opening.
    pub opening_findings: Vec<Finding>,
    /// Everything computed from it.
    pub results: Results,
}

impl Document {
    /// A document of a study as it is on disk.
    pub fn new(number: u64, study: Study, path: Option<PathBuf>) -> Self {
        let variant =
            study.as_is().map_or_else(|| VariantId::new("as-is"), |variant| variant.id.clone());
        let high_water = study.next_id();
        Self {
            number,
            study,
            history: History::saved(),
            revision: 0,
            high_water,
            variant,
            selection: Selection::default(),
            path,
            opening_findings: Vec::new(),
            results: Results::default(),
        }
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
            self.variant = id.clone();
            if let Some(p) = self.study.procedure(id).cloned() {
                self.selection.keep_existing(&p);
            }
            self.history.seal();
        }
        known
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
        Desk::new(&self.study, &self.variant, self.high_water)
    }

    /// Does a plan as one undo step.
    pub fn carry_out(&mut self, plan: Plan) -> Result<(), Refusal> {
        let forward = plan.edit.clone();
        let backward = apply(&mut self.study, plan.edit)?;
        self.history.push(Entry {
            description: plan.description,
            forward,
            backward,
            merge_key: plan.merge_key,
        });
        if let Some(items) = plan.select {
            self.selection.set(items);
        }
        self.changed();
        Ok(())
    }

    /// Takes back the last step; returns its name.
    pub fn undo(&mut self) -> Option<Description> {
        let mut entry = self.history.take_undo()?;
        match apply(&mut self.study, entry.backward.clone()) {
            Ok(forward) => entry.forward = forward,
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
        Some(description)
    }

    /// Does the last undone step again; returns its name.
    pub fn redo(&mut self) -> Option<Description> {
        let mut entry = self.history.take_redo()?;
        match apply(&mut self.study, entry.forward.clone()) {
            Ok(backward) => entry.backward = backward,
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
        Some(description)
    }

    /// Ends the joining of edits: the next one is an undo step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Marks the present state as the one on disk.
    pub fn mark_saved(&mut self, path: PathBuf) {
        self.path = Some(path);
        self.history.mark_saved();
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.high_water = self.high_water.max(self.study.next_id());
        if self.study.variant(&self.variant).is_none()
            && let Some(variant) = self.study.as_is()
        {
            self.variant = variant.id.clone();
        }
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
