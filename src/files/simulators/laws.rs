//! Laws of time in seconds, as simulators of others want them.

use crate::model::timing::{Distribution, Timing, Unit};

/// Seconds of an hour.
const HOUR: f64 = 3600.0;
/// Seconds of a day.
pub(super) const DAY: f64 = 86_400.0;
/// Days of a mean year.
const YEAR_DAYS: f64 = 365.2425;
/// Seconds of a mean year.
pub(super) const YEAR: f64 = YEAR_DAYS * DAY;

/// Seconds of a unit. A working day is taken as the seven fifths of a day that it stands for in a
/// week, a month as its mean length.
fn seconds_of(unit: Unit) -> f64 {
    match unit {
        Unit::Minutes => 60.0,
        Unit::Hours => HOUR,
        Unit::WorkingDays => DAY * 7.0 / 5.0,
        Unit::CalendarDays => DAY,
        Unit::Weeks => 7.0 * DAY,
        Unit::Months => YEAR / 12.0,
    }
}

/// Whether a unit is the same number of seconds always.
pub(super) fn is_exact(unit: Unit) -> bool {
    matches!(unit, Unit::Minutes | Unit::Hours | Unit::CalendarDays | Unit::Weeks)
}

/// The law of a timing in seconds.
pub(super) fn seconds(timing: &Timing) -> Distribution {
    scaled(&timing.law, seconds_of(timing.unit))
}

/// A law whose amounts are `by` times as large.
pub(super) fn scaled(law: &Distribution, by: f64) -> Distribution {
    law.map_amounts(|v| tidy(v * by))
}

/// A number without the last bits that changing its unit leaves: twelve digits hold any time.
pub(super) fn tidy(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// A deviation as a variance, with as many digits as come back when the root is drawn again.
pub(super) fn squared(sd: f64) -> f64 {
    let value = sd * sd;
    format!("{value:.8e}").parse().unwrap_or(value)
}

/// The law as a simulator can say it, and whether that is another one: gamma of the same mean and
/// deviation for what it does not know.
pub(super) fn sayable(law: Distribution, triangular: bool) -> (Distribution, bool) {
    use Distribution as D;
    match law {
        D::Triangular { .. } if triangular => (law, false),
        D::Triangular { .. } | D::Pert { .. } | D::Weibull { .. } | D::Empirical(_) => {
            let (mean, sd) = (tidy(law.mean()), tidy(law.variance().max(0.0).sqrt()));
            let other = if sd > 0.0 && mean > 0.0 { D::Gamma { mean, sd } } else { D::Fixed(mean) };
            (other, true)
        }
        _ => (law, false),
    }
}

/// A law of seconds as people would say it: in whole hours where it can be, else in minutes.
/// `None` when its numbers cannot be.
pub(super) fn timing(law: &Distribution) -> Option<Timing> {
    let hours = params(law)
        .is_some_and(|(_, all)| all.iter().all(|v| (v / HOUR).fract().abs() < 1e-9))
        && law.mean() >= HOUR;
    let unit = if hours { Unit::Hours } else { Unit::Minutes };
    let law = scaled(law, 1.0 / seconds_of(unit));
    law.fault().is_none().then(|| Timing::new(law, unit))
}

/// The kind of a law that simulators say, and its numbers.
fn params(law: &Distribution) -> Option<(u8, [f64; 3])> {
    use Distribution as D;
    Some(match law {
        D::Fixed(v) => (0, [*v, 0.0, 0.0]),
        D::Uniform { min, max } => (1, [*min, *max, 0.0]),
        D::Triangular { min, mode, max } => (2, [*min, *mode, *max]),
        D::TruncatedNormal { mean, sd } => (3, [*mean, *sd, 0.0]),
        D::LogNormal { mean, sd } => (4, [*mean, *sd, 0.0]),
        D::Gamma { mean, sd } => (5, [*mean, *sd, 0.0]),
        D::Exponential { mean } => (6, [*mean, 0.0, 0.0]),
        D::Pert { .. } | D::Weibull { .. } | D::Empirical(_) => return None,
    })
}

/// Whether two laws are the same, but for the last digits.
pub(super) fn same(a: &Distribution, b: &Distribution) -> bool {
    match (params(a), params(b)) {
        (Some((kind, a)), Some((other, b))) => {
            kind == other && a.iter().zip(b).all(|(a, b)| near(*a, b))
        }
        _ => false,
    }
}

/// Whether two numbers are the same, but for the last digits.
pub(super) fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

/// The two laws one after the other, as the law of both together.
pub(super) fn after(first: &Distribution, then: &Distribution) -> Distribution {
    let mean = tidy(first.mean() + then.mean());
    let sd = tidy((first.variance() + then.variance()).max(0.0).sqrt());
    if sd > 0.0 && mean > 0.0 {
        Distribution::Gamma { mean, sd }
    } else {
        Distribution::Fixed(mean)
    }
}

/// A law of mean and deviation; without deviation always the mean.
pub(super) fn spread(mean: f64, sd: f64, law: fn(f64, f64) -> Distribution) -> Distribution {
    if sd <= 0.0 { Distribution::Fixed(mean) } else { law(mean, sd) }
}
