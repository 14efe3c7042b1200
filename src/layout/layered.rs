//! Places steps in columns by flow and rows by lane: a whole procedure anew, or a part of it.
//!
//! The main path runs straight: of the branches of a gateway the most frequent keeps its row. What a
//! person placed keeps its order: pools and lanes always, steps of a column wherever that does not
//! make lines cross. Sub-procedures are laid out inside their frame first; lanes grow to what stands
//! in them. Where most lanes stand side by side, flows lead downwards.
//!
//! A layout is laid out again until nothing moves any more, so that doing it twice does nothing.
//! Limitations: pools of one drawing all lie the same way, that of most of them.

mod axis;
mod bands;
mod beside;
mod graph;
mod level;
mod order;
pub mod part;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use super::path::STEM;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, LaneId, PoolId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use axis::Axis;
use bands::Bands;
use graph::Graph;
use level::{LETTER, Node, size_of};
use order::Columns;

/// Least and greatest gap between columns, in canvas points.
const GAP: (f64, f64) = (50.0, 200.0);
/// Room that a line between columns needs.
const LINE: f64 = 8.0;
/// Room between the edge of a band and its steps, without and with flows that lead back.
const PAD: (f64, f64) = (22.0, 38.0);
/// Room between a sub-procedure's frame and its steps; above them is its name.
const FRAME: f64 = 30.0;
const NAME: f64 = 42.0;
/// Deepest nesting of sub-procedures that is laid out.
const DEEPEST: usize = 32;
/// How often a layout is laid out again until nothing moves.
const ROUNDS: usize = 6;
/// From this many steps on, once is enough.
const LARGE: usize = 3_000;

/// New places for what stands on a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Of steps, inner ones and boundary events included.
    pub steps: Vec<(StepId, Rect)>,
    /// Of lanes.
    pub lanes: Vec<(LaneId, Rect)>,
    /// Of pools.
    pub pools: Vec<(PoolId, Rect)>,
    /// Of data, annotations and groups.
    pub artifacts: Vec<(ArtifactId, Rect)>,
}

/// Where things stand before.
#[derive(Clone, Debug, Default, PartialEq)]
struct Old {
    steps: BTreeMap<StepId, Rect>,
    lanes: BTreeMap<LaneId, Rect>,
    pools: BTreeMap<PoolId, Rect>,
    artifacts: BTreeMap<ArtifactId, Rect>,
}

/// What a layout works from.
struct Plan<'a> {
    procedure: &'a Procedure,
    axis: Axis,
    old: &'a Old,
    children: BTreeMap<Option<StepId>, Vec<StepId>>,
    /// Boundary events by host.
    guests: BTreeMap<&'a StepId, Vec<(&'a StepId, &'a Step)>>,
    /// Data and notes by step.
    beside: BTreeMap<StepId, Vec<ArtifactId>>,
}

/// What is inside a sub-procedure, from its corner; along and across.
#[derive(Clone, Debug, Default)]
struct Inside {
    steps: Vec<(StepId, Rect)>,
    artifacts: Vec<(ArtifactId, Rect)>,
}

/// Where the steps of a level came to stand: along from the first column, across from any origin.
struct Laid {
    middles: Vec<Point>,
    length: f64,
    /// First and last point used across, by band.
    spans: BTreeMap<usize, (f64, f64)>,
    /// Bands with flows that lead back.
    loops: BTreeSet<usize>,
}

/// Lays a procedure out anew.
pub fn arrange(procedure: &Procedure) -> Placement {
    let mut old = Old::of(procedure);
    let rounds = if procedure.steps().count() > LARGE { 1 } else { ROUNDS };
    let mut out = once(procedure, &old);
    for _ in 1..rounds {
        let next = Old::from(&out);
        if next == old {
            break;
        }
        old = next;
        out = once(procedure, &old);
    }
    out
}

fn once(procedure: &Procedure, old: &Old) -> Placement {
    let plan = Plan::of(procedure, old, |_| true);
    let mut inner = BTreeMap::new();
    let mut nodes = level::nodes(&plan, None, DEEPEST, &mut inner);
    let bands = Bands::of(procedure, old, plan.axis, nodes.iter().map(|n| &n.id));
    for node in &mut nodes {
        node.band = bands.band_of(&node.id);
    }
    let laid = lay(&plan, &nodes);
    let left = bands.indent() + if bands.has_frames() { 36.0 } else { 0.0 };
    let pad = |band: usize| if laid.loops.contains(&band) { PAD.1 } else { PAD.0 };
    let stack = bands.stack(left + laid.length + 36.0, &laid.spans, pad);
    let turn = |r: Rect| plan.axis.turn(r);
    let mut out = Placement {
        lanes: stack.lanes.into_iter().map(|(id, r)| (id, turn(r))).collect(),
        pools: stack.pools.into_iter().map(|(id, r)| (id, turn(r))).collect(),
        ..Placement::default()
    };
    for (node, middle) in nodes.iter().zip(&laid.middles) {
        let across = stack.shift.get(&node.band).copied().unwrap_or_default();
        put(&plan, node, middle.moved(left, across), &inner, &mut out);
    }
    put_guests(&plan, &mut out);
    out.move_to(old.corner(procedure));
    beside::place_rest(procedure, old, &mut out);
    out
}

/// Adds a step, what is beside it and what is inside it.
fn put(
    plan: &Plan<'_>,
    node: &Node,
    middle: Point,
    inner: &BTreeMap<StepId, Inside>,
    out: &mut Placement,
) {
    let own = Rect::around(middle, node.size.0, node.size.1);
    out.steps.push((node.id.clone(), plan.axis.turn(own)));
    let beside = node.beside.iter();
    out.artifacts
        .extend(beside.map(|(id, r)| (id.clone(), plan.axis.turn(r.moved(middle.x, middle.y)))));
    if let Some(inside) = inner.get(&node.id) {
        let place = |r: &Rect| plan.axis.turn(r.moved(own.x, own.y));
        out.steps.extend(inside.steps.iter().map(|(id, r)| (id.clone(), place(r))));
        out.artifacts.extend(inside.artifacts.iter().map(|(id, r)| (id.clone(), place(r))));
    }
}

/// Adds boundary events to the hosts that have their places.
fn put_guests(plan: &Plan<'_>, out: &mut Placement) {
    let hosts: Vec<(StepId, Rect)> = out.steps.clone();
    for (host, at) in hosts {
        let was = plan.old.step(&host);
        for (count, (id, event)) in plan.guests(&host).enumerate() {
            let event_was = plan.old.step(id);
            out.steps.push((id.clone(), on_border(event, (event_was, was), at, count)));
        }
    }
}

/// The places inside a sub-procedure, along and across from its corner, and the width and height
/// it needs.
fn inside(plan: &Plan<'_>, parent: &StepId, deeper: usize) -> (Inside, (f64, f64)) {
    let mut inner = BTreeMap::new();
    let nodes = level::nodes(plan, Some(parent), deeper, &mut inner);
    let laid = lay(plan, &nodes);
    let (first, last) = laid.spans.get(&0).copied().unwrap_or_default();
    let loops = if laid.loops.is_empty() { 0.0 } else { PAD.1 - PAD.0 };
    let (along, across) = match plan.axis {
        Axis::Right => (FRAME, NAME),
        Axis::Down => (NAME, FRAME),
    };
    let mut placed = Placement::default();
    for (node, middle) in nodes.iter().zip(&laid.middles) {
        put(plan, node, middle.moved(along, across + loops - first), &inner, &mut placed);
    }
    let size = (along + laid.length + FRAME, across + last - first + FRAME + 2.0 * loops);
    // `put` turned them for the canvas; inside a frame they stay along and across.
    let back = |r: &Rect| plan.axis.turn(*r);
    let out = Inside {
        steps: placed.steps.iter().map(|(id, r)| (id.clone(), back(r))).collect(),
        artifacts: placed.artifacts.iter().map(|(id, r)| (id.clone(), back(r))).collect(),
    };
    (out, plan.axis.size(size))
}

/// Lays the steps of a level out: columns along, rows across.
fn lay(plan: &Plan<'_>, nodes: &[Node]) -> Laid {
    let graph = Graph::of(plan.procedure, nodes, plan.axis);
    let is_gateway =
        |i: usize| plan.procedure.step(&nodes[i].id).is_some_and(|s| s.kind.is_gateway());
    let columns = Columns::of(nodes, &graph, is_gateway);
    let across = rows::rows(nodes, &columns);
    let (along, length) = columns_at(plan, nodes, &columns, &across);
    let mut spans: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (vertex, at) in columns.vertices.iter().zip(&across) {
        let (before, after) = vertex.node.map_or((6.0, 6.0), |n| (nodes[n].before, nodes[n].after));
        let span = spans.entry(vertex.band).or_insert((at - before, at + after));
        *span = (span.0.min(at - before), span.1.max(at + after));
    }
    let middles = (0..nodes.len())
        .map(|i| Point::new(along.get(&graph.columns[i]).copied().unwrap_or_default(), across[i]))
        .collect();
    Laid { middles, length, spans, loops: graph.loops }
}

/// The middle of each column, and the length of all.
fn columns_at(
    plan: &Plan<'_>,
    nodes: &[Node],
    columns: &Columns,
    across: &[f64],
) -> (BTreeMap<usize, f64>, f64) {
    let count = columns.order.len();
    let mut widths = vec![0.0_f64; count];
    let mut gaps = vec![GAP.0; count];
    for vertex in &columns.vertices {
        if let Some(node) = vertex.node {
            widths[vertex.column] = widths[vertex.column].max(nodes[node].size.0);
        }
    }
    let mut bent: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); count];
    for segment in &columns.segments {
        let (from, to) = (columns.vertices[segment.from], columns.vertices[segment.to]);
        let is_level =
            from.band == to.band && (across[segment.from] - across[segment.to]).abs() < 0.5;
        if !is_level {
            bent[from.column].insert(segment.from);
        } else if let (Some(a), Some(b)) = (from.node, to.node) {
            let wanted = label_room(plan, &nodes[a], &nodes[b]);
            gaps[from.column] = gaps[from.column].max(wanted);
        }
    }
    for (gap, bent) in gaps.iter_mut().zip(&bent) {
        *gap = gap.max(2.0 * STEM + LINE * bent.len() as f64).min(GAP.1);
    }
    let mut out = BTreeMap::new();
    let (mut at, mut end) = (0.0, 0.0);
    for column in 0..count {
        out.insert(column, at + widths[column] / 2.0);
        end = at + widths[column];
        at = end + gaps[column];
    }
    (out, end)
}

/// The gap that the label of a level flow needs, roughly: no font is known here.
fn label_room(plan: &Plan<'_>, from: &Node, to: &Node) -> f64 {
    let between = plan.procedure.outgoing(&from.id).filter(|(_, f)| f.to == to.id);
    let room = between.map(|(_, flow)| {
        let texts = flow.name.iter().map(|(_, text)| {
            let longest = text.split(' ').map(|w| w.chars().count()).max().unwrap_or(0);
            longest.max(text.chars().count().div_ceil(2))
        });
        let share = if flow.share.is_some() { 5 } else { 0 };
        let letters = texts.max().unwrap_or(0).max(share);
        let slash = if flow.default { 12.0 } else { 0.0 };
        if letters == 0 { 0.0 } else { (letters as f64 * LETTER.0).min(110.0) + 22.0 + slash }
    });
    room.fold(GAP.0, f64::max).ceil()
}

/// A boundary event's place: as before on its host's border, else one after the other along the
/// lower edge from the right.
fn on_border(event: &Step, old: (Option<Rect>, Option<Rect>), host: Rect, count: usize) -> Rect {
    let size = size_of(event);
    if let (Some(event), Some(old)) = old {
        let c = event.center();
        let to_edge = [c.x - old.x, old.right() - c.x, c.y - old.y, old.bottom() - c.y];
        let nearest = to_edge.iter().fold(f64::MAX, |least, d| least.min(d.abs()));
        if nearest <= 10.0 && old.grown(10.0).contains(c) {
            // On half points, so that doing it again gives the same.
            let place = |off: f64, from: f64, to: f64| {
                let scaled = if (from - to).abs() < 1e-9 { off } else { off / from * to };
                (2.0 * scaled).round() / 2.0
            };
            let x = host.x + place(c.x - old.x, old.w, host.w);
            let y = host.y + place(c.y - old.y, old.h, host.h);
            return Rect::around(Point::new(x, y), size.0, size.1);
        }
    }
    let back = (size.0 * 0.9 + (size.0 + 6.0) * count as f64).min(host.w).round();
    Rect::around(Point::new(host.right() - back, host.bottom()), size.0, size.1)
}

impl<'a> Plan<'a> {
    fn of(procedure: &'a Procedure, old: &'a Old, takes_part: impl Fn(&StepId) -> bool) -> Self {
        // What a file keeps without drawing it stays so, unless nothing is drawn yet.
        let all = !procedure.steps().any(|(_, s)| s.at.is_drawn());
        let mut children: BTreeMap<Option<StepId>, Vec<StepId>> = BTreeMap::new();
        let mut guests: BTreeMap<&StepId, Vec<(&StepId, &Step)>> = BTreeMap::new();
        for (id, step) in procedure.steps().filter(|(id, _)| takes_part(id)) {
            if all || step.at.is_drawn() {
                children.entry(step.parent.clone()).or_default().push(id.clone());
            }
            if let StepKind::Boundary { host, .. } = &step.kind {
                guests.entry(host).or_default().push((id, step));
            }
        }
        let beside = beside::owners(procedure);
        Self { procedure, axis: Axis::of(procedure), old, children, guests, beside }
    }

    fn guests(&self, host: &StepId) -> impl Iterator<Item = (&'a StepId, &'a Step)> {
        self.guests.get(host).into_iter().flatten().copied()
    }
}

impl Old {
    fn of(procedure: &Procedure) -> Self {
        let kept = |at: Rect| at.is_drawn() && at.is_sound();
        Self {
            steps: procedure
                .steps()
                .filter(|(_, s)| kept(s.at))
                .map(|(id, s)| (id.clone(), s.at))
                .collect(),
            lanes: procedure.lanes().map(|(id, l)| (id.clone(), l.at)).collect(),
            pools: procedure.pools().map(|(id, p)| (id.clone(), p.at)).collect(),
            artifacts: procedure
                .artifacts()
                .filter(|(_, a)| kept(a.at))
                .map(|(id, a)| (id.clone(), a.at))
                .collect(),
        }
    }

    fn from(placed: &Placement) -> Self {
        Self {
            steps: placed.steps.iter().cloned().collect(),
            lanes: placed.lanes.iter().cloned().collect(),
            pools: placed.pools.iter().cloned().collect(),
            artifacts: placed.artifacts.iter().cloned().collect(),
        }
    }

    fn step(&self, id: &StepId) -> Option<Rect> {
        self.steps.get(id).copied()
    }

    fn artifact(&self, id: &ArtifactId) -> Option<Rect> {
        self.artifacts.get(id).copied()
    }

    /// The upper left corner of what stands at the top.
    fn corner(&self, procedure: &Procedure) -> Point {
        let top = procedure.steps().filter(|(_, s)| s.parent.is_none());
        let steps = top.filter_map(|(id, _)| self.step(id));
        let bands = self.lanes.values().chain(self.pools.values()).copied();
        let all = steps.chain(bands.filter(|r| r.is_drawn() && r.is_sound())).reduce(Rect::union);
        all.map_or(Point::default(), |r| Point::new(r.x, r.y))
    }
}

impl Placement {
    /// Moves everything so that its upper left corner is at `corner`.
    fn move_to(&mut self, corner: Point) {
        let bands = self.lanes.iter().map(|l| l.1).chain(self.pools.iter().map(|p| p.1));
        let Some(whole) = self.steps.iter().map(|s| s.1).chain(bands).reduce(Rect::union) else {
            return;
        };
        let at = |r: &mut Rect| {
            (r.x, r.y) = (corner.x + (r.x - whole.x), corner.y + (r.y - whole.y));
        };
        self.steps.iter_mut().for_each(|(_, r)| at(r));
        self.lanes.iter_mut().for_each(|(_, r)| at(r));
        self.pools.iter_mut().for_each(|(_, r)| at(r));
        self.artifacts.iter_mut().for_each(|(_, r)| at(r));
    }
}
