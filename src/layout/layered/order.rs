//! The order of steps within each column: bands stay together, and lines cross as little as can be
//! found. Flows over several columns get a place in each.

use super::graph::{Edge, Graph};
use super::level::Node;

/// Sweeps over the columns, forth and back.
const SWEEPS: usize = 6;
/// Most places kept for flows over several columns; what is beyond finds its way by itself.
const MOST_PLACES: usize = 40_000;
/// Columns larger than this are not improved step by step.
const LARGE: usize = 400;

/// Who stands at a place of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Vertex {
    pub(super) column: usize,
    pub(super) band: usize,
    /// The step; `None` where a flow passes.
    pub(super) node: Option<usize>,
}

/// A line between neighboring columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) share: f64,
    pub(super) aside: i8,
}

/// The columns with who stands in them, in order.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) vertices: Vec<Vertex>,
    pub(super) segments: Vec<Segment>,
    /// By column, in order.
    pub(super) order: Vec<Vec<usize>>,
    /// Segments that arrive at and leave each vertex.
    pub(super) before: Vec<Vec<usize>>,
    pub(super) after: Vec<Vec<usize>>,
}

impl Columns {
    pub(super) fn of(nodes: &[Node], graph: &Graph, is_gateway: impl Fn(usize) -> bool) -> Self {
        let vertex =
            |i: usize| Vertex { column: graph.columns[i], band: nodes[i].band, node: Some(i) };
        let mut out = Self {
            vertices: (0..nodes.len()).map(vertex).collect(),
            segments: Vec::new(),
            order: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
        };
        let mut keys = first_keys(nodes, graph);
        for (from, edges) in graph.ahead.iter().enumerate() {
            for edge in edges {
                out.add(from, *edge, is_gateway(from), &mut keys);
            }
        }
        let count = out.vertices.iter().map(|v| v.column + 1).max().unwrap_or(0);
        out.order = vec![Vec::new(); count];
        for (i, vertex) in out.vertices.iter().enumerate() {
            out.order[vertex.column].push(i);
        }
        let bands: Vec<usize> = out.vertices.iter().map(|v| v.band).collect();
        for column in &mut out.order {
            column.sort_by(|a, b| {
                bands[*a].cmp(&bands[*b]).then(keys[*a].total_cmp(&keys[*b])).then(a.cmp(b))
            });
        }
        out.before = vec![Vec::new(); out.vertices.len()];
        out.after = vec![Vec::new(); out.vertices.len()];
        for (i, segment) in out.segments.iter().enumerate() {
            out.after[segment.from].push(i);
            out.before[segment.to].push(i);
        }
        out.uncross();
        out
    }

    /// Adds the segments of an edge, with a place in each column between.
    fn add(&mut self, from: usize, edge: Edge, is_gateway: bool, keys: &mut Vec<f64>) {
        let (start, end) = (self.vertices[from], self.vertices[edge.to]);
        let between = end.column.saturating_sub(start.column + 1);
        // A gateway is left upright and then level in the row of the goal; others the other way.
        let band = if is_gateway { end.band } else { start.band };
        let key = f64::midpoint(keys[from], keys[edge.to]);
        let mut last = from;
        if between > 0 && self.vertices.len() + between <= MOST_PLACES {
            for column in start.column + 1..end.column {
                let next = self.vertices.len();
                self.vertices.push(Vertex { column, band, node: None });
                keys.push(key);
                let aside = if last == from { edge.aside } else { 0 };
                self.segments.push(Segment { from: last, to: next, share: edge.share, aside });
                last = next;
            }
        } else if between > 0 {
            return;
        }
        if end.column > start.column {
            let aside = if last == from { edge.aside } else { 0 };
            self.segments.push(Segment { from: last, to: edge.to, share: edge.share, aside });
        }
    }

    /// The place of each vertex in its column.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut out = vec![0; self.vertices.len()];
        for column in &self.order {
            for (place, vertex) in column.iter().enumerate() {
                out[*vertex] = place;
            }
        }
        out
    }

    /// Reorders columns by the middle of their neighbors, keeps what crosses least, and then swaps
    /// neighbors as long as that helps.
    fn uncross(&mut self) {
        let mut places = self.places();
        let mut best = (self.crossings(&places), self.order.clone());
        for sweep in 0..SWEEPS {
            if best.0 == 0 {
                break;
            }
            self.sweep(sweep % 2 == 0, &mut places);
            let count = self.crossings(&places);
            if count < best.0 {
                best = (count, self.order.clone());
            }
        }
        self.order = best.1;
        let mut places = self.places();
        for _ in 0..4 {
            if best.0 == 0 || !self.swap(&mut places) {
                break;
            }
        }
    }

    fn sweep(&mut self, ahead: bool, places: &mut [usize]) {
        let count = self.order.len();
        for step in 1..count {
            let column = if ahead { step } else { count - 1 - step };
            let mut keyed: Vec<(usize, f64, usize)> = self.order[column]
                .iter()
                .map(|&v| {
                    let ends: Vec<f64> = if ahead {
                        self.before[v].iter().map(|s| self.begin(*s, places)).collect()
                    } else {
                        self.after[v].iter().map(|s| places[self.segments[*s].to] as f64).collect()
                    };
                    let middle = if ends.is_empty() {
                        places[v] as f64
                    } else {
                        ends.iter().sum::<f64>() / ends.len() as f64
                    };
                    (self.vertices[v].band, middle, v)
                })
                .collect();
            // Stable: equals keep their order.
            keyed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            self.order[column] = keyed.into_iter().map(|(_, _, v)| v).collect();
            for (place, v) in self.order[column].iter().enumerate() {
                places[*v] = place;
            }
        }
    }

    /// Where a segment begins: a little before or after the middle for one that leaves aside.
    fn begin(&self, segment: usize, places: &[usize]) -> f64 {
        let segment = self.segments[segment];
        places[segment.from] as f64 + 0.3 * f64::from(segment.aside)
    }

    /// Crossings between all neighboring columns.
    pub(super) fn crossings(&self, places: &[usize]) -> usize {
        (0..self.order.len().saturating_sub(1)).map(|c| self.crossings_after(c, places)).sum()
    }

    fn crossings_after(&self, column: usize, places: &[usize]) -> usize {
        let mut ends: Vec<(f64, usize)> = self.order[column]
            .iter()
            .flat_map(|v| &self.after[*v])
            .map(|s| (self.begin(*s, places), places[self.segments[*s].to]))
            .collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // Inversions, counted in a tree of sums.
        let size = self.order[column + 1].len();
        let mut tree = vec![0_usize; size + 1];
        let mut count = 0;
        for (seen, (_, to)) in ends.iter().enumerate() {
            let mut at = to + 1;
            let mut not_above = 0;
            while at > 0 {
                not_above += tree[at];
                at -= at & at.wrapping_neg();
            }
            count += seen - not_above;
            let mut at = to + 1;
            while at <= size {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
        count
    }

    /// Swaps neighbors of one band where that crosses less; says whether it did.
    fn swap(&mut self, places: &mut [usize]) -> bool {
        let mut any = false;
        for column in 0..self.order.len() {
            if self.order[column].len() > LARGE {
                continue;
            }
            for upper in 0..self.order[column].len().saturating_sub(1) {
                let (a, b) = (self.order[column][upper], self.order[column][upper + 1]);
                if self.vertices[a].band != self.vertices[b].band {
                    continue;
                }
                let (now, then) = (self.pair(a, b, places), self.pair(b, a, places));
                if then < now {
                    self.order[column].swap(upper, upper + 1);
                    places[a] = upper + 1;
                    places[b] = upper;
                    any = true;
                }
            }
        }
        any
    }

    /// Crossings between the lines of two neighbors, the first above the second.
    fn pair(&self, above: usize, below: usize, places: &[usize]) -> usize {
        let mut count = 0;
        for a in &self.before[above] {
            for b in &self.before[below] {
                count += usize::from(self.begin(*a, places) > self.begin(*b, places));
            }
        }
        for a in &self.after[above] {
            for b in &self.after[below] {
                let (a, b) = (self.segments[*a].to, self.segments[*b].to);
                count += usize::from(places[a] > places[b]);
            }
        }
        count
    }
}

/// What orders a column at first: where the person placed the steps, else the order of the walk.
fn first_keys(nodes: &[Node], graph: &Graph) -> Vec<f64> {
    let is_placed = nodes.iter().all(|n| n.old.is_some());
    (0..nodes.len())
        .map(|i| match nodes[i].old {
            Some((_, across)) if is_placed => across,
            _ => graph.rank[i] as f64,
        })
        .collect()
}
