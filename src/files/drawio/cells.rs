//! Pages and cells of a file: plain or compressed, with their geometry on the canvas.

use std::collections::BTreeMap;
use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::DeflateDecoder;
use roxmltree::Node;

use crate::files::bpmn;
use crate::files::disk::MAX_BYTES;
use crate::files::markup;
use crate::model::finding::{Finding, Place};
use crate::model::geometry::{MAX_COORDINATE, Point, Rect};

use super::label;
use super::style::Style;

/// Most pages looked at.
const MOST_PAGES: usize = 1000;
/// Most cells of a page.
const MOST_CELLS: usize = 50_000;
/// Most cells around each other.
const MOST_AROUND: usize = 64;

/// A page.
pub(super) struct Page {
    /// What it is called.
    pub(super) name: String,
    /// Its cells, in the order of the file: what comes later lies above.
    pub(super) cells: Vec<Cell>,
    /// Places of cells by id.
    by_id: BTreeMap<String, usize>,
    /// The cell around each.
    parents: Vec<Option<usize>>,
    /// Where each stands on the canvas.
    rects: Vec<Rect>,
    /// Whether there were more cells than are read.
    pub(super) is_cut: bool,
}

/// A cell: a shape, a line, or a layer.
pub(super) struct Cell {
    pub(super) id: String,
    /// Its text, without markup.
    pub(super) label: String,
    pub(super) style: Style,
    pub(super) is_shape: bool,
    pub(super) is_line: bool,
    parent: String,
    pub(super) source: String,
    pub(super) target: String,
    geometry: Geometry,
}

#[derive(Default)]
struct Geometry {
    at: Rect,
    relative: bool,
    offset: Point,
    points: Vec<Point>,
    ends: [Option<Point>; 2],
}

impl Page {
    /// Whether the name is more than the one draw.io gives by itself, such as `Page-1`.
    pub(super) fn has_own_name(&self) -> bool {
        let Some((word, number)) = self.name.rsplit_once(['-', ' ']) else {
            return !self.name.is_empty();
        };
        !(matches!(word, "Page" | "Pagina" | "Seite") && number.parse::<u32>().is_ok())
    }

    /// The cell of an id.
    pub(super) fn cell(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The cell around another: a shape, a line or a layer.
    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }

    /// The cells around another, innermost first; a circle ends.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(at), |p| self.parent(*p)).take(MOST_AROUND)
    }

    /// The top left corner of the last of some cells, each inside the one before.
    fn corner(&self, chain: impl Iterator<Item = usize>) -> Point {
        let mut corner = Point::default();
        let mut around = Rect::default();
        for cell in chain.map(|at| &self.cells[at]).filter(|c| c.is_shape) {
            let Geometry { at, relative, offset, .. } = &cell.geometry;
            corner = if *relative {
                corner.moved(at.x * around.w + offset.x, at.y * around.h + offset.y)
            } else {
                corner.moved(at.x, at.y)
            };
            around = *at;
        }
        corner
    }

    /// Where the inside of what is around a cell begins on the canvas.
    fn origin(&self, at: usize) -> Point {
        let chain: Vec<usize> = self.around(at).collect();
        self.corner(chain.into_iter().rev())
    }

    /// Where a shape stands on the canvas.
    pub(super) fn rect(&self, at: usize) -> Rect {
        self.rects.get(at).copied().unwrap_or_default()
    }

    /// Finds what is around each cell and where each stands, once they are all there.
    fn place(&mut self) {
        let parent = |(at, cell): (usize, &Cell)| self.cell(&cell.parent).filter(|p| *p != at);
        self.parents = self.cells.iter().enumerate().map(parent).collect();
        self.rects = (0..self.cells.len()).map(|at| self.stands(at)).collect();
    }

    fn stands(&self, at: usize) -> Rect {
        let mut chain: Vec<usize> = self.around(at).collect();
        chain.insert(0, at);
        let corner = self.corner(chain.into_iter().rev());
        let own = self.cells[at].geometry.at;
        Rect::new(corner.x, corner.y, own.w, own.h)
    }

    /// The bends of a line on the canvas.
    pub(super) fn bends(&self, at: usize) -> Vec<Point> {
        let origin = self.origin(at);
        self.cells[at].geometry.points.iter().map(|p| p.moved(origin.x, origin.y)).collect()
    }

    /// Where a line begins and ends on the canvas, where it holds to nothing.
    pub(super) fn loose_ends(&self, at: usize) -> [Option<Point>; 2] {
        let origin = self.origin(at);
        self.cells[at].geometry.ends.map(|end| end.map(|p| p.moved(origin.x, origin.y)))
    }
}

/// The pages of a file, and what could not be read.
pub(super) fn pages(root: Node<'_, '_>) -> (Vec<Page>, Vec<Finding>) {
    if root.has_tag_name("mxGraphModel") {
        return (vec![page(String::new(), root)], Vec::new());
    }
    let mut pages = Vec::new();
    let mut findings = Vec::new();
    let diagrams = root.children().filter(|n| n.has_tag_name("diagram"));
    for diagram in diagrams.take(MOST_PAGES) {
        let name = diagram.attribute("name").unwrap_or_default().trim().to_owned();
        if let Some(model) = diagram.children().find(|n| n.has_tag_name("mxGraphModel")) {
            pages.push(page(name, model));
            continue;
        }
        let packed: String = diagram.children().filter_map(|n| n.text()).collect();
        match unpacked(&packed, name.clone()) {
            Some(page) => pages.push(page),
            None if packed.trim().is_empty() => {}
            None => {
                let finding = Finding::error(Place::Study, "drawio-page-unread");
                findings.push(finding.with("name", name));
            }
        }
    }
    (pages, findings)
}

/// A compressed page: base64 of deflated, percent-encoded XML; or XML as text.
fn unpacked(packed: &str, name: String) -> Option<Page> {
    let packed = packed.trim();
    let text = if packed.starts_with('<') {
        packed.to_owned()
    } else {
        let bytes = STANDARD.decode(packed).ok()?;
        let mut inflated = Vec::new();
        DeflateDecoder::new(&*bytes).take(MAX_BYTES + 1).read_to_end(&mut inflated).ok()?;
        if inflated.len() as u64 > MAX_BYTES {
            return None;
        }
        percent_encoding::percent_decode(&inflated).decode_utf8().ok()?.into_owned()
    };
    // The limits on nesting hold inside as they do outside.
    let text = bpmn::text(text.as_bytes()).ok()?;
    let document = markup::parse(&text).ok()?;
    let root = document.root_element();
    root.has_tag_name("mxGraphModel").then(|| page(name, root))
}

fn page(name: String, model: Node<'_, '_>) -> Page {
    let mut page = Page {
        name,
        cells: Vec::new(),
        by_id: BTreeMap::new(),
        parents: Vec::new(),
        rects: Vec::new(),
        is_cut: false,
    };
    for node in model.descendants().filter(|n| n.has_tag_name("mxCell")) {
        if page.cells.len() == MOST_CELLS {
            page.is_cut = true;
            break;
        }
        let cell = cell(node);
        // Of two cells of one id the first is meant by what names it.
        page.by_id.entry(cell.id.clone()).or_insert(page.cells.len());
        page.cells.push(cell);
    }
    page.place();
    page
}

fn cell(node: Node<'_, '_>) -> Cell {
    // A cell with data of its own lies in an object that has its id and label.
    let object =
        node.parent_element().filter(|p| p.has_tag_name("UserObject") || p.has_tag_name("object"));
    let of = |name: &str| node.attribute(name).unwrap_or_default().trim().to_owned();
    let outer = |name: &str| object.and_then(|o| o.attribute(name));
    let style = Style::of(node.attribute("style").unwrap_or_default());
    let value = outer("label").or(node.attribute("value")).unwrap_or_default();
    let geometry = node.children().find(|n| n.has_tag_name("mxGeometry"));
    Cell {
        id: outer("id").map_or_else(|| of("id"), str::to_owned),
        label: label::plain(value, style.is("html")),
        is_shape: node.attribute("vertex") == Some("1"),
        is_line: node.attribute("edge") == Some("1"),
        parent: of("parent"),
        source: of("source"),
        target: of("target"),
        geometry: geometry.map(geometry_of).unwrap_or_default(),
        style,
    }
}

fn geometry_of(node: Node<'_, '_>) -> Geometry {
    let number = |name| number(node, name);
    let at =
        Rect::new(number("x"), number("y"), number("width").max(0.0), number("height").max(0.0));
    let mut out =
        Geometry { at, relative: node.attribute("relative") == Some("1"), ..Geometry::default() };
    for child in node.children().filter(Node::is_element) {
        match child.attribute("as") {
            Some("points") => {
                let points = child.children().filter(|n| n.has_tag_name("mxPoint"));
                out.points = points.take(MOST_PAGES).map(point).collect();
            }
            Some("offset") => out.offset = point(child),
            Some("sourcePoint") => out.ends[0] = Some(point(child)),
            Some("targetPoint") => out.ends[1] = Some(point(child)),
            _ => {}
        }
    }
    out
}

fn point(node: Node<'_, '_>) -> Point {
    Point::new(number(node, "x"), number(node, "y"))
}

/// A coordinate; what is missing or wild is nothing.
fn number(node: Node<'_, '_>, name: &str) -> f64 {
    let value = node.attribute(name).and_then(|v| v.trim().parse::<f64>().ok());
    value.filter(|v| v.is_finite() && v.abs() < MAX_COORDINATE / 100.0).unwrap_or(0.0)
}
