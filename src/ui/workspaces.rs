//! The five workspaces, in the order of the method.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::document::Document;
use crate::drawing::kept::{self, Rerouted};
use crate::drawing::scene::Scene;
use crate::model::id::VariantId;
use crate::model::procedure::Procedure;

pub mod analyse;
pub mod compare;
pub mod deliver;
pub mod map;
pub mod merge;
pub mod teach;

/// What the workspaces remember.
#[derive(Default)]
pub(super) struct Spaces {
    /// The drawing of Map.
    pub(super) map: map::Map,
    /// Analyse.
    pub(super) analyse: analyse::Analyse,
    /// Compare.
    pub(super) compare: compare::Compare,
    /// The merging of two versions.
    pub(super) merge: merge::Merge,
    /// Teach.
    pub(super) teach: teach::Teach,
    /// Deliver.
    pub(super) deliver: deliver::Deliver,
}

impl Spaces {
    /// Shows every drawing whole.
    pub(super) fn fit_all(&mut self) {
        self.analyse.canvas.fit_next = true;
        self.compare.canvas.fit_next = true;
        self.teach.canvas.fit_next = true;
    }
}

/// A drawing kept until what it shows changes.
#[derive(Default)]
pub(super) struct Kept {
    key: Option<Key>,
    scene: Arc<Scene>,
    /// The drawing that is brought into step.
    drawn: Arc<kept::Kept>,
    /// Whose routes it followed, and up to which change.
    followed: Option<(u64, VariantId, u64)>,
}

/// What a kept drawing was made of: the procedure by identity, and whatever else colors it.
#[derive(Clone, PartialEq)]
pub(super) struct Key {
    procedure: usize,
    revision: u64,
    variant: String,
    shown: String,
}

impl Key {
    /// A key. `shown` names everything of the view that can change while the procedure stays.
    pub(super) fn new(p: &Arc<Procedure>, revision: u64, variant: &str, shown: String) -> Self {
        Self { procedure: Arc::as_ptr(p).addr(), revision, variant: variant.to_owned(), shown }
    }
}

impl Kept {
    /// The drawing of the variant looked at, brought into step by `bring` when the key changed: it is
    /// told what became of the routes since it was last asked.
    pub(super) fn follow(
        &mut self,
        key: Key,
        document: &Document,
        bring: impl FnOnce(&mut kept::Kept, Option<&Rerouted>),
    ) -> Arc<kept::Kept> {
        if self.key.as_ref() != Some(&key) {
            let trail = document.results.trails.get(document.variant());
            let rerouted = match (&self.followed, trail) {
                (Some((number, variant, seen)), Some(trail))
                    if *number == document.number && variant == document.variant() =>
                {
                    trail.since(*seen)
                }
                _ => None,
            };
            bring(Arc::make_mut(&mut self.drawn), rerouted.as_ref());
            self.followed =
                trail.map(|t| (document.number, document.variant().clone(), t.number()));
            self.key = Some(key);
        }
        Arc::clone(&self.drawn)
    }

    /// The drawing, made by `draw` when the key changed.
    pub(super) fn with(&mut self, key: Key, draw: impl FnOnce() -> Scene) -> Arc<Scene> {
        if self.key.as_ref() != Some(&key) {
            self.scene = Arc::new(draw());
            self.key = Some(key);
        }
        Arc::clone(&self.scene)
    }
}

/// The steps, flows and so on with an error among findings.
pub(super) fn errors(
    findings: &[crate::model::finding::Finding],
) -> BTreeSet<crate::model::item::ItemId> {
    use crate::model::finding::Severity;
    findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .filter_map(|f| crate::app::advice::item_of(&f.place))
        .collect()
}
