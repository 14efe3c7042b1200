//! A link event without its partner of the same name: the case jumps to nowhere, or nothing ever jumps
//! here.
//!
//! Mend: give both the same name, or draw the other one.

use std::collections::BTreeSet;

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{StepKind, Trigger};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("link-alone", Severity::Warning, Look::Whole(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let jumps = scene.procedure.link_jumps();
    let landings: BTreeSet<&StepId> = jumps.values().copied().collect();
    for (id, step) in scene.neighbours().events() {
        let (is_alone, way) = match &step.kind {
            StepKind::Throw(Trigger::Link) => (!jumps.contains_key(id), "out"),
            StepKind::Catch(Trigger::Link) => (!landings.contains(id), "in"),
            _ => continue,
        };
        if is_alone {
            out.push(|| {
                let finding = RULE.at(Place::Step(id.clone())).with("step", scene.name(id));
                finding.with("way", way)
            });
        }
    }
}
