//! A way to every end: the variables to set, the timers to fire and the events to choose, so that a
//! script can repeat each outcome of a procedure in an engine.
//!
//! For each end event the shortest way from a start is sought through flows, into and out of
//! sub-procedures, over links and boundary timers. Deciding gateways on the way take its flow; the others
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
use super::links::Landings;
use super::process::{Runnable, change, executable_processes};
use super::roots::throws;
use super::solve::{self, Budget, Values};

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
    let budget = Budget::new();
    let alone = alone(decisions, &budget);
    let (links, linked) = links(procedure);
    let to_end = BTreeMap::new();
    let mut walk = Walk { p: procedure, decisions, start, alone, links, linked, to_end, budget };
    walk.to_end = walk.distances(&|_, kind| matches!(kind, StepKind::End { .. }));
    let most = MOST_LOOKS / procedure.steps().count().max(1);
    let (reached, _) = walk.spread(&BTreeSet::new(), None);
    let ends = ends(procedure).into_iter().filter(|end| reached.contains_key(end));
    ends.take(most).filter_map(|end| walk.to(&end)).collect()
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

/// The process that the start of a way stands in.
pub(super) fn process_of(p: &Procedure, path: &EnginePath) -> String {
    let scopes = crate::files::bpmn::scope::Scopes::of(p);
    path.steps.first().map_or_else(String::new, |start| top_process(p, &scopes, start))
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

/// About how many steps are looked at for all ways together: every way takes a look at each.
const MOST_LOOKS: usize = 4_000_000;

/// The moves of a way, the last first.
type Moves = Vec<(Move, StepId)>;

/// One move of a case.
#[derive(Clone, Debug, PartialEq)]
enum Move {
    Flow(FlowId),
    Fire,
    Into,
    OutOf,
    /// From a link to where it goes on.
    Jump,
}

/// The step before each, and the move from there.
type Before = BTreeMap<StepId, (StepId, Move)>;

struct Walk<'a> {
    p: &'a Procedure,
    decisions: &'a Decisions,
    /// Variables that every case starts with.
    start: &'a Values,
    /// Values that send a case along each flow out of a decision, where nothing is fixed yet.
    alone: BTreeMap<FlowId, Option<Values>>,
    /// Where each emitted link goes on, and which lead to each place that goes on.
    links: BTreeMap<StepId, StepId>,
    linked: BTreeMap<StepId, Vec<StepId>>,
    /// Fewest flows from each step to an end.
    to_end: BTreeMap<StepId, usize>,
    /// How much may still be tried for all ways together.
    budget: Budget,
}

/// What sends a case along each flow out of a decision by itself, found once.
fn alone(decisions: &Decisions, budget: &Budget) -> BTreeMap<FlowId, Option<Values>> {
    let branches = decisions.values().flat_map(|d| d.branches.iter().map(move |b| (d, b)));
    let none = Values::new();
    branches
        .map(|(decision, branch)| {
            (branch.flow.clone(), solve::values(decision, &branch.flow, &none, budget))
        })
        .collect()
}

/// Where each emitted link goes on, in the same sub-procedure; and the same the other way round.
type Links = (BTreeMap<StepId, StepId>, BTreeMap<StepId, Vec<StepId>>);

fn links(p: &Procedure) -> Links {
    let landings = Landings::of(p.steps());
    let (mut links, mut linked) = Links::default();
    for (id, step) in p.steps() {
        if throws(step)
            && step.kind.trigger() == Some(&Trigger::Link)
            && let Some(to) = landings.behind(id, step)
        {
            links.insert(id.clone(), to.clone());
            linked.entry(to.clone()).or_insert_with(Vec::new).push(id.clone());
        }
    }
    (links, linked)
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
            && !matches!(trigger, Trigger::Error | Trigger::Link)
        {
            out.extend(self.flows(parent).into_iter().map(|(m, to)| match m {
                Move::Flow(_) => (m, to),
                _ => (Move::OutOf, to),
            }));
        }
        out.extend(self.links.get(id).map(|to| (Move::Jump, to.clone())));
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
        // Flows that no values send a case along.
        let never = self.alone.iter().filter(|(_, values)| values.is_none());
        let mut closed: BTreeSet<FlowId> = never.map(|(flow, _)| flow.clone()).collect();
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

    /// How each step is reached first without the closed flows, and the starts; no further than to
    /// an end.
    fn spread(
        &self,
        closed: &BTreeSet<FlowId>,
        end: Option<&StepId>,
    ) -> (Before, BTreeSet<StepId>) {
        let mut before = Before::new();
        let mut queue: VecDeque<StepId> = self
            .p
            .children(None)
            .filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }))
            .map(|(id, _)| id.clone())
            .collect();
        let starts: BTreeSet<StepId> = queue.iter().cloned().collect();
        while let Some(id) = queue.pop_front() {
            if end == Some(&id) {
                break;
            }
            for (step, to) in self.moves(&id) {
                let possible = match &step {
                    Move::Flow(flow) => !closed.contains(flow),
                    Move::Fire | Move::Into | Move::OutOf | Move::Jump => true,
                };
                if possible && !starts.contains(&to) && !before.contains_key(&to) {
                    before.insert(to.clone(), (id.clone(), step));
                    queue.push_back(to);
                }
            }
        }
        (before, starts)
    }

    /// The shortest way to an end that takes none of the closed flows, with its moves.
    fn way(&self, end: &StepId, closed: &BTreeSet<FlowId>) -> Option<(Vec<StepId>, Moves)> {
        let (before, starts) = self.spread(closed, Some(end));
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
                Move::Fire | Move::Into | Move::OutOf | Move::Jump => None,
            })
            .collect();
        let met = |id: &StepId| {
            let decision = self.decisions.get(id)?;
            let branch = decision.branches.iter().find(|b| flows_taken.contains(&b.flow))?;
            Some((decision, &branch.flow))
        };
        let on_way: Vec<(&Decision, &FlowId)> = steps.iter().filter_map(met).collect();
        let variables = solve::along(&on_way, self.start, &self.budget);
        let variables = variables.map_err(|at| on_way[at].1.clone())?;
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
        let mut events = Map::new();
        for (id, step) in self.p.steps() {
            let StepKind::Gateway(kind) = step.kind else { continue };
            let flows: Vec<FlowId> = self.p.outgoing(id).map(|(f, _)| f).collect();
            let met = flows.iter().find(|f| flows_taken.contains(f));
            let chosen = met
                .cloned()
                .or_else(|| flows.iter().min_by_key(|f| self.rank(f, &to_join)).cloned());
            let Some(chosen) = chosen.filter(|_| flows.len() > 1) else { continue };
            if kind == GatewayKind::EventBased {
                if let Some(flow) = self.p.flow(&chosen) {
                    events.insert(id.to_string(), json!(flow.to.as_str()));
                }
            } else if let Some(decision) = self.decisions.get(id) {
                self.send(decision, &chosen, &mut variables);
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

    /// Adds what sends a case along a flow, where values for that are found.
    fn send(&self, decision: &Decision, flow: &FlowId, variables: &mut Values) {
        let Some(Some(alone)) = self.alone.get(flow) else { return };
        if alone.keys().any(|name| variables.contains_key(name)) {
            if let Some(found) = solve::values(decision, flow, variables, &self.budget) {
                *variables = found;
            }
        } else {
            variables.extend(alone.clone());
        }
    }

    fn rank(&self, flow: &FlowId, to_join: &BTreeMap<StepId, usize>) -> (usize, usize, usize) {
        let Some(to) = self.p.flow(flow).map(|f| &f.to) else {
            return (usize::MAX, usize::MAX, usize::MAX);
        };
        let far =
            |distances: &BTreeMap<StepId, usize>| distances.get(to).copied().unwrap_or(usize::MAX);
        (far(to_join), far(&self.to_end), self.woken(flow))
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
            let flows = self.p.incoming(&id).map(|(_, flow)| &flow.from);
            for from in flows.chain(self.linked.get(&id).into_iter().flatten()) {
                if !out.contains_key(from) {
                    out.insert(from.clone(), distance + 1);
                    queue.push_back(from.clone());
                }
            }
        }
        out
    }
}
