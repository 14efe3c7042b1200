//! A gateway with at most one way in and one way out: it neither splits nor joins, and only asks
//! the reader what it is for.
//!
//! Mend: delete it (the flow heals), or draw its missing branches.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("idle-gateway", Severity::Warning, Look::Step(look)).mended(remedies::delete);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    // A gateway with nothing after it is a dead end, which is worse and said there.
    if step.kind.is_gateway() && scene.fan_out(id) == 1 && scene.fan_in(id) <= 1 {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
