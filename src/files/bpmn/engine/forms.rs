//! Forms of people's tasks: what their documents and data ask for, and what the next decision has
//! to know; and forms as files for form-js, which Camunda 8 draws.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::model::artifact::ArtifactKind;
use crate::model::expression::Type;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::form::{Ask, Field, Form};
use crate::model::id::{StepId, VariantId};
use crate::model::step::{Direction, StepKind, TaskKind};
use crate::model::study::Study;
use crate::words::Words;

use super::decide::Decisions;
use super::dialect::FORM_PLATFORM;
use super::names::{Names, slug, whole_slug};
use super::parts::Parts;

/// The version of the format of form-js that is written.
const SCHEMA: u32 = 16;

/// The forms of all people's tasks, by step. `scope` tells them from those of other procedures.
pub(super) fn forms(parts: &mut Parts<'_>, decisions: &Decisions, scope: &str) -> Vec<Form> {
    let words = Words::new(parts.language);
    let asks = decisions.values().flat_map(|d| &d.asks);
    let taken = asks.map(|field| field.key.clone()).chain(parts.ids());
    let mut keys = Keys { used: Names::but(taken.collect()), known: BTreeMap::new() };
    let drawn = drawn_data(parts);
    let mut asked = BTreeSet::new();
    let mut named = Names::default();
    let mut out = Vec::new();
    for id in parts.step_ids() {
        let person = StepKind::Task(TaskKind::Person);
        if parts.steps.get(&id).is_none_or(|step| step.kind != person) {
            if parts.steps.get(&id).is_some_and(|s| !s.documents.is_empty()) {
                parts.lost(&id, "engine-documents");
            }
            continue;
        }
        let data = drawn.get(&id).map_or(&[][..], Vec::as_slice);
        let mut fields = documents(parts, &id, data, (&mut keys, &words));
        let mut here: BTreeSet<String> = fields.iter().map(|f| f.key.clone()).collect();
        for gateway in parts.soon_after(&id).0 {
            for field in decisions.get(&gateway).map_or(&[][..], |d| &d.asks) {
                asked.insert(field.key.clone());
                if here.insert(field.key.clone()) {
                    fields.push(field.clone());
                }
            }
        }
        let title = parts.name_of(&id);
        let form = named.free(&form_name(scope, &id));
        named.take(&form);
        out.push(Form { step: id, id: form, title, fields });
    }
    for (gateway, decision) in decisions {
        let open: Vec<&str> = decision
            .asks
            .iter()
            .filter(|field| !asked.contains(&field.key))
            .map(|field| field.key.as_str())
            .collect();
        if !open.is_empty() {
            parts.lost_with(gateway, "engine-nobody-asked", "variables", &open.join(", "));
        }
    }
    out
}

/// The name of a form: what it is of, then its step.
fn form_name(scope: &str, step: &StepId) -> String {
    let own = slug(step.as_str());
    if scope.is_empty() { own } else { format!("{scope}__{own}") }
}

/// What forms of a variant begin with; those of another variant, or another study, begin otherwise.
pub(super) fn scope(study: &Study, variant: &VariantId) -> String {
    let mut used = Names::default();
    let mut own = String::new();
    for other in study.variants() {
        let name = used.numbered(&whole_slug(other.id.as_str()));
        if other.id == *variant {
            own = name;
        }
    }
    format!("{}__{own}", whole_slug(study.title().get(study.language())))
}

/// The names of the variables that forms ask for: one for each document, the same in every form.
struct Keys {
    used: Names<'static>,
    known: BTreeMap<(String, &'static str), String>,
}

impl Keys {
    /// The variable of a document that comes in, or goes out.
    fn of(&mut self, name: &str, ending: &'static str) -> String {
        // However it is spaced, and whether it begins with a capital letter.
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let document = (words.join(" "), ending);
        if let Some(known) = self.known.get(&document) {
            return known.clone();
        }
        let key = self.used.free(&format!("{}_{ending}", slug(name)));
        self.used.take(&key);
        self.known.insert(document, key.clone());
        key
    }
}

/// Drawn data by the step that reads or makes it, with its name.
fn drawn_data(parts: &Parts<'_>) -> BTreeMap<StepId, Vec<(String, Direction)>> {
    let mut out: BTreeMap<StepId, Vec<(String, Direction)>> = BTreeMap::new();
    for (_, link) in parts.original.links().filter(|(_, l)| l.kind == LinkKind::Data) {
        let (artifact, step, direction) = match (&link.from, &link.to) {
            (Anchor::Artifact(a), Anchor::Step(step)) => (a, step, Direction::In),
            (Anchor::Step(step), Anchor::Artifact(a)) => (a, step, Direction::Out),
            _ => continue,
        };
        let Some(artifact) = parts.original.artifact(artifact) else { continue };
        let text = artifact.text.get(parts.language).replace('\n', " ");
        if artifact.kind != ArtifactKind::DataStore && !text.is_empty() {
            out.entry(step.clone()).or_default().push((text, direction));
        }
    }
    out
}

/// What the documents and drawn data of a step ask for: whether what comes in was looked at, and
/// where what goes out can be found.
fn documents(
    parts: &mut Parts<'_>,
    id: &StepId,
    drawn: &[(String, Direction)],
    (keys, words): (&mut Keys, &Words),
) -> Vec<Field> {
    let mut named: Vec<(String, Direction)> = Vec::new();
    if let Some(step) = parts.steps.get(id) {
        let own = step.documents.iter();
        named.extend(own.map(|d| (d.name.get(parts.language).to_owned(), d.direction)));
    }
    named.extend(drawn.iter().cloned());
    let mut fields: Vec<Field> = Vec::new();
    let mut here = BTreeSet::new();
    for (name, direction) in named {
        let (ending, message, kind) = match direction {
            Direction::In => ("seen", "form-document-in", Type::Boolean),
            Direction::Out => ("ref", "form-document-out", Type::Text),
        };
        let key = keys.of(&name, ending);
        if here.insert(key.clone()) {
            let label = words.say_with(message, &[("name", name.into())]);
            fields.push(Field { key, label, ask: Ask::Value(kind), required: false });
        }
    }
    fields
}

/// A form as a file for form-js.
pub fn form_js(form: &Form) -> String {
    let mut components = vec![json!({
        "type": "text",
        "id": "title",
        "text": format!("# {}", form.title),
    })];
    components.extend(form.fields.iter().map(component));
    let whole = json!({
        "id": form.id,
        "type": "default",
        "schemaVersion": SCHEMA,
        "executionPlatform": "Camunda Cloud",
        "executionPlatformVersion": FORM_PLATFORM,
        "components": components,
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn component(field: &Field) -> Value {
    let mut out = Map::new();
    let (kind, more) = match &field.ask {
        Ask::Value(Type::Text) => ("textfield", None),
        Ask::Value(Type::Number) => ("number", None),
        Ask::Value(Type::Boolean) => ("checkbox", Some(("defaultValue", json!(false)))),
        Ask::Value(Type::Date) => ("datetime", Some(("subtype", json!("date")))),
        Ask::Choice(choices) => {
            let values: Vec<Value> = choices
                .iter()
                .map(|(value, label)| json!({ "label": label, "value": value }))
                .collect();
            let kind = if choices.len() > FEW { "select" } else { "radio" };
            (kind, Some(("values", json!(values))))
        }
    };
    out.insert("type".to_owned(), json!(kind));
    out.insert("id".to_owned(), json!(format!("field_{}", field.key)));
    out.insert("key".to_owned(), json!(field.key));
    let label = if kind == "datetime" { "dateLabel" } else { "label" };
    out.insert(label.to_owned(), json!(field.label));
    if let Some((name, value)) = more {
        out.insert(name.to_owned(), value);
    }
    if field.required {
        out.insert("validate".to_owned(), json!({ "required": true }));
    }
    Value::Object(out)
}

/// Up to so many choices are shown all at once.
const FEW: usize = 4;

/// Reports drawn data: none is executed, some is asked for by a form.
pub(super) fn report_data(parts: &mut Parts<'_>, forms: &[Form]) {
    let steps: BTreeSet<&StepId> = forms.iter().map(|form| &form.step).collect();
    let mut asked = BTreeSet::new();
    for (_, link) in parts.original.links().filter(|(_, l)| l.kind == LinkKind::Data) {
        if let (Anchor::Artifact(artifact), Anchor::Step(step))
        | (Anchor::Step(step), Anchor::Artifact(artifact)) = (&link.from, &link.to)
            && steps.contains(step)
        {
            asked.insert(artifact.clone());
        }
    }
    for (id, artifact) in parts.original.artifacts() {
        if matches!(artifact.kind, ArtifactKind::Annotation | ArtifactKind::Group) {
            continue;
        }
        let is_asked = artifact.kind != ArtifactKind::DataStore && asked.contains(id);
        let code = if is_asked { "engine-data-asked" } else { "engine-data" };
        parts.losses.push(Finding::note(Place::Artifact(id.clone()), code));
    }
}
