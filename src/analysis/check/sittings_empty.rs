//! A step that is done only at sittings, of which none is ever held or none decides anything: no case
//! passes.
//!
//! Mend: say the days of the sittings and how many cases one decides.

use crate::model::calendar::SittingRule;
use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("sittings-empty", Severity::Error, Look::Step(look)).mended(remedies::numbers);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let is_empty = step.sittings.as_ref().is_some_and(|s| {
        s.capacity == Some(0) || matches!(&s.rule, SittingRule::Dates(dates) if dates.is_empty())
    });
    if is_empty {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
