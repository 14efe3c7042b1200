//! A drawing kept in step with what it shows: after a change only what the change touched is drawn
//! anew, and what comes out equals the whole drawn anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::layout::route::Routes;
use crate::model::geometry::Rect;
use crate::model::id::{LaneId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::model::text::Language;

use super::item::Layer;
use super::scene::{self, Scene};
use super::view::{Heat, LaneFigure, Lesson, View};

/// From this share of all items on, everything is drawn anew.
const MANY: usize = 3;

/// What became of the routes since the drawing was last brought into step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rerouted {
    /// Flows and links whose route came, went or changed.
    pub lines: BTreeSet<ItemId>,
    /// Areas in which labels may have to stand elsewhere.
    pub areas: Vec<Rect>,
}

/// A drawing with what it was made of.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    scene: Scene,
    of: Option<(Arc<Procedure>, Shown)>,
}

/// What of a view decides how things look.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    language: Language,
    lanes: BTreeMap<LaneId, LaneFigure>,
    heat: Option<BTreeMap<StepId, Heat>>,
    /// Whether it shows what differs.
    has_marks: bool,
    errors: BTreeSet<ItemId>,
    lesson: Option<BTreeMap<ItemId, Lesson>>,
    level: Option<StepId>,
    pins: BTreeMap<ItemId, String>,
}

impl Shown {
    fn of(view: &View<'_>) -> Self {
        Self {
            language: view.language,
            lanes: view.lanes.clone(),
            heat: view.heat.clone(),
            has_marks: view.compare.is_some(),
            errors: view.errors.clone(),
            lesson: view.lesson.clone(),
            level: view.level.clone(),
            pins: view.pins.clone(),
        }
    }

    /// Whether `view` shows another kind of thing, so that everything looks different. What differs
    /// is always drawn whole: what is said of a step stands where it covers nothing else.
    fn is_other_kind(&self, view: &View<'_>) -> bool {
        self.language != view.language
            || self.level != view.level
            || self.heat.is_some() != view.heat.is_some()
            || self.has_marks
            || view.compare.is_some()
            || self.lesson.is_some() != view.lesson.is_some()
    }

    /// Things that `view` shows otherwise.
    fn differing(&self, view: &View<'_>, out: &mut BTreeSet<ItemId>) {
        differing(Some(&self.lanes), Some(&view.lanes), |id| ItemId::Lane(id.clone()), out);
        differing(self.heat.as_ref(), view.heat.as_ref(), |id| ItemId::Step(id.clone()), out);
        differing(self.lesson.as_ref(), view.lesson.as_ref(), ItemId::clone, out);
        differing(Some(&self.pins), Some(&view.pins), ItemId::clone, out);
        out.extend(self.errors.symmetric_difference(&view.errors).cloned());
    }
}

/// Names of what differs between two maps.
fn differing<K: Ord, V: PartialEq>(
    former: Option<&BTreeMap<K, V>>,
    now: Option<&BTreeMap<K, V>>,
    name: impl Fn(&K) -> ItemId,
    out: &mut BTreeSet<ItemId>,
) {
    let (former, now) = (former.into_iter().flatten(), now.into_iter().flatten());
    let (mut former, mut now) = (former.peekable(), now.peekable());
    loop {
        let order = match (former.peek(), now.peek()) {
            (Some(a), Some(b)) => a.0.cmp(b.0),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return,
        };
        let a = if order.is_le() { former.next() } else { None };
        let b = if order.is_ge() { now.next() } else { None };
        if a.map(|a| a.1) != b.map(|b| b.1)
            && let Some((id, _)) = a.or(b)
        {
            out.insert(name(id));
        }
    }
}

impl Kept {
    /// The drawing as it was last brought into step.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Brings the drawing into step with a procedure, its routes and a view. `rerouted` is what
    /// became of the routes since the last time; `None` when that is not known. Gives the number of
    /// things drawn anew.
    pub fn follow(
        &mut self,
        procedure: &Arc<Procedure>,
        routes: &Routes,
        view: &View<'_>,
        rerouted: Option<&Rerouted>,
    ) -> usize {
        let touched = match (&self.of, rerouted) {
            (Some((former, shown)), Some(rerouted)) if !shown.is_other_kind(view) => {
                let changes = procedure.changes_since(former);
                let whole = changes.others || folds(former, procedure, &changes.items);
                let mut touched = rerouted.lines.clone();
                shown.differing(view, &mut touched);
                spread(procedure, former, changes.items, &mut touched);
                self.near(&rerouted.areas, &mut touched);
                captions(procedure, &mut touched);
                (!whole && touched.len() <= self.scene.len() / MANY).then_some(touched)
            }
            _ => None,
        };
        let count = if let Some(touched) = &touched {
            for what in touched {
                match scene::draw_item(procedure, routes, view, what) {
                    Some(item) => self.scene.put(item),
                    None => {
                        self.scene.remove(what);
                    }
                }
            }
            touched.len()
        } else {
            self.scene = scene::draw(procedure, routes, view);
            self.scene.len()
        };
        self.of = Some((Arc::clone(procedure), Shown::of(view)));
        count
    }

    /// Adds what stands in areas where labels may have to make room. A box that only holds its own
    /// text stays.
    fn near(&self, areas: &[Rect], out: &mut BTreeSet<ItemId>) {
        for area in areas {
            let beside =
                self.scene.visible(*area).into_iter().filter(|i| {
                    i.label.is_some() && !matches!(i.layer, Layer::Pool | Layer::Lane(_))
                });
            out.extend(beside.map(|i| i.what.clone()));
        }
    }
}

/// Adds the flows whose caption keeps off a label that may stand elsewhere now: those at a step, and
/// those that leave the same step.
fn captions(procedure: &Procedure, out: &mut BTreeSet<ItemId>) {
    let mut steps: BTreeSet<StepId> = BTreeSet::new();
    let mut more: BTreeSet<ItemId> = BTreeSet::new();
    for item in &*out {
        match item {
            ItemId::Step(id) if procedure.step(id).is_some_and(|s| !s.kind.is_activity()) => {
                for (flow, there) in procedure.outgoing(id).chain(procedure.incoming(id)) {
                    more.insert(ItemId::Flow(flow));
                    steps.insert(there.from.clone());
                }
            }
            ItemId::Flow(id) => steps.extend(procedure.flow(id).map(|f| f.from.clone())),
            _ => {}
        }
    }
    for id in steps {
        more.extend(procedure.outgoing(&id).map(|(flow, _)| ItemId::Flow(flow)));
    }
    out.extend(more);
}

/// Adds what changed and what looks at it: flows of a step (their look is that of where they
/// begin), events on its border, branches of one step (they share a stem), bands beside a band.
fn spread(
    now: &Procedure,
    former: &Procedure,
    changed: BTreeSet<ItemId>,
    out: &mut BTreeSet<ItemId>,
) {
    let is_band = |i: &ItemId| matches!(i, ItemId::Lane(_) | ItemId::Pool(_));
    if changed.iter().any(is_band) {
        out.extend(now.lanes().map(|(id, _)| ItemId::Lane(id.clone())));
        out.extend(now.pools().map(|(id, _)| ItemId::Pool(id.clone())));
    }
    let mut sources: BTreeSet<StepId> = BTreeSet::new();
    for item in changed.iter().chain(out.clone().iter()) {
        match item {
            ItemId::Step(id) => {
                sources.insert(id.clone());
                out.extend(now.boundary_events(id).map(|(id, _)| ItemId::Step(id.clone())));
            }
            ItemId::Flow(id) => {
                let states = [former.flow(id), now.flow(id)];
                sources.extend(states.into_iter().flatten().map(|f| f.from.clone()));
            }
            _ => {}
        }
    }
    for id in &sources {
        out.extend(now.outgoing(id).map(|(id, _)| ItemId::Flow(id)));
    }
    out.extend(changed);
}

/// Whether a sub-procedure opened, closed, came, went or moved to another level: then what is inside
/// is drawn or not.
fn folds(former: &Procedure, now: &Procedure, changed: &BTreeSet<ItemId>) -> bool {
    changed.iter().any(|item| {
        let ItemId::Step(id) = item else { return false };
        let (a, b) = (former.step(id), now.step(id));
        let is_sub =
            |s: &&Arc<crate::model::step::Step>| matches!(s.kind, StepKind::SubProcedure { .. });
        let subs = (a.filter(is_sub), b.filter(is_sub));
        match subs {
            (None, None) => false,
            (Some(a), Some(b)) => a.kind != b.kind || a.parent != b.parent,
            // One that comes or goes alone has nothing inside.
            _ => now.inside(id).next().is_some() || former.inside(id).next().is_some(),
        }
    })
}
