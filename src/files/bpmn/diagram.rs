//! Reading the diagram: bounds, waypoints, labels, and what a shape says that we do not read.

use std::cell::Cell;
use std::collections::BTreeSet;

use foldhash::{HashMap, HashSet};

use crate::model::finding::{Finding, Place};
use crate::model::flow::Docks;
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};

use super::colors;
use super::dom::{Document, Node};
use super::extension::NAMESPACE;
use super::read::each_foreign;
use super::tables::Ids;
use super::xml::{BPMNDI, DC, DI, boolean, fragment, fragment_name, fragment_with, is, local};

/// Attributes of a shape or edge that we read ourselves.
const READ: [&str; 4] = ["bpmnElement", "isExpanded", "isHorizontal", "prodigio:auto"];

/// What the diagram says of one element.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn {
    /// Bounds of a shape.
    pub(super) bounds: Option<Rect>,
    /// Waypoints of an edge.
    pub(super) points: Vec<Point>,
    /// Bounds of the label.
    pub(super) label: Option<Rect>,
    /// Whether the inside is drawn.
    pub(super) expanded: Option<bool>,
    /// Whether a pool or lane lies, where that is said.
    pub(super) horizontal: Option<bool>,
    /// What was routed, not set by hand: see [`auto_mark`].
    pub(super) auto: Option<String>,
    /// Everything else, as `di/…` and `label/…`.
    pub(super) foreign: Foreign,
    /// How its numbers are written.
    said: Said,
}

/// How positions and sizes are written that are no numbers as XML has them.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// With a decimal comma.
    with_comma: bool,
    /// So that they cannot be read.
    unreadable: bool,
}

impl Said {
    /// A position or size; NaN where it cannot be read. A decimal comma is read as it was meant.
    fn number(&mut self, node: Node<'_, '_>, name: &str) -> Option<f64> {
        let text = node.attribute(name)?.trim();
        let number = text.parse().unwrap_or_else(|_| {
            let meant = text.replacen(',', ".", 1).parse();
            self.with_comma |= meant.is_ok();
            meant.unwrap_or(f64::NAN)
        });
        self.unreadable |= !number.is_finite();
        Some(number)
    }

    fn bounds(&mut self, shape: Node<'_, '_>) -> Option<Rect> {
        let bounds = shape.children().find(|n| is(*n, DC, "Bounds"))?;
        let [x, y, w, h] =
            ["x", "y", "width", "height"].map(|name| self.number(bounds, name).unwrap_or(0.0));
        let rect = Rect::new(x, y, w, h);
        rect.is_sound().then_some(rect)
    }

    fn point(&mut self, waypoint: Node<'_, '_>) -> Option<Point> {
        let (x, y) = (self.number(waypoint, "x"), self.number(waypoint, "y"));
        let point = Point::new(x?, y?);
        point.is_sound().then_some(point)
    }
}

/// The diagrams of a file. What they say of a thing is read when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Diagrams {
    /// The node of each thing's shape or edge, by the thing's number.
    shapes: Vec<Option<u32>>,
    /// The thing that each shape or edge shows, by the shape's node.
    things: HashMap<u32, usize>,
    /// Whether there is any.
    pub(super) has_shapes: bool,
    /// Things whose shape stays in its diagram, because what it shows is kept and not read.
    given_back: HashSet<usize>,
    /// Elements that are a diagram's plane.
    pub(super) planes: BTreeSet<String>,
    /// How far down the things of its planes were put: see [`Diagrams::part`].
    pub(super) shifts: Shifts,
    /// How many diagrams with something on them there are beside the first.
    pub(super) more: usize,
    /// How the numbers are written of all that was asked for.
    said: Cell<Said>,
}

/// How far down the things of each plane were put from where the file says. Asked, never walked.
#[derive(Clone, Debug, Default)]
pub(super) struct Shifts {
    /// By the plane's node in the tree.
    pub(super) by_node: HashMap<u32, f64>,
    /// By the plane's number in the file, which a change elsewhere in it leaves as it is.
    by_number: HashMap<usize, f64>,
}

/// A plane that is no inside of a sub-procedure.
struct Sheet<'d, 'i> {
    node: u32,
    number: usize,
    /// Shapes and edges.
    shapes: Vec<Node<'d, 'i>>,
}

/// Reads all diagrams. Shapes of what is not read are kept. Where `shifts` are given, the things of a
/// plane are put down so far, else where there is room.
pub(super) fn read(root: Node<'_, '_>, ids: &Ids, shifts: Option<&Shifts>) -> Diagrams {
    let mut out = Diagrams { shapes: vec![None; ids.count()], ..Diagrams::default() };
    let mut sheets: Vec<Sheet<'_, '_>> = Vec::new();
    let mut number = 0;
    for diagram in root.children().filter(|n| is(*n, BPMNDI, "BPMNDiagram")) {
        for plane in diagram.children().filter(|n| is(*n, BPMNDI, "BPMNPlane")) {
            let shown = plane.attribute("bpmnElement").map(local).unwrap_or_default();
            if !shown.is_empty() {
                out.planes.insert(shown.to_owned());
            }
            number += 1;
            let mut shapes = Vec::new();
            for shape in plane.children().filter(Node::is_element) {
                let Some(element) = shape.attribute("bpmnElement").map(local) else { continue };
                let ours = is(shape, BPMNDI, "BPMNShape") || is(shape, BPMNDI, "BPMNEdge");
                let thing = ids.exactly(element).filter(|_| ours);
                let Some(thing) = thing else { continue };
                if let Some(place @ None) = out.shapes.get_mut(thing) {
                    *place = Some(shape.number());
                    out.things.insert(shape.number(), thing);
                    shapes.push(shape);
                }
            }
            out.has_shapes |= !shapes.is_empty();
            if ids.exactly(shown).is_none() && !shapes.is_empty() {
                sheets.push(Sheet { node: plane.number(), number, shapes });
            }
        }
    }
    out.more = sheets.len().saturating_sub(1);
    out.part(&sheets, shifts);
    out
}

fn drawn(shape: Node<'_, '_>, element: &str) -> Drawn {
    let mut said = Said::default();
    let waypoints = shape.children().filter(|n| is(*n, DI, "waypoint"));
    let mut out = Drawn {
        points: waypoints.filter_map(|n| said.point(n)).collect(),
        bounds: said.bounds(shape),
        expanded: boolean(shape, "isExpanded"),
        horizontal: boolean(shape, "isHorizontal"),
        auto: shape.attribute_of(NAMESPACE, "auto").map(str::to_owned),
        ..Drawn::default()
    };
    each_foreign(shape, &READ, |name, value| {
        if name != "id" || value.strip_suffix("_di") != Some(element) {
            out.foreign.attributes.insert(prefixed("di", name), value.to_owned());
        }
    });
    out.foreign.colors = colors::said(&out.foreign.attributes);
    let mut rest = Vec::new();
    for child in shape.children().filter(Node::is_element) {
        if is(child, BPMNDI, "BPMNLabel") {
            out.label = said.bounds(child);
            if out.label.is_none() {
                // A label without bounds says nothing, but it stood there.
                out.foreign.attributes.insert("label/bounds".to_owned(), String::new());
            }
            each_foreign(child, &[], |name, value| {
                out.foreign.attributes.insert(prefixed("label", name), value.to_owned());
            });
        } else if !is(child, DC, "Bounds") && !is(child, DI, "waypoint") {
            rest.push(fragment(child));
        }
    }
    out.said = said;
    if !rest.is_empty() {
        let inner: String = rest.concat();
        out.foreign.elements.push(format!("<bpmndi:BPMNShape>{inner}</bpmndi:BPMNShape>"));
    }
    out
}

/// A diagram attribute's key; declarations of namespaces keep their own.
fn prefixed(kind: &str, name: &str) -> String {
    if name.starts_with("xmlns:") { name.to_owned() } else { format!("{kind}/{name}") }
}

/// Diagrams that stand one below the other are told apart by whole steps of so much, in canvas
/// points: so a small change in one does not move the others.
const STEP: f64 = 1000.0;
/// Room between two of them.
const GAP: f64 = 200.0;

impl Drawn {
    /// What it covers.
    fn extent(&self) -> Option<Rect> {
        let of_points = |p: &Point| Rect::new(p.x, p.y, 0.0, 0.0);
        let all =
            self.bounds.into_iter().chain(self.label).chain(self.points.iter().map(of_points));
        all.reduce(Rect::union)
    }

    fn move_down(&mut self, by: f64) {
        for rect in self.bounds.iter_mut().chain(self.label.iter_mut()) {
            rect.y += by;
        }
        for point in &mut self.points {
            point.y += by;
        }
    }
}

impl Diagrams {
    /// Puts the things of later diagrams below those of earlier ones where they would stand upon
    /// each other: here all are on one sheet. Shifts that are given hold whatever stands where.
    fn part(&mut self, sheets: &[Sheet<'_, '_>], given: Option<&Shifts>) {
        if sheets.len() < 2 {
            return;
        }
        let mut covered: Option<Rect> = None;
        for sheet in sheets {
            let extents = sheet.shapes.iter().filter_map(|shape| drawn(*shape, "").extent());
            let Some(mut extent) = extents.reduce(Rect::union) else { continue };
            let by = match given {
                Some(given) => given.by_number.get(&sheet.number).copied(),
                None => covered
                    .filter(|c| c.touches(extent))
                    .map(|above| ((above.bottom() + GAP - extent.y) / STEP).ceil() * STEP),
            };
            if let Some(by) = by {
                extent.y += by;
                self.shifts.by_node.insert(sheet.node, by);
                self.shifts.by_number.insert(sheet.number, by);
            }
            covered = Some(covered.map_or(extent, |c| c.union(extent)));
        }
    }

    /// What is to be said of how the numbers are written of all that was asked for.
    pub(super) fn findings(&self) -> impl Iterator<Item = Finding> {
        let said = self.said.get();
        let codes = [
            said.with_comma.then_some("bpmn-decimal-comma"),
            said.unreadable.then_some("bpmn-place-unreadable"),
        ];
        codes.into_iter().flatten().map(|code| Finding::warning(Place::Study, code))
    }

    /// Whether a thing is drawn.
    pub(super) fn shows(&self, thing: usize) -> bool {
        self.shapes.get(thing).is_some_and(Option::is_some)
    }

    /// What the diagrams of a file say of a thing.
    pub(super) fn drawn(&self, document: &Document<'_>, thing: usize) -> Option<Drawn> {
        let shape = document.node((*self.shapes.get(thing)?)?)?;
        let element = shape.attribute("bpmnElement").map(local).unwrap_or_default();
        let mut out = drawn(shape, element);
        let mut said = self.said.get();
        said.with_comma |= out.said.with_comma;
        said.unreadable |= out.said.unreadable;
        self.said.set(said);
        let plane = shape.parent().filter(|_| !self.shifts.by_node.is_empty());
        if let Some(by) = plane.and_then(|p| self.shifts.by_node.get(&p.number())) {
            out.move_down(*by);
        }
        Some(out)
    }

    /// Leaves a shape in its diagram, because what it shows is kept and not read.
    pub(super) fn give_back(&mut self, thing: usize) {
        self.given_back.insert(thing);
    }

    /// Whether the shape of a thing is taken out of its diagram.
    fn takes(&self, thing: usize) -> bool {
        self.shows(thing) && !self.given_back.contains(&thing)
    }

    /// The shapes taken, by the number of the thing.
    pub(super) fn taken(&self) -> Vec<Option<u32>> {
        let shapes = self.shapes.iter().enumerate();
        shapes.map(|(thing, shape)| shape.filter(|_| self.takes(thing))).collect()
    }

    /// A diagram with what of it was not read. What shows a thing that is drawn elsewhere too names
    /// it by its id, so that it goes when the thing does.
    pub(super) fn skeleton(&self, diagram: Node<'_, '_>, ids: &Ids) -> String {
        let mut out = opened(&fragment_with(diagram, &|_| false));
        for child in diagram.children().filter(Node::is_element) {
            if !is(child, BPMNDI, "BPMNPlane") {
                out.push_str(&fragment(child));
                continue;
            }
            let plane = fragment_with(child, &|_| false);
            let mut inside = String::new();
            for shape in child.children().filter(Node::is_element) {
                let thing = self.things.get(&shape.number());
                if thing.is_some_and(|thing| self.takes(*thing)) {
                    continue;
                }
                let element = shape.attribute("bpmnElement").map(local).unwrap_or_default();
                let again = ids.exactly(element).filter(|thing| self.takes(*thing));
                let kept = fragment(shape);
                inside.push_str(&match again {
                    Some(thing) => marked_again(&kept, ids.name(thing)),
                    None => kept,
                });
            }
            if inside.is_empty() {
                out.push_str(&plane);
            } else {
                out.push_str(&opened(&plane));
                out.push_str(&inside);
                out.push_str("</bpmndi:BPMNPlane>");
            }
        }
        out.push_str("</bpmndi:BPMNDiagram>");
        out
    }
}

/// The start tag of an empty element's text.
fn opened(empty: &str) -> String {
    let mut out = empty.strip_suffix("/>").unwrap_or(empty).to_owned();
    out.push('>');
    out
}

/// The attribute of a kept shape that names the thing it shows once more.
const AGAIN: &str = " prodigio:again=\"";

fn marked_again(shape: &str, id: &str) -> String {
    let name = fragment_name(shape).len() + 1;
    let (name, rest) = shape.split_at(name);
    format!("{name}{AGAIN}{id}\"{rest}")
}

/// A kept shape without the name of the thing it shows once more, and that name.
pub(super) fn shown_again(shape: &str) -> Option<(String, &str)> {
    let (head, rest) = shape.split_once(AGAIN)?;
    let (id, rest) = rest.split_once('"')?;
    // Nothing may stand before it but the name.
    (head.len() == fragment_name(shape).len() + 1).then(|| (format!("{head}{rest}"), id))
}

/// Which part of a line was found by routing: `route:…` all of it, `docks:…` its ends. The number
/// tells whether another program has changed the waypoints since.
pub(super) fn auto_mark(what: &str, points: &[Point]) -> String {
    // FNV-1a, 32 bits, over the shortest decimal form of each coordinate.
    let mut hash: u32 = 0x811c_9dc5;
    for point in points {
        for byte in format!("{} {};", point.x, point.y).bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    format!("{what}:{hash:08x}")
}

/// The bends and docks that waypoints stand for.
pub(super) fn line(drawn: &mut Drawn) -> (Vec<Point>, Option<Docks>) {
    let mut points = std::mem::take(&mut drawn.points);
    let [from, .., to] = points.as_slice() else { return (Vec::new(), None) };
    let docks = Docks { from: *from, to: *to };
    let mark = drawn.auto.as_deref();
    if mark.is_some_and(|mark| mark == auto_mark("route", &points)) {
        return (Vec::new(), None);
    }
    let by_hand = mark.is_none_or(|mark| mark != auto_mark("docks", &points));
    points.pop();
    points.remove(0);
    points.shrink_to_fit();
    (points, by_hand.then_some(docks))
}
