//! `Results`: everything a run has measured, by name, with intervals. Its field names are the keys
//! of `prodigio simulate --json`.
//!
//! Times end in their unit: `_days` are civil days of 24 hours, `_hours` hours of work or of the
//! clock. An estimate is `{mean, half_width, n}`; a `mean` of null says that nothing could be
//! measured.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Estimate;
use super::course::{Course, course, start_finding};
use crate::analysis::simulate::net::{Cause, Labels};
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::RunPlan;
use crate::analysis::simulate::replication::{
    BranchFigure, CYCLE_BINS, ClassFigure, Figure, OfficeFigure, StepFigure, TermFigure,
    cycle_bin_from,
};
use crate::analysis::simulate::tally::OUTCOMES;
use crate::model::card::{Term, TermUnit};
use crate::model::finding::Finding;
use crate::model::id::{FlowId, OfficeId, StepId, TermId};
use crate::model::step::Outcome as Ending;

pub(super) const DAY_MS: f64 = 86_400_000.0;
pub(super) const HOUR_MS: f64 = 3_600_000.0;

/// Everything a run has measured.
#[derive(Clone, Debug, Serialize)]
pub struct Results {
    /// What was asked for; `plan.seed` and this program's version give the same bytes again.
    pub plan: RunPlan,
    /// Replications measured.
    pub replications: u32,
    /// Whether the plan was fulfilled; false while the run goes on, or after it was cancelled.
    pub complete: bool,
    /// Arrivals and tasks done, a replication.
    pub events: Estimate,
    /// Cases as a whole.
    pub cases: CaseResult,
    /// Rest of a case by cause, in days, summed over its branches.
    pub wait_days_by_cause: BTreeMap<Cause, Estimate>,
    /// Shares of the ways cases ended; ways that never happened are left out.
    pub outcomes: Vec<OutcomeResult>,
    /// Legal terms.
    pub terms: BTreeMap<TermId, TermResult>,
    /// Offices; those without known staff have no load and no queue.
    pub offices: BTreeMap<OfficeId, OfficeResult>,
    /// Steps.
    pub steps: BTreeMap<StepId, StepResult>,
    /// Cases by the start they came from, where there are several: channels, kinds of application.
    pub classes: BTreeMap<StepId, ClassResult>,
    /// Joins: which branch the others wait for.
    pub joins: Vec<JoinResult>,
    /// How the run goes over time, and how long its start shows; null where that was not asked for.
    pub course: Option<Course>,
    /// What the run checked of itself.
    pub checks: Checks,
    /// What stands out, and what chance does not let one say.
    pub leaders: Leaders,
    /// What was assumed, not simulated, or went wrong.
    pub findings: Vec<Finding>,
}

/// Cases as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct CaseResult {
    /// Measured cases that came, a replication.
    pub arrived: Estimate,
    /// Of them, ended.
    pub finished: Estimate,
    /// Of them, still open at the end of the run; not in the figures of time.
    pub open: Estimate,
    /// Of them, stuck at joins that never go.
    pub stuck: Estimate,
    /// Mean time from arrival to end.
    pub cycle_days: Estimate,
    /// Its median.
    pub cycle_p50_days: Estimate,
    /// Its percentile 90.
    pub cycle_p90_days: Estimate,
    /// Percentile 95 of the same.
    pub cycle_p95_days: Estimate,
    /// Standard deviation of the same over cases.
    pub cycle_sd_days: Estimate,
    /// Rest, all causes, summed over branches.
    pub wait_days: Estimate,
    /// Work of the body.
    pub work_hours: Estimate,
    /// Work of the applicant and of other bodies.
    pub other_work_hours: Estimate,
    /// Work and direct costs.
    pub cost_euro: Estimate,
    /// Work over time from arrival to end, 0..=1.
    pub flow_efficiency: Estimate,
    /// What the time from arrival to end goes into, on the critical path: with
    /// `critical_work_days` these add up to `cycle_days`.
    pub critical_days_by_cause: BTreeMap<Cause, Estimate>,
    /// Time on the critical path during which somebody works on the case.
    pub critical_work_days: Estimate,
    /// Ended cases of all replications by time from arrival to end.
    pub cycle_histogram: Vec<CycleBin>,
}

/// Cases that took at least `from_days` and less than the next bin's.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CycleBin {
    /// Lower bound.
    pub from_days: f64,
    /// Cases.
    pub cases: u64,
}

/// How often cases ended so.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct OutcomeResult {
    /// The way; null where the end says nothing.
    pub outcome: Option<Ending>,
    /// Share of ended cases, 0..=1.
    pub share: Estimate,
}

/// A legal term. Days are units of the term; calendar days for a term in months.
#[derive(Clone, Debug, Serialize)]
pub struct TermResult {
    /// Its length.
    pub amount: u32,
    /// The unit.
    pub unit: TermUnit,
    /// Share decided within it, 0..=1.
    pub within: Estimate,
    /// Share decided after it, or open beyond it.
    pub late: Estimate,
    /// Share that its silence ended.
    pub silent: Estimate,
    /// Mean legal days of decided cases.
    pub mean_days: Estimate,
    /// Their percentile 90.
    pub p90_days: Estimate,
    /// Term less percentile 90; null for a term in months.
    pub margin_days: Option<Estimate>,
    /// Mean calendar days late, over all cases.
    pub days_late: Estimate,
    /// The share promised on the card.
    pub promise: Option<f64>,
    /// Decided cases of all replications by legal days.
    pub histogram: Vec<u64>,
}

/// An office.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeResult {
    /// Share of the open time of its staff spent at work, other work included; 0..=1.
    pub load: Estimate,
    /// Mean length of its queue over open time.
    pub queue: Estimate,
    /// Mean time from standing in the queue to the beginning of work, a visit.
    pub wait_hours: Estimate,
    /// Visits of a case.
    pub visits: Estimate,
    /// Share of all rest of cases that its queue and its closing cause, 0..=1.
    pub share_of_wait: Estimate,
    /// Share of the time in which it alone is the bottleneck of the moment: of the offices all whose
    /// staff is at work, the one for which that has been so for the longest; 0..=1.
    pub bottleneck_alone: Estimate,
    /// Share of the time in which the bottleneck shifts to it or from it, 0..=1.
    pub bottleneck_shifting: Estimate,
    /// Load from Monday to Sunday; days on which it is never open have none.
    pub load_by_weekday: [Estimate; 7],
}

/// Cases of one start.
#[derive(Clone, Debug, Serialize)]
pub struct ClassResult {
    /// Measured cases that came, a replication.
    pub arrived: Estimate,
    /// Mean time from arrival to end.
    pub cycle_days: Estimate,
    /// Its percentile 90.
    pub cycle_p90_days: Estimate,
    /// By term: share decided within it, 0..=1.
    pub within: BTreeMap<TermId, Estimate>,
}

/// A join.
#[derive(Clone, Debug, Serialize)]
pub struct JoinResult {
    /// The step.
    pub join: StepId,
    /// The flows into it.
    pub branches: Vec<BranchResult>,
}

/// A flow into a join.
#[derive(Clone, Debug, Serialize)]
pub struct BranchResult {
    /// The flow.
    pub flow: FlowId,
    /// Share of the joins at which it is the last to come, 0..=1.
    pub last: Estimate,
    /// How much later it then comes than the one before it.
    pub lead_hours: Estimate,
}

/// What a run checked of itself, over all replications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// Little's law: the sum of all waits is the length of each queue summed over time; every case
    /// that came has ended, is open or stuck; every critical path adds up to its case's time.
    pub books_agree: bool,
    /// Whether no replication was ended by a limit.
    pub no_limit: bool,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct StepResult {
    /// Its office.
    pub office: Option<OfficeId>,
    /// Visits of a case.
    pub visits: Estimate,
    /// Work of a visit.
    pub work_hours: Estimate,
    /// Rest of a visit, all causes.
    pub wait_days: Estimate,
    /// Rest of a case, all causes.
    pub wait_days_per_case: Estimate,
    /// The same by cause; causes that never occurred are left out.
    pub wait_days_by_cause: BTreeMap<Cause, Estimate>,
    /// Share of all rest of cases, 0..=1.
    pub share_of_wait: Estimate,
    /// Time of a case that lies here on its critical path.
    pub critical_days: Estimate,
    /// Share of cases on whose critical path it lies, 0..=1.
    pub critical_share: Estimate,
}

/// Who leads each question; more than one where the run cannot tell them apart yet.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Leaders {
    /// The fullest offices.
    pub fullest_offices: Vec<OfficeId>,
    /// The offices whose queues and closing cost cases the most time.
    pub slowest_offices: Vec<OfficeId>,
    /// The steps at which cases rest longest.
    pub slowest_steps: Vec<StepId>,
}

/// The results of a run, finished or under way.
pub fn results(outcome: &Outcome) -> Results {
    let labels = outcome.labels();
    let course = course(outcome);
    let steps_of = steps_of(labels);
    let mut findings = outcome.findings();
    findings.extend(course.as_ref().and_then(|c| start_finding(outcome, c)));
    Results {
        plan: *outcome.plan(),
        replications: outcome.replications().len() as u32,
        complete: outcome.is_complete(),
        events: outcome.estimate(Figure::Events),
        cases: cases(outcome),
        wait_days_by_cause: Cause::ALL
            .into_iter()
            .map(|c| (c, scaled(outcome, Figure::Cause(c), DAY_MS)))
            .collect(),
        outcomes: OUTCOMES
            .iter()
            .enumerate()
            .map(|(at, o)| OutcomeResult {
                outcome: *o,
                share: outcome.estimate(Figure::Outcome(at)),
            })
            .filter(|o| o.share.mean > 0.0)
            .collect(),
        terms: labels
            .terms
            .iter()
            .enumerate()
            .map(|(at, (id, term))| (id.clone(), term_result(outcome, at as u32, term)))
            .collect(),
        offices: labels
            .offices
            .iter()
            .enumerate()
            .map(|(at, id)| (id.clone(), office_result(outcome, at as u32, &steps_of[at])))
            .collect(),
        steps: labels
            .steps
            .iter()
            .enumerate()
            .map(|(at, id)| (id.clone(), step_result(outcome, at as u32)))
            .collect(),
        classes: classes(outcome),
        joins: joins(outcome),
        course,
        checks: Checks {
            books_agree: outcome.replications().iter().all(|r| r.sound),
            no_limit: outcome.replications().iter().all(|r| r.limit.is_none()),
        },
        leaders: leaders(outcome),
        findings,
    }
}

/// An estimate in another unit.
pub(super) fn scaled(outcome: &Outcome, figure: Figure, unit: f64) -> Estimate {
    Estimate::of(outcome.values(figure).map(|v| v / unit))
}

/// An estimate of a quantity that each replication gives.
fn each(outcome: &Outcome, value: impl Fn(&dyn Fn(Figure) -> f64) -> f64) -> Estimate {
    let labels = outcome.labels();
    Estimate::of(outcome.each(|r| value(&|figure| r.figures[figure.at(labels)])))
}

/// Rest of a case, all causes, of one replication.
pub(super) fn all_rest(get: &dyn Fn(Figure) -> f64) -> f64 {
    Cause::ALL.into_iter().map(|c| get(Figure::Cause(c))).sum()
}

/// Rest of a case at a step, all causes, of one replication.
pub(super) fn step_rest(get: &dyn Fn(Figure) -> f64, step: u32) -> f64 {
    Cause::ALL.into_iter().map(|c| get(Figure::Step(step, StepFigure::Cause(c)))).sum()
}

/// Rest of a case that an office causes, of one replication.
pub(super) fn office_rest(get: &dyn Fn(Figure) -> f64, steps: &[u32]) -> f64 {
    let rest = |step: u32| {
        get(Figure::Step(step, StepFigure::Cause(Cause::OfficeQueue)))
            + get(Figure::Step(step, StepFigure::Cause(Cause::OfficeClosed)))
    };
    steps.iter().map(|step| rest(*step)).sum()
}

/// The steps of each office.
pub(super) fn steps_of(labels: &Labels) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new(); labels.offices.len()];
    for (step, office) in labels.step_office.iter().enumerate() {
        if let Some(steps) = all.get_mut(*office as usize) {
            steps.push(step as u32);
        }
    }
    all
}

fn cases(outcome: &Outcome) -> CaseResult {
    let mut bins = vec![0_u64; CYCLE_BINS];
    for replication in outcome.replications() {
        for (sum, n) in bins.iter_mut().zip(&replication.cycles) {
            *sum += u64::from(*n);
        }
    }
    let histogram = bins
        .iter()
        .enumerate()
        .filter(|(_, n)| **n > 0)
        .map(|(bin, n)| CycleBin { from_days: cycle_bin_from(bin) / DAY_MS, cases: *n });
    CaseResult {
        arrived: outcome.estimate(Figure::Arrived),
        finished: outcome.estimate(Figure::Finished),
        open: outcome.estimate(Figure::Open),
        stuck: outcome.estimate(Figure::Stuck),
        cycle_days: scaled(outcome, Figure::Cycle, DAY_MS),
        cycle_p50_days: scaled(outcome, Figure::CycleP50, DAY_MS),
        cycle_p90_days: scaled(outcome, Figure::CycleP90, DAY_MS),
        cycle_p95_days: scaled(outcome, Figure::CycleP95, DAY_MS),
        cycle_sd_days: scaled(outcome, Figure::CycleSd, DAY_MS),
        wait_days: each(outcome, |get| all_rest(get) / DAY_MS),
        work_hours: scaled(outcome, Figure::Work, HOUR_MS),
        other_work_hours: scaled(outcome, Figure::OtherWork, HOUR_MS),
        cost_euro: scaled(outcome, Figure::Cost, 100.0),
        critical_days_by_cause: Cause::ALL
            .into_iter()
            .map(|c| (c, scaled(outcome, Figure::Critical(c), DAY_MS)))
            .collect(),
        critical_work_days: scaled(outcome, Figure::CriticalWork, DAY_MS),
        flow_efficiency: each(outcome, |get| get(Figure::Work) / get(Figure::Cycle)),
        cycle_histogram: histogram.collect(),
    }
}

fn term_result(outcome: &Outcome, at: u32, term: &Term) -> TermResult {
    let figure = |f| outcome.estimate(Figure::Term(at, f));
    let mut histogram: Vec<u64> = Vec::new();
    for days in outcome.replications().iter().filter_map(|r| r.legal_days.get(at as usize)) {
        if histogram.len() < days.len() {
            histogram.resize(days.len(), 0);
        }
        for (sum, n) in histogram.iter_mut().zip(days) {
            *sum += u64::from(*n);
        }
    }
    let p90_days = figure(TermFigure::P90Days);
    let margin = Estimate { mean: f64::from(term.amount) - p90_days.mean, ..p90_days };
    TermResult {
        amount: term.amount,
        unit: term.unit,
        within: figure(TermFigure::Within),
        late: figure(TermFigure::Late),
        silent: figure(TermFigure::Silent),
        mean_days: figure(TermFigure::MeanDays),
        p90_days,
        margin_days: (term.unit != TermUnit::Months).then_some(margin),
        days_late: figure(TermFigure::DaysLate),
        promise: term.promise,
        histogram,
    }
}

fn office_result(outcome: &Outcome, at: u32, steps: &[u32]) -> OfficeResult {
    let figure = |f| Figure::Office(at, f);
    OfficeResult {
        load: outcome.estimate(figure(OfficeFigure::Load)),
        queue: outcome.estimate(figure(OfficeFigure::Queue)),
        wait_hours: scaled(outcome, figure(OfficeFigure::Wait), HOUR_MS),
        visits: outcome.estimate(figure(OfficeFigure::Visits)),
        share_of_wait: each(outcome, |get| office_rest(get, steps) / all_rest(get)),
        bottleneck_alone: outcome.estimate(figure(OfficeFigure::Sole)),
        bottleneck_shifting: outcome.estimate(figure(OfficeFigure::Shifting)),
        load_by_weekday: std::array::from_fn(|day| {
            outcome.estimate(figure(OfficeFigure::Weekday(day as u8)))
        }),
    }
}

fn step_result(outcome: &Outcome, at: u32) -> StepResult {
    let labels = outcome.labels();
    let figure = |f| Figure::Step(at, f);
    let office = labels.step_office.get(at as usize).and_then(|o| labels.offices.get(*o as usize));
    StepResult {
        office: office.cloned(),
        visits: outcome.estimate(figure(StepFigure::Visits)),
        work_hours: scaled(outcome, figure(StepFigure::Work), HOUR_MS),
        wait_days: scaled(outcome, figure(StepFigure::Wait), DAY_MS),
        wait_days_per_case: each(outcome, |get| step_rest(get, at) / DAY_MS),
        wait_days_by_cause: Cause::ALL
            .into_iter()
            .map(|c| (c, scaled(outcome, figure(StepFigure::Cause(c)), DAY_MS)))
            .filter(|(_, e)| e.mean > 0.0)
            .collect(),
        share_of_wait: each(outcome, |get| step_rest(get, at) / all_rest(get)),
        critical_days: scaled(outcome, figure(StepFigure::CriticalTime), DAY_MS),
        critical_share: outcome.estimate(figure(StepFigure::CriticalShare)),
    }
}

fn classes(outcome: &Outcome) -> BTreeMap<StepId, ClassResult> {
    let labels = outcome.labels();
    if labels.sources.len() < 2 {
        return BTreeMap::new();
    }
    let class = |at: u32| ClassResult {
        arrived: outcome.estimate(Figure::Class(at, ClassFigure::Arrived)),
        cycle_days: scaled(outcome, Figure::Class(at, ClassFigure::Cycle), DAY_MS),
        cycle_p90_days: scaled(outcome, Figure::Class(at, ClassFigure::CycleP90), DAY_MS),
        within: labels
            .terms
            .iter()
            .enumerate()
            .map(|(term, (id, _))| {
                (id.clone(), outcome.estimate(Figure::ClassWithin(at, term as u32)))
            })
            .collect(),
    };
    labels.sources.iter().enumerate().map(|(at, id)| (id.clone(), class(at as u32))).collect()
}

fn joins(outcome: &Outcome) -> Vec<JoinResult> {
    let mut joins: Vec<JoinResult> = Vec::new();
    for (at, label) in outcome.labels().branches.iter().enumerate() {
        let figure = |f| Figure::Branch(at as u32, f);
        let branch = BranchResult {
            flow: label.flow.clone(),
            last: outcome.estimate(figure(BranchFigure::Last)),
            lead_hours: scaled(outcome, figure(BranchFigure::Lead), HOUR_MS),
        };
        match joins.last_mut().filter(|_| label.first as usize != at) {
            Some(join) => join.branches.push(branch),
            None => joins.push(JoinResult { join: label.join.clone(), branches: vec![branch] }),
        }
    }
    // A join of one branch waits for nobody.
    joins.retain(|j| j.branches.len() > 1);
    joins
}

fn leaders(outcome: &Outcome) -> Leaders {
    let labels = outcome.labels();
    let steps_of = steps_of(labels);
    let offices = labels.offices.len() as u32;
    let load = |get: &dyn Fn(Figure) -> f64, at| get(Figure::Office(at, OfficeFigure::Load));
    let fullest = lead(outcome, offices, load);
    let slowest = lead(outcome, offices, |get, at| office_rest(get, &steps_of[at as usize]));
    let steps = lead(outcome, labels.steps.len() as u32, step_rest);
    let office = |at: &u32| labels.offices[*at as usize].clone();
    Leaders {
        fullest_offices: fullest.iter().map(office).collect(),
        slowest_offices: slowest.iter().map(office).collect(),
        slowest_steps: steps.iter().map(|at| labels.steps[*at as usize].clone()).collect(),
    }
}

/// The largest of a quantity, and all that paired differences over replications do not separate
/// from it; nothing where the largest is zero.
fn lead(
    outcome: &Outcome,
    count: u32,
    value: impl Fn(&dyn Fn(Figure) -> f64, u32) -> f64,
) -> Vec<u32> {
    let of = |at: u32| each(outcome, |get| value(get, at));
    let known = (0..count).map(|at| (at, of(at).mean)).filter(|(_, m)| *m > 0.0);
    let Some((first, top)) =
        known.reduce(|best, other| if other.1 > best.1 { other } else { best })
    else {
        return Vec::new();
    };
    let mut all = vec![first];
    for at in (0..count).filter(|at| *at != first) {
        // Far below the top nothing needs a test.
        if of(at).mean < 0.2 * top {
            continue;
        }
        let gap = each(outcome, |get| value(get, first) - value(get, at));
        if gap.n > 0 && gap.half_width.is_none_or(|h| gap.mean <= h) {
            all.push(at);
        }
    }
    all
}
