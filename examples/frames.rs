//! Prints the window's own CPU a frame while simulations run, and the time to the first frame.
//!
//! `cargo run --release --example frames` (a display is needed for the second figure only; under
//! Xvfb it measures without a GPU). A frame's CPU is logic, layout and tessellation; what a renderer
//! does with the triangles is not counted.
//!
//! `cargo run --release --example frames -- FILE` opens the file instead and prints when the first
//! frame with its drawing was on screen.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::model::item::ItemId;
use prodigio::ui::Window;

/// Frames measured.
const FRAMES: usize = 600;
/// Frames between two edits, each of which starts the simulation anew.
const EDIT_EVERY: usize = 40;

#[expect(clippy::disallowed_methods, reason = "this program measures time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::print_stdout, reason = "this program prints its figures")]
fn main() {
    let start = now();
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let only_open = file.is_some();
    let files: Vec<PathBuf> = file.into_iter().collect();
    let mut first = First { start, window: None, drawn: 0, awaits: only_open };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1600.0, 1000.0]),
        ..eframe::NativeOptions::default()
    };
    let result = eframe::run_native(
        "prodigio",
        options,
        Box::new(move |cc| {
            first.window = Some(Window::new(&cc.egui_ctx, Settings::default(), files));
            Ok(Box::new(first))
        }),
    );
    if let Err(error) = result {
        println!("first frame: no display ({error})");
    }
    if only_open {
        return;
    }
    let mut frames = frames();
    let busy = frames.len();
    frames.sort_unstable();
    let at = |share: f64| frames[((busy - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "frames while simulating: {busy}, CPU median {:.2} ms, 95 % {:.2} ms, most {:.2} ms",
        at(0.5),
        at(0.95),
        at(1.0)
    );
}

/// CPU of frames without a renderer, editing all the while.
fn frames() -> Vec<Duration> {
    let ctx = egui::Context::default();
    let mut window = Window::new(&ctx, Settings::default(), Vec::new());
    let mut out = Vec::with_capacity(FRAMES);
    for frame in 0..FRAMES + 20 {
        if frame % EDIT_EVERY == 0 {
            edit(&mut window, frame);
        }
        let size = egui::vec2(1600.0, 1000.0);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            time: Some(frame as f64 / 60.0),
            ..egui::RawInput::default()
        };
        let from = now();
        window.think(&ctx);
        let output = ctx.run_ui(input, |ui| window.draw(ui));
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        let spent = from.elapsed();
        std::hint::black_box(triangles.len());
        // The first frames fill caches and the glyph atlas, once in the life of a window.
        if frame >= 20 {
            out.push(spent);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    out
}

/// Renames a step: every edit starts the simulation anew.
fn edit(window: &mut Window, frame: usize) {
    let Some(id) = window
        .bench()
        .procedure()
        .and_then(|p| p.steps().find(|(_, s)| s.kind.is_activity()).map(|(id, _)| id.clone()))
    else {
        return;
    };
    window.bench_mut().handle(Command::Rename(ItemId::Step(id), format!("Passo {frame}")));
}

/// Draws the window until its drawing was seen, then says how long that took, and closes.
struct First {
    start: Instant,
    window: Option<Window>,
    drawn: u32,
    /// Whether a file is awaited.
    awaits: bool,
}

impl First {
    fn has_drawing(&self) -> bool {
        let p = self.window.as_ref().and_then(|w| w.bench().procedure());
        !self.awaits || p.is_some_and(|p| p.steps().next().is_some())
    }
}

impl eframe::App for First {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        if let Some(window) = &mut self.window {
            window.think(ctx);
        }
    }

    #[expect(clippy::print_stdout, reason = "this program prints its figures")]
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        // The second frame begins when the first is on screen.
        if self.drawn == 1 {
            println!("first frame: {:.0} ms after main", self.start.elapsed().as_secs_f64() * 1e3);
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if self.drawn > 0 || self.has_drawing() {
            self.drawn += 1;
        }
        if let Some(window) = &mut self.window {
            window.draw(ui);
        }
        // While a file is read the window rests, as it does for a person.
        if self.drawn > 0 {
            ui.ctx().request_repaint();
        }
    }
}
