//! Things put together, and together again.

use std::collections::BTreeMap;

use crate::model::delta::Thing;

/// Numbers put together in sets; a set is called by its least number, so that the outcome does not
/// depend on the way.
pub(super) struct Sets(Vec<usize>);

impl Sets {
    /// So many numbers, each by itself.
    pub(super) fn of(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The least number of the set of a number.
    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Makes one set of two.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// Sets of things.
pub(super) struct Union {
    index: BTreeMap<Thing, usize>,
    sets: Sets,
}

impl Union {
    /// Each thing by itself.
    pub(super) fn of<'a>(things: impl Iterator<Item = &'a Thing>) -> Self {
        let index: BTreeMap<Thing, usize> = things.cloned().zip(0..).collect();
        let sets = Sets::of(index.len());
        Self { index, sets }
    }

    /// The number of the set of a thing, where it is there.
    pub(super) fn root(&mut self, thing: &Thing) -> Option<usize> {
        let at = *self.index.get(thing)?;
        Some(self.sets.root(at))
    }

    /// Puts two things together, where both are there.
    pub(super) fn join(&mut self, a: &Thing, b: &Thing) {
        if let (Some(a), Some(b)) = (self.index.get(a), self.index.get(b)) {
            self.sets.join(*a, *b);
        }
    }
}
