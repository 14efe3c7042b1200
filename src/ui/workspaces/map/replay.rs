//! The trace of a fault on the drawing: its tokens, the way they went, and a bar to play it.

use std::collections::BTreeSet;

use egui::{Align2, Area, Order, Ui, pos2, vec2};

use crate::analysis::structure::{Act, Spot, findings};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::replay::{Replay, ReplayAsk};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::drawing::shape;
use crate::model::geometry::{self, Rect};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::ui::canvas::paint::Brush;
use crate::ui::canvas::{CanvasState, way};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, centered};

/// Seconds a firing is shown while the trace goes on by itself.
const PACE: f64 = 1.2;

/// Greatest width of the bar, in points.
const WIDTH: f32 = 620.0;

/// What playing remembers from frame to frame.
#[derive(Default)]
pub(super) struct Clock {
    /// The moment shown, and when the next one is due (seconds of input time).
    due: Option<(usize, f64)>,
    /// The moment whose place was brought into sight.
    seen: Option<usize>,
}

/// Goes on by itself when it is time, and keeps the place where something happens in sight.
pub(super) fn advance(
    ui: &Ui,
    clock: &mut Clock,
    replay: Option<&Replay>,
    scene: (&Procedure, &Scene),
    canvas: &mut CanvasState,
    out: &mut Vec<Command>,
) {
    let Some(replay) = replay else {
        *clock = Clock::default();
        return;
    };
    if clock.seen != Some(replay.at) {
        clock.seen = Some(replay.at);
        let next = replay.latest().or_else(|| replay.firings().first());
        let place = next.and_then(|firing| way::body(scene, &firing.step));
        if let (Some(view), Some(place)) = (canvas.view, place) {
            canvas.camera.reveal(view, place);
        }
    }
    if !replay.is_playing || replay.is_over() {
        clock.due = None;
        return;
    }
    let now = ui.input(|i| i.time);
    match clock.due {
        Some((at, due)) if at == replay.at => {
            if now >= due {
                clock.due = None;
                out.push(Command::Replay(ReplayAsk::GoOn));
            } else {
                let rest = std::time::Duration::from_secs_f64(due - now);
                ui.ctx().request_repaint_after(rest);
            }
        }
        _ => {
            clock.due = Some((replay.at, now + PACE));
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(PACE));
        }
    }
}

/// The way so far, the step that has just happened, the tokens; at the end the steps at fault.
pub(super) fn paint(brush: &Brush<'_>, replay: &Replay, scene: (&Procedure, &Scene)) {
    let zoom = brush.camera.zoom.clamp(0.5, 1.6);
    let is_over = replay.is_over();
    let done = &replay.firings()[..replay.at.min(replay.firings().len())];
    let spots = done.iter().flat_map(|firing| firing.takes.iter().chain(&firing.gives));
    // A flow that was given a token and lost it again is one line.
    let way: BTreeSet<&Spot> = spots.collect();
    for spot in way {
        if let Spot::Flow(id) = spot {
            way::flow(brush, scene.1, id);
        }
    }
    if is_over {
        for step in &replay.fault.offending {
            way::frame(brush, scene, step, Role::Error);
        }
    } else if let Some(firing) = replay.latest() {
        way::frame(brush, scene, &firing.step, Role::Accent);
    }
    let fill = if is_over { Role::Error } else { Role::Accent };
    for (spot, count) in replay.tokens() {
        let Some(at) = place(scene, replay, &spot) else { continue };
        let at = brush.camera.screen_from_canvas(brush.view, at);
        brush.painter.circle_filled(at, 14.0 * zoom, brush.skin.faded(fill, 0.25));
        brush.painter.circle(
            at,
            9.0 * zoom,
            brush.skin.color(fill),
            brush.skin.stroke(1.5, Role::Paper),
        );
        if count > 1 {
            let font = theme::bold(11.0 * zoom);
            centered(brush.painter, at, &count.to_string(), font, brush.skin.color(Role::AccentOn));
        }
    }
}

/// Where a token lies, in canvas points.
fn place(scene: (&Procedure, &Scene), replay: &Replay, spot: &Spot) -> Option<geometry::Point> {
    let at = |body: Rect, x: f64, y: f64| geometry::Point::new(body.x + x, body.y + y);
    match spot {
        Spot::Flow(id) => {
            if let Some(item) = scene.1.item(&ItemId::Flow(id.clone())) {
                return shape::along(&item.path, 0.5);
            }
            // Inside what is folded up.
            let from = &scene.0.flow(id)?.from;
            way::body(scene, from).map(|b| at(b, 14.0, 14.0))
        }
        Spot::Before(level) => {
            let first = replay.firings().iter().find(|f| f.takes.contains(spot));
            let step = first.map(|f| &f.step).or(level.as_ref())?;
            way::body(scene, step).map(|b| at(b, -16.0, b.h / 2.0))
        }
        Spot::At(step) => way::body(scene, step).map(|b| at(b, -16.0, b.h / 2.0)),
        Spot::Running(step) => way::body(scene, step).map(|b| at(b, 14.0, 14.0)),
        Spot::Rest(step) => way::body(scene, step).map(|b| at(b, b.w, b.h)),
    }
}

/// The bar: what has just happened, which moment it is, back, play, on and away.
pub(super) fn bar_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    canvas: &CanvasState,
    replay: &Replay,
    out: &mut Vec<Command>,
) {
    let Some(view) = canvas.view else { return };
    let width = WIDTH.min(view.width() - 60.0).max(240.0);
    let at = pos2(view.center().x, view.min.y + 12.0);
    let area = Area::new(ui.scope_id().with("replay")).order(Order::Middle);
    area.pivot(Align2::CENTER_TOP).fixed_pos(at).show(ui.ctx(), |ui| {
        let role = if replay.is_over() { Role::Error } else { Role::Accent };
        let frame = cx.skin.card().stroke(cx.skin.stroke(2.0, role)).inner_margin(12.0);
        frame.show(ui, |ui| {
            ui.set_width(width);
            let text = theme::strong(sentence(cx, replay), size::BODY, cx.color(Role::Text));
            let said = ui.add(egui::Label::new(text).wrap());
            // A screen reader says each moment as it comes.
            ui.ctx().accesskit_node_builder(said.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            ui.add_space(6.0);
            ui.horizontal(|ui| transport_ui(ui, cx, replay, out));
        });
    });
}

fn transport_ui(ui: &mut Ui, cx: &Cx<'_>, replay: &Replay, out: &mut Vec<Command>) {
    let play = if replay.is_playing { Icon::Pause } else { Icon::Play };
    let buttons = [
        (Action::TeachBack, Icon::StepBack, Look::Plain, replay.at > 0),
        (Action::TeachPlay, play, Look::Primary, true),
        (Action::TeachNext, Icon::StepForward, Look::Plain, !replay.is_over()),
    ];
    for (action, icon, look, can) in buttons {
        let name = cx.action_label(action);
        if button_ui(ui, cx.skin, (Some(icon), "", &name), look, can).clicked() {
            out.push(Command::Act(action));
        }
    }
    let args = [("at", replay.at.into()), ("of", replay.firings().len().into())];
    let count = cx.say_with("replay-place", &args);
    ui.label(theme::text(count, size::SMALL, cx.color(Role::TextSecondary)));
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), right, |ui| {
        let name = cx.say("replay-close");
        if button_ui(ui, cx.skin, (Some(Icon::Close), "", &name), Look::Quiet, true).clicked() {
            out.push(Command::Replay(ReplayAsk::Close));
        }
    });
}

/// What has just happened, in words; at the end what it shows.
fn sentence(cx: &Cx<'_>, replay: &Replay) -> String {
    if replay.is_over() {
        return cx.words.finding(&replay.finding);
    }
    let (Some(firing), Some(p)) = (replay.latest(), cx.bench.procedure()) else {
        return cx.say("replay-begin");
    };
    let step = cx.words.called(&findings::called(p, cx.words.language(), &firing.step));
    let is_work = p.step(&firing.step).is_some_and(|step| step.kind.is_activity());
    let key = match firing.act {
        Act::Fire if is_work => "replay-fire",
        Act::Fire => "replay-pass",
        Act::Enter => "replay-enter",
        Act::Leave => "replay-leave",
    };
    cx.say_with(key, &[("step", step.into()), ("gives", firing.gives.len().into())])
}
