//! Lines on the canvas by their pieces: which run beside or over a place, found quickly.

use std::collections::BTreeMap;

use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;

use super::dock::{Berth, Side};
use super::field::{Field, stretch};

/// One end of a line: what it docks at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hold {
    /// The step, pool or artifact.
    pub(super) who: ItemId,
    /// Its outline.
    pub(super) berth: Berth,
}

/// A line from dock to dock.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Strand {
    pub(super) points: Vec<Point>,
    /// Whether a person or a file fixed it.
    pub(super) is_fixed: bool,
    pub(super) from: Hold,
    pub(super) to: Hold,
    /// The level whose boxes are in its way.
    pub(super) level: Option<StepId>,
    /// Steps whose boxes it may touch.
    pub(super) own: Vec<StepId>,
}

/// A piece of a line: the line and its number from the begin.
pub(super) type Piece = (ItemId, usize);

impl Strand {
    /// The two corners of a piece.
    pub(super) fn piece(&self, number: usize) -> Option<(Point, Point)> {
        Some((*self.points.get(number)?, *self.points.get(number + 1)?))
    }

    /// Number of the last piece.
    pub(super) fn last(&self) -> usize {
        self.points.len().saturating_sub(2)
    }

    /// The side on which its first or last piece docks.
    pub(super) fn side(&self, at_begin: bool) -> Option<Side> {
        let (a, b) = if at_begin {
            self.piece(0)?
        } else {
            let (a, b) = self.piece(self.last())?;
            (b, a)
        };
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        Some(if dx.abs() >= dy.abs() {
            if dx > 0.0 { Side::Right } else { Side::Left }
        } else if dy > 0.0 {
            Side::Bottom
        } else {
            Side::Top
        })
    }
}

/// Whether a piece is level: `None` where it is oblique or has no length.
pub(super) fn is_level(a: Point, b: Point) -> Option<bool> {
    let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
    if dy < 1e-6 && dx > 0.5 {
        Some(true)
    } else if dx < 1e-6 && dy > 0.5 {
        Some(false)
    } else {
        None
    }
}

/// All lines of a drawing.
#[derive(Clone, Debug, Default)]
pub(super) struct Strands {
    all: BTreeMap<ItemId, (Strand, Vec<usize>)>,
    index: Field,
    owners: Vec<Option<Piece>>,
}

impl Strands {
    pub(super) fn get(&self, id: &ItemId) -> Option<&Strand> {
        self.all.get(id).map(|(strand, _)| strand)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &ItemId> {
        self.all.keys()
    }

    /// Puts or takes a line. Gives the boxes of its pieces before and after where it changed.
    pub(super) fn put(&mut self, id: &ItemId, strand: Option<Strand>) -> Vec<Rect> {
        if self.get(id) == strand.as_ref() {
            return Vec::new();
        }
        let mut areas = Vec::new();
        if let Some((old, names)) = self.all.remove(id) {
            areas.extend(boxes(&old));
            for name in names {
                self.index.take(name);
                self.owners[name] = None;
            }
        }
        if let Some(strand) = strand {
            areas.extend(boxes(&strand));
            let names: Vec<usize> = boxes(&strand).map(|b| self.index.add(b)).collect();
            for (number, name) in names.iter().enumerate() {
                if *name >= self.owners.len() {
                    self.owners.resize(*name + 1, None);
                }
                self.owners[*name] = Some((id.clone(), number));
            }
            self.all.insert(id.clone(), (strand, names));
        }
        areas
    }

    /// Shows each piece whose box touches an area, in no particular order.
    pub(super) fn visit(&self, area: Rect, mut seen: impl FnMut(&Piece, Rect)) {
        self.index.visit(area, |name, rect| {
            if let Some(Some(piece)) = self.owners.get(name) {
                seen(piece, rect);
            }
        });
    }
}

fn boxes(strand: &Strand) -> impl Iterator<Item = Rect> {
    strand.points.windows(2).map(|w| stretch(w[0], w[1]))
}
