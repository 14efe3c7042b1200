//! `Replication`: the figures of one replication, addressed by name, small enough to keep.

use serde::{Deserialize, Serialize};

use super::net::{Cause, Labels, Net};
use super::series::OverTime;
use super::tally::{LimitHit, OUTCOMES, Tally};

/// One figure of a replication. Times are milliseconds of civil time, work milliseconds of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Mean time from arrival to end.
    Cycle,
    /// Its median.
    CycleP50,
    /// Its percentile 90.
    CycleP90,
    /// Its percentile 95.
    CycleP95,
    /// Its standard deviation over the cases of a replication.
    CycleSd,
    /// Work of the body on a case.
    Work,
    /// Work of the applicant and of others on a case.
    OtherWork,
    /// Cost of a case in euro cents.
    Cost,
    /// Measured cases that came.
    Arrived,
    /// Measured cases that ended.
    Finished,
    /// Measured cases still open at the end.
    Open,
    /// Measured cases whose branches all wait for each other.
    Stuck,
    /// Arrivals and tasks done, measured or not.
    Events,
    /// Rest of a case for this cause, summed over its branches.
    Cause(Cause),
    /// Rest of an ended case for this cause on its critical path; with [`Self::CriticalWork`] these
    /// add up to [`Self::Cycle`].
    Critical(Cause),
    /// Time on the critical path during which somebody worked.
    CriticalWork,
    /// Share of ended cases with this outcome, an index of [`OUTCOMES`].
    Outcome(usize),
    /// A figure of a term, an index of [`Labels::terms`].
    Term(u32, TermFigure),
    /// A figure of an office, an index of [`Labels::offices`].
    Office(u32, OfficeFigure),
    /// A figure of a step, an index of [`Labels::steps`].
    Step(u32, StepFigure),
    /// A figure of a flow into a join, an index of [`Labels::branches`].
    Branch(u32, BranchFigure),
    /// A figure of the cases of one start, an index of [`Labels::sources`]; where there are several.
    Class(u32, ClassFigure),
    /// Share of the cases of a start decided within a term: start, term.
    ClassWithin(u32, u32),
}

/// A figure of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermFigure {
    /// Share decided within the term, of the cases decided, ended by silence or open beyond it.
    Within,
    /// Share decided after it, or open beyond it.
    Late,
    /// Share ended by its expiry.
    Silent,
    /// Mean legal days of decided cases (working days for a term in working days).
    MeanDays,
    /// Their percentile 90.
    P90Days,
    /// Mean days late of all cases, in calendar days.
    DaysLate,
}

/// A figure of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficeFigure {
    /// Share of the open time of its staff spent at work, in the measured time.
    Load,
    /// Mean length of its queue over open time.
    Queue,
    /// Mean time from standing in the queue to the beginning of work, a visit.
    Wait,
    /// Visits of a case.
    Visits,
    /// As `Load`, from the start of the run to the last completion.
    LoadToLast,
    /// Share of the measured time in which it alone is the bottleneck of the moment.
    Sole,
    /// Share in which the bottleneck shifts to it or from it.
    Shifting,
    /// As `Load`, on one day of the week, 0 for Monday.
    Weekday(u8),
}

/// A figure of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepFigure {
    /// Visits of a case.
    Visits,
    /// Work of a visit.
    Work,
    /// Rest of a visit, all causes.
    Wait,
    /// Rest of a case for a cause.
    Cause(Cause),
    /// Time of an ended case that lies here on its critical path.
    CriticalTime,
    /// Share of ended cases on whose critical path it lies.
    CriticalShare,
}

/// A figure of a flow into a join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BranchFigure {
    /// Share of the joins at which it was the last to come.
    Last,
    /// How much later than the one before it, over the joins at which it was the last.
    Lead,
}

/// A figure of the cases of one start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClassFigure {
    /// Measured cases that came.
    Arrived,
    /// Mean time from arrival to end.
    Cycle,
    /// Its percentile 90.
    CycleP90,
}

const BASE: usize = 14;
const CAUSES: usize = Cause::ALL.len();
const CASE: usize = BASE + 2 * CAUSES + OUTCOMES.len();
const TERM: usize = 6;
const OFFICE: usize = 7 + 7;
const STEP: usize = 5 + CAUSES;
const BRANCH: usize = 2;
const CLASS: usize = 3;

impl Figure {
    /// Where it stands among the figures of a replication.
    pub fn at(self, labels: &Labels) -> usize {
        let terms = CASE;
        let offices = terms + TERM * labels.terms.len();
        let steps = offices + OFFICE * labels.offices.len();
        let branches = steps + STEP * labels.steps.len();
        let classes = branches + BRANCH * labels.branches.len();
        let class = CLASS + labels.terms.len();
        match self {
            Self::Cycle => 0,
            Self::CycleP50 => 1,
            Self::CycleP90 => 2,
            Self::Work => 3,
            Self::OtherWork => 4,
            Self::Cost => 5,
            Self::Arrived => 6,
            Self::Finished => 7,
            Self::Open => 8,
            Self::Stuck => 9,
            Self::Events => 10,
            Self::CriticalWork => 11,
            Self::CycleP95 => 12,
            Self::CycleSd => 13,
            Self::Cause(cause) => BASE + cause as usize,
            Self::Critical(cause) => BASE + CAUSES + cause as usize,
            Self::Outcome(n) => BASE + 2 * CAUSES + n.min(OUTCOMES.len() - 1),
            Self::Term(t, figure) => terms + TERM * t as usize + figure as usize,
            Self::Office(o, figure) => offices + OFFICE * o as usize + figure.at(),
            Self::Class(c, figure) => classes + class * c as usize + figure as usize,
            Self::ClassWithin(c, term) => classes + class * c as usize + CLASS + term as usize,
            Self::Branch(b, figure) => branches + BRANCH * b as usize + figure as usize,
            Self::Step(s, figure) => {
                let within = match figure {
                    StepFigure::Visits => 0,
                    StepFigure::Work => 1,
                    StepFigure::Wait => 2,
                    StepFigure::CriticalTime => 3,
                    StepFigure::CriticalShare => 4,
                    StepFigure::Cause(cause) => 5 + cause as usize,
                };
                steps + STEP * s as usize + within
            }
        }
    }

    /// How many figures a replication has.
    pub fn count(labels: &Labels) -> usize {
        CASE + TERM * labels.terms.len()
            + OFFICE * labels.offices.len()
            + STEP * labels.steps.len()
            + BRANCH * labels.branches.len()
            + classes_of(labels) * (CLASS + labels.terms.len())
    }
}

/// How many kinds of case are told apart: none where all come from one start.
fn classes_of(labels: &Labels) -> usize {
    if labels.sources.len() > 1 { labels.sources.len() } else { 0 }
}

impl OfficeFigure {
    /// Where it stands among the figures of an office.
    fn at(self) -> usize {
        match self {
            Self::Load => 0,
            Self::Queue => 1,
            Self::Wait => 2,
            Self::Visits => 3,
            Self::LoadToLast => 4,
            Self::Sole => 5,
            Self::Shifting => 6,
            Self::Weekday(day) => 7 + usize::from(day.min(6)),
        }
    }
}

/// Bins of the time from arrival to end: 8 to each doubling, from one second.
pub const CYCLE_BINS: usize = 288;

/// The lower bound of a bin of [`Replication::cycles`], ms.
pub fn cycle_bin_from(bin: usize) -> f64 {
    1000.0 * libm::exp2(bin as f64 / 8.0)
}

fn cycle_bin(cycle: i64) -> usize {
    let eighths = libm::log2((cycle.max(1000) as f64) / 1000.0) * 8.0;
    (eighths as usize).min(CYCLE_BINS - 1)
}

/// The figures of one replication.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Replication {
    /// Which one, from 0.
    pub index: u32,
    /// Values by [`Figure::at`]; NaN where there was nothing to measure.
    pub figures: Vec<f64>,
    /// Measured cases by time from arrival to end, in bins of [`cycle_bin_from`].
    pub cycles: Vec<u32>,
    /// For each term: decided cases by legal days.
    pub legal_days: Vec<Vec<u32>>,
    /// How it went over time, where that was asked for.
    pub over: Option<OverTime>,
    /// Whether the books agree: queues (Little's law), cases (conservation), critical paths.
    pub sound: bool,
    /// What ended it early, if anything.
    pub limit: Option<LimitHit>,
}

impl PartialEq for Replication {
    /// The same to the last bit; a figure of which nothing could be measured is equal to itself.
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&f64, &f64)| a.to_bits() == b.to_bits();
        self.index == other.index
            && self.figures.len() == other.figures.len()
            && self.figures.iter().zip(&other.figures).all(same)
            && self.cycles == other.cycles
            && self.legal_days == other.legal_days
            && self.over == other.over
            && (self.sound, self.limit) == (other.sound, other.limit)
    }
}

impl Replication {
    /// One figure.
    pub fn get(&self, labels: &Labels, figure: Figure) -> f64 {
        self.figures.get(figure.at(labels)).copied().unwrap_or(f64::NAN)
    }

    /// Turns sums into figures.
    pub(super) fn of(index: u32, net: &Net, mut tally: Tally) -> Self {
        let labels = &net.labels;
        let mut figures = vec![f64::NAN; Figure::count(labels)];
        let mut put = |figure: Figure, value: f64| figures[figure.at(labels)] = value;
        put_cases(&mut put, &mut tally);
        for (at, term) in tally.terms.iter().enumerate() {
            put_term(&mut put, at as u32, term);
        }
        put_steps(&mut put, net, &tally);
        put_offices(&mut put, net, &tally);
        if tally.classes.len() > 1 {
            put_classes(&mut put, &mut tally);
        }
        if tally.over.is_some() {
            put_critical(&mut put, &tally);
            put_moments(&mut put, net, &tally);
            put_branches(&mut put, net, &tally);
        }
        let mut cycles = vec![0; CYCLE_BINS];
        for cycle in &tally.cycles {
            cycles[cycle_bin(*cycle)] += 1;
        }
        let books = tally.desks.iter().all(|d| d.books_agree);
        let cases = tally.arrived == tally.cycles.len() as u64 + tally.open + tally.stuck;
        Self {
            index,
            figures,
            cycles,
            legal_days: tally.terms.iter().map(|t| t.days.clone()).collect(),
            over: tally.over.take(),
            sound: books && tally.ways_agree && (cases || tally.limit.is_some()),
            limit: tally.limit,
        }
    }
}

/// `a / b`, NaN when there is nothing to divide by.
fn ratio(a: f64, b: u64) -> f64 {
    if b == 0 { f64::NAN } else { a / b as f64 }
}

fn put_cases(put: &mut impl FnMut(Figure, f64), tally: &mut Tally) {
    let cycles = &mut tally.cycles;
    let n = cycles.len();
    let sum: i128 = cycles.iter().map(|c| i128::from(*c)).sum();
    put(Figure::Cycle, ratio(sum as f64, n as u64));
    if n > 1 {
        let squares: i128 = cycles.iter().map(|c| i128::from(*c) * i128::from(*c)).sum();
        // Whole numbers as far as they go: what is left is far smaller than what it comes from.
        let over = squares - sum * sum / n as i128;
        put(Figure::CycleSd, (over as f64 / (n - 1) as f64).sqrt());
    }
    // What is looked for next lies above what was found: only that part is looked at.
    let mut from = 0;
    for (figure, percent) in
        [(Figure::CycleP50, 50), (Figure::CycleP90, 90), (Figure::CycleP95, 95)]
    {
        let at = (n * percent / 100).max(from);
        if let Some(rest) = cycles.get_mut(from..).filter(|rest| at - from < rest.len()) {
            put(figure, *rest.select_nth_unstable(at - from).1 as f64);
            from = at;
        }
    }
    let arrived = tally.arrived;
    put(Figure::Work, ratio(tally.own_work as f64, arrived));
    put(Figure::OtherWork, ratio(tally.other_work as f64, arrived));
    put(Figure::Cost, ratio(tally.cost, arrived));
    put(Figure::Arrived, arrived as f64);
    put(Figure::Finished, n as f64);
    put(Figure::Open, tally.open as f64);
    put(Figure::Stuck, tally.stuck as f64);
    put(Figure::Events, tally.events as f64);
    for cause in Cause::ALL {
        let sum: i64 = tally.steps.iter().map(|s| s.waits[cause as usize]).sum();
        put(Figure::Cause(cause), ratio(sum as f64, arrived));
    }
    for (at, count) in tally.outcomes.iter().enumerate() {
        put(Figure::Outcome(at), ratio(*count as f64, n as u64));
    }
}

/// Cases by where they came from.
fn put_classes(put: &mut impl FnMut(Figure, f64), tally: &mut Tally) {
    for (at, class) in tally.classes.iter_mut().enumerate() {
        let at = at as u32;
        let n = class.cycles.len();
        let sum: i128 = class.cycles.iter().map(|c| i128::from(*c)).sum();
        put(Figure::Class(at, ClassFigure::Arrived), class.arrived as f64);
        put(Figure::Class(at, ClassFigure::Cycle), ratio(sum as f64, n as u64));
        if n > 0 {
            let p90 = *class.cycles.select_nth_unstable(n * 9 / 10).1;
            put(Figure::Class(at, ClassFigure::CycleP90), p90 as f64);
        }
        for (term, (within, all)) in class.terms.iter().enumerate() {
            put(Figure::ClassWithin(at, term as u32), ratio(*within as f64, *all));
        }
    }
}

/// What cases spend their time on, on their critical paths.
fn put_critical(put: &mut impl FnMut(Figure, f64), tally: &Tally) {
    let ended = tally.cycles.len() as u64;
    for cause in Cause::ALL {
        put(Figure::Critical(cause), ratio(tally.critical[cause as usize] as f64, ended));
    }
    put(Figure::CriticalWork, ratio(tally.critical[CAUSES] as f64, ended));
    for (at, step) in tally.steps.iter().enumerate() {
        let place = |f| Figure::Step(at as u32, f);
        put(place(StepFigure::CriticalTime), ratio(step.critical as f64, ended));
        put(place(StepFigure::CriticalShare), ratio(step.critical_cases as f64, ended));
    }
}

/// Who is the bottleneck of the moment, and how full offices are on each day of the week.
fn put_moments(put: &mut impl FnMut(Figure, f64), net: &Net, tally: &Tally) {
    for (at, (desk, sums)) in net.desks.iter().zip(&tally.desks).enumerate() {
        let Some(staff) = desk.staff else { continue };
        let place = |f| Figure::Office(at as u32, f);
        let time = tally.measured_time.max(0) as u64;
        put(place(OfficeFigure::Sole), ratio(tally.sole[at] as f64, time));
        put(place(OfficeFigure::Shifting), ratio(tally.shared[at] as f64, time));
        for day in 0..7_u8 {
            let open = sums.open_weekday[usize::from(day)];
            if open > 0 {
                let busy = sums.busy_weekday[usize::from(day)] as f64;
                put(place(OfficeFigure::Weekday(day)), busy / (open as f64 * f64::from(staff)));
            }
        }
    }
}

/// Which branch joins wait for.
fn put_branches(put: &mut impl FnMut(Figure, f64), net: &Net, tally: &Tally) {
    for (at, (branch, label)) in tally.branches.iter().zip(&net.labels.branches).enumerate() {
        let joins = tally.branches[label.first as usize].joins;
        let place = |f| Figure::Branch(at as u32, f);
        put(place(BranchFigure::Last), ratio(branch.last as f64, joins));
        put(place(BranchFigure::Lead), ratio(branch.lead as f64, branch.last));
    }
}

fn put_term(put: &mut impl FnMut(Figure, f64), at: u32, term: &super::tally::TermTally) {
    let all = term.within + term.late + term.silent + term.open_expired;
    put(Figure::Term(at, TermFigure::Within), ratio(term.within as f64, all));
    put(Figure::Term(at, TermFigure::Late), ratio((term.late + term.open_expired) as f64, all));
    put(Figure::Term(at, TermFigure::Silent), ratio(term.silent as f64, all));
    put(Figure::Term(at, TermFigure::DaysLate), ratio(term.late_days as f64, all));
    let decided: u64 = term.days.iter().map(|n| u64::from(*n)).sum();
    let sum: u64 = term.days.iter().enumerate().map(|(d, n)| d as u64 * u64::from(*n)).sum();
    put(Figure::Term(at, TermFigure::MeanDays), ratio(sum as f64, decided));
    if decided > 0 {
        let mut left = decided * 9 / 10;
        let p90 = term.days.iter().position(|n| {
            let here = u64::from(*n);
            let found = left < here;
            left = left.saturating_sub(here);
            found
        });
        put(Figure::Term(at, TermFigure::P90Days), p90.unwrap_or(term.days.len()) as f64);
    }
}

fn put_steps(put: &mut impl FnMut(Figure, f64), net: &Net, tally: &Tally) {
    for (at, step) in tally.steps.iter().enumerate() {
        let place = |f| Figure::Step(at as u32, f);
        put(place(StepFigure::Visits), ratio(step.visits as f64, tally.arrived));
        put(place(StepFigure::Work), ratio(step.work as f64, step.visits));
        let waits: i64 = step.waits.iter().sum();
        put(place(StepFigure::Wait), ratio(waits as f64, step.visits));
        for cause in Cause::ALL {
            let wait = step.waits[cause as usize] as f64;
            put(place(StepFigure::Cause(cause)), ratio(wait, tally.arrived));
        }
    }
    let mut offices = vec![(0_u64, 0_i64); net.labels.offices.len()];
    for (step, office) in tally.steps.iter().zip(&net.labels.step_office) {
        if let Some(sum) = offices.get_mut(*office as usize) {
            sum.0 += step.visits;
            sum.1 += step.waits[Cause::OfficeQueue as usize] + step.before;
        }
    }
    for (at, (visits, waits)) in offices.iter().enumerate() {
        put(Figure::Office(at as u32, OfficeFigure::Wait), ratio(*waits as f64, *visits));
        let visits = ratio(*visits as f64, tally.arrived);
        put(Figure::Office(at as u32, OfficeFigure::Visits), visits);
    }
}

fn put_offices(put: &mut impl FnMut(Figure, f64), net: &Net, tally: &Tally) {
    for (at, (desk, sums)) in net.desks.iter().zip(&tally.desks).enumerate() {
        let Some(staff) = desk.staff else { continue };
        let place = |f| Figure::Office(at as u32, f);
        let share = |work: i64, open: i64| {
            if open > 0 { work as f64 / (open as f64 * f64::from(staff)) } else { f64::NAN }
        };
        put(place(OfficeFigure::Load), share(sums.busy, sums.open));
        put(place(OfficeFigure::LoadToLast), share(sums.work, sums.open_to_last));
        if sums.open > 0 {
            put(place(OfficeFigure::Queue), sums.queue as f64 / sums.open as f64);
        }
    }
}
