//! A task that no office does: its work counts on nobody and its queue nowhere.
//!
//! Mend: put it in the lane of its office, or name the office in the inspector.

use crate::analysis::missing::MissingKind;
use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("task-without-office", Severity::Warning, Look::Step(look)).mended(remedies::office);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let kind = MissingKind::Office;
    if kind.is_wanted(scene.procedure, step) && kind.lacks(scene.procedure, id, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
