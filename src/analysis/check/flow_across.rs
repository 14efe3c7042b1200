//! A flow of the case that passes from one body to another: bodies work each by itself, and only a
//! message can pass between them.
//!
//! Mend: make it a message; what receives it begins or goes on with it.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::FlowId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};

use super::remedies::flow_of;
use super::scene::{Scene, pool_of};
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("flow-across-bodies", Severity::Error, Look::Flow(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &FlowId, flow: &Flow, out: &mut Found) {
    let p = scene.procedure;
    let pool = |step| p.step(step).and_then(|s| pool_of(p, s));
    if let (Some(from), Some(to)) = (pool(&flow.from), pool(&flow.to))
        && from != to
    {
        out.push(|| {
            RULE.at(Place::Flow(id.clone()))
                .with("from", scene.name(&flow.from))
                .with("to", scene.name(&flow.to))
        });
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    flow_of(p, finding).map(|id| Remedy::Mend(Mend::ToMessage(id)))
}
