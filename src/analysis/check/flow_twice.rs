//! Two flows join the same two steps: one lies under the other on the drawing, and a case may take
//! either. Said of the later one.
//!
//! Mend: delete one of them, or lead it elsewhere.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::FlowId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};

use super::remedies::flow_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("flow-twice", Severity::Warning, Look::Flow(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &FlowId, flow: &Flow, out: &mut Found) {
    // Flows come in order of id, so the first of the pair is the one that stays.
    if scene.first_between(&flow.from, &flow.to).is_some_and(|first| first != id) {
        out.push(|| {
            RULE.at(Place::Flow(id.clone()))
                .with("from", scene.name(&flow.from))
                .with("to", scene.name(&flow.to))
        });
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = flow_of(p, finding)?;
    let flow = p.flow(&id)?;
    let (first, _) = p.outgoing(&flow.from).find(|(_, f)| f.to == flow.to)?;
    (first != id).then_some(Remedy::Mend(Mend::JoinFlows(first, id)))
}
