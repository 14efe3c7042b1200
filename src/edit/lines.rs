//! Lines set by hand: how they follow the boxes they join, and their plans: bend, straighten,
//! route anew, and where labels stand.

use std::sync::Arc;

use crate::layout::dock::Berth;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Docks, Flow, Link};
use crate::model::geometry::{Point, Rect};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::follow::{Desk, Plan};
use super::history::Description;
use super::{Change, Refusal};

/// How far a bend may lie beside the straight line of its neighbors and still count as on it, in
/// canvas points.
pub const STRAIGHT: f64 = 4.0;

/// Pieces closer to level or upright than this are, in canvas points.
const FLAT: f64 = 0.5;

/// The ends of a line: each box before and after.
pub(super) type Ends = ((Rect, Rect), (Rect, Rect));

/// Moves what is set by hand on a line along with its ends: all of it where both ends move alike,
/// else the ends, and the bends next to them so that their pieces stay level or upright.
pub(super) fn follow(
    bends: &mut [Point],
    docks: &mut Option<Docks>,
    label: &mut Option<Rect>,
    (from, to): Ends,
) {
    let shift = |(old, new): (Rect, Rect)| {
        let (a, b) = (old.center(), new.center());
        (b.x - a.x, b.y - a.y)
    };
    let (a, b) = (shift(from), shift(to));
    let sized = |(old, new): (Rect, Rect)| {
        old.w.to_bits() != new.w.to_bits() || old.h.to_bits() != new.h.to_bits()
    };
    if near(a, b) && !sized(from) && !sized(to) {
        for bend in bends.iter_mut() {
            *bend = bend.moved(a.0, a.1);
        }
        *docks = docks.map(|d| d.moved(a.0, a.1));
        *label = label.map(|l| l.moved(a.0, a.1));
        return;
    }
    *label = label.map(|l| l.moved(f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1)));
    let was = *docks;
    *docks = was.map(|d| Docks { from: carried(d.from, from), to: carried(d.to, to) });
    if let Some(first) = bends.first_mut() {
        lean(first, was.map(|d| d.from), docks.map(|d| d.from), from);
    } else if docks.is_some_and(|d| !is_flat(d.from, d.to)) {
        // A straight line would run askew: it is routed again.
        *docks = None;
    }
    if let Some(last) = bends.last_mut() {
        lean(last, was.map(|d| d.to), docks.map(|d| d.to), to);
    }
}

fn near(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6
}

fn is_flat(a: Point, b: Point) -> bool {
    (a.x - b.x).abs() <= FLAT || (a.y - b.y).abs() <= FLAT
}

/// A point on the outline of a box, carried along as the box moves or changes its size.
fn carried(point: Point, (old, new): (Rect, Rect)) -> Point {
    let along = |v: f64, from: f64, size: f64, to: f64, wide: f64| {
        if size > 0.0 { to + (v - from) / size * wide } else { v + to - from }
    };
    Point::new(
        along(point.x, old.x, old.w, new.x, new.w),
        along(point.y, old.y, old.h, new.y, new.h),
    )
}

/// Keeps the piece between an end and the bend next to it level or upright.
fn lean(bend: &mut Point, was: Option<Point>, is: Option<Point>, (old, new): (Rect, Rect)) {
    let (before, after) = match (was, is) {
        (Some(was), Some(is)) => (was, is),
        _ => (old.center(), new.center()),
    };
    let reach = |half: f64| if was.is_some() { FLAT } else { half.max(FLAT) };
    if (bend.y - before.y).abs() <= reach(old.h / 2.0) {
        bend.y += after.y - before.y;
    } else if (bend.x - before.x).abs() <= reach(old.w / 2.0) {
        bend.x += after.x - before.x;
    }
}

/// A line with the points left out that lie on the straight line of their neighbors.
pub fn tidied(points: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(points.len());
    for (i, point) in points.iter().enumerate() {
        let is_end = i == 0 || i + 1 == points.len();
        let on_line = || {
            let (Some(a), Some(b)) = (out.last(), points.get(i + 1)) else { return false };
            off_line(*point, *a, *b) <= 1.0
        };
        if is_end || !on_line() {
            out.push(*point);
        }
    }
    out
}

/// How far a point lies beside the piece from `a` to `b`.
pub fn off_line(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    if square <= 0.0 {
        return p.distance(a);
    }
    let t = (((p.x - a.x) * dx + (p.y - a.y) * dy) / square).clamp(0.0, 1.0);
    p.distance(a.moved(t * dx, t * dy))
}

/// A line with one of its pieces shifted along: level pieces up or down, upright ones left or right.
/// The ends stay on their boxes: where a piece reaches an end, a corner is put in.
pub fn shifted(points: &[Point], piece: usize, to: Point) -> Vec<Point> {
    let (Some(a), Some(b)) = (points.get(piece).copied(), points.get(piece + 1).copied()) else {
        return points.to_vec();
    };
    let level = (a.y - b.y).abs() <= (a.x - b.x).abs();
    let (a2, b2) = if level {
        (Point::new(a.x, to.y), Point::new(b.x, to.y))
    } else {
        (Point::new(to.x, a.y), Point::new(to.x, b.y))
    };
    let mut out: Vec<Point> = points[..piece].to_vec();
    if piece == 0 {
        out.push(a);
    }
    out.extend([a2, b2]);
    if piece + 2 == points.len() {
        out.push(b);
    }
    out.extend_from_slice(&points[piece + 2..]);
    out
}

/// A line with a point put somewhere else, or a new one after `after`.
pub fn bent(points: &[Point], at: Bend, to: Point) -> Vec<Point> {
    let mut out = points.to_vec();
    match at {
        Bend::Moved(i) if i < out.len() => out[i] = to,
        Bend::Added(after) if after < out.len() => out.insert(after + 1, to),
        Bend::Moved(_) | Bend::Added(_) => {}
    }
    out
}

/// Which bend the hand holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    /// The point of this place.
    Moved(usize),
    /// A new one after the point of this place.
    Added(usize),
}

/// Without the bend of this place, where it lies on the straight line of its neighbors.
pub fn without_idle(mut points: Vec<Point>, at: usize) -> Vec<Point> {
    if at > 0
        && at + 1 < points.len()
        && off_line(points[at], points[at - 1], points[at + 1]) <= STRAIGHT
    {
        points.remove(at);
    }
    points
}

impl Desk<'_> {
    /// Gives a flow or link this line, from dock to dock.
    pub fn set_line(self, item: &ItemId, points: &[Point]) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        if !points.iter().all(|q| q.is_sound()) || points.len() < 2 {
            return Err(wild(item));
        }
        let points = tidied(points);
        let docks = Docks { from: points[0], to: points[points.len() - 1] };
        let bends = points[1..points.len() - 1].to_vec();
        let change = match item {
            ItemId::Flow(id) => p.flow(id).map(|flow| {
                let flow = Flow { bends, docks: Some(docks), ..(**flow).clone() };
                Change::Flow(id.clone(), Some(Arc::new(flow)))
            }),
            ItemId::Link(id) => p.link(id).map(|link| {
                let link = Link { bends, docks: Some(docks), ..(**link).clone() };
                Change::Link(id.clone(), Some(Arc::new(link)))
            }),
            ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Step(_) | ItemId::Artifact(_) => None,
        };
        let change = change.ok_or_else(|| super::follow::missing(item.into()))?;
        Ok(Plan::of(Description::new("edit-bend"), vec![self.put(change)])
            .selecting(vec![item.clone()]))
    }

    /// Takes the bends out of lines: straight where level or upright fits, else the shortest way.
    pub fn straighten(self, items: &[ItemId]) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let mut edits = Vec::new();
        for item in items {
            let straight = ends(p, item).and_then(|(a, b)| straight(a, b));
            let Some(points) = straight else { continue };
            let docks = Some(Docks { from: points[0], to: points[1] });
            match item {
                ItemId::Flow(id) => edits.extend(p.flow(id).map(|flow| {
                    let flow = Flow { bends: Vec::new(), docks, label: None, ..(**flow).clone() };
                    self.put(Change::Flow(id.clone(), Some(Arc::new(flow))))
                })),
                ItemId::Link(id) => edits.extend(p.link(id).map(|link| {
                    let link = Link { bends: Vec::new(), docks, label: None, ..(**link).clone() };
                    self.put(Change::Link(id.clone(), Some(Arc::new(link))))
                })),
                ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Step(_) | ItemId::Artifact(_) => {}
            }
        }
        if edits.is_empty() {
            return Err(Refusal(Finding::error(Place::Study, "nothing-to-straighten")));
        }
        Ok(Plan::of(Description::new("edit-straighten"), edits))
    }

    /// Puts the label of a thing beside it where the hand says; `None` gives it back to the drawing.
    pub fn put_label(self, item: &ItemId, label: Option<Rect>) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        if label.is_some_and(|l| !l.is_sound()) {
            return Err(wild(item));
        }
        let change = match item {
            ItemId::Step(id) => p.step(id).cloned().map(|mut step| {
                Arc::make_mut(&mut step).label = label;
                Change::Step(id.clone(), Some(step))
            }),
            ItemId::Flow(id) => p.flow(id).cloned().map(|mut flow| {
                Arc::make_mut(&mut flow).label = label;
                Change::Flow(id.clone(), Some(flow))
            }),
            ItemId::Link(id) => p.link(id).cloned().map(|mut link| {
                Arc::make_mut(&mut link).label = label;
                Change::Link(id.clone(), Some(link))
            }),
            ItemId::Artifact(id) => p.artifact(id).cloned().map(|mut artifact| {
                Arc::make_mut(&mut artifact).label = label;
                Change::Artifact(id.clone(), Some(artifact))
            }),
            ItemId::Pool(_) | ItemId::Lane(_) => None,
        };
        let change = change.ok_or_else(|| super::follow::missing(item.into()))?;
        Ok(Plan::of(Description::new("edit-label-place"), vec![self.put(change)]))
    }
}

/// The berths of the ends of a flow or link.
pub(super) fn ends(p: &Procedure, item: &ItemId) -> Option<(Berth, Berth)> {
    match item {
        ItemId::Flow(id) => {
            let flow = p.flow(id)?;
            Some((Berth::of(p.step(&flow.from)?), Berth::of(p.step(&flow.to)?)))
        }
        ItemId::Link(id) => {
            let link = p.link(id)?;
            Some((berth(p, &link.from)?, berth(p, &link.to)?))
        }
        ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Step(_) | ItemId::Artifact(_) => None,
    }
}

/// Where a line may touch the end of a link; a flow has no outline.
pub(super) fn berth(p: &Procedure, anchor: &Anchor) -> Option<Berth> {
    match anchor {
        Anchor::Step(id) => p.step(id).map(|s| Berth::of(s)),
        Anchor::Pool(id) => p.pool(id).map(|l| Berth::plain(l.at)),
        Anchor::Artifact(id) => p.artifact(id).map(|a| Berth::plain(a.at)),
        Anchor::Flow(_) => None,
    }
}

/// The straight line between two boxes: level or upright where they overlap, else between middles.
fn straight(a: Berth, b: Berth) -> Option<[Point; 2]> {
    let overlap = |lo: f64, hi: f64, lo2: f64, hi2: f64| {
        let (lo, hi) = (lo.max(lo2), hi.min(hi2));
        (hi - lo > 2.0).then_some(f64::midpoint(lo, hi))
    };
    let (r, s) = (a.rect, b.rect);
    if r == s {
        return None;
    }
    if let Some(y) = overlap(r.y, r.bottom(), s.y, s.bottom()) {
        let (from, to) = if r.center().x < s.center().x {
            (crate::layout::dock::Side::Right, crate::layout::dock::Side::Left)
        } else {
            (crate::layout::dock::Side::Left, crate::layout::dock::Side::Right)
        };
        return Some([a.at_side(from, y - r.center().y), b.at_side(to, y - s.center().y)]);
    }
    if let Some(x) = overlap(r.x, r.right(), s.x, s.right()) {
        let (from, to) = if r.center().y < s.center().y {
            (crate::layout::dock::Side::Bottom, crate::layout::dock::Side::Top)
        } else {
            (crate::layout::dock::Side::Top, crate::layout::dock::Side::Bottom)
        };
        return Some([a.at_side(from, x - r.center().x), b.at_side(to, x - s.center().x)]);
    }
    Some([a.toward(s.center()), b.toward(r.center())])
}

/// A refusal: the place lies beyond the canvas.
pub(super) fn wild(item: &ItemId) -> Refusal {
    Refusal(Finding::error(item.into(), "geometry-wild"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn a_piece_shifts_with_its_corners() {
        let line = [p(0.0, 0.0), p(50.0, 0.0), p(50.0, 80.0), p(100.0, 80.0)];
        assert_eq!(
            shifted(&line, 1, p(70.0, 33.0)),
            [p(0.0, 0.0), p(70.0, 0.0), p(70.0, 80.0), p(100.0, 80.0)]
        );
        // The first piece keeps its end on the box.
        assert_eq!(
            shifted(&line, 0, p(10.0, -20.0))[..3],
            [p(0.0, 0.0), p(0.0, -20.0), p(50.0, -20.0)]
        );
        assert_eq!(shifted(&line, 9, p(1.0, 1.0)), line);
    }

    #[test]
    fn a_bend_on_the_straight_line_goes() {
        let line = vec![p(0.0, 0.0), p(50.0, 3.0), p(100.0, 0.0)];
        assert_eq!(without_idle(line.clone(), 1), [p(0.0, 0.0), p(100.0, 0.0)]);
        let far = vec![p(0.0, 0.0), p(50.0, 9.0), p(100.0, 0.0)];
        assert_eq!(without_idle(far.clone(), 1), far);
        assert_eq!(without_idle(line.clone(), 0), line, "an end never goes");
    }

    #[test]
    fn bends_keep_their_pieces_flat_as_an_end_moves() {
        let old = Rect::new(0.0, 0.0, 100.0, 80.0);
        let to = Rect::new(300.0, 200.0, 100.0, 80.0);
        let mut bends = [p(200.0, 40.0), p(200.0, 240.0)];
        let mut docks = Some(Docks { from: p(100.0, 40.0), to: p(300.0, 240.0) });
        follow(&mut bends, &mut docks, &mut None, ((old, old.moved(10.0, 25.0)), (to, to)));
        assert_eq!(bends, [p(200.0, 65.0), p(200.0, 240.0)]);
        assert_eq!(docks, Some(Docks { from: p(110.0, 65.0), to: p(300.0, 240.0) }));
    }

    #[test]
    fn a_dock_stays_on_the_side_of_a_box_that_grows() {
        let old = Rect::new(0.0, 0.0, 100.0, 80.0);
        let new = Rect::new(0.0, 0.0, 140.0, 80.0);
        assert_eq!(carried(p(100.0, 40.0), (old, new)), p(140.0, 40.0));
        let none = Rect::new(5.0, 5.0, 0.0, 0.0);
        assert_eq!(carried(p(5.0, 5.0), (none, none.moved(1.0, 1.0))), p(6.0, 6.0));
    }
}
