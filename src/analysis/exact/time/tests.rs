//! Each operation against its closed form.

use super::*;
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::luck::Law;
use crate::analysis::simulate::plan::RunPlan;
use crate::model::sketch;
use crate::model::timing::Distribution;

use super::term::{Kind, Leaf, Term, Terms};

const MINUTE: f64 = 60_000.0;

/// A term of laws in minutes, worked out.
fn of(make: impl FnOnce(&mut Terms) -> Term) -> (Grid, Found) {
    let mut terms = Terms::new();
    let root = make(&mut terms);
    let whole = Whole { terms, root, reasons: std::collections::BTreeSet::default() };
    work_out(&whole, &mut || false).unwrap()
}

fn law(terms: &mut Terms, law: &Distribution) -> Term {
    terms.put(Kind::Leaf(Leaf::Law(Law::of(law, MINUTE), 1.0)))
}

fn exponential(terms: &mut Terms, mean: f64) -> Term {
    law(terms, &Distribution::Exponential { mean })
}

/// Asserts mean and variance in minutes, and the distribution function.
fn is((grid, found): &(Grid, Found), mean: f64, variance: f64, cdf: impl Fn(f64) -> f64) {
    let (m, v) = (found.moments.mean / MINUTE, found.moments.variance / MINUTE / MINUTE);
    assert!((m - mean).abs() < 1e-6 * mean, "mean {m}, not {mean}");
    assert!((v - variance).abs() < 3e-6 * variance, "variance {v}, not {variance}");
    for (k, below) in found.below.iter().enumerate() {
        let t = (found.shift + (k as f64 + 0.5) * grid.step) / MINUTE;
        // Where the density jumps the first cells are rounded off.
        let most = if k < 3 { 3e-5 } else { 5e-7 };
        let off = (below - cdf(t)).abs();
        assert!(off < most, "off by {off:e} at {k}");
    }
}

#[test]
fn one_after_the_other_is_erlang() {
    let found = of(|t| {
        let parts = [exponential(t, 5.0), exponential(t, 5.0)];
        t.sum(&parts)
    });
    is(&found, 10.0, 50.0, |x| 1.0 - (1.0 + x / 5.0) * libm::exp(-x / 5.0));
    let three = of(|t| {
        let one = exponential(t, 5.0);
        t.put(Kind::Repeat(one, 3))
    });
    is(&three, 15.0, 75.0, |x| {
        let y = x / 5.0;
        1.0 - (1.0 + y + y * y / 2.0) * libm::exp(-y)
    });
}

#[test]
fn a_choice_is_a_mixture() {
    let found = of(|t| {
        let parts = vec![(0.3, exponential(t, 2.0)), (0.7, exponential(t, 9.0))];
        t.mix(parts)
    });
    let mean = 0.3 * 2.0 + 0.7 * 9.0;
    let second = 0.3 * 8.0 + 0.7 * 162.0;
    let cdf = |x: f64| 1.0 - 0.3 * libm::exp(-x / 2.0) - 0.7 * libm::exp(-x / 9.0);
    is(&found, mean, second - mean * mean, cdf);
}

#[test]
fn a_geometric_sum_of_exponentials_is_exponential() {
    let found = of(|t| {
        let (one, again) = (exponential(t, 4.0), exponential(t, 4.0));
        let rounds = t.put(Kind::Again(0.75, again));
        t.sum(&[one, rounds])
    });
    is(&found, 16.0, 256.0, |x| 1.0 - libm::exp(-x / 16.0));
}

#[test]
fn the_longest_of_two_exponentials_is_known() {
    let found = of(|t| {
        let parts = vec![(1.0, exponential(t, 4.0)), (1.0, exponential(t, 6.0))];
        t.put(Kind::Longest(parts, None))
    });
    // The shorter is exponential with mean 2.4.
    let mean = 4.0 + 6.0 - 2.4;
    let second = 2.0 * (16.0 + 36.0 - 2.4 * 2.4);
    let cdf = |x: f64| (1.0 - libm::exp(-x / 4.0)) * (1.0 - libm::exp(-x / 6.0));
    is(&found, mean, second - mean * mean, cdf);
}

#[test]
fn the_longest_of_those_drawn_knows_the_default_and_the_drawing_again() {
    let e = |x: f64, mean: f64| 1.0 - libm::exp(-x / mean);
    let again = of(|t| {
        let parts = vec![(0.5, exponential(t, 4.0)), (0.2, exponential(t, 6.0))];
        t.put(Kind::Longest(parts, None))
    });
    // Neither with probability 0.4: drawn again. Both with 0.1.
    let mean = (0.5 * 4.0 + 0.2 * 6.0 - 0.1 * 2.4) / 0.6;
    let second = (0.5 * 32.0 + 0.2 * 72.0 - 0.1 * 2.0 * 2.4 * 2.4) / 0.6;
    is(&again, mean, second - mean * mean, |x| {
        (0.4 * e(x, 4.0) + 0.1 * e(x, 6.0) + 0.1 * e(x, 4.0) * e(x, 6.0)) / 0.6
    });
    let other = of(|t| {
        let parts = vec![(0.5, exponential(t, 4.0)), (0.2, exponential(t, 6.0))];
        let default = exponential(t, 1.0);
        t.put(Kind::Longest(parts, Some(default)))
    });
    let mean = 0.6 * mean + 0.4;
    let second = 0.6 * second + 0.4 * 2.0;
    is(&other, mean, second - mean * mean, |x| {
        0.4 * e(x, 4.0) + 0.1 * e(x, 6.0) + 0.1 * e(x, 4.0) * e(x, 6.0) + 0.4 * e(x, 1.0)
    });
}

#[test]
fn what_is_certain_only_shifts() {
    let found = of(|t| {
        let parts = [law(t, &Distribution::Fixed(7.3)), exponential(t, 5.0)];
        t.sum(&parts)
    });
    is(&found, 12.3, 25.0, |x| if x < 7.3 { 0.0 } else { 1.0 - libm::exp(-(x - 7.3) / 5.0) });
    let longest = of(|t| {
        let parts = vec![
            (1.0, law(t, &Distribution::Fixed(7.3))),
            (1.0, law(t, &Distribution::Fixed(2.0))),
        ];
        t.put(Kind::Longest(parts, None))
    });
    assert!((longest.1.moments.mean / MINUTE - 7.3).abs() < 1e-6);
    assert!(longest.1.moments.variance.sqrt() < longest.0.step);
}

/// The time of a sketch with exponential waits in the clock's time: `name ~minutes` is fixed work.
fn drawn(text: &str) -> Option<FreeTime> {
    let procedure = sketch::parse(text).unwrap();
    free_time(&compile(&procedure, None, &RunPlan::default()).unwrap(), &mut || false)
}

#[test]
fn nested_blocks_loops_and_inclusive_choices_are_exact() {
    let found = drawn(
        "start > [a @d*9 ~60, b @d*9 ~30 > (0.5: c @d*9 ~60, 0.5: e @d*9 ~90) > f @d*9 ~10] > end",
    )
    .unwrap();
    assert!(found.is_exact(), "{:?}", found.approximations);
    // c alone, e alone, both: a third each.
    assert!((found.mean_days * 1440.0 - (100.0 + 130.0 + 130.0) / 3.0).abs() < 0.01);
    let found = drawn("start > a @d*9 ~60 > {0.25: b @d*9 ~30 > a, 0.75: end}").unwrap();
    assert!(found.is_exact());
    assert!((found.mean_days * 1440.0 - (60.0 + 90.0 / 3.0)).abs() < 1e-6);
    assert!((found.within(61.0 / 1440.0) - 0.75).abs() < 1e-6);
    assert!((found.within(151.0 / 1440.0) - 0.9375).abs() < 1e-6);
    assert!((found.percentiles_days.p50 * 1440.0 - 60.0).abs() < 0.1);
}

#[test]
fn what_is_certain_has_one_time() {
    let found = drawn("start > a @d*9 ~60 > b @d*9 ~30 > end").unwrap();
    assert!(found.is_exact() && found.sd_days < 1e-12);
    assert!((found.percentiles_days.p10 * 1440.0 - 90.0).abs() < 1e-6);
    assert!((found.percentiles_days.p99 * 1440.0 - 90.0).abs() < 1e-6);
    assert!(found.within(89.9 / 1440.0) < 1e-12 && found.within(90.1 / 1440.0) > 1.0 - 1e-12);
}

#[test]
fn branches_that_end_alone_are_brought_together_by_the_end() {
    let found = drawn("start > [a @d*9 ~60 > end, b @d*9 ~90 > stop]").unwrap();
    assert!(found.is_exact(), "{:?}", found.approximations);
    assert!((found.mean_days * 1440.0 - 90.0).abs() < 0.05, "{}", found.mean_days * 1440.0);
}

#[test]
fn an_endless_loop_has_no_time() {
    assert!(drawn("start > a @d*9 ~60 > b > a").is_none());
}
