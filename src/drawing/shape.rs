//! Shapes: what a painter can draw, in canvas points and color roles; few kinds, on purpose.
//!
//! The screen and the picture files paint the same list. Curves are sampled by the functions here
//! ([`rounded`], [`arc`], [`round_rect`]) so that no painter has a taste of its own.

use crate::model::geometry::{Point, Rect};

use super::icons::Icon;
use super::measure;
use super::role::Role;

/// A line's color, width and dash.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Color.
    pub role: Role,
    /// Width in canvas points.
    pub width: f64,
    /// Length of dashes and gaps in canvas points; `None` is solid.
    pub dash: Option<[f64; 2]>,
}

impl Stroke {
    /// A solid stroke.
    pub const fn solid(role: Role, width: f64) -> Self {
        Self { role, width, dash: None }
    }

    /// A dashed stroke.
    pub const fn dashed(role: Role, width: f64, dash: [f64; 2]) -> Self {
        Self { role, width, dash: Some(dash) }
    }
}

/// Which end of a line of text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Its begin.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where it stands: on the baseline, at the place `align` says.
    pub at: Point,
    /// Which end stands there.
    pub align: Align,
    /// Size in canvas points.
    pub size: f64,
    /// Bold face.
    pub bold: bool,
    /// Color.
    pub role: Role,
    /// The text: one line, never empty.
    pub content: String,
    /// Turned by −90°: reads upwards, the baseline runs up through `at`.
    pub upright: bool,
    /// Struck through.
    pub struck: bool,
}

impl Label {
    /// A regular line of text.
    pub fn new(at: Point, align: Align, size: f64, role: Role, content: impl Into<String>) -> Self {
        Self {
            at,
            align,
            size,
            bold: false,
            role,
            content: content.into(),
            upright: false,
            struck: false,
        }
    }

    /// This line in bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// The rectangle it covers, from ascent to descent.
    pub fn bounds(&self) -> Rect {
        let width = measure::width(&self.content, self.size, self.bold);
        let before = match self.align {
            Align::Start => 0.0,
            Align::Middle => width / 2.0,
            Align::End => width,
        };
        let (up, down) = (measure::ASCENT * self.size, measure::DESCENT * self.size);
        if self.upright {
            Rect::new(self.at.x - up, self.at.y + before - width, up + down, width)
        } else {
            Rect::new(self.at.x - before, self.at.y - up, width, up + down)
        }
    }
}

/// What a painter can draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f64,
        /// Inside.
        fill: Option<Role>,
        /// Outline, centered on the edge.
        stroke: Option<Stroke>,
    },
    /// A closed convex polygon.
    Polygon {
        /// Corners in order.
        points: Vec<Point>,
        /// Inside.
        fill: Option<Role>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// An open line.
    Line {
        /// Corners in order.
        points: Vec<Point>,
        /// Radius of its corners; [`rounded`] gives the sampled line.
        radius: f64,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f64,
        /// Inside.
        fill: Option<Role>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// Part of a circle's line; [`arc`] gives the sampled line.
    Arc {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f64,
        /// First angle in radians, 0 to the right, growing clockwise.
        from: f64,
        /// How far it goes, in radians.
        sweep: f64,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// An icon; `Icon::lines` gives its sampled lines.
    Icon {
        /// Which.
        icon: Icon,
        /// The square it fills.
        rect: Rect,
        /// Color.
        role: Role,
        /// Stroke width in canvas points.
        width: f64,
        /// `Some(ground)`: closed lines are filled with `role` and open ones drawn in `ground`
        /// (events that emit); `None`: all lines are drawn.
        filled: Option<Role>,
    },
    /// A line of text.
    Text(Label),
    /// The pattern of a heat class; `hatch::ink` gives dots and segments for any rectangle, so that
    /// its density stays the same at every zoom.
    Hatch {
        /// Where.
        rect: Rect,
        /// Heat class, 1..=5.
        class: u8,
        /// Color.
        role: Role,
    },
}

impl Shape {
    /// A solid open line without rounding.
    pub fn line(points: Vec<Point>, stroke: Stroke) -> Self {
        Self::Line { points, radius: 0.0, stroke }
    }

    /// The rectangle it covers, stroke included.
    pub fn bounds(&self) -> Rect {
        let half = |s: &Option<Stroke>| s.map_or(0.0, |s| s.width / 2.0);
        match self {
            Self::Rect { rect, stroke, .. } => rect.grown(half(stroke)),
            Self::Polygon { points, stroke, .. } => around(points).grown(half(stroke)),
            Self::Line { points, stroke, .. } => around(points).grown(stroke.width / 2.0),
            Self::Circle { center, radius, stroke, .. } => {
                Rect::around(*center, 2.0 * radius, 2.0 * radius).grown(half(stroke))
            }
            Self::Arc { center, radius, stroke, .. } => {
                Rect::around(*center, 2.0 * radius, 2.0 * radius).grown(stroke.width / 2.0)
            }
            Self::Icon { rect, .. } | Self::Hatch { rect, .. } => *rect,
            Self::Text(label) => label.bounds(),
        }
    }
}

/// The smallest rectangle around points; empty at the origin when there are none.
pub fn around(points: &[Point]) -> Rect {
    let boxes = points.iter().map(|p| Rect::new(p.x, p.y, 0.0, 0.0));
    boxes.reduce(Rect::union).unwrap_or_default()
}

/// An open line with its corners rounded: each a quadratic curve sampled in 4 points, its radius
/// at most half of the shorter neighboring segment.
pub fn rounded(points: &[Point], radius: f64) -> Vec<Point> {
    if radius <= 0.0 || points.len() < 3 {
        return points.to_vec();
    }
    let mut out = Vec::with_capacity(points.len() * 4);
    out.push(points[0]);
    for corner in points.windows(3) {
        turn([corner[0], corner[1], corner[2]], radius, &mut out);
    }
    out.push(points[points.len() - 1]);
    out
}

/// Adds the rounded corner of three points, or the corner itself where there is no room.
fn turn([before, corner, after]: [Point; 3], radius: f64, out: &mut Vec<Point>) {
    let (come, go) = (before.distance(corner), corner.distance(after));
    let radius = radius.min(come / 2.0).min(go / 2.0);
    if radius < 0.5 {
        out.push(corner);
        return;
    }
    let (first, last) = (toward(corner, before, radius / come), toward(corner, after, radius / go));
    for i in 0..=4 {
        // de Casteljau: between two points that run along the two legs.
        let t = f64::from(i) / 4.0;
        out.push(toward(toward(first, corner, t), toward(corner, last, t), t));
    }
}

/// Part of a circle as a line of points, at most 3° off.
pub fn arc(center: Point, radius: f64, from: f64, sweep: f64) -> Vec<Point> {
    let steps = (sweep.abs() / 0.1).ceil().clamp(2.0, 64.0);
    (0..=steps as usize)
        .map(|i| {
            let angle = from + sweep * i as f64 / steps;
            center.moved(radius * libm::cos(angle), radius * libm::sin(angle))
        })
        .collect()
}

/// The outline of a rounded rectangle as a closed line of points: the first is repeated at the end.
pub fn round_rect(rect: Rect, radius: f64) -> Vec<Point> {
    let r = radius.min(rect.w / 2.0).min(rect.h / 2.0).max(0.0);
    let quarter = std::f64::consts::FRAC_PI_2;
    let corners = [
        (rect.right() - r, rect.y + r, -quarter),
        (rect.right() - r, rect.bottom() - r, 0.0),
        (rect.x + r, rect.bottom() - r, quarter),
        (rect.x + r, rect.y + r, 2.0 * quarter),
    ];
    let mut out: Vec<Point> = if r < 0.5 {
        corners.iter().map(|&(x, y, _)| Point::new(x, y)).collect()
    } else {
        corners.iter().flat_map(|&(x, y, from)| arc(Point::new(x, y), r, from, quarter)).collect()
    };
    out.extend(out.first().copied());
    out
}

/// Triangles that fill a simple polygon, concave ones too, by cutting ears; at most 256 corners are
/// looked at. A closing point that repeats the first is ignored.
pub fn triangles(points: &[Point]) -> Vec<[Point; 3]> {
    let mut ring: Vec<Point> = points.iter().copied().take(256).collect();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    let cross =
        |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let area: f64 = (0..ring.len())
        .map(|i| (ring[i], ring[(i + 1) % ring.len()]))
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    if area < 0.0 {
        ring.reverse();
    }
    let mut out = Vec::new();
    while ring.len() > 3 {
        let count = ring.len();
        let corners = |i: usize| [ring[(i + count - 1) % count], ring[i], ring[(i + 1) % count]];
        let is_ear = |i: &usize| {
            let [a, b, c] = corners(*i);
            let inside = |p: &Point| {
                *p != a
                    && *p != b
                    && *p != c
                    && cross(a, b, *p) >= 0.0
                    && cross(b, c, *p) >= 0.0
                    && cross(c, a, *p) >= 0.0
            };
            cross(a, b, c) > 0.0 && !ring.iter().any(inside)
        };
        // A polygon that crosses itself may have no ear: then any corner is cut.
        let ear = (0..count).find(is_ear).unwrap_or(0);
        out.push(corners(ear));
        ring.remove(ear);
    }
    if let [a, b, c] = ring[..] {
        out.push([a, b, c]);
    }
    out
}

/// The point `share` of the way from `a` to `b`.
pub fn toward(a: Point, b: Point, share: f64) -> Point {
    Point::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
}

/// The point a share of the way along a line of corners; `None` where there are none.
pub fn along(path: &[Point], share: f64) -> Option<Point> {
    let length: f64 = path.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
    let mut rest = length * share;
    for leg in path.windows(2) {
        let here = leg[0].distance(leg[1]);
        if rest <= here && here > 0.0 {
            return Some(toward(leg[0], leg[1], rest / here));
        }
        rest -= here;
    }
    path.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_along_a_line_counts_its_corners() {
        let p = Point::new;
        let path = [p(0.0, 0.0), p(10.0, 0.0), p(10.0, 30.0)];
        assert_eq!(along(&path, 0.0), Some(p(0.0, 0.0)));
        assert_eq!(along(&path, 0.5), Some(p(10.0, 10.0)));
        assert_eq!(along(&path, 1.0), Some(p(10.0, 30.0)));
        assert_eq!(along(&[], 0.5), None);
        assert_eq!(along(&[p(1.0, 1.0), p(1.0, 1.0)], 0.5), Some(p(1.0, 1.0)));
    }

    #[test]
    fn triangles_fill_a_concave_polygon() {
        let p = Point::new;
        // An L of area 3.
        let corners =
            [p(0.0, 0.0), p(2.0, 0.0), p(2.0, 1.0), p(1.0, 1.0), p(1.0, 2.0), p(0.0, 2.0)];
        let area = |t: &[Point; 3]| {
            ((t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[1].y - t[0].y) * (t[2].x - t[0].x)) / 2.0
        };
        for ring in [corners.to_vec(), corners.iter().rev().copied().collect()] {
            let parts = triangles(&ring);
            assert_eq!(parts.len(), 4);
            assert!((parts.iter().map(area).sum::<f64>() - 3.0).abs() < 1e-9);
            assert!(parts.iter().all(|t| area(t) > 0.0));
        }
        assert!(triangles(&[p(0.0, 0.0), p(1.0, 0.0)]).is_empty());
    }

    #[test]
    fn rounded_corners_stay_within_their_legs() {
        let p = Point::new;
        let line = rounded(&[p(0.0, 0.0), p(10.0, 0.0), p(10.0, 100.0)], 7.0);
        assert_eq!((line[0], line[1]), (p(0.0, 0.0), p(5.0, 0.0)));
        assert_eq!(line[line.len() - 1], p(10.0, 100.0));
        assert!(line.iter().all(|q| (0.0..=10.0).contains(&q.x) && (0.0..=100.0).contains(&q.y)));
    }
}
