//! The distribution function of every law, for results without draws.

use super::{Kind, Law};

/// Terms of a series or fraction at most; they converge long before.
const MOST_TERMS: usize = 5_000;
/// A term that no longer counts.
const SMALL: f64 = 1e-16;

impl Law {
    /// The least amount: 0 unless all amounts lie above another.
    pub fn least(&self) -> f64 {
        match &self.kind {
            Kind::Fixed(v) => *v,
            Kind::Uniform { min, .. } | Kind::Triangular { min, .. } | Kind::Beta { min, .. } => {
                *min
            }
            Kind::Empirical { sorted, .. } => sorted.first().map_or(0.0, |s| s.0),
            _ => 0.0,
        }
    }

    /// The greatest amount; infinite where there is none.
    pub fn most(&self) -> f64 {
        match &self.kind {
            Kind::Fixed(v) => *v,
            Kind::Uniform { min, span } | Kind::Beta { min, span, .. } => min + span,
            Kind::Triangular { max, .. } => *max,
            Kind::Empirical { sorted, .. } => sorted.last().map_or(0.0, |s| s.0),
            _ => f64::INFINITY,
        }
    }

    /// Whether there is but one amount.
    pub fn is_certain(&self) -> bool {
        self.most() <= self.least()
    }

    /// Whether single amounts have a chance of their own.
    pub fn has_atoms(&self) -> bool {
        matches!(self.kind, Kind::Fixed(_) | Kind::Empirical { .. } | Kind::ClampedNormal { .. })
    }

    /// The probability of at most `x`, 0..=1.
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() || x < 0.0 {
            return 0.0;
        }
        let value = match &self.kind {
            Kind::Fixed(v) => f64::from(u8::from(x >= *v)),
            Kind::Uniform { min, span } => share_of(x - min, *span),
            Kind::Triangular { min, max, rise, fall, split } => {
                let (up, down) = ((x - min).max(0.0), (max - x).max(0.0));
                let mode = min + split * (max - min);
                if x < mode { up * up / rise } else { 1.0 - square_over(down, *fall) }
            }
            Kind::Beta { min, span, alpha, beta } => {
                beta_share(*alpha, *beta, share_of(x - min, *span))
            }
            Kind::CutNormal { mean, sd, below } => {
                let beyond = normal_tail((x - mean) / sd) / (1.0 - below).max(f64::MIN_POSITIVE);
                1.0 - beyond
            }
            Kind::ClampedNormal { mean, sd } => 1.0 - normal_tail((x - mean) / sd),
            Kind::LogNormal { mu, sigma } => {
                if x <= 0.0 {
                    0.0
                } else {
                    normal_tail(-(libm::log(x) - mu) / sigma)
                }
            }
            Kind::Gamma { shape, scale } => gamma_share(*shape, x / scale),
            Kind::Weibull { inverse, scale } => -libm::expm1(-libm::pow(x / scale, 1.0 / inverse)),
            Kind::Exponential { mean } => -libm::expm1(-x / mean),
            Kind::Empirical { sorted, .. } => {
                let at = sorted.partition_point(|(value, _)| *value <= x);
                at.checked_sub(1).and_then(|at| sorted.get(at)).map_or(0.0, |s| s.1)
            }
        };
        if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
    }
}

fn share_of(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { f64::from(u8::from(part >= 0.0)) }
}

/// `a² / b`, 0 where both vanish.
fn square_over(a: f64, b: f64) -> f64 {
    if b > 0.0 { a * a / b } else { 0.0 }
}

/// The probability that a standard normal number is above `z`.
fn normal_tail(z: f64) -> f64 {
    libm::erfc(z / std::f64::consts::SQRT_2) / 2.0
}

/// A continued fraction `1 / (first + above₁ / (below₁ + above₂ / (below₂ + …)))`, by Lentz's method
/// (Thompson & Barnett, *Journal of Computational Physics* 64, 1986).
fn fraction(first: f64, parts: impl Iterator<Item = (f64, f64)>) -> f64 {
    let mut inverse = 1.0 / away_from_zero(first);
    let mut ratio = 1.0 / TINY;
    let mut value = inverse;
    for (above, below) in parts.take(MOST_TERMS) {
        inverse = 1.0 / away_from_zero(above * inverse + below);
        ratio = away_from_zero(below + above / ratio);
        let step = inverse * ratio;
        value *= step;
        if (step - 1.0).abs() < SMALL {
            break;
        }
    }
    value
}

/// Stands for 0 where one divides by it.
const TINY: f64 = 1e-300;

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// The incomplete gamma function P(a, x): its series below a + 1, Legendre's continued fraction
/// above (Abramowitz & Stegun 6.5.29, 6.5.31).
fn gamma_share(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = libm::exp(shape * libm::log(x) - x - libm::lgamma(shape));
    if x < shape + 1.0 {
        let mut term = 1.0 / shape;
        let mut sum = term;
        for n in 1..MOST_TERMS {
            term *= x / (shape + n as f64);
            sum += term;
            if term < sum * SMALL {
                break;
            }
        }
        return front * sum;
    }
    let first = x + 1.0 - shape;
    let parts = (1..).map(|n: u32| {
        let n = f64::from(n);
        (-n * (n - shape), first + 2.0 * n)
    });
    1.0 - front * fraction(first, parts)
}

/// The incomplete beta function by its continued fraction (Abramowitz & Stegun 26.5.8).
pub(in crate::analysis) fn beta_share(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_share(b, a, 1.0 - x);
    }
    let log_front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    // The first part is that of an odd number; then even and odd ones follow one another.
    let parts = (1..).map(|n: u32| {
        let half = f64::from(n / 2);
        let ends = (a + f64::from(n) - 1.0) * (a + f64::from(n));
        let above = if n % 2 == 1 {
            -(a + half) * (a + b + half) * x / ends
        } else {
            half * (b - half) * x / ends
        };
        (above, 1.0)
    });
    libm::exp(log_front) * fraction(1.0, parts) / a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::simulate::luck::Luck;
    use crate::model::timing::Distribution;

    fn laws() -> Vec<Law> {
        let laws = [
            Distribution::Fixed(3.0),
            Distribution::Uniform { min: 1.0, max: 4.0 },
            Distribution::Triangular { min: 1.0, mode: 2.0, max: 6.0 },
            Distribution::Triangular { min: 1.0, mode: 1.0, max: 6.0 },
            Distribution::Triangular { min: 1.0, mode: 6.0, max: 6.0 },
            Distribution::Pert { min: 1.0, mode: 2.0, max: 6.0 },
            Distribution::TruncatedNormal { mean: 2.0, sd: 3.0 },
            Distribution::LogNormal { mean: 5.0, sd: 2.0 },
            Distribution::Gamma { mean: 5.0, sd: 2.0 },
            Distribution::Gamma { mean: 1.0, sd: 1.5 },
            Distribution::Weibull { shape: 1.7, scale: 3.0 },
            Distribution::Exponential { mean: 4.0 },
            Distribution::Empirical(vec![(5.0, 1.0), (1.0, 3.0)]),
        ];
        let mut all: Vec<Law> = laws.iter().map(|d| Law::of(d, 2.0)).collect();
        all.push(Law::clamped_normal(2.0, 3.0));
        all
    }

    #[test]
    fn the_function_counts_what_is_drawn() {
        for law in laws() {
            let n = 100_000_u32;
            let mut drawn: Vec<f64> =
                (0..n).map(|i| law.draw(&mut Luck::of(7, 3, u64::from(i)))).collect();
            drawn.sort_by(f64::total_cmp);
            for x in [0.0, 0.5, 1.9, 2.1, 3.0, 4.0, 6.5, 7.9, 9.0, 11.0, 13.0, 30.0] {
                let share = drawn.partition_point(|d| *d <= x) as f64 / f64::from(n);
                let exact = law.cdf(x);
                assert!((share - exact).abs() < 0.006, "{law:?} {x} {share} {exact}");
            }
        }
    }

    #[test]
    fn its_tail_sums_to_mean_and_variance() {
        for law in laws() {
            assert!(law.cdf(-1.0) < 1e-15 && law.cdf(1e9) > 1.0 - 1e-12, "{law:?}");
            let (mut mean, mut second) = (0.0, 0.0);
            let step = 0.002;
            for i in 0..200_000 {
                let x = (f64::from(i) + 0.5) * step;
                let beyond = 1.0 - law.cdf(x);
                mean += beyond * step;
                second += 2.0 * x * beyond * step;
            }
            assert!((mean - law.mean()).abs() < 1e-4, "{law:?} {mean} {}", law.mean());
            let variance = second - mean * mean;
            assert!((variance - law.variance()).abs() < 2e-3, "{law:?} {variance}");
        }
    }
}
