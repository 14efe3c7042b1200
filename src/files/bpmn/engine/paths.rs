//! A way to every end: the variables to set, the timers to fire and the events to choose, so that a
//! script can repeat each outcome of a procedure in an engine.
//!
//! For each end event the shortest way from a start is sought through flows, into and out of
//! sub-procedures and over boundary timers. Deciding gateways on the way take its flow; the others
//! take the flow that leads soonest to a join on the way, else to an end: so no loop is entered and
//! one value a variable is enough.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, StepKind, SubKind, Trigger};
use crate::model::text::Language;

use super::Dialect;
use super::decide::{Choice, Choices};
use super::process::{Runnable, change, executable_processes};

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
    let Runnable { procedure, choices, .. } = change(p, language, dialect);
    let meant = executable_processes(&procedure);
    let walk = Walk { p: &procedure, choices: &choices };
    let scopes = crate::files::bpmn::scope::Scopes::of(&procedure);
    let mut out = Vec::new();
    for (end, step) in procedure.steps() {
        let ours = meant.contains(&top_process(&procedure, &scopes, end));
        if matches!(step.kind, StepKind::End { .. }) && ours {
            out.extend(walk.to(end));
        }
    }
    out
}

fn top_process(p: &Procedure, scopes: &crate::files::bpmn::scope::Scopes, step: &StepId) -> String {
    let mut id = step;
    for _ in 0..=crate::model::invariants::MAX_DEPTH {
        match p.step(id).and_then(|s| s.parent.as_ref()) {
            Some(parent) => id = parent,
            None => break,
        }
    }
    p.step(id).map_or_else(String::new, |s| scopes.of_step(p, s))
}

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
    choices: &'a Choices,
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

    /// How many flags a flow of an inclusive gateway needs to be set.
    fn woken(&self, flow: &FlowId) -> usize {
        let choice = self.choices.get(flow).and_then(Option::as_ref);
        choice.map_or(0, |c| c.values().filter(|v| **v == Value::Bool(true)).count())
    }

    /// The shortest way to an end.
    fn to(&self, end: &StepId) -> Option<EnginePath> {
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
                    Move::Flow(flow) => self.choices.get(flow).is_none_or(Option::is_some),
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
        let options = self.options(&steps, &taken);
        Some(EnginePath { end: end.clone(), steps, options })
    }

    fn options(&self, steps: &[StepId], taken: &[(Move, StepId)]) -> Value {
        let joins: BTreeSet<&StepId> = steps
            .iter()
            .filter(|id| {
                let gateway = self.p.step(id).map(|s| s.kind.clone());
                matches!(gateway, Some(StepKind::Gateway(_))) && self.p.incoming(id).count() > 1
            })
            .collect();
        let to_join = self.distances(&|id, _| joins.contains(id));
        let to_end = self.distances(&|_, kind| matches!(kind, StepKind::End { .. }));
        let mut variables = Choice::new();
        let mut events = Map::new();
        for (id, step) in self.p.steps() {
            let StepKind::Gateway(kind) = step.kind else { continue };
            let flows: Vec<FlowId> = self.p.outgoing(id).map(|(f, _)| f).collect();
            let on_way =
                flows.iter().find(|f| taken.iter().any(|(m, _)| *m == Move::Flow((*f).clone())));
            let chosen = on_way
                .cloned()
                .or_else(|| flows.iter().min_by_key(|f| self.rank(f, &to_join, &to_end)).cloned());
            let Some(chosen) = chosen.filter(|_| flows.len() > 1) else { continue };
            if kind == GatewayKind::EventBased {
                if let Some(flow) = self.p.flow(&chosen) {
                    events.insert(id.to_string(), json!(flow.to.as_str()));
                }
            } else if let Some(Some(choice)) = self.choices.get(&chosen) {
                variables.extend(choice.clone());
            }
        }
        let mut timers = Map::new();
        for (id, step) in self.p.steps() {
            if matches!(step.kind, StepKind::Boundary { trigger: Trigger::Timer(_), .. }) {
                let fires = taken.iter().any(|(m, to)| *m == Move::Fire && to == id);
                timers.insert(id.to_string(), json!(if fires { "fire" } else { "never" }));
            }
        }
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

/// Values that make a condition given by hand true, where it is a variable alone, a negated one, or
/// one compared with a number or text; `None` for any other.
pub(super) fn satisfying(condition: &str) -> Option<Choice> {
    let condition = condition.trim();
    let is_name = |t: &str| {
        t.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && t.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let one = |name: &str, value: Value| Some(Choice::from([(name.to_owned(), value)]));
    if is_name(condition) {
        return one(condition, Value::Bool(true));
    }
    if let Some(name) = condition.strip_prefix('!').map(str::trim).filter(|n| is_name(n)) {
        return one(name, Value::Bool(false));
    }
    for sign in ["==", "!=", ">=", "<=", ">", "<"] {
        let Some((name, value)) = condition.split_once(sign) else { continue };
        let (name, value) = (name.trim(), value.trim());
        if !is_name(name) {
            return None;
        }
        let text = value.strip_prefix(['"', '\'']).and_then(|v| v.strip_suffix(['"', '\'']));
        if let Some(text) = text {
            return match sign {
                "==" => one(name, json!(text)),
                "!=" => one(name, json!(format!("not {text}"))),
                _ => None,
            };
        }
        if let Ok(truth) = value.parse::<bool>() {
            return match sign {
                "==" => one(name, json!(truth)),
                "!=" => one(name, json!(!truth)),
                _ => None,
            };
        }
        let number: f64 = value.parse().ok()?;
        return match sign {
            ">" | "!=" => one(name, json!(number + 1.0)),
            "<" => one(name, json!(number - 1.0)),
            _ => one(name, json!(number)),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_conditions_are_satisfied() {
        let value = |text: &str| satisfying(text).map(|c| json!(c));
        assert_eq!(value("a == \"x\""), Some(json!({ "a": "x" })));
        assert_eq!(value("amount >= 5"), Some(json!({ "amount": 5.0 })));
        assert_eq!(value("amount > 5"), Some(json!({ "amount": 6.0 })));
        assert_eq!(value("ok"), Some(json!({ "ok": true })));
        assert_eq!(value("!ok"), Some(json!({ "ok": false })));
        assert_eq!(value("f(x) > 1"), None);
    }
}
