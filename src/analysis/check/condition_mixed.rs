//! A variable that conditions of different flows use as different types: no value can be both.
//!
//! Mend: use it the same way in all conditions.

use std::collections::BTreeMap;

use crate::model::expression::{self, Type};
use crate::model::finding::{Place, Severity};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("condition-mixed", Severity::Warning, Look::Whole(look)).mended(remedies::condition);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let mut known: BTreeMap<String, Type> = BTreeMap::new();
    for (id, flow) in scene.procedure.flows() {
        if flow.condition.is_empty() {
            continue;
        }
        let Ok(condition) = expression::parse(&flow.condition) else { continue };
        for (name, kind) in condition.typed() {
            let first = *known.entry(name.clone()).or_insert(kind);
            if first != kind {
                out.push(|| {
                    RULE.at(Place::Flow(id.clone()))
                        .with("what", name)
                        .with("is", kind.key())
                        .with("wanted", first.key())
                });
            }
        }
    }
}
