//! A task of the body without work time: load, cost and queue leave it out.
//!
//! Mend: ask who does it for the shortest, usual and longest work on one case.

use crate::analysis::missing::MissingKind;
use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("work-missing", Severity::Note, Look::Step(look)).mended(remedies::work);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let kind = MissingKind::Work;
    if kind.is_wanted(scene.procedure, step) && kind.lacks(scene.procedure, id, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
