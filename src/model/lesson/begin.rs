//! What a drawing exercise begins with: the target with parts taken away or spoiled.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::draft::Draft;
use serde::{Deserialize, Serialize};

use crate::model::id::{FlowId, OfficeId, StepId, VariantId};
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::model::study::Study;

use super::{Kind, is_default};

/// What a drawing exercise begins with: the target, or another variant, with parts taken away or
/// spoiled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Beginning {
    /// Without any step: lanes and offices alone.
    #[serde(skip_serializing_if = "is_default")]
    pub empty: bool,
    /// Another variant than the target.
    #[serde(skip_serializing_if = "is_default")]
    pub of: Option<VariantId>,
    /// Steps that are taken away, with their arrows.
    #[serde(skip_serializing_if = "is_default")]
    pub without: Vec<StepId>,
    /// Arrows that are taken away.
    #[serde(skip_serializing_if = "is_default")]
    pub without_flows: Vec<FlowId>,
    /// Steps given to a wrong office.
    #[serde(skip_serializing_if = "is_default")]
    pub moved: Vec<(StepId, OfficeId)>,
    /// Steps that lose their effect on the term.
    #[serde(skip_serializing_if = "is_default")]
    pub unmarked: Vec<StepId>,
    /// Arrows that lead to a wrong step.
    #[serde(skip_serializing_if = "is_default")]
    pub rerouted: Vec<(FlowId, StepId)>,
}

/// How the points of a drawing are shared out; what the beginning has right already counts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Steps and their order.
    pub steps: f64,
    /// The right office.
    pub offices: f64,
    /// Effects on the term.
    pub terms: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { steps: 4.0, offices: 3.0, terms: 3.0 }
    }
}

/// The drawing an exercise begins with; `None` where it is no drawing exercise or a variant is
/// missing.
pub fn beginning(study: &Study, kind: &Kind) -> Option<Procedure> {
    let Kind::Draw { target, begin, .. } = kind else { return None };
    let from = study.procedure(begin.of.as_ref().unwrap_or(target))?;
    Some(spoiled(from, begin))
}

fn spoiled(from: &Procedure, begin: &Beginning) -> Procedure {
    let gone = gone(from, begin);
    let mut p = from.clone();
    for (id, step) in from.steps() {
        if gone.contains(id) {
            p.put_step(id, None);
            continue;
        }
        let mut step = step.clone();
        let office = begin.moved.iter().find(|(moved, _)| moved == id).map(|(_, office)| office);
        let changed = office.is_some() || begin.unmarked.contains(id);
        if begin.unmarked.contains(id) {
            step.marks.clear();
        }
        if let Some(office) = office {
            give(from, &mut step, office);
        }
        if changed {
            p.put_step(id, Some(Arc::new(step)));
        }
    }
    for (id, flow) in from.flows() {
        let led = begin.rerouted.iter().find(|(rerouted, _)| rerouted == id).map(|(_, to)| to);
        let lost = [&flow.from, led.unwrap_or(&flow.to)].into_iter().any(|s| gone.contains(s));
        if lost || begin.without_flows.contains(id) {
            p.put_flow(id, None);
        } else if let Some(to) = led {
            let mut flow = flow.clone();
            flow.to = to.clone();
            flow.bends.clear();
            flow.docks = None;
            p.put_flow(id, Some(Arc::new(flow)));
        }
    }
    Draft::from(p).finish().0
}

/// Steps taken away, with what hangs on them.
fn gone(from: &Procedure, begin: &Beginning) -> BTreeSet<StepId> {
    if begin.empty {
        return from.steps().map(|(id, _)| id.clone()).collect();
    }
    let mut gone: BTreeSet<StepId> = begin.without.iter().cloned().collect();
    loop {
        let before = gone.len();
        for (id, step) in from.steps() {
            let host = match &step.kind {
                StepKind::Boundary { host, .. } => Some(host),
                _ => None,
            };
            if host.or(step.parent.as_ref()).is_some_and(|on| gone.contains(on)) {
                gone.insert(id.clone());
            }
        }
        if gone.len() == before {
            return gone;
        }
    }
}

/// Gives a step to an office, and puts it into that office's lane where there is one.
fn give(p: &Procedure, step: &mut crate::model::step::Step, office: &OfficeId) {
    let lane = p.lanes().find(|(_, lane)| lane.office.as_ref() == Some(office));
    match lane {
        Some((id, lane)) => {
            step.lane = Some(id.clone());
            step.office = None;
            step.at.y = lane.at.y + (lane.at.h - step.at.h) / 2.0;
        }
        None => step.office = Some(office.clone()),
    }
}
