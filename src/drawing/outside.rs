//! Labels outside their shape: below where that side is free of flows, else where there is room.

use crate::layout::dock::Side;
use crate::layout::field::Field;
use crate::model::geometry::{Point, Rect};

use super::badge::{self, Block};
use super::measure;
use super::shape::{Align, Shape};

/// Room kept around other shapes, where their own labels may stand, in points.
const ROOM: f64 = 8.0;

/// How much a label covers of other things: the share of its area that lies on boxes, and the share
/// of its height or width that lines run through.
fn covered(label: &[Shape], own: Option<Rect>, ink: &Field, others: &[Rect]) -> f64 {
    let Some(area) = badge::bounds(label) else { return 0.0 };
    let share = |other: Rect| {
        let wide = area.right().min(other.right()) - area.x.max(other.x);
        let high = area.bottom().min(other.bottom()) - area.y.max(other.y);
        if wide < 0.0 || high < 0.0 {
            0.0
        } else if other.w <= 0.0 || other.h <= 0.0 {
            (wide / area.w.max(1.0)).max(high / area.h.max(1.0)).max(0.2)
        } else {
            wide * high / (area.w * area.h).max(1.0)
        }
    };
    // Counted in whole steps, so that the sum does not depend on the order of things.
    let mut sum = 0_u64;
    let mut add = |share: f64| sum += (share * 1e6) as u64;
    ink.visit(area.grown(ROOM), |_, rect| {
        let is_line = rect.w <= 0.0 || rect.h <= 0.0;
        if is_line {
            add(share(rect));
        } else if Some(rect) != own {
            add(share(rect.grown(ROOM)));
        }
    });
    for other in others {
        add(share(other.grown(1.0)));
    }
    sum as f64 / 1e6
}

/// The first of the places that covers least; what stands free is taken at once.
pub fn clearest(
    own: Option<Rect>,
    ink: &Field,
    others: &[Rect],
    places: impl IntoIterator<Item = Vec<Shape>>,
) -> Vec<Shape> {
    let mut best: Option<(f64, Vec<Shape>)> = None;
    for place in places {
        let cost = covered(&place, own, ink, others);
        let is_free = cost <= 0.0;
        if best.as_ref().is_none_or(|(least, _)| cost < *least - 0.01) {
            best = Some((cost, place));
        }
        if is_free {
            break;
        }
    }
    best.map(|(_, place)| place).unwrap_or_default()
}

/// A label at the place a person or a file gave it: centered, in as many lines as its box has room
/// for where that can be had, upwards from the lower edge where it stands above `own`.
pub fn given(block: Block, text: &str, rect: Rect, own: Rect) -> Vec<Shape> {
    let mut block = block;
    let high = block.line_height();
    // Another program's letters may be smaller: its lines are counted by their usual height.
    let lines = (rect.h / 13.0).round().max(1.0) as usize;
    block.wrap.lines = lines + 6;
    for share in [1.0, 1.15, 1.3, 1.5] {
        block.wrap.width = (rect.w * share).max(40.0) + 2.0;
        if measure::wrap(text, block.wrap).len() <= lines {
            break;
        }
    }
    let x = rect.center().x;
    let is_beside = rect.y < own.bottom() && rect.bottom() > own.y;
    if rect.bottom() <= own.y + 4.0 {
        block.up_from(text, Point::new(x, rect.bottom() - 0.25 * high))
    } else if is_beside && rect.right() <= own.x + 4.0 {
        let block = Block { align: Align::End, ..block };
        block.down_from(text, Point::new(rect.right().min(own.x - 2.0), rect.y + 0.8 * high))
    } else if is_beside && rect.x >= own.right() - 4.0 {
        let block = Block { align: Align::Start, ..block };
        block.down_from(text, Point::new(rect.x.max(own.right() + 2.0), rect.y + 0.8 * high))
    } else {
        block.down_from(text, Point::new(x, rect.y + 0.8 * high))
    }
}

/// How a label grows from its point.
#[derive(Clone, Copy)]
enum Grow {
    Down,
    Up,
    Around,
}

/// Places that are worked out one by one: breaking a text into lines is most of the work, and the
/// first place is nearly always free.
fn lazily<const N: usize>(
    text: &str,
    places: [(Block, Grow, Point); N],
) -> impl Iterator<Item = Vec<Shape>> {
    places.into_iter().map(move |(block, grow, at)| match grow {
        Grow::Down => block.down_from(text, at),
        Grow::Up => block.up_from(text, at),
        Grow::Around => block.around(text, at),
    })
}

/// The label of a gateway: below, above, else in a corner between flows.
pub fn of_gateway(block: Block, text: &str, at: Rect, ink: &Field) -> Vec<Shape> {
    let c = at.center();
    let size = block.wrap.size;
    let aligned = |align: Align| Block { align, ..block };
    let (start, end) = (aligned(Align::Start), aligned(Align::End));
    let places = [
        (block, Grow::Down, Point::new(c.x, at.bottom() + size + 2.0)),
        (block, Grow::Up, Point::new(c.x, at.y - 6.0)),
        (end, Grow::Up, Point::new(at.x + 4.0, c.y - 12.0)),
        (start, Grow::Up, Point::new(c.x + 6.0, at.y - 5.0)),
        (start, Grow::Up, Point::new(at.right() - 4.0, c.y - 12.0)),
        (end, Grow::Up, Point::new(c.x - 6.0, at.y - 5.0)),
        (end, Grow::Down, Point::new(at.x + 6.0, at.bottom() + 4.0)),
        (start, Grow::Down, Point::new(at.right() - 6.0, at.bottom() + 4.0)),
        (end, Grow::Down, Point::new(c.x - 6.0, at.bottom() + size + 4.0)),
        (start, Grow::Down, Point::new(c.x + 6.0, at.bottom() + size + 4.0)),
        (end, Grow::Up, Point::new(at.x - 2.0, c.y - 6.0)),
        (end, Grow::Down, Point::new(at.x - 2.0, c.y + size + 4.0)),
        (start, Grow::Up, Point::new(at.right() + 2.0, c.y - 6.0)),
        (start, Grow::Down, Point::new(at.right() + 2.0, c.y + size + 4.0)),
        (block, Grow::Up, Point::new(c.x, at.y - 30.0)),
        (block, Grow::Down, Point::new(c.x, at.bottom() + size + 26.0)),
    ];
    clearest(Some(at), ink, &[], lazily(text, places))
}

/// The label of an event: below, to the right, to the left, above.
pub fn of_event(block: Block, text: &str, at: Rect, ink: &Field) -> Vec<Shape> {
    let c = at.center();
    let aligned = |align: Align| Block { align, ..block };
    let (start, end) = (aligned(Align::Start), aligned(Align::End));
    let places = [
        (block, Grow::Down, Point::new(c.x, at.bottom() + block.wrap.size + 3.0)),
        (start, Grow::Around, Point::new(at.right() + 5.0, c.y)),
        (end, Grow::Around, Point::new(at.x - 5.0, c.y)),
        (block, Grow::Up, Point::new(c.x, at.y - 6.0)),
        (start, Grow::Up, Point::new(c.x + 6.0, at.y - 5.0)),
        (end, Grow::Up, Point::new(c.x - 6.0, at.y - 5.0)),
        (end, Grow::Down, Point::new(c.x - 6.0, at.bottom() + block.wrap.size + 3.0)),
        (start, Grow::Down, Point::new(c.x + 6.0, at.bottom() + block.wrap.size + 3.0)),
        (end, Grow::Up, Point::new(at.x - 3.0, c.y - 6.0)),
        (end, Grow::Down, Point::new(at.x - 3.0, c.y + block.wrap.size + 4.0)),
        (start, Grow::Up, Point::new(at.right() + 3.0, c.y - 6.0)),
        (start, Grow::Down, Point::new(at.right() + 3.0, c.y + block.wrap.size + 4.0)),
    ];
    clearest(Some(at), ink, &[], lazily(text, places))
}

/// The label of an event on the border of a host: outside the host, beside the event.
pub fn of_boundary(block: Block, text: &str, at: Rect, attached: Side, ink: &Field) -> Vec<Shape> {
    let c = at.center();
    let aligned = |align: Align| Block { align, ..block };
    let (start, end) = (aligned(Align::Start), aligned(Align::End));
    let size = block.wrap.size;
    let (left, right) = (at.x - 2.0, at.right() + 2.0);
    let (above, below) = (c.y - 6.0, c.y + 6.0 + size);
    let places = match attached {
        Side::Top => [
            (start, Grow::Up, Point::new(right, above)),
            (end, Grow::Up, Point::new(left, above)),
            (start, Grow::Up, Point::new(c.x + 6.0, at.y - 5.0)),
            (end, Grow::Up, Point::new(c.x - 6.0, at.y - 5.0)),
        ],
        Side::Bottom => [
            (end, Grow::Down, Point::new(left, below)),
            (start, Grow::Down, Point::new(right, below)),
            (end, Grow::Down, Point::new(c.x - 6.0, at.bottom() + size + 2.0)),
            (start, Grow::Down, Point::new(c.x + 6.0, at.bottom() + size + 2.0)),
        ],
        Side::Right => [
            (start, Grow::Down, Point::new(c.x + 6.0, at.bottom() + size)),
            (start, Grow::Up, Point::new(c.x + 6.0, at.y - 5.0)),
            (start, Grow::Down, Point::new(right, below)),
            (start, Grow::Up, Point::new(right, above)),
        ],
        Side::Left => [
            (end, Grow::Down, Point::new(c.x - 6.0, at.bottom() + size)),
            (end, Grow::Up, Point::new(c.x - 6.0, at.y - 5.0)),
            (end, Grow::Down, Point::new(left, below)),
            (end, Grow::Up, Point::new(left, above)),
        ],
    };
    clearest(Some(at), ink, &[], lazily(text, places))
}
