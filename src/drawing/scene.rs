//! The whole drawing as a list of items in drawing order, and how one of them is drawn anew.

use crate::layout::route::Routes;
use crate::model::artifact::ArtifactKind;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::item::{Item, Layer};
use super::view::View;
use super::{artifact, band, event, flow, gateway, step};

/// Deepest nesting of lanes and sub-procedures that gets a layer of its own.
const DEEPEST: u8 = 32;

/// From this width and height on, a call is drawn as a frame.
const OPEN_CALL: (f64, f64) = (200.0, 120.0);

/// A drawing: items in drawing order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Items, lowest first: by layer, then by id.
    pub items: Vec<Item>,
}

/// Draws a procedure with its routes (`layout::route::routes`).
pub fn draw(procedure: &Procedure, routes: &Routes, view: &View<'_>) -> Scene {
    let pools = procedure.pools().map(|(id, _)| ItemId::Pool(id.clone()));
    let lanes = procedure.lanes().map(|(id, _)| ItemId::Lane(id.clone()));
    let artifacts = procedure.artifacts().map(|(id, _)| ItemId::Artifact(id.clone()));
    let flows = procedure.flows().map(|(id, _)| ItemId::Flow(id.clone()));
    let links = procedure.links().map(|(id, _)| ItemId::Link(id.clone()));
    let steps = procedure.steps().map(|(id, _)| ItemId::Step(id.clone()));
    let all = pools.chain(lanes).chain(artifacts).chain(flows).chain(links).chain(steps);
    let mut items: Vec<Item> =
        all.filter_map(|what| draw_item(procedure, routes, view, &what)).collect();
    items.sort_by(|a, b| order(a).cmp(&order(b)));
    Scene { items }
}

/// Draws one thing; `None` where it is not there, has no size, or lies in a collapsed sub-procedure.
pub fn draw_item(
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    what: &ItemId,
) -> Option<Item> {
    let drawn = |at: Rect| at.is_drawn().then_some(());
    let item = match what {
        ItemId::Pool(id) => {
            let pool = procedure.pool(id)?;
            drawn(pool.at)?;
            band::pool(id, pool, view)
        }
        ItemId::Lane(id) => {
            let lane = procedure.lane(id)?;
            drawn(lane.at)?;
            band::lane(procedure, id, lane, view)
        }
        ItemId::Artifact(id) => {
            let artifact = procedure.artifact(id)?;
            drawn(artifact.at)?;
            let inside = artifact.parent.as_ref();
            if inside.is_some_and(|p| is_folded(procedure, p)) {
                return None;
            }
            artifact::artifact(id, artifact, view)
        }
        ItemId::Flow(id) => {
            let flow = procedure.flow(id)?;
            let from = procedure.step(&flow.from)?;
            if from.parent.as_ref().is_some_and(|p| is_folded(procedure, p)) {
                return None;
            }
            flow::flow(procedure, id, flow, routes, view)?
        }
        ItemId::Link(id) => flow::link(id, procedure.link(id)?, routes, view)?,
        ItemId::Step(id) => {
            let step = procedure.step(id)?;
            drawn(step.at)?;
            if step.parent.as_ref().is_some_and(|p| is_folded(procedure, p)) {
                return None;
            }
            draw_step(procedure, routes, view, id, step)
        }
    };
    Some(item.bounded())
}

fn draw_step(
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    id: &StepId,
    step: &Step,
) -> Item {
    let layer = match &step.kind {
        StepKind::Boundary { .. } => Layer::Boundary,
        StepKind::SubProcedure { expanded: true, .. } => Layer::Frame(depth(procedure, step)),
        // A call drawn large shows the called procedure inside.
        StepKind::Call { .. } if step.at.w >= OPEN_CALL.0 && step.at.h >= OPEN_CALL.1 => {
            Layer::Frame(depth(procedure, step))
        }
        _ => Layer::Step,
    };
    if step.kind.is_gateway() {
        gateway::gateway(routes, view, id, step)
    } else if step.kind.is_event() {
        event::event(procedure, routes, view, (id, step), layer)
    } else {
        step::step(procedure, view, (id, step), layer)
    }
}

/// Whether a sub-procedure, or one around it, is drawn collapsed.
pub fn is_folded(procedure: &Procedure, id: &StepId) -> bool {
    let mut at = procedure.step(id);
    for _ in 0..DEEPEST {
        let Some(step) = at else { return false };
        if !matches!(step.kind, StepKind::SubProcedure { expanded: true, .. }) {
            return true;
        }
        at = step.parent.as_ref().and_then(|p| procedure.step(p));
    }
    false
}

fn depth(procedure: &Procedure, step: &Step) -> u8 {
    let mut at = step.parent.as_ref();
    for level in 0..DEEPEST {
        let Some(parent) = at.and_then(|id| procedure.step(id)) else { return level };
        at = parent.parent.as_ref();
    }
    DEEPEST
}

fn order(item: &Item) -> (Layer, &ItemId) {
    (item.layer, &item.what)
}

impl Scene {
    /// The rectangle around everything drawn; `None` for an empty drawing.
    pub fn bounds(&self) -> Option<Rect> {
        self.items.iter().map(|i| i.bounds).reduce(Rect::union)
    }

    /// The item that draws a thing.
    pub fn item(&self, what: &ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.what == *what)
    }

    /// Puts an item in its place, instead of the one that drew the same thing.
    pub fn put(&mut self, item: Item) {
        self.remove(&item.what);
        let at = self.items.partition_point(|i| order(i) < order(&item));
        self.items.insert(at, item);
    }

    /// Takes the item of a thing away.
    pub fn remove(&mut self, what: &ItemId) {
        self.items.retain(|i| i.what != *what);
    }

    /// The uppermost item at a point; lines count within `slack` points.
    pub fn hit(&self, point: Point, slack: f64) -> Option<&Item> {
        self.items.iter().rev().filter(|i| i.bounds.grown(slack).contains(point)).find(|i| {
            // The inside of a group is not the group.
            let hollow = i.layer == Layer::Group && i.body.grown(-6.0).contains(point);
            i.is_hit(point, slack) && !hollow
        })
    }
}

/// The layer of an artifact.
pub(super) fn artifact_layer(kind: ArtifactKind) -> Layer {
    if kind == ArtifactKind::Group { Layer::Group } else { Layer::Artifact }
}
