//! Where each step stands across: chains of steps that follow each other stand level, and every
//! band is as narrow as its order allows.

use std::collections::BTreeMap;

use super::level::Node;
use super::order::{Columns, Segment};

/// Gap between two steps above each other: room for a label and for lines.
const GAP: f64 = 40.0;
/// Gap between a step and a flow that passes.
const GAP_PASSING: f64 = 20.0;
/// Gap between two flows that pass.
const GAP_LINES: f64 = 10.0;
/// Rounds in which chains are drawn towards their neighbors.
const ROUNDS: usize = 4;

/// Chains of vertices that stand level.
struct Chains {
    of: Vec<usize>,
    count: usize,
    /// From a chain to those right after it across, with the least distance.
    next: Vec<BTreeMap<usize, f64>>,
    before: Vec<BTreeMap<usize, f64>>,
}

/// The middle of each vertex across, from any origin, band by band.
pub(super) fn rows(nodes: &[Node], columns: &Columns) -> Vec<f64> {
    let chains = Chains::of(nodes, columns);
    let order = chains.sorted();
    let mut at = vec![0.0_f64; chains.count];
    for &chain in &order {
        for (after, gap) in &chains.next[chain] {
            at[*after] = at[*after].max(at[chain] + gap);
        }
    }
    let pulls = pulls(columns, &chains);
    for round in 0..ROUNDS {
        let forth = round % 2 == 1;
        for step in 0..order.len() {
            let chain = if forth { order[step] } else { order[order.len() - 1 - step] };
            let low = chains.before[chain].iter().map(|(b, gap)| at[*b] + gap);
            let high = chains.next[chain].iter().map(|(a, gap)| at[*a] - gap);
            let low = low.fold(f64::NEG_INFINITY, f64::max);
            let high = high.fold(f64::INFINITY, f64::min);
            let (sum, weight) = pulls[chain]
                .iter()
                .fold((0.0, 0.0), |(s, w), (other, pull)| (s + at[*other] * pull, w + pull));
            if weight > 0.0 && low <= high {
                at[chain] = (sum / weight).round().clamp(low, high);
            }
        }
    }
    chains.of.iter().map(|chain| at[*chain]).collect()
}

/// The chains each chain is joined with in its band, and how strongly.
fn pulls(columns: &Columns, chains: &Chains) -> Vec<Vec<(usize, f64)>> {
    let mut out = vec![Vec::new(); chains.count];
    for segment in &columns.segments {
        let (a, b) = (chains.of[segment.from], chains.of[segment.to]);
        let bands = (columns.vertices[segment.from].band, columns.vertices[segment.to].band);
        if a != b && bands.0 == bands.1 && segment.aside == 0 {
            out[a].push((b, segment.share));
            out[b].push((a, segment.share));
        }
    }
    out
}

impl Chains {
    fn of(nodes: &[Node], columns: &Columns) -> Self {
        let places = columns.places();
        let mut lead: Vec<Option<usize>> = vec![None; columns.vertices.len()];
        for column in columns.order.iter().skip(1) {
            align(columns, column, &places, &mut lead);
        }
        let mut of = vec![usize::MAX; columns.vertices.len()];
        let mut count = 0;
        for &v in columns.order.iter().flatten() {
            of[v] = if let Some(before) = lead[v] {
                of[before]
            } else {
                count += 1;
                count - 1
            };
        }
        let mut out = Self {
            of,
            count,
            next: vec![BTreeMap::new(); count],
            before: vec![BTreeMap::new(); count],
        };
        for column in &columns.order {
            for pair in column.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                if columns.vertices[a].band == columns.vertices[b].band {
                    out.put_apart(nodes, columns, a, b);
                }
            }
        }
        out
    }

    fn put_apart(&mut self, nodes: &[Node], columns: &Columns, a: usize, b: usize) {
        let node = |v: usize| columns.vertices[v].node.map(|n| &nodes[n]);
        let gap = match (node(a), node(b)) {
            (Some(a), Some(b)) => a.after + GAP + b.before,
            (Some(a), None) => a.after + GAP_PASSING,
            (None, Some(b)) => GAP_PASSING + b.before,
            (None, None) => GAP_LINES,
        };
        let (a, b) = (self.of[a], self.of[b]);
        for (map, key) in [(&mut self.next[a], b), (&mut self.before[b], a)] {
            let least = map.entry(key).or_insert(0.0);
            *least = least.max(gap);
        }
    }

    /// Chains so that each comes after those that stand before it. Chains do not cross, so that
    /// there is such an order; what a circle would leave over comes last.
    fn sorted(&self) -> Vec<usize> {
        let mut waiting: Vec<usize> = self.before.iter().map(BTreeMap::len).collect();
        let mut out: Vec<usize> = (0..self.count).filter(|&c| waiting[c] == 0).collect();
        let mut next = 0;
        while next < out.len() {
            for after in self.next[out[next]].keys() {
                waiting[*after] -= 1;
                if waiting[*after] == 0 {
                    out.push(*after);
                }
            }
            next += 1;
        }
        let rest: Vec<usize> = (0..self.count).filter(|&c| waiting[c] > 0).collect();
        out.extend(rest);
        out
    }
}

/// Which vertex of the column before each vertex of a column stands level with: by weight, and so
/// that no two such lines cross.
fn align(columns: &Columns, column: &[usize], places: &[usize], lead: &mut [Option<usize>]) {
    let mut wishes: Vec<(f64, usize, usize)> = Vec::new();
    for &v in column {
        for s in &columns.before[v] {
            let segment = columns.segments[*s];
            let same = columns.vertices[segment.from].band == columns.vertices[v].band;
            if same && segment.aside == 0 {
                wishes.push((weight(columns, segment, places), segment.from, v));
            }
        }
    }
    wishes.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(places[a.1].cmp(&places[b.1])).then(places[a.2].cmp(&places[b.2]))
    });
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut used: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, from, to) in wishes {
        let (a, b) = (places[from], places[to]);
        if taken.contains_key(&a) || used.contains_key(&b) {
            continue;
        }
        let above = taken.range(..a).next_back().is_none_or(|(_, other)| *other < b);
        let below = taken.range(a + 1..).next().is_none_or(|(_, other)| *other > b);
        if above && below {
            taken.insert(a, b);
            used.insert(b, a);
            lead[to] = Some(from);
        }
    }
}

/// How much a line wants to be level: passing flows most, then the only way on, then the most
/// frequent branch, of equals the middle one.
fn weight(columns: &Columns, segment: Segment, places: &[usize]) -> f64 {
    let is_step = |v: usize| columns.vertices[v].node.is_some();
    let (from, to) = (is_step(segment.from), is_step(segment.to));
    if !from && !to {
        return 3.0;
    }
    if !from || !to {
        return 0.4 * segment.share;
    }
    let (out, into) = (&columns.after[segment.from], &columns.before[segment.to]);
    let is_only = out.len() == 1 && into.len() == 1;
    let mut ends: Vec<usize> = out.iter().map(|s| places[columns.segments[*s].to]).collect();
    ends.sort_unstable();
    let place = ends.iter().position(|p| *p == places[segment.to]).unwrap_or(0) as f64;
    let off = (place - (ends.len() as f64 - 1.0) / 2.0).abs();
    segment.share + f64::from(u8::from(is_only)) - 0.001 * off
}
