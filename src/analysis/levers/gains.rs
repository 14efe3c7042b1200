//! What would help: each possible change against the procedure as it is, in pairs of replications
//! with the same luck (paired-t intervals: Law, *Simulation Modeling and Analysis*, ch. 11).
//!
//! Effort goes where it tells most. Changes are put in order by what queueing formulas and the base
//! run expect of them; the first are tried with few pairs, the promising then with more, until their
//! intervals are narrow or the effort is spent.

use std::collections::BTreeMap;

use serde::Serialize;

use super::effort::Effort;
use super::lab::{Aim, Asked, Lab, Sample, cannot_tell, places};
use super::subject::Subject;
use super::tweak::Tweak;
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::hours::DAY;
use crate::analysis::simulate::net::{Cause, Op, Stage};
use crate::model::id::{OfficeId, StepId, TermId};

/// What is left of work or a wait that is cut by 10 %.
const CUT: f64 = 0.9;
/// Days of a month, on average.
const MONTH_DAYS: f64 = 30.436_875;
/// Euro that gains by cost are said for.
pub const PER_EUROS: f64 = 10_000.0;

/// A possible change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Lever {
    /// One more member of staff.
    Staff {
        /// The office.
        office: OfficeId,
    },
    /// 10 % less work at a step.
    Work {
        /// The step.
        step: StepId,
    },
    /// 10 % less work at every step of an office.
    OfficeWork {
        /// The office.
        office: OfficeId,
    },
    /// One more sitting a month.
    Sitting {
        /// The step.
        step: StepId,
    },
    /// 10 % shorter wait for a cause.
    Wait {
        /// The step.
        step: StepId,
        /// The cause.
        cause: Cause,
    },
}

/// What a change brings; all differences are with it less without it.
#[derive(Clone, Debug, Serialize)]
pub struct Gain {
    /// The change.
    pub lever: Lever,
    /// Its place; changes that chance does not let one tell apart share it. 1 is the best.
    pub rank: u32,
    /// Pairs of replications.
    pub pairs: u32,
    /// Share decided within each term.
    pub within: BTreeMap<TermId, Estimate>,
    /// Mean time from arrival to end, days.
    pub mean_days: Estimate,
    /// Its percentile 90, days.
    pub p90_days: Estimate,
    /// Mean cost of a case, euro; the cost of the change itself is not in it.
    pub cost_euro: Estimate,
    /// What the change costs in a year, euro; null where it is not known.
    pub euro_a_year: Option<f64>,
    /// The gain (points of the share within the term, or days less) for 10,000 euro a year; null
    /// where the cost is not known.
    pub per_10000_euro: Option<Estimate>,
    /// Whether chance alone could explain what it does to what changes are ranked by.
    pub cannot_tell: bool,
}

/// All changes tried.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Gains {
    /// Best first.
    pub rows: Vec<Gain>,
    /// Rows by gain for each euro, best first; only those of known cost.
    pub by_euro: Vec<usize>,
    /// Changes from which less was expected, and that were not tried.
    pub not_tried: u32,
}

/// A change with its tweaks and the days a case it is expected to save.
pub(super) struct Candidate {
    lever: Lever,
    tweaks: Vec<Tweak>,
    cost: Option<f64>,
    expected: f64,
}

/// What a sample says about the aim; more is better.
pub(super) fn worth<'a>(aim: &Aim, subject: &Subject) -> impl Fn(&Sample) -> f64 + Copy + 'a {
    let term = match aim {
        Aim::Within(id) => subject.net.labels.terms.iter().position(|(t, _)| t == id),
        Aim::MeanTime => None,
    };
    move |s: &Sample| match term {
        Some(t) => s.within.get(t).copied().unwrap_or(f64::NAN),
        None => -s.mean_days,
    }
}

/// Mean queue wait with other staff and load, over that before. Sakasegawa, *Annals of the Institute
/// of Statistical Mathematics* 29 (1977): W ~ rho^(sqrt(2(c+1)) - 1) / (c (1 - rho)).
pub(super) fn queue_ratio(before: (u32, f64), after: (u32, f64)) -> f64 {
    let wait = |(c, rho): (u32, f64)| {
        let c = f64::from(c.max(1));
        libm::pow(rho, (2.0 * (c + 1.0)).sqrt() - 1.0) / (c * (1.0 - rho))
    };
    // A queue that grows without end is expected to go, where the change ends that.
    match (before.1 < 1.0, after.1 < 1.0) {
        (true, true) if before.1 > 0.0 => (wait(after) / wait(before)).clamp(0.0, 1.0),
        (true, true) => 1.0,
        (false, true) => 0.0,
        _ => 0.5,
    }
}

/// All possible changes, most expected of first.
pub(super) fn candidates(lab: &Lab) -> Vec<Candidate> {
    let subject = &lab.subject;
    let labels = subject.net.labels();
    let mut queues = vec![0.0; labels.offices.len()];
    for (step, office) in labels.step_office.iter().enumerate() {
        if let Some(queue) = queues.get_mut(*office as usize) {
            *queue += lab.rest(step as u32, Cause::OfficeQueue);
        }
    }
    let mut out = Vec::new();
    let staffed = subject.staffed();
    for (desk, staff) in &staffed {
        let before = (*staff, subject.load(*desk, *staff).0);
        let after = (staff + 1, subject.load(*desk, staff + 1).0);
        out.push(Candidate {
            lever: Lever::Staff { office: subject.office(*desk) },
            tweaks: vec![Tweak::Staff { desk: *desk, staff: staff + 1 }],
            cost: subject.yearly_cost(*desk),
            expected: queues[*desk as usize] * (1.0 - queue_ratio(before, after)),
        });
    }
    put_work(lab, &queues, &mut out);
    for (step, cause) in &subject.waits {
        if !matches!(cause, Cause::OfficeQueue | Cause::OfficeClosed) {
            let id = labels.steps[*step as usize].clone();
            out.push(Candidate {
                lever: Lever::Wait { step: id, cause: *cause },
                tweaks: vec![Tweak::Wait { step: *step, cause: *cause, by: CUT }],
                cost: None,
                expected: (1.0 - CUT) * lab.rest(*step, *cause),
            });
        }
    }
    for step in &subject.sits {
        out.push(Candidate {
            lever: Lever::Sitting { step: labels.steps[*step as usize].clone() },
            tweaks: vec![Tweak::Sitting { step: *step }],
            cost: None,
            expected: lab.rest(*step, Cause::Sitting) / (1.0 + sittings_a_month(subject, *step)),
        });
    }
    out.sort_by(|a, b| b.expected.total_cmp(&a.expected).then_with(|| a.lever.cmp(&b.lever)));
    out
}

/// Less work, at each step and at all steps of an office.
fn put_work(lab: &Lab, queues: &[f64], out: &mut Vec<Candidate>) {
    let subject = &lab.subject;
    let labels = subject.net.labels();
    let mut offices: BTreeMap<u32, (Vec<Tweak>, f64)> = BTreeMap::new();
    for step in &subject.works {
        let id = &labels.steps[*step as usize];
        let desk = labels.step_office[*step as usize];
        let found = subject.exact.steps.get(id);
        let days = found.map_or(0.0, |s| s.work_hours_per_case / 24.0);
        let mut expected = (1.0 - CUT) * (days + lab.rest(*step, Cause::OfficeClosed));
        if let Some(staff) = subject.net.desks.get(desk as usize).and_then(|d| d.staff) {
            let load = subject.load(desk, staff).0;
            let all = subject.exact.offices[&labels.offices[desk as usize]].work_hours_per_year;
            let own = found.map_or(0.0, |s| s.work_hours_per_case) * subject.exact.cases_per_year;
            let share = if all > 0.0 { (own / all).min(1.0) } else { 0.0 };
            let after = (staff, load * (1.0 - (1.0 - CUT) * share));
            expected += queues[desk as usize] * (1.0 - queue_ratio((staff, load), after));
        }
        let tweak = Tweak::Work { step: *step, by: CUT };
        if subject.net.desks.len() > desk as usize {
            let sum = offices.entry(desk).or_default();
            sum.0.push(tweak);
            sum.1 += expected;
        }
        let lever = Lever::Work { step: id.clone() };
        out.push(Candidate { lever, tweaks: vec![tweak], cost: None, expected });
    }
    // An office with one step has nothing but that step.
    for (desk, (tweaks, expected)) in offices.into_iter().filter(|(_, o)| o.0.len() > 1) {
        let lever = Lever::OfficeWork { office: subject.office(desk) };
        out.push(Candidate { lever, tweaks, cost: None, expected });
    }
}

/// Sittings of the board of a step in a month, on average.
fn sittings_a_month(subject: &Subject, step: u32) -> f64 {
    let net = &subject.net;
    let nodes = net.nodes.iter().filter(|n| n.op == Op::Act && n.step == step);
    let boards = nodes.flat_map(|n| &net.stages[n.aux.range()]).filter_map(|s| match s {
        Stage::Sitting(board) => Some(&net.boards[*board as usize].times),
        _ => None,
    });
    boards
        .filter_map(|times| {
            let span = (times.last()? - times.first()?) as f64 / DAY as f64;
            (span > 0.0).then(|| (times.len() - 1) as f64 / span * MONTH_DAYS)
        })
        .fold(0.0, f64::max)
}

/// Judges the changes. The flag says whether that is all: otherwise replications are ordered.
pub(super) fn judge(lab: &mut Lab, aim: &Aim, effort: &Effort, all: &[Candidate]) -> (Gains, bool) {
    let tried = &all[..all.len().min(effort.levers)];
    let arms: Vec<usize> = tried.iter().map(|c| lab.arm(c.tweaks.clone(), 0)).collect();
    let first = effort.first();
    let Some(there) = lab.ask_all(&arms, first) else {
        return (rows(lab, aim, all, &arms), false);
    };
    let value = worth(aim, &lab.subject);
    let mut last = first;
    for n in effort.pairs.iter().skip(1).copied() {
        let mut open: Vec<(usize, f64)> = there
            .iter()
            .filter_map(|arm| {
                let gain = lab.gap(Lab::BASE, *arm, last, value);
                let half = gain.half_width?;
                // Nobody is surer by more pairs of what is nothing, or precise enough.
                let enough = (effort.narrow * gain.mean.abs()).max(effort.resolution(aim, lab));
                (half > enough).then_some((*arm, gain.mean + half))
            })
            .collect();
        open.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        open.truncate(effort.refined);
        let open: Vec<usize> = open.into_iter().map(|o| o.0).collect();
        // Most promising first: where the effort ends, it ends at the others.
        if open.is_empty() || lab.ask(Lab::BASE, n) == Asked::TooDear {
            break;
        }
        if lab.ask_all(&open, n).is_none() || lab.waits() {
            return (rows(lab, aim, all, &arms), false);
        }
        last = n;
    }
    let mut gains = rows(lab, aim, all, &arms);
    gains.not_tried = (all.len() - gains.rows.len()) as u32;
    (gains, true)
}

/// What is known while the changes are being judged.
pub(super) fn so_far(lab: &mut Lab, aim: &Aim, effort: &Effort, all: &[Candidate]) -> Gains {
    let tried = &all[..all.len().min(effort.levers)];
    let arms: Vec<usize> = tried.iter().map(|c| lab.arm(c.tweaks.clone(), 0)).collect();
    rows(lab, aim, all, &arms)
}

/// The table so far, best first.
fn rows(lab: &Lab, aim: &Aim, all: &[Candidate], arms: &[usize]) -> Gains {
    let value = worth(aim, &lab.subject);
    let mut made: Vec<(f64, usize, Gain)> = Vec::new();
    for (candidate, arm) in all.iter().zip(arms) {
        let n = lab.count(*arm).min(lab.count(Lab::BASE));
        if n < 2 {
            continue;
        }
        let gain = lab.gap(Lab::BASE, *arm, n, value);
        made.push((gain.mean, *arm, row(lab, candidate, *arm, n, &gain)));
    }
    let by = |v: f64| if v.is_finite() { v } else { f64::NEG_INFINITY };
    made.sort_by(|a, b| by(b.0).total_cmp(&by(a.0)).then_with(|| a.2.lever.cmp(&b.2.lever)));
    let ranks = places(made.len(), |at, lead| lab.gap(made[at].1, made[lead].1, u32::MAX, value));
    for (made, rank) in made.iter_mut().zip(ranks) {
        made.2.rank = rank;
    }
    let rows: Vec<Gain> = made.into_iter().map(|m| m.2).collect();
    let cheap = |at: &usize| rows[*at].per_10000_euro.map(|e| by(e.mean));
    let mut by_euro: Vec<usize> = (0..rows.len()).filter(|at| cheap(at).is_some()).collect();
    by_euro.sort_by(|a, b| {
        let (a_value, b_value) = (cheap(a).unwrap_or(0.0), cheap(b).unwrap_or(0.0));
        b_value.total_cmp(&a_value).then(a.cmp(b))
    });
    Gains { rows, by_euro, not_tried: 0 }
}

fn row(lab: &Lab, candidate: &Candidate, arm: usize, n: u32, gain: &Estimate) -> Gain {
    let gap = |value: &dyn Fn(&Sample) -> f64| lab.gap(Lab::BASE, arm, n, value);
    let terms = lab.subject.net.labels.terms.iter().enumerate();
    let per = |cost: f64| Estimate {
        mean: gain.mean * PER_EUROS / cost,
        half_width: gain.half_width.map(|h| h * PER_EUROS / cost),
        n: gain.n,
    };
    Gain {
        lever: candidate.lever.clone(),
        rank: 0,
        pairs: n,
        within: terms.map(|(t, (id, _))| (id.clone(), gap(&|s| s.within[t]))).collect(),
        mean_days: gap(&|s| s.mean_days),
        p90_days: gap(&|s| s.p90_days),
        cost_euro: gap(&|s| s.cost_euro),
        euro_a_year: candidate.cost,
        per_10000_euro: candidate.cost.map(per),
        cannot_tell: cannot_tell(gain),
    }
}
