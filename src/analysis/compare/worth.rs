//! Which change brings the gain: each change alone against the first procedure, and each left out
//! against the second, in pairs of replications with the same luck.
//!
//! [`Worth`] is a state machine like [`crate::analysis::levers`]: it hands out replications as jobs,
//! takes them back in the same order, and hands out the next; the answer depends on the procedures,
//! the plan and the effort alone. All changes get a few pairs; those that chance could still explain
//! get more. Changes that no run can tell from none (names, notes) are not tried, and said.

mod simulated;

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::joined::Joined;
use crate::analysis::levers::lab::cannot_tell;
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::plan::{Detail, Repeats, RunPlan};
use crate::analysis::simulate::replicate;
use crate::analysis::simulate::replication::{Figure, Replication, TermFigure};
use crate::analysis::simulate::watch::Watch;
use crate::model::id::TermId;

const DAY_MS: f64 = 86_400_000.0;
/// Most replications handed out at once, so that partial results come soon and a stop is quick.
const AT_ONCE: usize = 32;
/// Most steps of all procedures made ready at once; of larger ones fewer changes are tried.
const MOST_STEPS: usize = 400_000;
/// The arms of the two procedures as they are.
const BEFORE: usize = 0;
const AFTER: usize = 1;

/// What changes are judged by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// The share decided within a term, 0..=1; more is better.
    Within(TermId),
    /// The mean time from arrival to end, days.
    MeanTime,
    /// The cost of a case, euro.
    Cost,
}

impl Aim {
    /// Whether less of it is better.
    pub fn less_is_better(&self) -> bool {
        !matches!(self, Self::Within(_))
    }
}

/// How much is tried. Never seconds, so that the answer is the same on every machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    /// Changes tried at most.
    pub changes: usize,
    /// Pairs of replications, from the first look to the last; even numbers, more each time.
    pub pairs: Vec<u32>,
    /// Replications at most; rounds that would go beyond are left out.
    pub replications: u32,
    /// Arrivals and tasks done at most, likewise. The first round is always run.
    pub events: f64,
}

impl Default for Effort {
    fn default() -> Self {
        Self { changes: 24, pairs: vec![8, 16, 40], replications: 2_000, events: 200_000_000.0 }
    }
}

/// What a change brings, by one aim; with the change less without it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Gain {
    /// Done alone: the first procedure with it, less the first.
    pub alone: Estimate,
    /// Left out: the second, less the second without it. What would be lost.
    pub left_out: Estimate,
    /// Whether chance alone could explain what it brings alone.
    pub cannot_tell: bool,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its place among the changes.
    pub change: usize,
    /// Pairs of replications.
    pub pairs: u32,
    /// By aim, in the order of [`Answer::aims`]; empty where a side cannot be simulated.
    pub gains: Vec<Gain>,
}

/// How what the changes bring alone adds up to what they bring together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Together {
    /// All changes: the second procedure less the first.
    pub whole: Estimate,
    /// The sum of the changes tried, each alone; null while one of them has no figure.
    pub sum: Option<Estimate>,
    /// The sum less the whole. What chance does not explain of it is overlap, or one change helping
    /// another.
    pub overlap: Option<Estimate>,
}

/// The answers so far. Its field names are the keys of `gains` in `prodigio compare --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// What is measured.
    pub aims: Vec<Aim>,
    /// The changes tried, in their order.
    pub rows: Vec<Row>,
    /// By aim.
    pub together: Vec<Together>,
    /// Changes that no run can tell from none, by their place.
    pub not_simulated: Vec<usize>,
    /// Changes beyond those that are tried, by their place.
    pub not_tried: Vec<usize>,
    /// Whether the two can be simulated at all.
    pub is_possible: bool,
    /// Replications so far.
    pub replications: u32,
    /// Whether no more come.
    pub finished: bool,
}

impl Answer {
    /// The changes with what they bring by one aim, the best first; those without a figure last.
    pub fn ranked(&self, aim: usize) -> Vec<(&Row, Option<&Gain>)> {
        let sign = match self.aims.get(aim) {
            Some(aim) if aim.less_is_better() => -1.0,
            _ => 1.0,
        };
        let by = |gain: Option<&Gain>| {
            let mean = gain.map_or(f64::NAN, |g| sign * g.alone.mean);
            if mean.is_finite() { mean } else { f64::NEG_INFINITY }
        };
        let mut rows: Vec<(&Row, Option<&Gain>)> =
            self.rows.iter().map(|row| (row, row.gains.get(aim))).collect();
        rows.sort_by(|a, b| by(b.1).total_cmp(&by(a.1)).then(a.0.change.cmp(&b.0.change)));
        rows
    }
}

/// Which changes an arm takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    All,
    None,
    Only(usize),
    AllBut(usize),
}

/// A procedure to run, made ready by whoever runs it first.
#[derive(Debug)]
struct Ready {
    joined: Arc<Joined>,
    takes: Takes,
    net: OnceLock<Option<Net>>,
}

impl Ready {
    fn net(&self, plan: &RunPlan) -> Option<&Net> {
        let made = self.net.get_or_init(|| {
            let made = match self.takes {
                Takes::None => return compile(&self.joined.before, None, plan).ok(),
                Takes::All => return compile(&self.joined.after, None, plan).ok(),
                Takes::Only(one) => self.joined.with(|at| at == one),
                Takes::AllBut(one) => self.joined.with(|at| at != one),
            };
            compile(&made.0, None, plan).ok()
        });
        made.as_ref()
    }
}

#[derive(Debug)]
struct Arm {
    ready: Arc<Ready>,
    /// Values by aim, a replication.
    samples: Vec<Vec<f64>>,
    is_impossible: bool,
}

/// One replication to be run anywhere.
#[derive(Clone, Debug)]
pub struct Job {
    ready: Arc<Ready>,
    plan: RunPlan,
    arm: usize,
    index: u32,
}

impl Job {
    /// Runs it; `None` where this procedure cannot be simulated. The same job gives the same bytes
    /// anywhere.
    pub fn run(&self, watch: &mut dyn Watch) -> Option<Replication> {
        let net = self.ready.net(&self.plan)?;
        Some(replicate(net, &self.plan, self.index, watch))
    }
}

/// The question on its way.
#[derive(Debug)]
pub struct Worth {
    plan: RunPlan,
    effort: Effort,
    aims: Vec<Aim>,
    focus: usize,
    arms: Vec<Arm>,
    /// Changes tried, and their arms: alone, left out.
    tried: Vec<(usize, [usize; 2])>,
    not_simulated: Vec<usize>,
    not_tried: Vec<usize>,
    round: usize,
    ordered: Vec<(usize, u32)>,
    events: f64,
    replications: u32,
    is_possible: bool,
    finished: bool,
}

impl Worth {
    /// Begins. `focus` is what decides which changes are looked at more closely; of `None`, or what
    /// the two have not, the first aim does.
    pub fn new(joined: &Arc<Joined>, plan: &RunPlan, effort: Effort, focus: Option<&Aim>) -> Self {
        let plan = RunPlan { detail: Detail::Figures, repeats: Repeats::Fixed(1), ..*plan };
        let terms = &joined.before.card().terms;
        let shared = terms.keys().filter(|id| joined.after.card().terms.contains_key(*id));
        let mut aims: Vec<Aim> = shared.cloned().map(Aim::Within).collect();
        aims.extend([Aim::MeanTime, Aim::Cost]);
        let focus = focus.and_then(|f| aims.iter().position(|a| a == f)).unwrap_or(0);
        let groups = &joined.grouped.groups;
        let size = 2 * joined.before.size().max(joined.after.size()).max(1);
        let effort = Effort { changes: effort.changes.min(MOST_STEPS / size), ..effort };
        let (moving, not_simulated): (Vec<usize>, Vec<usize>) = (0..groups.len())
            .partition(|at| simulated::is_simulated(&joined.before, &joined.after, &groups[*at]));
        let mut worth = Self {
            plan,
            aims,
            focus,
            arms: Vec::new(),
            tried: Vec::new(),
            not_simulated,
            not_tried: moving.iter().skip(effort.changes).copied().collect(),
            round: 0,
            ordered: Vec::new(),
            events: 0.0,
            replications: 0,
            is_possible: true,
            finished: false,
            effort,
        };
        worth.arm(joined, Takes::None);
        worth.arm(joined, Takes::All);
        let one = groups.len() == 1;
        for change in moving.into_iter().take(worth.effort.changes) {
            // The only change alone is the whole; without it nothing is left.
            let arms = if one {
                [AFTER, BEFORE]
            } else {
                [Takes::Only(change), Takes::AllBut(change)].map(|takes| worth.arm(joined, takes))
            };
            worth.tried.push((change, arms));
        }
        worth
    }

    fn arm(&mut self, joined: &Arc<Joined>, takes: Takes) -> usize {
        let ready = Arc::new(Ready { joined: Arc::clone(joined), takes, net: OnceLock::new() });
        self.arms.push(Arm { ready, samples: Vec::new(), is_impossible: false });
        self.arms.len() - 1
    }

    /// The next replications to run; none when all is answered. All must be given back before more
    /// are asked for.
    pub fn next_jobs(&mut self) -> Vec<Job> {
        while self.ordered.is_empty() && !self.finished {
            self.order();
        }
        let of = |&(arm, index): &(usize, u32)| Job {
            ready: Arc::clone(&self.arms[arm].ready),
            plan: self.plan,
            arm,
            index,
        };
        self.ordered.iter().take(AT_ONCE).map(of).collect()
    }

    /// Orders what the next round needs: both wholes, and the changes that are not clear yet.
    fn order(&mut self) {
        let Some(n) = self.effort.pairs.get(self.round).copied().filter(|_| self.is_possible)
        else {
            self.finished = true;
            return;
        };
        let mut wanted = vec![BEFORE, AFTER];
        // Whether the two can be simulated shows first: else nothing else is worth a run.
        if self.round > 0 || !self.arms[BEFORE].samples.is_empty() {
            let open = self.tried.iter().filter(|t| self.round == 0 || self.is_open(t));
            wanted.extend(open.flat_map(|(_, arms)| *arms));
        }
        wanted.sort_unstable();
        wanted.dedup();
        let each = self.events / f64::from(self.replications.max(1));
        let mut ordered = Vec::new();
        for arm in wanted.iter().copied().filter(|arm| !self.arms[*arm].is_impossible) {
            let there = self.arms[arm].samples.len() as u32;
            ordered.extend((there..n).map(|index| (arm, index)));
        }
        let more = ordered.len() as u32;
        let is_dear = self.replications.saturating_add(more) > self.effort.replications
            || self.events + each * f64::from(more) > self.effort.events;
        if self.round > 0 && is_dear {
            self.finished = true;
            return;
        }
        if ordered.is_empty() || self.round > 0 {
            self.round += 1;
        }
        self.ordered = ordered;
    }

    /// Whether chance could still explain what a change brings.
    fn is_open(&self, (_, arms): &(usize, [usize; 2])) -> bool {
        let possible = arms.iter().all(|arm| !self.arms[*arm].is_impossible);
        let [alone, without] = *arms;
        possible
            && (cannot_tell(&self.gap(BEFORE, alone, self.focus))
                || cannot_tell(&self.gap(without, AFTER, self.focus)))
    }

    /// Takes what came of a job; in the order of the jobs.
    pub fn give(&mut self, job: &Job, replication: Option<&Replication>) {
        if self.ordered.first() != Some(&(job.arm, job.index)) {
            return;
        }
        self.ordered.remove(0);
        let arm = &mut self.arms[job.arm];
        let net = arm.ready.net.get().and_then(Option::as_ref);
        let (Some(replication), Some(net)) = (replication, net) else {
            arm.is_impossible = true;
            self.is_possible &= job.arm > AFTER;
            self.ordered.retain(|(arm, _)| *arm != job.arm);
            return;
        };
        let labels = net.labels();
        let get = |figure| replication.get(labels, figure);
        let sample = self.aims.iter().map(|aim| match aim {
            Aim::MeanTime => get(Figure::Cycle) / DAY_MS,
            Aim::Cost => get(Figure::Cost) / 100.0,
            Aim::Within(id) => match labels.terms.iter().position(|(t, _)| t == id) {
                Some(t) => get(Figure::Term(t as u32, TermFigure::Within)),
                None => f64::NAN,
            },
        });
        arm.samples.push(sample.collect());
        self.replications += 1;
        let events = get(Figure::Events);
        self.events += if events.is_finite() { events } else { 0.0 };
    }

    /// The values of an arm that do not depend on each other: mirrored ones come in pairs.
    fn values(&self, arm: usize, aim: usize) -> impl Iterator<Item = f64> {
        let size = if self.plan.mirrored { 2 } else { 1 };
        self.arms[arm]
            .samples
            .chunks_exact(size)
            .map(move |unit| unit.iter().map(|s| s[aim]).sum::<f64>() / size as f64)
    }

    /// Second less first, over the pairs both have.
    fn gap(&self, first: usize, second: usize, aim: usize) -> Estimate {
        let pairs = self.values(first, aim).zip(self.values(second, aim));
        Estimate::of(pairs.map(|(a, b)| b - a))
    }

    /// The sum of the changes alone, and that less the whole.
    fn sums(&self, aim: usize) -> Option<[Estimate; 2]> {
        let alone: Vec<usize> = self.tried.iter().map(|(_, arms)| arms[0]).collect();
        let units = alone.iter().map(|arm| self.values(*arm, aim).count()).min()?;
        if units < 2 || alone.iter().any(|arm| self.arms[*arm].is_impossible) {
            return None;
        }
        let base: Vec<f64> = self.values(BEFORE, aim).take(units).collect();
        let mut sums = vec![0.0; base.len()];
        for arm in &alone {
            for ((sum, value), base) in sums.iter_mut().zip(self.values(*arm, aim)).zip(&base) {
                *sum += value - base;
            }
        }
        let whole = self.values(AFTER, aim).zip(&base).map(|(b, a)| b - a);
        let over = Estimate::of(sums.iter().zip(whole).map(|(sum, whole)| sum - whole));
        Some([Estimate::of(sums.iter().copied()), over])
    }

    /// The answers so far.
    pub fn answer(&self) -> Answer {
        let gain = |[alone, without]: [usize; 2], aim: usize| {
            let alone = self.gap(BEFORE, alone, aim);
            let left_out = self.gap(without, AFTER, aim);
            Gain { alone, left_out, cannot_tell: cannot_tell(&alone) }
        };
        let row = |(change, arms): &(usize, [usize; 2])| {
            let possible = arms.iter().all(|arm| !self.arms[*arm].is_impossible);
            let aims = if possible { self.aims.len() } else { 0 };
            Row {
                change: *change,
                pairs: arms
                    .map(|arm| self.arms[arm].samples.len() as u32)
                    .into_iter()
                    .min()
                    .unwrap_or(0),
                gains: (0..aims).map(|aim| gain(*arms, aim)).collect(),
            }
        };
        let together = |aim: usize| {
            let sums = self.sums(aim);
            Together {
                whole: self.gap(BEFORE, AFTER, aim),
                sum: sums.map(|s| s[0]),
                overlap: sums.map(|s| s[1]),
            }
        };
        Answer {
            aims: self.aims.clone(),
            rows: self.tried.iter().map(row).collect(),
            together: (0..self.aims.len()).map(together).collect(),
            not_simulated: self.not_simulated.clone(),
            not_tried: self.not_tried.clone(),
            is_possible: self.is_possible,
            replications: self.replications,
            finished: self.finished,
        }
    }
}
