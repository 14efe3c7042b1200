//! The indemnity for delay (art. 2-bis c. 1-bis L. 241/1990; art. 28 D.L. 69/2013).
//!
//! So much for each calendar day after the last day, up to a largest sum. Born for procedures of
//! businesses: whether it applies to a procedure is not judged here.

use jiff::civil::Date;

use super::figures::{FigureKey, Figures};
use crate::model::office::EuroCents;

/// The rule in force: cents for each day, and the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indemnity {
    /// For each day of delay.
    pub per_day: EuroCents,
    /// The most.
    pub most: EuroCents,
}

impl Indemnity {
    /// The rule in force on a date; `None` where the table has none.
    pub fn on(figures: &Figures, date: Date, territory: &str) -> Option<Self> {
        let cents = |key| {
            let euro = figures.find(key, date, territory)?.value;
            Some(EuroCents((euro * 100.0).round() as i64))
        };
        Some(Self {
            per_day: cents(FigureKey::IndemnityPerDay)?,
            most: cents(FigureKey::IndemnityMax)?,
        })
    }

    /// What is due for so many calendar days of delay.
    pub fn due(self, days_late: u32) -> EuroCents {
        EuroCents(self.per_day.0.saturating_mul(i64::from(days_late)).min(self.most.0))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_largest_sum_is_reached_on_day_67() {
        let figures = Figures::builtin();
        let rule = Indemnity::on(&figures, date(2026, 6, 1), "").unwrap();
        assert_eq!(rule.due(0), EuroCents(0));
        assert_eq!(rule.due(66), EuroCents(198_000));
        assert_eq!(rule.due(67), EuroCents(200_000));
        assert_eq!(rule.due(u32::MAX), EuroCents(200_000));
        assert_eq!(Indemnity::on(&figures, date(2010, 1, 1), ""), None);
    }
}
