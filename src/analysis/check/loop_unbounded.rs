//! A circle with a way out but without a limit: in law a request for documents is made once, and an
//! engine that nobody tells when to stop asks for ever. Said once a circle.
//!
//! Mend: say at most how many times one of its steps is done for one case.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::graph::circles;
use crate::model::step::StepKind;

use super::scene::Scene;
use super::{Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("loop-unbounded", Severity::Note, Look::Whole(look)).mended(remedies::numbers);

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let ways = scene.ways();
    // A step that is limited cuts every circle through it.
    let is_limited =
        |at: usize| scene.procedure.step(ways.ids[at]).is_some_and(|s| s.at_most.is_some());
    for circle in circles(&ways.next, is_limited) {
        if circle.iter().any(|&at| !ways.can_leave[at] || !ways.is_reached[at]) {
            continue;
        }
        let is_task = |at: &&usize| {
            scene
                .procedure
                .step(ways.ids[**at])
                .is_some_and(|s| s.kind.is_activity() || matches!(s.kind, StepKind::Catch(_)))
        };
        let Some(&at) = circle.iter().find(is_task).or_else(|| circle.first()) else { continue };
        let id = ways.ids[at];
        let finding = RULE.at(Place::Step(id.clone())).with("step", scene.name(id));
        out.push(finding.with("count", circle.len()));
    }
}
