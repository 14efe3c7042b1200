//! How cases pass through a procedure: returns, changes of office, who ever comes to certain steps.
//!
//! Exact like the visits they are made of; of steps in parallel
//! branches the share of cases is an upper bound.

use std::collections::BTreeSet;

use super::chain::{Chain, eliminate, solve};
use super::moves::Moves;
use crate::analysis::simulate::net::{NONE, Net, Op};
use crate::model::id::StepId;

/// Most moves followed from one step to find the next that an office works at.
const MOST_FOLLOWED: usize = 10_000;
/// A way less likely than this is not followed further.
const NEGLIGIBLE: f64 = 1e-12;

/// How cases pass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Passage {
    /// How often a case goes back to where it was, on average.
    pub loops: f64,
    /// Share of the cases that go back at least once, 0..=1.
    pub looping: f64,
    /// How often a case changes office from one activity to the next, on average; the applicant
    /// and other bodies are offices too.
    pub hand_offs: f64,
    /// Share of the cases that come to one of the steps asked for, 0..=1.
    pub reaching: f64,
}

/// How cases pass through a net, and how many come to `steps`.
pub fn passage(net: &Net, steps: &BTreeSet<StepId>) -> Passage {
    let chain = solve(net);
    let mut number = vec![NONE; net.nodes.len()];
    for (at, node) in chain.order.iter().enumerate() {
        number[*node as usize] = at as u32;
    }
    let goes_back = |from: usize, to: u32| number[to as usize] <= number[from];
    let asked = |node: usize| {
        let step = net.labels.steps.get(net.nodes[node].step as usize);
        step.is_some_and(|id| steps.contains(id))
    };
    let loops = crossings(&chain.moves, &chain.visits, goes_back);
    // Without the ways back each case comes to the first of them once.
    let mut onward = chain.moves.clone();
    for (from, moves) in onward.iter_mut().enumerate() {
        moves.retain(|(to, _)| !goes_back(from, *to));
    }
    let first = visits_of(&onward, &chain);
    let looping = crossings(&chain.moves, &first, goes_back);
    let reaching = if steps.is_empty() {
        0.0
    } else {
        let mut until = chain.moves.clone();
        (0..until.len()).filter(|at| asked(*at)).for_each(|at| until[at].clear());
        let visits = visits_of(&until, &chain);
        visits.iter().enumerate().filter(|(at, _)| asked(*at)).map(|(_, v)| v).sum()
    };
    Passage {
        loops,
        looping: looping.clamp(0.0, 1.0),
        hand_offs: hand_offs(net, &chain),
        reaching: reaching.clamp(0.0, 1.0),
    }
}

fn visits_of(moves: &Moves, chain: &Chain) -> Vec<f64> {
    eliminate(moves, &chain.order, &chain.starts, &mut Vec::new())
}

/// How often a case makes one of these moves.
fn crossings(moves: &Moves, visits: &[f64], counts: impl Fn(usize, u32) -> bool) -> f64 {
    let mut sum = 0.0;
    for (from, list) in moves.iter().enumerate().filter(|(at, _)| visits[*at] > 0.0) {
        let counted = list.iter().filter(|(to, _)| counts(from, *to));
        sum += counted.map(|(_, share)| visits[from] * share).sum::<f64>();
    }
    sum
}

/// From each activity of an office to the next ones: how often the office is another.
fn hand_offs(net: &Net, chain: &Chain) -> f64 {
    let office = |node: u32| {
        let node = &net.nodes[node as usize];
        let office = net.labels.step_office.get(node.step as usize).copied().unwrap_or(NONE);
        (node.op == Op::Act && office != NONE).then_some(office)
    };
    let mut sum = 0.0;
    for (from, visits) in chain.visits.iter().enumerate().filter(|(_, v)| **v > 0.0) {
        let Some(own) = office(from as u32) else { continue };
        let mut open = vec![(from as u32, *visits)];
        let mut followed = 0;
        while let Some((at, weight)) = open.pop() {
            for (to, share) in &chain.moves[at as usize] {
                let weight = weight * share;
                match office(*to) {
                    Some(next) if next != own => sum += weight,
                    None if weight > NEGLIGIBLE && followed < MOST_FOLLOWED => {
                        followed += 1;
                        open.push((*to, weight));
                    }
                    _ => {}
                }
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::simulate::compile::compile;
    use crate::analysis::simulate::plan::RunPlan;
    use crate::model::sketch;

    fn of(text: &str, steps: &[&str]) -> Passage {
        let p = sketch::parse(text).unwrap();
        let net = compile(&p, None, &RunPlan::default()).unwrap();
        passage(&net, &steps.iter().copied().map(StepId::new).collect())
    }

    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
    }

    #[test]
    fn a_loop_is_counted_each_time_and_its_cases_once() {
        let text = "start > check @desk*1 ~30 > {0.25: ask > check, 0.75: end}";
        let found = of(text, &["ask"]);
        near(found.loops, 1.0 / 3.0);
        near(found.looping, 0.25);
        near(found.reaching, 0.25);
        near(found.hand_offs, 0.0);
    }

    #[test]
    fn hand_offs_are_changes_of_office_whatever_stands_between() {
        let text = "start > a @x*1 ~5 > {0.5: b @y*1 ~5 > c @x*1 ~5 > end, 0.5: d @x*1 ~5 > end2}";
        near(of(text, &[]).hand_offs, 1.0);
        let parallel = "start > a @x*1 ~5 > [b @y*1 ~5, c @x*1 ~5] > d @z*1 ~5 > end";
        // To b; and of the two that meet, each is half of the one that goes on, both to z.
        near(of(parallel, &[]).hand_offs, 2.0);
    }

    #[test]
    fn nothing_passes_where_nothing_is_asked() {
        assert_eq!(of("start > a > end", &[]), Passage::default());
    }
}
