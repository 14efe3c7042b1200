//! From ways to one term: spots are taken out one by one until only the beginning and the end are
//! left.
//!
//! A spot that passes tokens on is taken out as a state of an automaton is when it becomes a regular
//! expression (Kleene's theorem; Hopcroft & Ullman, *Introduction to Automata Theory*, 1979): ways
//! into it and out of it become one, its own loop a geometric series. That holds for any choices and
//! loops. A split and the join of all its branches become the longest of them as soon as nothing
//! else lies between; so do branches that each end on their own, since a level is over when all have.
//! What is not built of such blocks follows its slowest branch, and that is said.

use std::collections::{BTreeMap, BTreeSet};

use super::Reason;
use super::term::{Kind, NOTHING, Term, Terms};
use super::ways::{Role, Ways};
use crate::analysis::simulate::net::NONE;

/// A chance of leaving that counts as none.
const NO_WAY_OUT: f64 = 1e-12;
/// Ways looked through at most.
const MOST_WORK: usize = 50_000_000;
/// What rounding may take from a sum of shares.
const ROUNDING: f64 = 1e-9;

/// A way on, by several times.
struct Arc {
    to: u32,
    parts: Vec<(f64, Term)>,
}

impl Arc {
    fn share(&self) -> f64 {
        self.parts.iter().map(|p| p.0).sum()
    }

    /// Its time, given that it is taken.
    fn term(&self, terms: &mut Terms) -> Term {
        let share = self.share().max(f64::MIN_POSITIVE);
        terms.mix(self.parts.iter().map(|(p, t)| (p / share, *t)).collect())
    }
}

/// A branch of a split.
struct Branch {
    port: u32,
    share: f64,
    default: bool,
    /// The spot it led to at first.
    to: u32,
}

/// What a spot is by now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    /// A split whose branches are not yet brought together, an index of `forks`.
    Fork(u32),
    /// Where a branch of this split begins.
    Port(u32),
    Join(u32),
    JoinSome,
    /// The end of a level, or of tokens with all others of the level.
    Sink,
    Stop,
    Kept,
    Gone,
}

struct Fork {
    spot: u32,
    is_some: bool,
    branches: Vec<Branch>,
}

pub(super) struct Reducer<'a> {
    ways: &'a Ways,
    /// Mean time from each spot of `ways` to the end, by the slowest way.
    rest: &'a [f64],
    terms: Terms,
    state: Vec<State>,
    own: Vec<Term>,
    outs: Vec<Vec<Arc>>,
    ins: Vec<BTreeSet<u32>>,
    forks: Vec<Fork>,
    /// Splits of each level not yet brought together, by the level's sink.
    open: Vec<u32>,
    left: BTreeSet<(usize, u32)>,
    cost: Vec<usize>,
    /// Splits to look at again.
    look: BTreeSet<u32>,
    /// Splits from this one on are brought together.
    open_up_to: u32,
    /// Spots at which a token takes all others of its level with it, by the level's sink.
    stops: BTreeMap<u32, Vec<u32>>,
    /// Ways looked through so far.
    work: usize,
    reasons: BTreeSet<Reason>,
}

/// The time of a case as a term.
pub(super) struct Whole {
    pub(super) terms: Terms,
    pub(super) root: Term,
    pub(super) reasons: BTreeSet<Reason>,
}

/// Works the ways out to a term; `None` where no case ends or it would take too long. `rest` is the
/// mean time from each of their spots to the end.
pub(super) fn reduce(ways: &Ways, rest: &[f64]) -> Option<Whole> {
    let mut reducer = Reducer::new(ways, rest);
    reducer.run()?;
    let end = reducer.outs[ways.start as usize].iter().find(|a| a.to == ways.end)?;
    if end.share() < 1.0 - ROUNDING {
        reducer.reasons.insert(Reason::EndlessLoop);
    }
    let root = end.term(&mut reducer.terms);
    Some(Whole { terms: reducer.terms, root, reasons: reducer.reasons })
}

impl<'a> Reducer<'a> {
    fn new(ways: &'a Ways, rest: &'a [f64]) -> Self {
        let n = ways.spots.len();
        let mut out = Self {
            ways,
            rest,
            terms: Terms::new(),
            state: vec![State::Gone; n],
            own: vec![NOTHING; n],
            outs: Vec::with_capacity(n),
            ins: vec![BTreeSet::new(); n],
            forks: Vec::new(),
            open: vec![0; n],
            left: BTreeSet::new(),
            cost: vec![usize::MAX; n],
            look: BTreeSet::new(),
            open_up_to: 0,
            stops: BTreeMap::new(),
            work: 0,
            reasons: BTreeSet::new(),
        };
        out.outs.resize_with(n, Vec::new);
        for at in ways.order() {
            out.put(at);
            let spot = &ways.spots[at as usize];
            if spot.role == Role::Stop {
                out.stops.entry(spot.sink).or_default().push(at);
            }
        }
        out.open_up_to = out.forks.len() as u32;
        out
    }

    fn put(&mut self, at: u32) {
        let spot = &self.ways.spots[at as usize];
        let mut parts = Vec::new();
        for piece in &spot.pieces {
            let leaf = self.terms.put(Kind::Leaf(piece.leaf.clone()));
            let times = piece.times;
            parts.push(if times == 1 { leaf } else { self.terms.put(Kind::Repeat(leaf, times)) });
        }
        self.own[at as usize] = self.terms.sum(&parts);
        self.state[at as usize] = match spot.role {
            Role::Plain | Role::Join(0 | 1) => State::Plain,
            Role::All | Role::Some => State::Fork(self.forks.len() as u32),
            Role::Join(slots) => State::Join(slots),
            Role::JoinSome => State::JoinSome,
            Role::Sink => State::Sink,
            Role::Stop => State::Stop,
        };
        if at == self.ways.start || at == self.ways.end {
            self.state[at as usize] = State::Kept;
        }
        let State::Fork(fork) = self.state[at as usize] else {
            for (n, way) in spot.ways.iter().enumerate() {
                let leaf = spot.timed.get(n).cloned();
                let term = leaf.map_or(NOTHING, |leaf| self.terms.put(Kind::Leaf(leaf)));
                self.add(at, way.to, vec![(way.share, term)]);
            }
            return;
        };
        self.open[spot.sink as usize] += 1;
        self.look.insert(fork);
        let mut branches = Vec::new();
        for way in &spot.ways {
            let port = self.state.len() as u32;
            self.state.push(State::Port(fork));
            self.own.push(NOTHING);
            self.outs.push(Vec::new());
            self.ins.push(BTreeSet::new());
            self.cost.push(usize::MAX);
            branches.push(Branch { port, share: way.share, default: way.default, to: way.to });
            self.add(port, way.to, vec![(1.0, NOTHING)]);
        }
        self.forks.push(Fork { spot: at, is_some: spot.role == Role::Some, branches });
    }

    /// Adds a way.
    fn add(&mut self, from: u32, to: u32, parts: Vec<(f64, Term)>) {
        if parts.iter().all(|p| p.0 <= 0.0) {
            return;
        }
        let outs = &mut self.outs[from as usize];
        self.work += outs.len() + 1;
        match outs.iter_mut().find(|a| a.to == to) {
            Some(arc) => arc.parts.extend(parts),
            None => outs.push(Arc { to, parts }),
        }
        self.ins[to as usize].insert(from);
        self.touch(from);
        self.touch(to);
    }

    /// Whether a spot can be taken out.
    fn is_free(&self, at: u32) -> bool {
        match self.state[at as usize] {
            State::Plain => true,
            State::Sink => self.open[at as usize] == 0,
            State::Stop => self.open[self.ways.spots[at as usize].sink as usize] == 0,
            _ => false,
        }
    }

    /// Notes what changed around a spot.
    fn touch(&mut self, at: u32) {
        match self.state[at as usize] {
            State::Port(fork) => {
                self.look.insert(fork);
            }
            State::Join(_) | State::JoinSome => {
                self.work += self.ins[at as usize].len();
                for from in &self.ins[at as usize] {
                    if let State::Port(fork) = self.state[*from as usize] {
                        self.look.insert(fork);
                    }
                }
            }
            _ => {}
        }
        let former = self.cost[at as usize];
        let now = if self.is_free(at) {
            self.ins[at as usize].len() * self.outs[at as usize].len()
        } else {
            usize::MAX
        };
        if former != now {
            self.left.remove(&(former, at));
            self.cost[at as usize] = now;
            if now != usize::MAX {
                self.left.insert((now, at));
            }
        }
    }

    fn run(&mut self) -> Option<()> {
        for at in 0..self.state.len() as u32 {
            self.touch(at);
        }
        loop {
            if self.terms.is_full() || self.work > MOST_WORK {
                return None;
            }
            while let Some(fork) = self.look.pop_first() {
                self.bring_together(fork);
            }
            if let Some((_, at)) = self.left.pop_first() {
                self.cost[at as usize] = usize::MAX;
                self.take_out(at);
            } else if self.look.is_empty() && !self.force() {
                return Some(());
            }
        }
    }

    /// Takes a spot out.
    fn take_out(&mut self, at: u32) {
        self.state[at as usize] = State::Gone;
        let ins = std::mem::take(&mut self.ins[at as usize]);
        let mut outs = std::mem::take(&mut self.outs[at as usize]);
        let mut own = self.own[at as usize];
        let mut leaves = 1.0;
        if let Some(again) = outs.iter().position(|a| a.to == at) {
            let again = outs.swap_remove(again);
            let (share, others) = (again.share(), outs.iter().map(Arc::share).sum::<f64>());
            // Nothing is subtracted where nothing was lost (Grassmann, Taksar & Heyman).
            leaves = if (1.0 - share - others).abs() < ROUNDING { others } else { 1.0 - share };
            if leaves < NO_WAY_OUT || others < NO_WAY_OUT {
                outs.clear();
            } else {
                let time = again.term(&mut self.terms);
                let round = self.terms.sum(&[time, own]);
                if round != NOTHING {
                    let rounds = self.terms.put(Kind::Again(1.0 - leaves, round));
                    own = self.terms.sum(&[own, rounds]);
                }
            }
        }
        for arc in &outs {
            self.ins[arc.to as usize].remove(&at);
        }
        if outs.is_empty() {
            self.reasons.insert(Reason::EndlessLoop);
        }
        let next: Vec<(u32, f64, Term)> = outs
            .iter()
            .map(|arc| {
                let time = arc.term(&mut self.terms);
                (arc.to, arc.share() / leaves, self.terms.sum(&[own, time]))
            })
            .collect();
        for from in ins.into_iter().filter(|from| *from != at) {
            let row = &mut self.outs[from as usize];
            let Some(place) = row.iter().position(|a| a.to == at) else { continue };
            let arc = row.swap_remove(place);
            let (share, time) = (arc.share(), arc.term(&mut self.terms));
            for (to, further, rest) in &next {
                let term = self.terms.sum(&[time, *rest]);
                self.add(from, *to, vec![(share * further, term)]);
            }
            self.touch(from);
        }
        for arc in &outs {
            self.touch(arc.to);
        }
    }

    /// Where all branches of a split lead, if it is to one place: a join of just these, or ends of
    /// their level.
    fn meeting(&self, fork: &Fork) -> Option<u32> {
        let ends = |at: u32| match self.state[at as usize] {
            State::Sink => Some(at),
            State::Kept if at == self.ways.end => Some(at),
            State::Stop => Some(self.ways.spots[at as usize].sink),
            _ => None,
        };
        let mut all = BTreeSet::new();
        for branch in &fork.branches {
            let outs = &self.outs[branch.port as usize];
            all.extend(outs.iter().map(|arc| ends(arc.to).unwrap_or(arc.to)));
        }
        let mut all = all.into_iter();
        let (meets, None) = (all.next()?, all.next()) else { return None };
        let whole = fork.branches.len();
        let is_closed = match self.state[meets as usize] {
            State::Join(slots) => {
                !fork.is_some && slots as usize == whole && self.ins[meets as usize].len() == whole
            }
            State::JoinSome => self.ins[meets as usize].len() == whole,
            _ => ends(meets).is_some(),
        };
        is_closed.then_some(meets)
    }

    fn bring_together(&mut self, fork: u32) {
        let spot = self.forks[fork as usize].spot;
        if self.state[spot as usize] != State::Fork(fork) {
            return;
        }
        if self.forks[fork as usize].branches.iter().any(|b| self.outs[b.port as usize].is_empty())
        {
            // A branch never ends, so the case does not.
            self.reasons.insert(Reason::EndlessLoop);
            self.close(fork, None);
        } else if let Some(meets) = self.meeting(&self.forks[fork as usize]) {
            let is_join = matches!(self.state[meets as usize], State::Join(_) | State::JoinSome);
            self.close(fork, Some(meets));
            if is_join {
                self.state[meets as usize] = State::Plain;
                self.touch(meets);
            }
        }
    }

    /// Makes a split and its branches one spot with the time of the longest.
    fn close(&mut self, fork: u32, meets: Option<u32>) {
        let is_some = self.forks[fork as usize].is_some;
        let spot = self.forks[fork as usize].spot;
        let branches = std::mem::take(&mut self.forks[fork as usize].branches);
        let mut parts = Vec::new();
        let mut other = None;
        for branch in &branches {
            let arcs = std::mem::take(&mut self.outs[branch.port as usize]);
            self.state[branch.port as usize] = State::Gone;
            let mut all = Vec::new();
            for arc in arcs {
                if self.state[arc.to as usize] == State::Stop {
                    self.reasons.insert(Reason::Terminate);
                }
                self.ins[arc.to as usize].remove(&branch.port);
                all.extend(arc.parts);
                self.touch(arc.to);
            }
            let term = Arc { to: NONE, parts: all }.term(&mut self.terms);
            if is_some && branch.default {
                other = Some(term);
            } else {
                parts.push((if is_some { branch.share } else { 1.0 }, term));
            }
        }
        if let Some(meets) = meets {
            self.own[spot as usize] = longest(&mut self.terms, parts, other);
            self.freed(spot);
            self.add(spot, meets, vec![(1.0, NOTHING)]);
        } else {
            self.freed(spot);
        }
    }

    /// A split is brought together: it passes on, and its level may end.
    fn freed(&mut self, spot: u32) {
        self.state[spot as usize] = State::Plain;
        self.touch(spot);
        let sink = self.ways.spots[spot as usize].sink;
        self.open[sink as usize] -= 1;
        if self.open[sink as usize] == 0 {
            self.touch(sink);
            for at in self.stops.get(&sink).cloned().unwrap_or_default() {
                self.touch(at);
            }
        }
    }

    /// Goes on where nothing fits: the innermost split left follows its slowest branch; without
    /// splits, joins have nothing to wait for. Whether there was anything.
    fn force(&mut self) -> bool {
        let is_open = |f: &u32| {
            let spot = self.forks[*f as usize].spot;
            self.state[spot as usize] == State::Fork(*f)
        };
        let Some(fork) = (0..self.open_up_to).rev().find(is_open) else {
            self.open_up_to = 0;
            return self.let_joins_go();
        };
        self.open_up_to = fork;
        self.reasons.insert(Reason::NotBlockStructured);
        let branches = std::mem::take(&mut self.forks[fork as usize].branches);
        let rest = |b: &Branch| self.rest[b.to as usize];
        let slowest = branches.iter().reduce(|a, b| if rest(b) > rest(a) { b } else { a });
        let kept = slowest.map(|b| b.port);
        let spot = self.forks[fork as usize].spot;
        self.freed(spot);
        for branch in &branches {
            let arcs = std::mem::take(&mut self.outs[branch.port as usize]);
            self.state[branch.port as usize] = State::Gone;
            for arc in arcs {
                self.ins[arc.to as usize].remove(&branch.port);
                if Some(branch.port) == kept {
                    self.add(spot, arc.to, arc.parts);
                }
                self.touch(arc.to);
            }
        }
        true
    }

    fn let_joins_go(&mut self) -> bool {
        let mut some = false;
        for at in 0..self.state.len() as u32 {
            match self.state[at as usize] {
                State::Join(_) => {
                    self.reasons.insert(Reason::NotBlockStructured);
                }
                State::JoinSome => {}
                _ => continue,
            }
            some = true;
            self.state[at as usize] = State::Plain;
            self.touch(at);
        }
        some
    }
}

/// The longest of several that are drawn.
fn longest(terms: &mut Terms, parts: Vec<(f64, Term)>, other: Option<Term>) -> Term {
    let parts: Vec<(f64, Term)> = parts.into_iter().filter(|p| p.0 > 0.0).collect();
    match (&parts[..], other) {
        ([], other) => other.unwrap_or(NOTHING),
        ([(_, only)], None) => *only,
        ([(share, only)], Some(other)) => {
            let (share, only) = (*share, *only);
            terms.mix(vec![(share, only), (1.0 - share, other)])
        }
        _ => terms.put(Kind::Longest(parts, other)),
    }
}
