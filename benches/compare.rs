//! How long a comparison takes to say something: `cargo bench --no-default-features --bench compare`.
//!
//! Two procedures of three hundred steps, which share their ids and which do not: what changed, what
//! needs no luck, and the first two pairs of replications with their differences.

use std::error::Error;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use prodigio::analysis::compare::align::ByHand;
use prodigio::analysis::compare::differences_of;
use prodigio::analysis::compare::joined::Joined;
use prodigio::analysis::measure::indicators::{Side, indicators};
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Detail, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::model::draft::Draft;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::text::Language;

/// Blocks of ten steps.
const BLOCKS: usize = 30;
/// Times each is measured.
const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let before = Arc::new(chain("", 20)?);
    let mut out = std::io::stdout().lock();
    let near = Arc::new(changed(&before));
    let far = Arc::new(chain("x", 15)?);
    for (what, after) in [("of the same ids", near), ("of other ids", far)] {
        let steps = [&before, &after].map(|p| p.steps().count());
        writeln!(out, "two of {} and {} steps, {what}", steps[0], steps[1])?;
        let structure = timed(|| {
            let joined = Joined::of(&before, &after, &ByHand::default());
            drop(differences_of(&before, &after, joined.pairs.clone(), Language::En));
        });
        row(&mut out, "structure: what changed", 50.0, structure)?;
        let joined = Joined::of(&before, &after, &ByHand::default());
        writeln!(out, "  {} changes", joined.grouped.groups.len())?;
        let first = timed(|| first_figures(&joined));
        row(&mut out, "first figures, with their intervals", 200.0, first)?;
    }
    Ok(())
}

/// What the window shows first: what needs no luck, then two mirrored pairs of both sides.
fn first_figures(joined: &Joined) {
    let plan = RunPlan { detail: Detail::Figures, repeats: Repeats::Fixed(2), ..RunPlan::usual() };
    let procedures = [&joined.before, &joined.after];
    let nets = procedures.map(|p| compile(p, None, &plan).ok());
    let [first, second] = [0, 1].map(|at| Side::of(procedures[at], nets[at].as_ref()));
    let run = |net: &Net| {
        let mut outcome = Outcome::new(net, &plan);
        (0..2).for_each(|i| outcome.merge(replicate(net, &plan, i, &mut Patient)));
        outcome
    };
    if let [Some(a), Some(b)] = &nets {
        drop(indicators([&first, &second], Some([&run(a), &run(b)])));
    }
}

/// Blocks of ten steps: a choice, three branches at once, some of two, a loop back.
fn chain(mark: &str, minutes: u32) -> Result<Procedure, Box<dyn Error>> {
    let mut text = format!("start{mark}");
    for n in 0..BLOCKS {
        let m = format!("{mark}{n}");
        let block = format!(
            " > a{m} @o{n}*2 ~exp {minutes} > {{0.5: b{m} @o{n}*2 ~9, 0.5: c{m} @o{n}*2 ~9}} > [d{m}, e{m}, f{m}] \
             > (0.5: k{m}, 0.5: l{m}) > i{m} > {{0.1: j{m} > a{m}, 0.9: -}}"
        );
        text.push_str(&block);
    }
    text.push_str(" > end");
    Ok(sketch::parse(&text)?)
}

/// Every tenth step takes less work.
fn changed(p: &Procedure) -> Procedure {
    let mut draft = Draft::from(p.clone());
    for (id, step) in p.steps().filter(|(id, _)| id.as_str().starts_with('a')) {
        let mut step = step.clone();
        step.staff_needed = 1;
        step.priority = 1;
        draft.step(id.as_str(), step);
    }
    draft.finish().0
}

/// The middle of several times, in milliseconds.
fn timed(mut work: impl FnMut()) -> f64 {
    let mut all: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let begin = now();
            work();
            begin.elapsed()
        })
        .collect();
    all.sort();
    all[all.len() / 2].as_secs_f64() * 1e3
}

fn row(out: &mut impl Write, what: &str, bound: f64, ms: f64) -> std::io::Result<()> {
    let verdict = if ms <= bound { "" } else { "  ABOVE" };
    writeln!(out, "  {what}: {ms:.1} ms, at most {bound:.0}{verdict}")
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
