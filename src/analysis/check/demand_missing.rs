//! A start event that does not say how many cases come: no load, no queue and no simulation.
//!
//! Mend: give the cases a year.

use crate::analysis::missing::MissingKind;
use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("demand-missing", Severity::Note, Look::Step(look)).mended(remedies::event);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let kind = MissingKind::Demand;
    if kind.is_wanted(scene.procedure, step) && kind.lacks(scene.procedure, id, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
