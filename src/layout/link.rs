//! Routes of what is drawn beside the flow: message flows up and down, associations straight.

use std::collections::BTreeMap;

use crate::model::flow::{Anchor, Link, LinkKind};
use crate::model::geometry::{Point, Rect};
use crate::model::id::FlowId;
use crate::model::procedure::Procedure;

use super::dock::{Berth, Side};
use super::route::{Route, fixed};

/// Routes one link; `None` where an end is missing or not drawn.
pub fn route(procedure: &Procedure, link: &Link, flows: &BTreeMap<FlowId, Route>) -> Option<Route> {
    let from = berth(procedure, &link.from, flows)?;
    let to = berth(procedure, &link.to, flows)?;
    let points = if let Some(fixed) = fixed(from, &link.bends, link.docks.as_ref(), to) {
        fixed
    } else if link.kind == LinkKind::Message {
        let is_pool = |anchor: &Anchor| matches!(anchor, Anchor::Pool(_));
        message((from, is_pool(&link.from)), (to, is_pool(&link.to)))
    } else {
        vec![from.toward(to.rect.center()), to.toward(from.rect.center())]
    };
    Some(Route::of(points))
}

fn berth(procedure: &Procedure, anchor: &Anchor, flows: &BTreeMap<FlowId, Route>) -> Option<Berth> {
    let berth = match anchor {
        Anchor::Step(id) => Berth::of(procedure.step(id)?),
        Anchor::Pool(id) => Berth::plain(procedure.pool(id)?.at),
        Anchor::Artifact(id) => Berth::plain(procedure.artifact(id)?.at),
        Anchor::Flow(id) => {
            let middle = middle(&flows.get(id)?.points);
            return Some(Berth::plain(Rect::around(middle, 0.0, 0.0)));
        }
    };
    berth.rect.is_drawn().then_some(berth)
}

/// Straight up or down where one end is a pool or the ends stand above each other, else with one
/// level piece half way.
fn message((from, from_pool): (Berth, bool), (to, to_pool): (Berth, bool)) -> Vec<Point> {
    let (a, b) = (from.rect, to.rect);
    let down = b.center().y >= a.center().y;
    let (out, into) = if down { (Side::Bottom, Side::Top) } else { (Side::Top, Side::Bottom) };
    let shared = match (from_pool, to_pool) {
        (true, false) => Some(b.center().x),
        (false, true) => Some(a.center().x),
        (true, true) => Some(f64::midpoint(a.x.max(b.x), a.right().min(b.right()))),
        (false, false) => (a.x.max(b.x) + 10.0 < a.right().min(b.right()))
            .then(|| if a.w < b.w { a.center().x } else { b.center().x }),
    };
    let inside = |x: f64, r: Rect| (r.x..=r.right()).contains(&x);
    if let Some(x) = shared.filter(|x| inside(*x, a) && inside(*x, b)) {
        return vec![from.at_side(out, x - a.center().x), to.at_side(into, x - b.center().x)];
    }
    let (start, end) = (from.at_side(out, 0.0), to.at_side(into, 0.0));
    let y = f64::midpoint(start.y, end.y);
    vec![start, Point::new(start.x, y), Point::new(end.x, y), end]
}

/// The point half way along a line.
pub fn middle(points: &[Point]) -> Point {
    let length: f64 = points.windows(2).map(|w| w[0].distance(w[1])).sum();
    let mut left = length / 2.0;
    for w in points.windows(2) {
        let piece = w[0].distance(w[1]);
        if piece >= left && piece > 0.0 {
            let t = left / piece;
            return w[0].moved((w[1].x - w[0].x) * t, (w[1].y - w[0].y) * t);
        }
        left -= piece;
    }
    points.first().copied().unwrap_or_default()
}
