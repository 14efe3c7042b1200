//! A circle without a way out: a case that enters it never ends. Said once a circle, of its first
//! decision, else of its first step.
//!
//! Mend: draw a way out of the circle that leads to an end.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("endless-loop", Severity::Error, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let ways = scene.ways();
    let mut told = vec![false; ways.ids.len()];
    for at in 0..ways.ids.len() {
        if told[at] || ways.can_leave[at] || !ways.is_reached[at] {
            continue;
        }
        // Going no further than what was told keeps the whole walk linear.
        let after = ways.flood(&ways.next[at], &[], |to| !told[to]);
        let mut members: Vec<usize> =
            (0..after.len()).filter(|&i| after[i] && !ways.can_leave[i]).collect();
        if members.iter().any(|&i| told[i]) {
            told[at] = true;
            continue;
        }
        for &member in &members {
            told[member] = true;
        }
        told[at] = true;
        let on_circle = after[at];
        if !on_circle {
            members.insert(0, at);
        }
        let is_gateway =
            |i: &usize| scene.procedure.step(ways.ids[*i]).is_some_and(|s| s.kind.is_gateway());
        let first = members.iter().copied().find(is_gateway).unwrap_or(at);
        let names: Vec<String> =
            members.iter().take(NAMED).map(|&i| scene.name(ways.ids[i])).collect();
        out.push(
            RULE.at(Place::Step(ways.ids[first].clone()))
                .with("step", scene.name(ways.ids[first]))
                .with("count", members.len())
                .with("steps", names.join(", ")),
        );
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
