//! A drawing with steps but no end event: nobody can say how a case ends, nor what the end means in
//! law.
//!
//! Mend: add an end event after the last step and say its outcome.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::StepKind;

use super::scene::Scene;
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("no-end", Severity::Error, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let mut top = scene.procedure.children(None).peekable();
    if top.peek().is_some() && !top.any(|(_, s)| matches!(s.kind, StepKind::End { .. })) {
        out.push(RULE.at(Place::Study));
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every rule's advice has this shape")]
fn mend(_: &Procedure, _: &Finding) -> Option<Remedy> {
    Some(Remedy::Mend(Mend::AddEnds))
}
