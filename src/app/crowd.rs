//! The crowd that plays in Teach: filmed of the run the figures come from, while somebody looks at it.

use std::sync::Arc;

use crate::analysis::crowd::record::record_crowd;
use crate::analysis::crowd::{Crowd, MOST_CASES};
use crate::analysis::simulate::compile::compile;

use super::Workbench;
use super::jobs::Slot;
use super::live::{live_plan, wants};
use super::report::Report;

impl Workbench {
    /// Films the crowd of the variant looked at, where that is not known or on its way.
    pub(super) fn film_if_stale(&mut self) {
        if !self.wants_crowd {
            return;
        }
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Crowd(document.number);
        let (revision, variant) = (document.revision(), document.variant().clone());
        let known = document.results.crowd.as_ref();
        if known.is_some_and(|c| (c.1, &c.0) == (revision, &variant)) {
            return;
        }
        let Some(p) = document.procedure().map(Arc::clone) else { return };
        if !wants(document, &slot, &(revision, variant.clone())) {
            return;
        }
        let plan = live_plan(document);
        self.jobs.start(slot, move |desk| {
            let net = match compile(&p, None, &plan) {
                Ok(net) => net,
                Err(findings) => return desk.result(Report::CannotRun(findings)),
            };
            let mut stop = || desk.stop.asked();
            if let Some(crowd) = record_crowd(&net, &plan, 0, MOST_CASES, &mut stop) {
                desk.result(Report::Filmed(variant, revision, Box::new(crowd)));
            }
        });
    }

    /// Whether somebody looks at a crowd; only then it is filmed.
    pub(super) fn want_crowd(&mut self, wanted: bool) {
        if self.wants_crowd == wanted {
            return;
        }
        self.wants_crowd = wanted;
        if wanted {
            self.film_if_stale();
        } else {
            self.stop_unwatched(Slot::Crowd);
        }
    }

    /// Whether somebody looks at a crowd.
    pub fn wants_crowd(&self) -> bool {
        self.wants_crowd
    }

    /// The crowd of the variant looked at; of before the last change until the new one is there.
    pub fn crowd(&self) -> Option<&Arc<Crowd>> {
        let document = self.document()?;
        let known = document.results.crowd.as_ref()?;
        (known.0 == *document.variant()).then_some(&known.2)
    }
}
