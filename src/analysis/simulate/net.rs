//! The net: a procedure as flat arrays, addressed by index; what the kernel walks.
//!
//! Nothing here grows while a run is under way. A procedure becomes a net in `compile`, a
//! reference case through [`super::builder::Builder`]; both run in the same kernel.

use jiff::civil::Date;

use super::hours::Hours;
use super::luck::Law;
use crate::model::card::{ClockEffect, Term};
use crate::model::finding::Finding;
use crate::model::id::{FlowId, OfficeId, StepId, TermId};
use crate::model::step::Outcome;
use crate::model::timing::Unit;

/// No index.
pub(super) const NONE: u32 = u32::MAX;

/// Why a case rests.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// All members of staff of the office are busy.
    OfficeQueue,
    /// The office is closed, before the work or in the middle of it.
    OfficeClosed,
    /// The next sitting of a board.
    Sitting,
    /// The applicant.
    Applicant,
    /// Another body, or another pool's message.
    OtherBody,
    /// A period the law prescribes, or a timer.
    Law,
    /// Post and notification.
    Post,
}

impl Cause {
    /// All, in the fixed order of legends.
    pub const ALL: [Self; 7] = [
        Self::OfficeQueue,
        Self::OfficeClosed,
        Self::Sitting,
        Self::Applicant,
        Self::OtherBody,
        Self::Law,
        Self::Post,
    ];

    /// The key in results: `office_queue` and so on.
    pub fn key(self) -> &'static str {
        match self {
            Self::OfficeQueue => "office_queue",
            Self::OfficeClosed => "office_closed",
            Self::Sitting => "sitting",
            Self::Applicant => "applicant",
            Self::OtherBody => "other_body",
            Self::Law => "law",
            Self::Post => "post",
        }
    }
}

/// A range of a flat array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) len: u32,
}

impl Span {
    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.from as usize..(self.from + self.len) as usize
    }
}

/// What happens when a token reaches a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// Goes on over its only flow.
    Pass,
    /// Goes on over one flow, by shares.
    Choose,
    /// Goes on over all flows.
    Fork,
    /// Goes on over one or more flows, each by its own share.
    ForkSome,
    /// Waits for a token on every flow that reaches it.
    Join,
    /// Waits for all tokens that can still come.
    JoinSome,
    /// Passes the stages of a step.
    Act,
    /// Runs the steps inside.
    Enter,
    /// Waits for the first of several events (the node's arms).
    Race,
    /// Ends the token.
    End,
}

/// A node.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) op: Op,
    /// First flow that leaves it, and how many do.
    pub(super) out: u32,
    pub(super) outs: u32,
    /// `Act`: its stages. `Join`, `JoinSome`: its slots. `Enter`: the starts inside, as edges.
    pub(super) aux: Span,
    /// Step in the statistics.
    pub(super) step: u32,
    /// Where a case counts its visits.
    pub(super) visit: u32,
    /// Stands for its name in draws.
    pub(super) key: u64,
    /// Events on its border; for `Race`, the events it waits for.
    pub(super) arms: Span,
    /// Whether the case ends here, and how.
    pub(super) end: Option<NetEnd>,
}

/// An end event.
#[derive(Clone, Copy, Debug)]
pub(super) struct NetEnd {
    pub(super) outcome: Option<Outcome>,
    pub(super) terminate: bool,
}

/// A flow.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) to: u32,
    /// Slot of the join it reaches.
    pub(super) slot: u32,
    pub(super) marks: Span,
    /// Share of this flow and sum of the shares up to and with it.
    pub(super) share: f64,
    pub(super) up_to: f64,
    pub(super) key: u64,
    /// Visit counter of the step behind it that may be visited at most `most` times.
    pub(super) limited: u32,
    pub(super) most: u32,
    pub(super) default: bool,
    /// Flow in the story.
    pub(super) flow: u32,
}

/// One thing after the other within a step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stage {
    /// Queue for the office, then work in open time.
    Queue { office: u32, law: u32, staff: u32, class: u32, times: u32 },
    /// Work in open time without a queue.
    Work { hours: u32, law: u32, office: u32, times: u32 },
    /// Rest.
    Wait { law: u32, unit: Unit, hours: u32, cause: Cause, key: u64 },
    /// Rest until a sitting.
    Sitting(u32),
    /// Rest until a message of this case has come.
    Message { slot: u32, cause: Cause },
    /// Rest until the answer to a message, or of a black box, has come.
    Answer { slot: u32, law: u32, unit: Unit, hours: u32, cause: Cause, key: u64 },
    /// Rest until a term expires.
    Term(u32),
    /// Effects on the legal clock.
    Marks(Span),
    /// Send messages of this case.
    Send(Span),
    /// With this share, leave over the boundary event's flow, or take it beside one's own.
    Chance { share: f64, edge: u32, key: u64, interrupting: bool },
}

/// An effect on one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Model(ClockEffect),
    /// The answer to a request, or the end of a suspension by a step's waits.
    Received,
    /// Observations on a notice of intended refusal.
    Observations,
}

/// A mark on a term (`NONE` for all).
#[derive(Clone, Copy, Debug)]
pub(super) struct NetMark {
    pub(super) mark: Mark,
    pub(super) term: u32,
}

/// What makes an event on a border, or in a race, happen.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cue {
    /// So long after the step was reached.
    After { law: u32, unit: Unit, hours: u32 },
    /// When a term expires.
    Term(u32),
    /// When a message comes.
    Message(u32),
}

/// An event on a border, or in a race.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arm {
    pub(super) cue: Cue,
    /// It happens only in this share of the visits.
    pub(super) share: f64,
    pub(super) interrupting: bool,
    /// Where the token goes.
    pub(super) edge: u32,
    pub(super) cause: Cause,
    pub(super) key: u64,
}

/// An office.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    /// Members of staff; `None`: not simulated as a queue.
    pub(super) staff: Option<u32>,
    pub(super) hours: u32,
    /// Number of priority classes in use.
    pub(super) classes: u32,
    /// Whether who is served is decided at the opening: several classes or staff needed at once.
    pub(super) strict: bool,
    /// Euro cents of a millisecond of work.
    pub(super) cost: f64,
    /// Whether work here is the body's own (not the applicant's).
    pub(super) own: bool,
    pub(super) background: Option<Other>,
    pub(super) key: u64,
}

/// Other work of an office.
#[derive(Clone, Debug)]
pub(super) struct Other {
    /// Mean open time between jobs.
    pub(super) gap: f64,
    pub(super) law: u32,
    pub(super) class: u32,
}

/// Where cases come from.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) edge: u32,
    pub(super) gap: Law,
    pub(super) hours: u32,
    /// Gaps in wall time, moved to the next opening; else gaps in open time.
    pub(super) snap: bool,
    /// Whether the first case comes at the first opening, without a gap.
    pub(super) at_once: bool,
    pub(super) key: u64,
}

/// Sittings of a board.
#[derive(Clone, Debug)]
pub(super) struct Board {
    /// Dates, soonest first.
    pub(super) times: Vec<i64>,
    pub(super) capacity: u32,
}

/// Whose names the statistics bear.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// Steps.
    pub steps: Vec<StepId>,
    /// The office of each step, as an index of `offices`; `u32::MAX` for none.
    pub step_office: Vec<u32>,
    /// Flows.
    pub flows: Vec<FlowId>,
    /// Offices.
    pub offices: Vec<OfficeId>,
    /// Terms with their amounts.
    pub terms: Vec<(TermId, Term)>,
}

/// A procedure made ready for simulation.
#[derive(Clone, Debug)]
pub struct Net {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) stages: Vec<Stage>,
    pub(super) arms: Vec<Arm>,
    pub(super) marks: Vec<NetMark>,
    pub(super) sends: Vec<u32>,
    pub(super) desks: Vec<Desk>,
    pub(super) laws: Vec<Law>,
    pub(super) hours: Vec<Hours>,
    pub(super) sources: Vec<Source>,
    pub(super) boards: Vec<Board>,
    /// Direct cost of a visit in euro cents, by step.
    pub(super) step_cost: Vec<i64>,
    pub(super) visits: u32,
    pub(super) slots: u32,
    pub(super) messages: u32,
    /// Start edges woken by a message, by slot.
    pub(super) woken: Vec<u32>,
    /// For each slot of a `JoinSome`: the nodes from which it can be reached, as bits.
    pub(super) reach: Vec<Vec<u64>>,
    pub(super) clock: super::legal::ClockRules,
    pub(super) first_day: Date,
    pub(super) labels: std::sync::Arc<Labels>,
    pub(super) findings: Vec<Finding>,
}

impl Net {
    /// Names of steps, offices and terms, in the order of results.
    pub fn labels(&self) -> &std::sync::Arc<Labels> {
        &self.labels
    }

    /// What could not be simulated as drawn, and what had to be assumed.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The date of time 0.
    pub fn first_day(&self) -> Date {
        self.first_day
    }
}
