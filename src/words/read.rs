//! Reads durations as people type them, in any of the three languages: `30 min`, `1 h 10`, `5 gl`,
//! `20-35-45m`, `lognormal 5 ± 2 g`.
//!
//! `m` is minutes, `g`/`d`/`T` calendar days, `gl`/`wd`/`AT` working days, whatever the language of
//! the window: a sign means one thing everywhere. Nothing is guessed: what can be read in two ways
//! is refused with a reason ([`ReadFault`]).

use super::read_values::number;
use super::{Value, Words};
use crate::model::invariants::fault_code;
use crate::model::timing::{Distribution, Timing, TimingFault, Unit};

/// Longest text read, in bytes.
pub const MAX_ENTRY_BYTES: usize = 200;

/// Why a text is not an amount of time, a number, a share or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// There is no text.
    Empty,
    /// The text is longer than [`MAX_ENTRY_BYTES`].
    TooLong,
    /// This is not a number.
    NotANumber(String),
    /// This could be thousands or decimals: `1.500`.
    AmbiguousNumber(String),
    /// No unit is written and none is given.
    MissingUnit,
    /// This is not a unit.
    UnknownUnit(String),
    /// The numbers have units that cannot be brought together.
    MixedUnits,
    /// More numbers than the law takes.
    TooMany,
    /// This is not the name of a distribution.
    UnknownLaw(String),
    /// The numbers make no duration.
    Wrong(TimingFault),
    /// A share must lie between 0 and 100 %.
    NotAShare,
    /// This is not a date.
    NotADate(String),
    /// This is not a time of day.
    NotATime(String),
    /// These are not opening hours.
    NotHours(String),
    /// This does not say when a board sits.
    NotASitting(String),
}

impl Words {
    /// What is wrong with a text that was typed.
    pub fn read_fault(&self, fault: &ReadFault) -> String {
        let text = |key: &str, text: &String| self.say_with(key, &[("text", text.as_str().into())]);
        match fault {
            ReadFault::Empty => self.say("read-empty"),
            ReadFault::TooLong => self.say("read-too-long"),
            ReadFault::NotANumber(t) => text("read-not-a-number", t),
            ReadFault::AmbiguousNumber(t) => text("read-ambiguous-number", t),
            ReadFault::MissingUnit => self.say("read-missing-unit"),
            ReadFault::UnknownUnit(t) => text("read-unknown-unit", t),
            ReadFault::MixedUnits => self.say("read-mixed-units"),
            ReadFault::TooMany => self.say("read-too-many"),
            ReadFault::UnknownLaw(t) => text("read-unknown-law", t),
            ReadFault::Wrong(fault) => {
                self.say_with("read-wrong", &[("fault", Value::from(fault_code(*fault)))])
            }
            ReadFault::NotAShare => self.say("read-not-a-share"),
            ReadFault::NotADate(t) => text("read-not-a-date", t),
            ReadFault::NotATime(t) => text("read-not-a-time", t),
            ReadFault::NotHours(t) => text("read-not-hours", t),
            ReadFault::NotASitting(t) => text("read-not-a-sitting", t),
        }
    }
}

/// Reads a duration: one number, two (`min-max`), three (`min-mode-max`), or a named law. `unit`
/// is used where none is written. The timing has no provenance.
pub fn timing(text: &str, unit: Option<Unit>) -> Result<Timing, ReadFault> {
    if text.len() > MAX_ENTRY_BYTES {
        return Err(ReadFault::TooLong);
    }
    let clean = clean(text);
    if clean.is_empty() {
        return Err(ReadFault::Empty);
    }
    if clean.starts_with('-') {
        return Err(ReadFault::Wrong(TimingFault::Negative));
    }
    let (shape, rest) = shape(&clean)?;
    let parts: Vec<Part> = rest.split(['-', '±', '/', ';']).map(part).collect::<Result<_, _>>()?;
    let (values, unit) = same_unit(&parts, unit, shape == Shape::Weibull)?;
    let law = law(shape, &values)?;
    law.fault().map_or(Ok(Timing::new(law, unit)), |fault| Err(ReadFault::Wrong(fault)))
}

/// Reads one amount with its unit: `5 gl`, `1 h 10` (70 minutes).
pub fn amount(text: &str, unit: Option<Unit>) -> Result<(f64, Unit), ReadFault> {
    match timing(text, unit)? {
        Timing { law: Distribution::Fixed(value), unit, .. } => Ok((value, unit)),
        _ => Err(ReadFault::TooMany),
    }
}

/// A law as it is named in front of its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Points,
    Pert,
    Normal,
    LogNormal,
    Gamma,
    Weibull,
    Exponential,
}

/// One number of an entry, with the unit written after it.
#[derive(Clone, Copy, Debug)]
struct Part {
    value: f64,
    unit: Option<Unit>,
}

/// The text in lower case with one kind of space, hyphen and plus-minus.
fn clean(text: &str) -> String {
    let mut out: String = text
        .chars()
        .map(|c| match c {
            '–' | '—' | '−' | '‑' | '‐' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect::<String>()
        .to_lowercase()
        .replace("+/-", "±")
        .replace("+-", "±");
    for word in [" a ", " bis ", " to "] {
        out = out.replace(word, "-");
    }
    out.trim().to_owned()
}

/// The law named at the beginning, and what follows.
fn shape(clean: &str) -> Result<(Shape, &str), ReadFault> {
    let end = clean.find(|c: char| !c.is_alphabetic()).unwrap_or(clean.len());
    let (word, rest) = clean.split_at(end);
    let shape = match word {
        "" | "tri" | "triangular" | "triangolare" | "dreieckig" | "uniform" | "uniforme"
        | "gleichverteilt" | "sempre" | "immer" | "always" => Shape::Points,
        "pert" => Shape::Pert,
        "normal" | "normale" | "normalverteilt" => Shape::Normal,
        "lognormal" | "lognormale" => Shape::LogNormal,
        "gamma" => Shape::Gamma,
        "weibull" => Shape::Weibull,
        "exp" | "exponential" | "esponenziale" | "exponentiell" => Shape::Exponential,
        other => return Err(ReadFault::UnknownLaw(other.to_owned())),
    };
    Ok((shape, rest.trim()))
}

/// Reads `30`, `30 min`, `1 h 10`, `1h10min`.
fn part(text: &str) -> Result<Part, ReadFault> {
    let (value, unit, rest) = number_and_unit(text.trim())?;
    if rest.is_empty() {
        return Ok(Part { value, unit });
    }
    let (minutes, second, rest) = number_and_unit(rest)?;
    let is_time = unit == Some(Unit::Hours) && matches!(second, None | Some(Unit::Minutes));
    if !is_time || !rest.is_empty() {
        return Err(ReadFault::NotANumber(text.trim().to_owned()));
    }
    Ok(Part { value: value * 60.0 + minutes, unit: Some(Unit::Minutes) })
}

fn number_and_unit(text: &str) -> Result<(f64, Option<Unit>, &str), ReadFault> {
    let digits =
        text.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '\'')).unwrap_or(text.len());
    let (figure, rest) = text.split_at(digits);
    let value = if figure.is_empty() {
        return Err(ReadFault::NotANumber(text.to_owned()));
    } else {
        number(figure)?
    };
    let rest = rest.trim_start();
    let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
    let (name, rest) = rest.split_at(letters);
    Ok((value, unit_of(name)?, rest))
}

/// The unit of a word in any language; `None` where there is no word.
fn unit_of(name: &str) -> Result<Option<Unit>, ReadFault> {
    let words: Vec<&str> = name.split([' ', '.']).filter(|word| !word.is_empty()).collect();
    Ok(Some(match words.join(" ").as_str() {
        "" => return Ok(None),
        "m" | "min" | "minuti" | "minuto" | "minuten" | "minute" | "minutes" | "mins" | "'" => {
            Unit::Minutes
        }
        "h" | "hr" | "hrs" | "ora" | "ore" | "std" | "st" | "stunde" | "stunden" | "hour"
        | "hours" => Unit::Hours,
        "gl" | "gg l" | "gg lav" | "g lav" | "wd" | "at" | "giorno lavorativo"
        | "giorni lavorativi" | "arbeitstag" | "arbeitstage" | "working day" | "working days" => {
            Unit::WorkingDays
        }
        "g" | "gg" | "d" | "t" | "giorno" | "giorni" | "tag" | "tage" | "day" | "days" => {
            Unit::CalendarDays
        }
        "w" | "sett" | "settimana" | "settimane" | "wo" | "woche" | "wochen" | "week" | "weeks" => {
            Unit::Weeks
        }
        "mo" | "mon" | "mese" | "mesi" | "monat" | "monate" | "month" | "months" => Unit::Months,
        other => return Err(ReadFault::UnknownUnit(other.to_owned())),
    }))
}

/// Brings all numbers to one unit: one without takes that of the next that has one, else that of
/// the one before, else `given`. Minutes and hours together become minutes. With `shape_first` the
/// first number is a bare one and keeps out of it.
fn same_unit(
    parts: &[Part],
    given: Option<Unit>,
    shape_first: bool,
) -> Result<(Vec<f64>, Unit), ReadFault> {
    let timed = if shape_first { parts.get(1..).unwrap_or_default() } else { parts };
    let mut units: Vec<Option<Unit>> = timed.iter().map(|p| p.unit).collect();
    let mut next = None;
    for unit in units.iter_mut().rev() {
        next = unit.or(next);
        *unit = next;
    }
    let mut before = given;
    for unit in &mut units {
        before = unit.or(before);
        *unit = before;
    }
    let units: Vec<Unit> =
        units.into_iter().collect::<Option<_>>().ok_or(ReadFault::MissingUnit)?;
    let mut common = *units.first().ok_or(ReadFault::Empty)?;
    if units.iter().any(|u| *u != common) {
        if !units.iter().all(|u| matches!(u, Unit::Minutes | Unit::Hours)) {
            return Err(ReadFault::MixedUnits);
        }
        common = Unit::Minutes;
    }
    let bare = parts.iter().take(parts.len() - timed.len()).map(|p| p.value);
    let brought = timed.iter().zip(&units).map(|(part, unit)| {
        if *unit == Unit::Hours && common == Unit::Minutes { part.value * 60.0 } else { part.value }
    });
    Ok((bare.chain(brought).collect(), common))
}

fn law(shape: Shape, values: &[f64]) -> Result<Distribution, ReadFault> {
    Ok(match (shape, values) {
        (Shape::Points, &[v]) => Distribution::Fixed(v),
        (Shape::Points, &[min, max]) => Distribution::Uniform { min, max },
        (Shape::Points, &[min, mode, max]) => Distribution::Triangular { min, mode, max },
        (Shape::Pert, &[min, mode, max]) => Distribution::Pert { min, mode, max },
        (Shape::Normal, &[mean, sd]) => Distribution::TruncatedNormal { mean, sd },
        (Shape::LogNormal, &[mean, sd]) => Distribution::LogNormal { mean, sd },
        (Shape::Gamma, &[mean, sd]) => Distribution::Gamma { mean, sd },
        (Shape::Weibull, &[shape, scale]) => Distribution::Weibull { shape, scale },
        (Shape::Exponential, &[mean]) => Distribution::Exponential { mean },
        (_, values) if values.len() < 3 => return Err(ReadFault::Empty),
        _ => return Err(ReadFault::TooMany),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Language;

    fn fixed(value: f64, unit: Unit) -> Timing {
        Timing::new(Distribution::Fixed(value), unit)
    }

    #[test]
    fn what_people_type_is_read() {
        for (text, value, unit) in [
            ("30 min", 30.0, Unit::Minutes),
            ("30m", 30.0, Unit::Minutes),
            ("1 h 10", 70.0, Unit::Minutes),
            ("1h10", 70.0, Unit::Minutes),
            ("1 Std. 10 Min.", 70.0, Unit::Minutes),
            ("2 h", 2.0, Unit::Hours),
            ("1,5 h", 1.5, Unit::Hours),
            ("1.5 ore", 1.5, Unit::Hours),
            ("5 gl", 5.0, Unit::WorkingDays),
            ("3 wd", 3.0, Unit::WorkingDays),
            ("3 AT", 3.0, Unit::WorkingDays),
            ("5 giorni lavorativi", 5.0, Unit::WorkingDays),
            ("10 g", 10.0, Unit::CalendarDays),
            ("10 T", 10.0, Unit::CalendarDays),
            ("10d", 10.0, Unit::CalendarDays),
            ("10\u{a0}gg", 10.0, Unit::CalendarDays),
            ("2 sett.", 2.0, Unit::Weeks),
            ("1 mese", 1.0, Unit::Months),
            ("3 Monate", 3.0, Unit::Months),
            ("1.234,5 min", 1234.5, Unit::Minutes),
        ] {
            assert_eq!(timing(text, None), Ok(fixed(value, unit)), "{text}");
        }
        assert_eq!(timing("45", Some(Unit::Minutes)), Ok(fixed(45.0, Unit::Minutes)));
        assert_eq!(amount("1h10", None), Ok((70.0, Unit::Minutes)));
    }

    #[test]
    fn several_numbers_are_a_law() {
        let triangular = |min, mode, max| Distribution::Triangular { min, mode, max };
        for (text, law, unit) in [
            ("20-35-45m", triangular(20.0, 35.0, 45.0), Unit::Minutes),
            ("30 min - 1 h - 1h30", triangular(30.0, 60.0, 90.0), Unit::Minutes),
            ("5 a 10 g", Distribution::Uniform { min: 5.0, max: 10.0 }, Unit::CalendarDays),
            (
                "pert 1-2-6 gl",
                Distribution::Pert { min: 1.0, mode: 2.0, max: 6.0 },
                Unit::WorkingDays,
            ),
            (
                "lognormale 5 ± 2 g",
                Distribution::LogNormal { mean: 5.0, sd: 2.0 },
                Unit::CalendarDays,
            ),
            (
                "weibull 1,5 / 20 min",
                Distribution::Weibull { shape: 1.5, scale: 20.0 },
                Unit::Minutes,
            ),
        ] {
            assert_eq!(timing(text, None), Ok(Timing::new(law, unit)), "{text}");
        }
    }

    #[test]
    fn faults_are_named_and_said() {
        let cases = [
            ("", ReadFault::Empty),
            ("abc", ReadFault::UnknownLaw("abc".into())),
            ("30", ReadFault::MissingUnit),
            ("30 lustri", ReadFault::UnknownUnit("lustri".into())),
            ("1.500 min", ReadFault::AmbiguousNumber("1.500".into())),
            ("1..5 min", ReadFault::NotANumber("1..5".into())),
            ("-5 min", ReadFault::Wrong(TimingFault::Negative)),
            ("5-3 min", ReadFault::Wrong(TimingFault::OutOfOrder)),
            ("1-2-3-4 min", ReadFault::TooMany),
            ("1 g - 2 h", ReadFault::MixedUnits),
            ("99999999999 min", ReadFault::Wrong(TimingFault::NotANumber)),
            ("weibull", ReadFault::NotANumber(String::new())),
        ];
        let [it, de, en] = Language::ALL.map(Words::new);
        for (text, fault) in cases {
            assert_eq!(timing(text, None), Err(fault.clone()), "{text}");
            for words in [&it, &de, &en] {
                assert!(words.read_fault(&fault).len() > 8);
            }
        }
        assert_eq!(timing(&"9".repeat(500), None), Err(ReadFault::TooLong));
    }
}
