//! How long exact results take: `cargo bench --no-default-features --bench exact [-- CASE.json]`.
//!
//! Without a file, a procedure of a thousand steps as a study has them: offices with hours, laws,
//! choices, branches at once, loops. With a reference case (`sim-case/1`), that case. `--strict`
//! fails when a median is over its bound.

#[path = "../examples/sim_case_parts/case.rs"]
#[expect(dead_code, reason = "a benchmark reads a case and does not run it")]
mod case;

use std::error::Error;
use std::io::Write;
use std::time::Duration;

use prodigio::analysis::exact::exact_of;
use prodigio::analysis::exact::paths::paths;
use prodigio::analysis::exact::time::free_time;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::plan::RunPlan;
use prodigio::model::calendar::{Calendar, Weekday};
use prodigio::model::draft::Draft;
use prodigio::model::office::Office;
use prodigio::model::sketch;
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit};

/// Milliseconds asked for: visits, loads and queues; paths; the distribution of the time without queues.
const EXACT_MS: f64 = 2.0;
const PATHS_MS: f64 = 10.0;
const TIME_MS: f64 = 200.0;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let strict = args.iter().any(|a| a == "--strict");
    let mut out = std::io::stdout().lock();
    let mut nets = Vec::new();
    for file in args.iter().filter(|a| !a.starts_with("--")) {
        let case: case::Case = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        nets.push((case.id.clone(), case::net(&case)?));
    }
    if nets.is_empty() {
        nets.push(("a study of a thousand steps".to_owned(), study()?));
    }
    let mut slow = false;
    for (what, net) in &nets {
        let free = free_time(net, &mut || false);
        let known = free.map_or_else(String::new, |f| {
            format!(
                "; {:.1} days, p90 {:.1}, step {:.4}",
                f.mean_days, f.percentiles_days.p90, f.step_days
            )
        });
        writeln!(out, "{what}: {} nodes{known}", net.labels().steps.len())?;
        slow |= tell(&mut out, "visits, loads, queues", EXACT_MS, || drop(exact_of(net)))?;
        slow |= tell(&mut out, "paths", PATHS_MS, || drop(paths(net)))?;
        let free = || drop(free_time(net, &mut || false));
        slow |= tell(&mut out, "time without queues", TIME_MS, free)?;
    }
    if strict && slow { Err("a median is over its bound".into()) } else { Ok(()) }
}

/// A hundred blocks of ten steps: a choice, three branches at once, some of three, a loop back; twenty
/// offices that work in the morning.
fn study() -> Result<Net, Box<dyn Error>> {
    let mut text = "start".to_owned();
    for n in 0..100 {
        let office = n % 20;
        let at = |step: &str, minutes: u32| format!("{step}{n} @o{office}*40 ~{minutes}");
        let block = format!(
            " > {} > {{0.5: {}, 0.5: {}}} > [{}, {}, {}] > (0.5: {}, 0.5: {}) > {} > {{0.1: {} > a{n}, 0.9: -}}",
            at("a", 10),
            at("b", 20),
            at("c", 30),
            at("d", 15),
            at("e", 25),
            at("f", 35),
            at("k", 5),
            at("l", 45),
            at("i", 12),
            at("j", 60),
        );
        text.push_str(&block);
    }
    text.push_str(" > end");
    let drawn = sketch::parse(&text)?;
    let mut draft = Draft::from(drawn.clone());
    let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    draft.calendar("morning", Calendar::weekly(Text::default(), &days, 480, 840));
    for (id, office) in drawn.offices() {
        draft.office(id.clone(), Office { calendar: Some("morning".into()), ..office.clone() });
    }
    for (n, (id, step)) in drawn.steps().enumerate() {
        let mut step = step.clone();
        if let Some(work) = step.work.as_mut() {
            let mean = work.law.mean();
            work.law = match n % 4 {
                0 => Distribution::Exponential { mean },
                1 => Distribution::Triangular { min: mean / 2.0, mode: mean, max: 2.0 * mean },
                2 => Distribution::LogNormal { mean, sd: mean },
                _ => Distribution::Gamma { mean, sd: mean / 2.0 },
            };
            *work = Timing::new(work.law.clone(), Unit::Minutes);
        }
        draft.step(id.clone(), step);
    }
    compile(&draft.finish().0, None, &RunPlan::default()).map_err(|f| format!("{f:?}").into())
}

/// Measures; whether the median is over the bound.
fn tell(
    out: &mut impl Write,
    what: &str,
    bound: f64,
    work: impl Fn(),
) -> Result<bool, Box<dyn Error>> {
    let mut all: Vec<Duration> = (0..15)
        .map(|_| {
            let begin = cpu_time::ThreadTime::now();
            work();
            begin.elapsed()
        })
        .collect();
    all.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let (best, middle) = (ms(all[0]), ms(all[all.len() / 2]));
    let sign = if middle > bound { "OVER" } else { "ok" };
    writeln!(out, "  {what}: {best:.2} ms, median {middle:.2}, asked for {bound}: {sign}")?;
    Ok(middle > bound)
}
