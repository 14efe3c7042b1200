//! Fragments: a part of a procedure by itself, to be put in elsewhere or sent as text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::artifact::Artifact;
use super::calendar::Calendar;
use super::flow::{Anchor, Flow, Link};
use super::geometry::Rect;
use super::id::{ArtifactId, CalendarId, FlowId, LaneId, LinkId, OfficeId, PoolId, StepId};
use super::item::ItemId;
use super::lane::{Lane, Pool};
use super::office::Office;
use super::procedure::Procedure;
use super::step::Step;
use super::text::Text;

/// A part of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fragment {
    /// Calendars of the offices.
    pub calendars: BTreeMap<CalendarId, Arc<Calendar>>,
    /// Offices of the steps and lanes.
    pub offices: BTreeMap<OfficeId, Arc<Office>>,
    /// Pools taken whole.
    pub pools: BTreeMap<PoolId, Arc<Pool>>,
    /// Lanes taken whole.
    pub lanes: BTreeMap<LaneId, Arc<Lane>>,
    /// What the lanes are called in which the steps stood, where the lanes were not taken.
    pub lane_names: BTreeMap<LaneId, Text>,
    /// Steps.
    pub steps: BTreeMap<StepId, Arc<Step>>,
    /// Flows between them.
    pub flows: BTreeMap<FlowId, Arc<Flow>>,
    /// Message flows and associations between them.
    pub links: BTreeMap<LinkId, Arc<Link>>,
    /// Artifacts.
    pub artifacts: BTreeMap<ArtifactId, Arc<Artifact>>,
}

impl Fragment {
    /// What the items make up: with what hangs on them, and what joins them.
    pub fn of(p: &Procedure, items: &[ItemId]) -> Self {
        let mut out = Self::default();
        let mut wanted: BTreeSet<ItemId> = items.iter().cloned().collect();
        for item in items {
            if let ItemId::Pool(id) = item {
                let lanes = p.lanes().filter(|(_, l)| l.pool.as_ref() == Some(id));
                wanted.extend(lanes.map(|(lane, _)| ItemId::Lane(lane.clone())));
                let steps = p.steps().filter(|(_, s)| s.pool.as_ref() == Some(id));
                wanted.extend(steps.map(|(step, _)| ItemId::Step(step.clone())));
                out.pools.extend(p.pool(id).map(|pool| (id.clone(), Arc::clone(pool))));
            }
        }
        out.take_lanes(p, &wanted);
        let in_lanes = p
            .steps()
            .filter(|(_, s)| s.lane.as_ref().is_some_and(|lane| out.lanes.contains_key(lane)));
        wanted.extend(in_lanes.map(|(id, _)| ItemId::Step(id.clone())));
        let all: Vec<ItemId> = wanted.iter().cloned().collect();
        for id in with_hanging(p, &all) {
            out.steps.extend(p.step(&id).map(|s| (id.clone(), Arc::clone(s))));
        }
        for (id, artifact) in p.artifacts() {
            let inside = artifact.parent.as_ref().is_some_and(|s| out.steps.contains_key(s))
                || artifact.lane.as_ref().is_some_and(|l| out.lanes.contains_key(l));
            if inside || wanted.contains(&ItemId::Artifact(id.clone())) {
                out.artifacts.insert(id.clone(), Arc::new(artifact.clone()));
            }
        }
        for (id, flow) in p.flows() {
            if out.steps.contains_key(&flow.from) && out.steps.contains_key(&flow.to) {
                out.flows.insert(id.clone(), Arc::new(flow.clone()));
            }
        }
        let links = p.links().filter(|(_, l)| out.holds(&l.from) && out.holds(&l.to));
        let links: Vec<_> = links.map(|(id, l)| (id.clone(), Arc::new(l.clone()))).collect();
        out.links.extend(links);
        out.take_organisation(p);
        out
    }

    /// A whole procedure.
    pub fn whole(p: &Procedure) -> Self {
        let pools = p.pools().map(|(id, _)| ItemId::Pool(id.clone()));
        let lanes = p.lanes().map(|(id, _)| ItemId::Lane(id.clone()));
        let steps = p.steps().map(|(id, _)| ItemId::Step(id.clone()));
        let artifacts = p.artifacts().map(|(id, _)| ItemId::Artifact(id.clone()));
        let all: Vec<ItemId> = pools.chain(lanes).chain(steps).chain(artifacts).collect();
        Self::of(p, &all)
    }

    fn take_lanes(&mut self, p: &Procedure, wanted: &BTreeSet<ItemId>) {
        let mut names: BTreeSet<LaneId> = wanted
            .iter()
            .filter_map(|i| if let ItemId::Lane(id) = i { Some(id.clone()) } else { None })
            .collect();
        loop {
            let more: Vec<LaneId> = p
                .lanes()
                .filter(|(id, l)| {
                    !names.contains(*id) && l.parent.as_ref().is_some_and(|l| names.contains(l))
                })
                .map(|(id, _)| id.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            names.extend(more);
        }
        for id in names {
            self.lanes.extend(p.lane(&id).map(|l| (id.clone(), Arc::clone(l))));
        }
    }

    fn take_organisation(&mut self, p: &Procedure) {
        let mut offices: BTreeSet<OfficeId> = BTreeSet::new();
        for step in self.steps.values() {
            offices.extend(step.office.clone());
            if let Some(id) = step.lane.as_ref().filter(|l| !self.lanes.contains_key(*l))
                && let Some(lane) = p.lane(id)
            {
                let name = if lane.name.is_empty() {
                    lane.office.as_ref().and_then(|o| p.office(o)).map(|o| o.name.clone())
                } else {
                    Some(lane.name.clone())
                };
                self.lane_names.insert(id.clone(), name.unwrap_or_default());
            }
        }
        offices.extend(self.lanes.values().filter_map(|l| l.office.clone()));
        offices.extend(self.pools.values().filter_map(|l| l.office.clone()));
        for id in offices {
            let Some(office) = p.office(&id) else { continue };
            if let Some(calendar) = &office.calendar {
                let found = p.calendar(calendar);
                self.calendars.extend(found.map(|c| (calendar.clone(), Arc::clone(c))));
            }
            self.offices.insert(id, Arc::clone(office));
        }
    }

    fn holds(&self, anchor: &Anchor) -> bool {
        match anchor {
            Anchor::Step(id) => self.steps.contains_key(id),
            Anchor::Pool(id) => self.pools.contains_key(id),
            Anchor::Artifact(id) => self.artifacts.contains_key(id),
            Anchor::Flow(id) => self.flows.contains_key(id),
        }
    }

    /// Whether there is nothing to paste.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
            && self.artifacts.is_empty()
            && self.lanes.is_empty()
            && self.pools.is_empty()
    }

    /// Things that a person would count: steps, artifacts, lanes, pools.
    pub fn count(&self) -> usize {
        self.steps.len() + self.artifacts.len() + self.lanes.len() + self.pools.len()
    }

    /// The rectangle around everything that is drawn when it is pasted.
    pub fn bounds(&self) -> Option<Rect> {
        let steps = self.steps.values().filter(|s| self.is_outer(s.parent.as_ref())).map(|s| s.at);
        let artifacts =
            self.artifacts.values().filter(|a| self.is_outer(a.parent.as_ref())).map(|a| a.at);
        let lanes = self.lanes.values().map(|l| l.at);
        let pools = self.pools.values().map(|l| l.at);
        steps.chain(artifacts).chain(lanes).chain(pools).reduce(Rect::union)
    }

    fn is_outer(&self, parent: Option<&StepId>) -> bool {
        parent.is_none_or(|id| !self.steps.contains_key(id))
    }
}

/// The chosen steps, their boundary events, and everything inside chosen sub-procedures.
pub fn with_hanging(p: &Procedure, items: &[ItemId]) -> BTreeSet<StepId> {
    let mut out: BTreeSet<StepId> = items
        .iter()
        .filter_map(|i| match i {
            ItemId::Step(id) if p.step(id).is_some() => Some(id.clone()),
            _ => None,
        })
        .collect();
    let mut todo: Vec<StepId> = out.iter().cloned().collect();
    while let Some(id) = todo.pop() {
        for (more, _) in p.inside(&id).chain(p.boundary_events(&id)) {
            if out.insert(more.clone()) {
                todo.push(more.clone());
            }
        }
    }
    out
}
