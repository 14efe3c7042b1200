//! A decision without a default branch: when no condition holds, an engine stops the case with an
//! error and a simulation has to draw again.
//!
//! Mend: mark the ordinary branch as the default.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::{Scene, is_decision};
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("no-default", Severity::Warning, Look::Step(look));

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Vec<Finding>) {
    if is_decision(scene, id, step) && !scene.procedure.outgoing(id).any(|(_, f)| f.default) {
        out.push(RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
