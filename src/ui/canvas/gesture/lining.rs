//! Lines by hand: bending them, shifting their pieces, and the handles of what is selected.

use egui::{CursorIcon, Pos2, Rect as Frame, StrokeKind, vec2};

use crate::drawing::item::Item;
use crate::drawing::role::Role;
use crate::edit::lines::{self, Bend, tidied, without_idle};
use crate::edit::resize::least_size;
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::item::ItemId;

use super::hold::{self, Grip, grip_box, has_middle, middle_of};
use super::{Doing, Gesture, Hand, lone, preview, snap};
use crate::ui::canvas::Task;
use crate::ui::canvas::paint::Brush;
use crate::ui::context::Cx;

/// Pieces whose ends are nearer than this along the axis are level or upright, in canvas points.
const FLAT: f64 = 1.0;

/// Taking hold of a line that was not selected: its pieces shift, its corners bend.
pub(super) fn take_hold(item: ItemId, line: Vec<Point>, at: Point) -> Gesture {
    let off = |w: &[Point]| crate::drawing::item::distance(at, w[0], w[1]);
    let piece = line
        .windows(2)
        .enumerate()
        .min_by(|a, b| off(a.1).total_cmp(&off(b.1)))
        .map_or(0, |(i, _)| i);
    shift_or_bend(item, line, piece)
}

/// A level or upright piece shifts along; one that runs askew gets a bend.
fn shift_or_bend(item: ItemId, line: Vec<Point>, piece: usize) -> Gesture {
    let flat = match (line.get(piece), line.get(piece + 1)) {
        (Some(a), Some(b)) => (a.x - b.x).abs() <= FLAT || (a.y - b.y).abs() <= FLAT,
        _ => false,
    };
    if flat {
        Gesture::Shifting { item, line, piece }
    } else {
        Gesture::Bending { item, line, bend: Bend::Added(piece) }
    }
}

fn plan_of(hand: &Hand<'_>, item: &ItemId, line: &[Point], now: &[Point]) -> Doing {
    preview::line_on(hand.brush, now, Role::Accent, 2.0);
    if tidied(line) == now {
        return Doing::nothing(CursorIcon::Move);
    }
    let Some(document) = hand.cx.bench.document() else {
        return Doing::nothing(CursorIcon::Move);
    };
    Doing::plan(document.desk().set_line(item, now), CursorIcon::Move)
}

/// Moves a bend, or the one that is added.
pub(super) fn bend(hand: &Hand<'_>, item: &ItemId, line: &[Point], bend: Bend) -> Doing {
    let (place, beside): (usize, [Option<&Point>; 2]) = match bend {
        Bend::Moved(i) => (i, [i.checked_sub(1).and_then(|j| line.get(j)), line.get(i + 1)]),
        Bend::Added(i) => (i + 1, [line.get(i), line.get(i + 1)]),
    };
    let beside: Vec<Point> = beside.into_iter().flatten().copied().collect();
    let to = hand.near().map_or(hand.at, |near| snap::snap_point(hand.at, &beside, near));
    let now = without_idle(lines::bent(line, bend, to), place);
    plan_of(hand, item, line, &now)
}

/// Shifts a piece.
pub(super) fn shift(hand: &Hand<'_>, item: &ItemId, line: &[Point], piece: usize) -> Doing {
    let to = hand.near().map_or(hand.at, |near| snap::snap_point(hand.at, line, near));
    let now = tidied(&lines::shifted(line, piece, to));
    plan_of(hand, item, line, &now)
}

/// Handles of the one thing that is selected, and the handle beside the step under the pointer.
pub(super) fn handles(cx: &Cx<'_>, task: &Task<'_>, brush: &Brush<'_>, near: Option<&StepId>) {
    if let Some(what) = lone(cx)
        && let Some(item) = task.scene.item(&what)
    {
        if item.path.is_empty() {
            box_handles(task, brush, item);
        } else {
            line_handles(brush, item);
        }
    }
    if let Some(step) = near.and_then(|id| task.procedure.step(id)) {
        let zoom = f64::from(brush.camera.zoom);
        let at = place(brush, hold::connect_place(step.at, zoom));
        let stroke = brush.skin.stroke(1.4, Role::Accent);
        brush.painter.circle(at, 5.5, brush.skin.color(Role::Paper), stroke);
        brush.painter.line_segment([at - vec2(2.4, 0.0), at + vec2(2.4, 0.0)], stroke);
        brush.painter.line_segment([at + vec2(2.4, 0.0), at + vec2(0.2, -2.2)], stroke);
        brush.painter.line_segment([at + vec2(2.4, 0.0), at + vec2(0.2, 2.2)], stroke);
    }
}

fn place(brush: &Brush<'_>, p: Point) -> Pos2 {
    brush.camera.screen_from_canvas(brush.view, p)
}

fn square(brush: &Brush<'_>, at: Pos2, side: f32) {
    let frame = Frame::from_center_size(at, vec2(side, side));
    let stroke = brush.skin.stroke(1.4, Role::Accent);
    brush.painter.rect(frame, 1.0, brush.skin.color(Role::Paper), stroke, StrokeKind::Inside);
}

fn box_handles(task: &Task<'_>, brush: &Brush<'_>, item: &Item) {
    let body = grip_box(item);
    let shown = brush.camera.screen_rect(brush.view, body);
    let fixed = least_size(task.procedure, &item.what).is_none();
    if !fixed && shown.width().min(shown.height()) >= 24.0 {
        for grip in Grip::ALL {
            square(brush, place(brush, grip.place(body)), 8.0);
        }
    }
    let label = item.label.filter(|l| {
        !item.body.encloses(*l) && matches!(item.what, ItemId::Step(_) | ItemId::Artifact(_))
    });
    if let Some(label) = label {
        let frame = brush.camera.screen_rect(brush.view, label.grown(2.0));
        let stroke = brush.skin.stroke(1.0, Role::Accent);
        brush.painter.rect_stroke(frame, 3.0, stroke, StrokeKind::Middle);
        for at in [frame.left_center(), frame.right_center()] {
            square(brush, at, 6.0);
        }
    }
}

/// Ends and bends are drawn with the selection; the middles of pieces, where a bend can be added,
/// are round and small.
fn line_handles(brush: &Brush<'_>, item: &Item) {
    let zoom = f64::from(brush.camera.zoom);
    for w in item.path.windows(2).filter(|w| has_middle(w[0], w[1], zoom)) {
        let at = place(brush, middle_of(w[0], w[1]));
        let stroke = brush.skin.stroke(1.2, Role::Accent);
        brush.painter.circle(at, 3.2, brush.skin.color(Role::Paper), stroke);
    }
}
