//! What would help, asked on all cores: for the window behind Analyse, and for the command line.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::analysis::levers::effort::Effort;
use crate::analysis::levers::subject::Subject;
use crate::analysis::levers::{Levers, WhatIf};
use crate::analysis::simulate::compile::compile;
use crate::model::id::VariantId;

use super::Workbench;
use super::jobs::{Slot, Stop, spread};
use super::live::{live_plan, wants};
use super::report::Report;

pub mod said;

/// The answers for one variant.
#[derive(Clone, Debug)]
pub struct Helps {
    /// Revision of the document they belong to.
    pub revision: u64,
    /// The answers so far.
    pub what_if: Arc<WhatIf>,
}

/// Asks all questions; `seen` is shown the answers each time replications have come.
pub fn ask(levers: &mut Levers, stop: &Stop, mut seen: impl FnMut(&mut Levers)) {
    loop {
        let jobs = levers.next_jobs();
        if jobs.is_empty() || stop.asked() {
            return;
        }
        let work = |i: u32| {
            let mut asked = || stop.asked();
            let replication = jobs[i as usize].run(&mut asked);
            (!stop.asked()).then_some(replication)
        };
        spread::in_order(jobs.len() as u32, spread::threads(), work, |i, replication| {
            levers.give(&jobs[i as usize], &replication);
            ControlFlow::Continue(())
        });
        if stop.asked() {
            return;
        }
        seen(levers);
    }
}

impl Workbench {
    /// Asks what would help the variant looked at, where that is not known or on its way. The live
    /// run goes first: it is not slowed, and its replications are used again.
    pub(super) fn help_if_stale(&mut self) {
        if !self.wants_help {
            return;
        }
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Levers(document.number);
        let (revision, variant) = (document.revision(), document.variant().clone());
        let run = document.results.run_of(&variant);
        let Some(run) = run.filter(|r| r.revision == revision && r.finished) else { return };
        let base = Arc::clone(&run.outcome);
        if !wants(document, &slot, &(revision, variant.clone())) {
            return;
        }
        let Some(p) = document.procedure().map(Arc::clone) else { return };
        let plan = live_plan(document);
        self.jobs.start(slot, move |desk| {
            let Ok(net) = compile(&p, None, &plan) else { return };
            let subject = Arc::new(Subject::of(Arc::new(net), Some(&p)));
            let mut levers = Levers::new(subject, &plan, Effort::default(), base.replications());
            let report = |levers: &mut Levers| {
                let what_if = Arc::new(levers.answer());
                Report::Levers(variant.clone(), Box::new(Helps { revision, what_if }))
            };
            ask(&mut levers, &desk.stop, |levers| desk.progress(report(levers)));
            if !desk.stop.asked() {
                desk.result(report(&mut levers));
            }
        });
    }

    /// Stops what is asked of a drawing that has changed meanwhile: the live run goes first.
    pub(super) fn stop_stale_help(&mut self) {
        self.stop_if_stale(Slot::Levers);
    }

    /// Whether somebody looks at what would help; only then it is asked.
    pub(super) fn want_help(&mut self, wanted: bool) {
        if self.wants_help == wanted {
            return;
        }
        self.wants_help = wanted;
        if wanted {
            self.help_if_stale();
        } else {
            self.stop_unwatched(Slot::Levers);
        }
    }

    /// Whether somebody looks at what would help.
    pub fn wants_help(&self) -> bool {
        self.wants_help
    }

    /// Whether what would help is being computed for the document looked at.
    pub fn is_helping(&self) -> bool {
        self.document().is_some_and(|d| self.jobs.is_busy(&Slot::Levers(d.number)))
    }

    /// What would help the variant looked at, as far as it is known.
    pub fn helps(&self) -> Option<&Helps> {
        let document = self.document()?;
        let variant: &VariantId = document.variant();
        document.results.helps.get(variant)
    }
}
