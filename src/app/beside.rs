//! What is worked out beside the live run, each only while somebody looks at it. The live run goes
//! first: it is not slowed, and its replications are used again.

use std::sync::Arc;

use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::RunPlan;
use crate::model::id::VariantId;
use crate::model::procedure::Procedure;

use super::Workbench;
use super::document::Document;
use super::jobs::Slot;
use super::live::{live_plan, wants};

/// What can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// What would help.
    Help,
    /// Proposals.
    Proposals,
    /// Scenarios side by side.
    Scenarios,
    /// Variants against scenarios.
    Across,
}

impl Beside {
    /// All.
    pub const ALL: [Self; 4] = [Self::Help, Self::Proposals, Self::Scenarios, Self::Across];

    /// The work, of a document by number.
    pub fn slot(self, document: u64) -> Slot {
        match self {
            Self::Help => Slot::Levers(document),
            Self::Proposals => Slot::Proposals(document),
            Self::Scenarios => Slot::Scenarios(document),
            Self::Across => Slot::Across(document),
        }
    }
}

/// What an answer belongs to. The table is of the study, whichever variant is looked at.
pub(super) fn key(document: &Document, what: Beside) -> (u64, VariantId) {
    let first = document.study().variants().first().filter(|_| what == Beside::Across);
    (document.revision(), first.map_or_else(|| document.variant(), |v| &v.id).clone())
}

/// What such work begins with.
pub(super) struct Start {
    pub(super) slot: Slot,
    pub(super) revision: u64,
    pub(super) variant: VariantId,
    pub(super) procedure: Arc<Procedure>,
    pub(super) plan: RunPlan,
    /// The live run.
    pub(super) base: Arc<Outcome>,
}

impl Workbench {
    /// Notes whether somebody looks at something, and begins or ends the work.
    pub(super) fn watch(&mut self, what: Beside, wanted: bool) {
        if self.watches(what) == wanted {
            return;
        }
        if wanted {
            self.watched.insert(what);
            self.begin_if_stale(what);
        } else {
            self.watched.remove(&what);
            self.stop_unwatched(|number| what.slot(number));
        }
    }

    /// Whether somebody looks at it.
    pub fn watches(&self, what: Beside) -> bool {
        self.watched.contains(&what)
    }

    /// Whether it is being worked out for the document looked at.
    pub fn is_busy_with(&self, what: Beside) -> bool {
        self.document().is_some_and(|d| self.jobs.is_busy(&what.slot(d.number)))
    }

    /// Whether nothing more of it comes by itself for the document looked at, as it or the live run
    /// before it was stopped by hand. What was answered in full counts too.
    pub fn is_stopped(&self, what: Beside) -> bool {
        let Some(document) = self.document() else { return false };
        if self.is_busy_with(what) || self.is_simulating() {
            return false;
        }
        let asked = document.results.asked.get(&what.slot(document.number));
        asked == Some(&key(document, what)) || !self.is_live_over(document)
    }

    /// Begins whatever is looked at and not known or on its way.
    pub(super) fn beside_if_stale(&mut self) {
        for what in Beside::ALL {
            self.begin_if_stale(what);
        }
    }

    fn begin_if_stale(&mut self, what: Beside) {
        if !self.watches(what) {
            return;
        }
        match what {
            Beside::Help => self.help_if_stale(),
            Beside::Proposals => self.propose_if_stale(),
            Beside::Scenarios => self.play_if_stale(),
            Beside::Across => self.cross_if_stale(),
        }
    }

    /// What the work begins with, where it is not known or on its way and the live run is over.
    pub(super) fn start_beside(&mut self, what: Beside) -> Option<Start> {
        let document = self.documents.get_mut(self.active)?;
        let slot = what.slot(document.number);
        let (revision, variant) = key(document, what);
        let run = document.results.run_of(&variant);
        let run = run.filter(|r| r.revision == revision && r.finished)?;
        let base = Arc::clone(&run.outcome);
        let procedure = document.procedure().map(Arc::clone)?;
        if !wants(document, &slot, &(revision, variant.clone())) {
            return None;
        }
        let plan = live_plan(document);
        Some(Start { slot, revision, variant, procedure, plan, base })
    }

    /// Stops what is worked out for a drawing that has changed meanwhile.
    pub(super) fn stop_stale_beside(&mut self) {
        let Some(document) = self.document() else { return };
        let asked = &document.results.asked;
        let stale = Beside::ALL.map(|what| {
            let slot = what.slot(document.number);
            let is_stale = asked.get(&slot).is_some_and(|of| *of != key(document, what));
            is_stale.then_some(slot)
        });
        for slot in stale.iter().flatten() {
            self.stop_and_forget(slot);
        }
    }

    /// Stops all of it, of a document by number.
    pub(super) fn stop_beside(&mut self, number: u64) {
        for what in Beside::ALL {
            self.jobs.stop(&what.slot(number));
        }
    }

    /// Works it out again, as something was said that it depends on.
    pub(super) fn begin_again(&mut self, what: Beside) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = what.slot(document.number);
        document.results.asked.remove(&slot);
        self.jobs.stop(&slot);
        self.begin_if_stale(what);
    }
}
