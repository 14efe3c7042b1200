//! Two XML texts compared element by element, knowing nothing of our model: prefixes, the order of
//! attributes, white space between elements and the spelling of numbers say nothing; all else does.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use roxmltree::{Document, Node, ParsingOptions};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// Written by some tools of 2010 in place of today's.
const BETA: [&str; 2] =
    ["http://schema.omg.org/spec/BPMN/2.0", "http://www.omg.org/spec/BPMN/20100524/MODEL"];

/// Something that stands in one text and not in the other.
pub(crate) struct Difference {
    /// The path of the element.
    path: String,
    /// The id of the element.
    pub(crate) id: String,
    /// The attribute, where one is concerned.
    pub(crate) attribute: String,
    what: String,
    /// Whether it stands in the second text only.
    pub(crate) added: bool,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.added { "added" } else { "lost" };
        write!(f, "{verb} {}#{} {} {}", self.path, self.id, self.attribute, self.what)
    }
}

/// All differences of two texts.
pub(crate) fn differences(first: &str, second: &str) -> Result<Vec<Difference>, String> {
    let (first, second) = (declared(first)?, declared(second)?);
    let mut out = Vec::new();
    children(parsed(&first)?.root(), parsed(&second)?.root(), "", &mut out);
    Ok(out)
}

fn parsed(text: &str) -> Result<Document<'_>, String> {
    tree(text).map_err(|e| e.to_string())
}

fn tree(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
}

/// A text without its XML declaration, which says nothing of the content and which some programs
/// write wrong; prefixes that some forget are declared.
fn declared(text: &str) -> Result<String, String> {
    let text = text.trim_start();
    let text = match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or(text, |(_, behind)| behind),
        None => text,
    };
    let mut text = text.to_owned();
    for _ in 0..20 {
        let Err(roxmltree::Error::UnknownNamespace(prefix, _)) = tree(&text) else { break };
        let root = text.find("definitions").ok_or("no definitions")? + "definitions".len();
        text.insert_str(root, &format!(" xmlns:{prefix}=\"urn:undeclared:{prefix}\""));
    }
    Ok(text)
}

fn children(a: Node<'_, '_>, b: Node<'_, '_>, path: &str, out: &mut Vec<Difference>) {
    let (left, right) = (said(a), said(b));
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (key, _)) in right.iter().enumerate().rev() {
        by_key.entry(key).or_default().push(at);
    }
    let mut met = vec![false; right.len()];
    let mut behind = None;
    for (key, node) in &left {
        let Some(at) = by_key.get_mut(key.as_str()).and_then(Vec::pop) else {
            out.push(difference(*node, path, "", key, false));
            continue;
        };
        met[at] = true;
        if behind > Some(at) {
            out.push(difference(*node, path, "", &format!("{key} has moved"), false));
        }
        behind = behind.max(Some(at));
        if let (true, (_, other)) = (node.is_element(), &right[at]) {
            element(*node, *other, path, out);
        }
    }
    for ((key, node), _) in right.iter().zip(met).filter(|(_, met)| !met) {
        out.push(difference(*node, path, "", key, true));
    }
}

fn element(a: Node<'_, '_>, b: Node<'_, '_>, path: &str, out: &mut Vec<Difference>) {
    let path = format!("{path}/{}", a.tag_name().name());
    let (left, right) = (attributes(a), attributes(b));
    for (name, value) in &left {
        if right.get(name) != Some(value) {
            out.push(difference(a, &path, name, value, false));
        }
    }
    for (name, value) in right.iter().filter(|(name, _)| !left.contains_key(*name)) {
        out.push(difference(b, &path, name, value, true));
    }
    children(a, b, &path, out);
}

fn difference(
    node: Node<'_, '_>,
    path: &str,
    attribute: &str,
    what: &str,
    added: bool,
) -> Difference {
    let what: String = what.chars().take(120).collect();
    let id = node.attribute("id").unwrap_or_default().to_owned();
    Difference { path: path.to_owned(), id, attribute: attribute.to_owned(), what, added }
}

/// What stands in an element, each with what tells it from its neighbours.
fn said<'a, 'i>(node: Node<'a, 'i>) -> Vec<(String, Node<'a, 'i>)> {
    let mut out: Vec<(String, Node<'a, 'i>)> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for child in node.children() {
        let key = if let Some(pi) = child.pi() {
            format!("?{} {}", pi.target, pi.value.unwrap_or_default())
        } else if child.is_comment() {
            format!("!{}", child.text().unwrap_or_default())
        } else if child.is_text() {
            let text = child.text().unwrap_or_default();
            if text.trim().is_empty() {
                continue;
            }
            format!("\"{text}")
        } else {
            let name = format!("{}{}", namespace(child), child.tag_name().name());
            let id = ["id", "bpmnElement"].iter().find_map(|a| child.attribute(*a));
            let key = format!("<{name} {}", id.unwrap_or_default());
            let count = counts.entry(key.clone()).or_default();
            *count += 1;
            format!("{key} {count}")
        };
        out.push((key, child));
    }
    out
}

fn namespace<'a>(node: Node<'a, '_>) -> &'a str {
    plain(node.tag_name().namespace().unwrap_or_default())
}

fn plain(uri: &str) -> &str {
    if BETA.contains(&uri) { BETA[1] } else { uri }
}

fn attributes(node: Node<'_, '_>) -> BTreeMap<String, String> {
    let measure = matches!(node.tag_name().name(), "Bounds" | "waypoint");
    let value = |a: roxmltree::Attribute<'_, '_>| {
        if a.namespace() == Some(XSI) && a.name() == "type" {
            let (prefix, local) = a.value().split_once(':').unwrap_or(("", a.value()));
            let uri = node.lookup_namespace_uri((!prefix.is_empty()).then_some(prefix));
            return format!("{}:{local}", plain(uri.unwrap_or_default()));
        }
        match a.value().trim().parse::<f64>() {
            Ok(number) if measure => number.to_string(),
            _ => a.value().to_owned(),
        }
    };
    node.attributes()
        .map(|a| {
            let prefix = a.namespace().map_or(String::new(), |uri| format!("{uri} "));
            let name = format!("{prefix}{}", a.name());
            (name, value(a))
        })
        .collect()
}
