//! How far results hang on inputs that are not sure.
//!
//! Sets of inputs are drawn, each number times a factor that is as often up as down (lognormal,
//! median one), wide by the confidence of its source; a few replications are run of each set, with
//! luck of their own. The variance between sets, less what chance alone gives a mean of so few
//! replications, is that of the inputs (one-way random effects: Searle, Casella & `McCulloch`,
//! *Variance Components*, ch. 3). Numbers without a source stay as they are, and are counted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::effort::Effort;
use super::lab::{Lab, Sample};
use super::subject::Input;
use super::tornado::factor_of;
use crate::analysis::measure::{Estimate, t95};
use crate::analysis::simulate::luck::{Luck, Purpose, key_of, normal_quantile};
use crate::model::id::TermId;

/// Standard normal quantile of 95 % of cases.
const Z95: f64 = 1.959_963_984_540_054;
/// Draws farther out than so many standard deviations are cut off.
const FARTHEST: f64 = 3.0;
/// The first replication of the first set: none of the base's luck is used again.
const FROM: u32 = 100_000;

/// How far one figure spreads, and why.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Spread {
    /// Mean over all sets.
    pub mean: f64,
    /// Standard deviation that inputs cause.
    pub sd_inputs: f64,
    /// Standard deviation of one replication that chance causes.
    pub sd_chance: f64,
    /// Interval in which the figure lies in 95 of 100 cases, for what the inputs may be and for what
    /// so many replications leave to chance.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// What inputs that are not sure leave open.
#[derive(Clone, Debug, Serialize)]
pub struct Uncertainty {
    /// Numbers drawn.
    pub drawn: u32,
    /// Numbers without a source, held as they are.
    pub held: u32,
    /// Sets of inputs run, and replications of each.
    pub sets: u32,
    /// Replications of each.
    pub replications: u32,
    /// Share decided within each term; null where nothing could be measured.
    pub within: BTreeMap<TermId, Option<Spread>>,
    /// Mean time from arrival to end, days.
    pub mean_days: Option<Spread>,
}

/// Measures it. The flag says whether that is all: otherwise replications are ordered.
pub(super) fn measure(lab: &mut Lab, effort: &Effort, seed: u64) -> (Option<Uncertainty>, bool) {
    let (mut unsure, mut held) = (Vec::new(), 0);
    for (input, tweak) in lab.subject.inputs() {
        match lab.subject.confidence(&input) {
            Some(sure) => unsure.push((input, tweak, libm::log(factor_of(sure)) / Z95)),
            None => held += 1,
        }
    }
    if unsure.is_empty() {
        return (None, true);
    }
    let (sets, each) = effort.draws;
    let mut arms = Vec::new();
    for set in 0..sets {
        let tweaks = unsure.iter().map(|(input, tweak, sigma)| {
            let mut luck = Luck::of(seed, key_of(&name(input), Purpose::Input, 0), u64::from(set));
            let z = normal_quantile(luck.unit()).clamp(-FARTHEST, FARTHEST);
            tweak.times(libm::exp(sigma * z))
        });
        arms.push(lab.arm(tweaks.collect(), FROM + set * each));
    }
    let Some(there) = lab.ask_all(&arms, each) else { return (None, false) };
    let terms = lab.subject.net.labels.terms.iter().enumerate();
    let within = terms.map(|(t, (id, _))| {
        let share = spread(lab, &there, each, &|s| s.within[t]).map(|s| Spread {
            low: s.low.clamp(0.0, 1.0),
            high: s.high.clamp(0.0, 1.0),
            ..s
        });
        (id.clone(), share)
    });
    let found = Uncertainty {
        drawn: unsure.len() as u32,
        held,
        sets: there.len() as u32,
        replications: each,
        within: within.collect(),
        mean_days: days(lab, &there, each),
    };
    (Some(found), true)
}

/// The spread of the mean time. Times are skewed: the interval is that of their logarithms.
fn days(lab: &Lab, arms: &[usize], n: u32) -> Option<Spread> {
    let plain = spread(lab, arms, n, &|s| s.mean_days)?;
    let logs = spread(lab, arms, n, &|s| libm::log(s.mean_days.max(f64::MIN_POSITIVE)))?;
    Some(Spread { low: libm::exp(logs.low), high: libm::exp(logs.high), ..plain })
}

/// A name for draws that no other input has.
fn name(input: &Input) -> String {
    match input {
        Input::Demand => "demand".to_owned(),
        Input::Staff { office } => format!("staff {office}"),
        Input::Work { step } => format!("work {step}"),
        Input::Wait { step, cause } => format!("wait {} {step}", cause.key()),
        Input::Share { flow } => format!("share {flow}"),
    }
}

/// Variance between sets and within them.
fn spread(lab: &Lab, arms: &[usize], n: u32, value: &dyn Fn(&Sample) -> f64) -> Option<Spread> {
    let (mut means, mut within) = (Vec::new(), Vec::new());
    let units = lab.units(n);
    for arm in arms {
        let values: Vec<f64> = lab.values(*arm, n, value).filter(|v| v.is_finite()).collect();
        if values.len() as u32 != units || units < 2 {
            continue;
        }
        let (mean, variance) = moments(&values);
        means.push(mean);
        within.push(variance);
    }
    if means.len() < 2 {
        return None;
    }
    let (mean, between) = moments(&means);
    let chance = Estimate::of(within.into_iter()).mean;
    let inputs = (between - chance / f64::from(units)).max(0.0);
    let sets = means.len() as u32;
    // What the next set would be, and what so few sets and replications leave of the mean.
    let all = f64::from(sets);
    let half =
        t95(sets - 1) * (inputs * (1.0 + 1.0 / all) + chance / (f64::from(units) * all)).sqrt();
    Some(Spread {
        mean,
        sd_inputs: inputs.sqrt(),
        sd_chance: chance.sqrt(),
        low: mean - half,
        high: mean + half,
    })
}

/// Mean and variance of values.
fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, squares / (n - 1.0).max(1.0))
}
