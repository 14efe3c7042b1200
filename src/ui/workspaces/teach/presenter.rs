//! The window for the projector: drawing, story, clock and ring, and nothing else. It follows the
//! trainer's window: the same moment, the same part of the drawing, fitted to its own size.
//!
//! Where the system has one window only, it fills that.

use egui::{
    Area, Context, Key, Modifiers, Order, Panel, Ui, UiBuilder, ViewportBuilder, ViewportId,
};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::ui::canvas::CanvasState;
use crate::ui::context::Cx;
use crate::ui::shortcuts::{self, Focus};
use crate::ui::typed::Typed;
use crate::ui::widgets::{Look, button_ui};

/// Size at first, points.
const SIZE: [f32; 2] = [1280.0, 720.0];
/// Height of the story.
pub(super) const STORY: f32 = 200.0;

/// What the window for the projector remembers.
#[derive(Default)]
pub(super) struct Presenter {
    pub(super) open: bool,
    is_full: bool,
    pub(super) canvas: CanvasState,
    typed: Typed,
}

impl Presenter {
    /// Opens it, or closes it.
    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
        self.is_full = false;
        self.canvas.view = None;
    }
}

/// Whether it fills the only window there is.
pub(super) fn is_inside(ctx: &Context) -> bool {
    ctx.embed_viewports()
}

/// Shows it; `content` draws into it. What is pressed in it is done as in the trainer's window.
pub(super) fn presenter_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    presenter: &mut Presenter,
    out: &mut Vec<Command>,
    content: &mut dyn FnMut(&mut Ui, &mut CanvasState, &mut Vec<Command>),
) {
    if is_inside(ui.ctx()) {
        return inside_ui(ui, cx, presenter, out, content);
    }
    let builder = ViewportBuilder::default()
        .with_title(cx.say("present-title"))
        .with_inner_size(SIZE)
        .with_fullscreen(presenter.is_full);
    let id = ViewportId::from_hash_of("presenter");
    ui.ctx().show_viewport_immediate(id, builder, |ui, _| {
        keys(ui.ctx(), cx, presenter, out);
        content(ui, &mut presenter.canvas, out);
        if ui.ctx().input(|i| i.viewport().close_requested()) {
            presenter.open = false;
        }
    });
}

/// The keys of the window for the projector: those of Teach; F11 and Escape are its own.
fn keys(ctx: &Context, cx: &Cx<'_>, presenter: &mut Presenter, out: &mut Vec<Command>) {
    presenter.typed.give_back(ctx);
    if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F11)) {
        presenter.is_full = !presenter.is_full;
    }
    if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        if presenter.is_full {
            presenter.is_full = false;
        } else {
            presenter.open = false;
        }
    }
    let focus = Focus { typing: false, canvas: false, teach: true, trace: false };
    let preset = cx.bench.settings.preset;
    let pressed = shortcuts::pressed(ctx, focus, preset, &mut presenter.typed);
    let pressed = pressed.into_iter().filter(|action| action.is_of_teach());
    out.extend(pressed.map(Command::Act));
    presenter.typed.ask_for_frame(ctx);
}

/// Over everything else in the only window; Escape or its button closes it.
fn inside_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    presenter: &mut Presenter,
    out: &mut Vec<Command>,
    content: &mut dyn FnMut(&mut Ui, &mut CanvasState, &mut Vec<Command>),
) {
    let ctx = ui.ctx().clone();
    let rect = ctx.content_rect();
    if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        presenter.open = false;
    }
    let area = Area::new(egui::Id::unique("presenter")).order(Order::Middle).fixed_pos(rect.min);
    area.show(&ctx, |ui| {
        ui.set_min_size(rect.size());
        ui.painter().rect_filled(rect, 0.0, cx.color(Role::Window));
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
        Panel::top("present-bar").exact_size(40.0).frame(cx.skin.panel().inner_margin(5.0)).show(
            &mut ui,
            |ui| {
                let right = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(right, |ui| {
                    let name = cx.say("present-close");
                    let content = (Some(Icon::Close), name.as_str(), name.as_str());
                    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
                        out.push(Command::Act(Action::TeachPresent));
                    }
                });
            },
        );
        content(&mut ui, &mut presenter.canvas, out);
    });
}
