//! A way to every end: the variables to set, the timers to fire and the events to choose, so that a
//! script can repeat each outcome of a procedure in an engine.
//!
//! For each end event the shortest way from a start is sought through flows, into and out of
//! sub-procedures and over boundary timers. Deciding gateways on the way take its flow; the others
//! take the flow that leads soonest to a join on the way, else to an end: so no loop is entered and
//! one value a variable is enough.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use crate::model::expression::Expression;
use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, StepKind, SubKind, Trigger};
use crate::model::text::Language;

use super::decide::{Decision, Decisions, When};
use super::dialect::Dialect;
use super::process::{Runnable, change, executable_processes};
use super::solve::{self, Values};

/// A way to one end event.
#[derive(Clone, Debug, PartialEq)]
pub struct EnginePath {
    /// The end event.
    pub end: StepId,
    /// Steps on the way, the start first.
    pub steps: Vec<StepId>,
    /// `{"variables": {…}, "timers": {…}, "events": {…}}`: timers by id `fire` or `never`, the event
    /// that comes behind each event-based gateway by id.
    pub options: Value,
}

/// One way to each end event that can be reached, in order of id.
pub fn paths(p: &Procedure, language: Language, dialect: Dialect) -> Vec<EnginePath> {
    paths_of(&change(p, language, dialect, ""))
}

/// One way to each end event of a procedure changed for an engine.
pub(super) fn paths_of(runnable: &Runnable) -> Vec<EnginePath> {
    let Runnable { procedure, decisions, start, .. } = runnable;
    let walk = Walk { p: procedure, decisions, start, closed: closed(decisions) };
    ends(procedure).into_iter().filter_map(|end| walk.to(&end)).collect()
}

/// The ends of the processes that run.
pub(super) fn ends(p: &Procedure) -> Vec<StepId> {
    let meant = executable_processes(p);
    let scopes = crate::files::bpmn::scope::Scopes::of(p);
    p.steps()
        .filter(|(_, step)| matches!(step.kind, StepKind::End { .. }))
        .filter(|(id, _)| meant.contains(&top_process(p, &scopes, id)))
        .map(|(id, _)| id.clone())
        .collect()
}

fn top_process(p: &Procedure, scopes: &crate::files::bpmn::scope::Scopes, step: &StepId) -> String {
    let mut id = step;
    for _ in 0..=crate::model::invariants::MAX_DEPTH {
        match p.step(id).and_then(|s| s.parent.as_ref()) {
            Some(parent) => id = parent,
            None => break,
        }
    }
    p.step(id).map_or_else(String::new, |s| scopes.of_step(p, s).to_owned())
}

/// Most ways to an end that are tried.
const MOST_WAYS: usize = 64;

/// The moves of a way, the last first.
type Moves = Vec<(Move, StepId)>;

/// One move of a case.
#[derive(Clone, Debug, PartialEq)]
enum Move {
    Flow(FlowId),
    Fire,
    Into,
    OutOf,
}

struct Walk<'a> {
    p: &'a Procedure,
    decisions: &'a Decisions,
    /// Variables that every case starts with.
    start: &'a Values,
    /// Flows that no values send a case along.
    closed: BTreeSet<FlowId>,
}

/// Flows out of decisions that no values are found for.
fn closed(decisions: &Decisions) -> BTreeSet<FlowId> {
    let branches = decisions.values().flat_map(|d| d.branches.iter().map(move |b| (d, b)));
    let none = Values::new();
    branches
        .filter(|(decision, branch)| solve::values(decision, &branch.flow, &none).is_none())
        .map(|(_, branch)| branch.flow.clone())
        .collect()
}

impl Walk<'_> {
    /// Moves that a step allows; boundary timers last.
    fn moves(&self, id: &StepId) -> Vec<(Move, StepId)> {
        let Some(step) = self.p.step(id) else { return Vec::new() };
        let mut out = Vec::new();
        if matches!(step.kind, StepKind::SubProcedure { kind, .. } if kind != SubKind::Event) {
            let starts = self
                .p
                .children(Some(id))
                .filter(|(_, s)| matches!(s.kind, StepKind::Start { trigger: Trigger::None, .. }));
            out.extend(starts.map(|(start, _)| (Move::Into, start.clone())));
        } else {
            out.extend(self.flows(id));
        }
        if let StepKind::End { trigger, .. } = &step.kind
            && let Some(parent) = &step.parent
            && *trigger != Trigger::Error
        {
            out.extend(self.flows(parent).into_iter().map(|(m, to)| match m {
                Move::Flow(_) => (m, to),
                _ => (Move::OutOf, to),
            }));
        }
        if step.kind.is_activity() {
            for (event, step) in self.p.boundary_events(id) {
                if matches!(step.kind.trigger(), Some(Trigger::Timer(_))) {
                    out.push((Move::Fire, event.clone()));
                }
            }
        }
        out
    }

    /// Flows that leave a step, those that wake the fewest branches first.
    fn flows(&self, id: &StepId) -> Vec<(Move, StepId)> {
        let mut flows: Vec<(FlowId, &StepId)> =
            self.p.outgoing(id).map(|(f, flow)| (f, &flow.to)).collect();
        flows.sort_by_cached_key(|(flow, _)| self.woken(flow));
        flows.into_iter().map(|(f, to)| (Move::Flow(f), to.clone())).collect()
    }

    /// How many branches a flow of an inclusive gateway wakes that need not be.
    fn woken(&self, flow: &FlowId) -> usize {
        let Some(decision) = self.decision(flow).filter(|d| d.inclusive) else { return 0 };
        let when = decision.branches.iter().find(|b| b.flow == *flow).map(|b| &b.when);
        let always = Expression::always();
        usize::from(matches!(when, Some(When::Holds(c)) if *c != always))
    }

    fn decision(&self, flow: &FlowId) -> Option<&Decision> {
        self.decisions.get(&self.p.flow(flow)?.from)
    }

    /// The shortest way to an end that some values lead along.
    fn to(&self, end: &StepId) -> Option<EnginePath> {
        let mut closed = self.closed.clone();
        for _ in 0..MOST_WAYS {
            let (steps, taken) = self.way(end, &closed)?;
            match self.options(&steps, &taken) {
                Ok(options) => return Some(EnginePath { end: end.clone(), steps, options }),
                // What is needed there contradicts what came before: another way is sought.
                Err(flow) => closed.insert(flow),
            };
        }
        None
    }

    /// The shortest way to an end that takes none of the closed flows, with its moves.
    fn way(&self, end: &StepId, closed: &BTreeSet<FlowId>) -> Option<(Vec<StepId>, Moves)> {
        let mut before: BTreeMap<StepId, (StepId, Move)> = BTreeMap::new();
        let mut queue: VecDeque<StepId> = self
            .p
            .children(None)
            .filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }))
            .map(|(id, _)| id.clone())
            .collect();
        let starts: BTreeSet<StepId> = queue.iter().cloned().collect();
        while let Some(id) = queue.pop_front() {
            if id == *end {
                break;
            }
            for (step, to) in self.moves(&id) {
                let possible = match &step {
                    Move::Flow(flow) => !closed.contains(flow),
                    Move::Fire | Move::Into | Move::OutOf => true,
                };
                if possible && !starts.contains(&to) && !before.contains_key(&to) {
                    before.insert(to.clone(), (id.clone(), step));
                    queue.push_back(to);
                }
            }
        }
        let mut steps = vec![end.clone()];
        let mut taken = Vec::new();
        let mut at = end;
        while let Some((from, step)) = before.get(at) {
            taken.push((step.clone(), at.clone()));
            steps.push(from.clone());
            at = from;
        }
        if !starts.contains(at) {
            return None;
        }
        steps.reverse();
        Some((steps, taken))
    }

    /// What sends a case along a way; else the flow that no values are found for.
    fn options(&self, steps: &[StepId], taken: &[(Move, StepId)]) -> Result<Value, FlowId> {
        let flows_taken: BTreeSet<&FlowId> = taken
            .iter()
            .filter_map(|(step, _)| match step {
                Move::Flow(flow) => Some(flow),
                Move::Fire | Move::Into | Move::OutOf => None,
            })
            .collect();
        let met = |id: &StepId| {
            let decision = self.decisions.get(id)?;
            let branch = decision.branches.iter().find(|b| flows_taken.contains(&b.flow))?;
            Some((decision, &branch.flow))
        };
        let on_way: Vec<(&Decision, &FlowId)> = steps.iter().filter_map(met).collect();
        let variables = solve::along(&on_way, self.start).map_err(|at| on_way[at].1.clone())?;
        Ok(self.beside(steps, taken, (&flows_taken, variables)))
    }

    /// The options of a way whose decisions are made: what happens beside it, and its timers.
    fn beside(
        &self,
        steps: &[StepId],
        taken: &[(Move, StepId)],
        (flows_taken, mut variables): (&BTreeSet<&FlowId>, Values),
    ) -> Value {
        let joins: BTreeSet<&StepId> = steps
            .iter()
            .filter(|id| {
                let gateway = self.p.step(id).map(|s| s.kind.clone());
                matches!(gateway, Some(StepKind::Gateway(_))) && self.p.incoming(id).count() > 1
            })
            .collect();
        let to_join = self.distances(&|id, _| joins.contains(id));
        let to_end = self.distances(&|_, kind| matches!(kind, StepKind::End { .. }));
        let mut events = Map::new();
        for (id, step) in self.p.steps() {
            let StepKind::Gateway(kind) = step.kind else { continue };
            let flows: Vec<FlowId> = self.p.outgoing(id).map(|(f, _)| f).collect();
            let met = flows.iter().find(|f| flows_taken.contains(f));
            let chosen = met
                .cloned()
                .or_else(|| flows.iter().min_by_key(|f| self.rank(f, &to_join, &to_end)).cloned());
            let Some(chosen) = chosen.filter(|_| flows.len() > 1) else { continue };
            if kind == GatewayKind::EventBased {
                if let Some(flow) = self.p.flow(&chosen) {
                    events.insert(id.to_string(), json!(flow.to.as_str()));
                }
            } else if let Some(decision) = self.decisions.get(id) {
                let found = solve::values(decision, &chosen, &variables);
                variables = found.unwrap_or(variables);
            }
        }
        let mut timers = Map::new();
        for (id, step) in self.p.steps() {
            if matches!(step.kind, StepKind::Boundary { trigger: Trigger::Timer(_), .. }) {
                let fires = taken.iter().any(|(m, to)| *m == Move::Fire && to == id);
                timers.insert(id.to_string(), json!(if fires { "fire" } else { "never" }));
            }
        }
        let variables = solve::as_json(&variables);
        json!({ "variables": variables, "timers": timers, "events": events })
    }

    fn rank(
        &self,
        flow: &FlowId,
        to_join: &BTreeMap<StepId, usize>,
        to_end: &BTreeMap<StepId, usize>,
    ) -> (usize, usize, usize) {
        let Some(to) = self.p.flow(flow).map(|f| &f.to) else {
            return (usize::MAX, usize::MAX, usize::MAX);
        };
        let far =
            |distances: &BTreeMap<StepId, usize>| distances.get(to).copied().unwrap_or(usize::MAX);
        (far(to_join), far(to_end), self.woken(flow))
    }

    /// Fewest flows from each step to one that is wanted.
    fn distances(&self, wanted: &dyn Fn(&StepId, &StepKind) -> bool) -> BTreeMap<StepId, usize> {
        let mut out = BTreeMap::new();
        let mut queue = VecDeque::new();
        for (id, step) in self.p.steps() {
            if wanted(id, &step.kind) {
                out.insert(id.clone(), 0);
                queue.push_back(id.clone());
            }
        }
        while let Some(id) = queue.pop_front() {
            let distance = out.get(&id).copied().unwrap_or(0);
            for (_, flow) in self.p.incoming(&id) {
                if !out.contains_key(&flow.from) {
                    out.insert(flow.from.clone(), distance + 1);
                    queue.push_back(flow.from.clone());
                }
            }
        }
        out
    }
}
