//! Weeks as simulators write them: days, times of day, and how many cases an open week takes in.

use crate::model::calendar::{Opening, Weekday};

use super::laws::DAY;

/// Minutes of a day.
const MIDNIGHT: u16 = 1440;
/// Most openings of one week that are read.
const MOST_OPENINGS: usize = 10_000;

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
    let wanted = rate * 7.0 * DAY;
    let (open, closed) = spans(openings);
    if closed.is_empty() || wanted <= 0.0 {
        return 1.0 / rate;
    }
    let came =
        |gap: f64| open / gap + closed.iter().map(|c| 1.0 - libm::exp(-c / gap)).sum::<f64>();
    // Fewer come with longer gaps: halve what holds the answer until nothing changes.
    let (mut low, mut high) = (1e-3, 1e3 / rate);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if came(middle) > wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Open seconds of a week, and each closed stretch between.
fn spans(openings: &[Opening]) -> (f64, Vec<f64>) {
    let at = |o: &Opening, minute: u16| (o.day.index() * 1440 + usize::from(minute)) as f64 * 60.0;
    let open = openings.iter().map(|o| at(o, o.to) - at(o, o.from)).sum();
    let ends = openings.iter().map(|o| at(o, o.to));
    let starts = openings.iter().map(|o| at(o, o.from));
    let next = starts.clone().skip(1).chain(starts.take(1).map(|s| s + 7.0 * DAY));
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

    #[test]
    fn the_gap_keeps_the_volume() {
        let week: Vec<Opening> = Weekday::ALL
            .into_iter()
            .take(5)
            .map(|day| Opening { day, from: 480, to: 840 })
            .collect();
        for a_week in [0.5, 3.0, 30.0, 300.0] {
            let gap = gap_of(&week, a_week / (7.0 * DAY));
            let nights = 1.0 - libm::exp(-18.0 * 3600.0 / gap);
            let weekend = 1.0 - libm::exp(-66.0 * 3600.0 / gap);
            let came = 5.0 * 6.0 * 3600.0 / gap + 4.0 * nights + weekend;
            assert!((came - a_week).abs() < 1e-6 * a_week, "{a_week}: {came}");
        }
    }
}
