//! Remedies as plans: each mend is one undo step, made of the same edits a hand would make.

use std::sync::Arc;

use crate::layout::place;
use crate::model::card::ClockMark;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Flow};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, LinkId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::remedy::Mend;
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, Trigger};
use crate::model::text::Text;

use super::follow::{Desk, Plan, lane_at};
use super::history::Description;
use super::{Change, Edit, Refusal};

mod bodies;
mod places;

/// Room between a step and what a mend puts beside it, in canvas points.
const GAP: f64 = 50.0;

/// Most ends added at once; a drawing with more open ends is not mended by a key.
const MOST_ENDS: usize = 200;

impl Desk<'_> {
    /// The plan of a mend.
    pub fn mend(self, mend: &Mend) -> Result<Plan, Refusal> {
        match mend {
            Mend::Delete(item) => return self.delete(std::slice::from_ref(item)),
            Mend::LaneOffice(id) => return self.assign(std::slice::from_ref(id), None),
            Mend::Kind(id, kind) => return self.replace_kind(id, kind.clone()),
            _ => {}
        }
        let mut work = Work { p: self.procedure()?, desk: self, edits: Vec::new() };
        let touched = work.mend(mend)?;
        let description = Description::new("edit-mend").with("what", mend_word(mend));
        Ok(work.desk.close(description, work.edits).selecting(touched))
    }
}

/// The word for a mend in the history's messages.
fn mend_word(mend: &Mend) -> &'static str {
    crate::model::remedy::Remedy::Mend(mend.clone()).word()
}

/// A plan in the making.
struct Work<'a> {
    p: &'a Procedure,
    desk: Desk<'a>,
    edits: Vec<Edit>,
}

fn missing(place: Place) -> Refusal {
    Refusal(Finding::error(place, "thing-missing"))
}

impl Work<'_> {
    /// Plans what is not an edit of its own already; returns what is selected afterwards.
    fn mend(&mut self, mend: &Mend) -> Result<Vec<ItemId>, Refusal> {
        match mend {
            Mend::AddStart => self.add_start(),
            Mend::AddEnds => self.add_ends(),
            Mend::AddEnd(id) => Ok(vec![self.end_after(id)?]),
            Mend::JoinFlows(keep, gone) => self.join_flows(keep, gone),
            Mend::InsertSplit(id) => self.insert_split(id),
            Mend::InsertJoin(id, kind) => self.insert_join(id, *kind),
            Mend::SplitGateway(id) => {
                let kind = match self.step(id)?.kind {
                    StepKind::Gateway(GatewayKind::EventBased) => GatewayKind::Exclusive,
                    StepKind::Gateway(kind) => kind,
                    _ => return Err(missing(Place::Step(id.clone()))),
                };
                self.insert_join(id, kind)
            }
            Mend::SpreadShares(id) => self.spread_shares(id),
            Mend::SetDefault(id) => self.set_default(id),
            Mend::IntoLane(id) => self.put_into_lane(id),
            Mend::MoveClear(id) => self.move_clear(id),
            Mend::ToMessage(id) => self.make_message(id),
            Mend::ToFlow(id) => self.make_flow(id),
            Mend::ClearShare(id) => {
                let flow = Flow { share: None, ..self.flow(id)? };
                self.put_flow(id, flow);
                Ok(vec![ItemId::Flow(id.clone())])
            }
            Mend::Reroute(id) => self.reroute(id),
            Mend::AddTimer { host, days, basis } => self.add_timer(host, *days, basis),
            Mend::MarkClock { steps, effect, term } => {
                for id in steps {
                    let mut step = self.step(id)?;
                    let mark = ClockMark { effect: *effect, term: Some(term.clone()) };
                    if !step.marks.contains(&mark) {
                        step.marks.push(mark);
                        self.put_step(id, step);
                    }
                }
                Ok(steps.iter().cloned().map(ItemId::Step).collect())
            }
            Mend::Delete(_) | Mend::LaneOffice(_) | Mend::Kind(..) => Ok(Vec::new()),
        }
    }

    fn step(&self, id: &StepId) -> Result<Step, Refusal> {
        let step = self.p.step(id).ok_or_else(|| missing(Place::Step(id.clone())))?;
        Ok((**step).clone())
    }

    fn flow(&self, id: &FlowId) -> Result<Flow, Refusal> {
        let flow = self.p.flow(id).ok_or_else(|| missing(Place::Flow(id.clone())))?;
        Ok((**flow).clone())
    }

    fn put_step(&mut self, id: &StepId, step: Step) {
        self.edits.push(self.desk.put(Change::Step(id.clone(), Some(Arc::new(step)))));
    }

    fn put_flow(&mut self, id: &FlowId, flow: Flow) {
        self.edits.push(self.desk.put(Change::Flow(id.clone(), Some(Arc::new(flow)))));
    }

    fn new_flow(&mut self, from: &StepId, to: &StepId) {
        let id = FlowId::new(self.desk.fresh("f"));
        self.put_flow(&id, Flow::new(from.clone(), to.clone()));
    }

    /// A new step with its corner at a point, on the level, in the lane and body of another.
    fn new_step(&mut self, kind: StepKind, corner: Point, like: &Step) -> StepId {
        let id = StepId::new(self.desk.fresh("s"));
        let mut step = Step::new(kind, Text::default(), corner.x, corner.y);
        step.parent.clone_from(&like.parent);
        step.pool.clone_from(&like.pool);
        step.lane = lane_at(self.p, step.at.center()).or_else(|| like.lane.clone());
        self.put_step(&id, step);
        id
    }

    /// A flow that goes elsewhere: what was bent by hand for the old way is forgotten.
    fn led(flow: &Flow, from: &StepId, to: &StepId) -> Flow {
        Flow {
            from: from.clone(),
            to: to.clone(),
            bends: Vec::new(),
            docks: None,
            label: None,
            ..flow.clone()
        }
    }

    /// A start before the leftmost step of the top level that nothing leads to.
    fn add_start(&mut self) -> Result<Vec<ItemId>, Refusal> {
        let may_begin = |s: &Step| !matches!(s.kind, StepKind::Boundary { .. });
        let first = self
            .p
            .children(None)
            .filter(|(_, s)| may_begin(s))
            .min_by(|a, b| {
                let led = |id: &StepId| self.p.incoming(id).next().is_some();
                (led(a.0).cmp(&led(b.0)))
                    .then(a.1.at.x.total_cmp(&b.1.at.x))
                    .then(a.1.at.y.total_cmp(&b.1.at.y))
            })
            .map(|(id, s)| (id.clone(), s.clone()))
            .ok_or_else(|| missing(Place::Study))?;
        let (w, h) = StepKind::START.standard_size();
        let at = first.1.at;
        let wanted = Rect::new(at.x - GAP - w, at.center().y - h / 2.0, w, h);
        let corner = self.clear(wanted, &first.1);
        let id = self.new_step(StepKind::START, corner, &first.1);
        self.new_flow(&id, &first.0);
        Ok(vec![ItemId::Step(id)])
    }

    /// An end after each step of the top level that nothing follows.
    fn add_ends(&mut self) -> Result<Vec<ItemId>, Refusal> {
        let is_last = |id: &StepId, s: &Step| {
            self.p.outgoing(id).next().is_none()
                && !matches!(
                    s.kind,
                    StepKind::Throw(Trigger::Link)
                        | StepKind::Boundary { trigger: Trigger::Compensation, .. }
                        | StepKind::SubProcedure { kind: SubKind::Event, .. }
                )
        };
        let mut last: Vec<StepId> = self
            .p
            .children(None)
            .filter(|(id, s)| is_last(id, s))
            .map(|(id, _)| id.clone())
            .take(MOST_ENDS)
            .collect();
        if last.is_empty() {
            // Everything goes in circles: the way out is led from the step furthest to the right.
            let right = self.p.children(None).max_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x));
            last.extend(right.map(|(id, _)| id.clone()));
        }
        last.iter().map(|id| self.end_after(id)).collect()
    }

    fn end_after(&mut self, id: &StepId) -> Result<ItemId, Refusal> {
        let before = self.step(id)?;
        let corner = place::after(self.p, id, StepKind::END.standard_size());
        let end = self.new_step(StepKind::END, corner, &before);
        self.new_flow(id, &end);
        Ok(ItemId::Step(end))
    }

    fn join_flows(&mut self, keep: &FlowId, gone: &FlowId) -> Result<Vec<ItemId>, Refusal> {
        let (mut first, second) = (self.flow(keep)?, self.flow(gone)?);
        if let Some(more) = second.share {
            let sum = first.share.as_ref().map_or(0.0, |s| s.value) + more.value;
            let provenance = first.share.and_then(|s| s.provenance).or(more.provenance);
            first.share = Some(Sourced { value: sum.clamp(0.0, 1.0), provenance });
        }
        if first.name.is_empty() {
            first.name = second.name;
        }
        first.default |= second.default;
        self.drop_links_of(gone);
        self.edits.push(self.desk.put(Change::Flow(gone.clone(), None)));
        self.put_flow(keep, first);
        Ok(vec![ItemId::Flow(keep.clone())])
    }

    /// Associations that hang on a flow go with it.
    fn drop_links_of(&mut self, flow: &FlowId) {
        let hangs = Anchor::Flow(flow.clone());
        let links = self.p.links().filter(|(_, l)| l.from == hangs || l.to == hangs);
        let links: Vec<LinkId> = links.map(|(id, _)| id.clone()).collect();
        for id in links {
            self.edits.push(self.desk.put(Change::Link(id, None)));
        }
    }

    /// A gateway takes over the flows that leave a step. Without any sign of a choice it is one
    /// that takes all ways, as the drawing meant in BPMN.
    fn insert_split(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        let step = self.step(id)?;
        let out: Vec<(FlowId, Flow)> =
            self.p.outgoing(id).map(|(f, flow)| (f, flow.clone())).collect();
        let chooses = |f: &Flow| {
            f.share.is_some() || f.default || !f.name.is_empty() || !f.condition.is_empty()
        };
        let kind = if out.iter().any(|(_, f)| chooses(f)) {
            GatewayKind::Exclusive
        } else {
            GatewayKind::Parallel
        };
        let kind = StepKind::Gateway(kind);
        let (w, h) = kind.standard_size();
        let wanted = Rect::new(step.at.right() + 20.0, step.at.center().y - h / 2.0, w, h);
        let corner = self.clear(wanted, &step);
        let gateway = self.new_step(kind, corner, &step);
        for (flow_id, flow) in out {
            self.put_flow(&flow_id, Self::led(&flow, &gateway, &flow.to));
        }
        self.new_flow(id, &gateway);
        Ok(vec![ItemId::Step(gateway)])
    }

    /// A gateway takes over the flows that reach a step.
    fn insert_join(&mut self, id: &StepId, kind: GatewayKind) -> Result<Vec<ItemId>, Refusal> {
        let step = self.step(id)?;
        let into: Vec<(FlowId, Flow)> =
            self.p.incoming(id).map(|(f, flow)| (f, flow.clone())).collect();
        let kind = StepKind::Gateway(kind);
        let (w, h) = kind.standard_size();
        let wanted = Rect::new(step.at.x - 20.0 - w, step.at.center().y - h / 2.0, w, h);
        let corner = self.clear(wanted, &step);
        let gateway = self.new_step(kind, corner, &step);
        for (flow_id, flow) in into {
            // A flow from the step back to itself now goes round by the gateway.
            self.put_flow(&flow_id, Self::led(&flow, &flow.from, &gateway));
        }
        self.new_flow(&gateway, id);
        Ok(vec![ItemId::Step(gateway)])
    }

    /// Branches without a share get what is left in equal parts, marked illustrative; shares that
    /// do not make the whole are scaled, or the ordinary branch takes the rest.
    fn spread_shares(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        self.step(id)?;
        let flows: Vec<(FlowId, Flow)> =
            self.p.outgoing(id).map(|(f, flow)| (f, flow.clone())).collect();
        let exclusive =
            self.p.step(id).is_some_and(|s| s.kind == StepKind::Gateway(GatewayKind::Exclusive));
        let given: f64 = flows.iter().filter_map(|(_, f)| f.share.as_ref()).map(|s| s.value).sum();
        let bare = flows.iter().filter(|(_, f)| f.share.is_none()).count();
        let scale = if exclusive && given > 1.0 { 1.0 / given } else { 1.0 };
        let left = if exclusive { (1.0 - given * scale).max(0.0) } else { 0.5 * bare as f64 };
        let rest = flows.iter().find(|(_, f)| f.default).or_else(|| flows.last());
        let rest = rest.map(|(id, _)| id.clone());
        let mut taken = 0.0;
        for (flow_id, flow) in &flows {
            if Some(flow_id) == rest.as_ref() {
                continue;
            }
            let share = match &flow.share {
                Some(share) => round(share.value * scale),
                None => round(left / bare as f64),
            };
            taken += share;
            self.put_share(flow_id, flow, share);
        }
        if let Some((flow_id, flow)) = flows.iter().find(|(f, _)| Some(f) == rest.as_ref()) {
            let share = match &flow.share {
                _ if exclusive => round((1.0 - taken).max(0.0)),
                Some(share) => share.value,
                None => 0.5,
            };
            self.put_share(flow_id, flow, share);
        }
        Ok(vec![ItemId::Step(id.clone())])
    }

    fn put_share(&mut self, id: &FlowId, flow: &Flow, value: f64) {
        let share = match &flow.share {
            Some(share) => Sourced { value, provenance: share.provenance.clone() },
            None => Sourced::illustrative(value),
        };
        if flow.share.as_ref() != Some(&share) {
            self.put_flow(id, Flow { share: Some(share), ..flow.clone() });
        }
    }

    fn set_default(&mut self, id: &FlowId) -> Result<Vec<ItemId>, Refusal> {
        let chosen = self.flow(id)?;
        let flows: Vec<(FlowId, Flow)> =
            self.p.outgoing(&chosen.from).map(|(f, flow)| (f, flow.clone())).collect();
        for (flow_id, flow) in flows {
            let default = flow_id == *id;
            if flow.default != default {
                self.put_flow(&flow_id, Flow { default, ..flow });
            }
        }
        Ok(vec![ItemId::Flow(id.clone())])
    }
}

fn round(share: f64) -> f64 {
    libm::round(share * 10_000.0) / 10_000.0
}
