//! How a stroke of an icon becomes a line of points; the list itself is in `icons`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::geometry::{Point, Rect};

use super::icons::Icon;
use super::shape;

/// Stroke width of an icon on its grid of 16.
pub const STROKE: f64 = 1.35;

/// One stroke of an icon, on a grid of 16 by 16.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum IconStroke {
    /// An open line.
    Line(&'static [(f64, f64)]),
    /// A closed line.
    Closed(&'static [(f64, f64)]),
    /// A circle: middle and radius.
    Circle(f64, f64, f64),
    /// Part of a circle: middle, radius, first angle and sweep in degrees, clockwise from the right.
    Arc(f64, f64, f64, f64, f64),
    /// A rectangle with round corners: left, top, width, height, radius.
    Round(f64, f64, f64, f64, f64),
}

/// A line of an icon ready to paint.
#[derive(Clone, Debug, PartialEq)]
pub struct IconLine {
    /// Its points; a closed line repeats its first at the end.
    pub points: Vec<Point>,
    /// Whether it is closed, and filled where an icon is drawn filled.
    pub closed: bool,
}

impl Icon {
    /// The icon's lines in the square from (0, 0) to (1, 1), sampled once in the life of the program.
    pub fn unit_lines(self) -> &'static [IconLine] {
        static LINES: OnceLock<BTreeMap<Icon, Vec<IconLine>>> = OnceLock::new();
        let all = LINES.get_or_init(|| {
            let unit = Rect::new(0.0, 0.0, 1.0, 1.0);
            Self::ALL.iter().map(|icon| (*icon, icon.lines(unit))).collect()
        });
        all.get(&self).map_or(&[], |lines| lines)
    }

    /// The icon's lines in a square, sampled.
    pub fn lines(self, square: Rect) -> Vec<IconLine> {
        let scale = square.w / 16.0;
        let place = |x: f64, y: f64| Point::new(square.x + x * scale, square.y + y * scale);
        let open = |points: Vec<Point>| IconLine { points, closed: false };
        let closed = |points: Vec<Point>| IconLine { points, closed: true };
        let line = |stroke: &IconStroke| match *stroke {
            IconStroke::Line(points) => open(points.iter().map(|&(x, y)| place(x, y)).collect()),
            IconStroke::Closed(points) => {
                closed(points.iter().chain(points.first()).map(|&(x, y)| place(x, y)).collect())
            }
            IconStroke::Circle(x, y, r) => {
                closed(shape::arc(place(x, y), r * scale, 0.0, std::f64::consts::TAU))
            }
            IconStroke::Arc(x, y, r, from, sweep) => {
                let (from, sweep) = (from.to_radians(), sweep.to_radians());
                open(shape::arc(place(x, y), r * scale, from, sweep))
            }
            IconStroke::Round(x, y, width, height, radius) => {
                let corner = place(x, y);
                let rect = Rect::new(corner.x, corner.y, width * scale, height * scale);
                closed(shape::round_rect(rect, radius * scale))
            }
        };
        self.strokes().iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_strokes_within_its_grid() {
        let grid = Rect::new(0.0, 0.0, 16.0, 16.0);
        for icon in Icon::ALL {
            let lines = icon.lines(grid);
            assert!(!lines.is_empty(), "{icon:?}");
            for p in lines.iter().flat_map(|l| &l.points) {
                assert!(grid.grown(-0.4).contains(*p), "{icon:?} {p:?}");
            }
        }
    }
}
