//! Links: what ties a place of the drawing that a case leaves to the one where it goes on.

use std::collections::BTreeMap;

use crate::files::bpmn::scope::kept_attribute;
use crate::files::bpmn::sink::unescaped;
use crate::files::bpmn::xml::fragment_name;
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, Trigger};

/// Where links go on: the first of each name in each sub-procedure.
pub(super) struct Landings(BTreeMap<(Option<StepId>, String), StepId>);

impl Landings {
    /// Those among these steps, which come in order of id.
    pub(super) fn of<'a>(steps: impl Iterator<Item = (&'a StepId, &'a Step)>) -> Self {
        let mut out = BTreeMap::new();
        for (id, step) in steps.filter(|(_, s)| s.kind == StepKind::Catch(Trigger::Link)) {
            out.entry((step.parent.clone(), link_name(step, id))).or_insert_with(|| id.clone());
        }
        Self(out)
    }

    /// Where a case goes on that leaves at this step.
    pub(super) fn behind(&self, id: &StepId, step: &Step) -> Option<&StepId> {
        self.0.get(&(step.parent.clone(), link_name(step, id)))
    }
}

/// What ties the two ends of a link: the name of its kept definition, else that of the step.
fn link_name(step: &Step, id: &StepId) -> String {
    let kept =
        step.foreign.elements.iter().find(|e| fragment_name(e) == "bpmn:linkEventDefinition");
    let kept = kept.and_then(|e| kept_attribute(e, "name")).map(unescaped);
    let own = || Some(step.link_name().replace('\n', " ")).filter(|name| !name.is_empty());
    kept.filter(|name| !name.is_empty()).or_else(own).unwrap_or_else(|| id.to_string())
}
