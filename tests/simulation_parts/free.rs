//! The time without queues against its truths: closed forms, convolution on a fine grid, and the
//! kernel's own figures.

use prodigio::analysis::exact::paths::paths;
use prodigio::analysis::exact::time::{FreeTime, free_time};
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replication::Figure;
use proptest::prelude::*;

use super::case::{net, run};
use super::reference::{case, folder, json};
use crate::wild;

const CASES: [&str; 6] = ["t01", "t02", "t03", "t04", "t05", "t06"];
const DAY_S: f64 = 86_400.0;

fn worked_out(net: &prodigio::analysis::simulate::net::Net) -> Option<FreeTime> {
    free_time(net, &mut || false)
}

/// Asserts that a figure is its truth but for so much of it.
fn near(what: &str, found: f64, truth: f64, by: f64) {
    let off = (found / truth - 1.0).abs();
    assert!(off < by, "{what}: {found} is not {truth}, off by {off:e}");
}

#[test]
fn the_time_without_queues_is_the_truth() {
    let Some(folder) = folder() else { return };
    let truths = json(&folder.join("truth/t-nowait.json"));
    for id in CASES {
        let found = worked_out(&net(&case(&folder, id)).expect("a net")).expect("a time");
        assert!(found.is_exact(), "{id}: {:?}", found.approximations);
        let truth = &truths["cases"][id];
        let number = |key: &str| truth[key].as_f64().expect("a number");
        near(&format!("{id} mean"), found.mean_days * DAY_S, number("mean"), 2e-6);
        near(
            &format!("{id} variance"),
            found.variance_days * DAY_S * DAY_S,
            number("variance"),
            1e-5,
        );
        near(&format!("{id} sd"), found.sd_days * DAY_S, number("sd"), 1e-5);
        for (share, truth) in truth["quantiles"].as_object().expect("percentiles") {
            let truth = truth.as_f64().expect("a number");
            let days = found.percentile(share.parse().expect("a share"));
            near(&format!("{id} {share}"), days * DAY_S, truth, 1e-4);
        }
        for (days, truth) in truth["share_within_days"].as_object().expect("shares") {
            let within = found.within(days.parse().expect("days"));
            near(&format!("{id} within {days}"), within, truth.as_f64().expect("a number"), 1e-4);
        }
    }
}

/// What the kernel measures of a case, and the shares it measures within some days.
fn simulated(id: &str, folder: &std::path::Path) -> (FreeTime, Outcome) {
    let case = case(folder, id);
    let net = net(&case).expect("a net");
    let plan = RunPlan {
        seed: 11,
        extent: Extent::Cases { cases: case.run.cases / 20, warmup: 0.0 },
        repeats: Repeats::Fixed(case.run.replications),
        ..RunPlan::default()
    };
    (worked_out(&net).expect("a time"), run(&net, &plan, 2).expect("threads"))
}

#[test]
fn the_kernel_agrees_with_the_time_without_queues() {
    let Some(folder) = folder() else { return };
    for id in CASES {
        let (exact, outcome) = simulated(id, &folder);
        let figures = [
            ("mean", Figure::Cycle, exact.mean_days),
            ("p50", Figure::CycleP50, exact.percentiles_days.p50),
            ("p90", Figure::CycleP90, exact.percentiles_days.p90),
        ];
        for (what, figure, days) in figures {
            let found = Estimate::of(outcome.values(figure).map(|v| v / 1000.0 / DAY_S));
            // Eighteen looks: wider than 95 %.
            let half = 1.8 * found.half_width.expect("more than one run");
            assert!((found.mean - days).abs() < half, "{id} {what}: {found:?}, exact {days}");
        }
    }
}

/// Asserts that nothing is infinite, and that the curve never falls.
fn is_sound(found: &FreeTime) {
    let p = found.percentiles_days;
    let all = [p.p10, p.p25, p.p50, p.p75, p.p90, p.p95, p.p99];
    assert!(all.iter().all(|x| x.is_finite() && *x >= 0.0), "{all:?}");
    assert!(all.windows(2).all(|w| w[0] <= w[1]), "{all:?}");
    assert!(found.mean_days.is_finite() && found.sd_days.is_finite() && found.step_days > 0.0);
    assert!(found.curve.iter().all(|(d, p)| d.is_finite() && (0.0..=1.0).contains(p)));
    assert!(found.curve.windows(2).all(|w| w[0].0 <= w[1].0 && w[0].1 <= w[1].1 + 1e-12));
    let within: Vec<f64> =
        (-2..60).map(|n| found.within(found.percentiles_days.p90 * f64::from(n) / 40.0)).collect();
    assert!(within.windows(2).all(|w| w[0] <= w[1] + 1e-12), "{within:?}");
    assert!(found.within(f64::INFINITY) > 0.9999 && found.within(f64::NAN).abs() < 1e-15);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_drawing_has_a_sound_time_or_none(procedure in wild::procedures(24)) {
        let Ok(net) = compile(&procedure, None, &RunPlan::default()) else { return Ok(()) };
        if let Some(found) = worked_out(&net) {
            is_sound(&found);
        }
        for path in [paths(&net).longest, paths(&net).likeliest].into_iter().flatten() {
            prop_assert!(path.probability > 0.0 && path.probability <= 1.0 + 1e-9);
            prop_assert!(path.days.is_finite());
        }
    }
}
