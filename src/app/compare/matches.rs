//! Which step became which, set right by hand: kept with the document while it is open.

use std::collections::BTreeSet;

use crate::analysis::compare::align::ByHand;
use crate::app::Workbench;
use crate::app::compare::against::End;
use crate::app::jobs::Slot;
use crate::model::id::StepId;

use super::Compared;

/// What a person says of a step of the first side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// It became this step of the second.
    Same(StepId, StepId),
    /// It became nothing of the second.
    Gone(StepId),
    /// Whatever is found of it holds.
    AsFound(StepId),
    /// Whatever is found of all steps holds.
    AllAsFound,
}

/// A step of the first side, and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paired {
    /// The step of the first; `None` where a step of the second came from nothing.
    pub before: Option<StepId>,
    /// The step of the second; `None` where one of the first became nothing.
    pub after: Option<StepId>,
    /// Whether a person said so.
    pub is_by_hand: bool,
}

impl Compared {
    /// All steps of both sides: those without a partner first, then the pairs, by id.
    pub fn matches(&self) -> Vec<Paired> {
        let pairs = &self.joined.pairs.steps;
        let [before, after] = &self.procedures;
        let partners: BTreeSet<&StepId> = pairs.values().collect();
        let lone = before.steps().map(|(id, _)| id).filter(|id| !pairs.contains_key(*id));
        let new = after.steps().map(|(id, _)| id).filter(|id| !partners.contains(id));
        let mut out: Vec<Paired> = lone
            .map(|id| Paired {
                before: Some(id.clone()),
                after: None,
                is_by_hand: self.by_hand.gone.contains(id),
            })
            .collect();
        out.extend(new.map(|id| Paired {
            before: None,
            after: Some(id.clone()),
            is_by_hand: false,
        }));
        out.extend(pairs.iter().map(|(a, b)| Paired {
            before: Some(a.clone()),
            after: Some(b.clone()),
            is_by_hand: self.by_hand.same.get(a) == Some(b),
        }));
        out
    }
}

/// What a person said, with one thing more.
fn corrected(mut by_hand: ByHand, wanted: Match) -> ByHand {
    match wanted {
        Match::Same(a, b) => {
            by_hand.gone.remove(&a);
            by_hand.same.retain(|_, partner| *partner != b);
            by_hand.same.insert(a, b);
        }
        Match::Gone(a) => {
            by_hand.same.remove(&a);
            by_hand.gone.insert(a);
        }
        Match::AsFound(a) => {
            by_hand.same.remove(&a);
            by_hand.gone.remove(&a);
        }
        Match::AllAsFound => by_hand = ByHand::default(),
    }
    by_hand
}

impl Workbench {
    /// Sets right which step of the comparison looked at became which, and compares again.
    pub(in crate::app) fn correct_match(&mut self, wanted: Match) {
        let Some([a, b]) = self.sides() else { return };
        let Some(document) = self.document_mut() else { return };
        let ends: [End; 2] = [a.end, b.end];
        let results = &mut document.results;
        let known = results.chosen.by_hand(&ends);
        let now = corrected(known.clone(), wanted);
        if now == known {
            return;
        }
        results.chosen.set_by_hand(ends, now);
        // Changes are counted anew: what was asked of the former ones is of no use.
        let worth = Slot::Worth(document.number);
        for slot in [&Slot::Compare(document.number), &worth] {
            document.results.asked.remove(slot);
        }
        self.jobs.stop(&worth);
        self.refresh();
    }
}
