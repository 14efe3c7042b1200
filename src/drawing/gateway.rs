//! Gateways: a diamond with its sign.

use crate::layout::dock::Side;
use crate::layout::route::Routes;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::step::{GatewayKind, Step, StepKind};

use super::badge::{self, Block};
use super::icons::Icon;
use super::item::{Item, Layer};
use super::measure;
use super::metrics::{
    CHANGED_STROKE, DASH_HIDDEN, LABEL, OUTSIDE_WIDTH, PATH_STROKE, SIGN_STROKE, STEP_STROKE,
};
use super::outside;
use super::role::Role;
use super::shape::{Align, Label, Shape, Stroke};
use super::view::{Lesson, View};

/// Size of the sign of what is still to be found.
const HIDDEN_SIGN: f64 = 22.0;

/// Draws a gateway.
pub fn gateway(routes: &Routes, view: &View<'_>, id: &StepId, step: &Step) -> Item {
    let what = ItemId::Step(id.clone());
    let own = view.own_colors(&step.foreign);
    let plain = own.fill.map_or(Role::StepFill, Role::Own);
    let line = own.line.map_or(Role::StepLine, Role::OwnLine);
    if view.veils(&what) {
        return hidden(what, step.at);
    }
    let (fill, stroke) = if let Some(mark) = view.mark_of(&what) {
        badge::change_look(mark.change)
    } else if view.errors.contains(&what) {
        (plain, Stroke::solid(Role::Error, CHANGED_STROKE))
    } else if matches!(view.lesson_of(&what), Some(Lesson::Active(_))) {
        (Role::AccentSoft, Stroke::solid(Role::Accent, PATH_STROKE))
    } else {
        (plain, Stroke::solid(line, STEP_STROKE))
    };
    let role = if let Role::Own(color) = fill { Role::OnOwn(color) } else { line };
    let at = step.at;
    let mut item = Item::new(what, Layer::Step, at, fill);
    item.shapes.push(Shape::Polygon {
        points: Side::ALL.map(|side| side.middle(at)).to_vec(),
        fill: Some(fill),
        stroke: Some(stroke),
    });
    if let StepKind::Gateway(kind) = &step.kind {
        item.shapes.extend(sign(*kind, at, role));
    }
    let label = outside_label(routes, view, step);
    item.label = badge::bounds(&label);
    item.shapes.extend(label);
    let corner = Point::new(at.right() - at.w / 4.0, at.y + at.h / 4.0);
    if let Some(mark) = view.mark_of(&item.what) {
        item.detail.extend(badge::change(corner, mark.change));
    } else if view.errors.contains(&item.what) {
        item.detail.extend(badge::round(corner, Role::Error, Icon::Bang));
    } else if matches!(view.lesson_of(&item.what), Some(Lesson::Done(_))) {
        item.detail.extend(badge::round(corner, Role::Accent, Icon::Check));
    }
    item
}

/// A gateway still to be found.
fn hidden(what: ItemId, at: Rect) -> Item {
    let mut item = Item::new(what, Layer::Step, at, Role::Sunken);
    item.shapes.push(Shape::Polygon {
        points: Side::ALL.map(|side| side.middle(at)).to_vec(),
        fill: Some(Role::Sunken),
        stroke: Some(Stroke::dashed(Role::TextSecondary, STEP_STROKE, DASH_HIDDEN)),
    });
    let size = HIDDEN_SIGN;
    let base = at.center().moved(0.0, measure::CAP * size / 2.0);
    let sign = Label::new(base, Align::Middle, size, Role::TextDisabled, "?").bold();
    item.shapes.push(Shape::Text(sign));
    item
}

/// The label of a gateway outside its diamond; empty where it has none.
pub(super) fn outside_label(routes: &Routes, view: &View<'_>, step: &Step) -> Vec<Shape> {
    let text = step.name.get(view.language);
    if text.is_empty() {
        return Vec::new();
    }
    let block = Block::new(LABEL, OUTSIDE_WIDTH, 3, view.language);
    match step.label {
        Some(rect) => outside::given(block, text, rect, step.at),
        None => outside::of_gateway(block, text, step.at, &routes.ink),
    }
}

/// The sign of a kind, scaled to the diamond.
fn sign(kind: GatewayKind, at: Rect, role: Role) -> Vec<Shape> {
    let c = at.center();
    let unit = at.w.min(at.h) / 50.0;
    let stroke = Stroke::solid(role, SIGN_STROKE * unit);
    let thin = Stroke::solid(role, STEP_STROKE);
    let bar = |dx: f64, dy: f64| {
        Shape::line(vec![c.moved(-dx * unit, -dy * unit), c.moved(dx * unit, dy * unit)], stroke)
    };
    let ring = |radius: f64, stroke: Stroke| Shape::Circle {
        center: c,
        radius: radius * unit,
        fill: None,
        stroke: Some(stroke),
    };
    match kind {
        GatewayKind::Exclusive => vec![bar(7.0, 7.0), bar(7.0, -7.0)],
        GatewayKind::Parallel => vec![bar(10.0, 0.0), bar(0.0, 10.0)],
        GatewayKind::Inclusive => vec![ring(9.0, stroke)],
        GatewayKind::Complex => {
            vec![bar(10.0, 0.0), bar(0.0, 10.0), bar(6.5, 6.5), bar(6.5, -6.5)]
        }
        GatewayKind::EventBased => vec![
            ring(12.5, thin),
            ring(9.8, thin),
            Shape::Icon {
                icon: Icon::Pentagon,
                rect: Rect::around(c, 14.0 * unit, 14.0 * unit),
                role,
                width: STEP_STROKE,
                filled: None,
            },
        ],
    }
}
