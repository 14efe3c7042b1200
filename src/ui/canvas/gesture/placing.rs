//! Carrying something new to its place: from the toolbox, by an armed tool, or out of the pad.

use egui::CursorIcon;

use crate::drawing::role::Role;
use crate::edit::place::{Put, Thing};
use crate::layout::aim;
use crate::layout::dock::Berth;
use crate::model::artifact::ArtifactKind;
use crate::model::flow::Anchor;
use crate::model::geometry::{Point, Rect};
use crate::model::id::FlowId;
use crate::model::item::ItemId;
use crate::model::step::StepKind;

use super::moving::flow_at;
use super::{Doing, Hand, preview, snap};
use crate::ui::canvas::Task;
use crate::ui::canvas::camera::Camera;

/// Carries a new thing along with the pointer.
pub(super) fn place(hand: &Hand<'_>, thing: &Thing, from: Option<&Anchor>) -> Doing {
    let cursor = CursorIcon::Copy;
    if !hand.brush.view.contains(hand.pointer) {
        return Doing::nothing(CursorIcon::NoDrop);
    }
    let (center, guides) = snapped(hand, thing, from);
    let on = flow_for(hand.task, thing, center);
    let splits = on.is_some();
    let put = Put { center, on, from: from.cloned() };
    let Some(document) = hand.cx.bench.document() else { return Doing::nothing(cursor) };
    let plan = document.desk().place_new(thing, &put);
    let role = if plan.is_ok() { Role::Accent } else { Role::Error };
    if !hand.lets_go {
        if !splits {
            preview::guides(hand.brush, &guides);
        }
        if let Some(start) = from.and_then(|a| berth(hand, a)) {
            let end = Berth::plain(thing.around(center));
            preview::line_on(hand.brush, &aim::sketch(start, end), role, 1.6);
        }
        if !matches!(thing, Thing::Lane) {
            preview::ghost_of(hand.brush, thing, center, role);
        }
    }
    let told = plan.as_ref().ok().and_then(|p| preview::told(hand.cx, hand.task.procedure, p));
    let mut doing = Doing::plan(plan, cursor).saying(told);
    doing.names = is_named(thing);
    doing
}

/// The flow that a new thing at a point would be put into.
fn flow_for(task: &Task<'_>, thing: &Thing, center: Point) -> Option<FlowId> {
    match thing {
        Thing::Step(StepKind::Start { .. } | StepKind::End { .. } | StepKind::Boundary { .. })
        | Thing::Artifact(_)
        | Thing::Pool
        | Thing::Lane => None,
        Thing::Step(_) => flow_at(task, center, &|_| true),
    }
}

/// Where a click at a point puts something new.
pub(in crate::ui::canvas) fn put_at(
    task: &Task<'_>,
    camera: Camera,
    view: egui::Rect,
    (thing, at): (&Thing, Point),
    free: bool,
) -> Put {
    let center = if free {
        at
    } else {
        let near = f64::from(super::SNAP / camera.zoom);
        let others = neighbors(task, camera.visible(view), thing, at);
        let s = snap::snap(thing.around(at), &others, near, (0.0, 0.0));
        at.moved(s.dx, s.dy)
    };
    Put { center, on: flow_for(task, thing, center), from: None }
}

/// Boxes in view that a new thing aligns with; a frame around the pointer is no neighbor.
fn neighbors(task: &Task<'_>, seen: Rect, thing: &Thing, at: Point) -> Vec<Rect> {
    let size = thing.size();
    let steps = task.scene.visible(seen).into_iter().filter(|i| {
        i.path.is_empty()
            && matches!(i.what, ItemId::Step(_) | ItemId::Artifact(_))
            && !(i.body.contains(at) && i.body.w > size.0)
    });
    steps.map(|i| i.body).collect()
}

/// Whether people name such a thing at once.
pub(in crate::ui::canvas) fn is_named(thing: &Thing) -> bool {
    match thing {
        Thing::Step(kind) => kind.is_activity(),
        Thing::Artifact(kind) => *kind != ArtifactKind::Group,
        Thing::Pool | Thing::Lane => true,
    }
}

/// Where the middle of a new thing comes to stand.
fn snapped(hand: &Hand<'_>, thing: &Thing, from: Option<&Anchor>) -> (Point, Vec<snap::Guide>) {
    let Some(near) = hand.near() else { return (hand.at, Vec::new()) };
    let seen = hand.brush.camera.visible(hand.brush.view);
    let mut others = neighbors(hand.task, seen, thing, hand.at);
    others.extend(from.and_then(|a| berth(hand, a)).map(|b| b.rect));
    let s = snap::snap(thing.around(hand.at), &others, near, (0.0, 0.0));
    (hand.at.moved(s.dx, s.dy), s.guides)
}

fn berth(hand: &Hand<'_>, anchor: &Anchor) -> Option<Berth> {
    let p = hand.task.procedure;
    match anchor {
        Anchor::Step(id) => p.step(id).map(|s| Berth::of(s)),
        Anchor::Pool(id) => p.pool(id).map(|l| Berth::plain(l.at)),
        Anchor::Artifact(id) => p.artifact(id).map(|a| Berth::plain(a.at)),
        Anchor::Flow(_) => None,
    }
}
