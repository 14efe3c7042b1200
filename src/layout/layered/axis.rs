//! The direction of reading: rightwards, or downwards where bands stand side by side. The layout
//! thinks in places along and across that direction and turns them at its door.

use crate::model::geometry::Rect;
use crate::model::procedure::Procedure;

use crate::layout::dock::Side;

/// Along which direction flows lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// To the right; bands lie one under the other.
    Right,
    /// Downwards; bands stand side by side.
    Down,
}

impl Axis {
    /// The direction of a drawing: that of most of its pools and lanes.
    pub(super) fn of(procedure: &Procedure) -> Self {
        let lanes = procedure.lanes().map(|(_, l)| l.vertical);
        let pools = procedure.pools().filter(|(_, p)| !p.black_box).map(|(_, p)| p.vertical);
        let (upright, all) =
            lanes.chain(pools).fold((0, 0), |(u, n), v| (u + usize::from(v), n + 1));
        if 2 * upright > all { Self::Down } else { Self::Right }
    }

    /// A box from the canvas to along and across, or back: the same turn either way.
    pub(super) fn turn(self, r: Rect) -> Rect {
        match self {
            Self::Right => r,
            Self::Down => Rect::new(r.y, r.x, r.h, r.w),
        }
    }

    /// Width and height as length and breadth, or back.
    pub(super) fn size(self, (w, h): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Right => (w, h),
            Self::Down => (h, w),
        }
    }

    /// A side of a box seen along the direction.
    pub(super) fn side(self, side: Side) -> Side {
        match (self, side) {
            (Self::Right, side) => side,
            (Self::Down, Side::Top) => Side::Left,
            (Self::Down, Side::Left) => Side::Top,
            (Self::Down, Side::Right) => Side::Bottom,
            (Self::Down, Side::Bottom) => Side::Right,
        }
    }
}
