//! `Sheet`: a plan made in several strokes, each seeing the ones before it.
//!
//! The strokes are applied to a copy of the study (cheap: what does not change is shared), so each
//! is judged by the same invariants that judge the whole; the plan is the list of strokes.

use super::apply::apply;
use super::follow::{Desk, Plan};
use super::history::Description;
use super::{Change, Edit, Ids, Refusal};
use crate::model::finding::{Finding, Place};
use crate::model::id::VariantId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::model::text::Language;

/// A copy of a study on which a plan takes shape.
pub(super) struct Sheet {
    study: Study,
    variant: VariantId,
    ids: Ids,
    first_id: u64,
    edits: Vec<Edit>,
}

impl Sheet {
    /// A sheet of a variant. `ids` hands out the fresh ones.
    pub(super) fn of(study: &Study, variant: &VariantId, ids: Ids) -> Self {
        Self {
            study: study.clone(),
            variant: variant.clone(),
            ids,
            first_id: study.next_id(),
            edits: Vec::new(),
        }
    }

    /// The procedure as the strokes so far leave it.
    pub(super) fn procedure(&self) -> Result<&Procedure, Refusal> {
        self.study
            .procedure(&self.variant)
            .map(|p| &**p)
            .ok_or_else(|| Refusal(Finding::error(Place::Study, "thing-missing")))
    }

    /// The language in which new text is written.
    pub(super) fn language(&self) -> Language {
        self.study.language()
    }

    /// A fresh id.
    pub(super) fn fresh(&mut self, prefix: &str) -> String {
        self.ids.fresh(prefix)
    }

    /// One more stroke.
    pub(super) fn put(&mut self, change: Change) -> Result<(), Refusal> {
        self.take(Edit::In(self.variant.clone(), change))
    }

    /// A plan of the usual kind as one more stroke; returns what it would select.
    pub(super) fn run(
        &mut self,
        plan: impl FnOnce(Desk<'_>) -> Result<Plan, Refusal>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let desk = Desk::new(&self.study, &self.variant, self.ids.next_number());
        let plan = plan(desk)?;
        self.take(plan.edit)?;
        self.ids = Ids::from(self.ids.next_number().max(self.study.next_id()));
        Ok(plan.select.unwrap_or_default())
    }

    /// All strokes as one plan.
    pub(super) fn close(mut self, description: Description) -> Plan {
        if self.ids.next_number() != self.first_id {
            self.edits.push(Edit::NextId(self.ids.next_number()));
        }
        Plan::of(description, self.edits)
    }

    fn take(&mut self, edit: Edit) -> Result<(), Refusal> {
        apply(&mut self.study, edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }
}
