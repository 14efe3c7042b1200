//! Differences between two runs that share their luck, with paired intervals.
//!
//! Two variants run with the same seed draw the same arrivals, work and shares wherever they share
//! steps (common random numbers), so the difference of each replication is far less noisy than the
//! runs themselves. Paired-t interval: Law, *Simulation Modeling and Analysis*, ch. 11.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Estimate;
use super::results::{DAY_MS, HOUR_MS, all_rest, step_rest};
use crate::analysis::simulate::net::{Cause, Labels};
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::replication::{
    Figure, OfficeFigure, Replication, StepFigure, TermFigure,
};
use crate::model::id::{OfficeId, StepId, TermId};

/// How one figure changes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Change {
    /// In the first run.
    pub before: Estimate,
    /// In the second run.
    pub after: Estimate,
    /// Second less first, a replication; the interval is that of the difference.
    pub delta: Estimate,
    /// The difference in percent of the first; null when the first is 0.
    pub percent: Option<f64>,
    /// Whether the interval of the difference covers zero: chance alone could explain it.
    pub cannot_tell: bool,
}

/// How a term changes; fields as in the results of one run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TermChange {
    /// Share decided within.
    pub within: Change,
    /// Share decided after it.
    pub late: Change,
    /// Share ended by silence.
    pub silent: Change,
    /// Mean legal days.
    pub mean_days: Change,
    /// Percentile 90 of legal days.
    pub p90_days: Change,
}

/// How an office changes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OfficeChange {
    /// Load.
    pub load: Change,
    /// Mean queue.
    pub queue: Change,
    /// Mean wait for it, a visit.
    pub wait_hours: Change,
}

/// How a step changes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StepChange {
    /// Visits of a case.
    pub visits: Change,
    /// Work of a visit.
    pub work_hours: Change,
    /// Rest of a case.
    pub wait_days_per_case: Change,
}

/// All differences; terms, offices and steps that only one of the two has are left out.
#[derive(Clone, Debug, Serialize)]
pub struct Differences {
    /// Replications of each side.
    pub replications: u32,
    /// Whether the two share their luck: same seed, same extent.
    pub paired: bool,
    /// Keys as in the `cases` of one run: `cycle_days`, `cycle_p50_days`, `cycle_p90_days`,
    /// `wait_days`, `work_hours`, `other_work_hours`, `cost_euro`.
    pub cases: BTreeMap<&'static str, Change>,
    /// Rest of a case by cause, days.
    pub wait_days_by_cause: BTreeMap<Cause, Change>,
    /// Terms.
    pub terms: BTreeMap<TermId, TermChange>,
    /// Offices.
    pub offices: BTreeMap<OfficeId, OfficeChange>,
    /// Steps.
    pub steps: BTreeMap<StepId, StepChange>,
}

/// The value of a figure in one replication.
pub(super) type Get<'a> = &'a dyn Fn(Figure) -> f64;

/// Two runs, second against first.
pub(super) struct Pair<'a> {
    pub(super) before: &'a Outcome,
    pub(super) after: &'a Outcome,
    n: usize,
    paired: bool,
}

impl<'a> Pair<'a> {
    /// The replications both have; paired where the two share their luck.
    pub(super) fn of(before: &'a Outcome, after: &'a Outcome) -> Self {
        let (plan, other) = (before.plan(), after.plan());
        let paired = plan.seed == other.seed
            && plan.extent == other.extent
            && plan.mirrored == other.mirrored;
        let n = before.replications().len().min(after.replications().len());
        Self { before, after, n, paired }
    }
}

impl Pair<'_> {
    /// How a quantity of a replication changes.
    pub(super) fn change(
        &self,
        before: impl Fn(Get<'_>) -> f64,
        after: impl Fn(Get<'_>) -> f64,
    ) -> Change {
        let a: Vec<f64> = values(self.before, self.n, before);
        let b: Vec<f64> = values(self.after, self.n, after);
        let delta = if self.paired {
            Estimate::of(a.iter().zip(&b).map(|(a, b)| b - a))
        } else {
            apart(&a, &b)
        };
        let before = Estimate::of(a.into_iter());
        let after = Estimate::of(b.into_iter());
        let percent = (before.mean != 0.0 && before.mean.is_finite() && delta.mean.is_finite())
            .then(|| 100.0 * delta.mean / before.mean);
        let cannot_tell = delta.half_width.is_none_or(|h| delta.mean.abs() <= h);
        // Nothing moves at all: that can be told.
        let cannot_tell = cannot_tell && !(delta.mean == 0.0 && delta.half_width == Some(0.0));
        Change { before, after, delta, percent, cannot_tell }
    }

    /// How a figure changes, in a unit.
    pub(super) fn same(&self, a: Figure, b: Figure, unit: f64) -> Change {
        self.change(|get| get(a) / unit, |get| get(b) / unit)
    }
}

fn values(outcome: &Outcome, n: usize, value: impl Fn(Get<'_>) -> f64) -> Vec<f64> {
    let labels = outcome.labels();
    let of = |r: &Replication| value(&|figure| r.figures[figure.at(labels)]);
    outcome.each(of).take(n).collect()
}

/// The difference of two independent means. Welch, Biometrika 34 (1947), with the smaller number of
/// degrees of freedom, which errs on the careful side.
fn apart(before: &[f64], after: &[f64]) -> Estimate {
    let before = Estimate::of(before.iter().copied());
    let after = Estimate::of(after.iter().copied());
    let half_width = before.half_width.zip(after.half_width).map(|(h, k)| libm::hypot(h, k));
    Estimate { mean: after.mean - before.mean, half_width, n: before.n.min(after.n) }
}

/// All differences between two runs, the second less the first.
pub fn difference(before: &Outcome, after: &Outcome) -> Differences {
    let pair = Pair::of(before, after);
    let (a, b) = (before.labels(), after.labels());
    Differences {
        replications: pair.n as u32,
        paired: pair.paired,
        cases: cases(&pair),
        wait_days_by_cause: Cause::ALL
            .into_iter()
            .map(|c| (c, pair.same(Figure::Cause(c), Figure::Cause(c), DAY_MS)))
            .collect(),
        terms: terms(&pair, a, b),
        offices: offices(&pair, a, b),
        steps: steps(&pair, a, b),
    }
}

fn cases(pair: &Pair<'_>) -> BTreeMap<&'static str, Change> {
    let same = |figure, unit| pair.same(figure, figure, unit);
    BTreeMap::from([
        ("cycle_days", same(Figure::Cycle, DAY_MS)),
        ("cycle_p50_days", same(Figure::CycleP50, DAY_MS)),
        ("cycle_p90_days", same(Figure::CycleP90, DAY_MS)),
        ("cycle_p95_days", same(Figure::CycleP95, DAY_MS)),
        ("wait_days", pair.change(|get| all_rest(get) / DAY_MS, |get| all_rest(get) / DAY_MS)),
        ("work_hours", same(Figure::Work, HOUR_MS)),
        ("other_work_hours", same(Figure::OtherWork, HOUR_MS)),
        ("cost_euro", same(Figure::Cost, 100.0)),
    ])
}

/// Things both runs have, with their places in each.
pub(super) fn both<'a, I: Ord>(
    a: impl Iterator<Item = &'a I>,
    b: impl Iterator<Item = &'a I>,
) -> Vec<(&'a I, u32, u32)> {
    let places: BTreeMap<&I, u32> = b.zip(0..).collect();
    a.zip(0..).filter_map(|(id, at)| places.get(id).map(|other| (id, at, *other))).collect()
}

fn terms(pair: &Pair<'_>, a: &Labels, b: &Labels) -> BTreeMap<TermId, TermChange> {
    let shared = both(a.terms.iter().map(|t| &t.0), b.terms.iter().map(|t| &t.0));
    let change = |x, y| {
        let of = |f: TermFigure| pair.same(Figure::Term(x, f), Figure::Term(y, f), 1.0);
        TermChange {
            within: of(TermFigure::Within),
            late: of(TermFigure::Late),
            silent: of(TermFigure::Silent),
            mean_days: of(TermFigure::MeanDays),
            p90_days: of(TermFigure::P90Days),
        }
    };
    shared.into_iter().map(|(id, x, y)| (id.clone(), change(x, y))).collect()
}

fn offices(pair: &Pair<'_>, a: &Labels, b: &Labels) -> BTreeMap<OfficeId, OfficeChange> {
    let change = |x, y| {
        let of =
            |f: OfficeFigure, unit| pair.same(Figure::Office(x, f), Figure::Office(y, f), unit);
        OfficeChange {
            load: of(OfficeFigure::Load, 1.0),
            queue: of(OfficeFigure::Queue, 1.0),
            wait_hours: of(OfficeFigure::Wait, HOUR_MS),
        }
    };
    let shared = both(a.offices.iter(), b.offices.iter());
    shared.into_iter().map(|(id, x, y)| (id.clone(), change(x, y))).collect()
}

fn steps(pair: &Pair<'_>, a: &Labels, b: &Labels) -> BTreeMap<StepId, StepChange> {
    let change = |x, y| {
        let of = |f: StepFigure, unit| pair.same(Figure::Step(x, f), Figure::Step(y, f), unit);
        StepChange {
            visits: of(StepFigure::Visits, 1.0),
            work_hours: of(StepFigure::Work, HOUR_MS),
            wait_days_per_case: pair
                .change(|get| step_rest(get, x) / DAY_MS, |get| step_rest(get, y) / DAY_MS),
        }
    };
    let shared = both(a.steps.iter(), b.steps.iter());
    shared.into_iter().map(|(id, x, y)| (id.clone(), change(x, y))).collect()
}
