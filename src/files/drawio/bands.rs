//! Swimlanes: which are pools and which lanes, and in which one a thing lies.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::draft::Draft;
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, PoolId};
use crate::model::lane::{Lane, Pool};
use crate::model::text::{Language, Text};

use super::cells::Page;
use super::cover::first_over;

/// What a swimlane is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Band {
    Pool(PoolId),
    Lane(LaneId, Option<PoolId>),
}

impl Band {
    /// The lane and the pool of what lies in it.
    pub(super) fn place(&self) -> (Option<LaneId>, Option<PoolId>) {
        match self {
            Self::Pool(pool) => (None, Some(pool.clone())),
            Self::Lane(lane, pool) => (Some(lane.clone()), pool.clone()),
        }
    }

    /// The pool.
    pub(super) fn pool(&self) -> Option<&PoolId> {
        match self {
            Self::Pool(pool) => Some(pool),
            Self::Lane(_, pool) => pool.as_ref(),
        }
    }
}

/// The swimlanes of a page, by cell.
pub(super) struct Bands<'a> {
    page: &'a Page,
    /// Each with its place on the canvas.
    cells: BTreeMap<usize, Rect>,
    /// The swimlane around each that has one.
    outer: BTreeMap<usize, usize>,
    /// Those with others inside.
    with_inner: BTreeSet<usize>,
    /// The swimlane in which each cell of the page lies.
    under: Vec<Option<usize>>,
    made: BTreeMap<usize, Band>,
}

impl<'a> Bands<'a> {
    /// The swimlanes of a page, not yet sorted.
    pub(super) fn new(page: &'a Page, cells: &BTreeSet<usize>) -> Self {
        let around = |at: usize| page.around(at).find(|around| cells.contains(around));
        let outer: BTreeMap<usize, usize> =
            cells.iter().filter_map(|at| Some((*at, around(*at)?))).collect();
        let with_inner = outer.values().copied().collect();
        let cells: BTreeMap<usize, Rect> = cells.iter().map(|at| (*at, page.rect(*at))).collect();
        let under = under(page, &cells);
        Self { page, cells, outer, with_inner, under, made: BTreeMap::new() }
    }

    /// The outermost swimlane around one, or itself.
    pub(super) fn top(&self, at: usize) -> usize {
        let all = std::iter::successors(Some(at), |at| self.outer.get(at).copied());
        all.take(self.cells.len() + 1).last().unwrap_or(at)
    }

    /// Sorts swimlanes into pools and lanes. One with others inside is a pool; of those that stand
    /// alone, the ones in `joined`, between which cases pass, are lanes of one body.
    pub(super) fn sort(&mut self, joined: &BTreeSet<usize>, ids: &BTreeMap<usize, String>) {
        let alone = |at: &usize| joined.contains(at) && !self.with_inner.contains(at);
        let mut made = BTreeMap::new();
        for &at in self.cells.keys() {
            let id = ids.get(&at).map_or("", String::as_str);
            let band = if self.outer.contains_key(&at) {
                Band::Lane(LaneId::new(id), ids.get(&self.top(at)).map(PoolId::new))
            } else if alone(&at) {
                Band::Lane(LaneId::new(id), None)
            } else {
                Band::Pool(PoolId::new(id))
            };
            made.insert(at, band);
        }
        self.made = made;
    }

    /// What a swimlane became.
    pub(super) fn of(&self, cell: usize) -> Option<&Band> {
        self.made.get(&cell)
    }

    /// The swimlane in which a shape lies: the one it is in as a cell, else the smallest under it.
    pub(super) fn under(&self, cell: usize) -> Option<usize> {
        self.under.get(cell).copied().flatten()
    }

    /// Puts pools and lanes into a draft; `filled` are the swimlanes in which something lies.
    pub(super) fn put(&self, draft: &mut Draft, language: Language, filled: &BTreeSet<usize>) {
        let filled: BTreeSet<usize> = filled.iter().map(|at| self.top(*at)).collect();
        for (&at, band) in &self.made {
            let cell = &self.page.cells[at];
            let name = Text::of(language, cell.label.replace('\n', " "));
            let rect = drawn(self.page.rect(at));
            // A title on top stands over lanes that lie side by side.
            let vertical = cell.style.get("horizontal") != "0";
            match band {
                Band::Pool(id) => {
                    let black_box = !filled.contains(&at) && !self.with_inner.contains(&at);
                    let pool = Pool {
                        name,
                        at: rect,
                        black_box,
                        vertical: vertical && !black_box,
                        office: None,
                        process: String::new(),
                        foreign: Foreign::default(),
                    };
                    draft.pool(id.clone(), pool);
                }
                Band::Lane(id, pool) => {
                    let outer = self.outer.get(&at);
                    let parent = outer.and_then(|outer| match self.made.get(outer) {
                        Some(Band::Lane(parent, _)) => Some(parent.clone()),
                        _ => None,
                    });
                    let (pool, foreign) = (pool.clone(), Foreign::default());
                    let lane =
                        Lane { name, at: rect, office: None, pool, parent, vertical, foreign };
                    draft.lane(id.clone(), lane);
                }
            }
        }
    }
}

/// The swimlane in which each cell lies.
fn under(page: &Page, bands: &BTreeMap<usize, Rect>) -> Vec<Option<usize>> {
    let mut sorted: Vec<(usize, Rect)> = bands.iter().map(|(at, rect)| (*at, *rect)).collect();
    let area = |rect: &Rect| rect.w * rect.h;
    sorted.sort_by(|a, b| area(&a.1).total_cmp(&area(&b.1)).then(a.0.cmp(&b.0)));
    let rects: Vec<Rect> = sorted.iter().map(|(_, rect)| *rect).collect();
    let middles: Vec<Point> = (0..page.cells.len()).map(|at| page.rect(at).center()).collect();
    let below = first_over(&rects, &middles);
    let below = below.into_iter().map(|n| Some(sorted.get(n?)?.0));
    let as_cell = |at: usize| page.around(at).find(|around| bands.contains_key(around));
    below.enumerate().map(|(at, below)| as_cell(at).or(below)).collect()
}

/// A rectangle of at least some size.
fn drawn(rect: Rect) -> Rect {
    if rect.is_drawn() { rect } else { Rect::new(rect.x, rect.y, 600.0, 250.0) }
}
