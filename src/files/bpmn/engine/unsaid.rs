//! What no engine can be told: named once for each thing it stands on.

use crate::model::artifact::ArtifactKind;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::ArtifactId;
use crate::model::step::Step;
use crate::model::timing::WaitedFor;

use super::Dialect;
use super::parts::Parts;

/// Reports the annotations of steps, flows, offices and the card that stay behind.
pub(super) fn report(parts: &mut Parts<'_>) {
    let p = parts.original;
    for (id, step) in p.steps() {
        for code in of_step(step, parts.dialect) {
            parts.lost(id, code);
        }
    }
    let mut out = Vec::new();
    for (id, flow) in p.flows() {
        let place = || Place::Flow(id.clone());
        if flow.share.is_some() {
            out.push(Finding::note(place(), "engine-share"));
        }
        if !flow.marks.is_empty() {
            out.push(Finding::note(place(), "engine-marks"));
        }
    }
    for (id, office) in p.offices() {
        let place = || Place::Office(id.clone());
        if office.staff.is_some() || office.background.is_some() {
            out.push(Finding::note(place(), "engine-staff"));
        }
        if office.calendar.is_some() {
            out.push(Finding::note(place(), "engine-calendar"));
        }
        if office.cost_per_hour.is_some() {
            out.push(Finding::note(place(), "engine-cost"));
        }
    }
    for id in p.card().terms.keys() {
        out.push(Finding::note(Place::Term(id.clone()), "engine-term"));
    }
    if p.scenarios().next().is_some() {
        out.push(Finding::note(Place::Study, "engine-scenarios"));
    }
    parts.losses.extend(out);
}

fn of_step(step: &Step, dialect: Dialect) -> Vec<&'static str> {
    let waits = step.waits.iter().any(|w| w.waited_for != WaitedFor::Law);
    let said = [
        (step.work.is_some(), "engine-work"),
        (waits, "engine-wait"),
        (step.staff_needed > 1, "engine-staff-needed"),
        (step.priority != 0 && dialect != Dialect::Operaton, "engine-priority"),
        (step.sittings.is_some(), "engine-sittings"),
        (step.at_most.is_some(), "engine-at-most"),
        (step.cost.is_some(), "engine-cost"),
        (!step.documents.is_empty(), "engine-documents"),
        (!step.systems.is_empty() || step.channel.is_some(), "engine-systems"),
        (!step.marks.is_empty(), "engine-marks"),
        (step.risk.is_some() || !step.basis.is_empty(), "engine-law"),
        (step.phase.is_some() || step.digital_level.is_some(), "engine-phase"),
        (step.demand.is_some(), "engine-demand"),
    ];
    said.into_iter().filter(|(there, _)| *there).map(|(_, code)| code).collect()
}

/// Leaves out drawn data: engines refuse it or do nothing with it.
pub(super) fn leave_out_data(parts: &mut Parts<'_>) {
    let data = |kind: ArtifactKind| !matches!(kind, ArtifactKind::Annotation | ArtifactKind::Group);
    let gone: Vec<ArtifactId> =
        parts.artifacts.iter().filter(|(_, a)| data(a.kind)).map(|(id, _)| id.clone()).collect();
    for id in gone {
        parts.artifacts.remove(&id);
        parts.links.retain(|_, l| {
            let there = Anchor::Artifact(id.clone());
            l.from != there && l.to != there
        });
        parts.losses.push(Finding::note(Place::Artifact(id), "engine-data"));
    }
    parts.links.retain(|_, l| l.kind != LinkKind::Data);
    for step in parts.steps.values_mut() {
        step.foreign.elements.retain(|e| {
            !["ioSpecification", "dataInputAssociation", "dataOutputAssociation", "bpmn:property"]
                .iter()
                .any(|name| e.starts_with(&format!("<bpmn:{}", name.trim_start_matches("bpmn:"))))
        });
    }
}
