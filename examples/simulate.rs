//! Simulates a study without any window: `cargo run --example simulate -- [FILE] [SEED]`.
//!
//! Prints the mean time of a case and the share decided within each term, with their intervals.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use prodigio::analysis::measure::Estimate;
use prodigio::analysis::measure::results::results;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::RunPlan;
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::files::{self, catalogue};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let study = match args.next() {
        Some(path) => files::open(Path::new(&path))?.study,
        None => catalogue::first(),
    };
    let mut plan = RunPlan::default();
    if let Some(seed) = args.next() {
        plan.seed = seed.parse()?;
    }
    let variant = study.as_is().ok_or("the study has no variant")?;
    let net = compile(&variant.procedure, None, &plan)
        .map_err(|findings| format!("it cannot be simulated: {findings:?}"))?;
    let mut outcome = Outcome::new(&net, &plan);
    let mut index = 0;
    while !outcome.is_complete() {
        outcome.merge(replicate(&net, &plan, index, &mut Patient));
        index += 1;
    }
    let results = results(&outcome);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} replications, seed {}", results.replications, results.plan.seed)?;
    writeln!(out, "mean time: {} days", said(results.cases.cycle_days, 1.0))?;
    for (id, term) in &results.terms {
        writeln!(out, "within term {id}: {} %", said(term.within, 100.0))?;
    }
    Ok(())
}

fn said(estimate: Estimate, scale: f64) -> String {
    let half = estimate.half_width.unwrap_or(f64::NAN);
    format!("{:.1} ± {:.1}", estimate.mean * scale, half * scale)
}
