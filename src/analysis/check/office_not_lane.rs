//! A step in the lane of one office that is said to be done by another: the reader sees one and the
//! simulation counts the other. What the card says was set apart within the office of the lane is meant so.
//!
//! Mend: let the office of the lane do it, or move it to the lane of its office.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::{OfficeId, StepId};
use crate::model::procedure::Procedure;
use crate::model::proposal::{Adopted, Lever};
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::Step;

use super::remedies::step_of;
use super::scene::{Scene, lane_office};
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("office-not-of-lane", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let p = scene.procedure;
    let (Some(own), Some(of_lane)) = (&step.office, lane_office(p, step)) else { return };
    if own != of_lane && !is_set_apart(p, id, own, of_lane) {
        let name = |office| p.office(office).map_or("", |o| o.name.get(scene.language)).to_owned();
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("office", name(own))
                .with("lane", name(of_lane))
        });
    }
}

/// Whether a step was given, as a proposal, to a part of the office of its lane that does nothing
/// else: the card says so, and to take it back would undo what was adopted.
fn is_set_apart(p: &Procedure, id: &StepId, own: &OfficeId, of_lane: &OfficeId) -> bool {
    let is_it = |one: &Adopted| matches!(&one.lever, Lever::Specialise(step) if step == id);
    let is_part = p.office(own).is_some_and(|o| o.parent.as_ref() == Some(of_lane));
    is_part && p.card().adopted.iter().any(is_it)
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::LaneOffice(id)))
}
