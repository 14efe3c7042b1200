//! A circle with a way out but without a limit: in law a request for documents is made once, and an
//! engine that nobody tells when to stop asks for ever. Said once a circle.
//!
//! Mend: say at most how many times one of its steps is done for one case.

use crate::model::finding::{Place, Severity};
use crate::model::graph::circles;
use crate::model::step::StepKind;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("loop-unbounded", Severity::Note, Look::Whole(look)).mended(remedies::numbers);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let (ways, steps) = (scene.ways(), &scene.neighbours().steps);
    // A step that is limited cuts every circle through it.
    let is_limited = |at: usize| steps[at].1.at_most.is_some();
    for circle in circles(&ways.next, is_limited) {
        if circle.iter().any(|&at| !ways.can_leave[at] || !ways.is_reached[at]) {
            continue;
        }
        let is_task = |at: &&usize| {
            let kind = &steps[**at].1.kind;
            kind.is_activity() || matches!(kind, StepKind::Catch(_))
        };
        let Some(&at) = circle.iter().find(is_task).or_else(|| circle.first()) else { continue };
        let id = steps[at].0;
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("count", circle.len())
        });
    }
}
