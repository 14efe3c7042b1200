//! Writing the diagram: a plane for the whole and one for each collapsed sub-procedure with a drawn
//! inside; shapes, edges, labels.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::format_smolstr;

use crate::layout::route::{self, Routes};
use crate::model::flow::Docks;
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Step, StepKind};

use super::colors;
use super::diagram::{auto_mark, shown_again};
use super::element::Element;
use super::scope::{Scopes, plane_element};
use super::write::unpacked;
use super::write_things::{Maker, anchor_id};
use super::xml::fragment_name;

/// All diagrams.
pub(super) fn diagrams<'a>(
    p: &'a Procedure,
    scopes: &'a Scopes,
    maker: &'a Maker<'a>,
) -> Vec<Element> {
    let kept = p.foreign().elements.iter();
    let kept: Vec<&String> =
        kept.filter(|e| fragment_name(e) == "bpmndi:BPMNDiagram" && maker.is_sound(e)).collect();
    let shown = kept.iter().filter_map(|k| plane_element(k)).collect();
    // Where every line says its way, none is sought.
    let free =
        p.flows().any(|(_, f)| f.docks.is_none()) || p.links().any(|(_, l)| l.docks.is_none());
    let routes = if free { route::routes(p) } else { Routes::default() };
    let mut draw = Draw { p, scopes, maker, routes, kept, shown, planes: BTreeMap::new() };
    draw.bands();
    draw.steps();
    draw.artifacts();
    draw.lines();
    draw.finish()
}

struct Draw<'a> {
    p: &'a Procedure,
    scopes: &'a Scopes,
    maker: &'a Maker<'a>,
    routes: Routes,
    kept: Vec<&'a String>,
    /// What the planes of the kept diagrams show.
    shown: BTreeSet<&'a str>,
    /// Shapes and edges by the element of their plane.
    planes: BTreeMap<&'a str, Vec<Element>>,
}

impl<'a> Draw<'a> {
    /// The element of the plane on which something stands: the nearest collapsed sub-procedure
    /// around it, else its process where a kept diagram shows that, else the whole.
    fn plane(&self, parent: Option<&'a StepId>, container: &'a str) -> &'a str {
        let mut around = parent;
        for _ in 0..=crate::model::invariants::MAX_DEPTH {
            let Some((id, step)) = around.and_then(|id| self.p.step(id).map(|s| (id, s))) else {
                break;
            };
            if matches!(step.kind, StepKind::SubProcedure { expanded: false, .. }) {
                return id.as_str();
            }
            around = step.parent.as_ref();
        }
        if self.shown.contains(container) { container } else { self.scopes.root() }
    }

    fn container(&self, step: &'a Step) -> &'a str {
        let mut top = step;
        for _ in 0..=crate::model::invariants::MAX_DEPTH {
            match top.parent.as_ref().and_then(|id| self.p.step(id)) {
                Some(parent) => top = parent,
                None => break,
            }
        }
        self.scopes.of_step(self.p, top)
    }

    fn put(&mut self, plane: &'a str, element: Element) {
        self.planes.entry(plane).or_default().push(element);
    }

    fn bands(&mut self) {
        for (id, pool) in self.p.pools() {
            if let Some(mut shape) = shape(id.as_str(), pool.at, &pool.foreign) {
                lying(&mut shape, pool.vertical, &pool.foreign);
                let shape = self.closed(shape, pool.at, None, &pool.foreign);
                self.put(self.scopes.root(), shape);
            }
        }
        for (id, lane) in self.p.lanes() {
            if let Some(mut shape) = shape(id.as_str(), lane.at, &lane.foreign) {
                lying(&mut shape, lane.vertical, &lane.foreign);
                let shape = self.closed(shape, lane.at, None, &lane.foreign);
                self.put(self.plane(None, self.scopes.of_lane(lane)), shape);
            }
        }
    }

    fn steps(&mut self) {
        // Boundary events after their hosts, what stands inside after what stands around.
        let mut steps: Vec<(&StepId, &Step)> = self.p.steps().collect();
        steps.sort_by_key(|(_, s)| matches!(s.kind, StepKind::Boundary { .. }));
        for (id, step) in steps {
            let Some(mut shape) = shape(id.as_str(), step.at, &step.foreign) else { continue };
            let kept = step.foreign.attributes.get("di/isMarkerVisible");
            if matches!(step.kind, StepKind::Gateway(GatewayKind::Exclusive)) && kept.is_none() {
                shape.set("isMarkerVisible", "true");
            }
            if let StepKind::SubProcedure { expanded, .. } = step.kind {
                shape.set("isExpanded", expanded.to_string());
            }
            let shape = self.closed(shape, step.at, step.label, &step.foreign);
            self.put(self.plane(step.parent.as_ref(), self.container(step)), shape);
        }
    }

    fn artifacts(&mut self) {
        for (id, artifact) in self.p.artifacts() {
            let Some(shape) = shape(id.as_str(), artifact.at, &artifact.foreign) else { continue };
            let shape = self.closed(shape, artifact.at, artifact.label, &artifact.foreign);
            let container = self.scopes.of_artifact(self.p, artifact);
            self.put(self.plane(artifact.parent.as_ref(), container), shape);
        }
    }

    fn lines(&mut self) {
        for (id, flow) in self.p.flows() {
            let steps = &self.maker.steps;
            let ends = steps.get(&flow.from).zip(steps.get(&flow.to));
            let Some((&from, &to)) = ends else { continue };
            let routed = self.routes.flows.get(id).map(|r| r.points.clone());
            let hidden = from.at == Rect::default() || to.at == Rect::default();
            let line = line(&flow.bends, flow.docks, routed.filter(|_| !hidden));
            let Some((points, mark)) = line else { continue };
            let edge = self.edge(id.as_str(), &points, mark, flow.label, &flow.foreign);
            self.put(self.plane(from.parent.as_ref(), self.container(from)), edge);
        }
        for (id, link) in self.p.links() {
            let routed = self.routes.links.get(id).map(|r| r.points.clone());
            let hidden = self.hidden(anchor_id(&link.from)) || self.hidden(anchor_id(&link.to));
            let line = line(&link.bends, link.docks, routed.filter(|_| !hidden));
            let Some((points, mark)) = line else { continue };
            let edge = self.edge(id.as_str(), &points, mark, link.label, &link.foreign);
            let step = [&link.from, &link.to].into_iter().find_map(|a| match a {
                crate::model::flow::Anchor::Step(id) => self.p.step(id),
                _ => None,
            });
            let plane = match step {
                Some(step) => self.plane(step.parent.as_ref(), self.container(step)),
                None => self.plane(None, self.scopes.of_link(self.p, link)),
            };
            self.put(plane, edge);
        }
    }

    fn hidden(&self, id: &str) -> bool {
        let step = self.p.step(&id.into()).map(|s| s.at);
        let artifact = self.p.artifact(&id.into()).map(|a| a.at);
        let pool = self.p.pool(&id.into()).map(|p| p.at);
        step.or(artifact).or(pool) == Some(Rect::default())
    }

    fn edge(
        &self,
        id: &str,
        points: &[Point],
        mark: Option<String>,
        label: Option<Rect>,
        foreign: &Foreign,
    ) -> Element {
        let mut out = Element::new("bpmndi:BPMNEdge").expecting(2, points.len());
        attributes(&mut out, id, foreign);
        if let Some(mark) = mark.filter(|_| self.maker.whole) {
            out.set("prodigio:auto", mark);
        }
        self.kept_inside(&mut out, foreign);
        for point in points {
            out.push_waypoint(*point);
        }
        put_label(&mut out, label, foreign);
        out
    }

    fn closed(&self, shape: Element, at: Rect, label: Option<Rect>, foreign: &Foreign) -> Element {
        let mut shape = shape;
        self.kept_inside(&mut shape, foreign);
        shape.push_bounds(at);
        let kept = foreign.attributes.get("label/bounds").and_then(|v| kept_label(v, at));
        put_label(&mut shape, label.or(kept), foreign);
        shape
    }

    /// What a shape held that we do not read.
    fn kept_inside(&self, out: &mut Element, foreign: &Foreign) {
        for fragment in &foreign.elements {
            if fragment_name(fragment) == "bpmndi:BPMNShape"
                && let Some(rest) = unpacked(fragment, &self.maker.declared.by(fragment))
            {
                out.absorb(rest);
            }
        }
    }

    /// The diagrams: kept ones filled, others made; the whole first.
    fn finish(mut self) -> Vec<Element> {
        let root = self.scopes.root();
        let mut out = Vec::new();
        let mut filled = Vec::new();
        for fragment in std::mem::take(&mut self.kept) {
            let element = plane_element(fragment).unwrap_or_default();
            let shapes = self.planes.remove(element).unwrap_or_default();
            filled.push((fragment, element, shapes));
        }
        // What has no plane of its own goes onto the first kept one that shows no sub-procedure.
        let rest = self.planes.remove(root);
        let whole = filled.iter().position(|(_, e, _)| *e == root);
        let home = whole
            .or_else(|| filled.iter().position(|(_, e, _)| self.p.step(&(*e).into()).is_none()));
        match home {
            Some(index) => filled[index].2.extend(rest.unwrap_or_default()),
            None => out.extend(rest.map(|shapes| self.made(root, shapes))),
        }
        for (fragment, _, shapes) in filled {
            out.extend(self.refilled(fragment, shapes));
        }
        for (element, shapes) in std::mem::take(&mut self.planes) {
            out.push(self.made(element, shapes));
        }
        out
    }

    fn made(&self, element: &str, shapes: Vec<Element>) -> Element {
        let (diagram, plane) = self.scopes.diagram_ids(element);
        let mut plane =
            Element::new("bpmndi:BPMNPlane").with("id", plane).with("bpmnElement", element);
        for shape in shapes {
            plane.push(shape);
        }
        Element::new("bpmndi:BPMNDiagram").with("id", diagram).with_child(plane)
    }

    /// A kept diagram with our shapes on its plane, before those that were kept there.
    fn refilled(&self, fragment: &str, mut shapes: Vec<Element>) -> Option<Element> {
        let mut diagram = unpacked(fragment, &self.maker.declared.by(fragment))?;
        diagram.map_kept(|kept| {
            if fragment_name(kept) != "bpmndi:BPMNPlane" {
                return None;
            }
            let mut plane = unpacked(kept, &self.maker.declared.by(kept))?;
            plane.revise_kept(|shape| match shown_again(&shape) {
                Some((shape, id)) => self.p.knows_id(id).then_some(shape),
                None => Some(shape),
            });
            plane.put_first(std::mem::take(&mut shapes));
            Some(plane)
        });
        Some(diagram)
    }
}

/// A shape with its attributes; `None` for what is not drawn.
fn shape(id: &str, at: Rect, foreign: &Foreign) -> Option<Element> {
    if at == Rect::default() {
        return None;
    }
    let mut out = Element::new("bpmndi:BPMNShape").expecting(2, 2);
    attributes(&mut out, id, foreign);
    Some(out)
}

fn attributes(out: &mut Element, id: &str, foreign: &Foreign) {
    out.set("id", format_smolstr!("{id}_di"));
    out.set("bpmnElement", id);
    let are_colors_kept = colors::are_kept(foreign);
    for (key, value) in &foreign.attributes {
        if !are_colors_kept && colors::is_color(key) {
            continue;
        }
        if let Some(key) = key.strip_prefix("di/")
            && !value.is_empty()
        {
            out.set(key, value.as_str());
        }
        if key.starts_with("xmlns:") {
            out.set(key, value.as_str());
        }
    }
    if !are_colors_kept {
        colors::put(out, foreign.colors);
    }
}

fn lying(shape: &mut Element, vertical: bool, foreign: &Foreign) {
    if vertical || !foreign.attributes.contains_key("di/isHorizontal") {
        shape.set("isHorizontal", (!vertical).to_string());
    }
}

fn put_label(out: &mut Element, label: Option<Rect>, foreign: &Foreign) {
    let mut element = Element::new("bpmndi:BPMNLabel");
    for (key, value) in &foreign.attributes {
        if let Some(key) = key.strip_prefix("label/")
            && key != "bounds"
        {
            element.set(key, value.as_str());
        }
    }
    if let Some(at) = label {
        element.push_bounds(at);
    }
    let stood = foreign.attributes.get("label/bounds").is_some_and(String::is_empty);
    if label.is_some() || stood || !element.attributes().is_empty() {
        out.push(element);
    }
}

/// Bounds of a label as they were kept, while its shape has not moved.
fn kept_label(value: &str, at: Rect) -> Option<Rect> {
    let (label, then) = value.split_once(" at ")?;
    let rect = |text: &str| {
        let numbers: Vec<f64> = text.split(' ').filter_map(|n| n.parse().ok()).collect();
        let [x, y, w, h] = numbers.as_slice() else { return None };
        Some(Rect::new(*x, *y, *w, *h))
    };
    (rect(then)? == at).then(|| rect(label)).flatten()
}

/// The points of a line, and the mark that says what of it was found by routing.
fn line(
    bends: &[Point],
    docks: Option<Docks>,
    routed: Option<Vec<Point>>,
) -> Option<(Vec<Point>, Option<String>)> {
    if let Some(docks) = docks {
        let mut points = vec![docks.from];
        points.extend_from_slice(bends);
        points.push(docks.to);
        return Some((points, None));
    }
    let routed = routed.filter(|r| r.len() >= 2)?;
    let (Some(first), Some(last)) = (routed.first(), routed.last()) else { return None };
    if bends.is_empty() {
        let mark = auto_mark("route", &routed);
        return Some((routed, Some(mark)));
    }
    let mut points = vec![*first];
    points.extend_from_slice(bends);
    points.push(*last);
    let mark = auto_mark("docks", &points);
    Some((points, Some(mark)))
}
