//! An event without a name where only a name tells what happens: one of several starts or ends, a
//! message, a signal, a condition, an error. A timer shows its time and an end its outcome.
//!
//! Mend: name what happens: "Application received", "Not admitted".

use std::collections::BTreeMap;

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, Timer, Trigger};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("event-unnamed", Severity::Note, Look::Whole(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let mut starts: BTreeMap<Option<&StepId>, usize> = BTreeMap::new();
    let mut ends: BTreeMap<Option<&StepId>, usize> = BTreeMap::new();
    for (_, step) in scene.neighbours().events() {
        match &step.kind {
            StepKind::Start { .. } => *starts.entry(step.parent.as_ref()).or_default() += 1,
            StepKind::End { .. } => *ends.entry(step.parent.as_ref()).or_default() += 1,
            _ => {}
        }
    }
    let is_one_of = |step: &Step, all: &BTreeMap<Option<&StepId>, usize>| {
        all.get(&step.parent.as_ref()).is_some_and(|count| *count > 1)
    };
    for (id, step) in scene.neighbours().events().filter(|(_, s)| s.name.is_empty()) {
        let wants = match &step.kind {
            StepKind::Start { .. } => is_one_of(step, &starts),
            StepKind::End { outcome, .. } => outcome.is_none() && is_one_of(step, &ends),
            kind => kind.trigger().is_some_and(says_nothing),
        };
        if wants {
            out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
        }
    }
}

/// Whether the sign of an event alone leaves open what happens.
fn says_nothing(trigger: &Trigger) -> bool {
    matches!(
        trigger,
        Trigger::Message
            | Trigger::Signal
            | Trigger::Conditional
            | Trigger::Error
            | Trigger::Escalation
            | Trigger::Multiple
            | Trigger::ParallelMultiple
            | Trigger::Timer(None | Some(Timer::Text(_)))
    )
}
