//! `Span`: what time a run shows, in the words of the window: an ordinary time, or from empty desks.

use crate::analysis::simulate::plan::{Extent, Repeats, RunPlan};

/// Longest warm-up that can be asked for, days.
pub const MOST_WARMUP: u32 = 3650;
/// Longest measured time that can be asked for, days.
pub const MOST_DAYS: u32 = 3650;

/// Most runs of a simulation that can be asked for.
pub const MOST_RUNS: u32 = 400;
/// Fewest, so that intervals mean something.
pub const FEWEST_RUNS: u32 = 10;

/// What time a run shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Days left out at the start, of an ordinary time.
    pub warmup: u32,
    /// Days measured.
    pub measured: u32,
    /// Whether it begins with what waits then, and leaves nothing out.
    pub from_empty: bool,
    /// Most runs; fewer where they are precise enough before.
    pub most_runs: u32,
}

impl Default for Span {
    /// That of the usual plan.
    fn default() -> Self {
        match RunPlan::usual().extent {
            Extent::Days { warmup, measured, .. } => {
                Self { warmup, measured, from_empty: false, most_runs: MOST_RUNS }
            }
            Extent::Cases { .. } => {
                Self { warmup: 0, measured: 365, from_empty: true, most_runs: MOST_RUNS }
            }
        }
    }
}

impl Span {
    /// The plan of a run with this seed.
    pub fn plan(self, seed: u64) -> RunPlan {
        let usual = RunPlan::usual();
        let drain = match usual.extent {
            Extent::Days { drain, .. } => drain,
            Extent::Cases { .. } => 0,
        };
        let warmup = if self.from_empty { 0 } else { self.warmup.min(MOST_WARMUP) };
        let measured = self.measured.clamp(1, MOST_DAYS);
        let repeats = match usual.repeats {
            Repeats::Precision { min, max, relative } => {
                let most = self.most_runs.clamp(FEWEST_RUNS, MOST_RUNS);
                Repeats::Precision { min: min.min(most), max: max.min(most), relative }
            }
            fixed @ Repeats::Fixed(_) => fixed,
        };
        RunPlan { seed, extent: Extent::Days { warmup, measured, drain }, repeats, ..usual }
    }
}
