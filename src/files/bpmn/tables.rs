//! Tables of a file being read: ids given, elements referred to, lines and columns, and where in the
//! text the things of the model stand.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use roxmltree::Node;

use crate::files::error::At;
use crate::model::finding::Place;

use super::diagram::Shifts;
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
    pub(super) by_node: HashMap<u32, String>,
    pub(super) by_old: HashMap<String, String>,
    pub(super) used: HashSet<String>,
    /// Whether some thing has another id than in the file.
    pub(super) mended: bool,
    numbers: BTreeMap<String, u64>,
}

impl Ids {
    /// Every element that became a thing, with the thing's id; in no order.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (u32, &str)> {
        self.by_node.iter().map(|(node, id)| (*node, id.as_str()))
    }

    /// The id of a thing.
    pub(super) fn of(&self, node: Node<'_, '_>) -> &str {
        self.by_node.get(&node.id().get()).map_or("", String::as_str)
    }

    /// The id that a reference in the file means.
    pub(super) fn meant(&self, reference: &str) -> Option<&str> {
        let reference = reference.trim();
        self.by_old.get(reference).or_else(|| self.by_old.get(local(reference))).map(String::as_str)
    }

    pub(super) fn fresh(&mut self, stem: &str) -> String {
        let number = self.numbers.entry(stem.to_owned()).or_insert(0);
        loop {
            *number += 1;
            let id = format!("{stem}_{number}");
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
    /// The shape or edge of each element, by the id it has in the file.
    pub(super) shapes: HashMap<String, u32>,
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
