//! What happens next: a packed 4-ary heap of entries whose time and order of entry are one number.
//!
//! One integer comparison orders two entries; entries of the same millisecond come out in the
//! order in which they went in, so a run never depends on how the heap happens to be laid out.
//! (The order is counted modulo a million: of two entries of one millisecond with more than half a
//! million others between them the later may come first, on every machine alike.)

use super::hours::SimTime;

/// Children of a heap node.
const WAYS: usize = 4;
/// Bits of the order of entry; the others are the time, enough for five centuries.
const ORDER_BITS: u32 = 20;

/// Time and order of entry, and what happens.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u64,
    payload: u32,
}

/// Pending entries, soonest first.
///
/// What was taken last leaves a hole at the top, which the next entry fills: most things that
/// happen put one thing on the agenda, and so one walk through the heap serves both.
#[derive(Default)]
pub(super) struct Agenda {
    heap: Vec<Entry>,
    order: u32,
    hole: bool,
}

impl Agenda {
    /// Adds an entry.
    #[inline]
    pub(super) fn push(&mut self, time: SimTime, payload: u32) {
        self.order = self.order.wrapping_add(1);
        let order = u64::from(self.order & ((1 << ORDER_BITS) - 1));
        // What lies behind the last time that can be told apart happens then.
        let time = (time.max(0) as u64).min(LAST);
        let entry = Entry { key: (time << ORDER_BITS) | order, payload };
        if std::mem::take(&mut self.hole) {
            return self.sink(entry);
        }
        let mut at = self.heap.len();
        self.heap.push(entry);
        while at > 0 {
            let parent = (at - 1) / WAYS;
            if self.heap[parent].key <= entry.key {
                break;
            }
            self.heap[at] = self.heap[parent];
            at = parent;
        }
        self.heap[at] = entry;
    }

    /// Takes the soonest entry: its time and payload.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<(SimTime, u32)> {
        if self.hole {
            let last = self.heap.pop()?;
            if !self.heap.is_empty() {
                self.sink(last);
            }
        }
        let top = self.heap.first().copied();
        self.hole = top.is_some();
        top.map(|top| ((top.key >> ORDER_BITS) as SimTime, top.payload))
    }

    /// Puts an entry in place of the top and restores the order.
    #[inline]
    fn sink(&mut self, entry: Entry) {
        let mut at = 0;
        loop {
            let first = at * WAYS + 1;
            let Some((least, child)) = least_of(self.heap.get(first..).unwrap_or_default()) else {
                break;
            };
            if child.key >= entry.key {
                break;
            }
            self.heap[at] = child;
            at = first + least;
        }
        self.heap[at] = entry;
    }
}

/// The last time that can be told apart.
const LAST: u64 = (1 << (64 - ORDER_BITS)) - 1;

/// The least of the first children, and which one it is.
#[inline]
fn least_of(children: &[Entry]) -> Option<(usize, Entry)> {
    // The full node is the common one: compared pairwise, without a branch to guess.
    if let Some([a, b, c, d]) = children.first_chunk::<WAYS>() {
        let left = if b.key < a.key { (1, b) } else { (0, a) };
        let right = if d.key < c.key { (3, d) } else { (2, c) };
        let least = if right.1.key < left.1.key { right } else { left };
        return Some((least.0, *least.1));
    }
    children.iter().copied().enumerate().min_by_key(|(_, entry)| entry.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_out_by_time_then_order() {
        let mut agenda = Agenda::default();
        let mut x = 7_u64;
        for i in 0..1000 {
            x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            agenda.push((x >> 60) as i64, i);
        }
        let mut former = (-1, 0);
        let mut count = 0;
        while let Some(entry) = agenda.pop() {
            assert!(entry.0 > former.0 || (entry.0 == former.0 && entry.1 > former.1));
            former = entry;
            count += 1;
        }
        assert_eq!(count, 1000);
    }
}
