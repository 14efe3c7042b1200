//! A step in the lane of one office that is said to be done by another: the reader sees one and the
//! simulation counts the other. A part of the office of the lane does it in the name of the whole.
//!
//! Mend: let the office of the lane do it, or move it to the lane of its office.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::{OfficeId, StepId};
use crate::model::procedure::Procedure;
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
    if own != of_lane && !is_part_of(p, own, of_lane) {
        let name = |office| p.office(office).map_or("", |o| o.name.get(scene.language)).to_owned();
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("office", name(own))
                .with("lane", name(of_lane))
        });
    }
}

/// Whether an office is a part of another, as one that does a single step of it: the band of the
/// whole says enough.
fn is_part_of(p: &Procedure, office: &OfficeId, whole: &OfficeId) -> bool {
    let parent = |id: &OfficeId| p.office(id).and_then(|o| o.parent.clone());
    let above = std::iter::successors(parent(office), |id| parent(id));
    // Offices that stand in each other's place are looked at once at most.
    above.take(p.offices().count()).any(|id| id == *whole)
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::LaneOffice(id)))
}
