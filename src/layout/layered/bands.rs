//! Bands: leaf lanes and pools without lanes, one after the other across the direction of reading,
//! with the frames around them.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::route::HEADER;
use crate::model::geometry::Rect;
use crate::model::id::{LaneId, PoolId, StepId};
use crate::model::procedure::Procedure;

use super::Old;
use super::axis::Axis;

/// Least height of a band.
const LEAST: f64 = 120.0;
/// Height of a black box.
const BLACK_BOX: f64 = 60.0;
/// Gap between two pools.
const BETWEEN: f64 = 40.0;
/// Deepest nesting of lanes.
const DEEPEST: usize = 16;

/// What a band stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Owner {
    Lane(LaneId),
    Pool(PoolId),
    /// A pool drawn as a border only.
    BlackBox(PoolId),
    /// Steps that stand in no lane and no pool.
    Loose,
}

/// The bands of a procedure in order.
pub(super) struct Bands<'a> {
    procedure: &'a Procedure,
    owners: Vec<Owner>,
    of_step: BTreeMap<StepId, usize>,
}

/// Where bands and rows came to stand.
#[derive(Default)]
pub(super) struct Stack {
    /// Lanes, parents included.
    pub(super) lanes: Vec<(LaneId, Rect)>,
    /// Pools.
    pub(super) pools: Vec<(PoolId, Rect)>,
    /// How far what stands in each band is moved across.
    pub(super) shift: BTreeMap<usize, f64>,
}

impl<'a> Bands<'a> {
    pub(super) fn of<'b>(
        procedure: &'a Procedure,
        old: &Old,
        axis: Axis,
        steps: impl Iterator<Item = &'b StepId>,
    ) -> Self {
        let mut owners = Vec::new();
        let place = |id: &PoolId| axis.turn(old.pools.get(id).copied().unwrap_or_default());
        let mut pools: Vec<(&PoolId, Rect)> =
            procedure.pools().map(|(id, _)| (id, place(id))).collect();
        let order = LaneOrder::of(procedure, old, axis);
        pools.sort_by(|a, b| a.1.y.total_cmp(&b.1.y).then(a.0.cmp(b.0)));
        for (id, _) in pools {
            let before = owners.len();
            order.add(Some(id), None, DEEPEST, &mut owners);
            if procedure.pool(id).is_some_and(|p| p.black_box) {
                owners.truncate(before);
                owners.push(Owner::BlackBox(id.clone()));
            } else if owners.len() == before {
                owners.push(Owner::Pool(id.clone()));
            }
        }
        order.add(None, None, DEEPEST, &mut owners);
        let mut out = Self { procedure, owners, of_step: BTreeMap::new() };
        for id in steps {
            let band = out.find(id);
            out.of_step.insert(id.clone(), band);
        }
        out
    }

    /// The band of a step; a band for loose steps is added when needed.
    fn find(&mut self, id: &StepId) -> usize {
        let step = self.procedure.step(id);
        let lane = step.and_then(|s| s.lane.as_ref());
        let pool = step
            .and_then(|s| s.pool.as_ref())
            .or_else(|| lane.and_then(|l| self.procedure.lane(l)).and_then(|l| l.pool.as_ref()));
        let place = |wanted: &Owner| self.owners.iter().position(|o| o == wanted);
        let found = lane
            .and_then(|l| place(&Owner::Lane(l.clone())))
            .or_else(|| pool.and_then(|p| place(&Owner::Pool(p.clone()))))
            .or_else(|| place(&Owner::Loose));
        found.unwrap_or_else(|| {
            self.owners.push(Owner::Loose);
            self.owners.len() - 1
        })
    }

    pub(super) fn band_of(&self, id: &StepId) -> usize {
        self.of_step.get(id).copied().unwrap_or_default()
    }

    /// Whether any pool or lane is drawn.
    pub(super) fn has_frames(&self) -> bool {
        self.owners.iter().any(|o| *o != Owner::Loose)
    }

    /// Width of the headers left of the steps.
    pub(super) fn indent(&self) -> f64 {
        let depth = |owner: &Owner| match owner {
            Owner::Lane(id) => self.depth(id) + 1,
            Owner::Pool(_) | Owner::BlackBox(_) => 1,
            Owner::Loose => 0,
        };
        HEADER * self.owners.iter().map(depth).max().unwrap_or(0) as f64
    }

    /// Frames around a lane: lanes above it and its pool.
    fn depth(&self, id: &LaneId) -> usize {
        let lane = self.procedure.lane(id);
        let pooled = lane.is_some_and(|l| l.pool.is_some());
        self.above(id).len() + usize::from(pooled)
    }

    /// The lanes a lane is part of, nearest first.
    fn above(&self, id: &LaneId) -> Vec<LaneId> {
        let mut out = Vec::new();
        let mut at = self.procedure.lane(id).and_then(|l| l.parent.clone());
        while let Some(id) = at.filter(|_| out.len() < DEEPEST) {
            at = self.procedure.lane(&id).and_then(|l| l.parent.clone());
            out.push(id);
        }
        out
    }

    /// Stacks the bands from 0 to the far edge. `spans` is what is used across in each band, `pad` the
    /// room on either side of it.
    pub(super) fn stack(
        &self,
        end: f64,
        spans: &BTreeMap<usize, (f64, f64)>,
        pad: impl Fn(usize) -> f64,
    ) -> Stack {
        let mut out = Stack::default();
        let mut parents: BTreeMap<LaneId, Rect> = BTreeMap::new();
        let mut pools: BTreeMap<PoolId, Rect> = BTreeMap::new();
        let mut at = 0.0;
        let mut last: Option<Option<PoolId>> = None;
        for (band, owner) in self.owners.iter().enumerate() {
            let pool = self.pool_of(owner);
            if last.as_ref().is_some_and(|l| *l != pool) {
                at += BETWEEN;
            }
            last = Some(pool.clone());
            let (first, past) = spans.get(&band).copied().unwrap_or_default();
            let inside = past - first;
            let height = match owner {
                Owner::BlackBox(_) => BLACK_BOX,
                Owner::Loose => inside,
                Owner::Lane(_) | Owner::Pool(_) => (inside + 2.0 * pad(band)).max(LEAST),
            };
            out.shift.insert(band, at + (height - inside) / 2.0 - first);
            let from = |depth: usize| {
                let begin = HEADER * depth as f64;
                Rect::new(begin, at, (end - begin).max(HEADER), height)
            };
            if let Owner::Lane(id) = owner {
                let depth = self.depth(id);
                out.lanes.push((id.clone(), from(depth)));
                for (up, parent) in self.above(id).into_iter().enumerate() {
                    let rect = from(depth.saturating_sub(up + 1));
                    parents.entry(parent).and_modify(|r| *r = r.union(rect)).or_insert(rect);
                }
            }
            if let Some(pool) = pool {
                pools.entry(pool).and_modify(|r| *r = r.union(from(0))).or_insert(from(0));
            }
            at += height;
        }
        // A lane that is a band of its own and has parts is as large as all of them.
        for (id, rect) in parents {
            match out.lanes.iter_mut().find(|(lane, _)| *lane == id) {
                Some((_, own)) => *own = own.union(rect),
                None => out.lanes.push((id, rect)),
            }
        }
        out.lanes.sort_by(|a, b| a.0.cmp(&b.0));
        out.pools = pools.into_iter().collect();
        out
    }

    fn pool_of(&self, owner: &Owner) -> Option<PoolId> {
        match owner {
            Owner::Lane(id) => self.procedure.lane(id).and_then(|l| l.pool.clone()),
            Owner::Pool(id) | Owner::BlackBox(id) => Some(id.clone()),
            Owner::Loose => None,
        }
    }
}

/// Lanes by pool and parent, in the order in which they stand.
struct LaneOrder<'a> {
    by_place: BTreeMap<(Option<&'a PoolId>, Option<&'a LaneId>), Vec<&'a LaneId>>,
    parents: BTreeSet<&'a LaneId>,
    with_steps: BTreeSet<&'a LaneId>,
}

impl<'a> LaneOrder<'a> {
    fn of(procedure: &'a Procedure, old: &Old, axis: Axis) -> Self {
        let place = |id: &LaneId| axis.turn(old.lanes.get(id).copied().unwrap_or_default());
        let mut by_place: BTreeMap<_, Vec<(Rect, &LaneId)>> = BTreeMap::new();
        for (id, lane) in procedure.lanes() {
            let key = (lane.pool.as_ref(), lane.parent.as_ref());
            by_place.entry(key).or_default().push((place(id), id));
        }
        let sorted = |mut here: Vec<(Rect, &'a LaneId)>| {
            here.sort_by(|a, b| {
                let place = a.0.y.total_cmp(&b.0.y).then(a.0.x.total_cmp(&b.0.x));
                place.then(a.1.cmp(b.1))
            });
            here.into_iter().map(|(_, id)| id).collect()
        };
        Self {
            by_place: by_place.into_iter().map(|(key, here)| (key, sorted(here))).collect(),
            parents: procedure.lanes().filter_map(|(_, l)| l.parent.as_ref()).collect(),
            with_steps: procedure.steps().filter_map(|(_, s)| s.lane.as_ref()).collect(),
        }
    }

    /// Adds the lanes of a pool below `parent` in order: a lane with parts is a band only where steps
    /// stand directly in it.
    fn add(
        &self,
        pool: Option<&PoolId>,
        parent: Option<&LaneId>,
        deeper: usize,
        out: &mut Vec<Owner>,
    ) {
        for id in self.by_place.get(&(pool, parent)).into_iter().flatten() {
            let has_parts = self.parents.contains(id);
            if !has_parts || self.with_steps.contains(id) || deeper == 0 {
                out.push(Owner::Lane((*id).clone()));
            }
            if has_parts && deeper > 0 {
                self.add(pool, Some(id), deeper - 1, out);
            }
        }
    }
}
