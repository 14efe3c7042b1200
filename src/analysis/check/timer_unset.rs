//! A timer that says no time, or says it only as another program's text: it cannot be simulated.
//!
//! Mend: give it a duration, or tie it to a term of the card.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{Step, Timer, Trigger};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("timer-unset", Severity::Warning, Look::Step(look)).mended(remedies::event);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let unset = matches!(step.kind.trigger(), Some(Trigger::Timer(None | Some(Timer::Text(_)))));
    // A start by timer is fed by its demand; an intermediate timer may carry a wait instead.
    if unset && step.demand.is_none() && step.waits.is_empty() {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
