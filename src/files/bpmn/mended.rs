//! A text whose wrong ids are mended: where a file gives things no id, a wrong one or one twice, a
//! change in it needs the ids that the model has given.

use roxmltree::{Document, Node};

use super::splice::Splices;
use super::tables::Places;
use super::xml::{BPMNDI, bpmn_name, is_bpmn, local, text_of};

/// Attributes that name a thing.
const ATTRIBUTES: [&str; 7] = [
    "sourceRef",
    "targetRef",
    "attachedToRef",
    "default",
    "bpmnElement",
    "dataObjectRef",
    "activityRef",
];
/// Elements whose text names a thing.
const TEXTS: [&str; 7] = [
    "incoming",
    "outgoing",
    "flowNodeRef",
    "sourceRef",
    "targetRef",
    "dataInputRefs",
    "dataOutputRefs",
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
    let other = |value: &str| places.ids.meant(value).filter(|id| *id != local(value));
    for node in document.root_element().descendants().filter(Node::is_element) {
        if wrong(&node) {
            splices.set(node, "id", "id", places.ids.of(node));
        }
        if !is_bpmn(node) && node.tag_name().namespace() != Some(BPMNDI) {
            continue;
        }
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
    Some(splices.finish())
}
