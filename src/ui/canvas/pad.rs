//! The context pad: what can be done with what is selected, beside it. Its buttons are clicked, or
//! dragged out: a new step to its place, the arrow to what it leads to.

use egui::{Area, Order, Rect, Sense, Ui, Vec2, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::item::Item;
use crate::drawing::role::Role;
use crate::edit::connect::anchor;
use crate::edit::place::Thing;
use crate::model::flow::Anchor;
use crate::model::geometry;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::step::{GatewayKind, StepKind, TaskKind};

use super::gesture::Gesture;
use super::toolbox::square_ui;
use super::{CanvasState, FAR, Task};
use crate::ui::context::Cx;

/// Width and height a button takes, in screen points.
const BUTTON: f32 = 29.0;

/// Margin of the pad around its buttons.
const MARGIN: f32 = 3.0;

/// A button of the pad.
#[derive(Clone, Debug)]
enum Does {
    /// An action of the table.
    Act(Action),
    /// Appends: by click it places itself, dragged out it goes where the hand puts it.
    Append(Action, Thing),
    /// Draws a line from the thing.
    Connect(Anchor),
}

/// Draws the pad of what is selected, while nothing else is going on.
pub(super) fn pad_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    out: &mut Vec<Command>,
) {
    let (Some(view), Some(document)) = (state.view, cx.bench.document()) else { return };
    let busy = !matches!(state.gesture, Gesture::Idle) || state.label.is_some();
    let Some(lead) = document.selection.lead() else { return };
    if busy || state.camera.zoom < FAR || cx.bench.tool != crate::app::command::Tool::Select {
        return;
    }
    let several = document.selection.len() > 1;
    let buttons = if several { of_several() } else { buttons_of(task, lead) };
    let items = document.selection.items().filter_map(|what| task.scene.item(what));
    let Some(body) = items.map(|i| i.body).reduce(geometry::Rect::union) else { return };
    let shown = state.camera.screen_rect(view, body);
    if buttons.is_empty() || !view.intersects(shown) {
        return;
    }
    // Of a band only what is in view counts: its pad sits by the header.
    let band = !several && matches!(lead, ItemId::Lane(_) | ItemId::Pool(_));
    let shown = if band { shown.intersect(view) } else { shown };
    let size = vec2(BUTTON * buttons.len() as f32 + 2.0 * MARGIN, BUTTON + 2.0 * MARGIN);
    let at = place(state, task, (view, shown, size), (&chosen(cx, task, several), band));
    Area::new(ui.scope_id().with("pad")).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        let card = cx.skin.card().stroke(cx.skin.stroke(1.0, Role::LineControl));
        card.inner_margin(MARGIN).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 1.0;
                for (i, does) in buttons.iter().enumerate() {
                    button_ui(ui, cx, state, (does, i == 0 && !several, lead), out);
                }
            });
        });
    });
}

/// What can be done with one thing.
fn buttons_of(task: &Task<'_>, lead: &ItemId) -> Vec<Does> {
    let connect = || anchor(lead).map(Does::Connect);
    let mut out = Vec::new();
    match lead {
        ItemId::Step(id) => {
            let Some(step) = task.procedure.step(id) else { return out };
            if !matches!(step.kind, StepKind::End { .. }) {
                out.extend(appends());
                out.extend(connect());
            }
            out.extend([Action::Rename, Action::Replace, Action::Delete].map(Does::Act));
        }
        ItemId::Flow(_) | ItemId::Link(_) => {
            let actions = [Action::Rename, Action::Straighten, Action::Delete];
            out.extend(actions.map(Does::Act));
        }
        ItemId::Lane(_) => {
            let actions = [
                Action::LaneBefore,
                Action::LaneAfter,
                Action::DivideTwo,
                Action::DivideThree,
                Action::Rename,
                Action::Delete,
            ];
            out.extend(actions.map(Does::Act));
        }
        ItemId::Pool(_) => {
            out.extend(connect());
            let actions = [Action::DivideTwo, Action::DivideThree, Action::Rename, Action::Delete];
            out.extend(actions.map(Does::Act));
        }
        ItemId::Artifact(_) => {
            out.extend(connect());
            out.extend([Action::Rename, Action::Delete].map(Does::Act));
        }
    }
    out
}

/// The three that may follow a step.
fn appends() -> [Does; 3] {
    [
        Does::Append(Action::Append, Thing::Step(StepKind::Task(TaskKind::Person))),
        Does::Append(Action::AppendGateway, Thing::Step(StepKind::Gateway(GatewayKind::Exclusive))),
        Does::Append(Action::AppendEnd, Thing::Step(StepKind::END)),
    ]
}

/// What can be done with several things.
fn of_several() -> Vec<Does> {
    [
        Action::AlignLeft,
        Action::AlignCenter,
        Action::AlignRight,
        Action::AlignTop,
        Action::AlignMiddle,
        Action::AlignBottom,
        Action::DistributeAcross,
        Action::DistributeDown,
        Action::Delete,
    ]
    .map(Does::Act)
    .to_vec()
}

fn button_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    (does, first, lead): (&Does, bool, &ItemId),
    out: &mut Vec<Command>,
) {
    let action = match does {
        Does::Act(action) | Does::Append(action, _) => *action,
        Does::Connect(_) => Action::ConnectTool,
    };
    let icon = match does {
        Does::Connect(_) => Icon::Arrow,
        Does::Append(_, Thing::Step(StepKind::Task(_))) => Icon::Box,
        _ => action.row().icon.unwrap_or(Icon::More),
    };
    let name = match does {
        Does::Connect(_) => cx.say("connect-from"),
        _ => cx.action_label(action),
    };
    let sense = match does {
        Does::Act(_) => Sense::click(),
        Does::Append(..) | Does::Connect(_) => Sense::click_and_drag(),
    };
    let response = square_ui(ui, cx, icon, &name, first, sense);
    let keys = cx.keys(action);
    let tip = if keys.is_empty() { name } else { format!("{name}   {keys}") };
    let dragged = response.drag_started();
    let clicked = response.on_hover_text(tip).clicked();
    match does {
        Does::Append(_, thing) if dragged => {
            state.kept.may_pan = true;
            state.gesture = Gesture::Placing { thing: thing.clone(), from: anchor(lead) };
        }
        Does::Connect(from) if dragged || clicked => {
            state.kept.may_pan = true;
            state.gesture =
                Gesture::Connecting { from: from.clone(), aim: None, dragging: dragged };
        }
        Does::Act(action) | Does::Append(action, _) if clicked => {
            out.push(Command::Act(*action));
        }
        _ => {}
    }
}

/// Things the pad must leave to be seen: the selection, its flows, events on its border.
fn chosen<'a>(cx: &Cx<'_>, task: &'a Task<'_>, several: bool) -> Vec<&'a Item> {
    let Some(document) = cx.bench.document() else { return Vec::new() };
    let mut items: Vec<ItemId> = document.selection.items().take(50).cloned().collect();
    if !several && let Some(id) = document.selection.step() {
        items.extend(beside(task, id));
    }
    items.iter().filter_map(|what| task.scene.item(what)).collect()
}

fn beside(task: &Task<'_>, id: &StepId) -> Vec<ItemId> {
    let p = task.procedure;
    let flows = p.incoming(id).chain(p.outgoing(id)).map(|(flow, _)| ItemId::Flow(flow));
    let mut out: Vec<ItemId> = flows.collect();
    out.extend(p.boundary_events(id).map(|(event, _)| ItemId::Step(event.clone())));
    out
}

/// Where the pad hides least: below the selection, or aside, above, or further off; never on the
/// selection or its flows while there is another place.
fn place(
    state: &CanvasState,
    task: &Task<'_>,
    (view, body, size): (Rect, Rect, Vec2),
    (keep, band): (&[&Item], bool),
) -> egui::Pos2 {
    let c = body.center();
    let mut places = Vec::new();
    if band {
        let x = body.min.x + 36.0;
        places.extend([body.max.y - size.y - 6.0, body.min.y + 6.0].map(|y| pos2(x, y)));
    }
    for off in [12.0, 34.0, 64.0] {
        let below = body.max.y + off;
        let above = body.min.y - size.y - off;
        for x in [c.x - size.x / 2.0, body.min.x - size.x + 30.0, body.max.x - 30.0] {
            places.push(pos2(x, below));
        }
        places.push(pos2(body.max.x + off, body.max.y - size.y));
        places.push(pos2(body.max.x + off, body.min.y));
        places.push(pos2(c.x - size.x / 2.0, above));
        places.push(pos2(body.max.x - 30.0, above));
        places.push(pos2(body.min.x - size.x - off, body.max.y - size.y));
    }
    let last = Rect::from_min_max(view.min, (view.max - size).max(view.min));
    let cost = |at: &egui::Pos2| {
        let rect = Rect::from_min_size(*at, size).expand(3.0);
        let a = state.camera.canvas_from_screen(view, rect.min);
        let b = state.camera.canvas_from_screen(view, rect.max);
        let covered = geometry::Rect::new(a.x, a.y, b.x - a.x, b.y - a.y);
        let out_of_view = if last.contains(*at) { 0 } else { 40 };
        let under_hand = state.kept.clicked.is_some_and(|p| rect.expand(6.0).contains(p));
        let out_of_view = out_of_view + if under_hand { 60 } else { 0 };
        let hides = keep.iter().filter(|i| touches(i, covered)).count();
        let others = task.scene.visible(covered).into_iter().filter(|i| {
            matches!(i.what, ItemId::Step(_) | ItemId::Artifact(_)) && i.body.touches(covered)
        });
        out_of_view + 10 * hides + others.filter(|i| !i.body.encloses(covered)).count()
    };
    // A large selection has its pad inside the view rather than nowhere.
    let best = places.iter().enumerate().min_by_key(|(i, at)| (cost(at), *i)).map(|(_, at)| *at);
    best.unwrap_or(places[0]).clamp(last.min, last.max)
}

/// Whether a thing would be hidden: its box, its label, or its line.
fn touches(item: &Item, covered: geometry::Rect) -> bool {
    if item.path.is_empty() {
        let frame = matches!(item.what, ItemId::Lane(_) | ItemId::Pool(_));
        return !frame
            && (item.body.grown(4.0).touches(covered)
                || item.label.is_some_and(|l| l.touches(covered)));
    }
    let crosses = |w: &[geometry::Point]| crate::layout::field::crosses(w[0], w[1], covered);
    item.path.windows(2).any(crosses) || item.label.is_some_and(|l| l.touches(covered))
}
