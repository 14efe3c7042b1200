//! The drawing surface: camera, layers, hits, gestures. It sends commands and changes nothing.

use egui::{Key, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::app::command::Command;
use crate::app::keys::Wheel;
use crate::drawing::item::{Item, Layer};
use crate::drawing::metrics::NO_TEXT_BELOW;
use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::drawing::shape::Shape;
use crate::model::geometry;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::context::Cx;
use camera::Camera;
use gesture::Gesture;
use paint::Brush;

pub mod camera;
pub mod far;
mod clicks;
pub mod gesture;
pub mod label;
pub mod levels;
pub mod minimap;
pub mod overlay;
pub mod pad;
pub mod paint;
pub mod quick;
mod quick_line;
mod toolbox;
pub mod way;

/// Most visible things that get a node for a screen reader; beyond, only what is selected.
const MOST_NODES: usize = 500;

/// Zoom below which only quads and segments are drawn.
const FAR: f32 = NO_TEXT_BELOW as f32;

/// Zoom below which feet and badges are left out.
pub const NO_DETAIL: f32 = 0.6;

/// What the canvas remembers from frame to frame.
#[derive(Default)]
pub struct CanvasState {
    /// The camera.
    pub camera: Camera,
    /// What the hand is doing.
    pub gesture: Gesture,
    /// The label being edited, and its text.
    pub label: Option<label::LabelEdit>,
    /// Whether the whole drawing should be shown once the view's size is known.
    pub fit_next: bool,
    /// Things to flash, and until when (seconds of input time).
    pub flash: Option<f64>,
    /// The view on screen in the last frame.
    pub view: Option<Rect>,
    /// Whether the canvas takes the focus in the next frame.
    pub take_focus: bool,
    /// What is kept of the view from afar.
    pub far: far::Far,
    /// The quick-entry bar.
    pub quick: quick::QuickBar,
    /// The small map, as drawn last.
    pub minimap: minimap::Minimap,
    /// What gestures keep from frame to frame.
    pub kept: gesture::Kept,
}

/// What a workspace asks of the canvas.
pub struct Task<'a> {
    /// Salt of ids; one canvas each.
    pub salt: &'static str,
    /// The procedure.
    pub procedure: &'a Procedure,
    /// What it looks like.
    pub scene: &'a Scene,
    /// Whether it can be changed here.
    pub editable: bool,
    /// Factor on the opacity of things: what fades in Compare.
    pub opacity: &'a dyn Fn(&ItemId) -> f32,
    /// Painted above everything, in screen space.
    pub above: &'a dyn Fn(&Brush<'_>),
    /// Greatest zoom of "fit".
    pub fit_zoom: f32,
    /// Zoom from which feet, pills and badges are drawn.
    pub detail_from: f32,
    /// Whether nothing but the drawing is shown: no grid, no zoom box, nothing to click.
    pub bare: bool,
    /// What is said of a thing in place of its name: of what is still to be found.
    pub veiled: &'a dyn Fn(&ItemId) -> Option<String>,
}

/// Identifies the canvas for focus.
pub fn canvas_id(salt: &str) -> egui::Id {
    egui::Id::unique(("canvas", salt))
}

/// Draws the canvas into all the room there is.
pub fn canvas_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    out: &mut Vec<Command>,
) {
    let view = ui.available_rect_before_wrap();
    let id = canvas_id(task.salt);
    let response = ui.interact(view, id, Sense::click_and_drag());
    ui.advance_cursor_after_rect(view);
    let drawing = cx.say_with("spoken-canvas", &[("title", cx.study_title().into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, &drawing));
    super::region::remember(ui.ctx(), "region canvas", view);
    if state.take_focus && state.label.is_none() {
        response.request_focus();
        state.take_focus = false;
    }
    keep_keys(ui, id);
    fit_when_asked(state, task, view);
    state.view = Some(view);
    navigate(ui, cx, state, view, &response);
    let painter = ui.painter_at(view);
    painter.rect_filled(view, 0.0, cx.color(Role::Outside));
    let brush = Brush {
        painter: &painter,
        skin: cx.skin,
        view,
        camera: state.camera,
        opacity: 1.0,
        is_paper: false,
    };
    if !task.bare {
        overlay::grid(&brush);
    }
    paint_scene(&brush, &mut state.far, task);
    // Without anyone to tell, there is nothing to name.
    let is_told = ui.ctx().has_accesskit_node(id);
    let hits = if is_told { nodes_ui(ui, cx, state, task, view) } else { Vec::new() };
    let pointer = ui.input(|i| i.pointer.latest_pos()).filter(|p| view.contains(*p));
    let at = pointer.map(|p| state.camera.canvas_from_screen(view, p));
    let zoom = f64::from(state.camera.zoom);
    let hovered = at
        .filter(|_| response.contains_pointer())
        .and_then(|at| task.scene.hit(at, 6.0 / zoom, zoom))
        .filter(|i| !matches!(i.layer, Layer::Pool | Layer::Lane(_)) || task.editable)
        .map(|i| i.what.clone());
    overlay::marks(&brush, cx, task, hovered.as_ref(), state, ui);
    (task.above)(&brush);
    let busy = state.gesture.is_busy();
    gesture::follow(ui, cx, state, task, (&response, hovered.as_ref()), &brush, out);
    if !busy || !hits.is_empty() {
        clicks::clicks(ui, cx, task, state, (&response, at), (hovered.as_ref(), hits), out);
    }
    if task.editable {
        pad::pad_ui(ui, cx, state, task, out);
        levels::levels_ui(ui, cx, state, task, out);
        minimap::minimap_ui(ui, cx, state, task);
        toolbox::toolbox_ui(ui, cx, state, view, out);
        label::label_ui(ui, cx, state, task, out);
        nudge(ui, cx, response.has_focus(), out);
    }
    if !task.bare {
        overlay::zoom_ui(ui, cx, view, state.camera.zoom, out);
    }
}

/// While the canvas has the focus, Tab and the arrows are its own.
fn keep_keys(ui: &Ui, id: egui::Id) {
    let filter = egui::EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|m| {
        if m.has_focus(id) {
            m.set_focus_lock_filter(id, filter);
        }
    });
}

fn fit_when_asked(state: &mut CanvasState, task: &Task<'_>, view: Rect) {
    let resized = state.view.is_none();
    if (state.fit_next || resized)
        && view.width() > 50.0
        && let Some(bounds) = task.scene.bounds()
    {
        // What can be drawn on has the toolbox at its left.
        let mut room = view;
        if task.editable && view.width() > 400.0 {
            room.min.x += toolbox::WIDTH;
        }
        state.camera.fit(room, bounds, task.fit_zoom);
        state.camera.origin += room.min - view.min;
        state.fit_next = false;
    }
}

fn navigate(ui: &Ui, cx: &Cx<'_>, state: &mut CanvasState, view: Rect, response: &egui::Response) {
    if !response.contains_pointer() {
        return;
    }
    let (scroll, zoom, pointer) = ui.input(|i| {
        (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.latest_pos().unwrap_or(view.center()))
    });
    let (alt, shift) = ui.input(|i| (i.modifiers.alt, i.modifiers.shift));
    let by_wheel = match cx.bench.settings.preset.wheel() {
        Wheel::Scrolls => false,
        Wheel::ScrollsAltZooms => alt,
        Wheel::Zooms => !shift,
    };
    if (zoom - 1.0).abs() > 1e-6 {
        state.camera.zoom_about(view, pointer, zoom);
    } else if by_wheel {
        state.camera.zoom_about(view, pointer, (scroll.y / 200.0).exp());
    } else if scroll != Vec2::ZERO {
        state.camera.pan(scroll);
    }
}

fn paint_scene(brush: &Brush<'_>, far: &mut far::Far, task: &Task<'_>) {
    let seen = brush.camera.visible(brush.view).grown(20.0);
    let zoom = brush.camera.zoom;
    if zoom < FAR {
        far.paint(brush, task.scene);
        return;
    }
    let mut seen = task.scene.visible(seen);
    seen.retain(|item| (task.opacity)(&item.what) > 0.01);
    let paint = |item: &Item, shapes: &[Shape]| {
        let brush = Brush { opacity: (task.opacity)(&item.what), ..*brush };
        for shape in shapes {
            brush.paint(shape);
        }
    };
    for item in &seen {
        paint(item, &item.shapes);
        if zoom >= task.detail_from {
            paint(item, &item.detail);
        }
    }
    for item in seen.iter().filter(|_| zoom >= task.detail_from) {
        paint(item, &item.above);
    }
}

/// One node a visible thing, for screen readers and clicks by name; returns what was clicked.
fn nodes_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &CanvasState,
    task: &Task<'_>,
    view: Rect,
) -> Vec<(ItemId, egui::Response)> {
    let seen = state.camera.visible(view);
    let mut out = Vec::new();
    let wanted =
        |item: &&Item| matches!(item.what, ItemId::Step(_) | ItemId::Artifact(_) | ItemId::Flow(_));
    for item in task.scene.visible(seen).into_iter().filter(wanted).take(MOST_NODES) {
        if matches!(item.what, ItemId::Flow(_)) && item.label.is_none() {
            continue;
        }
        let body = if matches!(item.what, ItemId::Flow(_)) {
            item.label.unwrap_or(item.body)
        } else {
            item.body
        };
        let rect = state.camera.screen_rect(view, body).intersect(view);
        if !rect.is_positive() {
            continue;
        }
        // Clickable, but not a stop of Tab: Tab walks the flow.
        let id = canvas_id(task.salt).with(&item.what);
        let response = ui.interact(rect, id, Sense::CLICK);
        let selected = cx.is_selected(&item.what);
        // Said only where somebody listens: sentences for hundreds of things cost more than painting.
        response.widget_info(|| {
            let veiled = (task.veiled)(&item.what);
            let name = veiled.unwrap_or_else(|| cx.spoken(task.procedure, &item.what));
            WidgetInfo::selected(egui::Role::Button, true, selected, name)
        });
        if response.clicked() || response.double_clicked() {
            out.push((item.what.clone(), response));
        }
    }
    out
}

/// Whether the pointer is on the sign of a collapsed sub-procedure that says it has an inside.
pub(super) fn on_marker(task: &Task<'_>, state: &CanvasState, id: &StepId, ui: &Ui) -> bool {
    let (Some(view), Some(step)) = (state.view, task.procedure.step(id)) else { return false };
    let folded = matches!(step.kind, StepKind::SubProcedure { expanded: false, .. });
    let at = ui.input(|i| i.pointer.latest_pos());
    let sign = geometry::Point::new(step.at.center().x, step.at.bottom() - 10.0);
    let sign = geometry::Rect::around(sign, 24.0, 22.0);
    folded && at.is_some_and(|at| sign.contains(state.camera.canvas_from_screen(view, at)))
}

/// Plain arrows nudge what is selected by 1 point, with Shift by 10.
fn nudge(ui: &Ui, cx: &Cx<'_>, focused: bool, out: &mut Vec<Command>) {
    let selected = cx.bench.document().is_some_and(|d| !d.selection.is_empty());
    if !focused || !selected {
        return;
    }
    let by = ui.input(|i| {
        if i.modifiers.alt || i.modifiers.command {
            return Vec2::ZERO;
        }
        let step = if i.modifiers.shift { 10.0 } else { 1.0 };
        let axis =
            |less: Key, more: Key| (i.num_presses(more) as f32 - i.num_presses(less) as f32) * step;
        vec2(axis(Key::ArrowLeft, Key::ArrowRight), axis(Key::ArrowUp, Key::ArrowDown))
    });
    if by != Vec2::ZERO {
        out.push(Command::MoveSelection(f64::from(by.x), f64::from(by.y)));
    }
}

/// The middle of the view, in canvas points.
pub(super) fn middle(state: &CanvasState) -> geometry::Point {
    let view = state.view.unwrap_or(Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0)));
    state.camera.canvas_from_screen(view, view.center())
}
