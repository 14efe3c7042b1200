//! Every random draw: one stream per (replication, purpose, step, case, visit), hashed from names,
//! so that two variants of a procedure share their luck wherever they share steps.
//!
//! A draw depends on nothing else: not on the order in which cases are served, not on threads.
//! Logarithms and powers come from `libm`, so a draw is the same to the last bit on every machine.

pub(in crate::analysis) mod cdf;

use crate::model::timing::Distribution;

/// Odd constants of wyhash (Wang Yi, public domain).
const P0: u64 = 0xa076_1d64_78bd_642f;
const P1: u64 = 0xe703_7ed1_a0b4_28db;
const P2: u64 = 0x8ebc_6af0_9c88_c6e3;

/// What a draw is for: keeps the streams of one step apart.
#[derive(Clone, Copy)]
pub(in crate::analysis) enum Purpose {
    Work = 1,
    Share = 2,
    Wait = 3,
    Arrival = 4,
    Background = 5,
    Event = 6,
    Backlog = 7,
    Input = 8,
}

/// Folds the 128-bit product of two words: the mixing step of wyhash.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a).wrapping_mul(u128::from(b));
    (product as u64) ^ ((product >> 64) as u64)
}

/// Mixes two words into one that looks like neither.
#[inline]
pub(in crate::analysis) fn mix(a: u64, b: u64) -> u64 {
    fold(fold(a ^ P0, b ^ P1) ^ P2, b ^ P0 ^ a.rotate_left(32))
}

/// A word that stands for a name and a purpose.
pub(in crate::analysis) fn key_of(name: &str, purpose: Purpose, index: u64) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in name.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mix(hash, mix(purpose as u64, index))
}

/// One stream of random numbers.
pub(in crate::analysis) struct Luck {
    state: u64,
    /// Bits turned over in every draw: all or none.
    mirror: u64,
}

/// Turns a draw `u` into `1 - u`.
pub(in crate::analysis) const MIRROR: u64 = (1 << 52) - 1;

impl Luck {
    /// The stream of one visit of one case at one place.
    #[inline]
    pub(in crate::analysis) fn of(case: u64, key: u64, visit: u64) -> Self {
        Self { state: mix(case, key.wrapping_add(visit.wrapping_mul(P2))), mirror: 0 }
    }

    /// The same stream, mirrored or not: 0 or [`MIRROR`].
    #[inline]
    pub(in crate::analysis) fn mirrored(self, mirror: u64) -> Self {
        Self { mirror, ..self }
    }

    #[inline]
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(P0);
        fold(self.state, self.state ^ P1)
    }

    /// A number in the open interval (0, 1).
    #[inline]
    pub(in crate::analysis) fn unit(&mut self) -> f64 {
        // Fifty-two bits fit a signed number, which becomes a float without a detour.
        (((self.next() >> 12) ^ self.mirror) as i64 as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }

    /// A standard normal number, by inversion.
    fn normal(&mut self) -> f64 {
        normal_quantile(self.unit())
    }

    /// A gamma number of this shape and scale 1. Marsaglia & Tsang, ACM TOMS 26 (2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = libm::pow(self.unit(), 1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        // Each pass is accepted with more than 95 %; the limit only guards against a broken stream.
        for _ in 0..1000 {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v > 0.0 {
                let v = v * v * v;
                if libm::log(self.unit()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                    return d * v;
                }
            }
        }
        d
    }
}

/// Longest amount drawn in ms, some thirty thousand years: sums of such times stay countable.
pub(super) const LONGEST_DRAW: i64 = 1_000_000_000_000_000;

/// A distribution made ready for drawing, in the unit it was scaled to.
#[derive(Clone, Debug)]
pub struct Law {
    kind: Kind,
    mean: f64,
    variance: f64,
}

#[derive(Clone, Debug)]
enum Kind {
    Fixed(f64),
    Uniform {
        min: f64,
        span: f64,
    },
    Triangular {
        min: f64,
        max: f64,
        split: f64,
        rise: f64,
        fall: f64,
    },
    Beta {
        min: f64,
        span: f64,
        alpha: f64,
        beta: f64,
    },
    CutNormal {
        mean: f64,
        sd: f64,
        below: f64,
    },
    ClampedNormal {
        mean: f64,
        sd: f64,
    },
    LogNormal {
        mu: f64,
        sigma: f64,
    },
    Gamma {
        shape: f64,
        scale: f64,
    },
    Weibull {
        inverse: f64,
        scale: f64,
    },
    Exponential {
        mean: f64,
    },
    /// Values in the order of draws, and sorted, each with the sum of shares up to and with it.
    Empirical {
        values: Box<[(f64, f64)]>,
        sorted: Box<[(f64, f64)]>,
    },
}

impl Law {
    /// The law of `factor` times an amount of this distribution; a faulty one is taken as 0.
    pub fn of(d: &Distribution, factor: f64) -> Self {
        if d.fault().is_some() {
            return Self { kind: Kind::Fixed(0.0), mean: 0.0, variance: 0.0 };
        }
        let kind = match d {
            Distribution::Fixed(v) => Kind::Fixed(v * factor),
            Distribution::Uniform { min, max } => {
                Kind::Uniform { min: min * factor, span: (max - min) * factor }
            }
            Distribution::Triangular { min, mode, max } => triangular(*min, *mode, *max, factor),
            Distribution::Pert { min, mode, max } if max > min => Kind::Beta {
                min: min * factor,
                span: (max - min) * factor,
                alpha: 1.0 + 4.0 * (mode - min) / (max - min),
                beta: 1.0 + 4.0 * (max - mode) / (max - min),
            },
            Distribution::Pert { min, .. } => Kind::Fixed(min * factor),
            Distribution::TruncatedNormal { mean, sd } => Kind::CutNormal {
                mean: mean * factor,
                sd: sd * factor,
                below: libm::erfc(mean / sd / std::f64::consts::SQRT_2) / 2.0,
            },
            Distribution::LogNormal { mean, sd } => {
                let variance = libm::log1p((sd / mean) * (sd / mean));
                let mu = libm::log(mean * factor) - variance / 2.0;
                Kind::LogNormal { mu, sigma: variance.sqrt() }
            }
            Distribution::Gamma { mean, sd } => {
                Kind::Gamma { shape: (mean / sd) * (mean / sd), scale: sd * sd / mean * factor }
            }
            Distribution::Weibull { shape, scale } => {
                Kind::Weibull { inverse: 1.0 / shape, scale: scale * factor }
            }
            Distribution::Exponential { mean } => Kind::Exponential { mean: mean * factor },
            Distribution::Empirical(values) => empirical(values, factor),
        };
        Self { kind, mean: d.mean() * factor, variance: d.variance() * factor * factor }
    }

    /// The law with every amount multiplied by `by`, a positive number.
    pub(in crate::analysis) fn scaled(&self, by: f64) -> Self {
        let kind = match &self.kind {
            Kind::Fixed(v) => Kind::Fixed(v * by),
            Kind::Uniform { min, span } => Kind::Uniform { min: min * by, span: span * by },
            Kind::Triangular { min, max, split, rise, fall } => Kind::Triangular {
                min: min * by,
                max: max * by,
                split: *split,
                rise: rise * by * by,
                fall: fall * by * by,
            },
            Kind::Beta { min, span, alpha, beta } => {
                Kind::Beta { min: min * by, span: span * by, alpha: *alpha, beta: *beta }
            }
            Kind::CutNormal { mean, sd, below } => {
                Kind::CutNormal { mean: mean * by, sd: sd * by, below: *below }
            }
            Kind::ClampedNormal { mean, sd } => {
                Kind::ClampedNormal { mean: mean * by, sd: sd * by }
            }
            Kind::LogNormal { mu, sigma } => {
                Kind::LogNormal { mu: mu + libm::log(by), sigma: *sigma }
            }
            Kind::Gamma { shape, scale } => Kind::Gamma { shape: *shape, scale: scale * by },
            Kind::Weibull { inverse, scale } => {
                Kind::Weibull { inverse: *inverse, scale: scale * by }
            }
            Kind::Exponential { mean } => Kind::Exponential { mean: mean * by },
            Kind::Empirical { values, sorted } => Kind::Empirical {
                values: values.iter().map(|(u, v)| (*u, v * by)).collect(),
                sorted: sorted.iter().map(|(v, u)| (v * by, *u)).collect(),
            },
        };
        Self { kind, mean: self.mean * by, variance: self.variance * by * by }
    }

    /// Exact mean, in the unit it was scaled to.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Exact variance, in the squared unit it was scaled to.
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// Whether it has no memory.
    pub fn is_exponential(&self) -> bool {
        matches!(self.kind, Kind::Exponential { .. })
    }

    /// A normal law whose negative draws count as 0 (reference cases).
    pub fn clamped_normal(mean: f64, sd: f64) -> Self {
        let z = mean / sd;
        let below = libm::erfc(z / std::f64::consts::SQRT_2) / 2.0;
        let density = libm::exp(-z * z / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
        let first = mean * (1.0 - below) + sd * density;
        let second = (mean * mean + sd * sd) * (1.0 - below) + mean * sd * density;
        let kind = Kind::ClampedNormal { mean, sd };
        Self { kind, mean: first, variance: (second - first * first).max(0.0) }
    }

    /// One amount in whole units, never negative.
    #[inline]
    pub(in crate::analysis) fn draw_whole(&self, luck: &mut Luck) -> i64 {
        // Of what is not negative this is the nearest whole number, without a call.
        ((self.draw(luck) + 0.5) as i64).min(LONGEST_DRAW)
    }

    /// One amount, never negative.
    #[inline]
    pub(in crate::analysis) fn draw(&self, luck: &mut Luck) -> f64 {
        match &self.kind {
            Kind::Fixed(v) => *v,
            Kind::Uniform { min, span } => min + span * luck.unit(),
            Kind::Triangular { min, max, split, rise, fall } => {
                let u = luck.unit();
                // The side is looked up, not branched on: which one it is cannot be guessed.
                let side = usize::from(u >= *split);
                let root = ([u, 1.0 - u][side] * [*rise, *fall][side]).sqrt();
                [*min, *max][side] + [root, -root][side]
            }
            Kind::Exponential { mean } => -mean * libm::log(luck.unit()),
            _ => self.draw_rare(luck),
        }
    }

    fn draw_rare(&self, luck: &mut Luck) -> f64 {
        match &self.kind {
            Kind::Beta { min, span, alpha, beta } => {
                let x = luck.gamma(*alpha);
                let y = luck.gamma(*beta);
                min + span * x / (x + y)
            }
            Kind::CutNormal { mean, sd, below } => {
                let u = below + (1.0 - below) * luck.unit();
                (mean + sd * normal_quantile(u.min(1.0 - 1e-16))).max(0.0)
            }
            Kind::ClampedNormal { mean, sd } => (mean + sd * luck.normal()).max(0.0),
            Kind::LogNormal { mu, sigma } => libm::exp(mu + sigma * luck.normal()),
            Kind::Gamma { shape, scale } => luck.gamma(*shape) * scale,
            Kind::Weibull { inverse, scale } => {
                scale * libm::pow(-libm::log(luck.unit()), *inverse)
            }
            Kind::Empirical { values, .. } => {
                let u = luck.unit();
                let at = values.partition_point(|(up_to, _)| *up_to < u);
                values.get(at).or(values.last()).map_or(0.0, |(_, v)| *v)
            }
            Kind::Fixed(_)
            | Kind::Uniform { .. }
            | Kind::Triangular { .. }
            | Kind::Exponential { .. } => 0.0,
        }
    }
}

fn triangular(min: f64, mode: f64, max: f64, factor: f64) -> Kind {
    if max <= min {
        return Kind::Fixed(min * factor);
    }
    let span = (max - min) * factor;
    Kind::Triangular {
        min: min * factor,
        max: max * factor,
        split: (mode - min) / (max - min),
        rise: span * (mode - min) * factor,
        fall: span * (max - mode) * factor,
    }
}

fn empirical(values: &[(f64, f64)], factor: f64) -> Kind {
    let total: f64 = values.iter().map(|(_, w)| w).sum();
    let mut sum = 0.0;
    let drawn: Box<[(f64, f64)]> = values
        .iter()
        .filter(|(_, w)| *w > 0.0)
        .map(|(v, w)| {
            sum += w / total;
            (sum, v * factor)
        })
        .collect();
    let mut sorted: Vec<(f64, f64)> = values.iter().filter(|(_, w)| *w > 0.0).copied().collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut below = 0.0;
    for (value, weight) in &mut sorted {
        below += *weight / total;
        (*value, *weight) = (*value * factor, below);
    }
    Kind::Empirical { values: drawn, sorted: sorted.into() }
}

/// The standard normal quantile. Wichura, AS 241 (PPND16), relative error about 1e-16.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRAL.0, &CENTRAL.1);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-libm::log(tail.max(f64::MIN_POSITIVE))).sqrt();
    let x = if r <= 5.0 {
        ratio(r - 1.6, &MIDDLE.0, &MIDDLE.1)
    } else {
        ratio(r - 5.0, &FAR.0, &FAR.1)
    };
    if q < 0.0 { -x } else { x }
}

fn ratio(r: f64, above: &[f64; 8], below: &[f64; 8]) -> f64 {
    let value = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, k| sum * r + k);
    value(above) / value(below)
}

const CENTRAL: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_545,
    ],
);
const MIDDLE: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);
const FAR: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_7e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(law: &Distribution) -> (f64, f64) {
        let ready = Law::of(law, 1.0);
        let (mut sum, mut squares) = (0.0, 0.0);
        let n = 400_000_u32;
        for i in 0..n {
            let x = ready.draw(&mut Luck::of(11, 5, u64::from(i)));
            assert!(x >= 0.0);
            sum += x;
            squares += x * x;
        }
        let mean = sum / f64::from(n);
        (mean, squares / f64::from(n) - mean * mean)
    }

    #[test]
    fn every_law_has_its_mean_and_variance() {
        let laws = [
            Distribution::Fixed(3.0),
            Distribution::Uniform { min: 1.0, max: 4.0 },
            Distribution::Triangular { min: 1.0, mode: 2.0, max: 6.0 },
            Distribution::Pert { min: 1.0, mode: 2.0, max: 6.0 },
            Distribution::TruncatedNormal { mean: 2.0, sd: 3.0 },
            Distribution::LogNormal { mean: 5.0, sd: 2.0 },
            Distribution::Gamma { mean: 5.0, sd: 2.0 },
            Distribution::Gamma { mean: 1.0, sd: 1.5 },
            Distribution::Weibull { shape: 1.7, scale: 3.0 },
            Distribution::Exponential { mean: 4.0 },
            Distribution::Empirical(vec![(1.0, 3.0), (5.0, 1.0)]),
        ];
        for law in &laws {
            let (mean, variance) = moments(law);
            let sd = law.variance().sqrt();
            assert!((mean - law.mean()).abs() <= 0.006 * (sd + 0.1), "{law:?} {mean}");
            assert!((variance - law.variance()).abs() <= 0.02 * (law.variance() + 0.1), "{law:?}");
        }
    }

    #[test]
    fn the_normal_quantile_inverts_the_normal_law() {
        for p in [1e-12, 1e-6, 0.01, 0.2, 0.5, 0.77, 0.99, 1.0 - 1e-9] {
            let x = normal_quantile(p);
            let back = libm::erfc(-x / std::f64::consts::SQRT_2) / 2.0;
            assert!((back / p - 1.0).abs() < 1e-9, "{p} {x} {back}");
        }
    }

    #[test]
    fn a_mirrored_stream_is_the_other_side_of_each_draw() {
        for i in 0..1000 {
            let mut plain = Luck::of(3, 4, i);
            let mut turned = Luck::of(3, 4, i).mirrored(MIRROR);
            assert!((plain.unit() + turned.unit() - 1.0).abs() < 1e-15);
        }
    }

    #[test]
    fn units_fill_the_interval_evenly_over_visits_cases_and_keys() {
        for way in 0..3_u64 {
            let mut bins = [0_u32; 64];
            for i in 0..64_000_u64 {
                let mut luck = match way {
                    0 => Luck::of(9, 77, i),
                    1 => Luck::of(i, 77, 0),
                    _ => Luck::of(9, i, 0),
                };
                bins[(luck.unit() * 64.0) as usize] += 1;
            }
            let chi: f64 = bins.iter().map(|b| (f64::from(*b) - 1000.0).powi(2) / 1000.0).sum();
            assert!(chi < 120.0, "{way} {chi}");
        }
    }
}
