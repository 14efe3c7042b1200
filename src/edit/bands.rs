//! Bands as wholes: a pool with its lanes, or lanes that stand together without one; how they grow,
//! and which of them a step stands in.

use crate::layout::route::HEADER;
use crate::model::finding::{Finding, Place};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, LaneId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::Lane;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::Refusal;
use super::slate::Slate;

/// How far outside its bands a step may be let go and still belong there: the band grows, in
/// canvas points.
pub const REACH: f64 = 60.0;

/// Edges nearer than this are one, in canvas points.
const SAME: f64 = 1.5;

/// How far each side of a box moves outwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sides {
    /// To the left.
    pub left: f64,
    /// Up.
    pub top: f64,
    /// To the right.
    pub right: f64,
    /// Down.
    pub bottom: f64,
}

impl Sides {
    /// What leads from one box to another.
    pub fn between(from: Rect, to: Rect) -> Self {
        Self {
            left: from.x - to.x,
            top: from.y - to.y,
            right: to.right() - from.right(),
            bottom: to.bottom() - from.bottom(),
        }
    }

    /// Whether nothing moves.
    pub fn is_none(self) -> bool {
        [self.left, self.top, self.right, self.bottom].iter().all(|v| v.abs() < 1e-9)
    }

    /// The box with its sides moved.
    pub fn of(self, at: Rect) -> Rect {
        let w = (at.w + self.left + self.right).max(0.0);
        let h = (at.h + self.top + self.bottom).max(0.0);
        Rect::new(at.x - self.left, at.y - self.top, w, h)
    }
}

/// A pool with its lanes, or the lanes that stand together without one.
#[derive(Clone, Debug)]
pub(super) struct Band {
    pub(super) pool: Option<PoolId>,
    /// All its lanes, nested ones too.
    pub(super) lanes: Vec<LaneId>,
    pub(super) vertical: bool,
}

impl Band {
    /// The band a lane or pool belongs to.
    pub(super) fn of(p: &Procedure, item: &ItemId) -> Option<Self> {
        match item {
            ItemId::Pool(id) => {
                let pool = p.pool(id)?;
                Some(Self {
                    pool: Some(id.clone()),
                    lanes: lanes_of(p, Some(id)),
                    vertical: pool.vertical,
                })
            }
            ItemId::Lane(id) => {
                let lane = p.lane(id)?;
                let pool =
                    root_of(p, lane).and_then(|r| r.pool.clone()).or_else(|| lane.pool.clone());
                let pool = pool.filter(|id| p.pool(id).is_some());
                let lanes = lanes_of(p, pool.as_ref());
                Some(Self { pool, lanes, vertical: lane.vertical })
            }
            ItemId::Step(_) | ItemId::Flow(_) | ItemId::Link(_) | ItemId::Artifact(_) => None,
        }
    }

    /// The band a step stands in.
    pub(super) fn around(slate: &Slate<'_>, step: &Step) -> Option<Self> {
        match (&step.lane, &step.pool) {
            (Some(lane), _) => Self::of(slate.p, &ItemId::Lane(lane.clone())),
            (None, Some(pool)) => Self::of(slate.p, &ItemId::Pool(pool.clone())),
            (None, None) => None,
        }
    }

    /// Everything that stands in it, and everything beside the flow.
    pub(super) fn contents(&self, p: &Procedure) -> (Vec<StepId>, Vec<ArtifactId>) {
        let steps = p.steps().filter(|(_, s)| self.holds(s));
        let area = self.area(|id| p.pool(id).map(|l| l.at), |id| p.lane(id).map(|l| l.at));
        let beside = p.artifacts().filter(|(_, a)| {
            a.lane.as_ref().is_some_and(|l| self.lanes.contains(l))
                || (a.parent.is_none() && area.is_some_and(|r| r.contains(a.at.center())))
        });
        (steps.map(|(id, _)| id.clone()).collect(), beside.map(|(id, _)| id.clone()).collect())
    }

    /// Whether a step stands in it.
    pub(super) fn holds(&self, step: &Step) -> bool {
        step.lane.as_ref().is_some_and(|l| self.lanes.contains(l))
            || (step.lane.is_none() && step.pool.is_some() && step.pool == self.pool)
    }

    fn area(
        &self,
        pool: impl Fn(&PoolId) -> Option<Rect>,
        lane: impl Fn(&LaneId) -> Option<Rect>,
    ) -> Option<Rect> {
        let lanes = self.lanes.iter().filter_map(lane);
        self.pool.iter().filter_map(pool).chain(lanes).reduce(Rect::union)
    }

    /// Its whole box.
    pub(super) fn outer(&self, slate: &Slate<'_>) -> Option<Rect> {
        self.area(|id| slate.pool(id).map(|l| l.at), |id| slate.lane(id).map(|l| l.at))
    }

    /// The box without headers, where steps stand.
    pub(super) fn inner(&self, slate: &Slate<'_>) -> Option<Rect> {
        let whole = self.outer(slate)?;
        let pool = f64::from(u8::from(self.pool.is_some()));
        let deepest = self.lanes.iter().map(|l| depth(slate.p, l) + 1).max().unwrap_or(0);
        let head = HEADER * (pool + deepest as f64);
        Some(if self.vertical {
            Rect::new(whole.x, whole.y + head, whole.w, (whole.h - head).max(0.0))
        } else {
            Rect::new(whole.x + head, whole.y, (whole.w - head).max(0.0), whole.h)
        })
    }

    /// Moves the outer sides of the whole band. Along the lanes all of them stretch; across, those
    /// that lie at that side.
    pub(super) fn stretch(&self, slate: &mut Slate<'_>, by: Sides) {
        let lanes: Vec<Rect> =
            self.lanes.iter().filter_map(|id| slate.lane(id)).map(|l| l.at).collect();
        let edge = lanes.iter().copied().reduce(Rect::union);
        for id in &self.lanes {
            let (Some(edge), vertical) = (edge, self.vertical) else { break };
            slate.edit_lane(id, |l| {
                let near = |a: f64, b: f64| (a - b).abs() < SAME;
                let side =
                    |at_edge: bool, along: bool, v: f64| if along || at_edge { v } else { 0.0 };
                let own = Sides {
                    left: side(near(l.at.x, edge.x), !vertical, by.left),
                    right: side(near(l.at.right(), edge.right()), !vertical, by.right),
                    top: side(near(l.at.y, edge.y), vertical, by.top),
                    bottom: side(near(l.at.bottom(), edge.bottom()), vertical, by.bottom),
                };
                l.at = own.of(l.at);
            });
        }
        if let Some(id) = &self.pool {
            slate.edit_pool(id, |l| l.at = by.of(l.at));
        }
    }
}

/// The lanes of a pool, or those without one, nested ones included.
fn lanes_of(p: &Procedure, pool: Option<&PoolId>) -> Vec<LaneId> {
    let belongs = |lane: &Lane| {
        let root = root_of(p, lane).and_then(|r| r.pool.as_ref()).or(lane.pool.as_ref());
        root.filter(|id| p.pool(id).is_some()) == pool
    };
    p.lanes().filter(|(_, l)| belongs(l)).map(|(id, _)| id.clone()).collect()
}

/// The outermost lane around a lane; itself when it lies in no other.
fn root_of<'a>(p: &'a Procedure, lane: &'a Lane) -> Option<&'a Lane> {
    let mut at = lane;
    for _ in 0..crate::model::invariants::MAX_DEPTH {
        match at.parent.as_ref().and_then(|id| p.lane(id)) {
            Some(up) => at = up,
            None => return Some(at),
        }
    }
    None
}

/// How many lanes lie around a lane.
pub(super) fn depth(p: &Procedure, id: &LaneId) -> usize {
    let mut at = p.lane(id);
    for level in 0..crate::model::invariants::MAX_DEPTH {
        let Some(parent) = at.and_then(|l| l.parent.as_ref()) else { return level };
        at = p.lane(parent);
    }
    crate::model::invariants::MAX_DEPTH
}

/// The innermost lane at a point, as lanes will be.
pub(super) fn lane_at(slate: &Slate<'_>, point: Point) -> Option<LaneId> {
    let area = |r: Rect| r.w * r.h;
    slate
        .p
        .lanes()
        .filter_map(|(id, _)| Some((id, slate.lane(id)?.at)))
        .filter(|(_, at)| at.contains(point))
        .min_by(|a, b| area(a.1).total_cmp(&area(b.1)))
        .map(|(id, _)| id.clone())
}

/// The pool at a point, as pools will be; a black box holds nothing.
fn pool_at(slate: &Slate<'_>, point: Point) -> Option<PoolId> {
    let at = |id: &PoolId| slate.pool(id).filter(|l| !l.black_box).map(|l| l.at);
    let hit = slate.p.pools().find(|(id, _)| at(id).is_some_and(|r| r.contains(point)));
    hit.map(|(id, _)| id.clone())
}

/// Puts a step that moved into the lane or pool it lies in. One that stood in a band and lies a
/// little outside stays in the nearest lane, which will grow; one let go further out is refused.
pub(super) fn place_in_band(
    slate: &mut Slate<'_>,
    id: &StepId,
    by_hand: bool,
) -> Result<(), Refusal> {
    let Some(step) = slate.step(id) else { return Ok(()) };
    if let StepKind::Boundary { host, .. } = &step.kind {
        let band = slate.step(host).map(|h| (h.lane.clone(), h.pool.clone()));
        if let Some(band) = band {
            slate.edit_step(id, |s| (s.lane, s.pool) = band);
        }
        return Ok(());
    }
    if step.parent.is_some() {
        inherit(slate, id);
        return Ok(());
    }
    let (center, lane, pool) = (step.at.center(), step.lane.clone(), step.pool.clone());
    let belonged = lane.is_some() || pool.is_some();
    let office = step.office.clone();
    if let Some(now) = lane_at(slate, center) {
        // A step that had its office from the lane gets that of the new one.
        let own = |l: &LaneId| slate.lane(l).and_then(|l| l.office.clone());
        let borrowed = office.is_some()
            && lane.as_ref().is_some_and(|old| *old != now && own(old) == office)
            && own(&now).is_some();
        slate.edit_step(id, |s| {
            s.lane = Some(now);
            s.pool = None;
            if borrowed {
                s.office = None;
            }
        });
        return Ok(());
    }
    if let Some(now) = pool_at(slate, center) {
        let lanes = lanes_of(slate.p, Some(&now));
        let nearest = nearest_lane(slate, center, &lanes);
        slate.edit_step(id, |s| {
            s.pool = if nearest.is_none() { Some(now) } else { None };
            s.lane = nearest;
        });
        return Ok(());
    }
    if !belonged {
        return Ok(());
    }
    let step_at = slate.step(id).map_or(Rect::default(), |s| s.at);
    let band = slate.step(id).and_then(|s| Band::around(slate, s));
    let outer = band.as_ref().and_then(|b| b.outer(slate));
    let near = outer.is_some_and(|r| r.grown(REACH).contains(step_at.center()));
    let closed = slate.p.pools().any(|(_, l)| l.black_box && l.at.contains(center));
    if by_hand && (!near || closed) {
        return Err(Refusal(Finding::error(Place::Step(id.clone()), "outside-the-lanes")));
    }
    let nearest = band.as_ref().and_then(|b| nearest_lane(slate, center, &b.lanes));
    if near && nearest.is_some() {
        slate.edit_step(id, |s| s.lane = nearest);
    }
    Ok(())
}

/// A step inside a sub-procedure stands in that one's band, where its own does not lie there.
fn inherit(slate: &mut Slate<'_>, id: &StepId) {
    let Some(step) = slate.step(id) else { return };
    let was = slate.p.step(id).and_then(|s| s.parent.clone());
    if was == step.parent {
        return;
    }
    let parent = step.parent.as_ref().and_then(|parent| slate.step(parent));
    let band = parent.map(|s| (s.lane.clone(), s.pool.clone())).unwrap_or_default();
    slate.edit_step(id, |s| (s.lane, s.pool) = band);
}

/// The lane of these whose box is nearest to a point; the innermost of them.
fn nearest_lane(slate: &Slate<'_>, point: Point, lanes: &[LaneId]) -> Option<LaneId> {
    let away = |r: Rect| {
        let dx = (r.x - point.x).max(point.x - r.right()).max(0.0);
        let dy = (r.y - point.y).max(point.y - r.bottom()).max(0.0);
        libm::hypot(dx, dy)
    };
    let of = |id: &LaneId| slate.lane(id).map(|l| (away(l.at), l.at.w * l.at.h));
    lanes
        .iter()
        .filter_map(|id| Some((of(id)?, id)))
        .min_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
        .map(|(_, id)| id.clone())
}

/// The pool a step stands in: its lane's, its own, or that of the sub-procedure around it.
pub fn pool_of<'a>(p: &'a Procedure, step: &'a Step) -> Option<&'a PoolId> {
    let mut at = step;
    for _ in 0..crate::model::invariants::MAX_DEPTH {
        if let Some(lane) = at.lane.as_ref().and_then(|id| p.lane(id)) {
            return root_of(p, lane).and_then(|r| r.pool.as_ref()).or(lane.pool.as_ref());
        }
        if at.pool.is_some() {
            return at.pool.as_ref();
        }
        at = at.parent.as_ref().and_then(|id| p.step(id))?;
    }
    None
}
