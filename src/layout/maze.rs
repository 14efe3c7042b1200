//! The way out when no simple line is free: the cheapest right-angled path on the lines beside the
//! boxes in the neighborhood.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::geometry::{Point, Rect};

use super::path::{CLEAR, End, STEM, straighten};
use super::search::Ground;

/// What a bend costs, in whole points of length.
const BEND: u64 = 30;
/// Least distance of two lines of the grid, in points.
const APART: f64 = 4.0;

/// How much of the surroundings is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// How far around the two ends, in points.
    pub(super) around: f64,
    /// Most boxes that give lines; the nearest to the ends' middle win.
    most: usize,
    /// Whether artifacts and labels are walls too.
    shy: bool,
    /// Room left beside boxes, and how far beside them lines are laid.
    clear: f64,
    beside: f64,
}

/// How far the last view looks.
pub(super) const FURTHEST: f64 = 2_000.0;

/// The views tried one after the other until a free way is found.
pub(super) const VIEWS: [View; 4] = [
    View { around: 400.0, most: 48, shy: true, clear: CLEAR - 1.0, beside: STEM },
    View { around: 400.0, most: 48, shy: false, clear: CLEAR - 1.0, beside: STEM },
    View { around: 800.0, most: 64, shy: false, clear: 2.0, beside: STEM / 2.0 },
    View { around: FURTHEST, most: 120, shy: false, clear: 2.0, beside: STEM / 2.0 },
];

/// A path that runs through no box, where one is found on the lines beside the boxes.
pub(super) fn way(from: End, to: End, ground: &Ground<'_>, view: View) -> Option<Vec<Point>> {
    let (start, goal) = (from.stem(), to.stem());
    let area = from.rect.union(to.rect).grown(view.around);
    let mut walls: Vec<(Rect, bool)> = Vec::new();
    ground.hard.visit(area, |index, rect| walls.push((rect, ground.own.contains(&index))));
    if view.shy {
        ground.soft.visit(area, |index, rect| {
            if !ground.own_soft.contains(&index) {
                walls.push((rect, false));
            }
        });
    }
    let middle = area.center();
    let far = |r: Rect| r.center().distance(middle);
    walls.sort_by(|a, b| {
        let place = |r: Rect| [r.x, r.y, r.w, r.h];
        let ties =
            place(a.0).iter().zip(place(b.0)).map(|(a, b)| a.total_cmp(&b)).collect::<Vec<_>>();
        let tie = ties.into_iter().find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal);
        far(a.0).total_cmp(&far(b.0)).then(tie).then(a.1.cmp(&b.1))
    });
    let near = &walls[..walls.len().min(view.most)];
    let lines = |ends: [f64; 2], within: (f64, f64), edges: &dyn Fn(Rect) -> [f64; 2]| {
        let beside = near.iter().flat_map(|(r, _)| edges(*r));
        let mut all: Vec<f64> = beside.filter(|v| *v >= within.0 && *v <= within.1).collect();
        all.sort_by(f64::total_cmp);
        all.dedup_by(|a, b| (*a - *b).abs() < APART);
        all.retain(|v| ends.iter().all(|e| (e - v).abs() >= APART));
        all.extend(ends);
        all.sort_by(f64::total_cmp);
        all.dedup();
        all
    };
    let x = lines([start.x, goal.x], (area.x, area.right()), &|r| {
        [r.x - view.beside, r.right() + view.beside]
    });
    let y = lines([start.y, goal.y], (area.y, area.bottom()), &|r| {
        [r.y - view.beside, r.bottom() + view.beside]
    });
    let grid = Grid::of(x, y, &walls, view.clear);
    let corners = grid.shortest(start, goal, from, to)?;
    straighten([from.dock].into_iter().chain(corners).chain([to.dock]))
}

struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Whether the piece to the right, or downwards, of a place is blocked.
    blocked: [Vec<bool>; 2],
}

/// Directions as steps on the grid: right, down, left, up.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

impl Grid {
    fn of(xs: Vec<f64>, ys: Vec<f64>, walls: &[(Rect, bool)], clear: f64) -> Self {
        let size = xs.len() * ys.len();
        let mut out = Self { xs, ys, blocked: [vec![false; size], vec![false; size]] };
        for (rect, is_own) in walls {
            let wall = rect.grown(if *is_own { 1.0 } else { clear });
            out.block(wall);
        }
        out
    }

    fn block(&mut self, wall: Rect) {
        // Lines strictly inside the wall, and pieces that reach into it.
        let range = |all: &[f64], low: f64, high: f64| {
            (all.partition_point(|v| *v <= low), all.partition_point(|v| *v < high))
        };
        let (x0, x1) = range(&self.xs, wall.x, wall.right());
        let (y0, y1) = range(&self.ys, wall.y, wall.bottom());
        let wide = self.xs.len();
        for y in y0..y1 {
            for x in x0.saturating_sub(1)..x1 {
                self.blocked[0][y * wide + x] = true;
            }
        }
        for y in y0.saturating_sub(1)..y1 {
            for x in x0..x1 {
                self.blocked[1][y * wide + x] = true;
            }
        }
    }

    fn point(&self, x: usize, y: usize) -> Point {
        Point::new(self.xs[x], self.ys[y])
    }

    /// Shortest path over (place, direction), guided by the distance to the goal; ties are broken by
    /// the order of places.
    fn shortest(&self, start: Point, goal: Point, from: End, to: End) -> Option<Vec<Point>> {
        let find = |all: &[f64], v: f64| all.iter().position(|c| (c - v).abs() < 1e-9);
        let begin = (find(&self.xs, start.x)?, find(&self.ys, start.y)?);
        let end = (find(&self.xs, goal.x)?, find(&self.ys, goal.y)?);
        let last = direction(to.side.opposite().outward());
        let mut best = vec![u64::MAX; self.xs.len() * self.ys.len() * 4];
        let mut before = vec![usize::MAX; best.len()];
        let left = |(x, y): (usize, usize)| {
            let p = self.point(x, y);
            ((p.x - goal.x).abs() + (p.y - goal.y).abs()) as u64
        };
        let mut queue = BinaryHeap::new();
        let first = self.state(begin.0, begin.1, direction(from.side.outward()));
        best[first] = 0;
        queue.push(Reverse((left(begin), 0_u64, first)));
        while let Some(Reverse((_, cost, here))) = queue.pop() {
            if cost > best[here] {
                continue;
            }
            let (place, heading) = (self.place(here), here % 4);
            if place == end && heading == last {
                return Some(self.trace(&before, here));
            }
            let mut reach = |next: usize, price: u64| {
                if cost + price < best[next] {
                    best[next] = cost + price;
                    before[next] = here;
                    let whole = cost + price + left(self.place(next));
                    queue.push(Reverse((whole, cost + price, next)));
                }
            };
            self.steps(here, &mut reach);
            // Arriving from the side: turn on the spot toward the goal.
            if place == end && (heading + 2) % 4 != last {
                reach(self.state(end.0, end.1, last), BEND);
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
    fn steps(&self, here: usize, reach: &mut impl FnMut(usize, u64)) {
        let ((x, y), heading) = (self.place(here), here % 4);
        for (turn, (sx, sy)) in STEPS.iter().enumerate() {
            let (Some(nx), Some(ny)) = (x.checked_add_signed(*sx), y.checked_add_signed(*sy))
            else {
                continue;
            };
            if (turn + 2) % 4 == heading || nx >= self.xs.len() || ny >= self.ys.len() {
                continue;
            }
            // A piece belongs to its left or upper end.
            let owner = y.min(ny) * self.xs.len() + x.min(nx);
            if !self.blocked[turn % 2][owner] {
                let (from, to) = (self.point(x, y), self.point(nx, ny));
                let bend = if turn == heading { 0 } else { BEND };
                reach(self.state(nx, ny, turn), from.distance(to) as u64 + 1 + bend);
            }
        }
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
