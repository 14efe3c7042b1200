//! Two procedures brought under one set of ids, with the changes between them.

use std::sync::Arc;

use super::align::{self, ByHand};
use super::compose::compose;
use super::groups::{Grouped, groups};
use super::{Comparison, differences_of};
use crate::model::finding::Finding;
use crate::model::procedure::Procedure;
use crate::model::rename::Names;
use crate::model::text::Language;

/// Two procedures and what differs, as people make changes.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The first.
    pub before: Arc<Procedure>,
    /// The second, under the ids of the first wherever both have a thing.
    pub after: Arc<Procedure>,
    /// Which thing of the second, by its own id, each thing of the first became.
    pub pairs: Names,
    /// The changes.
    pub grouped: Grouped,
}

/// Which thing of the second each of the first became, and the second under the ids of the first.
pub fn under_ids(
    before: &Arc<Procedure>,
    after: &Arc<Procedure>,
    by_hand: &ByHand,
) -> (Names, Arc<Procedure>) {
    let pairs = align::pairs(before, after, by_hand);
    let names = align::names(&pairs, before, after);
    // What shares its memory is compared in as little time as what differs takes.
    let after = if names.is_empty() { Arc::clone(after) } else { Arc::new(names.of(after)) };
    (pairs, after)
}

impl Joined {
    /// Joins two procedures; `by_hand` corrects what is found to be the same.
    pub fn of(before: &Arc<Procedure>, after: &Arc<Procedure>, by_hand: &ByHand) -> Self {
        let (pairs, after) = under_ids(before, after, by_hand);
        let grouped = groups(before, &after);
        Self { before: Arc::clone(before), after, pairs, grouped }
    }

    /// How a procedure of these ids (the second, or the second in part) differs from the first.
    pub fn differences(&self, after: &Procedure, language: Language) -> Comparison {
        differences_of(&self.before, after, align::by_id(&self.before, after), language)
    }

    /// The first with the changes for which `takes` holds, and what had to be mended.
    pub fn with(&self, takes: impl Fn(usize) -> bool) -> (Procedure, Vec<Finding>) {
        compose(&self.before, &self.after, &self.grouped, takes)
    }
}
