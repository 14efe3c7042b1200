//! Small readings of a parsed XML tree, and kept fragments in canonical prefixes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::dom::{Attribute, Node, XML};
use super::sink::{escaped, escaped_text};

/// BPMN's model namespace.
pub(super) const BPMN: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// The model namespace of the beta that some old tools still write.
const BPMN_BETA: &str = "http://schema.omg.org/spec/BPMN/2.0";
/// BPMN's diagram namespace.
pub(super) const BPMNDI: &str = "http://www.omg.org/spec/BPMN/20100524/DI";
/// Bounds and fonts.
pub(super) const DC: &str = "http://www.omg.org/spec/DD/20100524/DC";
/// Waypoints.
pub(super) const DI: &str = "http://www.omg.org/spec/DD/20100524/DI";
/// `xsi:type`.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Namespaces with the prefix they always have in what we write.
pub(super) const KNOWN: [(&str, &str); 6] = [
    ("bpmn", BPMN),
    ("bpmndi", BPMNDI),
    ("dc", DC),
    ("di", DI),
    ("xsi", XSI),
    ("prodigio", super::extension::NAMESPACE),
];

/// What a prefix stands for that nobody has declared, before the prefix.
pub(super) const UNDECLARED: &str = "urn:undeclared:";

/// The prefix of a namespace that we always write with the same one.
pub(super) fn known_prefix(uri: &str) -> Option<&'static str> {
    if uri == BPMN_BETA {
        return Some("bpmn");
    }
    KNOWN.iter().find(|(_, u)| *u == uri).map(|(p, _)| *p)
}

/// Whether a namespace is that of BPMN's model.
pub(super) fn is_model(uri: &str) -> bool {
    matches!(uri, BPMN | BPMN_BETA)
}

/// The BPMN name of an element; empty for elements of other namespaces.
pub(super) fn bpmn_name<'i>(node: Node<'_, 'i>) -> &'i str {
    node.bpmn_name()
}

/// Whether the `id` of an element is one of the file: that of a vendor's word, such as the variable
/// of a form's field, is its own affair.
pub(super) fn has_own_ids(node: Node<'_, '_>) -> bool {
    node.namespace().is_some_and(|uri| known_prefix(uri).is_some())
}

/// Child elements of BPMN's model with this name.
pub(super) fn bpmn_children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |c| bpmn_name(*c) == name)
}

/// Whether a node is the element `name` of namespace `uri`.
pub(super) fn is(node: Node<'_, '_>, uri: &str, name: &str) -> bool {
    node.is_element() && node.local() == name && node.namespace() == Some(uri)
}

/// The text of an element, all pieces joined.
pub(super) fn text_of(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(Node::text).collect()
}

/// The text of an element, copied only where it stands in several pieces.
pub(super) fn said_by<'d>(node: Node<'d, '_>) -> Cow<'d, str> {
    let mut children = node.children();
    match (children.next(), children.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(only), None) if only.is_text() => Cow::Borrowed(only.text().unwrap_or_default()),
        _ => Cow::Owned(text_of(node)),
    }
}

/// A reference without the prefix that some tools put before it.
pub(super) fn local(reference: &str) -> &str {
    let reference = reference.trim();
    reference.rsplit_once(':').map_or(reference, |(_, local)| local)
}

/// `true`, `1`, `false` or `0` of an attribute.
pub(super) fn boolean(node: Node<'_, '_>, name: &str) -> Option<bool> {
    match node.attribute(name)?.trim() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// The prefix an element or attribute has in the source.
fn source_prefix(qualified: &str) -> &str {
    qualified.split_once(':').map_or("", |(prefix, _)| prefix)
}

fn element_prefix<'i>(node: Node<'_, 'i>) -> &'i str {
    let source = node.document().input_text().get(node.range()).unwrap_or_default();
    let name = source.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(0);
    source_prefix(&name[..end])
}

/// The prefix that a namespace has at a node, empty where it is the default one; a name of an
/// attribute must have one.
pub(super) fn in_scope<'i>(node: Node<'_, 'i>, uri: &str, element: bool) -> Option<&'i str> {
    let same = |found: &str| found == uri || uri == BPMN && found == BPMN_BETA;
    if element && node.namespace().is_some_and(same) {
        return Some(element_prefix(node));
    }
    node.namespaces()
        .filter(|(_, uri)| same(uri))
        .map(|(prefix, _)| prefix)
        .find(|p| element || !p.is_empty())
}

/// A prefix of a foreign namespace that cannot be taken for one of ours.
fn foreign_prefix(prefix: &str) -> Cow<'_, str> {
    let known = KNOWN.iter().any(|(p, _)| *p == prefix);
    if known { Cow::Owned(format!("{prefix}_")) } else { Cow::Borrowed(prefix) }
}

/// The name of an attribute in canonical prefixes, and the namespace its prefix needs.
pub(super) fn attribute_name(attribute: Attribute<'_, '_>) -> (String, Option<(String, String)>) {
    let local = attribute.name();
    match attribute.namespace() {
        None => (local.to_owned(), None),
        Some(XML) => (format!("xml:{local}"), None),
        Some(uri) => {
            if let Some(prefix) = known_prefix(uri) {
                return (format!("{prefix}:{local}"), None);
            }
            let prefix = foreign_prefix(source_prefix(attribute.written()));
            (format!("{prefix}:{local}"), Some((prefix.into_owned(), uri.to_owned())))
        }
    }
}

/// The value of an attribute with `xsi:type` in canonical prefixes.
fn attribute_value<'a>(
    node: Node<'a, '_>,
    attribute: Attribute<'a, '_>,
) -> (String, Option<(String, String)>) {
    let value = attribute.value();
    if attribute.namespace() != Some(XSI) || attribute.name() != "type" {
        return (value.to_owned(), None);
    }
    let (prefix, local) = value.split_once(':').unwrap_or(("", value));
    let uri = node.lookup(prefix);
    match uri.map(|u| (known_prefix(u), u)) {
        Some((Some(known), _)) => (format!("{known}:{local}"), None),
        Some((None, uri)) if !prefix.is_empty() => {
            let prefix = foreign_prefix(prefix);
            (format!("{prefix}:{local}"), Some((prefix.into_owned(), uri.to_owned())))
        }
        _ => (value.to_owned(), None),
    }
}

/// The root's namespaces that are not of the known ones, by prefix.
pub(super) fn foreign_namespaces(root: Node<'_, '_>) -> BTreeMap<String, String> {
    root.namespaces()
        .filter(|(prefix, uri)| known_prefix(uri).is_none() && !prefix.is_empty())
        .map(|(prefix, uri)| (foreign_prefix(prefix).into_owned(), uri.to_owned()))
        .collect()
}

/// Whether the root of a node's document declares this prefix, as [`foreign_namespaces`] names it.
pub(super) fn root_declares(node: Node<'_, '_>, prefix: &str, uri: &str) -> bool {
    let root = node.document().root_element();
    root.namespaces().any(|(p, u)| u == uri && !p.is_empty() && foreign_prefix(p) == prefix)
}

/// A subtree as XML text in canonical prefixes with the declarations it needs.
pub(super) fn fragment(node: Node<'_, '_>) -> String {
    let mut out = String::new();
    write_fragment(node, &BTreeMap::new(), &|_| true, &mut out);
    out
}

/// Like [`fragment`], with those direct children only that `keep` lets through.
pub(super) fn fragment_with(node: Node<'_, '_>, keep: &dyn Fn(Node<'_, '_>) -> bool) -> String {
    let mut out = String::new();
    write_fragment(node, &BTreeMap::new(), keep, &mut out);
    out
}

fn write_fragment(
    node: Node<'_, '_>,
    scope: &BTreeMap<String, String>,
    keep: &dyn Fn(Node<'_, '_>) -> bool,
    out: &mut String,
) {
    if node.is_text() {
        out.push_str(&escaped_text(node.text().unwrap_or_default()));
    } else if node.is_comment() {
        out.push_str("<!--");
        out.push_str(node.text().unwrap_or_default());
        out.push_str("-->");
    } else if node.is_instruction() {
        out.push_str(node.document().input_text().get(node.range()).unwrap_or_default());
    } else if node.is_element() {
        let (name, attributes, scope) = start_tag(node, scope);
        out.push('<');
        out.push_str(&name);
        for (key, value) in &attributes {
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            out.push_str(&escaped(value));
            out.push('"');
        }
        let before = out.len();
        out.push('>');
        for child in node.children().filter(|c| keep(*c)) {
            // Depth is bounded by the limit on reading.
            write_fragment(child, &scope, &|_| true, out);
        }
        if out.len() == before + 1 {
            out.pop();
            out.push_str("/>");
        } else {
            out.push_str("</");
            out.push_str(&name);
            out.push('>');
        }
    }
}

type Tag = (String, Vec<(String, String)>, BTreeMap<String, String>);

/// The name and attributes of an element, declarations first, and the namespaces now in scope.
fn start_tag(node: Node<'_, '_>, scope: &BTreeMap<String, String>) -> Tag {
    let mut scope = scope.clone();
    let mut declarations: BTreeMap<String, String> = BTreeMap::new();
    let mut declare = |prefix: &str, uri: &str| {
        if scope.get(prefix).map_or("", String::as_str) != uri {
            scope.insert(prefix.to_owned(), uri.to_owned());
            let key =
                if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            declarations.insert(key, uri.to_owned());
        }
    };
    let local = node.local();
    let name = match node.namespace() {
        None => {
            declare("", "");
            local.to_owned()
        }
        Some(uri) => {
            if let Some(prefix) = known_prefix(uri) {
                format!("{prefix}:{local}")
            } else {
                let prefix = foreign_prefix(element_prefix(node));
                declare(&prefix, uri);
                if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
            }
        }
    };
    let mut attributes = Vec::new();
    for attribute in node.attributes() {
        let (key, needed) = attribute_name(attribute);
        if let Some((prefix, uri)) = needed {
            declare(&prefix, &uri);
        }
        let (value, needed) = attribute_value(node, attribute);
        if let Some((prefix, uri)) = needed {
            declare(&prefix, &uri);
        }
        attributes.push((key, value));
    }
    let mut all: Vec<(String, String)> = declarations.into_iter().collect();
    all.append(&mut attributes);
    (name, all, scope)
}

/// The qualified name of a kept fragment's element: `bpmn:documentation`; empty for a comment.
pub(super) fn fragment_name(fragment: &str) -> &str {
    let Some(rest) = fragment.strip_prefix('<') else { return "" };
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
    if rest.starts_with(['!', '?']) { "" } else { &rest[..end] }
}

/// A kept fragment wrapped so that it can be parsed: its prefixes are those of [`KNOWN`] and those
/// that `declared`, written as in a tag, adds.
pub(super) fn wrapped(fragment: &str, declared: &str) -> String {
    let known = KNOWN.map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\"")).concat();
    format!("<kept{known}{declared}>{fragment}</kept>")
}

/// A subtree as XML text like [`fragment`], without texts that are only white space.
pub(super) fn compact(node: Node<'_, '_>) -> String {
    let mut out = String::new();
    write_fragment(node, &BTreeMap::new(), &|_| true, &mut out);
    // Between tags only: a text that says something keeps its spaces.
    let mut short = String::with_capacity(out.len());
    let mut rest = out.as_str();
    while let Some(end) = rest.find('>') {
        let (head, tail) = rest.split_at(end + 1);
        short.push_str(head);
        let trimmed = tail.trim_start();
        rest = if trimmed.starts_with('<') { trimmed } else { tail };
    }
    short.push_str(rest);
    short
}
