//! What rules share to say their remedies: the step or flow of a finding, and the common gaps.

use crate::model::finding::{Finding, Place};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Gap, Mend, Remedy};

/// The step a finding speaks of, while it stands.
pub(super) fn step_of(p: &Procedure, finding: &Finding) -> Option<StepId> {
    match &finding.place {
        Place::Step(id) if p.step(id).is_some() => Some(id.clone()),
        _ => None,
    }
}

/// The flow a finding speaks of, while it stands.
pub(super) fn flow_of(p: &Procedure, finding: &Finding) -> Option<FlowId> {
    match &finding.place {
        Place::Flow(id) if p.flow(id).is_some() => Some(id.clone()),
        _ => None,
    }
}

fn item_of(p: &Procedure, finding: &Finding) -> Option<ItemId> {
    let step = step_of(p, finding).map(ItemId::Step);
    step.or_else(|| flow_of(p, finding).map(ItemId::Flow))
}

fn at_step(p: &Procedure, f: &Finding, gap: fn(StepId) -> Gap) -> Option<Remedy> {
    step_of(p, f).map(|id| Remedy::Open(gap(id)))
}

/// Writing the name of what was found.
pub(super) fn name(p: &Procedure, f: &Finding) -> Option<Remedy> {
    item_of(p, f).map(|item| Remedy::Open(Gap::Name(item)))
}

/// Choosing the kind of the step.
pub(super) fn kind(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Kind)
}

/// Choosing the office of the step.
pub(super) fn office(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Office)
}

/// Typing the work time of the step.
pub(super) fn work(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Work)
}

/// Typing the wait of the step.
pub(super) fn wait(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Wait)
}

/// Saying the time, the demand or the outcome of the event.
pub(super) fn event(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Event)
}

/// Saying how often, and on which days, the step is done.
pub(super) fn numbers(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Numbers)
}

/// Saying which systems the step uses.
pub(super) fn systems(p: &Procedure, f: &Finding) -> Option<Remedy> {
    at_step(p, f, Gap::Systems)
}

/// Writing the condition of the flow.
pub(super) fn condition(p: &Procedure, f: &Finding) -> Option<Remedy> {
    flow_of(p, f).map(|id| Remedy::Open(Gap::Condition(id)))
}

/// Saying the source of the numbers there.
pub(super) fn source(p: &Procedure, f: &Finding) -> Option<Remedy> {
    match &f.place {
        Place::Office(id) => Some(Remedy::Open(Gap::Staff(id.clone()))),
        Place::Term(_) | Place::Card => Some(Remedy::Open(Gap::Card)),
        _ => item_of(p, f).map(|item| Remedy::Open(Gap::Source(item))),
    }
}

/// Filling in the card.
#[expect(clippy::unnecessary_wraps, reason = "every rule's advice has this shape")]
pub(super) fn card(_: &Procedure, _: &Finding) -> Option<Remedy> {
    Some(Remedy::Open(Gap::Card))
}

/// Deleting the step.
pub(super) fn delete(p: &Procedure, f: &Finding) -> Option<Remedy> {
    step_of(p, f).map(|id| Remedy::Mend(Mend::Delete(ItemId::Step(id))))
}

/// Making the shares of the gateway whole.
pub(super) fn spread(p: &Procedure, f: &Finding) -> Option<Remedy> {
    step_of(p, f).map(|id| Remedy::Mend(Mend::SpreadShares(id)))
}

/// An end after the step.
pub(super) fn add_end(p: &Procedure, f: &Finding) -> Option<Remedy> {
    step_of(p, f).map(|id| Remedy::Mend(Mend::AddEnd(id)))
}
