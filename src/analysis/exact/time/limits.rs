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
/// Spots of all copies at most.
const MOST_SPOTS: usize = 50_000;

/// Steps of one loop with a limit.
struct Counters {
    /// Spot, most visits, and what one visit more adds to the number of the copy.
    all: Vec<(u32, u32, u32)>,
    copies: u32,
}

impl Counters {
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
    let limited = |w: &Way| w.limited != NONE;
    if !ways.spots.iter().any(|s| s.ways.iter().any(limited)) {
        return;
    }
    let loops = loops(ways);
    let mut all: BTreeMap<u32, Counters> = BTreeMap::new();
    for way in ways.spots.iter().flat_map(|s| &s.ways).filter(|w| limited(w)) {
        let id = loops[way.limited as usize];
        if id != NONE {
            let found = all.entry(id).or_insert(Counters { all: Vec::new(), copies: 1 });
            if !found.all.iter().any(|c| c.0 == way.limited) {
                found.all.push((way.limited, way.most, 0));
            }
        }
    }
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (at, id) in loops.iter().enumerate().filter(|(_, id)| all.contains_key(*id)) {
        members.entry(*id).or_default().push(at as u32);
    }
    let mut spots = 0;
    let mut begin: BTreeMap<u32, u32> = BTreeMap::new();
    for (id, counters) in &mut all {
        for counter in &mut counters.all {
            counter.2 = counters.copies;
            counters.copies = counters.copies.saturating_mul(counter.1.saturating_add(1));
        }
        let size = members[id].len().saturating_mul(counters.copies as usize);
        spots += size;
        if counters.copies > MOST_COPIES || spots > MOST_SPOTS {
            counters.copies = 0;
            spots -= size.min(spots);
        }
    }
    all.retain(|_, counters| {
        counters.copies > 0 || {
            ways.reasons.insert(Reason::AtMost);
            false
        }
    });
    for (id, counters) in &all {
        begin.insert(*id, ways.spots.len() as u32);
        for _ in 1..counters.copies {
            for at in &members[id] {
                let copy = ways.spots[*at as usize].clone();
                ways.spots.push(copy);
            }
        }
    }
    let place = |loops: &[u32], from: Option<(u32, u32)>, to: u32| -> u32 {
        let id = loops[to as usize];
        let Some(counters) = all.get(&id) else { return to };
        let copy = from.filter(|f| f.0 == id).map_or(0, |f| f.1);
        at_copy(&members[&id], begin[&id], counters.after(copy, to), to)
    };
    let plain = Counters { all: Vec::new(), copies: 1 };
    for at in 0..loops.len() {
        let id = loops[at];
        let counters = all.get(&id).unwrap_or(&plain);
        let source = ways.spots[at].clone();
        for copy in 0..counters.copies {
            let mut spot = source.clone();
            if spot.role == Role::Plain && spot.ways.iter().any(limited) {
                spot.ways = counters.given(copy, &spot.ways);
            }
            for way in &mut spot.ways {
                way.to = place(&loops, Some((id, copy)), way.to);
            }
            let mut here = at as u32;
            if all.contains_key(&id) {
                here = at_copy(&members[&id], begin[&id], copy, at as u32);
                if spot.sink != NONE && loops[spot.sink as usize] == id {
                    spot.sink = at_copy(&members[&id], begin[&id], copy, spot.sink);
                }
            }
            ways.spots[here as usize] = spot;
        }
    }
}

/// Where the copy of a member of a loop stands; copy 0 is the member itself.
fn at_copy(members: &[u32], begin: u32, copy: u32, member: u32) -> u32 {
    match (copy, members.binary_search(&member)) {
        (0, _) | (_, Err(_)) => member,
        (copy, Ok(at)) => begin + (copy - 1) * members.len() as u32 + at as u32,
    }
}
