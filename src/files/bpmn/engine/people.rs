//! Tasks and what holds others: as which kind of step an engine knows them.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place};
use crate::model::id::StepId;
use crate::model::step::{GatewayKind, Repeat, StepKind, SubKind, TaskKind};

use crate::files::bpmn::xml::fragment_name;

use super::dialect::{Calls, Can};
use super::parts::Parts;

/// Steps that an engine takes as their own begin or end.
const TAKEN_NAMES: [&str; 2] = ["Start", "End"];

/// Makes every step one that the engine can run.
pub(super) fn make_runnable(parts: &mut Parts<'_>) {
    rename_taken(parts);
    let mut watched = BTreeSet::new();
    let mut filled = BTreeSet::new();
    for step in parts.steps.values() {
        filled.extend(step.parent.clone());
        if let StepKind::Boundary { host, .. } = &step.kind {
            watched.insert(host.clone());
        }
    }
    for id in parts.step_ids() {
        tasks(parts, &id, watched.contains(&id));
        composites(parts, &id, !filled.contains(&id));
        repeats(parts, &id);
        gateways(parts, &id);
    }
    for id in parts.step_ids() {
        split(parts, &id);
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
        parts.flows_moved();
        let finding = Finding::note(Place::Step(old), "engine-id-taken");
        parts.losses.push(finding.with("id", name).with("step", new.as_str()));
    }
}

fn tasks(parts: &mut Parts<'_>, id: &StepId, watched: bool) {
    let Some(StepKind::Task(kind)) = parts.steps.get(id).map(|s| s.kind.clone()) else { return };
    let has = parts.has();
    let (runs_as, code) = match kind {
        TaskKind::Plain => (TaskKind::Person, "engine-plain-task"),
        TaskKind::Manual => (TaskKind::Person, "engine-manual-task"),
        // Some engines end a send task the moment it starts, so nothing on its border can happen.
        TaskKind::Send if watched => (TaskKind::Automatic, "engine-watched-send"),
        TaskKind::Send if !has.can(Can::Sends) => (TaskKind::Automatic, "engine-send-task"),
        TaskKind::Script if has_script(parts, id) || has.can(Can::ScriptJobs) => return,
        TaskKind::Script => (TaskKind::Automatic, "engine-script-task"),
        TaskKind::Rule if has.can(Can::Rules) && !watched => return,
        TaskKind::Rule => (TaskKind::Automatic, "engine-rule-task"),
        TaskKind::Person | TaskKind::Automatic | TaskKind::Receive | TaskKind::Send => return,
    };
    if let Some(step) = parts.steps.get_mut(id) {
        step.kind = StepKind::Task(runs_as);
        if runs_as == TaskKind::Automatic {
            // The script stays in the study: the element it is written as has none.
            step.foreign.elements.retain(|e| fragment_name(e) != "bpmn:script");
            step.foreign.attributes.remove("scriptFormat");
        }
    }
    parts.lost(id, code);
}

/// Whether a step brings a script that the engine runs.
fn has_script(parts: &Parts<'_>, id: &StepId) -> bool {
    let Some(step) = parts.steps.get(id) else { return false };
    let written = step.foreign.elements.iter().any(|e| fragment_name(e) == "bpmn:script");
    let format = step.foreign.attributes.get("scriptFormat").map_or("", String::as_str);
    written && parts.has().runs(format)
}

fn composites(parts: &mut Parts<'_>, id: &StepId, hollow: bool) {
    let Some(step) = parts.steps.get(id) else { return };
    let (kind, code) = match &step.kind {
        StepKind::SubProcedure { .. } if hollow => {
            (StepKind::Task(TaskKind::Person), "engine-empty-sub")
        }
        StepKind::SubProcedure { kind: SubKind::AdHoc, expanded } => (
            StepKind::SubProcedure { kind: SubKind::Embedded, expanded: *expanded },
            "engine-ad-hoc",
        ),
        StepKind::SubProcedure { kind: SubKind::Transaction, expanded }
            if !parts.has().can(Can::Transactions) =>
        {
            let kind = SubKind::Embedded;
            (StepKind::SubProcedure { kind, expanded: *expanded }, "engine-transaction")
        }
        StepKind::Call { called } if called.is_empty() => {
            (StepKind::Task(TaskKind::Person), "engine-call-nothing")
        }
        StepKind::Call { called } => {
            let called = called.clone();
            parts.lost_with(id, "engine-call-elsewhere", "called", &called);
            if parts.has().calls == Calls::Inherit {
                parts.lost(id, "engine-call-out");
            }
            return;
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
