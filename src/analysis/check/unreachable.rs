//! A step to which no way leads from a start: no case will ever come to it. Said of the first such
//! step of a stretch only; what follows is cured with it.
//!
//! Mend: draw the flow that leads to it, or delete it.

use crate::model::finding::{Finding, Place, Severity};

use super::scene::Scene;
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("unreachable", Severity::Error, Look::Whole(look));

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let ways = scene.ways();
    if ways.entries(scene.procedure).is_empty() {
        // Without any start nothing is reached; `no-start` says it once.
        return;
    }
    let mut covered = ways.is_reached.clone();
    // Steps with nothing before them first: they head their stretch. Then circles.
    let headless = |at: &usize| ways.next.iter().all(|next| !next.contains(at));
    let lost: Vec<usize> = (0..ways.ids.len()).filter(|&at| !covered[at]).collect();
    let (heads, rest): (Vec<usize>, Vec<usize>) = if lost.len() > MOST_HEADS {
        (lost, Vec::new())
    } else {
        lost.into_iter().partition(headless)
    };
    let down = ways.down(scene.procedure);
    for at in heads.into_iter().chain(rest) {
        if covered[at] {
            continue;
        }
        let id = ways.ids[at];
        out.push(RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
        let stretch = ways.flood(&[at], &down, |to| !covered[to]);
        covered.iter_mut().zip(stretch).for_each(|(seen, here)| *seen |= here);
    }
}

/// Above this many lost steps their order is left as it is: looking for heads takes its square.
const MOST_HEADS: usize = 2_000;
