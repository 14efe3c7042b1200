//! Right-angled routes between placed steps, and where their labels stand.
//!
//! Bends set by hand are kept. A route depends on the procedure alone, so the same drawing is
//! routed alike everywhere: on its flow, the steps of its level and the flows that run straight
//! between the same steps, never on the order in which flows are routed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::flow::{Docks, Flow};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, LinkId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::dock::{Berth, Side};
use super::field::Field;
use super::path::{self, End, STUB, THROUGH};
use super::{link, maze, rules};

/// What docking where a straight flow runs the other way costs, in points of length.
const TAKEN: f64 = 300.0;
/// What docking at sides costs that the rules do not name.
const UNUSUAL: f64 = 90.0;
/// Shortest level piece that carries a label, in points.
const CARRIES: f64 = 26.0;
/// Longest first piece whose label stands past its corner, in points.
const STEM: f64 = 200.0;
/// Room of a label beside a short level piece, and beside an upright one, in points.
const NARROW: f64 = 28.0;
const WIDE: f64 = 120.0;

/// Where a label on a line stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSpot {
    /// On the baseline of its first line (or its last, when it grows upwards).
    pub at: Point,
    /// Whether it grows to the left of the point instead of to the right.
    pub leftward: bool,
    /// Whether further lines stand above instead of below.
    pub upward: bool,
    /// Whether the piece it stands beside is level.
    pub is_level: bool,
    /// Widest line that keeps beside its piece of the route, in points.
    pub room: f64,
}

/// The way of a flow or link.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// From dock to dock, at least two points.
    pub points: Vec<Point>,
    /// Where its label stands.
    pub label: LabelSpot,
}

/// The routes of a procedure.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    /// Of its flows.
    pub flows: BTreeMap<FlowId, Route>,
    /// Of its message flows and associations.
    pub links: BTreeMap<LinkId, Route>,
    /// What labels beside steps keep clear of: boxes of steps and artifacts, pieces of routes.
    pub ink: Field,
}

/// What is needed to route any flow of a procedure: the boxes of each level, the sides in use.
#[derive(Clone, Debug, Default)]
pub struct Terrain {
    levels: BTreeMap<Option<StepId>, Field>,
    names: BTreeMap<StepId, usize>,
    /// Sides on which a straight flow leaves (`true`) or arrives.
    taken: BTreeSet<(StepId, Side, bool)>,
}

impl Terrain {
    /// Looks at a procedure.
    pub fn of(procedure: &Procedure) -> Self {
        let mut out = Self::default();
        for (id, step) in procedure.steps() {
            let name = out.levels.entry(step.parent.clone()).or_default().add(step.at);
            out.names.insert(id.clone(), name);
        }
        for (_, flow) in procedure.flows() {
            let ends = (procedure.step(&flow.from), procedure.step(&flow.to));
            if let (Some(from), Some(to), true) = (ends.0, ends.1, flow.bends.is_empty())
                && let Some((a, b)) = rules::straight_sides(from, to)
            {
                out.taken.insert((flow.from.clone(), a, true));
                out.taken.insert((flow.to.clone(), b, false));
            }
        }
        out
    }
}

/// Routes all flows and links.
pub fn routes(procedure: &Procedure) -> Routes {
    let terrain = Terrain::of(procedure);
    let mut flows: BTreeMap<FlowId, Route> = procedure
        .flows()
        .filter_map(|(id, flow)| Some((id.clone(), route_one(procedure, flow, &terrain)?)))
        .collect();
    part_labels(&mut flows);
    let links: BTreeMap<LinkId, Route> = procedure
        .links()
        .filter_map(|(id, link)| Some((id.clone(), link::route(procedure, link, &flows)?)))
        .collect();
    let ink = ink(procedure, flows.values().chain(links.values()));
    Routes { flows, links, ink }
}

/// Moves the labels of flows that share their first piece past its end, where they part.
fn part_labels(flows: &mut BTreeMap<FlowId, Route>) {
    let stem = |r: &Route| match r.points[..] {
        [a, b, ..] => {
            let sign = |v: f64| if v.abs() < 1e-6 { 0 } else { v.signum() as i8 };
            Some((a.x.to_bits(), a.y.to_bits(), sign(b.x - a.x), sign(b.y - a.y)))
        }
        _ => None,
    };
    let mut sharing: BTreeMap<(u64, u64, i8, i8), Vec<FlowId>> = BTreeMap::new();
    for (id, route) in flows.iter() {
        if let Some(key) = stem(route) {
            sharing.entry(key).or_default().push(id.clone());
        }
    }
    for group in sharing.into_values().filter(|g| g.len() > 1) {
        let lines: Vec<Vec<Point>> =
            group.iter().filter_map(|id| flows.get(id)).map(|r| r.points.clone()).collect();
        for (id, own) in group.iter().zip(&lines) {
            // The first corner no other line of the group has: there the flow is alone.
            let inner = 1..own.len() - 1;
            let is_alone = |k: &usize| {
                lines.iter().filter(|l| l.get(*k).is_some_and(|p| *p == own[*k])).count() == 1
            };
            if let (Some(k), Some(route)) = (inner.clone().find(is_alone), flows.get_mut(id)) {
                route.label = LabelSpot::on(own[k], own[k + 1]);
            }
        }
    }
}

fn ink<'a>(procedure: &Procedure, routes: impl Iterator<Item = &'a Route>) -> Field {
    let mut ink = Field::default();
    for (_, step) in procedure.steps() {
        // The inside of an open frame is free.
        let open = matches!(step.kind, StepKind::SubProcedure { expanded: true, .. });
        if step.at.is_drawn() && !open {
            ink.add(step.at);
        }
    }
    let heads = procedure.lanes().map(|(_, l)| (l.at, l.vertical));
    let pools = procedure.pools().filter(|(_, p)| !p.black_box).map(|(_, p)| (p.at, p.vertical));
    for (at, vertical) in heads.chain(pools) {
        ink.add(header(at, vertical));
    }
    for pair in routes.flat_map(|r| r.points.windows(2)) {
        let end = Rect::new(pair[1].x, pair[1].y, 0.0, 0.0);
        ink.add(Rect::new(pair[0].x, pair[0].y, 0.0, 0.0).union(end));
    }
    ink
}

/// Routes one flow; `None` where an end is missing or not drawn.
pub fn route_one(procedure: &Procedure, flow: &Flow, terrain: &Terrain) -> Option<Route> {
    let (from, to) = (procedure.step(&flow.from)?, procedure.step(&flow.to)?);
    if !from.at.is_drawn() || !to.at.is_drawn() {
        return None;
    }
    let ends = (Berth::of(from), Berth::of(to));
    if let Some(line) = fixed(ends.0, &flow.bends, flow.docks.as_ref(), ends.1) {
        return Some(Route::of(line));
    }
    if flow.from == flow.to {
        return Some(Route::of(self_loop(from.at)));
    }
    let empty = Field::default();
    let field = terrain.levels.get(&from.parent).unwrap_or(&empty);
    let own = own_boxes(procedure, flow, terrain);
    let mut search = Search { procedure, flow, terrain, field, own: &own, best: None };
    if let Some(line) = rules::straight(procedure, from, to)
        && path::cost(&line, field, &own) < THROUGH
        && !rules::is_doubled(procedure, flow, line)
    {
        return Some(Route::of(line.to_vec()));
    }
    Some(Route::of(search.bent(from, to)))
}

/// The line fixed by hand or by another program's file: through its bends, and where its docks still
/// lie on their shapes from and to these; `None` where nothing is fixed.
pub(super) fn fixed(
    from: Berth,
    bends: &[Point],
    docks: Option<&Docks>,
    to: Berth,
) -> Option<Vec<Point>> {
    let near = |berth: Berth, p: Point| berth.rect.grown(Docks::SLACK).contains(p);
    let start = docks.map(|d| d.from).filter(|p| near(from, *p));
    let end = docks.map(|d| d.to).filter(|p| near(to, *p));
    if let (true, Some(start), Some(end)) = (bends.is_empty(), start, end) {
        return Some(vec![start, end]);
    }
    let (first, last) = (bends.first()?, bends.last()?);
    let start = start.unwrap_or_else(|| from.facing(*first));
    let end = end.unwrap_or_else(|| to.facing(*last));
    Some([start].into_iter().chain(bends.iter().copied()).chain([end]).collect())
}

/// Out on the right, around the lower right corner, in from below.
fn self_loop(rect: Rect) -> Vec<Point> {
    let (center, right, bottom) = (rect.center(), rect.right() + STUB, rect.bottom() + STUB);
    vec![
        Point::new(rect.right(), center.y),
        Point::new(right, center.y),
        Point::new(right, bottom),
        Point::new(center.x, bottom),
        Point::new(center.x, rect.bottom()),
    ]
}

/// The boxes a flow may touch: its ends and, for a boundary event, the host it sits on.
fn own_boxes(procedure: &Procedure, flow: &Flow, terrain: &Terrain) -> Vec<usize> {
    let hosts = [&flow.from, &flow.to].map(|id| match procedure.step(id).map(|s| &s.kind) {
        Some(StepKind::Boundary { host, .. }) => Some(host),
        _ => None,
    });
    let level = procedure.step(&flow.from).map(|s| &s.parent);
    [Some(&flow.from), Some(&flow.to), hosts[0], hosts[1]]
        .into_iter()
        .flatten()
        .filter(|id| procedure.step(id).map(|s| &s.parent) == level)
        .filter_map(|id| terrain.names.get(id).copied())
        .collect()
}

/// The cheapest bent line found so far for one flow.
struct Search<'a> {
    procedure: &'a Procedure,
    flow: &'a Flow,
    terrain: &'a Terrain,
    field: &'a Field,
    own: &'a [usize],
    /// Whole cost, the part of it that is for the docks, and the line.
    best: Option<(f64, f64, Vec<Point>)>,
}

impl Search<'_> {
    /// First between the sides the rules name, then between any, then through the maze.
    fn bent(&mut self, from: &Step, to: &Step) -> Vec<Point> {
        let usual = rules::usual_sides(self.procedure, from, to);
        for (rank, &(a, b)) in usual.iter().enumerate() {
            self.attempt(from, to, (a, b), 20.0 * rank as f64);
        }
        if self.best.as_ref().is_none_or(|(_, price, _)| *price >= TAKEN) || self.is_blocked() {
            let fixed = rules::boundary_side(self.procedure, from);
            for a in Side::ALL.into_iter().filter(|a| fixed.is_none_or(|f| f == *a)) {
                for b in Side::ALL {
                    self.attempt(from, to, (a, b), UNUSUAL);
                }
            }
        }
        if self.is_blocked() {
            for (a, b) in usual {
                let way = maze::way(end(from, a), end(to, b), self.field, self.own);
                if let Some(way) = way {
                    return way;
                }
            }
        }
        let best = self.best.take();
        best.map_or_else(|| vec![from.at.center(), to.at.center()], |(_, _, line)| line)
    }

    fn is_blocked(&self) -> bool {
        self.best.as_ref().is_none_or(|(cost, _, _)| *cost >= THROUGH)
    }

    fn attempt(&mut self, from: &Step, to: &Step, (a, b): (Side, Side), price: f64) {
        let leaves = self.terrain.taken.contains(&(self.flow.from.clone(), a, false));
        let arrives = self.terrain.taken.contains(&(self.flow.to.clone(), b, true));
        let price = price + TAKEN * f64::from(u8::from(leaves) + u8::from(arrives));
        for line in path::candidates(end(from, a), end(to, b)) {
            let cost = path::cost(&line, self.field, self.own) + price;
            if self.best.as_ref().is_none_or(|(least, _, _)| cost < *least - 1e-9) {
                self.best = Some((cost, price, line));
            }
        }
    }
}

fn end(step: &Step, side: Side) -> End {
    End { dock: Berth::of(step).at_side(side, 0.0), side, rect: step.at }
}

impl Route {
    /// A route with its label near its begin, off the line: above a level piece, beside an upright
    /// one; past the first corner where the first piece may be the stem of several branches.
    pub fn of(points: Vec<Point>) -> Self {
        let level = |a: Point, b: Point| (a.y - b.y).abs() < 1.0 && a.distance(b) >= CARRIES;
        let passes = |a: Point, b: Point| !level(a, b) && a.distance(b) < STEM;
        let first = points.first().copied().unwrap_or_default();
        let pair = |i: usize| Some((*points.get(i)?, *points.get(i + 1)?));
        let (a, b) = match (pair(0), pair(1)) {
            (Some((a, b)), Some((c, d))) if passes(a, b) && level(c, d) => (c, d),
            (Some(only), _) => only,
            _ => (first, first),
        };
        let label = LabelSpot::on(a, b);
        Self { points, label }
    }
}

impl LabelSpot {
    /// Beside a piece of a line, near its begin.
    fn on(a: Point, b: Point) -> Self {
        if (a.y - b.y).abs() < (a.x - b.x).abs() {
            let leftward = b.x < a.x;
            let at = a.moved(if leftward { -4.0 } else { 4.0 }, -4.0);
            let room = (a.distance(b) - 6.0).max(NARROW);
            Self { at, leftward, upward: true, is_level: true, room }
        } else {
            let upward = b.y < a.y;
            let at = a.moved(5.0, if upward { -10.0 } else { 16.0 });
            Self { at, leftward: false, upward, is_level: false, room: WIDE }
        }
    }
}

/// Width of the header of pools and lanes, in canvas points.
pub const HEADER: f64 = 30.0;

/// The header of a pool or lane: left, or on top where bands stand side by side.
pub fn header(at: Rect, vertical: bool) -> Rect {
    if vertical {
        Rect::new(at.x, at.y, at.w, HEADER.min(at.h))
    } else {
        Rect::new(at.x, at.y, HEADER.min(at.w), at.h)
    }
}
