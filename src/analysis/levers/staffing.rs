//! The smallest staffing that keeps a promise: a share of cases decided within a term.
//!
//! The search begins at the least staff whose exact load is below one, so that no queue grows without
//! end, and adds where a person brings most until the promise is kept; then it takes away, one by
//! one, whoever is not needed. Whether a promise is kept has three answers: yes where the lower end
//! of the interval is at or above it, no where the upper end is below it, else "cannot tell".

use std::collections::BTreeMap;

use serde::Serialize;

use super::effort::Effort;
use super::gains::queue_ratio;
use super::lab::{Asked, Lab};
use super::tweak::Tweak;
use crate::analysis::measure::Estimate;
use crate::model::id::{OfficeId, TermId};

/// The promise where a term names none.
pub const PROMISE: f64 = 0.95;
/// Replications until a verdict is clear.
const LOOKS: [u32; 3] = [8, 16, 32];
/// Offices tried, to see where one more person brings most.
const TRIED: usize = 4;
/// An office expected to gain so many times more than the next needs no trial.
const PLAIN: f64 = 4.0;
/// Large staff grows by this part at once; what is too much is taken away again.
const STRIDE: u32 = 16;
/// Rounds of taking away.
const ROUNDS: u32 = 4;
/// Staff that stands for "as many as wanted": so many times the least, and so many more.
const PLENTY: (u32, u32) = (4, 200);

/// Whether a promise is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval is at or above the promise.
    Kept,
    /// The interval holds the promise.
    CannotTell,
    /// The whole interval is below the promise.
    NotKept,
}

impl Verdict {
    fn of(within: &Estimate, promise: f64) -> Self {
        let Some(half) = within.half_width else { return Self::CannotTell };
        if within.mean - half >= promise {
            Self::Kept
        } else if within.mean + half < promise {
            Self::NotKept
        } else {
            Self::CannotTell
        }
    }
}

/// How the search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// A staffing was found that keeps the promise, and taking any one person away breaks it, or
    /// cannot be shown not to.
    Smallest,
    /// One was found, but not everybody could be tried for want of effort.
    Enough,
    /// No staff, however large, keeps the promise: the time is spent elsewhere.
    NotByStaff,
    /// None was found that can be shown to keep it.
    NotFound,
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Staffing {
    /// The term.
    pub term: TermId,
    /// The share promised, 0..=1.
    pub promise: f64,
    /// How the search ended; null while it goes on.
    pub ending: Option<Ending>,
    /// Staff of each office.
    pub staff: BTreeMap<OfficeId, u32>,
    /// Staff of today.
    pub present: BTreeMap<OfficeId, u32>,
    /// Share decided within the term with this staff.
    pub within: Estimate,
    /// What that says of the promise.
    pub verdict: Verdict,
    /// The share with as much staff as one could want.
    pub within_at_most: Estimate,
    /// What the change of staff costs more in a year, euro; null where a cost is not known.
    pub euro_a_year: Option<f64>,
}

/// One search, begun anew each time replications have come: all it asked for before is there.
struct Search<'a> {
    lab: &'a mut Lab,
    effort: &'a Effort,
    /// Index of the term.
    term: usize,
    promise: f64,
    desks: Vec<(u32, u32)>,
    least: Vec<u32>,
}

/// Replications had to be ordered.
struct Waits;

/// Searches. The flag says whether it is over: otherwise replications are ordered.
pub(super) fn search(lab: &mut Lab, effort: &Effort, term: usize) -> Option<(Staffing, bool)> {
    let (id, card) = lab.subject.net.labels.terms.get(term).cloned()?;
    let desks = lab.subject.staffed();
    if desks.is_empty() {
        return None;
    }
    let least: Vec<u32> = desks.iter().map(|(desk, _)| lab.subject.least_staff(*desk)).collect();
    let present: BTreeMap<_, _> = desks.iter().map(|(d, n)| (lab.subject.office(*d), *n)).collect();
    let nothing = Estimate { mean: f64::NAN, half_width: None, n: 0 };
    let promise = card.promise.unwrap_or(PROMISE);
    let mut answer = Staffing {
        term: id,
        promise,
        ending: None,
        staff: present.clone(),
        present,
        within: nothing,
        verdict: Verdict::CannotTell,
        within_at_most: nothing,
        euro_a_year: None,
    };
    let over = Search { lab, effort, term, promise, desks, least }.run(&mut answer).is_ok();
    Some((answer, over))
}

impl Search<'_> {
    fn run(&mut self, answer: &mut Staffing) -> Result<(), Waits> {
        let plenty: Vec<u32> = self
            .least
            .iter()
            .map(|n| n.saturating_mul(PLENTY.0).saturating_add(PLENTY.1))
            .collect();
        let (most, at_most) = self.judged(&plenty)?;
        answer.within_at_most = at_most;
        if most == Verdict::NotKept {
            self.put(answer, &plenty, (most, at_most));
            answer.staff = answer.present.clone();
            answer.euro_a_year = None;
            answer.ending = Some(Ending::NotByStaff);
            return Ok(());
        }
        let mut staff = self.least.clone();
        let mut found = self.judged(&staff)?;
        self.put(answer, &staff, found);
        for _ in 0..self.effort.moves {
            if found.0 == Verdict::Kept {
                break;
            }
            let Some(at) = self.best(&staff)? else { break };
            staff[at] += stride(staff[at]);
            found = self.judged(&staff)?;
            self.put(answer, &staff, found);
        }
        if found.0 != Verdict::Kept {
            answer.ending = Some(Ending::NotFound);
            return Ok(());
        }
        let is_smallest = self.take_away(&mut staff, answer)?;
        answer.ending = Some(if is_smallest { Ending::Smallest } else { Ending::Enough });
        Ok(())
    }

    fn arm(&mut self, staff: &[u32]) -> usize {
        let desks = self.desks.iter().zip(staff);
        let moved = desks.filter(|((_, present), n)| present != *n);
        let tweaks = moved.map(|((desk, _), n)| Tweak::Staff { desk: *desk, staff: *n }).collect();
        self.lab.arm(tweaks, 0)
    }

    fn within(&self, arm: usize, n: u32) -> Estimate {
        let term = self.term;
        self.lab.mean(arm, n, |s| s.within.get(term).copied().unwrap_or(f64::NAN))
    }

    /// What a staffing says of the promise, with as few replications as make it clear.
    fn judged(&mut self, staff: &[u32]) -> Result<(Verdict, Estimate), Waits> {
        let arm = self.arm(staff);
        let mut found = (Verdict::CannotTell, self.within(arm, 0));
        for n in LOOKS {
            match self.lab.ask(arm, n) {
                Asked::Ordered => return Err(Waits),
                Asked::TooDear => break,
                Asked::There => {}
            }
            let within = self.within(arm, n);
            found = (Verdict::of(&within, self.promise), within);
            if found.0 != Verdict::CannotTell {
                break;
            }
        }
        Ok(found)
    }

    /// The office where more staff brings most; none where no case waits for any.
    fn best(&mut self, staff: &[u32]) -> Result<Option<usize>, Waits> {
        let arm = self.arm(staff);
        let n = self.lab.count(arm).min(LOOKS[0]);
        let mut open: Vec<(usize, f64)> = Vec::new();
        for (at, (desk, _)) in self.desks.iter().enumerate() {
            let desk = *desk;
            let queue = self.lab.mean(arm, n, |s| s.queues[desk as usize]).mean;
            let more = staff[at] + stride(staff[at]);
            let subject = &self.lab.subject;
            let loads = (subject.load(desk, staff[at]).0, subject.load(desk, more).0);
            let gain = queue * (1.0 - queue_ratio((staff[at], loads.0), (more, loads.1)));
            if gain > 0.0 {
                open.push((at, gain));
            }
        }
        open.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let Some(first) = open.first().copied() else { return Ok(None) };
        if open.get(1).is_none_or(|second| first.1 > PLAIN * second.1) {
            return Ok(Some(first.0));
        }
        open.truncate(TRIED);
        let mut arms = Vec::new();
        for (at, _) in &open {
            let mut more = staff.to_vec();
            more[*at] += stride(staff[*at]);
            arms.push(self.arm(&more));
        }
        let there = self.lab.ask_all(&arms, LOOKS[0]).ok_or(Waits)?;
        let best = open.iter().zip(&arms).filter(|(_, arm)| there.contains(arm)).max_by(|a, b| {
            let share = |arm: usize| self.within(arm, LOOKS[0]).mean;
            let days = |arm: usize| self.lab.mean(arm, LOOKS[0], |s| s.mean_days).mean;
            share(*a.1).total_cmp(&share(*b.1)).then_with(|| days(*b.1).total_cmp(&days(*a.1)))
        });
        Ok(Some(best.map_or(first.0, |(open, _)| open.0)))
    }

    /// Takes away whoever is not needed, the dearest first. Whether nobody is left who could go.
    fn take_away(&mut self, staff: &mut Vec<u32>, answer: &mut Staffing) -> Result<bool, Waits> {
        let cost = |at: usize| self.lab.subject.yearly_cost(self.desks[at].0).unwrap_or(0.0);
        let mut order: Vec<usize> = (0..staff.len()).collect();
        order.sort_by(|a, b| cost(*b).total_cmp(&cost(*a)).then(a.cmp(b)));
        for _ in 0..ROUNDS {
            let (mut taken, mut all_tried) = (false, true);
            for at in &order {
                // With less the queue would grow without end: that breaks any promise.
                while staff[*at] > self.least[*at] {
                    let mut less = staff.clone();
                    less[*at] -= 1;
                    let found = self.judged(&less)?;
                    all_tried &= found.1.n >= LOOKS[0];
                    if found.0 != Verdict::Kept {
                        break;
                    }
                    taken = true;
                    *staff = less;
                    self.put(answer, staff, found);
                }
            }
            if !taken {
                return Ok(all_tried);
            }
        }
        Ok(false)
    }

    fn put(&self, answer: &mut Staffing, staff: &[u32], (verdict, within): (Verdict, Estimate)) {
        let subject = &self.lab.subject;
        let offices = self.desks.iter().zip(staff);
        answer.staff = offices.clone().map(|((d, _), n)| (subject.office(*d), *n)).collect();
        let costs = offices.map(|((desk, before), after)| {
            let more = f64::from(*after) - f64::from(*before);
            if before == after { Some(0.0) } else { Some(subject.yearly_cost(*desk)? * more) }
        });
        answer.euro_a_year = costs.sum();
        answer.verdict = verdict;
        answer.within = within;
    }
}

/// Persons added at once to so many.
fn stride(staff: u32) -> u32 {
    (staff / STRIDE).max(1)
}
