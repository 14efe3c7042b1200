//! Pools and lanes: bands with an upright name, external bodies and the applicant on sand.

use crate::layout::route::{HEADER, header};
use crate::model::color::Color;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, PoolId};
use crate::model::item::ItemId;
use crate::model::lane::{Lane, Pool};
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;

use super::badge;
use super::item::{Item, Layer};
use super::measure::{self, Wrap};
use super::metrics::{FOOT, HAIRLINE, LANE, LINE_HEIGHT, STEP_STROKE};
use super::role::Role;
use super::shape::{Align, Label, Shape, Stroke};
use super::view::View;

/// Draws a pool.
pub fn pool(id: &PoolId, pool: &Pool, view: &View<'_>) -> Item {
    let what = ItemId::Pool(id.clone());
    let at = pool.at;
    let own = view.own_colors(&pool.foreign);
    let paint = Paint::of(own.fill, (Role::LaneEven, Role::LaneHeader));
    let mut stroke = Stroke::solid(own.line.map_or(Role::LineControl, Role::OwnLine), STEP_STROKE);
    if let Some(mark) = view.mark_of(&what) {
        stroke = badge::change_look(mark.change).1;
    }
    // On a pool that shows no inside nothing stands but its name.
    let fill = if pool.black_box { paint.whole } else { paint.ground };
    let mut item = Item::new(what, Layer::Pool, at, fill);
    item.shapes.push(ground(at, fill, None));
    let name = pool.name.get(view.language);
    if pool.black_box {
        let middle = at.center().moved(0.0, measure::CAP * LANE / 2.0);
        let text = measure::cut(name, LANE, true, at.w - 20.0);
        if !text.is_empty() {
            let label = Label::new(middle, Align::Middle, LANE, paint.name, text).bold();
            item.shapes.push(Shape::Text(label));
        }
    } else {
        let head = header(at, pool.vertical);
        item.shapes.push(ground(head, paint.head, None));
        item.shapes.extend(header_name((head, paint.name), pool.vertical, name, view));
        item.label = Some(head);
        let edge = if pool.vertical {
            vec![Point::new(at.x, head.bottom()), Point::new(at.right(), head.bottom())]
        } else {
            vec![Point::new(head.right(), at.y), Point::new(head.right(), at.bottom())]
        };
        item.shapes.push(Shape::line(edge, Stroke::solid(Role::LaneLine, HAIRLINE)));
    }
    item.shapes.push(Shape::Rect { rect: at, radius: 0.0, fill: None, stroke: Some(stroke) });
    item
}

/// Draws a lane.
pub fn lane(procedure: &Procedure, id: &LaneId, lane: &Lane, view: &View<'_>) -> Item {
    let what = ItemId::Lane(id.clone());
    let at = lane.at;
    let outside = lane
        .office
        .as_ref()
        .and_then(|o| procedure.office(o))
        .is_some_and(|o| o.kind != OfficeKind::Internal);
    let odd = place_among(procedure, id, lane) % 2 == 1;
    let own = view.own_colors(&lane.foreign);
    let plain = match (outside, odd) {
        (true, _) => (Role::LaneExternal, Role::LaneExternalHeader),
        (false, true) => (Role::LaneOdd, Role::LaneHeader),
        (false, false) => (Role::LaneEven, Role::LaneHeader),
    };
    let paint = Paint::of(own.fill, plain);
    let fill = paint.ground;
    let mut stroke = Stroke::solid(own.line.map_or(Role::LaneLine, Role::OwnLine), HAIRLINE);
    if let Some(mark) = view.mark_of(&what) {
        stroke = badge::change_look(mark.change).1;
    } else if view.errors.contains(&what) {
        stroke = Stroke::solid(Role::Error, STEP_STROKE);
    }
    let mut item = Item::new(what, Layer::Lane(depth(procedure, lane)), at, fill);
    let head = header(at, lane.vertical);
    item.label = Some(head);
    item.shapes.push(ground(at, fill, None));
    item.shapes.push(ground(head, paint.head, None));
    item.shapes.push(ground(at, fill, Some(stroke)));
    let name = procedure.lane_name(lane, view.language);
    item.shapes.extend(header_name((head, paint.name), lane.vertical, name, view));
    if let Some(figure) = view.lanes.get(id) {
        let (role, bold) =
            if figure.is_over { (Role::Worse, true) } else { (Role::TextSecondary, false) };
        let room = (at.w - HEADER - 20.0).max(0.0);
        let text = measure::cut(&figure.text, FOOT, bold, room);
        let corner = Point::new(at.right() - 8.0, at.y + 16.0);
        let mut label = Label::new(corner, Align::End, FOOT, role, text);
        label.bold = bold;
        item.detail.push(Shape::Text(label));
    }
    item
}

fn ground(rect: Rect, fill: Role, stroke: Option<Stroke>) -> Shape {
    let fill = stroke.is_none().then_some(fill);
    Shape::Rect { rect, radius: 0.0, fill, stroke }
}

/// How a band is painted.
struct Paint {
    /// Under what stands on it.
    ground: Role,
    /// Its header.
    head: Role,
    /// All of it, where nothing stands on it.
    whole: Role,
    /// Its name, in the header or on the whole.
    name: Role,
}

impl Paint {
    /// With a color of its own, or as a plain ground and header.
    fn of(own: Option<Color>, (ground, head): (Role, Role)) -> Self {
        match own {
            Some(color) => Self {
                ground: Role::OwnGround(color),
                head: Role::Own(color),
                whole: Role::Own(color),
                name: Role::OnOwn(color),
            },
            None => Self { ground, head, whole: ground, name: Role::Text },
        }
    }
}

fn header_name(
    (head, role): (Rect, Role),
    vertical: bool,
    name: &str,
    view: &View<'_>,
) -> Vec<Shape> {
    let room = if vertical { head.w } else { head.h } - 10.0;
    let how =
        Wrap { size: LANE, bold: true, width: room.max(12.0), lines: 2, language: view.language };
    let lines = measure::wrap(name, how);
    let step = LANE * LINE_HEIGHT;
    let first = measure::CAP * LANE / 2.0 - step * lines.len().saturating_sub(1) as f64 / 2.0;
    let c = head.center();
    let line = |(i, text): (usize, String)| {
        let off = first + step * i as f64;
        let at = if vertical { c.moved(0.0, off) } else { c.moved(off, 0.0) };
        let mut label = Label::new(at, Align::Middle, LANE, role, text).bold();
        label.upright = !vertical;
        Shape::Text(label)
    };
    lines.into_iter().enumerate().map(line).collect()
}

/// How many lanes beside this one stand before it.
fn place_among(procedure: &Procedure, id: &LaneId, lane: &Lane) -> usize {
    let before = |other: &Lane| {
        if lane.vertical { other.at.x < lane.at.x } else { other.at.y < lane.at.y }
    };
    procedure
        .lanes()
        .filter(|(other_id, other)| {
            *other_id != id
                && other.pool == lane.pool
                && other.parent == lane.parent
                && before(other)
        })
        .count()
}

fn depth(procedure: &Procedure, lane: &Lane) -> u8 {
    let mut at = lane.parent.as_ref();
    for level in 0..32 {
        let Some(parent) = at.and_then(|id| procedure.lane(id)) else { return level };
        at = parent.parent.as_ref();
    }
    32
}
