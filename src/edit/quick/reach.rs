//! What lies before and behind a step, as far as a line has to know.

use std::collections::{BTreeSet, VecDeque};

use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

/// Most steps looked at before a join is given up.
pub(super) const MOST_LOOKED_AT: usize = 5_000;

/// The step itself and the steps before it, the nearest first.
pub(super) fn upstream(p: &Procedure, from: &StepId) -> Vec<StepId> {
    walk(p, from, |at| {
        let mut before: Vec<StepId> = p.incoming(at).map(|(_, f)| f.from.clone()).collect();
        if let Some(StepKind::Boundary { host, .. }) = p.step(at).map(|s| &s.kind) {
            before.push(host.clone());
        }
        before
    })
}

/// Steps after a split at which nothing follows and that are no ends.
pub(super) fn ends_after(p: &Procedure, split: &StepId) -> Vec<StepId> {
    if p.outgoing(split).count() < 2 {
        return Vec::new();
    }
    let mut ends = walk(p, split, |at| p.outgoing(at).map(|(_, f)| f.to.clone()).collect());
    ends.retain(|id| {
        let ends = p.step(id).is_some_and(|s| matches!(s.kind, StepKind::End { .. }));
        !ends && p.outgoing(id).next().is_none()
    });
    ends
}

fn walk(p: &Procedure, from: &StepId, next: impl Fn(&StepId) -> Vec<StepId>) -> Vec<StepId> {
    let mut seen = BTreeSet::from([from.clone()]);
    let mut queue = VecDeque::from([from.clone()]);
    let mut out = Vec::new();
    while let Some(at) = queue.pop_front() {
        if out.len() >= MOST_LOOKED_AT {
            break;
        }
        for step in next(&at) {
            if p.step(&step).is_some() && seen.insert(step.clone()) {
                queue.push_back(step);
            }
        }
        out.push(at);
    }
    out
}
