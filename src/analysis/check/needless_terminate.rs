//! An end that stops everything else where nothing else can be running: the reader looks for what it
//! stops.
//!
//! Mend: make it a plain end.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, Trigger};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("needless-terminate", Severity::Note, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let terminates = |s: &Step| matches!(s.kind, StepKind::End { trigger: Trigger::Terminate, .. });
    let all = scene.neighbours();
    if !all.events().any(|(_, s)| terminates(s)) {
        return;
    }
    let parallel: BTreeSet<Option<&StepId>> = all
        .steps
        .iter()
        .filter(|(id, s)| runs_beside(scene, id, s))
        .map(|(_, s)| s.parent.as_ref())
        .collect();
    let alone = |s: &Step| terminates(s) && !parallel.contains(&s.parent.as_ref());
    for (id, _) in all.events().filter(|(_, s)| alone(s)) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

/// Whether from here on several things can run at once.
fn runs_beside(scene: &Scene<'_>, id: &StepId, step: &Step) -> bool {
    match &step.kind {
        StepKind::Gateway(GatewayKind::Exclusive | GatewayKind::EventBased) => false,
        StepKind::Boundary { interrupting, .. } => !interrupting,
        StepKind::SubProcedure { kind: SubKind::Event, .. } => true,
        _ => scene.fan_out(id) > 1,
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    let StepKind::End { outcome, .. } = p.step(&id)?.kind else { return None };
    Some(Remedy::Mend(Mend::Kind(id, StepKind::End { trigger: Trigger::None, outcome })))
}
