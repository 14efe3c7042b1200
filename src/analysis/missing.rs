//! What an analysis still lacks, with the steps that lack it: "3 of 14 steps have no work time".
//!
//! A bare drawing is a valid study; this list is the way from it to a measured one. The sentence
//! of each kind is the message `missing-KIND` with the arguments `count` and `of`.

use crate::model::id::StepId;
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MissingKind {
    /// Tasks without a name.
    Name,
    /// Tasks that no office does.
    Office,
    /// Tasks of the body without work time.
    Work,
    /// Tasks without a wait where no queue can emerge, because staff is unknown.
    Wait,
    /// Decisions whose branches have no shares.
    Shares,
    /// Start events that do not say how many cases come.
    Demand,
    /// Tasks of an office of the body whose staff is unknown.
    Staff,
}

impl MissingKind {
    /// All, in the order in which a person fills them in.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Office, Self::Work, Self::Wait, Self::Shares, Self::Demand, Self::Staff];

    /// The key of its sentence, which takes `count` and `of`.
    pub fn message(self) -> &'static str {
        match self {
            Self::Name => "missing-name",
            Self::Office => "missing-office",
            Self::Work => "missing-work",
            Self::Wait => "missing-wait",
            Self::Shares => "missing-shares",
            Self::Demand => "missing-demand",
            Self::Staff => "missing-staff",
        }
    }

    /// Whether this step should have it.
    pub fn is_wanted(self, procedure: &Procedure, step: &Step) -> bool {
        let is_task = Procedure::wants_work_time(step);
        match self {
            Self::Name | Self::Office => is_task,
            Self::Work => {
                is_task
                    && !is_of(procedure, step, OfficeKind::External)
                    && !is_of(procedure, step, OfficeKind::Applicant)
            }
            Self::Wait => is_task && !has_staff(procedure, step),
            Self::Shares => Procedure::wants_shares(step),
            Self::Demand => matches!(step.kind, StepKind::Start { .. }) && step.parent.is_none(),
            Self::Staff => is_task && is_of(procedure, step, OfficeKind::Internal),
        }
    }

    /// Whether this step lacks it, given that it should have it.
    pub fn lacks(self, procedure: &Procedure, id: &StepId, step: &Step) -> bool {
        match self {
            Self::Name => step.name.is_empty(),
            Self::Office => procedure.office_of(step).is_none(),
            Self::Work => step.work.is_none(),
            Self::Wait => {
                // What the applicant does lasts as long as their own time, where that is known.
                let lasts = step.work.is_some() && is_of(procedure, step, OfficeKind::Applicant);
                step.waits.is_empty() && step.sittings.is_none() && !lasts
            }
            Self::Shares => procedure.outgoing(id).any(|(_, f)| f.share.is_none()),
            Self::Demand => step.demand.is_none(),
            Self::Staff => !has_staff(procedure, step),
        }
    }
}

/// One kind of missing data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is missing.
    pub kind: MissingKind,
    /// The steps that lack it, in order of id; never empty.
    pub steps: Vec<StepId>,
    /// How many steps should have it.
    pub of: usize,
}

/// What the analyses of this procedure still lack, in the order in which a person fills it in.
pub fn missing(procedure: &Procedure) -> Vec<Missing> {
    MissingKind::ALL.into_iter().filter_map(|kind| missing_kind(procedure, kind)).collect()
}

fn missing_kind(procedure: &Procedure, kind: MissingKind) -> Option<Missing> {
    let mut steps = Vec::new();
    let mut of = 0;
    for (id, step) in procedure.steps() {
        let splits = kind != MissingKind::Shares || procedure.outgoing(id).count() > 1;
        if splits && kind.is_wanted(procedure, step) {
            of += 1;
            if kind.lacks(procedure, id, step) {
                steps.push(id.clone());
            }
        }
    }
    if steps.is_empty() { None } else { Some(Missing { kind, steps, of }) }
}

/// Whether the step's office is of this kind.
fn is_of(procedure: &Procedure, step: &Step, kind: OfficeKind) -> bool {
    let office = procedure.office_of(step).and_then(|id| procedure.office(id));
    office.is_some_and(|o| o.kind == kind)
}

/// Whether the staff of the step's office is known.
fn has_staff(procedure: &Procedure, step: &Step) -> bool {
    let office = procedure.office_of(step).and_then(|id| procedure.office(id));
    office.is_some_and(|o| o.staff.is_some())
}
