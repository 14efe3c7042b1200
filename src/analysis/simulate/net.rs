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
pub(in crate::analysis) const NONE: u32 = u32::MAX;

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
pub(in crate::analysis) struct Span {
    pub(in crate::analysis) from: u32,
    pub(in crate::analysis) len: u32,
}

impl Span {
    pub(in crate::analysis) fn range(self) -> std::ops::Range<usize> {
        self.from as usize..(self.from + self.len) as usize
    }
}

/// What happens when a token reaches a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Op {
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
pub(in crate::analysis) struct Node {
    pub(in crate::analysis) op: Op,
    /// First flow that leaves it, and how many do.
    pub(in crate::analysis) out: u32,
    pub(in crate::analysis) outs: u32,
    /// `Act`: its stages. `Join`, `JoinSome`: its slots. `Enter`: the starts inside, as edges.
    pub(in crate::analysis) aux: Span,
    /// Step in the statistics.
    pub(in crate::analysis) step: u32,
    /// Where a case counts its visits.
    pub(in crate::analysis) visit: u32,
    /// Stands for its name in draws.
    pub(in crate::analysis) key: u64,
    /// Events on its border; for `Race`, the events it waits for.
    pub(in crate::analysis) arms: Span,
    /// Whether the case ends here, and how.
    pub(in crate::analysis) end: Option<NetEnd>,
    /// Whether it is queue and work alone: no other stage, nothing on its border, one flow out.
    pub(in crate::analysis) is_plain: bool,
}

/// An end event.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct NetEnd {
    pub(in crate::analysis) outcome: Option<Outcome>,
    pub(in crate::analysis) terminate: bool,
}

/// A flow.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Edge {
    pub(in crate::analysis) to: u32,
    /// Slot of the join it reaches.
    pub(in crate::analysis) slot: u32,
    /// The same two behind the nodes that are only passed, where nothing happens on the way.
    pub(in crate::analysis) ahead: (u32, u32),
    pub(in crate::analysis) marks: Span,
    /// Share of this flow and sum of the shares up to and with it.
    pub(in crate::analysis) share: f64,
    pub(in crate::analysis) up_to: f64,
    pub(in crate::analysis) key: u64,
    /// Visit counter of the step behind it that may be visited at most `most` times.
    pub(in crate::analysis) limited: u32,
    pub(in crate::analysis) most: u32,
    pub(in crate::analysis) default: bool,
    /// Flow in the story.
    pub(in crate::analysis) flow: u32,
}

/// One thing after the other within a step.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) enum Stage {
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
pub(in crate::analysis) enum Mark {
    Model(ClockEffect),
    /// The answer to a request, or the end of a suspension by a step's waits.
    Received,
    /// Observations on a notice of intended refusal.
    Observations,
}

/// A mark on a term (`NONE` for all).
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct NetMark {
    pub(in crate::analysis) mark: Mark,
    pub(in crate::analysis) term: u32,
}

/// What makes an event on a border, or in a race, happen.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) enum Cue {
    /// So long after the step was reached.
    After { law: u32, unit: Unit, hours: u32 },
    /// When a term expires.
    Term(u32),
    /// When a message comes.
    Message(u32),
}

/// An event on a border, or in a race.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Arm {
    pub(in crate::analysis) cue: Cue,
    /// It happens only in this share of the visits.
    pub(in crate::analysis) share: f64,
    pub(in crate::analysis) interrupting: bool,
    /// Where the token goes.
    pub(in crate::analysis) edge: u32,
    pub(in crate::analysis) cause: Cause,
    pub(in crate::analysis) key: u64,
}

/// An office.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Desk {
    /// Members of staff; `None`: not simulated as a queue.
    pub(in crate::analysis) staff: Option<u32>,
    pub(in crate::analysis) hours: u32,
    /// Number of priority classes in use.
    pub(in crate::analysis) classes: u32,
    /// Whether who is served is decided at the opening: several classes or staff needed at once.
    pub(in crate::analysis) strict: bool,
    /// Euro cents of a millisecond of work.
    pub(in crate::analysis) cost: f64,
    /// Whether work here is the body's own (not the applicant's).
    pub(in crate::analysis) own: bool,
    pub(in crate::analysis) background: Option<Other>,
    pub(in crate::analysis) key: u64,
}

/// Other work of an office.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Other {
    /// Mean open time between jobs.
    pub(in crate::analysis) gap: f64,
    pub(in crate::analysis) law: u32,
    pub(in crate::analysis) class: u32,
}

/// Where cases come from.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Source {
    pub(in crate::analysis) edge: u32,
    pub(in crate::analysis) gap: Law,
    pub(in crate::analysis) hours: u32,
    /// Gaps in wall time, moved to the next opening; else gaps in open time.
    pub(in crate::analysis) snap: bool,
    /// Whether the first case comes at the first opening, without a gap.
    pub(in crate::analysis) at_once: bool,
    pub(in crate::analysis) when: When,
    pub(in crate::analysis) key: u64,
}

/// What else decides when cases come.
#[derive(Clone, Debug)]
pub(in crate::analysis) enum When {
    /// Nothing: one gap after the other.
    Always,
    /// From each moment on cases come so many times as often as on average.
    Seasons(Vec<(i64, f64)>),
    /// Exactly then, soonest first.
    Dates(Vec<i64>),
}

/// Cases that wait at a step when the run begins.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Stock {
    /// Entry to the step.
    pub(in crate::analysis) edge: u32,
    pub(in crate::analysis) cases: u32,
    /// Time since they came, ms.
    pub(in crate::analysis) age: Law,
    /// Step in the statistics.
    pub(in crate::analysis) step: u32,
    /// Terms that something before the step starts: they run since the cases came.
    pub(in crate::analysis) terms: Vec<u32>,
    pub(in crate::analysis) key: u64,
}

/// Sittings of a board.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Board {
    /// Dates, soonest first.
    pub(in crate::analysis) times: Vec<i64>,
    pub(in crate::analysis) capacity: u32,
}

/// A flow into a join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The join.
    pub join: StepId,
    /// The flow.
    pub flow: FlowId,
    /// Index of the first flow of the same join among the branches.
    pub first: u32,
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
    /// Starts at which cases come.
    pub sources: Vec<StepId>,
    /// Terms with their amounts.
    pub terms: Vec<(TermId, Term)>,
    /// Joins with each flow into them: names of the step and the flow, and the index of the first
    /// flow of the same join.
    pub branches: Vec<Branch>,
}

/// A procedure made ready for simulation.
#[derive(Clone, Debug)]
pub struct Net {
    pub(in crate::analysis) nodes: Vec<Node>,
    pub(in crate::analysis) edges: Vec<Edge>,
    pub(in crate::analysis) stages: Vec<Stage>,
    pub(in crate::analysis) arms: Vec<Arm>,
    pub(in crate::analysis) marks: Vec<NetMark>,
    pub(in crate::analysis) sends: Vec<u32>,
    pub(in crate::analysis) desks: Vec<Desk>,
    pub(in crate::analysis) laws: Vec<Law>,
    pub(in crate::analysis) hours: Vec<Hours>,
    pub(in crate::analysis) sources: Vec<Source>,
    pub(in crate::analysis) stocks: Vec<Stock>,
    pub(in crate::analysis) boards: Vec<Board>,
    /// Direct cost of a visit in euro cents, by step.
    pub(in crate::analysis) step_cost: Vec<i64>,
    pub(in crate::analysis) visits: u32,
    pub(in crate::analysis) slots: u32,
    pub(in crate::analysis) messages: u32,
    /// Start edges woken by a message, by slot.
    pub(in crate::analysis) woken: Vec<u32>,
    /// For each slot of a `JoinSome`: the nodes from which it can be reached, as bits.
    pub(in crate::analysis) reach: Vec<Vec<u64>>,
    pub(in crate::analysis) clock: super::legal::ClockRules,
    pub(in crate::analysis) first_day: Date,
    /// Days from the Monday before it to the first day.
    pub(in crate::analysis) monday: i64,
    pub(in crate::analysis) labels: std::sync::Arc<Labels>,
    pub(in crate::analysis) findings: Vec<Finding>,
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
