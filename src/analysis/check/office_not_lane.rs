//! A step in the lane of one office that is said to be done by another: the reader sees one and the
//! simulation counts the other.
//!
//! Mend: let the office of the lane do it, or move it to the lane of its office.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
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
    if own != of_lane {
        let name = |office| p.office(office).map_or("", |o| o.name.get(scene.language)).to_owned();
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("office", name(own))
                .with("lane", name(of_lane))
        });
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::LaneOffice(id)))
}
