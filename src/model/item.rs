//! `ItemId`: names anything that stands on the drawing, whatever its kind.

use serde::{Deserialize, Serialize};

use super::id::{ArtifactId, FlowId, LaneId, LinkId, PoolId, StepId};

/// Names a thing on the drawing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ItemId {
    /// A pool.
    Pool(PoolId),
    /// A lane.
    Lane(LaneId),
    /// A step.
    Step(StepId),
    /// A sequence flow.
    Flow(FlowId),
    /// A message flow or association.
    Link(LinkId),
    /// A data object, annotation or group.
    Artifact(ArtifactId),
}
