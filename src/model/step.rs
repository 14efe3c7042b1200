//! Steps: what can stand on the drawing and be walked by a case, with every annotation.

use serde::{Deserialize, Serialize};

use super::calendar::Sittings;
use super::card::{ClockMark, LegalRef, Silence};
use super::demand::{Backlog, Demand};
use super::foreign::{Foreign, is_default};
use super::geometry::Rect;
use super::id::{LaneId, OfficeId, PoolId, StepId, TermId};
use super::office::EuroCents;
use super::provenance::Sourced;
use super::text::Text;
use super::timing::{Timing, Wait};

/// Who or what does a task.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum TaskKind {
    /// Not said.
    #[default]
    Plain,
    /// A person with a system (user task).
    Person,
    /// A person without a system (manual task).
    Manual,
    /// A system by itself (service task).
    Automatic,
    /// Sends a message.
    Send,
    /// Waits for a message.
    Receive,
    /// Runs a script.
    Script,
    /// Applies a business rule.
    Rule,
}

/// How a gateway chooses or waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GatewayKind {
    /// One branch (XOR).
    Exclusive,
    /// All branches (AND).
    Parallel,
    /// One or more branches (OR).
    Inclusive,
    /// The branch whose event comes first.
    EventBased,
    /// A rule of its own; simulated as inclusive.
    Complex,
}

/// When a timer fires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Timer {
    /// So long after the case came.
    After(Timing),
    /// When a legal term expires.
    TermExpires(TermId),
    /// As another program's file says it; not simulated.
    Text(String),
}

/// What an event reacts to or does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Trigger {
    /// Nothing in particular.
    #[default]
    None,
    /// A message.
    Message,
    /// Time.
    Timer(Option<Timer>),
    /// A signal.
    Signal,
    /// A condition.
    Conditional,
    /// A link to another place of the drawing.
    Link,
    /// An error.
    Error,
    /// An escalation.
    Escalation,
    /// Ends the whole case.
    Terminate,
    /// Undoes completed work.
    Compensation,
    /// Cancels a transaction.
    Cancel,
    /// Any of several.
    Multiple,
    /// All of several.
    ParallelMultiple,
}

/// How a case ends, in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// An express favourable act.
    Granted,
    /// An express refusal.
    Refused,
    /// Inadmissible.
    Inadmissible,
    /// Withdrawn by the applicant.
    Withdrawn,
    /// Ended by silence of this kind.
    Silence(Silence),
}

/// How a sub-procedure behaves.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum SubKind {
    /// Runs in its place.
    #[default]
    Embedded,
    /// Runs when its start event happens.
    Event,
    /// All or nothing.
    Transaction,
    /// Its steps in any order.
    AdHoc,
}

/// What a step is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum StepKind {
    /// Work.
    Task(TaskKind),
    /// A decision, split or join.
    Gateway(GatewayKind),
    /// Where cases come in.
    Start {
        /// What brings them.
        trigger: Trigger,
        /// For an event sub-procedure: whether it stops what runs around it.
        interrupting: bool,
    },
    /// Something awaited on the way.
    Catch(Trigger),
    /// Something emitted on the way.
    Throw(Trigger),
    /// An event on the border of a task or sub-procedure.
    Boundary {
        /// The task or sub-procedure.
        host: StepId,
        /// What it reacts to.
        trigger: Trigger,
        /// Whether it stops its host.
        interrupting: bool,
    },
    /// Where a branch ends.
    End {
        /// What it emits.
        trigger: Trigger,
        /// What it means in law.
        outcome: Option<Outcome>,
    },
    /// A step with steps inside.
    SubProcedure {
        /// How it behaves.
        kind: SubKind,
        /// Whether its inside is drawn in place.
        expanded: bool,
    },
    /// Another procedure run from here.
    Call {
        /// The id of the called process or study.
        called: String,
    },
}

impl StepKind {
    /// A start event without trigger.
    pub const START: Self = Self::Start { trigger: Trigger::None, interrupting: true };
    /// An end event without trigger.
    pub const END: Self = Self::End { trigger: Trigger::None, outcome: None };

    /// Whether this is any event.
    pub fn is_event(&self) -> bool {
        matches!(
            self,
            Self::Start { .. }
                | Self::Catch(_)
                | Self::Throw(_)
                | Self::Boundary { .. }
                | Self::End { .. }
        )
    }

    /// Whether this is a gateway.
    pub fn is_gateway(&self) -> bool {
        matches!(self, Self::Gateway(_))
    }

    /// Whether work can be done here: task, call or sub-procedure.
    pub fn is_activity(&self) -> bool {
        matches!(self, Self::Task(_) | Self::Call { .. } | Self::SubProcedure { .. })
    }

    /// The trigger of an event.
    pub fn trigger(&self) -> Option<&Trigger> {
        match self {
            Self::Start { trigger, .. }
            | Self::Catch(trigger)
            | Self::Throw(trigger)
            | Self::Boundary { trigger, .. }
            | Self::End { trigger, .. } => Some(trigger),
            Self::Task(_) | Self::Gateway(_) | Self::SubProcedure { .. } | Self::Call { .. } => {
                None
            }
        }
    }

    /// The trigger of an event, to be changed.
    pub fn trigger_mut(&mut self) -> Option<&mut Trigger> {
        match self {
            Self::Start { trigger, .. }
            | Self::Catch(trigger)
            | Self::Throw(trigger)
            | Self::Boundary { trigger, .. }
            | Self::End { trigger, .. } => Some(trigger),
            Self::Task(_) | Self::Gateway(_) | Self::SubProcedure { .. } | Self::Call { .. } => {
                None
            }
        }
    }

    /// Standard width and height in canvas points.
    pub fn standard_size(&self) -> (f64, f64) {
        match self {
            Self::Gateway(_) => (50.0, 50.0),
            Self::SubProcedure { expanded: true, .. } => (350.0, 200.0),
            Self::Task(_) | Self::SubProcedure { .. } | Self::Call { .. } => (100.0, 80.0),
            Self::Start { .. }
            | Self::Catch(_)
            | Self::Throw(_)
            | Self::Boundary { .. }
            | Self::End { .. } => (36.0, 36.0),
        }
    }
}

/// Phase of the procedure a step belongs to (L. 241/1990, classic four).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Phase {
    /// Iniziativa.
    Initiative,
    /// Istruttoria.
    Inquiry,
    /// Decisione.
    Decision,
    /// Integrazione dell'efficacia.
    Effectiveness,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Self; 4] =
        [Self::Initiative, Self::Inquiry, Self::Decision, Self::Effectiveness];
}

/// Whether a document comes in or goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Needed by the step.
    In,
    /// Made by the step.
    Out,
}

/// A document a step needs or makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentUse {
    /// Its name.
    pub name: Text,
    /// In or out.
    pub direction: Direction,
}

/// How a step uses a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SystemMode {
    /// Looks something up.
    Read,
    /// Records something.
    Write,
    /// Types in again what stands elsewhere: the classic target of a remedy.
    CopiedByHand,
}

/// A system a step uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemUse {
    /// Its name: `ANPR`, `protocollo`.
    pub name: String,
    /// How.
    pub mode: SystemMode,
}

/// The way something reaches or leaves the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// At the counter.
    Counter,
    /// By post.
    Post,
    /// By certified mail (PEC).
    CertifiedMail,
    /// By e-mail.
    Mail,
    /// By a web form.
    Web,
    /// By an app.
    App,
    /// By telephone.
    Phone,
}

/// Level of a corruption risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RiskLevel {
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

/// A corruption risk of a step (PNA 2019, Allegato 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// What may happen.
    pub event: Text,
    /// How likely and grave.
    pub level: RiskLevel,
    /// Why this level.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: Text,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub measure: Text,
    /// Who is answerable for the measure.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Text,
}

/// How often a step is repeated in one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeat {
    /// Until done.
    Loop,
    /// For each of several, one after the other.
    EachInTurn(u32),
    /// For each of several, at once.
    EachAtOnce(u32),
}

/// The remark in a call's foreign content, with what it calls, that this is a single task: it has no
/// inside.
pub const CALLS_TASK: &str = "prodigio:calls-task";

/// A step of a procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What it is called.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// What it is.
    pub kind: StepKind,
    /// Where it stands.
    pub at: Rect,
    /// Where its outside label stands, when moved by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: Option<Rect>,
    /// Its lane.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lane: Option<LaneId>,
    /// Its pool, where it stands in a pool without lanes; with a lane, the lane's pool counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pool: Option<PoolId>,
    /// The sub-procedure it is in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<StepId>,
    /// Who does it; `None` means the lane's office.
    #[serde(default, skip_serializing_if = "is_default")]
    pub office: Option<OfficeId>,
    /// Phase of the procedure.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phase: Option<Phase>,
    /// Work on one case (minutes or hours).
    #[serde(default, skip_serializing_if = "is_default")]
    pub work: Option<Timing>,
    /// Members of staff needed at once.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub staff_needed: u32,
    /// Times in which the case rests here.
    #[serde(default, skip_serializing_if = "is_default")]
    pub waits: Vec<Wait>,
    /// Served first when larger; 0 is ordinary.
    #[serde(default, skip_serializing_if = "is_default")]
    pub priority: i32,
    /// Released only on given days.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sittings: Option<Sittings>,
    /// Most visits of one case; afterwards the case takes the default flow of the gateway before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at_most: Option<u32>,
    /// Repetition within one visit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub repeat: Option<Repeat>,
    /// Direct cost of one visit, beside the work.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Option<Sourced<EuroCents>>,
    /// Documents in and out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub documents: Vec<DocumentUse>,
    /// Systems used.
    #[serde(default, skip_serializing_if = "is_default")]
    pub systems: Vec<SystemUse>,
    /// The way it reaches or leaves the office.
    #[serde(default, skip_serializing_if = "is_default")]
    pub channel: Option<Channel>,
    /// Digital level, 0..=5.
    #[serde(default, skip_serializing_if = "is_default")]
    pub digital_level: Option<u8>,
    /// Legal basis.
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Vec<LegalRef>,
    /// Effects on the legal clock, at the end of the work.
    #[serde(default, skip_serializing_if = "is_default")]
    pub marks: Vec<ClockMark>,
    /// Corruption risk.
    #[serde(default, skip_serializing_if = "is_default")]
    pub risk: Option<Risk>,
    /// Free notes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: Text,
    /// For a start event: how many cases come, and when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub demand: Option<Demand>,
    /// Cases that wait here when a run begins.
    #[serde(default, skip_serializing_if = "is_default")]
    pub backlog: Option<Backlog>,
    /// Foreign content of an opened file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Foreign,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_one(value: &u32) -> bool {
    *value == 1
}

impl Step {
    /// Whether it is a call of a single task, which has no inside.
    pub fn calls_task(&self) -> bool {
        let StepKind::Call { called } = &self.kind else { return false };
        self.foreign.attributes.get(CALLS_TASK) == Some(called)
    }

    /// A bare step of a kind in its standard size, its top left corner at (`x`, `y`).
    pub fn new(kind: StepKind, name: Text, x: f64, y: f64) -> Self {
        let (w, h) = kind.standard_size();
        Self {
            name,
            kind,
            at: Rect::new(x, y, w, h),
            label: None,
            lane: None,
            pool: None,
            parent: None,
            office: None,
            phase: None,
            work: None,
            staff_needed: 1,
            waits: Vec::new(),
            priority: 0,
            sittings: None,
            at_most: None,
            repeat: None,
            cost: None,
            documents: Vec::new(),
            systems: Vec::new(),
            channel: None,
            digital_level: None,
            basis: Vec::new(),
            marks: Vec::new(),
            risk: None,
            notes: Text::default(),
            demand: None,
            backlog: None,
            foreign: Foreign::default(),
        }
    }
}
