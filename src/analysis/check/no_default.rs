//! A decision without a default branch: when no condition holds, an engine stops the case with an
//! error and a simulation has to draw again. An inclusive decision that always takes one of its
//! branches needs none.
//!
//! Mend: mark the ordinary branch as the default.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, Step, StepKind};

use super::remedies::step_of;
use super::scene::{Scene, is_decision};
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("no-default", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let is_inclusive = step.kind == StepKind::Gateway(GatewayKind::Inclusive);
    let is_sure = |flow: &Flow| is_inclusive && flow.share.as_ref().is_some_and(|s| s.value >= 1.0);
    if is_decision(scene, id, step) && !scene.outgoing(id).any(|(_, f)| f.default || is_sure(f)) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

/// The branch most cases take, an unlabeled one first: its label would be the answer to "else".
fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    let share = |flow: &Flow| flow.share.as_ref().map_or(0.0, |s| s.value);
    let best = p.outgoing(&id).max_by(|(a, x), (b, y)| {
        (share(x).total_cmp(&share(y)))
            .then(x.name.is_empty().cmp(&y.name.is_empty()))
            .then(b.cmp(a))
    });
    best.map(|(flow, _)| Remedy::Mend(Mend::SetDefault(flow)))
}
