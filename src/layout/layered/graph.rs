//! The flows of a level as a graph without circles, and the column of each step.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::layout::dock::{Side, attached_side};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::axis::Axis;
use super::level::Node;

/// Most edges that seem to lead back whose turn is decided one by one.
const MOST_DOUBTS: usize = 2_000;
/// What a message counts beside a flow.
const MESSAGE: f64 = 0.2;

/// A flow between two steps of the level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) to: usize,
    /// Share of cases; the largest keeps its row.
    pub(super) share: f64,
    /// Leaves beside the step instead of ahead: −1 before it, 1 after it.
    pub(super) aside: i8,
}

/// A level's flows that lead ahead, and the column of each step.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) ahead: Vec<Vec<Edge>>,
    pub(super) columns: Vec<usize>,
    /// Bands where a flow that leads back begins or ends.
    pub(super) loops: BTreeSet<usize>,
    /// Steps in the order of a walk from the starts, the most frequent branch first.
    pub(super) rank: Vec<usize>,
}

impl Graph {
    pub(super) fn of(procedure: &Procedure, nodes: &[Node], axis: Axis) -> Self {
        let index: BTreeMap<&StepId, usize> =
            nodes.iter().enumerate().map(|(i, n)| (&n.id, i)).collect();
        let all = edges(procedure, &index, axis);
        let order = starts_first(procedure, nodes);
        let mut ahead = forward(all.clone(), &order);
        let mut loops = BTreeSet::new();
        for (from, edges) in all.iter().enumerate() {
            for edge in edges {
                if !ahead[from].iter().any(|e| e.to == edge.to) {
                    loops.extend([nodes[from].band, nodes[edge.to].band]);
                }
            }
        }
        add_messages(procedure, &index, nodes, &mut ahead);
        let mut columns = longest_paths(&ahead);
        draw_near(&ahead, &mut columns);
        spread_lonely(nodes, &ahead, &mut columns);
        let rank = walk(&ahead, &order);
        Self { ahead, columns, loops, rank }
    }
}

fn edges(procedure: &Procedure, index: &BTreeMap<&StepId, usize>, axis: Axis) -> Vec<Vec<Edge>> {
    let mut out: Vec<Vec<Edge>> = vec![Vec::new(); index.len()];
    for (_, flow) in procedure.flows() {
        let Some(source) = procedure.step(&flow.from) else { continue };
        let host = match &source.kind {
            StepKind::Boundary { host, .. } => procedure.step(host).map(|h| (host, h)),
            _ => None,
        };
        let from = index.get(host.map_or(&flow.from, |(id, _)| id));
        let (Some(&from), Some(&to)) = (from, index.get(&flow.to)) else { continue };
        if from == to {
            continue;
        }
        let share = flow.share.as_ref().map_or(1.0, |s| s.value);
        let aside =
            host.map_or(0, |(_, host)| match axis.side(attached_side(host.at, source.at)) {
                Side::Top => -1,
                Side::Bottom => 1,
                Side::Left | Side::Right => 0,
            });
        // Several flows between the same steps are one.
        match out[from].iter_mut().find(|e| e.to == to) {
            Some(edge) => edge.share += share,
            None => out[from].push(Edge { to, share, aside }),
        }
    }
    out
}

/// Messages between steps lead ahead too, where they close no circle.
fn add_messages(
    procedure: &Procedure,
    index: &BTreeMap<&StepId, usize>,
    nodes: &[Node],
    ahead: &mut [Vec<Edge>],
) {
    let messages = procedure.links().filter(|(_, l)| l.kind == LinkKind::Message);
    for (_, link) in messages.take(MOST_DOUBTS) {
        let (Anchor::Step(from), Anchor::Step(to)) = (&link.from, &link.to) else { continue };
        let (Some(&from), Some(&to)) = (index.get(from), index.get(to)) else { continue };
        let is_new = !ahead[from].iter().any(|e| e.to == to);
        if nodes[from].band != nodes[to].band && is_new && !reaches(ahead, to, from) {
            ahead[from].push(Edge { to, share: MESSAGE, aside: 0 });
        }
    }
}

/// Start events first, then steps nothing leads to, then the rest.
fn starts_first(procedure: &Procedure, nodes: &[Node]) -> Vec<usize> {
    let rank = |id: &StepId| match procedure.step(id).map(|s| &s.kind) {
        Some(StepKind::Start { .. }) => 0,
        _ if procedure.incoming(id).next().is_none() => 1,
        _ => 2,
    };
    let mut order: Vec<(u8, usize)> =
        nodes.iter().enumerate().map(|(i, n)| (rank(&n.id), i)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, i)| i).collect()
}

/// Drops the edges that lead back. An edge to a step nearer to a start than its own begin is doubted
/// first, and kept after all where it closes no circle.
fn forward(edges: Vec<Vec<Edge>>, order: &[usize]) -> Vec<Vec<Edge>> {
    let near = steps_from_start(&edges, order);
    let mut kept: Vec<Vec<Edge>> = vec![Vec::new(); edges.len()];
    let mut doubted = Vec::new();
    for (from, all) in edges.into_iter().enumerate() {
        for edge in all {
            if near[edge.to] < near[from] {
                doubted.push((from, edge));
            } else {
                kept[from].push(edge);
            }
        }
    }
    drop_back(&mut kept, order);
    for (from, edge) in doubted.into_iter().take(MOST_DOUBTS) {
        if !reaches(&kept, edge.to, from) {
            kept[from].push(edge);
        }
    }
    kept
}

/// Fewest flows from a start to each step.
fn steps_from_start(edges: &[Vec<Edge>], order: &[usize]) -> Vec<usize> {
    let mut near = vec![usize::MAX; edges.len()];
    for &start in order {
        if near[start] != usize::MAX {
            continue;
        }
        near[start] = 0;
        let mut queue = VecDeque::from([start]);
        while let Some(at) = queue.pop_front() {
            for edge in &edges[at] {
                if near[edge.to] > near[at] + 1 {
                    near[edge.to] = near[at] + 1;
                    queue.push_back(edge.to);
                }
            }
        }
    }
    near
}

/// Whether a path of edges leads from one step to another.
fn reaches(edges: &[Vec<Edge>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; edges.len()];
    let mut walk = vec![from];
    while let Some(at) = walk.pop() {
        if at == to {
            return true;
        }
        if !std::mem::replace(&mut seen[at], true) {
            walk.extend(edges[at].iter().map(|e| e.to).filter(|&e| !seen[e]));
        }
    }
    false
}

/// Drops the edges that lead back, found by walking in depth from the starts.
fn drop_back(edges: &mut [Vec<Edge>], order: &[usize]) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let mut seen = vec![Seen::No; edges.len()];
    let mut back: BTreeSet<(usize, usize)> = BTreeSet::new();
    for &start in order {
        if seen[start] != Seen::No {
            continue;
        }
        seen[start] = Seen::Open;
        let mut walk = vec![(start, 0_usize)];
        while let Some((at, next)) = walk.last_mut() {
            let at = *at;
            if let Some(edge) = edges[at].get(*next) {
                *next += 1;
                match seen[edge.to] {
                    Seen::No => {
                        seen[edge.to] = Seen::Open;
                        walk.push((edge.to, 0));
                    }
                    Seen::Open => {
                        back.insert((at, edge.to));
                    }
                    Seen::Done => {}
                }
            } else {
                seen[at] = Seen::Done;
                walk.pop();
            }
        }
    }
    for (from, all) in edges.iter_mut().enumerate() {
        all.retain(|e| !back.contains(&(from, e.to)));
    }
}

/// The column of each step: one more than the furthest before it.
fn longest_paths(edges: &[Vec<Edge>]) -> Vec<usize> {
    let mut waiting = vec![0_usize; edges.len()];
    for edge in edges.iter().flatten() {
        waiting[edge.to] += 1;
    }
    let mut column = vec![0_usize; edges.len()];
    let mut ready: Vec<usize> = (0..edges.len()).filter(|&i| waiting[i] == 0).collect();
    while let Some(at) = ready.pop() {
        for edge in &edges[at] {
            column[edge.to] = column[edge.to].max(column[at] + 1);
            waiting[edge.to] -= 1;
            if waiting[edge.to] == 0 {
                ready.push(edge.to);
            }
        }
    }
    column
}

/// A step nothing leads to stands right before what it leads to.
fn draw_near(edges: &[Vec<Edge>], columns: &mut [usize]) {
    let mut has_before = vec![false; edges.len()];
    for edge in edges.iter().flatten() {
        has_before[edge.to] = true;
    }
    for (i, all) in edges.iter().enumerate() {
        let next = all.iter().map(|e| columns[e.to]).min();
        if let (false, Some(next)) = (has_before[i], next) {
            columns[i] = columns[i].max(next.saturating_sub(1));
        }
    }
}

/// Steps without any flow stand in a block beside each other instead of in one column.
fn spread_lonely(nodes: &[Node], edges: &[Vec<Edge>], columns: &mut [usize]) {
    let mut joined: Vec<bool> = edges.iter().map(|e| !e.is_empty()).collect();
    for edge in edges.iter().flatten() {
        joined[edge.to] = true;
    }
    let mut lonely: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in (0..nodes.len()).filter(|&i| !joined[i]) {
        lonely.entry(nodes[i].band).or_default().push(i);
    }
    let last = (0..nodes.len()).filter(|&i| joined[i]).map(|i| columns[i]).max().unwrap_or(0);
    for mut here in lonely.into_values() {
        let place = |i: usize| nodes[i].old.unwrap_or((f64::MAX, f64::MAX));
        here.sort_by(|a, b| {
            let (a, b) = ((place(*a), a), (place(*b), b));
            a.0.0.total_cmp(&b.0.0).then(a.0.1.total_cmp(&b.0.1)).then(a.1.cmp(b.1))
        });
        let side = (here.len() as f64).sqrt().ceil() as usize;
        let wide = side.max((last + 1).min(here.len())).max(1);
        let deep = here.len().div_ceil(wide);
        for (place, i) in here.into_iter().enumerate() {
            columns[i] = place / deep;
        }
    }
}

/// The order of a walk in depth from the starts: what leaves before a step first, then the most
/// frequent branches, then what leaves after it.
fn walk(edges: &[Vec<Edge>], order: &[usize]) -> Vec<usize> {
    let mut rank = vec![usize::MAX; edges.len()];
    let mut next = 0;
    for &start in order {
        let mut walk = vec![start];
        while let Some(at) = walk.pop() {
            if rank[at] != usize::MAX {
                continue;
            }
            rank[at] = next;
            next += 1;
            let mut leads: Vec<&Edge> = edges[at].iter().collect();
            leads.sort_by(|a, b| {
                a.aside.cmp(&b.aside).then(b.share.total_cmp(&a.share)).then(a.to.cmp(&b.to))
            });
            walk.extend(leads.iter().rev().map(|e| e.to).filter(|&e| rank[e] == usize::MAX));
        }
    }
    rank
}
