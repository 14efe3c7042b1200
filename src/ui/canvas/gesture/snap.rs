//! Snapping: edges and middles of neighbors, equal gaps between them, else the grid. Pure sums in
//! canvas points; what was found comes back as guides to draw.

use crate::model::geometry::{Point, Rect};

/// Spacing of the grid that moves snap to, in canvas points.
pub const GRID: f64 = 10.0;

/// Most neighbors looked at.
const MOST: usize = 2_000;

/// A line that says with what something is aligned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// One end.
    pub a: Point,
    /// The other.
    pub b: Point,
    /// Whether it measures a gap, which is as wide as others.
    pub is_gap: bool,
}

/// A move as it snaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapped {
    /// To the right.
    pub dx: f64,
    /// Down.
    pub dy: f64,
    /// What it is aligned with.
    pub guides: Vec<Guide>,
}

/// A box seen along one axis: its span there, and its span across.
#[derive(Clone, Copy)]
struct Span {
    lo: f64,
    hi: f64,
    from: f64,
    to: f64,
}

impl Span {
    fn of(r: Rect, level: bool) -> Self {
        if level {
            Self { lo: r.x, hi: r.right(), from: r.y, to: r.bottom() }
        } else {
            Self { lo: r.y, hi: r.bottom(), from: r.x, to: r.right() }
        }
    }

    fn middle(self) -> f64 {
        f64::midpoint(self.lo, self.hi)
    }

    /// Whether the two lie side by side along the axis.
    fn faces(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// Snaps a move of `lead` (all that moves goes along) by `dx`, `dy` to what is within `near`.
pub fn snap(lead: Rect, others: &[Rect], near: f64, (dx, dy): (f64, f64)) -> Snapped {
    let others = &others[..others.len().min(MOST)];
    let moved = lead.moved(dx, dy);
    let x = along(Span::of(moved, true), others, near, true);
    let y = along(Span::of(moved, false), others, near, false);
    let grid = |middle: f64| (middle / GRID).round() * GRID - middle;
    let (bx, by) =
        (x.unwrap_or_else(|| grid(moved.center().x)), y.unwrap_or_else(|| grid(moved.center().y)));
    let place = moved.moved(bx, by);
    let mut guides = Vec::new();
    if x.is_some() {
        guides_along(place, others, true, &mut guides);
    }
    if y.is_some() {
        guides_along(place, others, false, &mut guides);
    }
    Snapped { dx: dx + bx, dy: dy + by, guides }
}

/// By how much to shift along one axis; middles win over edges, edges over gaps.
fn along(own: Span, others: &[Rect], near: f64, level: bool) -> Option<f64> {
    let mut best: Option<(f64, f64)> = None;
    let mut offer = |by: f64, price: f64| {
        let cost = by.abs() + price * near;
        if by.abs() <= near && best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, by));
        }
    };
    for r in others {
        let other = Span::of(*r, level);
        offer(other.middle() - own.middle(), 0.0);
        offer(other.lo - own.lo, 0.3);
        offer(other.hi - own.hi, 0.3);
    }
    for to in gap_places(own, others, level) {
        offer(to - own.lo, 0.2);
    }
    best.map(|(_, by)| by)
}

/// Where a box would stand as far from its neighbor as that one from the next, or half way between
/// two.
fn gap_places(own: Span, others: &[Rect], level: bool) -> Vec<f64> {
    let mut row: Vec<Span> =
        others.iter().map(|r| Span::of(*r, level)).filter(|s| s.faces(own)).collect();
    row.sort_by(|a, b| a.lo.total_cmp(&b.lo));
    let size = own.hi - own.lo;
    let mut out = Vec::new();
    let before: Vec<Span> = row.iter().copied().filter(|s| s.hi <= own.middle()).collect();
    let after: Vec<Span> = row.iter().copied().filter(|s| s.lo >= own.middle()).collect();
    let nearest = before.iter().copied().max_by(|a, b| a.hi.total_cmp(&b.hi));
    let next = after.first().copied();
    if let Some(near) = nearest {
        let beyond = before.iter().filter(|s| s.hi <= near.lo).map(|s| s.hi);
        if let Some(hi) = beyond.reduce(f64::max) {
            out.push(near.hi + (near.lo - hi));
        }
    }
    if let Some(next) = next {
        let beyond = after.iter().filter(|s| s.lo >= next.hi).map(|s| s.lo);
        if let Some(lo) = beyond.reduce(f64::min) {
            out.push(next.lo - (lo - next.hi) - size);
        }
    }
    if let (Some(a), Some(b)) = (nearest, next) {
        out.push(f64::midpoint(a.hi, b.lo) - size / 2.0);
    }
    out
}

/// Lines between a box and those it is aligned with along one axis.
fn guides_along(place: Rect, others: &[Rect], level: bool, out: &mut Vec<Guide>) {
    let own = Span::of(place, level);
    let point = |along: f64, across: f64| {
        if level { Point::new(along, across) } else { Point::new(across, along) }
    };
    let same = |a: f64, b: f64| (a - b).abs() < 0.05;
    let mut lines: [Option<(f64, f64, f64)>; 3] = [None; 3];
    for r in others {
        let s = Span::of(*r, level);
        let shared =
            [(own.middle(), s.middle()), (own.lo, s.lo), (own.hi, s.hi)].map(|(a, b)| same(a, b));
        // Middles say more than edges: the lines of edges of things of one size are left out.
        let wanted = if shared[0] { [true, false, false] } else { shared };
        for (line, at) in lines
            .iter_mut()
            .zip([own.middle(), own.lo, own.hi])
            .zip(wanted)
            .filter_map(|((line, at), wanted)| wanted.then_some((line, at)))
        {
            let (_, from, to) = line.unwrap_or((at, own.from, own.to));
            *line = Some((at, from.min(s.from), to.max(s.to)));
        }
    }
    for (at, from, to) in lines.into_iter().flatten() {
        out.push(Guide { a: point(at, from), b: point(at, to), is_gap: false });
    }
    if out.is_empty() || lines.iter().all(Option::is_none) {
        gap_guides(own, others, level, out);
    }
}

fn gap_guides(own: Span, others: &[Rect], level: bool, out: &mut Vec<Guide>) {
    let mut row: Vec<Span> =
        others.iter().map(|r| Span::of(*r, level)).filter(|s| s.faces(own)).collect();
    row.push(own);
    row.sort_by(|a, b| a.lo.total_cmp(&b.lo));
    let place = row.iter().position(|s| s.lo.to_bits() == own.lo.to_bits()).unwrap_or(0);
    let gap = |i: usize| Some(row.get(i + 1)?.lo - row.get(i)?.hi);
    let beside = [place.checked_sub(1), Some(place)];
    let mut equal: Vec<usize> = Vec::new();
    for i in beside.into_iter().flatten() {
        let Some(own_gap) = gap(i).filter(|g| *g > 0.0) else { continue };
        for j in 0..row.len().saturating_sub(1) {
            if j != i && gap(j).is_some_and(|g| (g - own_gap).abs() < 0.05) {
                equal.extend([i, j]);
            }
        }
    }
    equal.sort_unstable();
    equal.dedup();
    let across = f64::midpoint(own.from, own.to);
    for i in equal {
        let (Some(a), Some(b)) = (row.get(i), row.get(i + 1)) else { continue };
        let point = |v: f64| if level { Point::new(v, across) } else { Point::new(across, v) };
        out.push(Guide { a: point(a.hi), b: point(b.lo), is_gap: true });
    }
}

/// Snaps one edge to the edges of others, else to the grid; gives the place and whether it is one
/// of another's.
pub fn snap_edge(at: f64, others: &[Rect], near: f64, level: bool) -> (f64, bool) {
    let edges = others.iter().take(MOST).flat_map(|r| {
        let s = Span::of(*r, level);
        [s.lo, s.hi]
    });
    let nearest = edges.min_by(|a, b| (a - at).abs().total_cmp(&(b - at).abs()));
    match nearest {
        Some(edge) if (edge - at).abs() <= near => (edge, true),
        _ => ((at / GRID).round() * GRID, false),
    }
}

/// A point on the grid, or level or upright with one of others where it is near.
pub fn snap_point(at: Point, others: &[Point], near: f64) -> Point {
    let pick = |v: f64, of: fn(&Point) -> f64| {
        let nearest = others.iter().map(of).min_by(|a, b| (a - v).abs().total_cmp(&(b - v).abs()));
        nearest.filter(|o| (o - v).abs() <= near).unwrap_or((v / GRID).round() * GRID)
    };
    Point::new(pick(at.x, |p| p.x), pick(at.y, |p| p.y))
}

/// A move kept to the axis along which it goes further.
pub fn on_axis((dx, dy): (f64, f64)) -> (f64, f64) {
    if dx.abs() >= dy.abs() { (dx, 0.0) } else { (0.0, dy) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(x: f64, y: f64) -> Rect {
        Rect::new(x, y, 100.0, 80.0)
    }

    #[test]
    fn middles_snap_and_the_guide_joins_only_what_is_aligned() {
        let others = [task(300.0, 0.0), Rect::new(600.0, 313.0, 36.0, 36.0)];
        let s = snap(task(0.0, 40.0), &others, 5.0, (1.0, -38.0));
        assert!((s.dy + 40.0).abs() < 1e-9, "{s:?}");
        assert_eq!(s.guides.len(), 1);
        let g = s.guides[0];
        assert_eq!((g.a.y, g.b.y), (40.0, 40.0));
        assert_eq!((g.a.x, g.b.x), (0.0, 400.0));
    }

    #[test]
    fn edges_snap_where_middles_do_not() {
        let tall = Rect::new(300.0, 0.0, 100.0, 300.0);
        let s = snap(task(0.0, 20.0), &[tall], 5.0, (0.0, -17.0));
        assert!((s.dy + 20.0).abs() < 1e-9, "{s:?}");
    }

    #[test]
    fn equal_gaps_snap_after_and_between() {
        let row = [task(0.0, 0.0), task(150.0, 0.0)];
        let s = snap(task(500.0, 7.0), &row, 6.0, (-203.0, -7.0));
        assert!((s.dx + 200.0).abs() < 1e-9, "{s:?}");
        assert_eq!(s.guides.iter().filter(|g| g.is_gap).count(), 2, "{s:?}");
        let apart = [task(0.0, 0.0), task(400.0, 0.0)];
        let s = snap(task(0.0, 300.0), &apart, 6.0, (203.0, -300.0));
        assert!((s.dx - 200.0).abs() < 1e-9, "half way between: {s:?}");
    }

    #[test]
    fn the_grid_takes_what_nothing_else_does() {
        let s = snap(task(0.0, 0.0), &[], 5.0, (13.0, 26.0));
        assert_eq!((s.dx, s.dy), (10.0, 30.0));
        assert!(s.guides.is_empty());
    }

    #[test]
    fn wild_numbers_do_no_harm() {
        let wild = [Rect::new(f64::NAN, 1e300, f64::INFINITY, -1.0), Rect::default()];
        let s = snap(Rect::default(), &wild, 5.0, (f64::NAN, 1e300));
        assert!(s.guides.len() < 20);
        let _ = snap_edge(f64::NAN, &wild, 5.0, true);
        let _ = snap_point(Point::new(f64::NAN, 0.0), &[Point::new(f64::NAN, 1.0)], 5.0);
    }
}
