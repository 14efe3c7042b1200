//! Tiles: where things stand on the canvas, so that a view or a point finds its own at once.
//!
//! A thing belongs to the tile of its middle; a tile knows the rectangle around its things. What is
//! much larger than a tile (lanes, pools, flows from end to end) is kept in one list beside them.

use std::collections::BTreeMap;

use crate::model::geometry::Rect;

/// Side of a tile in canvas points.
const SIDE: f64 = 1_600.0;

/// Names a tile: column and row, or the list of large things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileId {
    /// The large things.
    Large,
    /// Column and row.
    At(i32, i32),
}

impl TileId {
    /// The tile of a rectangle.
    fn of(rect: Rect) -> Self {
        if rect.w > 2.0 * SIDE || rect.h > 2.0 * SIDE {
            return Self::Large;
        }
        let middle = rect.center();
        // A wild coordinate goes to the outermost tile, "not a number" to the first.
        Self::At((middle.x / SIDE).floor() as i32, (middle.y / SIDE).floor() as i32)
    }
}

/// The things of one tile.
#[derive(Clone, Debug, Default)]
pub(super) struct Tile {
    /// Around its things.
    pub(super) bounds: Option<Rect>,
    /// Slots of its things, in no order, each with its bounds.
    pub(super) members: Vec<(u32, Rect)>,
    /// Sum of the fingerprints of its things.
    pub(super) print: u64,
}

/// All tiles with a thing on them.
#[derive(Clone, Debug, Default)]
pub(super) struct Tiles(BTreeMap<TileId, Tile>);

impl Tiles {
    /// Puts a thing on its tile.
    pub(super) fn add(&mut self, slot: u32, bounds: Rect, print: u64) {
        let tile = self.0.entry(TileId::of(bounds)).or_default();
        tile.members.push((slot, bounds));
        tile.bounds = Some(tile.bounds.map_or(bounds, |b| b.union(bounds)));
        tile.print = tile.print.wrapping_add(print);
    }

    /// Takes a thing off its tile; the bounds are those it was put with.
    pub(super) fn remove(&mut self, slot: u32, bounds: Rect, print: u64) {
        let id = TileId::of(bounds);
        let Some(tile) = self.0.get_mut(&id) else { return };
        tile.members.retain(|(s, _)| *s != slot);
        tile.print = tile.print.wrapping_sub(print);
        tile.bounds = tile.members.iter().map(|(_, b)| *b).reduce(Rect::union);
        if tile.members.is_empty() {
            self.0.remove(&id);
        }
    }

    /// The things of one tile, in no order, each with its bounds.
    pub(super) fn members(&self, id: TileId) -> &[(u32, Rect)] {
        self.0.get(&id).map_or(&[], |t| &t.members)
    }

    /// All tiles, the large things first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (TileId, &Tile)> {
        self.0.iter().map(|(id, tile)| (*id, tile))
    }

    /// Slots of the things whose bounds touch an area, in no order.
    pub(super) fn touching(&self, area: Rect) -> impl Iterator<Item = u32> + '_ {
        let near = self.0.values().filter(move |t| t.bounds.is_some_and(|b| b.touches(area)));
        near.flat_map(move |tile| {
            let inside = tile.members.iter().filter(move |(_, bounds)| bounds.touches(area));
            inside.map(|(slot, _)| *slot)
        })
    }

    /// The rectangle around everything.
    pub(super) fn bounds(&self) -> Option<Rect> {
        self.0.values().filter_map(|t| t.bounds).reduce(Rect::union)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Rect {
        Rect::new(x, y, 100.0, 80.0)
    }

    #[test]
    fn things_are_found_where_they_stand_and_not_after_they_went() {
        let mut tiles = Tiles::default();
        let mut all = Vec::new();
        for i in 0..400_u32 {
            let rect = at(f64::from(i % 20) * 370.0 - 3_000.0, f64::from(i / 20) * 290.0);
            tiles.add(i, rect, u64::from(i));
            all.push((i, rect));
        }
        tiles.add(400, Rect::new(-5_000.0, 100.0, 20_000.0, 10.0), 9);
        all.push((400, Rect::new(-5_000.0, 100.0, 20_000.0, 10.0)));
        for area in [at(0.0, 0.0), Rect::new(-2_000.0, 1_000.0, 2_500.0, 900.0)] {
            let mut found: Vec<u32> = tiles.touching(area).collect();
            found.sort_unstable();
            let wanted: Vec<u32> =
                all.iter().filter(|(_, r)| r.touches(area)).map(|(i, _)| *i).collect();
            assert_eq!(found, wanted);
        }
        for (i, rect) in &all {
            tiles.remove(*i, *rect, if *i == 400 { 9 } else { u64::from(*i) });
        }
        assert_eq!(tiles.iter().count(), 0);
        assert_eq!(tiles.bounds(), None);
    }

    #[test]
    fn wild_places_have_a_tile_too() {
        let mut tiles = Tiles::default();
        for (i, rect) in
            [at(1e300, -1e300), at(f64::NAN, 0.0), at(f64::INFINITY, 0.0)].into_iter().enumerate()
        {
            tiles.add(i as u32, rect, 1);
        }
        assert_eq!(tiles.touching(Rect::new(1e300, -1e300, 1.0, 1.0)).collect::<Vec<_>>(), [0]);
    }
}
