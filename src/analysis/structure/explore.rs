//! Every marking a process can come to, each by its shortest way, up to a limit.
//!
//! Markings lie one after the other in one array and are found by their hash. They are visited in
//! order of their distance from the beginning; entering a sub-procedure adds nothing to it.

use super::Act;
use super::game::{Game, Move, Moves};
use super::net::Spot;

/// Numbers of tokens kept at most, whatever the limit of markings: about 64 MB.
const MOST_KEPT: usize = 16_000_000;
/// Ways between markings kept at most.
const MOST_WAYS: usize = 4_000_000;

/// A way from one marking to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) node: u32,
    pub(super) act: Act,
}

/// What was found on the way, each with the shortest way to it: the marking, and what happened in
/// it.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// By step: where a token came to rest at a step without exit.
    pub(super) rested: Vec<Option<(u32, u32)>>,
    /// By step: where an end was reached a second time.
    pub(super) again: Vec<Option<(u32, u32)>>,
    /// By place: the first marking in which it holds two tokens.
    pub(super) double: Vec<Option<u32>>,
    /// Whether each step was ever done.
    pub(super) done: Vec<bool>,
}

/// The markings of one process.
pub(super) struct Space {
    arena: Vec<u32>,
    ends: Vec<u32>,
    table: Vec<u32>,
    pub(super) distance: Vec<u32>,
    /// The marking before on the shortest way, and which of the moves there led on.
    came: Vec<(u32, u32)>,
    /// Whether all that can follow is known.
    pub(super) is_whole: Vec<bool>,
    /// Markings in which nothing can happen though tokens are left, nearest first.
    pub(super) dead: Vec<u32>,
    pub(super) ways: Vec<Way>,
    pub(super) seen: Seen,
    /// Whether the limit of markings or of work was reached.
    pub(super) is_cut: bool,
    /// Whether more tokens than two would have come to one place.
    pub(super) is_crowded: bool,
}

const NONE: u32 = u32::MAX;

impl Space {
    /// Explores a process, visiting at most `limit` markings and doing no more than the game may.
    pub(super) fn of(game: &Game<'_, '_>, limit: usize) -> Self {
        let (steps, places) = (game.net.nodes.len(), game.net.places.len());
        game.work.pay((steps + places) / 4);
        let mut space = Self {
            arena: Vec::new(),
            ends: Vec::new(),
            table: vec![NONE; 1024],
            distance: Vec::new(),
            came: Vec::new(),
            is_whole: Vec::new(),
            dead: Vec::new(),
            ways: Vec::new(),
            seen: Seen {
                rested: vec![None; steps],
                again: vec![None; steps],
                double: vec![None; places],
                done: vec![false; steps],
            },
            is_cut: false,
            is_crowded: false,
        };
        space.put(&game.first());
        space.distance[0] = 0;
        space.run(game, limit);
        space
    }

    /// Number of markings.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A marking.
    pub(super) fn marking(&self, state: u32) -> &[u32] {
        let from = if state == 0 { 0 } else { self.ends[state as usize - 1] };
        &self.arena[from as usize..self.ends[state as usize] as usize]
    }

    /// The moves of the shortest way to a marking, and then, with `last`, one more.
    pub(super) fn trace(&self, game: &Game<'_, '_>, state: u32, last: Option<u32>) -> Vec<Move> {
        let mut steps: Vec<(u32, u32)> = last.map(|choice| (state, choice)).into_iter().collect();
        let mut at = state;
        // Each marking but the first was come to from another that was there before.
        for _ in 0..self.len() {
            let (before, choice) = self.came[at as usize];
            if before == NONE {
                break;
            }
            steps.push((before, choice));
            at = before;
        }
        steps.reverse();
        let again = |(state, choice)| game.nth(self.marking(state), choice);
        steps.into_iter().filter_map(again).collect()
    }

    /// The markings on the shortest way to one, from the first.
    pub(super) fn path(&self, state: u32) -> Vec<u32> {
        let mut out = vec![state];
        let mut at = state;
        for _ in 0..self.len() {
            at = self.came[at as usize].0;
            if at == NONE {
                break;
            }
            out.push(at);
        }
        out.reverse();
        out
    }

    fn run(&mut self, game: &Game<'_, '_>, limit: usize) {
        let mut visited = vec![false];
        let mut layer = vec![0_u32];
        let mut moves = Moves::default();
        for depth in 0_u32.. {
            let mut next = Vec::new();
            let mut at = 0;
            while let Some(&state) = layer.get(at) {
                at += 1;
                if visited[state as usize] || self.distance[state as usize] != depth {
                    continue;
                }
                if game.work.is_spent() {
                    self.is_cut = true;
                    return;
                }
                visited[state as usize] = true;
                game.moves(self.marking(state), &mut moves);
                self.note(game, state, &moves);
                for (choice, step) in moves.all.iter().enumerate() {
                    let depth_then = depth + u32::from(step.act != Act::Enter);
                    let to = self.find(&step.next);
                    let full = self.len() >= limit
                        || self.arena.len() >= MOST_KEPT
                        || self.ways.len() >= MOST_WAYS;
                    if full && (to.is_none() || self.ways.len() >= MOST_WAYS) {
                        self.is_cut = true;
                        self.is_whole[state as usize] = false;
                        continue;
                    }
                    let to = to.unwrap_or_else(|| self.put(&step.next));
                    visited.resize(self.len(), false);
                    if depth_then < self.distance[to as usize] {
                        self.distance[to as usize] = depth_then;
                        self.came[to as usize] = (state, choice as u32);
                        if depth_then == depth { layer.push(to) } else { next.push(to) }
                    }
                    let node = step.node as u32;
                    self.ways.push(Way { from: state, to, node, act: step.act });
                }
            }
            if next.is_empty() {
                break;
            }
            layer = next;
        }
    }

    /// Notes what a marking shows, and what happens in it.
    fn note(&mut self, game: &Game<'_, '_>, state: u32, moves: &Moves) {
        let is_whole = !moves.is_cut && !moves.is_short;
        self.is_whole[state as usize] = is_whole;
        self.is_crowded |= moves.is_cut;
        self.is_cut |= moves.is_short;
        let range = {
            let from = if state == 0 { 0 } else { self.ends[state as usize - 1] };
            from as usize..self.ends[state as usize] as usize
        };
        let marking = &self.arena[range];
        for pair in marking.windows(2).filter(|pair| pair[0] == pair[1]) {
            let is_way = matches!(game.net.places[pair[0] as usize].spot, Spot::Flow(_) | Spot::At);
            if is_way {
                self.seen.double[pair[0] as usize].get_or_insert(state);
            }
        }
        if moves.all.is_empty() && is_whole && !marking.is_empty() {
            self.dead.push(state);
        }
        for (choice, step) in moves.all.iter().enumerate() {
            if step.act == Act::Enter {
                continue;
            }
            self.seen.done[step.node] = true;
            // A sub-procedure left by an error that is caught was done, too.
            if game.net.nodes[step.node].is_raised
                && let Some(host) = game.net.nodes[step.node].host
            {
                self.seen.done[host] = true;
            }
            let here = Some((state, choice as u32));
            if step.is_again && self.seen.again[step.node].is_none() {
                self.seen.again[step.node] = here;
            }
            let rests = game.net.nodes[step.node].rest.is_some_and(|r| step.given.contains(&r));
            if rests && self.seen.rested[step.node].is_none() {
                self.seen.rested[step.node] = here;
            }
        }
    }

    fn find(&self, marking: &[u32]) -> Option<u32> {
        let mask = self.table.len() - 1;
        let mut slot = hash(marking) as usize & mask;
        // The table is never more than half full.
        loop {
            match self.table[slot] {
                NONE => return None,
                state if self.marking(state) == marking => return Some(state),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// Adds a marking that is not there yet.
    fn put(&mut self, marking: &[u32]) -> u32 {
        let state = self.ends.len() as u32;
        self.arena.extend_from_slice(marking);
        self.ends.push(self.arena.len() as u32);
        self.distance.push(NONE);
        self.came.push((NONE, 0));
        self.is_whole.push(false);
        if self.len() * 2 > self.table.len() {
            self.table = vec![NONE; self.table.len() * 2];
            for state in 0..self.len() as u32 {
                self.seat(state);
            }
        } else {
            self.seat(state);
        }
        state
    }

    fn seat(&mut self, state: u32) {
        let mask = self.table.len() - 1;
        let mut slot = hash(self.marking(state)) as usize & mask;
        while self.table[slot] != NONE {
            slot = (slot + 1) & mask;
        }
        self.table[slot] = state;
    }
}

/// Mixes the numbers of a marking (Fowler, Noll and Vo, then a last stir).
fn hash(marking: &[u32]) -> u64 {
    let mut out = 0xcbf2_9ce4_8422_2325_u64;
    for &place in marking {
        out = (out ^ u64::from(place)).wrapping_mul(0x0100_0000_01b3);
    }
    out ^= out >> 29;
    out.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16
}
