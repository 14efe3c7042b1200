//! The laboratory: replications of tweaked nets, each kept as a few figures, and what they say in
//! pairs. A question that needs replications not there yet asks for them and is asked again later.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::subject::Subject;
use super::tweak::{Tweak, tweaked};
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::net::{Cause, Net};
use crate::analysis::simulate::plan::{Detail, RunPlan};
use crate::analysis::simulate::replicate;
use crate::analysis::simulate::replication::{Figure, Replication, StepFigure, TermFigure};
use crate::analysis::simulate::tally::LimitHit;
use crate::analysis::simulate::watch::Watch;

const DAY_MS: f64 = 86_400_000.0;
/// Most replications asked for at once, so that partial results come soon and a stop is quick.
const AT_ONCE: usize = 64;
/// Replications of the base that say what one costs.
const COSTED: usize = 8;

/// One replication of a tweaked net, to be run anywhere.
#[derive(Clone, Debug)]
pub struct Job {
    subject: Arc<Subject>,
    tweaks: Arc<Vec<Tweak>>,
    own: Option<Arc<Net>>,
    plan: RunPlan,
    arm: usize,
    index: u32,
}

impl Job {
    /// Runs it. The same job gives the same bytes anywhere.
    pub fn run(&self, watch: &mut dyn Watch) -> Replication {
        let net = self.own.as_ref().unwrap_or(&self.subject.net);
        if self.tweaks.is_empty() {
            return replicate(net, &self.plan, self.index, watch);
        }
        let net = tweaked(net, &self.tweaks, &self.subject.wanted);
        replicate(&net, &self.plan, self.index, watch)
    }
}

/// What is kept of a replication.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) mean_days: f64,
    pub(super) p90_days: f64,
    pub(super) cost_euro: f64,
    /// Share within each term.
    pub(super) within: Vec<f64>,
    /// Rest in the queue of each office, days a case.
    pub(super) queues: Vec<f64>,
}

/// Replications of one set of tweaks, or of another procedure.
#[derive(Debug)]
struct Arm {
    tweaks: Arc<Vec<Tweak>>,
    /// The net of another procedure, in place of the subject's.
    own: Option<Arc<Net>>,
    /// Index of the first replication; the base and all that is paired with it begin at 0.
    from: u32,
    samples: Vec<Sample>,
}

/// What the best change is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// The share decided within a term: of several, the one most often missed.
    Within(crate::model::id::TermId),
    /// The mean time from arrival to end: there is no term, or none is missed.
    MeanTime,
}

/// What came of asking for replications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// They are there.
    There,
    /// They have been ordered: ask again.
    Ordered,
    /// They would cost more than the question may.
    TooDear,
}

/// Counted work: replications, and events in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spent {
    /// Replications.
    pub replications: u32,
    /// Arrivals and tasks done in them.
    pub events: f64,
}

/// All replications so far.
#[derive(Debug)]
pub(super) struct Lab {
    pub(super) subject: Arc<Subject>,
    plan: RunPlan,
    arms: Vec<Arm>,
    found: BTreeMap<Vec<(u8, u32, u32, u64)>, usize>,
    ordered: Vec<(usize, u32)>,
    out: usize,
    /// Sums over base replications of the rest of a case at each step by cause, in ms.
    rest: Vec<[f64; Cause::ALL.len()]>,
    pub(super) spent: Spent,
    /// Events of the first replications of the base: what one replication costs.
    costs: Vec<f64>,
    /// Replications ended early by a limit.
    pub(super) limited: u32,
    /// What the question asked now may still cost.
    left: Spent,
}

impl Lab {
    pub(super) fn new(subject: Arc<Subject>, plan: &RunPlan) -> Self {
        let rest = vec![[0.0; Cause::ALL.len()]; subject.net.labels.steps.len()];
        let mut lab = Self {
            subject,
            // Nothing is asked here of which more than the figures need be known.
            plan: RunPlan { detail: Detail::Figures, ..*plan },
            arms: Vec::new(),
            found: BTreeMap::new(),
            ordered: Vec::new(),
            out: 0,
            rest,
            spent: Spent::default(),
            costs: Vec::new(),
            limited: 0,
            left: Spent::default(),
        };
        lab.arm(Vec::new(), 0);
        lab
    }

    /// The arm of the procedure as it is.
    pub(super) const BASE: usize = 0;

    /// The arm with these tweaks; replications from `from` on.
    pub(super) fn arm(&mut self, tweaks: Vec<Tweak>, from: u32) -> usize {
        let mut key: Vec<_> = tweaks.iter().map(Tweak::key).collect();
        key.push((u8::MAX, from, 0, 0));
        if let Some(at) = self.found.get(&key) {
            return *at;
        }
        let at = self.arms.len();
        self.found.insert(key, at);
        self.arms.push(Arm { tweaks: Arc::new(tweaks), own: None, from, samples: Vec::new() });
        at
    }

    /// A new arm for the net of a changed procedure; replications from `from` on.
    pub(super) fn arm_of(&mut self, net: Arc<Net>, from: u32) -> usize {
        let (tweaks, samples) = (Arc::default(), Vec::new());
        self.arms.push(Arm { tweaks, own: Some(net), from, samples });
        self.arms.len() - 1
    }

    /// A new question begins, which may cost so much.
    pub(super) fn allow(&mut self, left: Spent) {
        self.left = left;
    }

    /// Asks for replications of an arm up to the `n`-th.
    pub(super) fn ask(&mut self, arm: usize, n: u32) -> Asked {
        let there = self.arms[arm].samples.len() as u32;
        if there >= n {
            return Asked::There;
        }
        if self.ordered.contains(&(arm, self.arms[arm].from + n - 1)) {
            return Asked::Ordered;
        }
        let missing = n - there;
        let each = self.costs.iter().sum::<f64>() / self.costs.len().max(1) as f64;
        let cost = each * f64::from(missing);
        if self.left.replications < missing || self.left.events < cost {
            return Asked::TooDear;
        }
        self.left.replications -= missing;
        self.left.events -= cost;
        let from = self.arms[arm].from;
        let wanted = (there..n).map(|i| (arm, from + i));
        let fresh: Vec<_> = wanted.filter(|w| !self.ordered.contains(w)).collect();
        self.ordered.extend(fresh);
        Asked::Ordered
    }

    /// Asks for replications of several arms; those too dear are left out.
    pub(super) fn ask_all(&mut self, arms: &[usize], n: u32) -> Option<Vec<usize>> {
        let mut there = Vec::new();
        let mut waits = false;
        for arm in arms {
            match self.ask(*arm, n) {
                Asked::There => there.push(*arm),
                Asked::Ordered => waits = true,
                Asked::TooDear => {}
            }
        }
        (!waits).then_some(there)
    }

    /// Whether replications are ordered that were not given yet.
    pub(super) fn waits(&self) -> bool {
        !self.ordered.is_empty()
    }

    /// The next replications to run; none while some are out.
    pub(super) fn jobs(&mut self) -> Vec<Job> {
        if self.out > 0 {
            return Vec::new();
        }
        self.out = self.ordered.len().min(AT_ONCE);
        let of = |&(arm, index): &(usize, u32)| Job {
            subject: Arc::clone(&self.subject),
            tweaks: Arc::clone(&self.arms[arm].tweaks),
            own: self.arms[arm].own.clone(),
            plan: self.plan,
            arm,
            index,
        };
        self.ordered[..self.out].iter().map(of).collect()
    }

    /// Takes the replication of a job; jobs must be given back in the order they came.
    pub(super) fn give(&mut self, job: &Job, replication: &Replication) {
        if self.ordered.first() == Some(&(job.arm, job.index)) {
            self.ordered.remove(0);
            self.out = self.out.saturating_sub(1);
            self.keep(job.arm, replication);
        }
    }

    /// Takes up to `most` replications of the base that somebody else has run, of the same plan.
    pub(super) fn lend(&mut self, replications: &[Arc<Replication>], most: u32) {
        for replication in replications.iter().take(most as usize) {
            if replication.index == self.count(Self::BASE) {
                self.keep(Self::BASE, replication);
            }
        }
    }

    fn keep(&mut self, arm: usize, replication: &Replication) {
        let own = self.arms[arm].own.as_ref();
        let labels = Arc::clone(own.unwrap_or(&self.subject.net).labels());
        let get = |figure: Figure| replication.get(&labels, figure);
        let mut queues = vec![0.0; labels.offices.len()];
        for (at, office) in labels.step_office.iter().enumerate() {
            let of = |cause| {
                let value = get(Figure::Step(at as u32, StepFigure::Cause(cause)));
                if value.is_finite() { value } else { 0.0 }
            };
            if let Some(queue) = queues.get_mut(*office as usize) {
                *queue += of(Cause::OfficeQueue) / DAY_MS;
            }
            if arm == Self::BASE {
                for cause in Cause::ALL {
                    self.rest[at][cause as usize] += of(cause);
                }
            }
        }
        // In the order of the subject: a changed procedure may know its terms in another.
        let terms = self.subject.net.labels.terms.iter().map(|(id, _)| {
            let at = labels.terms.iter().position(|(own, _)| own == id)?;
            Some(get(Figure::Term(at as u32, TermFigure::Within)))
        });
        let sample = Sample {
            mean_days: get(Figure::Cycle) / DAY_MS,
            p90_days: get(Figure::CycleP90) / DAY_MS,
            cost_euro: get(Figure::Cost) / 100.0,
            within: terms.map(|share| share.unwrap_or(f64::NAN)).collect(),
            queues,
        };
        self.spent.replications += 1;
        let events = get(Figure::Events);
        let events = if events.is_finite() { events } else { 0.0 };
        self.spent.events += events;
        if arm == Self::BASE && self.costs.len() < COSTED {
            self.costs.push(events);
        }
        let is_cut = replication.limit.is_some_and(|limit| limit != LimitHit::Cancelled);
        self.limited += u32::from(is_cut);
        self.arms[arm].samples.push(sample);
    }

    /// Replications of an arm.
    pub(super) fn count(&self, arm: usize) -> u32 {
        self.arms[arm].samples.len() as u32
    }

    /// Rest of a case of the base at a step for a cause, in days.
    pub(super) fn rest(&self, step: u32, cause: Cause) -> f64 {
        self.rest[step as usize][cause as usize] / DAY_MS / f64::from(self.count(Self::BASE).max(1))
    }

    /// How many values that do not depend on each other `n` replications give: mirrored ones come in
    /// pairs.
    pub(super) fn units(&self, n: u32) -> u32 {
        n / self.size()
    }

    fn size(&self) -> u32 {
        if self.plan.mirrored { 2 } else { 1 }
    }

    /// The values of the first `n` replications of an arm, or their means over mirrored pairs.
    pub(super) fn values<'a>(
        &'a self,
        arm: usize,
        n: u32,
        value: impl Fn(&Sample) -> f64 + 'a,
    ) -> impl Iterator<Item = f64> + 'a {
        let all = &self.arms[arm].samples;
        all[..all.len().min(n as usize)].chunks_exact(self.size() as usize).map(move |unit| {
            let known = unit.iter().map(&value).filter(|v| !v.is_nan());
            let (sum, n) = known.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
            sum / n
        })
    }

    /// Mean and interval over the first `n` replications of an arm.
    pub(super) fn mean(&self, arm: usize, n: u32, value: impl Fn(&Sample) -> f64) -> Estimate {
        Estimate::of(self.values(arm, n, value))
    }

    /// How a value differs, second arm less first, over the first `n` pairs with the same luck.
    pub(super) fn gap(
        &self,
        first: usize,
        second: usize,
        n: u32,
        value: impl Fn(&Sample) -> f64,
    ) -> Estimate {
        let n = n.min(self.count(first)).min(self.count(second));
        let first = self.values(first, n, &value);
        Estimate::of(self.values(second, n, &value).zip(first).map(|(b, a)| b - a))
    }
}

/// The places of things put in order, best first: those that chance does not let one tell from the
/// first of a place share it. `gap` is how much the second of two is better than the first.
pub(super) fn places(n: usize, gap: impl Fn(usize, usize) -> Estimate) -> Vec<u32> {
    let mut leader: Option<(u32, usize)> = None;
    let place = |at: usize| {
        let same = leader.filter(|(_, lead)| {
            let gap = gap(at, *lead);
            gap.half_width.is_none_or(|h| gap.mean <= h)
        });
        let (place, lead) = same.unwrap_or((at as u32 + 1, at));
        leader = Some((place, lead));
        place
    };
    (0..n).map(place).collect()
}

/// Whether chance alone could explain a difference: its interval holds zero, and it is not exactly
/// nothing in every pair.
pub fn cannot_tell(difference: &Estimate) -> bool {
    let is_nothing = difference.half_width == Some(0.0) && difference.mean.abs() < f64::EPSILON;
    !is_nothing && difference.half_width.is_none_or(|h| difference.mean.abs() <= h)
}
