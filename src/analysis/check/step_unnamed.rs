//! A task, sub-procedure or call without a name: nobody can speak of it.
//!
//! Mend: name it with a verb and its object, such as "Check the application".

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("step-unnamed", Severity::Warning, Look::Step(look)).mended(remedies::name);

fn look(_: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if step.name.is_empty() && step.kind.is_activity() {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", id.as_str()));
    }
}
