//! Analyse: heat on the drawing, steps and offices ranked, where the time goes, legal days.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align, Layout, Panel, ScrollArea, Sense, Ui, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::measure::course::{Course, course as course_of};
use crate::analysis::simulate::replication::{Figure, TermFigure};
use crate::app::beside::Beside;
use crate::app::captions::{Spoken, lanes_of};
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::results::Run;
use crate::drawing::role::Role;
use crate::drawing::view::{Heat, View};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::ui::canvas::paint::Brush;
use crate::ui::canvas::{CanvasState, Task, canvas_ui, way};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

use super::{Kept, Key};

mod across;
mod chart;
mod course;
mod export;
mod free;
mod levers;
mod offices;
mod parts;
mod plots;
mod proposals;
mod question;
mod ranking;
mod scenarios;
mod table;
mod tornado;

use course::Picture;
use question::Question;
use ranking::{Row, rank};
use table::Table;

/// What Analyse remembers.
#[derive(Default)]
pub(crate) struct Analyse {
    pub(super) canvas: CanvasState,
    kept: Kept,
    question: Question,
    picture: Picture,
    /// How the run goes, kept until the run changes.
    course: Option<(Key, Option<Arc<Course>>)>,
    path: free::Looked,
    /// The ranking, kept until what it ranks changes.
    ranked: Option<(Key, Arc<Vec<Row>>)>,
    /// How the ranking is looked at.
    table: Table,
    /// How proposals are looked at.
    proposals: proposals::State,
    /// How many levers on steps were asked for, by document.
    asked: BTreeMap<u64, u64>,
}

impl Analyse {
    /// Has what the table shows written as a file of values.
    pub(in crate::ui) fn export(&mut self) {
        self.table.export = true;
        if self.question == Question::Help {
            self.question = Question::default();
        }
    }
}

/// Everything the ranking and the drawing of the heat depend on.
fn key_of(cx: &Cx<'_>, document: &Document, p: &Arc<Procedure>, question: Question) -> Key {
    let run = document.results.run_of(document.variant());
    let replications = run.map_or(0, |r| r.progress().0);
    let of = run.map(|r| r.revision);
    let shown = format!(
        "{:?} {replications} {of:?} {question:?} {:?} {}",
        cx.words.language(),
        document.results.exact.as_ref().map(|e| e.1),
        document.number
    );
    Key::new(p, document.revision(), document.variant().as_str(), shown)
}

/// Draws the workspace.
pub(in crate::ui) fn analyse_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Analyse,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let run = document.results.run_of(document.variant());
    let question = state.question.shown();
    let key = key_of(cx, document, p, question);
    if state.ranked.as_ref().is_none_or(|(of, _)| *of != key) {
        let rows = rank(cx, p, (run, document.results.exact_of(document.variant())), question);
        state.ranked = Some((key.clone(), Arc::new(rows)));
    }
    let drawn = matches!(state.picture, Picture::Queues | Picture::Start);
    if drawn && state.course.as_ref().is_none_or(|(of, _)| *of != key) {
        let course = run.and_then(|r| course_of(&r.outcome)).map(Arc::new);
        state.course = Some((key, course));
    }
    let rows = state.ranked.as_ref().map(|(_, rows)| Arc::clone(rows)).unwrap_or_default();
    // What was asked for on a step is shown where it is measured.
    if let Some((lever, at)) = document.told.last_asked()
        && state.asked.insert(document.number, at).is_none_or(|before| before < at)
    {
        state.question = Question::Help;
        state.proposals.show(lever.clone());
    }
    let is_half = |half| state.question == Question::Help && state.proposals.half == half;
    let looks_at = [
        (Beside::Help, is_half(proposals::Half::Numbers)),
        (Beside::Proposals, is_half(proposals::Half::Proposals)),
        (Beside::Across, is_half(proposals::Half::Across)),
        (Beside::Scenarios, state.picture == Picture::Scenarios),
    ];
    for (what, looked) in looks_at {
        if looked != cx.bench.watches(what) {
            out.push(Command::Watch(what, looked));
        }
    }
    let height = ui.available_height();
    Panel::bottom("analysis")
        .default_size(height * 0.47)
        .min_size(180.0)
        .max_size(height * 0.75)
        .resizable(true)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)).inner_margin(10.0))
        .show(ui, |ui| cards_ui(ui, cx, state, p, run, &rows, out));
    if state.question.shown() != question {
        // The rows are still those of the question before: the next frame ranks anew.
        ui.ctx().request_repaint();
    }
    drawing_ui(ui, cx, state, (question, &rows), out);
    if run.is_none() {
        nothing_ui(ui, cx);
    }
}

fn nothing_ui(ui: &Ui, cx: &Cx<'_>) {
    let text = if cx.bench.is_simulating() { cx.say("computing") } else { cx.say("run-none") };
    let at = ui.max_rect().center();
    let font = theme::regular(size::BODY);
    crate::ui::widgets::centered(ui.painter(), at, &text, font, cx.color(Role::TextSecondary));
}

/// The drawing, colored by the rows of a question.
fn drawing_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Analyse,
    (question, rows): (Question, &[Row]),
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let Some((_, routes)) = document.results.routes.get(document.variant()) else { return };
    let run = document.results.run_of(document.variant());
    let stale = run.is_none_or(|r| r.revision != document.revision());
    Panel::bottom("legend")
        .exact_size(30.0)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)))
        .show(ui, |ui| legend_ui(ui, cx, question));
    let key = key_of(cx, document, p, question);
    let drawn = state.kept.follow(key, document, |kept, rerouted| {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(cx.words.language(), &captions);
        view.lanes = lanes_of(cx.words, p, &document.results, document.variant());
        let limits = question.thresholds();
        let heat: BTreeMap<StepId, Heat> = rows
            .iter()
            .map(|row| {
                let class = 1 + limits.iter().filter(|t| row.value.mean >= **t).count() as u8;
                let pill = question.say(cx.words, row.value.mean);
                (row.step.clone(), Heat { class: Some(class), pill, is_stale: stale })
            })
            .collect();
        view.heat = Some(heat);
        kept.follow(p, routes, &view, rerouted);
    });
    let path = document.results.free_of(document.variant());
    let path = path.and_then(|free| state.path.shown(free));
    let above = |brush: &Brush<'_>| {
        if let Some(path) = path {
            way::path(brush, (p, drawn.scene()), &path.steps);
        }
    };
    let task = Task {
        salt: "analyse",
        procedure: p,
        scene: drawn.scene(),
        editable: false,
        opacity: &|_| 1.0,
        above: &above,
        detail_from: 0.3,
        bare: false,
        veiled: &|_| None,
        fit_zoom: 1.1,
    };
    egui::CentralPanel::default()
        .frame(egui::Frame::new().fill(cx.color(Role::Outside)))
        .show(ui, |ui| canvas_ui(ui, cx, &mut state.canvas, &task, out));
}

fn legend_ui(ui: &mut Ui, cx: &Cx<'_>, question: Question) {
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        let title = cx.say(question.legend());
        ui.label(theme::strong(title, size::SMALL, cx.color(Role::Text)));
        let limits = question.thresholds();
        for class in 1..=5_u8 {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 16.0), Sense::hover());
            ui.painter().rect(
                rect,
                3.0,
                cx.color(Role::heat(class)),
                cx.skin.stroke(1.0, Role::StepLine),
                egui::StrokeKind::Inside,
            );
            plots::hatch(ui, cx, rect, class, Role::heat_text(class));
            let i = usize::from(class);
            let text = match class {
                1 => format!("< {}", question.say(cx.words, limits[0])),
                5 => format!("≥ {}", question.say(cx.words, limits[3])),
                _ => format!(
                    "{} – {}",
                    question.say(cx.words, limits[i - 2]),
                    question.say(cx.words, limits[i - 1])
                ),
            };
            ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
        }
    });
}

fn cards_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Analyse,
    p: &Procedure,
    run: Option<&Run>,
    rows: &[Row],
    out: &mut Vec<Command>,
) {
    let room = ui.available_size();
    let wide = room.x > 1150.0;
    let widths = if wide {
        let side = ((room.x - 20.0) * 0.24).max(300.0);
        [room.x - 2.0 * side - 20.0, side, side]
    } else {
        [room.x * 0.56, room.x * 0.44 - 10.0, 0.0]
    };
    let shown = state.course.as_ref().and_then(|(_, course)| course.clone());
    let mut picture = state.picture;
    let mut third = |ui: &mut Ui, out: &mut Vec<Command>| {
        course::picture_ui(ui, cx, &mut picture, (p, run, shown.as_ref()), out);
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        card(ui, cx, vec2(widths[0], room.y), |ui| {
            table::table_ui(ui, cx, state, (p, run, rows), out);
        });
        card(ui, cx, vec2(widths[1], room.y), |ui| {
            ScrollArea::vertical().id_salt("causes").auto_shrink(false).show(ui, |ui| {
                plots::causes_ui(ui, cx, run);
                plots::findings_ui(ui, cx, p);
                free::free_ui(ui, cx, &mut state.path, (p, run), out);
                if !wide {
                    ui.add_space(12.0);
                    third(ui, out);
                }
            });
        });
        if wide {
            card(ui, cx, vec2(widths[2], room.y), |ui| {
                ScrollArea::vertical().id_salt("legal").auto_shrink(false).show(ui, |ui| {
                    third(ui, out);
                });
            });
        }
    });
    state.picture = picture;
}

/// A card of a size.
pub(super) fn card(ui: &mut Ui, cx: &Cx<'_>, wanted: egui::Vec2, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(wanted, Layout::top_down(Align::Min), |ui| {
        cx.skin.card().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_min_size(wanted - vec2(26.0, 18.0));
            ui.set_max_size(wanted - vec2(26.0, 18.0));
            content(ui);
        });
    });
}

/// A term's figure with its interval.
pub(super) fn term_days(run: &Run, term: u32, figure: TermFigure) -> Estimate {
    run.estimate(Figure::Term(term, figure))
}
