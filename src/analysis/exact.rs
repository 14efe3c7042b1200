//! Exact results beside the simulation: visits, work, cost and loads without random numbers.
//!
//! Expected visits solve a linear system on the net (the absorbing chain of Kemeny & Snell, *Finite
//! Markov Chains*, with parallel branches counted together); everything else is visits times means,
//! whatever the laws. What chance or a queue would decide (races, timers on borders, limits on
//! visits) is left out or approximated, and said so.

pub mod agree;
mod chain;
mod moves;
pub mod passage;
pub mod paths;
pub mod queue;
pub mod time;

use std::collections::BTreeMap;

use serde::Serialize;

use super::simulate::compile::compile;
use super::simulate::net::Net;
use super::simulate::plan::RunPlan;
use crate::model::finding::Finding;
use crate::model::id::{OfficeId, StepId};
use crate::model::procedure::Procedure;
use crate::model::scenario::Scenario;

/// Milliseconds of an average year.
const YEAR_MS: f64 = 365.2425 * 86_400_000.0;
const HOUR_MS: f64 = 3_600_000.0;
/// Load that staff should not exceed if queues are to stay bearable.
const BEARABLE_LOAD: f64 = 0.85;

/// Exact figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exact {
    /// Cases a year, all starts together.
    pub cases_per_year: f64,
    /// Work of the body on a case.
    pub work_hours: f64,
    /// Work of the applicant and of other bodies on a case.
    pub other_work_hours: f64,
    /// Work and direct costs of a case.
    pub cost_euro: f64,
    /// Steps.
    pub steps: BTreeMap<StepId, ExactStep>,
    /// Offices.
    pub offices: BTreeMap<OfficeId, ExactOffice>,
    /// Why some figures are approximate; empty when all are exact.
    pub approximations: Vec<Approximation>,
}

/// Exact figures of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ExactStep {
    /// Mean visits of a case.
    pub visits: f64,
    /// Mean work of a visit, hours of persons.
    pub work_hours: f64,
    /// Mean work of a case.
    pub work_hours_per_case: f64,
    /// Mean cost of a case.
    pub cost_euro_per_case: f64,
}

/// Exact figures of an office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ExactOffice {
    /// Mean visits of a case.
    pub visits: f64,
    /// Work of these cases in a year, hours of persons.
    pub work_hours_per_year: f64,
    /// Work of these cases and other work over open capacity; 1 or more means that the queue grows
    /// without end. `None` where staff is unknown.
    pub load: Option<f64>,
    /// The part of the load that is other work.
    pub other_load: Option<f64>,
    /// Members of staff.
    pub staff: Option<u32>,
    /// Least staff with a load below 1.
    pub staff_needed: Option<u32>,
    /// Least staff with a load of at most 0.85.
    pub staff_comfortable: Option<u32>,
    /// What its queue is expected to be; `None` where staff is unknown, nothing comes, or the queue
    /// grows without end.
    pub queue: Option<queue::QueueEstimate>,
}

/// Why a figure is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Approximation {
    /// Which event of a race comes first was estimated from a fixed sample.
    Race,
    /// Timers, terms and messages on borders were taken never to interrupt.
    Border,
    /// Limits on visits were left out.
    AtMost,
    /// An inclusive join without a matching split was counted by its flows.
    InclusiveJoin,
    /// A loop never ends; the steps in it have no figures.
    EndlessLoop,
    /// Arrivals moved to the next opening were counted with one at every opening.
    Snap,
}

/// Exact figures of a procedure.
pub fn exact(procedure: &Procedure, scenario: Option<&Scenario>) -> Result<Exact, Vec<Finding>> {
    compile(procedure, scenario, &RunPlan::default()).map(|net| exact_of(&net))
}

/// Exact figures of a net.
pub fn exact_of(net: &Net) -> Exact {
    let chain = chain::solve(net);
    let mut steps: BTreeMap<StepId, ExactStep> = BTreeMap::new();
    let mut offices = vec![ExactOffice::default(); net.labels.offices.len()];
    let mut out = Exact {
        cases_per_year: chain.rate * YEAR_MS,
        work_hours: 0.0,
        other_work_hours: 0.0,
        cost_euro: 0.0,
        steps: BTreeMap::new(),
        offices: BTreeMap::new(),
        approximations: chain.approximations.clone(),
    };
    for (node, visits) in net.nodes.iter().zip(&chain.visits) {
        let Some(id) = net.labels.steps.get(node.step as usize) else { continue };
        let office = net.labels.step_office[node.step as usize];
        let desk = net.desks.get(office as usize);
        let hours = moves::mean_work(net, node) / HOUR_MS;
        let per_case = visits * hours;
        let rate = desk.map_or(0.0, |d| d.cost * HOUR_MS / 100.0);
        let direct = net.step_cost[node.step as usize] as f64 / 100.0;
        let cost = visits * (hours * rate + direct);
        let step = steps.entry(id.clone()).or_default();
        step.visits += visits;
        step.work_hours = hours;
        step.work_hours_per_case += per_case;
        step.cost_euro_per_case += cost;
        out.cost_euro += cost;
        if desk.is_none_or(|d| d.own) {
            out.work_hours += per_case;
        } else {
            out.other_work_hours += per_case;
        }
        if let Some(sum) = offices.get_mut(office as usize) {
            sum.visits += visits;
            sum.work_hours_per_year += per_case * out.cases_per_year;
        }
    }
    out.steps = steps;
    let queues = queue::estimates(net, &chain);
    for (at, (id, mut office)) in net.labels.offices.iter().zip(offices).enumerate() {
        put_load(net, at, &mut office);
        office.queue = queues[at];
        out.offices.insert(id.clone(), office);
    }
    out
}

/// Load and staff needed: rho = (lambda · visits · work + other work) / (staff · open time).
fn put_load(net: &Net, at: usize, office: &mut ExactOffice) {
    let desk = &net.desks[at];
    let open_hours = net.hours[desk.hours as usize].share_open() * YEAR_MS / HOUR_MS;
    office.staff = desk.staff;
    let Some(staff) = desk.staff else { return };
    let own = office.work_hours_per_year / open_hours;
    let other = desk.background.as_ref().map_or(0.0, |b| net.laws[b.law as usize].mean() / b.gap);
    let persons = own + other;
    office.load = Some(persons / f64::from(staff));
    office.other_load = Some(other / f64::from(staff));
    office.staff_needed = Some((persons.floor() as u32).saturating_add(1));
    office.staff_comfortable = Some(((persons / BEARABLE_LOAD - 1e-9).ceil() as u32).max(1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sketch;

    fn of(sketch: &str) -> Exact {
        exact(&sketch::parse(sketch).unwrap(), None).unwrap()
    }

    fn visits(found: &Exact, step: &str) -> f64 {
        found.steps[&StepId::new(step)].visits
    }

    #[test]
    fn a_loop_is_a_geometric_series() {
        let found = of("start > check @desk*1 ~30 > {0.25: ask > check, 0.75: end}");
        assert!((visits(&found, "check") - 4.0 / 3.0).abs() < 1e-12);
        assert!((visits(&found, "ask") - 1.0 / 3.0).abs() < 1e-12);
        assert!((found.work_hours - 4.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn branches_are_joined_once() {
        let found = of("start > [a, b > b2] > c > (0.5: d, 0.4: e, 1: f) > g > end");
        for step in ["a", "b", "b2", "c", "f", "g", "end"] {
            assert!((visits(&found, step) - 1.0).abs() < 1e-12, "{step}");
        }
        assert!((visits(&found, "d") - 0.5).abs() < 1e-12);
        assert!((visits(&found, "e") - 0.4).abs() < 1e-12);
        assert!(found.approximations.is_empty(), "{:?}", found.approximations);
    }

    #[test]
    fn an_inclusive_choice_is_drawn_again_when_nothing_is_drawn() {
        let found = of("start > (0.5: d, 0.5: e) > g > end");
        assert!((visits(&found, "d") - 2.0 / 3.0).abs() < 1e-12);
        assert!((visits(&found, "g") - 1.0).abs() < 1e-12);
    }

    #[test]
    fn nested_loops_are_solved() {
        let found = of("start > a > b > {0.5: c > b, 0.5: d > {0.2: a, 0.8: end}}");
        assert!((visits(&found, "a") - 1.25).abs() < 1e-12);
        assert!((visits(&found, "b") - 2.5).abs() < 1e-12);
    }

    #[test]
    fn staff_needed_follows_the_load() {
        // 250 cases a year of 10 hours each, always open: 8766 hours a year for one person.
        let found = of("start > work @desk*1 ~600 > end");
        let desk = found.offices[&OfficeId::new("desk")];
        assert!((desk.load.unwrap() - 2500.0 / 8765.82).abs() < 1e-6);
        assert_eq!(desk.staff_needed, Some(1));
    }

    #[test]
    fn an_endless_loop_is_said() {
        let found = of("start > a > b > a");
        assert_eq!(found.approximations, [Approximation::EndlessLoop]);
        assert!(found.steps.values().all(|s| s.visits.is_finite()));
    }
}
