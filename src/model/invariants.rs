//! What must always hold of a procedure; checked after every edit in tests and debug builds.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashSet, HashSetExt as _};

use super::demand::{Demand, Gaps};
use super::finding::{Finding, Place};
use super::flow::{Anchor, Flow, Link};
use super::geometry::Rect;
use super::id::{FlowId, StepId, is_ncname};
use super::procedure::Procedure;
use super::proposal::{Adopted, MAX_ADOPTED};
use super::scenario::Override;
use super::step::{Step, StepKind, Timer, Trigger};
use super::study::Study;

pub(super) mod mend;

/// Most nested sub-procedures or lanes.
pub const MAX_DEPTH: usize = 32;

/// Everything that does not hold, as findings of severity error; empty for a sound procedure.
pub fn violations(procedure: &Procedure) -> Vec<Finding> {
    let mut out = Vec::new();
    check_ids(procedure, &mut out);
    for (id, step) in procedure.steps() {
        check_step(procedure, id, step, &mut out);
    }
    let steps: HashMap<&StepId, &Step> = procedure.steps().collect();
    for (id, flow) in procedure.flows() {
        let ends = steps.get(&flow.from).copied().zip(steps.get(&flow.to).copied());
        if let Some(code) = flow_fault(procedure, flow, ends) {
            out.push(Finding::error(Place::Flow(id.clone()), code));
        }
    }
    for (id, link) in procedure.links() {
        if let Some(code) = link_fault(procedure, link) {
            out.push(Finding::error(Place::Link(id.clone()), code));
        }
    }
    check_organisation(procedure, &mut out);
    check_boxes(procedure, &mut out);
    check_graph(procedure, &mut out);
    out
}

/// Violations of every variant, and of the study itself.
pub fn study_violations(study: &Study) -> Vec<Finding> {
    let mut out: Vec<Finding> =
        study.variants().iter().flat_map(|v| violations(&v.procedure)).collect();
    let mut ids = BTreeSet::new();
    for variant in study.variants() {
        if !ids.insert(&variant.id) {
            let id = variant.id.as_str();
            out.push(Finding::error(Place::Study, "duplicate-id").with("id", id));
        }
    }
    out
}

/// Violations of one step.
pub fn step_violations(procedure: &Procedure, id: &StepId) -> Vec<Finding> {
    let mut out = Vec::new();
    if !is_ncname(id.as_str()) {
        out.push(Finding::error(Place::Step(id.clone()), "id-not-a-name"));
    }
    if let Some(step) = procedure.step(id) {
        check_step(procedure, id, step, &mut out);
    }
    out
}

/// The violation of one flow, if any.
pub fn flow_violation(procedure: &Procedure, id: &FlowId) -> Option<Finding> {
    let flow = procedure.flow(id)?;
    if !is_ncname(id.as_str()) {
        return Some(Finding::error(Place::Flow(id.clone()), "id-not-a-name"));
    }
    let ends = procedure.step(&flow.from).zip(procedure.step(&flow.to));
    let ends = ends.map(|(from, to)| (&**from, &**to));
    flow_fault(procedure, flow, ends).map(|code| Finding::error(Place::Flow(id.clone()), code))
}

/// The smallest number larger than the trailing number of every id in use.
pub(crate) fn first_free_number(study: &Study) -> u64 {
    let each = study.variants().iter().map(|v| first_free_of(&v.procedure));
    each.fold(study.next_id(), u64::max)
}

/// The smallest number larger than the trailing number of every id of a procedure.
pub(crate) fn first_free_of(p: &Procedure) -> u64 {
    all_ids(p).into_iter().map(|id| trailing_number(id) + 1).fold(0, u64::max)
}

/// The number an id ends with, 0 where it ends with none; of many digits the last 15.
pub(crate) fn trailing_number(id: &str) -> u64 {
    let digits = id.bytes().rev().take_while(u8::is_ascii_digit).take(15).count();
    id[id.len() - digits..].parse().unwrap_or(0)
}

fn all_ids(p: &Procedure) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    ids.extend(p.steps.keys().map(super::id::StepId::as_str));
    ids.extend(p.flows.keys().map(super::id::FlowId::as_str));
    ids.extend(p.links.keys().map(super::id::LinkId::as_str));
    ids.extend(p.pools.keys().map(super::id::PoolId::as_str));
    ids.extend(p.lanes.keys().map(super::id::LaneId::as_str));
    ids.extend(p.artifacts.keys().map(super::id::ArtifactId::as_str));
    ids.extend(p.offices.keys().map(super::id::OfficeId::as_str));
    ids.extend(p.calendars.keys().map(super::id::CalendarId::as_str));
    ids.extend(p.scenarios.keys().map(super::id::ScenarioId::as_str));
    ids.extend(p.notes.keys().map(super::id::NoteId::as_str));
    ids.extend(p.card.terms.keys().map(super::id::TermId::as_str));
    ids
}

fn check_ids(procedure: &Procedure, out: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for id in all_ids(procedure) {
        if !is_ncname(id) {
            out.push(Finding::error(Place::Study, "id-not-a-name").with("id", id));
        }
        if !seen.insert(id) {
            out.push(Finding::error(Place::Study, "duplicate-id").with("id", id));
        }
    }
}

fn check_step(p: &Procedure, id: &StepId, step: &Step, out: &mut Vec<Finding>) {
    let place = || Place::Step(id.clone());
    if !step.at.is_sound() || step.label.is_some_and(|l| !l.is_sound()) {
        out.push(Finding::error(place(), "geometry-wild"));
    }
    if step.lane.as_ref().is_some_and(|l| !p.lanes.contains_key(l)) {
        out.push(Finding::error(place(), "lane-missing"));
    }
    if step.pool.as_ref().is_some_and(|o| !p.pools.contains_key(o)) {
        out.push(Finding::error(place(), "pool-missing"));
    }
    if step.office.as_ref().is_some_and(|o| !p.offices.contains_key(o)) {
        out.push(Finding::error(place(), "office-missing"));
    }
    if !parent_is_sound(p, step) {
        out.push(Finding::error(place(), "parent-missing"));
    }
    if let StepKind::Boundary { host, .. } = &step.kind {
        let sound =
            p.steps.get(host).is_some_and(|h| h.kind.is_activity() && h.parent == step.parent);
        if !sound {
            out.push(Finding::error(place(), "host-missing"));
        }
    }
    for timing in timings(step) {
        if let Some(fault) = timing.law.fault() {
            out.push(Finding::error(place(), "duration-wrong").with("fault", fault_code(fault)));
        }
    }
    if let Some(Trigger::Timer(Some(Timer::TermExpires(term)))) = step.kind.trigger()
        && !p.card.terms.contains_key(term)
    {
        out.push(Finding::error(place(), "term-missing").with("term", term.as_str()));
    }
    for mark in &step.marks {
        if mark.term.as_ref().is_some_and(|t| !p.card.terms.contains_key(t)) {
            out.push(Finding::error(place(), "term-missing"));
        }
    }
    if step.digital_level.is_some_and(|l| l > 5) || step.staff_needed == 0 {
        out.push(Finding::error(place(), "number-out-of-range"));
    }
    if let Some(demand) = &step.demand {
        if !volume_is_sound(demand) {
            out.push(Finding::error(place(), "number-out-of-range"));
        }
        let weights_are_wrong = !matches!(demand.months.len(), 0 | MONTHS)
            || demand.months.iter().any(|w| !w.is_finite() || *w < 0.0)
            || (!demand.months.is_empty() && demand.months.iter().sum::<f64>() <= 0.0);
        if weights_are_wrong {
            out.push(Finding::error(place(), "months-wrong"));
        }
        if matches!(&demand.gaps, Gaps::Dates(dates) if dates.len() > MOST_DATES) {
            out.push(Finding::error(place(), "dates-many").with("most", MOST_DATES));
        }
        if demand.calendar.as_ref().is_some_and(|c| !p.calendars.contains_key(c)) {
            out.push(Finding::error(place(), "calendar-missing"));
        }
    }
}

/// Whether so many cases can come in a year.
fn volume_is_sound(demand: &Demand) -> bool {
    (0.0..=1e9).contains(&demand.per_year.value)
}

/// Months of a year.
const MONTHS: usize = 12;
/// Most dates of arrival of one start.
pub const MOST_DATES: usize = 1_000_000;

/// The kebab-case name of a fault, used as the argument of a message.
pub fn fault_code(fault: super::timing::TimingFault) -> &'static str {
    use super::timing::TimingFault as F;
    match fault {
        F::NotANumber => "not-a-number",
        F::Negative => "negative",
        F::OutOfOrder => "out-of-order",
        F::NotPositive => "not-positive",
        F::NoWeight => "no-weight",
    }
}

/// Every timing annotated on a step.
pub fn timings(step: &Step) -> impl Iterator<Item = &super::timing::Timing> {
    let timer = match step.kind.trigger() {
        Some(Trigger::Timer(Some(Timer::After(timing)))) => Some(timing),
        _ => None,
    };
    let gaps = step.demand.as_ref().and_then(|d| match &d.gaps {
        Gaps::Law(timing) => Some(timing),
        Gaps::Exponential | Gaps::Even | Gaps::Dates(_) => None,
    });
    let age = step.backlog.iter().map(|b| &b.age);
    let waits = step.waits.iter().map(|w| &w.timing);
    step.work.iter().chain(waits).chain(timer).chain(gaps).chain(age)
}

fn parent_is_sound(p: &Procedure, step: &Step) -> bool {
    let mut parent = step.parent.as_ref();
    for _ in 0..MAX_DEPTH {
        let Some(id) = parent else { return true };
        let Some(around) = p.steps.get(id) else { return false };
        if !matches!(around.kind, StepKind::SubProcedure { .. }) {
            return false;
        }
        parent = around.parent.as_ref();
    }
    false
}

/// What is wrong with a flow between these steps, `None` where one of them is missing.
fn flow_fault(p: &Procedure, flow: &Flow, ends: Option<(&Step, &Step)>) -> Option<&'static str> {
    let Some((from, to)) = ends else { return Some("flow-end-missing") };
    if from.parent != to.parent {
        return Some("flow-crosses-level");
    }
    if !flow.bends.iter().all(|b| b.is_sound())
        || flow.label.is_some_and(|l| !l.is_sound())
        || flow.docks.is_some_and(|d| !d.is_sound())
    {
        return Some("geometry-wild");
    }
    if flow.share.as_ref().is_some_and(|s| !(0.0..=1.0).contains(&s.value)) {
        return Some("share-out-of-range");
    }
    if flow.marks.iter().any(|m| m.term.as_ref().is_some_and(|t| !p.card.terms.contains_key(t))) {
        return Some("term-missing");
    }
    None
}

/// What is wrong with a link.
fn link_fault(p: &Procedure, link: &Link) -> Option<&'static str> {
    let known = |end: &Anchor| match end {
        Anchor::Step(id) => p.steps.contains_key(id),
        Anchor::Pool(id) => p.pools.contains_key(id),
        Anchor::Artifact(id) => p.artifacts.contains_key(id),
        Anchor::Flow(id) => p.flows.contains_key(id),
    };
    if !known(&link.from) || !known(&link.to) {
        return Some("link-end-missing");
    }
    let stands = link.bends.iter().all(|b| b.is_sound())
        && link.docks.is_none_or(|d| d.is_sound())
        && link.label.is_none_or(Rect::is_sound);
    if !stands {
        return Some("geometry-wild");
    }
    let answered = link.answer.as_ref().is_none_or(|wait| wait.timing.law.fault().is_none());
    (!answered).then_some("answer-wrong")
}

fn check_organisation(p: &Procedure, out: &mut Vec<Finding>) {
    if p.card.adopted.len() > MAX_ADOPTED || !p.card.adopted.iter().all(Adopted::is_sound) {
        out.push(Finding::error(Place::Card, "adopted-wrong"));
    }
    if !super::review::are_sound(p) {
        out.push(Finding::error(Place::Study, "note-wrong"));
    }
    if p.calendar.as_ref().is_some_and(|c| !p.calendars.contains_key(c)) {
        out.push(Finding::error(Place::Study, "calendar-missing"));
    }
    for (id, term) in &p.card.terms {
        if term.promise.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
            out.push(Finding::error(Place::Term(id.clone()), "share-out-of-range"));
        }
    }
    for (id, scenario) in p.scenarios() {
        if !scenario.overrides.iter().all(Override::is_sound) {
            out.push(Finding::error(Place::Study, "scenario-wrong").with("id", id.as_str()));
        }
    }
    for (id, calendar) in p.calendars() {
        if !calendar.is_sound() {
            out.push(Finding::error(Place::Calendar(id.clone()), "calendar-wrong"));
        }
    }
    for (id, office) in p.offices() {
        let place = || Place::Office(id.clone());
        if office.calendar.as_ref().is_some_and(|c| !p.calendars.contains_key(c)) {
            out.push(Finding::error(place(), "calendar-missing"));
        }
        if office.parent.as_ref().is_some_and(|o| !p.offices.contains_key(o)) {
            out.push(Finding::error(place(), "office-missing"));
        }
        if let Some(other) = &office.background {
            if !(0.0..1.0).contains(&other.share.value) {
                out.push(Finding::error(place(), "share-out-of-range"));
            }
            if let Some(fault) = other.job.law.fault() {
                let code = fault_code(fault);
                out.push(Finding::error(place(), "duration-wrong").with("fault", code));
            }
        }
    }
}

fn check_boxes(p: &Procedure, out: &mut Vec<Finding>) {
    for (id, pool) in p.pools() {
        if !pool.at.is_sound() {
            out.push(Finding::error(Place::Pool(id.clone()), "geometry-wild"));
        }
        if pool.office.as_ref().is_some_and(|o| !p.offices.contains_key(o)) {
            out.push(Finding::error(Place::Pool(id.clone()), "office-missing"));
        }
    }
    for (id, lane) in p.lanes() {
        let place = || Place::Lane(id.clone());
        if !lane.at.is_sound() {
            out.push(Finding::error(place(), "geometry-wild"));
        }
        if lane.office.as_ref().is_some_and(|o| !p.offices.contains_key(o)) {
            out.push(Finding::error(place(), "office-missing"));
        }
        if lane.pool.as_ref().is_some_and(|o| !p.pools.contains_key(o)) {
            out.push(Finding::error(place(), "pool-missing"));
        }
        let mut around = lane.parent.as_ref();
        let mut depth = 0;
        while let Some(up) = around.and_then(|l| p.lanes.get(l)) {
            around = up.parent.as_ref();
            depth += 1;
            if depth > MAX_DEPTH {
                break;
            }
        }
        if around.is_some() {
            out.push(Finding::error(place(), "lane-missing"));
        }
    }
    for (id, artifact) in p.artifacts() {
        if !artifact.at.is_sound() || artifact.label.is_some_and(|l| !l.is_sound()) {
            out.push(Finding::error(Place::Artifact(id.clone()), "geometry-wild"));
        }
        if artifact.lane.as_ref().is_some_and(|l| !p.lanes.contains_key(l))
            || artifact.parent.as_ref().is_some_and(|s| !p.steps.contains_key(s))
        {
            out.push(Finding::error(Place::Artifact(id.clone()), "lane-missing"));
        }
    }
}

fn check_graph(p: &Procedure, out: &mut Vec<Finding>) {
    // One that is not made yet cannot be out of step.
    let Some((nodes, edges)) = p.graph.known().map(super::graph::Graph::size) else { return };
    let joined = p
        .flows()
        .filter(|(_, f)| p.steps.contains_key(&f.from) && p.steps.contains_key(&f.to))
        .count();
    if nodes != p.steps.len() || edges != joined {
        out.push(Finding::error(Place::Study, "graph-out-of-step"));
    }
}
