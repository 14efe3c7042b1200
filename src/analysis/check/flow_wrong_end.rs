//! A flow that leads into a start or an event on a border, or that leaves an end: cases begin at the
//! one, leave the other by itself, and stop at the third.
//!
//! Mend: lead it to the step that comes after, or make the end an event on the way.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::FlowId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{StepKind, Trigger};

use super::remedies::flow_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("flow-wrong-end", Severity::Error, Look::Flow(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &FlowId, flow: &Flow, out: &mut Found) {
    let kind = |step| scene.step(step).map(|s| &s.kind);
    let into = matches!(kind(&flow.to), Some(StepKind::Start { .. } | StepKind::Boundary { .. }));
    let out_of = matches!(kind(&flow.from), Some(StepKind::End { .. }));
    if into || out_of {
        let step = if into { &flow.to } else { &flow.from };
        let way = if into { "into" } else { "out" };
        out.push(|| {
            RULE.at(Place::Flow(id.clone())).with("step", scene.name(step)).with("way", way)
        });
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = flow_of(p, finding)?;
    let flow = p.flow(&id)?;
    Some(Remedy::Mend(match &p.step(&flow.from)?.kind {
        StepKind::End { trigger, .. } => {
            let trigger = match trigger {
                Trigger::Terminate | Trigger::Error | Trigger::Cancel => Trigger::None,
                other => other.clone(),
            };
            Mend::Kind(flow.from.clone(), StepKind::Throw(trigger))
        }
        _ => Mend::Reroute(id),
    }))
}
