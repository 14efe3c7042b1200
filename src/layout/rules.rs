//! Which sides a flow uses by rule: level and upright neighbors are joined straight, gateways are
//! left and reached up or down, boundary events are left on the side they sit on.

use crate::model::flow::Flow;
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::dock::{Berth, Outline, Side, attached_side};
use super::path::STEM;

/// Middles of which one is a box are joined straight when they are at most this far off, in points.
const LEVEL: f64 = 15.0;
/// The same for two diamonds or circles.
const LEVEL_ROUND: f64 = 6.0;
/// Least gap between two shapes joined straight.
const GAP: f64 = 4.0;

/// The side a boundary event is left on.
pub(super) fn boundary_side(procedure: &Procedure, step: &Step) -> Option<Side> {
    match &step.kind {
        StepKind::Boundary { host, .. } => {
            procedure.step(host).map(|h| attached_side(h.at, step.at))
        }
        _ => None,
    }
}

/// The sides of a flow that can run straight between its ends, whatever stands between.
pub(super) fn straight_sides(from: &Step, to: &Step) -> Option<(Side, Side)> {
    let (a, b) = (from.at, to.at);
    let (dx, dy) = (b.center().x - a.center().x, b.center().y - a.center().y);
    let boxed = [from, to].iter().any(|s| Berth::of(s).outline == Outline::Box);
    let limit = if boxed { LEVEL } else { LEVEL_ROUND };
    let fits = |off: f64, a: f64, b: f64| off.abs() <= limit.min(a / 3.0).min(b / 3.0);
    if fits(dy, a.h, b.h) && (b.x - a.right() >= GAP || a.x - b.right() >= GAP) {
        let side = if dx > 0.0 { Side::Right } else { Side::Left };
        return Some((side, side.opposite()));
    }
    if fits(dx, a.w, b.w) && (b.y - a.bottom() >= GAP || a.y - b.bottom() >= GAP) {
        let side = if dy > 0.0 { Side::Bottom } else { Side::Top };
        return Some((side, side.opposite()));
    }
    None
}

/// The straight line of a flow, where its ends are level or upright.
pub(super) fn straight(procedure: &Procedure, from: &Step, to: &Step) -> Option<[Point; 2]> {
    let (out, into) = straight_sides(from, to)?;
    if boundary_side(procedure, from).is_some_and(|side| side != out) {
        return None;
    }
    let (a, b) = (Berth::of(from), Berth::of(to));
    let off = |p: Point| if out.is_level() { p.y } else { p.x };
    let (ca, cb) = (off(a.rect.center()), off(b.rect.center()));
    // A box gives way to a diamond or circle; two boxes meet half way.
    let at = match (a.outline, b.outline) {
        (Outline::Box, Outline::Box) => f64::midpoint(ca, cb),
        (Outline::Box, _) => cb,
        _ => ca,
    };
    Some([a.at_side(out, at - ca), b.at_side(into, at - cb)])
}

/// Whether a straight line would lie on that of the flow back: then the one that runs to the left
/// or upwards goes around.
pub(super) fn is_doubled(procedure: &Procedure, flow: &Flow, line: [Point; 2]) -> bool {
    let backward = line[1].x < line[0].x - 1.0 || line[1].y < line[0].y - 1.0;
    backward && has_flow(procedure, &flow.to, &flow.from)
}

fn has_flow(procedure: &Procedure, from: &StepId, to: &StepId) -> bool {
    procedure.outgoing(from).any(|(_, f)| f.to == *to && f.bends.is_empty())
}

/// The pairs of sides the rules name for a bent flow, best first.
pub(super) fn usual_sides(procedure: &Procedure, from: &Step, to: &Step) -> Vec<(Side, Side)> {
    let (a, b) = (from.at, to.at);
    let (dx, dy) = (b.center().x - a.center().x, b.center().y - a.center().y);
    let level = if dx >= 0.0 { Side::Right } else { Side::Left };
    let upright = if dy > 0.0 { Side::Bottom } else { Side::Top };
    let (meet, face) = (level.opposite(), upright.opposite());
    if let Some(side) = boundary_side(procedure, from) {
        let ahead = if side.is_level() { face } else { meet };
        return [ahead, side.opposite(), meet, face, side].map(|s| (side, s)).to_vec();
    }
    let is_level = dy.abs() <= LEVEL;
    let beside = b.x - a.right() >= 1.5 * STEM;
    if is_level {
        return vec![(Side::Top, Side::Top), (Side::Bottom, Side::Bottom), (level, meet)];
    }
    if from.kind.is_gateway() {
        let corner = dx.abs() >= b.w / 2.0 + STEM;
        let first = if corner { (upright, meet) } else { (upright, face) };
        return vec![first, (level, meet), (level, face), (upright, face)];
    }
    if to.kind.is_gateway() {
        let corner = dx.abs() >= a.w / 2.0 + STEM;
        let first = if corner { (level, face) } else { (upright, face) };
        return vec![first, (level, meet), (upright, meet), (upright, face)];
    }
    if beside {
        vec![(level, meet), (upright, meet), (level, face)]
    } else if a.y - b.bottom() >= 1.5 * STEM || b.y - a.bottom() >= 1.5 * STEM {
        vec![(upright, face), (level, meet), (level, face), (upright, meet)]
    } else {
        vec![(level, meet), (upright, upright), (level, level)]
    }
}
