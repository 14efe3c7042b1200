//! A message between two steps of one body: inside a body the case itself passes on, and a simulation
//! would wait for a message where a plain flow is meant.
//!
//! Mend: draw it as a flow.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::PoolId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};

use super::scene::{Scene, pool_of};
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("message-within", Severity::Warning, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let p = scene.procedure;
    for (id, link) in p.links().filter(|(_, l)| l.kind == LinkKind::Message) {
        if let (Some(from), Some(to)) = (body(p, &link.from), body(p, &link.to))
            && from == to
        {
            out.push(|| {
                RULE.at(Place::Link(id.clone())).with("name", link.name.get(scene.language))
            });
        }
    }
}

/// The body an end belongs to: `Some(None)` where the drawing names none.
fn body<'a>(p: &'a Procedure, anchor: &'a Anchor) -> Option<Option<&'a PoolId>> {
    match anchor {
        Anchor::Step(id) => p.step(id).map(|s| pool_of(p, s)),
        Anchor::Pool(id) => Some(Some(id)),
        Anchor::Artifact(_) | Anchor::Flow(_) => None,
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let Place::Link(id) = &finding.place else { return None };
    let link = p.link(id)?;
    let joins_steps = matches!((&link.from, &link.to), (Anchor::Step(_), Anchor::Step(_)));
    Some(Remedy::Mend(if joins_steps {
        Mend::ToFlow(id.clone())
    } else {
        Mend::Delete(ItemId::Link(id.clone()))
    }))
}
