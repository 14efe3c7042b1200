//! Patterns of the heat classes: dots and segments that fill a rectangle.
//!
//! Give the rectangle in the painter's own points: the density is then the same at any zoom.

use crate::model::geometry::{Point, Rect};

/// Most dots or segments of one pattern; a larger rectangle is left unfilled to the right.
const MOST: usize = 2_000;

/// What a pattern is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ink {
    /// Middles of dots of radius 0.8.
    pub dots: Vec<Point>,
    /// Ends of segments of width 0.8, clipped to the rectangle.
    pub segments: Vec<(Point, Point)>,
}

/// The pattern of a heat class in a rectangle: 1 none, 2 dots, 3 and 4 lines at 45° 8 and 4 points
/// apart, 5 crossed lines.
pub fn ink(rect: Rect, class: u8) -> Ink {
    let mut out = Ink::default();
    match class {
        2 => dots(rect, &mut out.dots),
        3 => lines(rect, 8.0, false, &mut out.segments),
        4 => lines(rect, 4.0, false, &mut out.segments),
        5 => {
            lines(rect, 8.0, false, &mut out.segments);
            lines(rect, 8.0, true, &mut out.segments);
        }
        _ => {}
    }
    out
}

fn dots(rect: Rect, out: &mut Vec<Point>) {
    let (mut y, mut row) = (rect.y + 3.0, 0);
    while y <= rect.bottom() - 2.0 && out.len() < MOST {
        let mut x = rect.x + if row % 2 == 0 { 4.0 } else { 8.0 };
        while x <= rect.right() - 3.0 && out.len() < MOST {
            out.push(Point::new(x, y));
            x += 8.0;
        }
        y += 4.0;
        row += 1;
    }
}

/// Lines that rise to the right, or fall when `falling`, `gap` apart along x.
fn lines(rect: Rect, gap: f64, falling: bool, out: &mut Vec<(Point, Point)>) {
    let mut foot = rect.x - rect.h + gap;
    while foot < rect.right() && out.len() < MOST {
        // The line meets the lower edge at `foot` and the upper one at `foot + h`.
        let (left, right) = (foot.max(rect.x), (foot + rect.h).min(rect.right()));
        if left < right {
            let (a, b) = (left - foot, right - foot);
            let y = |rise: f64| if falling { rect.y + rise } else { rect.bottom() - rise };
            out.push((Point::new(left, y(a)), Point::new(right, y(b))));
        }
        foot += gap;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_stays_inside_its_rectangle() {
        let rect = Rect::new(3.0, 5.0, 97.0, 13.0);
        for class in 1..=5 {
            let ink = ink(rect, class);
            assert_eq!(ink.dots.is_empty() && ink.segments.is_empty(), class == 1);
            assert!(ink.dots.iter().all(|p| rect.contains(*p)));
            let inside = |p: &Point| rect.grown(1e-9).contains(*p);
            assert!(ink.segments.iter().all(|(a, b)| inside(a) && inside(b)), "{class}");
        }
    }

    #[test]
    fn a_huge_rectangle_does_not_make_endless_ink() {
        let ink = ink(Rect::new(0.0, 0.0, 1e9, 1e9), 5);
        assert!(ink.segments.len() <= 2 * MOST);
    }
}
