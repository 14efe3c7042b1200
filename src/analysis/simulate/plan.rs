//! `RunPlan`: what a run covers, how often it is repeated, when it is precise enough.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// How long one replication runs. It always starts empty, unless warm-up says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Extent {
    /// Cases that come between day `warmup` and day `warmup + measured` are followed to their end,
    /// at most `drain` days longer; cases go on coming meanwhile.
    Days {
        /// Days at the start that are not measured.
        warmup: u32,
        /// Days measured.
        measured: u32,
        /// Days after the measured ones in which open cases may still end.
        drain: u32,
    },
    /// So many cases, all followed to their end; reference cases ask for this.
    Cases {
        /// How many come.
        cases: u64,
        /// Share of them, first come, that is not measured; 0..1.
        warmup: f64,
    },
}

/// How many replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Repeats {
    /// So many.
    Fixed(u32),
    /// Until the intervals of mean time and of every term's share are narrow enough.
    Precision {
        /// At least so many; 5 or more.
        min: u32,
        /// At most so many.
        max: u32,
        /// Half-width over mean for the mean time; half-width in points for shares: 0.05 is 5 %.
        relative: f64,
    },
}

impl Repeats {
    /// Most replications that can be asked for.
    pub fn most(self) -> u32 {
        match self {
            Self::Fixed(n) => n.max(1),
            Self::Precision { min, max, .. } => max.max(min).max(1),
        }
    }
}

/// What one replication may use before it is ended with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Events of one replication.
    pub events: u64,
    /// Cases open at once.
    pub open_cases: u32,
    /// Tokens of one case.
    pub tokens_per_case: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { events: 100_000_000, open_cases: 1_000_000, tokens_per_case: 1_000 }
    }
}

/// How much a run takes note of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Sums and percentiles.
    Figures,
    /// Also the critical path of every case, the branch that joins wait for, the momentary
    /// bottleneck, and how queues go over time.
    #[default]
    Everything,
}

/// What a run covers and how often it is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunPlan {
    /// Seed of all luck; the same seed gives the same result everywhere.
    pub seed: u64,
    /// How long one replication runs.
    pub extent: Extent,
    /// How many replications.
    pub repeats: Repeats,
    /// Limits of one replication.
    pub limits: Limits,
    /// Whether replications come in pairs, the second with every draw `u` of the first as `1 - u`:
    /// the mean of a pair varies less than that of two with luck of their own (antithetic variates;
    /// Law, *Simulation Modeling and Analysis*, ch. 11). Intervals are then over pairs.
    pub mirrored: bool,
    /// How much is taken note of.
    pub detail: Detail,
    /// First simulated day, where the study does not fix one.
    pub first_day: Date,
}

impl RunPlan {
    /// What the window and the command line run unless asked for something else: an ordinary time
    /// (the first year from empty is not measured, the three after it are), mirrored
    /// pairs, 10 to 400 replications until the mean time is known to 2 % and shares to 2 points.
    pub fn usual() -> Self {
        Self {
            extent: Extent::Days { warmup: 364, measured: 1092, drain: 365 },
            repeats: Repeats::Precision { min: 10, max: 400, relative: 0.02 },
            mirrored: true,
            ..Self::default()
        }
    }
}

impl Default for RunPlan {
    /// Two years from empty, the first 180 days not measured; 10 to 60 replications until the mean
    /// time is known to 2 % and shares to 2 points.
    fn default() -> Self {
        Self {
            seed: 1,
            extent: Extent::Days { warmup: 180, measured: 550, drain: 365 },
            repeats: Repeats::Precision { min: 10, max: 60, relative: 0.02 },
            limits: Limits::default(),
            mirrored: false,
            detail: Detail::Everything,
            first_day: date(2026, 1, 5),
        }
    }
}
