//! A gateway that waits for all of several branches of which a case takes only one: the case waits
//! there for ever.
//!
//! Mend: make it a meeting of alternatives.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, StepKind};

use super::joins::{Origin, common_origin};
use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("join-deadlock", Severity::Error, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let parallel = StepKind::Gateway(GatewayKind::Parallel);
    for (id, _) in scene.neighbours().meetings().filter(|(_, s)| s.kind == parallel) {
        if let Some((Origin::One, split)) = common_origin(scene, id) {
            out.push(|| {
                RULE.at(Place::Step(id.clone()))
                    .with("step", scene.name(id))
                    .with("split", scene.name(split))
            });
        }
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let kind = StepKind::Gateway(GatewayKind::Exclusive);
    step_of(p, finding).map(|id| Remedy::Mend(Mend::Kind(id, kind)))
}
