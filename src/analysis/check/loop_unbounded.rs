//! A circle with a way out but without a limit: in law a request for documents is made once, and an
//! engine that nobody tells when to stop asks for ever. Said once a circle.
//!
//! Mend: say at most how many times one of its steps is done for one case.

use crate::model::finding::{Finding, Place, Severity};
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

/// Sets of steps that lie on a circle together (strongly connected), leaving out `cut` ones.
fn circles(next: &[Vec<usize>], cut: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let order = finish_order(next, &cut);
    let mut before = vec![Vec::new(); next.len()];
    for (from, to) in next.iter().enumerate().flat_map(|(f, n)| n.iter().map(move |t| (f, *t))) {
        if !cut(from) && !cut(to) {
            before[to].push(from);
        }
    }
    let mut seen = vec![false; next.len()];
    let mut out = Vec::new();
    for &root in order.iter().rev() {
        let mut members = Vec::new();
        let mut todo = vec![root];
        while let Some(at) = todo.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                members.push(at);
                todo.extend(&before[at]);
            }
        }
        members.sort_unstable();
        let is_circle = members.len() > 1 || (members.len() == 1 && before[root].contains(&root));
        if is_circle {
            out.push(members);
        }
    }
    out
}

/// Steps in the order in which a depth-first walk leaves them, without recursion.
fn finish_order(next: &[Vec<usize>], cut: &impl Fn(usize) -> bool) -> Vec<usize> {
    let mut seen: Vec<bool> = (0..next.len()).map(cut).collect();
    let mut order = Vec::new();
    for root in 0..next.len() {
        let mut stack = vec![(root, 0)];
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        while let Some((at, branch)) = stack.pop() {
            if let Some(&to) = next[at].get(branch) {
                stack.push((at, branch + 1));
                if !std::mem::replace(&mut seen[to], true) {
                    stack.push((to, 0));
                }
            } else {
                order.push(at);
            }
        }
    }
    order
}
