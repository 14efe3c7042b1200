//! The bottleneck of the moment: the office that has been fully busy for the longest.
//!
//! Roser, Nakano & Tanaka, *Shifting bottleneck detection*, WSC 2002: an office is active while all
//! its staff is at work; the active office that began first is the bottleneck. When it ends, the
//! next is the one active then that began first; while both were active the bottleneck shifts.

use super::hours::SimTime;
use super::net::NONE;

/// An office in the list of active ones.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Since when it is active.
    since: SimTime,
    before: u32,
    after: u32,
    active: bool,
}

/// Who is the bottleneck, and who has been, over the measured time.
#[derive(Clone, Debug)]
pub(super) struct Shifting {
    places: Vec<Place>,
    /// First and last of the active offices, in the order in which they became so.
    first: u32,
    last: u32,
    current: u32,
    /// Until when the time of the current one is counted.
    counted: SimTime,
    window: (SimTime, SimTime),
    /// Time as the only bottleneck, and while it shifted from or to another.
    pub(super) sole: Vec<SimTime>,
    pub(super) shared: Vec<SimTime>,
}

impl Shifting {
    pub(super) fn new(offices: usize, window: (SimTime, SimTime)) -> Self {
        let idle = Place { since: 0, before: NONE, after: NONE, active: false };
        Self {
            places: vec![idle; offices],
            first: NONE,
            last: NONE,
            current: NONE,
            counted: 0,
            window,
            sole: vec![0; offices],
            shared: vec![0; offices],
        }
    }

    /// All staff of an office is at work.
    #[inline]
    pub(super) fn begin(&mut self, office: u32, now: SimTime) {
        if self.places[office as usize].active {
            return;
        }
        self.places[office as usize] =
            Place { since: now, before: self.last, after: NONE, active: true };
        if self.last == NONE {
            self.first = office;
        } else {
            self.places[self.last as usize].after = office;
        }
        self.last = office;
        if self.current == NONE {
            self.current = office;
            self.counted = now;
        }
    }

    /// A member of an office's staff is free.
    #[inline]
    pub(super) fn end(&mut self, office: u32, now: SimTime) {
        let Place { before, after, active, .. } = self.places[office as usize];
        if !active {
            return;
        }
        self.places[office as usize].active = false;
        if before == NONE {
            self.first = after;
        } else {
            self.places[before as usize].after = after;
        }
        if after == NONE {
            self.last = before;
        } else {
            self.places[after as usize].before = before;
        }
        if office == self.current {
            self.pass_on(now);
        }
    }

    /// The bottleneck has ended: counts its time and names the next.
    fn pass_on(&mut self, now: SimTime) {
        let (former, next) = (self.current as usize, self.first);
        let overlap =
            self.places.get(next as usize).map_or(now, |place| place.since.max(self.counted));
        self.sole[former] += self.measured(self.counted, overlap);
        let both = self.measured(overlap, now);
        self.shared[former] += both;
        if next != NONE {
            self.shared[next as usize] += both;
        }
        self.current = next;
        self.counted = now;
    }

    /// The part of a stretch of time that is measured.
    fn measured(&self, from: SimTime, to: SimTime) -> SimTime {
        (to.min(self.window.1) - from.max(self.window.0)).max(0)
    }

    /// The run ends.
    pub(super) fn close(&mut self, now: SimTime) {
        if self.current != NONE {
            self.sole[self.current as usize] += self.measured(self.counted, now);
            self.counted = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_active_office_is_the_bottleneck_and_overlaps_are_shared() {
        let mut shifting = Shifting::new(3, (0, 1000));
        shifting.begin(0, 10);
        shifting.begin(1, 20);
        shifting.begin(2, 30);
        shifting.end(1, 40);
        shifting.end(0, 50);
        shifting.begin(1, 60);
        shifting.end(2, 90);
        shifting.close(100);
        // Office 0 alone from 10 to 30, shared with 2 until 50; 2 alone until 60, shared with 1.
        assert_eq!(shifting.sole, [20, 10, 10]);
        assert_eq!(shifting.shared, [20, 30, 50]);
    }

    #[test]
    fn only_measured_time_counts() {
        let mut shifting = Shifting::new(1, (50, 80));
        shifting.begin(0, 10);
        shifting.begin(0, 20);
        shifting.close(100);
        assert_eq!(shifting.sole, [30]);
        let mut idle = Shifting::new(1, (0, 10));
        idle.end(0, 5);
        idle.close(9);
        assert_eq!(idle.sole, [0]);
    }
}
