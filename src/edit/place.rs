//! Creating things by hand: where they come to stand decides what they belong to.

use std::sync::Arc;

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Flow, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, FlowId, LinkId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::Pool;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind, SubKind};
use crate::model::text::Text;

use super::bands::{self, Band};
use super::connect;
use super::follow::{Desk, Plan};
use super::history::Description;
use super::insert::{self, plain_link};
use super::slate::{Hangs, Slate};
use super::{Change, Refusal, attach, room};

/// Something that can be created on the drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// A step.
    Step(StepKind),
    /// Something beside the flow.
    Artifact(ArtifactKind),
    /// A pool.
    Pool,
    /// A lane.
    Lane,
}

impl Thing {
    /// Its size when new.
    pub fn size(&self) -> (f64, f64) {
        match self {
            Self::Step(kind) => kind.standard_size(),
            Self::Artifact(kind) => kind.standard_size(),
            Self::Pool => (600.0, 250.0),
            Self::Lane => (400.0, 100.0),
        }
    }

    /// Its box with the middle at a point.
    pub fn around(&self, center: Point) -> Rect {
        let (w, h) = self.size();
        Rect::around(center, w, h)
    }
}

/// Where the hand puts something new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Put {
    /// Its middle.
    pub center: Point,
    /// The flow under it.
    pub on: Option<FlowId>,
    /// What it is joined to: a step it follows, or what a note speaks of.
    pub from: Option<Anchor>,
}

impl Desk<'_> {
    /// Creates something where the hand put it: on a flow it splits it, on a border an event
    /// attaches, and what is to follow something is joined to it.
    pub fn place_new(self, thing: &Thing, put: &Put) -> Result<Plan, Refusal> {
        if !put.center.is_sound() {
            return Err(Refusal(Finding::error(Place::Study, "geometry-wild")));
        }
        match thing {
            Thing::Step(kind) => self.place_step(kind.clone(), put),
            Thing::Artifact(kind) => self.place_artifact(*kind, put),
            Thing::Pool => self.place_pool(put.center),
            Thing::Lane => self.place_lane(put.center),
        }
    }

    fn place_step(mut self, kind: StepKind, put: &Put) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let id = StepId::new(self.fresh("s"));
        let at = Thing::Step(kind.clone()).around(put.center);
        let opens =
            matches!(kind, StepKind::SubProcedure { expanded: true, kind: SubKind::Embedded });
        let step = Step::new(kind, Text::default(), at.x, at.y);
        let hangs = Hangs::of(p);
        let mut slate = Slate::of(p);
        let level = self.scope_at(p, put.center);
        slate.put_step(&id, Some(Step { parent: level, ..step }));
        let attached = put.from.is_none() && attach::on_border(&mut slate, &id, self.level())?;
        if !attached {
            slate.edit_step(&id, |s| s.pool = None);
            into_band(&mut slate, &id);
            if let Some(on) = &put.on {
                self.split_for(&mut slate, &hangs, &id, on);
            }
        }
        if let Some(from) = &put.from {
            self.lead_to(&mut slate, from, &id)?;
        }
        if opens {
            // A sub-procedure begins somewhere.
            self.give_start(&mut slate, &id, at);
        }
        room::make_room(&mut slate, &hangs, &id);
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        let key = if put.from.is_some() { "edit-append" } else { "edit-add" };
        Ok(self.close(Description::new(key), edits).selecting(vec![ItemId::Step(id)]))
    }

    /// Leads the flow under a new step through it, where it can be.
    fn split_for(&mut self, slate: &mut Slate<'_>, hangs: &Hangs<'_>, id: &StepId, on: &FlowId) {
        let Some(flow) = slate.p.flow(on).cloned() else { return };
        let through =
            slate.step(id).is_some_and(|s| super::follow::ends_of(&s.kind) == (true, true));
        if !through {
            return;
        }
        let level = slate.p.step(&flow.from).and_then(|s| s.parent.clone());
        insert::enter(slate, hangs, id, level.as_ref());
        let second = FlowId::new(self.fresh("f"));
        let first = insert::led_to(&flow, id);
        slate.put_flow(on, Some(first));
        slate.put_flow(&second, Some(Flow::new(id.clone(), flow.to.clone())));
    }

    /// Joins a new step to what it follows.
    fn lead_to(
        &mut self,
        slate: &mut Slate<'_>,
        from: &Anchor,
        id: &StepId,
    ) -> Result<(), Refusal> {
        let Anchor::Step(source) = from else {
            let kind = match from {
                Anchor::Pool(_) => LinkKind::Message,
                _ => LinkKind::Association,
            };
            let link = plain_link(kind, from.clone(), Anchor::Step(id.clone()));
            slate.put_link(&LinkId::new(self.fresh("k")), Some(link));
            return Ok(());
        };
        let (Some(before), Some(after)) = (slate.p.step(source), slate.step(id)) else {
            return Ok(());
        };
        if matches!(before.kind, StepKind::End { .. }) {
            let place = Place::Step(source.clone());
            return Err(Refusal(Finding::error(place, "nothing-after-an-end")));
        }
        if !super::follow::ends_of(&after.kind).0 {
            let place = Place::Step(source.clone());
            return Err(Refusal(Finding::error(place, "nothing-before-a-start")));
        }
        let split = slate
            .flows_at(id)
            .iter()
            .any(|f| slate.flow(f).is_some_and(|f| f.from == *source && f.to == *id));
        if split {
            return Ok(());
        }
        if bands::pool_of(slate.p, before) != bands::pool_of(slate.p, after) {
            if !connect::may_send(&before.kind, &after.kind) {
                return Err(Refusal(Finding::error(
                    Place::Step(source.clone()),
                    "no-message-here",
                )));
            }
            let link = plain_link(LinkKind::Message, from.clone(), Anchor::Step(id.clone()));
            slate.put_link(&LinkId::new(self.fresh("k")), Some(link));
            return Ok(());
        }
        if before.parent != after.parent {
            return Err(Refusal(Finding::error(Place::Step(source.clone()), "flow-crosses-level")));
        }
        let flow = FlowId::new(self.fresh("f"));
        slate.put_flow(&flow, Some(Flow::new(source.clone(), id.clone())));
        Ok(())
    }

    fn give_start(&mut self, slate: &mut Slate<'_>, id: &StepId, at: Rect) {
        let Some(around) = slate.step(id).cloned() else { return };
        let center = Point::new(at.x + 50.0, at.center().y);
        let (w, h) = StepKind::START.standard_size();
        let at = Rect::around(center, w, h);
        let mut start = Step::new(StepKind::START, Text::default(), at.x, at.y);
        start.parent = Some(id.clone());
        (start.lane, start.pool) = (around.lane, around.pool);
        let start_id = StepId::new(self.fresh("s"));
        slate.put_step(&start_id, Some(start));
    }

    fn place_artifact(mut self, kind: ArtifactKind, put: &Put) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let slate = Slate::of(p);
        let id = ArtifactId::new(self.fresh("n"));
        let artifact = Artifact {
            kind,
            text: Text::default(),
            at: Thing::Artifact(kind).around(put.center),
            label: None,
            lane: bands::lane_at(&slate, put.center).filter(|_| self.level().is_none()),
            parent: self.scope_at(p, put.center),
            foreign: Foreign::default(),
        };
        let mut edits = vec![self.put(Change::Artifact(id.clone(), Some(Arc::new(artifact))))];
        if let Some(from) = &put.from {
            let kind = association(p, from, kind);
            let link = LinkId::new(self.fresh("k"));
            let made: Link = plain_link(kind, from.clone(), Anchor::Artifact(id.clone()));
            edits.push(self.put(Change::Link(link, Some(Arc::new(made)))));
        }
        let description = Description::new("edit-add-beside");
        Ok(self.close(description, edits).selecting(vec![ItemId::Artifact(id)]))
    }

    /// The first pool is drawn around what there is; others stand where they are put.
    fn place_pool(mut self, center: Point) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let id = PoolId::new(self.fresh("p"));
        let first = p.pools().next().is_none();
        let wraps = first && (p.steps().next().is_some() || p.lanes().next().is_some());
        let mut slate = Slate::of(p);
        let mut pool = Pool {
            name: Text::default(),
            at: Thing::Pool.around(center),
            black_box: false,
            vertical: false,
            office: None,
            process: String::new(),
            foreign: Foreign::default(),
        };
        if wraps {
            wrap(&mut slate, &id, &mut pool);
        } else if p.pools().any(|(_, l)| l.at.touches(pool.at)) {
            return Err(Refusal(Finding::error(Place::Study, "pool-on-pool")));
        }
        slate.put_pool(&id, Some(pool));
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(self.close(Description::new("edit-add-pool"), edits).selecting(vec![ItemId::Pool(id)]))
    }

    /// On a lane a new one comes to stand beside it, on a pool without lanes it is divided, elsewhere
    /// a lane is added at the end.
    fn place_lane(self, center: Point) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let slate = Slate::of(p);
        if let Some(id) = bands::lane_at(&slate, center) {
            let lane = p.lane(&id).map(|l| (l.at, l.vertical));
            let after = lane.is_none_or(|(at, vertical)| {
                let c = at.center();
                if vertical { center.x >= c.x } else { center.y >= c.y }
            });
            return self.add_lane_beside(&id, after, Text::default());
        }
        let pool = p.pools().find(|(_, l)| !l.black_box && l.at.contains(center));
        match pool {
            Some((id, _)) => self.divide(&ItemId::Pool(id.clone()), 2, &Text::default()),
            None => self.add_lane(None, Text::default()),
        }
    }
}

/// Puts a new step into the lane or pool it lies in.
fn into_band(slate: &mut Slate<'_>, id: &StepId) {
    let Some((center, parent)) = slate.step(id).map(|s| (s.at.center(), s.parent.clone())) else {
        return;
    };
    let around = parent.as_ref().and_then(|parent| slate.p.step(parent));
    let (lane, pool) = if let Some(around) = around {
        (around.lane.clone(), around.pool.clone())
    } else if let Some(lane) = bands::lane_at(slate, center) {
        (Some(lane), None)
    } else {
        let at = slate.p.pools().find(|(_, l)| !l.black_box && l.at.contains(center));
        (None, at.map(|(id, _)| id.clone()))
    };
    slate.edit_step(id, |s| (s.lane, s.pool) = (lane, pool));
}

/// The line between something and a new artifact beside it.
fn association(p: &Procedure, from: &Anchor, kind: ArtifactKind) -> LinkKind {
    let is_data = !matches!(kind, ArtifactKind::Annotation | ArtifactKind::Group);
    let at_work = match from {
        Anchor::Step(id) => p.step(id).is_some_and(|s| s.kind.is_activity() || s.kind.is_event()),
        Anchor::Pool(_) | Anchor::Artifact(_) | Anchor::Flow(_) => false,
    };
    if is_data && at_work { LinkKind::Data } else { LinkKind::Association }
}

/// Draws a pool around everything that stands in none.
fn wrap(slate: &mut Slate<'_>, id: &PoolId, pool: &mut Pool) {
    let p = slate.p;
    let head = crate::layout::route::HEADER;
    let loose = p.lanes().next().and_then(|(lane, _)| Band::of(p, &ItemId::Lane(lane.clone())));
    if let Some((band, at)) = loose.and_then(|b| b.outer(slate).map(|at| (b, at))) {
        pool.vertical = band.vertical;
        pool.at = if band.vertical {
            Rect::new(at.x, at.y - head, at.w, at.h + head)
        } else {
            Rect::new(at.x - head, at.y, at.w + head, at.h)
        };
        for lane in &band.lanes {
            slate.edit_lane(lane, |l| l.pool = Some(id.clone()));
        }
    } else {
        let around = p.steps().map(|(_, s)| s.at).reduce(Rect::union).unwrap_or(pool.at);
        let at = around.grown(40.0);
        let (w, h) = Thing::Pool.size();
        pool.at = Rect::new(at.x - head, at.y, (at.w + head).max(w), at.h.max(h));
    }
    let free: Vec<StepId> = p
        .steps()
        .filter(|(_, s)| s.lane.is_none() && s.pool.is_none())
        .map(|(s, _)| s.clone())
        .collect();
    for step in free {
        slate.edit_step(&step, |s| s.pool = Some(id.clone()));
    }
}
