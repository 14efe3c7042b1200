//! CPU of a frame of the whole window while a crowd of 2,000 cases plays in Teach at 1280 × 720.
//!
//! `cargo bench --bench crowd`, no display needed. A frame's CPU is what its own thread spends on
//! moving the film, drawing and tessellation; what a renderer does with the triangles is not counted.
//! `-- --strict` fails when a median is over its bound.

#![expect(clippy::print_stdout, reason = "this program prints its figures")]

use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;
use prodigio::app::action::Action;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::settings::Settings;
use prodigio::app::span::Span;
use prodigio::model::demand::{ArrivalRule, Backlog, Demand, Gaps};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::lane::Lane;
use prodigio::model::office::Office;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use prodigio::ui::Window;

/// Frames measured, and frames before, which fill caches and the glyph atlas.
const FRAMES: usize = 200;
const WARM: usize = 40;
/// Size of the window, in points.
const VIEW: egui::Vec2 = egui::vec2(1_280.0, 720.0);
/// Cases on their way, and steps they go through.
const CASES: u32 = 1_990;
const STEPS: usize = 16;
/// Bound of a frame, ms.
const BOUND: f64 = 8.0;

fn main() {
    let strict = std::env::args().any(|a| a == "--strict");
    let mut over = 0;
    for reduced in [false, true] {
        let (spent, seen) = frames(reduced);
        let mut all: Vec<f64> = spent.iter().map(|d| d.as_secs_f64() * 1e3).collect();
        all.sort_by(f64::total_cmp);
        let (least, median) = (all[0], all[all.len() / 2]);
        let late = all[(all.len() - 1) * 95 / 100];
        let verdict = if median <= BOUND { "ok" } else { "OVER" };
        over += usize::from(median > BOUND);
        let what = if reduced { "crowd-2000, reduced motion" } else { "crowd-2000" };
        println!(
            "{what:<30} least {least:>7.3}  median {median:>7.3}  95 % {late:>7.3} ms  (≤ {BOUND} ms) {verdict}; {seen}"
        );
    }
    if strict && over > 0 {
        std::process::exit(1);
    }
}

/// A chain of steps of two offices, at each of which cases rest for days; all wait at the first.
fn study() -> Study {
    let mut draft = Draft::new();
    for row in 0..2 {
        let office = Office {
            name: Text::of(Language::It, format!("Ufficio {row}")),
            staff: Some(Sourced::bare(6)),
            ..Office::default()
        };
        draft.office(format!("o{row}").as_str(), office);
        let lane = Lane {
            name: Text::default(),
            at: Rect::new(-60.0, f64::from(row) * 200.0, 1_500.0, 200.0),
            office: Some(format!("o{row}").as_str().into()),
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        draft.lane(format!("l{row}").as_str(), lane);
    }
    let id = |n: usize| format!("s{n:02}");
    for n in 0..STEPS + 2 {
        let (row, column) = (n % 2, n / 2);
        let (x, y) = (40.0 + column as f64 * 155.0, 60.0 + row as f64 * 200.0);
        let kind = match n {
            0 => StepKind::START,
            n if n > STEPS => StepKind::END,
            _ => StepKind::Task(TaskKind::Person),
        };
        let mut step = Step::new(kind, Text::of(Language::It, format!("Passo {n}")), x, y);
        step.lane = Some(format!("l{row}").as_str().into());
        if n == 0 {
            step.demand = Some(Demand {
                per_year: Sourced::bare(12.0),
                gaps: Gaps::Exponential,
                rule: ArrivalRule::OpenTime,
                calendar: None,
                months: Vec::new(),
            });
        } else if n <= STEPS {
            let law = |mean| Distribution::Exponential { mean };
            step.work = Some(Timing::new(law(8.0), Unit::Minutes));
            let timing = Timing::new(law(7.0), Unit::CalendarDays);
            step.waits.push(Wait { waited_for: WaitedFor::Applicant, timing });
        }
        if n > 0 && n <= STEPS {
            let age = Timing::new(Distribution::Fixed(5.0), Unit::CalendarDays);
            let cases = Sourced::bare(CASES / STEPS as u32);
            step.backlog = Some(Backlog { cases, age });
        }
        draft.step(id(n).as_str(), step);
        if n > 0 {
            let flow = Flow::new(id(n - 1).as_str().into(), id(n).as_str().into());
            draft.flow(format!("f{n:02}").as_str(), flow);
        }
    }
    let (procedure, _) = draft.finish();
    let mut study = StudyDraft::new(Text::of(Language::It, "Folla"), Language::It);
    study.variant("as-is", Role::AsIs, Text::of(Language::It, "Oggi"), procedure);
    study.finish()
}

fn input(frame: usize) -> egui::RawInput {
    egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, VIEW)),
        time: Some(frame as f64 / 60.0),
        ..egui::RawInput::default()
    }
}

/// CPU of frames of the window while the crowd plays, and what was seen.
fn frames(reduced_motion: bool) -> (Vec<Duration>, String) {
    let ctx = egui::Context::default();
    let settings = Settings { reduced_motion, most_runs: 10, ..Settings::default() };
    let mut window = Window::new(&ctx, settings, Vec::new());
    let bench = window.bench_mut();
    bench.open_study(study(), None);
    bench.handle(Command::RunFor(Span { from_empty: true, most_runs: 10, ..Span::default() }));
    bench.handle(Command::Go(Workspace::Teach));
    bench.handle(Command::Act(Action::TeachCrowd));
    let mut at = 0;
    while window.bench().crowd().is_none() || at < WARM {
        frame(&ctx, &mut window, at);
        at += 1;
        std::thread::sleep(Duration::from_millis(5));
    }
    for action in [Action::TeachFaster; 4].into_iter().chain([Action::TeachPlay]) {
        window.bench_mut().handle(Command::Act(action));
    }
    let crowd = window.bench().crowd().map(Arc::clone);
    let seen = crowd.map_or_else(String::new, |crowd| {
        let (from, to) = crowd.span();
        let day = from + 3 * 86_400_000;
        let days = (to - from) / 86_400_000;
        format!(
            "{} cases, {} open on the third day of {days}, {} moves, {} kB",
            crowd.cases().len(),
            crowd.open(day),
            crowd.moves().len(),
            crowd.bytes() / 1024
        )
    });
    let mut out = Vec::new();
    for n in 0..WARM + FRAMES {
        let spent = frame(&ctx, &mut window, at + n);
        if n >= WARM {
            out.push(spent);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    (out, seen)
}

fn frame(ctx: &egui::Context, window: &mut Window, at: usize) -> Duration {
    let from = ThreadTime::now();
    window.think(ctx);
    let mut output = ctx.run_ui(input(at), |ui| window.draw(ui));
    output.textures_delta.clear();
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    std::hint::black_box(triangles.len());
    drop(triangles);
    from.elapsed()
}
