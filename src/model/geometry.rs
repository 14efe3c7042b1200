//! Points, sizes and rectangles on the canvas: points at zoom 1, x to the right, y down.

use serde::{Deserialize, Serialize};

/// Largest coordinate a drawing may have, in canvas points, in either direction.
pub const MAX_COORDINATE: f64 = 10_000_000.0;

/// A place on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Points to the right of the origin.
    pub x: f64,
    /// Points below the origin.
    pub y: f64,
}

impl Point {
    /// A point from its coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// This point moved by `dx`, `dy`.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }

    /// Distance to another point, in canvas points.
    pub fn distance(self, other: Self) -> f64 {
        libm::hypot(self.x - other.x, self.y - other.y)
    }

    /// Whether both coordinates are finite and within [`MAX_COORDINATE`].
    pub fn is_sound(self) -> bool {
        [self.x, self.y].iter().all(|v| v.is_finite() && v.abs() <= MAX_COORDINATE)
    }
}

/// A rectangle on the canvas: its top left corner, width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, not negative.
    pub w: f64,
    /// Height, not negative.
    pub h: f64,
}

impl Rect {
    /// A rectangle from corner and size.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// A rectangle of the given size around a center.
    pub fn around(center: Point, w: f64, h: f64) -> Self {
        Self::new(center.x - w / 2.0, center.y - h / 2.0, w, h)
    }

    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// The middle.
    pub fn center(self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// This rectangle moved by `dx`, `dy`.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy, self.w, self.h)
    }

    /// This rectangle grown by `by` on each side.
    pub fn grown(self, by: f64) -> Self {
        Self::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }

    /// Whether `other` lies inside this rectangle.
    pub fn encloses(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }

    /// Whether the two rectangles share area or an edge.
    pub fn touches(self, other: Self) -> bool {
        self.x <= other.right()
            && other.x <= self.right()
            && self.y <= other.bottom()
            && other.y <= self.bottom()
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Self) -> Self {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        Self::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// Whether it has any area: a thing of no size is known but not drawn.
    pub fn is_drawn(self) -> bool {
        self.w > 0.0 && self.h > 0.0
    }

    /// Whether every number is finite, in range, and the size is not negative.
    pub fn is_sound(self) -> bool {
        Point::new(self.x, self.y).is_sound()
            && Point::new(self.w, self.h).is_sound()
            && self.w >= 0.0
            && self.h >= 0.0
    }
}
