//! `Outcome`: replications merged in the order of their index, whatever order they come in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::net::{Labels, Net};
use super::plan::{Repeats, RunPlan};
use super::replication::{Figure, Replication, TermFigure};
use super::series::{MOST_BUCKETS, MOST_QUEUES};
use super::tally::{LimitHit, MAX_LEGAL_DAYS};
use crate::analysis::measure::Estimate;
use crate::model::finding::{Finding, Place};

/// Times in a row that the precision must be reached, so that a run does not stop by luck.
const IN_A_ROW: usize = 3;

/// Most figures kept, 8 bytes each: larger procedures get fewer replications.
const MOST_FIGURES: usize = 60_000_000;
/// Replications kept of any procedure.
const LEAST_KEPT: usize = 10;

/// What a run has measured so far.
#[derive(Clone, Debug)]
pub struct Outcome {
    plan: RunPlan,
    labels: Arc<Labels>,
    findings: Vec<Finding>,
    /// Replications 0.. without a gap; shared, since a picture of a run under way is often taken.
    done: Vec<Arc<Replication>>,
    /// Replications that came before one with a smaller index.
    early: BTreeMap<u32, Replication>,
    reached: usize,
    complete: bool,
    /// Whether it ended because no more replications can be kept.
    is_cut: bool,
}

impl Outcome {
    /// An outcome without any replication yet.
    pub fn new(net: &Net, plan: &RunPlan) -> Self {
        Self {
            plan: *plan,
            labels: Arc::clone(net.labels()),
            findings: net.findings().to_vec(),
            done: Vec::new(),
            early: BTreeMap::new(),
            reached: 0,
            complete: false,
            is_cut: false,
        }
    }

    /// Adds one replication. Those behind the one at which the run was complete are dropped, so the
    /// result is the same however many threads worked on it.
    pub fn merge(&mut self, replication: Replication) {
        self.early.insert(replication.index, replication);
        while !self.complete {
            let Some(next) = self.early.remove(&(self.done.len() as u32)) else { break };
            let cancelled = next.limit == Some(LimitHit::Cancelled);
            if cancelled {
                break;
            }
            self.done.push(Arc::new(next));
            self.complete = self.is_enough();
        }
    }

    /// Replications that can be kept of a procedure of this size; an even number.
    fn most_kept(&self) -> usize {
        let labels = &self.labels;
        let queues = labels.offices.len().min(MOST_QUEUES) as u64 * MOST_BUCKETS / 2;
        let days = labels.terms.len() * MAX_LEGAL_DAYS / 2;
        let size = Figure::count(labels) + days + queues as usize;
        (MOST_FIGURES / size.max(1)).max(LEAST_KEPT) / 2 * 2
    }

    fn is_enough(&mut self) -> bool {
        let n = self.done.len();
        if n >= self.most_kept() {
            self.is_cut = n < self.plan.repeats.most() as usize;
            return true;
        }
        match self.plan.repeats {
            Repeats::Fixed(most) => n >= most.max(1) as usize,
            // Half of a mirrored pair says nothing yet.
            Repeats::Precision { .. } if self.plan.mirrored && !n.is_multiple_of(2) => false,
            Repeats::Precision { min, max, relative } => {
                self.reached = if self.is_precise(relative) { self.reached + 1 } else { 0 };
                n >= max.max(min).max(1) as usize
                    || (n >= min.max(5) as usize && self.reached >= IN_A_ROW)
            }
        }
    }

    fn is_precise(&self, relative: f64) -> bool {
        let cycle = self.estimate(Figure::Cycle);
        let narrow = cycle.half_width.is_some_and(|h| h <= relative * cycle.mean);
        narrow
            && (0..self.labels.terms.len() as u32).all(|t| {
                let within = self.estimate(Figure::Term(t, TermFigure::Within));
                within.n == 0 || within.half_width.is_some_and(|h| h <= relative)
            })
    }

    /// Whether the plan is fulfilled.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The plan.
    pub fn plan(&self) -> &RunPlan {
        &self.plan
    }

    /// Names of steps, offices and terms.
    pub fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// Replications so far, in order.
    pub fn replications(&self) -> &[Arc<Replication>] {
        &self.done
    }

    /// Values of one figure: one a replication, or one a pair of mirrored replications.
    pub fn values(&self, figure: Figure) -> impl Iterator<Item = f64> {
        let at = figure.at(&self.labels);
        self.each(move |r| r.figures[at])
    }

    /// A quantity of each replication, or its mean over each pair of mirrored replications: values
    /// that do not depend on each other. A mirrored replication without its other half is left out.
    pub fn each(&self, value: impl Fn(&Replication) -> f64) -> impl Iterator<Item = f64> {
        let size = if self.plan.mirrored { 2 } else { 1 };
        self.done.chunks_exact(size).map(move |unit| {
            let known = unit.iter().map(|r| value(r)).filter(|v| !v.is_nan());
            let (sum, n) = known.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
            sum / n
        })
    }

    /// Mean and interval of one figure.
    pub fn estimate(&self, figure: Figure) -> Estimate {
        let estimate = Estimate::of(self.values(figure));
        match figure {
            Figure::Outcome(_)
            | Figure::Term(_, TermFigure::Within | TermFigure::Late | TermFigure::Silent) => {
                let at = Figure::Finished.at(&self.labels);
                estimate.of_cases(self.done.iter().map(|r| r.figures[at]).sum())
            }
            _ => estimate,
        }
    }

    /// Findings of the net, and those of the run: limits reached, cases open or stuck, books that
    /// do not agree.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        let limits: std::collections::BTreeSet<LimitHit> =
            self.done.iter().filter_map(|r| r.limit).collect();
        for limit in limits {
            let code = match limit {
                LimitHit::Cancelled => continue,
                LimitHit::Events => "limit-events",
                LimitHit::OpenCases => "limit-open-cases",
                LimitHit::TokensPerCase => "limit-tokens",
                LimitHit::EndlessLoop => "limit-endless-loop",
            };
            findings.push(Finding::error(Place::Study, code));
        }
        if self.is_cut {
            let kept = self.done.len();
            findings.push(Finding::note(Place::Study, "limit-kept").with("replications", kept));
        }
        let arrived = self.estimate(Figure::Arrived).mean;
        if arrived <= 0.0 {
            findings.push(Finding::warning(Place::Study, "cases-none"));
        }
        let open = self.estimate(Figure::Open).mean;
        let stuck = self.estimate(Figure::Stuck).mean;
        if stuck > 0.0 {
            let share = (stuck / arrived * 1000.0).round() / 10.0;
            findings.push(Finding::error(Place::Study, "cases-stuck").with("percent", share));
        }
        if open > 0.01 * arrived {
            let share = (open / arrived * 1000.0).round() / 10.0;
            findings.push(Finding::warning(Place::Study, "cases-open").with("percent", share));
        }
        if self.done.iter().any(|r| !r.sound) {
            findings.push(Finding::error(Place::Study, "books-disagree"));
        }
        findings
    }
}
