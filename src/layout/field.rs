//! What stands in the way: boxes on the canvas, found quickly by place.

use std::collections::BTreeMap;

use crate::model::geometry::{Point, Rect};

/// Side of a bucket in canvas points.
const BUCKET: f64 = 240.0;
/// Boxes and queries over more buckets than this are kept or answered in one list.
const MANY: i64 = 400;

/// Boxes by place. A box is named by its position in the order of insertion.
#[derive(Clone, Debug, Default)]
pub struct Field {
    boxes: Vec<Rect>,
    buckets: BTreeMap<(i64, i64), Vec<usize>>,
    large: Vec<usize>,
}

impl Field {
    /// Adds a box; returns its name.
    pub fn add(&mut self, rect: Rect) -> usize {
        let index = self.boxes.len();
        self.boxes.push(rect);
        let (x0, y0, x1, y1) = span(rect);
        if (x1 - x0 + 1).saturating_mul(y1 - y0 + 1) > MANY {
            self.large.push(index);
        } else {
            for x in x0..=x1 {
                for y in y0..=y1 {
                    self.buckets.entry((x, y)).or_default().push(index);
                }
            }
        }
        index
    }

    /// The box of a name.
    pub fn rect(&self, index: usize) -> Option<Rect> {
        self.boxes.get(index).copied()
    }

    /// Names of the boxes that touch `area`, in order, each once.
    pub fn near(&self, area: Rect) -> Vec<usize> {
        let (x0, y0, x1, y1) = span(area);
        if (x1 - x0 + 1).saturating_mul(y1 - y0 + 1) > MANY {
            return (0..self.boxes.len()).filter(|&i| self.boxes[i].touches(area)).collect();
        }
        let mut found: Vec<usize> =
            self.large.iter().copied().filter(|&i| self.boxes[i].touches(area)).collect();
        for x in x0..=x1 {
            for y in y0..=y1 {
                let here = self.buckets.get(&(x, y)).into_iter().flatten();
                found.extend(here.copied().filter(|&i| self.boxes[i].touches(area)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn span(rect: Rect) -> (i64, i64, i64, i64) {
    let cell = |v: f64| (v / BUCKET).floor() as i64;
    (cell(rect.x), cell(rect.y), cell(rect.right()), cell(rect.bottom()))
}

/// Whether an axis-parallel segment runs through the inside of a box.
pub fn crosses(a: Point, b: Point, rect: Rect) -> bool {
    a.x.min(b.x) < rect.right()
        && a.x.max(b.x) > rect.x
        && a.y.min(b.y) < rect.bottom()
        && a.y.max(b.y) > rect.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_found_wherever_they_stand() {
        let mut field = Field::default();
        for i in 0..100 {
            field.add(Rect::new(f64::from(i) * 150.0, f64::from(i % 7) * 120.0, 100.0, 80.0));
        }
        field.add(Rect::new(-1e6, -1e6, 2e6, 2e6));
        let area = Rect::new(700.0, 0.0, 500.0, 500.0);
        let all: Vec<usize> =
            (0..101).filter(|&i| field.rect(i).is_some_and(|r| r.touches(area))).collect();
        assert_eq!(field.near(area), all);
        assert_eq!(field.near(Rect::new(-1e7, -1e7, 2e7, 2e7)).len(), 101);
    }

    #[test]
    fn a_line_along_an_edge_does_not_cross() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!crosses(Point::new(-5.0, 0.0), Point::new(20.0, 0.0), rect));
        assert!(crosses(Point::new(-5.0, 5.0), Point::new(20.0, 5.0), rect));
        assert!(!crosses(Point::new(5.0, -5.0), Point::new(5.0, -1.0), rect));
    }
}
