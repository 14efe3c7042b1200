//! Flows: the arrows a case follows; and links: message flows and associations beside them.

use serde::{Deserialize, Serialize};

use super::card::ClockMark;
use super::foreign::{Foreign, is_default};
use super::geometry::{Point, Rect};
use super::id::{ArtifactId, FlowId, PoolId, StepId};
use super::provenance::Sourced;
use super::text::Text;
use super::timing::Wait;

/// The remark in a flow's foreign content that it has a condition nobody has written yet.
pub const CONDITIONAL: &str = "prodigio:conditional";

/// The two ends of a line on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Docks {
    /// Where it leaves.
    pub from: Point,
    /// Where it arrives.
    pub to: Point,
}

impl Docks {
    /// How far beside its shape a dock may lie and still hold, in canvas points.
    pub const SLACK: f64 = 8.0;

    /// Whether both ends lie in or near the shapes they belong to. When a shape was moved away
    /// they do not, and the line is routed afresh.
    pub fn hold(&self, from: Rect, to: Rect) -> bool {
        from.grown(Self::SLACK).contains(self.from) && to.grown(Self::SLACK).contains(self.to)
    }

    /// Both ends moved.
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { from: self.from.moved(dx, dy), to: self.to.moved(dx, dy) }
    }

    /// Whether both points are finite and in range.
    pub fn is_sound(&self) -> bool {
        self.from.is_sound() && self.to.is_sound()
    }
}

/// An arrow from one step to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Where it leaves.
    pub from: StepId,
    /// Where it goes.
    pub to: StepId,
    /// Its label.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// Share of the cases at its gateway that take it, 0..=1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub share: Option<Sourced<f64>>,
    /// Whether it is taken when no other is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub default: bool,
    /// The condition as a workflow engine should read it; empty means derived from the decision.
    #[serde(default, skip_serializing_if = "is_default")]
    pub condition: String,
    /// Bends set by hand; empty means routed automatically, or straight where there are docks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bends: Vec<Point>,
    /// Where its line leaves and arrives, when fixed by hand or by another program's file; `None`
    /// means found by routing. Each holds only while it lies on its shape (see [`Docks`]).
    #[serde(default, skip_serializing_if = "is_default")]
    pub docks: Option<Docks>,
    /// Where its label stands, when moved by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: Option<Rect>,
    /// Effects on the legal clock when a case passes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub marks: Vec<ClockMark>,
    /// Foreign content of an opened file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Foreign,
}

impl Flow {
    /// Whether it says that it is taken on a condition, be it one that nobody has written yet.
    pub fn is_conditional(&self) -> bool {
        !self.condition.is_empty() || self.foreign.attributes.contains_key(CONDITIONAL)
    }

    /// A bare flow.
    pub fn new(from: StepId, to: StepId) -> Self {
        Self {
            from,
            to,
            name: Text::default(),
            share: None,
            default: false,
            condition: String::new(),
            bends: Vec::new(),
            docks: None,
            label: None,
            marks: Vec::new(),
            foreign: Foreign::default(),
        }
    }
}

/// One end of a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Anchor {
    /// A step.
    Step(StepId),
    /// A pool.
    Pool(PoolId),
    /// An artifact.
    Artifact(ArtifactId),
    /// A sequence flow.
    Flow(FlowId),
}

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LinkKind {
    /// A message between pools.
    Message,
    /// A line between a note and what it speaks of.
    Association,
    /// Data read or written.
    Data,
}

/// A message flow or association.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// Where it leaves.
    pub from: Anchor,
    /// Where it goes.
    pub to: Anchor,
    /// Its label.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// Bends set by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bends: Vec<Point>,
    /// Where its line leaves and arrives, when fixed by hand or by another program's file; `None`
    /// means found by routing. Each holds only while it lies on its shape (see [`Docks`]).
    #[serde(default, skip_serializing_if = "is_default")]
    pub docks: Option<Docks>,
    /// Where its label stands, when moved by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: Option<Rect>,
    /// How long the answer of a black box takes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub answer: Option<Wait>,
    /// Foreign content of an opened file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Foreign,
}
