//! Runs a reference case (`sim-case/1`, JSON) through the product's own kernel and prints one line
//! of JSON with its figures.
//!
//! `sim_case CASE [--cases N] [--replications R] [--seed S] [--threads T] [--plain] [--timing]`
//!
//! Without options the case's own number of cases and replications; `--cases` alone is one run;
//! `--plain` takes note of sums and percentiles alone.
//! The line is the same to the byte for any number of threads; only `--timing` adds `wall_s`.

#[path = "sim_case_parts/case.rs"]
mod case;

use std::io::Write as _;
use std::process::ExitCode;
use std::time::SystemTime;

use case::{Case, figures, net, run};
use prodigio::analysis::simulate::plan::{Detail, Extent, Repeats, RunPlan};
use serde_json::{Value, json};

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    path: String,
    cases: Option<u64>,
    replications: Option<u32>,
    seed: Option<u64>,
    threads: Option<usize>,
    plain: bool,
    timing: bool,
}

const USAGE: &str = "usage: sim_case CASE [--cases N] [--replications R] [--seed S] [--threads T] [--plain] [--timing]";

fn main() -> ExitCode {
    let run = asked().and_then(|asked| {
        let text = std::fs::read_to_string(&asked.path)
            .map_err(|error| format!("{}: {error}", asked.path))?;
        let case: Case =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", asked.path))?;
        line(&case, &asked)
    });
    match run {
        Ok(line) => {
            let written = writeln!(std::io::stdout(), "{line}");
            if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            // Nothing is left to do when even this cannot be written.
            writeln!(std::io::stderr(), "{error}").ok();
            ExitCode::from(2)
        }
    }
}

fn asked() -> Result<Asked, String> {
    let mut asked = Asked::default();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || -> Result<u64, String> {
            let text = args.next().ok_or_else(|| format!("{arg} wants a number"))?;
            text.parse().ok().ok_or_else(|| format!("{arg} wants a number, not `{text}`"))
        };
        match arg.as_str() {
            "--cases" => asked.cases = Some(number()?.max(1)),
            "--replications" => asked.replications = Some(number()?.clamp(1, 100_000) as u32),
            "--seed" => asked.seed = Some(number()?),
            "--threads" => asked.threads = Some(number()?.clamp(1, 256) as usize),
            "--plain" => asked.plain = true,
            "--timing" => asked.timing = true,
            other if other.starts_with("--") => return Err(format!("{other}?\n{USAGE}")),
            path => path.clone_into(&mut asked.path),
        }
    }
    if asked.path.is_empty() { Err(USAGE.to_owned()) } else { Ok(asked) }
}

fn line(case: &Case, asked: &Asked) -> Result<Value, String> {
    let net = net(case)?;
    let cases = asked.cases.unwrap_or(case.run.cases);
    let own = if asked.cases.is_some() { 1 } else { case.run.replications };
    let replications = asked.replications.unwrap_or(own);
    let plan = RunPlan {
        detail: if asked.plain { Detail::Figures } else { Detail::Everything },
        seed: asked.seed.unwrap_or(1),
        extent: Extent::Cases { cases, warmup: case.run.warmup },
        repeats: Repeats::Fixed(replications),
        ..RunPlan::default()
    };
    let started = SystemTime::now();
    let outcome = run(&net, &plan, asked.threads.unwrap_or(1))?;
    let wall = started.elapsed().map_or(0.0, |d| d.as_secs_f64());
    let mut out = figures(&outcome, |e| Some(e.mean));
    out.insert("ci95_half".into(), Value::Object(figures(&outcome, |e| e.half_width)));
    out.insert("case".into(), json!(case.id));
    out.insert("cases".into(), json!(cases));
    out.insert("replications".into(), json!(replications));
    out.insert("seed".into(), json!(plan.seed));
    if asked.timing {
        out.insert("wall_s".into(), json!(wall));
    }
    Ok(Value::Object(out))
}
