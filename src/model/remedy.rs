//! Remedies: what to do about a finding, as data. A rule names one, `edit` plans it, `words` says it.

use super::card::ClockEffect;
use super::id::{FlowId, LinkId, OfficeId, StepId, TermId};
use super::item::ItemId;
use super::step::{GatewayKind, StepKind};

/// What to do about a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// Done at once, as one undo step.
    Mend(Mend),
    /// A place to open, where only the person knows what to write.
    Open(Gap),
}

/// A change that can be made without asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Mend {
    /// A start before the first step.
    AddStart,
    /// An end after every step of the top level that leads nowhere.
    AddEnds,
    /// An end after one step.
    AddEnd(StepId),
    /// The thing goes; flows heal.
    Delete(ItemId),
    /// The second flow goes, and its share goes to the first.
    JoinFlows(FlowId, FlowId),
    /// A gateway after the step takes over the flows that leave it.
    InsertSplit(StepId),
    /// A gateway before the step takes over the flows that reach it.
    InsertJoin(StepId, GatewayKind),
    /// A gateway that joins and splits becomes two.
    SplitGateway(StepId),
    /// The shares of the gateway's branches make 100 %.
    SpreadShares(StepId),
    /// The flow is the ordinary branch.
    SetDefault(FlowId),
    /// The step is done by the office of its lane.
    LaneOffice(StepId),
    /// The step stands in its lane, else in that of its office, else in the nearest.
    IntoLane(StepId),
    /// The step steps aside until it covers no other.
    MoveClear(StepId),
    /// The step becomes of this kind.
    Kind(StepId, StepKind),
    /// The flow between two bodies becomes a message.
    ToMessage(FlowId),
    /// The message within one body becomes a flow.
    ToFlow(LinkId),
    /// The flow has neither share nor default mark.
    ClearShare(FlowId),
    /// The flow leads to what comes after the event it must not reach.
    Reroute(FlowId),
    /// A timer on the border of the step; when it fires, silence leads on.
    AddTimer {
        /// The step.
        host: StepId,
        /// After so many calendar days.
        days: f64,
        /// The rule of law that says so.
        basis: String,
    },
    /// An effect on the legal clock at these steps.
    MarkClock {
        /// Where.
        steps: Vec<StepId>,
        /// Which effect.
        effect: ClockEffect,
        /// On which term.
        term: TermId,
    },
}

/// A place where something is to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Gap {
    /// The name of a thing, in the language of the interface.
    Name(ItemId),
    /// The kind of a step.
    Kind(StepId),
    /// The office of a step.
    Office(StepId),
    /// The work time of a step.
    Work(StepId),
    /// The waits of a step.
    Wait(StepId),
    /// The time of a timer, the demand of a start, the outcome of an end.
    Event(StepId),
    /// The effects on the legal clock of a step.
    Law(StepId),
    /// How often a step is done, and on which days.
    Numbers(StepId),
    /// The systems a step uses.
    Systems(StepId),
    /// The shares of a gateway, or of a flow.
    Shares(ItemId),
    /// The condition of a flow.
    Condition(FlowId),
    /// The staff of an office.
    Staff(OfficeId),
    /// The card and its terms.
    Card,
    /// The source of the numbers of a thing.
    Source(ItemId),
}

impl Remedy {
    /// The word for it in message keys: `remedy-WORD`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Mend(mend) => mend.word(),
            Self::Open(gap) => gap.word(),
        }
    }
}

impl Mend {
    fn word(&self) -> &'static str {
        match self {
            Self::AddStart => "add-start",
            Self::AddEnds | Self::AddEnd(_) => "add-end",
            Self::Delete(ItemId::Step(_)) => "delete-step",
            Self::Delete(_) => "delete-flow",
            Self::JoinFlows(..) => "join-flows",
            Self::InsertSplit(_) => "insert-split",
            Self::InsertJoin(..) => "insert-join",
            Self::SplitGateway(_) => "split-gateway",
            Self::SpreadShares(_) => "spread-shares",
            Self::SetDefault(_) => "set-default",
            Self::LaneOffice(_) => "lane-office",
            Self::IntoLane(_) => "into-lane",
            Self::MoveClear(_) => "move-clear",
            Self::Kind(..) => "change-kind",
            Self::ToMessage(_) => "to-message",
            Self::ToFlow(_) => "to-flow",
            Self::ClearShare(_) => "clear-share",
            Self::Reroute(_) => "reroute",
            Self::AddTimer { .. } => "add-timer",
            Self::MarkClock { .. } => "mark-clock",
        }
    }
}

impl Gap {
    fn word(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Kind(_) => "kind",
            Self::Office(_) => "office",
            Self::Work(_) => "work",
            Self::Wait(_) => "wait",
            Self::Event(_) => "event",
            Self::Law(_) => "law",
            Self::Numbers(_) => "numbers",
            Self::Systems(_) => "systems",
            Self::Shares(_) => "shares",
            Self::Condition(_) => "condition",
            Self::Staff(_) => "staff",
            Self::Card => "card",
            Self::Source(_) => "source",
        }
    }

    /// The thing to select before it is opened.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Self::Name(item) | Self::Shares(item) | Self::Source(item) => Some(item.clone()),
            Self::Kind(id)
            | Self::Office(id)
            | Self::Work(id)
            | Self::Wait(id)
            | Self::Event(id)
            | Self::Law(id)
            | Self::Numbers(id)
            | Self::Systems(id) => Some(ItemId::Step(id.clone())),
            Self::Condition(id) => Some(ItemId::Flow(id.clone())),
            Self::Staff(_) | Self::Card => None,
        }
    }
}
