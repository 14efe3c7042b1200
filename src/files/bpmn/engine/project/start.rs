//! What is sent to an engine to start a case that goes a certain way.

use serde_json::{Value, json};

use crate::files::bpmn::engine::dialect::Starts;
use crate::files::bpmn::engine::events::CASE_KEY;
use crate::files::bpmn::engine::paths::EnginePath;

use super::{Handover, variables};

/// The body of the request that starts a case; `None` for engines that are started by a program.
pub(super) fn body(handover: &Handover<'_>, path: &EnginePath) -> Option<Value> {
    let message = handover.start_message(path);
    let process = handover.process_of(path);
    let plain: serde_json::Map<String, Value> =
        variables(path).map(|(name, value)| (name.clone(), value.clone())).collect();
    let key = plain.get(CASE_KEY).cloned().unwrap_or_else(|| json!("1"));
    match handover.dialect.has().starts {
        Starts::Program => None,
        Starts::Typed => {
            let typed: serde_json::Map<String, Value> =
                plain.iter().map(|(name, value)| (name.clone(), typed(value))).collect();
            Some(match message {
                Some(message) => json!({
                    "messageName": message,
                    "businessKey": key,
                    "processVariables": typed,
                }),
                None => json!({ "businessKey": key, "variables": typed }),
            })
        }
        Starts::Plain => Some(match message {
            Some(message) => json!({
                "name": message,
                "correlationKey": key,
                "variables": plain,
            }),
            None => json!({ "processDefinitionId": process, "variables": plain }),
        }),
        Starts::List => {
            let list: Vec<Value> =
                plain.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
            Some(match message {
                Some(message) => {
                    json!({ "message": message, "businessKey": key, "variables": list })
                }
                None => json!({
                    "processDefinitionKey": process,
                    "businessKey": key,
                    "variables": list,
                }),
            })
        }
    }
}

/// A value with the name of its type.
fn typed(value: &Value) -> Value {
    let kind = match value {
        Value::Bool(_) => "Boolean",
        Value::Number(number) if number.is_i64() => "Long",
        Value::Number(_) => "Double",
        _ => "String",
    };
    json!({ "value": value, "type": kind })
}
