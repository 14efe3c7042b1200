//! Moving things by hand, and drawing a frame around what is to be selected.

use egui::{CursorIcon, StrokeKind};

use crate::app::command::Command;
use crate::drawing::item::Layer;
use crate::drawing::role::Role;
use crate::edit::carry::Drop;
use crate::edit::insert::may_insert;
use crate::model::geometry::{Point, Rect};
use crate::model::id::FlowId;
use crate::model::item::ItemId;

use super::snap::{self, Snapped};
use super::{Doing, Hand, preview};
use crate::ui::canvas::Task;

/// How near the line of a flow the middle of a step must come to be put into it, in canvas points.
const ON_FLOW: f64 = 14.0;

/// Moves of less than this are none, in canvas points.
const STILL: f64 = 0.5;

/// Carries things along with the pointer.
pub(super) fn carry(hand: &Hand<'_>, from: Point, items: &[ItemId], grabbed: &ItemId) -> Doing {
    let mut by = (hand.at.x - from.x, hand.at.y - from.y);
    let Some(lead) = hand.task.scene.item(grabbed).map(|i| i.body) else {
        return Doing::nothing(CursorIcon::Move);
    };
    let axis = hand.modifiers.shift;
    if axis {
        by = snap::on_axis(by);
    }
    let bands = items.iter().any(|i| matches!(i, ItemId::Lane(_) | ItemId::Pool(_)));
    let mut snapped = match hand.near() {
        Some(near) if !bands => {
            let leave_out = |what: &ItemId| items.contains(what) || hangs_on(hand, what, items);
            snap::snap(lead, &hand.neighbors(&leave_out), near, by)
        }
        Some(_) => {
            let grid = |v: f64| (v / snap::GRID).round() * snap::GRID;
            Snapped { dx: grid(by.0), dy: grid(by.1), guides: Vec::new() }
        }
        None => Snapped { dx: by.0, dy: by.1, guides: Vec::new() },
    };
    if axis {
        // Snapping does not leave the axis the hand keeps to.
        if by.0 == 0.0 {
            snapped.dx = 0.0;
        } else {
            snapped.dy = 0.0;
        }
        snapped.guides.clear();
    }
    if snapped.dx.abs() + snapped.dy.abs() < STILL {
        return Doing::nothing(CursorIcon::Move);
    }
    let on = flow_under(hand, items, lead.moved(snapped.dx, snapped.dy).center());
    let pointer = (!bands).then_some(hand.at);
    let drop = Drop { dx: snapped.dx, dy: snapped.dy, at: pointer, on };
    let Some(document) = hand.cx.bench.document() else {
        return Doing::nothing(CursorIcon::Move);
    };
    let plan = document.desk().drop_at(items, &drop);
    if let Ok(plan) = &plan {
        let hint = preview::told(hand.cx, hand.task.procedure, plan);
        // On its way into a flow or onto a border a thing is not aligned with others.
        if drop.on.is_none() {
            preview::guides(hand.brush, &snapped.guides);
        }
        return Doing::plan(Ok(plan.clone()), CursorIcon::Grabbing).saying(hint);
    }
    preview::frame(hand.brush, lead.moved(snapped.dx, snapped.dy), Role::Error);
    Doing::plan(plan, CursorIcon::Grabbing)
}

/// Whether a thing moves along with what is carried, and is no neighbor of it.
fn hangs_on(hand: &Hand<'_>, what: &ItemId, items: &[ItemId]) -> bool {
    use crate::model::step::StepKind;
    let p = hand.task.procedure;
    let mut at = match what {
        ItemId::Step(id) => p.step(id),
        _ => return false,
    };
    for _ in 0..crate::model::invariants::MAX_DEPTH {
        let Some(step) = at else { return false };
        let up = match &step.kind {
            StepKind::Boundary { host, .. } => Some(host),
            _ => step.parent.as_ref(),
        };
        let Some(up) = up else { return false };
        if items.contains(&ItemId::Step(up.clone())) {
            return true;
        }
        at = p.step(up);
    }
    false
}

/// The flow that the middle of the one carried step lies on.
fn flow_under(hand: &Hand<'_>, items: &[ItemId], center: Point) -> Option<FlowId> {
    let [ItemId::Step(id)] = items else { return None };
    // Over another step nothing is meant for the flows that end there.
    let over = hand.task.scene.visible(Rect::around(center, 2.0, 2.0)).into_iter().any(|i| {
        matches!(&i.what, ItemId::Step(other) if other != id)
            && i.layer == Layer::Step
            && i.body.contains(center)
    });
    if over {
        return None;
    }
    let fits = |flow: &FlowId| may_insert(hand.task.procedure, id, flow);
    flow_at(hand.task, center, &fits)
}

/// The flow at a point that fits.
pub(super) fn flow_at(
    task: &Task<'_>,
    center: Point,
    fits: &dyn Fn(&FlowId) -> bool,
) -> Option<FlowId> {
    let area = Rect::around(center, 2.0 * ON_FLOW, 2.0 * ON_FLOW);
    let off = |path: &[Point]| {
        let pieces = path.windows(2).map(|w| crate::drawing::item::distance(center, w[0], w[1]));
        pieces.fold(f64::INFINITY, f64::min)
    };
    let flows = task.scene.visible(area).into_iter().filter_map(|i| match &i.what {
        ItemId::Flow(id) => Some((off(&i.path), id)),
        _ => None,
    });
    let near = flows.filter(|(d, id)| *d <= ON_FLOW && fits(id));
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id.clone())
}

/// Draws a frame; what lies inside will be selected.
pub(super) fn lasso(hand: &Hand<'_>, from: Point, add: bool) -> Doing {
    let at = hand.at;
    let frame =
        Rect::new(from.x.min(at.x), from.y.min(at.y), (from.x - at.x).abs(), (from.y - at.y).abs());
    let inside: Vec<ItemId> = hand
        .task
        .scene
        .visible(frame)
        .into_iter()
        .filter(|i| frame.encloses(i.body))
        .filter(|i| matches!(i.what, ItemId::Step(_) | ItemId::Artifact(_)))
        .map(|i| i.what.clone())
        .collect();
    if !hand.lets_go {
        let skin = hand.cx.skin;
        let shown = hand.brush.camera.screen_rect(hand.brush.view, frame);
        let (fill, stroke) = (skin.faded(Role::Accent, 0.08), skin.stroke(1.0, Role::Accent));
        hand.brush.painter.rect(shown, 0.0, fill, stroke, StrokeKind::Middle);
        for item in inside.iter().take(500).filter_map(|what| hand.task.scene.item(what)) {
            preview::frame(hand.brush, item.body.grown(-4.0), Role::Accent);
        }
    }
    let mut items: Vec<ItemId> = Vec::new();
    if add && let Some(document) = hand.cx.bench.document() {
        items.extend(document.selection.items().cloned());
    }
    items.extend(inside);
    let mut doing = Doing::nothing(CursorIcon::Crosshair);
    doing.command = Some(Command::Select(items));
    doing
}
