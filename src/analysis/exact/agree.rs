//! Whether a run agrees with what is known exactly: loads of offices, visits of steps, queues with a
//! known answer.
//!
//! Many figures are looked at, so that some lie outside their 95 % interval by chance alone. A figure
//! is named only where Student's t would be as far off with less than 1 % divided by the number of
//! figures (Bonferroni): of a hundred sound runs at most about one names anything. What an unfinished
//! measurement can hide, the share of cases still open, is allowed on top.

use super::Exact;
use super::queue::QueueMethod;
use crate::analysis::measure::{Estimate, t95};
use crate::analysis::simulate::luck::cdf::beta_share;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::Extent;
use crate::analysis::simulate::replication::{Figure, OfficeFigure, StepFigure};
use crate::model::finding::{Finding, Place};

/// The chance that a sound run names anything.
const FAMILY: f64 = 0.01;
/// Replications below which nothing is said.
const FEWEST: u32 = 4;
/// Above this load a queue forgets its beginning too slowly to be compared.
const SLOW: f64 = 0.95;
/// Relative difference that rounding to milliseconds explains.
const ROUNDING: f64 = 1e-3;

/// A figure that is known exactly and was measured.
struct Pair {
    place: Place,
    what: &'static str,
    exact: f64,
    simulated: Estimate,
}

/// The exact values outside the interval of a run, widened for the number of figures compared.
///
/// Loads and queues are those of the long run: they are compared only where the beginning
/// of a run is left out.
pub fn disagreements(outcome: &Outcome, exact: &Exact) -> Vec<Finding> {
    let pairs = pairs(outcome, exact);
    let open = outcome.estimate(Figure::Open).mean / outcome.estimate(Figure::Arrived).mean;
    let slack = ROUNDING + if open.is_finite() { open } else { 1.0 };
    let most = FAMILY / pairs.len().max(1) as f64;
    pairs
        .iter()
        .filter(|pair| {
            let off = (pair.exact - pair.simulated.mean).abs() - slack * pair.exact.abs();
            chance_of(off, &pair.simulated).is_some_and(|chance| chance < most)
        })
        .map(|pair| {
            let round = |x: f64| (x * 1000.0).round() / 1000.0;
            Finding::warning(pair.place.clone(), "exact-disagrees")
                .with("what", pair.what)
                .with("exact", round(pair.exact))
                .with("simulated", round(pair.simulated.mean))
        })
        .collect()
}

/// The chance that a mean of replications is off by so much or more; `None` where that is unknown.
fn chance_of(off: f64, estimate: &Estimate) -> Option<f64> {
    let half = estimate.half_width.filter(|_| estimate.n >= FEWEST)?;
    if off <= 0.0 {
        return Some(1.0);
    }
    let df = f64::from(estimate.n - 1);
    let t = off * t95(estimate.n - 1) / half.max(f64::MIN_POSITIVE);
    // Abramowitz & Stegun 26.7.1.
    Some(beta_share(df / 2.0, 0.5, df / (df + t * t)))
}

fn pairs(outcome: &Outcome, exact: &Exact) -> Vec<Pair> {
    let labels = outcome.labels();
    let mut out = Vec::new();
    if !exact.approximations.is_empty() {
        return out;
    }
    for (at, id) in labels.steps.iter().enumerate() {
        let Some(step) = exact.steps.get(id) else { continue };
        out.push(Pair {
            place: Place::Step(id.clone()),
            what: "visits",
            exact: step.visits,
            simulated: outcome.estimate(Figure::Step(at as u32, StepFigure::Visits)),
        });
    }
    if !matches!(outcome.plan().extent, Extent::Days { warmup: 1.., .. }) {
        return out;
    }
    // One office that is too full holds back what the others get.
    if exact.offices.values().filter_map(|o| o.load).any(|load| load > SLOW) {
        return out;
    }
    for (at, id) in labels.offices.iter().enumerate() {
        let Some(office) = exact.offices.get(id) else { continue };
        let pair = |what, exact, figure| Pair {
            place: Place::Office(id.clone()),
            what,
            exact,
            simulated: outcome.estimate(Figure::Office(at as u32, figure)),
        };
        out.extend(office.load.map(|load| pair("load", load, OfficeFigure::Load)));
        let queue = office.queue.filter(|q| QueueMethod::is_exact(q.method));
        out.extend(queue.map(|q| pair("queue", q.waiting, OfficeFigure::Queue)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::exact::exact_of;
    use crate::analysis::simulate::compile::compile;
    use crate::analysis::simulate::plan::{Repeats, RunPlan};
    use crate::analysis::simulate::replicate;
    use crate::analysis::simulate::watch::Patient;
    use crate::model::sketch;

    #[test]
    fn students_t_has_its_known_chances() {
        for (n, t) in [(2, 12.706_204_7), (11, 2.228_138_9)] {
            let estimate = Estimate { mean: 0.0, half_width: Some(t), n: n.max(FEWEST) };
            if n >= FEWEST {
                let chance = chance_of(t, &estimate).unwrap();
                assert!((chance - 0.05).abs() < 1e-6, "{n} {chance}");
            }
        }
        let estimate = Estimate { mean: 0.0, half_width: Some(t95(10)), n: 11 };
        // From tables: t with 10 degrees, 0.999 two-sided.
        assert!((chance_of(4.5869, &estimate).unwrap() - 0.001).abs() < 1e-6);
        assert_eq!(chance_of(1.0, &Estimate { n: 2, ..estimate }), None);
    }

    #[test]
    fn a_sound_run_agrees_and_a_wrong_figure_is_named() {
        let drawn = "start > a @desk*1 ~600 > {0.25: b @desk*1 ~30 > a, 0.75: end}";
        let plan = RunPlan {
            extent: Extent::Days { warmup: 30, measured: 200, drain: 60 },
            repeats: Repeats::Fixed(8),
            ..RunPlan::default()
        };
        let net = compile(&sketch::parse(drawn).unwrap(), None, &plan).unwrap();
        let mut outcome = Outcome::new(&net, &plan);
        for index in 0..8 {
            outcome.merge(replicate(&net, &plan, index, &mut Patient));
        }
        let mut exact = exact_of(&net);
        assert_eq!(disagreements(&outcome, &exact), []);
        for office in exact.offices.values_mut() {
            office.load = office.load.map(|load| load * 1.5);
        }
        let found = disagreements(&outcome, &exact);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].code, "exact-disagrees");
    }
}
