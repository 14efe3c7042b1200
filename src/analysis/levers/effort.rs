//! Effort: how many replications and events each question may take. Never seconds, so that the
//! answer is the same on every machine.

use super::lab::{Aim, Lab, Spent};

/// What each question may cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    /// Changes tried at most; the others are said to be untried.
    pub levers: usize,
    /// Pairs of replications, from the first look to the last; more each time.
    pub pairs: Vec<u32>,
    /// Changes looked at more closely, a round.
    pub refined: usize,
    /// A gain is known well enough when half its interval is this part of it.
    pub narrow: f64,
    /// Steps of the search for staff, upwards and then downwards.
    pub moves: u32,
    /// Inputs moved at first, and those shown.
    pub inputs: (usize, usize),
    /// Pairs for each end of an input: at first, and for those shown.
    pub ends: (u32, u32),
    /// Sets of inputs drawn, and replications of each.
    pub draws: (u32, u32),
    /// What each of the four questions may cost.
    pub each: Spent,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            levers: 32,
            pairs: vec![8, 16, 32],
            refined: 12,
            narrow: 0.1,
            moves: 60,
            inputs: (32, 12),
            ends: (6, 16),
            draws: (24, 4),
            each: Spent { replications: 800, events: 120_000_000.0 },
        }
    }
}

impl Effort {
    /// Pairs of the first look; two at least.
    pub(super) fn first(&self) -> u32 {
        self.pairs.first().copied().unwrap_or(2).max(2)
    }

    /// Pairs of the last look.
    pub(super) fn most(&self) -> u32 {
        self.pairs.iter().copied().max().unwrap_or(2).max(self.first())
    }

    /// Half an interval below which nobody asks for more: half a point of a share, 1 % of the mean
    /// time.
    pub(super) fn resolution(&self, aim: &Aim, lab: &Lab) -> f64 {
        match aim {
            Aim::Within(_) => 0.005,
            Aim::MeanTime => 0.01 * lab.mean(Lab::BASE, self.first(), |s| s.mean_days).mean,
        }
    }
}
