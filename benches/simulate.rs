//! How fast the simulation is: `PRODIGIO_REFERENCE=… cargo bench --no-default-features --bench simulate`.
//!
//! The municipal case of twenty steps with sums and percentiles alone, with everything, and on two
//! threads; the case of a thousand tasks; thirty replications of ten thousand cases. Runs take
//! turns, so that what else the machine does falls on all alike; the best of each is told.

#[path = "../examples/sim_case_parts/case.rs"]
mod case;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use case::{Case, figures, net, run};
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::plan::{Detail, Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replication::Figure;

/// Turns that every run takes.
const TURNS: usize = 15;

/// One of the runs that take turns.
struct Run<'a> {
    what: &'static str,
    net: &'a Net,
    plan: RunPlan,
    threads: usize,
    best: f64,
    events: f64,
}

impl<'a> Run<'a> {
    fn new(what: &'static str, net: &'a Net, (cases, n): (u64, u32), detail: Detail) -> Self {
        let plan = RunPlan {
            extent: Extent::Cases { cases, warmup: 0.1 },
            repeats: Repeats::Fixed(n),
            detail,
            ..RunPlan::default()
        };
        Self { what, net, plan, threads: 1, best: f64::INFINITY, events: 0.0 }
    }

    fn on(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    fn turn(&mut self) -> Result<(), String> {
        let begin = now();
        let outcome = run(self.net, &self.plan, self.threads)?;
        self.best = self.best.min(begin.elapsed().as_secs_f64());
        self.events = outcome.values(Figure::Events).sum();
        Ok(())
    }

    fn nanoseconds(&self) -> f64 {
        self.best * 1e9 / self.events
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::var_os("PRODIGIO_REFERENCE").map(PathBuf::from);
    let folder = folder.ok_or("PRODIGIO_REFERENCE names the reference data")?;
    let mut cases = BTreeMap::new();
    for id in ["d-municipal20", "e-scale1000"] {
        let text = std::fs::read_to_string(folder.join(format!("simulation/cases/{id}.json")))?;
        let case: Case = serde_json::from_str(&text)?;
        // The same module serves the example, which prints what is measured.
        let own = &case.run;
        debug_assert!(
            !case.id.is_empty() && own.cases > 0 && own.replications > 0 && own.warmup < 1.0
        );
        cases.insert(id, net(&case)?);
    }
    let (d, e) = (&cases["d-municipal20"], &cases["e-scale1000"]);
    let all = (10_000, 30);
    let mut runs = [
        Run::new("d, sums and percentiles", d, all, Detail::Figures),
        Run::new("d, everything", d, all, Detail::Everything),
        Run::new("d, everything, two threads", d, all, Detail::Everything).on(2),
        Run::new("e, sums and percentiles", e, (1_000, 4), Detail::Figures),
        Run::new("e, everything", e, (1_000, 4), Detail::Everything),
    ];
    for _ in 0..TURNS {
        for run in &mut runs {
            run.turn()?;
        }
    }
    let mut out = std::io::stdout().lock();
    for run in &runs {
        let rate = run.events / run.best / 1e6;
        let (ns, seconds) = (run.nanoseconds(), run.best);
        writeln!(out, "{}: {rate:.2} M events/s, {ns:.0} ns an event, {seconds:.3} s", run.what)?;
    }
    writeln!(out, "two threads over one: {:.2}", runs[1].best / runs[2].best)?;
    let apart = |a: usize, b: usize| runs[a].nanoseconds() / runs[b].nanoseconds();
    writeln!(out, "e over d, an event: {:.2} (everything: {:.2})", apart(3, 0), apart(4, 1))?;
    let one = run(d, &runs[0].plan, 1)?;
    let cycle = figures(&one, |estimate| Some(estimate.mean));
    writeln!(out, "mean time of d: {} s", cycle["mean_cycle_s"])?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
