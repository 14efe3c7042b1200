//! Figures with their intervals: the results of one run, and the differences between two.

pub mod course;
pub mod difference;
pub mod indicators;
pub mod payback;
pub mod results;

use serde::{Deserialize, Serialize};

/// A mean over replications with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Half the width of the 95 % interval (Student's t over replications); `None` with fewer than
    /// two.
    pub half_width: Option<f64>,
    /// Replications in which there was something to measure.
    pub n: u32,
}

impl Estimate {
    /// Mean and t interval of independent values; NaN values are left out.
    pub fn of(values: impl Iterator<Item = f64>) -> Self {
        let (mut n, mut mean, mut squares) = (0_u32, 0.0, 0.0);
        for value in values.filter(|v| !v.is_nan()) {
            // Welford, Technometrics 4 (1962).
            n += 1;
            let step = value - mean;
            mean += step / f64::from(n);
            squares += step * (value - mean);
        }
        if n == 0 {
            return Self { mean: f64::NAN, half_width: None, n };
        }
        let half_width = (n > 1).then(|| {
            let variance = squares / f64::from(n - 1);
            t95(n - 1) * (variance / f64::from(n)).sqrt()
        });
        Self { mean, half_width, n }
    }

    /// A share among so many cases. Where all went the same way the interval is not nothing, but
    /// what so many cases leave open: the score interval of Wilson, JASA 22 (1927), at 0 or all.
    #[must_use]
    pub fn of_cases(self, cases: f64) -> Self {
        const Z_SQUARED: f64 = 3.841_458_820_694_124;
        let least = Z_SQUARED / (cases.max(0.0) + Z_SQUARED);
        let at_the_edge = self.mean <= 0.0 || self.mean >= 1.0;
        match self.half_width {
            Some(half) if at_the_edge => Self { half_width: Some(half.max(least)), ..self },
            _ => self,
        }
    }

    /// Whether a value lies inside the interval.
    pub fn covers(&self, value: f64) -> bool {
        self.half_width.is_some_and(|h| (value - self.mean).abs() <= h)
    }
}

/// Quantile 0.975 of Student's t with so many degrees of freedom, to 1e-4. Exact values up to 30;
/// above them the expansion of Cornish and Fisher.
pub fn t95(df: u32) -> f64 {
    const EXACT: [f64; 30] = [
        12.706_204_7,
        4.302_652_7,
        3.182_446_3,
        2.776_445_1,
        2.570_581_8,
        2.446_911_9,
        2.364_624_3,
        2.306_004_1,
        2.262_157_2,
        2.228_138_9,
        2.200_985_2,
        2.178_812_8,
        2.160_368_7,
        2.144_786_7,
        2.131_449_5,
        2.119_905_3,
        2.109_815_6,
        2.100_922,
        2.093_024_1,
        2.085_963_4,
        2.079_613_8,
        2.073_873_1,
        2.068_657_6,
        2.063_898_6,
        2.059_538_6,
        2.055_529_4,
        2.051_830_5,
        2.048_407_1,
        2.045_229_6,
        2.042_272_5,
    ];
    if df == 0 {
        return f64::INFINITY;
    }
    if let Some(exact) = EXACT.get(df as usize - 1) {
        return *exact;
    }
    let z = 1.959_963_984_540_054_f64;
    let n = f64::from(df);
    let (z3, z5) = (z * z * z, z * z * z * z * z);
    z + (z3 + z) / (4.0 * n) + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * n * n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_all_cases_is_never_certain() {
        let all = Estimate::of([1.0; 20].into_iter()).of_cases(1000.0);
        let half = all.half_width.expect("several values");
        assert!((half - 3.8415 / 1003.8415).abs() < 1e-6, "{half}");
        let some = Estimate::of([0.4, 0.6].into_iter());
        assert_eq!(some.of_cases(1000.0), some);
        assert_eq!(Estimate::of([0.0].into_iter()).of_cases(10.0).half_width, None);
    }

    #[test]
    fn the_quantile_of_student_goes_on_smoothly_behind_the_table() {
        assert!((t95(31) - 2.039_513).abs() < 1e-4);
        assert!((t95(60) - 2.000_298).abs() < 1e-4);
        assert!((t95(100_000) - 1.959_988).abs() < 1e-4);
        assert!(t95(0).is_infinite());
    }
}
