//! What marks are measured by: figures of a simulation, gathered for one exercise.

use std::collections::BTreeMap;

use crate::analysis::measure::Estimate;
use crate::analysis::measure::difference::{Change, Differences, difference};
use crate::analysis::measure::results::{Results, results};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use crate::model::finding::Finding;
use crate::model::lesson::mark::Trend;
use crate::model::lesson::{Ask, Exercise, Gauge, Kind, LeverKey};
use crate::model::procedure::Procedure;
use crate::model::scenario::Scenario;
use crate::model::study::Study;

/// Seed of all marks: the same answer is worth the same everywhere.
const SEED: u64 = 4711;
/// Replications of each run.
const RUNS: u32 = 24;

/// Runs a net by a plan, on whatever threads there are.
pub type Runner<'a> = &'a mut dyn FnMut(&Net, &RunPlan) -> Outcome;

/// The plan of all runs behind marks.
pub fn plan() -> RunPlan {
    RunPlan {
        seed: SEED,
        extent: Extent::Days { warmup: 182, measured: 364, drain: 182 },
        repeats: Repeats::Fixed(RUNS),
        ..RunPlan::default()
    }
}

/// Figures for one exercise; empty where it needs none.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Who leads each question, ids; more than one where the run cannot tell them apart.
    pub leaders: BTreeMap<Ask, Vec<String>>,
    /// Figures.
    pub gauges: BTreeMap<Gauge, Estimate>,
    /// Figures in one variant and the other.
    pub changes: BTreeMap<Gauge, Change>,
    /// What each option gains: `delta` is how much better it makes the figure.
    pub gains: Vec<Change>,
}

impl Facts {
    /// Places of the options whose gain cannot be told from the greatest, that one first.
    pub fn best_gains(&self) -> Vec<usize> {
        let finite = |(_, c): &(usize, &Change)| c.delta.mean.is_finite();
        let all = self.gains.iter().enumerate().filter(finite);
        let best = all
            .clone()
            .max_by(|a, b| a.1.delta.mean.total_cmp(&b.1.delta.mean).then_with(|| b.0.cmp(&a.0)));
        let Some((first, best)) = best else { return Vec::new() };
        if best.delta.mean <= 0.0 || best.cannot_tell {
            return Vec::new();
        }
        let least = best.delta.mean - best.delta.half_width.unwrap_or(0.0);
        let close = |c: &Change| c.delta.mean + c.delta.half_width.unwrap_or(0.0) >= least;
        let mut out = vec![first];
        out.extend(all.filter(|(i, c)| *i != first && close(c)).map(|(i, _)| i));
        out
    }
}

/// What a change shows: more, less, or nothing that chance alone could not explain.
pub fn trend(change: &Change) -> Trend {
    let nothing = change.delta.mean.abs() <= f64::EPSILON * change.before.mean.abs().max(1.0);
    if nothing || change.cannot_tell || !change.delta.mean.is_finite() {
        Trend::CannotTell
    } else if change.delta.mean < 0.0 {
        Trend::Falls
    } else {
        Trend::Rises
    }
}

/// Whether an exercise needs runs to be marked.
pub fn needs_runs(kind: &Kind) -> bool {
    match kind {
        Kind::Bottleneck { key, .. } => key.is_empty(),
        Kind::Predict { .. } | Kind::Read { .. } => true,
        Kind::Lever { key, .. } => matches!(key, LeverKey::Gain(_)),
        Kind::Choice { .. }
        | Kind::Draw { .. }
        | Kind::Durations { .. }
        | Kind::Classify { .. } => false,
    }
}

/// Gathers the figures of an exercise, or says why its procedure cannot be simulated.
pub fn gather(study: &Study, exercise: &Exercise, run: Runner<'_>) -> Result<Facts, Vec<Finding>> {
    let mut facts = Facts::default();
    if !needs_runs(&exercise.kind) {
        return Ok(facts);
    }
    let variant = match &exercise.variant {
        Some(id) => study.variant(id),
        None => study.as_is(),
    };
    let Some(p) = variant.map(|v| &*v.procedure) else { return Ok(facts) };
    let mut play = |p: &Procedure, scenario: Option<&Scenario>| {
        let plan = plan();
        compile(p, scenario, &plan).map(|net| run(&net, &plan))
    };
    match &exercise.kind {
        Kind::Bottleneck { ask, .. } => {
            let results = results(&play(p, None)?);
            facts.leaders.insert(*ask, leaders(&results, *ask));
        }
        Kind::Predict { figure, .. } => {
            let found = gauge(&results(&play(p, None)?), figure);
            facts.gauges.extend(found.map(|found| (figure.clone(), found)));
        }
        Kind::Read { before, after, figures } => {
            let (Some(a), Some(b)) = (study.procedure(before), study.procedure(after)) else {
                return Ok(facts);
            };
            let all = difference(&play(a, None)?, &play(b, None)?);
            for figure in figures {
                let change = change(&all, figure);
                facts.changes.extend(change.map(|change| (figure.clone(), change)));
            }
        }
        Kind::Lever { options, key: LeverKey::Gain(figure) } => {
            let base = play(p, None)?;
            for option in options {
                let overrides = option.change.clone();
                let scenario = Scenario { name: option.text.clone(), overrides };
                let all = difference(&base, &play(p, Some(&scenario))?);
                let change = change(&all, figure).unwrap_or_else(nothing);
                facts.gains.push(if figure.is_good() { change } else { turned(change) });
            }
        }
        Kind::Lever { .. }
        | Kind::Choice { .. }
        | Kind::Draw { .. }
        | Kind::Durations { .. }
        | Kind::Classify { .. } => {}
    }
    Ok(facts)
}

/// Whether what was gathered tells right from wrong: every figure asked for is there, and somebody
/// offered, or some change, is the best.
pub fn is_enough(kind: &Kind, facts: &Facts) -> bool {
    match kind {
        Kind::Bottleneck { ask, offered, key } => {
            let leads = |id: &String| facts.leaders.get(ask).is_some_and(|all| all.contains(id));
            !key.is_empty() || offered.iter().any(leads)
        }
        Kind::Predict { figure, .. } => {
            facts.gauges.get(figure).is_some_and(|found| found.mean.is_finite())
        }
        Kind::Read { figures, .. } => figures.iter().all(|f| facts.changes.contains_key(f)),
        Kind::Lever { key: LeverKey::Gain(_), .. } => !facts.best_gains().is_empty(),
        Kind::Lever { .. }
        | Kind::Choice { .. }
        | Kind::Draw { .. }
        | Kind::Durations { .. }
        | Kind::Classify { .. } => true,
    }
}

fn leaders(results: &Results, ask: Ask) -> Vec<String> {
    let leaders = &results.leaders;
    match ask {
        Ask::SlowestStep => leaders.slowest_steps.iter().map(ToString::to_string).collect(),
        Ask::FullestOffice => leaders.fullest_offices.iter().map(ToString::to_string).collect(),
        Ask::SlowestOffice => leaders.slowest_offices.iter().map(ToString::to_string).collect(),
    }
}

/// A figure of a run, in the unit of its gauge.
fn gauge(results: &Results, gauge: &Gauge) -> Option<Estimate> {
    let cases = &results.cases;
    Some(match gauge {
        Gauge::CycleDays => cases.cycle_days,
        Gauge::CycleP90Days => cases.cycle_p90_days,
        Gauge::WaitDays => cases.wait_days,
        Gauge::WorkHours => cases.work_hours,
        Gauge::CostEuro => cases.cost_euro,
        Gauge::Within(id) => percent(results.terms.get(id)?.within),
        Gauge::Load(id) => percent(results.offices.get(id)?.load),
        Gauge::Queue(id) => results.offices.get(id)?.queue,
        Gauge::StepWaitDays(id) => results.steps.get(id)?.wait_days_per_case,
    })
}

fn change(all: &Differences, gauge: &Gauge) -> Option<Change> {
    let case = |key: &str| all.cases.get(key).copied();
    match gauge {
        Gauge::CycleDays => case("cycle_days"),
        Gauge::CycleP90Days => case("cycle_p90_days"),
        Gauge::WaitDays => case("wait_days"),
        Gauge::WorkHours => case("work_hours"),
        Gauge::CostEuro => case("cost_euro"),
        Gauge::Within(id) => all.terms.get(id).map(|t| percents(t.within)),
        Gauge::Load(id) => all.offices.get(id).map(|o| percents(o.load)),
        Gauge::Queue(id) => all.offices.get(id).map(|o| o.queue),
        Gauge::StepWaitDays(id) => all.steps.get(id).map(|s| s.wait_days_per_case),
    }
}

fn scaled(e: Estimate, by: f64) -> Estimate {
    Estimate { mean: e.mean * by, half_width: e.half_width.map(|h| h * by.abs()), n: e.n }
}

fn percent(share: Estimate) -> Estimate {
    scaled(share, 100.0)
}

fn percents(change: Change) -> Change {
    let Change { before, after, delta, .. } = change;
    Change { before: percent(before), after: percent(after), delta: percent(delta), ..change }
}

/// A change told as a gain: less is better.
fn turned(change: Change) -> Change {
    Change { delta: scaled(change.delta, -1.0), ..change }
}

fn nothing() -> Change {
    let none = Estimate { mean: f64::NAN, half_width: None, n: 0 };
    Change { before: none, after: none, delta: none, percent: None, cannot_tell: true }
}
