//! How a run goes over time: Welch's picture of the start, and the warm-up that MSER-5 finds in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::results::DAY_MS;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::Extent;
use crate::analysis::simulate::series::Bucket;
use crate::model::finding::{Finding, Place};
use crate::model::id::OfficeId;

/// Observations in a batch of MSER-5.
const BATCH: usize = 5;
/// Fewest batches from which a warm-up is read off.
const LEAST_BATCHES: usize = 8;
/// Batches from which on it is worth saying that no warm-up can be read off.
const BATCHES_TO_TELL: usize = 24;
/// Share of the course that Welch's moving average looks to each side.
const WINDOW: usize = 20;

/// How a run goes over time, means over replications, bucket by bucket from the start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// Width of a bucket in days; null where buckets are arrivals.
    pub bucket_days: Option<u32>,
    /// Width of a bucket in arrivals; null where buckets are days.
    pub bucket_cases: Option<u64>,
    /// Mean time of the cases that came in the bucket, days; null where none came.
    pub cycle_days: Vec<Option<f64>>,
    /// The same, as the moving average of Welch (1983).
    pub cycle_days_smooth: Vec<Option<f64>>,
    /// Cases open at the end of the bucket; empty where buckets are arrivals.
    pub open: Vec<f64>,
    /// Mean queue of offices, day and night; empty as above.
    pub queues: BTreeMap<OfficeId, Vec<f64>>,
    /// Buckets that are not measured, by the plan.
    pub warmup: f64,
    /// Buckets after which the start is no longer seen, by MSER-5 (White, *Simulation* 69, 1997);
    /// null where the run is too short to say.
    pub warmup_found: Option<usize>,
}

/// The course of a run; nothing where it took no note of it.
pub fn course(outcome: &Outcome) -> Option<Course> {
    let first = outcome.replications().first()?.over.as_ref()?;
    let all = || outcome.replications().iter().filter_map(|r| r.over.as_ref());
    let n = first.cycles.len();
    let cycle_days: Vec<Option<f64>> = (0..n)
        .map(|at| {
            let sum: f64 = all().map(|o| o.cycles[at]).sum();
            let ended: f64 = all().map(|o| f64::from(o.ended[at])).sum();
            (ended > 0.0).then(|| sum / ended / DAY_MS)
        })
        .collect();
    let runs = all().count() as f64;
    let mean = |value: &dyn Fn(usize) -> f64, len: usize| (0..len).map(value).collect::<Vec<_>>();
    // A replication that a limit ended has fewer buckets.
    let len = all().map(|o| o.open.len()).min().unwrap_or(0);
    let open = mean(&|at| all().map(|o| f64::from(o.open[at])).sum::<f64>() / runs, len);
    let queues = outcome
        .labels()
        .offices
        .iter()
        .enumerate()
        .take(first.queues.len())
        .map(|(office, id)| {
            let value =
                |at: usize| all().map(|o| f64::from(o.queues[office][at])).sum::<f64>() / runs;
            (id.clone(), mean(&value, len))
        })
        .collect();
    let (bucket_days, bucket_cases) = match first.bucket {
        Bucket::Days(days) => (Some(days), None),
        Bucket::Cases(cases) => (None, Some(cases)),
    };
    let warmup = match (outcome.plan().extent, first.bucket) {
        (Extent::Days { warmup, .. }, Bucket::Days(days)) => f64::from(warmup) / f64::from(days),
        (Extent::Cases { warmup, .. }, _) => warmup * n as f64,
        (Extent::Days { .. }, Bucket::Cases(_)) => 0.0,
    };
    Some(Course {
        bucket_days,
        bucket_cases,
        cycle_days_smooth: smooth(&cycle_days),
        warmup_found: mser5(&cycle_days),
        cycle_days,
        open,
        queues,
        warmup,
    })
}

/// What is to be said about the start of a run that is meant to show an ordinary time.
pub fn start_finding(outcome: &Outcome, course: &Course) -> Option<Finding> {
    let Extent::Days { warmup, .. } = outcome.plan().extent else { return None };
    // A run from empty desks on purpose has nothing to leave out.
    if warmup == 0 || !outcome.is_complete() {
        return None;
    }
    let long = course.cycle_days.iter().flatten().count() >= BATCH * BATCHES_TO_TELL;
    if course.warmup_found.is_none() && long {
        return Some(Finding::note(Place::Study, "warmup-unknown"));
    }
    let found = course.longer_warmup()?;
    let finding = Finding::warning(Place::Study, "warmup-short").with("found", found);
    Some(finding.with("left", f64::from(warmup)))
}

impl Course {
    /// A number of buckets in days of the run; `None` where buckets are arrivals.
    pub fn days(&self, buckets: f64) -> Option<f64> {
        self.bucket_days.map(|days| buckets * f64::from(days))
    }

    /// The warm-up found, in days, where it is longer than that of the plan.
    pub fn longer_warmup(&self) -> Option<f64> {
        let found = self.warmup_found? as f64;
        if found > self.warmup { self.days(found) } else { None }
    }
}

/// Moving average, narrower at both ends so that it stays centred.
fn smooth(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let most = (values.len() / WINDOW).max(1);
    (0..values.len())
        .map(|at| {
            let reach = most.min(at).min(values.len() - 1 - at);
            let near = values[at - reach..=at + reach].iter().flatten();
            let (sum, n) = near.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
            (n > 0.0).then(|| sum / n)
        })
        .collect()
}

/// The number of observations to leave out.
///
/// It is that at which the squared standard error of the mean of what is left, over batches of five,
/// is least. `None` where that lies in the second half, where
/// the rule is not to be trusted, or where there are too few.
pub fn mser5(values: &[Option<f64>]) -> Option<usize> {
    let batches: Vec<f64> = values
        .chunks_exact(BATCH)
        .filter_map(|chunk| {
            let known = chunk.iter().flatten();
            let (sum, n) = known.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
            (n > 0.0).then(|| sum / n)
        })
        .collect();
    let n = batches.len();
    if n < LEAST_BATCHES {
        return None;
    }
    // Sums from the end, so that every point costs one step.
    let (mut sum, mut squares) = (0.0, 0.0);
    let mut best = (f64::INFINITY, 0);
    for (at, value) in batches.iter().enumerate().rev() {
        sum += value;
        squares += value * value;
        let left = (n - at) as f64;
        let error = ((squares - sum * sum / left) / (left * left)).max(0.0);
        // The last few alone would always look quiet.
        if n - at >= LEAST_BATCHES / 2 && error <= best.0 {
            best = (error, at);
        }
    }
    (best.1 <= n / 2).then_some(best.1 * BATCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(i: usize) -> f64 {
        // A fixed, uncorrelated wobble between -1 and 1.
        let x = (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((x ^ (x >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40) as f64 / 8_388_608.0 - 1.0
    }

    #[test]
    fn a_start_from_empty_is_left_out() {
        let climb = |i: usize| Some(20.0 * (1.0 - (-(i as f64) / 8.0).exp()) + noise(i));
        let values: Vec<_> = (0..200).map(climb).collect();
        let found = mser5(&values).expect("long enough");
        assert!((15..=50).contains(&found), "{found}");
    }

    #[test]
    fn what_is_steady_from_the_start_needs_no_warmup() {
        let values: Vec<_> = (0..200).map(|i| Some(7.0 + noise(i))).collect();
        assert!(mser5(&values).expect("long enough") <= 40);
        let flat: Vec<_> = (0..200).map(|_| Some(7.0)).collect();
        assert_eq!(mser5(&flat), Some(0));
    }

    #[test]
    fn a_run_that_never_settles_is_told() {
        let growing: Vec<_> = (0..200).map(|i| Some(f64::from(i * i))).collect();
        assert_eq!(mser5(&growing), None);
        assert_eq!(mser5(&[Some(1.0); 20]), None);
        assert_eq!(mser5(&[]), None);
    }

    #[test]
    fn smoothing_keeps_a_line_and_fills_gaps() {
        let line: Vec<_> = (0..60).map(|i| (i % 7 != 3).then(|| f64::from(i))).collect();
        let smoothed = smooth(&line);
        assert_eq!(smoothed[0], Some(0.0));
        assert!((smoothed[30].expect("near") - 30.0).abs() < 1.5);
        assert!(smoothed[31].is_some());
    }
}
