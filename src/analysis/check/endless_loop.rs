//! A circle without a way out: a case that enters it never ends. Said once a circle, of its first
//! decision, else of its first step.
//!
//! Mend: draw a way out of the circle that leads to an end.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::graph::circles;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("endless-loop", Severity::Error, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let (ways, steps) = (scene.ways(), &scene.neighbours().steps);
    let is_free = |at: usize| ways.can_leave[at] || !ways.is_reached[at];
    if (0..steps.len()).all(is_free) {
        return;
    }
    for members in circles(&ways.next, is_free) {
        // What leads on into another circle without a way out is told there.
        let stays = |at: &usize| ways.next[*at].iter().all(|to| members.binary_search(to).is_ok());
        if !members.iter().all(stays) {
            continue;
        }
        let is_gateway = |at: &usize| steps[*at].1.kind.is_gateway();
        let Some(&first) = members.iter().find(|at| is_gateway(at)).or(members.first()) else {
            continue;
        };
        let names: Vec<String> =
            members.iter().take(NAMED).map(|&i| scene.name(steps[i].0)).collect();
        out.push(|| {
            RULE.at(Place::Step(steps[first].0.clone()))
                .with("step", scene.name(steps[first].0))
                .with("count", members.len())
                .with("steps", names.join(", "))
        });
    }
}

/// A decision of the circle can be given one more way, out of it.
fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    let decides = p.step(&id).is_some_and(|s| Procedure::wants_shares(s));
    decides.then_some(Remedy::Mend(Mend::AddEnd(id)))
}

/// Steps of a circle named in the sentence.
const NAMED: usize = 5;
