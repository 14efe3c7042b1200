//! Limits on visits: a loop whose step may be visited so often becomes that many copies of the loop.
//!
//! How often a step was visited matters only as long as it can be come back to, so that only the
//! spots of its own loop are copied. A limit on a step outside any loop never binds.

use std::collections::BTreeMap;

use super::Reason;
use super::ways::{Role, Way, Ways, loops};
use crate::analysis::simulate::net::NONE;

/// Copies of one loop at most.
const MOST_COPIES: u32 = 64;
/// Spots that copies of one loop add at most, and spots there are with all copies.
const MOST_SPOTS: usize = 50_000;
const MOST_OF_ALL: usize = 300_000;

/// Steps of one loop with a limit.
struct Counters {
    /// Spot, most visits, and what one visit more adds to the number of the copy.
    all: Vec<(u32, u32, u32)>,
    copies: u32,
    /// Spots of the loop, in order.
    members: Vec<u32>,
    /// Where the second copy begins.
    begin: u32,
}

impl Default for Counters {
    fn default() -> Self {
        Self { all: Vec::new(), copies: 1, members: Vec::new(), begin: 0 }
    }
}

impl Counters {
    /// Counts the copies and says where they stand; whether there are few enough.
    fn place(&mut self, spots: &mut usize) -> bool {
        for counter in &mut self.all {
            counter.2 = self.copies;
            self.copies = self.copies.saturating_mul(counter.1.saturating_add(1));
        }
        let more = self.members.len().saturating_mul(self.copies as usize - 1);
        let is_too_large = more > MOST_SPOTS || *spots + more > MOST_OF_ALL;
        if self.copies > MOST_COPIES || is_too_large {
            return false;
        }
        self.begin = *spots as u32;
        *spots += more;
        true
    }

    /// Where the copy of a member stands; copy 0 is the member itself.
    fn at(&self, copy: u32, member: u32) -> u32 {
        match (copy, self.members.binary_search(&member)) {
            (0, _) | (_, Err(_)) => member,
            (copy, Ok(at)) => self.begin + (copy - 1) * self.members.len() as u32 + at as u32,
        }
    }

    /// How often a step was visited in a copy, up to its limit.
    fn count(&self, copy: u32, at: usize) -> u32 {
        let (_, most, unit) = self.all[at];
        copy / unit % (most + 1)
    }

    /// The copy in which one is after going to a spot.
    fn after(&self, copy: u32, to: u32) -> u32 {
        let counter = self.all.iter().position(|c| c.0 == to);
        counter.map_or(copy, |at| {
            let (_, most, unit) = self.all[at];
            if self.count(copy, at) < most { copy + unit } else { copy }
        })
    }

    fn is_used_up(&self, copy: u32, way: &Way) -> bool {
        let counter = self.all.iter().position(|c| c.0 == way.limited);
        way.limited != NONE && counter.map_or(way.most == 0, |at| self.count(copy, at) >= way.most)
    }

    /// The ways of a choice in a copy: what is used up gives way to the default, else to the first
    /// that is not, as in the kernel.
    fn given(&self, copy: u32, ways: &[Way]) -> Vec<Way> {
        let mut out: Vec<Way> =
            ways.iter().map(|w| Way { limited: NONE, share: 0.0, ..*w }).collect();
        for (at, way) in ways.iter().enumerate() {
            let mut taken = at;
            if self.is_used_up(copy, way) {
                let default = (0..ways.len()).find(|n| *n != at && ways[*n].default);
                let free = || (0..ways.len()).find(|n| !self.is_used_up(copy, &ways[*n]));
                taken = default.or_else(free).unwrap_or(at);
            }
            out[taken].share += way.share;
        }
        out
    }
}

/// Writes out the loops with limits.
pub(super) fn write_out(ways: &mut Ways) {
    if !ways.spots.iter().any(|s| s.ways.iter().any(is_limited)) {
        return;
    }
    let loops = loops(ways);
    let mut all: BTreeMap<u32, Counters> = BTreeMap::new();
    for way in ways.spots.iter().flat_map(|s| &s.ways).filter(|w| is_limited(w)) {
        let id = loops[way.limited as usize];
        if id != NONE {
            let found = all.entry(id).or_default();
            if !found.all.iter().any(|c| c.0 == way.limited) {
                found.all.push((way.limited, way.most, 0));
            }
        }
    }
    for (at, id) in loops.iter().enumerate() {
        if let Some(counters) = all.get_mut(id) {
            counters.members.push(at as u32);
        }
    }
    let before = all.len();
    let mut spots = ways.spots.len();
    all.retain(|_, counters| counters.place(&mut spots));
    if all.len() < before {
        ways.reasons.insert(Reason::AtMost);
    }
    copy(ways, &loops, &all);
}

fn is_limited(way: &Way) -> bool {
    way.limited != NONE
}

/// Makes the copies and leads every way to the copy it belongs to.
fn copy(ways: &mut Ways, loops: &[u32], all: &BTreeMap<u32, Counters>) {
    for counters in all.values() {
        for _ in 1..counters.copies {
            for at in &counters.members {
                let copy = ways.spots[*at as usize].clone();
                ways.spots.push(copy);
            }
        }
    }
    let plain = Counters::default();
    for (at, id) in loops.iter().enumerate() {
        let counters = all.get(id).unwrap_or(&plain);
        let source = ways.spots[at].clone();
        for copy in 0..counters.copies {
            let mut spot = source.clone();
            if spot.role == Role::Plain && spot.ways.iter().any(is_limited) {
                spot.ways = counters.given(copy, &spot.ways);
            }
            for way in &mut spot.ways {
                let there = loops[way.to as usize];
                if let Some(counters) = all.get(&there) {
                    let from = if there == *id { copy } else { 0 };
                    way.to = counters.at(counters.after(from, way.to), way.to);
                }
            }
            if spot.sink != NONE && loops[spot.sink as usize] == *id {
                spot.sink = counters.at(copy, spot.sink);
            }
            ways.spots[counters.at(copy, at as u32) as usize] = spot;
        }
    }
}
