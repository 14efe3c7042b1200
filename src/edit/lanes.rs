//! Plans for lanes and pools: adding one, deleting one, resizing with the neighbours.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::geometry::Rect;
use crate::model::id::{LaneId, OfficeId, PoolId};
use crate::model::lane::Lane;
use crate::model::procedure::Procedure;
use crate::model::text::Text;

use super::follow::{Desk, Plan};
use super::history::Description;
use super::{Change, Edit, Refusal};
use crate::model::item::ItemId;

/// Height of a new lane, in canvas points.
pub const NEW_LANE_HEIGHT: f64 = 120.0;

/// Least height of a lane, in canvas points.
pub const LEAST_LANE_HEIGHT: f64 = 60.0;

impl Desk<'_> {
    /// Adds a lane below all others (or a first one around the drawing) for an office.
    pub fn add_lane(mut self, office: Option<OfficeId>, name: Text) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        if let Some(last) = last_lane(p) {
            return self.lane_beside(&last, true, (office, name));
        }
        let id = LaneId::new(self.fresh("l"));
        let around = p.bounds().unwrap_or(Rect::new(0.0, 0.0, 900.0, NEW_LANE_HEIGHT));
        let at = around.grown(40.0);
        let at = Rect::new(at.x - 30.0, at.y, at.w + 30.0, at.h.max(NEW_LANE_HEIGHT));
        let lane = first_lane(at, office, name);
        let mut edits = vec![self.put(Change::Lane(id.clone(), Some(Arc::new(lane))))];
        for (step_id, step) in p.steps().filter(|(_, s)| s.parent.is_none()) {
            let mut step = step.clone();
            step.lane = Some(id.clone());
            edits.push(self.put(Change::Step(step_id.clone(), Some(Arc::new(step)))));
        }
        Ok(self.close(Description::new("edit-add-lane"), edits).selecting(vec![ItemId::Lane(id)]))
    }

    /// Makes a lane taller or lower; everything below moves along.
    pub fn resize_lane(self, id: &LaneId, height: f64) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let mut edits = Vec::new();
        if let Some(lane) = p.lane(id) {
            let height = height.max(LEAST_LANE_HEIGHT);
            let dy = height - lane.at.h;
            let edge = lane.at.bottom();
            let mut taller = (**lane).clone();
            taller.at.h = height;
            edits.push(self.put(Change::Lane(id.clone(), Some(Arc::new(taller)))));
            shift_below(&self, p, (edge, id), dy, &mut edits);
        }
        Ok(Plan::of(Description::new("edit-resize-lane"), edits))
    }
}

/// The last outer lane of the pool with most of them: where a drawing goes on.
fn last_lane(p: &Procedure) -> Option<LaneId> {
    let mut pools: BTreeMap<Option<&PoolId>, Vec<(&LaneId, &Lane)>> = BTreeMap::new();
    for (id, lane) in p.lanes().filter(|(_, l)| l.parent.is_none()) {
        pools.entry(lane.pool.as_ref()).or_default().push((id, lane));
    }
    let most = pools.into_values().rev().max_by_key(Vec::len)?;
    let end = |lane: &Lane| if lane.vertical { lane.at.right() } else { lane.at.bottom() };
    let last = most.into_iter().max_by(|a, b| end(a.1).total_cmp(&end(b.1)))?;
    Some(last.0.clone())
}

fn first_lane(at: Rect, office: Option<OfficeId>, name: Text) -> Lane {
    Lane {
        name,
        at,
        office,
        pool: None,
        parent: None,
        vertical: false,
        foreign: crate::model::foreign::Foreign::default(),
    }
}

/// Moves everything that begins at or below `edge` by `dy`, and stretches pools around it.
fn shift_below(
    desk: &Desk<'_>,
    p: &Procedure,
    (edge, except): (f64, &LaneId),
    dy: f64,
    edits: &mut Vec<Edit>,
) {
    let below = |r: Rect| r.y >= edge - 0.5;
    for (id, lane) in p.lanes().filter(|(id, l)| *id != except && below(l.at)) {
        let mut lane = lane.clone();
        lane.at = lane.at.moved(0.0, dy);
        edits.push(desk.put(Change::Lane(id.clone(), Some(Arc::new(lane)))));
    }
    for (id, step) in p.steps().filter(|(_, s)| s.at.center().y >= edge) {
        let mut step = step.clone();
        step.at = step.at.moved(0.0, dy);
        step.label = step.label.map(|l| l.moved(0.0, dy));
        edits.push(desk.put(Change::Step(id.clone(), Some(Arc::new(step)))));
    }
    for (id, artifact) in p.artifacts().filter(|(_, a)| a.at.center().y >= edge) {
        let mut artifact = artifact.clone();
        artifact.at = artifact.at.moved(0.0, dy);
        edits.push(desk.put(Change::Artifact(id.clone(), Some(Arc::new(artifact)))));
    }
    for (id, flow) in p.flows().filter(|(_, f)| f.bends.iter().any(|b| b.y >= edge)) {
        let mut flow = flow.clone();
        for bend in flow.bends.iter_mut().filter(|b| b.y >= edge) {
            bend.y += dy;
        }
        edits.push(desk.put(Change::Flow(id.clone(), Some(Arc::new(flow)))));
    }
    for (id, pool) in p.pools() {
        let mut pool = pool.clone();
        if below(pool.at) {
            pool.at = pool.at.moved(0.0, dy);
        } else if pool.at.bottom() >= edge - 0.5 {
            pool.at.h += dy;
        } else {
            continue;
        }
        edits.push(desk.put(Change::Pool(id.clone(), Some(Arc::new(pool)))));
    }
}

/// Deletes lanes and pools among `items`; a lane's space goes to the lane above, else below.
pub(super) fn delete_bands(
    desk: &mut Desk<'_>,
    p: &Procedure,
    items: &[ItemId],
    edits: &mut Vec<Edit>,
) {
    for item in items {
        match item {
            ItemId::Lane(id) => delete_lane(desk, p, id, edits),
            ItemId::Pool(id) => {
                for (lane_id, lane) in p.lanes().filter(|(_, l)| l.pool.as_ref() == Some(id)) {
                    if !items.contains(&ItemId::Lane(lane_id.clone())) {
                        let lane = Lane { pool: None, ..lane.clone() };
                        edits.push(desk.put(Change::Lane(lane_id.clone(), Some(Arc::new(lane)))));
                    }
                }
                edits.push(desk.put(Change::Pool(id.clone(), None)));
            }
            ItemId::Step(_) | ItemId::Flow(_) | ItemId::Link(_) | ItemId::Artifact(_) => {}
        }
    }
}

fn delete_lane(desk: &Desk<'_>, p: &Procedure, id: &LaneId, edits: &mut Vec<Edit>) {
    let Some(lane) = p.lane(id) else { return };
    let siblings = || p.lanes().filter(|(l, s)| *l != id && s.parent == lane.parent);
    let near = |a: f64, b: f64| (a - b).abs() < 1.0;
    let above = siblings().find(|(_, s)| near(s.at.bottom(), lane.at.y));
    let heir = above.or_else(|| siblings().find(|(_, s)| near(s.at.y, lane.at.bottom())));
    if let Some((heir_id, heir)) = heir {
        let mut heir = heir.clone();
        heir.at = heir.at.union(lane.at);
        edits.push(desk.put(Change::Lane(heir_id.clone(), Some(Arc::new(heir)))));
    }
    let heir_id = heir.map(|(l, _)| l.clone());
    let gone: Vec<_> = edits
        .iter()
        .filter_map(|e| match e {
            Edit::In(_, Change::Step(step, None)) => Some(step.clone()),
            _ => None,
        })
        .collect();
    for (step_id, step) in p.steps().filter(|(_, s)| s.lane.as_ref() == Some(id)) {
        if gone.contains(step_id) {
            continue;
        }
        let mut step = step.clone();
        // The work stays with the office that did it.
        step.office = step.office.or_else(|| lane.office.clone());
        step.lane.clone_from(&heir_id);
        edits.push(desk.put(Change::Step(step_id.clone(), Some(Arc::new(step)))));
    }
    for (child_id, child) in p.lanes().filter(|(_, l)| l.parent.as_ref() == Some(id)) {
        let child = Lane { parent: lane.parent.clone(), ..child.clone() };
        edits.push(desk.put(Change::Lane(child_id.clone(), Some(Arc::new(child)))));
    }
    edits.push(desk.put(Change::Lane(id.clone(), None)));
}
