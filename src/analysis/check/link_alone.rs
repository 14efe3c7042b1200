//! A link event without its partner of the same name: the case jumps to nowhere, or nothing ever jumps
//! here.
//!
//! Mend: give both the same name, or draw the other one.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place, Severity};
use crate::model::step::{StepKind, Trigger};
use crate::model::text::Language;

use super::scene::Scene;
use super::{Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("link-alone", Severity::Warning, Look::Whole(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let named = |kind: &StepKind| -> BTreeSet<&str> {
        let steps = scene.procedure.steps().filter(|(_, s)| s.kind == *kind);
        steps.map(|(_, s)| s.name.get(Language::It)).collect()
    };
    let (throw, catch) = (StepKind::Throw(Trigger::Link), StepKind::Catch(Trigger::Link));
    let (thrown, caught) = (named(&throw), named(&catch));
    for (id, step) in scene.procedure.steps() {
        let name = step.name.get(Language::It);
        let (is_alone, way) = if step.kind == throw {
            (!caught.contains(name), "out")
        } else if step.kind == catch {
            (!thrown.contains(name), "in")
        } else {
            continue;
        };
        if is_alone {
            let finding = RULE.at(Place::Step(id.clone())).with("step", scene.name(id));
            out.push(finding.with("way", way));
        }
    }
}
