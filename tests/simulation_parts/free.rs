//! The time without queues against its truths: closed forms, convolution on a fine grid, and the
//! kernel's own figures.

use prodigio::analysis::exact::paths::paths;
use prodigio::analysis::exact::time::{FreeTime, Reason, free_time};
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replication::Figure;
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::office::Office;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{GatewayKind, StepKind};
use prodigio::model::timing::{Distribution, Timing, Unit};
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

/// What the kernel measures with a part of the cases of the reference, and what is worked out.
fn simulated(id: &str, folder: &std::path::Path, part: u64) -> (FreeTime, Outcome) {
    let case = case(folder, id);
    let net = net(&case).expect("a net");
    let plan = RunPlan {
        seed: 11,
        extent: Extent::Cases { cases: case.run.cases / part, warmup: 0.0 },
        repeats: Repeats::Fixed(case.run.replications),
        ..RunPlan::default()
    };
    (worked_out(&net).expect("a time"), run(&net, &plan, 2).expect("threads"))
}

/// Asserts that what the kernel measures holds what is worked out.
fn agrees(folder: &std::path::Path, part: u64) {
    for id in CASES {
        let (exact, outcome) = simulated(id, folder, part);
        let figures = [
            ("mean", Figure::Cycle, exact.mean_days),
            ("sd", Figure::CycleSd, exact.sd_days),
            ("p50", Figure::CycleP50, exact.percentiles_days.p50),
            ("p90", Figure::CycleP90, exact.percentiles_days.p90),
            ("p95", Figure::CycleP95, exact.percentiles_days.p95),
        ];
        for (what, figure, days) in figures {
            let found = Estimate::of(outcome.values(figure).map(|v| v / 1000.0 / DAY_S));
            // Thirty looks at ten runs each: so wide that all hold at once in 98 of 100 seeds.
            let half = 2.2 * found.half_width.expect("more than one run");
            assert!((found.mean - days).abs() < half, "{id} {what}: {found:?}, exact {days}");
        }
    }
}

#[test]
fn the_kernel_agrees_with_the_time_without_queues() {
    let Some(folder) = folder() else { return };
    agrees(&folder, 20);
}

#[test]
#[ignore = "heavy: six million cases"]
fn heavy_the_kernel_agrees_with_every_case_of_the_reference() {
    let Some(folder) = folder() else { return };
    agrees(&folder, 1);
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
    assert!(found.within(f64::NAN).abs() < 1e-15);
    let all = found.within(f64::INFINITY);
    assert!(all > 0.9999, "{all} {:?} {} {}", p, found.mean_days, found.step_days);
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

/// A drawing whose works take these laws, one after the other, in minutes.
fn with_works(sketch: &str, laws: &[Distribution]) -> Procedure {
    let drawn = prodigio::model::sketch::parse(sketch).expect("a drawing");
    let mut draft = Draft::from(drawn.clone());
    let mut laws = laws.iter().cycle();
    for (id, step) in drawn.steps().filter(|(_, step)| step.work.is_some()) {
        let mut step = step.clone();
        step.work = laws.next().map(|law| Timing::new(law.clone(), Unit::Minutes));
        draft.step(id.clone(), step);
    }
    draft.finish().0
}

fn time_of(procedure: &Procedure) -> Option<FreeTime> {
    worked_out(&compile(procedure, None, &RunPlan::default()).expect("a net"))
}

const BLOCKS: &str = "start > a @d*9 ~1 > [b @d*9 ~1, c @d*9 ~1 > {0.5: e @d*9 ~1, 0.5: f @d*9 ~1}] \
                      > (0.5: g @d*9 ~1, 0.5: h @d*9 ~1) > {0.1: i @d*9 ~1 > a, 0.9: end}";

#[test]
fn laws_without_measure_are_borne() {
    const CENTURY: f64 = 52_596_000.0;
    let laws = [
        vec![Distribution::Fixed(0.0)],
        vec![Distribution::Fixed(CENTURY), Distribution::Exponential { mean: 1e-6 }],
        vec![Distribution::Weibull { shape: 0.05, scale: 1.0 }],
        vec![Distribution::Weibull { shape: 0.3, scale: 5.0 }],
        vec![Distribution::LogNormal { mean: 1.0, sd: 1e6 }],
        vec![Distribution::LogNormal { mean: 1e8, sd: 1e8 }, Distribution::Fixed(1e-3)],
        vec![Distribution::Gamma { mean: 1.0, sd: 100.0 }],
        vec![Distribution::Gamma { mean: 1e6, sd: 1.0 }],
        vec![Distribution::Empirical(vec![(0.0, 1.0), (CENTURY, 1e-9)])],
        vec![Distribution::TruncatedNormal { mean: 0.0, sd: 1e8 }, Distribution::Fixed(f64::NAN)],
    ];
    for laws in laws {
        if let Some(found) = time_of(&with_works(BLOCKS, &laws)) {
            is_sound(&found);
        }
    }
}

#[test]
fn a_large_drawing_of_many_offices_is_borne() {
    let steps: Vec<String> = (0..3_000).map(|n| format!("s{n} @d*2 ~{}", 1 + n % 7)).collect();
    let drawn = prodigio::model::sketch::parse(&format!("start > {} > end", steps.join(" > ")));
    let mut draft = Draft::from(drawn.expect("a drawing"));
    for n in 0..10_000 {
        draft.office(format!("o{n}").as_str(), Office::default());
    }
    let found = time_of(&draft.finish().0).expect("a time");
    is_sound(&found);
    let minutes: u32 = (0..3_000).map(|n| 1 + n % 7).sum();
    near("3,000 steps", found.mean_days * 1440.0, f64::from(minutes), 1e-9);
}

#[test]
fn limits_on_visits_are_exact() {
    let drawn = "start > a @d*9 ~60 > {0.5: b @d*9 ~30 > a, 0.5: end}";
    let drawn = prodigio::model::sketch::parse(drawn).expect("a drawing");
    let mut step = (**drawn.step(&"b".into()).expect("a step")).clone();
    step.at_most = Some(2);
    let mut draft = Draft::from(drawn);
    draft.step("b", step);
    let found = time_of(&draft.finish().0).expect("a time");
    assert!(found.is_exact(), "{:?}", found.approximations);
    // b not at all, once, twice: 1/2, 1/4, 1/4.
    near("mean", found.mean_days * 1440.0, 60.0 + 90.0 * 0.75, 1e-9);
    near("variance", found.variance_days * 1440.0 * 1440.0, 8100.0 * (0.25 + 1.0 - 0.5625), 1e-9);
    near("never", found.within(0.1), 0.5, 1e-6);
    near("once", found.within(0.15), 0.75, 1e-6);
    near("twice", found.within(0.2), 1.0, 1e-6);
}

/// Two splits that overlap, in a loop that goes back twice at most; the second one's flows are drawn
/// in this order.
fn overlapping(second: [&str; 2]) -> Procedure {
    let all =
        "start > w @k*9 ~60 > x > b @k*9 ~10 > y > c @k*9 ~6000 > d @k*9 ~6 > j > l > g > end";
    let drawn = prodigio::model::sketch::parse(all).expect("a drawing");
    let mut draft = Draft::new();
    for (id, office) in drawn.offices() {
        draft.office(id.as_str(), office.clone());
    }
    for (id, step) in drawn.steps() {
        let mut step = step.clone();
        match id.as_str() {
            "x" | "y" | "j" | "l" => step.kind = StepKind::Gateway(GatewayKind::Parallel),
            "g" => step.kind = StepKind::Gateway(GatewayKind::Exclusive),
            "w" => step.at_most = Some(3),
            _ => {}
        }
        draft.step(id.as_str(), step);
    }
    let flows = "start w, w x, x b, x y, b j, c j, j l, d l, l g, g w, g end".split(", ");
    let flows = flows.map(|pair| pair.split_once(' ').expect("two ends"));
    for (n, (from, to)) in flows.chain(second.map(|to| ("y", to))).enumerate() {
        let mut flow = Flow::new(from.into(), to.into());
        flow.share = (from == "g").then(|| Sourced::bare(0.5));
        draft.flow(format!("f{n:02}").as_str(), flow);
    }
    draft.finish().0
}

#[test]
fn a_split_follows_its_slowest_branch_in_every_round_of_a_loop_with_a_limit() {
    let [one, other] = [["c", "d"], ["d", "c"]].map(|second| {
        let found = time_of(&overlapping(second)).expect("a time");
        assert_eq!(found.approximations, [Reason::NotBlockStructured]);
        found.mean_days * 1440.0
    });
    near("in either order", one, other, 1e-9);
    // One round, two, three: 1/2, 1/4, 1/4; c takes longest in each.
    near("mean", one, 6060.0 * 1.75, 1e-9);
}
