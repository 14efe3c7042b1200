//! Plans for new things of every kind: after a step, at a point, or joined where a hand let go.

use std::sync::Arc;

use crate::layout::place;
use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::card::ClockMark;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Flow, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, FlowId, LaneId, LinkId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Phase, Step, StepKind, SubKind, TaskKind, Trigger};
use crate::model::text::Text;

use super::follow::{Desk, Plan, ends_of, grow_lane, lane_at, missing};
use super::history::Description;
use super::insert::plain_link;
use super::{Change, Edit, Refusal};

/// Size of a new pool, in canvas points.
const POOL: (f64, f64) = (600.0, 250.0);
/// Width of a new lane where there is none, in canvas points.
const LANE_WIDTH: f64 = 400.0;
/// Room between a step and a note or document beside it, in canvas points.
const BESIDE: f64 = 30.0;
/// Most places tried on a border or beside a step.
const TRIES: u32 = 24;

/// Something that can be made.
#[derive(Clone, Debug, PartialEq)]
pub enum Make {
    /// A step.
    Step(StepKind),
    /// An event on the border of an activity.
    Border {
        /// What it reacts to.
        trigger: Trigger,
        /// Whether it stops the activity.
        interrupting: bool,
    },
    /// Something beside the flow.
    Artifact(ArtifactKind),
    /// A pool.
    Pool {
        /// Whether only its border is drawn.
        black_box: bool,
    },
    /// A lane.
    Lane,
    /// A common step, with what is always said of it.
    Common(Box<Common>),
}

/// A common step of procedures.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    /// Its name.
    pub name: Text,
    /// What it is.
    pub kind: StepKind,
    /// Its phase.
    pub phase: Option<Phase>,
    /// What it does to the legal clock.
    pub marks: Vec<ClockMark>,
}

impl Make {
    /// The kind of step it makes, if it makes one.
    pub fn kind(&self) -> Option<&StepKind> {
        match self {
            Self::Step(kind) => Some(kind),
            Self::Common(common) => Some(&common.kind),
            Self::Border { .. } | Self::Artifact(_) | Self::Pool { .. } | Self::Lane => None,
        }
    }

    /// Whether it can come after a step of a kind: joined to it, on its border or beside it.
    pub fn may_follow(&self, from: &StepKind) -> bool {
        match self {
            Self::Border { .. } => from.is_activity(),
            Self::Artifact(_) => true,
            Self::Pool { .. } | Self::Lane => false,
            Self::Step(_) | Self::Common(_) => {
                self.kind().is_some_and(|kind| flows_into(from, kind))
            }
        }
    }
}

/// Whether a flow can lead from one kind of step into another.
fn flows_into(from: &StepKind, to: &StepKind) -> bool {
    let never = matches!(
        to,
        StepKind::Start { .. }
            | StepKind::Boundary { .. }
            | StepKind::SubProcedure { kind: SubKind::Event, .. }
    );
    if never || matches!(from, StepKind::End { .. }) {
        return false;
    }
    if matches!(from, StepKind::Gateway(GatewayKind::EventBased)) {
        return match to {
            StepKind::Task(kind) => *kind == TaskKind::Receive,
            StepKind::Catch(trigger) => matches!(
                trigger,
                Trigger::Message | Trigger::Timer(_) | Trigger::Signal | Trigger::Conditional
            ),
            StepKind::Gateway(_)
            | StepKind::Start { .. }
            | StepKind::Throw(_)
            | StepKind::Boundary { .. }
            | StepKind::End { .. }
            | StepKind::SubProcedure { .. }
            | StepKind::Call { .. } => false,
        };
    }
    true
}

impl Desk<'_> {
    /// Makes something after a step: joined by a flow, on its border, or beside it with a line.
    pub fn make_after(mut self, from: &StepId, make: &Make, name: &str) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let before = p.step(from).ok_or_else(|| missing(Place::Step(from.clone())))?;
        let refuse = |code| Err(Refusal(Finding::error(Place::Step(from.clone()), code)));
        match make {
            Make::Step(_) | Make::Common(_) => {
                if matches!(before.kind, StepKind::End { .. }) {
                    return refuse("nothing-after-an-end");
                }
                if !make.may_follow(&before.kind) {
                    return refuse("may-not-follow");
                }
                let size = make.kind().map_or((100.0, 80.0), StepKind::standard_size);
                let corner = place::after(p, from, size);
                let center = Rect::new(corner.x, corner.y, size.0, size.1).center();
                self.joined(from, make, center, name)
            }
            Make::Border { trigger, interrupting } => {
                if !before.kind.is_activity() {
                    return refuse("host-missing");
                }
                let kind = StepKind::Boundary {
                    host: from.clone(),
                    trigger: trigger.clone(),
                    interrupting: *interrupting,
                };
                let at = berth(p, from, before);
                let mut step = Step::new(kind, self.named(name), at.x, at.y);
                step.parent.clone_from(&before.parent);
                step.lane.clone_from(&before.lane);
                step.pool.clone_from(&before.pool);
                let id = StepId::new(self.fresh("s"));
                let edits = vec![self.put(Change::Step(id.clone(), Some(Arc::new(step))))];
                Ok(self
                    .close(Description::new("edit-add"), edits)
                    .selecting(vec![ItemId::Step(id)]))
            }
            Make::Artifact(kind) => Ok(self.beside(p, from, before, *kind, name)),
            Make::Pool { .. } | Make::Lane => {
                let center = before.at.center();
                self.make_at(make, center, None, name)
            }
        }
    }

    /// Makes a step with its middle at a point, joined from another.
    pub fn make_joined(
        mut self,
        from: &StepId,
        make: &Make,
        center: Point,
        name: &str,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let before = p.step(from).ok_or_else(|| missing(Place::Step(from.clone())))?;
        if make.kind().is_none() {
            return self.make_after(from, make, name);
        }
        if !make.may_follow(&before.kind) {
            let code = if matches!(before.kind, StepKind::End { .. }) {
                "nothing-after-an-end"
            } else {
                "may-not-follow"
            };
            return Err(Refusal(Finding::error(Place::Step(from.clone()), code)));
        }
        self.joined(from, make, center, name)
    }

    /// A step at a point with a flow from another, in that one's level.
    fn joined(
        &mut self,
        from: &StepId,
        make: &Make,
        center: Point,
        name: &str,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let before = p.step(from).ok_or_else(|| missing(Place::Step(from.clone())))?;
        let Some(mut step) = self.step_of(make, center, name) else {
            return Err(missing(Place::Step(from.clone())));
        };
        step.parent.clone_from(&before.parent);
        step.lane = match &before.parent {
            Some(_) => before.lane.clone(),
            None => lane_at(p, center).or_else(|| before.lane.clone()),
        };
        if step.lane.is_none() {
            step.pool.clone_from(&before.pool);
        }
        let mut edits = Vec::new();
        if before.parent.is_none() {
            grow_lane(self, p, &step, &mut edits);
        }
        let id = StepId::new(self.fresh("s"));
        edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
        let flow = FlowId::new(self.fresh("f"));
        let line = Flow::new(from.clone(), id.clone());
        edits.push(self.put(Change::Flow(flow, Some(Arc::new(line)))));
        let description =
            Description::new("edit-add-after").with("name", before.name.get(self.name()));
        Ok(self.close(description, edits).selecting(vec![ItemId::Step(id)]))
    }

    /// Makes something with its middle at a point; a step on a flow splits it.
    pub fn make_at(
        mut self,
        make: &Make,
        center: Point,
        on: Option<&FlowId>,
        name: &str,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let add = Description::new("edit-add");
        match make {
            Make::Step(_) | Make::Common(_) => {
                let Some(mut step) = self.step_of(make, center, name) else {
                    return Err(missing(Place::Study));
                };
                self.settle(p, &mut step, center);
                let id = StepId::new(self.fresh("s"));
                let split = on.and_then(|f| p.flow(f).map(|flow| (f.clone(), flow.clone())));
                let through = ends_of(&step.kind) == (true, true);
                let mut edits = Vec::new();
                if let (Some((flow_id, flow)), true) = (&split, through) {
                    step.parent = p.step(&flow.from).and_then(|s| s.parent.clone());
                    edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
                    edits.extend(self.split(flow_id, flow, &id));
                } else {
                    edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
                }
                Ok(self.close(add, edits).selecting(vec![ItemId::Step(id)]))
            }
            // Where there is no border, an event on the way.
            Make::Border { trigger, .. } => {
                if let Some(host) = host_at(p, self.level(), center) {
                    return self.make_after(&host, make, name);
                }
                let kind = StepKind::Catch(trigger.clone());
                self.make_at(&Make::Step(kind), center, on, name)
            }
            Make::Artifact(kind) => {
                let (w, h) = kind.standard_size();
                let at = Rect::around(center, w, h);
                let artifact = self.artifact(p, *kind, at, name);
                let id = ArtifactId::new(self.fresh("a"));
                let edits = vec![self.put(Change::Artifact(id.clone(), Some(Arc::new(artifact))))];
                Ok(self.close(add, edits).selecting(vec![ItemId::Artifact(id)]))
            }
            Make::Pool { black_box } => Ok(self.new_pool(p, center, *black_box, name)),
            Make::Lane => {
                if p.lanes().next().is_none() && p.bounds().is_none() {
                    return Ok(self.lone_lane(center, name));
                }
                let name = self.named(name);
                self.add_lane(None, name)
            }
        }
    }

    fn named(&self, name: &str) -> Text {
        Text::of(self.name(), name)
    }

    /// The bare step of a thing to make, in its standard size around a point.
    fn step_of(&self, make: &Make, center: Point, name: &str) -> Option<Step> {
        let kind = make.kind()?;
        let (w, h) = kind.standard_size();
        let at = Rect::around(center, w, h);
        let mut step = Step::new(kind.clone(), self.named(name), at.x, at.y);
        if let Make::Common(common) = make {
            if name.is_empty() {
                step.name.clone_from(&common.name);
            }
            step.phase = common.phase;
            step.marks.clone_from(&common.marks);
        }
        Some(step)
    }

    /// Puts a new step into the level and lane of its place.
    fn settle(&self, p: &Procedure, step: &mut Step, center: Point) {
        step.parent = self.scope_at(p, center);
        step.lane = match self.level() {
            Some(level) => p.step(level).and_then(|s| s.lane.clone()),
            None => lane_at(p, center),
        };
        if step.lane.is_none() {
            step.pool = pool_at(p, center);
        }
    }

    fn artifact(&self, p: &Procedure, kind: ArtifactKind, at: Rect, name: &str) -> Artifact {
        Artifact {
            kind,
            text: self.named(name),
            at,
            label: None,
            lane: if self.level().is_some() { None } else { lane_at(p, at.center()) },
            parent: self.scope_at(p, at.center()),
            foreign: Foreign::default(),
        }
    }

    /// A note above a step or data below it, with its line.
    fn beside(
        &mut self,
        p: &Procedure,
        from: &StepId,
        before: &Step,
        kind: ArtifactKind,
        name: &str,
    ) -> Plan {
        let (w, h) = kind.standard_size();
        let first = match kind {
            ArtifactKind::Annotation => {
                Rect::new(before.at.right() + 10.0, before.at.y - h - BESIDE, w, h)
            }
            ArtifactKind::Group => before.at.grown(BESIDE),
            ArtifactKind::DataObject { .. }
            | ArtifactKind::DataInput
            | ArtifactKind::DataOutput
            | ArtifactKind::DataStore => {
                Rect::new(before.at.right() - w / 2.0, before.at.bottom() + BESIDE, w, h)
            }
        };
        let taken = |at: Rect| {
            p.artifacts().any(|(_, a)| a.kind != ArtifactKind::Group && a.at.touches(at))
        };
        let mut at = first;
        for i in 1..TRIES {
            if kind == ArtifactKind::Group || !taken(at) {
                break;
            }
            at = first.moved(f64::from(i) * (w + 10.0), 0.0);
        }
        let mut artifact = self.artifact(p, kind, at, name);
        artifact.parent.clone_from(&before.parent);
        let id = ArtifactId::new(self.fresh("a"));
        let mut edits = vec![self.put(Change::Artifact(id.clone(), Some(Arc::new(artifact))))];
        if kind != ArtifactKind::Group {
            let (step, thing) = (Anchor::Step(from.clone()), Anchor::Artifact(id.clone()));
            let (kind, from, to) = match kind {
                ArtifactKind::Annotation => (LinkKind::Association, step, thing),
                ArtifactKind::DataInput => (LinkKind::Data, thing, step),
                _ => (LinkKind::Data, step, thing),
            };
            let link = plain_link(kind, from, to);
            let link_id = LinkId::new(self.fresh("k"));
            edits.push(self.put(Change::Link(link_id, Some(Arc::new(link)))));
        }
        self.close(Description::new("edit-add"), edits).selecting(vec![ItemId::Artifact(id)])
    }

    /// A pool around a point. The first one of a drawing goes around all that stands there.
    fn new_pool(&mut self, p: &Procedure, center: Point, black_box: bool, name: &str) -> Plan {
        let first = p.pools().next().is_none() && !black_box;
        let stands = p.bounds().filter(|_| first);
        let at = if let Some(bounds) = stands {
            let r = bounds.grown(30.0);
            Rect::new(r.x - 30.0, r.y, (r.w + 30.0).max(POOL.0), r.h.max(120.0))
        } else {
            let height = if black_box { 60.0 } else { POOL.1 };
            clear_of(p, Rect::around(center, POOL.0, height))
        };
        let id = PoolId::new(self.fresh("p"));
        let pool = Pool {
            name: self.named(name),
            at,
            black_box,
            vertical: false,
            office: None,
            process: String::new(),
            foreign: Foreign::default(),
        };
        let mut edits: Vec<Edit> = vec![self.put(Change::Pool(id.clone(), Some(Arc::new(pool))))];
        if stands.is_some() {
            for (lane_id, lane) in p.lanes() {
                let lane = Lane { pool: Some(id.clone()), ..lane.clone() };
                edits.push(self.put(Change::Lane(lane_id.clone(), Some(Arc::new(lane)))));
            }
            for (step_id, step) in p.steps().filter(|(_, s)| s.lane.is_none()) {
                let step = Step { pool: Some(id.clone()), ..step.clone() };
                edits.push(self.put(Change::Step(step_id.clone(), Some(Arc::new(step)))));
            }
        }
        self.close(Description::new("edit-add-pool"), edits).selecting(vec![ItemId::Pool(id)])
    }

    /// A first lane on an empty drawing.
    fn lone_lane(&mut self, center: Point, name: &str) -> Plan {
        let id = LaneId::new(self.fresh("l"));
        let lane = Lane {
            name: self.named(name),
            at: Rect::around(center, LANE_WIDTH, super::lanes::NEW_LANE_HEIGHT),
            office: None,
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        let edits = vec![self.put(Change::Lane(id.clone(), Some(Arc::new(lane))))];
        self.close(Description::new("edit-add-lane"), edits).selecting(vec![ItemId::Lane(id)])
    }
}

/// A place for an event on the lower border of an activity, from the right.
fn berth(p: &Procedure, host_id: &StepId, host: &Step) -> Rect {
    let (w, h) = (36.0, 36.0);
    let free = |at: Rect| !p.boundary_events(host_id).any(|(_, s)| s.at.grown(2.0).touches(at));
    let mut last = Rect::around(Point::new(host.at.right() - 25.0, host.at.bottom()), w, h);
    for row in [host.at.bottom(), host.at.y] {
        let mut x = host.at.right() - 25.0;
        for _ in 0..TRIES {
            let at = Rect::around(Point::new(x, row), w, h);
            if free(at) {
                return at;
            }
            x -= 42.0;
            if x < host.at.x {
                break;
            }
            last = at;
        }
    }
    last
}

/// The activity at a point, among those of a level.
fn host_at(p: &Procedure, level: Option<&StepId>, center: Point) -> Option<StepId> {
    p.steps()
        .filter(|(id, s)| {
            s.kind.is_activity()
                && s.at.grown(18.0).contains(center)
                && super::level::stands_in(p, id, level)
        })
        .min_by(|a, b| (a.1.at.w * a.1.at.h).total_cmp(&(b.1.at.w * b.1.at.h)))
        .map(|(id, _)| id.clone())
}

/// The pool at a point that is not a black box.
fn pool_at(p: &Procedure, point: Point) -> Option<PoolId> {
    p.pools().find(|(_, l)| !l.black_box && l.at.contains(point)).map(|(id, _)| id.clone())
}

/// A rectangle moved down until it stands on no pool and no step of the highest level.
fn clear_of(p: &Procedure, at: Rect) -> Rect {
    let mut at = at;
    for _ in 0..TRIES {
        let pools = p.pools().map(|(_, l)| l.at);
        let steps = p.steps().filter(|(_, s)| s.parent.is_none()).map(|(_, s)| s.at);
        let lanes = p.lanes().map(|(_, l)| l.at);
        let low = pools.chain(steps).chain(lanes).filter(|r| r.touches(at)).map(Rect::bottom);
        match low.max_by(f64::total_cmp) {
            Some(bottom) => at.y = bottom + BESIDE,
            None => break,
        }
    }
    at
}
