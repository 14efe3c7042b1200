//! Terms worked out on a grid of equal steps: masses at the points, added as spectra.
//!
//! Masses are damped (`exp(-a·t)`) before they are transformed, so that what lies beyond the grid
//! does not fall back on its beginning (Abate & Whitt, *Queueing Systems* 10, 1992). Nothing on the
//! grid depends on what lies beyond it, so a grid may end before the slowest cases do. The mass of a
//! cell is put on its middle and corrected for its width (Sheppard), or, where a law lies on the
//! grid as a whole, to its exact mean and variance; what always passes is kept beside as an exact
//! shift. Means and variances do not come from the grid but for the maximum, and there only what the
//! maximum differs from the sum of tails.

use super::fourier::{Fourier, Wave};
use super::term::{Kind, Leaf, Moments, Term, Terms};

/// Logarithm of the damping over the whole grid: what falls back is at most e^-18 of it.
const DAMPING: f64 = 18.0;
/// A tail with less than this is not written out.
const NO_TAIL: f64 = 1e-13;
/// Less than this of a law beyond the grid: the law lies on it as a whole.
const WHOLE: f64 = 1e-11;
/// What a mass on the middle of its cell has too much variance, in squared steps.
const SHEPPARD: f64 = -1.0 / 12.0;
/// A law with more than this in one cell, over more than so many cells, is not smooth on a grid.
const STEEP: f64 = 0.25;
const FEW_CELLS: usize = 12;
/// Of the grid's end this part is kept for what corrections put before 0.
const BEFORE: usize = 64;

/// A grid.
pub(super) struct Grid {
    points: usize,
    /// Milliseconds.
    pub(super) step: f64,
    fourier: Fourier,
    /// exp(-a·t) at each point.
    damp: Vec<f64>,
}

/// A term on the grid.
#[derive(Clone)]
struct Value {
    /// What always passes.
    shift: f64,
    /// What passes beyond it; `None`: nothing.
    wave: Option<Wave>,
    /// Whether single times have a chance of their own: corrections for smooth laws would make the
    /// distribution function overshoot there.
    is_rough: bool,
    moments: Moments,
}

/// The distribution of a term.
pub(super) struct Found {
    /// What always passes, ms.
    pub(super) shift: f64,
    /// The probability of at most half a step, one and a half, and so on beyond it.
    pub(super) below: Vec<f64>,
    /// Whether nothing else can.
    pub(super) is_certain: bool,
    pub(super) moments: Moments,
    /// The greatest tail of a branch beyond the grid: above about 1e-3 the moments of its maximum
    /// are too small.
    pub(super) lost: f64,
}

impl Grid {
    /// A grid of so many points, a power of two of at least 128, up to `end` ms.
    pub(super) fn new(points: usize, end: f64) -> Self {
        let kept = points - points / BEFORE;
        let step = end.max(1e-6) / kept as f64;
        let damp = (0..points).map(|k| libm::exp(-DAMPING * k as f64 / points as f64)).collect();
        Self { points, step, fourier: Fourier::new(points), damp }
    }

    /// Points that lie after 0.
    fn kept(&self) -> usize {
        self.points - self.points / BEFORE
    }

    /// Works out a term, in an order of [`Terms::order`].
    pub(super) fn work_out(
        &self,
        terms: &Terms,
        order: &[Term],
        uses: &[u32],
        stop: &mut dyn FnMut() -> bool,
    ) -> Option<Found> {
        let mut held: Vec<Option<Value>> = Vec::new();
        held.resize_with(terms.all.len(), || None);
        let mut left = uses.to_vec();
        let mut lost = 0.0_f64;
        for &term in order {
            if stop() {
                return None;
            }
            let kind = &terms.all[term as usize];
            let known = Moments::of(kind, |t| {
                held[t as usize].as_ref().map_or_else(Moments::default, |v| v.moments)
            });
            let mut take = |t: Term| -> Option<Value> {
                left[t as usize] = left[t as usize].saturating_sub(1);
                if left[t as usize] == 0 {
                    held[t as usize].take()
                } else {
                    held[t as usize].clone()
                }
            };
            let mut value = match kind {
                Kind::Nothing => certain(0.0),
                Kind::Leaf(leaf) => self.leaf(leaf),
                Kind::Sum(parts) => {
                    let mut sum = certain(0.0);
                    for part in parts {
                        sum = added(sum, take(*part)?);
                    }
                    sum
                }
                Kind::Repeat(part, times) => self.repeated(take(*part)?, *times),
                Kind::Mix(parts) => {
                    let parts: Option<Vec<(f64, Value)>> =
                        parts.iter().map(|(p, t)| Some((*p, take(*t)?))).collect();
                    self.mixed(&parts?)
                }
                Kind::Again(p, part) => {
                    let mut wave = self.spectrum_from(&take(*part)?, 0.0);
                    wave.geometric(*p);
                    self.value(0.0, wave, true)
                }
                Kind::Longest(parts, other) => {
                    let all: Option<Vec<(f64, Value)>> =
                        parts.iter().map(|(p, t)| Some((*p, take(*t)?))).collect();
                    let other = match other {
                        Some(t) => Some(take(*t)?),
                        None => None,
                    };
                    let (value, beyond) = self.longest(all?, other);
                    lost = lost.max(beyond);
                    value
                }
            };
            if let Some(known) = known {
                value.moments = known;
            }
            held[term as usize] = Some(value);
        }
        let value = held[*order.last()? as usize].take()?;
        let moments = value.moments;
        let is_certain = value.wave.is_none();
        let below = match &value.wave {
            Some(wave) => self.below(wave, value.is_rough),
            None => vec![1.0; self.kept()],
        };
        Some(Found { shift: value.shift, below, is_certain, moments, lost })
    }

    fn value(&self, shift: f64, wave: Wave, is_rough: bool) -> Value {
        debug_assert_eq!(wave.re.len(), self.fourier.len());
        Value { shift, wave: Some(wave), is_rough, moments: Moments::default() }
    }

    fn leaf(&self, leaf: &Leaf) -> Value {
        let shift = leaf.least();
        if leaf.is_certain() {
            return certain(leaf.mean());
        }
        let mut masses = vec![0.0; self.points];
        let (mut before, mut first, mut second) = (0.0, 0.0, 0.0);
        let (mut peak, mut cells) = (0.0_f64, 0);
        for (k, mass) in masses.iter_mut().enumerate().take(self.kept()) {
            let at = k as f64;
            let now = leaf.cdf(shift + (at + 0.5) * self.step);
            *mass = now - before;
            peak = peak.max(*mass);
            cells = k;
            first += at * *mass;
            second += at * at * *mass;
            before = now;
            if 1.0 - now < NO_TAIL {
                break;
            }
        }
        // Nearly all at once and yet with a long tail: smooth only on a much finer grid.
        let is_steep = peak > STEEP && cells > FEW_CELLS;
        let is_rough = leaf.is_rough() || is_steep;
        let (mut move_by, mut widen) = (0.0, SHEPPARD);
        if 1.0 - before < WHOLE {
            let mean = (leaf.mean() - shift) / self.step;
            let variance = leaf.variance() / (self.step * self.step);
            move_by = (mean - first).clamp(-0.5, 0.5);
            widen = (variance - (second - first * first)).clamp(-0.3, 0.3);
        }
        self.spread(
            &mut masses,
            if is_rough { two_points(move_by) } else { three_points(move_by, widen) },
        );
        let wave = self.transform(masses);
        self.value(shift, wave, is_rough)
    }

    /// Gives a part of each mass to the point before and to the point after.
    fn spread(&self, masses: &mut [f64], (before, after): (f64, f64)) {
        let stay = 1.0 - before - after;
        let n = masses.len();
        let first = masses[0];
        let mut left = masses[n - 1];
        for k in 0..n {
            let here = masses[k];
            let right = if k + 1 < n { masses[k + 1] } else { first };
            masses[k] = stay * here + after * left + before * right;
            left = here;
        }
        // What the last kept point would give to the next lies beyond the grid.
        masses[self.kept()] = 0.0;
    }

    /// Damped and transformed; what lies in the last part lies before 0.
    fn transform(&self, mut masses: Vec<f64>) -> Wave {
        let kept = self.kept();
        let whole = libm::exp(DAMPING);
        for (k, (mass, damp)) in masses.iter_mut().zip(&self.damp).enumerate() {
            *mass *= if k < kept { *damp } else { damp * whole };
        }
        self.fourier.forward(&masses)
    }

    /// The probability of at most (k + 1/2) steps, never falling, between 0 and 1.
    fn below(&self, wave: &Wave, is_rough: bool) -> Vec<f64> {
        let back = if is_rough { 0.0 } else { -SHEPPARD / 2.0 };
        let masses = self.fourier.backward(wave);
        let kept = self.kept();
        let whole = libm::exp(DAMPING);
        let mut sum: f64 =
            masses[kept..].iter().zip(&self.damp[kept..]).map(|(m, d)| m / (d * whole)).sum();
        let mut top = 0.0_f64;
        (0..kept)
            .map(|k| {
                let here = masses[k] / self.damp[k];
                let next = if k + 1 < kept { masses[k + 1] / self.damp[k + 1] } else { here };
                sum += here;
                // Back from the masses of points to those of cells.
                let cell = sum + (next - here) * back;
                top = top.max(cell.clamp(0.0, 1.0));
                top
            })
            .collect()
    }

    /// The spectrum, later by `by` ms.
    fn later(&self, wave: Option<&Wave>, is_rough: bool, by: f64) -> Wave {
        let mut wave = wave.cloned().unwrap_or_else(|| Wave::constant(self.fourier.len(), 1.0));
        if by <= 0.0 {
            return wave;
        }
        let steps = by / self.step;
        if steps > 2.0 * self.points as f64 {
            wave.scale(0.0);
            return wave;
        }
        let whole = steps.round();
        let part = steps - whole;
        let (before, after) = if is_rough { two_points(part) } else { three_points(part, 0.0) };
        let stay = 1.0 - before - after;
        let one = libm::exp(-DAMPING / self.points as f64);
        let damp = libm::exp(-DAMPING * whole / self.points as f64);
        let (before, after) = (before / one, after * one);
        let shift = whole as usize;
        for (k, (re, im)) in wave.re.iter_mut().zip(&mut wave.im).enumerate() {
            let (cos, sin) = self.fourier.turn(k, shift);
            let (cos_one, sin_one) = self.fourier.turn(k, 1);
            let part = (stay + (before + after) * cos_one, (after - before) * sin_one);
            let turn = (damp * (cos * part.0 - sin * part.1), damp * (cos * part.1 + sin * part.0));
            let was = (*re, *im);
            *re = was.0 * turn.0 - was.1 * turn.1;
            *im = was.1 * turn.0 + was.0 * turn.1;
        }
        wave
    }

    /// The spectrum from a common beginning on.
    fn spectrum_from(&self, value: &Value, begin: f64) -> Wave {
        self.later(value.wave.as_ref(), value.is_rough, value.shift - begin)
    }

    fn repeated(&self, value: Value, times: u32) -> Value {
        let shift = value.shift * f64::from(times);
        let is_rough = value.is_rough;
        let wave = value.wave.map(|mut power| {
            let mut out = Wave::constant(self.fourier.len(), 1.0);
            let mut left = times;
            while left > 0 {
                if left % 2 == 1 {
                    out.times(&power);
                }
                left /= 2;
                if left > 0 {
                    let same = power.clone();
                    power.times(&same);
                }
            }
            out
        });
        Value { shift, wave, is_rough, moments: Moments::default() }
    }

    fn mixed(&self, parts: &[(f64, Value)]) -> Value {
        let shift = parts.iter().map(|p| p.1.shift).fold(f64::INFINITY, f64::min);
        let mut sum = Wave::constant(self.fourier.len(), 0.0);
        let is_rough = parts.iter().any(|p| p.1.is_rough);
        for (share, value) in parts {
            sum.add(*share, &self.spectrum_from(value, shift));
        }
        self.value(shift, sum, is_rough)
    }

    /// The probability of at most (k + 1/2) steps beyond `begin`. What is certain falls on two
    /// points, so that its mean is kept.
    fn below_from(&self, value: &Value, begin: f64) -> Vec<f64> {
        if value.wave.is_some() {
            return self.below(&self.spectrum_from(value, begin), value.is_rough);
        }
        let steps = (value.shift - begin) / self.step;
        (0..self.kept()).map(|k| (k as f64 + 1.0 - steps).clamp(0.0, 1.0)).collect()
    }

    /// The longest of those drawn: the product of their distribution functions.
    fn longest(&self, parts: Vec<(f64, Value)>, other: Option<Value>) -> (Value, f64) {
        let none: f64 = parts.iter().map(|p| 1.0 - p.0).product();
        let all = parts.iter().map(|p| &p.1).chain(&other);
        let begin = all.map(|v| v.shift).fold(f64::INFINITY, f64::min);
        let is_rough = parts.iter().map(|p| &p.1).chain(&other).any(|v| v.is_rough);
        let has_other = other.is_some();
        let norm = if has_other { 1.0 } else { (1.0 - none).max(f64::MIN_POSITIVE) };
        let kept = self.kept();
        let (mut product, mut tails) = (vec![1.0; kept], vec![0.0; kept]);
        let (mut mean, mut second, mut lost) = (0.0, 0.0, 0.0_f64);
        let mut below = vec![0.0; kept];
        let with_other = other.into_iter().map(|v| (none, v, true));
        for (share, value, is_other) in
            parts.into_iter().map(|(p, v)| (p, v, false)).chain(with_other)
        {
            let from = Moments { mean: value.moments.mean - begin, ..value.moments };
            mean += share * from.mean;
            second += share * from.second();
            let one = self.below_from(&value, begin);
            lost = lost.max(share * (1.0 - one[kept - 1]));
            for ((k, f), tail) in one.iter().enumerate().zip(&mut tails) {
                *tail += share * (1.0 - f);
                if is_other {
                    below[k] += share * f;
                } else {
                    product[k] *= 1.0 - share * (1.0 - f);
                }
            }
        }
        for (f, product) in below.iter_mut().zip(&product) {
            *f = ((*f + product - none) / norm).clamp(0.0, 1.0);
        }
        let (mut more, mut more_second) = (0.0, 0.0);
        for (k, (f, tail)) in below.iter().zip(&tails).enumerate() {
            let t = (k as f64 + 0.5) * self.step;
            let differs = (1.0 - f) * norm - tail;
            more += differs;
            more_second += 2.0 * t * differs;
        }
        mean = (mean + more * self.step) / norm;
        second = (second + more_second * self.step) / norm;
        let moments = Moments { mean: begin + mean, variance: (second - mean * mean).max(0.0) };
        let mut masses = vec![0.0; self.points];
        let mut before = 0.0;
        for (mass, f) in masses.iter_mut().zip(&below) {
            *mass = f - before;
            before = *f;
        }
        if !is_rough {
            self.spread(&mut masses, three_points(0.0, SHEPPARD));
        }
        let value = self.value(begin, self.transform(masses), is_rough);
        (Value { moments, ..value }, lost)
    }
}

fn certain(shift: f64) -> Value {
    Value { shift, wave: None, is_rough: true, moments: Moments::default() }
}

/// Masses of the two points between which a part of a step falls.
fn two_points(move_by: f64) -> (f64, f64) {
    ((-move_by).max(0.0), move_by.max(0.0))
}

/// Masses of the point before and the point after that move by a part of a step and change the
/// variance by `widen` squared steps.
fn three_points(move_by: f64, widen: f64) -> (f64, f64) {
    let second = widen + move_by * move_by;
    ((second - move_by) / 2.0, f64::midpoint(second, move_by))
}

fn added(mut a: Value, b: Value) -> Value {
    a.shift += b.shift;
    a.is_rough &= b.is_rough;
    a.wave = match (a.wave, b.wave) {
        (Some(mut x), Some(y)) => {
            x.times(&y);
            Some(x)
        }
        (x, y) => x.or(y),
    };
    a
}
