//! A drawing with steps but no start event: nothing says where a case comes in, so nothing can be
//! counted from there, least of all a legal term.
//!
//! Mend: add a start event before the first step.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{Step, StepKind};

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("no-start", Severity::Error, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let is_one = |s: &Step| s.parent.is_none() && matches!(s.kind, StepKind::Start { .. });
    let all = scene.neighbours();
    if !all.steps.is_empty() && !all.events().any(|(_, s)| is_one(s)) {
        out.push(|| RULE.at(Place::Study));
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every rule's advice has this shape")]
fn mend(_: &Procedure, _: &Finding) -> Option<Remedy> {
    Some(Remedy::Mend(Mend::AddStart))
}
