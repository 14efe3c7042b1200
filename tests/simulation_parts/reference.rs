//! Reference cases through the same kernel: queues in closed form, and simulated truths.
//!
//! The quick test takes a few seeds; the full sweep is ignored by default and prints its figures:
//! `cargo test --profile heavy --test simulation -- --ignored --nocapture sweep`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use prodigio::analysis::exact::exact_of;
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::model::id::{OfficeId, StepId};
use serde_json::Value;

use super::case::{Case, figures, net, run};

pub(super) fn folder() -> Option<PathBuf> {
    crate::support::reference().map(|folder| folder.join("simulation"))
}

pub(super) fn json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a file of the reference");
    serde_json::from_str(&text).expect("JSON")
}

pub(super) fn case(folder: &Path, id: &str) -> Case {
    let value = json(&folder.join(format!("cases/{id}.json")));
    serde_json::from_value(value).expect("a case")
}

/// The estimates of a case's own plan, flat: `office_mean_wait_s.o1` and so on.
fn measured(case: &Case, seed: u64) -> BTreeMap<String, Estimate> {
    let plan = RunPlan {
        seed,
        extent: Extent::Cases { cases: case.run.cases, warmup: case.run.warmup },
        repeats: Repeats::Fixed(case.run.replications),
        ..RunPlan::default()
    };
    let outcome = run(&net(case).expect("a net"), &plan, 2).expect("threads");
    assert!(outcome.replications().iter().all(|r| r.sound && r.limit.is_none()));
    let means = figures(&outcome, |e| Some(e.mean));
    let halves = figures(&outcome, |e| e.half_width);
    let mut out = BTreeMap::new();
    let n = case.run.replications;
    for (key, mean) in &means {
        let half = &halves[key];
        let mut put = |key: String, mean: &Value, half: &Value| {
            if let Some(mean) = mean.as_f64() {
                out.insert(key, Estimate { mean, half_width: half.as_f64(), n });
            }
        };
        match mean.as_object() {
            Some(all) => {
                for (office, mean) in all {
                    put(format!("{key}.{office}"), mean, &half[office]);
                }
            }
            None => put(key.clone(), mean, half),
        }
    }
    out
}

/// Exact figures by the same names.
fn exact_truth(folder: &Path, case: &Case) -> BTreeMap<String, f64> {
    let mut out = BTreeMap::new();
    let mut put = |key: String, value: &Value| {
        out.insert(key, value.as_f64().expect("a number"));
    };
    if case.id == "b-jackson5" {
        let truth = json(&folder.join("truth/b-jackson5.json"));
        put("mean_cycle_s".into(), &truth["mean_sojourn"]);
        for (office, t) in truth["offices"].as_object().expect("offices") {
            put(format!("office_mean_wait_s.{office}"), &t["Wq"]);
            put(format!("office_utilisation.{office}"), &t["rho"]);
        }
    } else {
        let truth = json(&folder.join("truth/a-queues.json"));
        let t = &truth["cases"][&case.id];
        put("mean_cycle_s".into(), &t["W"]);
        put("p50_cycle_s".into(), &t["W_quantiles"]["0.5"]);
        put("p90_cycle_s".into(), &t["W_quantiles"]["0.9"]);
        put("office_mean_wait_s.o1".into(), &t["Wq"]);
        put("office_utilisation.o1".into(), &t["rho"]);
    }
    out
}

/// How often each exact figure lay inside its interval, over these seeds.
fn coverage(folder: &Path, id: &str, seeds: u64) -> BTreeMap<String, u64> {
    let case = case(folder, id);
    let truth = exact_truth(folder, &case);
    let mut hits: BTreeMap<String, u64> = truth.keys().map(|key| (key.clone(), 0)).collect();
    for seed in 1..=seeds {
        let found = measured(&case, seed);
        for (key, exact) in &truth {
            let inside = found[key].covers(*exact);
            *hits.get_mut(key).expect("known") += u64::from(inside);
        }
    }
    hits
}

const QUEUES: [&str; 10] = [
    "a-mm1-rho50",
    "a-mm1-rho80",
    "a-mm1-rho95",
    "a-mm10-rho50",
    "a-mm10-rho80",
    "a-mm10-rho95",
    "a-mm3-rho50",
    "a-mm3-rho80",
    "a-mm3-rho95",
    "b-jackson5",
];

#[test]
fn known_queues_lie_inside_the_intervals() {
    let Some(folder) = folder() else { return };
    let (mut hits, mut all) = (0, 0);
    for id in ["a-mm1-rho50", "a-mm3-rho80"] {
        for (_, n) in coverage(&folder, id, 2) {
            hits += n;
            all += 2;
        }
    }
    assert!(hits * 10 >= all * 8, "{hits} of {all}");
}

#[test]
#[ignore = "takes minutes: run it with optimization"]
fn sweep_of_the_known_queues() {
    let folder = folder().expect("PRODIGIO_REFERENCE names the reference data");
    let seeds = std::env::var("SEEDS").ok().and_then(|s| s.parse().ok()).unwrap_or(20);
    let (mut hits, mut all) = (0, 0);
    let mut low = Vec::new();
    for id in QUEUES {
        for (key, n) in coverage(&folder, id, seeds) {
            println!("{id} {key}: {n} of {seeds}");
            hits += n;
            all += seeds;
            let share = n as f64 / seeds as f64;
            // A few seeds say little; many must come close to what the intervals promise.
            let bounds = if seeds >= 400 { 0.91..=0.985 } else { 0.85..=1.0 };
            if !bounds.contains(&share) {
                low.push(format!("{id} {key}: {n}"));
            }
        }
    }
    let pooled = hits as f64 / all as f64;
    println!("pooled {pooled:.4} of {all}");
    let bounds = if seeds >= 400 { 0.94..=0.96 } else { 0.93..=1.0 };
    assert!(low.is_empty() && bounds.contains(&pooled), "{pooled} {low:?}");
}

/// Figures inside the two half-widths added, against independent replications of another engine;
/// those outside are named.
fn agreement(folder: &Path, id: &str, seed: u64, outside: &mut Vec<String>) -> (u64, u64) {
    let truth = json(&folder.join(format!("truth/{id}.simpy.json")));
    let found = measured(&case(folder, id), seed);
    let (mut inside, mut all) = (0, 0);
    for (key, value) in truth.as_object().expect("figures") {
        let (Some(mean), Some(half)) = (value["mean"].as_f64(), value["ci95_half"].as_f64()) else {
            continue;
        };
        let ours = found[key.as_str()];
        let slack = half + ours.half_width.unwrap_or(0.0) + 1e-9;
        let fits = (ours.mean - mean).abs() <= slack;
        if !fits {
            outside.push(format!("{id} seed {seed} {key}: {} against {mean} ± {slack}", ours.mean));
        }
        inside += u64::from(fits);
        all += 1;
    }
    (inside, all)
}

#[test]
fn the_credit_case_agrees_with_another_engine() {
    let Some(folder) = folder() else { return };
    let mut outside = Vec::new();
    let (inside, all) = agreement(&folder, "c-credit", 1, &mut outside);
    assert!(inside + 1 >= all, "{outside:?}");
}

#[test]
#[ignore = "takes minutes: run it with optimization"]
fn sweep_of_the_simulated_truths() {
    let folder = folder().expect("PRODIGIO_REFERENCE names the reference data");
    let (mut inside, mut all) = (0, 0);
    let mut outside = Vec::new();
    for id in ["c-credit", "d-municipal20", "e-scale1000"] {
        for seed in 1..=5 {
            let (a, b) = agreement(&folder, id, seed, &mut outside);
            inside += a;
            all += b;
        }
    }
    println!("inside {inside} of {all}; outside: {outside:#?}");
    assert!(inside * 100 >= all * 97);
}

#[test]
fn exact_loads_and_visits_match_the_reference() {
    let Some(folder) = folder() else { return };
    for id in ["c-credit", "d-municipal20", "e-scale1000"] {
        let truth = json(&folder.join(format!("truth/{id}.exact.json")));
        let found = exact_of(&net(&case(&folder, id)).expect("a net"));
        for (office, load) in truth["office_utilisation"].as_object().expect("loads") {
            let ours = found.offices[&OfficeId::new(office)].load.expect("staff is known");
            let exact = load.as_f64().expect("a number");
            assert!((ours - exact).abs() < 1e-6, "{id} {office}: {ours} {exact}");
        }
        for (step, visits) in truth["visits_per_case"].as_object().expect("visits") {
            let ours = found.steps[&StepId::new(step)].visits;
            assert!((ours - visits.as_f64().expect("a number")).abs() < 1e-9, "{id} {step}");
        }
    }
}

#[test]
fn threads_change_no_byte() {
    let Some(folder) = folder() else { return };
    let case = case(&folder, "c-credit");
    let plan = RunPlan {
        seed: 7,
        extent: Extent::Cases { cases: 500, warmup: 0.1 },
        repeats: Repeats::Fixed(9),
        ..RunPlan::default()
    };
    let net = net(&case).expect("a net");
    let line = |threads| figures(&run(&net, &plan, threads).expect("threads"), |e| e.half_width);
    assert_eq!(line(1), line(2));
    assert_eq!(line(1), line(8));
}

#[test]
fn queues_with_a_known_answer_are_estimated_exactly() {
    let Some(folder) = folder() else { return };
    for id in QUEUES {
        let case = case(&folder, id);
        let truth = exact_truth(&folder, &case);
        let found = exact_of(&net(&case).expect("a net"));
        for (office, figures) in &found.offices {
            let queue = figures.queue.expect("it is stable");
            assert!(queue.method.is_exact(), "{id} {office}: {queue:?}");
            let known = truth[&format!("office_mean_wait_s.{office}")];
            let seconds = queue.wait_hours * 3600.0;
            assert!((seconds - known).abs() < 1e-6 * known, "{id} {office}: {seconds}, {known}");
        }
    }
}
