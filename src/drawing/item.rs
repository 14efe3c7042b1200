//! Items: one thing of the drawing each, with its shapes at full and at reduced detail.

use crate::model::geometry::{Point, Rect};
use crate::model::item::ItemId;

use super::metrics::NO_TEXT_BELOW;
use super::role::Role;
use super::shape::Shape;

/// Order of drawing, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Pools.
    Pool,
    /// Lanes, by how deep they lie in others.
    Lane(u8),
    /// Expanded sub-procedures, by how deep they lie in others.
    Frame(u8),
    /// Groups.
    Group,
    /// Flows.
    Flow,
    /// Message flows and associations.
    Link,
    /// Data and annotations.
    Artifact,
    /// Steps.
    Step,
    /// Events on the border of others.
    Boundary,
}

/// One thing of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub what: ItemId,
    /// When it is drawn.
    pub layer: Layer,
    /// Everything it draws lies inside: for culling.
    pub bounds: Rect,
    /// The thing itself without labels and badges: for hits, selection frames, the far view.
    pub body: Rect,
    /// Where its name stands, when outside the body.
    pub label: Option<Rect>,
    /// Where the pin of its review notes stands.
    pub pin: Option<Rect>,
    /// Drawn from zoom [`NO_TEXT_BELOW`] up.
    pub shapes: Vec<Shape>,
    /// Feet, figures and badges: drawn from zoom 0.7 up, over `shapes`.
    pub detail: Vec<Shape>,
    /// What is said beside it: drawn from zoom 0.7 up, over all items.
    pub above: Vec<Shape>,
    /// Color of its quad, or of its segments, below zoom [`NO_TEXT_BELOW`].
    pub far: Role,
    /// Corners of a flow or link from dock to dock; empty for other things.
    pub path: Vec<Point>,
}

impl Item {
    /// An item without shapes yet.
    pub fn new(what: ItemId, layer: Layer, body: Rect, far: Role) -> Self {
        Self {
            what,
            layer,
            bounds: body,
            body,
            label: None,
            pin: None,
            shapes: Vec::new(),
            detail: Vec::new(),
            above: Vec::new(),
            far,
            path: Vec::new(),
        }
    }

    /// This item with `bounds` around all its shapes.
    pub(super) fn bounded(mut self) -> Self {
        let shapes = self.shapes.iter().chain(&self.detail).chain(&self.above).map(Shape::bounds);
        self.bounds = shapes.fold(self.body, Rect::union);
        self
    }

    /// Whether `point` is on the pin of its review notes, as it is seen at this zoom: from afar none
    /// is drawn.
    pub fn is_pin_hit(&self, point: Point, zoom: f64) -> bool {
        zoom >= NO_TEXT_BELOW && self.pin.is_some_and(|pin| pin.contains(point))
    }

    /// Whether `point` hits it, as it is seen at this zoom: inside its body, label or pin, or within
    /// `slack` canvas points of its line.
    pub fn is_hit(&self, point: Point, slack: f64, zoom: f64) -> bool {
        let on_label =
            self.label.is_some_and(|l| l.contains(point)) || self.is_pin_hit(point, zoom);
        if self.path.is_empty() {
            on_label || self.body.grown(slack.min(2.0)).contains(point)
        } else {
            on_label || self.path.windows(2).any(|w| distance(point, w[0], w[1]) <= slack)
        }
    }
}

/// Distance of a point from a segment.
pub fn distance(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    if square <= 0.0 {
        return p.distance(a);
    }
    let t = (((p.x - a.x) * dx + (p.y - a.y) * dy) / square).clamp(0.0, 1.0);
    p.distance(a.moved(t * dx, t * dy))
}
