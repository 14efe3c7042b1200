//! What the hand is doing: moving the selection, the view, a frame, or a new flow.

use egui::{PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use crate::app::command::{Command, Tool};
use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::model::geometry;
use crate::model::id::StepId;
use crate::model::item::ItemId;

use super::paint::Brush;
use super::{CanvasState, Task, may_join};
use crate::ui::Cx;

/// Spacing of the grid that moves snap to, in canvas points.
const GRID: f64 = 10.0;

/// How near a middle must be to a neighbor's to snap to it, in screen points.
const SNAP: f32 = 5.0;

/// What the hand is doing.
#[derive(Clone, Debug, Default)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Moving the view.
    Panning,
    /// Moving the selection, begun at a canvas point.
    Moving {
        /// Where it began.
        from: geometry::Point,
    },
    /// Drawing a frame.
    Lasso {
        /// Where it began.
        from: geometry::Point,
    },
    /// Drawing a flow.
    Connecting {
        /// The step it leaves.
        from: StepId,
    },
}

impl Gesture {
    /// Whether a flow is being drawn.
    pub fn is_connecting(&self) -> bool {
        matches!(self, Self::Connecting { .. })
    }
}

/// What the hand did when it let go.
pub(super) enum Released {
    /// Moved the selection by canvas points.
    Moved(f64, f64),
    /// Framed this; whether it adds to the selection.
    Lassoed(geometry::Rect, bool),
    /// Joined two steps.
    Joined(StepId, StepId),
}

/// Follows the hand for one frame.
pub(super) fn follow(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    (response, at, hovered): (&Response, Option<geometry::Point>, Option<&ItemId>),
    brush: &Brush<'_>,
    out: &mut Vec<Command>,
) -> Option<Released> {
    if response.drag_started()
        && let Some(at) = at
    {
        begin(ui, cx, state, task, (response, at, hovered), out);
    }
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        state.gesture = Gesture::Idle;
    }
    let gesture = state.gesture.clone();
    match &gesture {
        Gesture::Idle => None,
        Gesture::Panning => {
            state.camera.pan(response.drag_delta());
            if response.drag_stopped() {
                state.gesture = Gesture::Idle;
            }
            None
        }
        Gesture::Moving { from } => moving(ui, cx, state, task, (*from, at, response), brush),
        Gesture::Lasso { from } => {
            let at = at?;
            let frame = geometry::Rect::new(
                from.x.min(at.x),
                from.y.min(at.y),
                (from.x - at.x).abs(),
                (from.y - at.y).abs(),
            );
            let shown = state.camera.screen_rect(brush.view, frame);
            brush.painter.rect(
                shown,
                0.0,
                cx.skin.faded(Role::Accent, 0.08),
                cx.skin.stroke(1.0, Role::Accent),
                StrokeKind::Middle,
            );
            response.drag_stopped().then(|| {
                state.gesture = Gesture::Idle;
                Released::Lassoed(frame, ui.input(|i| i.modifiers.command))
            })
        }
        Gesture::Connecting { from } => {
            connecting(cx, task, from, (at, hovered), brush);
            if response.drag_stopped() {
                state.gesture = Gesture::Idle;
                if let Some(ItemId::Step(to)) = hovered {
                    return Some(Released::Joined(from.clone(), to.clone()));
                }
            }
            None
        }
    }
}

fn begin(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    (response, at, hovered): (&Response, geometry::Point, Option<&ItemId>),
    out: &mut Vec<Command>,
) {
    let space = ui.input(|i| i.key_down(egui::Key::Space));
    let shift = ui.input(|i| i.modifiers.shift);
    let pan = space
        || response.drag_started_by(PointerButton::Middle)
        || response.drag_started_by(PointerButton::Secondary)
        || cx.bench.tool == Tool::Hand;
    // The pointer has moved a little before a drag is known: what counts is where it went down.
    let origin = ui.input(|i| i.pointer.press_origin());
    let at = match (origin, state.view) {
        (Some(origin), Some(view)) => state.camera.canvas_from_screen(view, origin),
        _ => at,
    };
    let slack = f64::from(6.0 / state.camera.zoom);
    let hit = task.scene.hit(at, slack).map(|i| i.what.clone()).or_else(|| hovered.cloned());
    let hit = hit.filter(|i| !matches!(i, ItemId::Lane(_)));
    state.gesture = match (pan, cx.bench.tool, hit) {
        (true, ..) => Gesture::Panning,
        (_, Tool::Lasso, _) => Gesture::Lasso { from: at },
        (_, Tool::Connect, Some(ItemId::Step(from))) if task.editable => {
            Gesture::Connecting { from }
        }
        (_, _, None) if shift => Gesture::Lasso { from: at },
        (_, Tool::Select, Some(item)) if task.editable && !matches!(item, ItemId::Pool(_)) => {
            if !cx.is_selected(&item) {
                out.push(Command::Select(vec![item]));
            }
            Gesture::Moving { from: at }
        }
        _ => Gesture::Panning,
    };
    // A label that is being edited loses the focus, and is kept as it stands.
    response.request_focus();
}

fn moving(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    (from, at, response): (geometry::Point, Option<geometry::Point>, &Response),
    brush: &Brush<'_>,
) -> Option<Released> {
    let at = at?;
    let free = ui.input(|i| i.modifiers.command);
    let selected = cx.bench.document().into_iter().flat_map(|d| d.selection.items());
    let chosen: Vec<geometry::Rect> = selected
        .filter_map(|what| task.scene.item(what))
        .filter(|i| i.path.is_empty())
        .map(|i| i.body)
        .collect();
    let (mut dx, mut dy) = (at.x - from.x, at.y - from.y);
    if !free {
        let (sx, sy) = snapped(cx, task.scene, &chosen, (dx, dy), brush);
        (dx, dy) = (sx, sy);
    }
    for body in &chosen {
        let ghost = state.camera.screen_rect(brush.view, body.moved(dx, dy));
        brush.painter.rect(
            ghost,
            8.0 * state.camera.zoom,
            cx.skin.faded(Role::Accent, 0.12),
            cx.skin.stroke(1.5, Role::Accent),
            StrokeKind::Middle,
        );
    }
    if response.drag_stopped() {
        state.gesture = Gesture::Idle;
        if dx.abs() + dy.abs() > 0.5 {
            return Some(Released::Moved(dx, dy));
        }
    }
    None
}

/// Snaps a move: middles to the middles of others (with a guide line), else to the grid.
fn snapped(
    cx: &Cx<'_>,
    scene: &Scene,
    chosen: &[geometry::Rect],
    (dx, dy): (f64, f64),
    brush: &Brush<'_>,
) -> (f64, f64) {
    let Some(lead) = chosen.last() else { return (dx, dy) };
    let c = lead.center().moved(dx, dy);
    let near = f64::from(SNAP / brush.camera.zoom);
    let seen = brush.camera.visible(brush.view);
    let others = scene.visible(seen).into_iter().filter(|i| {
        i.path.is_empty() && matches!(i.what, ItemId::Step(_)) && !cx.is_selected(&i.what)
    });
    let (mut x, mut y) = (None::<f64>, None::<f64>);
    for other in others {
        let o = other.body.center();
        if (o.x - c.x).abs() < near && x.is_none_or(|b| (o.x - c.x).abs() < (b - c.x).abs()) {
            x = Some(o.x);
        }
        if (o.y - c.y).abs() < near && y.is_none_or(|b| (o.y - c.y).abs() < (b - c.y).abs()) {
            y = Some(o.y);
        }
    }
    let guide = Stroke::new(1.0, cx.skin.faded(Role::Accent, 0.7));
    if let Some(x) = x {
        let sx = brush.camera.screen_from_canvas(brush.view, geometry::Point::new(x, 0.0)).x;
        brush.painter.vline(sx, brush.view.y_range(), guide);
    }
    if let Some(y) = y {
        let sy = brush.camera.screen_from_canvas(brush.view, geometry::Point::new(0.0, y)).y;
        brush.painter.hline(brush.view.x_range(), sy, guide);
    }
    let grid = |corner: f64, d: f64| ((corner + d) / GRID).round() * GRID - corner;
    (
        x.map_or_else(|| grid(lead.x, dx), |x| x - lead.center().x),
        y.map_or_else(|| grid(lead.y, dy), |y| y - lead.center().y),
    )
}

fn connecting(
    cx: &Cx<'_>,
    task: &Task<'_>,
    from: &StepId,
    (at, hovered): (Option<geometry::Point>, Option<&ItemId>),
    brush: &Brush<'_>,
) {
    let (Some(step), Some(at)) = (task.procedure.step(from), at) else { return };
    let allowed = match hovered {
        Some(ItemId::Step(to)) => Some(may_join(task.procedure, from, to)),
        _ => None,
    };
    let role = if allowed == Some(false) { Role::Error } else { Role::Accent };
    let place = |p: geometry::Point| brush.camera.screen_from_canvas(brush.view, p);
    let (a, b): (Pos2, Pos2) = (place(step.at.center()), place(at));
    let bend = pos2(f32::midpoint(a.x, b.x), a.y);
    let points = vec![a, bend, pos2(bend.x, b.y), b];
    brush.painter.add(egui::Shape::line(points, cx.skin.stroke(1.6, role)));
    if let Some(ItemId::Step(to)) = hovered
        && let Some(target) = task.procedure.step(to)
    {
        let frame: Rect = brush.camera.screen_rect(brush.view, target.at.grown(4.0));
        brush.painter.rect_stroke(frame, 6.0, cx.skin.stroke(2.0, role), StrokeKind::Outside);
    }
}
