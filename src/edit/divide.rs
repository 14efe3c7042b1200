//! Lanes and pools by hand: resizing with the neighbor, adding beside, dividing, putting in another
//! order.

use std::collections::BTreeSet;

use crate::layout::route::HEADER;
use crate::model::finding::{Finding, Place};
use crate::model::geometry::Rect;
use crate::model::id::{LaneId, OfficeId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::Lane;
use crate::model::text::Text;

use super::Refusal;
use super::align::Axis;
use super::bands::{self, Band, Sides};
use super::carry;
use super::follow::{Desk, Plan, missing};
use super::history::Description;
use super::lanes::{LEAST_LANE_HEIGHT, NEW_LANE_HEIGHT};
use super::slate::{Hangs, Slate};
use super::space::{self, Push};

/// Edges nearer than this are one, in canvas points.
const SAME: f64 = 1.5;

/// Least length of lanes, in canvas points.
const LEAST_ALONG: f64 = 130.0;

/// Most parts a lane is divided into at once.
const MOST_PARTS: usize = 12;

impl Band {
    /// The axis along which its lanes follow each other.
    pub(super) fn across(&self) -> Axis {
        if self.vertical { Axis::Across } else { Axis::Down }
    }
}

impl Desk<'_> {
    /// Gives a lane or pool another box. Along the lanes the whole band changes; across, a lane
    /// shares its edge with its neighbor. Nothing that stands in a lane is left outside it.
    pub(super) fn resize_band(self, item: &ItemId, to: Rect) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let band = Band::of(p, item).ok_or_else(|| missing(item.into()))?;
        let mut slate = Slate::of(p);
        let old = super::resize::box_of(p, item).unwrap_or_default();
        let by = Sides::between(old, to);
        let (across, along) = if band.vertical {
            (Sides { top: 0.0, bottom: 0.0, ..by }, Sides { left: 0.0, right: 0.0, ..by })
        } else {
            (Sides { left: 0.0, right: 0.0, ..by }, Sides { top: 0.0, bottom: 0.0, ..by })
        };
        stretch_whole(&mut slate, &band, along);
        match item {
            ItemId::Lane(id) => {
                let (lo, hi) = if band.vertical {
                    (across.left, across.right)
                } else {
                    (across.top, across.bottom)
                };
                move_edge(&mut slate, &band, id, (false, -lo));
                move_edge(&mut slate, &band, id, (true, hi));
            }
            _ => stretch_whole(&mut slate, &band, across),
        }
        slate.settle_lines();
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(Plan::of(Description::new("edit-resize-lane"), edits))
    }

    /// Adds a lane beside another: above or below, or to the left or right of upright ones.
    pub fn add_lane_beside(self, id: &LaneId, after: bool, name: Text) -> Result<Plan, Refusal> {
        self.lane_beside(id, after, (None, name))
    }

    /// Adds a lane of an office beside another; what stands beyond makes room, other pools too.
    pub(super) fn lane_beside(
        mut self,
        id: &LaneId,
        after: bool,
        (office, name): (Option<OfficeId>, Text),
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let lane = p.lane(id).cloned().ok_or_else(|| missing(Place::Lane(id.clone())))?;
        let band = Band::of(p, &ItemId::Lane(id.clone()))
            .ok_or_else(|| missing(Place::Lane(id.clone())))?;
        let axis = band.across();
        let (from, to) = axis.span(lane.at);
        let at = if after { to } else { from };
        let hangs = Hangs::of(p);
        let mut slate = Slate::of(p);
        open_gap(&mut slate, &hangs, &band, (id, at), NEW_LANE_HEIGHT);
        let new = LaneId::new(self.fresh("l"));
        let here = if band.vertical {
            Rect::new(at, lane.at.y, NEW_LANE_HEIGHT, lane.at.h)
        } else {
            Rect::new(lane.at.x, at, lane.at.w, NEW_LANE_HEIGHT)
        };
        let made = Lane {
            name,
            at: here,
            office,
            foreign: crate::model::foreign::Foreign::default(),
            ..(*lane).clone()
        };
        slate.put_lane(&new, Some(made));
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(self.close(Description::new("edit-add-lane"), edits).selecting(vec![ItemId::Lane(new)]))
    }

    /// Divides a lane or pool into so many parts, which lie in it; its steps go to the part they
    /// stand in.
    pub fn divide(mut self, item: &ItemId, parts: usize, name: &Text) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let parts = parts.clamp(2, MOST_PARTS);
        let band = Band::of(p, item).ok_or_else(|| missing(item.into()))?;
        let (whole, parent, pool) = match item {
            ItemId::Lane(id) => {
                let lane = p.lane(id).ok_or_else(|| missing(item.into()))?;
                if bands::depth(p, id) + 2 > crate::model::invariants::MAX_DEPTH {
                    return Err(Refusal(Finding::error(item.into(), "lanes-too-deep")));
                }
                (lane.at, Some(id.clone()), lane.pool.clone())
            }
            _ => (super::resize::box_of(p, item).unwrap_or_default(), None, band.pool.clone()),
        };
        let has_lanes = p.lanes().any(|(_, l)| {
            if parent.is_some() { l.parent == parent } else { l.pool == pool && l.parent.is_none() }
        });
        if has_lanes {
            return Err(Refusal(Finding::error(item.into(), "already-divided")));
        }
        let mut slate = Slate::of(p);
        let mut select = Vec::new();
        let mut made = Vec::new();
        for part in 0..parts {
            let id = LaneId::new(self.fresh("l"));
            let at = share_of(whole, band.vertical, part, parts);
            let lane = Lane {
                name: name.clone(),
                at,
                office: None,
                pool: pool.clone(),
                parent: parent.clone(),
                vertical: band.vertical,
                foreign: crate::model::foreign::Foreign::default(),
            };
            slate.put_lane(&id, Some(lane));
            made.push((id.clone(), at));
            select.push(ItemId::Lane(id));
        }
        hand_out(&mut slate, item, &made);
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        let description = Description::new("edit-divide-lane").with("count", parts);
        Ok(self.close(description, edits).selecting(select))
    }

    /// Puts a lane at another place among those beside it: `before` another, or at the end. What
    /// stands in the lanes goes with them.
    pub fn reorder_lane(self, id: &LaneId, before: Option<&LaneId>) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let lane = p.lane(id).ok_or_else(|| missing(Place::Lane(id.clone())))?;
        let axis = if lane.vertical { Axis::Across } else { Axis::Down };
        let beside = siblings(p, lane);
        let mut order: Vec<LaneId> = beside.iter().filter(|l| *l != id).cloned().collect();
        let place = before.and_then(|b| order.iter().position(|l| l == b)).unwrap_or(order.len());
        order.insert(place, id.clone());
        if order == beside {
            return Err(Refusal(Finding::error(Place::Lane(id.clone()), "lane-stays")));
        }
        let hangs = Hangs::of(p);
        let mut slate = Slate::of(p);
        let start = beside.iter().filter_map(|l| p.lane(l)).map(|l| axis.span(l.at).0);
        let mut at = start.fold(f64::INFINITY, f64::min);
        for lane_id in &order {
            let Some(lane) = p.lane(lane_id) else { continue };
            let (from, to) = axis.span(lane.at);
            let (dx, dy) = axis.by(at - from);
            move_lane(&mut slate, &hangs, lane_id, (dx, dy));
            at += to - from;
        }
        slate.settle_lines();
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(Plan::of(Description::new("edit-reorder-lane"), edits))
    }

    /// Moves a lane one place up or down among those beside it.
    pub fn step_lane(self, id: &LaneId, down: bool) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let lane = p.lane(id).ok_or_else(|| missing(Place::Lane(id.clone())))?;
        let beside = siblings(p, lane);
        let place = beside.iter().position(|l| l == id).unwrap_or(0);
        let stays = || Refusal(Finding::error(Place::Lane(id.clone()), "lane-stays"));
        if down {
            beside.get(place + 1).ok_or_else(stays)?;
            self.reorder_lane(id, beside.get(place + 2))
        } else {
            let before = place.checked_sub(1).and_then(|i| beside.get(i)).ok_or_else(stays)?;
            self.reorder_lane(id, Some(before))
        }
    }
}

/// The lanes beside a lane and itself, in the order in which they stand.
pub fn siblings(p: &crate::model::procedure::Procedure, lane: &Lane) -> Vec<LaneId> {
    let axis = if lane.vertical { Axis::Across } else { Axis::Down };
    let mut out: Vec<(&LaneId, f64)> = p
        .lanes()
        .filter(|(_, l)| l.parent == lane.parent && l.pool == lane.pool)
        .map(|(id, l)| (id, axis.span(l.at).0))
        .collect();
    out.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
    out.into_iter().map(|(id, _)| id.clone()).collect()
}

/// One of several equal parts of a band's inside.
fn share_of(whole: Rect, vertical: bool, part: usize, parts: usize) -> Rect {
    let (i, n) = (part as f64, parts as f64);
    if vertical {
        let (y, w) = (whole.y + HEADER.min(whole.h), whole.w / n);
        Rect::new(whole.x + i * w, y, w, (whole.h - HEADER).max(0.0))
    } else {
        let (x, h) = (whole.x + HEADER.min(whole.w), whole.h / n);
        Rect::new(x, whole.y + i * h, (whole.w - HEADER).max(0.0), h)
    }
}

/// Puts the steps and artifacts of a divided band into its parts.
fn hand_out(slate: &mut Slate<'_>, item: &ItemId, parts: &[(LaneId, Rect)]) {
    let p = slate.p;
    let was = |lane: Option<&LaneId>, pool: Option<&PoolId>| match item {
        ItemId::Lane(id) => lane == Some(id),
        ItemId::Pool(id) => lane.is_none() && pool == Some(id),
        _ => false,
    };
    let near = |r: Rect| {
        let c = r.center();
        let away = |at: Rect| {
            let dx = (at.x - c.x).max(c.x - at.right()).max(0.0);
            let dy = (at.y - c.y).max(c.y - at.bottom()).max(0.0);
            libm::hypot(dx, dy)
        };
        parts.iter().min_by(|a, b| away(a.1).total_cmp(&away(b.1))).map(|(id, _)| id.clone())
    };
    let inside: Vec<StepId> = p
        .steps()
        .filter(|(_, s)| was(s.lane.as_ref(), s.pool.as_ref()))
        .map(|(id, _)| id.clone())
        .collect();
    for id in inside {
        slate.edit_step(&id, |s| {
            s.lane = near(s.at);
            s.pool = None;
        });
    }
    for (id, artifact) in p.artifacts().filter(|(_, a)| was(a.lane.as_ref(), None)) {
        let lane = near(artifact.at);
        slate.edit_artifact(id, |a| a.lane = lane);
    }
}

/// Stretches a whole band as far as what stands in it lets.
fn stretch_whole(slate: &mut Slate<'_>, band: &Band, by: Sides) {
    if by.is_none() {
        return;
    }
    let (Some(outer), Some(inner)) = (band.outer(slate), band.inner(slate)) else { return };
    let content = content(slate, band);
    // Along the lanes there is room for a step; across them an outermost lane keeps its height.
    let along = if band.vertical { inner.h } else { inner.w } - LEAST_ALONG;
    let across = thinnest(slate, band) - LEAST_LANE_HEIGHT;
    let limit = |wish: f64, gap: Option<f64>, level: bool| {
        let own = if level == band.vertical { across } else { along };
        wish.max(-gap.unwrap_or(f64::INFINITY).min(own).max(0.0))
    };
    let by = Sides {
        left: limit(by.left, content.map(|c| c.x - inner.x), true),
        right: limit(by.right, content.map(|c| outer.right() - c.right()), true),
        top: limit(by.top, content.map(|c| c.y - inner.y), false),
        bottom: limit(by.bottom, content.map(|c| outer.bottom() - c.bottom()), false),
    };
    band.stretch(slate, by);
}

/// The least extent of the outermost lanes across, or of the pool without lanes.
fn thinnest(slate: &Slate<'_>, band: &Band) -> f64 {
    let size = |r: Rect| if band.vertical { r.w } else { r.h };
    let lanes = band.lanes.iter().filter_map(|id| slate.lane(id)).map(|l| size(l.at));
    let least = lanes.fold(f64::INFINITY, f64::min);
    if least.is_finite() { least } else { band.outer(slate).map_or(0.0, size) }
}

/// The box around everything that stands in a band.
fn content(slate: &Slate<'_>, band: &Band) -> Option<Rect> {
    let steps = slate.p.steps().filter(|(_, s)| band.holds(s) && s.parent.is_none());
    steps.map(|(_, s)| s.at).reduce(Rect::union).map(|r| r.grown(super::room::BAND_PAD / 2.0))
}

/// Moves one edge of a lane (the far one for `true`) by so much; the neighbor gives or takes the
/// space, and at the end of the band the whole band does.
fn move_edge(slate: &mut Slate<'_>, band: &Band, id: &LaneId, (far, by): (bool, f64)) {
    if by.abs() < 1e-9 {
        return;
    }
    let axis = band.across();
    let Some(lane) = slate.lane(id).cloned() else { return };
    let (from, to) = axis.span(lane.at);
    let edge = if far { to } else { from };
    let lanes: Vec<(LaneId, Rect)> =
        band.lanes.iter().filter_map(|l| Some((l.clone(), slate.lane(l)?.at))).collect();
    let shares_edge = |at: f64| (at - edge).abs() < SAME;
    let before: BTreeSet<LaneId> = lanes
        .iter()
        .filter(|(_, r)| shares_edge(axis.span(*r).1))
        .map(|(l, _)| l.clone())
        .collect();
    let after: BTreeSet<LaneId> = lanes
        .iter()
        .filter(|(_, r)| shares_edge(axis.span(*r).0))
        .map(|(l, _)| l.clone())
        .collect();
    // What gets thinner keeps its least extent, and what stands in it.
    let thinner = if by > 0.0 { &after } else { &before };
    let mut by = by;
    for l in thinner {
        let Some(r) = slate.lane(l).map(|l| l.at) else { continue };
        let (lo, hi) = axis.span(r);
        let stands =
            slate.p.steps().filter(|(_, s)| s.lane.as_ref() == Some(l) && s.parent.is_none());
        let content = stands.map(|(_, s)| axis.span(s.at.grown(super::room::BAND_PAD / 2.0)));
        let room = content.fold(hi - lo - LEAST_LANE_HEIGHT, |room, (a, b)| {
            room.min(if by > 0.0 { a - lo } else { hi - b })
        });
        by = if by > 0.0 { by.min(room.max(0.0)) } else { by.max(-room.max(0.0)) };
    }
    let outermost = before.is_empty() || after.is_empty();
    for l in before {
        slate.edit_lane(&l, |l| l.at = axis.longer(l.at, by));
    }
    for l in after {
        slate.edit_lane(&l, |l| l.at = axis.longer(axis.moved(l.at, by), -by));
    }
    if outermost && let Some(pool) = &band.pool {
        slate.edit_pool(pool, |l| {
            let (a, b) = axis.span(l.at);
            if (b - edge).abs() < SAME {
                l.at = axis.longer(l.at, by);
            } else if (a - edge).abs() < SAME {
                l.at = axis.longer(axis.moved(l.at, by), -by);
            }
        });
    }
}

/// Opens a gap in a band at a place: what lies beyond moves, what lies around stretches.
fn open_gap(
    slate: &mut Slate<'_>,
    hangs: &Hangs<'_>,
    band: &Band,
    (id, at): (&LaneId, f64),
    by: f64,
) {
    let Some(outer) = band.outer(slate) else { return };
    let axis = band.across();
    let p = slate.p;
    let around: Vec<(LaneId, Rect)> =
        std::iter::successors(p.lane(id), |l| l.parent.as_ref().and_then(|up| p.lane(up)))
            .take(crate::model::invariants::MAX_DEPTH)
            .filter_map(|l| Some((l.parent.clone()?, p.lane(l.parent.as_ref()?)?.at)))
            .collect();
    space::push(slate, hangs, &Push { axis, at, by, within: Some((band, outer)), level: None });
    // What lies around grows, also where the gap opens at its very edge.
    for (lane, was) in around {
        slate.edit_lane(&lane, |l| l.at = axis.longer(was, by));
    }
    if let Some(pool) = &band.pool
        && let Some(was) = p.pool(pool).map(|l| l.at)
    {
        slate.edit_pool(pool, |l| l.at = axis.longer(was, by));
    }
}

/// Moves a lane with the lanes in it and all that stands there.
fn move_lane(slate: &mut Slate<'_>, hangs: &Hangs<'_>, id: &LaneId, (dx, dy): (f64, f64)) {
    let p = slate.p;
    let mut lanes: BTreeSet<LaneId> = BTreeSet::from([id.clone()]);
    for _ in 0..crate::model::invariants::MAX_DEPTH {
        let more: Vec<LaneId> = p
            .lanes()
            .filter(|(l, x)| {
                !lanes.contains(*l) && x.parent.as_ref().is_some_and(|u| lanes.contains(u))
            })
            .map(|(l, _)| l.clone())
            .collect();
        if more.is_empty() {
            break;
        }
        lanes.extend(more);
    }
    let roots = p.steps().filter(|(_, s)| s.lane.as_ref().is_some_and(|l| lanes.contains(l)));
    let steps = hangs.with_all(roots.map(|(s, _)| s.clone()));
    for step in &steps {
        slate.edit_step(step, |s| carry::move_step(s, dx, dy));
    }
    let area = p.lane(id).map(|l| l.at);
    let beside = p.artifacts().filter(|(_, a)| match (&a.lane, &a.parent) {
        (_, Some(parent)) => steps.contains(parent),
        (Some(lane), None) => lanes.contains(lane),
        (None, None) => area.is_some_and(|r| r.contains(a.at.center())),
    });
    for (artifact, _) in beside {
        slate.edit_artifact(artifact, |a| {
            a.at = a.at.moved(dx, dy);
            a.label = a.label.map(|l| l.moved(dx, dy));
        });
    }
    for lane in lanes {
        slate.edit_lane(&lane, |l| l.at = l.at.moved(dx, dy));
    }
}
