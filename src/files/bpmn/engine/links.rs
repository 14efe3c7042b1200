//! Links: what ties a place of the drawing that a case leaves to the one where it goes on.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::bpmn::tie::link_name;
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, Trigger};

/// Where links go on: the first of each name in each sub-procedure.
pub(super) struct Landings(BTreeMap<(Option<StepId>, String), StepId>);

impl Landings {
    /// Those among these steps, which come in order of id.
    pub(super) fn of<'a>(steps: impl Iterator<Item = (&'a StepId, &'a Step)>) -> Self {
        let mut out = BTreeMap::new();
        for (id, step) in steps.filter(|(_, s)| s.kind == StepKind::Catch(Trigger::Link)) {
            out.entry((step.parent.clone(), link_name(id, step))).or_insert_with(|| id.clone());
        }
        Self(out)
    }

    /// Links that lead nowhere, and those that nothing leads to.
    pub(super) fn alone<'a>(
        &self,
        steps: impl Iterator<Item = (&'a StepId, &'a Step)>,
    ) -> BTreeSet<StepId> {
        let mut out = BTreeSet::new();
        let mut reached = BTreeSet::new();
        for (id, step) in steps.filter(|(_, s)| s.kind.trigger() == Some(&Trigger::Link)) {
            match (&step.kind, self.behind(id, step)) {
                (StepKind::Throw(_) | StepKind::End { .. }, Some(landing)) => {
                    reached.insert(landing.clone());
                }
                (StepKind::Catch(_), _) | (StepKind::Throw(_) | StepKind::End { .. }, None) => {
                    out.insert(id.clone());
                }
                _ => {}
            }
        }
        out.retain(|id| !reached.contains(id));
        out
    }

    /// Where a case goes on that leaves at this step.
    pub(super) fn behind(&self, id: &StepId, step: &Step) -> Option<&StepId> {
        self.0.get(&(step.parent.clone(), link_name(id, step)))
    }
}
