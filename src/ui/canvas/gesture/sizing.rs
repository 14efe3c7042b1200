//! Resizing boxes by their handles, and moving labels.

use egui::CursorIcon;

use crate::drawing::role::Role;
use crate::edit::follow::Plan;
use crate::edit::{Change, Edit};
use crate::model::geometry::{Point, Rect};
use crate::model::item::ItemId;

use super::hold::Grip;
use super::snap::snap_edge;
use super::{Doing, Hand, preview};

/// Least width of a label, in canvas points.
const LEAST_LABEL: f64 = 40.0;

/// Resizes a box by one of its handles.
pub(super) fn size(hand: &Hand<'_>, item: &ItemId, grip: Grip, old: Rect) -> Doing {
    let to = wished(hand, item, grip, old);
    let Some(document) = hand.cx.bench.document() else {
        return Doing::nothing(grip.cursor());
    };
    if to == old {
        return Doing::nothing(grip.cursor());
    }
    let plan = document.desk().resize(item, to);
    let mut hint = None;
    if let Ok(plan) = &plan {
        let came_out = box_in(&plan.edit, item).unwrap_or(old);
        let off = |a: f64, b: f64| (a - b).abs() > 1.0;
        let held = off(came_out.x, to.x)
            || off(came_out.y, to.y)
            || off(came_out.right(), to.right())
            || off(came_out.bottom(), to.bottom());
        if held {
            preview::frame(hand.brush, came_out.grown(-4.0), Role::Warn);
            hint = Some(hand.cx.say("hint-content"));
        } else {
            hint = Some(format!("{:.0} × {:.0}", came_out.w, came_out.h));
        }
        if is_idle(plan) {
            return Doing::nothing(grip.cursor()).saying(hint);
        }
    }
    Doing::plan(plan, grip.cursor()).saying(hint)
}

/// The box the hand wishes for: the sides it moves, snapped.
fn wished(hand: &Hand<'_>, item: &ItemId, grip: Grip, old: Rect) -> Rect {
    let leave_out = |what: &ItemId| what == item;
    let others = hand.neighbors(&leave_out);
    let snapped = |v: f64, level: bool| match hand.near() {
        Some(near) => snap_edge(v, &others, near, level).0,
        None => v,
    };
    let (mut l, mut t, mut r, mut b) = (old.x, old.y, old.right(), old.bottom());
    match grip.x {
        -1 => l = snapped(hand.at.x, true).min(r - 1.0),
        1 => r = snapped(hand.at.x, true).max(l + 1.0),
        _ => {}
    }
    match grip.y {
        -1 => t = snapped(hand.at.y, false).min(b - 1.0),
        1 => b = snapped(hand.at.y, false).max(t + 1.0),
        _ => {}
    }
    Rect::new(l, t, r - l, b - t)
}

/// The box that a plan gives a thing.
fn box_in(edit: &Edit, item: &ItemId) -> Option<Rect> {
    match edit {
        Edit::Group(edits) => edits.iter().find_map(|e| box_in(e, item)),
        Edit::In(_, change) => match (change, item) {
            (Change::Step(id, Some(s)), ItemId::Step(of)) if id == of => Some(s.at),
            (Change::Artifact(id, Some(a)), ItemId::Artifact(of)) if id == of => Some(a.at),
            (Change::Lane(id, Some(l)), ItemId::Lane(of)) if id == of => Some(l.at),
            (Change::Pool(id, Some(l)), ItemId::Pool(of)) if id == of => Some(l.at),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a plan changes nothing.
fn is_idle(plan: &Plan) -> bool {
    matches!(&plan.edit, Edit::Group(edits) if edits.is_empty())
}

/// Moves a label, or one of its edges.
pub(super) fn label(
    hand: &Hand<'_>,
    item: &ItemId,
    old: Rect,
    from: Point,
    edge: Option<bool>,
) -> Doing {
    let (dx, dy) = (hand.at.x - from.x, hand.at.y - from.y);
    if dx.abs() + dy.abs() < 0.5 {
        return Doing::nothing(CursorIcon::Move);
    }
    let to = match edge {
        None => old.moved(dx.round(), dy.round()),
        Some(true) => Rect::new(old.x, old.y, (old.w + dx).max(LEAST_LABEL), old.h),
        Some(false) => {
            let x = (old.x + dx).min(old.right() - LEAST_LABEL);
            Rect::new(x, old.y, old.right() - x, old.h)
        }
    };
    let to = if edge.is_some() { refit(to, old) } else { to };
    preview::outline(hand.brush, to, 3.0, 1.2);
    let Some(document) = hand.cx.bench.document() else {
        return Doing::nothing(CursorIcon::Move);
    };
    let cursor = if edge.is_some() { CursorIcon::ResizeHorizontal } else { CursorIcon::Move };
    Doing::plan(document.desk().put_label(item, Some(to)), cursor)
}

/// A label made narrower grows lines as it loses width: about the same area.
fn refit(to: Rect, old: Rect) -> Rect {
    let lines = (old.h / LINE).round().max(1.0);
    let wanted = (old.w * lines / to.w.max(1.0)).ceil().clamp(1.0, 12.0);
    Rect::new(to.x, to.y, to.w, wanted * LINE)
}

/// Height of a line of a label, in canvas points.
const LINE: f64 = 14.0;
