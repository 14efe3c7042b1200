//! Branches that all run at once meet at a gateway that lets each pass by itself: what comes after is
//! done once for each branch.
//!
//! Mend: make it a gateway that waits for all.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, StepKind};

use super::joins::{Origin, common_origin};
use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("join-unsynchronized", Severity::Warning, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let exclusive = StepKind::Gateway(GatewayKind::Exclusive);
    for (id, _) in scene.neighbours().meetings().filter(|(_, s)| s.kind == exclusive) {
        if let Some((Origin::All, split)) = common_origin(scene, id) {
            out.push(|| {
                RULE.at(Place::Step(id.clone()))
                    .with("step", scene.name(id))
                    .with("split", scene.name(split))
            });
        }
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let kind = StepKind::Gateway(GatewayKind::Parallel);
    step_of(p, finding).map(|id| Remedy::Mend(Mend::Kind(id, kind)))
}
