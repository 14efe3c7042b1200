//! The small map in the corner: the whole drawing as quads, and the part in view, to be dragged.

use std::sync::Arc;

use egui::{Area, Mesh, Order, Pos2, Rect, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::drawing::role::Role;
use crate::drawing::tokens::Theme;
use crate::edit::level::stands_in;
use crate::model::geometry;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::{CanvasState, Task};
use crate::ui::context::Cx;

/// Greatest size on screen, in points.
const SIZE: egui::Vec2 = vec2(220.0, 140.0);
/// Paper around the drawing, in canvas points.
const PAPER: f64 = 40.0;
/// Most quads; a larger drawing shows those of the first steps.
const MOST: usize = 60_000;

/// The small map as drawn last: made anew only when the drawing changed.
#[derive(Default)]
pub struct Minimap {
    key: Option<Key>,
    mesh: Arc<Mesh>,
}

/// What the quads were made of.
#[derive(PartialEq)]
struct Key {
    revision: u64,
    variant: String,
    document: u64,
    level: String,
    theme: Theme,
    frame: Rect,
}

/// Draws the map at the lower right, where it is wanted, and moves the view as the hand drags.
pub(super) fn minimap_ui(ui: &Ui, cx: &Cx<'_>, state: &mut CanvasState, task: &Task<'_>) {
    let (Some(view), true) = (state.view, cx.bench.settings.minimap) else { return };
    let Some(bounds) = task.scene.bounds().filter(|b| b.is_sound() && b.w + b.h > 0.0) else {
        return;
    };
    let paper = bounds.grown(PAPER);
    let scale = (f64::from(SIZE.x) / paper.w).min(f64::from(SIZE.y) / paper.h);
    let size = vec2((paper.w * scale) as f32, (paper.h * scale) as f32).max(vec2(40.0, 30.0));
    let corner = pos2(view.max.x - size.x - 14.0, view.max.y - size.y - 14.0);
    let id = ui.scope_id().with("minimap");
    Area::new(id).order(Order::Middle).fixed_pos(corner).show(ui.ctx(), |ui| {
        let (frame, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let place = |p: geometry::Point| {
            let x = (p.x - paper.x) / paper.w * f64::from(frame.width());
            let y = (p.y - paper.y) / paper.h * f64::from(frame.height());
            frame.min + vec2(x as f32, y as f32)
        };
        let painter = ui.painter_at(frame.expand(1.0));
        let line = cx.skin.stroke(1.0, Role::LineControl);
        painter.rect(frame, 4.0, cx.color(Role::Paper), line, StrokeKind::Outside);
        draw(cx, &mut state.minimap, task.procedure, frame, &place);
        painter.add(Shape::Mesh(Arc::clone(&state.minimap.mesh)));
        let seen = state.camera.visible(view);
        let seen = Rect::from_two_pos(
            place(geometry::Point::new(seen.x, seen.y)),
            place(geometry::Point::new(seen.right(), seen.bottom())),
        );
        let soft = cx.skin.faded(Role::Accent, 0.10);
        let edge = cx.skin.stroke(1.6, Role::Accent);
        painter.rect(seen.intersect(frame), 2.0, soft, edge, StrokeKind::Inside);
        let name = cx.say("minimap");
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
        if (response.dragged() || response.clicked())
            && let Some(at) = response.interact_pointer_pos()
        {
            let at = (at - frame.min) / frame.size();
            let wanted = geometry::Point::new(
                paper.x + f64::from(at.x) * paper.w,
                paper.y + f64::from(at.y) * paper.h,
            );
            let now = state.camera.screen_from_canvas(view, wanted);
            state.camera.pan(view.center() - now);
            ui.ctx().request_repaint();
        }
    });
}

fn draw(
    cx: &Cx<'_>,
    kept: &mut Minimap,
    p: &Procedure,
    frame: Rect,
    place: &dyn Fn(geometry::Point) -> Pos2,
) {
    let Some(document) = cx.bench.document() else { return };
    let level = document.level();
    let key = Key {
        revision: document.revision(),
        variant: document.variant().as_str().to_owned(),
        document: document.number,
        level: level.map(ToString::to_string).unwrap_or_default(),
        theme: cx.skin.theme,
        frame,
    };
    if kept.key.as_ref() == Some(&key) {
        return;
    }
    let mut mesh = Mesh::default();
    let mut quad = |at: geometry::Rect, role: Role, alpha: f32| {
        let a = place(geometry::Point::new(at.x, at.y));
        let b = place(geometry::Point::new(at.right(), at.bottom()));
        let rect = Rect::from_min_max(a, b).intersect(frame);
        if rect.is_positive() {
            mesh.add_colored_rect(rect.expand(0.2), cx.skin.faded(role, alpha));
        }
    };
    if level.is_none() {
        p.pools().for_each(|(_, pool)| quad(pool.at, Role::LineSubtle, 0.5));
        for (i, (_, lane)) in p.lanes().enumerate() {
            quad(lane.at, Role::LineSubtle, if i % 2 == 0 { 0.35 } else { 0.65 });
        }
    }
    let steps = p.steps().filter(|(id, _)| stands_in(p, id, level)).take(MOST);
    for (_, step) in steps {
        let is_frame = matches!(step.kind, StepKind::SubProcedure { expanded: true, .. });
        quad(step.at, Role::StepLine, if is_frame { 0.25 } else { 0.8 });
    }
    kept.mesh = Arc::new(mesh);
    kept.key = Some(key);
}
