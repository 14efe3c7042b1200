//! When a calendar is open: its week, less holidays, the patron day and closures.
//!
//! These are the hours of offices and boards, not the days of a legal term ([`super::count`]). A
//! Sunday is closed when the week says so; a calendar without week is open all day on every date that
//! is not a holiday, the patron day or a closure.

use jiff::civil::Date;

use super::day::{Day, date_of, day_of, weekday_of, ymd_of};
use super::holidays::holiday;
use crate::model::calendar::Calendar;

/// Minutes of a whole day.
const WHOLE_DAY: u16 = 24 * 60;

/// Whether the calendar is open at some time of a date.
pub fn is_open_day(calendar: &Calendar, date: Date) -> bool {
    is_open(calendar, day_of(date))
}

/// Whether the calendar is open at some time of a day.
pub fn is_open(calendar: &Calendar, day: Day) -> bool {
    let weekday = weekday_of(day);
    let in_week =
        calendar.weekly.is_empty() || calendar.weekly.iter().any(|opening| opening.day == weekday);
    in_week && !is_closed(calendar, day)
}

/// The open intervals of a day in minutes after midnight, in order.
pub fn open_intervals(calendar: &Calendar, day: Day) -> impl Iterator<Item = (u16, u16)> + '_ {
    let weekday = weekday_of(day);
    let closed = is_closed(calendar, day);
    let whole = (calendar.weekly.is_empty() && !closed).then_some((0, WHOLE_DAY));
    let week = calendar.weekly.iter().filter(move |opening| !closed && opening.day == weekday);
    whole.into_iter().chain(week.map(|opening| (opening.from, opening.to)))
}

/// Open minutes of a day.
pub fn open_minutes(calendar: &Calendar, day: Day) -> u32 {
    open_intervals(calendar, day).map(|(from, to)| u32::from(to.saturating_sub(from))).sum()
}

/// Whether a holiday, the patron day or a closure shuts the day whatever the week says.
fn is_closed(calendar: &Calendar, day: Day) -> bool {
    if holiday(calendar.holidays, day).is_some() || is_patron(calendar.patron, day) {
        return true;
    }
    if calendar.closures.is_empty() {
        return false;
    }
    let date = date_of(day);
    calendar.closures.iter().any(|closure| closure.from <= date && date <= closure.to)
}

/// Whether a day is the patron day given as month and day of the month.
pub(super) fn is_patron(patron: Option<(i8, i8)>, day: Day) -> bool {
    patron.is_some_and(|(month, of_month)| {
        let (_, m, d) = ymd_of(day);
        m == i32::from(month) && d == i32::from(of_month)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::calendar::{DateRange, Holidays, Opening, Weekday};

    fn municipal() -> Calendar {
        let at = |day, from, to| Opening { day, from, to };
        Calendar {
            weekly: vec![
                at(Weekday::Mon, 480, 780),
                at(Weekday::Tue, 480, 780),
                at(Weekday::Tue, 840, 1080),
                at(Weekday::Sun, 600, 660),
            ],
            holidays: Holidays::Italy,
            patron: Some((6, 15)),
            closures: vec![DateRange { from: date(2026, 8, 10), to: date(2026, 8, 23) }],
            ..Calendar::default()
        }
    }

    #[test]
    fn the_week_less_what_shuts_it() {
        let calendar = municipal();
        let hours = |d: Date| open_intervals(&calendar, day_of(d)).collect::<Vec<_>>();
        assert_eq!(hours(date(2026, 3, 3)), [(480, 780), (840, 1080)]);
        assert_eq!(open_minutes(&calendar, day_of(date(2026, 3, 3))), 540);
        assert!(is_open_day(&calendar, date(2026, 3, 2)));
        assert!(is_open_day(&calendar, date(2026, 3, 1)), "this office opens on Sunday");
        assert!(!is_open_day(&calendar, date(2026, 3, 4)), "closed on Wednesday");
        assert!(!is_open_day(&calendar, date(2026, 4, 6)), "Easter Monday");
        assert!(!is_open_day(&calendar, date(2026, 6, 15)), "patron, a Monday");
        assert!(!is_open_day(&calendar, date(2026, 8, 10)), "closure");
        assert!(hours(date(2026, 8, 17)).is_empty());
        assert!(is_open_day(&calendar, date(2026, 8, 24)));
    }

    #[test]
    fn without_week_a_calendar_is_always_open() {
        let bare = Calendar::default();
        assert_eq!(open_intervals(&bare, 0).collect::<Vec<_>>(), [(0, 1440)]);
        let kept = Calendar { holidays: Holidays::Italy, ..Calendar::default() };
        assert!(!is_open_day(&kept, date(2026, 12, 25)));
    }
}
