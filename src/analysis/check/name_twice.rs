//! Two steps of one office with the same name: people who speak of one may mean the other, and figures
//! by step cannot be told apart.
//!
//! Mend: say in the name what makes the second one different.

use foldhash::{HashMap, HashMapExt as _};

use crate::model::finding::{Place, Severity};
use crate::model::id::{OfficeId, StepId};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("name-twice", Severity::Note, Look::Whole(look)).mended(remedies::name);

fn look(scene: &Scene<'_>, out: &mut Found) {
    type Key<'a> = (Option<&'a StepId>, Option<&'a OfficeId>, String);
    // Asked, never walked.
    let mut first: HashMap<Key<'_>, &StepId> = HashMap::new();
    let p = scene.procedure;
    for (id, step) in p.steps().filter(|(_, s)| s.kind.is_activity() && !s.name.is_empty()) {
        let key = (step.parent.as_ref(), p.office_of(step), scene.name(id).to_lowercase());
        if *first.entry(key).or_insert(id) != id {
            out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
        }
    }
}
