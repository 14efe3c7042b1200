//! Events: times as ISO 8601 durations, messages, signals and errors with names, waits of the law
//! as timers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::model::card::TermUnit;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Flow, LinkKind};
use crate::model::id::{FlowId, StepId};
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, Timer, Trigger};
use crate::model::timing::{Distribution, Timing, Unit, WaitedFor};

use crate::files::bpmn::element::Element;
use crate::files::bpmn::timer;

use super::dialect::{Can, Vocabulary};
use super::links::Landings;
use super::parts::Parts;
use super::roots::{self, forget_definitions};

/// The variable that tells one case from another.
pub(super) const CASE_KEY: &str = "case_id";

/// Makes every event one that the engine can run.
pub(super) fn make_runnable(parts: &mut Parts<'_>) {
    starts(parts);
    let places = Landings::of(parts.steps.iter());
    let alone = places.alone(parts.steps.iter());
    for id in parts.step_ids() {
        let changed = simplify(parts, &id, &places);
        // No arrow joins what is alone to anything, whether or not the engine knows links.
        let (lone, changed) = match (alone.contains(&id), changed) {
            (true, Some(LINK_EVENT)) => (Some("engine-link-alone-plain"), None),
            (true, changed) => (Some("engine-link-alone"), changed),
            (false, changed) => (None, changed),
        };
        for code in lone.into_iter().chain(changed) {
            parts.lost(&id, code);
        }
        time(parts, &id);
        legal_wait(parts, &id);
    }
    for id in parts.step_ids() {
        define(parts, &id);
    }
    roots::define(parts);
}

/// One start event without a trigger for each process; further ones wait for a message, or where a
/// case cannot be started so, they are chosen behind the first.
fn starts(parts: &mut Parts<'_>) {
    let mut first = BTreeMap::new();
    for id in parts.step_ids() {
        let Some(step) = parts.steps.get(&id) else { continue };
        let StepKind::Start { interrupting, .. } = step.kind else { continue };
        if let Some((trigger, code)) = begun_otherwise(parts, step) {
            parts.lost(&id, code);
            if let Some(step) = parts.steps.get_mut(&id) {
                step.kind = StepKind::Start { trigger, interrupting };
            }
        }
        let Some(step) = parts.steps.get(&id) else { continue };
        if step.kind.trigger() != Some(&Trigger::None) {
            continue;
        }
        let lane = step.lane.as_ref().and_then(|l| parts.original.lane(l));
        let band = (step.pool.clone(), lane.map(|l| l.pool.clone()));
        let home = (step.parent.clone(), band, parts.home_of(step).to_owned());
        match first.entry(home) {
            Entry::Vacant(place) => {
                place.insert((id, None));
            }
            Entry::Occupied(mut first) => second_start(parts, &id, first.get_mut()),
        }
    }
}

/// What a start waits for instead, where BPMN or the engine has no such start, and the loss of it.
fn begun_otherwise(parts: &Parts<'_>, step: &Step) -> Option<(Trigger, &'static str)> {
    let trigger = step.kind.trigger()?;
    let host = step.parent.as_ref().and_then(|parent| parts.steps.get(parent)).map(|s| &s.kind);
    let by_message = parts.has().can(Can::MessageStarts);
    let ordinary = |code| Some((Trigger::None, code));
    match (host, trigger) {
        (Some(StepKind::SubProcedure { kind: SubKind::Event, .. }), _) => {
            (*trigger == Trigger::None).then_some((Trigger::Message, "engine-catch-event"))
        }
        (_, Trigger::None) => None,
        (Some(_), _) => ordinary("engine-start-inside"),
        (None, Trigger::Timer(None)) => ordinary("engine-start-timer"),
        (None, Trigger::Message) if by_message => None,
        (None, Trigger::Message) => ordinary("engine-start-message"),
        (None, Trigger::Error | Trigger::Escalation | Trigger::Compensation) if by_message => {
            Some((Trigger::Message, "engine-catch-event"))
        }
        (None, Trigger::Error | Trigger::Escalation | Trigger::Compensation) => {
            ordinary("engine-start-message")
        }
        (None, _) if !by_message && needs_message(parts.has(), &step.kind) => {
            ordinary("engine-start-message")
        }
        (None, _) => None,
    }
}

/// A further start without a trigger: of `first`, and of the gateway behind it once there is one.
fn second_start(parts: &mut Parts<'_>, id: &StepId, first: &mut (StepId, Option<StepId>)) {
    let by_message = parts.has().can(Can::MessageStarts);
    let inside = parts.steps.get(id).is_some_and(|step| step.parent.is_some());
    if let Some(step) = parts.steps.get_mut(id).filter(|_| by_message && !inside)
        && let StepKind::Start { trigger, .. } = &mut step.kind
    {
        *trigger = Trigger::Message;
        parts.lost(id, "engine-second-start");
        return;
    }
    let gateway = first.1.get_or_insert_with(|| {
        let kind = StepKind::Gateway(GatewayKind::Exclusive);
        let gateway = parts.put_behind(&first.0, kind, &format!("{}_which", first.0));
        let name = parts.steps.get(&first.0).map(|s| s.name.clone());
        if let Some(step) = parts.steps.get_mut(&gateway) {
            step.name = name.clone().unwrap_or_default();
        }
        for flow in parts.leaving(&gateway) {
            if let Some(flow) = parts.flows.get_mut(&flow) {
                flow.default = true;
                if flow.name.is_empty() {
                    flow.name = name.clone().unwrap_or_default();
                }
            }
        }
        gateway
    });
    let gateway = gateway.clone();
    let flow_id = FlowId::new(parts.fresh(&format!("{id}_chosen")));
    let mut flow = Flow::new(gateway, id.clone());
    if let Some(step) = parts.steps.get_mut(id) {
        step.kind = StepKind::Throw(Trigger::None);
        flow.name = step.name.clone();
    }
    parts.add_flow(flow_id, flow);
    parts.lost(id, "engine-start-chosen");
}

/// Whether BPMN has such an event: what was changed by hand, or comes from others, may be none.
fn exists(kind: &StepKind) -> bool {
    use Trigger::{Cancel, Compensation, Conditional, Error, Escalation, Link, Terminate, Timer};
    match kind {
        StepKind::Throw(trigger) => {
            !matches!(trigger, Timer(_) | Conditional | Error | Cancel | Terminate)
        }
        StepKind::End { trigger, .. } => !matches!(trigger, Timer(_) | Conditional),
        StepKind::Catch(trigger) => {
            !matches!(trigger, Error | Escalation | Compensation | Cancel | Terminate)
        }
        StepKind::Boundary { trigger, .. } => !matches!(trigger, Trigger::None | Link | Terminate),
        StepKind::Start { trigger, .. } => !matches!(trigger, Link | Cancel | Terminate),
        _ => true,
    }
}

/// Whether what an event awaits is a message in the file, as the engine does not know it.
fn needs_message(has: &Vocabulary, kind: &StepKind) -> bool {
    let several = |t: &Trigger| matches!(t, Trigger::Multiple | Trigger::ParallelMultiple);
    let unknown = |t: &Trigger| several(t) || Vocabulary::lists(has.awaits_no, t);
    !exists(kind) || kind.trigger().is_some_and(unknown)
}

/// The loss of a link where an engine does not know links.
const LINK_EVENT: &str = "engine-link-event";

/// Triggers the engine does not know become ones that it does; the loss of it.
fn simplify(parts: &mut Parts<'_>, id: &StepId, places: &Landings) -> Option<&'static str> {
    let has = parts.has();
    let step = parts.steps.get_mut(id)?;
    if let StepKind::End { trigger: Trigger::Link, .. } = step.kind {
        // BPMN has no such end: a link on the way has nothing behind it either.
        step.kind = StepKind::Throw(Trigger::Link);
    }
    if let StepKind::Catch(Trigger::None) = step.kind {
        step.kind = StepKind::Throw(Trigger::None);
        return Some("engine-bare-catch");
    }
    let throws = matches!(step.kind, StepKind::Throw(_) | StepKind::End { .. });
    let exists = exists(&step.kind);
    let (StepKind::Start { trigger, .. }
    | StepKind::Catch(trigger)
    | StepKind::Throw(trigger)
    | StepKind::Boundary { trigger, .. }
    | StepKind::End { trigger, .. }) = &mut step.kind
    else {
        return None;
    };
    let several = matches!(trigger, Trigger::Multiple | Trigger::ParallelMultiple);
    let lacks = if throws { has.throws_no } else { has.awaits_no };
    if exists && !several && !Vocabulary::lists(lacks, trigger) {
        return None;
    }
    let code = match (throws, &*trigger) {
        (true, Trigger::Multiple | Trigger::ParallelMultiple) => "engine-throws-several",
        (_, Trigger::Multiple | Trigger::ParallelMultiple) => "engine-multiple-event",
        (_, Trigger::Link) if exists => LINK_EVENT,
        (true, _) => "engine-throw-event",
        (false, Trigger::Conditional) => "engine-conditional-event",
        (false, _) => "engine-catch-event",
    };
    let link = exists && *trigger == Trigger::Link;
    let sends = several && !Vocabulary::lists(lacks, &Trigger::Message);
    *trigger = if throws && !sends { Trigger::None } else { Trigger::Message };
    if link {
        jump(parts, id, throws, places);
    }
    Some(code)
}

/// A pair of links becomes a flow between two events at which nothing happens.
fn jump(parts: &mut Parts<'_>, id: &StepId, throws: bool, places: &Landings) {
    let Some(step) = parts.steps.get_mut(id) else { return };
    let target = places.behind(id, step).cloned();
    forget_definitions(step);
    if !throws {
        step.kind = StepKind::Throw(Trigger::None);
        return;
    }
    let Some(target) = target else { return };
    let flow = FlowId::new(parts.fresh(&format!("{id}_jump")));
    parts.add_flow(flow, Flow::new(id.clone(), target));
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

/// Gives timers the time as the engine reads it.
fn define(parts: &mut Parts<'_>, id: &StepId) {
    let quoted = parts.has().can(Can::QuotedTimes);
    let definition = parts.fresh(&format!("{id}_definition"));
    let Some(step) = parts.steps.get_mut(id) else { return };
    let Some(trigger) = step.kind.trigger().cloned() else { return };
    match trigger {
        // These have their roots, or a name; the last keeps what its definition of the file names.
        Trigger::Message
        | Trigger::Link
        | Trigger::Signal
        | Trigger::Error
        | Trigger::Escalation
        | Trigger::Compensation => {}
        Trigger::Timer(Some(timer)) if quoted => {
            forget_definitions(step);
            let written = timer::written(&timer, parts.original.card());
            step.foreign.elements.push(quoted_timer(definition, written));
        }
        _ => forget_definitions(step),
    }
}

/// A timer whose time stands as a text in quotes, for engines that work it out.
fn quoted_timer(id: String, (element, text): (&str, String)) -> String {
    let time = Element::new(format!("bpmn:{element}"))
        .with("xsi:type", "bpmn:tFormalExpression")
        .with_text(format!("\"{text}\""));
    Element::new("bpmn:timerEventDefinition").with("id", id).with_child(time).compact()
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
