//! A decision without a name: the reader sees that something is decided but not what.
//!
//! Mend: name it with the question it answers, such as "Complete?".

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::{Scene, is_decision};
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("decision-unnamed", Severity::Warning, Look::Step(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if step.name.is_empty() && is_decision(scene, id, step) {
        // An unnamed decision is told by what comes before it.
        let before = scene.incoming(id).next().map(|(_, f)| scene.name(&f.from));
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("before", before.unwrap_or_default())
        });
    }
}
