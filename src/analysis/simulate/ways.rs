//! The ways tokens came, as chains of stages that forks share.
//!
//! A chain is kept in runs of [`RUN`] stages that lie side by side, so that the way of a case with
//! a thousand stages is read from memory in long stretches and not stage by stage. A way is named by
//! its last stage; each run counts the ways and later runs that name it. Whoever alone names a run
//! may go on in it; whoever shares it goes on in a run of its own.

use super::critical::Spent;
use super::net::NONE;

/// Stages of a run.
const RUN: usize = 8;

/// A stage on the way of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) spent: Spent,
    pub(super) step: u32,
}

/// What stands before a run, and how many name it.
#[derive(Clone, Copy, Debug)]
struct Head {
    /// The way it goes on from; of a free run the next free one.
    before: u32,
    /// Ways that end in it, and runs that go on from it.
    names: u32,
}

/// All ways of a replication.
#[derive(Debug)]
pub(super) struct Ways {
    heads: Vec<Head>,
    segments: Vec<Segment>,
    free: u32,
}

impl Ways {
    pub(super) fn new() -> Self {
        Self { heads: Vec::new(), segments: Vec::new(), free: NONE }
    }

    /// Puts a stage behind a way, which is [`NONE`] at first; whoever named the way names the new
    /// one now.
    #[inline]
    pub(super) fn lengthen(&mut self, way: u32, segment: Segment) -> u32 {
        let at = way as usize;
        if way != NONE && !(at + 1).is_multiple_of(RUN) && self.heads[at / RUN].names == 1 {
            self.segments[at + 1] = segment;
            return way + 1;
        }
        let run = self.take(Head { before: way, names: 1 });
        self.segments[run * RUN] = segment;
        (run * RUN) as u32
    }

    /// One more names a way.
    #[inline]
    pub(super) fn share(&mut self, way: u32) -> u32 {
        if way != NONE {
            self.heads[way as usize / RUN].names += 1;
        }
        way
    }

    /// One fewer names a way; what nobody names any more is freed.
    #[inline]
    pub(super) fn drop_name(&mut self, mut way: u32) {
        while way != NONE {
            let run = way as usize / RUN;
            let head = &mut self.heads[run];
            head.names -= 1;
            if head.names > 0 {
                return;
            }
            way = std::mem::replace(&mut head.before, self.free);
            self.free = run as u32;
        }
    }

    /// The stages of a way, newest first.
    #[inline]
    pub(super) fn stages(&self, way: u32, mut seen: impl FnMut(&Segment)) {
        let mut way = way;
        while way != NONE {
            let at = way as usize;
            let run = at / RUN;
            self.segments[run * RUN..=at].iter().rev().for_each(&mut seen);
            way = self.heads[run].before;
        }
    }

    #[inline]
    fn take(&mut self, head: Head) -> usize {
        if self.free == NONE {
            self.heads.push(head);
            let nothing = Segment { spent: Spent::NOTHING, step: NONE };
            self.segments.resize(self.heads.len() * RUN, nothing);
            return self.heads.len() - 1;
        }
        let run = self.free as usize;
        self.free = self.heads[run].before;
        self.heads[run] = head;
        run
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(step: u32) -> Segment {
        Segment { spent: Spent::NOTHING, step }
    }

    fn steps(ways: &Ways, way: u32) -> Vec<u32> {
        let mut out = Vec::new();
        ways.stages(way, |s| out.push(s.step));
        out.reverse();
        out
    }

    fn longer(ways: &mut Ways, mut way: u32, steps: std::ops::Range<u32>) -> u32 {
        for step in steps {
            way = ways.lengthen(way, segment(step));
        }
        way
    }

    #[test]
    fn branches_share_what_came_before_and_nothing_after() {
        for common in [1, 5, 8, 9, 30] {
            let mut ways = Ways::new();
            let trunk = longer(&mut ways, NONE, 0..common);
            let twin = ways.share(trunk);
            let left = longer(&mut ways, trunk, 100..120);
            let right = longer(&mut ways, twin, 200..203);
            let expected = |more: std::ops::Range<u32>| (0..common).chain(more).collect::<Vec<_>>();
            assert_eq!(steps(&ways, left), expected(100..120));
            assert_eq!(steps(&ways, right), expected(200..203));
            // One branch given up, the other alone goes on in its own run.
            ways.drop_name(left);
            let right = longer(&mut ways, right, 203..215);
            assert_eq!(steps(&ways, right), expected(200..215));
            ways.drop_name(right);
            assert!(ways.heads.iter().all(|h| h.names == 0), "{common}: all are free again");
        }
    }

    #[test]
    fn freed_runs_are_used_again() {
        let mut ways = Ways::new();
        for _ in 0..100 {
            let way = longer(&mut ways, NONE, 0..50);
            ways.drop_name(way);
        }
        assert_eq!(ways.heads.len(), 50_usize.div_ceil(RUN));
    }
}
