//! Right-angled lines between two docks: the few shapes a person would draw, and what each costs.

use crate::model::geometry::{Point, Rect};

use super::dock::Side;

/// Shortest straight piece at either end of a flow, in canvas points.
pub(super) const STEM: f64 = 20.0;
/// Room a route leaves beside a shape it passes.
pub(super) const CLEAR: f64 = 8.0;
/// What a bend costs, in points of length.
pub(super) const BEND: f64 = 25.0;
/// What running through a shape costs: more than any detour.
pub(super) const THROUGH: f64 = 1e12;
/// What running through an artifact or a label placed by hand costs: more than a detour, too.
pub(super) const PASSED: f64 = 1e9;
/// What running close to a shape costs.
pub(super) const CLOSE: f64 = 60.0;

/// One end of a line: the dock and the side it leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    /// On the outline.
    pub(super) dock: Point,
    /// The side.
    pub(super) side: Side,
    /// The box it belongs to.
    pub(super) rect: Rect,
}

impl End {
    /// The end of its straight piece.
    pub(super) fn stem(self) -> Point {
        let (dx, dy) = self.side.outward();
        let edge = self.side.middle(self.rect);
        // Measured from the box, so that a diamond's shifted dock has a long enough piece too.
        if self.side.is_level() {
            Point::new(edge.x + dx * STEM, self.dock.y)
        } else {
            Point::new(self.dock.x, edge.y + dy * STEM)
        }
    }
}

/// The lines worth trying between two ends: straight, one bend, or two with the middle piece half
/// way, at either stem or outside both boxes.
pub(super) fn candidates(from: End, to: End) -> Vec<Vec<Point>> {
    let (a, b) = (from.stem(), to.stem());
    let both = from.rect.union(to.rect);
    let (left, right) = (both.x - STEM, both.right() + STEM);
    let (top, bottom) = (both.y - STEM, both.bottom() + STEM);
    let half = Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
    let mut out: Vec<Vec<Point>> = Vec::with_capacity(10);
    for x in [half.x, a.x, b.x, left, right] {
        out.push(vec![Point::new(x, a.y), Point::new(x, b.y)]);
    }
    for y in [half.y, a.y, b.y, top, bottom] {
        out.push(vec![Point::new(a.x, y), Point::new(b.x, y)]);
    }
    let whole = |middle: Vec<Point>| {
        let ends = [from.dock, a].into_iter().chain(middle).chain([b, to.dock]);
        straighten(ends)
    };
    out.into_iter().filter_map(whole).collect()
}

/// Drops doubled and straight-through points; `None` where the line turns back on itself.
pub(super) fn straighten(points: impl IntoIterator<Item = Point>) -> Option<Vec<Point>> {
    let mut out: Vec<Point> = Vec::new();
    for p in points {
        if out.last().is_some_and(|q| q.distance(p) < 1e-6) {
            continue;
        }
        if let [.., a, b] = out[..] {
            let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, p.x - b.x, p.y - b.y);
            if (ux * vy - uy * vx).abs() < 1e-6 {
                if ux * vx + uy * vy < 0.0 {
                    return None;
                }
                out.pop();
            }
        }
        out.push(p);
    }
    (out.len() > 1).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_pieces_join_and_reversals_are_refused() {
        let p = Point::new;
        let line = straighten([p(0.0, 0.0), p(5.0, 0.0), p(5.0, 0.0), p(9.0, 0.0), p(9.0, 4.0)]);
        assert_eq!(line, Some(vec![p(0.0, 0.0), p(9.0, 0.0), p(9.0, 4.0)]));
        assert_eq!(straighten([p(0.0, 0.0), p(5.0, 0.0), p(2.0, 0.0)]), None);
        assert_eq!(straighten([p(0.0, 0.0)]), None);
    }
}
