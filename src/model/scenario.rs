//! Scenarios: named overrides on one procedure.

use serde::{Deserialize, Serialize};

use super::id::{FlowId, OfficeId, StepId};
use super::text::Text;

/// Largest factor of an override.
pub const MAX_FACTOR: f64 = 1e6;

/// One override.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Override {
    /// An office has this many members of staff.
    Staff(OfficeId, u32),
    /// The work of a step is multiplied by this.
    WorkFactor(StepId, f64),
    /// A flow takes this share of cases, 0..=1.
    Share(FlowId, f64),
    /// Demand is multiplied by this.
    DemandFactor(f64),
}

impl Override {
    /// Whether its number can be: a share at most all, a factor at most [`MAX_FACTOR`].
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Staff(..) => true,
            Self::Share(_, share) => (0.0..=1.0).contains(share),
            Self::WorkFactor(_, by) | Self::DemandFactor(by) => (0.0..=MAX_FACTOR).contains(by),
        }
    }
}

/// Named overrides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it is called.
    pub name: Text,
    /// What it changes.
    pub overrides: Vec<Override>,
}
