//! The longest path and the likeliest one, from a start to an end.
//!
//! The longest path goes back in each loop at most once, so that what a loop repeats counts once; the
//! likeliest never does. Where branches run at the same time a path follows one of them. Times are
//! those without queues. Ties go to the longer time, then to what was drawn first: the same input
//! gives the same path.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chain;
use super::time::ways::{Ways, loops};
use crate::analysis::simulate::net::{NONE, Net};
use crate::model::id::StepId;

/// A path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// Its steps, in order; what a loop repeats stands there twice.
    pub steps: Vec<StepId>,
    /// The probability that a case takes it: the product of the shares on it.
    pub probability: f64,
    /// Expected time on it without queues, in calendar days.
    pub days: f64,
}

/// Both paths; `None` where no end can be reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Paths {
    /// The one with the greatest expected time.
    pub longest: Option<Path>,
    /// The one with the greatest probability.
    pub likeliest: Option<Path>,
}

/// Finds both paths.
pub fn paths(net: &Net) -> Paths {
    let ways = Ways::of(net, &chain::starts(net));
    let path = |by| {
        let on = Onward::of(&ways, by);
        on.path(net, &ways)
    };
    Paths { longest: path(By::Time), likeliest: path(By::Chance) }
}

/// Mean time in milliseconds from each spot to the end by the slowest way, 0 where there is none.
pub(super) fn slowest(ways: &Ways) -> Vec<f64> {
    let on = Onward::of(ways, By::Time);
    on.best.iter().map(|b| b[1].map_or(0.0, |b| b.time)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Time,
    Chance,
}

#[derive(Clone, Copy)]
struct Best {
    chance: f64,
    time: f64,
    /// The way taken.
    way: usize,
}

/// From each spot the best way on to the end: `[0]` without going back in the loop it lies in, `[1]`
/// where that may still happen once.
struct Onward {
    best: Vec<[Option<Best>; 2]>,
    number: Vec<u32>,
    loops: Vec<u32>,
    by: By,
}

impl Onward {
    fn of(ways: &Ways, by: By) -> Self {
        let order = ways.order();
        let mut number = vec![NONE; ways.spots.len()];
        for (at, spot) in order.iter().enumerate() {
            number[*spot as usize] = at as u32;
        }
        let loops = loops(ways);
        let mut best = vec![[None; 2]; ways.spots.len()];
        best[ways.end as usize] = [Some(Best { chance: 1.0, time: 0.0, way: 0 }); 2];
        let mut out = Self { best, number, loops, by };
        // Loop by loop, what follows first: a loop stands where it is first come to.
        let mut first: BTreeMap<u32, u32> = BTreeMap::new();
        let place = |at: u32| out.number[at as usize];
        for at in &order {
            first.entry(out.loops[*at as usize]).or_insert_with(|| place(*at));
        }
        let group = |at: u32| match out.loops[at as usize] {
            NONE => place(at),
            id => first[&id],
        };
        let mut spots: Vec<(u32, u32)> = order.iter().map(|at| (group(*at), *at)).collect();
        spots.sort_by_key(|(group, at)| std::cmp::Reverse((*group, place(*at))));
        for group in spots.chunk_by(|a, b| a.0 == b.0) {
            for again in 0..2 {
                for &(_, at) in group.iter().filter(|(_, at)| *at != ways.end) {
                    out.best[at as usize][again] = out.look_on(ways, at, again);
                }
            }
        }
        out
    }

    /// The choices left after a way: whether one may still go back. `None` where that is used up.
    fn after(&self, from: u32, to: u32, again: usize) -> Option<usize> {
        let (here, there) = (self.loops[from as usize], self.loops[to as usize]);
        if here == NONE || here != there {
            return Some(usize::from(self.by == By::Time));
        }
        let is_back = self.number[to as usize] <= self.number[from as usize];
        if is_back { again.checked_sub(1) } else { Some(again) }
    }

    fn look_on(&self, ways: &Ways, at: u32, again: usize) -> Option<Best> {
        let shares = ways.shares(at);
        let mut found: Option<Best> = None;
        for (n, way) in ways.spots[at as usize].ways.iter().enumerate() {
            let left = self.after(at, way.to, again).filter(|_| shares[n] > 0.0);
            let Some(on) = left.and_then(|left| self.best[way.to as usize][left]) else {
                continue;
            };
            let time = on.time + ways.mean(at, n);
            let one = Best { chance: on.chance * shares[n], time, way: n };
            let is_better = found.is_none_or(|f| match self.by {
                By::Time => one.time > f.time,
                By::Chance => (one.chance, one.time) > (f.chance, f.time),
            });
            if is_better {
                found = Some(one);
            }
        }
        found
    }

    fn path(&self, net: &Net, ways: &Ways) -> Option<Path> {
        let mut again = usize::from(self.by == By::Time);
        let first = self.best[ways.start as usize][again]?;
        let mut steps = Vec::new();
        let mut at = ways.start;
        while at != ways.end {
            let spot = &ways.spots[at as usize];
            steps.extend(net.labels.steps.get(spot.step as usize).cloned());
            let to = spot.ways.get(self.best[at as usize][again]?.way)?.to;
            again = self.after(at, to, again)?;
            at = to;
        }
        let days = first.time / super::time::DAY_MS;
        Some(Path { steps, probability: first.chance, days })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::simulate::compile::compile;
    use crate::analysis::simulate::plan::RunPlan;
    use crate::model::sketch;

    fn of(sketch: &str) -> Paths {
        let procedure = sketch::parse(sketch).unwrap();
        paths(&compile(&procedure, None, &RunPlan::default()).unwrap())
    }

    fn names(path: Option<&Path>) -> Vec<&str> {
        path.unwrap().steps.iter().map(StepId::as_str).collect()
    }

    #[test]
    fn the_longest_is_rare_and_the_likeliest_short() {
        let found =
            of("start > a @desk*1 ~60 > {0.2: slow @desk*1 ~6000, 0.8: fast @desk*1 ~6} > end");
        assert_eq!(names(found.longest.as_ref()), ["start", "a", "slow", "end"]);
        assert_eq!(names(found.likeliest.as_ref()), ["start", "a", "fast", "end"]);
        let longest = found.longest.unwrap();
        assert!((longest.probability - 0.2).abs() < 1e-12);
        assert!((longest.days - 6060.0 / 1440.0).abs() < 1e-9, "{}", longest.days);
        assert!((found.likeliest.unwrap().probability - 0.8).abs() < 1e-12);
    }

    #[test]
    fn branches_at_once_are_followed_by_the_longest_and_loops_once() {
        let found =
            of("start > [a @d*1 ~10, b @d*1 ~20 > c @d*1 ~5] > w @d*1 ~7 > {0.9: w, 0.1: end}");
        assert_eq!(names(found.longest.as_ref()), ["start", "b", "c", "w", "w", "end"]);
        let longest = found.longest.unwrap();
        assert!((longest.probability - 0.09).abs() < 1e-12);
        assert!((longest.days - 39.0 / 1440.0).abs() < 1e-9);
        let likeliest = found.likeliest.unwrap();
        assert_eq!(names(Some(&likeliest)), ["start", "b", "c", "w", "end"]);
        assert!((likeliest.probability - 0.1).abs() < 1e-12);
        assert!((likeliest.days - 32.0 / 1440.0).abs() < 1e-9);
    }

    #[test]
    fn every_loop_on_the_way_is_gone_through_once() {
        let found = of(
            "start > a > b > {0.3: ask @d*1 ~50 > b, 0.7: -} > c > {0.2: wait @d*1 ~9 > c, 0.8: end}",
        );
        let steps = ["start", "a", "b", "ask", "b", "c", "wait", "c", "end"];
        assert_eq!(names(found.longest.as_ref()), steps);
        assert_eq!(names(found.likeliest.as_ref()), ["start", "a", "b", "c", "end"]);
    }

    #[test]
    fn without_an_end_there_is_no_path() {
        assert_eq!(of("start > a > b > a"), Paths::default());
    }
}
