//! Flows, message flows and associations.

use crate::layout::bridge::{Bridge, RADIUS};
use crate::layout::link::middle;
use crate::layout::route::Routes;
use crate::model::flow::{Flow, Link, LinkKind};
use crate::model::geometry::Point;
use crate::model::id::{FlowId, LinkId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::badge;
use super::caption;
use super::event;
use super::item::{Item, Layer};
use super::metrics::{
    ADDED_STROKE, ARROW, CHANGED_STROKE, DASH_ASSOCIATION, DASH_HIDDEN, DASH_REMOVED, FLOW_CORNER,
    FLOW_STROKE, PATH_STROKE, REMOVED_STROKE,
};
use super::role::Role;
use super::shape::{Shape, Stroke, toward};
use super::view::{Change, Lesson, View};

/// Dash of message flows.
const DASH_MESSAGE: [f64; 2] = [7.0, 4.0];

/// Draws a flow along its route.
pub fn flow(
    procedure: &Procedure,
    id: &FlowId,
    flow: &Flow,
    routes: &Routes,
    view: &View<'_>,
) -> Option<Item> {
    let route = routes.flows.get(id)?;
    let what = ItemId::Flow(id.clone());
    let stroke = flow_stroke(procedure, flow, view, &what);
    let body = super::shape::around(&route.points);
    let mut item = Item::new(what, Layer::Flow, body, stroke.role);
    item.path.clone_from(&route.points);
    let from = procedure.step(&flow.from);
    let conditional = flow.is_conditional() && from.is_some_and(|s| s.kind.is_activity());
    let mut line = with_arrow(&mut item, &route.points, stroke);
    let shared = shared_stem(procedure, (id, flow), routes, stroke, view);
    if let [a, b, ..] = line[..]
        && shared > 2.0 * FLOW_CORNER
    {
        line[0] = toward(a, b, (shared - FLOW_CORNER - 1.0) / a.distance(b));
    }
    let role = match view.mark_of(&item.what).map(|m| m.change) {
        Some(_) => stroke.role,
        None => Role::TextSecondary,
    };
    let caption = caption::of_flow(procedure, (id, flow), routes, view, role);
    let drawn = caption::cleared(bridged(&line, &route.bridges, stroke), &caption);
    item.shapes.splice(0..0, drawn);
    if let [a, b, ..] = route.points[..] {
        if conditional {
            item.shapes.push(diamond(a, b, stroke.role));
        } else if flow.default {
            item.shapes.push(slash(a, b, stroke.role));
        }
    }
    item.label = badge::bounds(&caption);
    item.shapes.extend(caption);
    if !view.veils(&item.what) {
        item.detail.extend(badge::clock(middle(&route.points), &flow.marks));
    }
    Some(item)
}

/// A line with arcs where it jumps over others. What lies before its first point is drawn by
/// another flow.
fn bridged(line: &[Point], bridges: &[Bridge], stroke: Stroke) -> Vec<Shape> {
    let mut out = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    for (number, point) in line.iter().enumerate() {
        run.push(*point);
        let Some(next) = line.get(number + 1) else { break };
        let rightward = next.x > point.x;
        let mut here: Vec<(f64, f64)> =
            bridges.iter().filter(|b| b.piece == number).map(|b| b.span).collect();
        if !rightward {
            here.reverse();
        }
        for (left, right) in here {
            let (from, to) = if rightward { (left, right) } else { (right, left) };
            let is_drawn = if rightward { from > point.x } else { from < point.x };
            if !is_drawn {
                continue;
            }
            run.push(Point::new(from, point.y));
            let whole = std::mem::replace(&mut run, vec![Point::new(to, point.y)]);
            out.push(Shape::Line { points: whole, radius: FLOW_CORNER, stroke });
            let arc = hop(from, to, point.y);
            out.push(Shape::Line { points: arc, radius: 0.0, stroke });
        }
    }
    out.push(Shape::Line { points: run, radius: FLOW_CORNER, stroke });
    out
}

/// Up, over and down again: a quarter of a circle at either end, straight between.
fn hop(from: f64, to: f64, y: f64) -> Vec<Point> {
    let radius = RADIUS.min((to - from).abs() / 2.0);
    let ahead = (to - from).signum();
    let quarter = |i: u8| {
        let angle = std::f64::consts::FRAC_PI_2 * f64::from(i) / 6.0;
        (radius * (1.0 - libm::cos(angle)), radius * libm::sin(angle))
    };
    let up = (0..=6).map(|i| {
        let (along, high) = quarter(i);
        Point::new(from + ahead * along, y - high)
    });
    let down = (0..=6).rev().map(|i| {
        let (along, high) = quarter(i);
        Point::new(to - ahead * along, y - high)
    });
    up.chain(down).collect()
}

/// Length of the first piece that an earlier flow of the same look draws already, so that branches
/// of one gateway do not double their ink.
fn shared_stem(
    procedure: &Procedure,
    (id, flow): (&FlowId, &Flow),
    routes: &Routes,
    stroke: Stroke,
    view: &View<'_>,
) -> f64 {
    let first = |id: &FlowId| match routes.flows.get(id).map(|r| &r.points[..]) {
        Some([a, b, _, ..] | [a, b]) => Some((*a, *b)),
        _ => None,
    };
    let Some((a, b)) = first(id) else { return 0.0 };
    let length = |other: &FlowId, twin: &Flow| {
        let (c, d) = first(other)?;
        let same =
            c == a && flow_stroke(procedure, twin, view, &ItemId::Flow(other.clone())) == stroke;
        let turn = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
        let ahead = (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) > 0.0;
        (same && ahead && turn.abs() < 1e-6).then(|| c.distance(d).min(a.distance(b)))
    };
    let twins = procedure.outgoing(&flow.from).filter(|(other, _)| other < id);
    twins.filter_map(|(other, twin)| length(&other, twin)).fold(0.0, f64::max)
}

fn flow_stroke(procedure: &Procedure, flow: &Flow, view: &View<'_>, what: &ItemId) -> Stroke {
    if let Some(mark) = view.mark_of(what) {
        return match mark.change {
            Change::Added => Stroke::solid(Role::Added, ADDED_STROKE),
            Change::Removed => Stroke::dashed(Role::Removed, REMOVED_STROKE, DASH_REMOVED),
            Change::Changed => Stroke::solid(Role::Changed, CHANGED_STROKE),
        };
    }
    match view.lesson_of(what) {
        Some(Lesson::Active(_) | Lesson::Done(_)) => {
            return Stroke::solid(Role::Accent, PATH_STROKE);
        }
        Some(Lesson::Hidden(_)) => {
            return Stroke::dashed(Role::TextDisabled, FLOW_STROKE, DASH_HIDDEN);
        }
        None => {}
    }
    if view.errors.contains(what) {
        return Stroke::solid(Role::Error, CHANGED_STROKE);
    }
    let legal = procedure.step(&flow.from).is_some_and(|s| event::is_legal(&s.kind));
    let own = view.own_colors(&flow.foreign).line;
    let plain = own.map_or(Role::FlowLine, Role::OwnLine);
    Stroke::solid(if legal { Role::Term } else { plain }, FLOW_STROKE)
}

/// Adds the arrow head and gives the line shortened to its base.
fn with_arrow(item: &mut Item, points: &[Point], stroke: Stroke) -> Vec<Point> {
    let mut line = points.to_vec();
    let [.., before, tip] = points[..] else { return line };
    let length = before.distance(tip);
    if length < 1.0 {
        return line;
    }
    let grown = (stroke.width / FLOW_STROKE).sqrt().clamp(1.0, 1.4);
    let (long, wide) = (ARROW.0 * grown, ARROW.1 * grown / 2.0);
    let base = toward(tip, before, (long / length).min(1.0));
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    item.shapes.push(Shape::Polygon {
        points: vec![tip, base.moved(-uy * wide, ux * wide), base.moved(uy * wide, -ux * wide)],
        fill: Some(stroke.role),
        stroke: None,
    });
    if let Some(last) = line.last_mut() {
        *last = toward(base, tip, 0.1);
    }
    line
}

/// The stroke across the begin of a default flow.
fn slash(a: Point, b: Point, role: Role) -> Shape {
    let length = a.distance(b).max(1.0);
    let (ux, uy) = ((b.x - a.x) / length, (b.y - a.y) / length);
    let c = a.moved(ux * 8.0, uy * 8.0);
    let (along, across) = (2.5, 5.0);
    Shape::line(
        vec![
            c.moved(-ux * along - uy * across, -uy * along + ux * across),
            c.moved(ux * along + uy * across, uy * along - ux * across),
        ],
        Stroke::solid(role, FLOW_STROKE),
    )
}

/// The diamond at the begin of a conditional flow that leaves an activity.
fn diamond(a: Point, b: Point, role: Role) -> Shape {
    let length = a.distance(b).max(1.0);
    let (ux, uy) = ((b.x - a.x) / length, (b.y - a.y) / length);
    let center = a.moved(ux * 8.0, uy * 8.0);
    Shape::Polygon {
        points: vec![
            a,
            center.moved(-uy * 4.5, ux * 4.5),
            a.moved(ux * 16.0, uy * 16.0),
            center.moved(uy * 4.5, -ux * 4.5),
        ],
        fill: Some(Role::StepFill),
        stroke: Some(Stroke::solid(role, FLOW_STROKE)),
    }
}

/// Draws a message flow, association or data flow.
pub fn link(id: &LinkId, link: &Link, routes: &Routes, view: &View<'_>) -> Option<Item> {
    let route = routes.links.get(id)?;
    let what = ItemId::Link(id.clone());
    let role = match view.mark_of(&what).map(|m| m.change) {
        Some(change) => badge::change_look(change).1.role,
        None => view.own_colors(&link.foreign).line.map_or(Role::FlowLine, Role::OwnLine),
    };
    let body = super::shape::around(&route.points);
    let mut item = Item::new(what, Layer::Link, body, role);
    item.path.clone_from(&route.points);
    let thin = Stroke::solid(role, 1.2);
    let stroke = match link.kind {
        LinkKind::Message => Stroke::dashed(role, FLOW_STROKE, DASH_MESSAGE),
        LinkKind::Association | LinkKind::Data => {
            Stroke::dashed(role, FLOW_STROKE, DASH_ASSOCIATION)
        }
    };
    let text = link.name.get(view.language);
    let caption = if text.is_empty() {
        Vec::new()
    } else {
        caption::of_link(text, link.label, route, routes, view)
    };
    item.shapes.extend(caption::cleared(bridged(&route.points, &route.bridges, stroke), &caption));
    if let ([first, second, ..], [.., before, tip]) = (&route.points[..], &route.points[..]) {
        match link.kind {
            LinkKind::Message => {
                item.shapes.push(Shape::Circle {
                    // Beside the shape it leaves, which is drawn above it.
                    center: toward(*first, *second, (4.6 / first.distance(*second)).min(1.0)),
                    radius: 4.0,
                    fill: Some(Role::Paper),
                    stroke: Some(thin),
                });
                item.shapes.push(open_arrow(*before, *tip, thin));
            }
            LinkKind::Data => item.shapes.push(vee(*before, *tip, thin)),
            LinkKind::Association => {}
        }
    }
    item.label = badge::bounds(&caption);
    item.shapes.extend(caption);
    Some(item)
}

/// The two back corners of an arrow head.
fn corners(before: Point, tip: Point) -> [Point; 2] {
    let length = before.distance(tip).max(1.0);
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let base = tip.moved(-ux * ARROW.0, -uy * ARROW.0);
    let wide = ARROW.1 / 2.0;
    [base.moved(-uy * wide, ux * wide), base.moved(uy * wide, -ux * wide)]
}

fn open_arrow(before: Point, tip: Point, stroke: Stroke) -> Shape {
    let [a, b] = corners(before, tip);
    Shape::Polygon { points: vec![tip, a, b], fill: Some(Role::Paper), stroke: Some(stroke) }
}

fn vee(before: Point, tip: Point, stroke: Stroke) -> Shape {
    let [a, b] = corners(before, tip);
    Shape::line(vec![a, tip, b], stroke)
}
