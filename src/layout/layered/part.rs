//! Lays a chosen part of a drawing out: the rest stays where it is, except that it makes room.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::geometry::Rect;
use crate::model::id::{ArtifactId, LaneId, PoolId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::axis::Axis;
use super::bands::Bands;
use super::{DEEPEST, FRAME, Old, PAD, Placement, Plan, lay, level, put, put_guests};

/// Room kept between the part and others.
const ROOM: f64 = 12.0;
/// Gap to what has to move out of the way.
const ASIDE: f64 = 40.0;

/// Lays the chosen steps of one level out among themselves; gives the new places of everything that
/// moves. Steps of other levels than that of the first one, and single ones, stay.
pub fn arrange_part(procedure: &Procedure, chosen: &[StepId]) -> Placement {
    let old = Old::of(procedure);
    let (level, chosen) = on_one_level(procedure, &old, chosen);
    if chosen.len() < 2 {
        return Placement::default();
    }
    let mut sheet = Sheet::of(procedure, &old);
    let within = sheet.with_inside(&chosen);
    let plan = Plan::of(procedure, &old, |id| within.contains(id));
    let mut inner = BTreeMap::new();
    let mut nodes = level::nodes(&plan, level.as_ref(), DEEPEST, &mut inner);
    if level.is_none() {
        let bands = Bands::of(procedure, &old, plan.axis, nodes.iter().map(|n| &n.id));
        for node in &mut nodes {
            node.band = bands.band_of(&node.id);
        }
    }
    let laid = lay(&plan, &nodes);
    let was = |id: &StepId| plan.axis.turn(old.step(id).unwrap_or_default());
    let left = nodes.iter().map(|n| was(&n.id).x).fold(f64::INFINITY, f64::min);
    let mut tops: BTreeMap<usize, f64> = BTreeMap::new();
    for node in &nodes {
        let top = was(&node.id).center().y - node.before;
        tops.entry(node.band).and_modify(|t| *t = t.min(top)).or_insert(top);
    }
    let mut placed = Placement::default();
    for (node, middle) in nodes.iter().zip(&laid.middles) {
        let first = laid.spans.get(&node.band).map_or(0.0, |s| s.0);
        let across = tops.get(&node.band).copied().unwrap_or_default() - first;
        put(&plan, node, middle.moved(left, across), &inner, &mut placed);
    }
    put_guests(&plan, &mut placed);
    sheet.take(&placed);
    sheet.make_room(level.as_ref(), &chosen);
    sheet.changes(&old)
}

/// The chosen steps that stand on the level of the first, hosts instead of events on their border.
fn on_one_level(
    procedure: &Procedure,
    old: &Old,
    chosen: &[StepId],
) -> (Option<StepId>, BTreeSet<StepId>) {
    let hosts = chosen.iter().map(|id| match procedure.step(id).map(|s| &s.kind) {
        Some(StepKind::Boundary { host, .. }) => host,
        _ => id,
    });
    let drawn: Vec<&StepId> = hosts.filter(|id| old.step(id).is_some()).collect();
    let level = |id: &StepId| procedure.step(id).and_then(|s| s.parent.clone());
    let Some(first) = drawn.first().map(|id| level(id)) else {
        return (None, BTreeSet::new());
    };
    let here = drawn.into_iter().filter(|id| level(id) == first).cloned().collect();
    (first, here)
}

/// Everything on the drawing, along and across.
struct Sheet<'a> {
    procedure: &'a Procedure,
    axis: Axis,
    steps: BTreeMap<StepId, Rect>,
    lanes: BTreeMap<LaneId, Rect>,
    pools: BTreeMap<PoolId, Rect>,
    artifacts: BTreeMap<ArtifactId, Rect>,
    /// What moves along with a step: what is inside it and on its border.
    along: BTreeMap<&'a StepId, Vec<&'a StepId>>,
    /// Where everything stood, with what is beside it.
    old: BTreeMap<StepId, Rect>,
    /// Data and notes by the step they stand beside.
    beside: BTreeMap<StepId, Vec<ArtifactId>>,
    /// Artifacts that were placed with the part.
    placed: BTreeSet<ArtifactId>,
}

impl<'a> Sheet<'a> {
    fn of(procedure: &'a Procedure, old: &Old) -> Self {
        let axis = Axis::of(procedure);
        let mut along: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
        for (id, step) in procedure.steps() {
            if let StepKind::Boundary { host, .. } = &step.kind {
                along.entry(host).or_default().push(id);
            } else if let Some(parent) = &step.parent {
                along.entry(parent).or_default().push(id);
            }
        }
        let steps: BTreeMap<StepId, Rect> =
            old.steps.iter().map(|(id, r)| (id.clone(), axis.turn(*r))).collect();
        let mut out = Self {
            procedure,
            axis,
            old: BTreeMap::new(),
            beside: super::beside::owners(procedure),
            steps,
            lanes: old.lanes.iter().map(|(id, r)| (id.clone(), axis.turn(*r))).collect(),
            pools: old.pools.iter().map(|(id, r)| (id.clone(), axis.turn(*r))).collect(),
            artifacts: old.artifacts.iter().map(|(id, r)| (id.clone(), axis.turn(*r))).collect(),
            along,
            placed: BTreeSet::new(),
        };
        out.old = out.steps.keys().map(|id| (id.clone(), out.body(id))).collect();
        out
    }

    /// The box of a step with the data and notes beside it.
    fn body(&self, id: &StepId) -> Rect {
        let own = self.steps.get(id).copied().unwrap_or_default();
        let beside = self.beside.get(id).into_iter().flatten();
        beside.filter_map(|a| self.artifacts.get(a).copied()).fold(own, Rect::union)
    }

    /// Artifacts that stand by themselves.
    fn free_artifacts(&self) -> Vec<ArtifactId> {
        let owned: BTreeSet<&ArtifactId> = self.beside.values().flatten().collect();
        let free = self.artifacts.keys().filter(|id| !owned.contains(id));
        free.filter(|id| !self.placed.contains(*id)).cloned().collect()
    }

    /// Steps with everything inside them and on their borders.
    fn with_inside(&self, steps: &BTreeSet<StepId>) -> BTreeSet<StepId> {
        let mut out = steps.clone();
        let mut walk: Vec<StepId> = steps.iter().cloned().collect();
        while let Some(id) = walk.pop() {
            for inside in self.along.get(&id).into_iter().flatten() {
                if out.insert((*inside).clone()) {
                    walk.push((*inside).clone());
                }
            }
        }
        out
    }

    fn take(&mut self, placed: &Placement) {
        for (id, r) in &placed.steps {
            self.steps.insert(id.clone(), self.axis.turn(*r));
        }
        for (id, r) in &placed.artifacts {
            self.artifacts.insert(id.clone(), self.axis.turn(*r));
            self.placed.insert(id.clone());
        }
    }

    fn shift(&mut self, id: &StepId, (along, across): (f64, f64)) {
        for id in self.with_inside(&BTreeSet::from([id.clone()])) {
            if let Some(rect) = self.steps.get_mut(&id) {
                *rect = rect.moved(along, across);
            }
            for artifact in self.beside.get(&id).into_iter().flatten() {
                if let Some(rect) = self.artifacts.get_mut(artifact) {
                    *rect = rect.moved(along, across);
                }
            }
        }
    }

    /// Makes room for the part at its new place, then for the frame around it, and so on outwards.
    fn make_room(&mut self, level: Option<&StepId>, part: &BTreeSet<StepId>) {
        let mut level = level.cloned();
        let mut part = part.clone();
        for _ in 0..DEEPEST {
            self.push_ahead(level.as_ref(), &part);
            self.push_across(level.as_ref(), &part);
            let Some(frame) = level else {
                self.grow_bands();
                return;
            };
            if !self.grow_frame(&frame) {
                return;
            }
            level = self.procedure.step(&frame).and_then(|s| s.parent.clone());
            part = BTreeSet::from([frame]);
        }
    }

    /// Steps of a level that are not of the part, and no events on borders.
    fn others(&self, level: Option<&StepId>, part: &BTreeSet<StepId>) -> Vec<StepId> {
        let here = self.procedure.children(level);
        here.filter(|(id, s)| {
            !part.contains(*id)
                && self.steps.contains_key(*id)
                && !matches!(s.kind, StepKind::Boundary { .. })
        })
        .map(|(id, _)| id.clone())
        .collect()
    }

    fn hull<'b>(&self, ids: impl Iterator<Item = &'b StepId>) -> Rect {
        ids.map(|id| self.body(id)).reduce(Rect::union).unwrap_or_default()
    }

    fn old_hull<'b>(&self, ids: impl Iterator<Item = &'b StepId>) -> Rect {
        ids.filter_map(|id| self.old.get(id).copied()).reduce(Rect::union).unwrap_or_default()
    }

    /// What stood ahead of the part goes on by as much as the part grew.
    fn push_ahead(&mut self, level: Option<&StepId>, part: &BTreeSet<StepId>) {
        let (was, is) = (self.old_hull(part.iter()), self.hull(part.iter()));
        let by = is.right() - was.right();
        if by <= 0.0 {
            return;
        }
        for id in self.others(level, part) {
            if self.old.get(&id).is_some_and(|r| r.x >= was.right() - 1.0) {
                self.shift(&id, (by, 0.0));
            }
        }
        if level.is_none() {
            for id in self.free_artifacts() {
                if let Some(rect) = self.artifacts.get_mut(&id).filter(|r| r.x >= was.right() - 1.0)
                {
                    *rect = rect.moved(by, 0.0);
                }
            }
        }
    }

    /// What stood beyond the part across, in its band, goes on by as much as the part grew; what is
    /// still in its way goes beyond it.
    fn push_across(&mut self, level: Option<&StepId>, part: &BTreeSet<StepId>) {
        let band = |sheet: &Self, id: &StepId| {
            sheet.procedure.step(id).and_then(|s| s.lane.clone()).filter(|_| level.is_none())
        };
        let mut bands: BTreeMap<Option<LaneId>, BTreeSet<StepId>> = BTreeMap::new();
        for id in part {
            bands.entry(band(self, id)).or_default().insert(id.clone());
        }
        for (lane, here) in bands {
            let others: Vec<StepId> =
                self.others(level, part).into_iter().filter(|id| band(self, id) == lane).collect();
            let was = self.old_hull(here.iter());
            let is = self.hull(here.iter());
            let by = is.bottom() - was.bottom();
            if by > 0.0 {
                for id in &others {
                    if self.old.get(id).is_some_and(|r| r.y >= was.bottom() - 1.0) {
                        self.shift(id, (0.0, by));
                    }
                }
            }
            let clash = |sheet: &Self, id: &StepId| {
                let near = sheet.body(id).grown(ROOM);
                here.iter().any(|p| sheet.body(p).touches(near))
            };
            let first = others
                .iter()
                .filter(|id| clash(self, id))
                .map(|id| self.body(id).y)
                .fold(f64::INFINITY, f64::min);
            if first.is_finite() {
                let by = (is.bottom() + ASIDE - first).max(0.0);
                for id in &others {
                    if self.body(id).y >= first {
                        self.shift(id, (0.0, by));
                    }
                }
            }
        }
    }

    /// Makes a sub-procedure as large as what is inside; says whether it grew.
    fn grow_frame(&mut self, frame: &StepId) -> bool {
        let inside = self.procedure.children(Some(frame)).map(|(id, _)| id);
        let needed = self.hull(inside).grown(FRAME);
        let Some(rect) = self.steps.get_mut(frame) else { return false };
        let (w, h) = (rect.w.max(needed.right() - rect.x), rect.h.max(needed.bottom() - rect.y));
        let grew = w > rect.w || h > rect.h;
        (rect.w, rect.h) = (w, h);
        grew
    }

    /// Lanes and pools reach as far as what stands in them; what lies beyond moves on.
    fn grow_bands(&mut self) {
        let far = self.steps.values().map(|r| r.right()).fold(f64::NEG_INFINITY, f64::max) + PAD.0;
        let bands = self.lanes.values().chain(self.pools.values());
        let end = bands.map(|r| r.right()).fold(f64::NEG_INFINITY, f64::max);
        if far > end {
            for rect in self.lanes.values_mut().chain(self.pools.values_mut()) {
                rect.w += far - end;
            }
        }
        let mut order: Vec<(f64, LaneId)> =
            self.lanes.iter().map(|(id, r)| (r.y, id.clone())).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, id) in order {
            let Some(lane) = self.lanes.get(&id).copied() else { continue };
            let content = self
                .procedure
                .steps()
                .filter(|(_, s)| s.lane.as_ref() == Some(&id) && s.parent.is_none())
                .filter_map(|(s, _)| self.steps.get(s).map(|r| r.bottom()))
                .fold(f64::NEG_INFINITY, f64::max);
            let by = content + PAD.0 - lane.bottom();
            if by > 0.0 {
                self.widen(lane.bottom(), by, &id);
            }
        }
    }

    /// Everything that begins at or beyond `edge` across moves on; bands around it grow.
    fn widen(&mut self, edge: f64, by: f64, lane: &LaneId) {
        let beyond = |r: &Rect| r.y >= edge - 0.5;
        for (id, rect) in &mut self.lanes {
            if id != lane && beyond(rect) {
                *rect = rect.moved(0.0, by);
            } else if id == lane || (rect.y < edge && rect.bottom() >= edge - 0.5) {
                rect.h += by;
            }
        }
        for rect in self.pools.values_mut() {
            if beyond(rect) {
                *rect = rect.moved(0.0, by);
            } else if rect.bottom() >= edge - 0.5 {
                rect.h += by;
            }
        }
        let lane_of = |id: &StepId| self.procedure.step(id).and_then(|s| s.lane.as_ref());
        let moving: Vec<StepId> = self
            .others(None, &BTreeSet::new())
            .into_iter()
            .filter(|id| lane_of(id) != Some(lane) && self.steps.get(id).is_some_and(beyond))
            .collect();
        for id in moving {
            self.shift(&id, (0.0, by));
        }
        for id in self.free_artifacts() {
            if let Some(rect) = self.artifacts.get_mut(&id).filter(|r| beyond(r)) {
                *rect = rect.moved(0.0, by);
            }
        }
    }

    /// The new places of what moved.
    fn changes(self, old: &Old) -> Placement {
        let axis = self.axis;
        fn differing<K: Ord>(
            new: BTreeMap<K, Rect>,
            old: &BTreeMap<K, Rect>,
            axis: Axis,
        ) -> Vec<(K, Rect)> {
            let turned = new.into_iter().map(|(id, r)| (id, axis.turn(r)));
            turned.filter(|(id, r)| old.get(id) != Some(r)).collect()
        }
        Placement {
            steps: differing(self.steps, &old.steps, axis),
            lanes: differing(self.lanes, &old.lanes, axis),
            pools: differing(self.pools, &old.pools, axis),
            artifacts: differing(self.artifacts, &old.artifacts, axis),
        }
    }
}
