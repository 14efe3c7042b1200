//! Places steps in columns by flow and rows by lane, for procedures without positions or on
//! request.
//!
//! The main path runs straight: of the branches of a gateway the most frequent keeps its row.
//! Sub-procedures are laid out inside their frame first; lanes grow to what stands in them.
//! Limitations: pools and lanes are always laid one under the other, also those marked vertical.

mod bands;
mod columns;

use std::collections::BTreeMap;

use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, LaneId, PoolId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use bands::Bands;
use columns::Grid;

/// Gap between columns, in canvas points.
const GAP_X: f64 = 50.0;
/// Gap after a column with a gateway whose branches carry labels.
const GAP_LABEL: f64 = 80.0;
/// Gap between rows: room for a label below a step.
const GAP_Y: f64 = 40.0;
/// Room between the edge of a band and its steps.
const PAD: f64 = 30.0;
/// Room between a sub-procedure's frame and its steps: left and right, top, bottom.
const FRAME: (f64, f64, f64) = (30.0, 40.0, 30.0);
/// Deepest nesting of sub-procedures that is laid out.
const DEEPEST: usize = 32;

/// New places for what stands on a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Of steps, inner ones and boundary events included.
    pub steps: Vec<(StepId, Rect)>,
    /// Of lanes.
    pub lanes: Vec<(LaneId, Rect)>,
    /// Of pools.
    pub pools: Vec<(PoolId, Rect)>,
    /// Of data, annotations and groups: below the drawing, under what they belong to.
    pub artifacts: Vec<(ArtifactId, Rect)>,
}

/// The steps of one level with their sizes; hosts carry their boundary events along.
struct Level<'a> {
    procedure: &'a Procedure,
    /// Steps of the level that get a cell of their own, with their size.
    sizes: BTreeMap<StepId, (f64, f64)>,
    /// Places inside expanded sub-procedures, from their top left corner.
    inner: BTreeMap<StepId, Vec<(StepId, Rect)>>,
}

/// Lays a procedure out anew.
pub fn arrange(procedure: &Procedure) -> Placement {
    let mut children: BTreeMap<Option<StepId>, Vec<StepId>> = BTreeMap::new();
    // What a file keeps without drawing it stays so, unless nothing is drawn yet.
    let all = !procedure.steps().any(|(_, s)| s.at.is_drawn());
    for (id, step) in procedure.steps().filter(|(_, s)| all || s.at.is_drawn()) {
        children.entry(step.parent.clone()).or_default().push(id.clone());
    }
    let origin = procedure.bounds().map_or(Point::default(), |b| Point::new(b.x, b.y));
    let level = Level::of(procedure, None, &children, DEEPEST);
    let bands = Bands::of(procedure, level.sizes.keys());
    let grid = Grid::of(procedure, &level.sizes, |id| bands.band_of(id));
    let left = origin.x + bands.indent() + if bands.has_frames() { 40.0 } else { 0.0 };
    let (xs, width) = columns_at(procedure, &level, &grid, left);
    let heights = row_heights(&level, &grid);
    let stack = bands.stack(origin, left + width + 40.0, &heights, GAP_Y, PAD);
    let mut out = Placement { lanes: stack.lanes, pools: stack.pools, ..Placement::default() };
    for (id, cell) in &grid.cells {
        let y = stack.rows.get(&(cell.band, cell.row)).copied().unwrap_or(origin.y);
        let center = Point::new(xs.get(&cell.column).copied().unwrap_or(left), y);
        level.put(id, center, &mut out.steps);
    }
    out.artifacts = below(procedure, &out);
    out
}

/// The middle of each column, and the width of all.
fn columns_at(
    procedure: &Procedure,
    level: &Level<'_>,
    grid: &Grid,
    left: f64,
) -> (BTreeMap<usize, f64>, f64) {
    let mut widths: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (id, cell) in &grid.cells {
        let Some((w, _)) = level.sizes.get(id) else { continue };
        let labelled = procedure.step(id).is_some_and(|s| s.kind.is_gateway())
            && procedure.outgoing(id).any(|(_, f)| f.share.is_some() || !f.name.is_empty());
        let gap = if labelled { GAP_LABEL } else { GAP_X };
        let column = widths.entry(cell.column).or_insert((0.0, GAP_X));
        *column = (column.0.max(*w), column.1.max(gap));
    }
    let mut x = left;
    let mut end = left;
    let mut middles = BTreeMap::new();
    for (column, (width, gap)) in widths {
        middles.insert(column, x + width / 2.0);
        end = x + width;
        x = end + gap;
    }
    (middles, end - left)
}

/// The height of each row of each band: of its highest step.
fn row_heights(level: &Level<'_>, grid: &Grid) -> BTreeMap<(usize, i64), f64> {
    let mut out: BTreeMap<(usize, i64), f64> = BTreeMap::new();
    for (id, cell) in &grid.cells {
        let height = level.sizes.get(id).map_or(0.0, |s| s.1);
        let row = out.entry((cell.band, cell.row)).or_insert(0.0);
        *row = row.max(height);
    }
    out
}

impl<'a> Level<'a> {
    fn of(
        procedure: &'a Procedure,
        parent: Option<&StepId>,
        children: &BTreeMap<Option<StepId>, Vec<StepId>>,
        deeper: usize,
    ) -> Self {
        let mut out = Self { procedure, sizes: BTreeMap::new(), inner: BTreeMap::new() };
        for id in children.get(&parent.cloned()).into_iter().flatten() {
            let Some(step) = procedure.step(id) else { continue };
            if matches!(&step.kind, StepKind::Boundary { host, .. } if procedure.step(host).is_some())
            {
                continue;
            }
            let mut size = size_of(step);
            if children.contains_key(&Some(id.clone())) && deeper > 0 {
                let inside = Self::of(procedure, Some(id), children, deeper - 1);
                let (inner, room) = inside.framed();
                if matches!(step.kind, StepKind::SubProcedure { expanded: true, .. }) {
                    size = (room.0.max(100.0), room.1.max(80.0));
                }
                out.inner.insert(id.clone(), inner);
            }
            out.sizes.insert(id.clone(), size);
        }
        out
    }

    /// The places of this level inside a frame, from its top left corner, and the frame's size.
    fn framed(&self) -> (Vec<(StepId, Rect)>, (f64, f64)) {
        let grid = Grid::of(self.procedure, &self.sizes, |_| 0);
        let (xs, width) = columns_at(self.procedure, self, &grid, FRAME.0);
        let mut y = FRAME.1;
        let mut rows = BTreeMap::new();
        for (row, height) in row_heights(self, &grid) {
            rows.insert(row, y + height / 2.0);
            y += height + GAP_Y;
        }
        let mut out = Vec::new();
        for (id, cell) in &grid.cells {
            let middle = rows.get(&(cell.band, cell.row)).copied().unwrap_or_default();
            let x = xs.get(&cell.column).copied().unwrap_or_default();
            self.put(id, Point::new(x, middle), &mut out);
        }
        (out, (width + 2.0 * FRAME.0, (y - GAP_Y).max(FRAME.1) + FRAME.2))
    }

    /// Adds a step, its boundary events and what is inside it.
    fn put(&self, id: &StepId, center: Point, out: &mut Vec<(StepId, Rect)>) {
        let Some((w, h)) = self.sizes.get(id).copied() else { return };
        let rect = Rect::around(center, w, h);
        out.push((id.clone(), rect));
        if let Some(old) = self.procedure.step(id).map(|s| s.at) {
            let events = self.procedure.boundary_events(id);
            for (count, (event, step)) in events.enumerate() {
                out.push((event.clone(), beside(step, old, rect, count)));
            }
        }
        let inner = self.inner.get(id).into_iter().flatten();
        out.extend(inner.map(|(id, at)| (id.clone(), at.moved(rect.x, rect.y))));
    }
}

/// The size a step has, or its standard one where it has none.
fn size_of(step: &Step) -> (f64, f64) {
    if step.at.w >= 8.0 && step.at.h >= 8.0 {
        (step.at.w, step.at.h)
    } else {
        step.kind.standard_size()
    }
}

/// A boundary event's place: as before on its host's border, else one after the other along the
/// lower edge from the right.
fn beside(event: &Step, old: Rect, host: Rect, count: usize) -> Rect {
    let size = size_of(event);
    let c = event.at.center();
    let to_edge = [c.x - old.x, old.right() - c.x, c.y - old.y, old.bottom() - c.y];
    let nearest = to_edge.iter().fold(f64::MAX, |least, d| least.min(d.abs()));
    if nearest <= 10.0 && old.grown(10.0).contains(c) && old.w > 0.0 && old.h > 0.0 {
        let x = host.x + (c.x - old.x) / old.w * host.w;
        let y = host.y + (c.y - old.y) / old.h * host.h;
        return Rect::around(Point::new(x, y), size.0, size.1);
    }
    let back = (size.0 * 0.9 + (size.0 + 6.0) * count as f64).min(host.w);
    Rect::around(Point::new(host.right() - back, host.bottom()), size.0, size.1)
}

/// Artifacts in a row below everything, each as near as can be to the step it is linked to.
fn below(procedure: &Procedure, placed: &Placement) -> Vec<(ArtifactId, Rect)> {
    use crate::model::flow::Anchor;
    let places: BTreeMap<&StepId, Rect> = placed.steps.iter().map(|(id, r)| (id, *r)).collect();
    let bands = placed.lanes.iter().map(|l| l.1).chain(placed.pools.iter().map(|p| p.1));
    let whole = places.values().copied().chain(bands).reduce(Rect::union).unwrap_or_default();
    let mut near: BTreeMap<&ArtifactId, f64> = BTreeMap::new();
    for (_, link) in procedure.links() {
        if let (Anchor::Artifact(a), Anchor::Step(s)) | (Anchor::Step(s), Anchor::Artifact(a)) =
            (&link.from, &link.to)
            && let Some(at) = places.get(s)
        {
            near.entry(a).or_insert(at.x);
        }
    }
    let mut wanted: Vec<(f64, &ArtifactId, (f64, f64))> = procedure
        .artifacts()
        .map(|(id, a)| (near.get(id).copied().unwrap_or(whole.x), id, (a.at.w, a.at.h)))
        .collect();
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let mut x = whole.x;
    wanted
        .into_iter()
        .map(|(want, id, (w, h))| {
            let at = Rect::new(want.max(x), whole.bottom() + 50.0, w, h);
            x = at.right() + GAP_X + 40.0;
            (id.clone(), at)
        })
        .collect()
}
