//! Counting a term from a date (art. 2963 c.c. and art. 155 c.p.c., by analogy).
//!
//! The first day is left out, the last is in; every day counts, or only working days, or months go
//! to the same day number. The last day moves on, day by day, while it is one on which a term cannot
//! end.
//!
//! - A term **cannot end** on a Sunday, a public holiday or an extra one; on a Saturday if
//!   `saturday_rolls`; on the patron day if `patron_rolls`.
//! - A **working day** is Monday to Friday, and Saturday if `saturday_works`; not a holiday; not the
//!   patron day, whatever `patron_rolls` says.
//!
//! [`DayTable`] knows both for a span of days in a few loads; outside its span it answers the same
//! more slowly.

use super::day::{Day, FIRST_DAY, LAST_DAY, add_months, weekday_of};
use super::holidays::holiday;
use super::opening::is_patron;
use crate::model::calendar::{Calendar, Holidays, Weekday};
use crate::model::card::{Term, TermUnit};

/// Most units of a term that are counted: a century of days. Longer terms count as this long.
pub const MAX_UNITS: u32 = 36_525;
/// Most days a table holds.
pub const MAX_TABLE_DAYS: i32 = 150_000;
/// Most days a last day moves on.
const MAX_ROLL: i32 = 366;

/// Which days count and on which a term can end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayRules {
    /// Public holidays kept; [`Holidays::None`] counts as the national ones, which bind everybody.
    pub holidays: Holidays,
    /// Further holidays, sorted.
    pub extra_holidays: Vec<Day>,
    /// The patron day as month and day of the month.
    pub patron: Option<(i8, i8)>,
    /// Whether a last day on the patron day moves on.
    pub patron_rolls: bool,
    /// Whether a last day on a Saturday moves on.
    pub saturday_rolls: bool,
    /// Whether Saturday is a working day.
    pub saturday_works: bool,
}

impl DayRules {
    /// The rules of a term counted by a body with this calendar: its holidays and patron.
    pub fn of(term: &Term, calendar: Option<&Calendar>) -> Self {
        Self {
            holidays: calendar.map_or(Holidays::Italy, |c| c.holidays),
            patron: calendar.and_then(|c| c.patron),
            saturday_rolls: term.saturday_rolls,
            ..Self::default()
        }
    }

    /// Whether a day is a Sunday or a holiday.
    pub fn is_festive(&self, day: Day) -> bool {
        let kept = if self.holidays == Holidays::None { Holidays::Italy } else { self.holidays };
        weekday_of(day) == Weekday::Sun
            || holiday(kept, day).is_some()
            || self.extra_holidays.binary_search(&day).is_ok()
    }

    /// Whether a term can end on a day.
    pub fn can_end(&self, day: Day) -> bool {
        !(self.is_festive(day)
            || (self.saturday_rolls && weekday_of(day) == Weekday::Sat)
            || (self.patron_rolls && is_patron(self.patron, day)))
    }

    /// Whether a day is a working day.
    pub fn is_working(&self, day: Day) -> bool {
        (weekday_of(day) != Weekday::Sat || self.saturday_works)
            && !self.is_festive(day)
            && !is_patron(self.patron, day)
    }
}

/// The rules with their answers for a span of days.
#[derive(Clone, Debug)]
pub struct DayTable {
    rules: DayRules,
    first: Day,
    /// For each day of the span, how many days on the next lies on which a term can end.
    moves: Vec<u16>,
    /// For each day of the span, the working days of the span up to it, itself included.
    worked: Vec<u32>,
    /// The working days of the span in order.
    working: Vec<Day>,
}

impl DayTable {
    /// The answers from `first` to `last`; a span over [`MAX_TABLE_DAYS`] is cut short, which costs
    /// time, not truth.
    pub fn new(mut rules: DayRules, first: Day, last: Day) -> Self {
        rules.extra_holidays.sort_unstable();
        let first = first.clamp(FIRST_DAY, LAST_DAY);
        let last = last.clamp(first.saturating_sub(1), LAST_DAY).min(first + MAX_TABLE_DAYS - 1);
        let working: Vec<Day> = (first..=last).filter(|d| rules.is_working(*d)).collect();
        let mut worked = Vec::with_capacity(usize::try_from(last - first + 1).unwrap_or(0));
        let mut count = 0;
        for day in first..=last {
            count += u32::from(working.get(count as usize) == Some(&day));
            worked.push(count);
        }
        let mut moves = vec![0_u16; worked.len()];
        let mut after = slow_move(&rules, last + 1);
        for (place, day) in moves.iter_mut().rev().zip((first..=last).rev()) {
            after = if rules.can_end(day) { 0 } else { (after + 1).min(MAX_ROLL) };
            *place = after as u16;
        }
        Self { rules, first, moves, worked, working }
    }

    /// A table of no days, for a single question.
    pub fn bare(rules: DayRules) -> Self {
        Self::new(rules, 0, -1)
    }

    /// The rules behind the answers.
    pub fn rules(&self) -> &DayRules {
        &self.rules
    }

    /// The day itself, or the next on which a term can end.
    pub fn next_end(&self, day: Day) -> Day {
        let moved = match self.slot(day) {
            Some(slot) => i32::from(self.moves[slot]),
            None => slow_move(&self.rules, day),
        };
        day.saturating_add(moved).min(LAST_DAY)
    }

    /// Whether a day is a working day.
    pub fn is_working(&self, day: Day) -> bool {
        match self.slot(day) {
            Some(0) => self.worked[0] == 1,
            Some(slot) => self.worked[slot] > self.worked[slot - 1],
            None => self.rules.is_working(day),
        }
    }

    /// Working days after `from` up to `to`, which is included; 0 when `to` is not after `from`.
    pub fn working_between(&self, from: Day, to: Day) -> i32 {
        if to <= from {
            return 0;
        }
        if let (Some(a), Some(b)) = (self.slot(from), self.slot(to)) {
            return (self.worked[b] - self.worked[a]) as i32;
        }
        let (from, to) = (from.clamp(FIRST_DAY, LAST_DAY), to.clamp(FIRST_DAY, LAST_DAY));
        (from + 1..=to).filter(|day| self.rules.is_working(*day)).count() as i32
    }

    /// The `count`-th working day after a day; the day itself for 0.
    pub fn add_working(&self, day: Day, count: u32) -> Day {
        if count == 0 {
            return day;
        }
        if let Some(slot) = self.slot(day) {
            let place = self.worked[slot] as usize + count as usize - 1;
            if let Some(found) = self.working.get(place) {
                return *found;
            }
        }
        let (mut day, mut left) = (day.max(FIRST_DAY), count.min(MAX_UNITS));
        while left > 0 && day < LAST_DAY {
            day += 1;
            left -= u32::from(self.rules.is_working(day));
        }
        day
    }

    fn slot(&self, day: Day) -> Option<usize> {
        usize::try_from(i64::from(day) - i64::from(self.first))
            .ok()
            .filter(|s| *s < self.moves.len())
    }
}

fn slow_move(rules: &DayRules, day: Day) -> i32 {
    (0..MAX_ROLL).find(|n| rules.can_end(day.saturating_add(*n))).unwrap_or(MAX_ROLL)
}

/// Where a term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day of the last unit.
    pub nominal: Day,
    /// That day, moved on to one on which a term can end.
    pub last_day: Day,
}

/// Counts a term of `amount` units from `start`, which itself is left out.
pub fn count(days: &DayTable, start: Day, amount: u32, unit: TermUnit) -> Counted {
    let (start, amount) = (start.clamp(FIRST_DAY, LAST_DAY), amount.min(MAX_UNITS));
    let nominal = match unit {
        TermUnit::Days => start.saturating_add(amount as i32).min(LAST_DAY),
        TermUnit::WorkingDays => days.add_working(start, amount),
        TermUnit::Months => add_months(start, amount),
    };
    Counted { nominal, last_day: days.next_end(nominal) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::law::day::{date_of, day_of};

    fn last_day(start: Date, amount: u32, unit: TermUnit) -> Date {
        let table = DayTable::bare(DayRules::default());
        date_of(count(&table, day_of(start), amount, unit).last_day)
    }

    /// The worked dates of art. 2963 c.c. that everybody counts by hand.
    #[test]
    fn the_worked_dates_come_out() {
        assert_eq!(last_day(date(2026, 6, 1), 30, TermUnit::Days), date(2026, 7, 1));
        assert_eq!(last_day(date(2026, 3, 26), 10, TermUnit::Days), date(2026, 4, 7));
        assert_eq!(last_day(date(2026, 3, 30), 2, TermUnit::WorkingDays), date(2026, 4, 1));
        assert_eq!(last_day(date(2026, 4, 3), 1, TermUnit::WorkingDays), date(2026, 4, 7));
        assert_eq!(last_day(date(2026, 1, 31), 1, TermUnit::Months), date(2026, 2, 28));
    }

    /// The table and the slow way answer the same, inside, outside and across the border.
    #[test]
    fn the_table_agrees_with_the_rules() {
        let first = day_of(date(2025, 12, 20));
        let last = day_of(date(2027, 1, 9));
        for rules in [
            DayRules::default(),
            DayRules { saturday_rolls: true, patron: Some((6, 15)), ..DayRules::default() },
            DayRules {
                saturday_works: true,
                patron_rolls: true,
                patron: Some((8, 14)),
                holidays: Holidays::SouthTyrol,
                extra_holidays: vec![first + 40, first + 3],
                ..DayRules::default()
            },
        ] {
            let table = DayTable::new(rules.clone(), first, last);
            let bare = DayTable::bare(table.rules().clone());
            for day in first - 9..=last + 9 {
                assert_eq!(table.next_end(day), bare.next_end(day));
                assert_eq!(table.is_working(day), bare.is_working(day));
                for n in [0, 1, 2, 5, 30, 300] {
                    assert_eq!(table.add_working(day, n), bare.add_working(day, n), "{day} {n}");
                    let later = day + n as i32;
                    let between = bare.working_between(day, later);
                    assert_eq!(table.working_between(day, later), between);
                }
            }
        }
    }

    #[test]
    fn wild_terms_end_somewhere() {
        let table = DayTable::bare(DayRules::default());
        for unit in [TermUnit::Days, TermUnit::WorkingDays, TermUnit::Months] {
            for start in [Day::MIN, FIRST_DAY, 0, LAST_DAY - 3, Day::MAX] {
                let counted = count(&table, start, u32::MAX, unit);
                assert!((FIRST_DAY..=LAST_DAY).contains(&counted.last_day));
            }
        }
    }
}
