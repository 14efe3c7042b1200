//! What would help, asked on all cores: for the window behind Analyse, and for the command line.

use std::sync::Arc;

use crate::analysis::levers::effort::Effort;
use crate::analysis::levers::lab::Job;
use crate::analysis::levers::subject::Subject;
use crate::analysis::levers::{Levers, WhatIf};
use crate::analysis::simulate::compile::compile;
use crate::model::id::VariantId;

use super::Workbench;
use super::beside::{Beside, Start};
use super::jobs::{Stop, spread};
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
        let done = spread::jobs(&jobs, stop, Job::run, |job, replication| {
            levers.give(job, &replication);
        });
        if jobs.is_empty() || !done {
            return;
        }
        seen(levers);
    }
}

impl Workbench {
    /// Asks what would help the variant looked at, where that is not known or on its way.
    pub(super) fn help_if_stale(&mut self) {
        let Some(start) = self.start_beside(Beside::Help) else { return };
        let Start { slot, revision, variant, procedure: p, plan, base } = start;
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

    /// What would help the variant looked at, as far as it is known.
    pub fn helps(&self) -> Option<&Helps> {
        let document = self.document()?;
        let variant: &VariantId = document.variant();
        document.results.helps.get(variant)
    }
}
