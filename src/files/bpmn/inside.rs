//! What stands directly inside an element of a text, found by id, by name, by what it says.

use std::collections::{BTreeMap, HashMap};

use super::dom::Node;
use super::element::Element;
use super::merge::REFERENCES;
use super::tables::Ids;
use super::vocabulary::{rank, root_rank};
use super::xml::{BPMNDI, compact, fragment, is, text_of};

/// The child elements of an element. Its tables are asked, never walked.
pub(super) struct Inside<'d, 'i> {
    /// By their `id`; the first of each.
    pub(super) by_id: HashMap<&'d str, Node<'d, 'i>>,
    /// By their name.
    pub(super) alike: HashMap<&'i str, Alike<'d, 'i>>,
    /// The last of each rank, with its place among all.
    last: BTreeMap<u8, (usize, Node<'d, 'i>)>,
}

/// Children of one name, in order.
#[derive(Default)]
pub(super) struct Alike<'d, 'i> {
    pub(super) nodes: Vec<Node<'d, 'i>>,
    /// The first that says each text, and of each whole element as kept and as made; filled when
    /// first asked.
    by_text: Option<HashMap<String, usize>>,
    by_content: Option<HashMap<String, usize>>,
}

impl<'d, 'i> Inside<'d, 'i> {
    /// What stands inside an element.
    pub(super) fn of(place: Node<'d, 'i>) -> Self {
        let mut out = Self { by_id: HashMap::new(), alike: HashMap::new(), last: BTreeMap::new() };
        let parent = place.local();
        for (at, child) in place.children().filter(Node::is_element).enumerate() {
            let name = child.local();
            if let Some(id) = child.attribute("id") {
                out.by_id.entry(id).or_insert(child);
            }
            out.alike.entry(name).or_default().nodes.push(child);
            out.last.insert(place_rank(place, parent, name), (at, child));
        }
        out
    }

    /// The last child that may stand before one of this rank.
    pub(super) fn last_of_rank(&self, rank: u8) -> Option<Node<'d, 'i>> {
        let before = self.last.range(..=rank).map(|(_, last)| last);
        before.max_by_key(|(at, _)| *at).map(|(_, node)| *node)
    }
}

impl<'d, 'i> Alike<'d, 'i> {
    /// The first that is this kept text.
    pub(super) fn kept(&mut self, text: &str) -> Option<Node<'d, 'i>> {
        let nodes = &self.nodes;
        let table = self.by_content.get_or_insert_with(|| contents(nodes));
        table.get(text).map(|at| nodes[*at])
    }

    /// The first that says what an element says; a reference by whatever id it has in the file.
    pub(super) fn saying(&mut self, element: &Element, ids: &Ids) -> Option<Node<'d, 'i>> {
        let nodes = &self.nodes;
        let of_text = element.text().and_then(|text| {
            let table = self.by_text.get_or_insert_with(|| texts(nodes, ids));
            table.get(text).copied()
        });
        // References say nothing but their text.
        let local = nodes.first().map(|n| n.local()).unwrap_or_default();
        let of_content = if REFERENCES.contains(&local) {
            None
        } else {
            let table = self.by_content.get_or_insert_with(|| contents(nodes));
            table.get(&element.compact()).copied()
        };
        let first = of_text.into_iter().chain(of_content).min()?;
        nodes.get(first).copied()
    }
}

fn texts(nodes: &[Node<'_, '_>], ids: &Ids) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        let text = text_of(*node);
        if REFERENCES.contains(&node.local())
            && let Some(id) = ids.meant(&text)
        {
            out.entry(id.to_owned()).or_insert(at);
        }
        out.entry(text).or_insert(at);
    }
    out
}

fn contents(nodes: &[Node<'_, '_>]) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        out.entry(compact(*node)).or_insert(at);
        out.entry(fragment(*node)).or_insert(at);
    }
    out
}

/// Where a child stands in an element of the text.
pub(super) fn place_rank(place: Node<'_, '_>, parent: &str, child: &str) -> u8 {
    match parent {
        "definitions" => root_rank(child),
        _ if is(place, BPMNDI, parent) => match child {
            "extension" => 0,
            "BPMNLabel" | "BPMNLabelStyle" => 9,
            _ => 5,
        },
        _ => rank(parent, child),
    }
}
