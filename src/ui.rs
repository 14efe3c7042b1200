//! The window: draws the workbench and sends it commands. The only room with egui in it.
//!
//! Each frame: `logic` takes what the background brought; `ui` draws and collects commands; then
//! the commands are handled, and what only the window can do is done.
//!
//! Deliberately absent: changing a study, opening a file, running an analysis, waiting.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

use crate::app::action::Action;
use crate::app::browse::Browse;
use crate::app::command::{Command, Workspace};
use crate::app::jobs::hand::Start;
use crate::app::settings::Settings;
use crate::app::{Wish, Workbench};
use crate::drawing::role::Role;
use crate::drawing::tokens::Theme;

use canvas::CanvasState;
use context::Cx;
use theme::Skin;

pub mod bar;
pub mod canvas;
mod chooser;
pub mod context;
pub mod dialogs;
pub mod leave;
pub mod meter;
pub mod panels;
pub mod popups;
pub mod recent;
mod region;
pub mod sheet;
pub mod shortcuts;
pub mod spoken;
pub mod start;
mod table;
pub mod tabs;
pub mod theme;
mod tour;
mod typed;
pub mod widgets;
pub mod wishes;
pub mod workspaces;

/// The window's own state.
pub struct Window {
    bench: Workbench,
    skin: Skin,
    dressed: Option<(Theme, f32, bool)>,
    canvas: CanvasState,
    spaces: workspaces::Spaces,
    dialogs: dialogs::Dialogs,
    /// Who is asked for a path.
    choose: fn(&Browse) -> Option<Command>,
    popups: popups::Popups,
    /// Whether the next text from the clipboard was asked for by a command.
    pasting: bool,
    left: panels::LeftTab,
    inspector: panels::inspector::Tab,
    meter: meter::Meter,
    quitting: bool,
    typed: typed::Typed,
    tour: Option<tour::Tour>,
    shown_title: String,
    /// The document seen in the last frame, and the cameras of those seen before.
    seen: Option<u64>,
    cameras: std::collections::BTreeMap<u64, canvas::camera::Camera>,
}

impl Window {
    /// A window on a context, with files to open; with none, the first procedure is shown. Nothing
    /// is kept for the next start, and no dialog of the system is shown.
    pub fn new(ctx: &egui::Context, settings: Settings, files: Vec<PathBuf>) -> Self {
        let mut window = Self::bare(ctx, settings);
        window.bench.keep_nothing(None, files);
        window
    }

    /// A window that keeps all in the folder it was started with.
    fn started(ctx: &egui::Context, settings: Settings, files: Vec<PathBuf>, start: Start) -> Self {
        let mut window = Self::bare(ctx, settings);
        window.choose = chooser::browse;
        match start {
            Start::With(session) => {
                window.bench.keep_in(session, files);
                window.bench.hold_school_at_home();
            }
            Start::Without(error) => window.bench.keep_nothing(Some(&error), files),
            Start::HandedOver => {}
        }
        window
    }

    fn bare(ctx: &egui::Context, settings: Settings) -> Self {
        ctx.set_fonts(theme::fonts());
        // People paste any letters into a name: those no font has are drawn as empty boxes.
        ctx.set_missing_glyph_policy(egui::epaint::text::MissingGlyphPolicy::Tofu);
        let wake = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let bench = Workbench::new(settings, wake);
        let skin = Skin::of(bench.settings.theme);
        Self {
            bench,
            skin,
            dressed: None,
            canvas: CanvasState { take_focus: true, ..CanvasState::default() },
            spaces: workspaces::Spaces::default(),
            dialogs: dialogs::Dialogs::default(),
            choose: |_| None,
            popups: popups::Popups::default(),
            pasting: false,
            left: panels::LeftTab::default(),
            inspector: panels::inspector::Tab::default(),
            meter: meter::Meter::default(),
            quitting: false,
            typed: typed::Typed::default(),
            tour: None,
            shown_title: String::new(),
            seen: None,
            cameras: std::collections::BTreeMap::new(),
        }
    }

    /// This window, showing a newcomer round.
    pub fn with_tour(mut self) -> Self {
        self.tour = Some(tour::Tour::new(false));
        self
    }

    /// The workbench, for tests.
    pub fn bench(&self) -> &Workbench {
        &self.bench
    }

    /// The workbench, for tests.
    pub fn bench_mut(&mut self) -> &mut Workbench {
        &mut self.bench
    }

    /// The camera of the drawing, for tests and benches.
    pub fn camera_mut(&mut self) -> &mut canvas::camera::Camera {
        &mut self.canvas.camera
    }

    /// Takes what the background brought.
    pub fn think(&mut self, ctx: &egui::Context) {
        self.meter.begin_logic();
        if self.bench.tick() {
            ctx.request_repaint();
        }
        if self.bench.settings.follow_system
            && let Some(system) = ctx.system_theme()
        {
            self.bench.settings.theme =
                if system == egui::Theme::Dark { Theme::Dark } else { Theme::Light };
        }
        let settings = &self.bench.settings;
        let wanted = (settings.theme, settings.text_scale, settings.reduced_motion);
        if self.dressed != Some(wanted) {
            self.skin = Skin::of(wanted.0);
            theme::dress(ctx, &self.skin, wanted.1, wanted.2);
            self.dressed = Some(wanted);
        }
        self.meter.end_logic();
    }

    /// Draws everything and does what was asked.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.meter.begin_ui();
        let mut out = Vec::new();
        self.typed.give_back(ui.ctx());
        self.leave_tour(ui.ctx());
        let after = self.keys(ui.ctx(), &mut out);
        {
            let cx = Cx { bench: &self.bench, words: &self.bench.words, skin: &self.skin };
            let parts = panels::Parts {
                canvas: &mut self.canvas,
                spaces: &mut self.spaces,
                left: &mut self.left,
                inspector: &mut self.inspector,
            };
            panels::frame_ui(ui, &cx, parts, &mut out);
            let mut closed = popups::popups_ui(ui.ctx(), &cx, &mut self.popups, &mut out);
            if let Some(view) = self.canvas.view.filter(|_| bench_maps(&self.bench)) {
                let find = &mut self.popups.find;
                closed |= popups::find::find_ui(ui.ctx(), &cx, find, view, &mut out);
            }
            self.canvas.take_focus |= closed;
            dialogs::dialogs_ui(ui.ctx(), &cx, &mut self.dialogs, &mut out);
            if !self.dialogs.is_open() {
                self.tour = self.tour.take().and_then(|tour| tour::tour_ui(ui.ctx(), &cx, tour));
            }
        }
        out.extend(after.into_iter().map(Command::Act));
        drop_files(ui.ctx(), &mut out);
        self.drop_ui(ui);
        if out.iter().any(leaves_document) {
            self.commit_label();
        }
        for command in out {
            self.bench.handle(command);
        }
        self.change_camera();
        for wish in self.bench.take_wishes() {
            self.grant(ui.ctx(), wish);
        }
        panels::gap::lose_patience(ui.ctx());
        if ui.input(|i| i.raw.events.contains(&egui::Event::WindowFocused(true))) {
            self.bench.look_outside();
        }
        self.title(ui.ctx());
        self.close(ui.ctx());
        self.give_focus(ui.ctx());
        self.meter.end_ui();
    }

    /// Does what keys ask for; gives what is to be done once the fields have given what was typed.
    fn keys(&mut self, ctx: &egui::Context, out: &mut Vec<Command>) -> Vec<Action> {
        if self.dialogs.is_open() || self.popups.is_open() {
            self.typed.part_at_end(ctx);
            return Vec::new();
        }
        // In the middle of a gesture Escape gives that up, and nothing else.
        if self.canvas.gesture.is_busy()
            && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
        {
            self.canvas.kept.cancelled = true;
        }
        if self.popups.find.closes(ctx) {
            out.push(Command::EndFind);
            self.canvas.take_focus = true;
        }
        let focused = ctx.memory(egui::Memory::focused);
        let canvas = ["map", "analyse", "teach", "compare"]
            .iter()
            .any(|salt| focused == Some(canvas::canvas_id(salt)));
        let typing = ctx.egui_wants_keyboard_input() && !canvas;
        let canvas = canvas || (focused.is_none() && bench_maps(&self.bench));
        let trace = canvas && self.bench.replay().is_some();
        let answers = workspaces::teach::lesson::takes_keys(&self.bench, &self.spaces.teach);
        let plays = self.bench.workspace == Workspace::Teach
            && !self.bench.draws_answer()
            && !self.bench.changes_lesson()
            && !answers;
        let teach = plays || trace;
        let editing = self.canvas.label.is_some();
        let focus = shortcuts::Focus {
            typing: typing || editing,
            canvas: canvas && !editing,
            teach,
            trace,
        };
        self.clipboard(ctx, focus, out);
        let actions = shortcuts::pressed(ctx, focus, self.bench.settings.preset, &mut self.typed);
        let (after, now): (Vec<Action>, Vec<Action>) =
            actions.into_iter().partition(|action| typing && takes_along(*action));
        out.extend(now.into_iter().map(Command::Act));
        if let Some(field) = focused.filter(|_| !after.is_empty()) {
            ctx.memory_mut(|m| m.surrender_focus(field));
        }
        if focus.typing {
            self.typed.part_at_end(ctx);
        }
        self.typed.ask_for_frame(ctx);
        after
    }

    /// Escape ends the tour before it does anything else.
    fn leave_tour(&mut self, ctx: &egui::Context) {
        if self.tour.is_some() && !self.dialogs.is_open() {
            let escape =
                |i: &mut egui::InputState| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
            if ctx.input_mut(escape) {
                self.tour = None;
            }
        }
    }

    /// What has no other place goes to the drawing: its keys work at once.
    fn give_focus(&mut self, ctx: &egui::Context) {
        let free = ctx.memory(|m| m.focused().is_none());
        let taken = self.dialogs.is_open() || self.popups.is_open();
        if free && bench_maps(&self.bench) && !taken {
            self.canvas.take_focus = true;
        }
    }

    /// Not every system tells a window's title back, and each command asks for a frame: it is sent
    /// only when it changes.
    fn title(&mut self, ctx: &egui::Context) {
        let Some(document) = self.bench.document() else { return };
        let name = document.study().title().get(self.bench.words.language());
        let dot = if document.is_modified() { "• " } else { "" };
        let title = format!("{dot}{name} – prodigio");
        if self.shown_title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    /// Closing never loses silently: what becomes of unsaved documents is said and asked first.
    fn close(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        self.commit_label();
        if self.bench.must_wait() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        } else if self.bench.unsaved().next().is_some() && !self.quitting {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.dialogs.open(&Wish::Quit, &self.bench);
        } else {
            self.quitting = true;
        }
    }

    /// What is being typed into a label is taken over before its document is left.
    fn commit_label(&mut self) {
        let Some(label) = self.canvas.label.take() else { return };
        let language = self.bench.words.language();
        let command = self.bench.procedure().and_then(|p| label.commit(p, language));
        if let Some(command) = command {
            self.bench.handle(command);
        }
    }

    /// Each document keeps its view.
    fn change_camera(&mut self) {
        let shown = self.bench.document().map(|d| d.number);
        if shown == self.seen {
            return;
        }
        if let Some(former) = self.seen {
            self.cameras.insert(former, self.canvas.camera);
        }
        self.canvas.label = None;
        self.canvas.gesture = canvas::gesture::Gesture::default();
        match shown.and_then(|n| self.cameras.get(&n)) {
            Some(camera) => self.canvas.camera = *camera,
            None => self.canvas.fit_next = true,
        }
        self.spaces.fit_all();
        self.seen = shown;
        let bench = &self.bench;
        self.cameras.retain(|n, _| bench.documents().iter().any(|d| d.number == *n));
    }

    /// While files are dragged over the window it says what letting go will do.
    fn drop_ui(&self, ui: &Ui) {
        if ui.input(|i| i.raw.hovered_files.is_empty()) {
            return;
        }
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
        let painter = ui.ctx().layer_painter(layer);
        let rect = ui.ctx().content_rect().shrink(12.0);
        let stroke = self.skin.stroke(3.0, Role::Accent);
        painter.rect(
            rect,
            8.0,
            self.skin.faded(Role::Card, 0.85),
            stroke,
            egui::StrokeKind::Inside,
        );
        let (font, ink) = (theme::bold(theme::size::HEADING), self.skin.color(Role::Text));
        let hint = painter.layout_no_wrap(self.bench.words.say("drop-hint"), font, ink);
        let text = egui::Rect::from_center_size(rect.center(), hint.size());
        // The drawing shines through the veil, but not under the words.
        painter.rect_filled(text.expand2(egui::vec2(24.0, 14.0)), 8.0, self.skin.color(Role::Card));
        painter.galley(text.min, hint, ink);
    }
}

/// Whether an action saves or goes elsewhere: it takes along what stands in a field.
fn takes_along(action: Action) -> bool {
    matches!(
        action,
        Action::Save
            | Action::SaveAs
            | Action::SaveAll
            | Action::Close
            | Action::Quit
            | Action::GoMap
            | Action::GoAnalyse
            | Action::GoCompare
            | Action::GoTeach
            | Action::GoDeliver
    )
}

/// Whether a command may show another document.
fn leaves_document(command: &Command) -> bool {
    match command {
        Command::Act(action) => matches!(
            action,
            Action::New
                | Action::Close
                | Action::NextTab
                | Action::PreviousTab
                | Action::Reopen
                | Action::Save
                | Action::SaveAs
                | Action::SaveAll
                | Action::Quit
        ),
        Command::OpenPath(_)
        | Command::OpenTemplate(_)
        | Command::ShowDocument(_)
        | Command::CloseTab(_)
        | Command::CloseDocument(_)
        | Command::SaveAndClose(_)
        | Command::Lesson(_)
        | Command::Leave => true,
        _ => false,
    }
}

/// Whether a drawing is shown to be changed: in Map while nothing is merged there, or as the answer to
/// an exercise.
fn bench_maps(bench: &Workbench) -> bool {
    (bench.workspace == Workspace::Map && bench.merging_here().is_none())
        || (bench.workspace == Workspace::Teach && bench.draws_answer())
}

/// Files dropped on the window are opened.
fn drop_files(ctx: &egui::Context, out: &mut Vec<Command>) {
    let dropped = ctx.input(|i| i.raw.dropped_files.clone());
    out.extend(dropped.into_iter().map(|f| f.path().to_path_buf()).map(Command::OpenPath));
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        self.think(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        self.skin.color(Role::Window).to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        let mut settings = self.bench.settings.clone();
        settings.started_before = true;
        // Nobody is left to tell when the settings cannot be kept; the next start has defaults.
        crate::app::settings::store(&settings);
    }
}
