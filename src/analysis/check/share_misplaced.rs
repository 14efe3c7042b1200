//! A share of cases on a flow that no decision sends out: nothing chooses there, so the share means
//! nothing and a reader is misled.
//!
//! Mend: take it away, or put a decision before the flow.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::FlowId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};

use super::remedies::flow_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("share-misplaced", Severity::Warning, Look::Flow(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &FlowId, flow: &Flow, out: &mut Found) {
    let decides = scene.step(&flow.from).is_some_and(Procedure::wants_shares);
    if flow.share.is_some() && !decides {
        out.push(|| {
            RULE.at(Place::Flow(id.clone()))
                .with("from", scene.name(&flow.from))
                .with("to", scene.name(&flow.to))
        });
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    flow_of(p, finding).map(|id| Remedy::Mend(Mend::ClearShare(id)))
}
