//! The routes of a document's variants, kept in step with them, and the trail of what became of them.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use crate::drawing::kept::Rerouted;
use crate::edit::apply::apply;
use crate::edit::follow::Desk;
use crate::files::{self, Opened};
use crate::layout::route::{self, Routes};
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;

use super::document::Document;

/// Changes remembered: a drawing that is further behind is drawn anew.
const KEPT: usize = 64;

/// A procedure with its routes.
pub type Routed = (Arc<Procedure>, Arc<Routes>);

/// What became of the routes of a variant, change by change.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    number: u64,
    recent: VecDeque<Rerouted>,
}

impl Trail {
    /// The number of the last change.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// What happened after the change with this number; `None` when that is not known any more.
    pub fn since(&self, seen: u64) -> Option<Rerouted> {
        let missed = usize::try_from(self.number.checked_sub(seen)?).ok()?;
        let from = self.recent.len().checked_sub(missed)?;
        let mut all = Rerouted::default();
        for one in self.recent.iter().skip(from) {
            all.lines.extend(one.lines.iter().cloned());
            all.areas.extend(one.areas.iter().copied());
        }
        Some(all)
    }

    fn follow(&mut self, change: Rerouted) {
        self.number += 1;
        self.recent.push_back(change);
        if self.recent.len() > KEPT {
            self.recent.pop_front();
        }
    }

    fn begin_anew(&mut self) {
        self.number += 1;
        self.recent.clear();
    }
}

/// Reads a file to be shown beside what is open: its steps have places, whether it came with a
/// drawing or not.
pub(super) fn read(path: &Path) -> Result<Opened, Finding> {
    let mut opened = files::open(path).map_err(|error| error.finding())?;
    if opened.needs_layout {
        opened.study = arrange(opened.study)?;
    }
    Ok(opened)
}

/// Lays out every variant; refuses what layout could not place, and is not to be used then.
pub fn arrange(mut study: Study) -> Result<Study, Finding> {
    let ids: Vec<VariantId> = study.variants().iter().map(|v| v.id.clone()).collect();
    for id in ids {
        let plan = Desk::new(&study, &id, 0).arrange_whole();
        plan.and_then(|plan| apply(&mut study, plan.edit)).map_err(|refusal| refusal.0)?;
    }
    Ok(study)
}

/// Routes of what was opened, made where it was opened. What is still to be placed is not routed.
pub(super) fn ahead(opened: &Opened) -> Vec<Routed> {
    if opened.needs_layout {
        return Vec::new();
    }
    let variants = opened.study.variants().iter().map(|v| Arc::clone(&v.procedure));
    variants.map(|p| (Arc::clone(&p), Arc::new(route::routes(&p)))).collect()
}

/// Routes the flows of variants whose procedure changed. `ahead` has routes that were made while a
/// file was opened.
pub(super) fn route_variants(document: &mut Document, ahead: &mut Vec<Routed>) {
    let variants: Vec<(VariantId, Arc<Procedure>)> = document
        .study()
        .variants()
        .iter()
        .map(|v| (v.id.clone(), Arc::clone(&v.procedure)))
        .collect();
    let results = &mut document.results;
    results.routes.retain(|id, _| variants.iter().any(|(known, _)| known == id));
    for (id, p) in variants {
        let trail = results.trails.entry(id.clone()).or_default();
        match results.routes.get_mut(&id) {
            Some((of, _)) if Arc::ptr_eq(of, &p) => {}
            Some((of, routes)) => {
                let changed: Vec<ItemId> = p.changes_since(of).items.into_iter().collect();
                if !changed.is_empty() {
                    trail.follow(follow(routes, &p, &changed));
                }
                *of = p;
            }
            None => {
                trail.begin_anew();
                let made = ahead.iter().position(|(of, _)| Arc::ptr_eq(of, &p));
                let routes = made.map_or_else(
                    || Arc::new(route::routes(&p)),
                    |place| ahead.swap_remove(place).1,
                );
                results.routes.insert(id, (p, routes));
            }
        }
    }
    ahead.clear();
}

/// Brings routes into step with what changed.
fn follow(routes: &mut Arc<Routes>, p: &Procedure, changed: &[ItemId]) -> Rerouted {
    // Whoever draws holds the routes for a frame only: nothing is copied.
    let followed = Arc::make_mut(routes).follow(p, changed);
    Rerouted { lines: followed.lines, areas: followed.areas }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(id: &str) -> Rerouted {
        Rerouted { lines: [ItemId::Flow(id.into())].into(), areas: Vec::new() }
    }

    #[test]
    fn a_trail_tells_what_happened_since_or_that_it_forgot() {
        let mut trail = Trail::default();
        let start = trail.number();
        trail.follow(change("a"));
        trail.follow(change("b"));
        assert_eq!(trail.since(start).map(|r| r.lines.len()), Some(2));
        assert_eq!(trail.since(start + 1), Some(change("b")));
        assert_eq!(trail.since(trail.number()), Some(Rerouted::default()));
        assert_eq!(trail.since(trail.number() + 1), None);
        for i in 0..KEPT {
            trail.follow(change(&format!("f{i}")));
        }
        assert_eq!(trail.since(start), None);
        assert!(trail.since(trail.number() - KEPT as u64).is_some());
        trail.begin_anew();
        assert_eq!(trail.since(trail.number() - 1), None);
    }
}
