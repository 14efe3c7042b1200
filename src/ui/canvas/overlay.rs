//! What lies over and under the drawing: the grid, hover and selection, the zoom box.

use std::collections::BTreeSet;

use egui::{Area, Mesh, Order, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::find::Found;
use crate::drawing::icons::Icon;
use crate::drawing::item::Item;
use crate::drawing::role::Role;
use crate::drawing::shape;
use crate::model::geometry;
use crate::model::item::ItemId;

use super::paint::Brush;
use super::{CanvasState, Task};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, dashed_frame};

/// Spacing of the grid's dots, in canvas points.
const GRID_DOT: f64 = 20.0;

/// Most things that get a frame of their own; more get thin ones, all in one mesh.
const MOST_FRAMES: usize = 200;

/// The dotted ground.
pub(super) fn grid(brush: &Brush<'_>) {
    let zoom = brush.camera.zoom;
    if zoom < 0.5 {
        return;
    }
    let seen = brush.camera.visible(brush.view);
    let color = brush.skin.color(Role::Grid);
    let mut mesh = Mesh::default();
    let side = (1.2 * zoom).clamp(1.0, 2.0);
    let (first_x, first_y) =
        ((seen.x / GRID_DOT).floor() * GRID_DOT, (seen.y / GRID_DOT).floor() * GRID_DOT);
    let columns = (seen.w / GRID_DOT) as usize + 2;
    let rows = (seen.h / GRID_DOT) as usize + 2;
    for row in 0..rows.min(400) {
        for column in 0..columns.min(600) {
            let at = geometry::Point::new(
                first_x + column as f64 * GRID_DOT,
                first_y + row as f64 * GRID_DOT,
            );
            let place = brush.camera.screen_from_canvas(brush.view, at);
            mesh.add_colored_rect(Rect::from_center_size(place, vec2(side, side)), color);
        }
    }
    brush.painter.add(Shape::mesh(mesh));
}

/// Hover, selection and flash, above the drawing.
pub(super) fn marks(
    brush: &Brush<'_>,
    cx: &Cx<'_>,
    task: &Task<'_>,
    hovered: Option<&ItemId>,
    state: &mut CanvasState,
    ui: &Ui,
) {
    let now = ui.input(|i| i.time);
    let flash = state.flash.is_some_and(|until| now < until);
    if flash {
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(50));
    } else {
        state.flash = None;
    }
    let seen = brush.camera.visible(brush.view).grown(20.0);
    // A thing in which a text was found several times is marked once.
    let places: BTreeSet<&ItemId> = cx.bench.found().into_iter().flat_map(Found::items).collect();
    let places = places.into_iter();
    let places = places.filter_map(|what| task.scene.item(what));
    for item in places.filter(|i| i.bounds.touches(seen)) {
        found(brush, item);
    }
    let selected = cx.bench.document().into_iter().flat_map(|d| d.selection.items());
    let selected = selected.filter_map(|what| task.scene.item(what));
    let selected: Vec<&Item> = selected.filter(|i| i.bounds.touches(seen)).collect();
    if selected.len() > MOST_FRAMES {
        super::far::frames(brush, selected.into_iter(), brush.skin.color(Role::Accent));
    } else {
        for item in selected {
            frame(brush, item, if flash { 4.0 } else { 2.0 }, 4.0, Role::Accent);
        }
    }
    let hovered = hovered
        .filter(|what| !cx.is_selected(what) && !matches!(what, ItemId::Lane(_) | ItemId::Pool(_)));
    if let Some(item) = hovered.and_then(|what| task.scene.item(what)) {
        frame(brush, item, 1.3, 0.0, Role::Accent);
    }
}

/// A place of a search: a wash of color and a dashed frame, so that it is no matter of hue alone.
fn found(brush: &Brush<'_>, item: &Item) {
    let body = item.label.filter(|_| !item.path.is_empty()).unwrap_or(item.body);
    if !item.path.is_empty() && item.label.is_none() {
        return;
    }
    let rect = brush.camera.screen_rect(brush.view, body.grown(7.0));
    if !matches!(item.what, ItemId::Lane(_) | ItemId::Pool(_)) {
        brush.painter.rect_filled(rect, 6.0, brush.skin.faded(Role::Warn, 0.16));
    }
    dashed_frame(brush.painter, rect, 6.0, brush.skin.stroke(1.4, Role::Warn));
}

fn frame(brush: &Brush<'_>, item: &Item, width: f32, offset: f64, role: Role) {
    let stroke = Stroke::new(width, brush.skin.color(role));
    if !item.path.is_empty() {
        let points: Vec<Pos2> = shape::rounded(&item.path, 7.0)
            .into_iter()
            .map(|p| brush.camera.screen_from_canvas(brush.view, p))
            .collect();
        brush.painter.add(Shape::line(points, Stroke::new(width + 0.6, stroke.color)));
        for corner in &item.path {
            let at = brush.camera.screen_from_canvas(brush.view, *corner);
            let handle = Rect::from_center_size(at, vec2(8.0, 8.0));
            brush.painter.rect(
                handle,
                1.0,
                brush.skin.color(Role::Paper),
                Stroke::new(1.4, stroke.color),
                StrokeKind::Inside,
            );
        }
        return;
    }
    let rect = brush.camera.screen_rect(brush.view, item.body.grown(offset));
    match &item.what {
        ItemId::Step(_) if is_diamond(item) => {
            let c = rect.center();
            let (w, h) = (rect.width() / 2.0 + 2.0, rect.height() / 2.0 + 2.0);
            let points = vec![
                pos2(c.x, c.y - h),
                pos2(c.x + w, c.y),
                pos2(c.x, c.y + h),
                pos2(c.x - w, c.y),
            ];
            brush.painter.add(Shape::closed_line(points, stroke));
        }
        ItemId::Step(_) if (item.body.w - item.body.h).abs() < 0.5 && item.body.w < 45.0 => {
            brush.painter.circle_stroke(rect.center(), rect.width() / 2.0, stroke);
        }
        ItemId::Lane(_) | ItemId::Pool(_) => {
            let inner = brush.camera.screen_rect(brush.view, item.body);
            brush.painter.rect_stroke(inner, 0.0, stroke, StrokeKind::Inside);
        }
        _ => {
            let radius = if offset > 0.0 { 10.0 } else { 8.0 };
            let radius = radius * brush.camera.zoom;
            brush.painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
        }
    }
}

/// Gateways are drawn as a closed four-cornered polygon in a square body.
fn is_diamond(item: &Item) -> bool {
    item.shapes.iter().any(|s| {
        matches!(s, shape::Shape::Polygon { points, .. } if points.len() == 4)
            && (s.bounds().w - item.body.w).abs() < 6.0
            && (item.body.w - item.body.h).abs() < 1.0
    })
}

/// The box at the lower left: smaller, how large, larger.
pub(super) fn zoom_ui(ui: &Ui, cx: &Cx<'_>, view: Rect, zoom: f32, out: &mut Vec<Command>) {
    let at = pos2(view.min.x + 12.0, view.max.y - 44.0);
    Area::new(ui.scope_id().with("zoom")).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        cx.skin.card().inner_margin(1.0).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let name = cx.action_label(Action::ZoomOut);
                let smaller = (Some(Icon::Minus), "", name.as_str());
                if button_ui(ui, cx.skin, smaller, Look::Quiet, true).clicked() {
                    out.push(Command::Act(Action::ZoomOut));
                }
                let text = cx.words.percent(f64::from(zoom), 0);
                let text = theme::text(text, size::SMALL, cx.color(Role::TextSecondary));
                zoom_menu_ui(ui, cx, text, out);
                let name = cx.action_label(Action::ZoomIn);
                let larger = (Some(Icon::Plus), "", name.as_str());
                if button_ui(ui, cx.skin, larger, Look::Quiet, true).clicked() {
                    out.push(Command::Act(Action::ZoomIn));
                }
            });
        });
    });
}

/// The zoom in percent; a click offers the usual steps.
fn zoom_menu_ui(ui: &mut Ui, cx: &Cx<'_>, text: egui::RichText, out: &mut Vec<Command>) {
    let button = egui::Button::new(text).frame(false).min_size(vec2(48.0, 28.0));
    let menu = egui::containers::menu::MenuButton::from_button(button);
    let (response, _) = menu.ui(ui, |ui| {
        ui.set_min_width(230.0);
        let steps = [
            Action::Fit,
            Action::ZoomSelection,
            Action::Zoom50,
            Action::Zoom100,
            Action::Zoom200,
            Action::ToggleMinimap,
        ];
        for action in steps {
            let label = theme::text(cx.action_label(action), size::BODY, cx.color(Role::Text));
            let keys = theme::text(cx.keys(action), size::SMALL, cx.color(Role::TextSecondary));
            let on = action == Action::ToggleMinimap && cx.bench.settings.minimap;
            let button = egui::Button::new(label).right_text(keys).selected(on);
            if ui.add_enabled(cx.can(action), button).clicked() {
                out.push(Command::Act(action));
                ui.close();
            }
        }
    });
    response.on_hover_text(cx.say("zoom-menu"));
}
