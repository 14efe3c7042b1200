//! A step to which no way leads from a start: no case will ever come to it. Said of the first such
//! step of a stretch only; what follows is cured with it.
//!
//! Mend: draw the flow that leads to it, or delete it.

use crate::model::finding::{Place, Severity};

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule = Rule::new("unreachable", Severity::Error, Look::Whole(look));

fn look(scene: &Scene<'_>, out: &mut Found) {
    let (ways, steps) = (scene.ways(), &scene.neighbours().steps);
    if ways.entries.is_empty() {
        // Without any start nothing is reached; `no-start` says it once.
        return;
    }
    let mut covered = ways.is_reached.clone();
    let mut is_led_to = vec![false; steps.len()];
    ways.next.iter().flatten().for_each(|&to| is_led_to[to] = true);
    // Steps with nothing before them first: they head their stretch. Then circles.
    let lost = (0..steps.len()).filter(|&at| !covered[at]);
    let (rest, heads): (Vec<usize>, Vec<usize>) = lost.partition(|&at| is_led_to[at]);
    for at in heads.into_iter().chain(rest) {
        if !covered[at] {
            let id = steps[at].0;
            out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
            ways.mark(at, &mut covered);
        }
    }
}
