//! Amounts of time as people say them: `2 h 56`, `18 gl`, `24,3 g ± 0,6`.

use super::number::{MINUS, NBSP, NOTHING};
use super::{Value, Words};
use crate::model::card::{Term, TermUnit};
use crate::model::timing::Unit;

/// Hours from which minutes are no longer said.
const MANY_HOURS: u64 = 100;

impl Words {
    /// The short sign of a unit: `min h gl g sett. mesi`.
    pub fn unit_sign(&self, unit: Unit) -> String {
        self.say(sign_key(unit))
    }

    /// Minutes of work or of the clock: `35 min`, `2 h 56`, `2 h`, `120 h`; below ten minutes with
    /// at most one decimal.
    pub fn duration(&self, minutes: f64) -> String {
        if !minutes.is_finite() {
            return NOTHING.to_owned();
        }
        let size = minutes.abs();
        let (min, h) = (self.unit_sign(Unit::Minutes), self.unit_sign(Unit::Hours));
        let text = if size < 9.95 {
            format!("{}{NBSP}{min}", self.short_number(size, 1))
        } else {
            let whole = size.round() as u64;
            match (whole / 60, whole % 60) {
                (0, m) => format!("{m}{NBSP}{min}"),
                (hours, 0) => format!("{}{NBSP}{h}", self.number(hours as f64, 0)),
                (hours, _) if hours >= MANY_HOURS => {
                    format!("{}{NBSP}{h}", self.number((size / 60.0).round(), 0))
                }
                (hours, m) => format!("{hours}{NBSP}{h}{NBSP}{m:02}"),
            }
        };
        if minutes < -0.05 { format!("{MINUS}{text}") } else { text }
    }

    /// An amount with its unit: `35 min`, `1 h 10`, `18 gl`, `24,3 g`; at most one decimal.
    pub fn amount(&self, value: f64, unit: Unit) -> String {
        match unit {
            _ if !value.is_finite() => NOTHING.to_owned(),
            Unit::Minutes => self.duration(value),
            Unit::Hours => self.duration(value * 60.0),
            Unit::WorkingDays | Unit::CalendarDays | Unit::Weeks | Unit::Months => {
                format!("{}{NBSP}{}", self.short_number(value, 1), self.unit_sign(unit))
            }
        }
    }

    /// A difference of amounts with its sign: `−7,2 g`, `+35 min`.
    pub fn signed_amount(&self, value: f64, unit: Unit) -> String {
        let text = self.amount(value, unit);
        let something = text.bytes().any(|b| (b'1'..=b'9').contains(&b));
        if value > 0.0 && something { format!("+{text}") } else { text }
    }

    /// An amount with the unit spelled out: `18 giorni lavorativi`, `1 ora`.
    pub fn amount_long(&self, value: f64, unit: Unit) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        let key = match unit {
            Unit::Minutes => "amount-minutes",
            Unit::Hours => "amount-hours",
            Unit::WorkingDays => "amount-working-days",
            Unit::CalendarDays => "amount-days",
            Unit::Weeks => "amount-weeks",
            Unit::Months => "amount-months",
        };
        // Rounded here so that the plural follows what is written.
        self.say_with(key, &[("n", Value::Number((value * 10.0).round() / 10.0))])
    }

    /// An amount with the half width of its interval: `24,3 g ± 0,6`, `2 h 56 ± 4 min`.
    pub fn interval(&self, value: f64, half: f64, unit: Unit) -> String {
        let (value, half) = self.interval_parts(value, half, unit);
        format!("{value} {half}")
    }

    /// The two parts of an interval, to be set in different sizes: `24,3 g` and `± 0,6`.
    pub fn interval_parts(&self, value: f64, half: f64, unit: Unit) -> (String, String) {
        match unit {
            Unit::Minutes => (self.duration(value), format!("±{NBSP}{}", self.duration(half))),
            Unit::Hours => self.interval_parts(value * 60.0, half * 60.0, Unit::Minutes),
            Unit::WorkingDays | Unit::CalendarDays | Unit::Weeks | Unit::Months => (
                format!("{}{NBSP}{}", self.number(value, 1), self.unit_sign(unit)),
                format!("±{NBSP}{}", self.number(half, 1)),
            ),
        }
    }

    /// The length of a legal term: `45 giorni`, `2 giorni lavorativi`, `3 mesi`.
    pub fn term_length(&self, term: &Term) -> String {
        let unit = match term.unit {
            TermUnit::Days => Unit::CalendarDays,
            TermUnit::WorkingDays => Unit::WorkingDays,
            TermUnit::Months => Unit::Months,
        };
        self.amount_long(f64::from(term.amount), unit)
    }
}

fn sign_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "sign-minutes",
        Unit::Hours => "sign-hours",
        Unit::WorkingDays => "sign-working-days",
        Unit::CalendarDays => "sign-days",
        Unit::Weeks => "sign-weeks",
        Unit::Months => "sign-months",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Language;

    fn plain(text: &str) -> String {
        text.replace(NBSP, " ")
    }

    #[test]
    fn durations_read_as_people_say_them() {
        let [it, de, en] = Language::ALL.map(Words::new);
        for (minutes, said) in [
            (35.0, "35 min"),
            (176.0, "2 h 56"),
            (120.0, "2 h"),
            (65.0, "1 h 05"),
            (59.7, "1 h"),
            (2.5, "2,5 min"),
            (0.0, "0 min"),
            (7230.0, "121 h"),
            (-90.0, "−1 h 30"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(plain(&it.duration(minutes)), said);
        }
        assert_eq!(plain(&de.duration(35.0)), "35 Min.");
        assert_eq!(plain(&en.duration(176.0)), "2 h 56");
    }

    #[test]
    fn amounts_carry_their_unit() {
        let [it, de, en] = Language::ALL.map(Words::new);
        assert_eq!(plain(&it.amount(18.0, Unit::WorkingDays)), "18 gl");
        assert_eq!(plain(&it.amount(24.3, Unit::CalendarDays)), "24,3 g");
        assert_eq!(plain(&it.amount(1.5, Unit::Hours)), "1 h 30");
        assert_eq!(plain(&de.amount(18.0, Unit::WorkingDays)), "18 AT");
        assert_eq!(plain(&en.amount(18.0, Unit::CalendarDays)), "18 d");
        assert_eq!(plain(&it.signed_amount(-7.2, Unit::CalendarDays)), "−7,2 g");
        assert_eq!(plain(&it.signed_amount(35.0, Unit::Minutes)), "+35 min");
        assert_eq!(plain(&it.amount_long(1.0, Unit::WorkingDays)), "1 giorno lavorativo");
        assert_eq!(plain(&de.amount_long(2.0, Unit::Months)), "2 Monate");
    }

    #[test]
    fn intervals_follow_their_number() {
        let it = Words::new(Language::It);
        assert_eq!(plain(&it.interval(24.31, 0.62, Unit::CalendarDays)), "24,3 g ± 0,6");
        assert_eq!(plain(&it.interval(176.0, 4.0, Unit::Minutes)), "2 h 56 ± 4 min");
    }
}
