//! What would help: levers, the smallest staffing that keeps a promise, the tornado of inputs, and
//! what inputs that are not sure leave open.
//!
//! [`Levers`] is a state machine without threads or clocks: it hands out replications as jobs, takes
//! them back in the same order, and hands out the next. Who runs the jobs may use any number of
//! threads: the answer depends on the subject, the plan and the effort alone. Each question is asked
//! from its start whenever replications have come; those it asked for before are there, so it goes
//! on where it was.

pub mod effort;
pub mod gains;
pub mod lab;
pub mod search;
pub mod staffing;
pub mod subject;
pub mod tornado;
mod tweak;
pub mod uncertainty;

use std::sync::Arc;

use serde::Serialize;

use super::measure::Estimate;
use super::simulate::plan::{Repeats, RunPlan};
use super::simulate::replication::Replication;
use crate::model::id::OfficeId;
use effort::Effort;
use gains::{Candidate, Gains};
use lab::{Aim, Asked, Job, Lab, Spent};
use staffing::Staffing;
use subject::Subject;
use tornado::Tornado;
use uncertainty::Uncertainty;

/// A share within the term above this leaves nothing to gain.
const FULL: f64 = 0.9995;

/// What is asked, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The procedure as it is.
    Base,
    /// Possible changes.
    Gains,
    /// The smallest staffing.
    Staffing,
    /// The inputs, one at a time.
    Tornado,
    /// All inputs together.
    Uncertainty,
    /// All is answered.
    Done,
}

/// The answers so far. Its field names are the keys of `what_if` in `prodigio simulate --json`.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIf {
    /// What is being asked.
    pub stage: Stage,
    /// Work so far.
    pub spent: Spent,
    /// What changes are judged by; null while the base runs, or where no case can be measured.
    pub aim: Option<Aim>,
    /// The aim in the procedure as it is: share within the term, or mean days.
    pub base: Estimate,
    /// Offices whose work is more than their staff can do: their queues, and any gains there, grow
    /// with the time simulated.
    pub overloaded: Vec<OfficeId>,
    /// Possible changes.
    pub gains: Gains,
    /// The smallest staffing; null without a term or without known staff.
    pub staffing: Option<Staffing>,
    /// The inputs.
    pub tornado: Tornado,
    /// What inputs that are not sure leave open; null where no number has a source.
    pub uncertainty: Option<Uncertainty>,
    /// Replications ended early by a limit; they count as they are.
    pub limited: u32,
}

/// The questions on their way.
pub struct Levers {
    lab: Lab,
    effort: Effort,
    seed: u64,
    candidates: Vec<Candidate>,
    answer: WhatIf,
}

impl Levers {
    /// Begins. `base` may hold replications of the same plan that were run already, from the first.
    pub fn new(
        subject: Arc<Subject>,
        plan: &RunPlan,
        effort: Effort,
        base: &[Arc<Replication>],
    ) -> Self {
        let plan = RunPlan { repeats: Repeats::Fixed(effort.most()), ..*plan };
        let mut lab = Lab::new(subject, &plan);
        lab.lend(base, effort.most());
        lab.allow(effort.each);
        let answer = WhatIf {
            stage: Stage::Base,
            spent: Spent::default(),
            aim: None,
            base: Estimate { mean: f64::NAN, half_width: None, n: 0 },
            overloaded: lab.subject.overloaded(),
            gains: Gains::default(),
            staffing: None,
            tornado: Tornado::default(),
            uncertainty: None,
            limited: 0,
        };
        Self { lab, effort, seed: plan.seed, candidates: Vec::new(), answer }
    }

    /// The next replications to run; none when all is answered. All must be given back before more
    /// are asked for.
    pub fn next_jobs(&mut self) -> Vec<Job> {
        while !self.lab.waits() && self.answer.stage != Stage::Done {
            self.go_on();
        }
        self.lab.jobs()
    }

    /// Takes what came of a job; in the order of the jobs.
    pub fn give(&mut self, job: &Job, replication: &Replication) {
        self.lab.give(job, replication);
    }

    /// The answers so far.
    pub fn answer(&mut self) -> WhatIf {
        if let (Stage::Gains, Some(aim)) = (self.answer.stage, self.answer.aim.clone()) {
            let (lab, effort) = (&mut self.lab, &self.effort);
            self.answer.gains = gains::so_far(lab, &aim, effort, &self.candidates);
        }
        let (spent, limited) = (self.lab.spent, self.lab.limited);
        WhatIf { spent, limited, ..self.answer.clone() }
    }

    /// Asks the question of the stage, and goes to the next where it is answered.
    fn go_on(&mut self) {
        let (lab, effort, answer) = (&mut self.lab, &self.effort, &mut self.answer);
        let over = match (answer.stage, answer.aim.clone()) {
            (Stage::Base, _) => {
                // A few of the base are always run, whatever they cost; all, where they may be.
                let (first, most) = (effort.first(), effort.most());
                if lab.count(Lab::BASE) < first {
                    lab.allow(Spent { replications: first, events: f64::INFINITY });
                    lab.ask(Lab::BASE, first);
                } else {
                    lab.allow(effort.each);
                }
                let over =
                    lab.count(Lab::BASE) >= first && lab.ask(Lab::BASE, most) != Asked::Ordered;
                if over {
                    answer.aim = aim(lab, first);
                    answer.base = base(lab, answer.aim.as_ref());
                    self.candidates = gains::candidates(lab);
                }
                over
            }
            (Stage::Gains, Some(aim)) => {
                let (gains, over) = gains::judge(lab, &aim, effort, &self.candidates);
                answer.gains = gains;
                answer.base = base(lab, Some(&aim));
                over
            }
            (Stage::Staffing, Some(_)) => {
                let found = promised(lab).and_then(|term| staffing::search(lab, effort, term));
                let over = found.as_ref().is_none_or(|f| f.1);
                answer.staffing = found.map(|f| f.0);
                over
            }
            (Stage::Tornado, Some(aim)) => {
                let (tornado, over) = tornado::draw(lab, &aim, effort);
                answer.tornado = tornado;
                over
            }
            (Stage::Uncertainty, Some(_)) => {
                let (found, over) = uncertainty::measure(lab, effort, self.seed);
                answer.uncertainty = found;
                over
            }
            (_, None) | (Stage::Done, _) => true,
        };
        if over {
            answer.stage = match answer.stage {
                Stage::Base => Stage::Gains,
                Stage::Gains => Stage::Staffing,
                Stage::Staffing => Stage::Tornado,
                Stage::Tornado => Stage::Uncertainty,
                Stage::Uncertainty | Stage::Done => Stage::Done,
            };
            lab.allow(effort.each);
        }
    }
}

/// What changes are judged by: the term most often missed, else the mean time.
fn aim(lab: &Lab, n: u32) -> Option<Aim> {
    let time = lab.mean(Lab::BASE, n, |s| s.mean_days);
    if time.n == 0 {
        return None;
    }
    let terms = lab.subject.net.labels.terms.iter().enumerate();
    let missed = terms
        .map(|(t, (id, _))| (lab.mean(Lab::BASE, n, |s| s.within[t]).mean, id))
        .filter(|(share, _)| *share < FULL)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    Some(missed.map_or(Aim::MeanTime, |(_, id)| Aim::Within(id.clone())))
}

/// The aim in the procedure as it is; of the time, days.
fn base(lab: &Lab, aim: Option<&Aim>) -> Estimate {
    let all = lab.count(Lab::BASE);
    match aim {
        Some(Aim::Within(id)) => {
            let term = lab.subject.net.labels.terms.iter().position(|(t, _)| t == id);
            lab.mean(Lab::BASE, all, |s| term.map_or(f64::NAN, |t| s.within[t]))
        }
        _ => lab.mean(Lab::BASE, all, |s| s.mean_days),
    }
}

/// The term whose promise is farthest from being kept.
fn promised(lab: &Lab) -> Option<usize> {
    let n = lab.count(Lab::BASE);
    let terms = lab.subject.net.labels.terms.iter().enumerate();
    terms
        .map(|(t, (_, term))| {
            let share = lab.mean(Lab::BASE, n, |s| s.within[t]).mean;
            (share - term.promise.unwrap_or(staffing::PROMISE), t)
        })
        .filter(|(margin, _)| margin.is_finite())
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, t)| t)
}
