//! What happens next: a packed 4-ary heap of (time, order of entry, payload) in one `u128` each.
//!
//! One integer comparison orders two entries; entries of the same millisecond come out in the
//! order in which they went in, so a run never depends on how the heap happens to be laid out.

use super::hours::SimTime;

/// Children of a heap node.
const WAYS: usize = 4;

/// Pending entries, soonest first.
#[derive(Default)]
pub(super) struct Agenda {
    heap: Vec<u128>,
    order: u32,
}

impl Agenda {
    /// Adds an entry.
    #[inline]
    pub(super) fn push(&mut self, time: SimTime, payload: u32) {
        self.order = self.order.wrapping_add(1);
        let key =
            (u128::from(time as u64) << 64) | (u128::from(self.order) << 32) | u128::from(payload);
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
        let last = self.heap.pop()?;
        let top = match self.heap.first() {
            None => last,
            Some(&top) => {
                self.sink(last);
                top
            }
        };
        Some(((top >> 64) as SimTime, top as u32))
    }

    /// Puts `key` in place of the top and restores the order.
    #[inline]
    fn sink(&mut self, key: u128) {
        let len = self.heap.len();
        let mut at = 0;
        loop {
            let first = at * WAYS + 1;
            if first >= len {
                break;
            }
            let mut least = first;
            for child in first + 1..(first + WAYS).min(len) {
                if self.heap[child] < self.heap[least] {
                    least = child;
                }
            }
            if self.heap[least] >= key {
                break;
            }
            self.heap[at] = self.heap[least];
            at = least;
        }
        self.heap[at] = key;
    }
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
