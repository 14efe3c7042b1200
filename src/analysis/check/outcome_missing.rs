//! An end event that does not say what it means in law, in a procedure that has a term: cases that
//! end there are neither granted nor refused. Ends inside a sub-procedure, and ends that close only
//! one of several branches, need none.
//!
//! Mend: say the outcome of the end.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("outcome-missing", Severity::Note, Look::Step(look)).mended(remedies::event);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let bare = matches!(step.kind, StepKind::End { outcome: None, .. });
    if bare && step.parent.is_none() && !scene.procedure.card().terms.is_empty() {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
