//! Where a flow may touch a shape: the sides of its box and points on its outline.

use crate::model::geometry::{Point, Rect};
use crate::model::step::{Step, StepKind};

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Upper.
    Top,
    /// Right.
    Right,
    /// Lower.
    Bottom,
    /// Left.
    Left,
}

impl Side {
    /// All sides, clockwise from the top.
    pub const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    /// The unit step away from the box.
    pub fn outward(self) -> (f64, f64) {
        match self {
            Self::Top => (0.0, -1.0),
            Self::Right => (1.0, 0.0),
            Self::Bottom => (0.0, 1.0),
            Self::Left => (-1.0, 0.0),
        }
    }

    /// Whether a flow leaves this side going left or right.
    pub fn is_level(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// The side across.
    pub fn opposite(self) -> Self {
        match self {
            Self::Top => Self::Bottom,
            Self::Right => Self::Left,
            Self::Bottom => Self::Top,
            Self::Left => Self::Right,
        }
    }

    /// The middle of this side of a box.
    pub fn middle(self, rect: Rect) -> Point {
        let center = rect.center();
        let (dx, dy) = self.outward();
        center.moved(dx * rect.w / 2.0, dy * rect.h / 2.0)
    }
}

/// The form of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// A box.
    Box,
    /// A diamond.
    Diamond,
    /// A circle.
    Circle,
}

/// The outline of a kind of step.
pub fn outline(kind: &StepKind) -> Outline {
    if kind.is_gateway() {
        Outline::Diamond
    } else if kind.is_event() {
        Outline::Circle
    } else {
        Outline::Box
    }
}

/// A box to dock at, with the form of its outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Berth {
    /// The box.
    pub rect: Rect,
    /// The form.
    pub outline: Outline,
}

impl Berth {
    /// The berth of a step.
    pub fn of(step: &Step) -> Self {
        Self { rect: step.at, outline: outline(&step.kind) }
    }

    /// A plain box.
    pub fn plain(rect: Rect) -> Self {
        Self { rect, outline: Outline::Box }
    }

    /// The point of the outline on `side`, shifted along that side by `shift` from its middle.
    pub fn at_side(self, side: Side, shift: f64) -> Point {
        let middle = side.middle(self.rect);
        let center = self.rect.center();
        let (half_w, half_h) = (self.rect.w / 2.0, self.rect.h / 2.0);
        let (along, across) = if side.is_level() { (half_h, half_w) } else { (half_w, half_h) };
        let t = if along > 0.0 { (shift / along).clamp(-1.0, 1.0) } else { 0.0 };
        let depth = match self.outline {
            Outline::Box => across,
            Outline::Diamond => across * (1.0 - t.abs()),
            Outline::Circle => across * (1.0 - t * t).max(0.0).sqrt(),
        };
        let (dx, dy) = side.outward();
        if shift == 0.0 {
            middle
        } else if side.is_level() {
            Point::new(center.x + dx * depth, center.y + t * along)
        } else {
            Point::new(center.x + t * along, center.y + dy * depth)
        }
    }

    /// Where a line that comes from `from` touches the outline: straight where `from` lies beside
    /// a side, else on the line to the middle.
    pub fn facing(self, from: Point) -> Point {
        let rect = self.rect;
        let center = rect.center();
        let (x_inside, y_inside) =
            (from.x > rect.x && from.x < rect.right(), from.y > rect.y && from.y < rect.bottom());
        if x_inside && !y_inside {
            let side = if from.y < center.y { Side::Top } else { Side::Bottom };
            return self.at_side(side, from.x - center.x);
        }
        if y_inside && !x_inside {
            let side = if from.x < center.x { Side::Left } else { Side::Right };
            return self.at_side(side, from.y - center.y);
        }
        self.toward(from)
    }

    /// Where the line from the middle to `to` crosses the outline; the middle when `to` is inside.
    pub fn toward(self, to: Point) -> Point {
        let center = self.rect.center();
        let (dx, dy) = (to.x - center.x, to.y - center.y);
        let (a, b) = (dx.abs() / (self.rect.w / 2.0), dy.abs() / (self.rect.h / 2.0));
        let reach = match self.outline {
            Outline::Box => a.max(b),
            Outline::Diamond => a + b,
            Outline::Circle => libm::hypot(a, b),
        };
        if !reach.is_finite() || reach <= 1.0 {
            return center;
        }
        center.moved(dx / reach, dy / reach)
    }
}

/// The side of the host on which a boundary event sits: the nearest edge to its middle.
pub fn attached_side(host: Rect, event: Rect) -> Side {
    let c = event.center();
    let distances = [
        (Side::Bottom, (host.bottom() - c.y).abs()),
        (Side::Top, (c.y - host.y).abs()),
        (Side::Right, (host.right() - c.x).abs()),
        (Side::Left, (c.x - host.x).abs()),
    ];
    let nearest = distances.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    nearest.map_or(Side::Bottom, |(side, _)| *side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docks_lie_on_the_outline() {
        let rect = Rect::new(0.0, 0.0, 50.0, 50.0);
        let diamond = Berth { rect, outline: Outline::Diamond };
        let circle = Berth { rect, outline: Outline::Circle };
        assert_eq!(diamond.at_side(Side::Right, 0.0), Point::new(50.0, 25.0));
        assert_eq!(diamond.at_side(Side::Right, 10.0), Point::new(40.0, 35.0));
        assert_eq!(circle.facing(Point::new(100.0, 25.0)), Point::new(50.0, 25.0));
        assert_eq!(diamond.toward(Point::new(100.0, 100.0)), Point::new(37.5, 37.5));
        assert_eq!(Berth::plain(rect).facing(Point::new(10.0, 90.0)), Point::new(10.0, 50.0));
        let none = Berth::plain(Rect::new(5.0, 5.0, 0.0, 0.0)).toward(Point::new(5.0, 5.0));
        assert_eq!(none, Point::new(5.0, 5.0));
    }

    #[test]
    fn boundary_events_know_their_side() {
        let host = Rect::new(0.0, 0.0, 100.0, 80.0);
        let on = |x, y| attached_side(host, Rect::around(Point::new(x, y), 36.0, 36.0));
        assert_eq!(on(50.0, 0.0), Side::Top);
        assert_eq!(on(80.0, 80.0), Side::Bottom);
        assert_eq!(on(100.0, 40.0), Side::Right);
        assert_eq!(on(0.0, 40.0), Side::Left);
    }
}
