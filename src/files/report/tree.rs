//! The structure of a document for screen readers, and the pages that its nodes stand on.

use crate::drawing::paper::Part;
use crate::drawing::shape::Shape;

/// What a node of the structure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading with its level and text.
    Heading(u8, String),
    Paragraph,
    List,
    Item,
    Sign,
    ItemBody,
    /// A table with what it shows.
    Table(String),
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    /// A picture with what is to be seen.
    Figure(String),
}

/// A node: what it is, and what it stands in.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Number of the node around it; `None` for the document.
    pub(super) parent: Option<usize>,
}

/// Something painted on a page.
#[derive(Clone, Debug)]
pub(super) enum Ink {
    /// A shape in points of the page.
    Shape(Shape),
    /// Part of a picture.
    Part(Part),
}

/// Ink with the node it belongs to; `None` for lines, page numbers and the like.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) node: Option<usize>,
    pub(super) ink: Ink,
}

/// A page.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// Width and height in points.
    pub(super) size: (f64, f64),
    pub(super) pieces: Vec<Piece>,
}

/// A heading for the outline: level, text, page, height on the page.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f64,
}

/// A document laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub(super) pages: Vec<Page>,
    pub(super) nodes: Vec<Node>,
    pub(super) marks: Vec<Mark>,
}

impl Laid {
    /// A new node.
    pub(super) fn node(&mut self, kind: Kind, parent: Option<usize>) -> usize {
        self.nodes.push(Node { kind, parent });
        self.nodes.len() - 1
    }

    /// Paints on the last page.
    pub(super) fn put(&mut self, node: Option<usize>, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.pieces.push(Piece { node, ink });
        }
    }

    /// Paints a shape on the last page.
    pub(super) fn shape(&mut self, node: Option<usize>, shape: Shape) {
        self.put(node, Ink::Shape(shape));
    }
}
