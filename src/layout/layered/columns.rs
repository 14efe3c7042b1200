//! Columns by flow and rows by branch: a cell for each step of a level.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

/// Where a step stands on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Column, from 0.
    pub(super) column: usize,
    /// Band.
    pub(super) band: usize,
    /// Row within the band; may be negative.
    pub(super) row: i64,
}

/// The cells of a level.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// By step.
    pub(super) cells: BTreeMap<StepId, Cell>,
}

/// A flow between two cells of the level.
#[derive(Clone, Copy)]
struct Edge {
    to: usize,
    /// Share of cases; the largest keeps its row.
    share: f64,
    /// Whether it leaves a boundary event: then it steps one row down.
    aside: bool,
}

impl Grid {
    /// Cells for the steps of `sizes`; `band` says in which band one stands.
    pub(super) fn of(
        procedure: &Procedure,
        sizes: &BTreeMap<StepId, (f64, f64)>,
        band: impl Fn(&StepId) -> usize,
    ) -> Self {
        let ids: Vec<&StepId> = sizes.keys().collect();
        let index: BTreeMap<&StepId, usize> =
            ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let edges = forward(edges(procedure, &ids, &index), &starts_first(procedure, &ids));
        let columns = longest_paths(&edges);
        let bands: Vec<usize> = ids.iter().map(|id| band(id)).collect();
        let rows = rows(&edges, &columns, &bands);
        let cell = |i: usize| Cell { column: columns[i], band: bands[i], row: rows[i] };
        Self { cells: ids.iter().enumerate().map(|(i, id)| ((*id).clone(), cell(i))).collect() }
    }
}

fn edges(
    procedure: &Procedure,
    ids: &[&StepId],
    index: &BTreeMap<&StepId, usize>,
) -> Vec<Vec<Edge>> {
    let mut out = vec![Vec::new(); ids.len()];
    for (_, flow) in procedure.flows() {
        let host = match procedure.step(&flow.from).map(|s| &s.kind) {
            Some(StepKind::Boundary { host, .. }) => Some(host),
            _ => None,
        };
        let from = index.get(host.unwrap_or(&flow.from));
        if let (Some(&from), Some(&to)) = (from, index.get(&flow.to))
            && from != to
        {
            let share = flow.share.as_ref().map_or(1.0, |s| s.value);
            out[from].push(Edge { to, share, aside: host.is_some() });
        }
    }
    out
}

/// Start events first, then steps nothing leads to, then the rest.
fn starts_first(procedure: &Procedure, ids: &[&StepId]) -> Vec<usize> {
    let rank = |id: &StepId| match procedure.step(id).map(|s| &s.kind) {
        Some(StepKind::Start { .. }) => 0,
        _ if procedure.incoming(id).next().is_none() => 1,
        _ => 2,
    };
    let mut order: Vec<(u8, usize)> = ids.iter().enumerate().map(|(i, id)| (rank(id), i)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, i)| i).collect()
}

/// Most edges that seem to lead back whose turn is decided one by one.
const MOST_DOUBTS: usize = 2_000;

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
        let mut queue = std::collections::VecDeque::from([start]);
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

/// The row of each step within its band: that of what leads to it, else the nearest free one.
fn rows(edges: &[Vec<Edge>], columns: &[usize], bands: &[usize]) -> Vec<i64> {
    let mut before: Vec<Vec<(usize, Edge)>> = vec![Vec::new(); edges.len()];
    for (from, all) in edges.iter().enumerate() {
        for edge in all {
            before[edge.to].push((from, *edge));
        }
    }
    let mut by_column: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, column) in columns.iter().enumerate() {
        by_column.entry(*column).or_default().push(i);
    }
    let mut rows = vec![0_i64; edges.len()];
    let mut taken: BTreeSet<(usize, usize, i64)> = BTreeSet::new();
    for (column, steps) in by_column {
        let mut wishes: Vec<(bool, f64, i64, usize)> = steps
            .into_iter()
            .map(|i| {
                let near = before[i].iter().filter(|(from, _)| bands[*from] == bands[i]);
                // The strongest flow into a step decides its row.
                let lead = near.max_by(|a, b| a.1.share.total_cmp(&b.1.share).then(b.0.cmp(&a.0)));
                let aside = lead.is_some_and(|(_, e)| e.aside);
                let share = lead.map_or(0.0, |(_, e)| e.share);
                let row = lead.map_or(0, |(from, _)| rows[*from] + i64::from(aside));
                (aside, -share, row, i)
            })
            .collect();
        wishes.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.3.cmp(&b.3)));
        for (_, _, wish, i) in wishes {
            // 0, +1, −1, +2, −2 …: below first.
            let mut tries =
                (0..).map(|n: i64| wish + if n % 2 == 1 { (n + 1) / 2 } else { -n / 2 });
            let row = tries.find(|row| !taken.contains(&(bands[i], column, *row))).unwrap_or(wish);
            taken.insert((bands[i], column, row));
            rows[i] = row;
        }
    }
    rows
}
