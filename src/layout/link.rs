//! Routes of what is drawn beside the flow: message flows up and down, associations straight.

use std::collections::BTreeMap;

use crate::model::flow::{Anchor, Link, LinkKind};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::dock::{Berth, Side};
use super::field::Field;
use super::maze;
use super::path::{self, CLEAR, End, PASSED, STEM};
use super::route::Route;
use super::search::{Ground, fixed};
use super::strand::{Hold, Strand};
use super::terrain::{Terrain, top_of};

/// Routes one link by itself; `None` where an end is missing or not drawn.
pub fn route(procedure: &Procedure, link: &Link, flows: &BTreeMap<FlowId, Route>) -> Option<Route> {
    let from = berth(procedure, &link.from, flows)?;
    let to = berth(procedure, &link.to, flows)?;
    let points = if let Some(fixed) = fixed(from, &link.bends, link.docks.as_ref(), to) {
        fixed
    } else if link.kind == LinkKind::Message {
        simple((from, is_pool(&link.from)), (to, is_pool(&link.to)))
    } else {
        vec![from.toward(to.rect.center()), to.toward(from.rect.center())]
    };
    Some(Route::of(points))
}

fn is_pool(anchor: &Anchor) -> bool {
    matches!(anchor, Anchor::Pool(_))
}

/// The way of a message flow around the steps of the top level, and where a box that comes or goes
/// may change it; `None` where an end is missing, not drawn or no thing of its own.
pub(super) fn message(
    procedure: &Procedure,
    item: &ItemId,
    link: &Link,
    terrain: &Terrain,
) -> Option<(Strand, Rect)> {
    let none = BTreeMap::new();
    let from = berth(procedure, &link.from, &none)?;
    let to = berth(procedure, &link.to, &none)?;
    let own: Vec<StepId> = [&link.from, &link.to]
        .into_iter()
        .filter_map(|anchor| match anchor {
            Anchor::Step(id) => Some(id),
            _ => None,
        })
        .flat_map(|id| [id, top_of(procedure, id)].map(Clone::clone))
        .collect();
    let near = from.rect.union(to.rect).grown(STEM + CLEAR + 2.0);
    let (points, is_fixed, reach) =
        if let Some(points) = fixed(from, &link.bends, link.docks.as_ref(), to) {
            (points, true, near)
        } else {
            let ends = ((from, is_pool(&link.from)), (to, is_pool(&link.to)));
            let empty = Field::default();
            let ground = Ground::of(terrain, &empty, None, &own, item);
            let points = around(ends.0, ends.1, &ground);
            (points, false, near.grown(maze::FURTHEST))
        };
    let hold = |anchor: &Anchor, berth| {
        let who = match anchor {
            Anchor::Step(id) => ItemId::Step(id.clone()),
            Anchor::Pool(id) => ItemId::Pool(id.clone()),
            Anchor::Artifact(id) => ItemId::Artifact(id.clone()),
            Anchor::Flow(id) => ItemId::Flow(id.clone()),
        };
        Hold { who, berth }
    };
    let (from, to) = (hold(&link.from, from), hold(&link.to, to));
    Some((Strand { points, is_fixed, from, to, level: None, own }, reach))
}

/// The cheapest line found so far.
struct Cheapest<'a> {
    ground: &'a Ground<'a>,
    cost: f64,
    line: Vec<Point>,
}

impl Cheapest<'_> {
    fn consider(&mut self, line: Vec<Point>, price: f64) {
        let cost = self.ground.cost(&line) + price;
        if cost < self.cost - 1e-9 {
            (self.cost, self.line) = (cost, line);
        }
    }
}

/// The simple line, or the cheapest one around what it would run through.
fn around(from: (Berth, bool), to: (Berth, bool), ground: &Ground<'_>) -> Vec<Point> {
    let line = simple(from, to);
    let mut best = Cheapest { ground, cost: ground.cost(&line), line };
    if best.cost < PASSED {
        return best.line;
    }
    let down = to.0.rect.center().y >= from.0.rect.center().y;
    let (out, into) = if down { (Side::Bottom, Side::Top) } else { (Side::Top, Side::Bottom) };
    let shifts: &[f64] = if from.1 || to.1 { &[0.0, 70.0, -70.0, 140.0, -140.0] } else { &[0.0] };
    for shift in shifts {
        let a = end(from.0, out, place(from, to.0, *shift));
        let b = end(to.0, into, place(to, from.0, *shift));
        for line in path::candidates(a, b) {
            best.consider(line, shift.abs());
        }
        for side in [Side::Left, Side::Right] {
            let leaving = path::candidates(end(from.0, side, 0.0), b);
            leaving.into_iter().filter(|_| !from.1).for_each(|line| best.consider(line, 60.0));
            let arriving = path::candidates(a, end(to.0, side, 0.0));
            arriving.into_iter().filter(|_| !to.1).for_each(|line| best.consider(line, 60.0));
        }
    }
    sideways(from, to, &mut best);
    let a = end(from.0, out, place(from, to.0, 0.0));
    let b = end(to.0, into, place(to, from.0, 0.0));
    for view in maze::VIEWS {
        if best.cost < PASSED {
            break;
        }
        if let Some(line) = maze::way(a, b, ground, view) {
            best.consider(line, 0.0);
        }
    }
    best.line
}

/// Where a line docks on the edge of its end: a step in the middle; a pool at any place, above or
/// below the other end, or beside.
fn place((own, is_pool): (Berth, bool), other: Berth, shift: f64) -> f64 {
    let wanted = if is_pool { other.rect.center().x - own.rect.center().x + shift } else { 0.0 };
    let most = (own.rect.w / 2.0 - 20.0).max(0.0);
    wanted.clamp(-most, most)
}

fn end(berth: Berth, side: Side, shift: f64) -> End {
    let dock = berth.at_side(side, shift);
    let rect = if side.is_level() { berth.rect } else { Rect { x: dock.x, w: 0.0, ..berth.rect } };
    End { dock, side, rect }
}

/// A pool that stands beside is reached from the side, too, at a place that is free.
fn sideways(from: (Berth, bool), to: (Berth, bool), best: &mut Cheapest<'_>) {
    let Some([a, b]) = beside(from, to) else { return };
    let (near, far) = if to.1 { (a, b) } else { (b, a) };
    let x = near.x + if far.x > near.x { STEM } else { -STEM };
    for shift in [40.0, -40.0, 70.0, -70.0] {
        let dock = far.moved(0.0, shift);
        let mut line = vec![near, Point::new(x, near.y), Point::new(x, dock.y), dock];
        if !to.1 {
            line.reverse();
        }
        best.consider(line, f64::abs(shift));
    }
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
    (berth.rect.is_drawn() && berth.rect.is_sound()).then_some(berth)
}

/// Straight up or down where one end is a pool or the ends stand above each other, else with one
/// level piece half way.
fn simple((from, from_pool): (Berth, bool), (to, to_pool): (Berth, bool)) -> Vec<Point> {
    if let Some(line) = beside((from, from_pool), (to, to_pool)) {
        return line.to_vec();
    }
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

/// Straight to the side where one end is a pool that stands beside the other end.
fn beside((from, from_pool): (Berth, bool), (to, to_pool): (Berth, bool)) -> Option<[Point; 2]> {
    let (a, b) = (from.rect, to.rect);
    let (out, into) = if a.right() <= b.x {
        (Side::Right, Side::Left)
    } else if b.right() <= a.x {
        (Side::Left, Side::Right)
    } else {
        return None;
    };
    let y = match (from_pool, to_pool) {
        (true, false) => b.center().y,
        (false, true) => a.center().y,
        _ => return None,
    };
    let inside = |r: Rect| (r.y..=r.bottom()).contains(&y);
    (inside(a) && inside(b))
        .then(|| [from.at_side(out, y - a.center().y), to.at_side(into, y - b.center().y)])
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
