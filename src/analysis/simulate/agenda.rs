//! What happens next: a packed 4-ary heap of (time, order of entry, payload) in one `u128` each.
//!
//! One integer comparison orders two entries; entries of the same millisecond come out in the
//! order in which they went in, so a run never depends on how the heap happens to be laid out.

use super::hours::SimTime;

/// Children of a heap node.
const WAYS: usize = 4;

/// Pending entries, soonest first.
///
/// What was taken last leaves a hole at the top, which the next entry fills: most things that
/// happen put one thing on the agenda, and so one walk through the heap serves both.
#[derive(Default)]
pub(super) struct Agenda {
    heap: Vec<u128>,
    order: u32,
    hole: bool,
}

impl Agenda {
    /// Adds an entry.
    #[inline]
    pub(super) fn push(&mut self, time: SimTime, payload: u32) {
        self.order = self.order.wrapping_add(1);
        let key =
            (u128::from(time as u64) << 64) | (u128::from(self.order) << 32) | u128::from(payload);
        if std::mem::take(&mut self.hole) {
            return self.sink(key);
        }
        let mut at = self.heap.len();
        self.heap.push(key);
        while at > 0 {
            let parent = (at - 1) / WAYS;
            if self.heap[parent] <= key {
                break;
            }
            self.heap[at] = self.heap[parent];
            at = parent;
        }
        self.heap[at] = key;
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
        top.map(|top| ((top >> 64) as SimTime, top as u32))
    }

    /// Puts `key` in place of the top and restores the order.
    #[inline]
    fn sink(&mut self, key: u128) {
        let mut at = 0;
        loop {
            let first = at * WAYS + 1;
            let Some((least, child)) = least_of(self.heap.get(first..).unwrap_or_default()) else {
                break;
            };
            if child >= key {
                break;
            }
            self.heap[at] = child;
            at = first + least;
        }
        self.heap[at] = key;
    }
}

/// The least of the first children, and which one it is.
#[inline]
fn least_of(children: &[u128]) -> Option<(usize, u128)> {
    // The full node is the common one: compared pairwise, without a branch to guess.
    if let Some([a, b, c, d]) = children.first_chunk::<WAYS>() {
        let left = if b < a { (1, *b) } else { (0, *a) };
        let right = if d < c { (3, *d) } else { (2, *c) };
        return Some(if right.1 < left.1 { right } else { left });
    }
    children.iter().copied().enumerate().min_by_key(|(_, key)| *key)
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
