//! Events: times as ISO 8601 durations, messages, signals and errors with names, waits of the law
//! as timers.

use std::collections::BTreeMap;

use crate::model::card::TermUnit;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Flow, Link, LinkKind};
use crate::model::id::{FlowId, StepId};
use crate::model::step::{Step, StepKind, TaskKind, Timer, Trigger};
use crate::model::timing::{Distribution, Timing, Unit, WaitedFor};

use crate::files::bpmn::element::Element;
use crate::files::bpmn::timer;
use crate::files::bpmn::vocabulary::definitions_of;
use crate::files::bpmn::xml::fragment_name;

use super::dialect::{Can, Service, Vocabulary};
use super::parts::{Parts, extend, slug};

/// The variable that tells one case from another.
pub(super) const CASE_KEY: &str = "case_id";

/// Makes every event one that the engine can run.
pub(super) fn make_runnable(parts: &mut Parts<'_>) {
    starts(parts);
    for id in parts.step_ids() {
        simplify(parts, &id);
        time(parts, &id);
        legal_wait(parts, &id);
    }
    let carried = carried(parts);
    for id in parts.step_ids() {
        let name = message_name(parts, &id, &carried);
        define(parts, &id, &name);
    }
}

/// One start event without a trigger for each process; further ones wait for a message.
fn starts(parts: &mut Parts<'_>) {
    let mut seen = std::collections::BTreeSet::new();
    for id in parts.step_ids() {
        let Some(step) = parts.steps.get(&id) else { continue };
        let StepKind::Start { trigger, interrupting } = step.kind.clone() else { continue };
        let by_message = trigger == Trigger::Message && step.parent.is_none();
        let started_otherwise = match trigger {
            Trigger::Timer(None) => Some("engine-start-timer"),
            _ if by_message && !parts.has().can(Can::MessageStarts) => Some("engine-start-message"),
            _ => None,
        };
        if let Some(code) = started_otherwise {
            parts.lost(&id, code);
            if let Some(step) = parts.steps.get_mut(&id) {
                step.kind = StepKind::Start { trigger: Trigger::None, interrupting };
            }
        }
        let Some(step) = parts.steps.get_mut(&id) else { continue };
        let StepKind::Start { trigger, .. } = &mut step.kind else { continue };
        let home = (step.parent.clone(), step.pool.clone(), step.lane.clone());
        let lane_pool =
            home.2.as_ref().and_then(|l| parts.original.lane(l)).map(|l| l.pool.clone());
        if *trigger == Trigger::None && !seen.insert((home.0, home.1, lane_pool)) {
            *trigger = Trigger::Message;
            parts.lost(&id, "engine-second-start");
        }
    }
}

/// Triggers the engine does not know become ones that it does.
fn simplify(parts: &mut Parts<'_>, id: &StepId) {
    let has = parts.has();
    let Some(step) = parts.steps.get_mut(id) else { return };
    if let StepKind::Catch(Trigger::None) = step.kind {
        step.kind = StepKind::Throw(Trigger::None);
        parts.lost(id, "engine-bare-catch");
        return;
    }
    let throws = matches!(step.kind, StepKind::Throw(_) | StepKind::End { .. });
    let (StepKind::Start { trigger, .. }
    | StepKind::Catch(trigger)
    | StepKind::Throw(trigger)
    | StepKind::Boundary { trigger, .. }
    | StepKind::End { trigger, .. }) = &mut step.kind
    else {
        return;
    };
    let several = matches!(trigger, Trigger::Multiple | Trigger::ParallelMultiple);
    let lacks = if throws { has.throws_no } else { has.awaits_no };
    if !several && !Vocabulary::lists(lacks, trigger) {
        return;
    }
    let code = match (throws, &*trigger) {
        (_, Trigger::Multiple | Trigger::ParallelMultiple) => "engine-multiple-event",
        (_, Trigger::Link) => "engine-link-event",
        (true, _) => "engine-throw-event",
        (false, Trigger::Conditional) => "engine-conditional-event",
        (false, _) => "engine-catch-event",
    };
    let link = *trigger == Trigger::Link;
    *trigger = if throws && !several { Trigger::None } else { Trigger::Message };
    if link {
        jump(parts, id, throws);
    }
    parts.lost(id, code);
}

/// A pair of links becomes a flow between two events at which nothing happens.
fn jump(parts: &mut Parts<'_>, id: &StepId, throws: bool) {
    let Some(step) = parts.steps.get_mut(id) else { return };
    step.foreign.elements.retain(|e| !fragment_name(e).ends_with("EventDefinition"));
    if !throws {
        step.kind = StepKind::Throw(Trigger::None);
        return;
    }
    let (name, parent) = (step.name.clone(), step.parent.clone());
    let target = parts.original.steps().find(|(_, s)| {
        s.kind == StepKind::Catch(Trigger::Link) && s.name == name && s.parent == parent
    });
    let Some((target, _)) = target else { return };
    let flow = FlowId::new(parts.fresh(&format!("{id}_jump")));
    parts.add_flow(flow, Flow::new(id.clone(), target.clone()));
}

/// The time of a timer, as one duration an engine can count.
fn time(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get(id) else { return };
    let Some(Trigger::Timer(timer)) = step.kind.trigger().cloned() else { return };
    match timer {
        None => {
            let waited = step.waits.first().map(|wait| wait.timing.clone());
            let day = Timing::new(Distribution::Fixed(1.0), Unit::CalendarDays);
            if waited.is_none() {
                parts.lost(id, "engine-timer-missing");
            }
            set_timer(parts, id, Timer::After(waited.unwrap_or(day)));
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
        Some(Timer::Text(text)) if text.starts_with('R') && !parts.has().can(Can::Cycles) => {
            let interrupts = !matches!(
                step.kind,
                StepKind::Boundary { interrupting: false, .. } | StepKind::Start { .. }
            );
            if interrupts {
                let once = text.split('/').next_back().unwrap_or_default().to_owned();
                set_timer(parts, id, Timer::Text(once));
                parts.lost(id, "engine-timer-cycle");
            }
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

/// Gives messages, signals, errors and escalations the root element and name that engines ask for,
/// and timers the time as the engine reads it.
fn define(parts: &mut Parts<'_>, id: &StepId, name: &str) {
    let has = parts.has();
    let awaited = awaited_by(parts, id);
    let Some(step) = parts.steps.get_mut(id) else { return };
    if let StepKind::Task(TaskKind::Receive) = step.kind {
        let message = root("message", id, name, awaited);
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
            if let (Trigger::Timer(Some(timer)), true) = (&trigger, has.can(Can::QuotedTimes)) {
                let written = timer::written(timer, parts.original.card());
                step.foreign.elements.push(quoted_timer(id, written));
            }
            return;
        }
    };
    forget_definitions(step);
    let (root_id, element) = root(kind, id, name, awaited);
    let definition = definitions_of(&trigger).first().copied().unwrap_or_default();
    let mut event = Element::new(format!("bpmn:{definition}"))
        .with("id", format!("{id}_definition"))
        .with(reference, root_id);
    if throws && kind == "message" {
        let topic = slug(id.as_str());
        match has.service {
            Service::Attributes(worker) => {
                event.set(&has.word("type"), worker);
                event.set(&has.word("topic"), topic);
            }
            Service::Element => {
                let job = Element::new(has.word("taskDefinition")).with("type", topic);
                extend(&mut step.foreign, &[job]);
            }
            Service::Caller => {}
        }
    }
    step.foreign.elements.push(event.compact());
    parts.foreign.elements.push(element);
}

/// What a message is called: as the arrow that carries it, else as its event.
fn message_name(parts: &Parts<'_>, id: &StepId, carried: &BTreeMap<StepId, String>) -> String {
    carried.get(id).cloned().unwrap_or_else(|| parts.name_of(id))
}

/// The names of the arrows that carry messages, by the steps they join.
fn carried(parts: &Parts<'_>) -> BTreeMap<StepId, String> {
    let mut out = BTreeMap::new();
    let named = |l: &&Link| l.kind == LinkKind::Message && !l.name.is_empty();
    for link in parts.links.values().filter(named) {
        for end in [&link.from, &link.to] {
            if let Anchor::Step(id) = end {
                let name = link.name.get(parts.language).replace('\n', " ");
                out.entry(id.clone()).or_insert(name);
            }
        }
    }
    out
}

/// The word that says by which variable an awaited message finds its case; a start needs none.
fn awaited_by(parts: &Parts<'_>, id: &StepId) -> Option<Element> {
    let has = parts.has();
    let step = parts.steps.get(id)?;
    let awaits = match &step.kind {
        StepKind::Task(TaskKind::Receive) | StepKind::Catch(_) | StepKind::Boundary { .. } => true,
        StepKind::Start { .. } => step.parent.is_some(),
        _ => false,
    };
    let key = format!("={CASE_KEY}");
    (awaits && has.can(Can::Correlates))
        .then(|| Element::new(has.word("subscription")).with("correlationKey", key))
}

/// A timer whose time stands as a text in quotes, for engines that work it out.
fn quoted_timer(id: &StepId, (element, text): (&str, String)) -> String {
    let time = Element::new(format!("bpmn:{element}"))
        .with("xsi:type", "bpmn:tFormalExpression")
        .with_text(format!("\"{text}\""));
    Element::new("bpmn:timerEventDefinition")
        .with("id", format!("{id}_definition"))
        .with_child(time)
        .compact()
}

fn forget_definitions(step: &mut Step) {
    step.foreign.elements.retain(|e| {
        let name = fragment_name(e);
        !name.ends_with("EventDefinition") && !name.ends_with("eventDefinitionRef")
    });
}

/// A root element for one event: its id and text.
fn root(kind: &str, step: &StepId, name: &str, inside: Option<Element>) -> (String, String) {
    let id = format!("{step}_{kind}");
    let mut out = Element::new(format!("bpmn:{kind}")).with("id", id.as_str()).with("name", name);
    match kind {
        "error" => out.set("errorCode", step.as_str()),
        "escalation" => out.set("escalationCode", step.as_str()),
        "message" => {
            if let Some(inside) = inside {
                out.push(Element::new("bpmn:extensionElements").with_child(inside));
            }
        }
        _ => {}
    }
    (id, out.compact())
}

/// Reports message flows: engines do not carry them, the two sides correlate a message.
pub(super) fn report_messages(parts: &mut Parts<'_>) {
    let messages: Vec<_> = parts
        .links
        .iter()
        .filter(|(_, l)| l.kind == LinkKind::Message)
        .map(|(id, _)| id.clone())
        .collect();
    for id in messages {
        parts.losses.push(Finding::note(Place::Link(id), "engine-message-flow"));
    }
}
