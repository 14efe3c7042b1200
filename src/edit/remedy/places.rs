//! Mends that move a step, and the search for a free place beside the others.

use crate::edit::Refusal;
use crate::model::finding::Place;
use crate::model::flow::Flow;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::step::{Step, StepKind};

use super::{Work, missing};

impl Work<'_> {
    /// Puts a step into its lane, else that of its office, else the nearest; or into its body.
    pub(super) fn put_into_lane(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        let mut step = self.step(id)?;
        let p = self.p;
        let is_leaf = |lane: &crate::model::id::LaneId| {
            !p.lanes().any(|(_, l)| l.parent.as_ref() == Some(lane))
        };
        let center = step.at.center();
        let own = step.lane.clone().filter(|l| p.lane(l).is_some());
        let of_office = || {
            let office = step.office.as_ref()?;
            p.lanes().find(|(_, l)| l.office.as_ref() == Some(office)).map(|(id, _)| id.clone())
        };
        let in_pool = own.is_none() && step.pool.as_ref().is_some_and(|id| p.pool(id).is_some());
        let nearest = || {
            p.lanes()
                .filter(|(id, _)| is_leaf(id))
                .min_by(|a, b| away(a.1.at, center).total_cmp(&away(b.1.at, center)))
                .map(|(id, _)| id.clone())
        };
        let lane = if in_pool { None } else { own.or_else(of_office).or_else(nearest) };
        let room = match &lane {
            Some(id) => p.lane(id).map(|l| l.at),
            None => step.pool.as_ref().and_then(|id| p.pool(id)).map(|l| l.at),
        };
        let Some(room) = room else { return Err(missing(Place::Step(id.clone()))) };
        let to = within(step.at, room);
        let corner = self.clear_in(to, step.parent.as_ref(), Some(id), Some(room));
        let by = (corner.x - step.at.x, corner.y - step.at.y);
        step.at = step.at.moved(by.0, by.1);
        step.label = step.label.map(|l| l.moved(by.0, by.1));
        if lane.is_some() {
            step.pool = None;
        }
        step.lane = lane;
        self.put_step(id, step);
        self.move_along(id, by);
        Ok(vec![ItemId::Step(id.clone())])
    }

    pub(super) fn move_clear(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        let mut step = self.step(id)?;
        let lane = step.lane.as_ref().and_then(|l| self.p.lane(l)).map(|l| l.at);
        let corner = self.clear_in(step.at, step.parent.as_ref(), Some(id), lane);
        let by = (corner.x - step.at.x, corner.y - step.at.y);
        step.at = step.at.moved(by.0, by.1);
        step.label = step.label.map(|l| l.moved(by.0, by.1));
        self.put_step(id, step);
        self.move_along(id, by);
        Ok(vec![ItemId::Step(id.clone())])
    }

    /// What hangs on a moved step goes with it: events on its border, what is inside, bent flows.
    fn move_along(&mut self, id: &StepId, (dx, dy): (f64, f64)) {
        let mut moved = std::collections::BTreeSet::from([id.clone()]);
        let mut todo = vec![id.clone()];
        while let Some(at) = todo.pop() {
            let hangs = |s: &Step| {
                s.parent.as_ref() == Some(&at)
                    || matches!(&s.kind, StepKind::Boundary { host, .. } if *host == at)
            };
            let more = self.p.steps().filter(|(other, s)| hangs(s) && !moved.contains(*other));
            let more: Vec<StepId> = more.map(|(other, _)| other.clone()).collect();
            for other in more {
                if let Ok(mut step) = self.step(&other) {
                    step.at = step.at.moved(dx, dy);
                    step.label = step.label.map(|l| l.moved(dx, dy));
                    self.put_step(&other, step);
                }
                moved.insert(other.clone());
                todo.push(other);
            }
        }
        let bent = self.p.flows().filter(|(_, f)| {
            (moved.contains(&f.from) || moved.contains(&f.to))
                && !(f.bends.is_empty() && f.docks.is_none() && f.label.is_none())
        });
        let bent: Vec<(FlowId, Flow)> = bent.map(|(id, f)| (id.clone(), f.clone())).collect();
        for (flow_id, flow) in bent {
            self.put_flow(&flow_id, Self::led(&flow, &flow.from, &flow.to));
        }
    }

    /// The place nearest to a wanted one at which nothing stands, on the level and in the lane of
    /// a step.
    pub(super) fn clear(&self, wanted: Rect, like: &Step) -> Point {
        let lane = like.lane.as_ref().and_then(|l| self.p.lane(l)).map(|l| l.at);
        self.clear_in(wanted, like.parent.as_ref(), None, lane)
    }

    /// The same, inside a room where there is one in it.
    fn clear_in(
        &self,
        wanted: Rect,
        level: Option<&StepId>,
        but: Option<&StepId>,
        room: Option<Rect>,
    ) -> Point {
        let others: Vec<Rect> = self
            .p
            .steps()
            .filter(|(id, s)| {
                s.parent.as_ref() == level
                    && Some(*id) != but
                    && !matches!(s.kind, StepKind::Boundary { .. })
            })
            .map(|(_, s)| s.at)
            .collect();
        let is_free = |at: Rect| !others.iter().any(|o| o.touches(at.grown(6.0)));
        let fits = |at: Rect| room.is_none_or(|room| room.contains(at.center()));
        let mut outside = None;
        for ring in 0..=RINGS {
            for (dx, dy) in ring_of(ring) {
                let at = wanted.moved(f64::from(dx) * STRIDE, f64::from(dy) * STRIDE);
                if is_free(at) && fits(at) {
                    return Point::new(at.x, at.y);
                }
                if outside.is_none() && is_free(at) {
                    outside = Some(at);
                }
            }
        }
        let at = outside.unwrap_or(wanted);
        Point::new(at.x, at.y)
    }
}

/// How far apart tried places lie, in canvas points.
const STRIDE: f64 = 20.0;

/// How many rings of places are tried around the wanted one.
const RINGS: i32 = 30;

/// The places of one square ring, the level ones first: a step moved aside stays in its row.
fn ring_of(ring: i32) -> Vec<(i32, i32)> {
    if ring == 0 {
        return vec![(0, 0)];
    }
    let mut out = vec![(ring, 0), (0, ring), (0, -ring), (-ring, 0)];
    for i in 1..=ring {
        out.extend([(ring, i), (ring, -i), (-ring, i), (-ring, -i)]);
        out.extend([(i, ring), (-i, ring), (i, -ring), (-i, -ring)]);
    }
    out
}

/// Distance of a point from a box.
fn away(at: Rect, point: Point) -> f64 {
    let dx = (at.x - point.x).max(point.x - at.right()).max(0.0);
    let dy = (at.y - point.y).max(point.y - at.bottom()).max(0.0);
    libm::hypot(dx, dy)
}

/// A box moved into a room, with some air where the room allows it.
fn within(at: Rect, room: Rect) -> Rect {
    let fit = |v: f64, size: f64, from: f64, to: f64| {
        let air = 12.0_f64.min((to - from - size).max(0.0) / 2.0);
        let (low, high) = (from + air, to - air - size);
        if high < low { (from + to - size) / 2.0 } else { v.clamp(low, high) }
    };
    Rect::new(
        fit(at.x, at.w, room.x, room.right()),
        fit(at.y, at.h, room.y, room.bottom()),
        at.w,
        at.h,
    )
}
