//! Simulation at the door: queues with known answers, Little's law, determinism, the legal clock
//! inside a run, and the sample procedures.

mod support;

use prodigio::analysis::measure::difference::difference;
use prodigio::analysis::measure::results::{Results, results};
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::model::procedure::Procedure;

fn plan(measured: u32, replications: u32) -> RunPlan {
    RunPlan {
        extent: Extent::Days { warmup: 100, measured, drain: 100 },
        repeats: Repeats::Fixed(replications),
        ..RunPlan::default()
    }
}

fn run(procedure: &Procedure, plan: &RunPlan) -> Outcome {
    let net: Net = compile(procedure, None, plan).expect("can be simulated");
    let mut outcome = Outcome::new(&net, plan);
    let mut index = 0;
    while !outcome.is_complete() {
        outcome.merge(replicate(&net, plan, index, &mut Patient));
        index += 1;
    }
    outcome
}

fn simulate(procedure: &Procedure, plan: &RunPlan) -> Results {
    results(&run(procedure, plan))
}

fn study(name: &str) -> prodigio::model::study::Study {
    let path = format!("{}/procedures/{name}.prodigio", env!("CARGO_MANIFEST_DIR"));
    prodigio::files::open(path.as_ref()).expect("opens").study
}

#[test]
fn the_sample_procedures_run_and_their_books_agree() {
    for name in ["cambio-residenza", "suolo-pubblico"] {
        for variant in study(name).variants() {
            let found = simulate(&variant.procedure, &plan(365, 4));
            assert!(found.findings.is_empty(), "{name}: {:?}", found.findings);
            assert!(found.cases.cycle_days.mean > 1.0);
            let shares: f64 = found.outcomes.iter().map(|o| o.share.mean).sum();
            assert!((shares - 1.0).abs() < 1e-9);
        }
    }
}

#[test]
fn the_same_variant_twice_differs_in_nothing() {
    let study = study("cambio-residenza");
    let as_is = &study.variants()[0].procedure;
    let (a, b) = (run(as_is, &plan(200, 3)), run(as_is, &plan(200, 3)));
    let found = difference(&a, &b);
    assert!(found.paired);
    for (key, change) in &found.cases {
        assert!(change.delta.mean == 0.0 && !change.cannot_tell, "{key}");
    }
}

#[test]
fn reference_data_is_where_it_is_said_to_be() {
    if let Some(folder) = support::reference() {
        assert!(folder.join("simulation/cases").is_dir());
    }
}
