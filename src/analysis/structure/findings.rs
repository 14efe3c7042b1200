//! Faults as findings, so that they stand in the list beside those of the rules.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::text::Language;

use super::{Fault, FaultKind, Reached, Verdict, Witness};

/// Steps of a stretch or a circle named in the sentence.
const NAMED: usize = 5;

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
            told.iter().any(|t| {
                same_as(kind).contains(&t.code)
                    && matches!(&t.place, Place::Step(id) if steps.contains(id))
            })
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

fn finding(procedure: &Procedure, language: Language, fault: &Fault) -> Option<Finding> {
    let (first, last) = (fault.offending.first()?, fault.offending.last()?);
    let name = |id: &StepId| {
        let name = procedure.step(id).map_or("", |s| s.name.get(language));
        let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() { id.to_string() } else { line }
    };
    let at = |step: &StepId| Place::Step(step.clone());
    let (step, finding) = match fault.kind {
        FaultKind::Deadlock => (last, Finding::error(at(last), "structure-deadlock")),
        FaultKind::LackOfSynchronisation => {
            (last, Finding::error(at(last), "structure-lack-of-synchronisation"))
        }
        FaultKind::ImproperCompletion => {
            (last, Finding::warning(at(last), "structure-improper-completion"))
        }
        FaultKind::Livelock => (first, Finding::error(at(first), "structure-livelock")),
        FaultKind::MissingEnd => (first, Finding::error(at(first), "structure-missing-end")),
        FaultKind::DeadStep => (first, Finding::error(at(first), "structure-dead-step")),
        FaultKind::UnreachableStep => (first, Finding::error(at(first), "structure-unreachable")),
    };
    debug_assert_ne!(finding.severity, Severity::Note, "a fault is more than a note");
    let names: Vec<String> = fault.offending.iter().take(NAMED).map(name).collect();
    let split = if first == last { String::new() } else { name(first) };
    let length = fault.witness.as_ref().map_or(0, Witness::length);
    Some(
        finding
            .with("step", name(step))
            .with("split", split)
            .with("count", fault.offending.len())
            .with("steps", names.join(", "))
            .with("length", length),
    )
}
