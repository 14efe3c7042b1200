//! How a run goes over time, in buckets of equal width: times of cases by arrival, open cases, queues.

use serde::{Deserialize, Serialize};

use super::hours::{DAY, SimTime};
use super::kernel::{Kernel, SAMPLE};
use super::net::Net;
use super::plan::{Extent, RunPlan};
use super::trace::Trace;

/// Most buckets of a run.
pub const MOST_BUCKETS: u64 = 400;
/// Offices whose queues are followed over time: the first with staff, in the order of results.
pub const MOST_QUEUES: usize = 100;

/// What a bucket spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bucket {
    /// So many days, whole weeks.
    Days(u32),
    /// So many arrivals.
    Cases(u64),
}

/// How a replication went over time, warm-up included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverTime {
    /// Width of a bucket.
    pub bucket: Bucket,
    /// Time from arrival to end of the cases that came in each bucket, ms; the sum.
    pub cycles: Vec<f64>,
    /// How many of them have ended.
    pub ended: Vec<u32>,
    /// Cases open at the end of each bucket; empty when buckets are cases.
    pub open: Vec<u32>,
    /// For each of the first offices: its mean queue in each bucket, day and night; empty as above.
    pub queues: Vec<Vec<f32>>,
}

/// The series of a replication under way.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub(super) over: OverTime,
    /// Queue areas up to the last sample.
    areas: Vec<i64>,
    width: SimTime,
    end: SimTime,
}

impl Series {
    pub(super) fn new(net: &Net, plan: &RunPlan) -> Self {
        let (bucket, buckets) = match plan.extent {
            Extent::Days { warmup, measured, .. } => {
                let days = u64::from(warmup) + u64::from(measured.max(1));
                let weeks = days.div_ceil(7 * MOST_BUCKETS).max(1);
                let width = u32::try_from(7 * weeks).unwrap_or(u32::MAX);
                (Bucket::Days(width), days / u64::from(width))
            }
            Extent::Cases { cases, .. } => {
                let width = cases.div_ceil(MOST_BUCKETS).max(1);
                (Bucket::Cases(width), cases.div_ceil(width))
            }
        };
        let n = buckets as usize;
        let (width, offices) = match bucket {
            Bucket::Days(days) => (SimTime::from(days) * DAY, net.desks.len().min(MOST_QUEUES)),
            Bucket::Cases(_) => (0, 0),
        };
        let over = OverTime {
            bucket,
            cycles: vec![0.0; n],
            ended: vec![0; n],
            open: Vec::new(),
            queues: vec![Vec::with_capacity(n); offices],
        };
        Self { over, areas: vec![0; offices], width, end: width * n as SimTime }
    }

    /// When the first bucket ends; `None` where buckets are not of time.
    pub(super) fn next(&self) -> Option<SimTime> {
        (self.width > 0 && self.end > 0).then_some(self.width)
    }

    /// A case has ended.
    #[inline]
    pub(super) fn finished(&mut self, arrival: SimTime, number: u64, cycle: SimTime) {
        if arrival < 0 {
            return;
        }
        let at = match self.over.bucket {
            Bucket::Days(_) => (arrival / self.width) as usize,
            Bucket::Cases(width) => (number / width) as usize,
        };
        if let Some(sum) = self.over.cycles.get_mut(at) {
            *sum += cycle as f64;
            self.over.ended[at] += 1;
        }
    }
}

impl<T: Trace> Kernel<'_, T> {
    /// A bucket of time ends.
    pub(super) fn sample(&mut self) {
        self.series.over.open.push(self.open);
        for (at, area) in self.series.areas.iter_mut().enumerate() {
            let now = self.desks[at].area_until(self.now);
            let mean = (now - *area) as f64 / self.series.width as f64;
            self.series.over.queues[at].push(mean as f32);
            *area = now;
        }
        if self.now + self.series.width <= self.series.end {
            self.agenda.push(self.now + self.series.width, SAMPLE);
        }
    }

    /// Closes what was followed over time.
    pub(super) fn close_record(&mut self) {
        if self.full {
            self.shifting.close(self.now);
            self.tally.sole.clone_from(&self.shifting.sole);
            self.tally.shared.clone_from(&self.shifting.shared);
            self.tally.over = Some(self.series.over.clone());
            self.tally.measured_time = (self.now.min(self.window.1) - self.window.0).max(0);
        }
    }
}
