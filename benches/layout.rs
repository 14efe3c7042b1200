//! How long the automatic layout takes: `cargo bench --no-default-features --bench layout [-- FILE.bpmn]`.
//!
//! Without a file, 1,000 steps in six lanes are laid out, routed, and followed as one step moves.
//! With a BPMN file, that file's process, so that another program can be timed on the same one.

#[path = "support/large.rs"]
mod large;

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::edit::{Change, Edit};
use prodigio::files;
use prodigio::layout::layered::arrange;
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::id::{LaneId, StepId};
use prodigio::model::item::ItemId;
use prodigio::model::lane::Lane;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, Step, StepKind, TaskKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

/// Steps of the built-in procedures.
const STEPS: [usize; 2] = [1_000, 10_000];
/// Lanes of the built-in procedures.
const LANES: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let mut out = std::io::stdout().lock();
    if let Some(file) = file {
        let study = files::open(Path::new(&file))?.study;
        let procedure = &study.variants().first().ok_or("the file is empty")?.procedure;
        let (best, middle) = timed(15, || drop(arrange(procedure)));
        let count = procedure.steps().count();
        writeln!(out, "layout_ms {} (median {}) of {count} steps: {file}", ms(best), ms(middle))?;
        return Ok(());
    }
    for steps in STEPS {
        let procedure = with_lanes(steps);
        let rounds = if steps > 5_000 { 3 } else { 15 };
        let (best, middle) = timed(rounds, || drop(arrange(&procedure)));
        writeln!(
            out,
            "layout of {steps} steps in {LANES} lanes: {} ms, median {}",
            ms(best),
            ms(middle)
        )?;
        let mut study = Study::of(Text::of(Language::It, "Misura"), procedure);
        let variant = study.variants().first().ok_or("it has one")?.id.clone();
        let plan = Desk::new(&study, &variant, 0).arrange_whole().map_err(|r| r.to_string())?;
        apply(&mut study, plan.edit).map_err(|r| r.to_string())?;
        let laid = Arc::clone(study.procedure(&variant).ok_or("it stands")?);
        let (best, middle) = timed(rounds, || drop(routes(&laid)));
        writeln!(out, "routes of {steps} steps: {} ms, median {}", ms(best), ms(middle))?;
        follow(&mut out, study, &format!("{steps} laid out"), |i| format!("s{}", i % steps))?;
    }
    follow(&mut out, large::study(10_000), "10,000 in rows", |i| format!("s{:05}", i % 10_000))?;
    Ok(())
}

/// Times routes that follow as single steps move a little and back.
fn follow(
    out: &mut impl std::io::Write,
    mut study: Study,
    what: &str,
    id: impl Fn(usize) -> String,
) -> Result<(), Box<dyn Error>> {
    let variant = study.variants().first().ok_or("it has one")?.id.clone();
    let mut lines = routes(study.procedure(&variant).ok_or("it stands")?);
    let mut all = Vec::new();
    for round in 0..60 {
        let id = StepId::new(id(round * 7919));
        for by in [30.0, -30.0] {
            let mut step = study
                .procedure(&variant)
                .and_then(|p| p.step(&id).cloned())
                .ok_or("the step is there")?;
            let moved = Arc::make_mut(&mut step);
            moved.at = moved.at.moved(by, by);
            let edit = Edit::In(variant.clone(), Change::Step(id.clone(), Some(step)));
            apply(&mut study, edit).map_err(|r| r.to_string())?;
            let procedure = study.procedure(&variant).ok_or("it stands")?;
            // The graph under the procedure is built before the clock runs.
            procedure.graph();
            let begin = now();
            lines.follow(procedure, &[ItemId::Step(id.clone())]);
            all.push(begin.elapsed());
        }
    }
    all.sort();
    let (middle, most) = (all[all.len() / 2], all[all.len() * 95 / 100]);
    writeln!(out, "one step moves, {what}: {} ms, 95 of 100 within {}", ms(middle), ms(most))?;
    Ok(())
}

/// The least and the middle of so many rounds.
fn timed(rounds: usize, mut work: impl FnMut()) -> (Duration, Duration) {
    let mut all: Vec<Duration> = (0..rounds)
        .map(|_| {
            let begin = now();
            work();
            begin.elapsed()
        })
        .collect();
    all.sort();
    (all[0], all[all.len() / 2])
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e3)
}

/// A long procedure in lanes: chains with decisions that meet again, parallel work and loops.
fn with_lanes(steps: usize) -> Procedure {
    let mut draft = Draft::new();
    for number in 0..LANES {
        let lane = Lane {
            name: Text::of(Language::It, format!("Ufficio {number}")),
            at: Rect::new(0.0, 120.0 * number as f64, 600.0, 120.0),
            office: None,
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        draft.lane(format!("l{number}").as_str(), lane);
    }
    let kind = |i: usize| match i % 10 {
        3 | 7 => StepKind::Gateway(GatewayKind::Exclusive),
        _ => StepKind::Task(TaskKind::Person),
    };
    let mut flows: Vec<(usize, usize)> = Vec::new();
    for i in 0..steps {
        let mut step = Step::new(kind(i), Text::of(Language::It, format!("Passo {i}")), 0.0, 0.0);
        step.at = Rect::default();
        step.lane = Some(LaneId::new(format!("l{}", (i / 3 + i / 10) % LANES)));
        draft.step(format!("s{i}").as_str(), step);
        // Of each ten: 3 splits to 4 and 5, which meet in 7 with 6; now and then 7 leads back.
        match i % 10 {
            5 => flows.push((i - 2, i)),
            7 => flows.extend([(i - 3, i), (i - 1, i)]),
            _ if i > 0 => flows.push((i - 1, i)),
            _ => {}
        }
        if i % 30 == 27 {
            flows.push((i, i - 6));
        }
    }
    for (number, (from, to)) in flows.into_iter().enumerate() {
        let end = |i: usize| StepId::new(format!("s{i}"));
        draft.flow(format!("f{number}").as_str(), Flow::new(end(from), end(to)));
    }
    draft.finish().0
}
