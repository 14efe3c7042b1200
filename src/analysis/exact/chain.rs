//! Expected visits of every node: a sparse linear system, eliminated against the flow.
//!
//! Nodes are numbered in reverse postorder and eliminated from the last to the first; what remains
//! of a node's flows then are only those that go back (loops), so little fills in. State reduction
//! in the manner of Grassmann, Taksar & Heyman, Operations Research 33 (1985): nothing is subtracted
//! but a node's own loop.

use super::Approximation;
use super::moves::{Moves, drawn_shares, moves};
use crate::analysis::simulate::net::{NONE, Net, Op};

/// A loop left with less than this chance has no end.
const NO_WAY_OUT: f64 = 1e-9;

/// Visits of every node by a case.
pub(super) struct Chain {
    pub(super) visits: Vec<f64>,
    /// Cases a millisecond, all sources together.
    pub(super) rate: f64,
    /// Where a token goes from each node, with what a join takes for one already divided out.
    pub(super) moves: Moves,
    /// The nodes at which cases come in, with their share.
    pub(super) starts: Vec<(u32, f64)>,
    /// Nodes that can be reached, each before those it leads to but for loops.
    pub(super) order: Vec<u32>,
    pub(super) approximations: Vec<Approximation>,
}

/// Expected visits.
pub(super) fn solve(net: &Net) -> Chain {
    let mut approximations = Vec::new();
    let (rate, starts) = sources(net, &mut approximations);
    let out = moves(net, &mut approximations);
    let order = reverse_postorder(&out, &starts);
    let out = joined(net, out, &order, &mut approximations);
    let visits = eliminate(&out, &order, &starts, &mut approximations);
    approximations.sort_unstable();
    approximations.dedup();
    Chain { visits, rate, moves: out, starts, order, approximations }
}

/// The nodes at which cases come in, with their share.
pub(super) fn starts(net: &Net) -> Vec<(u32, f64)> {
    sources(net, &mut Vec::new()).1
}

/// Cases a millisecond, and the share of them that comes in at each node.
fn sources(net: &Net, approximations: &mut Vec<Approximation>) -> (f64, Vec<(u32, f64)>) {
    let mut starts: Vec<(u32, f64)> = net
        .sources
        .iter()
        .map(|source| {
            let hours = &net.hours[source.hours as usize];
            let gap = source.gap.mean().max(1e-6);
            let share = hours.share_open();
            let rate = if source.snap && share < 1.0 {
                approximations.push(Approximation::Snap);
                share / gap + hours.openings_per_ms()
            } else {
                share / gap
            };
            (net.edges[source.edge as usize].to, rate)
        })
        .collect();
    let rate: f64 = starts.iter().map(|s| s.1).sum();
    for start in &mut starts {
        start.1 /= rate.max(f64::MIN_POSITIVE);
    }
    (rate, starts)
}

/// Nodes that can be reached, every node before those it leads to but for loops.
fn reverse_postorder(out: &Moves, starts: &[(u32, f64)]) -> Vec<u32> {
    let mut seen = vec![false; out.len()];
    let mut post = Vec::with_capacity(out.len());
    for (start, _) in starts {
        let mut stack = vec![(*start, 0_usize)];
        if std::mem::replace(&mut seen[*start as usize], true) {
            continue;
        }
        while let Some((node, next)) = stack.last_mut() {
            if let Some((to, _)) = out[*node as usize].get(*next) {
                *next += 1;
                if !std::mem::replace(&mut seen[*to as usize], true) {
                    stack.push((*to, 0));
                }
            } else {
                post.push(*node);
                stack.pop();
            }
        }
    }
    post.reverse();
    post
}

/// Divides what reaches a join by the number of tokens it takes for one.
fn joined(
    net: &Net,
    mut out: Moves,
    order: &[u32],
    approximations: &mut Vec<Approximation>,
) -> Moves {
    let some = net.nodes.iter().any(|n| n.op == Op::JoinSome);
    let dominators = if some { dominators(&out, order) } else { Vec::new() };
    let tokens: Vec<f64> = net
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| match node.op {
            Op::Join => f64::from(node.aux.len.max(1)),
            Op::JoinSome => {
                let split = dominators.get(at).copied().unwrap_or(NONE);
                match net.nodes.get(split as usize) {
                    Some(split) if split.op == Op::ForkSome => {
                        drawn_shares(net, split).iter().sum()
                    }
                    Some(split) if split.op == Op::Fork => f64::from(node.aux.len.max(1)),
                    Some(split) if split.op == Op::Choose => 1.0,
                    _ => {
                        approximations.push(Approximation::InclusiveJoin);
                        f64::from(node.aux.len.max(1))
                    }
                }
            }
            _ => 1.0,
        })
        .collect();
    for moves in &mut out {
        for (to, share) in moves {
            *share /= tokens[*to as usize].max(f64::MIN_POSITIVE);
        }
    }
    out
}

/// The last node that every way to each node passes. Cooper, Harvey & Kennedy, *A simple, fast
/// dominance algorithm* (2001).
fn dominators(out: &Moves, order: &[u32]) -> Vec<u32> {
    let mut number = vec![NONE; out.len()];
    for (at, node) in order.iter().enumerate() {
        number[*node as usize] = at as u32;
    }
    let mut into: Vec<Vec<u32>> = vec![Vec::new(); order.len()];
    for (at, node) in order.iter().enumerate() {
        for (to, _) in &out[*node as usize] {
            into[number[*to as usize] as usize].push(at as u32);
        }
    }
    let mut above = vec![NONE; order.len()];
    if let Some(first) = above.first_mut() {
        *first = 0;
    }
    // Each pass settles at least one more level of loops.
    for _ in 0..64 {
        let mut changed = false;
        for at in 1..order.len() {
            let known = into[at].iter().copied().filter(|i| above[*i as usize] != NONE);
            let common = known.reduce(|mut a, mut b| {
                while a != b {
                    while a > b {
                        a = above[a as usize];
                    }
                    while b > a {
                        b = above[b as usize];
                    }
                }
                a
            });
            // A second source hangs under the first.
            let common = common.unwrap_or(0);
            changed |= above[at] != common;
            above[at] = common;
        }
        if !changed {
            break;
        }
    }
    let mut by_node = vec![NONE; out.len()];
    for (at, node) in order.iter().enumerate() {
        by_node[*node as usize] = order[above[at] as usize];
    }
    by_node
}

/// Solves the system; a loop without a way out gives zero visits to the node that closes it.
pub(super) fn eliminate(
    out: &Moves,
    order: &[u32],
    starts: &[(u32, f64)],
    approximations: &mut Vec<Approximation>,
) -> Vec<f64> {
    let n = order.len();
    let mut number = vec![NONE; out.len()];
    for (at, node) in order.iter().enumerate() {
        number[*node as usize] = at as u32;
    }
    // Moves by number, and for each number those that lead to it.
    let mut to: Moves = vec![Vec::new(); n];
    let mut into: Vec<Vec<u32>> = vec![Vec::new(); n];
    for (at, node) in order.iter().enumerate() {
        for (target, share) in &out[*node as usize] {
            add(&mut to, &mut into, at as u32, number[*target as usize], *share);
        }
    }
    let mut own = vec![1.0; n];
    let mut came: Moves = vec![Vec::new(); n];
    for at in (0..n).rev() {
        let moves = std::mem::take(&mut to[at]);
        let again: f64 = moves.iter().filter(|m| m.0 == at as u32).map(|m| m.1).sum();
        let leaves = 1.0 - again;
        if leaves < NO_WAY_OUT {
            approximations.push(Approximation::EndlessLoop);
            own[at] = f64::INFINITY;
        } else {
            own[at] = leaves;
        }
        for from in std::mem::take(&mut into[at]) {
            if from as usize >= at {
                continue;
            }
            let row = &mut to[from as usize];
            let Some(place) = row.iter().position(|m| m.0 == at as u32) else { continue };
            let share = row.swap_remove(place).1;
            came[at].push((from, share));
            for (target, further) in &moves {
                if (*target as usize) < at {
                    add(&mut to, &mut into, from, *target, share * further / own[at]);
                }
            }
        }
    }
    let mut visits = vec![0.0; n];
    for (start, share) in starts {
        visits[number[*start as usize] as usize] += share;
    }
    for at in 0..n {
        let sum: f64 = came[at].iter().map(|(from, share)| visits[*from as usize] * share).sum();
        visits[at] = (visits[at] + sum) / own[at];
    }
    let mut by_node = vec![0.0; out.len()];
    for (at, node) in order.iter().enumerate() {
        by_node[*node as usize] = visits[at];
    }
    by_node
}

fn add(to: &mut Moves, into: &mut [Vec<u32>], from: u32, target: u32, share: f64) {
    let row = &mut to[from as usize];
    if let Some(known) = row.iter_mut().find(|m| m.0 == target) {
        known.1 += share;
    } else {
        row.push((target, share));
        into[target as usize].push(from);
    }
}
