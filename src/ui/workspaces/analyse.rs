//! Analyse: heat on the drawing, steps and offices ranked, where the time goes, legal days.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align, Layout, Panel, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::measure::course::{Course, course as course_of};
use crate::analysis::simulate::net::Cause;
use crate::analysis::simulate::replication::{Figure, OfficeFigure, StepFigure, TermFigure};
use crate::app::captions::{Spoken, lanes_of};
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::results::{DAY_MS, Run};
use crate::drawing::role::Role;
use crate::drawing::view::{Heat, View};
use crate::model::id::{OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::ui::Cx;
use crate::ui::canvas::{CanvasState, Task, canvas_ui};
use crate::ui::panels::strip::interval;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::{Level, level_ui};
use crate::ui::widgets::rows::rows_ui;
use crate::ui::widgets::segments_ui;

use super::{Kept, Key};

mod chart;
mod course;
mod free;
mod levers;
mod plots;
mod tornado;

use course::Picture;

/// The question asked: it colors the drawing and orders the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Question {
    /// Where do cases rest longest?
    #[default]
    Wait,
    /// Which step takes most work?
    Work,
    /// Which office is fullest?
    Load,
    /// Which change would help most?
    Help,
}

impl Question {
    const ALL: [Self; 4] = [Self::Wait, Self::Work, Self::Load, Self::Help];

    fn key(self) -> &'static str {
        match self {
            Self::Wait => "question-wait",
            Self::Work => "question-work",
            Self::Load => "question-load",
            Self::Help => "question-help",
        }
    }

    /// What colors the drawing meanwhile.
    fn shown(self) -> Self {
        if self == Self::Help { Self::Wait } else { self }
    }
}

/// Thresholds between the five classes of heat, in days of rest.
const DAYS: [f64; 4] = [5.0, 10.0, 20.0, 30.0];
/// The same in minutes of work a case.
const MINUTES: [f64; 4] = [10.0, 30.0, 60.0, 120.0];
/// The same in load.
const LOADS: [f64; 4] = [0.5, 0.7, 0.85, 0.95];

/// What Analyse remembers.
#[derive(Default)]
pub(crate) struct Analyse {
    pub(super) canvas: CanvasState,
    kept: Kept,
    question: Question,
    picture: Picture,
    /// How the run goes, kept until the run changes.
    course: Option<(Key, Option<Arc<Course>>)>,
    path: free::Which,
    /// The ranking, kept until what it ranks changes.
    ranked: Option<(Key, Arc<Vec<Row>>)>,
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

/// A row of the ranking.
struct Row {
    step: StepId,
    name: String,
    office: String,
    value: Estimate,
    share: f64,
    cause: Option<Cause>,
    rank: usize,
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
        let rows = run.map(|r| rank(cx, p, r, question)).unwrap_or_default();
        state.ranked = Some((key.clone(), Arc::new(rows)));
    }
    let drawn = matches!(state.picture, Picture::Queues | Picture::Start);
    if drawn && state.course.as_ref().is_none_or(|(of, _)| *of != key) {
        let course = run.and_then(|r| course_of(&r.outcome)).map(Arc::new);
        state.course = Some((key, course));
    }
    let rows = state.ranked.as_ref().map(|(_, rows)| Arc::clone(rows)).unwrap_or_default();
    let helps = state.question == Question::Help;
    if helps != cx.bench.wants_help() {
        out.push(Command::AskHelp(helps));
    }
    let height = ui.available_height();
    Panel::bottom("analysis")
        .default_size(height * 0.47)
        .min_size(180.0)
        .max_size(height * 0.75)
        .resizable(true)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)).inner_margin(10.0))
        .show(ui, |ui| cards_ui(ui, cx, state, p, run, &rows, out));
    drawing_ui(ui, cx, state, &rows, out);
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

/// Steps in the order of the question; ranks whose intervals touch the one before share a number.
fn rank(cx: &Cx<'_>, p: &Procedure, run: &Run, question: Question) -> Vec<Row> {
    let total: f64 = match question {
        Question::Wait | Question::Help => Cause::ALL
            .iter()
            .map(|c| run.estimate(Figure::Cause(*c)).mean / DAY_MS)
            .filter(|v| v.is_finite())
            .sum(),
        Question::Work => run.estimate(Figure::Work).mean / 60_000.0,
        Question::Load => 0.0,
    };
    let mut rows: Vec<Row> = Vec::new();
    for (i, id) in run.labels().steps.iter().enumerate() {
        let Some(step) = p.step(id) else { continue };
        if !step.kind.is_activity() {
            continue;
        }
        let i = i as u32;
        let value = value_of(run, question, i);
        if value.n == 0 || !value.mean.is_finite() {
            continue;
        }
        let office = p.office_of(step).and_then(|o| p.office(o));
        rows.push(Row {
            step: id.clone(),
            name: spoken::step_name(cx.words, p, &ItemId::Step(id.clone())),
            office: office.map(|o| o.name.get(cx.words.language()).to_owned()).unwrap_or_default(),
            value,
            share: if total > 0.0 { value.mean / total } else { 0.0 },
            cause: (question == Question::Wait).then(|| main_cause(run, i)).flatten(),
            rank: 0,
        });
    }
    rows.sort_by(|a, b| b.value.mean.total_cmp(&a.value.mean).then(a.step.cmp(&b.step)));
    for i in 0..rows.len() {
        let touches = i > 0 && {
            let (a, b) = (&rows[i - 1].value, &rows[i].value);
            a.mean - a.half_width.unwrap_or(f64::INFINITY)
                <= b.mean + b.half_width.unwrap_or(f64::INFINITY)
        };
        rows[i].rank = if touches { rows[i - 1].rank } else { i + 1 };
    }
    rows
}

fn value_of(run: &Run, question: Question, step: u32) -> Estimate {
    match question {
        Question::Wait | Question::Help => run.wait_days(step),
        Question::Work => {
            let labels = run.labels();
            let visits = Figure::Step(step, StepFigure::Visits).at(labels);
            let work = Figure::Step(step, StepFigure::Work).at(labels);
            Estimate::of(run.outcome.each(|r| {
                let (v, w) = (r.figures[visits], r.figures[work]);
                if v > 0.0 { v * w / 60_000.0 } else { 0.0 }
            }))
        }
        Question::Load => {
            let office = run.labels().step_office.get(step as usize).copied();
            office
                .filter(|o| *o != u32::MAX)
                .map_or(Estimate { mean: f64::NAN, half_width: None, n: 0 }, |o| {
                    run.estimate(Figure::Office(o, OfficeFigure::Load))
                })
        }
    }
}

fn main_cause(run: &Run, step: u32) -> Option<Cause> {
    let mean = |c: Cause| {
        let v = run.estimate(Figure::Step(step, StepFigure::Cause(c))).mean;
        if v.is_finite() { v } else { 0.0 }
    };
    let best = Cause::ALL.into_iter().max_by(|a, b| mean(*a).total_cmp(&mean(*b)))?;
    (mean(best) > 0.0).then_some(best)
}

fn thresholds(question: Question) -> [f64; 4] {
    match question {
        Question::Wait | Question::Help => DAYS,
        Question::Work => MINUTES,
        Question::Load => LOADS,
    }
}

/// A value of the question without its interval.
fn said(cx: &Cx<'_>, question: Question, value: f64) -> String {
    match question {
        Question::Wait | Question::Help => cx.words.amount(value, Unit::CalendarDays),
        Question::Work => cx.words.duration(value),
        Question::Load => cx.words.number(value, 2),
    }
}

fn drawing_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Analyse, rows: &[Row], out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let Some((_, routes)) = document.results.routes.get(document.variant()) else { return };
    let run = document.results.run_of(document.variant());
    let stale = run.is_none_or(|r| r.revision != document.revision());
    Panel::bottom("legend")
        .exact_size(30.0)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)))
        .show(ui, |ui| legend_ui(ui, cx, state.question.shown()));
    let question = state.question.shown();
    let key = key_of(cx, document, p, question);
    let drawn = state.kept.follow(key, document, |kept, rerouted| {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(cx.words.language(), &captions);
        view.lanes = lanes_of(cx.words, p, &document.results, document.variant());
        let limits = thresholds(question);
        let heat: BTreeMap<StepId, Heat> = rows
            .iter()
            .map(|row| {
                let class = 1 + limits.iter().filter(|t| row.value.mean >= **t).count() as u8;
                let pill = said(cx, question, row.value.mean);
                (row.step.clone(), Heat { class: Some(class), pill, is_stale: stale })
            })
            .collect();
        view.heat = Some(heat);
        kept.follow(p, routes, &view, rerouted);
    });
    let task = Task {
        salt: "analyse",
        procedure: p,
        scene: drawn.scene(),
        editable: false,
        opacity: &|_| 1.0,
        above: &|_| {},
        detail_from: 0.3,
        fit_zoom: 1.1,
    };
    egui::CentralPanel::default()
        .frame(egui::Frame::new().fill(cx.color(Role::Outside)))
        .show(ui, |ui| canvas_ui(ui, cx, &mut state.canvas, &task, out));
}

fn legend_ui(ui: &mut Ui, cx: &Cx<'_>, question: Question) {
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        let title = cx.say(match question {
            Question::Wait | Question::Help => "legend-wait",
            Question::Work => "legend-work",
            Question::Load => "legend-load",
        });
        ui.label(theme::strong(title, size::SMALL, cx.color(Role::Text)));
        let limits = thresholds(question);
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
                1 => format!("< {}", said(cx, question, limits[0])),
                5 => format!("≥ {}", said(cx, question, limits[3])),
                _ => format!(
                    "{} – {}",
                    said(cx, question, limits[i - 2]),
                    said(cx, question, limits[i - 1])
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
        card(ui, cx, vec2(widths[0], room.y), |ui| ranking_ui(ui, cx, state, p, run, rows, out));
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

fn ranking_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Analyse,
    p: &Procedure,
    run: Option<&Run>,
    rows: &[Row],
    out: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("bottlenecks"), size::BODY, cx.color(Role::Text)));
        let questions = Question::ALL.map(|q| (q, cx.say(q.key())));
        if let Some(question) = segments_ui(ui, cx.skin, &questions, state.question) {
            state.question = question;
        }
    });
    if state.question == Question::Help {
        levers::levers_ui(ui, cx, p, out);
        return;
    }
    ScrollArea::vertical().id_salt("ranking").auto_shrink(false).show(ui, |ui| {
        head_ui(ui, cx, state.question);
        let most = rows.first().map_or(1.0, |r| r.value.mean).max(f64::MIN_POSITIVE);
        rows_ui(ui, (rows.len(), rows.len()), 40.0, |ui, i| {
            row_ui(ui, cx, (state.question, most), &rows[i], out);
        });
        if rows.windows(2).any(|w| w[0].rank == w[1].rank) {
            let text =
                theme::text(cx.say("ranks-shared"), size::SMALL, cx.color(Role::TextSecondary));
            ui.add(egui::Label::new(text).wrap());
        }
        ui.add_space(8.0);
        if let Some(run) = run {
            offices_ui(ui, cx, p, run);
        }
    });
}

/// Columns: rank, step, value, bar with share, cause.
fn columns(width: f32) -> [f32; 5] {
    let bar = (width * 0.22).max(90.0);
    let value = 130.0;
    let cause = 110.0;
    [26.0, (width - 26.0 - value - bar - cause).max(120.0), value, bar, cause]
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, question: Question) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let widths = columns(rect.width());
    let keys = ["", "column-step", question.key(), "column-share", "column-cause"];
    let mut x = rect.min.x;
    for (key, width) in keys.iter().zip(widths) {
        let hidden = question != Question::Wait && *key == "column-cause";
        if !key.is_empty() && !hidden {
            let galley = ui.painter().layout_no_wrap(
                cx.say(key),
                theme::bold(size::SMALL),
                cx.color(Role::TextSecondary),
            );
            ui.painter().galley(
                pos2(x, rect.center().y - galley.size().y / 2.0),
                galley,
                cx.color(Role::TextSecondary),
            );
        }
        x += width;
    }
    let line = cx.skin.stroke(1.0, Role::LineSubtle);
    ui.painter().hline(rect.x_range(), rect.max.y, line);
}

#[expect(clippy::too_many_lines, reason = "one row, painted from left to right")]
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (question, most): (Question, f64),
    row: &Row,
    out: &mut Vec<Command>,
) {
    let item = ItemId::Step(row.step.clone());
    let selected = cx.is_selected(&item);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 0.0, cx.color(Role::Hover));
    }
    painter.hline(rect.x_range(), rect.max.y - 0.5, cx.skin.stroke(1.0, Role::LineSubtle));
    let widths = columns(rect.width());
    let mut x = rect.min.x;
    let text = |x: f32, y: f32, text: &str, bold: bool, role: Role, room: f32| {
        let cut = crate::drawing::measure::cut(text, f64::from(size::TABLE), bold, f64::from(room));
        let font = if bold { theme::bold(size::TABLE) } else { theme::regular(size::SMALL) };
        let galley = painter.layout_no_wrap(cut, font, cx.color(role));
        painter.galley(pos2(x, y - galley.size().y / 2.0), galley, cx.color(role));
    };
    let (upper, lower) = (rect.min.y + 12.0, rect.min.y + 29.0);
    text(x + 4.0, rect.center().y, &row.rank.to_string(), false, Role::TextSecondary, 22.0);
    x += widths[0];
    text(x, upper, &row.name, true, Role::Text, widths[1] - 10.0);
    text(x, lower, &row.office, false, Role::TextSecondary, widths[1] - 10.0);
    x += widths[1];
    text(x, upper, &said(cx, question, row.value.mean), true, Role::Text, widths[2]);
    let half = row.value.half_width.map(|h| match question {
        Question::Wait | Question::Help => format!("± {}", cx.words.amount(h, Unit::CalendarDays)),
        Question::Work => format!("± {}", cx.words.amount(h, Unit::Minutes)),
        Question::Load => format!("± {}", cx.words.number(h, 2)),
    });
    text(x, lower, half.as_deref().unwrap_or("—"), false, Role::TextSecondary, widths[2]);
    x += widths[2];
    let bar = egui::Rect::from_min_size(pos2(x, rect.center().y - 9.0), vec2(widths[3], 18.0));
    let share = if question == Question::Load { row.value.mean } else { row.value.mean / most };
    let relative = if question == Question::Load { 1.0 } else { most };
    let level = Level {
        value: share as f32,
        half: (row.value.half_width.unwrap_or(0.0) / relative) as f32,
        promise: None,
        over: question == Question::Load && row.value.mean >= 0.85,
    };
    let builder = egui::UiBuilder::new().max_rect(bar);
    ui.scope_builder(builder, |ui| {
        ui.horizontal(|ui| {
            level_ui(ui, cx.skin, level, (widths[3] - 62.0).max(30.0), &row.name);
            if question != Question::Load {
                let share = cx.words.percent(row.share, 1);
                ui.label(theme::text(share, size::SMALL, cx.color(Role::TextSecondary)));
            }
        });
    });
    x += widths[3];
    if let Some(cause) = row.cause {
        let square = egui::Rect::from_center_size(pos2(x + 6.0, rect.center().y), vec2(10.0, 10.0));
        plots::cause_square(ui, cx, square, cause);
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(
            cx.say(plots::cause_key(cause)),
            theme::regular(size::SMALL),
            cx.color(Role::Text),
        );
        painter.galley(
            pos2(x + 17.0, rect.center().y - galley.size().y / 2.0),
            galley,
            cx.color(Role::Text),
        );
    }
    let spoken = format!(
        "{}. {}, {}: {}",
        row.rank,
        row.name,
        row.office,
        said(cx, question, row.value.mean)
    );
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &spoken));
    if response.clicked() {
        out.push(Command::Select(vec![item]));
        out.push(Command::Reveal);
    }
}

/// Offices with load, queue and mean wait, each with its interval and the exact load beside it.
fn offices_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, run: &Run) {
    ui.label(theme::strong(cx.say("offices"), size::BODY, cx.color(Role::Text)));
    let secondary = cx.color(Role::TextSecondary);
    egui::Grid::new("offices").num_columns(5).striped(false).spacing(vec2(18.0, 5.0)).show(
        ui,
        |ui| {
            for key in ["column-office", "load", "column-exact", "column-queue", "column-wait"] {
                ui.label(theme::strong(cx.say(key), size::SMALL, secondary));
            }
            ui.end_row();
            for (i, id) in run.labels().offices.iter().enumerate() {
                let i = i as u32;
                let load = run.estimate(Figure::Office(i, OfficeFigure::Load));
                if load.n == 0 {
                    continue;
                }
                let name = p
                    .office(id)
                    .map_or_else(|| id.to_string(), |o| o.name.get(cx.words.language()).to_owned());
                let role = if load.mean >= 0.85 { Role::Worse } else { Role::Text };
                ui.label(theme::text(name, size::TABLE, cx.color(Role::Text)));
                let plain = |e: &Estimate, decimals: usize| match e.half_width {
                    _ if e.n == 0 => "—".to_owned(),
                    Some(h) => format!(
                        "{} ± {}",
                        cx.words.number(e.mean, decimals),
                        cx.words.number(h, decimals)
                    ),
                    None => cx.words.number(e.mean, decimals),
                };
                ui.label(theme::strong(plain(&load, 2), size::TABLE, cx.color(role)));
                let exact = cx.bench.document().and_then(|d| d.results.exact_load(d.variant(), id));
                let exact = exact.map_or_else(|| "—".to_owned(), |v| cx.words.number(v, 2));
                ui.label(theme::text(exact, size::TABLE, cx.color(Role::Text)));
                let queue = run.estimate(Figure::Office(i, OfficeFigure::Queue));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let text = theme::text(plain(&queue, 1), size::TABLE, cx.color(Role::Text));
                    ui.add(egui::Label::new(text).extend());
                    expected_ui(ui, cx, id, &queue);
                });
                let wait = run.sum(&[Figure::Office(i, OfficeFigure::Wait)], 1.0 / DAY_MS);
                let wait = interval(cx, &wait, Unit::CalendarDays);
                ui.label(theme::text(wait, size::TABLE, cx.color(Role::Text)));
                ui.end_row();
            }
        },
    );
}

/// How many wait by calculation alone: `=` where that is exact, `≈` where it is an approximation.
/// An exact answer outside the interval of the simulation is flagged.
fn expected_ui(ui: &mut Ui, cx: &Cx<'_>, id: &OfficeId, simulated: &Estimate) {
    let found = cx.bench.document().and_then(|d| d.results.expected_queue(d.variant(), id));
    let Some(expected) = found else { return };
    let is_exact = expected.method.is_exact();
    let sign = if is_exact { "=" } else { "≈" };
    let text = format!("{sign} {}", cx.words.number(expected.waiting, 1));
    let disagrees = is_exact && simulated.n > 1 && !simulated.covers(expected.waiting);
    let role = if disagrees { Role::Warn } else { Role::TextSecondary };
    let mut tip = format!("{}\n{}", cx.say("queue-expected"), cx.say(expected.method.key()));
    if disagrees {
        tip = format!("{tip}\n{}", cx.say("queue-disagrees"));
    }
    let text = theme::text(text, size::SMALL, cx.color(role));
    ui.add(egui::Label::new(text).extend()).on_hover_text(tip);
}

/// A term's figure with its interval.
pub(super) fn term_days(run: &Run, term: u32, figure: TermFigure) -> Estimate {
    run.estimate(Figure::Term(term, figure))
}
