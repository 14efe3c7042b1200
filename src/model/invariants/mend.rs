//! What a broken file says put right: what does not hold is cleared or removed, and told.

use std::sync::Arc;

use crate::model::demand::{Demand, Gaps};
use crate::model::finding::{Arg, Finding, GONE, MENDED, Place, Severity};
use crate::model::geometry::Rect;
use crate::model::id::{
    ArtifactId, FlowId, LaneId, LinkId, OfficeId, PoolId, ScenarioId, StepId, TermId,
};
use crate::model::procedure::Procedure;
use crate::model::proposal::{Adopted, MAX_ADOPTED};
use crate::model::scenario::Override;
use crate::model::step::{Step, StepKind, Timer, Trigger};
use crate::model::timing::Timing;

use super::{MAX_DEPTH, violations, volume_is_sound};

/// Makes a procedure sound: drops or clears what [`violations`] names; says what it did.
pub(crate) fn mend(p: &mut Procedure) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Each pass can only remove or clear, so the number of passes is bounded by what there is.
    for _ in 0..MAX_DEPTH {
        let faults = violations(p);
        if faults.is_empty() {
            break;
        }
        for (i, mut fault) in faults.into_iter().enumerate() {
            // Once is enough for all that is wrong in the same way at one thing.
            let done = i > 0 && findings.last().is_some_and(|before| is_like(before, &fault));
            if !done {
                mend_one(p, &fault);
            }
            fault.severity = Severity::Warning;
            findings.push(match way(&fault) {
                Some(way) => fault.with(MENDED, way),
                None => fault,
            });
        }
    }
    findings
}

/// In which way a fault is mended: the thing goes, what is wrong of it is left out or replaced, or
/// one or the other; `None` where nothing is done.
fn way(fault: &Finding) -> Option<&'static str> {
    match fault.code {
        "id-not-a-name" | "duplicate-id" | "graph-out-of-step" => None,
        "flow-end-missing" | "flow-crosses-level" | "link-end-missing" => Some(GONE),
        // Of a line the bends and the label are left out: it is routed by itself.
        "geometry-wild" if matches!(fault.place, Place::Flow(_) | Place::Link(_)) => Some("out"),
        "geometry-wild" | "host-missing" | "calendar-wrong" => Some("set"),
        "number-out-of-range" => Some("numbers"),
        _ => Some("out"),
    }
}

/// Whether two findings say the same of the same thing.
fn is_like(a: &Finding, b: &Finding) -> bool {
    (a.code, &a.place, a.args.get("id")) == (b.code, &b.place, b.args.get("id"))
}

fn mend_one(p: &mut Procedure, fault: &Finding) {
    let code = fault.code;
    match &fault.place {
        Place::Step(id) => mend_step(p, id, code),
        Place::Flow(id) => mend_flow(p, id, code),
        Place::Link(id) => mend_link(p, id, code),
        Place::Pool(id) => mend_pool(p, id, code),
        Place::Lane(id) => mend_lane(p, id, code),
        Place::Artifact(id) => mend_artifact(p, id, code),
        Place::Office(id) => mend_office(p, id, code),
        Place::Calendar(id) => {
            p.put_calendar(id, Some(Arc::default()));
        }
        Place::Study if code == "calendar-missing" => {
            p.put_body_calendar(None);
        }
        Place::Study if code == "scenario-wrong" => mend_scenario(p, fault),
        Place::Study if code == "note-wrong" => crate::model::review::mend(p),
        Place::Card if code == "adopted-wrong" => {
            p.card.adopted.retain(Adopted::is_sound);
            p.card.adopted.truncate(MAX_ADOPTED);
        }
        Place::Term(id) => {
            if let Some(term) = p.card.terms.get_mut(id) {
                term.promise = None;
            }
        }
        Place::Study | Place::Card | Place::Text { .. } => {}
    }
}

fn mend_link(p: &mut Procedure, id: &LinkId, code: &str) {
    let link = p.links.get(id).cloned().filter(|_| code != "link-end-missing");
    let link = link.map(|mut link| {
        let inner = Arc::make_mut(&mut link);
        if code == "geometry-wild" {
            inner.bends.clear();
            (inner.docks, inner.label) = (None, None);
        } else {
            inner.answer = None;
        }
        link
    });
    p.put_link(id, link);
}

fn mend_pool(p: &mut Procedure, id: &PoolId, code: &str) {
    let Some(mut pool) = p.pools.get(id).cloned() else { return };
    let inner = Arc::make_mut(&mut pool);
    if code == "office-missing" {
        inner.office = None;
    } else {
        inner.at = Rect::new(0.0, 0.0, 600.0, 250.0);
    }
    p.put_pool(id, Some(pool));
}

fn mend_lane(p: &mut Procedure, id: &LaneId, code: &str) {
    let Some(mut lane) = p.lanes.get(id).cloned() else { return };
    let inner = Arc::make_mut(&mut lane);
    match code {
        "office-missing" => inner.office = None,
        "pool-missing" => inner.pool = None,
        "lane-missing" => inner.parent = None,
        _ => inner.at = Rect::new(0.0, 0.0, 400.0, 100.0),
    }
    p.put_lane(id, Some(lane));
}

fn mend_artifact(p: &mut Procedure, id: &ArtifactId, code: &str) {
    let Some(mut artifact) = p.artifacts.get(id).cloned() else { return };
    let inner = Arc::make_mut(&mut artifact);
    if code == "geometry-wild" {
        let (w, h) = inner.kind.standard_size();
        inner.label = None;
        if !inner.at.is_sound() {
            inner.at = Rect::new(0.0, 0.0, w, h);
        }
    } else {
        inner.lane = None;
        inner.parent = None;
    }
    p.put_artifact(id, Some(artifact));
}

fn mend_office(p: &mut Procedure, id: &OfficeId, code: &str) {
    let Some(mut office) = p.offices.get(id).cloned() else { return };
    let inner = Arc::make_mut(&mut office);
    match code {
        "calendar-missing" => inner.calendar = None,
        "office-missing" => inner.parent = None,
        _ => inner.background = None,
    }
    p.put_office(id, Some(office));
}

fn mend_scenario(p: &mut Procedure, fault: &Finding) {
    let Some(Arg::Text(id)) = fault.args.get("id") else { return };
    let id = ScenarioId::new(id);
    let Some(mut scenario) = p.scenarios.get(&id).cloned() else { return };
    Arc::make_mut(&mut scenario).overrides.retain(Override::is_sound);
    p.put_scenario(&id, Some(scenario));
}

fn mend_step(p: &mut Procedure, id: &StepId, code: &str) {
    let Some(mut step) = p.steps.get(id).cloned() else { return };
    let inner = Arc::make_mut(&mut step);
    match code {
        "geometry-wild" => {
            let (w, h) = inner.kind.standard_size();
            inner.at = Rect::new(0.0, 0.0, w, h);
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
        "duration-wrong" => clear_durations(inner),
        "term-missing" => {
            let missing = |term: &TermId| !p.card.terms.contains_key(term);
            inner.marks.retain(|m| !m.term.as_ref().is_some_and(missing));
            clear_timer(inner, |timer| matches!(timer, Timer::TermExpires(term) if missing(term)));
        }
        "number-out-of-range" => {
            inner.digital_level = inner.digital_level.map(|l| l.min(5));
            inner.staff_needed = inner.staff_needed.max(1);
            inner.demand.take_if(|demand| !volume_is_sound(demand));
        }
        "months-wrong" => change_demand(inner, |demand| demand.months.clear()),
        "calendar-missing" => change_demand(inner, |demand| demand.calendar = None),
        // Dates are all that such a demand says.
        _ => inner.demand = None,
    }
    p.put_step(id, Some(step));
}

fn change_demand(step: &mut Step, change: impl FnOnce(&mut Demand)) {
    if let Some(demand) = &mut step.demand {
        change(demand);
    }
}

/// Takes away the durations that are wrong, and nothing beside them.
fn clear_durations(step: &mut Step) {
    let is_wrong = |timing: &Timing| timing.law.fault().is_some();
    step.work.take_if(|work| is_wrong(work));
    step.waits.retain(|wait| !is_wrong(&wait.timing));
    clear_timer(step, |timer| matches!(timer, Timer::After(after) if is_wrong(after)));
    // A law of gaps is all that such a demand says: its yearly volume is not used.
    step.demand.take_if(|demand| matches!(&demand.gaps, Gaps::Law(gaps) if is_wrong(gaps)));
    step.backlog.take_if(|backlog| is_wrong(&backlog.age));
}

/// Takes away what an event's timer says, where that is wrong.
fn clear_timer(step: &mut Step, is_wrong: impl Fn(&Timer) -> bool) {
    if let Some(Trigger::Timer(timer)) = step.kind.trigger_mut() {
        timer.take_if(|timer| is_wrong(timer));
    }
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
                _ => {
                    let terms = &p.card.terms;
                    inner.marks.retain(|m| m.term.as_ref().is_none_or(|t| terms.contains_key(t)));
                }
            }
            p.put_flow(id, Some(flow));
        }
    }
}
