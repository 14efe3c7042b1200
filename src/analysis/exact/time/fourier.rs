//! The discrete Fourier transform of real numbers: the spectra in which times are added.
//!
//! Radix two with the real half packed into complex numbers (Cooley & Tukey, *Mathematics of
//! Computation* 19, 1965). Sines come from `libm`, sums in a fixed order: the same on every machine.

/// A spectrum: real and imaginary parts of frequencies 0 to n/2.
#[derive(Clone, Debug)]
pub(super) struct Wave {
    pub(super) re: Vec<f64>,
    pub(super) im: Vec<f64>,
}

impl Wave {
    /// The same number at every frequency: all mass at 0.
    pub(super) fn constant(len: usize, value: f64) -> Self {
        Self { re: vec![value; len], im: vec![0.0; len] }
    }

    /// Times another: the sum of independent times.
    pub(super) fn times(&mut self, other: &Self) {
        let all = self.re.iter_mut().zip(&mut self.im).zip(other.re.iter().zip(&other.im));
        for ((re, im), (a, b)) in all {
            let (x, y) = (*re, *im);
            *re = x * a - y * b;
            *im = x * b + y * a;
        }
    }

    /// Times a number.
    pub(super) fn scale(&mut self, by: f64) {
        self.re.iter_mut().chain(&mut self.im).for_each(|x| *x *= by);
    }

    /// Plus a share of another.
    pub(super) fn add(&mut self, share: f64, other: &Self) {
        for (x, y) in self.re.iter_mut().zip(&other.re) {
            *x += share * y;
        }
        for (x, y) in self.im.iter_mut().zip(&other.im) {
            *x += share * y;
        }
    }

    /// `(1 - p) / (1 - p·self)`: the sum of a geometric number of times.
    pub(super) fn geometric(&mut self, p: f64) {
        for (re, im) in self.re.iter_mut().zip(&mut self.im) {
            let (x, y) = (1.0 - p * *re, -p * *im);
            let size = (1.0 - p) / (x * x + y * y).max(f64::MIN_POSITIVE);
            *re = x * size;
            *im = -y * size;
        }
    }
}

/// The transform of a number of points, a power of two.
#[derive(Debug)]
pub(super) struct Fourier {
    points: usize,
    /// cos and sin of 2πk/points.
    cos: Vec<f64>,
    sin: Vec<f64>,
    /// For each stage the turns of its butterflies, one after the other.
    turns: Vec<(Vec<f64>, Vec<f64>)>,
}

impl Fourier {
    /// Made ready for `points`, a power of two of at least 4.
    pub(super) fn new(points: usize) -> Self {
        let angle = |k: usize| 2.0 * std::f64::consts::PI * k as f64 / points as f64;
        let cos: Vec<f64> = (0..points).map(|k| libm::cos(angle(k))).collect();
        let sin: Vec<f64> = (0..points).map(|k| libm::sin(angle(k))).collect();
        let mut turns = Vec::new();
        let mut half = 1;
        while half < points / 2 {
            let step = points / (2 * half);
            let of = |table: &[f64]| (0..half).map(|j| table[j * step]).collect::<Vec<f64>>();
            turns.push((of(&cos), of(&sin)));
            half *= 2;
        }
        Self { points, cos, sin, turns }
    }

    /// Number of frequencies kept.
    pub(super) fn len(&self) -> usize {
        self.points / 2 + 1
    }

    /// cos and -sin of the turn by `shift` points at a frequency.
    pub(super) fn turn(&self, frequency: usize, shift: usize) -> (f64, f64) {
        let at = frequency.wrapping_mul(shift) & (self.points - 1);
        (self.cos[at], -self.sin[at])
    }

    /// The spectrum of real values.
    pub(super) fn forward(&self, values: &[f64]) -> Wave {
        let half = self.points / 2;
        let mut re: Vec<f64> = values.iter().step_by(2).copied().collect();
        let mut im: Vec<f64> = values.iter().skip(1).step_by(2).copied().collect();
        self.complex(&mut re, &mut im);
        let mut out = Wave { re: vec![0.0; half + 1], im: vec![0.0; half + 1] };
        for k in 0..=half {
            let (a, b) = (k % half, (half - k) % half);
            let (even_re, even_im) = (0.5 * (re[a] + re[b]), 0.5 * (im[a] - im[b]));
            let (odd_re, odd_im) = (0.5 * (im[a] + im[b]), 0.5 * (re[b] - re[a]));
            let (c, s) = (self.cos[k], -self.sin[k]);
            out.re[k] = even_re + c * odd_re - s * odd_im;
            out.im[k] = even_im + c * odd_im + s * odd_re;
        }
        out
    }

    /// The real values of a spectrum.
    pub(super) fn backward(&self, wave: &Wave) -> Vec<f64> {
        let half = self.points / 2;
        let (mut re, mut im) = (vec![0.0; half], vec![0.0; half]);
        for k in 0..half {
            let other = half - k;
            let (even_re, even_im) = (wave.re[k] + wave.re[other], wave.im[k] - wave.im[other]);
            let (diff_re, diff_im) = (wave.re[k] - wave.re[other], wave.im[k] + wave.im[other]);
            let (c, s) = (self.cos[k], self.sin[k]);
            let (odd_re, odd_im) = (c * diff_re - s * diff_im, c * diff_im + s * diff_re);
            // Conjugated, so that the forward transform goes backward.
            re[k] = (even_re - odd_im) / 2.0;
            im[k] = -(even_im + odd_re) / 2.0;
        }
        self.complex(&mut re, &mut im);
        let scale = 1.0 / half as f64;
        re.iter().zip(&im).flat_map(|(a, b)| [a * scale, -b * scale]).collect()
    }

    fn complex(&self, re: &mut [f64], im: &mut [f64]) {
        let n = re.len();
        let bits = n.trailing_zeros();
        for at in 0..n {
            let other = at.reverse_bits() >> (usize::BITS - bits.max(1));
            if bits > 0 && at < other {
                re.swap(at, other);
                im.swap(at, other);
            }
        }
        for (cos, sin) in &self.turns {
            let half = cos.len();
            for (re, im) in re.chunks_exact_mut(2 * half).zip(im.chunks_exact_mut(2 * half)) {
                let (re_a, re_b) = re.split_at_mut(half);
                let (im_a, im_b) = im.split_at_mut(half);
                let turns = cos.iter().zip(sin);
                let left = re_a.iter_mut().zip(im_a);
                let right = re_b.iter_mut().zip(im_b);
                for (((ra, ia), (rb, ib)), (c, s)) in left.zip(right).zip(turns) {
                    let (x, y) = (*rb * c + *ib * s, *ib * c - *rb * s);
                    *rb = *ra - x;
                    *ib = *ia - y;
                    *ra += x;
                    *ia += y;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_transform_is_the_sum_it_stands_for_and_goes_back() {
        for points in [4_usize, 8, 64] {
            let fourier = Fourier::new(points);
            let values: Vec<f64> =
                (0..points).map(|k| ((k * k + 3 * k) % 7) as f64 - 2.5).collect();
            let wave = fourier.forward(&values);
            for k in 0..=points / 2 {
                let (mut re, mut im) = (0.0, 0.0);
                for (t, x) in values.iter().enumerate() {
                    let (c, s) = fourier.turn(k, t);
                    re += x * c;
                    im += x * s;
                }
                assert!((wave.re[k] - re).abs() < 1e-10, "{points} {k}");
                assert!((wave.im[k] - im).abs() < 1e-10, "{points} {k}");
            }
            for (a, b) in fourier.backward(&wave).iter().zip(&values) {
                assert!((a - b).abs() < 1e-12, "{points}");
            }
        }
    }
}
