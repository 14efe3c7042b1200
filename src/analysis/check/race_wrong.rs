//! After a gateway that waits for the first of several events comes a step that waits for nothing: no
//! event can lead there.
//!
//! Mend: put an awaited event there, or a task that receives a message.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Gap, Mend, Remedy};
use crate::model::step::{GatewayKind, Step, StepKind, TaskKind};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("race-wrong", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let waits = matches!(step.kind, StepKind::Catch(_) | StepKind::Task(TaskKind::Receive));
    let races = |from: &StepId| {
        let race = StepKind::Gateway(GatewayKind::EventBased);
        scene.step(from).is_some_and(|s| s.kind == race) && scene.fan_out(from) > 1
    };
    if !waits && scene.incoming(id).any(|(_, f)| races(&f.from)) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    Some(match p.step(&id)?.kind {
        StepKind::Task(_) => Remedy::Mend(Mend::Kind(id, StepKind::Task(TaskKind::Receive))),
        _ => Remedy::Open(Gap::Kind(id)),
    })
}
