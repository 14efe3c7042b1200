//! Opening hours made ready: closed-form sums of open time, never stepped hour by hour.
//!
//! A calendar becomes a list of open intervals over a period that then repeats: years with their
//! holidays, or four plain weeks. Openings are not events; a piece of work knows its end at once.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// Whole milliseconds of civil time since midnight of the first simulated day.
pub type SimTime = i64;

/// Milliseconds of a minute.
pub(crate) const MINUTE: SimTime = 60_000;
/// Milliseconds of an hour.
pub(crate) const HOUR: SimTime = 60 * MINUTE;
/// Milliseconds of a day.
pub(crate) const DAY: SimTime = 24 * HOUR;

/// Most months that are counted: 200 years.
const MOST_MONTHS: f64 = 2400.0;

/// What comes later than this, some hundred million years, counts as this late.
const LATEST: SimTime = SimTime::MAX / 4;

/// When something is open.
#[derive(Clone, Debug)]
pub(crate) struct Hours {
    /// Length of what repeats.
    period: SimTime,
    /// Open intervals of one period and a sentinel behind them.
    open: Vec<(SimTime, SimTime)>,
    /// Open time before each interval; the last is the sum.
    before: Vec<SimTime>,
    /// First interval that ends after the start of each day.
    first_of_day: Vec<u32>,
    /// Days with any open time.
    open_days: Vec<u32>,
    /// Number of open days before each day.
    days_before: Vec<u32>,
    always: bool,
}

/// A piece of work placed in open time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// When it begins.
    pub(crate) begin: SimTime,
    /// Open time from 0 to `begin`.
    pub(crate) at_begin: SimTime,
    /// When it ends.
    pub(crate) end: SimTime,
}

impl Hours {
    /// Open at all times.
    pub(crate) fn always() -> Self {
        let mut hours = Self::new(vec![(0, 7 * DAY)], 7);
        hours.always = true;
        hours
    }

    /// Open in these sorted, disjoint intervals of a period of whole days, which repeats.
    pub(crate) fn new(intervals: Vec<(SimTime, SimTime)>, period_days: u32) -> Self {
        let mut before = Vec::with_capacity(intervals.len() + 1);
        let mut sum = 0;
        for (from, to) in &intervals {
            before.push(sum);
            sum += to - from;
        }
        before.push(sum);
        let mut first_of_day = Vec::with_capacity(period_days as usize);
        let mut days_before = Vec::with_capacity(period_days as usize + 1);
        let mut open_days = Vec::new();
        let mut at = 0;
        for day in 0..period_days {
            let start = SimTime::from(day) * DAY;
            while intervals.get(at).is_some_and(|i| i.1 <= start) {
                at += 1;
            }
            first_of_day.push(at as u32);
            days_before.push(open_days.len() as u32);
            if intervals.get(at).is_some_and(|i| i.0 < start + DAY) {
                open_days.push(day);
            }
        }
        days_before.push(open_days.len() as u32);
        let mut open = intervals;
        open.push((SimTime::MAX, SimTime::MAX));
        let period = SimTime::from(period_days) * DAY;
        Self { period, open, before, first_of_day, open_days, days_before, always: false }
    }

    /// The same hours with a period of at least so many days.
    pub(crate) fn unrolled(self, at_least: u32) -> Self {
        let days = (self.period / DAY) as u32;
        let times = at_least.div_ceil(days.max(1)).max(1);
        if self.always || times == 1 {
            return self;
        }
        let week = &self.open[..self.open.len() - 1];
        let open = (0..i64::from(times))
            .flat_map(|n| week.iter().map(move |(a, b)| (a + n * self.period, b + n * self.period)))
            .collect();
        Self::new(open, days * times)
    }

    /// Open time of one period; 0 means never open.
    pub(crate) fn per_period(&self) -> SimTime {
        self.before[self.before.len() - 1]
    }

    /// Openings in a millisecond.
    pub(crate) fn openings_per_ms(&self) -> f64 {
        (self.open.len() - 1) as f64 / self.period as f64
    }

    /// Days of the calendar for each day with any open time.
    pub(crate) fn days_per_open_day(&self) -> f64 {
        (self.period / DAY) as f64 / self.open_days.len().max(1) as f64
    }

    /// The lengths of what is closed, and of all time they are part of, ms.
    pub(crate) fn gaps(&self) -> (Vec<f64>, f64) {
        let open = &self.open[..self.open.len() - 1];
        let between = open.windows(2).map(|pair| (pair[1].0 - pair[0].1) as f64);
        let ends = open.first().zip(open.last());
        let around = ends.map(|(first, last)| (self.period - last.1 + first.0) as f64);
        (between.chain(around).filter(|gap| *gap > 0.0).collect(), self.period as f64)
    }

    /// Share of all time that is open, 0..=1.
    pub(crate) fn share_open(&self) -> f64 {
        self.per_period() as f64 / self.period as f64
    }

    /// The start of the period around `t`, `t` within it, and the first interval ending after it.
    #[inline]
    fn locate(&self, t: SimTime) -> (SimTime, SimTime, usize) {
        let (start, within) = if (0..self.period).contains(&t) {
            (0, t)
        } else {
            let within = t.rem_euclid(self.period);
            (t - within, within)
        };
        let mut at = self.first_of_day[(within / DAY) as usize] as usize;
        while self.open[at].1 <= within {
            at += 1;
        }
        (start, within, at)
    }

    #[inline]
    fn sum_before(&self, start: SimTime) -> SimTime {
        if start == 0 { 0 } else { start / self.period * self.per_period() }
    }

    /// Open time from 0 to `t`.
    #[inline]
    pub(crate) fn until(&self, t: SimTime) -> SimTime {
        if self.always {
            return t;
        }
        let (start, within, at) = self.locate(t);
        self.sum_before(start) + self.before[at] + (within - self.open[at].0).max(0)
    }

    /// Open time between two moments by weekday from Monday; `monday` is the weekday of day 0.
    pub(crate) fn open_by_weekday(&self, from: SimTime, to: SimTime, monday: i64) -> [SimTime; 7] {
        let mut sums = [0; 7];
        let mut day = from.div_euclid(DAY);
        let mut before = self.until(from);
        while day * DAY < to {
            let after = self.until(((day + 1) * DAY).min(to));
            sums[(day + monday).rem_euclid(7) as usize] += after - before;
            before = after;
            day += 1;
        }
        sums
    }

    /// The first open moment at or after `t`.
    #[inline]
    pub(crate) fn next_open(&self, t: SimTime) -> SimTime {
        if self.always {
            return t;
        }
        let (start, within, at) = self.locate(t);
        if at + 1 < self.open.len() {
            start + within.max(self.open[at].0)
        } else {
            start + self.period + self.open[0].0
        }
    }

    /// Places `work` milliseconds of open time at or after `t`.
    #[inline]
    pub(crate) fn place(&self, t: SimTime, work: SimTime) -> Placed {
        if self.always {
            return Placed { begin: t, at_begin: t, end: t + work };
        }
        let (start, within, at) = self.locate(t);
        let (from, to) = self.open[at];
        if at + 1 >= self.open.len() {
            // Behind the last interval of the period.
            return self.place(start + self.period, work);
        }
        let begin = within.max(from);
        let at_begin = self.sum_before(start) + self.before[at] + begin - from;
        let end =
            if begin + work <= to { start + begin + work } else { self.when(at_begin + work) };
        Placed { begin: start + begin, at_begin, end }
    }

    /// The earliest moment by which `sum` milliseconds of open time have passed.
    fn when(&self, sum: SimTime) -> SimTime {
        let per_period = self.per_period();
        let periods = (sum - 1).max(0) / per_period;
        let rest = sum - periods * per_period;
        let at = self.before.partition_point(|b| *b < rest).max(1) - 1;
        let within = self.open[at].0 + rest - self.before[at];
        periods.saturating_mul(self.period).min(LATEST) + within
    }

    /// The moment `amount` working days after `t`: the n-th open day after it at the same time of
    /// day (moved into opening hours), then the fraction of that day's open time.
    pub(crate) fn working_days_after(&self, t: SimTime, amount: f64) -> SimTime {
        let whole = amount.max(0.0).floor();
        let fraction = amount.max(0.0) - whole;
        let whole = (whole as i64).min(10_000_000);
        let moment = if whole == 0 { self.next_open(t) } else { self.same_time_on(t, whole) };
        let open = self.open_time_of_day(moment.div_euclid(DAY));
        let rest = (fraction * open as f64).round() as SimTime;
        if rest == 0 { moment } else { self.place(moment, rest).end }
    }

    /// The `n`-th open day (n ≥ 1) after the day of `t`, at its time of day moved into hours.
    fn same_time_on(&self, t: SimTime, n: i64) -> SimTime {
        let day = t.div_euclid(DAY);
        let days = self.period / DAY;
        let (period, within) = (day.div_euclid(days), day.rem_euclid(days));
        let per_period = self.open_days.len() as i64;
        let rank = i64::from(self.days_before[within as usize + 1]) + n - 1;
        let target = (period + rank.div_euclid(per_period)) * days
            + i64::from(self.open_days[rank.rem_euclid(per_period) as usize]);
        let moment = target * DAY + t.rem_euclid(DAY);
        let moved = self.next_open(moment);
        if moved < (target + 1) * DAY { moved } else { self.closing_of_day(target) }
    }

    /// The end of `work` milliseconds of open time after `t`, where open time counts so many times
    /// as much from each of these moments on; after the last it goes on as it is.
    pub(crate) fn place_by_season(
        &self,
        t: SimTime,
        work: SimTime,
        seasons: &[(SimTime, f64)],
    ) -> SimTime {
        let (mut from, mut left) = (t, work as f64);
        let first = seasons.partition_point(|(start, _)| *start <= t).max(1) - 1;
        for (at, (_, weight)) in seasons.iter().enumerate().skip(first) {
            let Some((end, _)) = seasons.get(at + 1) else { break };
            let there = (self.until(*end) - self.until(from)) as f64 * weight;
            if left <= there && *weight > 0.0 {
                return self.place(from, (left / weight) as SimTime).end;
            }
            left -= there;
            from = *end;
        }
        self.place(from, left.max(0.0) as SimTime).end
    }

    /// When the day's last interval ends (or the day does).
    fn closing_of_day(&self, day: i64) -> SimTime {
        let (start, _, at) = self.locate(day * DAY);
        let end = (day + 1) * DAY - start;
        let mut last = self.open[at].1;
        for (from, to) in &self.open[at..self.open.len() - 1] {
            if *from >= end {
                break;
            }
            last = *to;
        }
        start + last.min(end)
    }

    fn open_time_of_day(&self, day: i64) -> SimTime {
        self.until((day + 1) * DAY) - self.until(day * DAY)
    }
}

/// The moment `amount` civil months after `t`; a fraction is that share of the month that follows.
pub(crate) fn months_after(first_day: Date, t: SimTime, amount: f64) -> SimTime {
    let amount = amount.clamp(0.0, MOST_MONTHS);
    let whole = amount.floor();
    let fraction = amount - whole;
    let date = date_of(first_day, t);
    let there = date.saturating_add((whole as i32).months());
    let next = date.saturating_add((whole as i32 + 1).months());
    let moved = day_number(first_day, there);
    let span = (day_number(first_day, next) - moved) * DAY;
    moved * DAY + t.rem_euclid(DAY) + (fraction * span as f64).round() as SimTime
}

/// The civil date of a moment.
pub(crate) fn date_of(first_day: Date, t: SimTime) -> Date {
    first_day.saturating_add(i32::try_from(t.div_euclid(DAY)).unwrap_or(i32::MAX).days())
}

/// Days from the first simulated day to `date`.
pub(crate) fn day_number(first_day: Date, date: Date) -> i64 {
    date.since(first_day).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Hours {
        let day = |d: i64| (d * DAY + 8 * HOUR, d * DAY + 14 * HOUR);
        Hours::new((0..5).map(day).collect(), 7)
    }

    #[test]
    fn open_time_is_summed_in_closed_form() {
        let hours = office();
        assert_eq!(hours.until(8 * HOUR), 0);
        assert_eq!(hours.until(DAY), 6 * HOUR);
        assert_eq!(hours.until(7 * DAY + 9 * HOUR), 31 * HOUR);
        assert_eq!(hours.next_open(14 * HOUR), DAY + 8 * HOUR);
        assert_eq!(hours.next_open(5 * DAY), 7 * DAY + 8 * HOUR);
    }

    #[test]
    fn work_stops_at_closing_and_goes_on_at_opening() {
        let hours = office();
        let placed = hours.place(13 * HOUR, 2 * HOUR);
        assert_eq!(placed.begin, 13 * HOUR);
        assert_eq!(placed.end, DAY + 9 * HOUR);
        let friday = hours.place(4 * DAY + 13 * HOUR, HOUR);
        assert_eq!(friday.end, 4 * DAY + 14 * HOUR);
        let over = hours.place(4 * DAY + 15 * HOUR, 31 * HOUR);
        assert_eq!(over.begin, 7 * DAY + 8 * HOUR);
        assert_eq!(over.end, 14 * DAY + 9 * HOUR);
        assert_eq!(over.at_begin, 30 * HOUR);
    }

    #[test]
    fn placing_agrees_with_summing() {
        let hours = office();
        let mut x = 1_u64;
        for _ in 0..2000 {
            x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
            let t = (x >> 33) as i64 % (30 * DAY);
            let work = (x >> 20) as i64 % (40 * HOUR);
            let placed = hours.place(t, work);
            assert_eq!(hours.until(placed.end) - hours.until(t), work);
            assert_eq!(hours.until(placed.begin), placed.at_begin);
        }
    }

    #[test]
    fn working_days_keep_the_time_of_day() {
        let hours = office();
        let friday_ten = 4 * DAY + 10 * HOUR;
        assert_eq!(hours.working_days_after(friday_ten, 1.0), 7 * DAY + 10 * HOUR);
        assert_eq!(hours.working_days_after(friday_ten, 0.5), 4 * DAY + 13 * HOUR);
        assert_eq!(hours.working_days_after(friday_ten, 5.5), 11 * DAY + 13 * HOUR);
        assert_eq!(hours.working_days_after(5 * DAY, 0.0), 7 * DAY + 8 * HOUR);
        assert_eq!(hours.working_days_after(20 * HOUR, 1.0), DAY + 14 * HOUR);
        assert_eq!(Hours::always().working_days_after(HOUR, 2.5), 2 * DAY + 13 * HOUR);
    }

    #[test]
    fn seasons_stretch_and_shorten_open_time() {
        let always = Hours::always();
        let seasons = [(0, 2.0), (10 * DAY, 0.0), (20 * DAY, 0.5), (40 * DAY, 1.0)];
        assert_eq!(always.place_by_season(0, 4 * DAY, &seasons), 2 * DAY);
        // Twenty days' worth in the first season, nothing in the second, the rest at half speed.
        assert_eq!(always.place_by_season(0, 21 * DAY, &seasons), 22 * DAY);
        assert_eq!(always.place_by_season(0, 31 * DAY, &seasons), 41 * DAY);
        assert_eq!(always.place_by_season(50 * DAY, DAY, &seasons), 51 * DAY);
    }

    #[test]
    fn months_are_civil() {
        let first = jiff::civil::date(2026, 1, 31);
        assert_eq!(months_after(first, 9 * HOUR, 1.0), 28 * DAY + 9 * HOUR);
        assert_eq!(months_after(first, 0, 0.5), 14 * DAY);
    }
}
