//! From an edit to figures that can be read: the live run behind the drawing, without a window.
//!
//! `cargo bench --bench live --no-default-features`. Wall-clock time from a command to the first
//! figures with an interval, to figures as narrow as the run aims at, and the longest call of the
//! workbench meanwhile. Least, median and greatest of twenty edits are printed with the bound; the
//! program fails when the greatest is over it.

#![expect(clippy::print_stdout, reason = "this program prints its figures")]

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use prodigio::analysis::simulate::replication::Figure;
use prodigio::app::Workbench;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::results::Run;
use prodigio::app::settings::Settings;
use prodigio::model::id::StepId;
use prodigio::model::timing::{Distribution, Timing, Unit};

/// The bundled procedure and the step whose work is changed.
const SAMPLE: &str = "cambio-residenza";
/// Edits measured.
const EDITS: u32 = 20;
/// Minutes of work, alternately.
const WORK: [f64; 2] = [18.0, 20.0];
/// How narrow the figures are to be: share of the mean time, points of a share.
const NARROW: f64 = 0.02;
/// Pause between ticks: less than a frame, so that it hides nothing.
const PAUSE: Duration = Duration::from_micros(500);
/// Longest wait for a run.
const PATIENCE: Duration = Duration::from_mins(2);

fn main() -> ExitCode {
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench.handle(Command::Go(Workspace::Analyse));
    let mut spent = Spent::default();
    spent.until(&mut bench, |run| run.finished);
    let Some(step) = worked(&bench) else {
        println!("the sample has no step with work");
        return ExitCode::FAILURE;
    };
    let mut spent = Spent::default();
    for n in 0..EDITS {
        edit(&mut bench, &step, WORK[n as usize % 2], &mut spent);
    }
    let rows = [
        ("first figures with an interval", 100.0, &spent.first),
        ("mean time to 2 %, shares to 2 points", 1000.0, &spent.narrow),
        ("longest call of the workbench", 4.0, &spent.calls),
    ];
    let over = rows.into_iter().filter(|(what, bound, all)| !row(what, *bound, all)).count();
    if over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What was measured, one of each edit.
#[derive(Default)]
struct Spent {
    first: Vec<Duration>,
    narrow: Vec<Duration>,
    calls: Vec<Duration>,
    longest: Duration,
}

impl Spent {
    /// Ticks until a run of the revision looked at is so; how long that took.
    fn until(&mut self, bench: &mut Workbench, is_so: impl Fn(&Run) -> bool) -> Duration {
        let begin = now();
        while begin.elapsed() < PATIENCE {
            let call = now();
            bench.tick();
            self.longest = self.longest.max(call.elapsed());
            let seen = bench
                .document()
                .and_then(|d| d.results.run_of(d.variant()).filter(|r| r.revision == d.revision()));
            if seen.is_some_and(&is_so) {
                break;
            }
            std::thread::sleep(PAUSE);
        }
        begin.elapsed()
    }
}

fn edit(bench: &mut Workbench, step: &StepId, minutes: f64, spent: &mut Spent) {
    spent.longest = Duration::ZERO;
    let begin = now();
    let Some(command) = change(bench, step, minutes) else { return };
    bench.handle(command);
    spent.longest = begin.elapsed();
    spent.until(bench, |run| run.estimate(Figure::Cycle).half_width.is_some());
    spent.first.push(begin.elapsed());
    spent.until(bench, is_narrow);
    spent.narrow.push(begin.elapsed());
    spent.calls.push(spent.longest);
}

/// Whether the mean time and the share within every term are known as well as is asked for.
fn is_narrow(run: &Run) -> bool {
    let cycle = run.estimate(Figure::Cycle);
    cycle.half_width.is_some_and(|h| h <= NARROW * cycle.mean)
        && run.within().iter().all(|w| w.half_width.is_some_and(|h| h <= NARROW))
}

/// The first step with work of an office.
fn worked(bench: &Workbench) -> Option<StepId> {
    let p = bench.procedure()?;
    p.steps().find(|(_, s)| s.work.is_some()).map(|(id, _)| id.clone())
}

/// The work of a step as an edit, as the inspector sends it.
fn change(bench: &Workbench, id: &StepId, minutes: f64) -> Option<Command> {
    let document = bench.document()?;
    let mut step = (**document.procedure()?.step(id)?).clone();
    step.work = Some(Timing::new(Distribution::Fixed(minutes), Unit::Minutes));
    Some(Command::Plan(Box::new(document.desk().change_step(id, step, "work"))))
}

fn row(what: &str, bound_ms: f64, spent: &[Duration]) -> bool {
    let mut all: Vec<f64> = spent.iter().map(|d| d.as_secs_f64() * 1e3).collect();
    all.sort_by(f64::total_cmp);
    let at = |share: usize| all.get((all.len().saturating_sub(1)) * share / 2).copied();
    let (least, median, most) = (at(0), at(1), at(2));
    let is_kept = all.len() == EDITS as usize && most.is_some_and(|m| m <= bound_ms);
    let figure = |ms: Option<f64>| ms.unwrap_or(f64::NAN);
    println!(
        "{what:<40} least {:>8.2}  median {:>8.2}  greatest {:>8.2} ms  (≤ {bound_ms} ms) {}",
        figure(least),
        figure(median),
        figure(most),
        if is_kept { "ok" } else { "OVER" }
    );
    is_kept
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn now() -> Instant {
    Instant::now()
}
