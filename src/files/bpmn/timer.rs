//! Times of timers: ISO 8601 durations and our timings.

use crate::model::card::{Card, Term, TermUnit};
use crate::model::step::{Timer, Trigger};
use crate::model::timing::{Distribution, Timing, Unit};

/// The element a timer's time is written in, and its text.
pub(super) fn written(timer: &Timer, card: &Card) -> (&'static str, String) {
    match timer {
        Timer::After(timing) => ("timeDuration", iso(timing.law.mean(), timing.unit)),
        Timer::TermExpires(id) => {
            ("timeDuration", card.terms.get(id).map_or_else(|| "P1D".to_owned(), iso_of_term))
        }
        Timer::Text(text) => {
            let element = if text.starts_with('R') {
                "timeCycle"
            } else if text.starts_with(|c: char| c.is_ascii_digit()) {
                "timeDate"
            } else {
                "timeDuration"
            };
            (element, text.clone())
        }
    }
}

/// The timer that a time in a file stands for.
pub(super) fn read(element: &str, text: &str) -> Option<Timer> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if element == "timeDuration"
        && let Some((amount, unit)) = amount_of(text)
    {
        return Some(Timer::After(Timing::new(Distribution::Fixed(amount), unit)));
    }
    Some(Timer::Text(text.to_owned()))
}

/// What a trigger becomes once written as plain BPMN and read again.
pub(super) fn plain(trigger: &Trigger, card: &Card) -> Trigger {
    match trigger {
        Trigger::Timer(Some(timer)) => {
            let (element, text) = written(timer, card);
            Trigger::Timer(read(element, &text))
        }
        other => other.clone(),
    }
}

/// Calendar days that `days` working days of a five-day week span on average.
pub(super) fn calendar_days(days: f64) -> f64 {
    libm::ceil(days * 7.0 / 5.0)
}

/// A legal term as an ISO 8601 duration; working days as the calendar days they span.
pub(super) fn iso_of_term(term: &Term) -> String {
    let unit = match term.unit {
        TermUnit::Days => Unit::CalendarDays,
        TermUnit::WorkingDays => Unit::WorkingDays,
        TermUnit::Months => Unit::Months,
    };
    iso(f64::from(term.amount), unit)
}

/// An amount as an ISO 8601 duration; working days as the calendar days they span, fractions of
/// days and months as minutes and days.
pub(super) fn iso(amount: f64, unit: Unit) -> String {
    let amount = if amount.is_finite() { amount.max(0.0) } else { 0.0 };
    let whole = is_whole(amount);
    let amount = if whole { libm::round(amount) } else { amount };
    match unit {
        Unit::Months if whole => format!("P{amount}M"),
        Unit::Months => format!("P{}D", libm::round(amount * 365.25 / 12.0)),
        // Weeks as days: not every engine's duration knows weeks.
        Unit::Weeks if whole => format!("P{}D", amount * 7.0),
        Unit::WorkingDays => format!("P{}D", calendar_days(amount)),
        Unit::CalendarDays if whole => format!("P{amount}D"),
        Unit::Hours if whole => format!("PT{amount}H"),
        Unit::Weeks => minutes(amount * 7.0 * 24.0 * 60.0),
        Unit::CalendarDays => minutes(amount * 24.0 * 60.0),
        Unit::Hours => minutes(amount * 60.0),
        Unit::Minutes => minutes(amount),
    }
}

fn is_whole(amount: f64) -> bool {
    libm::fabs(amount - libm::round(amount)) < 1e-9
}

fn minutes(amount: f64) -> String {
    if is_whole(amount) {
        format!("PT{}M", libm::round(amount))
    } else {
        format!("PT{}S", libm::round(amount * 60.0))
    }
}

/// The minutes of an ISO 8601 duration; months count their mean length.
pub(super) fn minutes_of(text: &str) -> Option<f64> {
    let (amount, unit) = amount_of(text.trim())?;
    Some(
        amount
            * match unit {
                Unit::Minutes => 1.0,
                Unit::Hours => 60.0,
                Unit::CalendarDays | Unit::WorkingDays => 1440.0,
                Unit::Weeks => 7.0 * 1440.0,
                Unit::Months => 365.25 / 12.0 * 1440.0,
            },
    )
}

/// The amount and unit of an ISO 8601 duration, where one unit of ours can say it.
fn amount_of(text: &str) -> Option<(f64, Unit)> {
    let rest = text.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    let date = parts(date)?;
    let time = parts(time)?;
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let mut units = Vec::new();
    for (value, letter) in date {
        units.push(match letter {
            'Y' => (value * 12.0, Unit::Months),
            'M' => (value, Unit::Months),
            'W' => (value, Unit::Weeks),
            'D' => (value, Unit::CalendarDays),
            _ => return None,
        });
    }
    for (value, letter) in time {
        units.push(match letter {
            'H' => (value, Unit::Hours),
            'M' => (value, Unit::Minutes),
            'S' => (value / 60.0, Unit::Minutes),
            _ => return None,
        });
    }
    if let [single] = units.as_slice() {
        return Some(*single);
    }
    if units.iter().all(|(_, unit)| *unit == Unit::Months) {
        return Some((units.iter().map(|(v, _)| v).sum(), Unit::Months));
    }
    let mut total = 0.0;
    for (value, unit) in units {
        total += value
            * match unit {
                Unit::Weeks => 7.0 * 24.0 * 60.0,
                Unit::CalendarDays => 24.0 * 60.0,
                Unit::Hours => 60.0,
                Unit::Minutes => 1.0,
                Unit::Months | Unit::WorkingDays => return None,
            };
    }
    Some((total, Unit::Minutes))
}

fn parts(text: &str) -> Option<Vec<(f64, char)>> {
    let mut out = Vec::new();
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() || matches!(c, '.' | ',') {
            digits.push(if c == ',' { '.' } else { c });
        } else {
            let value: f64 = digits.parse().ok()?;
            digits.clear();
            out.push((value, c));
        }
    }
    digits.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_the_unit_they_are_said_in() {
        assert_eq!(amount_of("P45D"), Some((45.0, Unit::CalendarDays)));
        assert_eq!(amount_of("PT90M"), Some((90.0, Unit::Minutes)));
        assert_eq!(amount_of("P1DT2H"), Some((1560.0, Unit::Minutes)));
        assert_eq!(amount_of("P1Y6M"), Some((18.0, Unit::Months)));
        for wrong in ["", "P", "PT", "P1", "P1M2D", "R3/PT1M", "soon", "P-1D"] {
            assert_eq!(amount_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn written_durations_mean_the_same() {
        assert_eq!(iso(10.0, Unit::CalendarDays), "P10D");
        assert_eq!(iso(5.0, Unit::WorkingDays), "P7D");
        assert_eq!(iso(1.5, Unit::CalendarDays), "PT2160M");
        assert_eq!(iso(0.25, Unit::Minutes), "PT15S");
    }
}
