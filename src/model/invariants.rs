//! What must always hold of a procedure; checked after every edit in tests and debug builds.

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::{HashMap, HashSet, HashSetExt as _};

use super::finding::{Finding, Place};
use super::flow::{Anchor, Flow, Link};
use super::id::{FlowId, StepId, is_ncname};
use super::procedure::Procedure;
use super::proposal::{Adopted, MAX_ADOPTED};
use super::step::{Gaps, Step, StepKind, Timer, Trigger};
use super::study::Study;

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
        if !link_is_sound(procedure, link) {
            out.push(Finding::error(Place::Link(id.clone()), "link-end-missing"));
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
    let mut next = study.next_id();
    for variant in study.variants() {
        for id in all_ids(&variant.procedure) {
            next = next.max(trailing_number(id) + 1);
        }
    }
    next
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
        let volume = demand.per_year.value;
        if !volume.is_finite() || !(0.0..=1e9).contains(&volume) {
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

fn link_is_sound(p: &Procedure, link: &Link) -> bool {
    let known = |end: &Anchor| match end {
        Anchor::Step(id) => p.steps.contains_key(id),
        Anchor::Pool(id) => p.pools.contains_key(id),
        Anchor::Artifact(id) => p.artifacts.contains_key(id),
        Anchor::Flow(id) => p.flows.contains_key(id),
    };
    known(&link.from)
        && known(&link.to)
        && link.bends.iter().all(|b| b.is_sound())
        && link.docks.is_none_or(|d| d.is_sound())
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
        if !artifact.at.is_sound() {
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

/// Makes a procedure sound: drops or clears what [`violations`] names; says what it did.
pub(crate) fn mend(p: &mut Procedure) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Each pass can only remove or clear, so the number of passes is bounded by what there is.
    for _ in 0..MAX_DEPTH {
        let faults = violations(p);
        if faults.is_empty() {
            break;
        }
        for mut fault in faults {
            mend_one(p, &fault);
            fault.severity = super::finding::Severity::Warning;
            findings.push(fault);
        }
    }
    findings
}

fn mend_one(p: &mut Procedure, fault: &Finding) {
    match &fault.place {
        Place::Step(id) => mend_step(p, id, fault.code),
        Place::Flow(id) => mend_flow(p, id, fault.code),
        Place::Link(id) => {
            p.put_link(id, None);
        }
        Place::Pool(id) => {
            if let Some(mut pool) = p.pools.get(id).cloned() {
                let inner = Arc::make_mut(&mut pool);
                inner.office = None;
                if !inner.at.is_sound() {
                    inner.at = super::geometry::Rect::new(0.0, 0.0, 600.0, 250.0);
                }
                p.put_pool(id, Some(pool));
            }
        }
        Place::Lane(id) => {
            if let Some(mut lane) = p.lanes.get(id).cloned() {
                let inner = Arc::make_mut(&mut lane);
                match fault.code {
                    "office-missing" => inner.office = None,
                    "pool-missing" => inner.pool = None,
                    "lane-missing" => inner.parent = None,
                    _ => inner.at = super::geometry::Rect::new(0.0, 0.0, 400.0, 100.0),
                }
                p.put_lane(id, Some(lane));
            }
        }
        Place::Artifact(id) => {
            if let Some(mut artifact) = p.artifacts.get(id).cloned() {
                let inner = Arc::make_mut(&mut artifact);
                if fault.code == "geometry-wild" {
                    let (w, h) = inner.kind.standard_size();
                    inner.at = super::geometry::Rect::new(0.0, 0.0, w, h);
                } else {
                    inner.lane = None;
                    inner.parent = None;
                }
                p.put_artifact(id, Some(artifact));
            }
        }
        Place::Office(id) => {
            if let Some(mut office) = p.offices.get(id).cloned() {
                let inner = Arc::make_mut(&mut office);
                match fault.code {
                    "calendar-missing" => inner.calendar = None,
                    "office-missing" => inner.parent = None,
                    _ => inner.background = None,
                }
                p.put_office(id, Some(office));
            }
        }
        Place::Calendar(id) => {
            p.put_calendar(id, Some(Arc::default()));
        }
        Place::Study if fault.code == "calendar-missing" => {
            p.put_body_calendar(None);
        }
        Place::Study if fault.code == "note-wrong" => super::review::mend(p),
        Place::Card if fault.code == "adopted-wrong" => {
            p.card.adopted.retain(Adopted::is_sound);
            p.card.adopted.truncate(MAX_ADOPTED);
        }
        Place::Study | Place::Card | Place::Term(_) | Place::Text { .. } => {}
    }
}

fn mend_step(p: &mut Procedure, id: &StepId, code: &str) {
    let Some(mut step) = p.steps.get(id).cloned() else { return };
    let inner = Arc::make_mut(&mut step);
    match code {
        "geometry-wild" => {
            let (w, h) = inner.kind.standard_size();
            inner.at = super::geometry::Rect::new(0.0, 0.0, w, h);
            inner.label = None;
        }
        "lane-missing" => inner.lane = None,
        "pool-missing" => inner.pool = None,
        "office-missing" => inner.office = None,
        "parent-missing" => inner.parent = None,
        "host-missing" => {
            if let Some(trigger) = inner.kind.trigger().cloned() {
                inner.kind = StepKind::Catch(trigger);
            }
        }
        "duration-wrong" => {
            inner.work = inner.work.take().filter(|t| t.law.fault().is_none());
            inner.waits.retain(|w| w.timing.law.fault().is_none());
            if timings(inner).any(|t| t.law.fault().is_some()) {
                inner.demand = None;
                if let StepKind::Boundary { trigger, .. }
                | StepKind::Catch(trigger)
                | StepKind::Start { trigger, .. } = &mut inner.kind
                {
                    *trigger = Trigger::Timer(None);
                }
            }
        }
        "term-missing" => {
            let terms = &p.card.terms;
            inner.marks.retain(|m| m.term.as_ref().is_none_or(|t| terms.contains_key(t)));
            if let StepKind::Boundary { trigger, .. }
            | StepKind::Catch(trigger)
            | StepKind::Start { trigger, .. } = &mut inner.kind
                && matches!(trigger, Trigger::Timer(Some(Timer::TermExpires(_))))
                && !matches!(trigger, Trigger::Timer(Some(Timer::TermExpires(t))) if terms.contains_key(t))
            {
                *trigger = Trigger::Timer(None);
            }
        }
        _ => {
            inner.digital_level = inner.digital_level.map(|l| l.min(5));
            inner.staff_needed = inner.staff_needed.max(1);
            inner.demand = None;
        }
    }
    p.put_step(id, Some(step));
}

fn mend_flow(p: &mut Procedure, id: &FlowId, code: &str) {
    let Some(mut flow) = p.flows.get(id).cloned() else { return };
    match code {
        "flow-end-missing" | "flow-crosses-level" => {
            p.put_flow(id, None);
        }
        _ => {
            let inner = Arc::make_mut(&mut flow);
            match code {
                "geometry-wild" => {
                    inner.bends.clear();
                    inner.docks = None;
                    inner.label = None;
                }
                "share-out-of-range" => inner.share = None,
                _ => inner.marks.clear(),
            }
            p.put_flow(id, Some(flow));
        }
    }
}
