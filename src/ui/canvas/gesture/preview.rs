//! What a plan would do, painted before the hand lets go: the shapes themselves, faded, where they
//! would stand; their flows as simple lines; what is split, attached to, or taken away.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Pos2, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::drawing::role::Role;
use crate::edit::follow::Plan;
use crate::edit::place::Thing;
use crate::edit::{Change, Edit};
use crate::layout::aim;
use crate::layout::dock::Berth;
use crate::model::flow::Flow;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::snap::Guide;
use crate::ui::canvas::Task;
use crate::ui::canvas::paint::Brush;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

/// Most shapes painted as ghosts; beyond, only their outlines.
const MOST_GHOSTS: usize = 200;

/// Most lines painted.
const MOST_LINES: usize = 400;

/// How strongly ghosts are painted.
const FADE: f32 = 0.5;

/// What a plan puts where.
#[derive(Default)]
struct Outlook<'a> {
    steps: BTreeMap<&'a StepId, &'a Step>,
    boxes: Vec<(ItemId, Rect)>,
    flows: BTreeMap<&'a FlowId, Option<&'a Flow>>,
    bands: Vec<(ItemId, Rect)>,
    links: Vec<(ItemId, Vec<Point>)>,
}

impl<'a> Outlook<'a> {
    fn of(edit: &'a Edit) -> Self {
        let mut out = Self::default();
        out.read(edit);
        out
    }

    fn read(&mut self, edit: &'a Edit) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|e| self.read(e)),
            Edit::In(_, change) => self.read_change(change),
            Edit::Title(_)
            | Edit::Body(_)
            | Edit::Language(_)
            | Edit::NextId(_)
            | Edit::Variant(..) => {}
        }
    }

    fn read_change(&mut self, change: &'a Change) {
        match change {
            Change::Step(id, Some(step)) => {
                self.steps.insert(id, step);
                self.boxes.push((ItemId::Step(id.clone()), step.at));
            }
            Change::Artifact(id, Some(artifact)) => {
                self.boxes.push((ItemId::Artifact(id.clone()), artifact.at));
            }
            Change::Lane(id, Some(lane)) => self.bands.push((ItemId::Lane(id.clone()), lane.at)),
            Change::Pool(id, Some(pool)) => self.bands.push((ItemId::Pool(id.clone()), pool.at)),
            Change::Flow(id, flow) => {
                self.flows.insert(id, flow.as_deref());
            }
            Change::Link(id, Some(link)) => {
                if let Some(docks) = &link.docks {
                    let line = [docks.from].into_iter().chain(link.bends.iter().copied());
                    let line = line.chain([docks.to]).collect();
                    self.links.push((ItemId::Link(id.clone()), line));
                }
            }
            _ => {}
        }
    }

    /// Where a step will be.
    fn berth(&self, p: &Procedure, id: &StepId) -> Option<Berth> {
        match self.steps.get(id) {
            Some(step) => Some(Berth::of(step)),
            None => p.step(id).map(|s| Berth::of(s)),
        }
    }

    /// By how much a step moves, where it keeps its size.
    fn shift(&self, p: &Procedure, id: &StepId) -> Option<(f64, f64)> {
        let (new, old) = (self.steps.get(id)?.at, p.step(id)?.at);
        ((new.w - old.w).abs() < 0.01 && (new.h - old.h).abs() < 0.01)
            .then_some((new.x - old.x, new.y - old.y))
    }
}

/// Paints a plan over the drawing.
pub(super) fn paint_plan(brush: &Brush<'_>, task: &Task<'_>, plan: &Plan) {
    let p = task.procedure;
    let outlook = Outlook::of(&plan.edit);
    for (what, rect) in &outlook.bands {
        let moved = task.scene.item(what).is_none_or(|i| i.body != *rect);
        if moved {
            let r = brush.camera.screen_rect(brush.view, *rect);
            let stroke = brush.skin.stroke(1.2, Role::Accent);
            brush.painter.rect_stroke(r, 0.0, stroke, StrokeKind::Middle);
        }
    }
    let many = outlook.boxes.len() > MOST_GHOSTS;
    for (what, rect) in &outlook.boxes {
        match task.scene.item(what) {
            Some(item) if item.body == *rect => {}
            Some(item) if !many && same_size(item.body, *rect) => {
                let by = (rect.x - item.body.x, rect.y - item.body.y);
                let shifted = shifted(brush, by);
                item.shapes.iter().for_each(|s| shifted.paint(s));
            }
            Some(_) => outline(brush, *rect, 8.0, 1.5),
            None => {}
        }
    }
    paint_lines(brush, task, &outlook);
    for (_, line) in &outlook.links {
        line_on(brush, line, Role::Accent, 1.4);
    }
    let hosts = outlook.steps.iter().filter_map(|(id, step)| match &step.kind {
        StepKind::Boundary { host, .. } if p.step(id).is_none_or(|old| old.kind != step.kind) => {
            outlook.berth(p, host)
        }
        _ => None,
    });
    for host in hosts {
        frame(brush, host.rect, Role::Accent);
    }
    let entered = outlook.steps.iter().filter_map(|(id, step)| {
        let parent = step.parent.as_ref()?;
        let new = p.step(id).is_none_or(|old| old.parent.as_ref() != Some(parent));
        new.then(|| outlook.berth(p, parent)).flatten()
    });
    for around in entered {
        frame(brush, around.rect, Role::Accent);
    }
}

fn same_size(a: Rect, b: Rect) -> bool {
    (a.w - b.w).abs() < 0.01 && (a.h - b.h).abs() < 0.01
}

fn shifted<'a>(brush: &Brush<'a>, (dx, dy): (f64, f64)) -> Brush<'a> {
    let mut camera = brush.camera;
    camera.origin += vec2(dx as f32, dy as f32) * camera.zoom;
    Brush { camera, opacity: FADE, ..*brush }
}

/// Flows that the plan changes, and those of moved steps.
fn paint_lines(brush: &Brush<'_>, task: &Task<'_>, outlook: &Outlook<'_>) {
    let p = task.procedure;
    let mut ids: BTreeSet<FlowId> = outlook.flows.keys().map(|id| (*id).clone()).collect();
    for id in outlook.steps.keys() {
        ids.extend(p.incoming(id).chain(p.outgoing(id)).map(|(flow, _)| flow));
        if ids.len() > MOST_LINES {
            break;
        }
    }
    for id in ids.into_iter().take(MOST_LINES) {
        let was = p.flow(&id);
        let is = match outlook.flows.get(&id) {
            Some(flow) => *flow,
            None => was.map(|f| &**f),
        };
        let Some(flow) = is else {
            if let Some(item) = task.scene.item(&ItemId::Flow(id)) {
                line_on(brush, &item.path, Role::Error, 2.0);
            }
            continue;
        };
        let shifts = (outlook.shift(p, &flow.from), outlook.shift(p, &flow.to));
        let same_ends = was.is_some_and(|w| w.from == flow.from && w.to == flow.to);
        if let ((Some(a), Some(b)), true) = (shifts, same_ends)
            && (a.0 - b.0).abs() + (a.1 - b.1).abs() < 0.01
            && let Some(item) = task.scene.item(&ItemId::Flow(id.clone()))
        {
            let shifted = shifted(brush, a);
            item.shapes.iter().for_each(|s| shifted.paint(s));
            continue;
        }
        let ends = (outlook.berth(p, &flow.from), outlook.berth(p, &flow.to));
        let (Some(from), Some(to)) = ends else { continue };
        // What leads elsewhere now stands out; what only follows is a hint.
        let (role, width) = if same_ends { (Role::FlowLine, 1.1) } else { (Role::Accent, 2.2) };
        line_on(brush, &line_of(flow, from, to), role, width);
    }
}

/// The line of a flow as set by hand, else a simple one.
fn line_of(flow: &Flow, from: Berth, to: Berth) -> Vec<Point> {
    let docks = flow.docks.filter(|d| d.hold(from.rect, to.rect));
    match (flow.bends.first(), flow.bends.last(), docks) {
        (None, _, Some(d)) => vec![d.from, d.to],
        (Some(first), Some(last), docks) => {
            let start = docks.map_or_else(|| from.facing(*first), |d| d.from);
            let end = docks.map_or_else(|| to.facing(*last), |d| d.to);
            [start].into_iter().chain(flow.bends.iter().copied()).chain([end]).collect()
        }
        _ => aim::sketch(from, to),
    }
}

fn place(brush: &Brush<'_>, p: Point) -> Pos2 {
    brush.camera.screen_from_canvas(brush.view, p)
}

/// A line in canvas points.
pub(super) fn line_on(brush: &Brush<'_>, line: &[Point], role: Role, width: f32) {
    let points: Vec<Pos2> = line.iter().map(|p| place(brush, *p)).collect();
    let stroke = brush.skin.stroke(width, role);
    if let [.., a, b] = points[..] {
        let d = (b - a).normalized();
        if d.is_finite() && (b - a).length() > 4.0 {
            let side = vec2(-d.y, d.x);
            let head = vec![b, b - d * 9.0 + side * 4.2, b - d * 9.0 - side * 4.2];
            brush.painter.add(Shape::convex_polygon(head, stroke.color, Stroke::NONE));
        }
    }
    brush.painter.add(Shape::line(points, stroke));
}

/// A box that will be.
pub(super) fn outline(brush: &Brush<'_>, rect: Rect, radius: f32, width: f32) {
    let r = brush.camera.screen_rect(brush.view, rect);
    let fill = brush.skin.faded(Role::Accent, 0.07);
    let stroke = brush.skin.stroke(width, Role::Accent);
    brush.painter.rect(r, radius * brush.camera.zoom, fill, stroke, StrokeKind::Middle);
}

/// A frame around what takes part: the host, the target.
pub(super) fn frame(brush: &Brush<'_>, rect: Rect, role: Role) {
    let r = brush.camera.screen_rect(brush.view, rect.grown(4.0));
    let stroke = brush.skin.stroke(2.0, role);
    brush.painter.rect_stroke(r, 8.0, stroke, StrokeKind::Outside);
}

/// Guides between what is aligned; gaps as measures.
pub(super) fn guides(brush: &Brush<'_>, guides: &[Guide]) {
    let stroke = Stroke::new(1.0, brush.skin.faded(Role::Accent, 0.85));
    for guide in guides {
        let (a, b) = (place(brush, guide.a), place(brush, guide.b));
        let level = (a.y - b.y).abs() < (a.x - b.x).abs();
        let along = if level { vec2(8.0, 0.0) } else { vec2(0.0, 8.0) };
        if guide.is_gap {
            let tick = if level { vec2(0.0, 5.0) } else { vec2(5.0, 0.0) };
            brush.painter.line_segment([a, b], stroke);
            for end in [a, b] {
                brush.painter.line_segment([end - tick, end + tick], stroke);
            }
        } else {
            brush.painter.line_segment([a - along, b + along], stroke);
        }
    }
}

/// Something that is about to be created, its middle at a point.
pub(super) fn ghost_of(brush: &Brush<'_>, thing: &Thing, center: Point, role: Role) {
    let rect = brush.camera.screen_rect(brush.view, thing.around(center));
    let fill = brush.skin.faded(role, 0.10);
    let width = if matches!(thing, Thing::Step(StepKind::End { .. })) { 3.0 } else { 1.6 };
    let stroke = brush.skin.stroke(width, role);
    let c = rect.center();
    match thing {
        Thing::Step(kind) if kind.is_gateway() => {
            let (w, h) = (rect.width() / 2.0, rect.height() / 2.0);
            let points = vec![
                pos2(c.x, c.y - h),
                pos2(c.x + w, c.y),
                pos2(c.x, c.y + h),
                pos2(c.x - w, c.y),
            ];
            brush.painter.add(Shape::convex_polygon(points, fill, stroke));
        }
        Thing::Step(kind) if kind.is_event() => {
            brush.painter.circle(c, rect.width() / 2.0, fill, stroke);
            if matches!(kind, StepKind::Catch(_) | StepKind::Throw(_) | StepKind::Boundary { .. }) {
                let inner = (rect.width() / 2.0 - 3.0 * brush.camera.zoom).max(1.0);
                brush.painter.circle_stroke(c, inner, stroke);
            }
        }
        Thing::Step(_) => {
            let radius = 8.0 * brush.camera.zoom;
            brush.painter.rect(rect, radius, fill, stroke, StrokeKind::Middle);
        }
        Thing::Artifact(_) | Thing::Pool | Thing::Lane => {
            brush.painter.rect(rect, 2.0, fill, stroke, StrokeKind::Middle);
        }
    }
}

/// A sentence beside the pointer.
pub(super) fn hint(brush: &Brush<'_>, at: Pos2, text: &str, role: Role) {
    let ink = brush.skin.color(role);
    let font = theme::regular(size::SMALL);
    let galley = brush.painter.layout(text.to_owned(), font, ink, 320.0);
    let pad = vec2(8.0, 5.0);
    let wanted = galley.size() + 2.0 * pad;
    let room = (brush.view.max - wanted - vec2(4.0, 4.0)).max(brush.view.min);
    let min = (at + vec2(16.0, 18.0)).clamp(brush.view.min + Vec2::splat(4.0), room);
    let rect = egui::Rect::from_min_size(min, wanted);
    let line = brush.skin.stroke(1.0, if role == Role::Error { role } else { Role::LineControl });
    brush.painter.rect(rect, 6.0, brush.skin.color(Role::Card), line, StrokeKind::Inside);
    brush.painter.galley(rect.min + pad, galley, ink);
}

/// What a plan will do beyond moving, in words.
pub(super) fn told(cx: &Cx<'_>, p: &Procedure, plan: &Plan) -> Option<String> {
    let outlook = Outlook::of(&plan.edit);
    let gone = outlook.flows.iter().filter(|(id, flow)| flow.is_none() && p.flow(id).is_some());
    let gone = gone.count();
    let led_through = outlook.flows.iter().any(|(id, flow)| {
        flow.zip(p.flow(id)).is_some_and(|(new, old)| {
            new.from == old.from && new.to != old.to && outlook.steps.contains_key(&new.to)
        })
    });
    if led_through {
        return Some(cx.say("hint-insert"));
    }
    let mut said = None;
    for (id, step) in &outlook.steps {
        let old = p.step(id);
        let was_on = old.and_then(|s| host(s));
        let key = match (was_on, host(step)) {
            (was, Some(now)) if was != Some(now) => "hint-attach",
            (Some(_), None) => "hint-detach",
            _ if old.is_some_and(|s| s.parent != step.parent && step.parent.is_some()) => {
                "hint-enter"
            }
            _ if old.is_some_and(|s| s.parent.is_some() && step.parent.is_none()) => "hint-leave",
            _ => continue,
        };
        said = Some(cx.say(key));
        break;
    }
    if gone > 0 {
        let cut = cx.say_with("hint-cut", &[("count", gone.into())]);
        return Some(said.map_or_else(|| cut.clone(), |s| format!("{s}. {cut}")));
    }
    let grows = outlook.bands.iter().any(|(what, rect)| {
        crate::edit::resize::box_of(p, what).is_some_and(|old| old.w < rect.w || old.h < rect.h)
    });
    if said.is_none() && grows && !outlook.steps.is_empty() {
        return Some(cx.say("hint-grows"));
    }
    said
}

fn host(step: &Step) -> Option<&StepId> {
    match &step.kind {
        StepKind::Boundary { host, .. } => Some(host),
        _ => None,
    }
}
