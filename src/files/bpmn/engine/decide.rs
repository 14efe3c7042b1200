//! Decisions: the variable of each gateway, the condition of each flow, the default flow.
//!
//! - An exclusive gateway reads one variable, named after the gateway (`Completa?` → `completa`);
//!   its value is the name of a flow (`sì` → `"si"`): `${completa == "no"}`.
//! - An inclusive gateway reads one boolean for each flow, named after gateway and flow:
//!   `${pareri_strade}`.
//! - A flow of an inclusive gateway that every case takes (share 1) reads nothing: `${true}`; such a
//!   gateway needs no default.
//! - The default flow has no condition. Where none is marked, the one with the largest share is.
//! - A condition given by hand is written as it is, inside `${…}`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::step::{GatewayKind, StepKind};

use super::parts::{Parts, slug};

/// Words that some engine's expressions or scripts take for their own.
const RESERVED: [&str; 24] = [
    "and", "as", "case", "class", "def", "default", "div", "else", "empty", "eq", "for", "from",
    "function", "if", "in", "is", "lambda", "mod", "ne", "new", "not", "or", "return", "var",
];

/// What has to be so for a flow to be taken: variables and their values.
pub(super) type Choice = BTreeMap<String, Value>;

/// The decisions of a procedure: for each flow that leaves a deciding gateway, what to set.
/// `None` where a condition given by hand is not understood.
pub(super) type Choices = BTreeMap<FlowId, Option<Choice>>;

/// Writes the conditions and returns what each flow needs.
pub(super) fn make_runnable(parts: &mut Parts<'_>) -> Choices {
    let mut choices = Choices::new();
    let mut used = BTreeSet::new();
    for id in parts.step_ids() {
        let leaving = parts.leaving(&id);
        let kind = match parts.steps.get(&id).map(|s| &s.kind) {
            Some(StepKind::Gateway(kind)) if leaving.len() > 1 => *kind,
            _ => {
                bare(parts, &leaving);
                continue;
            }
        };
        match kind {
            GatewayKind::Exclusive | GatewayKind::Inclusive => {
                let always = kind == GatewayKind::Inclusive
                    && leaving.iter().any(|f| parts.flows.get(f).is_some_and(is_always));
                let default = (!always).then(|| default_flow(parts, &id, &leaving));
                decide(parts, &id, &leaving, default.as_ref(), &mut used, &mut choices);
            }
            GatewayKind::Parallel | GatewayKind::EventBased | GatewayKind::Complex => {
                bare(parts, &leaving);
            }
        }
    }
    choices
}

/// Whether every case takes a flow of an inclusive gateway.
fn is_always(flow: &Flow) -> bool {
    let all = flow.share.as_ref().is_some_and(|s| s.value >= 1.0);
    all && !flow.default && flow.condition.is_empty()
}

/// A flow that is not chosen has no condition.
fn bare(parts: &mut Parts<'_>, leaving: &[FlowId]) {
    for id in leaving {
        if let Some(flow) = parts.flows.get_mut(id) {
            flow.default = false;
            flow.condition.clear();
            flow.foreign.elements.retain(|e| !e.contains("conditionExpression"));
        }
    }
}

/// The marked default, else the flow with the largest share, else the last.
fn default_flow(parts: &mut Parts<'_>, gateway: &StepId, leaving: &[FlowId]) -> FlowId {
    let flow = |id: &FlowId| parts.flows.get(id);
    if let Some(id) = leaving.iter().find(|id| flow(id).is_some_and(|f| f.default)) {
        return id.clone();
    }
    let share = |id: &FlowId| flow(id).and_then(|f| f.share.as_ref()).map_or(-1.0, |s| s.value);
    let free: Vec<&FlowId> =
        leaving.iter().filter(|id| flow(id).is_some_and(|f| f.condition.is_empty())).collect();
    let candidates = if free.is_empty() { leaving.iter().collect() } else { free };
    let best = candidates.into_iter().max_by(|a, b| share(a).total_cmp(&share(b)));
    let best = best.cloned().unwrap_or_else(|| leaving[0].clone());
    parts.lost(gateway, "engine-default-chosen");
    best
}

fn decide(
    parts: &mut Parts<'_>,
    gateway: &StepId,
    leaving: &[FlowId],
    default: Option<&FlowId>,
    used: &mut BTreeSet<String>,
    choices: &mut Choices,
) {
    let inclusive = parts
        .steps
        .get(gateway)
        .is_some_and(|s| s.kind == StepKind::Gateway(GatewayKind::Inclusive));
    let stem = {
        let name = parts.steps.get(gateway).map_or("", |s| s.name.get(parts.language));
        slug(if name.is_empty() { gateway.as_str() } else { name })
    };
    let variable = unused(&stem, used);
    if !inclusive {
        used.insert(variable.clone());
    }
    let mut values = BTreeSet::new();
    let mut all = Choice::new();
    let mut own: Vec<(FlowId, Option<Choice>)> = Vec::new();
    for id in leaving {
        let Some(flow) = parts.flows.get(id) else { continue };
        let given = inner(&flow.condition).to_owned();
        let name = flow.name.get(parts.language);
        let value = unused(&slug(if name.is_empty() { id.as_str() } else { name }), &values);
        values.insert(value.clone());
        let (condition, choice) = if !given.is_empty() {
            (given.clone(), super::paths::satisfying(&given))
        } else if inclusive && is_always(flow) {
            ("true".to_owned(), Some(Choice::new()))
        } else if inclusive {
            let flag = unused(&format!("{variable}_{value}"), used);
            used.insert(flag.clone());
            (flag.clone(), Some(Choice::from([(flag, Value::Bool(true))])))
        } else {
            let wanted = Value::String(value.clone());
            let choice = Choice::from([(variable.clone(), wanted)]);
            (format!("{variable} == \"{value}\""), Some(choice))
        };
        if inclusive && Some(id) != default {
            all.extend(choice.iter().flatten().map(|(k, _)| (k.clone(), Value::Bool(false))));
        }
        own.push((id.clone(), choice));
        if let Some(flow) = parts.flows.get_mut(id) {
            flow.default = Some(id) == default;
            flow.foreign.elements.retain(|e| !e.contains("conditionExpression"));
            flow.condition = if flow.default { String::new() } else { format!("${{{condition}}}") };
        }
    }
    for (id, choice) in own {
        // The default of an inclusive gateway is taken when every other flag is false.
        let choice = choice.map(|choice| {
            let mut whole = all.clone();
            if !(inclusive && Some(&id) == default) {
                whole.extend(choice);
            }
            whole
        });
        choices.insert(id, choice);
    }
}

/// What stands inside `${…}`, `#{…}` or behind `=`.
fn inner(condition: &str) -> &str {
    let condition = condition.trim();
    for open in ["${", "#{"] {
        if let Some(rest) = condition.strip_prefix(open)
            && let Some(rest) = rest.strip_suffix('}')
        {
            return rest.trim();
        }
    }
    condition.strip_prefix('=').unwrap_or(condition).trim()
}

fn unused(stem: &str, used: &BTreeSet<String>) -> String {
    let stem = if RESERVED.contains(&stem) { format!("{stem}_") } else { stem.to_owned() };
    let mut name = stem.clone();
    let mut number = 2;
    while used.contains(&name) {
        name = format!("{stem}_{number}");
        number += 1;
    }
    name
}
