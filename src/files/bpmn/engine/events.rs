//! Events: times as ISO 8601 durations, messages, signals and errors with names, waits of the law
//! as timers.

use crate::model::card::TermUnit;
use crate::model::finding::{Finding, Place};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, TaskKind, Timer, Trigger};
use crate::model::timing::{Distribution, Timing, Unit, WaitedFor};

use crate::files::bpmn::element::Element;
use crate::files::bpmn::vocabulary::definitions_of;
use crate::files::bpmn::xml::fragment_name;

use super::Dialect;
use super::parts::{Parts, slug};

/// Makes every event one that the engine can run.
pub(super) fn make_runnable(parts: &mut Parts<'_>) {
    starts(parts);
    for id in parts.step_ids() {
        simplify(parts, &id);
        time(parts, &id);
        legal_wait(parts, &id);
    }
    for id in parts.step_ids() {
        define(parts, &id);
    }
}

/// One start event without a trigger for each process; further ones wait for a message.
fn starts(parts: &mut Parts<'_>) {
    let mut seen = std::collections::BTreeSet::new();
    for id in parts.step_ids() {
        let Some(step) = parts.steps.get_mut(&id) else { continue };
        let StepKind::Start { trigger, .. } = &mut step.kind else { continue };
        if *trigger == Trigger::Timer(None) {
            *trigger = Trigger::None;
            parts.lost(&id, "engine-start-timer");
            continue;
        }
        let home = (step.parent.clone(), step.pool.clone(), step.lane.clone());
        let lane_pool =
            home.2.as_ref().and_then(|l| parts.original.lane(l)).map(|l| l.pool.clone());
        if *trigger == Trigger::None && !seen.insert((home.0, home.1, lane_pool)) {
            *trigger = Trigger::Message;
            parts.lost(&id, "engine-second-start");
        }
    }
}

/// Triggers no engine knows become ones that it does.
fn simplify(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get_mut(id) else { return };
    if let StepKind::Catch(Trigger::None) = step.kind {
        step.kind = StepKind::Throw(Trigger::None);
        parts.lost(id, "engine-bare-catch");
        return;
    }
    let (StepKind::Start { trigger, .. }
    | StepKind::Catch(trigger)
    | StepKind::Throw(trigger)
    | StepKind::Boundary { trigger, .. }
    | StepKind::End { trigger, .. }) = &mut step.kind
    else {
        return;
    };
    let code = match trigger {
        Trigger::Multiple | Trigger::ParallelMultiple => "engine-multiple-event",
        Trigger::Conditional => "engine-conditional-event",
        _ => return,
    };
    *trigger = Trigger::Message;
    parts.lost(id, code);
}

/// The time of a timer, as one duration an engine can count.
fn time(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get(id) else { return };
    let Some(Trigger::Timer(timer)) = step.kind.trigger().cloned() else { return };
    match timer {
        None => {
            let day = Timing::new(Distribution::Fixed(1.0), Unit::CalendarDays);
            set_timer(parts, id, Timer::After(day));
            parts.lost(id, "engine-timer-missing");
        }
        Some(Timer::After(timing)) => {
            if timing.unit == Unit::WorkingDays {
                parts.lost(id, "engine-working-days");
            }
            if !matches!(timing.law, Distribution::Fixed(_)) {
                parts.lost(id, "engine-timer-mean");
            }
        }
        Some(Timer::TermExpires(term)) => {
            let unit = parts.original.card().terms.get(&term).map(|t| t.unit);
            if unit == Some(TermUnit::WorkingDays) {
                parts.lost(id, "engine-working-days");
            }
            parts.lost(id, "engine-legal-clock");
        }
        Some(Timer::Text(_)) => {}
    }
}

fn set_timer(parts: &mut Parts<'_>, id: &StepId, timer: Timer) {
    if let Some(step) = parts.steps.get_mut(id)
        && let StepKind::Start { trigger, .. }
        | StepKind::Catch(trigger)
        | StepKind::Throw(trigger)
        | StepKind::Boundary { trigger, .. }
        | StepKind::End { trigger, .. } = &mut step.kind
    {
        *trigger = Trigger::Timer(Some(timer));
    }
}

/// A wait that the law prescribes is a timer behind its step.
fn legal_wait(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get(id) else { return };
    let Some(wait) = step.waits.iter().find(|w| w.waited_for == WaitedFor::Law).cloned() else {
        return;
    };
    let name = step.name.clone();
    if !step.kind.is_activity() || parts.leaving(id).is_empty() {
        return;
    }
    if wait.timing.unit == Unit::WorkingDays {
        parts.lost(id, "engine-working-days");
    }
    let timer = Trigger::Timer(Some(Timer::After(wait.timing)));
    let behind = parts.put_behind(id, StepKind::Catch(timer), &format!("{id}_wait"));
    if let Some(step) = parts.steps.get_mut(&behind) {
        step.name = name;
    }
    parts.lost(id, "engine-legal-wait");
}

/// Gives messages, signals, errors and escalations the root element and name that engines ask for.
fn define(parts: &mut Parts<'_>, id: &StepId) {
    let name = parts.name_of(id);
    let dialect = parts.dialect;
    let Some(step) = parts.steps.get_mut(id) else { return };
    if let StepKind::Task(TaskKind::Receive) = step.kind {
        let message = root("message", id, &name);
        step.foreign.attributes.insert("messageRef".to_owned(), message.0);
        parts.foreign.elements.push(message.1);
        return;
    }
    let Some(trigger) = step.kind.trigger().cloned() else { return };
    let throws = matches!(step.kind, StepKind::Throw(_) | StepKind::End { .. });
    let (kind, reference) = match trigger {
        Trigger::Message => ("message", "messageRef"),
        Trigger::Signal => ("signal", "signalRef"),
        Trigger::Error => ("error", "errorRef"),
        Trigger::Escalation => ("escalation", "escalationRef"),
        // Definitions kept from a file name what they refer to.
        Trigger::Link | Trigger::Compensation => return,
        _ => {
            forget_definitions(step);
            return;
        }
    };
    forget_definitions(step);
    let (root_id, element) = root(kind, id, &name);
    let definition = definitions_of(&trigger).first().copied().unwrap_or_default();
    let mut event = Element::new(format!("bpmn:{definition}"))
        .with("id", format!("{id}_definition"))
        .with(reference, root_id);
    if throws && kind == "message" && dialect == Dialect::Operaton {
        event.set("camunda:type", "external");
        event.set("camunda:topic", slug(id.as_str()));
    }
    step.foreign.elements.push(event.compact());
    parts.foreign.elements.push(element);
}

fn forget_definitions(step: &mut Step) {
    step.foreign.elements.retain(|e| {
        let name = fragment_name(e);
        !name.ends_with("EventDefinition") && !name.ends_with("eventDefinitionRef")
    });
}

/// A root element for one event: its id and text.
fn root(kind: &str, step: &StepId, name: &str) -> (String, String) {
    let id = format!("{step}_{kind}");
    let mut out = Element::new(format!("bpmn:{kind}")).with("id", id.as_str()).with("name", name);
    match kind {
        "error" => out.set("errorCode", step.as_str()),
        "escalation" => out.set("escalationCode", step.as_str()),
        _ => {}
    }
    (id, out.compact())
}

/// Reports message flows: engines do not carry them, the two sides correlate a message.
pub(super) fn report_messages(parts: &mut Parts<'_>) {
    let messages: Vec<_> = parts
        .links
        .iter()
        .filter(|(_, l)| l.kind == crate::model::flow::LinkKind::Message)
        .map(|(id, _)| id.clone())
        .collect();
    for id in messages {
        parts.losses.push(Finding::note(Place::Link(id), "engine-message-flow"));
    }
}
