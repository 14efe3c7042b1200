//! The whole drawing: items in drawing order, found by name and by place, one put or taken at a time.
//!
//! [`draw`] draws a whole procedure, [`draw_item`] one thing of it: after an edit only what it
//! touched is put anew.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::layout::link::middle;
use crate::layout::route::Routes;
use crate::model::artifact::ArtifactKind;
use crate::model::flow::Anchor;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::item::{Item, Layer};
use super::tiles::{TileId, Tiles};
use super::view::View;
use super::{artifact, badge, band, event, flow, gateway, step};

/// Deepest nesting of lanes and sub-procedures that gets a layer of its own.
const DEEPEST: u8 = 32;

/// How far from the left side the pin of a thing points, in canvas points.
const PIN_IN: f64 = 8.0;

/// From this width and height on, a call is drawn as a frame.
const OPEN_CALL: (f64, f64) = (200.0, 120.0);

/// Distance of the ranks of neighbors: so many halvings fit between two before all are counted anew.
const GAP: u64 = 1 << 24;

/// A drawing: items in drawing order, by layer, then by id.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Slots of the items in drawing order.
    order: BTreeMap<(Layer, ItemId), u32>,
    /// Slots by name.
    known: BTreeMap<ItemId, u32>,
    slots: Vec<Option<Slot>>,
    free: Vec<u32>,
    tiles: Tiles,
}

/// An item at its place in the order.
#[derive(Clone, Debug)]
struct Slot {
    item: Item,
    /// Grows along the drawing order.
    rank: u64,
    /// Fingerprint of what is seen from afar.
    print: u64,
}

/// Part of a drawing: what is seen of it from afar can be kept until its fingerprint changes.
#[derive(Clone, Copy, Debug)]
pub struct Patch<'a> {
    scene: &'a Scene,
    /// Which part.
    pub tile: TileId,
    /// The rectangle around its items.
    pub bounds: Rect,
    /// Equal as long as its items look the same from afar.
    pub print: u64,
}

impl<'a> Patch<'a> {
    /// Its items, in drawing order.
    pub fn items(&self) -> Vec<&'a Item> {
        let members = self.scene.tiles.members(self.tile).iter();
        self.scene.in_order(members.map(|(slot, _)| *slot))
    }
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
    Scene::of(all.filter_map(|what| draw_item(procedure, routes, view, &what)))
}

/// Draws one thing; `None` where it is not there, has no size, or lies in a collapsed sub-procedure.
pub fn draw_item(
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    what: &ItemId,
) -> Option<Item> {
    let drawn = |at: Rect| at.is_drawn().then_some(());
    let mut item = match what {
        ItemId::Pool(id) => {
            let pool = procedure.pool(id)?;
            drawn(pool.at).filter(|()| view.level.is_none())?;
            band::pool(id, pool, view)
        }
        ItemId::Lane(id) => {
            let lane = procedure.lane(id)?;
            drawn(lane.at).filter(|()| view.level.is_none())?;
            band::lane(procedure, id, lane, view)
        }
        ItemId::Artifact(id) => {
            let artifact = procedure.artifact(id)?;
            drawn(artifact.at)?;
            if is_hidden(procedure, artifact.parent.as_ref(), view.level.as_ref())
                || view.veils(what)
            {
                return None;
            }
            artifact::artifact(id, artifact, view)
        }
        ItemId::Flow(id) => {
            let flow = procedure.flow(id)?;
            let from = procedure.step(&flow.from)?;
            if is_hidden(procedure, from.parent.as_ref(), view.level.as_ref()) {
                return None;
            }
            flow::flow(procedure, id, flow, routes, view)?
        }
        ItemId::Link(id) => {
            let link = procedure.link(id)?;
            if view.level.is_some()
                && (is_away(procedure, view, &link.from) || is_away(procedure, view, &link.to))
                || view.veils(what)
            {
                return None;
            }
            flow::link(id, link, routes, view)?
        }
        ItemId::Step(id) => {
            let step = procedure.step(id)?;
            drawn(step.at)?;
            if is_hidden(procedure, step.parent.as_ref(), view.level.as_ref()) {
                return None;
            }
            draw_step(procedure, routes, view, id, step)
        }
    };
    if let Some(numbers) = view.pins.get(what) {
        let pin = badge::pin(pin_of(&item), numbers);
        item.pin = badge::bounds(&pin);
        // Seen at every zoom at which names are.
        item.shapes.extend(pin);
    }
    Some(item.bounded())
}

/// Where the pin of a thing points: the middle of a line, else the upper left corner.
fn pin_of(item: &Item) -> Point {
    if item.path.is_empty() {
        Point::new(item.body.x + PIN_IN, item.body.y)
    } else {
        middle(&item.path)
    }
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
        step::step(procedure, routes, view, (id, step), layer)
    }
}

/// Whether what has this parent is not drawn in a level: it lies around the level, or inside a
/// sub-procedure drawn collapsed.
pub fn is_hidden(procedure: &Procedure, parent: Option<&StepId>, level: Option<&StepId>) -> bool {
    let mut at = parent;
    for _ in 0..=DEEPEST {
        if at == level {
            return false;
        }
        let Some(step) = at.and_then(|id| procedure.step(id)) else { return true };
        if !matches!(step.kind, StepKind::SubProcedure { expanded: true, .. }) {
            return true;
        }
        at = step.parent.as_ref();
    }
    true
}

/// Whether the end of a line is not drawn in the level of the view.
fn is_away(procedure: &Procedure, view: &View<'_>, anchor: &Anchor) -> bool {
    let level = view.level.as_ref();
    match anchor {
        Anchor::Step(id) => {
            procedure.step(id).is_none_or(|s| is_hidden(procedure, s.parent.as_ref(), level))
        }
        Anchor::Artifact(id) => {
            procedure.artifact(id).is_none_or(|a| is_hidden(procedure, a.parent.as_ref(), level))
        }
        Anchor::Flow(id) => procedure
            .flow(id)
            .and_then(|f| procedure.step(&f.from))
            .is_none_or(|s| is_hidden(procedure, s.parent.as_ref(), level)),
        Anchor::Pool(_) => level.is_some(),
    }
}

fn depth(procedure: &Procedure, step: &Step) -> u8 {
    let mut at = step.parent.as_ref();
    for level in 0..DEEPEST {
        let Some(parent) = at.and_then(|id| procedure.step(id)) else { return level };
        at = parent.parent.as_ref();
    }
    DEEPEST
}

/// What is seen of an item from afar, as a number.
fn far_print(item: &Item) -> u64 {
    let mut hasher = DefaultHasher::new();
    (item.layer, item.far).hash(&mut hasher);
    let body = item.body;
    let corners = item.path.iter().flat_map(|p| [p.x, p.y]);
    for number in [body.x, body.y, body.w, body.h].into_iter().chain(corners) {
        number.to_bits().hash(&mut hasher);
    }
    hasher.finish()
}

impl Scene {
    /// A drawing of items in any order; of two that draw the same thing the later one stays.
    pub fn of(items: impl IntoIterator<Item = Item>) -> Self {
        let mut scene = Self::default();
        for item in items {
            let key = (item.layer, item.what.clone());
            scene.remove(&item.what);
            scene.insert(key, item, 0);
        }
        scene.count_anew();
        scene
    }

    /// The items in drawing order, lowest first.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &Item> {
        self.order.values().filter_map(|slot| self.slot(*slot)).map(|s| &s.item)
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The rectangle around everything drawn; `None` for an empty drawing.
    pub fn bounds(&self) -> Option<Rect> {
        self.tiles.bounds()
    }

    /// The item that draws a thing.
    pub fn item(&self, what: &ItemId) -> Option<&Item> {
        self.slot(*self.known.get(what)?).map(|s| &s.item)
    }

    /// The items whose bounds touch an area, in drawing order.
    pub fn visible(&self, area: Rect) -> Vec<&Item> {
        self.in_order(self.tiles.touching(area))
    }

    /// The parts of the drawing, in a fixed order.
    pub fn patches(&self) -> impl Iterator<Item = Patch<'_>> {
        self.tiles.iter().filter_map(|(tile, kept)| {
            let bounds = kept.bounds?;
            Some(Patch { scene: self, tile, bounds, print: kept.print })
        })
    }

    /// Puts an item in its place, instead of the one that drew the same thing.
    pub fn put(&mut self, item: Item) {
        let key = (item.layer, item.what.clone());
        if let Some(slot) = self.order.get(&key).copied() {
            let Some(stands) = self.slots.get_mut(slot as usize).and_then(Option::as_mut) else {
                return;
            };
            self.tiles.remove(slot, stands.item.bounds, stands.print);
            stands.print = far_print(&item);
            self.tiles.add(slot, item.bounds, stands.print);
            stands.item = item;
            return;
        }
        self.remove(&item.what);
        let rank_of =
            |slot: Option<(_, &u32)>| slot.and_then(|(_, s)| self.slot(*s)).map(|s| s.rank);
        let below = rank_of(self.order.range(..&key).next_back()).unwrap_or(0);
        let above = rank_of(self.order.range(&key..).next());
        let rank = above.map_or(below.saturating_add(GAP), |above| u64::midpoint(below, above));
        let crowded = rank == below || above == Some(rank) || rank == u64::MAX;
        self.insert(key, item, rank);
        if crowded {
            self.count_anew();
        }
    }

    /// Takes the item of a thing away; gives it.
    pub fn remove(&mut self, what: &ItemId) -> Option<Item> {
        let slot = self.known.remove(what)?;
        let gone = self.slots.get_mut(slot as usize)?.take()?;
        self.order.remove(&(gone.item.layer, gone.item.what.clone()));
        self.tiles.remove(slot, gone.item.bounds, gone.print);
        self.free.push(slot);
        Some(gone.item)
    }

    /// The uppermost item at a point, as they are seen at this zoom; lines count within `slack` canvas
    /// points.
    pub fn hit(&self, point: Point, slack: f64, zoom: f64) -> Option<&Item> {
        let near = self.visible(Rect::around(point, 2.0 * slack, 2.0 * slack));
        near.into_iter().rev().find(|i| {
            // The inside of a group is not the group.
            let hollow = i.layer == Layer::Group && i.body.grown(-6.0).contains(point);
            i.is_hit(point, slack, zoom) && !hollow
        })
    }

    fn slot(&self, slot: u32) -> Option<&Slot> {
        self.slots.get(slot as usize).and_then(Option::as_ref)
    }

    fn in_order(&self, slots: impl Iterator<Item = u32>) -> Vec<&Item> {
        let mut found: Vec<&Slot> = slots.filter_map(|slot| self.slot(slot)).collect();
        found.sort_unstable_by_key(|s| s.rank);
        found.into_iter().map(|s| &s.item).collect()
    }

    fn insert(&mut self, key: (Layer, ItemId), item: Item, rank: u64) {
        let print = far_print(&item);
        let slot = self.free.pop().unwrap_or(self.slots.len() as u32);
        self.tiles.add(slot, item.bounds, print);
        self.known.insert(item.what.clone(), slot);
        self.order.insert(key, slot);
        let kept = Some(Slot { item, rank, print });
        match self.slots.get_mut(slot as usize) {
            Some(place) => *place = kept,
            None => self.slots.push(kept),
        }
    }

    /// Gives all items new ranks, evenly apart.
    fn count_anew(&mut self) {
        let mut rank = 0;
        for slot in self.order.values() {
            rank += GAP;
            if let Some(slot) = self.slots.get_mut(*slot as usize).and_then(Option::as_mut) {
                slot.rank = rank;
            }
        }
    }
}

/// Two drawings are equal when they draw the same items.
impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.items().eq(other.items())
    }
}

/// The layer of an artifact.
pub(super) fn artifact_layer(kind: ArtifactKind) -> Layer {
    if kind == ArtifactKind::Group { Layer::Group } else { Layer::Artifact }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::role::Role;
    use crate::drawing::shape::Shape;
    use crate::model::id::FlowId;

    fn step(id: &str, x: f64, y: f64) -> Item {
        let what = ItemId::Step(StepId::new(id));
        let body = Rect::new(x, y, 100.0, 80.0);
        let mut item = Item::new(what, Layer::Step, body, Role::StepFill);
        item.shapes.push(Shape::Rect { rect: body, radius: 8.0, fill: None, stroke: None });
        item.bounded()
    }

    fn line(id: &str, from: Point, to: Point) -> Item {
        let what = ItemId::Flow(FlowId::new(id));
        let path = vec![from, to];
        let mut item =
            Item::new(what, Layer::Flow, crate::drawing::shape::around(&path), Role::Text);
        item.path = path;
        item
    }

    fn names(items: &[&Item]) -> Vec<String> {
        items
            .iter()
            .map(|i| match &i.what {
                ItemId::Step(id) => id.to_string(),
                ItemId::Flow(id) => id.to_string(),
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn items_put_one_by_one_stand_like_those_put_at_once() {
        let all: Vec<Item> = (0..300)
            .map(|i| {
                step(&format!("s{i}"), f64::from(i * 37 % 300) * 90.0, f64::from(i % 7) * 120.0)
            })
            .chain((0..50).map(|i| {
                let y = f64::from(i) * 20.0;
                line(&format!("f{i}"), Point::new(0.0, y), Point::new(30_000.0, y))
            }))
            .collect();
        let whole = Scene::of(all.clone());
        let mut grown = Scene::default();
        // From behind, so that each is put before all others of its layer.
        let mut ordered: Vec<&Item> = whole.items().collect();
        ordered.reverse();
        for item in ordered {
            grown.put(item.clone());
        }
        assert_eq!(whole, grown);
        let area = Rect::new(4_000.0, 0.0, 3_000.0, 500.0);
        let expected: Vec<&Item> = whole.items().filter(|i| i.bounds.touches(area)).collect();
        assert!(expected.len() > 40);
        assert_eq!(names(&grown.visible(area)), names(&expected));
        assert_eq!(names(&whole.visible(area)), names(&expected));
    }

    #[test]
    fn a_moved_item_is_hit_where_it_is_and_not_where_it_was() {
        let mut scene = Scene::of([step("a", 0.0, 0.0), step("b", 50.0, 10.0)]);
        let point = Point::new(60.0, 40.0);
        let hit = |scene: &Scene, at| scene.hit(at, 2.0, 1.0).map(|i| i.what.clone());
        assert_eq!(hit(&scene, point), Some(ItemId::Step("b".into())));
        scene.put(step("b", 9_000.0, 10.0));
        assert_eq!(hit(&scene, point), Some(ItemId::Step("a".into())));
        assert!(hit(&scene, Point::new(9_050.0, 40.0)).is_some());
        assert_eq!(scene.remove(&ItemId::Step("a".into())), Some(step("a", 0.0, 0.0)));
        assert_eq!(scene.remove(&ItemId::Step("a".into())), None);
        assert!(hit(&scene, point).is_none());
        assert_eq!(scene.bounds(), Some(Rect::new(9_000.0, 10.0, 100.0, 80.0)));
    }

    #[test]
    fn a_fingerprint_changes_with_what_is_seen_from_afar_only() {
        let prints = |s: &Scene| s.patches().map(|p| (p.tile, p.print)).collect::<Vec<_>>();
        let mut scene = Scene::of([step("a", 0.0, 0.0), step("b", 300.0, 0.0)]);
        let before = prints(&scene);
        let mut renamed = step("a", 0.0, 0.0);
        renamed.detail = renamed.shapes.clone();
        scene.put(renamed);
        assert_eq!(prints(&scene), before);
        scene.put(step("a", 10.0, 0.0));
        assert_ne!(prints(&scene), before);
        scene.put(step("a", 0.0, 0.0));
        assert_eq!(prints(&scene), before);
    }

    #[test]
    fn many_items_fit_between_two() {
        let mut scene = Scene::of([step("a", 0.0, 0.0), step("z", 0.0, 0.0)]);
        let mut id = "y".to_owned();
        for _ in 0..100 {
            scene.put(step(&id, 0.0, 0.0));
            id.insert(0, 'b');
        }
        let all: Vec<&Item> = scene.items().collect();
        assert_eq!(names(&scene.visible(Rect::new(0.0, 0.0, 10.0, 10.0))), names(&all));
        assert_eq!(all.len(), 102);
    }
}
