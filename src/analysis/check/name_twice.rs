//! Two steps of one office with the same name: people who speak of one may mean the other, and figures
//! by step cannot be told apart.
//!
//! Mend: say in the name what makes the second one different.

use std::collections::BTreeMap;

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::{OfficeId, StepId};

use super::scene::Scene;
use super::{Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("name-twice", Severity::Note, Look::Whole(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    type Key<'a> = (Option<&'a StepId>, Option<&'a OfficeId>, String);
    let mut first: BTreeMap<Key<'_>, &StepId> = BTreeMap::new();
    let p = scene.procedure;
    for (id, step) in p.steps().filter(|(_, s)| s.kind.is_activity() && !s.name.is_empty()) {
        let key = (step.parent.as_ref(), p.office_of(step), scene.name(id).to_lowercase());
        if *first.entry(key).or_insert(id) != id {
            out.push(RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
        }
    }
}
