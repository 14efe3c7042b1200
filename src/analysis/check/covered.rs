//! Which of many points lie in one of many boxes, without asking each of the points of each of the
//! boxes: from left to right, counting at each height the boxes that are open there.

use crate::model::geometry::{Point, Rect};

/// For each point whether it lies in a box or on the edge of one.
pub(super) fn covered(points: &[Point], boxes: &[Rect]) -> Vec<bool> {
    let mut heights: Vec<f64> = points.iter().map(|p| p.y).collect();
    heights.sort_by(f64::total_cmp);
    let below = |y: f64| heights.partition_point(|h| *h < y);
    let until = |y: f64| heights.partition_point(|h| *h <= y);
    let mut opening: Vec<&Rect> = boxes.iter().collect();
    opening.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut closing = opening.clone();
    closing.sort_by(|a, b| a.right().total_cmp(&b.right()));
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| points[*a].x.total_cmp(&points[*b].x));
    let (mut opening, mut closing) =
        (opening.into_iter().peekable(), closing.into_iter().peekable());
    let mut open = Counts(vec![0; heights.len() + 1]);
    let mut out = vec![false; points.len()];
    for at in order {
        let point = points[at];
        while let Some(new) = opening.next_if(|b| b.x <= point.x) {
            open.add(below(new.y), 1);
            open.add(until(new.bottom()), -1);
        }
        while let Some(old) = closing.next_if(|b| b.right() < point.x) {
            open.add(below(old.y), -1);
            open.add(until(old.bottom()), 1);
        }
        out[at] = open.sum(below(point.y)) > 0;
    }
    out
}

/// Numbers of which the sum of the first so many is known fast (a Fenwick tree).
struct Counts(Vec<i64>);

impl Counts {
    fn add(&mut self, at: usize, by: i64) {
        let mut at = at;
        while let Some(count) = self.0.get_mut(at) {
            *count += by;
            at |= at + 1;
        }
    }

    /// The sum up to and with this one.
    fn sum(&self, at: usize) -> i64 {
        let mut end = at + 1;
        let mut out = 0;
        while end > 0 {
            out += self.0[end - 1];
            end &= end - 1;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_asking_each_of_each_says() {
        let mut state = 7_u64;
        let mut luck = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % most) as f64
        };
        for round in 0..200 {
            let boxes: Vec<Rect> =
                (0..round % 7).map(|_| Rect::new(luck(20), luck(20), luck(8), luck(8))).collect();
            let points: Vec<Point> =
                (0..round % 31).map(|_| Point { x: luck(30), y: luck(30) }).collect();
            let each: Vec<bool> =
                points.iter().map(|p| boxes.iter().any(|b| b.contains(*p))).collect();
            assert_eq!(covered(&points, &boxes), each, "{boxes:?} {points:?}");
        }
    }
}
