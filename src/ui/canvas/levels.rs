//! Levels: the way back to the whole, and the buttons that lead into collapsed sub-procedures.

use egui::{Area, Order, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::insert::breadcrumb;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::level::stands_in;
use crate::model::step::StepKind;

use super::{CanvasState, Task};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, paint_icon};

/// Zoom from which the buttons are shown.
const FROM: f32 = 0.45;
/// Most buttons in view.
const MOST: usize = 60;
/// Longest name in the way back, in characters.
const LONGEST: usize = 40;

/// Draws the way back and the buttons.
pub(super) fn levels_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &CanvasState,
    task: &Task<'_>,
    out: &mut Vec<Command>,
) {
    let Some(view) = state.view else { return };
    way_back_ui(ui, cx, view, out);
    if state.camera.zoom < FROM {
        return;
    }
    let level = cx.bench.document().and_then(|d| d.level());
    let seen = state.camera.visible(view);
    let folded = task.procedure.steps().filter(|(id, s)| {
        matches!(s.kind, StepKind::SubProcedure { expanded: false, .. })
            && s.at.touches(seen)
            && stands_in(task.procedure, id, level)
    });
    for (id, step) in folded.take(MOST) {
        let body = state.camera.screen_rect(view, step.at);
        let rect = Rect::from_center_size(body.right_bottom() - vec2(4.0, 4.0), vec2(22.0, 22.0));
        if !view.contains_rect(rect) {
            continue;
        }
        let response = ui.interact(rect, super::canvas_id("level").with(id), Sense::click());
        let name = step.name.get(cx.words.language());
        let said = format!("{}: {name}", cx.say("level-enter"));
        let hovered = response.hovered() || response.has_focus();
        let ground = cx.color(if hovered { Role::AccentSoft } else { Role::Card });
        let line = cx.skin.stroke(1.2, if hovered { Role::Accent } else { Role::LineControl });
        let painter = ui.painter_at(view);
        painter.rect(rect.shrink(1.0), 5.0, ground, line, StrokeKind::Inside);
        let icon = Rect::from_center_size(rect.center(), vec2(13.0, 13.0));
        paint_icon(&painter, Icon::ArrowRight, icon, cx.color(Role::Accent));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
        if response.on_hover_text(cx.action_tip(Action::GoIn)).clicked() {
            out.push(Command::ShowLevel(Some(id.clone())));
        }
    }
}

/// The names of what is around, each leading back to it.
fn way_back_ui(ui: &Ui, cx: &Cx<'_>, view: Rect, out: &mut Vec<Command>) {
    let way = breadcrumb(cx.bench);
    if way.is_empty() {
        return;
    }
    let id = ui.scope_id().with("way-back");
    let at = pos2(view.min.x + 60.0, view.min.y + 10.0);
    Area::new(id).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        cx.skin.card().inner_margin(3.0).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let label = cx.say("level-whole");
                let content = (Some(Icon::ChevronLeft), label.as_str(), label.as_str());
                if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
                    out.push(Command::ShowLevel(None));
                }
                let last = way.len() - 1;
                for (i, (step, name)) in way.into_iter().enumerate() {
                    let arrow = theme::text("›", size::BODY, cx.color(Role::TextSecondary));
                    ui.label(arrow);
                    let name: String = name.chars().take(LONGEST).collect();
                    let look = if i == last { Look::Chosen } else { Look::Quiet };
                    let content = (None, name.as_str(), name.as_str());
                    if button_ui(ui, cx.skin, content, look, true).clicked() && i != last {
                        out.push(Command::ShowLevel(Some(step)));
                    }
                }
            });
        });
    });
}
