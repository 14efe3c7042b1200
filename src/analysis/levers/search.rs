//! Proposals measured: each procedure changed against the procedure as it is, in pairs of
//! replications with the same luck; then sets of them within a budget, and the frontier of cost
//! against gain.
//!
//! [`Search`] is a state machine like [`Levers`](super::Levers). It cannot change a procedure: it asks
//! for the nets of sets of proposals and is given them, or told that a set cannot be planned. Sets
//! grow from the best ones by one promising proposal at a time (a beam). Who is chosen as the best of
//! many by the same replications looks better than it is: the frontier is measured again with luck
//! that chose nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::effort::Effort;
use super::gains::worth;
use super::lab::{Aim, Asked, Job, Lab, Spent};
use super::subject::Subject;
use crate::analysis::simulate::net::{Cause, Net};
use crate::analysis::simulate::plan::{Repeats, RunPlan};
use crate::analysis::simulate::replication::Replication;
use crate::model::id::{OfficeId, StepId};
use crate::model::proposal::Lever;

mod frontier;
pub mod results;

use results::{Improved, Stage};

/// Most proposals in a set that may be asked for.
pub const MOST_CHANGES: usize = 12;

/// What is searched, beside the effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    /// Most euro that a set may cost in its first year; `None` for any.
    pub budget: Option<f64>,
    /// Most proposals in a set, 1..=[`MOST_CHANGES`].
    pub changes: usize,
    /// Promising proposals that sets are made of.
    pub promising: usize,
    /// Sets kept at each size, by gain, and as many by gain for the money.
    pub beam: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { budget: None, changes: 4, promising: 6, beam: 2 }
    }
}

/// A proposal as the search knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it changes.
    pub lever: Lever,
    /// Steps on which cases rest that it may spare.
    pub steps: Vec<StepId>,
    /// Offices whose queues it may shorten.
    pub offices: Vec<OfficeId>,
    /// Cost of the first year, euro; `None` while nobody has said.
    pub euro: Option<f64>,
    /// Whether a person asked for it: it is tried whatever is expected of it.
    pub asked: bool,
}

/// Proposals by their place in the list, in order; done one after the other.
pub type Set = Vec<usize>;

/// What is wanted next.
#[derive(Debug)]
pub enum Want {
    /// The nets of these sets, each to be given to [`Search::plan`].
    Plans(Vec<Set>),
    /// These replications, each to be given to [`Search::give`], in this order.
    Runs(Vec<Job>),
    /// Nothing more.
    Nothing,
}

/// What became of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arm {
    /// Its net was asked for.
    Wanted,
    /// It cannot be planned or not be run.
    Refused,
    /// It is an arm of the lab.
    At(usize),
}

/// The search on its way.
pub struct Search {
    lab: Lab,
    effort: Effort,
    bounds: Bounds,
    items: Vec<Item>,
    aim: Option<Aim>,
    stage: Stage,
    /// Proposals tried one by one: those asked for, then most expected first.
    tried: Vec<usize>,
    arms: BTreeMap<Set, Arm>,
    nets: BTreeMap<Set, Arc<Net>>,
    wanted: Vec<Set>,
    /// Sets of the size looked at, and the size.
    grown: (usize, BTreeSet<Set>),
    /// Arms of the frontier with luck that chose nothing; the first is the base.
    fresh: Vec<(Set, usize)>,
}

impl Search {
    /// Begins. `base` may hold replications of the same plan that were run already, from the first.
    pub fn new(
        subject: Arc<Subject>,
        plan: &RunPlan,
        items: Vec<Item>,
        (effort, bounds): (Effort, Bounds),
        base: &[Arc<Replication>],
    ) -> Self {
        let plan = RunPlan { repeats: Repeats::Fixed(2 * effort.most()), ..*plan };
        let bounds = Bounds { changes: bounds.changes.clamp(1, MOST_CHANGES), ..bounds };
        let net = Arc::clone(&subject.net);
        let mut lab = Lab::new(subject, &plan);
        lab.lend(base, effort.most());
        let mut search = Self {
            lab,
            effort,
            bounds,
            items,
            aim: None,
            stage: Stage::Base,
            tried: Vec::new(),
            arms: BTreeMap::from([(Set::new(), Arm::At(Lab::BASE))]),
            nets: BTreeMap::from([(Set::new(), net)]),
            wanted: Vec::new(),
            grown: (1, BTreeSet::new()),
            fresh: Vec::new(),
        };
        search.allow();
        search
    }

    /// What is wanted next; all of it must be given before more is asked for.
    pub fn wants(&mut self) -> Want {
        loop {
            if !self.wanted.is_empty() {
                return Want::Plans(std::mem::take(&mut self.wanted));
            }
            if self.lab.waits() {
                return Want::Runs(self.lab.jobs());
            }
            if self.stage == Stage::Done {
                return Want::Nothing;
            }
            self.go_on();
        }
    }

    /// Takes the net of a set, or that there is none.
    pub fn plan(&mut self, set: Set, net: Option<Arc<Net>>) {
        let arm = match net {
            Some(net) => {
                let arm = self.lab.arm_of(Arc::clone(&net), 0);
                self.nets.insert(set.clone(), net);
                Arm::At(arm)
            }
            None => Arm::Refused,
        };
        self.arms.insert(set, arm);
    }

    /// Takes what came of a job; in the order of the jobs.
    pub fn give(&mut self, job: &Job, replication: &Replication) {
        self.lab.give(job, replication);
    }

    /// The answers so far.
    pub fn answer(&self) -> Improved {
        results::improved(self)
    }

    fn allow(&mut self) {
        self.lab.allow(self.effort.each);
    }

    fn go_on(&mut self) {
        let over = match (self.stage, self.aim.clone()) {
            (Stage::Base, _) => self.run_base(),
            (Stage::Singles, Some(aim)) => self.judge(&aim),
            (Stage::Sets, Some(aim)) => self.grow(&aim),
            (Stage::Frontier, Some(aim)) => self.confirm(&aim),
            (_, None) | (Stage::Done, _) => true,
        };
        if over {
            self.stage = self.stage.next();
            self.allow();
        }
    }

    /// The procedure as it is; a few replications always, whatever they cost.
    fn run_base(&mut self) -> bool {
        let (first, most) = (self.effort.first(), self.effort.most());
        if self.lab.count(Lab::BASE) < first {
            self.lab.allow(Spent { replications: first, events: f64::INFINITY });
            self.lab.ask(Lab::BASE, first);
            return false;
        }
        self.allow();
        if self.lab.ask(Lab::BASE, most) == Asked::Ordered {
            return false;
        }
        self.aim = super::aim(&self.lab, first);
        let items = self.items.iter().enumerate();
        let mut tried: Vec<(bool, f64, usize)> =
            items.map(|(at, item)| (item.asked, self.expected(item), at)).collect();
        tried.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let asked = tried.iter().filter(|t| t.0).count();
        tried.truncate(self.effort.levers.max(asked));
        self.tried = tried.into_iter().map(|t| t.2).collect();
        true
    }

    /// Days a case rests where a proposal acts: what it could spare at most.
    fn expected(&self, item: &Item) -> f64 {
        let labels = self.lab.subject.net.labels();
        let mut sum = 0.0;
        for (at, id) in labels.steps.iter().enumerate() {
            let rests = |causes: &[Cause]| -> f64 {
                causes.iter().map(|c| self.lab.rest(at as u32, *c)).sum()
            };
            let office = labels.offices.get(labels.step_office[at] as usize);
            if item.steps.contains(id) {
                sum += rests(&Cause::ALL);
            } else if office.is_some_and(|o| item.offices.contains(o)) {
                sum += rests(&[Cause::OfficeQueue]);
            }
        }
        sum
    }

    /// The arm of a set; asks for its net where it is not known.
    fn arm(&mut self, set: &Set) -> Arm {
        let known = self.arms.get(set).copied();
        known.unwrap_or_else(|| {
            self.wanted.push(set.clone());
            self.arms.insert(set.clone(), Arm::Wanted);
            Arm::Wanted
        })
    }

    /// Has so many replications of sets run; their arms once all are there that may be paid for.
    fn look(&mut self, sets: &[Set], n: u32) -> Option<Vec<usize>> {
        let arms: Vec<Arm> = sets.iter().map(|set| self.arm(set)).collect();
        if !self.wanted.is_empty() {
            return None;
        }
        let at = arms.iter().filter_map(|a| if let Arm::At(at) = a { Some(*at) } else { None });
        let at: Vec<usize> = at.collect();
        self.lab.ask_all(&at, n)
    }

    /// Runs proposals one by one: all with few pairs, the promising with more. The flag says whether
    /// that is all.
    fn judge(&mut self, aim: &Aim) -> bool {
        let first = self.effort.first();
        let sets: Vec<Set> = self.tried.iter().map(|at| vec![*at]).collect();
        let Some(there) = self.look(&sets, first) else { return false };
        let mut last = first;
        for n in self.effort.pairs.clone().into_iter().skip(1) {
            let open = self.promising(aim, &there, last);
            if open.is_empty() || self.lab.ask(Lab::BASE, n) == Asked::TooDear {
                return true;
            }
            if self.lab.ask_all(&open, n).is_none() || self.lab.waits() {
                return false;
            }
            last = n;
        }
        true
    }

    /// Those that may still be among the best and are not known well enough.
    fn promising(&self, aim: &Aim, arms: &[usize], pairs: u32) -> Vec<usize> {
        let value = worth(aim, &self.lab.subject);
        let resolution = self.effort.resolution(aim, &self.lab);
        let mut open: Vec<(f64, usize)> = arms
            .iter()
            .filter_map(|arm| {
                let gain = self.lab.gap(Lab::BASE, *arm, pairs, value);
                let half = gain.half_width?;
                let enough = (self.effort.narrow * gain.mean.abs()).max(resolution);
                (half > enough).then_some((gain.mean + half, *arm))
            })
            .collect();
        open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        open.truncate(self.effort.refined);
        open.into_iter().map(|o| o.1).collect()
    }
}
