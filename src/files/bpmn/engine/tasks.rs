//! What an engine is told of a task: who does it, until when, how urgently, with which form, as
//! which job, how often, and which other procedure it calls.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::bpmn::element::Element;
use crate::files::bpmn::timer;
use crate::files::bpmn::write_things::loop_characteristics;
use crate::files::bpmn::xml::fragment_name;
use crate::model::card::{ClockEffect, ClockMark, Term, TermUnit};
use crate::model::expression::Type;
use crate::model::form::{Ask, Field, Form};
use crate::model::id::StepId;
use crate::model::step::{Repeat, Step, StepKind, TaskKind};

use super::dialect::{Calls, Can, Forms, People, Repeats, Service, Vocabulary};
use super::parts::{Parts, extend, extensions};

/// The variable that names the case officer of a case.
pub(super) const CASE_OFFICER: &str = "case_officer";

/// Writes what the engine is told of every task.
pub(super) fn make_runnable(parts: &mut Parts<'_>, forms: &[Form]) {
    let by_step: BTreeMap<&StepId, &Form> = forms.iter().map(|form| (&form.step, form)).collect();
    for id in parts.step_ids() {
        let Some(step) = parts.steps.get(&id) else { continue };
        let (kind, priority) = (step.kind.clone(), step.priority);
        if priority != 0 && kind != StepKind::Task(TaskKind::Person) {
            parts.lost(&id, "engine-priority-nowhere");
        }
        match kind {
            StepKind::Task(TaskKind::Person) => person(parts, &id, &by_step),
            StepKind::Task(TaskKind::Automatic | TaskKind::Send) => job(parts, &id),
            StepKind::Task(TaskKind::Rule | TaskKind::Script) => decided(parts, &id),
            StepKind::Call { called } => call(parts, &id, &called),
            _ => {}
        }
        repeat(parts, &id);
    }
}

/// What is told of a person's task: words beside the element, and elements inside it.
#[derive(Default)]
struct Told {
    attributes: Vec<(String, String)>,
    elements: Vec<Element>,
}

fn person(parts: &mut Parts<'_>, id: &StepId, forms: &BTreeMap<&StepId, &Form>) {
    let has = parts.has();
    let Some(step) = parts.steps.get(id).cloned() else { return };
    let office = parts.original.office_of(&step).cloned();
    let officer = is_case_officer(parts, &step);
    let due = due_by(parts, id, &step).cloned();
    let mut told = Told::default();
    match has.people {
        People::Attributes => {
            let word = |name: &str| has.word(name);
            if officer {
                told.attributes.push((word("assignee"), format!("${{{CASE_OFFICER}}}")));
            }
            if let Some(office) = &office {
                told.attributes.push((word("candidateGroups"), office.to_string()));
            }
            if let Some(term) = &due {
                told.attributes.push((word("dueDate"), timer::iso_of_term(term)));
            }
            if step.priority != 0 {
                let priority = priority(parts, id, step.priority);
                told.attributes.push((word("priority"), priority.to_string()));
            }
        }
        People::Elements => {
            let priority = (step.priority != 0).then(|| priority(parts, id, step.priority));
            let who = (office.as_ref().map(ToString::to_string), officer);
            told.elements = elements(has, who, due.as_ref(), priority);
        }
        People::Nowhere => {
            if step.priority != 0 {
                parts.lost(id, "engine-priority");
            }
            if officer {
                parts.lost(id, "engine-case-officer");
            }
        }
    }
    match (&office, has.people) {
        (None, _) => parts.lost(id, "engine-no-office"),
        (Some(_), People::Nowhere) => parts.lost(id, "engine-office"),
        (Some(_), _) => {}
    }
    if let Some(term) = due {
        if has.people != People::Nowhere {
            parts.lost(id, "engine-due-date");
        }
        if term.unit == TermUnit::WorkingDays && has.people != People::Nowhere {
            parts.lost(id, "engine-working-days");
        }
    }
    if let Some(form) = forms.get(id) {
        let before = told.elements.len();
        write_form(parts, id, form, &mut told);
        if told.elements.len() > before && has_form(parts, &step, &told.elements[before..]) {
            told.elements.truncate(before);
            parts.lost(id, "engine-form-kept");
        }
    }
    put(parts, id, told);
}

/// Whether the file gives a task another form than ours, which then stays.
fn has_form(parts: &Parts<'_>, step: &Step, ours: &[Element]) -> bool {
    let has = parts.has();
    let kept = extensions(&step.foreign, &parts.declared);
    let inside = ours.iter().any(|one| kept.iter().any(|text| fragment_name(text) == one.name()));
    let beside = has.forms != Forms::KeyedData
        && ["formKey", "formRef"]
            .iter()
            .any(|word| step.foreign.attributes.contains_key(&has.word(word)));
    let same = || ours.iter().all(|one| kept.contains(&one.compact()));
    beside || inside && !same()
}

/// Puts what is told on a step. What the file already said for this engine is better than what we
/// derive, so it stays.
fn put(parts: &mut Parts<'_>, id: &StepId, told: Told) {
    let Some(step) = parts.steps.get_mut(id) else { return };
    for (key, value) in told.attributes {
        step.foreign.attributes.entry(key).or_insert(value);
    }
    let kept = extensions(&step.foreign, &parts.declared);
    let said: BTreeSet<&str> = kept.iter().map(|text| fragment_name(text)).collect();
    let new: Vec<Element> =
        told.elements.into_iter().filter(|e| !said.contains(e.name())).collect();
    extend(&mut step.foreign, &new);
}

fn elements(
    has: &Vocabulary,
    (office, officer): (Option<String>, bool),
    due: Option<&Term>,
    priority: Option<i32>,
) -> Vec<Element> {
    let mut out = vec![Element::new(has.word("userTask"))];
    let mut who = Element::new(has.word("assignmentDefinition"));
    if officer {
        who.set("assignee", format!("={CASE_OFFICER}"));
    }
    if let Some(office) = &office {
        who.set("candidateGroups", office.as_str());
    }
    if officer || office.is_some() {
        out.push(who);
    }
    if let Some(term) = due {
        let when = format!("=now() + duration(\"{}\")", timer::iso_of_term(term));
        out.push(Element::new(has.word("taskSchedule")).with("dueDate", when));
    }
    if let Some(priority) = priority {
        let priority = priority.to_string();
        out.push(Element::new(has.word("priorityDefinition")).with("priority", priority));
    }
    out
}

/// A priority as the engine counts it: ours is how far it lies above or below the ordinary.
fn priority(parts: &mut Parts<'_>, id: &StepId, ours: i32) -> i32 {
    let (ordinary, least, most) = parts.has().priorities;
    let wanted = ordinary.saturating_add(ours);
    let written = wanted.clamp(least, most);
    if written != wanted {
        parts.lost(id, "engine-priority-range");
    }
    written
}

/// Whether the card's case officer does a step: the office or lane bears the officer's name.
fn is_case_officer(parts: &Parts<'_>, step: &Step) -> bool {
    let p = parts.original;
    let officer = &p.card().case_officer;
    let named = |name: &crate::model::text::Text| {
        officer.iter().any(|(language, text)| name.exact(language) == Some(text))
    };
    let office = p.office_of(step).and_then(|id| p.office(id));
    let lane = step.lane.as_ref().and_then(|id| p.lane(id));
    office.is_some_and(|o| named(&o.name)) || lane.is_some_and(|l| named(&l.name))
}

/// The term within which a task must be done: one that it, or what comes before any other work,
/// brings to an end; the shortest of several.
fn due_by<'a>(parts: &'a Parts<'_>, id: &StepId, step: &Step) -> Option<&'a Term> {
    let (steps, flows) = parts.soon_after(id);
    let mut marks: Vec<&ClockMark> = step.marks.iter().collect();
    for next in steps.iter().filter_map(|id| parts.steps.get(id)) {
        if !next.kind.is_activity() {
            marks.extend(&next.marks);
        }
    }
    marks.extend(flows.iter().filter_map(|id| parts.flows.get(id)).flat_map(|f| &f.marks));
    let terms = &parts.original.card().terms;
    let stopped = marks.iter().filter(|mark| mark.effect == ClockEffect::Stop);
    let mut due: Vec<&Term> = stopped
        .flat_map(|mark| terms.iter().filter(|(id, _)| mark.term.as_ref().is_none_or(|t| t == *id)))
        .map(|(_, term)| term)
        .collect();
    due.sort_by_key(|term| days(term));
    due.first().copied()
}

/// About how many calendar days a term has, to tell the shorter from the longer.
fn days(term: &Term) -> u64 {
    let amount = u64::from(term.amount);
    match term.unit {
        TermUnit::Days => amount * 10,
        TermUnit::WorkingDays => amount * 14,
        TermUnit::Months => amount * 304,
    }
}

fn write_form(parts: &mut Parts<'_>, id: &StepId, form: &Form, told: &mut Told) {
    let has = parts.has();
    if form.fields.is_empty() && has.forms != Forms::Beside {
        return;
    }
    match has.forms {
        Forms::Nowhere => {
            let labels: Vec<&str> = form.fields.iter().map(|f| f.label.as_str()).collect();
            parts.lost_with(id, "engine-form", "fields", &labels.join("; "));
        }
        Forms::Beside => {
            let element = Element::new(has.word("formDefinition"));
            told.elements.push(element.with("formId", form.id.as_str()));
        }
        Forms::Data | Forms::KeyedData => {
            let mut data = Element::new(has.word("formData"));
            for field in &form.fields {
                data.push(form_field(has, field, "formField"));
            }
            told.elements.push(data);
            if has.forms == Forms::KeyedData {
                told.attributes.push((has.word("formKey"), form.id.clone()));
            }
        }
        Forms::Properties => {
            told.elements.extend(form.fields.iter().map(|f| form_field(has, f, "formProperty")));
        }
    }
    let whole = matches!(has.forms, Forms::Data | Forms::KeyedData);
    if whole && form.fields.iter().any(|f| f.ask == Ask::Value(Type::Number)) {
        parts.lost(id, "engine-form-number");
    }
    if form.fields.iter().any(|f| f.ask == Ask::Value(Type::Date)) && has.forms != Forms::Beside {
        parts.lost(id, "engine-form-date");
    }
}

/// A question as an element of the task.
fn form_field(has: &Vocabulary, field: &Field, element: &str) -> Element {
    let [text, number, truth, day, choice] = has.types;
    let (kind, choices): (&str, &[(String, String)]) = match &field.ask {
        Ask::Value(Type::Text) => (text, &[]),
        Ask::Value(Type::Number) => (number, &[]),
        Ask::Value(Type::Boolean) => (truth, &[]),
        Ask::Value(Type::Date) => (day, &[]),
        Ask::Choice(choices) => (choice, choices),
    };
    let property = has.forms == Forms::Properties;
    let mut out = Element::new(has.word(element)).with("id", field.key.as_str());
    out.set(if property { "name" } else { "label" }, field.label.as_str());
    out.set("type", kind);
    if field.ask == Ask::Value(Type::Boolean) {
        out.set(if property { "default" } else { "defaultValue" }, "false");
    }
    if field.required && property {
        out.set("required", "true");
    } else if field.required {
        let required = Element::new(has.word("constraint")).with("name", "required");
        out.push(Element::new(has.word("validation")).with_child(required));
    }
    for (value, label) in choices {
        let value = Element::new(has.word("value")).with("id", value.as_str());
        out.push(value.with("name", label.as_str()));
    }
    out
}

/// Words by which a file says itself how a step is done.
pub(super) const DONE_OTHERWISE: [&str; 4] = ["class", "delegateExpression", "expression", "type"];

/// Says which worker does a step.
fn job(parts: &mut Parts<'_>, id: &StepId) {
    let has = parts.has();
    let mut told = Told::default();
    match has.service {
        Service::Caller => return,
        Service::Attributes(worker) => {
            let kept = parts.steps.get(id).map(|s| s.foreign.attributes.clone());
            if DONE_OTHERWISE
                .iter()
                .any(|w| kept.as_ref().is_some_and(|k| k.contains_key(&has.word(w))))
            {
                return;
            }
            told.attributes.push((has.word("type"), worker.to_owned()));
            told.attributes.push((has.word("topic"), parts.topic(id)));
        }
        Service::Element => {
            let topic = parts.topic(id);
            told.elements.push(Element::new(has.word("taskDefinition")).with("type", topic));
        }
    }
    put(parts, id, told);
}

/// A rule or script: as the file says it, else as a job.
fn decided(parts: &mut Parts<'_>, id: &StepId) {
    let has = parts.has();
    let Some(step) = parts.steps.get(id) else { return };
    let decision = step.foreign.attributes.contains_key(&has.word("decisionRef"));
    let script = step.foreign.elements.iter().any(|e| fragment_name(e) == "bpmn:script");
    let as_it_is = decision || script && step.kind == StepKind::Task(TaskKind::Script);
    if !as_it_is || has.can(Can::ScriptJobs) {
        job(parts, id);
    }
}

/// Which procedure is called, with which variables.
fn call(parts: &mut Parts<'_>, id: &StepId, called: &str) {
    let has = parts.has();
    let mut told = Told::default();
    match has.calls {
        Calls::Name => {}
        Calls::Mappings => {
            let key =
                Element::new(has.word("in")).with("businessKey", "#{execution.processBusinessKey}");
            told.elements = vec![
                key,
                Element::new(has.word("in")).with("variables", "all"),
                Element::new(has.word("out")).with("variables", "all"),
            ];
        }
        Calls::Inherit => {
            told.attributes.push((has.word("inheritVariables"), "true".to_owned()));
            told.attributes.push((has.word("inheritBusinessKey"), "true".to_owned()));
        }
        Calls::Element => told.elements.push(
            Element::new(has.word("calledElement"))
                .with("processId", called)
                .with("propagateAllChildVariables", "true"),
        ),
    }
    put(parts, id, told);
}

/// Repetitions for engines that go through a list.
fn repeat(parts: &mut Parts<'_>, id: &StepId) {
    let has = parts.has();
    if has.repeats == Repeats::Number {
        return;
    }
    let Some(step) = parts.steps.get_mut(id) else { return };
    let Some(repeat) = step.repeat.clone() else { return };
    let (Repeat::EachInTurn(count) | Repeat::EachAtOnce(count)) = repeat else { return };
    let list = Element::new(has.word("loopCharacteristics"))
        .with("inputCollection", format!("=for i in 1..{} return i", count.max(1)))
        .with("inputElement", "item");
    let mut characteristics = loop_characteristics(&repeat);
    characteristics.extend(vec![list]);
    characteristics.sort();
    step.foreign.elements.retain(|e| !fragment_name(e).ends_with("LoopCharacteristics"));
    step.foreign.elements.push(characteristics.compact());
}
