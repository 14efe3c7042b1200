//! What stands in the way: boxes on the canvas, found quickly by place, put and taken one by one.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::geometry::{MAX_COORDINATE, Point, Rect};

/// Side of a bucket in canvas points.
const BUCKET: f64 = 240.0;
/// Boxes and queries over more buckets than this are kept or answered in one list.
const MANY: i64 = 400;

/// Boxes by place. A box is named by a number that is its own until it is taken.
///
/// Names of taken boxes are given again: what is decided by a field must not depend on names or on
/// the order in which boxes are visited.
#[derive(Clone, Debug, Default)]
pub struct Field {
    boxes: Vec<Option<Rect>>,
    free: Vec<usize>,
    buckets: HashMap<u64, Vec<u32>, BuildHasherDefault<Mix>>,
    large: BTreeSet<usize>,
}

/// Hashes a bucket's number: one multiplication, the same on every machine. The table is never
/// walked, only asked.
#[derive(Clone, Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

impl Field {
    /// Adds a box; returns its name.
    pub fn add(&mut self, rect: Rect) -> usize {
        let index = self.free.pop().unwrap_or(self.boxes.len());
        if index == self.boxes.len() {
            self.boxes.push(None);
        }
        self.boxes[index] = Some(rect);
        if is_large(span(rect)) {
            self.large.insert(index);
        } else {
            each_bucket(span(rect), |key| {
                self.buckets.entry(key).or_default().push(index as u32);
            });
        }
        index
    }

    /// Takes a box away; an unknown name is let pass.
    pub fn take(&mut self, index: usize) {
        let Some(rect) = self.boxes.get_mut(index).and_then(Option::take) else { return };
        self.free.push(index);
        if !self.large.remove(&index) {
            each_bucket(span(rect), |key| {
                if let Some(here) = self.buckets.get_mut(&key) {
                    here.retain(|i| *i as usize != index);
                }
            });
        }
    }

    /// The box of a name.
    pub fn rect(&self, index: usize) -> Option<Rect> {
        self.boxes.get(index).copied().flatten()
    }

    /// Shows each box that touches `area` once, in no particular order.
    pub fn visit(&self, area: Rect, mut seen: impl FnMut(usize, Rect)) {
        let asked = span(area);
        if is_large(asked) {
            for (index, rect) in self.boxes.iter().enumerate() {
                if let Some(rect) = rect.filter(|r| r.touches(area)) {
                    seen(index, rect);
                }
            }
            return;
        }
        for &index in &self.large {
            if let Some(rect) = self.rect(index).filter(|r| r.touches(area)) {
                seen(index, rect);
            }
        }
        for x in asked.0..=asked.2 {
            for y in asked.1..=asked.3 {
                let Some(here) = self.buckets.get(&key(x, y)) else { continue };
                for &index in here {
                    let Some(rect) = self.rect(index as usize) else { continue };
                    let own = span(rect);
                    // Seen in the first bucket that it shares with the area, not in the others.
                    let first = (own.0.max(asked.0), own.1.max(asked.1)) == (x, y);
                    if first && rect.touches(area) {
                        seen(index as usize, rect);
                    }
                }
            }
        }
    }

    /// Names of the boxes that touch `area`, in order, each once.
    pub fn near(&self, area: Rect) -> Vec<usize> {
        let mut found = Vec::new();
        self.visit(area, |index, _| found.push(index));
        found.sort_unstable();
        found
    }

    /// Whether a box that touches `area` meets a condition.
    pub fn any(&self, area: Rect, mut meets: impl FnMut(usize, Rect) -> bool) -> bool {
        let mut found = false;
        self.visit(area, |index, rect| found = found || meets(index, rect));
        found
    }
}

type Span = (i64, i64, i64, i64);

fn span(rect: Rect) -> Span {
    // Far beyond any drawing; also keeps sums of numbers that are none in range.
    let far = 2.0 * MAX_COORDINATE;
    let cell = |v: f64| (v.clamp(-far, far) / BUCKET).floor() as i64;
    (cell(rect.x), cell(rect.y), cell(rect.right()), cell(rect.bottom()))
}

fn is_large((x0, y0, x1, y1): Span) -> bool {
    (x1 - x0 + 1).saturating_mul(y1 - y0 + 1) > MANY
}

fn key(x: i64, y: i64) -> u64 {
    ((x as u64) << 32) ^ (y as u64 & 0xFFFF_FFFF)
}

fn each_bucket((x0, y0, x1, y1): Span, mut with: impl FnMut(u64)) {
    for x in x0..=x1 {
        for y in y0..=y1 {
            with(key(x, y));
        }
    }
}

/// Whether an axis-parallel segment runs through the inside of a box.
pub fn crosses(a: Point, b: Point, rect: Rect) -> bool {
    a.x.min(b.x) < rect.right()
        && a.x.max(b.x) > rect.x
        && a.y.min(b.y) < rect.bottom()
        && a.y.max(b.y) > rect.y
}

/// The box of a segment: without width or height where it is level or upright.
pub fn stretch(a: Point, b: Point) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, a.x.max(b.x) - x, a.y.max(b.y) - y)
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
    fn taken_boxes_are_not_found_and_their_names_serve_again() {
        let mut field = Field::default();
        let names: Vec<usize> =
            (0..10).map(|i| field.add(Rect::new(f64::from(i) * 300.0, 0.0, 700.0, 10.0))).collect();
        let wide = field.add(Rect::new(-1e6, -1e6, 2e6, 2e6));
        field.take(names[3]);
        field.take(wide);
        field.take(wide);
        assert_eq!(field.near(Rect::new(900.0, 0.0, 700.0, 5.0)), [1, 2, 4, 5]);
        assert_eq!(field.rect(names[3]), None);
        let again = field.add(Rect::new(901.0, 0.0, 10.0, 10.0));
        assert!(again == names[3] || again == wide);
        assert!(field.near(Rect::new(905.0, 5.0, 1.0, 1.0)).contains(&again));
    }

    #[test]
    fn numbers_out_of_range_are_contained() {
        let mut field = Field::default();
        for v in [1e300, f64::NAN, f64::INFINITY, f64::MIN] {
            let name = field.add(Rect::new(v, v, v, v));
            assert!(field.near(Rect::new(v, 0.0, 5.0, v)).len() <= 4);
            assert!(field.rect(name).is_some());
        }
        field.add(Rect::new(0.0, 0.0, 10.0, 10.0));
        assert!(field.near(Rect::new(0.0, 0.0, 1.0, 1.0)).contains(&4));
    }

    #[test]
    fn a_line_along_an_edge_does_not_cross() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!crosses(Point::new(-5.0, 0.0), Point::new(20.0, 0.0), rect));
        assert!(crosses(Point::new(-5.0, 5.0), Point::new(20.0, 5.0), rect));
        assert!(!crosses(Point::new(5.0, -5.0), Point::new(5.0, -1.0), rect));
    }
}
