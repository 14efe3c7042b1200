//! How long a case takes where nobody waits in a queue: the whole distribution, without random
//! numbers.
//!
//! A procedure becomes a term (`ways`, `limits`, `reduce`): steps one after the other add up, a
//! choice mixes, branches at once take as long as the longest, a loop is a geometric series. The
//! term is worked out on a grid by numerical convolution (`grid`); means and variances are those of
//! closed forms wherever there are any. Exact up to the grid for procedures built of blocks whose
//! times all pass on one clock; what is not so is named.

mod fourier;
mod grid;
mod limits;
mod pieces;
mod reduce;
mod term;
pub(super) mod ways;

use std::sync::Arc;

use serde::Serialize;

use self::grid::{Found, Grid};
use self::reduce::Whole;
use self::ways::Ways;
use super::{chain, paths};
use crate::analysis::simulate::net::Net;

/// Milliseconds of a day.
pub(super) const DAY_MS: f64 = 86_400_000.0;
/// Points of a grid, at least and at most.
const POINTS: (usize, usize) = (1 << 10, 1 << 16);
/// Points times terms at most: what bounds the time it takes.
const MOST_WORK: usize = 1 << 23;
/// Numbers held at once: where more than twice as many (48 MB) are needed there is no result.
const MOST_HELD: usize = 3_000_000;
/// The chance of taking longer than the grid reaches.
const BEYOND: f64 = 1e-5;
/// The greatest tail of a branch beyond the grid for which its maximum keeps its moments.
const MOST_LOST: f64 = 1e-3;
/// The grid is at most so many times as long as it takes nearly all cases, for branches' sake.
const MOST_STRETCH: f64 = 64.0;
/// Grids tried to find out how far one must reach.
const TRIES: usize = 40;
/// Times longer than this, a million years, are not worked out.
const LONGEST_MS: f64 = 365.0e6 * DAY_MS;
/// Points of the curve.
const CURVE: usize = 300;

/// Why the time without queues is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Work in opening hours was stretched by the share of time that is open.
    OpeningHours,
    /// Days of work were taken as equally long.
    WorkingDays,
    /// Months were taken as equally long.
    Months,
    /// A case was taken to come at any moment between two sittings.
    Sitting,
    /// Messages were taken never to be waited for.
    Message,
    /// Terms were taken to run from the step that waits for them.
    Term,
    /// Which event of a race comes first was estimated from a fixed sample.
    Race,
    /// Timers, terms and messages on borders were taken never to happen.
    Border,
    /// Limits on visits were left out.
    AtMost,
    /// Parallel branches that are not brought together one by one follow the slowest.
    NotBlockStructured,
    /// An end that stops all other branches was taken as one that does not.
    Terminate,
    /// Some cases never end; the figures are those of the others.
    EndlessLoop,
    /// A rare branch takes so much longer than the rest that its part of the mean is too small.
    RareBranch,
}

impl Reason {
    /// Key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::OpeningHours => "free-opening-hours",
            Self::WorkingDays => "free-working-days",
            Self::Months => "free-months",
            Self::Sitting => "free-sitting",
            Self::Message => "free-message",
            Self::Term => "free-term",
            Self::Race => "free-race",
            Self::Border => "free-border",
            Self::AtMost => "free-at-most",
            Self::NotBlockStructured => "free-not-block-structured",
            Self::Terminate => "free-terminate",
            Self::EndlessLoop => "free-endless-loop",
            Self::RareBranch => "free-rare-branch",
        }
    }

    /// All.
    pub const ALL: [Self; 13] = [
        Self::OpeningHours,
        Self::WorkingDays,
        Self::Months,
        Self::Sitting,
        Self::Message,
        Self::Term,
        Self::Race,
        Self::Border,
        Self::AtMost,
        Self::NotBlockStructured,
        Self::Terminate,
        Self::EndlessLoop,
        Self::RareBranch,
    ];
}

/// The time of a case without queues, in calendar days of 24 hours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FreeTime {
    /// Mean.
    pub mean_days: f64,
    /// Variance, days squared.
    pub variance_days: f64,
    /// Standard deviation.
    pub sd_days: f64,
    /// Percentiles.
    pub percentiles_days: Percentiles,
    /// The curve: days, and the probability of at most so many.
    pub curve: Vec<(f64, f64)>,
    /// The step of the grid on which the distribution was worked out.
    pub step_days: f64,
    /// Why it is approximate; empty when it is exact up to the grid.
    pub approximations: Vec<Reason>,
    #[serde(skip)]
    first_days: f64,
    /// The probability of at most `first_days` and half a step, one and a half, and so on.
    #[serde(skip)]
    below: Arc<[f64]>,
}

/// Percentiles, in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Percentiles {
    /// A tenth of all cases take at most this.
    pub p10: f64,
    /// A quarter.
    pub p25: f64,
    /// Half.
    pub p50: f64,
    /// Three quarters.
    pub p75: f64,
    /// Nine tenths.
    pub p90: f64,
    /// 95 of a hundred.
    pub p95: f64,
    /// 99 of a hundred.
    pub p99: f64,
}

impl FreeTime {
    /// Whether it is exact up to the grid.
    pub fn is_exact(&self) -> bool {
        self.approximations.is_empty()
    }

    /// The probability that a case takes at most so many days; beyond the grid short of 1 by at most
    /// 1e-5.
    pub fn within(&self, days: f64) -> f64 {
        let at = (days - self.first_days) / self.step_days - 0.5;
        if at.is_nan() || at < -0.5 - ROUNDING {
            return 0.0;
        }
        let last = self.below.len() - 1;
        if at >= last as f64 {
            return self.below[last];
        }
        let at = at.max(-0.5);
        let cell = at.floor();
        let (from, slope_from) = self.point(cell as i64);
        let (to, slope_to) = self.point(cell as i64 + 1);
        hermite(at - cell, (from, slope_from), (to, slope_to)).clamp(0.0, 1.0)
    }

    /// The days within which this share of the cases ends; the last of the grid where it is more
    /// than the grid holds.
    pub fn percentile(&self, share: f64) -> f64 {
        let cell = self.below.partition_point(|p| *p < share) as i64;
        if cell as usize >= self.below.len() {
            return self.days(self.below.len() as f64 - 0.5);
        }
        let (from, to) = (self.point(cell - 1), self.point(cell));
        // By halving: the curve never falls.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..48 {
            let middle = f64::midpoint(low, high);
            if hermite(middle, from, to) < share { low = middle } else { high = middle }
        }
        let at = (cell - 1) as f64 + f64::midpoint(low, high);
        self.days((at + 0.5).max(0.0))
    }

    fn days(&self, steps: f64) -> f64 {
        self.first_days + steps * self.step_days
    }

    /// Value and slope at a point; the slope limited so that the curve between never falls (Fritsch
    /// & Carlson, *SIAM Journal on Numerical Analysis* 17, 1980).
    fn point(&self, at: i64) -> (f64, f64) {
        let value = |at: i64| {
            let last = self.below.len() as i64 - 1;
            if at < 0 { 0.0 } else { self.below[at.min(last) as usize] }
        };
        let (before, after) = (value(at) - value(at - 1), value(at + 1) - value(at));
        let slope = f64::midpoint(before, after).min(3.0 * before.min(after));
        (value(at), slope)
    }
}

const ROUNDING: f64 = 1e-9;

/// Between two points with their slopes, at a part of the way.
fn hermite(t: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
    let (t2, t3) = (t * t, t * t * t);
    let rise = 3.0 * t2 - 2.0 * t3;
    from.0 * (1.0 - rise) + to.0 * rise + from.1 * (t3 - 2.0 * t2 + t) + to.1 * (t3 - t2)
}

/// Works out the time of a case without queues. `None` where no case ends, where no time is known at
/// all, where times are without bound or the procedure is too large for it, or when `stop` asks for
/// it.
pub fn free_time(net: &Net, stop: &mut dyn FnMut() -> bool) -> Option<FreeTime> {
    let mut ways = Ways::of(net, &chain::starts(net));
    limits::write_out(&mut ways);
    let rest = paths::slowest(&ways);
    let whole = reduce::reduce(&ways, &rest)?;
    let mut reasons = ways.reasons;
    reasons.extend(whole.reasons.iter().copied());
    let (grid, found) = work_out(&whole, stop)?;
    if found.lost > MOST_LOST {
        reasons.insert(Reason::RareBranch);
    }
    let variance = found.moments.variance / (DAY_MS * DAY_MS);
    let mut out = FreeTime {
        mean_days: found.moments.mean / DAY_MS,
        variance_days: variance,
        sd_days: variance.sqrt(),
        percentiles_days: Percentiles::default(),
        curve: Vec::new(),
        step_days: grid.step / DAY_MS,
        approximations: reasons.into_iter().collect(),
        first_days: found.shift / DAY_MS,
        below: found.below.into(),
    };
    if found.is_certain {
        out.put_certain();
        return Some(out);
    }
    let p = |share| out.percentile(share);
    out.percentiles_days = Percentiles {
        p10: p(0.10),
        p25: p(0.25),
        p50: p(0.50),
        p75: p(0.75),
        p90: p(0.90),
        p95: p(0.95),
        p99: p(0.99),
    };
    let last = out.percentile(0.995);
    let span = last - out.first_days;
    let at = |n: usize| out.first_days + span * n as f64 / CURVE as f64;
    out.curve = (0..=CURVE).map(|n| (at(n), out.within(at(n)))).collect();
    let sound = out.mean_days.is_finite() && out.sd_days.is_finite();
    sound.then_some(out)
}

impl FreeTime {
    /// All cases take the same.
    fn put_certain(&mut self) {
        let days = self.first_days;
        self.percentiles_days = Percentiles {
            p10: days,
            p25: days,
            p50: days,
            p75: days,
            p90: days,
            p95: days,
            p99: days,
        };
        self.curve = vec![(days, 0.0), (days, 1.0)];
    }
}

/// Works a term out on a grid that reaches as far as it must.
fn work_out(whole: &Whole, stop: &mut dyn FnMut() -> bool) -> Option<(Grid, Found)> {
    let (order, uses) = whole.terms.order(whole.root);
    let bounds = whole.terms.bounds(&order)[whole.root as usize];
    let sd = bounds.variance.max(0.0).sqrt();
    let guess = bounds.mean + 6.0 * sd;
    if !guess.is_finite() || bounds.mean > LONGEST_MS {
        return None;
    }
    let held = whole.terms.held_at_once(&order, &uses).max(1);
    let most = (MOST_WORK / order.len()).min(MOST_HELD / held);
    let points = POINTS.0.max(POINTS.1.min(power_below(most)));
    if held * points > 2 * MOST_HELD {
        return None;
    }
    let rough = (points / 8).max(256);
    let mut end = guess.clamp(1.0, 10.0 * LONGEST_MS);
    for _ in 0..TRIES {
        let grid = Grid::new(rough, end);
        let found = grid.work_out(&whole.terms, &order, &uses, stop)?;
        if found.is_certain {
            break;
        }
        let all = found.below.partition_point(|p| *p < 1.0 - BEYOND);
        let needed = (all as f64 + 1.5) * grid.step;
        if all == found.below.len() {
            end *= 3.0;
        } else if needed < 0.5 * end
            && (found.lost <= MOST_LOST / 8.0 || end > MOST_STRETCH * needed)
        {
            end = (1.1 * needed).max(end / 16.0);
        } else if found.lost > MOST_LOST && end < MOST_STRETCH * needed {
            end *= 2.0;
        } else {
            break;
        }
    }
    let grid = Grid::new(points, end);
    let found = grid.work_out(&whole.terms, &order, &uses, stop)?;
    Some((grid, found))
}

/// The greatest power of two not above.
fn power_below(n: usize) -> usize {
    if n == 0 { 0 } else { 1 << n.ilog2() }
}

#[cfg(test)]
mod tests;
