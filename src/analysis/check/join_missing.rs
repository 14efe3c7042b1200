//! Branches that all run at once meet at a step without a gateway that waits for them: the step is done
//! once for each branch.
//!
//! Mend: put a gateway before the step that waits for all.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, StepKind};

use super::joins::{Origin, common_origin};
use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("join-missing", Severity::Warning, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    // At an end it does not matter: the case is over when the last branch is.
    let works = |kind: &StepKind| !kind.is_gateway() && !matches!(kind, StepKind::End { .. });
    for (id, _) in scene.neighbours().meetings().filter(|(_, s)| works(&s.kind)) {
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
    step_of(p, finding).map(|id| Remedy::Mend(Mend::InsertJoin(id, GatewayKind::Parallel)))
}
