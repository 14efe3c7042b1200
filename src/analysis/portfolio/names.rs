//! `Names`: the ids of one part of a portfolio, told apart from those of the others.

use std::collections::BTreeMap;

use crate::model::artifact::Artifact;
use crate::model::flow::{Anchor, Flow, Link};
use crate::model::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, OfficeId, PoolId, StepId, TermId,
};
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind, Timer, Trigger};

/// How the ids of a part are written in the portfolio, and how far it is moved down.
#[derive(Clone, Debug)]
pub(super) struct Names {
    prefix: String,
    dy: f64,
    /// Offices that are another part's as well.
    pub(super) offices: BTreeMap<OfficeId, OfficeId>,
    body_calendar: Option<CalendarId>,
}

impl Names {
    /// Names of the part with this number, counted from 1.
    pub(super) fn numbered(part: usize) -> Self {
        Self { prefix: format!("p{part}-"), dy: 0.0, offices: BTreeMap::new(), body_calendar: None }
    }

    /// The same, with what stands for the body's calendar.
    pub(super) fn with_body_calendar(mut self, id: Option<&CalendarId>) -> Self {
        self.body_calendar = id.map(|id| self.calendar(id));
        self
    }

    /// The same, moved down.
    pub(super) fn lowered(self, dy: f64) -> Self {
        Self { dy, ..self }
    }

    /// Names of the steps of another part inside a step of this one.
    pub(super) fn inside(&self, caller: &StepId, of: &Self) -> Self {
        Self {
            prefix: format!("{caller}-{}", of.prefix),
            dy: 0.0,
            offices: of.offices.clone(),
            body_calendar: self.body_calendar.clone(),
        }
    }

    pub(super) fn body_calendar(&self) -> Option<CalendarId> {
        self.body_calendar.clone()
    }

    fn renamed(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    pub(super) fn step(&self, id: &StepId) -> StepId {
        StepId::new(self.renamed(id.as_str()))
    }

    pub(super) fn flow(&self, id: &FlowId) -> FlowId {
        FlowId::new(self.renamed(id.as_str()))
    }

    pub(super) fn link(&self, id: &LinkId) -> LinkId {
        LinkId::new(self.renamed(id.as_str()))
    }

    pub(super) fn lane(&self, id: &LaneId) -> LaneId {
        LaneId::new(self.renamed(id.as_str()))
    }

    pub(super) fn pool(&self, id: &PoolId) -> PoolId {
        PoolId::new(self.renamed(id.as_str()))
    }

    pub(super) fn artifact(&self, id: &ArtifactId) -> ArtifactId {
        ArtifactId::new(self.renamed(id.as_str()))
    }

    pub(super) fn calendar(&self, id: &CalendarId) -> CalendarId {
        CalendarId::new(self.renamed(id.as_str()))
    }

    pub(super) fn term(&self, id: &TermId) -> TermId {
        TermId::new(self.renamed(id.as_str()))
    }

    /// The office of the portfolio.
    pub(super) fn office(&self, id: &OfficeId) -> OfficeId {
        self.offices.get(id).cloned().unwrap_or_else(|| OfficeId::new(self.renamed(id.as_str())))
    }

    pub(super) fn of_step(&self, p: &Procedure, step: &Step) -> Step {
        let mut new = step.clone();
        new.at = new.at.moved(0.0, self.dy);
        new.label = new.label.map(|l| l.moved(0.0, self.dy));
        new.lane = step.lane.as_ref().map(|id| self.lane(id));
        new.pool = step.pool.as_ref().map(|id| self.pool(id));
        new.parent = step.parent.as_ref().map(|id| self.step(id));
        new.office = p.office_of(step).map(|id| self.office(id));
        if let Some(demand) = &mut new.demand {
            demand.calendar = demand.calendar.as_ref().map(|id| self.calendar(id));
        }
        if let StepKind::Boundary { host, .. } = &mut new.kind {
            *host = self.step(host);
        }
        if let StepKind::Start { trigger, .. }
        | StepKind::Boundary { trigger, .. }
        | StepKind::Catch(trigger) = &mut new.kind
            && let Trigger::Timer(Some(Timer::TermExpires(term))) = trigger
        {
            *term = self.term(term);
        }
        new
    }

    pub(super) fn of_flow(&self, flow: &Flow) -> Flow {
        let mut new = flow.clone();
        new.from = self.step(&flow.from);
        new.to = self.step(&flow.to);
        new.bends = flow.bends.iter().map(|b| b.moved(0.0, self.dy)).collect();
        new.docks = flow.docks.as_ref().map(|d| d.moved(0.0, self.dy));
        new.label = flow.label.map(|l| l.moved(0.0, self.dy));
        new
    }

    pub(super) fn of_link(&self, link: &Link) -> Link {
        let mut new = link.clone();
        new.from = self.anchor(&link.from);
        new.to = self.anchor(&link.to);
        new.bends = link.bends.iter().map(|b| b.moved(0.0, self.dy)).collect();
        new.docks = link.docks.as_ref().map(|d| d.moved(0.0, self.dy));
        new.label = link.label.map(|l| l.moved(0.0, self.dy));
        new
    }

    fn anchor(&self, anchor: &Anchor) -> Anchor {
        match anchor {
            Anchor::Step(id) => Anchor::Step(self.step(id)),
            Anchor::Pool(id) => Anchor::Pool(self.pool(id)),
            Anchor::Artifact(id) => Anchor::Artifact(self.artifact(id)),
            Anchor::Flow(id) => Anchor::Flow(self.flow(id)),
        }
    }

    pub(super) fn of_pool(&self, pool: &Pool) -> Pool {
        let mut new = pool.clone();
        new.at = new.at.moved(0.0, self.dy);
        new.office = pool.office.as_ref().map(|id| self.office(id));
        new
    }

    pub(super) fn of_lane(&self, lane: &Lane) -> Lane {
        let mut new = lane.clone();
        new.at = new.at.moved(0.0, self.dy);
        new.office = lane.office.as_ref().map(|id| self.office(id));
        new.pool = lane.pool.as_ref().map(|id| self.pool(id));
        new.parent = lane.parent.as_ref().map(|id| self.lane(id));
        new
    }

    pub(super) fn of_artifact(&self, artifact: &Artifact) -> Artifact {
        let mut new = artifact.clone();
        new.at = new.at.moved(0.0, self.dy);
        new.label = new.label.map(|l| l.moved(0.0, self.dy));
        new.lane = artifact.lane.as_ref().map(|id| self.lane(id));
        new.parent = artifact.parent.as_ref().map(|id| self.step(id));
        new
    }
}
