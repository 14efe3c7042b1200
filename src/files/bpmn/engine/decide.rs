//! Decisions: the variables of each gateway, the condition of each flow, the default flow.
//!
//! - A condition of a flow that is an expression of ours (`model::expression`) is said in the
//!   engine's language. One written in the very language of the engine stays as it is: `${…}` for
//!   JUEL, `=…` for FEEL, and a script whose `language` the engine runs. Any other text is kept as
//!   the documentation of its flow, and the flow is decided like those without.
//! - An exclusive gateway reads one variable, named after the gateway (`Completa?` → `completa`);
//!   its value is the name of a flow (`sì` → `"si"`): `completa = "no"`.
//! - An inclusive gateway reads one boolean for each flow, named after gateway and flow:
//!   `pareri_strade`.
//! - A flow of an inclusive gateway that every case takes (share 1) reads nothing: `true`; such a
//!   gateway needs no default.
//! - The default flow has no condition. Where none is marked, the one with the largest share is.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::bpmn::element::{Element, inner};
use crate::files::bpmn::scope::kept_attribute;
use crate::files::bpmn::sink::unescaped;
use crate::files::bpmn::xml::fragment_name;
use crate::model::expression::{self, Expression, Literal, Type};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::form::{Ask, Field};
use crate::model::id::{FlowId, StepId};
use crate::model::step::{GatewayKind, StepKind};

use super::dialect::{Tongue, Vocabulary};
use super::events::CASE_KEY;
use super::names::{Names, is_reserved, slug};
use super::parts::Parts;
use super::print;
use super::solve::{self, Worth};
use super::tasks::CASE_OFFICER;

/// Variables that we give a meaning of our own.
const OURS: [&str; 2] = [CASE_KEY, CASE_OFFICER];

/// When a flow is taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// When no other is.
    Default,
    /// When this holds.
    Holds(Expression),
    /// When a condition holds that the engine understands and we do not.
    Verbatim,
}

/// A flow out of a decision.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Branch {
    pub(super) flow: FlowId,
    pub(super) when: When,
}

/// A gateway that decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Decision {
    /// Whether several flows may be taken.
    pub(super) inclusive: bool,
    pub(super) branches: Vec<Branch>,
    /// What has to be known for it.
    pub(super) asks: Vec<Field>,
    /// Values worth trying for each of its variables.
    pub(super) worth: Worth,
}

/// The decisions of a procedure.
pub(super) type Decisions = BTreeMap<StepId, Decision>;

/// Writes the conditions and returns what decides.
pub(super) fn make_runnable(parts: &mut Parts<'_>) -> Decisions {
    let mut decisions = Decisions::new();
    let ids: BTreeSet<String> = parts.ids().collect();
    let by_hand: Vec<Expression> = parts.flows.values().filter_map(given).collect();
    let mut used = Names::but(spoken_of(&by_hand, &ids));
    let types = expression::types::types_together(&by_hand);
    for id in parts.step_ids() {
        let leaving = parts.leaving(&id);
        let kind = match parts.steps.get(&id).map(|s| &s.kind) {
            Some(StepKind::Gateway(kind)) if leaving.len() > 1 => *kind,
            _ => {
                bare(parts, &leaving);
                continue;
            }
        };
        if !matches!(kind, GatewayKind::Exclusive | GatewayKind::Inclusive) {
            bare(parts, &leaving);
            continue;
        }
        let inclusive = kind == GatewayKind::Inclusive;
        let always = inclusive && leaving.iter().filter_map(|f| parts.flows.get(f)).any(is_always);
        let default = (!always).then(|| default_flow(parts, &id, &leaving));
        let fork = Fork { gateway: &id, leaving: &leaving, inclusive, default: default.as_ref() };
        let mut decision = decide(parts, &fork, (&ids, &types), &mut used);
        decision.worth = solve::worth_trying(&decision, &types);
        for branch in &decision.branches {
            write(parts, branch, &types);
        }
        decisions.insert(id, decision);
    }
    decisions
}

/// Names that no variable gets: those of the variables that conditions given by hand speak of, and
/// ids of the file, because some engines take the field of a form for the step of the same id.
fn spoken_of(by_hand: &[Expression], ids: &BTreeSet<String>) -> BTreeSet<String> {
    let by_hand = by_hand.iter().flat_map(|e| e.variables().into_keys());
    by_hand.chain(ids.iter().cloned()).chain(OURS.map(str::to_owned)).collect()
}

/// The condition of a flow, where it is an expression; its own label again is none.
fn given(flow: &Flow) -> Option<Expression> {
    let parsed = expression::parse(&flow.condition).ok()?;
    let label = flow.name.iter().any(|(_, name)| slug(name) == slug(&flow.condition));
    (!label || !matches!(parsed, Expression::Name(_))).then_some(parsed)
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
            let said = flow.default || !flow.condition.is_empty();
            flow.default = false;
            flow.condition.clear();
            forget_condition(flow);
            if said {
                parts.lost_at(Place::Flow(id.clone()), "engine-condition-nowhere");
            }
        }
    }
}

fn forget_condition(flow: &mut Flow) {
    flow.foreign.elements.retain(|e| fragment_name(e) != "bpmn:conditionExpression");
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

/// A gateway's name, and that of its variable.
struct Called {
    gateway: String,
    variable: String,
}

/// A gateway with its flows.
struct Fork<'a> {
    gateway: &'a StepId,
    leaving: &'a [FlowId],
    inclusive: bool,
    default: Option<&'a FlowId>,
}

fn decide(
    parts: &mut Parts<'_>,
    fork: &Fork<'_>,
    (ids, types): (&BTreeSet<String>, &BTreeMap<String, Type>),
    used: &mut Names<'_>,
) -> Decision {
    let Fork { gateway, leaving, inclusive, default } = *fork;
    let title = parts.name_of(gateway);
    let names = Called { variable: used.free(&slug(&title)), gateway: title };
    if !inclusive {
        used.take(&names.variable);
    }
    let mut decision = Decision { inclusive, ..Decision::default() };
    let mut values = Names::beside(ids);
    let mut choices = Vec::new();
    let mut asked = BTreeSet::new();
    let mut derived = false;
    for id in leaving {
        let Some(flow) = parts.flows.get(id) else { continue };
        let label = called(parts, id, flow);
        let value = values.free(&slug(&label));
        values.take(&value);
        choices.push((value.clone(), label.clone()));
        let by_hand = by_hand(parts, id, default);
        let Some(flow) = parts.flows.get(id) else { continue };
        let when = match by_hand {
            _ if Some(id) == default => When::Default,
            Some(when) => {
                if let When::Holds(condition) = &when {
                    let new = ask_for(condition, types);
                    let new = new.into_iter().filter(|field| asked.insert(field.key.clone()));
                    decision.asks.extend(new);
                }
                when
            }
            None if inclusive && is_always(flow) => When::Holds(Expression::always()),
            None if inclusive => {
                let flag = used.free(&format!("{}_{value}", names.variable));
                used.take(&flag);
                let label = format!("{} {label}", names.gateway);
                let ask = Ask::Value(Type::Boolean);
                decision.asks.push(Field { key: flag.clone(), label, ask, required: false });
                When::Holds(Expression::Name(flag))
            }
            None => {
                derived = true;
                When::Holds(Expression::is_text(&names.variable, &value))
            }
        };
        decision.branches.push(Branch { flow: id.clone(), when });
    }
    if derived {
        let Called { gateway, variable } = names;
        let ask = Ask::Choice(choices);
        decision.asks.push(Field { key: variable, label: gateway, ask, required: true });
    }
    decision
}

/// What a flow is called: by its label, else by where it goes.
fn called(parts: &Parts<'_>, id: &FlowId, flow: &Flow) -> String {
    let name = flow.name.get(parts.language);
    if !name.is_empty() {
        return name.to_owned();
    }
    let to = parts.steps.get(&flow.to).map_or("", |s| s.name.get(parts.language));
    if to.is_empty() { id.to_string() } else { to.replace('\n', " ") }
}

/// When a flow is taken as its own condition says; `None` where it says nothing of use.
fn by_hand(parts: &mut Parts<'_>, id: &FlowId, default: Option<&FlowId>) -> Option<When> {
    let flow = parts.flows.get(id)?;
    if flow.condition.trim().is_empty() {
        return None;
    }
    let place = Place::Flow(id.clone());
    if Some(id) == default {
        parts.lost_at(place, "engine-condition-nowhere");
        return None;
    }
    if let Some(parsed) = given(flow) {
        for name in parsed.variables().into_keys().filter(|name| is_reserved(name)) {
            let finding = Finding::note(place.clone(), "engine-name-reserved");
            parts.losses.push(finding.with("name", name));
        }
        return Some(When::Holds(parsed));
    }
    let text = flow.condition.trim().to_owned();
    let own = is_own(flow, &text, parts.has());
    let finding = |code| Finding::note(place, code).with("condition", text.as_str());
    if own {
        parts.losses.push(finding("engine-condition-kept"));
        return Some(When::Verbatim);
    }
    let documentation = Element::new("bpmn:documentation").with_text(text.as_str()).compact();
    parts.losses.push(finding("engine-condition-label"));
    if let Some(flow) = parts.flows.get_mut(id) {
        flow.foreign.elements.insert(0, documentation);
    }
    None
}

/// Whether a condition is written in the engine's own language: as its script says, else as its
/// wrapping does.
fn is_own(flow: &Flow, text: &str, has: &Vocabulary) -> bool {
    let mut kept = flow.foreign.elements.iter();
    let kept = kept.find(|e| fragment_name(e) == "bpmn:conditionExpression");
    // What was changed since is no script of the file any more.
    let kept = kept.filter(|e| unescaped(&inner(e)).trim() == text);
    let language = kept.and_then(|e| kept_attribute(e, "language")).map(str::to_ascii_lowercase);
    let named =
        |tongue: &str| language.as_ref().is_none_or(|l| l.trim_end_matches('/').ends_with(tongue));
    if language.as_ref().is_some_and(|language| has.runs(language)) {
        return true;
    }
    match has.tongue {
        Tongue::Juel => {
            let opens = ["${", "#{"].iter().any(|open| text.starts_with(open));
            opens && text.ends_with('}') && named("juel")
        }
        Tongue::Feel => text.starts_with('=') && named("feel"),
        // A bare text cannot be told from a label.
        Tongue::Python | Tongue::JavaScript => false,
    }
}

/// Asks for the variables of a condition.
fn ask_for(condition: &Expression, types: &BTreeMap<String, Type>) -> Vec<Field> {
    let compared = condition.compared_with();
    let mut asks = Vec::new();
    for (key, kind) in condition.variables_after(types) {
        let texts: Vec<(String, String)> = compared
            .get(&key)
            .into_iter()
            .flatten()
            .filter_map(|value| match value {
                Literal::Text(text) => Some((text.clone(), text.clone())),
                _ => None,
            })
            .collect();
        let ask = if texts.len() > 1 { Ask::Choice(texts) } else { Ask::Value(kind) };
        let label = key.replace('_', " ");
        asks.push(Field { key, label, ask, required: kind != Type::Boolean });
    }
    asks
}

/// Writes the condition of a flow in the engine's language.
fn write(parts: &mut Parts<'_>, branch: &Branch, types: &BTreeMap<String, Type>) {
    let tongue = parts.has().tongue;
    let Some(flow) = parts.flows.get_mut(&branch.flow) else { return };
    flow.default = branch.when == When::Default;
    if branch.when == When::Verbatim {
        // With all that the file says of it.
        return;
    }
    forget_condition(flow);
    flow.condition = match &branch.when {
        When::Default | When::Verbatim => String::new(),
        When::Holds(condition) => print::condition(condition, tongue, types),
    };
    if tongue == Tongue::JavaScript && !flow.condition.is_empty() {
        let script = Element::new("bpmn:conditionExpression")
            .with("xsi:type", "bpmn:tFormalExpression")
            .with("language", "javascript")
            .with_text(flow.condition.as_str());
        flow.foreign.elements.push(script.compact());
    }
}
