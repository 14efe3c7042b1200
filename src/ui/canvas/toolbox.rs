//! The strip at the left edge of the canvas: the tools, and the kinds people draw most. A click arms
//! one, and the next click on the canvas puts it there; or it is dragged out.

use egui::{Area, Order, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::{Command, Tool};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::place::Thing;
use crate::model::artifact::ArtifactKind;
use crate::model::step::{GatewayKind, StepKind, SubKind, TaskKind, Trigger};

use super::CanvasState;
use super::gesture::Gesture;
use crate::ui::context::Cx;
use crate::ui::widgets::paint_icon;

/// Width the strip takes from the view, in points.
pub(super) const WIDTH: f32 = 34.0;

/// Side of a button, in points.
const SIDE: f32 = 28.0;

/// Room above and below the strip, for the edge of the view and the zoom box.
const ROOM: (f32, f32) = (12.0, 56.0);

/// The tools, in order.
const TOOLS: [(Action, Tool, Icon); 5] = [
    (Action::SelectTool, Tool::Select, Icon::Cursor),
    (Action::HandTool, Tool::Hand, Icon::Hand),
    (Action::LassoTool, Tool::Lasso, Icon::Lasso),
    (Action::SpaceTool, Tool::Space, Icon::Space),
    (Action::ConnectTool, Tool::Connect, Icon::Arrow),
];

/// What can be put on the canvas: message key, icon, thing.
fn things() -> [(&'static str, Icon, Thing); 12] {
    let step = Thing::Step;
    [
        ("thing-start", Icon::ThinRing, step(StepKind::START)),
        ("thing-intermediate", Icon::DoubleRing, step(StepKind::Catch(Trigger::Timer(None)))),
        ("thing-end", Icon::ThickRing, step(StepKind::END)),
        ("thing-gateway", Icon::Diamond, step(StepKind::Gateway(GatewayKind::Exclusive))),
        ("thing-task", Icon::Box, step(StepKind::Task(TaskKind::Person))),
        (
            "thing-sub",
            Icon::BoxPlus,
            step(StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true }),
        ),
        (
            "thing-data",
            Icon::Document,
            Thing::Artifact(ArtifactKind::DataObject { collection: false }),
        ),
        ("thing-store", Icon::Drum, Thing::Artifact(ArtifactKind::DataStore)),
        ("thing-note", Icon::Note, Thing::Artifact(ArtifactKind::Annotation)),
        ("thing-group", Icon::Dashes, Thing::Artifact(ArtifactKind::Group)),
        ("thing-pool", Icon::Pool, Thing::Pool),
        ("thing-lane", Icon::Lanes, Thing::Lane),
    ]
}

/// Draws the strip.
pub(super) fn toolbox_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    view: Rect,
    out: &mut Vec<Command>,
) {
    let things = things();
    let count = TOOLS.len() + things.len();
    let room = (view.height() - ROOM.0 - ROOM.1).max(SIDE);
    let rows = ((room / (SIDE + 1.0)) as usize).clamp(1, count);
    let columns = count.div_ceil(rows);
    if view.width() < 240.0 || columns > 4 {
        return;
    }
    let at = pos2(view.min.x + 10.0, view.min.y + ROOM.0);
    let id = ui.scope_id().with("toolbox");
    Area::new(id).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        let card = cx.skin.card().stroke(cx.skin.stroke(1.0, Role::LineControl));
        card.inner_margin(2.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(1.0, 1.0);
            egui::Grid::new("tools").spacing(vec2(1.0, 1.0)).min_col_width(SIDE).show(ui, |ui| {
                let mut place = 0;
                let mut next = |ui: &mut Ui| {
                    place += 1;
                    if place % columns == 0 {
                        ui.end_row();
                    }
                };
                for (action, tool, icon) in TOOLS {
                    tool_ui(ui, cx, (action, &tool, icon), out);
                    next(ui);
                }
                for (key, icon, thing) in things {
                    thing_ui(ui, cx, state, (key, icon, &thing), out);
                    next(ui);
                }
            });
        });
    });
}

fn tool_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (action, tool, icon): (Action, &Tool, Icon),
    out: &mut Vec<Command>,
) {
    let name = cx.action_label(action);
    let chosen = cx.bench.tool == *tool;
    let response = square_ui(ui, cx, icon, &name, chosen, Sense::click());
    if response.on_hover_text(cx.action_tip(action)).clicked() {
        out.push(Command::Act(action));
    }
}

fn thing_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    (key, icon, thing): (&str, Icon, &Thing),
    out: &mut Vec<Command>,
) {
    let name = cx.say(key);
    let armed = matches!(&cx.bench.tool, Tool::Place(t) if t == thing);
    let response = square_ui(ui, cx, icon, &name, armed, Sense::click_and_drag());
    if response.drag_started() {
        state.kept.may_pan = false;
        state.gesture = Gesture::Placing { thing: thing.clone(), from: None };
    }
    if response.on_hover_text(name).clicked() {
        let tool = if armed { Tool::Select } else { Tool::Place(thing.clone()) };
        out.push(Command::Take(tool));
    }
}

/// A square button with an icon; `chosen` while it is in force.
pub(super) fn square_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    icon: Icon,
    name: &str,
    chosen: bool,
    sense: Sense,
) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), sense);
    let ground = if chosen || response.is_pointer_button_down_on() {
        Some(Role::AccentSoft)
    } else {
        response.hovered().then_some(Role::Hover)
    };
    let painter = ui.painter();
    if let Some(ground) = ground {
        painter.rect_filled(rect, 6.0, cx.color(ground));
    }
    if chosen {
        painter.rect_stroke(rect, 6.0, cx.skin.stroke(1.0, Role::Accent), StrokeKind::Inside);
    }
    if response.has_focus() {
        let ring = cx.skin.stroke(2.0, Role::FocusRing);
        painter.rect_stroke(rect, 6.0, ring, StrokeKind::Inside);
    }
    let ink = cx.color(if chosen { Role::Accent } else { Role::Text });
    paint_icon(painter, icon, Rect::from_center_size(rect.center(), vec2(16.0, 16.0)), ink);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, name));
    response
}
