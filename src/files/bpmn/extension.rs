//! Our annotations inside BPMN: elements of our own namespace, one for each field of a thing.
//!
//! ```xml
//! <bpmn:extensionElements>
//!   <prodigio:step>
//!     <prodigio:work>{"law":{"Fixed":30.0},"unit":"Minutes"}</prodigio:work>
//!   </prodigio:step>
//! </bpmn:extensionElements>
//! ```
//!
//! The container is named after the thing (`study`, `step`, `flow`, `lane`, `pool`, `link`,
//! `artifact`), the fields as in the study file; values are JSON, so that numbers come back to the
//! last bit and characters that XML refuses survive as escapes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::model::text::{Language, Text};

use super::dom::Node;
use super::element::Element;
use super::sink::sayable;
use super::xml::{is, text_of};

/// The namespace of our elements and attributes. It is a name, not an address.
pub const NAMESPACE: &str = "urn:prodigio:bpmn:1";

/// Fields by name.
pub(super) type Fields = Map<String, Value>;

/// A value's fields as they are stored; empty ones are not among them.
pub(super) fn fields_of(value: &impl Serialize) -> Fields {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => Fields::new(),
    }
}

/// One value as JSON.
pub(super) fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// The container element of a thing; `None` when there is nothing to say.
pub(super) fn container(name: &str, fields: &Fields) -> Option<Element> {
    if fields.is_empty() {
        return None;
    }
    let mut out = Element::new(format!("prodigio:{name}"));
    for (key, value) in fields {
        out.push(field(key, value));
    }
    Some(out)
}

/// The element of one field.
pub(super) fn field(key: &str, value: &Value) -> Element {
    // JSON escapes control characters; the two that are none and that XML refuses too are left.
    let text = value.to_string().replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
    Element::new(format!("prodigio:{key}")).with_text(text)
}

/// Our container inside a BPMN element.
pub(super) fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    super::xml::bpmn_children(node, "extensionElements")
        .flat_map(Node::children)
        .find(|c| is(*c, NAMESPACE, name))
}

/// The fields inside a container; those that are not JSON are named in the second value.
pub(super) fn read_fields(container: Node<'_, '_>) -> (Fields, Vec<String>) {
    let mut fields = Fields::new();
    let mut wrong = Vec::new();
    for child in container.children().filter(Node::is_element) {
        let name = child.local().to_owned();
        match serde_json::from_str(&text_of(child)) {
            Ok(value) => {
                fields.insert(name, value);
            }
            Err(_) => wrong.push(name),
        }
    }
    (fields, wrong)
}

/// One value of a field.
pub(super) fn value_of<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// Lays fields over a thing; the names of those that do not fit are returned and left aside.
pub(super) fn overlay<T: Serialize + DeserializeOwned>(
    thing: T,
    fields: Fields,
) -> (T, Vec<String>) {
    if fields.is_empty() {
        return (thing, Vec::new());
    }
    let base = fields_of(&thing);
    let mut all = base.clone();
    all.extend(fields.clone());
    if let Ok(thing) = serde_json::from_value(Value::Object(all)) {
        return (thing, Vec::new());
    }
    // One of them is wrong: find out which.
    let mut good = base;
    let mut wrong = Vec::new();
    let mut best = thing;
    for (key, value) in fields {
        let mut tried = good.clone();
        tried.insert(key.clone(), value);
        match serde_json::from_value(Value::Object(tried.clone())) {
            Ok(thing) => {
                best = thing;
                good = tried;
            }
            Err(_) => wrong.push(key),
        }
    }
    (best, wrong)
}

/// The name as BPMN says it: one language, no character that XML refuses.
pub(super) fn said(text: &Text, language: Language) -> String {
    sayable(text.get(language)).into_owned()
}

/// The whole text as a field, when BPMN's one name does not say it all.
pub(super) fn more_than_said(text: &Text, language: Language, said: &str) -> Option<Value> {
    (*text != Text::of(language, said)).then(|| json(text))
}

/// The text of a name in BPMN and what our field says of it: where another program has changed the
/// name, that one language follows it.
pub(super) fn believed(
    stored: Option<&Value>,
    name: &str,
    language: Language,
    fallback: Option<&str>,
) -> Text {
    let Some(mut text) = stored.and_then(value_of::<Text>) else {
        return Text::of(language, name);
    };
    let expected = if text.is_empty() {
        sayable(fallback.unwrap_or_default()).into_owned()
    } else {
        said(&text, language)
    };
    if expected != name {
        text.set(language, name);
    }
    text
}
