//! Mends between bodies: messages for flows, flows for messages, terms for silence.

use std::sync::Arc;

use crate::edit::follow::may_connect;
use crate::edit::{Change, Refusal};
use crate::model::finding::Place;
use crate::model::flow::{Anchor, Flow, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, LinkId, StepId};
use crate::model::item::ItemId;
use crate::model::provenance::{Provenance, Source};
use crate::model::step::{GatewayKind, Step, StepKind, TaskKind, Timer, Trigger};
use crate::model::text::Text;
use crate::model::timing::{Distribution, Timing, Unit};

use super::{GAP, Work, missing};

impl Work<'_> {
    /// A message instead of a flow: the sender's body gets an end, the receiver's a start that
    /// waits for the message, wherever nothing else is there.
    pub(super) fn make_message(&mut self, id: &FlowId) -> Result<Vec<ItemId>, Refusal> {
        let flow = self.flow(id)?;
        let (from, to) = (self.step(&flow.from)?, self.step(&flow.to)?);
        let is_last = self.p.outgoing(&flow.from).count() == 1;
        let is_first = self.p.incoming(&flow.to).count() == 1
            && !matches!(to.kind, StepKind::Catch(_))
            && !matches!(to.kind, StepKind::Task(TaskKind::Receive));
        self.drop_links_of(id);
        self.edits.push(self.desk.put(Change::Flow(id.clone(), None)));
        let mut target = flow.to.clone();
        if is_first {
            let kind = StepKind::Start { trigger: Trigger::Message, interrupting: true };
            let (w, h) = kind.standard_size();
            let wanted = Rect::new(to.at.x - GAP - w, to.at.center().y - h / 2.0, w, h);
            let corner = self.clear(wanted, &to);
            target = self.new_step(kind, corner, &to);
            self.new_flow(&target, &flow.to);
        }
        if is_last && !matches!(from.kind, StepKind::End { .. }) {
            self.end_after(&flow.from)?;
        }
        let link_id = LinkId::new(self.desk.fresh("m"));
        let link = Link {
            kind: LinkKind::Message,
            from: Anchor::Step(flow.from.clone()),
            to: Anchor::Step(target),
            name: flow.name.clone(),
            bends: Vec::new(),
            docks: None,
            label: None,
            answer: None,
            foreign: Foreign::default(),
        };
        self.edits.push(self.desk.put(Change::Link(link_id.clone(), Some(Arc::new(link)))));
        Ok(vec![ItemId::Link(link_id)])
    }

    /// A flow instead of a message; where the two are joined already, or cannot be, the message
    /// only goes.
    pub(super) fn make_flow(&mut self, id: &LinkId) -> Result<Vec<ItemId>, Refusal> {
        let link = self.p.link(id).cloned().ok_or_else(|| missing(Place::Link(id.clone())))?;
        self.edits.push(self.desk.put(Change::Link(id.clone(), None)));
        let (Anchor::Step(from), Anchor::Step(to)) = (&link.from, &link.to) else {
            return Ok(Vec::new());
        };
        let joined = self.p.outgoing(from).any(|(_, f)| f.to == *to);
        if joined || may_connect(self.p, from, to).is_err() {
            return Ok(Vec::new());
        }
        let flow = FlowId::new(self.desk.fresh("f"));
        self.put_flow(
            &flow,
            Flow { name: link.name.clone(), ..Flow::new(from.clone(), to.clone()) },
        );
        Ok(vec![ItemId::Flow(flow)])
    }

    /// A flow into a start leads to the step after it; into an event on a border, to its host.
    pub(super) fn reroute(&mut self, id: &FlowId) -> Result<Vec<ItemId>, Refusal> {
        let flow = self.flow(id)?;
        let to = match &self.step(&flow.to)?.kind {
            StepKind::Boundary { host, .. } => Some(host.clone()),
            _ => self.p.outgoing(&flow.to).next().map(|(_, f)| f.to.clone()),
        };
        if let Some(to) = to.filter(|to| may_connect(self.p, &flow.from, to).is_ok()) {
            self.put_flow(id, Self::led(&flow, &flow.from, &to));
            return Ok(vec![ItemId::Flow(id.clone())]);
        }
        self.drop_links_of(id);
        self.edits.push(self.desk.put(Change::Flow(id.clone(), None)));
        if self.p.outgoing(&flow.from).count() == 1 {
            let end = self.end_after(&flow.from)?;
            return Ok(vec![end]);
        }
        Ok(vec![ItemId::Step(flow.from)])
    }

    /// Where one more flow may reach what comes after a step: a join of all ways would wait for it as
    /// for any other, so that a gateway before it lets either through.
    fn met(&mut self, from: &StepId, to: &StepId) -> Result<StepId, Refusal> {
        let next = self.step(to)?;
        let waits_for_all = matches!(
            next.kind,
            StepKind::Gateway(
                GatewayKind::Parallel | GatewayKind::Inclusive | GatewayKind::Complex
            )
        );
        let flow = self.p.outgoing(from).find(|(_, f)| f.to == *to);
        let Some((id, flow)) = flow.filter(|_| waits_for_all) else { return Ok(to.clone()) };
        let led = flow.clone();
        let kind = StepKind::Gateway(GatewayKind::Exclusive);
        let (w, h) = kind.standard_size();
        let wanted = Rect::new(next.at.x - GAP - w, self.step(from)?.at.center().y - h / 2.0, w, h);
        let corner = self.clear(wanted, &next);
        let gateway = self.new_step(kind, corner, &next);
        self.put_flow(&id, Self::led(&led, from, &gateway));
        self.new_flow(&gateway, to);
        Ok(gateway)
    }

    /// A timer on the border: when the other body is silent, the case goes on where it would have
    /// gone with the answer; with no single way on, to an end of its own.
    pub(super) fn add_timer(
        &mut self,
        host: &StepId,
        days: f64,
        basis: &str,
    ) -> Result<Vec<ItemId>, Refusal> {
        let step = self.step(host)?;
        let id = StepId::new(self.desk.fresh("s"));
        let after = Timing {
            provenance: Some(Provenance::from(Source::Law, basis)),
            ..Timing::new(Distribution::Fixed(days), Unit::CalendarDays)
        };
        let kind = StepKind::Boundary {
            host: host.clone(),
            trigger: Trigger::Timer(Some(Timer::After(after))),
            interrupting: true,
        };
        let (w, h) = kind.standard_size();
        let center = Point::new(step.at.right() - 24.0, step.at.bottom());
        let at = Rect::around(center, w, h);
        let mut timer = Step::new(kind, Text::default(), at.x, at.y);
        timer.parent.clone_from(&step.parent);
        timer.lane.clone_from(&step.lane);
        timer.pool.clone_from(&step.pool);
        self.put_step(&id, timer);
        let mut next = self.p.outgoing(host).map(|(_, f)| f.to.clone());
        let way = match (next.next(), next.next()) {
            (Some(to), None) => Some(to),
            _ => None,
        };
        drop(next);
        if let Some(to) = way {
            let to = self.met(host, &to)?;
            self.new_flow(&id, &to);
        } else {
            let (w, h) = StepKind::END.standard_size();
            let wanted = Rect::new(center.x - w / 2.0, step.at.bottom() + GAP, w, h);
            let corner = self.clear(wanted, &step);
            let end = self.new_step(StepKind::END, corner, &step);
            self.new_flow(&id, &end);
        }
        Ok(vec![ItemId::Step(id)])
    }
}
