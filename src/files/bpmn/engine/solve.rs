//! Which values make a decision go a certain way: tried out over the values that its conditions
//! speak of and those beside them.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan as _;
use serde_json::{Value, json};

use crate::model::expression::{Literal, Type};
use crate::model::form::Ask;
use crate::model::id::FlowId;

use super::decide::{Decision, When};

/// Variables with their values.
pub(super) type Values = BTreeMap<String, Literal>;

/// Values worth trying, by variable.
pub(super) type Worth = BTreeMap<String, Arc<[Literal]>>;

/// Most conditions that are looked at for one way.
const MOST: usize = 50_000;

/// Conditions that may still be looked at for all ways of a procedure together.
pub(super) struct Budget(Cell<usize>);

impl Budget {
    /// That of a procedure.
    pub(super) fn new() -> Self {
        Self(Cell::new(20 * MOST))
    }

    /// Takes some; `false` when there is none left.
    fn take(&self, some: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(some));
        left > 0
    }
}

/// A decision, and the flow that a case takes out of it.
type Taken<'d> = (&'d Decision, &'d FlowId);

/// Values that send a case along a flow, added to those already fixed; `None` where none are found.
/// Of an inclusive decision other flows are left alone where that can be.
pub(super) fn values(
    decision: &Decision,
    flow: &FlowId,
    fixed: &Values,
    budget: &Budget,
) -> Option<Values> {
    along(&[(decision, flow)], fixed, budget).ok()
}

/// Values that send a case along all these flows, each out of its decision, in the order they are
/// met. What a later one needs changes what an earlier one was given.
///
/// # Errors
/// The place in the list that nothing was found for.
pub(super) fn along(way: &[Taken<'_>], fixed: &Values, budget: &Budget) -> Result<Values, usize> {
    let worth = candidates(way.iter().map(|(decision, _)| *decision));
    let mut values = fixed.clone();
    let mut levels: Vec<Level> = Vec::new();
    let mut deepest = 0;
    let mut tried = Tried { left: MOST, budget };
    loop {
        if levels.len() == way.len() {
            return Ok(values);
        }
        deepest = deepest.max(levels.len());
        let mut level = Level::new(way[levels.len()], &worth, &values);
        while !level.find(way[levels.len()], &mut values, &mut tried) {
            // Nothing more here: what came before is given another value.
            match levels.pop() {
                Some(before) if tried.left > 0 => level = before,
                _ => return Err(deepest),
            }
        }
        levels.push(level);
    }
}

/// How much may still be tried for a way.
struct Tried<'b> {
    left: usize,
    budget: &'b Budget,
}

impl Tried<'_> {
    fn take(&mut self, some: usize) -> bool {
        self.left = if self.budget.take(some) { self.left.saturating_sub(some) } else { 0 };
        self.left > 0
    }
}

/// Variables with what each may be.
type Open = Vec<(String, Arc<[Literal]>)>;

/// The variables that a decision is the first to ask for, and which combination stands.
struct Level {
    open: Open,
    at: Vec<usize>,
    /// Whether other flows of an inclusive decision are left alone.
    alone: bool,
    begun: bool,
    /// What is likely, tried before all combinations in their order.
    likely: Option<Vec<usize>>,
}

impl Level {
    fn new((decision, flow): Taken<'_>, worth: &Worth, fixed: &Values) -> Self {
        let names = decision.worth.keys().filter(|name| !fixed.contains_key(*name));
        let open: Open =
            names.filter_map(|name| Some((name.clone(), worth.get(name)?.clone()))).collect();
        let likely = Some(likely(decision, flow, &open));
        Self { at: vec![0; open.len()], open, alone: true, begun: false, likely }
    }

    /// Goes on to the next combination that takes the flow; without one, its variables are free.
    fn find(
        &mut self,
        (decision, flow): (&Decision, &FlowId),
        values: &mut Values,
        tried: &mut Tried<'_>,
    ) -> bool {
        while tried.take(decision.branches.len()) && self.advance(decision.inclusive) {
            for ((name, choices), i) in self.open.iter().zip(&self.at) {
                if let Some(value) = choices.get(*i) {
                    values.insert(name.clone(), value.clone());
                }
            }
            if takes(decision, flow, values, self.alone) {
                return true;
            }
        }
        for (name, _) in &self.open {
            values.remove(name);
        }
        false
    }

    fn advance(&mut self, inclusive: bool) -> bool {
        if let Some(likely) = self.likely.take() {
            self.at = likely;
            return true;
        }
        if !self.begun {
            self.begun = true;
            self.at.fill(0);
            return true;
        }
        if next(&mut self.at, &self.open) {
            return true;
        }
        // Once more from the beginning, other flows or not.
        let again = self.alone && inclusive;
        self.alone = false;
        again
    }
}

/// What the flow's own condition speaks of is so, nothing else: so a case takes one of many flows
/// without a look at all combinations.
fn likely(decision: &Decision, flow: &FlowId, open: &Open) -> Vec<usize> {
    let own = decision.branches.iter().find(|b| b.flow == *flow).map(|b| &b.when);
    let (own, compared) = match own {
        Some(When::Holds(condition)) => (condition.variables(), condition.compared_with()),
        _ => (BTreeMap::new(), BTreeMap::new()),
    };
    let place = |(name, choices): &(String, Arc<[Literal]>)| {
        let spoken_of = compared.get(name).and_then(|values| values.first());
        let truth = Literal::Boolean(own.contains_key(name));
        let wanted = spoken_of.unwrap_or(&truth);
        choices.iter().position(|value| value == wanted).unwrap_or(0)
    };
    open.iter().map(place).collect()
}

/// The next combination; the last variable changes first.
fn next(at: &mut [usize], open: &Open) -> bool {
    for (i, (_, choices)) in at.iter_mut().zip(open).rev() {
        *i += 1;
        if *i < choices.len() {
            return true;
        }
        *i = 0;
    }
    false
}

fn takes(decision: &Decision, flow: &FlowId, values: &Values, alone: bool) -> bool {
    for branch in &decision.branches {
        let ours = branch.flow == *flow;
        let fits = match &branch.when {
            // Nobody can say what a condition kept as it was needs.
            When::Verbatim => !ours,
            When::Default => true,
            When::Holds(condition) => match condition.holds(values) {
                Some(holds) if ours => holds,
                Some(holds) => !holds || !alone,
                None => false,
            },
        };
        if !fits {
            return false;
        }
    }
    let is_default = |b: &&super::decide::Branch| b.flow == *flow && b.when == When::Default;
    // The default flow is taken when no other is.
    let others = decision.branches.iter().filter(|b| b.flow != *flow);
    let mut open = others.filter(|b| match &b.when {
        When::Holds(condition) => condition.holds(values) == Some(true),
        When::Default | When::Verbatim => false,
    });
    decision.branches.iter().find(is_default).is_none() || open.next().is_none()
}

/// Values worth trying for each variable of some decisions.
fn candidates<'d>(decisions: impl Iterator<Item = &'d Decision>) -> Worth {
    let mut out = Worth::new();
    for (name, values) in decisions.flat_map(|decision| &decision.worth) {
        match out.get_mut(name) {
            None => {
                out.insert(name.clone(), Arc::clone(values));
            }
            Some(known) if Arc::ptr_eq(known, values) => {}
            Some(known) => {
                let new: Vec<&Literal> = values.iter().filter(|v| !known.contains(v)).collect();
                if !new.is_empty() {
                    *known = known.iter().chain(new).cloned().collect();
                }
            }
        }
    }
    out
}

/// Values worth trying for each variable of a decision; `types` are those that other conditions tell.
pub(super) fn worth_trying(decision: &Decision, types: &BTreeMap<String, Type>) -> Worth {
    let mut out: BTreeMap<String, Vec<Literal>> = BTreeMap::new();
    // What people can choose comes before what nobody would.
    for field in &decision.asks {
        if let Ask::Choice(choices) = &field.ask {
            let texts = choices.iter().map(|(value, _)| Literal::Text(value.clone()));
            out.entry(field.key.clone()).or_default().extend(texts);
        }
    }
    let mut pairs = Vec::new();
    for branch in &decision.branches {
        let When::Holds(condition) = &branch.when else { continue };
        let compared = condition.compared_with();
        for (name, kind) in condition.variables_after(types) {
            let beside = compared.get(&name).into_iter().flatten().flat_map(around);
            out.entry(name).or_default().extend(beside.chain([plain(kind)]));
        }
        pairs.extend(condition.pairs());
    }
    for (a, b) in pairs {
        // What the one may be the other may be too, or something beside it.
        let [of_a, of_b] = [&a, &b].map(|name| out.get(name).cloned().unwrap_or_default());
        for (name, values) in [(a, of_b), (b, of_a)] {
            let mine = out.entry(name).or_default();
            if mine.len() < MOST_BESIDE {
                mine.extend(values.iter().take(MOST_BESIDE).flat_map(around));
            }
        }
    }
    out.into_iter().map(|(name, values)| (name, each_once(values).into())).collect()
}

/// Most values that variables take over from those they are compared with.
const MOST_BESIDE: usize = 24;

/// The first of each value; both truths.
fn each_once(values: Vec<Literal>) -> Vec<Literal> {
    let mut seen = BTreeSet::new();
    let is_truth = matches!(values.first(), Some(Literal::Boolean(_)));
    let truths = [false, true].map(Literal::Boolean).into_iter().filter(|_| is_truth);
    let all = values.into_iter().chain(truths);
    all.filter(|value| seen.insert(format!("{value:?}"))).collect()
}

/// A value, and those just beside it.
fn around(value: &Literal) -> Vec<Literal> {
    let mut out = vec![value.clone()];
    match value {
        Literal::Number(n) => {
            out.extend([n + 1.0, n - 1.0].map(Literal::Number));
        }
        Literal::Date(day) => {
            let beside = [day.checked_add(1.day()), day.checked_sub(1.day())];
            out.extend(beside.into_iter().flatten().map(Literal::Date));
        }
        Literal::Boolean(truth) => out.push(Literal::Boolean(!truth)),
        Literal::Text(text) => {
            out.push(Literal::Text(format!("not {text}")));
        }
    }
    out
}

/// Some value of a type.
fn plain(kind: Type) -> Literal {
    match kind {
        Type::Text => Literal::Text(String::new()),
        Type::Number => Literal::Number(0.0),
        Type::Boolean => Literal::Boolean(false),
        Type::Date => Literal::Date(jiff::civil::Date::ZERO),
    }
}

/// Values as JSON; whole numbers without a fraction, days as `2026-01-31`.
pub(super) fn as_json(values: &Values) -> serde_json::Map<String, Value> {
    values
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Literal::Text(text) => json!(text),
                Literal::Number(n) if libm::fabs(n - libm::trunc(*n)) <= 0.0 && n.abs() < 1e15 => {
                    json!(*n as i64)
                }
                Literal::Number(n) => json!(n),
                Literal::Boolean(truth) => json!(truth),
                Literal::Date(day) => json!(day.to_string()),
            };
            (name.clone(), value)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::bpmn::engine::decide::Branch;
    use crate::model::expression::parse;

    fn decision(inclusive: bool, conditions: &[&str]) -> Decision {
        let mut branches: Vec<Branch> = conditions
            .iter()
            .enumerate()
            .map(|(i, text)| Branch {
                flow: FlowId::new(format!("f{i}")),
                when: When::Holds(parse(text).unwrap()),
            })
            .collect();
        branches.push(Branch { flow: "rest".into(), when: When::Default });
        let mut out = Decision { inclusive, branches, ..Decision::default() };
        out.worth = worth_trying(&out, &BTreeMap::new());
        out
    }

    fn found(decision: &Decision, flow: &str) -> Option<Value> {
        values(decision, &flow.into(), &Values::new(), &Budget::new())
            .map(|v| Value::Object(as_json(&v)))
    }

    #[test]
    fn every_way_out_of_a_decision_is_found() {
        let d = decision(false, &["amount > 1000", "amount > 100 and kind = \"a\""]);
        assert_eq!(found(&d, "f0"), Some(json!({ "amount": 1001, "kind": "not a" })));
        let second = found(&d, "f1").expect("the second flow");
        assert!(second["amount"].as_i64().is_some_and(|n| n > 100 && n <= 1000), "{second}");
        assert!(found(&d, "rest").is_some());
    }

    #[test]
    fn inclusive_flows_are_taken_alone_where_that_can_be() {
        let d = decision(true, &["a", "b", "true"]);
        let taken = found(&d, "f0").expect("the first flow");
        assert_eq!((&taken["a"], &taken["b"]), (&json!(true), &json!(false)));
        assert_eq!(found(&d, "rest"), None, "one flow is always taken");
    }

    #[test]
    fn what_a_later_decision_needs_changes_an_earlier_value() {
        let first = decision(false, &["amount > 1000"]);
        let second = decision(false, &["amount > 2000"]);
        let (taken, rest) = (FlowId::new("f0"), FlowId::new("rest"));
        let both = along(&[(&first, &taken), (&second, &taken)], &Values::new(), &Budget::new());
        assert_eq!(both.map(|v| as_json(&v)["amount"].clone()), Ok(json!(2001)));
        let never = along(&[(&first, &rest), (&second, &taken)], &Values::new(), &Budget::new());
        assert_eq!(never, Err(1));
    }

    #[test]
    fn many_flags_need_no_look_at_all_their_combinations() {
        let flags: Vec<String> = (0..60).map(|i| format!("flag_{i}")).collect();
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let d = decision(true, &flags);
        let budget = Budget::new();
        for (i, wanted) in flags.iter().enumerate() {
            let flow = FlowId::new(format!("f{i}"));
            let found = values(&d, &flow, &Values::new(), &budget).expect("a flag of its own");
            let set = found.iter().filter(|(_, v)| **v == Literal::Boolean(true));
            assert_eq!(set.map(|(name, _)| name.as_str()).collect::<Vec<_>>(), [*wanted]);
        }
        assert!(budget.0.get() > 19 * MOST, "few are tried");
    }

    #[test]
    fn all_ways_together_have_one_budget() {
        // Nothing fulfils it, and its combinations are many.
        let names: Vec<String> = (0..30).map(|i| format!("(a{i} = \"x\")")).collect();
        let never = format!("z = 1 and z = 2 and ({})", names.join(" or "));
        let d = decision(false, &[&never]);
        let budget = Budget(Cell::new(2 * MOST));
        for _ in 0..1000 {
            assert_eq!(values(&d, &"f0".into(), &Values::new(), &budget), None);
        }
        assert_eq!(budget.0.get(), 0);
    }

    #[test]
    fn variables_are_compared_with_each_other() {
        for text in ["a = b", "a != b", "a < b", "a < b and b < c and c < 7", "a = b and b = 3"] {
            let d = decision(false, &[text]);
            for flow in ["f0", "rest"] {
                let found = values(&d, &flow.into(), &Values::new(), &Budget::new());
                assert!(found.is_some(), "{text} {flow}");
            }
        }
    }

    #[test]
    fn what_is_fixed_stays() {
        let d = decision(false, &["a = \"x\""]);
        let fixed = Values::from([("a".to_owned(), Literal::Text("y".to_owned()))]);
        assert_eq!(values(&d, &"f0".into(), &fixed, &Budget::new()), None);
        assert_eq!(values(&d, &"rest".into(), &fixed, &Budget::new()), Some(fixed));
    }
}
