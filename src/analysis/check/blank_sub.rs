//! A sub-procedure drawn open with nothing inside: the reader looks for steps that nobody drew.
//!
//! Mend: draw its steps inside, or make it a plain task.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{StepKind, SubKind, TaskKind};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("sub-empty", Severity::Note, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let all = scene.neighbours();
    let is_open = |kind: &StepKind| matches!(kind, StepKind::SubProcedure { kind, expanded: true } if *kind != SubKind::Event);
    if !all.subs().any(|(_, s)| is_open(&s.kind)) {
        return;
    }
    let full: BTreeSet<&StepId> = all.steps.iter().filter_map(|(_, s)| s.parent.as_ref()).collect();
    for (id, _) in all.subs().filter(|(id, s)| is_open(&s.kind) && !full.contains(id)) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let plain = StepKind::Task(TaskKind::Plain);
    step_of(p, finding).map(|id| Remedy::Mend(Mend::Kind(id, plain)))
}
