//! One step of the chain: where a token goes from each node, and the work it finds there.

use super::Approximation;
use crate::analysis::simulate::hours::DAY;
use crate::analysis::simulate::luck::Luck;
use crate::analysis::simulate::net::{Cue, NONE, Net, Node, Op, Stage};
use crate::model::timing::Unit;

/// Draws of a race from a fixed sample.
const RACE_DRAWS: u64 = 500;

/// Mean work of a visit at a node, ms of persons.
pub(super) fn mean_work(net: &Net, node: &Node) -> f64 {
    if node.op != Op::Act {
        return 0.0;
    }
    net.stages[node.aux.range()]
        .iter()
        .map(|stage| match stage {
            Stage::Queue { law, staff, times, .. } => {
                net.laws[*law as usize].mean() * f64::from(*times) * f64::from(*staff)
            }
            Stage::Work { law, times, .. } => net.laws[*law as usize].mean() * f64::from(*times),
            _ => 0.0,
        })
        .sum()
}

/// For each node: where a token goes, and how often.
pub(super) type Moves = Vec<Vec<(u32, f64)>>;

/// Where a token at each node goes, and how often.
pub(super) fn moves(net: &Net, approximations: &mut Vec<Approximation>) -> Moves {
    net.nodes
        .iter()
        .map(|node| {
            let mut out = Vec::with_capacity(node.outs as usize);
            let edges = &net.edges[node.out as usize..(node.out + node.outs) as usize];
            if node.arms.len > 0 && node.op != Op::Race {
                approximations.push(Approximation::Border);
            }
            if edges.iter().any(|e| e.limited != NONE) {
                approximations.push(Approximation::AtMost);
            }
            match node.op {
                Op::Choose => out.extend(edges.iter().map(|e| (e.to, e.share))),
                Op::ForkSome => {
                    let shares = drawn_shares(net, node);
                    out.extend(edges.iter().map(|e| e.to).zip(shares));
                }
                Op::Race => {
                    approximations.push(Approximation::Race);
                    race(net, node, &mut out);
                }
                Op::Act => act(net, node, &mut out),
                Op::Enter => {
                    let inside = &net.sends[node.aux.range()];
                    out.extend(inside.iter().map(|e| (net.edges[*e as usize].to, 1.0)));
                    out.extend(edges.iter().map(|e| (e.to, 1.0)));
                }
                Op::Pass | Op::Fork | Op::Join | Op::JoinSome | Op::End => {
                    out.extend(edges.iter().map(|e| (e.to, 1.0)));
                }
            }
            out
        })
        .collect()
}

/// A step: events by chance leave over their own flow; messages may start another pool.
fn act(net: &Net, node: &Node, out: &mut Vec<(u32, f64)>) {
    let mut stays = 1.0;
    for stage in &net.stages[node.aux.range()] {
        match *stage {
            Stage::Chance { share, edge, interrupting, .. } => {
                out.push((net.edges[edge as usize].to, stays * share));
                if interrupting {
                    stays *= 1.0 - share;
                }
            }
            Stage::Send(slots) => {
                for slot in &net.sends[slots.range()] {
                    let woken = net.woken[*slot as usize];
                    if woken != NONE {
                        out.push((net.edges[woken as usize].to, 1.0));
                    }
                }
            }
            _ => {}
        }
    }
    let edges = &net.edges[node.out as usize..(node.out + node.outs) as usize];
    out.extend(edges.iter().map(|e| (e.to, stays)));
}

/// How often each branch of an inclusive split is taken, with the default or the drawing again.
pub(super) fn drawn_shares(net: &Net, node: &Node) -> Vec<f64> {
    let edges = &net.edges[node.out as usize..(node.out + node.outs) as usize];
    let none: f64 =
        edges.iter().filter(|e| !e.default).map(|e| 1.0 - e.share.clamp(0.0, 1.0)).product();
    let has_default = edges.iter().any(|e| e.default);
    edges
        .iter()
        .map(|e| match (e.default, has_default) {
            (true, _) => none,
            (false, true) => e.share,
            (false, false) => e.share / (1.0 - none).max(f64::MIN_POSITIVE),
        })
        .collect()
}

/// A race played a number of times.
pub(super) struct Sample {
    /// For each event the times at which it came first, in days.
    pub(super) times: Vec<Vec<f64>>,
    /// Number of plays.
    pub(super) draws: usize,
}

/// Which event of a race comes first, and when, from a fixed sample; working days count as 1.4 days.
pub(super) fn sample_of_race(net: &Net, node: &Node) -> Sample {
    let arms = &net.arms[node.arms.range()];
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); arms.len()];
    for n in 0..RACE_DRAWS {
        let mut first: Option<(f64, usize)> = None;
        for (at, arm) in arms.iter().enumerate() {
            let mut luck = Luck::of(n, arm.key, 0);
            if luck.unit() >= arm.share {
                continue;
            }
            let time = match arm.cue {
                Cue::After { law, unit, .. } => {
                    net.laws[law as usize].draw(&mut luck) * unit_days(unit)
                }
                Cue::Term(term) => {
                    let rule = &net.clock.terms[term as usize].rule;
                    f64::from(rule.amount)
                }
                Cue::Message(_) => f64::MAX,
            };
            if first.is_none_or(|(best, _)| time < best) {
                first = Some((time, at));
            }
        }
        let likeliest = || {
            let all = arms.iter().enumerate();
            all.reduce(|a, b| if b.1.share > a.1.share { b } else { a }).map_or(0, |(at, _)| at)
        };
        let (time, winner) = first.unwrap_or_else(|| (0.0, likeliest()));
        if let Some(times) = times.get_mut(winner) {
            // When a message comes nobody knows.
            times.push(if time < f64::MAX { time } else { 0.0 });
        }
    }
    Sample { times, draws: RACE_DRAWS as usize }
}

/// Which event of a race comes first.
fn race(net: &Net, node: &Node, out: &mut Vec<(u32, f64)>) {
    let sample = sample_of_race(net, node);
    for (arm, times) in net.arms[node.arms.range()].iter().zip(&sample.times) {
        let share = times.len() as f64 / sample.draws as f64;
        out.push((net.edges[arm.edge as usize].to, share));
    }
}

fn unit_days(unit: Unit) -> f64 {
    match unit {
        Unit::Minutes => 60_000.0 / DAY as f64,
        Unit::Hours => 1.0 / 24.0,
        Unit::WorkingDays => 1.4,
        Unit::CalendarDays => 1.0,
        Unit::Weeks => 7.0,
        Unit::Months => 30.44,
    }
}
