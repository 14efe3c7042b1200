//! The way out when no simple line is free: the cheapest right-angled path on the lines beside the
//! boxes in the neighborhood.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::geometry::{Point, Rect};

use super::field::{Field, crosses};
use super::path::{CLEAR, End, STUB, straighten};

/// How far around the two ends other boxes are looked at.
const AROUND: f64 = 400.0;
/// Most boxes that give lines; the nearest to the ends' middle win.
const MOST_BOXES: usize = 48;
/// What a bend costs, in whole points of length.
const BEND: u64 = 30;

/// A path that runs through no box, where one is found on the lines beside the boxes.
pub fn way(from: End, to: End, field: &Field, own: &[usize]) -> Option<Vec<Point>> {
    let (start, goal) = (from.stub(), to.stub());
    let area = from.rect.union(to.rect).grown(AROUND);
    let middle = area.center();
    let mut near: Vec<(usize, Rect)> =
        field.near(area).into_iter().filter_map(|i| field.rect(i).map(|r| (i, r))).collect();
    near.sort_by(|a, b| {
        a.1.center().distance(middle).total_cmp(&b.1.center().distance(middle)).then(a.0.cmp(&b.0))
    });
    let walls: Vec<Rect> = near
        .iter()
        .map(|(i, r)| if own.contains(i) { r.grown(-1.0) } else { r.grown(CLEAR - 1.0) })
        .collect();
    near.truncate(MOST_BOXES);
    let lines = |ends: [f64; 2], edges: &dyn Fn(Rect) -> [f64; 2]| {
        let mut all: Vec<f64> =
            ends.into_iter().chain(near.iter().flat_map(|(_, r)| edges(*r))).collect();
        all.sort_by(f64::total_cmp);
        all.dedup_by(|a, b| (*a - *b).abs() < 0.5 && !ends.contains(a));
        all
    };
    let xs = lines([start.x, goal.x], &|r| [r.x - STUB, r.right() + STUB]);
    let ys = lines([start.y, goal.y], &|r| [r.y - STUB, r.bottom() + STUB]);
    let grid = Grid { xs, ys, walls };
    let corners = grid.shortest(start, goal, from, to)?;
    straighten([from.dock].into_iter().chain(corners).chain([to.dock]))
}

struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    walls: Vec<Rect>,
}

/// Directions as steps on the grid: right, down, left, up.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

impl Grid {
    fn point(&self, x: usize, y: usize) -> Point {
        Point::new(self.xs[x], self.ys[y])
    }

    fn is_free(&self, a: Point, b: Point) -> bool {
        !self.walls.iter().any(|wall| crosses(a, b, *wall))
    }

    /// Dijkstra over (place, direction); ties are broken by the order of places.
    fn shortest(&self, start: Point, goal: Point, from: End, to: End) -> Option<Vec<Point>> {
        let find = |all: &[f64], v: f64| all.iter().position(|c| (c - v).abs() < 1e-9);
        let begin = (find(&self.xs, start.x)?, find(&self.ys, start.y)?);
        let end = (find(&self.xs, goal.x)?, find(&self.ys, goal.y)?);
        let last = direction(to.side.opposite().outward());
        let mut best = vec![u64::MAX; self.xs.len() * self.ys.len() * 4];
        let mut before = vec![usize::MAX; best.len()];
        let mut queue = BinaryHeap::new();
        let first = self.state(begin.0, begin.1, direction(from.side.outward()));
        best[first] = 0;
        queue.push(Reverse((0_u64, first)));
        while let Some(Reverse((cost, here))) = queue.pop() {
            if cost > best[here] {
                continue;
            }
            let (place, heading) = (self.place(here), here % 4);
            if place == end && heading == last {
                return Some(self.trace(&before, here));
            }
            for (next, price) in self.steps(here) {
                if cost + price < best[next] {
                    best[next] = cost + price;
                    before[next] = here;
                    queue.push(Reverse((cost + price, next)));
                }
            }
            // Arriving from the side: turn on the spot toward the goal.
            let turned = self.state(end.0, end.1, last);
            if place == end && (heading + 2) % 4 != last && cost + BEND < best[turned] {
                best[turned] = cost + BEND;
                before[turned] = here;
                queue.push(Reverse((cost + BEND, turned)));
            }
        }
        None
    }

    fn state(&self, x: usize, y: usize, heading: usize) -> usize {
        (y * self.xs.len() + x) * 4 + heading
    }

    fn place(&self, state: usize) -> (usize, usize) {
        (state / 4 % self.xs.len(), state / 4 / self.xs.len())
    }

    /// Where one can go from a state, and at what price: on, or around a corner, never back.
    fn steps(&self, here: usize) -> Vec<(usize, u64)> {
        let ((x, y), heading) = (self.place(here), here % 4);
        let mut out = Vec::with_capacity(3);
        for (turn, (sx, sy)) in STEPS.iter().enumerate() {
            let (Some(nx), Some(ny)) = (x.checked_add_signed(*sx), y.checked_add_signed(*sy))
            else {
                continue;
            };
            if (turn + 2) % 4 == heading || nx >= self.xs.len() || ny >= self.ys.len() {
                continue;
            }
            let (from, to) = (self.point(x, y), self.point(nx, ny));
            if self.is_free(from, to) {
                let bend = if turn == heading { 0 } else { BEND };
                out.push((self.state(nx, ny, turn), from.distance(to) as u64 + 1 + bend));
            }
        }
        out
    }

    fn trace(&self, before: &[usize], last: usize) -> Vec<Point> {
        let mut out = Vec::new();
        let mut at = last;
        while at != usize::MAX {
            let (x, y) = self.place(at);
            out.push(self.point(x, y));
            at = before[at];
        }
        out.reverse();
        out
    }
}

fn direction(step: (f64, f64)) -> usize {
    STEPS.iter().position(|s| (s.0 as f64, s.1 as f64) == step).unwrap_or(0)
}
