//! The texts beside flows, message flows and associations: near where the line is alone, off every
//! line and shape, and off each other.

use crate::layout::route::{LabelSpot, Route, Routes};
use crate::model::flow::Flow;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::badge::{self, Block};
use super::metrics::FLOW;
use super::role::Role;
use super::shape::{Align, Shape, toward};
use super::view::View;
use super::{event, gateway, measure, outside};

/// Widest line of a caption.
const WIDTH: f64 = 120.0;
/// Room between a caption and the ends of its line where it stands upon it.
const CLEAR: f64 = 1.5;
/// Widest line of a caption that found no room.
const NARROW: f64 = 52.0;
/// Distance of letters from their line: they grow on screen where the view is far away.
const OFF: f64 = 5.5;
/// Room for the sign of a default or conditional flow at its begin.
const SIGN: f64 = 13.0;
/// Pieces of a line along which places are tried.
const PIECES: usize = 5;
/// Flows of one step whose captions keep off each other.
const SIBLINGS: usize = 8;

/// What a flow says: its name and share; empty where nothing is to be said.
pub(super) fn text_of(id: &FlowId, flow: &Flow, view: &View<'_>) -> String {
    if view.veils(&ItemId::Flow(id.clone())) {
        return String::new();
    }
    let mut text = flow.name.get(view.language).to_owned();
    if let Some(share) = &flow.share {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&view.captions.share(share.value));
    }
    text
}

/// The caption of a flow: off the labels of the steps it joins, and off the captions of the flows
/// that leave the same step and come before it in the order of ids.
pub(super) fn of_flow(
    procedure: &Procedure,
    (id, flow): (&FlowId, &Flow),
    routes: &Routes,
    view: &View<'_>,
    role: Role,
) -> Vec<Shape> {
    let text = text_of(id, flow, view);
    let Some(route) = routes.flows.get(id).filter(|_| !text.is_empty()) else {
        return Vec::new();
    };
    let block = Block { role, ..Block::new(FLOW, WIDTH, 3, view.language) };
    if let Some(rect) = flow.label {
        return outside::given(block, &text, rect, rect);
    }
    let mut others = Vec::new();
    for end in [&flow.from, &flow.to] {
        others.extend(label_of(procedure, end, routes, view));
    }
    let before: Vec<(FlowId, &Flow)> =
        procedure.outgoing(&flow.from).take_while(|(other, _)| other < id).collect();
    for (sibling, other) in before.iter().rev().take(SIBLINGS).rev() {
        let text = text_of(sibling, other, view);
        let Some(route) = routes.flows.get(sibling).filter(|_| !text.is_empty()) else { continue };
        let caption = match other.label {
            Some(rect) => outside::given(block, &text, rect, rect),
            None => placed(block, &text, route, has_sign(procedure, other), routes, &others),
        };
        others.extend(badge::bounds(&caption));
    }
    placed(block, &text, route, has_sign(procedure, flow), routes, &others)
}

/// The caption of a message flow or association.
pub(super) fn of_link(
    text: &str,
    given: Option<Rect>,
    route: &Route,
    routes: &Routes,
    view: &View<'_>,
) -> Vec<Shape> {
    let block = Block { role: Role::TextSecondary, ..Block::new(FLOW, WIDTH, 3, view.language) };
    match given {
        Some(rect) => outside::given(block, text, rect, rect),
        None => placed(block, text, route, 0.0, routes, &[]),
    }
}

/// The shapes of a line without what lies beneath its own caption.
pub(super) fn cleared(line: Vec<Shape>, caption: &[Shape]) -> Vec<Shape> {
    let texts: Vec<Rect> = caption.iter().map(|s| s.bounds().grown(CLEAR)).collect();
    let mut out = Vec::with_capacity(line.len());
    for shape in line {
        let Shape::Line { points, radius, stroke } = &shape else {
            out.push(shape);
            continue;
        };
        if !texts.iter().any(|text| points.windows(2).any(|w| inside(w[0], w[1], *text).is_some()))
        {
            out.push(shape);
            continue;
        }
        let runs = texts.iter().fold(vec![points.clone()], |runs, text| {
            runs.iter().flat_map(|run| without(run, *text)).collect()
        });
        let (radius, stroke) = (*radius, *stroke);
        out.extend(runs.into_iter().map(|points| Shape::Line { points, radius, stroke }));
    }
    out
}

/// The parts of a line of corners that lie outside a rectangle.
fn without(line: &[Point], rect: Rect) -> Vec<Vec<Point>> {
    let mut out = Vec::new();
    let mut run: Vec<Point> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if let Some((from, to)) = inside(a, b, rect) {
            run.push(toward(a, b, from));
            out.push(std::mem::replace(&mut run, vec![toward(a, b, to)]));
        }
        run.push(b);
    }
    out.push(run);
    let length = |run: &[Point]| run.windows(2).map(|w| w[0].distance(w[1])).sum::<f64>();
    out.retain(|run| length(run) > 0.1);
    out
}

/// The shares of the way from `a` to `b` between which it lies in a rectangle.
fn inside(a: Point, b: Point, rect: Rect) -> Option<(f64, f64)> {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let sides = [(a.x, b.x - a.x, rect.x, rect.right()), (a.y, b.y - a.y, rect.y, rect.bottom())];
    for (start, way, low, high) in sides {
        if way.abs() < 1e-9 {
            if start <= low || start >= high {
                return None;
            }
            continue;
        }
        let (enters, leaves) = ((low - start) / way, (high - start) / way);
        from = from.max(enters.min(leaves));
        to = to.min(enters.max(leaves));
    }
    (from < to).then_some((from, to))
}

/// Room that a sign at the begin of a flow takes.
fn has_sign(procedure: &Procedure, flow: &Flow) -> f64 {
    let from = procedure.step(&flow.from);
    let is_conditional = flow.is_conditional() && from.is_some_and(|s| s.kind.is_activity());
    if flow.default || is_conditional { SIGN } else { 0.0 }
}

/// Where the outside label of a step stands.
fn label_of(procedure: &Procedure, id: &StepId, routes: &Routes, view: &View<'_>) -> Option<Rect> {
    let step = procedure.step(id)?;
    let label = if step.kind.is_gateway() {
        gateway::outside_label(routes, view, step)
    } else if step.kind.is_event() {
        event::outside_label(procedure, routes, view, id, step)
    } else {
        return None;
    };
    badge::bounds(&label)
}

/// The first free place along a line, else the one that covers least.
fn placed(
    block: Block,
    text: &str,
    route: &Route,
    sign: f64,
    routes: &Routes,
    others: &[Rect],
) -> Vec<Shape> {
    // The least width that breaks no word.
    let word = |w: &str| measure::width(w, FLOW, false);
    let least = text.split(' ').map(word).fold(0.0, f64::max) + 1.0;
    let spots = spots(route, sign, least);
    let places = spots.into_iter().map(|spot| {
        let align = if spot.leftward { Align::End } else { Align::Start };
        let mut block = Block { align, ..block };
        block.wrap.width = spot.room.min(WIDTH);
        if spot.upward { block.up_from(text, spot.at) } else { block.down_from(text, spot.at) }
    });
    outside::clearest(None, &routes.ink, others, places)
}

/// Places along a line, best first: at the begin of the piece where it is alone, then further on.
fn spots(route: &Route, sign: f64, least: f64) -> Vec<LabelSpot> {
    let mut out = Vec::new();
    let first = route.label.piece;
    let pieces = route.points.windows(2).enumerate().skip(first).take(PIECES);
    for (number, pair) in pieces {
        let sign = if number == 0 { sign } else { 0.0 };
        along((pair[0], pair[1]), number, (sign, least), &mut out);
    }
    // A stem that others share is the last resort.
    for (number, pair) in route.points.windows(2).enumerate().take(first) {
        let sign = if number == 0 { sign } else { 0.0 };
        along((pair[0], pair[1]), number, (sign, least), &mut out);
    }
    out
}

/// Places beside one piece, on either side, from its begin to its end.
fn along(
    (a, b): (Point, Point),
    piece: usize,
    (sign, least): (f64, f64),
    out: &mut Vec<LabelSpot>,
) {
    let length = a.distance(b);
    let is_level = (a.y - b.y).abs() < (a.x - b.x).abs();
    let at = |t: f64| a.moved((b.x - a.x) * t, (b.y - a.y) * t);
    let begin = ((4.0 + sign) / length.max(1.0)).min(1.0);
    for share in [begin, 0.25, 0.5, 0.75] {
        if share < begin {
            continue;
        }
        let point = at(share);
        let room = length * (1.0 - share) - 2.0;
        for width in
            [room.clamp(least.min(WIDTH), WIDTH), least.clamp(NARROW, WIDTH), least.min(WIDTH)]
        {
            let spot = |at: Point, leftward: bool, upward: bool| LabelSpot {
                at,
                leftward,
                upward,
                is_level,
                room: width,
                piece,
            };
            if is_level {
                let leftward = b.x < a.x;
                out.push(spot(point.moved(0.0, -OFF), leftward, true));
                out.push(spot(point.moved(0.0, OFF + FLOW), leftward, false));
            } else {
                let upward = b.y < a.y;
                let y = if upward { -6.0 } else { FLOW + 4.0 };
                out.push(spot(point.moved(OFF, y), false, upward));
                out.push(spot(point.moved(-OFF, y), true, upward));
            }
        }
    }
}
