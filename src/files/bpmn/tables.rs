//! Tables of a file being read: ids given, elements referred to, lines and columns, and where in the
//! text the things of the model stand.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};
use smol_str::SmolStr;

use crate::files::error::{At, saturated};
use crate::model::finding::Place;

use super::diagram::Shifts;
use super::dom::Node;
use super::xml::{bpmn_name, local};

/// Lines and columns of a text, found without a walk from its beginning each time.
#[derive(Debug, Default)]
pub(super) struct Positions(OnceCell<Vec<(usize, At)>>);

impl Positions {
    /// Bytes between two places that are remembered.
    const STRIDE: usize = 4096;

    /// The place of a byte.
    fn of(&self, text: &str, byte: usize) -> At {
        let marks = self.0.get_or_init(|| Self::marks(text));
        let index = marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1);
        let (mut at, mut place) = marks.get(index).copied().unwrap_or((0, At::new(1, 1)));
        for c in text.get(at..).unwrap_or_default().chars() {
            if at >= byte {
                break;
            }
            at += c.len_utf8();
            Self::step(&mut place, c);
        }
        place
    }

    /// The place of a node, for a finding.
    pub(super) fn place(&self, node: Node<'_, '_>) -> Place {
        let at = self.of(node.document().input_text(), node.range().start);
        Place::Text { line: at.line, column: at.column }
    }

    fn step(place: &mut At, c: char) {
        if c == '\n' {
            *place = At::new(place.line + 1, 1);
        } else {
            place.column += 1;
        }
    }

    fn marks(text: &str) -> Vec<(usize, At)> {
        let mut place = At::new(1, 1);
        let mut marks = vec![(0, place)];
        let mut next = Self::STRIDE;
        for (at, c) in text.char_indices() {
            if at >= next {
                marks.push((at, place));
                next = at + Self::STRIDE;
            }
            Self::step(&mut place, c);
        }
        marks
    }
}

/// Ids given to the things of a file. The tables are asked, never walked.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The ids, in the order of the file.
    names: Vec<SmolStr>,
    /// The number of the thing that each node became, by the node's number; [`NONE`] for none.
    by_node: Vec<u32>,
    /// The number of the first thing of each id in the file.
    by_old: HashMap<SmolStr, u32>,
    pub(super) used: HashSet<SmolStr>,
    /// Whether some thing has another id than in the file.
    pub(super) mended: bool,
    numbers: BTreeMap<String, u64>,
}

/// No thing.
const NONE: u32 = u32::MAX;

impl Ids {
    /// Makes room for the things of a tree of so many nodes.
    pub(super) fn reserve(&mut self, things: usize, nodes: usize) {
        self.names.reserve(things);
        self.by_old.reserve(things);
        self.by_node.resize(nodes, NONE);
    }

    /// Takes the next thing, with its id in the file.
    pub(super) fn take(&mut self, node: Node<'_, '_>, old: &str, id: SmolStr) {
        let number = saturated(self.names.len());
        if !old.is_empty() {
            let old = if id == old { id.clone() } else { SmolStr::new(old) };
            self.by_old.entry(old).or_insert(number);
        }
        if let Some(place) = self.by_node.get_mut(node.number() as usize) {
            *place = number;
        }
        self.names.push(id);
    }

    /// How many things there are: their numbers are smaller.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// The number of the thing that a node became.
    pub(super) fn thing(&self, node: Node<'_, '_>) -> Option<usize> {
        let number = self.by_node.get(node.number() as usize)?;
        (*number != NONE).then_some(*number as usize)
    }

    /// The id of a thing by its number.
    pub(super) fn name(&self, thing: usize) -> &str {
        self.names.get(thing).map_or("", SmolStr::as_str)
    }

    /// Every element that became a thing, with the thing's id, in the order of the file.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (u32, &str)> {
        let things = self.by_node.iter().zip(0..).filter(|(thing, _)| **thing != NONE);
        things.map(|(thing, node)| (node, self.name(*thing as usize)))
    }

    /// The id of a thing.
    pub(super) fn of(&self, node: Node<'_, '_>) -> &str {
        self.thing(node).map_or("", |thing| self.name(thing))
    }

    /// The number of the thing that has just this id in the file.
    pub(super) fn exactly(&self, id: &str) -> Option<usize> {
        self.by_old.get(id).map(|number| *number as usize)
    }

    /// The number of the thing that a reference in the file means.
    pub(super) fn number(&self, reference: &str) -> Option<usize> {
        let reference = reference.trim();
        self.exactly(reference).or_else(|| {
            let local = local(reference);
            (local.len() < reference.len()).then(|| self.exactly(local)).flatten()
        })
    }

    /// The id that a reference in the file means.
    pub(super) fn meant(&self, reference: &str) -> Option<&str> {
        self.number(reference).map(|thing| self.name(thing))
    }

    pub(super) fn fresh(&mut self, stem: &str) -> SmolStr {
        let number = self.numbers.entry(stem.to_owned()).or_insert(0);
        loop {
            *number += 1;
            let id = SmolStr::from(format!("{stem}_{number}"));
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Where in a text the things of the model stand. The tables are asked, never walked.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The ids of things.
    pub(super) ids: Ids,
    /// The elements of processes and collaborations, by the id they have in what we write.
    pub(super) containers: HashMap<String, u32>,
    /// The node of the shape or edge of each thing that is drawn, by the thing's number.
    pub(super) shapes: Vec<Option<u32>>,
    /// How far down the things of a diagram stand from where its file says.
    pub(super) shifts: Shifts,
}

/// Elements that others refer to, by id; the first of an id. Asked, never walked.
#[derive(Debug, Default)]
pub(super) struct Index<'d, 'i> {
    /// Those directly under the root.
    pub(super) top: HashMap<&'d str, Node<'d, 'i>>,
    /// Data objects, all of an id.
    pub(super) data: HashMap<&'d str, Vec<Node<'d, 'i>>>,
    /// What category values say.
    pub(super) categories: HashMap<&'d str, &'d str>,
    /// How many of each kind there are that are kept and not drawn.
    pub(super) unshown: BTreeMap<&'d str, usize>,
}

impl<'d, 'i> Index<'d, 'i> {
    pub(super) fn take(&mut self, node: Node<'d, 'i>, id: &'d str) {
        match bpmn_name(node) {
            "dataObject" => self.data.entry(id).or_default().push(node),
            "categoryValue" => {
                self.categories.entry(id).or_insert_with(|| node.attribute("value").unwrap_or(""));
            }
            _ => {}
        }
    }
}
