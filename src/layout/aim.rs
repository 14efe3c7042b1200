//! Lines that a hand aims: between two boxes, or from a box to the pointer, leaving and arriving at
//! sides that may be given.

use crate::model::geometry::{Point, Rect};

use super::dock::{Berth, Outline, Side};
use super::field::crosses;
use super::path::{self, BEND, CLEAR, CLOSE, End, THROUGH};

/// A place this near the middle of a side counts as the middle, in canvas points.
const MIDDLE: f64 = 10.0;

/// Share of a box, from its middle outwards, in which no side is meant.
const CORE: f64 = 0.5;

/// One end of a line: the box, and the side with the place on it, where the hand chose them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// The box and its outline.
    pub berth: Berth,
    /// The side, and how far beside its middle; `None` leaves it to the router.
    pub at: Option<(Side, f64)>,
}

impl Aim {
    /// Anywhere on a box.
    pub fn at(berth: Berth) -> Self {
        Self { berth, at: None }
    }

    /// What a point on a box means: near its edge that side, near its middle any.
    pub fn by(berth: Berth, point: Point) -> Self {
        let (rect, c) = (berth.rect, berth.rect.center());
        let share = |off: f64, half: f64| if half > 0.0 { off / half } else { 0.0 };
        let (x, y) = (share(point.x - c.x, rect.w / 2.0), share(point.y - c.y, rect.h / 2.0));
        if x.abs().max(y.abs()) < CORE || !x.is_finite() || !y.is_finite() {
            return Self::at(berth);
        }
        let (side, along) = if x.abs() >= y.abs() {
            (if x > 0.0 { Side::Right } else { Side::Left }, point.y - c.y)
        } else {
            (if y > 0.0 { Side::Bottom } else { Side::Top }, point.x - c.x)
        };
        let half = if side.is_level() { rect.h } else { rect.w } / 2.0;
        let shift = if berth.outline != Outline::Box || along.abs() < MIDDLE {
            0.0
        } else {
            along.max(-half + 4.0).min(half - 4.0)
        };
        Self { berth, at: Some((side, shift)) }
    }

    fn sides(self) -> Vec<(Side, f64)> {
        self.at.map_or_else(|| Side::ALL.map(|s| (s, 0.0)).to_vec(), |at| vec![at])
    }
}

/// The cheapest right-angled line between two aims among boxes to keep clear of. A line to a bare
/// point has a box of no size there.
pub fn line(from: Aim, to: Aim, boxes: &[Rect]) -> Vec<Point> {
    let own = [from.berth.rect, to.berth.rect];
    let mut best: Option<(f64, Vec<Point>)> = None;
    for (a, shift_a) in from.sides() {
        for (b, shift_b) in to.sides() {
            let end = |berth: Berth, side: Side, shift: f64| End {
                dock: berth.at_side(side, shift),
                side,
                rect: berth.rect,
            };
            let ends = (end(from.berth, a, shift_a), end(to.berth, b, shift_b));
            // Left to right is how people read: other sides cost a little.
            let usual = |side: Side, best: Side| if side == best { 0.0 } else { 8.0 };
            let price = usual(a, Side::Right) + usual(b, Side::Left);
            for line in path::candidates(ends.0, ends.1) {
                let cost = cost(&line, boxes, own) + price;
                if best.as_ref().is_none_or(|(least, _)| cost < *least - 1e-9) {
                    best = Some((cost, line));
                }
            }
        }
    }
    let middles = || vec![from.berth.rect.center(), to.berth.rect.center()];
    best.map_or_else(middles, |(_, line)| line)
}

/// What a line costs: its length, its bends, and what it runs into or close by. The boxes at its own
/// ends count where it runs through their inside.
fn cost(line: &[Point], boxes: &[Rect], own: [Rect; 2]) -> f64 {
    let mut sum = BEND * line.len().saturating_sub(2) as f64;
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        sum += a.distance(b);
        if own.iter().any(|r| crosses(a, b, r.grown(-1.0))) {
            sum += THROUGH;
        }
        for rect in boxes {
            if crosses(a, b, rect.grown(1.0)) {
                sum += THROUGH;
            } else if crosses(a, b, rect.grown(CLEAR)) {
                sum += CLOSE;
            }
        }
    }
    sum
}

/// A simple line for a preview: one bend or two, straight where it can be, from edge to edge.
pub fn sketch(from: Berth, to: Berth) -> Vec<Point> {
    let (a, b) = (from.rect, to.rect);
    let (ca, cb) = (a.center(), b.center());
    let (dx, dy) = (cb.x - ca.x, cb.y - ca.y);
    let apart_x = b.x >= a.right() || a.x >= b.right();
    let level = apart_x && dy.abs() <= dx.abs() * 2.0;
    let side = match (level, dx >= 0.0, dy >= 0.0) {
        (true, true, _) => Side::Right,
        (true, false, _) => Side::Left,
        (false, _, true) => Side::Bottom,
        (false, _, false) => Side::Top,
    };
    let (start, end) = (from.at_side(side, 0.0), to.at_side(side.opposite(), 0.0));
    let half = Point::new(f64::midpoint(start.x, end.x), f64::midpoint(start.y, end.y));
    let middle = if level {
        [Point::new(half.x, start.y), Point::new(half.x, end.y)]
    } else {
        [Point::new(start.x, half.y), Point::new(end.x, half.y)]
    };
    let points = [start, middle[0], middle[1], end];
    path::straighten(points).unwrap_or_else(|| points.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(x: f64, y: f64) -> Berth {
        Berth::plain(Rect::new(x, y, 100.0, 80.0))
    }

    #[test]
    fn the_middle_of_a_box_means_no_side_and_its_edge_does() {
        let berth = plain(0.0, 0.0);
        assert_eq!(Aim::by(berth, Point::new(55.0, 42.0)).at, None);
        assert_eq!(Aim::by(berth, Point::new(97.0, 42.0)).at, Some((Side::Right, 0.0)));
        assert_eq!(Aim::by(berth, Point::new(97.0, 60.0)).at, Some((Side::Right, 20.0)));
        assert_eq!(Aim::by(berth, Point::new(50.0, 3.0)).at, Some((Side::Top, 0.0)));
        assert_eq!(Aim::by(berth, Point::new(f64::NAN, 3.0)).at, None);
    }

    #[test]
    fn a_line_leaves_and_arrives_where_it_is_told() {
        let from = Aim { berth: plain(0.0, 0.0), at: Some((Side::Bottom, 0.0)) };
        let to = Aim { berth: plain(300.0, 0.0), at: Some((Side::Top, 0.0)) };
        let line = line(from, to, &[]);
        assert_eq!(line.first(), Some(&Point::new(50.0, 80.0)));
        assert_eq!(line.last(), Some(&Point::new(350.0, 0.0)));
        let flat = |w: &[Point]| (w[0].x - w[1].x).abs() < 1e-6 || (w[0].y - w[1].y).abs() < 1e-6;
        assert!(line.windows(2).all(flat), "{line:?}");
    }

    #[test]
    fn a_line_goes_around_what_stands_between() {
        let (from, to) = (Aim::at(plain(0.0, 0.0)), Aim::at(plain(400.0, 0.0)));
        let straight = line(from, to, &[]);
        assert_eq!(straight.len(), 2);
        let wall = Rect::new(200.0, 0.0, 60.0, 80.0);
        let around = line(from, to, &[wall]);
        assert!(around.windows(2).all(|w| !crosses(w[0], w[1], wall)));
    }

    #[test]
    fn a_sketch_of_level_boxes_is_straight() {
        assert_eq!(sketch(plain(0.0, 0.0), plain(200.0, 0.0)).len(), 2);
        assert_eq!(sketch(plain(0.0, 0.0), plain(200.0, 200.0)).len(), 4);
    }
}
