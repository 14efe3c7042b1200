//! Moving things, with everything that hangs on them, lies in them or runs between them.
//!
//! A *move* keeps the structure (nudging by keys); a *drop* is a move by hand and asks where things
//! come to lie: on a flow, on the border of a task, in another sub-procedure, lane or pool.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::artifact::ArtifactKind;
use crate::model::finding::{Finding, Place};
use crate::model::geometry::{MAX_COORDINATE, Point, Rect};
use crate::model::id::{ArtifactId, FlowId, LaneId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::bands::{self, Band};
use super::follow::{Desk, Plan};
use super::history::Description;
use super::slate::{Hangs, Slate};
use super::{Refusal, attach, level, room};

/// Where the hand lets things go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drop {
    /// By how much they moved to the right.
    pub dx: f64,
    /// By how much they moved down.
    pub dy: f64,
    /// Where the pointer is; `None` for the middle of what moves.
    pub at: Option<Point>,
    /// The flow under them.
    pub on: Option<FlowId>,
}

/// Everything a wish moves.
#[derive(Clone, Debug, Default)]
pub(super) struct Load {
    /// Steps with all that hangs on them.
    pub(super) steps: BTreeSet<StepId>,
    /// Those of them that nothing else in the load carries.
    pub(super) roots: Vec<StepId>,
    pub(super) artifacts: BTreeSet<ArtifactId>,
    pub(super) lanes: BTreeSet<LaneId>,
    pub(super) pools: BTreeSet<PoolId>,
}

impl Load {
    /// What moves with these things: inside of bands and groups, children, events on borders.
    pub(super) fn of(p: &Procedure, hangs: &Hangs<'_>, items: &[ItemId]) -> Self {
        let mut out = Self::default();
        let mut steps: BTreeSet<StepId> = BTreeSet::new();
        let mut in_bands: BTreeSet<StepId> = BTreeSet::new();
        for item in items {
            match item {
                ItemId::Step(id) if p.step(id).is_some() => {
                    steps.insert(id.clone());
                }
                ItemId::Artifact(id) => {
                    let Some(artifact) = p.artifact(id) else { continue };
                    out.artifacts.insert(id.clone());
                    if artifact.kind == ArtifactKind::Group {
                        let (inside, beside) = framed(p, artifact.at, artifact.parent.as_ref());
                        steps.extend(inside);
                        out.artifacts.extend(beside);
                    }
                }
                ItemId::Lane(_) | ItemId::Pool(_) => {
                    let Some(band) = Band::of(p, item) else { continue };
                    let (inside, beside) = band.contents(p);
                    in_bands.extend(inside);
                    out.artifacts.extend(beside);
                    out.lanes.extend(band.lanes);
                    out.pools.extend(band.pool);
                }
                ItemId::Step(_) | ItemId::Flow(_) | ItemId::Link(_) => {}
            }
        }
        out.steps = hangs.with_all(steps.iter().chain(&in_bands).cloned());
        let carried = |id: &StepId| {
            in_bands.contains(id)
                || p.step(id).is_some_and(|s| {
                    s.parent.as_ref().is_some_and(|parent| out.steps.contains(parent))
                        || matches!(&s.kind, StepKind::Boundary { host, .. }
                            if out.steps.contains(host))
                })
        };
        out.roots = out.steps.iter().filter(|id| !carried(id)).cloned().collect();
        let along = p
            .artifacts()
            .filter(|(_, a)| a.parent.as_ref().is_some_and(|parent| out.steps.contains(parent)));
        out.artifacts.extend(along.map(|(id, _)| id.clone()));
        out
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
            && self.artifacts.is_empty()
            && self.lanes.is_empty()
            && self.pools.is_empty()
    }
}

/// Steps and artifacts of a level whose boxes lie inside a frame.
fn framed(p: &Procedure, frame: Rect, level: Option<&StepId>) -> (Vec<StepId>, Vec<ArtifactId>) {
    let steps = p.steps().filter(|(_, s)| s.parent.as_ref() == level && frame.encloses(s.at));
    let beside = p
        .artifacts()
        .filter(|(_, a)| a.parent.as_ref() == level && frame.encloses(a.at) && a.at != frame);
    (steps.map(|(id, _)| id.clone()).collect(), beside.map(|(id, _)| id.clone()).collect())
}

impl Desk<'_> {
    /// Moves things by so many canvas points; what hangs on them moves along. An event on a border
    /// that moves without its host slides along that border.
    pub fn move_by(self, items: &[ItemId], dx: f64, dy: f64) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let hangs = Hangs::of(p);
        let load = Load::of(p, &hangs, items);
        let mut slate = Slate::of(p);
        in_reach(&load, items, dx, dy)?;
        shift(&mut slate, &load, dx, dy);
        for id in &load.roots {
            attach::slide(&mut slate, id);
        }
        self.settle_move(p, slate, (&hangs, &load), items, None)
    }

    /// Lets things go where the hand carried them.
    pub fn drop_at(mut self, items: &[ItemId], drop: &Drop) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let hangs = Hangs::of(p);
        let load = Load::of(p, &hangs, items);
        let mut slate = Slate::of(p);
        in_reach(&load, items, drop.dx, drop.dy)?;
        shift(&mut slate, &load, drop.dx, drop.dy);
        let roots = load.roots.clone();
        if let [only] = &roots[..] {
            let level = level::level_of(p, only);
            if attach::on_border(&mut slate, only, level.as_ref())? {
                return self.settle_move(p, slate, (&hangs, &load), items, Some(drop));
            }
            if let Some(on) = &drop.on
                && super::insert::may_insert(p, only, on)
            {
                super::insert::into_flow(&mut self, &mut slate, &hangs, only, on)?;
                return self.settle_move(p, slate, (&hangs, &load), items, None);
            }
        }
        // The inside of a collapsed sub-procedure is a drawing of its own: nothing leaves it by moving.
        let level = roots.first().and_then(|id| level::level_of(p, id)).or(self.level().cloned());
        let target = drop.at.or_else(|| middle(&slate, &roots)).and_then(|at| {
            room::frame_at(&slate, at, level.as_ref(), |id| load.steps.contains(id))
        });
        let target = target.or(level);
        let several = roots.len() > 1;
        for id in &roots {
            if slate.step(id).is_some_and(|s| !matches!(s.kind, StepKind::Boundary { .. })) {
                super::insert::enter(&mut slate, &hangs, id, target.as_ref());
            } else if several {
                // Among others an event stays on its border; alone it was asked where it lies.
                attach::slide(&mut slate, id);
            }
        }
        for id in &load.artifacts {
            let beside = slate.artifact(id).is_some_and(|a| {
                a.parent.as_ref().is_none_or(|parent| !load.steps.contains(parent))
            });
            if beside {
                slate.edit_artifact(id, |a| a.parent.clone_from(&target));
            }
        }
        self.settle_move(p, slate, (&hangs, &load), items, Some(drop))
    }

    /// What every move ends with: lanes by place, room made, flows cut where they must be, lines
    /// that follow.
    fn settle_move(
        mut self,
        p: &Procedure,
        mut slate: Slate<'_>,
        (hangs, load): (&Hangs<'_>, &Load),
        items: &[ItemId],
        drop: Option<&Drop>,
    ) -> Result<Plan, Refusal> {
        for id in &load.roots {
            let was = p.step(id).map(|s| (s.lane.clone(), s.pool.clone()));
            bands::place_in_band(&mut slate, id, drop.is_some())?;
            let is = slate.step(id).map(|s| (s.lane.clone(), s.pool.clone()));
            if was != is {
                take_along(&mut slate, hangs, id, was.unwrap_or_default().0.as_ref());
            }
        }
        for id in &load.artifacts {
            let center = slate.artifact(id).map(|a| a.at.center());
            let lane = center.and_then(|c| bands::lane_at(&slate, c));
            let beside = load.lanes.is_empty() && load.pools.is_empty();
            if beside && (lane.is_some() || drop.is_some()) {
                slate.edit_artifact(id, |a| a.lane.clone_from(&lane));
            }
        }
        let cut = super::insert::mend_crossings(&mut self, &mut slate, load);
        for id in &load.roots {
            room::make_room(&mut slate, hangs, id);
        }
        slate.settle_lines();
        move_own_lines(&mut slate, items, p, load);
        let detached = items.len() == 1 && cut > 0;
        let key = if detached { "edit-move-cut" } else { "edit-move" };
        let description = Description::new(key).with("count", items.len()).with("cut", cut);
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(self.close(description, edits))
    }
}

/// What is inside a step goes to its new lane with it, where it stood in the old one.
fn take_along(slate: &mut Slate<'_>, hangs: &Hangs<'_>, id: &StepId, was: Option<&LaneId>) {
    let Some((lane, pool)) = slate.step(id).map(|s| (s.lane.clone(), s.pool.clone())) else {
        return;
    };
    for inner in hangs.with_all([id.clone()]) {
        if inner != *id && slate.step(&inner).is_some_and(|s| s.lane.as_ref() == was) {
            slate.edit_step(&inner, |s| {
                s.lane.clone_from(&lane);
                s.pool.clone_from(&pool);
            });
        }
    }
}

/// Refuses what would leave the canvas, and moves of nothing.
fn in_reach(load: &Load, items: &[ItemId], dx: f64, dy: f64) -> Result<(), Refusal> {
    let near = |v: f64| v.is_finite() && v.abs() <= MAX_COORDINATE;
    if !near(dx) || !near(dy) {
        let place = items.first().map_or(Place::Study, Place::from);
        return Err(Refusal(Finding::error(place, "geometry-wild")));
    }
    let lines = items.iter().any(|i| matches!(i, ItemId::Flow(_) | ItemId::Link(_)));
    if load.is_empty() && !lines {
        return Err(super::follow::missing(Place::Study));
    }
    Ok(())
}

fn middle(slate: &Slate<'_>, roots: &[StepId]) -> Option<Point> {
    let boxes = roots.iter().filter_map(|id| slate.step(id)).map(|s| s.at);
    boxes.reduce(Rect::union).map(Rect::center)
}

/// Moves the boxes of a load, and the labels beside them.
fn shift(slate: &mut Slate<'_>, load: &Load, dx: f64, dy: f64) {
    for id in &load.steps {
        slate.edit_step(id, |s| move_step(s, dx, dy));
    }
    for id in &load.artifacts {
        slate.edit_artifact(id, |a| {
            a.at = a.at.moved(dx, dy);
            a.label = a.label.map(|l| l.moved(dx, dy));
        });
    }
    for id in &load.lanes {
        slate.edit_lane(id, |l| l.at = l.at.moved(dx, dy));
    }
    for id in &load.pools {
        slate.edit_pool(id, |l| l.at = l.at.moved(dx, dy));
    }
}

/// Moves a step and the label beside it.
pub(super) fn move_step(step: &mut Step, dx: f64, dy: f64) {
    step.at = step.at.moved(dx, dy);
    step.label = step.label.map(|l| l.moved(dx, dy));
}

/// Flows and links that were chosen themselves move as a whole, where their ends allow.
fn move_own_lines(slate: &mut Slate<'_>, items: &[ItemId], p: &Procedure, load: &Load) {
    let shift = load.steps.iter().next().and_then(|id| {
        let (a, b) = (p.step(id)?.at, slate.step(id)?.at);
        Some((b.x - a.x, b.y - a.y))
    });
    let Some((dx, dy)) = shift else { return };
    for item in items {
        if let ItemId::Flow(id) = item
            && let Some(old) = p.flow(id)
            && !old.bends.is_empty()
            && slate.flow(id) == Some(&**old)
            && !load.steps.contains(&old.from)
            && !load.steps.contains(&old.to)
        {
            slate.edit_flow(id, |f| {
                for bend in &mut f.bends {
                    *bend = bend.moved(dx, dy);
                }
            });
        }
    }
}

/// Moves each of several things by its own amount, as one plan: aligning, distributing.
pub(super) fn carry_each(
    desk: &Desk<'_>,
    p: &Procedure,
    moves: &BTreeMap<ItemId, (f64, f64)>,
    description: Description,
) -> Result<Plan, Refusal> {
    let hangs = Hangs::of(p);
    let mut slate = Slate::of(p);
    let mut roots = Vec::new();
    for (item, (dx, dy)) in moves {
        let load = Load::of(p, &hangs, std::slice::from_ref(item));
        in_reach(&load, std::slice::from_ref(item), *dx, *dy)?;
        shift(&mut slate, &load, *dx, *dy);
        roots.extend(load.roots);
    }
    for id in &roots {
        bands::place_in_band(&mut slate, id, false)?;
        room::make_room(&mut slate, &hangs, id);
    }
    slate.settle_lines();
    let edits = slate.changes().into_iter().map(|c| desk.put(c)).collect();
    Ok(Plan::of(description, edits))
}
