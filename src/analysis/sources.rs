//! Every number of a procedure with its place and its source: what is vouched for and what is not.

use crate::model::finding::Place;
use crate::model::invariants;
use crate::model::procedure::Procedure;
use crate::model::provenance::{Provenance, Source};
use crate::model::step::Step;

/// A number that stands in the procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure<'a> {
    /// What carries it.
    pub place: Place,
    /// Where it comes from; `None` while nobody has said.
    pub provenance: Option<&'a Provenance>,
}

/// How many numbers stand in a procedure, by how well they are vouched for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All numbers.
    pub all: usize,
    /// Numbers without a source.
    pub unsourced: usize,
    /// Numbers invented to be plausible.
    pub illustrative: usize,
}

/// Every number of the procedure: times, waits, timers, shares, volumes, costs, staff, terms.
pub fn figures(procedure: &Procedure) -> Vec<Figure<'_>> {
    let mut out = Vec::new();
    for (id, step) in procedure.steps() {
        add(&mut out, || Place::Step(id.clone()), of_step(step));
    }
    for (id, flow) in procedure.flows() {
        let share = flow.share.iter().map(|s| s.provenance.as_ref());
        add(&mut out, || Place::Flow(id.clone()), share);
    }
    for (id, link) in procedure.links() {
        let answer = link.answer.iter().map(|w| w.timing.provenance.as_ref());
        add(&mut out, || Place::Link(id.clone()), answer);
    }
    for (id, office) in procedure.offices() {
        let staff = office.staff.iter().map(|s| s.provenance.as_ref());
        let cost = office.cost_per_hour.iter().map(|c| c.provenance.as_ref());
        let other = office
            .background
            .iter()
            .flat_map(|b| [b.share.provenance.as_ref(), b.job.provenance.as_ref()]);
        add(&mut out, || Place::Office(id.clone()), staff.chain(cost).chain(other));
    }
    for (id, term) in &procedure.card().terms {
        // A term that names the rule that sets it needs no other source.
        if term.basis.is_empty() || term.provenance.is_some() {
            let source = std::iter::once(term.provenance.as_ref());
            add(&mut out, || Place::Term(id.clone()), source);
        }
    }
    out
}

impl Counts {
    /// Counts numbers.
    pub fn of(figures: &[Figure<'_>]) -> Self {
        let mut counts = Self::default();
        for figure in figures {
            counts.all += 1;
            match figure.provenance {
                None => counts.unsourced += 1,
                Some(p) if p.source == Source::Illustrative => counts.illustrative += 1,
                Some(_) => {}
            }
        }
        counts
    }
}

/// Counts the numbers of a procedure.
pub fn counts(procedure: &Procedure) -> Counts {
    Counts::of(&figures(procedure))
}

fn add<'a>(
    out: &mut Vec<Figure<'a>>,
    place: impl Fn() -> Place,
    sources: impl Iterator<Item = Option<&'a Provenance>>,
) {
    out.extend(sources.map(|provenance| Figure { place: place(), provenance }));
}

/// Sources of the numbers of one step.
fn of_step(step: &Step) -> impl Iterator<Item = Option<&Provenance>> {
    let times = invariants::timings(step).map(|t| t.provenance.as_ref());
    let volume = step.demand.iter().map(|d| d.per_year.provenance.as_ref());
    let cost = step.cost.iter().map(|c| c.provenance.as_ref());
    let backlog = step.backlog.iter().map(|b| b.cases.provenance.as_ref());
    times.chain(volume).chain(cost).chain(backlog)
}
