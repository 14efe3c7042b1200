//! Labels outside their shape: below where that side is free of flows, else where there is room.

use std::collections::BTreeSet;

use crate::layout::dock::Side;
use crate::layout::route::Routes;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;

use super::badge::Block;
use super::shape::{Align, Shape};

/// Sides of a step at which flows leave or arrive.
pub fn used_sides(procedure: &Procedure, routes: &Routes, id: &StepId) -> BTreeSet<Side> {
    let Some(step) = procedure.step(id) else { return BTreeSet::new() };
    let out = procedure
        .outgoing(id)
        .filter_map(|(flow, _)| routes.flows.get(&flow).and_then(|r| r.points.first().copied()));
    let into = procedure
        .incoming(id)
        .filter_map(|(flow, _)| routes.flows.get(&flow).and_then(|r| r.points.last().copied()));
    out.chain(into).map(|dock| nearest_side(step.at, dock)).collect()
}

fn nearest_side(rect: Rect, p: Point) -> Side {
    let c = rect.center();
    let (dx, dy) = ((p.x - c.x) / rect.w.max(1.0), (p.y - c.y) / rect.h.max(1.0));
    match (dx.abs() > dy.abs(), dx > 0.0, dy > 0.0) {
        (true, true, _) => Side::Right,
        (true, false, _) => Side::Left,
        (false, _, true) => Side::Bottom,
        (false, _, false) => Side::Top,
    }
}

/// A label at the place a person or a file gave it: centered, from the top of its box.
pub fn given(block: Block, text: &str, rect: Rect) -> Vec<Shape> {
    let mut block = block;
    block.wrap.width = rect.w.max(40.0) + 10.0;
    block.down_from(text, Point::new(rect.center().x, rect.y + block.wrap.size))
}

/// The label of a gateway: below, above, else in a corner between flows.
pub fn of_gateway(block: Block, text: &str, at: Rect, used: &BTreeSet<Side>) -> Vec<Shape> {
    let c = at.center();
    let size = block.wrap.size;
    let aligned = |align: Align| Block { align, ..block };
    if !used.contains(&Side::Bottom) {
        block.down_from(text, Point::new(c.x, at.bottom() + size + 2.0))
    } else if !used.contains(&Side::Top) {
        block.up_from(text, Point::new(c.x, at.y - 6.0))
    } else if !used.contains(&Side::Left) {
        aligned(Align::End).up_from(text, Point::new(at.x - 1.0, c.y - 10.0))
    } else if used.contains(&Side::Right) {
        aligned(Align::Start).up_from(text, Point::new(c.x + 6.0, at.y - 5.0))
    } else {
        aligned(Align::Start).up_from(text, Point::new(at.right() + 1.0, c.y - 10.0))
    }
}

/// The label of an event: below, to the right, to the left, above.
pub fn of_event(block: Block, text: &str, at: Rect, used: &BTreeSet<Side>) -> Vec<Shape> {
    let c = at.center();
    let aligned = |align: Align| Block { align, ..block };
    if !used.contains(&Side::Bottom) {
        block.down_from(text, Point::new(c.x, at.bottom() + block.wrap.size + 3.0))
    } else if !used.contains(&Side::Right) {
        aligned(Align::Start).around(text, Point::new(at.right() + 5.0, c.y))
    } else if !used.contains(&Side::Left) {
        aligned(Align::End).around(text, Point::new(at.x - 5.0, c.y))
    } else {
        aligned(Align::Start).up_from(text, Point::new(c.x + 6.0, at.y - 5.0))
    }
}

/// The label of an event on the border of `host`: outside the host, beside the event.
pub fn of_boundary(block: Block, text: &str, at: Rect, attached: Side) -> Vec<Shape> {
    let c = at.center();
    let aligned = |align: Align| Block { align, ..block };
    let size = block.wrap.size;
    match attached {
        Side::Top => aligned(Align::Start).up_from(text, Point::new(at.right() + 2.0, c.y - 6.0)),
        Side::Bottom => {
            aligned(Align::End).down_from(text, Point::new(at.x - 2.0, c.y + 6.0 + size))
        }
        Side::Right => {
            aligned(Align::Start).down_from(text, Point::new(c.x + 6.0, at.bottom() + size))
        }
        Side::Left => {
            aligned(Align::End).down_from(text, Point::new(c.x - 6.0, at.bottom() + size))
        }
    }
}
