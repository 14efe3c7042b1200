//! What no engine can be told: every field of every thing is looked up in a table that says whether
//! it stands in the file or which loss names it. A field the table does not know is a loss by its
//! name, so that what the model learns later is never dropped in silence.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::files::bpmn::extension::fields_of;
use crate::files::bpmn::timer;
use crate::model::artifact::ArtifactKind;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::ArtifactId;
use crate::model::step::{Step, StepKind, Trigger};
use crate::model::study::Study;
use crate::model::text::{Language, Text};
use crate::model::timing::WaitedFor;

use super::parts::Parts;

/// Where a field of the model is found again.
#[derive(Clone, Copy)]
enum Fate {
    /// In the file, or named by who writes it there.
    Written,
    /// In a loss of this code.
    Lost(&'static str),
}

use Fate::{Lost, Written};

type Table = &'static [(&'static str, Fate)];

const STEP: Table = &[
    ("name", Written),
    ("kind", Written),
    ("at", Written),
    ("label", Written),
    ("lane", Written),
    ("pool", Written),
    ("parent", Written),
    ("office", Written),
    ("phase", Lost("engine-phase")),
    ("work", Lost("engine-work")),
    ("staff_needed", Lost("engine-staff-needed")),
    // By kind of wait, below.
    ("waits", Written),
    // Where the engine's kind of the step is known.
    ("priority", Written),
    ("sittings", Lost("engine-sittings")),
    ("at_most", Lost("engine-at-most")),
    ("repeat", Written),
    ("cost", Lost("engine-cost")),
    // As questions of a form, or a loss where there is none.
    ("documents", Written),
    ("systems", Lost("engine-systems")),
    ("channel", Lost("engine-systems")),
    ("digital_level", Lost("engine-phase")),
    ("basis", Lost("engine-law")),
    ("marks", Lost("engine-marks")),
    ("risk", Lost("engine-law")),
    ("notes", Written),
    ("demand", Lost("engine-demand")),
    ("backlog", Lost("engine-backlog")),
    ("foreign", Written),
];

const FLOW: Table = &[
    ("from", Written),
    ("to", Written),
    ("name", Written),
    ("share", Lost("engine-share")),
    ("default", Written),
    ("condition", Written),
    ("bends", Written),
    ("docks", Written),
    ("label", Written),
    ("marks", Lost("engine-marks")),
    ("foreign", Written),
];

const LINK: Table = &[
    ("kind", Written),
    ("from", Written),
    ("to", Written),
    ("name", Written),
    ("bends", Written),
    ("docks", Written),
    ("label", Written),
    ("answer", Lost("engine-answer")),
    ("foreign", Written),
];

const OFFICE: Table = &[
    ("name", Lost("engine-group")),
    ("kind", Lost("engine-office-kind")),
    ("staff", Lost("engine-staff")),
    ("calendar", Lost("engine-calendar")),
    ("cost_per_hour", Lost("engine-cost")),
    ("background", Lost("engine-staff")),
    ("parent", Lost("engine-organigram")),
    ("ipa", Lost("engine-organigram")),
];

const LANE: Table = &[
    ("name", Written),
    ("at", Written),
    ("office", Lost("engine-band-office")),
    ("pool", Written),
    ("parent", Written),
    ("vertical", Written),
    ("foreign", Written),
];

const POOL: Table = &[
    ("name", Written),
    ("at", Written),
    ("black_box", Written),
    ("vertical", Written),
    ("office", Lost("engine-band-office")),
    ("process", Written),
    ("foreign", Written),
];

const ARTIFACT: Table = &[
    ("kind", Written),
    ("text", Written),
    ("at", Written),
    ("label", Written),
    ("lane", Lost("engine-artifact-lane")),
    ("parent", Written),
    ("foreign", Written),
];

/// Fields of the card; each is named by its own name. Terms have a place of their own.
const CARD: Table = &[("terms", Written)];

/// The code of a field that no table knows.
const UNKNOWN: &str = "engine-field";

/// Reports the annotations that stay behind.
pub(super) fn report(parts: &mut Parts<'_>) {
    let p = parts.original;
    let mut out = Vec::new();
    for (id, step) in p.steps() {
        let place = Place::Step(id.clone());
        let name = parts.name_of(id);
        let mut own = left(step, STEP, &place);
        for code in of_step(step) {
            if own.iter().all(|finding| finding.code != code) {
                own.push(Finding::note(place.clone(), code));
            }
        }
        out.extend(own.into_iter().map(|finding| finding.with("step", name.as_str())));
    }
    for (id, flow) in p.flows() {
        out.extend(left(flow, FLOW, &Place::Flow(id.clone())));
    }
    for (id, link) in p.links() {
        out.extend(left(link, LINK, &Place::Link(id.clone())));
        if !link.name.is_empty() && link.kind != LinkKind::Message {
            out.push(Finding::note(Place::Link(id.clone()), "engine-line-name"));
        }
    }
    for (id, office) in p.offices() {
        let name = office.name.get(parts.language);
        for finding in left(office, OFFICE, &Place::Office(id.clone())) {
            out.push(finding.with("name", name).with("group", id.as_str()));
        }
    }
    for (id, lane) in p.lanes() {
        out.extend(left(lane, LANE, &Place::Lane(id.clone())));
    }
    for (id, pool) in p.pools() {
        out.extend(left(pool, POOL, &Place::Pool(id.clone())));
    }
    for (id, artifact) in p.artifacts() {
        out.extend(left(artifact, ARTIFACT, &Place::Artifact(id.clone())));
    }
    of_whole(parts, &mut out);
    parts.losses.extend(out);
}

/// The losses of a thing's fields, each code once.
fn left(thing: &impl Serialize, table: Table, place: &Place) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for (field, _) in fields_of(thing) {
        let fate = table.iter().find(|(name, _)| *name == field).map(|(_, fate)| *fate);
        let finding = match fate {
            Some(Written) => continue,
            Some(Lost(code)) => Finding::note(place.clone(), code),
            None => Finding::note(place.clone(), UNKNOWN).with("field", field),
        };
        if !out.contains(&finding) {
            out.push(finding);
        }
    }
    out
}

/// Losses of a step that hang on what a field says.
fn of_step(step: &Step) -> Vec<&'static str> {
    let mut out = Vec::new();
    let timed = matches!(step.kind.trigger(), Some(Trigger::Timer(None)));
    let activity = step.kind.is_activity();
    let mut law = 0;
    for wait in &step.waits {
        if wait.waited_for == WaitedFor::Law && activity && law == 0 {
            law += 1;
        } else if activity || !timed {
            out.push("engine-wait");
        }
    }
    if let StepKind::End { outcome: Some(_), .. } = &step.kind {
        out.push("engine-outcome");
    }
    out
}

/// The card, terms, calendars, scenarios, and texts in other languages.
fn of_whole(parts: &Parts<'_>, out: &mut Vec<Finding>) {
    let p = parts.original;
    for (field, _) in fields_of(p.card()) {
        if CARD.iter().all(|(name, _)| *name != field) {
            out.push(Finding::note(Place::Card, "engine-card").with("field", field));
        }
    }
    for (id, term) in &p.card().terms {
        let name = term.name.get(parts.language);
        let length = timer::iso_of_term(term);
        let finding = Finding::note(Place::Term(id.clone()), "engine-term");
        out.push(finding.with("name", name).with("length", length));
        if term.silence != crate::model::card::Silence::Inertia && !is_drawn(parts, id) {
            let finding = Finding::note(Place::Term(id.clone()), "engine-silence");
            out.push(finding.with("name", name));
        }
    }
    for (id, _) in p.calendars() {
        out.push(Finding::note(Place::Calendar(id.clone()), "engine-calendar"));
    }
    if p.body_calendar_id().is_some() {
        out.push(Finding::note(Place::Study, "engine-calendar"));
    }
    if p.first_day().is_some() {
        out.push(Finding::note(Place::Study, "engine-first-day"));
    }
    if p.scenarios().next().is_some() {
        out.push(Finding::note(Place::Study, "engine-scenarios"));
    }
    if p.notes().next().is_some() {
        out.push(Finding::note(Place::Study, "engine-notes"));
    }
    if p.languages().into_iter().any(|language| language != parts.language) {
        out.push(Finding::note(Place::Study, "engine-languages"));
    }
}

/// Whether a timer of the drawing waits for a term.
fn is_drawn(parts: &Parts<'_>, term: &crate::model::id::TermId) -> bool {
    let wanted = crate::model::step::Timer::TermExpires(term.clone());
    let timer = Some(Trigger::Timer(Some(wanted)));
    parts.original.steps().any(|(_, step)| step.kind.trigger().cloned() == timer)
}

/// What is said of the study beside the procedure, and stays there.
pub(super) fn of_study(study: &Study, language: Language) -> Vec<Finding> {
    let body = study.body();
    let mut out = Vec::new();
    if *body != crate::model::study::Body::default() {
        out.push(Finding::note(Place::Study, "engine-body"));
    }
    let elsewhere = |text: &Text| text.iter().any(|(l, _)| l != language);
    if elsewhere(study.title()) {
        out.push(Finding::note(Place::Study, "engine-languages"));
    }
    out
}

/// Attributes and elements of other programs that this engine does not know.
pub(super) fn report_foreign(parts: &mut Parts<'_>) {
    let has = parts.has();
    let known = |name: &str| match name.split_once(':') {
        Some((prefix, _)) => {
            ["bpmn", "xsi", "bpmndi", "dc", "di", "bioc", "color", "prodigio"].contains(&prefix)
                || has.namespaces.iter().any(|(own, _)| *own == prefix)
        }
        None => true,
    };
    let mut strange = Vec::new();
    for (id, step) in parts.original.steps() {
        let attributes = step.foreign.attributes.keys().any(|name| !known(name));
        let inside = step.foreign.elements.iter().any(|text| {
            text.split('<').skip(1).any(|tag| {
                let name = tag.split([' ', '>', '/']).next().unwrap_or_default();
                !name.is_empty() && !known(name)
            })
        });
        if attributes || inside {
            strange.push(id.clone());
        }
    }
    for id in strange {
        parts.lost(&id, "engine-foreign");
    }
}

/// Leaves out drawn data: engines refuse it or do nothing with it.
pub(super) fn leave_out_data(parts: &mut Parts<'_>) {
    let data = |kind: ArtifactKind| !matches!(kind, ArtifactKind::Annotation | ArtifactKind::Group);
    let gone: BTreeSet<ArtifactId> =
        parts.artifacts.iter().filter(|(_, a)| data(a.kind)).map(|(id, _)| id.clone()).collect();
    parts.artifacts.retain(|id, _| !gone.contains(id));
    let is_gone = |end: &Anchor| matches!(end, Anchor::Artifact(id) if gone.contains(id));
    parts.links.retain(|_, l| l.kind != LinkKind::Data && !is_gone(&l.from) && !is_gone(&l.to));
    for step in parts.steps.values_mut() {
        step.foreign.elements.retain(|e| {
            !["ioSpecification", "dataInputAssociation", "dataOutputAssociation", "property"]
                .iter()
                .any(|name| e.starts_with(&format!("<bpmn:{name}")))
        });
    }
}
