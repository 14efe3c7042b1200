//! Steps ranked by the question asked, each value with its interval or the label of an exact one.

use std::collections::BTreeMap;

use crate::analysis::exact::Exact;
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::net::Cause;
use crate::analysis::simulate::replication::{Figure, OfficeFigure, StepFigure};
use crate::app::results::{DAY_MS, Run};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;
use crate::ui::spoken;

use super::question::Question;

/// Milliseconds of a minute.
const MINUTE_MS: f64 = 60_000.0;

/// What cannot be measured.
const NOTHING: Estimate = Estimate { mean: f64::NAN, half_width: None, n: 0 };

/// How a value came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// Measured in the run: it has an interval.
    Measured,
    /// Calculated, without an interval.
    Exact,
    /// Calculated with something left out.
    Approximate,
}

impl Method {
    /// What stands before a value in place of an interval.
    pub(super) fn sign(self) -> Option<&'static str> {
        match self {
            Self::Measured => None,
            Self::Exact => Some("="),
            Self::Approximate => Some("≈"),
        }
    }

    /// Key of its name.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Measured => "figure-measured",
            Self::Exact => "figure-exact",
            Self::Approximate => "figure-approximate",
        }
    }
}

/// A row of the ranking.
pub(super) struct Row {
    pub(super) step: StepId,
    /// Its place among the figures of the run.
    pub(super) index: Option<u32>,
    pub(super) name: String,
    pub(super) office: String,
    /// In the unit of the question.
    pub(super) value: Estimate,
    pub(super) method: Method,
    /// Part of the sum over all steps, 0..=1; 0 where values have no sum.
    pub(super) share: f64,
    /// What a case mostly waits for here.
    pub(super) cause: Option<Cause>,
    /// Share of ended cases on whose critical path it lies.
    pub(super) on_path: Option<Estimate>,
    /// From 1; rows whose intervals touch share one.
    pub(super) rank: usize,
}

impl Row {
    /// Half of the interval; nothing for what is calculated, without end for what was measured once.
    fn reach(&self) -> f64 {
        match self.method {
            Method::Measured => self.value.half_width.unwrap_or(f64::INFINITY),
            Method::Exact | Method::Approximate => 0.0,
        }
    }
}

/// Steps in the order of the question; ranks whose intervals touch the one before share a number.
pub(super) fn rank(
    cx: &Cx<'_>,
    p: &Procedure,
    (run, exact): (Option<&Run>, Option<&Exact>),
    question: Question,
) -> Vec<Row> {
    let values = values(p, run, exact, question);
    let method = match exact {
        _ if question != Question::Cost => Method::Measured,
        Some(exact) if exact.approximations.is_empty() => Method::Exact,
        _ => Method::Approximate,
    };
    let total: f64 = match (question, run) {
        // Where cases rest at what is no activity, that is part of the whole.
        (Question::Wait | Question::Help, Some(run)) => Cause::ALL
            .iter()
            .map(|c| run.estimate(Figure::Cause(*c)).mean / DAY_MS)
            .filter(|v| v.is_finite())
            .sum(),
        (Question::Work, Some(run)) => run.estimate(Figure::Work).mean / MINUTE_MS,
        _ if question.has_shares() => values.iter().map(|v| v.2.mean).sum(),
        _ => 0.0,
    };
    let mut rows: Vec<Row> = Vec::new();
    for (id, index, value) in values {
        let Some(step) = p.step(&id) else { continue };
        let office = p.office_of(step).and_then(|o| p.office(o));
        let measured = run.zip(index);
        rows.push(Row {
            name: spoken::step_name(cx.words, p, &ItemId::Step(id.clone())),
            office: office.map(|o| o.name.get(cx.words.language()).to_owned()).unwrap_or_default(),
            step: id,
            index,
            value,
            method,
            share: if total > 0.0 { value.mean / total } else { 0.0 },
            cause: measured
                .filter(|_| question == Question::Wait)
                .and_then(|(run, i)| main_cause(run, i)),
            on_path: measured
                .filter(|_| question == Question::Critical)
                .map(|(run, i)| run.estimate(Figure::Step(i, StepFigure::CriticalShare))),
            rank: 0,
        });
    }
    rows.sort_by(|a, b| b.value.mean.total_cmp(&a.value.mean).then(a.step.cmp(&b.step)));
    for i in 0..rows.len() {
        let touches = i > 0 && {
            let (a, b) = (&rows[i - 1], &rows[i]);
            a.value.mean - a.reach() <= b.value.mean + b.reach()
        };
        rows[i].rank = if touches { rows[i - 1].rank } else { i + 1 };
    }
    rows
}

/// The activities that have a value, with their places in the run.
fn values(
    p: &Procedure,
    run: Option<&Run>,
    exact: Option<&Exact>,
    question: Question,
) -> Vec<(StepId, Option<u32>, Estimate)> {
    let is_activity = |id: &StepId| p.step(id).is_some_and(|s| s.kind.is_activity());
    if question == Question::Cost {
        let Some(exact) = exact else { return Vec::new() };
        let labels = run.into_iter().flat_map(|r| r.labels().steps.iter().zip(0_u32..));
        let places: BTreeMap<&StepId, u32> = labels.collect();
        let cost = |mean: f64| Estimate { mean, half_width: None, n: 1 };
        let steps = exact.steps.iter().map(|(id, s)| (id, s.cost_euro_per_case));
        return steps
            .filter(|(id, euro)| is_activity(id) && euro.is_finite())
            .map(|(id, euro)| (id.clone(), places.get(id).copied(), cost(euro)))
            .collect();
    }
    let Some(run) = run else { return Vec::new() };
    let steps = run.labels().steps.iter().zip(0_u32..);
    steps
        .filter(|(id, _)| is_activity(id))
        .map(|(id, i)| (id.clone(), Some(i), value_of(run, question, i)))
        .filter(|(_, _, value)| value.n > 0 && value.mean.is_finite())
        .collect()
}

fn value_of(run: &Run, question: Question, step: u32) -> Estimate {
    let of_office = |figure: OfficeFigure| {
        let office = run.labels().step_office.get(step as usize).copied();
        office
            .filter(|o| *o != u32::MAX)
            .map_or(NOTHING, |o| run.estimate(Figure::Office(o, figure)))
    };
    match question {
        Question::Wait | Question::Help => run.wait_days(step),
        Question::Work => {
            let labels = run.labels();
            let visits = Figure::Step(step, StepFigure::Visits).at(labels);
            let work = Figure::Step(step, StepFigure::Work).at(labels);
            Estimate::of(run.outcome.each(|r| {
                let (v, w) = (r.figures[visits], r.figures[work]);
                if v > 0.0 { v * w / MINUTE_MS } else { 0.0 }
            }))
        }
        Question::Load => of_office(OfficeFigure::Load),
        Question::Queue => of_office(OfficeFigure::Queue),
        Question::Critical => {
            run.sum(&[Figure::Step(step, StepFigure::CriticalTime)], 1.0 / DAY_MS)
        }
        Question::Cost => NOTHING,
    }
}

fn main_cause(run: &Run, step: u32) -> Option<Cause> {
    let mean = |c: Cause| cause_days(run, step, c);
    let best = Cause::ALL.into_iter().max_by(|a, b| mean(*a).total_cmp(&mean(*b)))?;
    (mean(best) > 0.0).then_some(best)
}

/// Mean rest of a case at a step for a cause, in days; 0 where it was never measured.
pub(super) fn cause_days(run: &Run, step: u32, cause: Cause) -> f64 {
    let days = run.estimate(Figure::Step(step, StepFigure::Cause(cause))).mean / DAY_MS;
    if days.is_finite() { days } else { 0.0 }
}
