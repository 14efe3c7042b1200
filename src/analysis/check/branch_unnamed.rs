//! A branch of a decision without a label: the reader cannot tell which answer leads there. The
//! default branch may stay bare when the others are labeled.
//!
//! Mend: label it with the answer, such as "yes" or "no".

use crate::model::finding::{Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::FlowId;

use super::scene::{Scene, is_decision};
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("branch-unnamed", Severity::Warning, Look::Flow(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, id: &FlowId, flow: &Flow, out: &mut Found) {
    let Some(gateway) = scene.step(&flow.from) else { return };
    if flow.name.is_empty() && !flow.default && is_decision(scene, &flow.from, gateway) {
        out.push(|| {
            RULE.at(Place::Flow(id.clone()))
                .with("from", scene.name(&flow.from))
                .with("to", scene.name(&flow.to))
        });
    }
}
