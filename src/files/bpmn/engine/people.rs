//! Tasks: who does them, as which kind of task an engine knows, and as which it does not.

use crate::model::finding::{Finding, Place};
use crate::model::id::StepId;
use crate::model::step::{GatewayKind, Repeat, StepKind, SubKind, TaskKind};

use super::Dialect;
use super::parts::Parts;

/// Steps that an engine takes as their own begin or end.
const TAKEN_NAMES: [&str; 2] = ["Start", "End"];

/// Makes every step one that the engine can run.
pub(super) fn make_runnable(parts: &mut Parts<'_>) {
    rename_taken(parts);
    for id in parts.step_ids() {
        tasks(parts, &id);
        composites(parts, &id);
        repeats(parts, &id);
        gateways(parts, &id);
    }
    for id in parts.step_ids() {
        split(parts, &id);
    }
    for id in parts.step_ids() {
        assign(parts, &id);
    }
}

/// SpiffWorkflow names its own first and last node `Start` and `End`.
fn rename_taken(parts: &mut Parts<'_>) {
    for name in TAKEN_NAMES {
        let old = StepId::new(name);
        let Some(step) = parts.steps.remove(&old) else { continue };
        let new = StepId::new(parts.fresh(&format!("{name}_step")));
        parts.steps.insert(new.clone(), step);
        for flow in parts.flows.values_mut() {
            for end in [&mut flow.from, &mut flow.to] {
                if *end == old {
                    *end = new.clone();
                }
            }
        }
        for step in parts.steps.values_mut() {
            if step.parent.as_ref() == Some(&old) {
                step.parent = Some(new.clone());
            }
            if let StepKind::Boundary { host, .. } = &mut step.kind
                && *host == old
            {
                *host = new.clone();
            }
        }
        for link in parts.links.values_mut() {
            for end in [&mut link.from, &mut link.to] {
                if *end == crate::model::flow::Anchor::Step(old.clone()) {
                    *end = crate::model::flow::Anchor::Step(new.clone());
                }
            }
        }
        let finding = Finding::note(Place::Step(old), "engine-id-taken");
        parts.losses.push(finding.with("id", name).with("step", new.as_str()));
    }
}

fn tasks(parts: &mut Parts<'_>, id: &StepId) {
    let Some(StepKind::Task(kind)) = parts.steps.get(id).map(|s| s.kind.clone()) else { return };
    let watched = parts
        .steps
        .values()
        .any(|s| matches!(&s.kind, StepKind::Boundary { host, .. } if host == id));
    let (runs_as, code) = match kind {
        TaskKind::Plain => (TaskKind::Person, "engine-plain-task"),
        TaskKind::Manual => (TaskKind::Person, "engine-manual-task"),
        // Some engines end a send task the moment it starts, so nothing on its border can happen.
        TaskKind::Send if watched => (TaskKind::Automatic, "engine-watched-send"),
        TaskKind::Person | TaskKind::Automatic | TaskKind::Receive | TaskKind::Send => return,
        TaskKind::Script => (TaskKind::Automatic, "engine-script-task"),
        TaskKind::Rule => (TaskKind::Automatic, "engine-rule-task"),
    };
    if let Some(step) = parts.steps.get_mut(id) {
        step.kind = StepKind::Task(runs_as);
    }
    parts.lost(id, code);
}

fn composites(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get(id) else { return };
    let hollow = !parts.steps.values().any(|s| s.parent.as_ref() == Some(id));
    let (kind, code) = match &step.kind {
        StepKind::SubProcedure { .. } if hollow => {
            (StepKind::Task(TaskKind::Person), "engine-empty-sub")
        }
        StepKind::SubProcedure { kind: SubKind::AdHoc, expanded } => (
            StepKind::SubProcedure { kind: SubKind::Embedded, expanded: *expanded },
            "engine-ad-hoc",
        ),
        StepKind::Call { called } if called.is_empty() => {
            (StepKind::Task(TaskKind::Person), "engine-call-nothing")
        }
        _ => return,
    };
    if let Some(step) = parts.steps.get_mut(id) {
        step.kind = kind;
    }
    parts.lost(id, code);
}

fn repeats(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get_mut(id) else { return };
    if step.repeat == Some(Repeat::Loop) {
        step.repeat = None;
        step.foreign.elements.retain(|e| !e.contains("LoopCharacteristics"));
        parts.lost(id, "engine-loop");
    }
}

fn gateways(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get_mut(id) else { return };
    if step.kind == StepKind::Gateway(GatewayKind::Complex) {
        step.kind = StepKind::Gateway(GatewayKind::Inclusive);
        step.foreign.elements.retain(|e| !e.contains("activationCondition"));
        parts.lost(id, "engine-complex-gateway");
    }
}

/// Several flows that leave a step leave a gateway behind it instead.
fn split(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get(id) else { return };
    if step.kind.is_gateway() || matches!(step.kind, StepKind::End { .. }) {
        return;
    }
    let leaving = parts.leaving(id);
    if leaving.len() < 2 {
        return;
    }
    let decided = leaving
        .iter()
        .filter_map(|f| parts.flows.get(f))
        .any(|f| f.default || !f.condition.is_empty() || f.share.is_some());
    let kind = if decided { GatewayKind::Inclusive } else { GatewayKind::Parallel };
    parts.put_behind(id, StepKind::Gateway(kind), &format!("{id}_split"));
    parts.lost(id, "engine-split-made");
}

/// Says who does a task, in the words of the dialect.
fn assign(parts: &mut Parts<'_>, id: &StepId) {
    let Some(step) = parts.steps.get(id) else { return };
    let StepKind::Task(kind) = step.kind else { return };
    let office = parts.original.office_of(step).cloned();
    let topic = super::parts::slug(id.as_str());
    let mut attributes: Vec<(&str, String)> = Vec::new();
    match kind {
        TaskKind::Person => {
            if let Some(office) = &office {
                attributes.push(("camunda:candidateGroups", office.to_string()));
            }
            if step.priority != 0 {
                attributes.push(("camunda:priority", step.priority.to_string()));
            }
        }
        TaskKind::Automatic | TaskKind::Send => {
            attributes.push(("camunda:type", "external".to_owned()));
            attributes.push(("camunda:topic", topic));
        }
        TaskKind::Plain
        | TaskKind::Manual
        | TaskKind::Receive
        | TaskKind::Script
        | TaskKind::Rule => {}
    }
    let says = parts.dialect == Dialect::Operaton;
    if let Some(step) = parts.steps.get_mut(id)
        && says
    {
        for (key, value) in attributes {
            // What the file already said for this engine is better than what we derive.
            step.foreign.attributes.entry(key.to_owned()).or_insert(value);
        }
    }
    match (kind, office) {
        (TaskKind::Person, None) => parts.lost(id, "engine-no-office"),
        (TaskKind::Person, Some(_)) if !says => parts.lost(id, "engine-office"),
        _ => {}
    }
}
