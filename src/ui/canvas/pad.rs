//! The context pad: what can be done with the selected step, below it.

use egui::{Area, Order, Rect, Ui, pos2, vec2};

use crate::app::command::{Action, Command};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::step::StepKind;

use super::gesture::Gesture;
use super::{CanvasState, Task};
use crate::ui::Cx;
use crate::ui::widgets::{Look, button_ui};

/// Width and height of the pad, in screen points.
const SIZE: egui::Vec2 = vec2(196.0, 36.0);

/// Draws the pad of the leading step, while nothing else is going on.
pub(super) fn pad_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    out: &mut Vec<Command>,
) {
    let (Some(view), Some(document)) = (state.view, cx.bench.document()) else { return };
    let busy = !matches!(state.gesture, Gesture::Idle) || state.label.is_some();
    let Some(ItemId::Step(id)) = document.selection.lead() else { return };
    if busy || document.selection.len() != 1 || state.camera.zoom < 0.25 {
        return;
    }
    let Some(step) = task.procedure.step(id) else { return };
    let body = state.camera.screen_rect(view, step.at);
    if !view.intersects(body) {
        return;
    }
    let at = place(state, task, view, body);
    let ends = matches!(step.kind, StepKind::End { .. });
    Area::new(ui.scope_id().with("pad")).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        cx.skin.card().stroke(cx.skin.stroke(1.0, Role::LineControl)).inner_margin(3.0).show(
            ui,
            |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 1.0;
                    for action in [Action::Append, Action::AppendGateway, Action::AppendEnd] {
                        if !ends {
                            tool_ui(ui, cx, action, out);
                        }
                    }
                    if !ends {
                        let name = cx.action_label(Action::ConnectTool);
                        let content = (Some(Icon::Arrow), "", name.as_str());
                        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
                            state.gesture = Gesture::Connecting { from: id.clone() };
                        }
                    }
                    tool_ui(ui, cx, Action::Rename, out);
                    tool_ui(ui, cx, Action::Replace, out);
                    tool_ui(ui, cx, Action::Delete, out);
                });
            },
        );
    });
}

fn tool_ui(ui: &mut Ui, cx: &Cx<'_>, action: Action, out: &mut Vec<Command>) {
    let name = cx.action_label(action);
    let content = (action.row().icon, "", name.as_str());
    let response = button_ui(ui, cx.skin, content, Look::Quiet, true);
    if response.on_hover_text(cx.keys(action)).clicked() {
        out.push(Command::Act(action));
    }
}

/// Below the step; to its right or above where it would hide something there.
fn place(state: &CanvasState, task: &Task<'_>, view: Rect, body: Rect) -> egui::Pos2 {
    let places = [
        pos2(body.center().x - SIZE.x / 2.0, body.max.y + 12.0),
        pos2(body.max.x + 12.0, body.max.y - SIZE.y),
        pos2(body.center().x - SIZE.x / 2.0, body.min.y - SIZE.y - 14.0),
        pos2(body.min.x - SIZE.x - 12.0, body.max.y - SIZE.y),
    ];
    let hides = |at: egui::Pos2| {
        let rect = Rect::from_min_size(at, SIZE);
        let a = state.camera.canvas_from_screen(view, rect.min);
        let b = state.camera.canvas_from_screen(view, rect.max);
        let covered = crate::model::geometry::Rect::new(a.x, a.y, b.x - a.x, b.y - a.y);
        !view.contains_rect(rect)
            || task.procedure.steps().any(|(_, s)| {
                s.at.touches(covered) && !matches!(s.kind, StepKind::SubProcedure { .. })
            })
    };
    let at = places.into_iter().find(|at| !hides(*at)).unwrap_or(places[0]);
    let room = (view.max - SIZE).max(view.min);
    at.clamp(view.min, room)
}
