//! What a search has found: each proposal with its gain, and the frontier.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Arm, Search, Set};
use crate::analysis::levers::gains::worth;
use crate::analysis::levers::lab::{Aim, Lab, Sample, Spent, cannot_tell, places};
use crate::analysis::measure::Estimate;
use crate::analysis::measure::payback::Payback;
use crate::model::id::{OfficeId, TermId};
use crate::model::proposal::{Cost, Spending};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The procedure as it is.
    Base,
    /// Proposals one by one.
    Singles,
    /// Sets of them.
    Sets,
    /// The frontier, with fresh luck.
    Frontier,
    /// All is done.
    Done,
}

impl Stage {
    pub(super) fn next(self) -> Self {
        match self {
            Self::Base => Self::Singles,
            Self::Singles => Self::Sets,
            Self::Sets => Self::Frontier,
            Self::Frontier | Self::Done => Self::Done,
        }
    }
}

/// Differences of a changed procedure to the procedure as it is: with the change less without it.
#[derive(Clone, Debug, Serialize)]
pub struct Gain {
    /// Pairs of replications.
    pub pairs: u32,
    /// Share decided within each term.
    pub within: BTreeMap<TermId, Estimate>,
    /// Mean time from arrival to end, days.
    pub mean_days: Estimate,
    /// Mean cost of a case, euro; the cost of the change itself is not in it.
    pub cost_euro: Estimate,
    /// Whether chance alone could explain what it does to what proposals are ranked by.
    pub cannot_tell: bool,
}

impl Gain {
    /// What it brings of what proposals are judged by: points of the share, or days less. More is
    /// better.
    pub fn worth(&self, aim: &Aim) -> Estimate {
        let nothing = Estimate { mean: f64::NAN, half_width: None, n: 0 };
        match aim {
            Aim::Within(term) => self.within.get(term).copied().unwrap_or(nothing),
            Aim::MeanTime => Estimate { mean: -self.mean_days.mean, ..self.mean_days },
        }
    }
}

/// What is known of a proposal alone.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Judged {
    /// Not yet; or less was expected of it than of those tried.
    NotTried,
    /// The drawing does not fit it, or what it leaves cannot be simulated.
    Refused,
    /// It was measured.
    Measured {
        /// Its place; proposals that chance does not let one tell apart share it. 1 is the best.
        rank: u32,
        /// What it brings.
        gain: Gain,
    },
}

/// A set of proposals on the frontier.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// The proposals, by their place in the list.
    pub set: Set,
    /// Euro in the first year; null where money is not counted.
    pub euro: Option<f64>,
    /// What it brings, with luck that did not choose it.
    pub gain: Gain,
}

/// The answers so far. Its field names are keys of `prodigio improve --json`.
#[derive(Clone, Debug, Serialize)]
pub struct Improved {
    /// What is being done.
    pub stage: Stage,
    /// Work so far.
    pub spent: Spent,
    /// What proposals are judged by; null while the base runs, or where no case can be measured.
    pub aim: Option<Aim>,
    /// The aim in the procedure as it is: share within the term, or mean days.
    pub base: Estimate,
    /// Offices whose work is more than their staff can do: gains grow with the time simulated.
    pub overloaded: Vec<OfficeId>,
    /// For each proposal, in the order of the list.
    pub judged: Vec<Judged>,
    /// Places of the measured ones in the list, best first.
    pub order: Vec<usize>,
    /// Whether the frontier counts euro; else changes.
    pub by_euro: bool,
    /// Each gains more than the one before, for certain, and costs more; empty until all is done.
    pub frontier: Vec<Point>,
    /// Sets of several proposals that were measured.
    pub sets: usize,
    /// Proposals left out of sets because nobody said what they cost.
    pub unpriced: usize,
    /// Replications ended early by a limit; they count as they are.
    pub limited: u32,
    /// Cases that come in a year.
    pub cases_per_year: f64,
    /// Mean cost of a case in the procedure as it is, euro; 0 where nobody has said what work costs.
    pub base_cost_euro: f64,
}

impl Improved {
    /// When what costs so much is paid back by what it brings; `None` where nobody has said what it
    /// costs, or where it cannot be known.
    pub fn payback<'a>(
        &self,
        costs: impl Iterator<Item = &'a Cost>,
        gain: &Gain,
    ) -> Option<Payback> {
        let spending = Spending::sum(costs)?;
        let year = |euro: f64| euro * self.cases_per_year;
        let Estimate { mean, half_width, n } = gain.cost_euro;
        // Where no work costs anything with the change or without, nobody has said what it costs.
        if self.base_cost_euro <= 0.0 && mean.abs() <= 0.0 {
            return None;
        }
        let saved = Estimate { mean: year(-mean), half_width: half_width.map(year), n };
        Payback::of(&spending, saved)
    }
}

pub(super) fn improved(search: &Search) -> Improved {
    let mut out = Improved {
        stage: search.stage,
        spent: search.lab.spent,
        aim: search.aim.clone(),
        base: Estimate { mean: f64::NAN, half_width: None, n: 0 },
        overloaded: search.lab.subject.overloaded(),
        judged: search.items.iter().map(|_| Judged::NotTried).collect(),
        order: Vec::new(),
        by_euro: search.by_euro(),
        frontier: Vec::new(),
        sets: 0,
        unpriced: 0,
        limited: search.lab.limited,
        cases_per_year: search.lab.subject.exact.cases_per_year,
        base_cost_euro: 0.0,
    };
    if out.by_euro {
        out.unpriced = search.items.iter().filter(|i| i.euro.is_none()).count();
    }
    let Some(aim) = &search.aim else { return out };
    out.base = crate::analysis::levers::base(&search.lab, Some(aim));
    let all = search.lab.count(Lab::BASE);
    out.base_cost_euro = search.lab.mean(Lab::BASE, all, |s| s.cost_euro).mean;
    put_singles(search, aim, &mut out);
    let several = search.arms.iter().filter(|(set, _)| set.len() > 1);
    out.sets =
        several.filter(|(_, arm)| matches!(arm, Arm::At(at) if search.lab.count(*at) > 0)).count();
    if search.stage == Stage::Done {
        out.frontier = frontier(search, aim);
    }
    out
}

fn put_singles(search: &Search, aim: &Aim, out: &mut Improved) {
    let value = worth(aim, &search.lab.subject);
    let lab = &search.lab;
    let mut measured: Vec<(f64, usize, usize)> = Vec::new();
    for at in &search.tried {
        match search.arms.get(&vec![*at]) {
            Some(Arm::Refused) => out.judged[*at] = Judged::Refused,
            Some(Arm::At(arm)) if lab.count(*arm) >= 2 => {
                let gain = lab.gap(Lab::BASE, *arm, u32::MAX, value).mean;
                let gain = if gain.is_finite() { gain } else { f64::NEG_INFINITY };
                measured.push((gain, *at, *arm));
            }
            _ => {}
        }
    }
    measured.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let gap = |at: usize, lead: usize| lab.gap(measured[at].2, measured[lead].2, u32::MAX, value);
    let ranks = places(measured.len(), gap);
    for ((_, at, arm), rank) in measured.iter().zip(ranks) {
        out.judged[*at] = Judged::Measured { rank, gain: gain(search, aim, Lab::BASE, *arm) };
        out.order.push(*at);
    }
}

/// The sets measured anew of which each gains more than the one before, for certain.
fn frontier(search: &Search, aim: &Aim) -> Vec<Point> {
    let lab = &search.lab;
    let Some(((_, base), sets)) = search.fresh.split_first() else { return Vec::new() };
    let value = worth(aim, &lab.subject);
    let (mut out, mut last) = (Vec::new(), *base);
    for (set, arm) in sets {
        let n = lab.count(*arm).min(lab.count(*base));
        let more = lab.gap(last, *arm, u32::MAX, value);
        if n < 2 || cannot_tell(&more) || more.mean <= 0.0 {
            continue;
        }
        let euro = if search.by_euro() { search.price(set) } else { None };
        let gain = gain(search, aim, *base, *arm);
        out.push(Point { set: set.clone(), euro, gain });
        last = *arm;
    }
    out
}

/// What an arm brings over another with the same luck.
fn gain(search: &Search, aim: &Aim, base: usize, arm: usize) -> Gain {
    let lab = &search.lab;
    let gap = |value: &dyn Fn(&Sample) -> f64| lab.gap(base, arm, u32::MAX, value);
    let terms = lab.subject.net.labels.terms.iter().enumerate();
    Gain {
        pairs: lab.count(arm).min(lab.count(base)),
        within: terms.map(|(t, (id, _))| (id.clone(), gap(&|s| s.within[t]))).collect(),
        mean_days: gap(&|s| s.mean_days),
        cost_euro: gap(&|s| s.cost_euro),
        cannot_tell: cannot_tell(&lab.gap(base, arm, u32::MAX, worth(aim, &lab.subject))),
    }
}
