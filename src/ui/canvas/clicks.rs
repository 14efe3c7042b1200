//! Clicks on the canvas: selecting, adding to the selection, what lies below, naming, creating.

use egui::{Response, Ui};

use crate::app::command::{Command, Tool};
use crate::app::review::Ask;
use crate::edit::connect::anchor;
use crate::edit::place::{Put, Thing};
use crate::model::flow::Anchor;
use crate::model::geometry::{Point, Rect};
use crate::model::item::ItemId;
use crate::model::step::{StepKind, TaskKind};

use super::gesture::hold::{self, Hold};
use super::gesture::{Gesture, lone, placing};
use super::{CanvasState, Task, label};
use crate::ui::context::Cx;

/// Does what a click asks for; `nodes` are things clicked by name.
pub(super) fn clicks(
    ui: &Ui,
    cx: &Cx<'_>,
    task: &Task<'_>,
    state: &mut CanvasState,
    (response, at): (&Response, Option<Point>),
    (hovered, nodes): (Option<&ItemId>, Vec<(ItemId, Response)>),
    out: &mut Vec<Command>,
) {
    let (by_pointer, modifiers) = ui.input(|i| (i.pointer.any_click(), i.modifiers));
    let clicked = response.clicked() && by_pointer;
    let node = nodes.into_iter().next_back();
    let double =
        response.double_clicked() || node.as_ref().is_some_and(|(_, r)| r.double_clicked());
    if !clicked && node.is_none() {
        return;
    }
    // Under the pointer the drawing's own order decides; by name, the node.
    let what = match &node {
        Some((what, _)) if !by_pointer => Some(what.clone()),
        _ => hovered.cloned(),
    };
    response.request_focus();
    state.kept.clicked = ui.input(|i| i.pointer.latest_pos()).filter(|_| by_pointer);
    if let Gesture::Connecting { from, .. } = &state.gesture {
        // By pointer the gesture has seen the click itself.
        if !by_pointer {
            let from = from.clone();
            state.gesture = Gesture::Idle;
            out.extend(what.as_ref().and_then(anchor).and_then(|to| join(cx, &from, &to)));
            out.push(Command::Take(Tool::Select));
        }
        return;
    }
    match &cx.bench.tool {
        Tool::Connect if task.editable => {
            if let Some(from) = what.as_ref().and_then(anchor) {
                state.gesture = Gesture::Connecting { from, aim: None, dragging: false };
            }
            return;
        }
        Tool::Place(thing) if task.editable && by_pointer => {
            out.extend(at.and_then(|at| place(ui, cx, task, state, thing, at)));
            out.push(Command::Take(Tool::Select));
            return;
        }
        _ => {}
    }
    let zoom = f64::from(state.camera.zoom);
    let held =
        at.filter(|_| by_pointer).map(|at| hold::at(task, at, zoom, lone(cx).as_ref(), None));
    let on_ground = matches!(held, Some(Hold::Nothing | Hold::Ground(_)));
    if double && task.editable && on_ground {
        let thing = Thing::Step(StepKind::Task(TaskKind::Person));
        out.extend(at.and_then(|at| place(ui, cx, task, state, &thing, at)));
        return;
    }
    let what = if modifiers.alt && by_pointer {
        at.and_then(|at| below(cx, task, at, zoom)).or(what)
    } else {
        what
    };
    let add = modifiers.command || modifiers.shift;
    match what {
        Some(ItemId::Step(id))
            if double && task.editable && super::on_marker(task, state, &id, ui) =>
        {
            out.push(Command::ShowLevel(Some(id)));
        }
        Some(what) if double && task.editable => {
            out.push(Command::Select(vec![what.clone()]));
            state.label = label::LabelEdit::of(task.procedure, &what, cx.content_language());
        }
        Some(what) if add => out.push(Command::ToggleSelect(what)),
        Some(what) => choose(task, what, (at.filter(|_| by_pointer), zoom), out),
        None if !add => out.push(Command::Select(Vec::new())),
        None => {}
    }
}

/// Selects a thing; on its pin, its review notes are opened too.
fn choose(task: &Task<'_>, what: ItemId, (at, zoom): (Option<Point>, f64), out: &mut Vec<Command>) {
    let item = task.scene.item(&what);
    let on_pin = at.zip(item).is_some_and(|(at, item)| item.is_pin_hit(at, zoom));
    out.push(Command::Select(vec![what.clone()]));
    if on_pin {
        out.push(Command::Review(Ask::At(what)));
    }
}

fn join(cx: &Cx<'_>, from: &Anchor, to: &Anchor) -> Option<Command> {
    let plan = cx.bench.document()?.desk().join(from, to, None);
    Some(match plan {
        Ok(plan) => Command::Plan(Box::new(plan)),
        Err(refusal) => Command::Tell(Box::new(refusal.0)),
    })
}

/// Creates something where the pointer is.
fn place(
    ui: &Ui,
    cx: &Cx<'_>,
    task: &Task<'_>,
    state: &CanvasState,
    thing: &Thing,
    at: Point,
) -> Option<Command> {
    let document = cx.bench.document()?;
    let (view, free) = (state.view?, ui.input(|i| i.modifiers.command));
    let put: Put = placing::put_at(task, state.camera, view, (thing, at), free);
    Some(match document.desk().place_new(thing, &put) {
        Ok(plan) if placing::is_named(thing) => Command::PlanAndName(Box::new(plan)),
        Ok(plan) => Command::Plan(Box::new(plan)),
        Err(refusal) => Command::Tell(Box::new(refusal.0)),
    })
}

/// What lies under what is selected at a point; from the lowest it goes round to the top.
fn below(cx: &Cx<'_>, task: &Task<'_>, at: Point, zoom: f64) -> Option<ItemId> {
    let slack = 6.0 / zoom;
    let near = Rect::around(at, 2.0 * slack, 2.0 * slack);
    let stack: Vec<&ItemId> = task
        .scene
        .visible(near)
        .into_iter()
        .rev()
        .filter(|i| i.is_hit(at, slack, zoom))
        .map(|i| &i.what)
        .collect();
    let place = stack.iter().position(|what| cx.is_selected(what));
    let next = place.map_or(0, |i| (i + 1) % stack.len().max(1));
    // The first click without a selection here takes the second from above: the first is plain.
    let next = if place.is_none() { 1.min(stack.len().saturating_sub(1)) } else { next };
    stack.get(next).map(|what| (*what).clone())
}
