//! Map: the drawing, to be changed.

use egui::Ui;

use crate::app::captions::{Spoken, lanes_of};
use crate::app::command::Command;
use crate::app::review::pins;
use crate::drawing::role::Role;
use crate::drawing::view::View;
use crate::ui::canvas::paint::Brush;
use crate::ui::canvas::quick::quick_ui;
use crate::ui::canvas::{CanvasState, NO_DETAIL, Task, canvas_ui};
use crate::ui::context::Cx;
use crate::ui::panels::review::Typing;
use crate::ui::table::TableView;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui};

use super::{Kept, Key, Spaces, errors};

mod replay;

/// What Map remembers.
#[derive(Default)]
pub(crate) struct Map {
    kept: Kept,
    table: TableView,
    review: Typing,
    clock: replay::Clock,
}

impl Map {
    /// Shows the table of steps, or puts it away.
    pub(in crate::ui) fn toggle_table(&mut self) {
        self.table.toggle();
    }

    /// What is being written in the review notes.
    pub(in crate::ui) fn review(&mut self) -> &mut Typing {
        &mut self.review
    }

    /// The table of steps.
    pub(in crate::ui) fn table(&mut self) -> &mut TableView {
        &mut self.table
    }
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
        "{:?} {replications} {} {:?} {:?}",
        cx.words.language(),
        document.results.checks,
        document.results.exact.as_ref().map(|e| e.1),
        document.level()
    );
    let key = Key::new(p, document.revision(), document.variant().as_str(), shown);
    let drawn = spaces.map.kept.follow(key, document, |kept, rerouted| {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(cx.words.language(), &captions);
        view.lanes = lanes_of(cx.words, p, &document.results, document.variant());
        view.errors = errors(&document.results.findings);
        view.level = document.level().cloned();
        view.pins = pins(p);
        kept.follow(p, routes, &view, rerouted);
    });
    let traced = cx.bench.replay();
    let scene = (&**p, drawn.scene());
    replay::advance(ui, &mut spaces.map.clock, traced, scene, canvas, out);
    let above = |brush: &Brush<'_>| {
        if let Some(traced) = traced {
            replay::paint(brush, traced, scene);
        }
    };
    let task = Task {
        salt: "map",
        procedure: p,
        scene: drawn.scene(),
        editable: true,
        opacity: &|_| 1.0,
        above: &above,
        detail_from: NO_DETAIL,
        bare: false,
        veiled: &|_| None,
        fit_zoom: 1.0,
    };
    canvas_ui(ui, cx, canvas, &task, out);
    if let Some(traced) = traced {
        replay::bar_ui(ui, cx, canvas, traced, out);
    }
    if p.steps().next().is_none() {
        empty_ui(ui, cx, canvas, out);
    }
    quick_ui(ui, cx, canvas, p, out);
}

/// An empty drawing says how to begin; the quick-entry bar below it has the focus.
fn empty_ui(ui: &Ui, cx: &Cx<'_>, canvas: &CanvasState, out: &mut Vec<Command>) {
    use crate::app::action::Action;
    let Some(view) = canvas.view else { return };
    let id = ui.scope_id().with("empty");
    let width = 420.0_f32.min(view.width() - 40.0);
    let at = egui::pos2(view.center().x - width / 2.0, view.center().y - 110.0);
    egui::Area::new(id).order(egui::Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.vertical_centered(|ui| {
            let text = theme::strong(cx.say("quick-first-title"), 22.0, cx.color(Role::Text));
            ui.label(text);
            ui.add_space(4.0);
            let hint =
                theme::text(cx.say("quick-first-hint"), size::BODY, cx.color(Role::TextSecondary));
            ui.add(egui::Label::new(hint).wrap());
            ui.add_space(10.0);
            for action in [Action::Catalogue, Action::Open] {
                let label = cx.action_label(action);
                let content = (action.row().icon, label.as_str(), label.as_str());
                if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
                    out.push(Command::Act(action));
                }
            }
        });
    });
}
