//! The ways of a net: its nodes with the time each takes without a queue, and where a token goes.

use std::collections::BTreeSet;

use super::Reason;
use super::pieces::{Phase, Piece, Pieces};
use super::term::Leaf;
use crate::analysis::exact::moves::{Sample, sample_of_race};
use crate::analysis::simulate::luck::Law;
use crate::analysis::simulate::net::{NONE, Net, Node, Op, Stage};
use crate::model::timing::Distribution;

/// What a spot does with tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis::exact) enum Role {
    /// Passes each token on over one of its ways.
    Plain,
    /// Gives a token to each of its ways.
    All,
    /// Gives a token to each of its ways that is drawn by its own share.
    Some,
    /// Waits for a token on so many entries.
    Join(u32),
    /// Waits for all tokens that can still come.
    JoinSome,
    /// Where the tokens of a level end; time goes on when all have.
    Sink,
    /// Where a token ends that takes all others with it.
    Stop,
}

/// A way on.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis::exact) struct Way {
    pub(in crate::analysis::exact) to: u32,
    /// Of the tokens that take one of the ways; of those that take each of them 1 or its own share.
    pub(super) share: f64,
    /// Taken when no other is drawn, or when others are used up.
    pub(super) default: bool,
    /// Spot behind it that may be visited only so often (`NONE`: no limit), and how often.
    pub(super) limited: u32,
    pub(super) most: u32,
}

impl Way {
    pub(super) fn to(to: u32, share: f64) -> Self {
        Self { to, share, default: false, limited: NONE, most: 0 }
    }
}

/// A place of the net.
#[derive(Clone, Debug)]
pub(in crate::analysis::exact) struct Spot {
    pub(super) role: Role,
    /// Step in the statistics, or `NONE`.
    pub(in crate::analysis::exact) step: u32,
    /// Level: the `Sink` in which its tokens end.
    pub(super) sink: u32,
    /// What passes here.
    pub(super) pieces: Vec<Piece>,
    pub(in crate::analysis::exact) ways: Vec<Way>,
    /// The time of each way, where which one is taken depends on the time; else empty.
    pub(super) timed: Vec<Leaf>,
}

/// The ways of a net.
#[derive(Debug)]
pub(in crate::analysis::exact) struct Ways {
    pub(in crate::analysis::exact) spots: Vec<Spot>,
    /// Where cases come from.
    pub(in crate::analysis::exact) start: u32,
    /// Where they end.
    pub(in crate::analysis::exact) end: u32,
    pub(super) reasons: BTreeSet<Reason>,
    /// The node of each counter of visits.
    by_visit: Vec<u32>,
}

impl Ways {
    /// Reads a net; `starts` are the nodes at which cases come in, with their shares.
    pub(in crate::analysis::exact) fn of(net: &Net, starts: &[(u32, f64)]) -> Self {
        let blank = |role| Spot {
            role,
            step: NONE,
            sink: NONE,
            pieces: Vec::new(),
            ways: Vec::new(),
            timed: Vec::new(),
        };
        let mut out = Self {
            spots: vec![blank(Role::Plain); net.nodes.len()],
            start: net.nodes.len() as u32,
            end: net.nodes.len() as u32 + 1,
            reasons: BTreeSet::new(),
            by_visit: vec![NONE; net.visits as usize],
        };
        for (at, node) in net.nodes.iter().enumerate() {
            if let Some(place) = out.by_visit.get_mut(node.visit as usize) {
                *place = at as u32;
            }
        }
        let mut start = blank(Role::Plain);
        start.ways = starts.iter().map(|(to, share)| Way::to(*to, *share)).collect();
        out.spots.push(start);
        out.spots.push(blank(Role::Sink));
        let mut seen = vec![false; net.nodes.len()];
        let mut todo: Vec<(u32, u32)> = starts.iter().map(|s| (s.0, out.end)).collect();
        while let Some((at, sink)) = todo.pop() {
            if std::mem::replace(&mut seen[at as usize], true) {
                continue;
            }
            out.put(net, at, sink, &mut todo);
        }
        out.put_times(net);
        out
    }

    fn sink(&mut self, role: Role, next: Vec<Way>, outer: u32) -> u32 {
        self.spots.push(Spot {
            role,
            step: NONE,
            sink: outer,
            pieces: Vec::new(),
            ways: next,
            timed: Vec::new(),
        });
        self.spots.len() as u32 - 1
    }

    /// Puts a node and what follows it.
    fn put(&mut self, net: &Net, at: u32, sink: u32, todo: &mut Vec<(u32, u32)>) {
        let node = &net.nodes[at as usize];
        if node.arms.len > 0 && node.op != Op::Race {
            self.reasons.insert(Reason::Border);
        }
        let edges = &net.edges[node.out as usize..(node.out + node.outs) as usize];
        let plain = |e: &crate::analysis::simulate::net::Edge| Way::to(e.to, 1.0);
        let mut role = Role::Plain;
        let mut ways: Vec<Way> = edges.iter().map(plain).collect();
        match node.op {
            Op::Pass => {}
            Op::Choose => self.choose(net, node, &mut ways),
            Op::Fork => role = Role::All,
            Op::ForkSome => {
                role = Role::Some;
                for (way, edge) in ways.iter_mut().zip(edges) {
                    way.share = edge.share.clamp(0.0, 1.0);
                    way.default = edge.default;
                }
            }
            Op::Join => role = Role::Join(node.aux.len),
            Op::JoinSome => role = Role::JoinSome,
            Op::Act => self.chances(net, node, &mut ways, sink),
            Op::Race => ways = self.race(net, at, node),
            Op::Enter => {
                let inside = &net.sends[node.aux.range()];
                if !inside.is_empty() {
                    let next = ways.first().map_or(sink, |w| w.to);
                    todo.extend(ways.iter().map(|w| (w.to, sink)));
                    let own = self.sink(Role::Sink, vec![Way::to(next, 1.0)], sink);
                    ways = inside.iter().map(|e| Way::to(net.edges[*e as usize].to, 1.0)).collect();
                    role = if ways.len() > 1 { Role::All } else { Role::Plain };
                    todo.extend(ways.iter().map(|w| (w.to, own)));
                    let spot = &mut self.spots[at as usize];
                    (spot.role, spot.step, spot.sink, spot.ways) = (role, node.step, own, ways);
                    return;
                }
            }
            Op::End => {
                ways.clear();
                if node.end.is_some_and(|e| e.terminate) {
                    let stop = self.sink(Role::Stop, vec![Way::to(sink, 1.0)], sink);
                    ways.push(Way::to(stop, 1.0));
                }
            }
        }
        todo.extend(
            ways.iter().filter(|w| (w.to as usize) < net.nodes.len()).map(|w| (w.to, sink)),
        );
        if ways.is_empty() {
            role = Role::Plain;
            ways.push(Way::to(sink, 1.0));
        }
        let spot = &mut self.spots[at as usize];
        (spot.role, spot.step, spot.sink, spot.ways) = (role, node.step, sink, ways);
    }

    /// The shares of a choice as the kernel draws them: the last takes what is left.
    fn choose(&self, net: &Net, node: &Node, ways: &mut [Way]) {
        let mut left = 1.0;
        let last = ways.len().saturating_sub(1);
        for (at, way) in ways.iter_mut().enumerate() {
            let edge = &net.edges[node.out as usize + at];
            way.share = if at == last { left } else { edge.share.clamp(0.0, left) };
            left -= way.share;
            way.default = edge.default;
            if edge.limited != NONE {
                way.limited = self.by_visit.get(edge.limited as usize).copied().unwrap_or(NONE);
                way.most = edge.most;
            }
        }
    }

    /// Events that happen by chance at the end of a step.
    fn chances(&mut self, net: &Net, node: &Node, ways: &mut Vec<Way>, sink: u32) {
        let mut stays = 1.0;
        let mut out = Vec::new();
        for stage in &net.stages[node.aux.range()] {
            match *stage {
                Stage::Chance { share, edge, interrupting, .. } => {
                    if interrupting {
                        let share = share.clamp(0.0, 1.0);
                        out.push(Way::to(net.edges[edge as usize].to, stays * share));
                        stays *= 1.0 - share;
                    } else {
                        self.reasons.insert(Reason::Border);
                    }
                }
                Stage::Send(slots) => {
                    let woken = |s: &u32| net.woken[*s as usize] != NONE;
                    if net.sends[slots.range()].iter().any(woken) {
                        self.reasons.insert(Reason::Message);
                    }
                }
                _ => {}
            }
        }
        if out.is_empty() {
            return;
        }
        if ways.is_empty() {
            ways.push(Way::to(sink, 1.0));
        }
        for way in ways.iter_mut() {
            way.share = stays;
        }
        ways.extend(out);
    }

    /// A race, from a fixed sample: how often each event comes first, and when.
    fn race(&mut self, net: &Net, at: u32, node: &Node) -> Vec<Way> {
        self.reasons.insert(Reason::Race);
        let Sample { times, draws } = sample_of_race(net, node);
        let arms = &net.arms[node.arms.range()];
        let mut ways = Vec::new();
        for (arm, times) in arms.iter().zip(times) {
            if times.is_empty() {
                continue;
            }
            let share = times.len() as f64 / draws as f64;
            ways.push(Way::to(net.edges[arm.edge as usize].to, share));
            let law = Distribution::Empirical(times.into_iter().map(|t| (t, 1.0)).collect());
            let leaf = Leaf::Law(Law::of(&law, super::DAY_MS), 1.0);
            self.spots[at as usize].timed.push(leaf);
        }
        ways
    }

    /// Puts the time that passes at every spot.
    fn put_times(&mut self, net: &Net) {
        let order = self.order();
        let mut phases: Vec<Option<Phase>> = vec![None; self.spots.len()];
        let first = net.sources.first().map(|s| Phase::open(net, s.hours));
        let same = net.sources.iter().all(|s| Some(Phase::open(net, s.hours)) == first);
        phases[self.start as usize] = first.filter(|_| same);
        let mut pieces = Pieces::new(net);
        for at in order {
            let before = phases[at as usize].unwrap_or(Phase::Any);
            let mut after = before;
            if let Some(node) = net.nodes.get(at as usize).filter(|n| n.op == Op::Act) {
                let (found, phase) = pieces.of(node, before);
                self.spots[at as usize].pieces = found;
                after = phase;
            } else if !self.spots[at as usize].timed.is_empty() {
                after = Phase::Any;
            }
            for way in &self.spots[at as usize].ways {
                let next = &mut phases[way.to as usize];
                *next = Some(next.map_or(after, |known| known.meet(after)));
            }
        }
        self.reasons.append(&mut pieces.reasons);
    }

    /// Spots that can be reached, each before those it leads to but for loops.
    pub(in crate::analysis::exact) fn order(&self) -> Vec<u32> {
        let mut seen = vec![false; self.spots.len()];
        let mut post = Vec::new();
        let mut stack = vec![(self.start, 0_usize)];
        seen[self.start as usize] = true;
        while let Some((spot, next)) = stack.last_mut() {
            if let Some(way) = self.spots[*spot as usize].ways.get(*next) {
                *next += 1;
                if !std::mem::replace(&mut seen[way.to as usize], true) {
                    stack.push((way.to, 0));
                }
            } else {
                post.push(*spot);
                stack.pop();
            }
        }
        post.reverse();
        post
    }

    /// Mean time at a spot, ms; with the time of the way taken.
    pub(in crate::analysis::exact) fn mean(&self, spot: u32, way: usize) -> f64 {
        let spot = &self.spots[spot as usize];
        let own: f64 = spot.pieces.iter().map(Piece::mean).sum();
        own + spot.timed.get(way).map_or(0.0, Leaf::mean)
    }

    /// How often each way is taken, by a token that comes by.
    pub(in crate::analysis::exact) fn shares(&self, spot: u32) -> Vec<f64> {
        let spot = &self.spots[spot as usize];
        let all = spot.ways.iter();
        match spot.role {
            Role::All => all.map(|_| 1.0).collect(),
            Role::Some => {
                let drawn = spot.ways.iter().filter(|w| !w.default);
                let none: f64 = drawn.map(|w| 1.0 - w.share).product();
                let has_default = spot.ways.iter().any(|w| w.default);
                let norm = if has_default { 1.0 } else { (1.0 - none).max(f64::MIN_POSITIVE) };
                all.map(|w| if w.default { none } else { w.share / norm }).collect()
            }
            _ => all.map(|w| w.share).collect(),
        }
    }
}

/// For each spot the loop it lies in (a strongly connected part with a way back), or `NONE`.
/// Tarjan, *SIAM Journal on Computing* 1 (1972).
pub(in crate::analysis::exact) fn loops(ways: &Ways) -> Vec<u32> {
    let n = ways.spots.len();
    let mut part = vec![NONE; n];
    let (mut index, mut low) = (vec![NONE; n], vec![0_u32; n]);
    let mut waiting: Vec<u32> = Vec::new();
    let mut is_waiting = vec![false; n];
    let mut next = 0;
    let mut stack = vec![(ways.start, 0_usize)];
    while let Some((at, way)) = stack.last_mut() {
        let spot = *at as usize;
        if *way == 0 {
            (index[spot], low[spot]) = (next, next);
            next += 1;
            waiting.push(*at);
            is_waiting[spot] = true;
        }
        if let Some(to) = ways.spots[spot].ways.get(*way).map(|w| w.to as usize) {
            *way += 1;
            if index[to] == NONE {
                stack.push((to as u32, 0));
            } else if is_waiting[to] {
                low[spot] = low[spot].min(index[to]);
            }
            continue;
        }
        stack.pop();
        if let Some((before, _)) = stack.last() {
            low[*before as usize] = low[*before as usize].min(low[spot]);
        }
        if low[spot] == index[spot] {
            let from = waiting.iter().rposition(|w| *w as usize == spot).unwrap_or(0);
            let members = waiting.split_off(from);
            let is_loop =
                members.len() > 1 || ways.spots[spot].ways.iter().any(|w| w.to as usize == spot);
            for member in members {
                is_waiting[member as usize] = false;
                if is_loop {
                    part[member as usize] = spot as u32;
                }
            }
        }
    }
    part
}
