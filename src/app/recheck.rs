//! The answer of the checks before the next frame: what an edit touched is judged again at once by
//! the rules that need one place only; the whole is judged behind.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::recheck;
use crate::model::finding::Place;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::text::Language;

use super::document::Document;

/// Most places judged before the next frame.
const MOST_PLACES: usize = 400;

/// What the findings of a document were last judged by.
pub type Judged = (Arc<Procedure>, Language);

/// Judges again what changed since the findings were made.
pub(super) fn recheck(document: &mut Document, language: Language) {
    let Some(p) = document.procedure().map(Arc::clone) else { return };
    let former = document.results.judged.replace((Arc::clone(&p), language));
    let Some((former, said)) = former else { return };
    if said != language || Arc::ptr_eq(&former, &p) {
        return;
    }
    let changes = p.changes_since(&former);
    // Another variant, or another document in its place: the whole is judged anew behind.
    if changes.items.is_empty() || changes.items.len() > MOST_PLACES {
        return;
    }
    let places = places(&p, &former, changes.items);
    recheck::recheck(&p, language, &places, &mut document.results.findings);
    document.results.checks += 1;
}

/// What changed, the flows that touch it and the steps those flows join, now and before.
fn places(now: &Procedure, former: &Procedure, changed: BTreeSet<ItemId>) -> BTreeSet<Place> {
    let mut steps: BTreeSet<StepId> = BTreeSet::new();
    let mut out = BTreeSet::new();
    for item in changed {
        match item {
            ItemId::Step(id) => {
                steps.insert(id);
            }
            ItemId::Flow(id) => {
                let states = [former.flow(&id), now.flow(&id)];
                for flow in states.into_iter().flatten() {
                    steps.extend([flow.from.clone(), flow.to.clone()]);
                }
                out.insert(Place::Flow(id));
            }
            ItemId::Link(_) | ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Artifact(_) => {}
        }
    }
    for id in steps {
        for p in [former, now] {
            let flows = p.outgoing(&id).chain(p.incoming(&id));
            for (flow, ends) in flows {
                out.insert(Place::Flow(flow));
                out.extend([&ends.from, &ends.to].map(|end| Place::Step(end.clone())));
            }
        }
        out.insert(Place::Step(id));
    }
    out
}
