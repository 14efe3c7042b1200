//! What lies over points: for many points and rectangles at once, in little more time than sorting
//! them takes, however they lie.

use std::collections::BTreeSet;

use crate::model::geometry::{Point, Rect};

/// What happens while a line goes over the canvas from left to right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Begins(usize),
    Asked(usize),
    Ends(usize),
}

/// For each point the first of the rectangles that has it inside or on its edge.
pub(super) fn first_over(rects: &[Rect], points: &[Point]) -> Vec<Option<usize>> {
    let mut heights: Vec<f64> = rects.iter().flat_map(|r| [r.y, r.bottom()]).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let mut events: Vec<(f64, Event)> = Vec::with_capacity(2 * rects.len() + points.len());
    for (n, rect) in rects.iter().enumerate() {
        events.push((rect.x, Event::Begins(n)));
        events.push((rect.right(), Event::Ends(n)));
    }
    events.extend(points.iter().enumerate().map(|(n, p)| (p.x, Event::Asked(n))));
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut out = vec![None; points.len()];
    let mut column = Column::new(2 * heights.len());
    for (_, event) in events {
        match event {
            Event::Begins(n) => {
                column.span(span_of(&heights, rects[n]), |there| {
                    there.insert(n);
                });
            }
            Event::Ends(n) => {
                column.span(span_of(&heights, rects[n]), |there| {
                    there.remove(&n);
                });
            }
            Event::Asked(n) => {
                out[n] = slot(&heights, points[n].y).and_then(|slot| column.first(slot));
            }
        }
    }
    out
}

/// The slot of a height: an even one on a listed height, the odd one behind it between two; `None`
/// above all of them.
fn slot(heights: &[f64], y: f64) -> Option<usize> {
    match heights.binary_search_by(|h| h.total_cmp(&y)) {
        Ok(at) => Some(2 * at),
        Err(at) => Some(2 * at.checked_sub(1)? + 1),
    }
}

fn span_of(heights: &[f64], rect: Rect) -> std::ops::Range<usize> {
    let of = |y: f64| slot(heights, y).unwrap_or_default();
    of(rect.y)..of(rect.bottom()) + 1
}

/// The rectangles that the line is in, by slots of height: a tree of halves, each rectangle in the
/// few that make up its span.
struct Column {
    slots: usize,
    halves: Vec<BTreeSet<usize>>,
}

impl Column {
    fn new(slots: usize) -> Self {
        Self { slots, halves: vec![BTreeSet::new(); 2 * slots] }
    }

    fn span(&mut self, span: std::ops::Range<usize>, mut act: impl FnMut(&mut BTreeSet<usize>)) {
        let (mut from, mut to) = (span.start + self.slots, span.end + self.slots);
        while from < to {
            if from % 2 == 1 {
                act(&mut self.halves[from]);
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                act(&mut self.halves[to]);
            }
            from /= 2;
            to /= 2;
        }
    }

    fn first(&self, slot: usize) -> Option<usize> {
        let up = std::iter::successors(Some(slot + self.slots), |at| Some(at / 2));
        up.take_while(|at| *at > 0).filter_map(|at| self.halves[at].first().copied()).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_as_by_looking_at_each() {
        // A few hundred rectangles that overlap, and points on edges, inside and outside.
        let number = |n: usize, k: usize| (n * k % 97) as f64;
        let rect = |n| Rect::new(number(n, 31), number(n, 57), number(n, 13) / 4.0, number(n, 7));
        let rects: Vec<Rect> = (0..300).map(rect).collect();
        let points: Vec<Point> =
            (0..2000).map(|n| Point::new(number(n, 11) * 1.5 - 9.0, number(n, 29) - 3.0)).collect();
        let found = first_over(&rects, &points);
        for (point, found) in points.iter().zip(found) {
            assert_eq!(found, rects.iter().position(|r| r.contains(*point)), "{point:?}");
        }
        assert_eq!(first_over(&[], &points[..1]), [None]);
    }
}
