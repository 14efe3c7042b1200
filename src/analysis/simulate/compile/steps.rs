//! Steps become nodes: where a flow into a step leads and where a flow from it leaves.

use super::Maker;
use super::stages::cause_of;
use crate::analysis::simulate::luck::{Purpose, key_of};
use crate::analysis::simulate::net::{Arm, Cause, Cue, NONE, NetEnd, Op, Stage};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, Timer, Trigger};
use crate::model::timing::WaitedFor;

impl Maker<'_> {
    /// Puts every step.
    pub(super) fn steps(&mut self) {
        let procedure = self.procedure;
        for (id, step) in procedure.steps() {
            match &step.kind {
                StepKind::Gateway(kind) => self.put_gateway(id, *kind),
                StepKind::SubProcedure { kind: SubKind::Event, .. } => {
                    let place = Place::Step(id.clone());
                    self.builder.findings.push(Finding::warning(place, "sim-event-sub"));
                    self.put_activity(id, step, Op::Enter);
                }
                StepKind::SubProcedure { .. } if procedure.children(Some(id)).next().is_some() => {
                    self.put_activity(id, step, Op::Enter);
                }
                StepKind::Task(_)
                | StepKind::Call { .. }
                | StepKind::SubProcedure { .. }
                | StepKind::Start { .. }
                | StepKind::Catch(_)
                | StepKind::Throw(_)
                | StepKind::Boundary { .. } => self.put_activity(id, step, Op::Act),
                StepKind::End { trigger, outcome } => {
                    self.put_activity(id, step, Op::Act);
                    let end = self.builder.place(Op::End, id.as_str(), NONE, Vec::new());
                    let terminate = *trigger == Trigger::Terminate;
                    self.builder.places[end as usize].end =
                        Some(NetEnd { outcome: *outcome, terminate });
                    self.builder.arrow(self.leave[id], end, "end", None, NONE);
                    self.leave.insert(id.clone(), NONE);
                }
            }
        }
        for (id, step) in procedure.steps() {
            if let StepKind::Boundary { host, trigger, interrupting } = &step.kind {
                self.put_boundary(id, step, host, trigger, *interrupting);
            }
        }
        for (id, step) in procedure.steps() {
            if matches!(step.kind, StepKind::Gateway(GatewayKind::EventBased)) {
                self.put_race(id);
            }
        }
        self.insides();
    }

    fn put_gateway(&mut self, id: &StepId, kind: GatewayKind) {
        let ins = self.procedure.incoming(id).count();
        let outs = self.procedure.outgoing(id).count();
        let name = id.as_str();
        let (join, split) = match kind {
            GatewayKind::Exclusive => (None, Op::Choose),
            GatewayKind::Parallel => (Some(Op::Join), Op::Fork),
            GatewayKind::Inclusive | GatewayKind::Complex => (Some(Op::JoinSome), Op::ForkSome),
            GatewayKind::EventBased => (None, Op::Race),
        };
        let Some(op) = join.filter(|_| ins > 1) else {
            let place = self.builder.place(split, name, NONE, Vec::new());
            self.enter.insert(id.clone(), place);
            self.leave.insert(id.clone(), place);
            return;
        };
        let enter = self.builder.place(op, name, NONE, Vec::new());
        self.enter.insert(id.clone(), enter);
        let mut leave = enter;
        if outs > 1 {
            leave = self.builder.place(split, name, NONE, Vec::new());
            self.builder.arrow(enter, leave, "through", None, NONE);
        }
        self.leave.insert(id.clone(), leave);
    }

    /// A step that is passed stage by stage, or that has steps inside; several flows that leave it
    /// are taken all, or each by its share.
    fn put_activity(&mut self, id: &StepId, step: &Step, op: Op) {
        let office = self.desk_of(step).unwrap_or(NONE);
        let at = self.builder.step(id.as_str(), office);
        let cost = step.cost.as_ref().map_or(0, |c| c.value.0);
        self.builder.step_cost[at as usize] = cost;
        let stages = self.stages_of(id, step);
        let place = if op == Op::Enter {
            let enter = self.builder.place(op, id.as_str(), at, Vec::new());
            // What the step itself does comes after the steps inside: its marks and waits.
            let stages: Vec<Stage> = stages
                .into_iter()
                .filter(|s| !matches!(s, Stage::Queue { .. } | Stage::Work { .. }))
                .collect();
            if stages.is_empty() {
                self.enter.insert(id.clone(), enter);
                enter
            } else {
                let after = self.builder.place(Op::Act, id.as_str(), NONE, stages);
                self.builder.arrow(enter, after, "inside", None, NONE);
                self.enter.insert(id.clone(), enter);
                after
            }
        } else {
            let place = self.builder.place(op, id.as_str(), at, stages);
            self.enter.insert(id.clone(), place);
            place
        };
        let shared = self.procedure.outgoing(id).filter(|(_, f)| f.share.is_some()).count();
        let outs = self.procedure.outgoing(id).count();
        let mut leave = place;
        if outs > 1 {
            let op = if shared == outs { Op::ForkSome } else { Op::Fork };
            leave = self.builder.place(op, id.as_str(), NONE, Vec::new());
            self.builder.arrow(place, leave, "out", None, NONE);
        }
        self.leave.insert(id.clone(), leave);
    }

    /// Ties a boundary event to its host.
    fn put_boundary(
        &mut self,
        id: &StepId,
        step: &Step,
        host: &StepId,
        trigger: &Trigger,
        interrupting: bool,
    ) {
        let Some(&at) = self.enter.get(host) else { return };
        let target = self.enter[id];
        let edge = self.builder.arrow(NONE, target, id.as_str(), None, NONE);
        let key = key_of(id.as_str(), Purpose::Event, 0);
        let cue = match trigger {
            Trigger::Timer(Some(Timer::After(timing))) => {
                let (law, unit, hours) = self.timing_parts(step, timing, WaitedFor::Law);
                Some(Cue::After { law, unit, hours })
            }
            Trigger::Timer(Some(Timer::TermExpires(term))) => {
                self.terms.get(term).map(|t| Cue::Term(*t))
            }
            Trigger::Timer(Some(Timer::Text(_)) | None) => {
                return self.note(id, "sim-timer-unknown");
            }
            _ => self.slots.get(id).map(|slot| Cue::Message(*slot)),
        };
        if let Some(cue) = cue {
            let arm = Arm { cue, share: 1.0, interrupting, edge, cause: Cause::Law, key };
            self.builder.places[at as usize].arms.push(arm);
            return;
        }
        // An error or another event without time: by the share on its flow, when the work is done.
        let share =
            self.procedure.outgoing(id).find_map(|(_, f)| f.share.as_ref()).map(|s| s.value);
        match share {
            Some(share) if self.builder.places[at as usize].op == Op::Act => {
                let stage = Stage::Chance { share, edge, key, interrupting };
                self.builder.places[at as usize].stages.push(stage);
            }
            _ => self.note(id, "sim-event-never"),
        }
    }

    /// Gives an event-based gateway the events it waits for.
    fn put_race(&mut self, id: &StepId) {
        let procedure = self.procedure;
        let race = self.enter[id];
        for (flow_id, flow) in procedure.outgoing(id) {
            let Some(target) = procedure.step(&flow.to) else { continue };
            let (cue, cause) = self.cue_of(&flow_id, flow, target);
            let share = flow.share.as_ref().map_or(1.0, |s| s.value);
            let label = self.flow_label(&flow_id);
            let edge =
                self.builder.arrow(NONE, self.enter[&flow.to], flow_id.as_str(), None, label);
            self.builder.arrows[edge as usize].marks = self.flow_marks(flow);
            let key = key_of(flow_id.as_str(), Purpose::Event, 0);
            if let Some(cue) = cue {
                let arm = Arm { cue, share, interrupting: true, edge, cause, key };
                self.builder.places[race as usize].arms.push(arm);
            }
        }
        if self.builder.places[race as usize].arms.is_empty() {
            self.builder.places[race as usize].op = Op::Choose;
            let finding = Finding::warning(Place::Step(id.clone()), "sim-race-unknown");
            self.builder.findings.push(finding);
        }
    }

    /// What makes one event of a race happen.
    fn cue_of(&mut self, id: &FlowId, flow: &Flow, target: &Step) -> (Option<Cue>, Cause) {
        if let Some(Trigger::Timer(timer)) = target.kind.trigger() {
            return match timer {
                Some(Timer::After(timing)) => {
                    let (law, unit, hours) = self.timing_parts(target, timing, WaitedFor::Law);
                    (Some(Cue::After { law, unit, hours }), Cause::Law)
                }
                Some(Timer::TermExpires(term)) => {
                    (self.terms.get(term).map(|t| Cue::Term(*t)), Cause::Law)
                }
                Some(Timer::Text(_)) | None => (None, Cause::Law),
            };
        }
        if let Some(slot) = self.slots.get(&flow.to) {
            return (Some(Cue::Message(*slot)), Cause::OtherBody);
        }
        let answer = self.answer_to(&flow.to).and_then(|(link, _)| link.answer.as_ref());
        if let Some(wait) = answer.or(target.waits.first()) {
            let (law, unit, hours) = self.timing_parts(target, &wait.timing, wait.waited_for);
            return (Some(Cue::After { law, unit, hours }), cause_of(wait.waited_for));
        }
        let place = Place::Flow(id.clone());
        self.builder.findings.push(Finding::note(place, "sim-race-time-unknown"));
        (None, Cause::Law)
    }

    /// Ties sub-procedures to the starts inside them.
    fn insides(&mut self) {
        let procedure = self.procedure;
        let hosts: Vec<StepId> = procedure
            .steps()
            .filter(|(_, s)| matches!(s.kind, StepKind::SubProcedure { .. }))
            .map(|(id, _)| id.clone())
            .collect();
        for host in hosts {
            let at = self.enter[&host];
            if self.builder.places[at as usize].op != Op::Enter {
                continue;
            }
            for start in self.starts_in(Some(&host)) {
                let edge = self.builder.arrow(NONE, self.enter[&start], host.as_str(), None, NONE);
                self.builder.places[at as usize].inside.push(edge);
            }
        }
    }

    /// Where tokens begin at one level: its start events, else every step no flow reaches.
    pub(super) fn starts_in(&self, parent: Option<&StepId>) -> Vec<StepId> {
        let starts: Vec<StepId> = self
            .procedure
            .children(parent)
            .filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }))
            .map(|(id, _)| id.clone())
            .collect();
        if !starts.is_empty() {
            return starts;
        }
        self.procedure
            .children(parent)
            .filter(|(id, s)| {
                let by_itself = matches!(
                    s.kind,
                    StepKind::Boundary { .. } | StepKind::SubProcedure { kind: SubKind::Event, .. }
                );
                let linked = matches!(s.kind, StepKind::Catch(Trigger::Link));
                !by_itself && !linked && self.procedure.incoming(id).next().is_none()
            })
            .map(|(id, _)| id.clone())
            .collect()
    }
}
