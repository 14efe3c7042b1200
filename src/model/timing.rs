//! How long work or a wait takes: a distribution of amounts with their unit and source.

use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::provenance::Provenance;

/// Largest amount accepted, in any unit: a term of a century in minutes still fits.
pub const MAX_AMOUNT: f64 = 100_000_000.0;

/// The unit of an amount of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Minutes: of work, or of the clock for a wait.
    Minutes,
    /// Hours: of work, or of the clock for a wait.
    Hours,
    /// Open days of the calendar of whom the case waits for; not 8 hours.
    WorkingDays,
    /// Days of the civil calendar.
    CalendarDays,
    /// Seven calendar days.
    Weeks,
    /// Civil-law months: the same day number later.
    Months,
}

impl Unit {
    /// All units, shortest first.
    pub const ALL: [Self; 6] = [
        Self::Minutes,
        Self::Hours,
        Self::WorkingDays,
        Self::CalendarDays,
        Self::Weeks,
        Self::Months,
    ];

    /// The sign used in files and on the command line: `min h wd d w mo`.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Minutes => "min",
            Self::Hours => "h",
            Self::WorkingDays => "wd",
            Self::CalendarDays => "d",
            Self::Weeks => "w",
            Self::Months => "mo",
        }
    }
}

/// A distribution of amounts; parameters as people say them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Distribution {
    /// Always the same.
    Fixed(f64),
    /// Every amount between `min` and `max` alike.
    Uniform {
        /// Least.
        min: f64,
        /// Most.
        max: f64,
    },
    /// Three points joined by straight lines.
    Triangular {
        /// Least.
        min: f64,
        /// Most frequent.
        mode: f64,
        /// Most.
        max: f64,
    },
    /// Beta-PERT with shape 4: mean = (min + 4 mode + max) / 6.
    Pert {
        /// Least.
        min: f64,
        /// Most frequent.
        mode: f64,
        /// Most.
        max: f64,
    },
    /// A normal law cut off at 0 and renormalised; `mean` and `sd` are those before the cut.
    TruncatedNormal {
        /// Mean before the cut.
        mean: f64,
        /// Standard deviation before the cut.
        sd: f64,
    },
    /// Lognormal by its own mean and standard deviation, not those of its logarithm.
    LogNormal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Gamma by mean and standard deviation.
    Gamma {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Weibull by shape and scale.
    Weibull {
        /// Shape, positive.
        shape: f64,
        /// Scale, positive.
        scale: f64,
    },
    /// Exponential by its mean.
    Exponential {
        /// Mean.
        mean: f64,
    },
    /// Observed values with weights.
    Empirical(Vec<(f64, f64)>),
}

/// Why a distribution cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimingFault {
    /// A number is not finite or larger than [`MAX_AMOUNT`].
    NotANumber,
    /// A duration is negative.
    Negative,
    /// Least, mode and most are not in order.
    OutOfOrder,
    /// A mean, deviation, shape or scale that must be positive is not.
    NotPositive,
    /// No values, or weights that sum to nothing.
    NoWeight,
}

impl Distribution {
    /// Exact mean, in the unit of the amount. Sources: textbook moments; the cut normal by Mills' ratio.
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed(v) => *v,
            Self::Uniform { min, max } => f64::midpoint(*min, *max),
            Self::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Self::Pert { min, mode, max } => (min + 4.0 * mode + max) / 6.0,
            Self::TruncatedNormal { mean, sd } => {
                let alpha = -mean / sd;
                mean + sd * mills(alpha)
            }
            Self::LogNormal { mean, .. }
            | Self::Gamma { mean, .. }
            | Self::Exponential { mean } => *mean,
            Self::Weibull { shape, scale } => scale * libm::tgamma(1.0 + 1.0 / shape),
            Self::Empirical(values) => {
                let weight: f64 = values.iter().map(|(_, w)| w).sum();
                values.iter().map(|(v, w)| v * w).sum::<f64>() / weight
            }
        }
    }

    /// Exact variance, in the squared unit of the amount.
    pub fn variance(&self) -> f64 {
        match self {
            Self::Fixed(_) => 0.0,
            Self::Uniform { min, max } => (max - min) * (max - min) / 12.0,
            Self::Triangular { min: a, mode: c, max: b } => {
                (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0
            }
            Self::Pert { min, max, .. } => {
                let mean = self.mean();
                (mean - min) * (max - mean) / 7.0
            }
            Self::TruncatedNormal { mean, sd } => {
                let alpha = -mean / sd;
                let ratio = mills(alpha);
                sd * sd * (1.0 + alpha * ratio - ratio * ratio)
            }
            Self::LogNormal { sd, .. } | Self::Gamma { sd, .. } => sd * sd,
            Self::Weibull { shape, scale } => {
                let mean = libm::tgamma(1.0 + 1.0 / shape);
                scale * scale * (libm::tgamma(1.0 + 2.0 / shape) - mean * mean)
            }
            Self::Exponential { mean } => mean * mean,
            Self::Empirical(values) => {
                let mean = self.mean();
                let weight: f64 = values.iter().map(|(_, w)| w).sum();
                values.iter().map(|(v, w)| w * (v - mean) * (v - mean)).sum::<f64>() / weight
            }
        }
    }

    /// What is wrong with the parameters, if anything.
    pub fn fault(&self) -> Option<TimingFault> {
        let numbers = self.numbers();
        if numbers.iter().any(|v| !v.is_finite() || v.abs() > MAX_AMOUNT) {
            return Some(TimingFault::NotANumber);
        }
        match self {
            Self::Empirical(values) => {
                if values.iter().any(|(v, w)| *v < 0.0 || *w < 0.0) {
                    Some(TimingFault::Negative)
                } else if values.iter().map(|(_, w)| w).sum::<f64>() <= 0.0 {
                    Some(TimingFault::NoWeight)
                } else {
                    None
                }
            }
            _ if numbers.iter().any(|v| *v < 0.0) => Some(TimingFault::Negative),
            Self::Uniform { min, max } if min > max => Some(TimingFault::OutOfOrder),
            Self::Triangular { min, mode, max } | Self::Pert { min, mode, max }
                if min > mode || mode > max =>
            {
                Some(TimingFault::OutOfOrder)
            }
            Self::TruncatedNormal { sd, .. } if *sd <= 0.0 => Some(TimingFault::NotPositive),
            Self::LogNormal { mean, sd } | Self::Gamma { mean, sd }
                if *mean <= 0.0 || *sd <= 0.0 =>
            {
                Some(TimingFault::NotPositive)
            }
            Self::Weibull { shape, scale } if *shape < 0.05 || *scale <= 0.0 => {
                Some(TimingFault::NotPositive)
            }
            Self::Exponential { mean } if *mean <= 0.0 => Some(TimingFault::NotPositive),
            _ => None,
        }
    }

    /// The same law with every amount put through `f`; shapes and weights stay.
    #[must_use]
    pub fn map_amounts(&self, f: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Fixed(v) => Self::Fixed(f(*v)),
            Self::Uniform { min, max } => Self::Uniform { min: f(*min), max: f(*max) },
            Self::Triangular { min, mode, max } => {
                Self::Triangular { min: f(*min), mode: f(*mode), max: f(*max) }
            }
            Self::Pert { min, mode, max } => {
                Self::Pert { min: f(*min), mode: f(*mode), max: f(*max) }
            }
            Self::TruncatedNormal { mean, sd } => {
                Self::TruncatedNormal { mean: f(*mean), sd: f(*sd) }
            }
            Self::LogNormal { mean, sd } => Self::LogNormal { mean: f(*mean), sd: f(*sd) },
            Self::Gamma { mean, sd } => Self::Gamma { mean: f(*mean), sd: f(*sd) },
            Self::Weibull { shape, scale } => Self::Weibull { shape: *shape, scale: f(*scale) },
            Self::Exponential { mean } => Self::Exponential { mean: f(*mean) },
            Self::Empirical(values) => {
                Self::Empirical(values.iter().map(|(v, w)| (f(*v), *w)).collect())
            }
        }
    }

    /// Its parameters, in the order of their fields.
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Fixed(v) | Self::Exponential { mean: v } => vec![*v],
            Self::Uniform { min, max } => vec![*min, *max],
            Self::Triangular { min, mode, max } | Self::Pert { min, mode, max } => {
                vec![*min, *mode, *max]
            }
            Self::TruncatedNormal { mean, sd }
            | Self::LogNormal { mean, sd }
            | Self::Gamma { mean, sd } => vec![*mean, *sd],
            Self::Weibull { shape, scale } => vec![*shape, *scale],
            Self::Empirical(values) => values.iter().flat_map(|(v, w)| [*v, *w]).collect(),
        }
    }
}

/// φ(a) / (1 − Φ(a)), the inverse Mills ratio.
fn mills(a: f64) -> f64 {
    let density = libm::exp(-a * a / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
    let tail = libm::erfc(a / std::f64::consts::SQRT_2) / 2.0;
    if tail > 0.0 { density / tail } else { a }
}

/// How long something takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// The law of the amount.
    pub law: Distribution,
    /// The unit of the amount.
    pub unit: Unit,
    /// Where the numbers come from; `None` while nobody has said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub provenance: Option<Provenance>,
}

impl Timing {
    /// A timing without a source.
    pub fn new(law: Distribution, unit: Unit) -> Self {
        Self { law, unit, provenance: None }
    }

    /// A triangular timing marked illustrative.
    pub fn illustrative(min: f64, mode: f64, max: f64, unit: Unit) -> Self {
        let law = if max <= min {
            Distribution::Fixed(mode)
        } else {
            Distribution::Triangular { min, mode, max }
        };
        Self { law, unit, provenance: Some(Provenance::illustrative()) }
    }

    /// Mean in minutes where the unit is a fixed number of minutes (minutes and hours).
    pub fn mean_minutes(&self) -> Option<f64> {
        match self.unit {
            Unit::Minutes => Some(self.law.mean()),
            Unit::Hours => Some(self.law.mean() * 60.0),
            _ => None,
        }
    }
}

/// For whom a case waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WaitedFor {
    /// The office itself: its queue. Compared with the emerged queue where staff is known.
    OwnOffice,
    /// The applicant.
    Applicant,
    /// Another body.
    OtherBody,
    /// A period the law prescribes.
    Law,
    /// The next sitting of a board.
    Sitting,
    /// Post and notification.
    Post,
}

impl WaitedFor {
    /// All, in the fixed order of legends.
    pub const ALL: [Self; 6] =
        [Self::OwnOffice, Self::Sitting, Self::Applicant, Self::OtherBody, Self::Law, Self::Post];
}

/// A time in which the case rests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// For whom.
    pub waited_for: WaitedFor,
    /// How long.
    pub timing: Timing,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Integrates a quantile-free check: mean and variance of the cut normal by brute force.
    #[test]
    fn cut_normal_has_its_exact_moments() {
        let law = Distribution::TruncatedNormal { mean: 2.0, sd: 3.0 };
        let (mut weight, mut first, mut second) = (0.0, 0.0, 0.0);
        let step = 0.0005;
        for i in 0..60_000 {
            let x = (f64::from(i) + 0.5) * step;
            let z = (x - 2.0) / 3.0;
            let d = (-z * z / 2.0).exp();
            weight += d;
            first += d * x;
            second += d * x * x;
        }
        let mean = first / weight;
        assert!((law.mean() - mean).abs() < 1e-4, "{} {mean}", law.mean());
        assert!((law.variance() - (second / weight - mean * mean)).abs() < 1e-3);
    }

    #[test]
    fn faults_are_named() {
        let order = Distribution::Triangular { min: 3.0, mode: 2.0, max: 4.0 };
        assert_eq!(order.fault(), Some(TimingFault::OutOfOrder));
        assert_eq!(Distribution::Fixed(-1.0).fault(), Some(TimingFault::Negative));
        assert_eq!(Distribution::Fixed(f64::NAN).fault(), Some(TimingFault::NotANumber));
        assert_eq!(Distribution::Empirical(vec![]).fault(), Some(TimingFault::NoWeight));
        assert_eq!(Distribution::Exponential { mean: 4.0 }.fault(), None);
    }
}
