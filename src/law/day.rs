//! Days as whole numbers, and the civil calendar around them.
//!
//! The arithmetic is the proleptic Gregorian one of H. Hinnant, "chrono-compatible low-level date
//! algorithms", which needs no table and no branch on the century.

use jiff::civil::Date;

use crate::model::calendar::Weekday;

/// Days since 1 January 1970; earlier days are negative.
pub type Day = i32;

/// The first day any date can have, 1 January −9999.
pub const FIRST_DAY: Day = -4_371_587;
/// The last day any date can have, 31 December 9999.
pub const LAST_DAY: Day = 2_932_896;

/// The day of a date.
pub fn day_of(date: Date) -> Day {
    day_of_ymd(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
}

/// The date of a day; days outside the calendar give its first or last date.
pub fn date_of(day: Day) -> Date {
    let (year, month, of_month) = ymd_of(day);
    let date = Date::new(year as i16, month as i8, of_month as i8);
    date.unwrap_or(Date::MAX)
}

/// The day of the week of a day.
pub fn weekday_of(day: Day) -> Weekday {
    // 1 January 1970 was a Thursday.
    Weekday::ALL[(day.rem_euclid(7) as usize + 3) % 7]
}

/// The same day number `months` later, or the last day of that month when it has no such day.
pub fn add_months(day: Day, months: u32) -> Day {
    let (year, month, of_month) = ymd_of(day);
    let months = i32::try_from(months).unwrap_or(i32::MAX).min(12 * 20_000);
    let count = year * 12 + (month - 1) + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    if year > 9999 {
        return LAST_DAY;
    }
    day_of_ymd(year, month, of_month.min(days_in_month(year, month)))
}

/// The day of a year, month and day of the month, all in range.
pub(super) fn day_of_ymd(year: i32, month: i32, day: i32) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of the month of a day; days outside the calendar give its first or last.
pub(super) fn ymd_of(day: Day) -> (i32, i32, i32) {
    let shifted = day.clamp(FIRST_DAY, LAST_DAY) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted - era * 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_dates_agree_with_the_calendar() {
        assert_eq!(day_of(date(1970, 1, 1)), 0);
        assert_eq!(day_of(Date::MIN), FIRST_DAY);
        assert_eq!(day_of(Date::MAX), LAST_DAY);
        let mut expected = date(1896, 1, 1);
        let first = day_of(expected);
        for day in first..first + 80_000 {
            assert_eq!(date_of(day), expected);
            assert_eq!(day_of(expected), day);
            let monday_zero = expected.weekday().to_monday_zero_offset();
            assert_eq!(weekday_of(day).index(), usize::try_from(monday_zero).unwrap());
            expected = expected.tomorrow().unwrap();
        }
        assert_eq!(date_of(Day::MAX), Date::MAX);
        assert_eq!(date_of(Day::MIN), Date::MIN);
    }

    #[test]
    fn months_keep_the_day_number_where_there_is_one() {
        let later = |d: Date, n| date_of(add_months(day_of(d), n));
        assert_eq!(later(date(2026, 1, 31), 1), date(2026, 2, 28));
        assert_eq!(later(date(2027, 11, 30), 3), date(2028, 2, 29));
        assert_eq!(later(date(2026, 12, 15), 1), date(2027, 1, 15));
        assert_eq!(later(date(2026, 12, 15), u32::MAX), Date::MAX);
    }
}
