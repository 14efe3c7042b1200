//! Weeks as simulators write them: days, times of day, and how many cases an open week takes in.

use crate::model::calendar::{Opening, Weekday};

use crate::model::timing::{Distribution, Timing};

use super::laws::{self, DAY};

/// Minutes of a day.
const MIDNIGHT: u16 = 1440;
/// Most openings of one week that are read.
const MOST_OPENINGS: usize = 10_000;
/// Seconds of a week.
const WEEK: f64 = 7.0 * DAY;
/// Cases that are followed to see how many come in a week.
const FOLLOWED: f64 = 2000.0;
/// Most weeks that are followed.
const MOST_WEEKS: f64 = 200.0;

/// The days as both formats spell them, Monday first.
const NAMES: [&str; 7] =
    ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

/// From a day to a day, each day from a minute to a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) days: (Weekday, Weekday),
    pub(super) from: u16,
    pub(super) to: u16,
}

/// The name of a day in both formats.
pub(super) fn name(day: Weekday) -> &'static str {
    NAMES[day.index()]
}

/// The day of a name.
pub(super) fn day(name: &str) -> Option<Weekday> {
    let at = NAMES.iter().position(|n| n.eq_ignore_ascii_case(name.trim()))?;
    Weekday::ALL.get(at).copied()
}

/// A minute of the day as `HH:MM:SS`; the end of the day as the last moment of it.
pub(super) fn time(minute: u16, fraction: &str) -> String {
    if minute >= MIDNIGHT {
        format!("23:59:59.{}", "9".repeat(fraction.len()))
    } else {
        let dot = if fraction.is_empty() { "" } else { "." };
        format!("{:02}:{:02}:00{dot}{fraction}", minute / 60, minute % 60)
    }
}

/// The minute of the day of `HH:MM`, `HH:MM:SS`, with fractions and a zone that is not believed;
/// rounded to the nearest, 0..=1440.
pub(super) fn minute(text: &str) -> Option<u16> {
    let text = text.trim().trim_start_matches('T');
    let end = text.find(['+', '-', 'Z', 'z']).unwrap_or(text.len());
    let mut parts = text[..end].split(':').map(|p| p.trim().parse::<f64>().ok());
    let hours = parts.next()??;
    let minutes = parts.next()??;
    let seconds = parts.next().map_or(Some(0.0), |s| s)?;
    let fits = (0.0..=24.0).contains(&hours)
        && (0.0..60.0).contains(&minutes)
        && (0.0..=60.0).contains(&seconds);
    let all = (hours * 60.0 + minutes + seconds / 60.0).round();
    (fits && all <= f64::from(MIDNIGHT)).then_some(all as u16)
}

/// The periods of a week; one for the whole of it where it is never closed.
pub(super) fn periods(openings: &[Opening]) -> Vec<Period> {
    if openings.is_empty() {
        let days = (Weekday::Mon, Weekday::Sun);
        return vec![Period { days, from: 0, to: MIDNIGHT }];
    }
    let mut out: Vec<Period> = Vec::new();
    for o in openings {
        // The same hours on the next day lengthen a period.
        let before = out
            .iter_mut()
            .find(|p| (p.from, p.to) == (o.from, o.to) && p.days.1.index() + 1 == o.day.index());
        match before {
            Some(period) => period.days.1 = o.day,
            None => out.push(Period { days: (o.day, o.day), from: o.from, to: o.to }),
        }
    }
    out
}

/// The openings of periods, in order and not overlapping; empty when nothing is ever closed.
/// `None` when there are none at all, or too many.
pub(super) fn openings(periods: &[Period]) -> Option<Vec<Opening>> {
    let mut out: Vec<Opening> = Vec::new();
    for period in periods {
        let (first, last) = (period.days.0.index(), period.days.1.index());
        let count = (last + 7 - first) % 7 + 1;
        // Until midnight is written as 00:00, too.
        let to = if period.to <= period.from { MIDNIGHT } else { period.to };
        for n in 0..count {
            let day = *Weekday::ALL.get((first + n) % 7)?;
            out.push(Opening { day, from: period.from, to });
        }
        if out.len() > MOST_OPENINGS {
            return None;
        }
    }
    out.sort_unstable();
    let mut merged: Vec<Opening> = Vec::new();
    for o in out.into_iter().filter(|o| o.from < o.to) {
        match merged.last_mut() {
            Some(last) if last.day == o.day && o.from <= last.to => last.to = last.to.max(o.to),
            _ => merged.push(o),
        }
    }
    let whole = |o: &Opening| o.from == 0 && o.to == MIDNIGHT;
    if merged.is_empty() {
        return None;
    }
    if merged.len() == 7 && merged.iter().all(whole) {
        merged.clear();
    }
    Some(merged)
}

/// The mean gap in seconds with which as many cases come as with `rate` a second of the mean week,
/// where gaps pass in wall time at random and a case that would come in closed time comes at the
/// next opening. In an open time of L after a closed one of c, that is L/m + 1 − exp(−c/m) cases.
pub(super) fn gap_of(openings: &[Opening], rate: f64) -> f64 {
    let wanted = rate * WEEK;
    let (open, closed) = spans(openings);
    if closed.is_empty() || wanted <= 0.0 {
        return 1.0 / rate;
    }
    let came =
        |gap: f64| open / gap + closed.iter().map(|c| 1.0 - libm::exp(-c / gap)).sum::<f64>();
    longest(rate, |gap| came(gap) > wanted).1
}

/// The same where every gap is as long: cases are followed through some weeks. Only some numbers of
/// cases can be had so, and the nearest is taken: where a second one no longer fits into an opening
/// half as many come at once.
pub(super) fn even_gap_of(openings: &[Opening], rate: f64) -> f64 {
    let wanted = rate * WEEK;
    let (open, closed) = spans(openings);
    if closed.is_empty() || wanted <= 0.0 {
        return 1.0 / rate;
    }
    if wanted > FOLLOWED {
        // What closed time adds is nothing beside so many.
        return open / wanted;
    }
    let weeks = (FOLLOWED / wanted).clamp(1.0, MOST_WEEKS).floor();
    let most = wanted * weeks;
    // A case more or less is a matter of where the weeks end.
    let came = |gap: f64| {
        let (mut at, mut count) = (next_open(openings, 0.0), 0.0);
        while at < weeks * WEEK && count < 2.0 * most + 2.0 {
            count += 1.0;
            at = next_open(openings, at + gap);
        }
        count
    };
    let (more, fewer) = longest(rate, |gap| came(gap) > most + 1.0);
    if (came(fewer) - most).abs() <= 1.0 {
        // In the middle of all gaps that give as many.
        f64::midpoint(fewer, longest(rate, |gap| came(gap) >= most - 1.0).0)
    } else if came(more) - most < most - came(fewer) {
        more
    } else {
        fewer
    }
}

/// A law of gaps in open time, as one of gaps in wall time with which about as many cases come. How
/// many more come by the openings depends, as far as renewals go, on the squared deviation: between
/// gaps that are all alike and gaps at random.
pub(super) fn of_open_time(openings: &[Opening], timing: &Timing) -> Distribution {
    let law = laws::seconds(timing);
    let mean = law.mean();
    let (open, _) = spans(openings);
    if !(mean > 0.0 && mean.is_finite()) {
        return law;
    }
    let rate = open / WEEK / mean;
    let spread = (law.variance() / (mean * mean)).clamp(0.0, 1.0);
    let (even, random) = (even_gap_of(openings, rate), gap_of(openings, rate));
    laws::scaled(&law, (even + (random - even) * spread) / mean)
}

/// The longest gap with which more cases come than are wanted, and the shortest with which no more
/// do; fewer come with longer gaps, so that what holds the answer is halved until nothing changes.
fn longest(rate: f64, are_more: impl Fn(f64) -> bool) -> (f64, f64) {
    let (mut low, mut high) = (1e-3, 1e3 / rate);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if high - low <= high * 1e-12 {
            break;
        }
        if are_more(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low, high)
}

/// The first open moment from one on, both in seconds from the begin of some week.
fn next_open(openings: &[Opening], at: f64) -> f64 {
    let week = (at / WEEK).floor();
    let within = at - week * WEEK;
    let next = openings.partition_point(|o| second(*o, o.to) <= within);
    let first = || openings.first().map_or(0.0, |o| WEEK + second(*o, o.from));
    week * WEEK + openings.get(next).map_or_else(first, |o| second(*o, o.from).max(within))
}

/// The second of the week of a minute on the day of an opening.
fn second(o: Opening, minute: u16) -> f64 {
    (o.day.index() * usize::from(MIDNIGHT) + usize::from(minute)) as f64 * 60.0
}

/// Open seconds of a week, and each closed stretch between.
fn spans(openings: &[Opening]) -> (f64, Vec<f64>) {
    let open = openings.iter().map(|o| second(*o, o.to) - second(*o, o.from)).sum();
    let ends = openings.iter().map(|o| second(*o, o.to));
    let starts = openings.iter().map(|o| second(*o, o.from));
    let next = starts.clone().skip(1).chain(starts.take(1).map(|s| s + WEEK));
    (open, ends.zip(next).map(|(end, next)| next - end).filter(|c| *c > 0.0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_comes_back() {
        let mut week = Vec::new();
        for day in Weekday::ALL.into_iter().take(5) {
            week.push(Opening { day, from: 8 * 60, to: 12 * 60 + 30 });
            if day == Weekday::Tue {
                week.push(Opening { day, from: 15 * 60, to: MIDNIGHT });
            }
        }
        assert_eq!(periods(&week).len(), 2);
        assert_eq!(openings(&periods(&week)), Some(week));
        assert_eq!(openings(&periods(&[])), Some(Vec::new()));
        assert_eq!(openings(&[]), None);
    }

    #[test]
    fn times_of_day_are_read_as_they_are_written_about() {
        for (text, wanted) in [
            ("08:30:00", Some(510)),
            ("08:30", Some(510)),
            ("23:59:59.999+00:00", Some(1440)),
            ("23:59:59.999999", Some(1440)),
            ("00:00:00.000Z", Some(0)),
            ("25:00", None),
            ("NaN:NaN", None),
            ("", None),
        ] {
            assert_eq!(minute(text), wanted, "{text}");
        }
        assert_eq!(time(510, "000"), "08:30:00.000");
        assert_eq!(time(1440, "000"), "23:59:59.999");
    }

    fn mornings() -> Vec<Opening> {
        let days = Weekday::ALL.into_iter().take(5);
        days.map(|day| Opening { day, from: 480, to: 840 }).collect()
    }

    #[test]
    fn the_gap_keeps_the_volume() {
        let week = mornings();
        for a_week in [0.5, 3.0, 30.0, 300.0] {
            let gap = gap_of(&week, a_week / (7.0 * DAY));
            let nights = 1.0 - libm::exp(-18.0 * 3600.0 / gap);
            let weekend = 1.0 - libm::exp(-66.0 * 3600.0 / gap);
            let came = 5.0 * 6.0 * 3600.0 / gap + 4.0 * nights + weekend;
            assert!((came - a_week).abs() < 1e-6 * a_week, "{a_week}: {came}");
        }
    }

    /// Cases of a week, on average, with gaps that come again and again.
    fn came(week: &[Opening], gaps: &[f64]) -> f64 {
        let (mut at, mut count) = (0.0, 0.0);
        for gap in gaps.iter().cycle() {
            at = next_open(week, at + gap);
            if at > 1000.0 * WEEK {
                break;
            }
            count += 1.0;
        }
        count / 1000.0
    }

    #[test]
    fn even_gaps_keep_the_volume() {
        let week = mornings();
        for a_week in [0.5, 3.0, 10.0, 30.0, 300.0, 30_000.0] {
            let gap = even_gap_of(&week, a_week / WEEK);
            let came = came(&week, &[gap]);
            assert!((came - a_week).abs() < 0.01 * a_week, "{a_week}: {came}");
        }
        // No even gap gives eleven: with the nearest it is ten and a bit.
        let nearest = came(&week, &[even_gap_of(&week, 11.0 / WEEK)]);
        assert!((10.0..12.0).contains(&nearest), "{nearest}");
    }

    #[test]
    fn a_law_in_open_time_keeps_the_volume_about() {
        let week = mornings();
        // From half an hour to an hour and a half: thirty cases in thirty open hours.
        let law = Distribution::Uniform { min: 0.5, max: 1.5 };
        let timing = Timing::new(law, crate::model::timing::Unit::Hours);
        let Distribution::Uniform { min, max } = of_open_time(&week, &timing) else {
            panic!("the same kind of law")
        };
        let gaps: Vec<f64> =
            (0..101).map(|n| min + (max - min) * f64::from(n * 37 % 101) / 100.0).collect();
        let came = came(&week, &gaps);
        assert!((came - 30.0).abs() < 0.6, "{came}");
    }
}
