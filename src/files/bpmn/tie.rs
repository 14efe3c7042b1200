//! What ties the two ends of a link in a file: the name in the definition of its event.

use std::borrow::Cow;

use crate::model::foreign::Foreign;
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scope::kept_attribute;
use super::sink::{escaped, unescaped};
use super::xml::fragment_name;

/// The element that ties a link event.
const DEFINITION: &str = "bpmn:linkEventDefinition";

/// The name in the kept definition of a link event, empty where it has none; `None` where no
/// definition is kept.
pub(super) fn kept_name(step: &Step) -> Option<String> {
    let kept = step.foreign.elements.iter().find(|e| fragment_name(e) == DEFINITION)?;
    Some(kept_attribute(kept, "name").map(unescaped).unwrap_or_default())
}

/// What ties a link event in the file: the name in a kept definition that is left as it stood, else
/// what it is made with.
pub(super) fn link_name(id: &StepId, step: &Step) -> String {
    let kept = kept_name(step).filter(|name| !name.is_empty() && !step.is_retied());
    kept.unwrap_or_else(|| made_name(id, step))
}

/// What ties a link event where no kept definition says it; without a name the id, which ties it to
/// nothing.
pub(super) fn made_name(id: &StepId, step: &Step) -> String {
    Some(step.link_name()).filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_string())
}

/// What is kept of a step as it is written: the definition of a link that was given another name
/// follows it.
pub(super) fn kept<'a>(id: &StepId, step: &'a Step) -> Cow<'a, Foreign> {
    if !step.is_retied() {
        return Cow::Borrowed(&step.foreign);
    }
    let mut out = step.foreign.clone();
    let new = format!(" name=\"{}\"", escaped(&made_name(id, step)));
    for kept in out.elements.iter_mut().filter(|e| fragment_name(e) == DEFINITION) {
        *kept = match kept_attribute(kept, "name") {
            Some(old) => kept.replacen(&format!(" name=\"{old}\""), &new, 1),
            None => kept.replacen(DEFINITION, &format!("{DEFINITION}{new}"), 1),
        };
    }
    Cow::Owned(out)
}
