//! Faults as findings, so that they stand in the list beside those of the rules.

use std::collections::BTreeSet;

use crate::model::finding::{Called, Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::model::text::Language;

use super::{Fault, FaultKind, Reached, Verdict, Witness};

/// Steps of a stretch or a circle named in the sentence.
const NAMED: usize = 5;
/// Steps looked at for one with a name beside a gateway without.
const LOOKED_AT: usize = 50;

impl Verdict {
    /// The faults as findings, and a note where a limit was reached. Names in the arguments are in
    /// `language`. Errors first, then by place.
    pub fn findings(&self, procedure: &Procedure, language: Language) -> Vec<Finding> {
        let mut out: Vec<Finding> =
            self.faults.iter().filter_map(|f| finding(procedure, language, f)).collect();
        if !self.limits.is_empty() {
            let states = if self.limits.contains(&Reached::States) { self.states } else { 0 };
            out.push(Finding::note(Place::Study, "structure-limit").with("states", states));
        }
        out.sort_by(|a, b| (a.severity, &a.place, a.code).cmp(&(b.severity, &b.place, b.code)));
        out
    }

    /// The same without what the rules have already `told` of the same place.
    pub fn findings_beside(
        &self,
        procedure: &Procedure,
        language: Language,
        told: &[Finding],
    ) -> Vec<Finding> {
        let mut out = self.findings(procedure, language);
        let told_of = |kind: FaultKind, steps: &[StepId]| {
            let of_kind = told.iter().filter(|t| same_as(kind).contains(&t.code));
            let said: BTreeSet<&StepId> = of_kind
                .filter_map(|t| match &t.place {
                    Place::Step(id) => Some(id),
                    _ => None,
                })
                .collect();
            steps.iter().any(|id| said.contains(id))
        };
        for fault in self.faults.iter().filter(|f| told_of(f.kind, &f.offending)) {
            if let Some(said) = finding(procedure, language, fault)
                && let Some(at) = out.iter().position(|f| *f == said)
            {
                out.remove(at);
            }
        }
        out
    }
}

impl Fault {
    /// Whether a finding speaks of this fault: its own, or that of a rule that sees it too.
    pub fn is_told_by(&self, finding: &Finding) -> bool {
        let Place::Step(place) = &finding.place else { return false };
        let (Some(first), Some(last)) = (self.offending.first(), self.offending.last()) else {
            return false;
        };
        let own = code(self.kind) == finding.code && (place == first || place == last);
        own || (same_as(self.kind).contains(&finding.code) && self.offending.contains(place))
    }
}

/// Rules that say the same of a place, as far as they see it.
fn same_as(kind: FaultKind) -> &'static [&'static str] {
    match kind {
        FaultKind::Deadlock => &["join-deadlock"],
        FaultKind::LackOfSynchronisation => &["join-unsynchronized", "join-missing"],
        FaultKind::Livelock => &["endless-loop"],
        FaultKind::MissingEnd => &["dead-end"],
        FaultKind::UnreachableStep => &["unreachable"],
        FaultKind::ImproperCompletion | FaultKind::DeadStep => &[],
    }
}

/// The code of the finding of a kind.
fn code(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Deadlock => "structure-deadlock",
        FaultKind::LackOfSynchronisation => "structure-lack-of-synchronisation",
        FaultKind::ImproperCompletion => "structure-improper-completion",
        FaultKind::Livelock => "structure-livelock",
        FaultKind::MissingEnd => "structure-missing-end",
        FaultKind::DeadStep => "structure-dead-step",
        FaultKind::UnreachableStep => "structure-unreachable",
    }
}

fn finding(procedure: &Procedure, language: Language, fault: &Fault) -> Option<Finding> {
    let (first, last) = (fault.offending.first()?, fault.offending.last()?);
    let name = |id: &StepId| called(procedure, language, id);
    let at = |step: &StepId| Place::Step(step.clone());
    let step = match fault.kind {
        FaultKind::Deadlock | FaultKind::LackOfSynchronisation | FaultKind::ImproperCompletion => {
            last
        }
        FaultKind::Livelock
        | FaultKind::MissingEnd
        | FaultKind::DeadStep
        | FaultKind::UnreachableStep => first,
    };
    let finding = if fault.kind == FaultKind::ImproperCompletion {
        Finding::warning(at(step), code(fault.kind))
    } else {
        Finding::error(at(step), code(fault.kind))
    };
    debug_assert_ne!(finding.severity, Severity::Note, "a fault is more than a note");
    let names: Vec<Called> = fault.offending.iter().take(NAMED).map(name).collect();
    let split = if first == last { Vec::new() } else { vec![name(first)] };
    let length = fault.witness.as_ref().map_or(0, Witness::length);
    Some(
        finding
            .with("step", vec![name(step)])
            .with("split", split)
            .with("count", fault.offending.len())
            .with("steps", names)
            .with("length", length),
    )
}

/// What a step is called: by its name; a gateway without one by the nearest named step before it,
/// else behind it; anything else without a name by its id.
pub fn called(procedure: &Procedure, language: Language, id: &StepId) -> Called {
    let name = line(procedure, language, id);
    if !name.is_empty() {
        return Called::Name(name);
    }
    let is_gateway =
        procedure.step(id).is_some_and(|step| matches!(step.kind, StepKind::Gateway(_)));
    let before = |at: &StepId| procedure.incoming(at).map(|(_, f)| f.from.clone()).collect();
    let behind = |at: &StepId| procedure.outgoing(at).map(|(_, f)| f.to.clone()).collect();
    if is_gateway && let Some(after) = nearest(procedure, language, id, before) {
        Called::After { after }
    } else if is_gateway && let Some(before) = nearest(procedure, language, id, behind) {
        Called::Before { before }
    } else {
        Called::Name(id.to_string())
    }
}

/// The name of a step in one line.
fn line(procedure: &Procedure, language: Language, id: &StepId) -> String {
    let name = procedure.step(id).map_or("", |s| s.name.get(language));
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of the nearest step that has one, in one direction.
fn nearest(
    procedure: &Procedure,
    language: Language,
    id: &StepId,
    next: impl Fn(&StepId) -> Vec<StepId>,
) -> Option<String> {
    let mut seen = vec![id.clone()];
    let mut at = 0;
    while at < seen.len().min(LOOKED_AT) {
        for step in next(&seen[at]) {
            let name = line(procedure, language, &step);
            if !name.is_empty() {
                return Some(name);
            }
            if seen.len() < LOOKED_AT && !seen.contains(&step) {
                seen.push(step);
            }
        }
        at += 1;
    }
    None
}
