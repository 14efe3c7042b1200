//! Wrong ids mended: where a file gives things no id, a wrong one or one twice, a change in it needs
//! the ids that the model has given, and what is kept of it names things by these.

use super::dom::{Document, Node};
use super::splice::Splices;
use super::tables::{Ids, Places};
use super::xml::{BPMNDI, bpmn_name, local, text_of, wrapped};

/// Attributes that name a thing.
const ATTRIBUTES: [&str; 10] = [
    "sourceRef",
    "targetRef",
    "attachedToRef",
    "default",
    "bpmnElement",
    "dataObjectRef",
    "activityRef",
    "initiatingParticipantRef",
    "innerMessageFlowRef",
    "outerMessageFlowRef",
];
/// Elements whose text names a thing.
const TEXTS: [&str; 17] = [
    "incoming",
    "outgoing",
    "flowNodeRef",
    "sourceRef",
    "targetRef",
    "dataInputRefs",
    "dataOutputRefs",
    "optionalInputRefs",
    "optionalOutputRefs",
    "whileExecutingInputRefs",
    "whileExecutingOutputRefs",
    "loopDataInputRef",
    "loopDataOutputRef",
    "participantRef",
    "innerParticipantRef",
    "outerParticipantRef",
    "messageFlowRef",
];

/// The text of a document with the ids of the model; `None` when it has them already.
pub(super) fn with_ids(document: &Document<'_>, places: &Places) -> Option<String> {
    let wrong = |node: &Node<'_, '_>| {
        let id = places.ids.of(*node);
        !id.is_empty() && node.attribute("id") != Some(id)
    };
    if !document.root_element().descendants().any(|n| wrong(&n)) {
        return None;
    }
    let mut splices = Splices::new(document);
    for node in document.root_element().descendants().filter(Node::is_element) {
        if wrong(&node) {
            splices.set(node, "id", "id", places.ids.of(node));
        }
        refer(node, &places.ids, &mut splices);
    }
    Some(splices.finish())
}

/// A kept fragment whose references are ids of the model; `None` when they are already.
pub(super) fn referring(fragment: &str, ids: &Ids) -> Option<String> {
    if !ids.mended {
        return None;
    }
    let text = wrapped(fragment, "");
    let document = Document::parse(&text)?;
    let mut splices = Splices::new(&document);
    for node in document.root_element().descendants().filter(Node::is_element) {
        refer(node, ids, &mut splices);
    }
    let text = splices.finish();
    let around = text_around();
    Some(text.strip_prefix(around.0.as_str())?.strip_suffix(around.1.as_str())?.to_owned())
}

/// What stands before and behind a fragment that is wrapped.
fn text_around() -> (String, String) {
    let empty = wrapped("", "");
    let end = empty.rfind("</").unwrap_or(empty.len());
    (empty[..end].to_owned(), empty[end..].to_owned())
}

/// Lets an element name things by the ids of the model.
fn refer<'d, 'i>(node: Node<'d, 'i>, ids: &Ids, splices: &mut Splices<'d, 'i>) {
    if !node.is_bpmn() && node.namespace() != Some(BPMNDI) {
        return;
    }
    let other = |value: &str| ids.meant(value).filter(|id| *id != local(value));
    for name in ATTRIBUTES {
        if let Some(id) = node.attribute(name).and_then(other) {
            splices.set(node, name, name, id);
        }
    }
    if TEXTS.contains(&bpmn_name(node))
        && let Some(id) = other(&text_of(node))
    {
        splices.set_text(node, id);
    }
}
