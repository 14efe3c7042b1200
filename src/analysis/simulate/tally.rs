//! What one replication has counted so far: integer sums, no averages yet.

use serde::{Deserialize, Serialize};

use super::hours::{DAY, Hours, SimTime};
use super::net::{Cause, Desk, Net};
use super::series::OverTime;
use crate::model::card::Silence;
use crate::model::step::Outcome;

/// Why a replication ended before its plan did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitHit {
    /// Somebody asked it to.
    Cancelled,
    /// Too many events.
    Events,
    /// Too many cases open at once: more come than can be served.
    OpenCases,
    /// Too many branches of one case.
    TokensPerCase,
    /// A case goes round without time passing.
    EndlessLoop,
}

/// All ways a case can end in law, in the order of results.
pub const OUTCOMES: [Option<Outcome>; 10] = [
    Some(Outcome::Granted),
    Some(Outcome::Refused),
    Some(Outcome::Inadmissible),
    Some(Outcome::Withdrawn),
    Some(Outcome::Silence(Silence::Inertia)),
    Some(Outcome::Silence(Silence::Assent)),
    Some(Outcome::Silence(Silence::Refusal)),
    Some(Outcome::Silence(Silence::Devolution)),
    Some(Outcome::Silence(Silence::PowerConsumed)),
    None,
];

/// One step, over measured cases.
#[derive(Clone, Debug, Default)]
pub(super) struct StepTally {
    pub(super) visits: u64,
    /// Work, ms of persons.
    pub(super) work: i64,
    /// Closed time before the work began.
    pub(super) before: i64,
    /// Waits by cause.
    pub(super) waits: [i64; 7],
    /// Time on the critical path of cases, ms, and cases on whose path it lies.
    pub(super) critical: i64,
    pub(super) critical_cases: u64,
    /// Number of the last of them, and one.
    pub(super) critical_last: u64,
}

/// One flow into a join, over measured cases.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BranchTally {
    /// Times the join went on; kept at its first flow.
    pub(super) joins: u64,
    /// Times this flow's token came last, and how much later than the one before it, ms.
    pub(super) last: u64,
    pub(super) lead: i64,
}

/// One office, over measured time.
#[derive(Clone, Debug, Default)]
pub(super) struct DeskTally {
    /// All work of the run, ms of persons.
    pub(super) work: i64,
    /// Work within the measured time.
    pub(super) busy: i64,
    /// Open time spent in the queue within the measured time.
    pub(super) queue: i64,
    /// Open time of the measured time, and up to the last completion.
    pub(super) open: i64,
    pub(super) open_to_last: i64,
    /// Work within the measured time by weekday from Monday, ms of persons, and open time.
    pub(super) busy_weekday: [i64; 7],
    pub(super) open_weekday: [i64; 7],
    /// Whether the sum of waits equals the queue's length summed over time.
    pub(super) books_agree: bool,
}

impl DeskTally {
    /// Counts work of so many persons between two open moments on the weekdays it was done on.
    #[inline]
    pub(super) fn spread(
        &mut self,
        hours: &Hours,
        (begin, end): (SimTime, SimTime),
        work: i64,
        staff: u32,
        monday: i64,
    ) {
        let (first, last) = (begin.div_euclid(DAY), (end - 1).div_euclid(DAY));
        if first == last {
            self.busy_weekday[(first + monday).rem_euclid(7) as usize] += work * i64::from(staff);
            return;
        }
        for day in first..=last {
            let (from, to) = (begin.max(day * DAY), end.min((day + 1) * DAY));
            let part = hours.until(to) - hours.until(from);
            self.busy_weekday[(day + monday).rem_euclid(7) as usize] += part * i64::from(staff);
        }
    }
}

/// Cases of one source, where there are several.
#[derive(Clone, Debug, Default)]
pub(super) struct ClassTally {
    pub(super) arrived: u64,
    pub(super) cycles: Vec<SimTime>,
    /// By term: decided within it, and all that were decided, silent or open beyond it.
    pub(super) terms: Vec<(u64, u64)>,
}

/// One term, over measured cases.
#[derive(Clone, Debug, Default)]
pub(super) struct TermTally {
    pub(super) within: u64,
    pub(super) late: u64,
    pub(super) silent: u64,
    /// Expired or not, but the case is still open.
    pub(super) open: u64,
    pub(super) open_expired: u64,
    pub(super) late_days: u64,
    /// Decided cases by legal days; the last bin holds all longer ones.
    pub(super) days: Vec<u32>,
}

impl TermTally {
    /// Cases decided within it, and all on which there is something to say.
    pub(super) fn judged(&self) -> (u64, u64) {
        (self.within, self.within + self.late + self.silent + self.open_expired)
    }
}

impl ClassTally {
    /// Counts what one case has added to a term.
    pub(super) fn count(&mut self, term: usize, before: (u64, u64), after: (u64, u64)) {
        if let Some(sums) = self.terms.get_mut(term) {
            sums.0 += after.0 - before.0;
            sums.1 += after.1 - before.1;
        }
    }
}

/// Bins of legal days.
pub(super) const MAX_LEGAL_DAYS: usize = 2000;

/// What one replication has counted.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) steps: Vec<StepTally>,
    pub(super) desks: Vec<DeskTally>,
    pub(super) terms: Vec<TermTally>,
    pub(super) classes: Vec<ClassTally>,
    /// Time from arrival to end of every measured case, ms.
    pub(super) cycles: Vec<SimTime>,
    pub(super) outcomes: [u64; OUTCOMES.len()],
    pub(super) arrived: u64,
    pub(super) open: u64,
    pub(super) stuck: u64,
    /// Arrivals and tasks completed.
    pub(super) events: u64,
    /// Euro cents.
    pub(super) cost: f64,
    pub(super) own_work: i64,
    pub(super) other_work: i64,
    /// Time on critical paths by cause, work last, ms.
    pub(super) critical: [i64; Cause::ALL.len() + 1],
    /// Whether every critical path added up to the time of its case.
    pub(super) ways_agree: bool,
    pub(super) branches: Vec<BranchTally>,
    /// By office: measured time as the only bottleneck of the moment, and while it shifted.
    pub(super) sole: Vec<SimTime>,
    pub(super) shared: Vec<SimTime>,
    pub(super) measured_time: SimTime,
    pub(super) over: Option<OverTime>,
    pub(super) last_done: SimTime,
    pub(super) end: SimTime,
    pub(super) limit: Option<LimitHit>,
}

impl Tally {
    pub(super) fn new(net: &Net) -> Self {
        let terms = net.labels.terms.len();
        Self {
            steps: vec![StepTally::default(); net.labels.steps.len()],
            desks: vec![DeskTally::default(); net.desks.len()],
            terms: vec![TermTally::default(); net.labels.terms.len()],
            branches: vec![BranchTally::default(); net.slots as usize],
            classes: vec![
                ClassTally { terms: vec![(0, 0); terms], ..ClassTally::default() };
                // Cases that wait at the beginning count with the first, even where no others come.
                net.sources.len().max(1)
            ],
            cycles: Vec::new(),
            outcomes: [0; OUTCOMES.len()],
            arrived: 0,
            open: 0,
            stuck: 0,
            events: 0,
            cost: 0.0,
            own_work: 0,
            other_work: 0,
            critical: [0; Cause::ALL.len() + 1],
            ways_agree: true,
            sole: Vec::new(),
            shared: Vec::new(),
            measured_time: 0,
            over: None,
            last_done: 0,
            end: 0,
            limit: None,
        }
    }

    /// Counts work on a measured case at a step.
    #[inline]
    pub(super) fn work(&mut self, step: u32, work: SimTime, desk: Option<&Desk>) {
        self.steps[step as usize].work += work;
        match desk {
            Some(desk) => {
                self.cost += work as f64 * desk.cost;
                if desk.own {
                    self.own_work += work;
                } else {
                    self.other_work += work;
                }
            }
            None => self.own_work += work,
        }
    }

    /// Counts a measured case that has ended.
    pub(super) fn finished(&mut self, cycle: SimTime, outcome: Option<Outcome>, source: u32) {
        self.cycles.push(cycle);
        if self.classes.len() > 1 {
            self.classes[source as usize].cycles.push(cycle);
        }
        let at = OUTCOMES.iter().position(|o| *o == outcome).unwrap_or(OUTCOMES.len() - 1);
        self.outcomes[at] += 1;
    }
}
