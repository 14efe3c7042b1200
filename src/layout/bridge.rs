//! Where a line jumps over another: the level one over the upright one, always, so that which of
//! two lines jumps never depends on anything else.

use crate::model::geometry::Point;
use crate::model::item::ItemId;

use super::field::stretch;
use super::spread::meeting;
use super::strand::{Strand, Strands, is_level};

/// Radius of the arc over a crossed line, in points.
pub const RADIUS: f64 = 5.0;
/// Room between an arc and the ends of its piece and of the crossed one.
const ROOM: f64 = 2.0;

/// Room for an arrow head or a sign at the end of a line.
const HEAD: f64 = 8.0;

/// Most lines that one piece jumps over, arcs and all. One that crosses more leads through a thicket
/// in which no arc helps; it runs straight.
pub const MOST_CROSSED: usize = 200;

/// An arc in a level piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bridge {
    /// Number of the piece.
    pub piece: usize,
    /// Where the arc begins and ends, left to right, on the line.
    pub span: (f64, f64),
}

/// The arcs of a line, in the order of its pieces, each from left to right.
pub(super) fn bridges(id: &ItemId, line: &Strand, lines: &Strands) -> Vec<Bridge> {
    let mut out = Vec::new();
    for (number, pair) in line.points.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        if is_level(a, b) != Some(true) {
            continue;
        }
        let mut places: Vec<f64> = Vec::new();
        lines.visit(stretch(a, b), |other, rect| {
            let ends = (Point::new(rect.x, rect.y), Point::new(rect.x, rect.bottom()));
            if other.0 != *id
                && rect.w < 1e-6
                && rect.h > 2.0 * (RADIUS + ROOM)
                && let Some(at) = meeting((a, b), ends)
                && at.y - rect.y > RADIUS + ROOM
                && rect.bottom() - at.y > RADIUS + ROOM
            {
                places.push(at.x);
            }
        });
        if places.len() > MOST_CROSSED {
            continue;
        }
        places.sort_by(f64::total_cmp);
        let room = (a.x.min(b.x) + RADIUS + ROOM, a.x.max(b.x) - RADIUS - ROOM);
        // Nothing jumps within an arrow head or the sign at the begin of a flow.
        let (begins, ends) = (number == 0, number == line.last());
        let (at_left, at_right) = if a.x < b.x { (begins, ends) } else { (ends, begins) };
        let head = |is_there: bool| if is_there { HEAD } else { 0.0 };
        let room = (room.0 + head(at_left), room.1 - head(at_right));
        for x in places.into_iter().filter(|x| *x >= room.0 && *x <= room.1) {
            let span = (x - RADIUS, x + RADIUS);
            match out.last_mut() {
                // Lines side by side are crossed by one arc.
                Some(Bridge { piece, span: last })
                    if *piece == number && last.1 >= span.0 - 1.0 =>
                {
                    last.1 = span.1;
                }
                _ => out.push(Bridge { piece: number, span }),
            }
        }
    }
    out
}
