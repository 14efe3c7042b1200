//! The space tool, and carrying a lane to another place among those beside it.

use egui::{CursorIcon, Stroke};

use crate::drawing::role::Role;
use crate::edit::align::Axis;
use crate::edit::divide::siblings;
use crate::edit::space::Space;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, StepId};
use crate::model::item::ItemId;

use super::snap::GRID;
use super::{Doing, Gesture, Hand, preview};
use crate::ui::canvas::Task;

/// How far the hand must go before its direction counts, in screen points.
const DECIDE: f64 = 8.0;

/// Begins making room: on a flow only its branch moves.
pub(super) fn begin(task: &Task<'_>, at: Point, hovered: Option<&ItemId>) -> Gesture {
    let p = task.procedure;
    let (branch, only_branch) = match hovered {
        Some(ItemId::Flow(id)) => (p.flow(id).map(|f| f.to.clone()), true),
        Some(ItemId::Step(id)) => (Some(id.clone()), false),
        _ => (None, false),
    };
    Gesture::Spacing { from: at, branch, only_branch, axis: None }
}

/// Before the hand presses: the two lines along which room could be made.
pub(super) fn ready(hand: &Hand<'_>) {
    let stroke = Stroke::new(1.0, hand.cx.skin.faded(Role::Accent, 0.5));
    let view = hand.brush.view;
    hand.brush.painter.vline(hand.pointer.x, view.y_range(), stroke);
    hand.brush.painter.hline(view.x_range(), hand.pointer.y, stroke);
    let on_flow = matches!(hand.hovered, Some(ItemId::Flow(_)));
    let key = if on_flow { "hint-branch" } else { "hint-space" };
    preview::hint(hand.brush, hand.pointer, &hand.cx.say(key), Role::Text);
}

/// Makes room, or takes it away.
pub(super) fn space(
    hand: &Hand<'_>,
    from: Point,
    (branch, only_branch): (Option<&StepId>, bool),
    axis: &mut Option<Axis>,
) -> Doing {
    let (dx, dy) = (hand.at.x - from.x, hand.at.y - from.y);
    if axis.is_none() && dx.abs().max(dy.abs()) * hand.zoom() >= DECIDE {
        *axis = Some(if dx.abs() >= dy.abs() { Axis::Across } else { Axis::Down });
    }
    let Some(axis) = *axis else { return Doing::nothing(CursorIcon::Crosshair) };
    let (at, by, cursor) = match axis {
        Axis::Across => (from.x, dx, CursorIcon::ResizeHorizontal),
        Axis::Down => (from.y, dy, CursorIcon::ResizeVertical),
    };
    let by = if hand.near().is_some() { (by / GRID).round() * GRID } else { by };
    paint(hand, axis, at, by);
    let narrow = only_branch || hand.modifiers.alt;
    let branch = branch.filter(|_| narrow).cloned();
    let alone = branch.is_some();
    if by.abs() < 0.5 {
        return Doing::nothing(cursor);
    }
    let Some(document) = hand.cx.bench.document() else { return Doing::nothing(cursor) };
    let plan = document.desk().make_space(&Space { axis, at, by, branch });
    Doing::plan(plan, cursor).saying(alone.then(|| hand.cx.say("hint-branch")))
}

/// The line, and the strip that opens or closes.
fn paint(hand: &Hand<'_>, axis: Axis, at: f64, by: f64) {
    let brush = hand.brush;
    let place = |x: f64, y: f64| brush.camera.screen_from_canvas(brush.view, Point::new(x, y));
    let role = if by < 0.0 { Role::Warn } else { Role::Accent };
    let stroke = hand.cx.skin.stroke(1.4, role);
    let mut strip = brush.view;
    match axis {
        Axis::Across => {
            let (a, b) = (place(at, 0.0).x, place(at + by, 0.0).x);
            (strip.min.x, strip.max.x) = (a.min(b), a.max(b));
            brush.painter.vline(a, brush.view.y_range(), stroke);
            brush.painter.vline(b, brush.view.y_range(), stroke);
        }
        Axis::Down => {
            let (a, b) = (place(0.0, at).y, place(0.0, at + by).y);
            (strip.min.y, strip.max.y) = (a.min(b), a.max(b));
            brush.painter.hline(brush.view.x_range(), a, stroke);
            brush.painter.hline(brush.view.x_range(), b, stroke);
        }
    }
    brush.painter.rect_filled(strip, 0.0, hand.cx.skin.faded(role, 0.07));
}

/// Carries a lane among those beside it.
pub(super) fn reorder(hand: &Hand<'_>, id: &LaneId, from: Point) -> Doing {
    let cursor = CursorIcon::Grabbing;
    let p = hand.task.procedure;
    let Some(lane) = p.lane(id) else { return Doing::nothing(cursor) };
    let beside = siblings(p, lane);
    let middle = |r: Rect| if lane.vertical { r.center().x } else { r.center().y };
    let pointer = if lane.vertical { hand.at.x } else { hand.at.y };
    let (dx, dy) =
        if lane.vertical { (hand.at.x - from.x, 0.0) } else { (0.0, hand.at.y - from.y) };
    preview::outline(hand.brush, lane.at.moved(dx, dy), 0.0, 1.5);
    let others = beside.iter().filter(|l| *l != id);
    let before =
        others.clone().find(|l| p.lane(l).is_some_and(|x| pointer < middle(x.at))).cloned();
    let stays = {
        let place = beside.iter().position(|l| l == id);
        let next = place.and_then(|i| beside.get(i + 1)).cloned();
        next == before
    };
    if stays || beside.len() < 2 {
        return Doing::nothing(cursor);
    }
    // Where it would come to stand: a bar between two lanes.
    let edge = before.as_ref().and_then(|l| p.lane(l)).map(|l| l.at).or_else(|| {
        let last = others.clone().next_back().and_then(|l| p.lane(l)).map(|l| l.at)?;
        Some(if lane.vertical { last.moved(last.w, 0.0) } else { last.moved(0.0, last.h) })
    });
    if let Some(edge) = edge {
        let (a, b) = if lane.vertical {
            (Point::new(edge.x, edge.y), Point::new(edge.x, edge.bottom()))
        } else {
            (Point::new(edge.x, edge.y), Point::new(edge.right(), edge.y))
        };
        let place = |q: Point| hand.brush.camera.screen_from_canvas(hand.brush.view, q);
        let stroke = hand.cx.skin.stroke(3.0, Role::Accent);
        hand.brush.painter.line_segment([place(a), place(b)], stroke);
    }
    let Some(document) = hand.cx.bench.document() else { return Doing::nothing(cursor) };
    let mut doing = Doing::plan(document.desk().reorder_lane(id, before.as_ref()), cursor);
    // The bar says it; ghosts of everything in the lanes would hide it.
    if !hand.lets_go && doing.plan.as_ref().is_some_and(Result::is_ok) {
        doing.plan = None;
    }
    doing
}
