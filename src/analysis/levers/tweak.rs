//! Tweaks: a net with one or more of its numbers moved; everything else, and all luck, as before.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::analysis::simulate::hours::{DAY, SimTime, date_of};
use crate::analysis::simulate::luck::Law;
use crate::analysis::simulate::net::{Cause, Net, Node, Op, Stage};

/// One number moved. Indices are those of the net's labels, desks and edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tweak {
    /// An office has so many members of staff.
    Staff { desk: u32, staff: u32 },
    /// The work of a step is multiplied.
    Work { step: u32, by: f64 },
    /// The rest of a step for a cause is multiplied.
    Wait { step: u32, cause: Cause, by: f64 },
    /// The board of a step sits once more a month.
    Sitting { step: u32 },
    /// The share of a flow is multiplied; the other flows share what is left as before.
    Share { edge: u32, by: f64 },
    /// Demand is multiplied.
    Demand { by: f64 },
}

impl Tweak {
    /// What orders and recognizes tweaks.
    pub(super) fn key(&self) -> (u8, u32, u32, u64) {
        match *self {
            Self::Staff { desk, staff } => (0, desk, staff, 0),
            Self::Work { step, by } => (1, step, 0, by.to_bits()),
            Self::Wait { step, cause, by } => (2, step, cause as u32, by.to_bits()),
            Self::Sitting { step } => (3, step, 0, 0),
            Self::Share { edge, by } => (4, edge, 0, by.to_bits()),
            Self::Demand { by } => (5, 0, 0, by.to_bits()),
        }
    }

    /// The same moved by a factor; staff and sittings have none.
    pub(super) fn times(self, factor: f64) -> Self {
        match self {
            Self::Work { step, by } => Self::Work { step, by: by * factor },
            Self::Wait { step, cause, by } => Self::Wait { step, cause, by: by * factor },
            Self::Share { edge, by } => Self::Share { edge, by: by * factor },
            Self::Demand { by } => Self::Demand { by: by * factor },
            Self::Staff { .. } | Self::Sitting { .. } => self,
        }
    }
}

/// What many tweaks come to, laid out for one pass over the net.
struct Plan {
    work: Vec<f64>,
    waits: Vec<[f64; Cause::ALL.len()]>,
    sits: Vec<bool>,
    shares: BTreeMap<u32, f64>,
}

/// The net with tweaks. `wanted` names for steps that need several members of staff at once how
/// many: where the office has fewer, the step makes do, and more staff is then used.
pub(super) fn tweaked(net: &Net, tweaks: &[Tweak], wanted: &BTreeMap<u32, u32>) -> Net {
    let mut net = net.clone();
    let steps = net.labels.steps.len();
    let mut plan = Plan {
        work: vec![1.0; steps],
        waits: vec![[1.0; Cause::ALL.len()]; steps],
        sits: vec![false; steps],
        shares: BTreeMap::new(),
    };
    for tweak in tweaks {
        match *tweak {
            Tweak::Staff { desk, staff } => staffed(&mut net, desk, staff, wanted),
            Tweak::Work { step, by } => {
                if let Some(work) = plan.work.get_mut(step as usize) {
                    *work *= by;
                }
            }
            Tweak::Wait { step, cause, by } => {
                if let Some(waits) = plan.waits.get_mut(step as usize) {
                    waits[cause as usize] *= by;
                }
            }
            Tweak::Sitting { step } => {
                if let Some(sits) = plan.sits.get_mut(step as usize) {
                    *sits = true;
                }
            }
            Tweak::Share { edge, by } => {
                *plan.shares.entry(edge).or_insert(1.0) *= by;
            }
            Tweak::Demand { by } if by > 0.0 => {
                for source in &mut net.sources {
                    source.gap = source.gap.scaled(1.0 / by);
                }
            }
            Tweak::Demand { .. } => {}
        }
    }
    apply(&mut net, &plan);
    net
}

/// Other staff at an office. Its other work is a share of its capacity, so it grows with the staff.
fn staffed(net: &mut Net, at: u32, staff: u32, wanted: &BTreeMap<u32, u32>) {
    let Some(desk) = net.desks.get_mut(at as usize) else { return };
    let Some(before) = desk.staff.filter(|before| *before > 0 && staff > 0) else { return };
    desk.staff = Some(staff);
    if let Some(other) = &mut desk.background {
        other.gap *= f64::from(before) / f64::from(staff);
    }
    for node in &net.nodes {
        let Some(wanted) = wanted.get(&node.step).filter(|_| node.op == Op::Act) else { continue };
        for stage in &mut net.stages[node.aux.range()] {
            if let Stage::Queue { office, staff: used, .. } = stage
                && *office == at
            {
                *used = (*wanted).clamp(1, staff);
                desk.strict |= *used > 1;
            }
        }
    }
}

/// Whether a factor changes nothing.
fn is_one(by: f64) -> bool {
    (by - 1.0).abs() < f64::EPSILON
}

fn apply(net: &mut Net, plan: &Plan) {
    let nodes = std::mem::take(&mut net.nodes);
    for node in nodes.iter().filter(|n| n.op == Op::Act) {
        let step = node.step as usize;
        let (Some(work), Some(waits)) = (plan.work.get(step), plan.waits.get(step)) else {
            continue;
        };
        for at in node.aux.range() {
            match &mut net.stages[at] {
                Stage::Queue { law, .. } | Stage::Work { law, .. } => {
                    scale(&mut net.laws, law, *work);
                }
                Stage::Wait { law, cause, .. } | Stage::Answer { law, cause, .. } => {
                    scale(&mut net.laws, law, waits[*cause as usize]);
                }
                Stage::Sitting(board) if plan.sits[step] => {
                    let mut once_more = net.boards[*board as usize].clone();
                    once_more.times = once_more_a_month(net.first_day, &once_more.times);
                    *board = net.boards.len() as u32;
                    net.boards.push(once_more);
                }
                _ => {}
            }
        }
    }
    if !plan.shares.is_empty() {
        for node in &nodes {
            share_out(net, node, &plan.shares);
        }
    }
    net.nodes = nodes;
}

fn scale(laws: &mut Vec<Law>, law: &mut u32, by: f64) {
    if !is_one(by) {
        let scaled = laws[*law as usize].scaled(by);
        *law = laws.len() as u32;
        laws.push(scaled);
    }
}

/// Shares of the flows that leave a node, with factors. With one factor the others share what is
/// left as before; with several, all are made to sum to what they did.
fn share_out(net: &mut Net, node: &Node, factors: &BTreeMap<u32, f64>) {
    let range = node.out..node.out + node.outs;
    let moved: Vec<(u32, f64)> = factors.range(range.clone()).map(|(e, by)| (*e, *by)).collect();
    if moved.is_empty() {
        return;
    }
    let edges = &mut net.edges[range.start as usize..range.end as usize];
    let total: f64 = edges.iter().map(|e| e.share).sum();
    let of = |at: usize| moved.iter().find(|m| m.0 == range.start + at as u32).map(|m| m.1);
    let is_choice = node.op == Op::Choose && total > 0.0;
    let mut shares: Vec<f64> = edges.iter().map(|e| e.share).collect();
    for (at, share) in shares.iter_mut().enumerate() {
        *share = (*share * of(at).unwrap_or(1.0)).clamp(0.0, if is_choice { total } else { 1.0 });
    }
    if is_choice {
        let fixed: f64 = if moved.len() == 1 {
            shares.iter().enumerate().filter(|(at, _)| of(*at).is_some()).map(|(_, s)| s).sum()
        } else {
            0.0
        };
        let free: f64 = shares.iter().sum::<f64>() - fixed;
        let by = if free > 0.0 { (total - fixed) / free } else { 1.0 };
        for (at, share) in shares.iter_mut().enumerate() {
            if moved.len() > 1 || of(at).is_none() {
                *share *= by;
            }
        }
    }
    let mut sum = 0.0;
    for (edge, share) in edges.iter_mut().zip(shares) {
        sum += share;
        edge.share = share;
        edge.up_to = sum;
    }
}

/// Sittings with one more in each month between the first and the last, on the working day of the
/// month that is farthest from all others, at the hour of the one before it.
pub(super) fn once_more_a_month(first_day: Date, times: &[SimTime]) -> Vec<SimTime> {
    let mut out = times.to_vec();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return out };
    let (mut day, last) = (first.div_euclid(DAY), last.div_euclid(DAY));
    while day <= last {
        let month = date_of(first_day, day * DAY);
        let days = i64::from(month.days_in_month() - month.day() + 1);
        let best = (day..(day + days).min(last))
            .filter(|d| {
                let weekday = date_of(first_day, d * DAY).weekday();
                !matches!(weekday, Weekday::Saturday | Weekday::Sunday)
            })
            .map(|d| (apart(&out, d), d))
            // The first of those equally far.
            .fold(None, |best: Option<(i64, i64)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            });
        if let Some((distance, d)) = best
            && distance > 0
        {
            let at = out.partition_point(|t| t.div_euclid(DAY) < d);
            let hour = out[at.saturating_sub(1)].rem_euclid(DAY);
            out.insert(at, d * DAY + hour);
        }
        day += days;
    }
    out
}

/// Days from a day to the nearest sitting.
fn apart(times: &[SimTime], day: i64) -> i64 {
    let at = times.partition_point(|t| t.div_euclid(DAY) < day);
    let near = |t: Option<&SimTime>| t.map_or(i64::MAX, |t| (t.div_euclid(DAY) - day).abs());
    near(times.get(at)).min(near(at.checked_sub(1).and_then(|at| times.get(at))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_more_sitting_lies_between_the_others() {
        // Every two weeks on Wednesday, at 10.
        let first = date(2026, 1, 5);
        let times: Vec<SimTime> = (0..26).map(|n| (2 + 14 * n) * DAY + 10 * DAY / 24).collect();
        let more = once_more_a_month(first, &times);
        let added: Vec<SimTime> = more.iter().filter(|t| !times.contains(t)).copied().collect();
        assert!((11..=13).contains(&added.len()), "{}", added.len());
        for t in &added {
            assert_eq!(date_of(first, *t).weekday(), Weekday::Wednesday);
            assert_eq!(apart(&times, t.div_euclid(DAY)), 7);
            assert_eq!(t.rem_euclid(DAY), 10 * DAY / 24);
        }
        assert!(more.windows(2).all(|w| w[0] < w[1]));
        assert!(once_more_a_month(first, &[]).is_empty());
    }
}
