//! Pools and lanes: whose drawing it is, and who does the work.

use serde::{Deserialize, Serialize};

use super::foreign::{Foreign, is_default};
use super::geometry::Rect;
use super::id::{LaneId, OfficeId, PoolId};
use super::text::Text;

/// A pool: the body, the applicant or another body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// Its name.
    pub name: Text,
    /// Where it stands.
    pub at: Rect,
    /// Whether only its border is drawn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub black_box: bool,
    /// Whether its lanes stand side by side instead of one under the other.
    #[serde(default, skip_serializing_if = "is_default")]
    pub vertical: bool,
    /// The office it stands for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub office: Option<OfficeId>,
    /// The id of its process in an opened file; empty means derived.
    #[serde(default, skip_serializing_if = "is_default")]
    pub process: String,
    /// Foreign content of an opened file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Foreign,
}

/// A band of the drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// Its name; empty means the office's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// Where it stands.
    pub at: Rect,
    /// The office that works in it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub office: Option<OfficeId>,
    /// Its pool, where there are pools.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pool: Option<PoolId>,
    /// The lane it is part of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<LaneId>,
    /// Whether it stands beside its neighbours instead of under them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub vertical: bool,
    /// Foreign content of an opened file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Foreign,
}
