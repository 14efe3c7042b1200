//! A task whose office has no known staff and which says no wait: no queue can emerge there, so a
//! case passes in no time at all.
//!
//! Mend: say how long a case rests here and for whom, or how many people the office has.

use crate::analysis::missing::MissingKind;
use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("wait-missing", Severity::Note, Look::Step(look)).mended(remedies::wait);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let kind = MissingKind::Wait;
    if kind.is_wanted(scene.procedure, step) && kind.lacks(scene.procedure, id, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
