//! CPU of a frame of the canvas while the camera moves, and of an edit until the next frame.
//!
//! `cargo bench --bench canvas`, no display needed. A frame's CPU is what its own thread spends on
//! input, drawing and tessellation; what a renderer does with the triangles is not counted. Least
//! and median are printed with the bound; `-- --strict` fails when a median is over it.

#![expect(clippy::print_stdout, reason = "this program prints its figures")]

#[path = "support/large.rs"]
mod large;

use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;
use prodigio::analysis::check::check;
use prodigio::analysis::recheck::recheck;
use prodigio::app::Workbench;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::drawing::kept::Kept;
use prodigio::drawing::scene::{self, Scene};
use prodigio::drawing::tokens::Theme;
use prodigio::drawing::view::{Bare, Heat, LaneFigure, View};
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::layout::route::{Routes, routes};
use prodigio::model::finding::Place;
use prodigio::model::geometry::Point;
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::study::Study;
use prodigio::model::text::Language;
use prodigio::ui::Window;
use prodigio::ui::canvas::camera::Camera;
use prodigio::ui::canvas::{CanvasState, Task, canvas_ui};
use prodigio::ui::context::Cx;
use prodigio::ui::theme::{self, Skin};

/// Frames measured of each view.
const FRAMES: usize = 200;
/// Frames before, which fill caches and the glyph atlas.
const WARM: usize = 30;
/// Size of the view, in points.
const VIEW: egui::Vec2 = egui::vec2(1_600.0, 1_000.0);

fn main() {
    let strict = std::env::args().any(|a| a == "--strict");
    let mut sheet = Sheet { over: 0 };
    let large = large::study(10_000);
    let drawn = Drawn::of(&large, false);
    println!("10,000 steps: {} items", drawn.scene.len());
    let fit = fit(&drawn.scene);
    sheet.row("10,000 zoomed out, panning", 4.0, &frames(&drawn, fit, pan));
    sheet.row("10,000 zoomed out, panning and zooming", 4.0, &frames(&drawn, fit, pan_and_zoom));
    let plain = at(0.35, Point::new(4_000.0, 3_000.0));
    sheet.row("10,000 at 0.35, panning", 4.0, &frames(&drawn, plain, pan));
    let hot = Drawn::of(&large, true);
    let labels = labels(&hot.scene, plain);
    println!("at 0.35: {labels} labels of steps in view, icons, lanes and heat");
    sheet.row("10,000 at 0.35 with heat, panning", 4.0, &frames(&hot, plain, pan));
    sheet.row(
        "10,000 at 0.35 with heat, panning and zooming",
        4.0,
        &frames(&hot, plain, pan_and_zoom),
    );
    let near = at(1.0, Point::new(4_000.0, 3_000.0));
    sheet.row("10,000 at 1:1, panning", 1.0, &frames(&drawn, near, pan));
    edit(&mut sheet, &large);
    whole_window(&mut sheet, &large, fit);
    let huge = Drawn::of(&large::study(50_000), false);
    let all = self::fit(&huge.scene);
    sheet.row("50,000 zoomed out, panning", 16.0, &frames(&huge, all, pan));
    sheet.row("50,000 zoomed out, panning and zooming", 16.0, &frames(&huge, all, pan_and_zoom));
    println!("{} over the bound", sheet.over);
    if strict && sheet.over > 0 {
        std::process::exit(1);
    }
}

/// Prints rows and counts what is over its bound.
struct Sheet {
    over: usize,
}

impl Sheet {
    fn row(&mut self, what: &str, bound_ms: f64, spent: &[Duration]) {
        let mut all: Vec<f64> = spent.iter().map(|d| d.as_secs_f64() * 1e3).collect();
        all.sort_by(f64::total_cmp);
        let (least, median) = (all[0], all[all.len() / 2]);
        let late = all[(all.len() - 1) * 95 / 100];
        let verdict = if median <= bound_ms { "ok" } else { "OVER" };
        self.over += usize::from(median > bound_ms);
        println!(
            "{what:<50} least {least:>7.3}  median {median:>7.3}  95 % {late:>7.3} ms  (≤ {bound_ms} ms) {verdict}"
        );
    }
}

/// A drawing ready to be shown.
struct Drawn {
    procedure: Arc<Procedure>,
    scene: Scene,
}

impl Drawn {
    fn of(study: &Study, hot: bool) -> Self {
        let procedure = Arc::clone(&study.variants()[0].procedure);
        let scene = scene::draw(&procedure, &routes(&procedure), &view(&procedure, hot));
        Self { procedure, scene }
    }
}

fn view(p: &Procedure, hot: bool) -> View<'static> {
    let mut view = View::new(Language::It, &Bare(Language::It));
    let figure = LaneFigure { text: "2 persone · carico 0,91 ± 0,03".into(), is_over: true };
    view.lanes = p.lanes().map(|(id, _)| (id.clone(), figure.clone())).collect();
    if hot {
        let heat =
            p.steps().filter(|(_, s)| s.kind.is_activity()).enumerate().map(|(i, (id, _))| {
                let class = Some(1 + (i % 5) as u8);
                (
                    id.clone(),
                    Heat { class, pill: format!("{},{} g", i % 40, i % 10), is_stale: false },
                )
            });
        view.heat = Some(heat.collect());
    }
    view
}

fn fit(scene: &Scene) -> Camera {
    let mut camera = Camera::default();
    let view = egui::Rect::from_min_size(egui::Pos2::ZERO, VIEW);
    camera.fit(view, scene.bounds().unwrap_or_default(), 1.0);
    camera
}

fn at(zoom: f32, corner: Point) -> Camera {
    Camera { zoom, origin: -egui::vec2(corner.x as f32, corner.y as f32) * zoom }
}

fn labels(scene: &Scene, camera: Camera) -> usize {
    let view = egui::Rect::from_min_size(egui::Pos2::ZERO, VIEW);
    let seen = scene.visible(camera.visible(view));
    seen.iter().filter(|i| matches!(i.what, ItemId::Step(_))).count()
}

fn pan(camera: &mut Camera, frame: usize) {
    let way = frame as f32 / 9.0;
    camera.pan(egui::vec2(7.3 * way.cos(), 5.1 * way.sin()));
}

fn pan_and_zoom(camera: &mut Camera, frame: usize) {
    pan(camera, frame);
    let view = egui::Rect::from_min_size(egui::Pos2::ZERO, VIEW);
    camera.zoom_about(view, view.center(), if frame % 60 < 30 { 1.012 } else { 1.0 / 1.012 });
}

/// CPU of frames of the canvas alone.
fn frames(drawn: &Drawn, camera: Camera, moved: fn(&mut Camera, usize)) -> Vec<Duration> {
    let ctx = egui::Context::default();
    ctx.set_fonts(theme::fonts());
    let bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    let skin = Skin::of(Theme::Light);
    theme::dress(&ctx, &skin, 1.0, false);
    let mut state =
        CanvasState { camera, view: Some(egui::Rect::NOTHING), ..CanvasState::default() };
    let mut out = Vec::with_capacity(FRAMES);
    for frame in 0..WARM + FRAMES {
        moved(&mut state.camera, frame);
        let input = input(frame);
        let from = ThreadTime::now();
        let mut output = ctx.run_ui(input, |ui| {
            let cx = Cx { bench: &bench, words: &bench.words, skin: &skin };
            let task = Task {
                salt: "map",
                procedure: &drawn.procedure,
                scene: &drawn.scene,
                editable: true,
                opacity: &|_| 1.0,
                above: &|_| {},
                detail_from: 0.3,
                bare: false,
                veiled: &|_| None,
                fit_zoom: 1.0,
            };
            canvas_ui(ui, &cx, &mut state, &task, &mut Vec::new());
        });
        output.textures_delta.clear();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(triangles.len());
        // The list goes to the renderer; freeing it is the frame's too.
        drop(triangles);
        if frame >= WARM {
            out.push(from.elapsed());
        }
    }
    out
}

fn input(frame: usize) -> egui::RawInput {
    egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, VIEW)),
        time: Some(frame as f64 / 60.0),
        events: vec![egui::Event::PointerMoved(egui::pos2(700.0 + (frame % 50) as f32, 500.0))],
        ..egui::RawInput::default()
    }
}

/// Moving one step: edit, route, check, drawing brought into step.
fn edit(sheet: &mut Sheet, study: &Study) {
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.open_study(study.clone(), None);
    let steps: Vec<StepId> = study.variants()[0]
        .procedure
        .steps()
        .filter(|(_, s)| s.kind.is_activity())
        .map(|(id, _)| id.clone())
        .collect();
    let mut kept = Kept::default();
    let mut seen = draw(&bench, &mut kept, None);
    let (mut edits, mut draws) = (Vec::new(), Vec::new());
    for i in 0..60 {
        let id = steps[(i * 157) % steps.len()].clone();
        bench.handle(Command::Select(vec![ItemId::Step(id)]));
        bench.tick();
        let from = ThreadTime::now();
        bench.handle(Command::MoveSelection(if i % 2 == 0 { 30.0 } else { -20.0 }, 10.0));
        edits.push(from.elapsed());
        seen = draw(&bench, &mut kept, Some(seen));
        draws.push(from.elapsed());
    }
    sheet.row("10,000: move a step: edit, route, check", 2.0, &edits);
    sheet.row("10,000: the same with its drawing", 2.0, &draws);
    parts(study, &steps);
}

/// Where the time of an edit goes.
fn parts(study: &Study, steps: &[StepId]) {
    let mut study = study.clone();
    let variant = study.variants()[0].id.clone();
    let mut former = Arc::clone(&study.variants()[0].procedure);
    let mut routes = routes(&former);
    let mut findings = check(&former, Language::It);
    let mut spent: [Vec<Duration>; 5] = std::array::from_fn(|_| Vec::new());
    for i in 0..60 {
        let id = steps[(i * 157) % steps.len()].clone();
        let (dx, dy) = (if i % 2 == 0 { 30.0 } else { -20.0 }, 10.0);
        let from = ThreadTime::now();
        let desk = Desk::new(&study, &variant, study.next_id());
        let Ok(plan) = desk.move_by(&[ItemId::Step(id.clone())], dx, dy) else { continue };
        spent[0].push(from.elapsed());
        let from = ThreadTime::now();
        if apply(&mut study, plan.edit).is_err() {
            continue;
        }
        spent[1].push(from.elapsed());
        let from = ThreadTime::now();
        let now = Arc::clone(&study.variants()[0].procedure);
        let changed: Vec<ItemId> = now.changes_since(&former).items.into_iter().collect();
        spent[2].push(from.elapsed());
        let from = ThreadTime::now();
        routes.follow(&now, &changed);
        spent[3].push(from.elapsed());
        let from = ThreadTime::now();
        recheck(&now, Language::It, &[Place::Step(id)].into(), &mut findings);
        spent[4].push(from.elapsed());
        former = now;
    }
    let names = ["plan", "apply", "find what changed", "routes", "checks"];
    for (name, mut all) in names.into_iter().zip(spent) {
        all.sort();
        let median = all[all.len() / 2].as_secs_f64() * 1e3;
        println!("  of which {name:<20} median {median:>7.3} ms");
    }
    println!("  {} findings, {} routes", findings.len(), routes.flows.len());
}

/// Brings a drawing into step as the window does; gives the number of the change it saw.
fn draw(bench: &Workbench, kept: &mut Kept, seen: Option<u64>) -> u64 {
    let Some(document) = bench.document() else { return 0 };
    let (Some(p), Some((_, routes))) =
        (document.procedure(), document.results.routes.get(document.variant()))
    else {
        return 0;
    };
    let routes: &Routes = routes;
    let trail = document.results.trails.get(document.variant());
    let rerouted = trail.and_then(|t| t.since(seen?));
    let mut view = View::new(Language::It, &Bare(Language::It));
    view.lanes = p
        .lanes()
        .map(|(id, _)| (id.clone(), LaneFigure { text: "2 persone".into(), is_over: false }))
        .collect();
    kept.follow(p, routes, &view, rerouted.as_ref());
    trail.map_or(0, prodigio::app::routing::Trail::number)
}

/// The whole window on the large study: panels, strip, findings and all.
fn whole_window(sheet: &mut Sheet, study: &Study, camera: Camera) {
    let ctx = egui::Context::default();
    let mut window = Window::new(&ctx, Settings::default(), Vec::new());
    window.bench_mut().open_study(study.clone(), None);
    let mut out = Vec::new();
    for frame in 0..WARM + FRAMES {
        let input = input(frame);
        let from = ThreadTime::now();
        window.think(&ctx);
        let mut output = ctx.run_ui(input, |ui| window.draw(ui));
        if frame == 2 {
            *window.camera_mut() = camera;
        }
        pan(window.camera_mut(), frame);
        output.textures_delta.clear();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(triangles.len());
        drop(triangles);
        if frame >= WARM {
            out.push(from.elapsed());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    sheet.row("10,000: the whole window, zoomed out", 16.0, &out);
}
