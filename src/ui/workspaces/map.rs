//! Map: the drawing, to be changed.

use egui::Ui;

use crate::app::captions::{Spoken, lanes_of};
use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::drawing::view::View;
use crate::ui::Cx;
use crate::ui::canvas::{CanvasState, NO_DETAIL, Task, canvas_ui};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui};

use super::{Kept, Key, Spaces, errors};

/// What Map remembers.
#[derive(Default)]
pub(crate) struct Map {
    kept: Kept,
}

/// Draws the workspace.
pub(in crate::ui) fn map_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    canvas: &mut CanvasState,
    spaces: &mut Spaces,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let Some((_, routes)) = document.results.routes.get(document.variant()) else { return };
    let run = document.results.run_of(document.variant());
    let replications = run.map_or(0, |r| r.progress().0);
    let shown = format!(
        "{:?} {replications} {} {:?}",
        cx.words.language(),
        document.results.checks,
        document.results.exact.as_ref().map(|e| e.1)
    );
    let key = Key::new(p, document.revision(), document.variant().as_str(), shown);
    let drawn = spaces.map.kept.follow(key, document, |kept, rerouted| {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(cx.words.language(), &captions);
        view.lanes = lanes_of(cx.words, p, &document.results, document.variant());
        view.errors = errors(&document.results.findings);
        kept.follow(p, routes, &view, rerouted);
    });
    let task = Task {
        salt: "map",
        procedure: p,
        scene: drawn.scene(),
        editable: true,
        opacity: &|_| 1.0,
        above: &|_| {},
        detail_from: NO_DETAIL,
        fit_zoom: 1.0,
    };
    canvas_ui(ui, cx, canvas, &task, out);
    if p.steps().next().is_none() {
        empty_ui(ui, cx, canvas, out);
    }
}

/// An empty drawing says how to begin.
fn empty_ui(ui: &Ui, cx: &Cx<'_>, canvas: &CanvasState, out: &mut Vec<Command>) {
    use crate::app::command::Action;
    let Some(view) = canvas.view else { return };
    let id = ui.scope_id().with("empty");
    let at = view.center() - egui::vec2(190.0, 70.0);
    egui::Area::new(id).fixed_pos(at).show(ui.ctx(), |ui| {
        cx.skin.card().inner_margin(24.0).show(ui, |ui| {
            ui.set_width(330.0);
            let text = theme::strong(cx.say("empty-title"), size::HEADING, cx.color(Role::Text));
            ui.label(text);
            let hint = theme::text(cx.say("empty-hint"), size::BODY, cx.color(Role::TextSecondary));
            ui.add(egui::Label::new(hint).wrap());
            ui.horizontal_wrapped(|ui| {
                let starts = [
                    (Action::Append, Look::Primary),
                    (Action::Catalogue, Look::Plain),
                    (Action::Open, Look::Plain),
                ];
                for (action, look) in starts {
                    let label = if action == Action::Append {
                        cx.say("empty-start")
                    } else {
                        cx.action_label(action)
                    };
                    let content = (action.row().icon, label.as_str(), label.as_str());
                    if button_ui(ui, cx.skin, content, look, true).clicked() {
                        out.push(Command::Act(action));
                    }
                }
            });
        });
    });
}
