//! Scenarios: named overrides on one procedure.

use serde::{Deserialize, Serialize};

use super::id::{FlowId, OfficeId, StepId};
use super::text::Text;

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

/// Named overrides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it is called.
    pub name: Text,
    /// What it changes.
    pub overrides: Vec<Override>,
}
