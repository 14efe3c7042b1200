//! Italian public holidays by rule.
//!
//! National holidays: L. 260/1949 as amended (Epiphany and 2 June as kept today) and L. 151/2025,
//! which adds 4 October from 2026. South Tyrol keeps Whit Monday besides. Sundays are festive too but
//! are not named here. The rule is applied to every year; it does not follow how holidays changed
//! before 2001.

use jiff::civil::Date;

use super::day::{Day, day_of_ymd, ymd_of};
use crate::model::calendar::Holidays;

/// First year in which 4 October is a holiday (L. 151/2025).
const SAINT_FRANCIS_SINCE: i32 = 2026;

/// A public holiday. [`Holiday::key`] names its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// The day after Easter.
    EasterMonday,
    /// 25 April.
    Liberation,
    /// 1 May.
    Labour,
    /// 50 days after Easter; South Tyrol.
    WhitMonday,
    /// 2 June.
    Republic,
    /// 15 August.
    Assumption,
    /// 4 October, from 2026.
    SaintFrancis,
    /// 1 November.
    AllSaints,
    /// 8 December.
    Immaculate,
    /// 25 December.
    Christmas,
    /// 26 December.
    SaintStephen,
}

impl Holiday {
    /// The key of its name in `law.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NewYear => "holiday-new-year",
            Self::Epiphany => "holiday-epiphany",
            Self::EasterMonday => "holiday-easter-monday",
            Self::Liberation => "holiday-liberation",
            Self::Labour => "holiday-labour",
            Self::WhitMonday => "holiday-whit-monday",
            Self::Republic => "holiday-republic",
            Self::Assumption => "holiday-assumption",
            Self::SaintFrancis => "holiday-saint-francis",
            Self::AllSaints => "holiday-all-saints",
            Self::Immaculate => "holiday-immaculate",
            Self::Christmas => "holiday-christmas",
            Self::SaintStephen => "holiday-saint-stephen",
        }
    }
}

/// Easter Sunday of a year by the anonymous Gregorian rule (Meeus, *Astronomical Algorithms*, ch. 8).
pub fn easter(year: i16) -> Date {
    super::day::date_of(easter_day(i32::from(year)))
}

fn easter_day(year: i32) -> Day {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century + 8) / 25;
    let moon = (century - correction + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * shift + 114;
    day_of_ymd(year, sum / 31, sum % 31 + 1)
}

/// The holiday a day is, where the calendar keeps any; Sundays that are no holiday give `None`.
pub fn holiday(kept: Holidays, day: Day) -> Option<Holiday> {
    if kept == Holidays::None {
        return None;
    }
    let (year, month, of_month) = ymd_of(day);
    let fixed = match (month, of_month) {
        (1, 1) => Some(Holiday::NewYear),
        (1, 6) => Some(Holiday::Epiphany),
        (4, 25) => Some(Holiday::Liberation),
        (5, 1) => Some(Holiday::Labour),
        (6, 2) => Some(Holiday::Republic),
        (8, 15) => Some(Holiday::Assumption),
        (10, 4) if year >= SAINT_FRANCIS_SINCE => Some(Holiday::SaintFrancis),
        (11, 1) => Some(Holiday::AllSaints),
        (12, 8) => Some(Holiday::Immaculate),
        (12, 25) => Some(Holiday::Christmas),
        (12, 26) => Some(Holiday::SaintStephen),
        _ => None,
    };
    // Only these months can hold a day counted from Easter.
    if fixed.is_some() || !(3..=6).contains(&month) {
        return fixed;
    }
    match day - easter_day(year) {
        1 => Some(Holiday::EasterMonday),
        50 if kept == Holidays::SouthTyrol => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// The holidays of a year in order of date.
pub fn holidays_of(kept: Holidays, year: i16) -> Vec<(Date, Holiday)> {
    let first = day_of_ymd(i32::from(year), 1, 1);
    (first..first + 366)
        .filter(|day| ymd_of(*day).0 == i32::from(year))
        .filter_map(|day| Some((super::day::date_of(day), holiday(kept, day)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::law::day::day_of;

    /// Dates from the published tables of Easter.
    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1999, 4, 4),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn a_year_has_its_holidays() {
        let names = |kept, year| -> Vec<Holiday> {
            holidays_of(kept, year).into_iter().map(|(_, holiday)| holiday).collect()
        };
        assert_eq!(names(Holidays::Italy, 2025).len(), 11);
        assert_eq!(names(Holidays::Italy, 2026).len(), 12);
        assert_eq!(names(Holidays::SouthTyrol, 2026).len(), 13);
        assert!(names(Holidays::None, 2026).is_empty());
        let whit = day_of(date(2026, 5, 25));
        assert_eq!(holiday(Holidays::SouthTyrol, whit), Some(Holiday::WhitMonday));
        assert_eq!(holiday(Holidays::Italy, whit), None);
        assert_eq!(holiday(Holidays::Italy, day_of(date(2025, 10, 4))), None);
        let francis = day_of(date(2026, 10, 4));
        assert_eq!(holiday(Holidays::Italy, francis), Some(Holiday::SaintFrancis));
        // Easter Monday on 25 April is one holiday, not two.
        assert_eq!(names(Holidays::Italy, 2011).len(), 10);
    }
}
