//! `Slate` of a hand: the procedure as a plan will leave it, kept beside the one that stands.
//!
//! Moves, resizes and drops touch one thing several times (a lane grows to the right, then down); a
//! slate collects the last word on each and gives the edits in an order in which ends exist before
//! what joins them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::artifact::Artifact;
use crate::model::flow::{Anchor, Flow, Link};
use crate::model::geometry::Rect;
use crate::model::id::{ArtifactId, FlowId, LaneId, LinkId, PoolId, StepId};
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::step::Step;

use super::Change;
use super::lines;

/// What becomes of things of one kind; `None` is gone.
type Table<K, V> = BTreeMap<K, Option<Arc<V>>>;

/// A procedure and what a plan makes of it.
pub(super) struct Slate<'a> {
    pub(super) p: &'a Procedure,
    steps: Table<StepId, Step>,
    flows: Table<FlowId, Flow>,
    links: Table<LinkId, Link>,
    lanes: Table<LaneId, Lane>,
    pools: Table<PoolId, Pool>,
    artifacts: Table<ArtifactId, Artifact>,
}

macro_rules! tables {
    ($($one:ident, $put:ident, $edit:ident, $table:ident, $id:ty, $item:ty;)*) => {
        impl Slate<'_> {
            $(
                /// The thing as it will be.
                pub(super) fn $one(&self, id: &$id) -> Option<&$item> {
                    match self.$table.get(id) {
                        Some(changed) => changed.as_deref(),
                        None => self.p.$one(id).map(|item| &**item),
                    }
                }

                /// Puts a thing, or takes it away.
                pub(super) fn $put(&mut self, id: &$id, item: Option<$item>) {
                    self.$table.insert(id.clone(), item.map(Arc::new));
                }

                /// Changes a thing that is there.
                pub(super) fn $edit(&mut self, id: &$id, with: impl FnOnce(&mut $item)) {
                    if let Some(mut item) = self.$one(id).cloned() {
                        with(&mut item);
                        self.$put(id, Some(item));
                    }
                }
            )*
        }
    };
}

tables! {
    step, put_step, edit_step, steps, StepId, Step;
    flow, put_flow, edit_flow, flows, FlowId, Flow;
    lane, put_lane, edit_lane, lanes, LaneId, Lane;
    pool, put_pool, edit_pool, pools, PoolId, Pool;
    artifact, put_artifact, edit_artifact, artifacts, ArtifactId, Artifact;
}

impl<'a> Slate<'a> {
    /// A slate on which nothing is changed yet.
    pub(super) fn of(p: &'a Procedure) -> Self {
        Self {
            p,
            steps: Table::new(),
            flows: Table::new(),
            links: Table::new(),
            lanes: Table::new(),
            pools: Table::new(),
            artifacts: Table::new(),
        }
    }

    /// Puts a link.
    pub(super) fn put_link(&mut self, id: &LinkId, link: Option<Link>) {
        self.links.insert(id.clone(), link.map(Arc::new));
    }

    /// Steps that were put or changed so far.
    pub(super) fn touched_steps(&self) -> Vec<StepId> {
        self.steps.iter().filter(|(_, s)| s.is_some()).map(|(id, _)| id.clone()).collect()
    }

    /// Flows that touch a step as it will be, among those that stand and those put here.
    pub(super) fn flows_at(&self, id: &StepId) -> Vec<FlowId> {
        let stand = self.p.incoming(id).chain(self.p.outgoing(id)).map(|(flow, _)| flow);
        let put = self.flows.iter().filter(|(_, f)| f.is_some()).map(|(flow, _)| flow.clone());
        let all: BTreeSet<FlowId> = stand.chain(put).collect();
        let touches = |flow: &FlowId| self.flow(flow).is_some_and(|f| f.from == *id || f.to == *id);
        all.into_iter().filter(touches).collect()
    }

    /// Where the box of a link's end was, and where it will be.
    fn anchored(&self, anchor: &Anchor) -> Option<(Rect, Rect)> {
        match anchor {
            Anchor::Step(id) => Some((self.p.step(id)?.at, self.step(id)?.at)),
            Anchor::Pool(id) => Some((self.p.pool(id)?.at, self.pool(id)?.at)),
            Anchor::Artifact(id) => Some((self.p.artifact(id)?.at, self.artifact(id)?.at)),
            Anchor::Flow(_) => None,
        }
    }

    /// Lets the lines set by hand follow what they join. Call once, when all boxes have their place.
    pub(super) fn settle_lines(&mut self) {
        let moved: BTreeSet<StepId> = self
            .touched_steps()
            .into_iter()
            .filter(|id| self.p.step(id).map(|s| s.at) != self.step(id).map(|s| s.at))
            .collect();
        let mut flows: BTreeSet<FlowId> = BTreeSet::new();
        for id in &moved {
            flows.extend(self.p.incoming(id).chain(self.p.outgoing(id)).map(|(flow, _)| flow));
        }
        for id in flows {
            // A flow that leads elsewhere now is routed anew.
            let Some(old) = self.p.flow(&id).cloned() else { continue };
            if self.flows.contains_key(&id) {
                continue;
            }
            let ends = |step: &StepId| Some((self.p.step(step)?.at, self.step(step)?.at));
            let (Some(from), Some(to)) = (ends(&old.from), ends(&old.to)) else { continue };
            let mut flow = (*old).clone();
            lines::follow(&mut flow.bends, &mut flow.docks, &mut flow.label, (from, to));
            if flow != *old {
                self.put_flow(&id, Some(flow));
            }
        }
        self.settle_links();
    }

    fn settle_links(&mut self) {
        let still = |(old, new): &(Rect, Rect)| old == new;
        let mut changed = Vec::new();
        for (id, link) in self.p.links().filter(|(id, _)| !self.links.contains_key(*id)) {
            let by_hand = !link.bends.is_empty() || link.docks.is_some() || link.label.is_some();
            if !by_hand {
                continue;
            }
            let Some((from, to)) = self.anchored(&link.from).zip(self.anchored(&link.to)) else {
                continue;
            };
            if still(&from) && still(&to) {
                continue;
            }
            let mut link = link.clone();
            lines::follow(&mut link.bends, &mut link.docks, &mut link.label, (from, to));
            changed.push((id.clone(), link));
        }
        for (id, link) in changed {
            self.put_link(&id, Some(link));
        }
    }

    /// The changes: what stays as it was is left out.
    pub(super) fn changes(self) -> Vec<Change> {
        let p = self.p;
        let mut out = Vec::new();
        let mut later = Vec::new();
        for (id, flow) in self.flows {
            match flow {
                None if p.flow(&id).is_some() => out.push(Change::Flow(id, None)),
                None => {}
                flow if p.flow(&id) == flow.as_ref() => {}
                flow => later.push(Change::Flow(id, flow)),
            }
        }
        for (id, link) in self.links {
            match link {
                None if p.link(&id).is_some() => out.push(Change::Link(id, None)),
                None => {}
                link if p.link(&id) == link.as_ref() => {}
                link => later.push(Change::Link(id, link)),
            }
        }
        let differs = |pool: &(PoolId, Option<Arc<Pool>>)| p.pool(&pool.0) != pool.1.as_ref();
        out.extend(self.pools.into_iter().filter(differs).map(|(id, x)| Change::Pool(id, x)));
        let differs = |lane: &(LaneId, Option<Arc<Lane>>)| p.lane(&lane.0) != lane.1.as_ref();
        out.extend(self.lanes.into_iter().filter(differs).map(|(id, x)| Change::Lane(id, x)));
        let differs = |step: &(StepId, Option<Arc<Step>>)| p.step(&step.0) != step.1.as_ref();
        out.extend(self.steps.into_iter().filter(differs).map(|(id, x)| Change::Step(id, x)));
        let differs =
            |thing: &(ArtifactId, Option<Arc<Artifact>>)| p.artifact(&thing.0) != thing.1.as_ref();
        let artifacts = self.artifacts.into_iter().filter(differs);
        out.extend(artifacts.map(|(id, x)| Change::Artifact(id, x)));
        out.extend(later);
        out
    }
}

/// What hangs on what, as the procedure knows it: steps inside others, events on borders.
pub(super) struct Hangs<'a> {
    p: &'a Procedure,
}

impl<'a> Hangs<'a> {
    pub(super) fn of(p: &'a Procedure) -> Self {
        Self { p }
    }

    /// Events on the border of a step.
    pub(super) fn events(&self, host: &StepId) -> impl Iterator<Item = &'a StepId> {
        self.p.boundary_events(host).map(|(id, _)| id)
    }

    /// Steps directly inside a sub-procedure.
    pub(super) fn children(&self, parent: &StepId) -> impl Iterator<Item = &'a StepId> {
        self.p.inside(parent).map(|(id, _)| id)
    }

    /// These steps with everything inside them and on their borders.
    pub(super) fn with_all(&self, steps: impl IntoIterator<Item = StepId>) -> BTreeSet<StepId> {
        let mut out = BTreeSet::new();
        let mut open: Vec<StepId> = steps.into_iter().collect();
        // Each step is opened once, so this ends even where parents run in a circle.
        while let Some(id) = open.pop() {
            if out.insert(id.clone()) {
                open.extend(self.children(&id).chain(self.events(&id)).cloned());
            }
        }
        out
    }
}
