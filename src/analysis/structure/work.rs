//! How much a judgement may do, counted and never timed, so that it ends soon on any drawing and says
//! the same on every machine.

use std::cell::Cell;

/// Tokens and points of the graph looked at, at most, while faults are named.
pub(super) const MOST_TOLD: usize = 100_000_000;
/// Tokens at most in all that can follow one state; what is beyond is not played.
pub(super) const MOST_AT_ONCE: usize = 4_000_000;

/// Work done, and how much there may be.
pub(super) struct Work {
    most: usize,
    spent: Cell<usize>,
}

impl Work {
    /// None done yet.
    pub(super) fn of(most: usize) -> Self {
        Self { most, spent: Cell::new(0) }
    }

    /// Some more is done.
    pub(super) fn pay(&self, amount: usize) {
        self.spent.set(self.spent.get().saturating_add(amount));
    }

    /// How much was done.
    pub(super) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// Whether no more may be done.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.get() >= self.most
    }
}
