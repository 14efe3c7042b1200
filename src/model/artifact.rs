//! Artifacts: what is drawn beside the flow and not walked: data, groups, annotations.

use serde::{Deserialize, Serialize};

use super::foreign::{Foreign, is_default};
use super::geometry::Rect;
use super::id::{LaneId, StepId};
use super::text::Text;

/// What an artifact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ArtifactKind {
    /// A text beside the drawing.
    Annotation,
    /// A document or piece of data.
    DataObject {
        /// Several of them.
        collection: bool,
    },
    /// Data that comes into the process from outside.
    DataInput,
    /// Data that leaves the process.
    DataOutput,
    /// An archive or register.
    DataStore,
    /// A frame around things that belong together.
    Group,
}

impl ArtifactKind {
    /// Standard width and height in canvas points.
    pub fn standard_size(self) -> (f64, f64) {
        match self {
            Self::Annotation => (100.0, 40.0),
            Self::DataObject { .. } | Self::DataInput | Self::DataOutput => (36.0, 50.0),
            Self::DataStore => (50.0, 50.0),
            Self::Group => (300.0, 300.0),
        }
    }
}

/// Something drawn beside the flow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Artifact {
    /// What it is.
    pub kind: ArtifactKind,
    /// Its name or text.
    pub text: Text,
    /// Where it stands.
    pub at: Rect,
    /// Where its outside label stands, when moved by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: Option<Rect>,
    /// Its lane.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lane: Option<LaneId>,
    /// The sub-procedure it is in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<StepId>,
    /// Foreign content of an opened file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Foreign,
}
