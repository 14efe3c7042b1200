//! An overview of a procedure for panels: steps by office in reading order, and what it counts.
//!
//! A small one is made at once; a large one behind, with the checks, so that an edit does not wait.

use std::collections::BTreeMap;

use crate::analysis::sources::{self, Counts};
use crate::model::id::{OfficeId, StepId};
use crate::model::procedure::Procedure;

use super::walk;

/// Up to this number of steps an overview is made before the next frame.
pub const FEW: usize = 400;

/// An overview.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Activities by office, offices in the order of their first step.
    pub offices: Vec<(Option<OfficeId>, Vec<StepId>)>,
    /// Number of activities.
    pub tasks: usize,
    /// Number of flows.
    pub flows: usize,
    /// Number of offices of the organisation.
    pub staffed: usize,
    /// Numbers by how well they are vouched for.
    pub sources: Counts,
}

impl Overview {
    /// Looks over a procedure.
    pub fn of(p: &Procedure) -> Self {
        let offices = by_office(p);
        Self {
            tasks: offices.iter().map(|(_, steps)| steps.len()).sum(),
            flows: p.flows().count(),
            staffed: p.offices().count(),
            sources: sources::counts(p),
            offices,
        }
    }
}

fn by_office(p: &Procedure) -> Vec<(Option<OfficeId>, Vec<StepId>)> {
    let mut out: Vec<(Option<OfficeId>, Vec<StepId>)> = Vec::new();
    let mut places: BTreeMap<Option<OfficeId>, usize> = BTreeMap::new();
    for id in walk::reading_order(p) {
        let Some(step) = p.step(&id).filter(|s| s.kind.is_activity()) else { continue };
        let office = p.office_of(step).cloned();
        let place = *places.entry(office.clone()).or_insert_with(|| {
            out.push((office, Vec::new()));
            out.len() - 1
        });
        out[place].1.push(id);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::catalogue;

    #[test]
    fn an_overview_lists_every_activity_once() {
        let code = catalogue::TEMPLATES[0].code;
        let study = catalogue::load(code).expect("a template");
        let p = &study.as_is().expect("a variant").procedure;
        let overview = Overview::of(p);
        let mut listed: Vec<&StepId> = overview.offices.iter().flat_map(|(_, s)| s).collect();
        listed.sort();
        let wanted: Vec<&StepId> =
            p.steps().filter(|(_, s)| s.kind.is_activity()).map(|(id, _)| id).collect();
        assert_eq!(listed, wanted);
        assert_eq!(overview.tasks, wanted.len());
        assert_eq!(overview.flows, p.flows().count());
        for (office, steps) in &overview.offices {
            for id in steps {
                let step = p.step(id).expect("a step");
                assert_eq!(p.office_of(step), office.as_ref());
            }
        }
    }
}
