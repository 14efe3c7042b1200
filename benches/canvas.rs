//! CPU of a frame of the canvas while the camera moves, and of an edit until the next frame.
//!
//! `cargo bench --bench canvas`, no display needed. A frame's CPU is what its own thread spends on
//! input, drawing and tessellation; what a renderer does with the triangles is not counted. Least
//! and median are printed with the bound; `-- --strict` fails when a median is over it.

#![expect(clippy::print_stdout, reason = "this program prints its figures")]

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
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::finding::Place;
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{FlowId, LaneId, OfficeId, StepId};
use prodigio::model::item::ItemId;
use prodigio::model::lane::Lane;
use prodigio::model::office::Office;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, Step, StepKind, TaskKind};
use prodigio::model::study::{Role as Side, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Timing, Unit};
use prodigio::ui::canvas::camera::Camera;
use prodigio::ui::canvas::{CanvasState, Task, canvas_ui};
use prodigio::ui::theme::{self, Skin};
use prodigio::ui::{Cx, Window};

/// Frames measured of each view.
const FRAMES: usize = 200;
/// Frames before, which fill caches and the glyph atlas.
const WARM: usize = 30;
/// Steps in a row of the drawing.
const ROW: usize = 100;
/// Size of the view, in points.
const VIEW: egui::Vec2 = egui::vec2(1_600.0, 1_000.0);

fn main() {
    let strict = std::env::args().any(|a| a == "--strict");
    let mut sheet = Sheet { over: 0 };
    let large = study(10_000);
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
    let huge = Drawn::of(&study(50_000), false);
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

/// A study of so many tasks and gateways in rows of lanes, about 1.3 flows a step.
fn study(steps: usize) -> Study {
    let mut draft = Draft::new();
    let names = [
        "Verifica dei requisiti",
        "Richiesta di integrazione documentale",
        "Istruttoria",
        "Parere dell'ufficio tecnico",
        "Redazione del provvedimento",
        "Firma",
        "Protocollazione in uscita",
        "Comunicazione all'interessato",
    ];
    let kinds = [TaskKind::Person, TaskKind::Automatic, TaskKind::Send, TaskKind::Rule];
    let rows = steps.div_ceil(ROW);
    for row in 0..rows {
        let name = Text::of(Language::It, format!("Ufficio {row}"));
        draft.office(OfficeId::new(format!("o{row}")), Office { name, ..Office::default() });
        let (w, h) = (ROW as f64 * 170.0 + 160.0, 150.0);
        let lane = Lane {
            name: Text::default(),
            at: Rect::new(-100.0, row as f64 * 150.0, w, h),
            office: Some(OfficeId::new(format!("o{row}"))),
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        draft.lane(LaneId::new(format!("l{row}")), lane);
    }
    let mut flows = 0;
    let id = |i: usize| StepId::new(format!("s{i:05}"));
    for i in 0..steps {
        let (row, column) = (i / ROW, i % ROW);
        let (x, y) = (column as f64 * 170.0, row as f64 * 150.0 + 35.0);
        let is_gateway = i % 10 == 9;
        let kind = if is_gateway {
            StepKind::Gateway(GatewayKind::Exclusive)
        } else {
            StepKind::Task(kinds[i % kinds.len()])
        };
        let name = if is_gateway { "Completa?" } else { names[i % names.len()] };
        let mut step = Step::new(kind, Text::of(Language::It, name), x, y);
        if is_gateway {
            step.at = step.at.moved(25.0, 15.0);
        } else {
            step.work = Some(Timing::illustrative(10.0, 20.0, 45.0, Unit::Minutes));
        }
        step.lane = Some(LaneId::new(format!("l{row}")));
        draft.step(id(i), step);
        let mut join = |from: usize, to: usize| {
            flows += 1;
            draft.flow(FlowId::new(format!("f{flows:05}")), Flow::new(id(from), id(to)));
        };
        if i > 0 {
            join(i - 1, i);
        }
        if i % 10 == 9 && i >= 7 {
            join(i, i - 7);
        }
        if i % 5 == 2 && i >= ROW {
            join(i - ROW, i);
        }
    }
    let (procedure, _) = draft.finish();
    let mut study = StudyDraft::new(Text::of(Language::It, "Grande"), Language::It);
    study.variant("as-is", Side::AsIs, Text::of(Language::It, "Com'è"), procedure);
    study.finish()
}
