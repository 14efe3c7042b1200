//! Times as terms: laws, sums, choices, repeats and maxima, shared where they occur twice.

use crate::analysis::simulate::luck::Law;

/// A term of [`Terms`]; [`NOTHING`] takes no time.
pub(super) type Term = u32;

/// No time at all.
pub(super) const NOTHING: Term = 0;

/// Terms of one procedure at most.
const MOST_TERMS: usize = 150_000;
/// Parts of all terms together at most.
const MOST_PARTS: usize = 1_000_000;

/// A law of one piece of time, in milliseconds.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    /// A law of the net, times a factor.
    Law(Law, f64),
    /// What is left, from any moment on, of gaps that follow one another: length and number of each,
    /// shortest first, and the time between them. Until an office opens, or a board sits.
    Rest {
        /// Length and number.
        gaps: Vec<(f64, f64)>,
        /// Length of all gaps and what lies between.
        whole: f64,
    },
}

impl Leaf {
    /// What is left of gaps, from any moment of `whole` on.
    pub(super) fn rest(mut lengths: Vec<f64>, whole: f64) -> Self {
        lengths.sort_by(f64::total_cmp);
        let mut gaps: Vec<(f64, f64)> = Vec::new();
        for length in lengths {
            match gaps.last_mut() {
                Some(last) if length - last.0 < 1.0 => last.1 += 1.0,
                _ => gaps.push((length, 1.0)),
            }
        }
        Self::Rest { gaps, whole }
    }

    pub(super) fn mean(&self) -> f64 {
        match self {
            Self::Law(law, factor) => law.mean() * factor,
            Self::Rest { gaps, whole } => {
                gaps.iter().map(|(g, n)| n * g * g).sum::<f64>() / (2.0 * whole)
            }
        }
    }

    pub(super) fn variance(&self) -> f64 {
        match self {
            Self::Law(law, factor) => law.variance() * factor * factor,
            Self::Rest { gaps, whole } => {
                let second = gaps.iter().map(|(g, n)| n * g * g * g).sum::<f64>() / (3.0 * whole);
                let mean = self.mean();
                (second - mean * mean).max(0.0)
            }
        }
    }

    pub(super) fn least(&self) -> f64 {
        match self {
            Self::Law(law, factor) => law.least() * factor,
            Self::Rest { .. } => 0.0,
        }
    }

    pub(super) fn is_certain(&self) -> bool {
        match self {
            Self::Law(law, factor) => *factor <= 0.0 || law.is_certain(),
            Self::Rest { gaps, .. } => gaps.is_empty(),
        }
    }

    /// Whether single times have a chance of their own.
    pub(super) fn is_rough(&self) -> bool {
        match self {
            Self::Law(law, _) => law.has_atoms(),
            Self::Rest { .. } => true,
        }
    }

    pub(super) fn cdf(&self, x: f64) -> f64 {
        match self {
            Self::Law(law, factor) => law.cdf(x / factor),
            Self::Rest { .. } if x < 0.0 => 0.0,
            Self::Rest { gaps, whole } => {
                let beyond: f64 = gaps.iter().map(|(g, n)| n * (g - x).max(0.0)).sum();
                1.0 - beyond / whole
            }
        }
    }
}

/// What a term is made of.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// No time.
    Nothing,
    /// One piece of time.
    Leaf(Leaf),
    /// One after the other.
    Sum(Vec<Term>),
    /// So many of the same, one after the other.
    Repeat(Term, u32),
    /// One of several, by shares that sum to one.
    Mix(Vec<(f64, Term)>),
    /// Again with this chance, each time from anew: a geometric number of times, 0 included.
    Again(f64, Term),
    /// The longest of those drawn, each by its own share; when none is, the other, and without it
    /// all are drawn again.
    Longest(Vec<(f64, Term)>, Option<Term>),
}

/// Terms, each after those it is made of.
#[derive(Debug)]
pub(super) struct Terms {
    pub(super) all: Vec<Kind>,
    parts: usize,
}

impl Terms {
    pub(super) fn new() -> Self {
        Self { all: vec![Kind::Nothing], parts: 0 }
    }

    /// Whether there are more than can be worked out.
    pub(super) fn is_full(&self) -> bool {
        self.all.len() > MOST_TERMS || self.parts > MOST_PARTS
    }

    pub(super) fn put(&mut self, kind: Kind) -> Term {
        self.parts += match &kind {
            Kind::Sum(parts) => parts.len(),
            Kind::Mix(parts) | Kind::Longest(parts, _) => parts.len(),
            _ => 1,
        };
        self.all.push(kind);
        self.all.len() as Term - 1
    }

    /// One after the other.
    pub(super) fn sum(&mut self, parts: &[Term]) -> Term {
        let real: Vec<Term> = parts.iter().copied().filter(|t| *t != NOTHING).collect();
        match real[..] {
            [] => NOTHING,
            [only] => only,
            _ => self.put(Kind::Sum(real)),
        }
    }

    /// One of several.
    pub(super) fn mix(&mut self, parts: Vec<(f64, Term)>) -> Term {
        let first = parts.first().map_or(NOTHING, |p| p.1);
        if parts.iter().all(|p| p.1 == first) { first } else { self.put(Kind::Mix(parts)) }
    }

    /// The terms a term is made of.
    pub(super) fn parts_of(&self, term: Term) -> Vec<Term> {
        match &self.all[term as usize] {
            Kind::Nothing | Kind::Leaf(_) => Vec::new(),
            Kind::Sum(parts) => parts.clone(),
            Kind::Repeat(part, _) | Kind::Again(_, part) => vec![*part],
            Kind::Mix(parts) => parts.iter().map(|p| p.1).collect(),
            Kind::Longest(parts, other) => {
                parts.iter().map(|p| p.1).chain(other.iter().copied()).collect()
            }
        }
    }

    /// The terms a term needs, each after its own parts, and how often each is a part; parts of one
    /// term stand close together, so that few must be held at once.
    pub(super) fn order(&self, root: Term) -> (Vec<Term>, Vec<u32>) {
        let mut uses = vec![0_u32; self.all.len()];
        let mut seen = vec![false; self.all.len()];
        let mut out = Vec::new();
        let mut stack = vec![(root, false)];
        while let Some((term, is_done)) = stack.pop() {
            if is_done {
                out.push(term);
            } else if !std::mem::replace(&mut seen[term as usize], true) {
                stack.push((term, true));
                for part in self.parts_of(term).into_iter().rev() {
                    uses[part as usize] += 1;
                    stack.push((part, false));
                }
            }
        }
        uses[root as usize] += 1;
        (out, uses)
    }

    /// Terms that must be held at once to work out an order.
    pub(super) fn held_at_once(&self, order: &[Term], uses: &[u32]) -> usize {
        let mut left = uses.to_vec();
        let (mut held, mut most) = (0_usize, 0);
        for &term in order {
            held += 1;
            // Parts are taken one by one: a sum or a choice holds itself beside them.
            most = most.max(held + 1);
            for part in self.parts_of(term) {
                left[part as usize] = left[part as usize].saturating_sub(1);
                if left[part as usize] == 0 {
                    held = held.saturating_sub(1);
                }
            }
        }
        most
    }

    /// Mean and variance of each term of an order, with bounds in place of those of a maximum: the
    /// sum of what the longest is chosen from.
    pub(super) fn bounds(&self, order: &[Term]) -> Vec<Moments> {
        let mut of = vec![Moments::default(); self.all.len()];
        for &term in order {
            of[term as usize] = match &self.all[term as usize] {
                Kind::Longest(parts, other) => {
                    let all = parts.iter().map(|p| p.1).chain(other.iter().copied());
                    let all: Vec<Moments> = all.map(|t| of[t as usize]).collect();
                    let mean: f64 = all.iter().map(|m| m.mean).sum();
                    let second: f64 = all.iter().map(|m| m.second()).sum();
                    Moments { mean, variance: second }
                }
                kind => Moments::of(kind, |t| of[t as usize]).unwrap_or_default(),
            };
        }
        of
    }
}

/// Mean and variance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Moments {
    /// Milliseconds.
    pub(super) mean: f64,
    /// Milliseconds, squared.
    pub(super) variance: f64,
}

impl Moments {
    /// The mean of the square.
    pub(super) fn second(self) -> f64 {
        self.variance + self.mean * self.mean
    }

    /// In closed form; `None` for a maximum, which has none.
    pub(super) fn of(kind: &Kind, part: impl Fn(Term) -> Self) -> Option<Self> {
        Some(match kind {
            Kind::Nothing => Self::default(),
            Kind::Leaf(leaf) => Self { mean: leaf.mean(), variance: leaf.variance() },
            Kind::Sum(parts) => parts.iter().fold(Self::default(), |sum, t| {
                let more = part(*t);
                Self { mean: sum.mean + more.mean, variance: sum.variance + more.variance }
            }),
            Kind::Repeat(term, times) => {
                let (one, n) = (part(*term), f64::from(*times));
                Self { mean: one.mean * n, variance: one.variance * n }
            }
            Kind::Mix(parts) => {
                let mean: f64 = parts.iter().map(|(p, t)| p * part(*t).mean).sum();
                let around = |t: Term| {
                    let one = part(t);
                    one.variance + (one.mean - mean) * (one.mean - mean)
                };
                Self { mean, variance: parts.iter().map(|(p, t)| p * around(*t)).sum() }
            }
            Kind::Again(p, term) => {
                let (one, odds) = (part(*term), p / (1.0 - p));
                let variance = odds * one.variance + odds / (1.0 - p) * one.mean * one.mean;
                Self { mean: odds * one.mean, variance }
            }
            Kind::Longest(..) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_gaps_is_uniform_in_each() {
        // Open a quarter of the time, closed in gaps of 1 and 2.
        let leaf = Leaf::rest(vec![2.0, 1.0], 4.0);
        assert!((leaf.cdf(0.0) - 0.25).abs() < 1e-12);
        assert!((leaf.cdf(1.0) - 0.75).abs() < 1e-12);
        assert!((leaf.mean() - 5.0 / 8.0).abs() < 1e-12);
        assert!((leaf.variance() - (9.0 / 12.0 - 25.0 / 64.0)).abs() < 1e-12);
    }
}
