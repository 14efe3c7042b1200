//! What a version says in a field, from the fields of a merge back to the words of people.

use serde::de::DeserializeOwned;
use serde_json::{Value, from_value};

use crate::model::field::FieldValue;
use crate::model::id::{LaneId, OfficeId, PoolId, StepId};
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::text::Text;
use crate::words::Words;

/// A value of the field of a thing in the words of people; `p` names what it speaks of by id.
pub(super) fn said(field: &str, value: Value, p: Option<&Procedure>, words: &Words) -> String {
    if let Some(known) = known(field, &value) {
        return words.field_value(&known);
    }
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => words.field_value(&FieldValue::Flag(flag)),
        Value::String(text) => p.and_then(|p| named(p, field, &text, words)).unwrap_or(text),
        Value::Object(mut parts) if parts.contains_key("value") => {
            // A number with its source.
            said(field, parts.remove("value").unwrap_or_default(), p, words)
        }
        other => other.to_string(),
    }
}

/// A value that has words of its own.
fn known(field: &str, value: &Value) -> Option<FieldValue> {
    use FieldValue as F;
    fn get<T: DeserializeOwned>(value: &Value) -> Option<T> {
        from_value(value.clone()).ok()
    }
    let found = match field {
        "work" => get(value).map(F::Time),
        "waits" => get(value).map(F::Waits),
        "kind" => get(value)
            .map(F::Kind)
            .or_else(|| get(value).map(F::LinkKind))
            .or_else(|| get(value).map(F::OfficeKind)),
        "phase" => get(value).map(F::Phase),
        "channel" => get(value).map(F::Channel),
        "marks" => get(value).map(F::Marks),
        "documents" => get(value).map(F::Documents),
        "systems" => get(value).map(F::Systems),
        "basis" => get(value).map(F::Basis),
        "sittings" => get(value).map(F::Sittings),
        "repeat" => get(value).map(F::Repeat),
        "risk" => get(value).map(|risk| F::Risk(Box::new(risk))),
        "initiative" => get(value).map(F::Initiative),
        "silence" => get(value).map(F::Silence),
        "share" => get::<Sourced<f64>>(value).map(|s| F::Share(s.value)),
        "cost" => get::<Sourced<EuroCents>>(value).map(|s| F::Money(s.value)),
        _ => None,
    };
    let text = || get::<Text>(value).filter(|t| !t.is_empty()).map(F::Text);
    let number = || get::<f64>(value).map(F::Number);
    found.or_else(text).or_else(number)
}

/// The name of what a field speaks of by id; `None` where it speaks of nothing, or that has no name.
fn named(p: &Procedure, field: &str, id: &str, words: &Words) -> Option<String> {
    let language = words.language();
    let name = match field {
        "office" => p.office(&OfficeId::new(id))?.name.get(language),
        "lane" => p.lane_name(p.lane(&LaneId::new(id))?, language),
        "pool" => p.pool(&PoolId::new(id))?.name.get(language),
        "parent" | "from" | "to" => p.step(&StepId::new(id))?.name.get(language),
        _ => return None,
    };
    (!name.is_empty()).then(|| name.to_owned())
}
