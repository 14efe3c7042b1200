//! How the run goes: queues over time, load by weekday, the start with its warm-up, convergence, the
//! bottleneck of the moment, the branch that joins wait for, calibration.

use std::sync::Arc;

use egui::{CursorIcon, Pos2, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::measure::course::Course;
use crate::analysis::simulate::replication::{BranchFigure, Figure, OfficeFigure, TermFigure};
use crate::app::command::Command;
use crate::app::results::{DAY_MS, Run};
use crate::app::span::{FEWEST_RUNS, MOST_DAYS, MOST_RUNS, MOST_WARMUP, Span};
use crate::drawing::role::Role;
use crate::model::calendar::Weekday;
use crate::model::id::{OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::panels::strip::interval;
use crate::ui::spoken;
use crate::ui::theme::{self, size};

use super::chart::{Chart, Dash};
use super::{plots, scenarios};

/// Height of a plot.
const HEIGHT: f32 = 150.0;
/// Width of the names in tables.
const NAME_WIDTH: f32 = 128.0;
/// Offices drawn in one plot: those with the longest queues.
const LINES: usize = 4;
/// Colors and dashes of lines, most important first.
const LOOKS: [(Role, Dash); LINES] = [
    (Role::Accent, Dash::Whole),
    (Role::Term, Dash::Long),
    (Role::CauseQueue, Dash::Short),
    (Role::TextSecondary, Dash::Whole),
];

/// What the third card shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Picture {
    /// Legal days with the term.
    #[default]
    Legal,
    /// Queues over time.
    Queues,
    /// Load by weekday.
    Weekdays,
    /// The bottleneck of the moment.
    Moments,
    /// The branch that joins wait for.
    Joins,
    /// The emerged wait against the annotated one.
    Calibration,
    /// The start, with the warm-up.
    Start,
    /// The interval as replications come.
    Convergence,
    /// Scenarios side by side.
    Scenarios,
}

impl Picture {
    pub(super) const ALL: [Self; 9] = [
        Self::Legal,
        Self::Queues,
        Self::Weekdays,
        Self::Moments,
        Self::Joins,
        Self::Calibration,
        Self::Start,
        Self::Convergence,
        Self::Scenarios,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Legal => "picture-legal",
            Self::Queues => "picture-queues",
            Self::Weekdays => "picture-weekdays",
            Self::Moments => "picture-moments",
            Self::Joins => "picture-joins",
            Self::Calibration => "picture-calibration",
            Self::Start => "picture-start",
            Self::Convergence => "picture-convergence",
            Self::Scenarios => "picture-scenarios",
        }
    }
}

/// Draws the card: the choice of picture, and the picture.
pub(super) fn picture_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    picture: &mut Picture,
    (p, run, course): (&Procedure, Option<&Run>, Option<&Arc<Course>>),
    out: &mut Vec<Command>,
) {
    egui::ComboBox::from_id_salt("picture")
        .selected_text(theme::strong(cx.say(picture.key()), size::BODY, cx.color(Role::Text)))
        .width(ui.available_width().min(320.0))
        .height(320.0)
        .show_ui(ui, |ui| {
            for one in Picture::ALL {
                if ui.selectable_label(one == *picture, cx.say(one.key())).clicked() {
                    *picture = one;
                }
            }
        })
        .response
        .accessible_name(cx.say("picture"));
    ui.add_space(4.0);
    let Some(run) = run else { return note_ui(ui, cx, "run-none") };
    match (picture, course) {
        (Picture::Legal, _) => plots::legal_ui(ui, cx, Some(run)),
        (Picture::Weekdays, _) => weekdays_ui(ui, cx, p, run),
        (Picture::Moments, _) => moments_ui(ui, cx, p, run, out),
        (Picture::Joins, _) => joins_ui(ui, cx, p, run, out),
        (Picture::Calibration, _) => calibration_ui(ui, cx, p, run, out),
        (Picture::Convergence, _) => convergence_ui(ui, cx, run),
        (Picture::Scenarios, _) => scenarios::scenarios_ui(ui, cx, p, run, out),
        (Picture::Queues, Some(course)) => queues_ui(ui, cx, p, course),
        (Picture::Start, Some(course)) => start_ui(ui, cx, course, out),
        (Picture::Queues | Picture::Start, None) => note_ui(ui, cx, "run-none"),
    }
}

pub(super) fn note_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let text = theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(text).wrap());
}

pub(super) fn office_name(cx: &Cx<'_>, p: &Procedure, id: &OfficeId) -> String {
    p.office(id).map_or_else(|| id.to_string(), |o| o.name.get(cx.words.language()).to_owned())
}

/// Days of a bucket's middle, or arrivals.
fn place(course: &Course, bucket: usize) -> f64 {
    let width = course.bucket_days.map_or(course.bucket_cases.unwrap_or(1) as f64, f64::from);
    (bucket as f64 + 0.5) * width
}

fn most(values: impl Iterator<Item = f64>) -> f64 {
    values.filter(|v| v.is_finite()).fold(0.0, f64::max)
}

/// Mean queues of the offices with the longest, week by week.
fn queues_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, course: &Course) {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let mut offices: Vec<_> = course.queues.iter().filter(|(_, v)| mean(v) > 0.0).collect();
    offices.sort_by(|a, b| mean(b.1).total_cmp(&mean(a.1)).then(a.0.cmp(b.0)));
    offices.truncate(LINES);
    if offices.is_empty() {
        return note_ui(ui, cx, "picture-no-queues");
    }
    let last = place(course, course.open.len());
    let top = most(offices.iter().flat_map(|(_, v)| v.iter().copied())).max(1.0) * 1.05;
    let say_x = |v: f64| cx.words.amount(v, Unit::CalendarDays);
    let say_y = |v: f64| cx.words.short_number(v, 1);
    let names: Vec<String> = offices.iter().map(|(id, _)| office_name(cx, p, id)).collect();
    let spoken = format!("{}: {}", cx.say("picture-queues"), names.join(", "));
    let axes: (super::chart::Axis<'_>, super::chart::Axis<'_>) =
        ((0.0, last, &say_x), (0.0, top, &say_y));
    let mut chart = Chart::new(ui, cx, HEIGHT, axes, &spoken);
    chart.upright(course.days(course.warmup).unwrap_or(0.0), Role::LineControl, Dash::Short);
    for (((_, values), (role, dash)), name) in offices.iter().zip(LOOKS).zip(&names) {
        let points: Vec<_> =
            values.iter().enumerate().map(|(n, v)| (place(course, n), Some(*v))).collect();
        chart.line(&points, role, dash, 1.5);
        chart.legend(name, role, dash);
    }
    note_ui(ui, cx, "picture-queues-note");
}

/// How full offices are on each day of the week.
fn weekdays_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, run: &Run) {
    let mut any = false;
    for (at, id) in run.labels().offices.iter().enumerate() {
        let load = |day: u8| run.estimate(Figure::Office(at as u32, OfficeFigure::Weekday(day)));
        let days: Vec<Estimate> = (0..7).map(load).collect();
        if days.iter().all(|d| d.n == 0) {
            continue;
        }
        any = true;
        let name = office_name(cx, p, id);
        ui.label(theme::text(name.clone(), size::SMALL, cx.color(Role::Text)));
        bars_ui(ui, cx, &name, &days);
    }
    note_ui(ui, cx, if any { "picture-weekdays-note" } else { "picture-no-staff" });
}

/// Seven bars with their values; a hatch says that a day is nearly full.
fn bars_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, days: &[Estimate]) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 60.0), Sense::hover());
    let painter = ui.painter_at(rect);
    let width = rect.width() / 7.0;
    let (base, room) = (rect.max.y - 13.0, rect.height() - 28.0);
    painter.hline(rect.x_range(), base, cx.skin.stroke(1.0, Role::LineControl));
    let mut said = Vec::new();
    let write = |at: Pos2, text: &str, role: Role| {
        let font = theme::regular(size::MICRO);
        crate::ui::widgets::centered(&painter, at, text, font, cx.color(role));
    };
    for (n, (day, of_week)) in days.iter().zip(Weekday::ALL).enumerate() {
        let x = rect.min.x + width * n as f32;
        let weekday = cx.words.weekday_short(of_week);
        write(pos2(x + width / 2.0, rect.max.y - 6.0), &weekday, Role::TextSecondary);
        if day.n == 0 {
            continue;
        }
        let load = cx.words.percent(day.mean, 0);
        let height = room * day.mean.clamp(0.0, 1.0) as f32;
        let bar = Rect::from_min_max(pos2(x + 3.0, base - height), pos2(x + width - 3.0, base));
        let full = day.mean >= FULL;
        let role = if full { Role::TermSoft } else { Role::Accent };
        let line = cx.skin.stroke(1.0, if full { Role::Term } else { Role::Accent });
        painter.rect(bar, 1.0, cx.color(role), line, StrokeKind::Inside);
        if full {
            plots::hatch(ui, cx, bar, 4, Role::Term);
        }
        let reach = room * day.half_width.unwrap_or(0.0) as f32;
        let top = base - height - reach;
        let middle = bar.center().x;
        painter.vline(middle, top..=base - height + reach, cx.skin.stroke(1.0, Role::Text));
        write(pos2(middle, top.min(base - height) - 7.0), &load, Role::Text);
        said.push(format!("{weekday} {load}"));
    }
    let spoken = format!("{name}: {}", said.join(", "));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
}

/// Load from which a day counts as full.
const FULL: f64 = 0.85;

/// How often each office is the bottleneck of the moment.
fn moments_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, run: &Run, out: &mut Vec<Command>) {
    let share = |at: usize, figure| run.estimate(Figure::Office(at as u32, figure));
    let mut rows: Vec<(usize, Estimate, Estimate)> = (0..run.labels().offices.len())
        .map(|at| (at, share(at, OfficeFigure::Sole), share(at, OfficeFigure::Shifting)))
        .filter(|(_, sole, shifting)| sole.n > 0 && sole.mean + shifting.mean > 0.0)
        .collect();
    rows.sort_by(|a, b| (b.1.mean + b.2.mean).total_cmp(&(a.1.mean + a.2.mean)));
    if rows.is_empty() {
        return note_ui(ui, cx, "picture-no-queues");
    }
    let head = ["column-office", "moments-alone", "moments-shifting"];
    let table = egui::Grid::new("moments").num_columns(3).spacing(vec2(12.0, 5.0));
    table.show(ui, |ui| {
        head_ui(ui, cx, &head);
        for (at, sole, shifting) in &rows {
            let id = &run.labels().offices[*at];
            office_link_ui(ui, cx, p, id, out);
            ui.label(theme::strong(plots::percent(cx, sole), size::SMALL, cx.color(Role::Text)));
            ui.label(theme::text(plots::percent(cx, shifting), size::SMALL, cx.color(Role::Text)));
            ui.end_row();
        }
    });
    note_ui(ui, cx, "picture-moments-note");
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, keys: &[&str]) {
    for key in keys {
        ui.label(theme::strong(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
    }
    ui.end_row();
}

/// The name of an office; a click shows its first step on the canvas.
fn office_link_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, id: &OfficeId, out: &mut Vec<Command>) {
    let first = p.steps().find(|(_, s)| s.kind.is_activity() && p.office_of(s) == Some(id));
    let step = first.map(|(step, _)| step.clone());
    link_ui(ui, cx, &office_name(cx, p, id), step, out);
}

/// A name; a click shows a step on the canvas.
fn link_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, step: Option<StepId>, out: &mut Vec<Command>) {
    let item = step.map(ItemId::Step);
    let selected = item.as_ref().is_some_and(|i| cx.is_selected(i));
    let text = theme::text(name, size::SMALL, cx.color(Role::Text));
    let wanted = vec2(NAME_WIDTH, 20.0);
    let clicked = ui
        .allocate_ui(wanted, |ui| {
            ui.set_width(NAME_WIDTH);
            ui.add(egui::Button::selectable(selected, text).wrap()).clicked()
        })
        .inner;
    if let Some(item) = item.filter(|_| clicked) {
        out.push(Command::Select(vec![item]));
        out.push(Command::Reveal);
    }
}

/// At every join, how often each branch is the last to come, and how much later.
fn joins_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, run: &Run, out: &mut Vec<Command>) {
    let branches = &run.labels().branches;
    let several = |first: u32| branches.iter().filter(|b| b.first == first).count() > 1;
    let rows: Vec<(u32, Estimate)> = (0..branches.len() as u32)
        .map(|at| (at, run.estimate(Figure::Branch(at, BranchFigure::Last))))
        .filter(|(at, last)| last.n > 0 && several(branches[*at as usize].first))
        .collect();
    if rows.is_empty() {
        return note_ui(ui, cx, "picture-no-joins");
    }
    let head = ["joins-branch", "joins-last", "joins-lead"];
    let table = egui::Grid::new("joins").num_columns(3).spacing(vec2(12.0, 5.0));
    table.show(ui, |ui| {
        head_ui(ui, cx, &head);
        for (at, last) in &rows {
            let flow = p.flow(&branches[*at as usize].flow);
            let from = flow.map(|f| f.from.clone());
            let name = from.as_ref().map_or_else(
                || branches[*at as usize].flow.to_string(),
                |id| spoken::step_name(cx.words, p, &ItemId::Step(id.clone())),
            );
            link_ui(ui, cx, &name, from, out);
            ui.label(theme::strong(plots::percent(cx, last), size::SMALL, cx.color(Role::Text)));
            let lead = run.sum(&[Figure::Branch(*at, BranchFigure::Lead)], 1.0 / DAY_MS);
            let lead = if last.mean > 0.0 {
                interval(cx, &lead, Unit::CalendarDays)
            } else {
                "—".into()
            };
            ui.label(theme::text(lead, size::SMALL, cx.color(Role::Text)));
            ui.end_row();
        }
    });
    note_ui(ui, cx, "picture-joins-note");
}

/// The wait for the own office that was annotated, and the one that emerged.
fn calibration_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, run: &Run, out: &mut Vec<Command>) {
    let rows: Vec<(StepId, f64, Estimate)> = run
        .labels()
        .steps
        .iter()
        .filter_map(|id| run.declared_and_emerged(id).map(|(d, e)| (id.clone(), d, e)))
        .collect();
    if rows.is_empty() {
        return note_ui(ui, cx, "picture-no-calibration");
    }
    let head = ["column-step", "calibration-declared", "calibration-emerged"];
    let table = egui::Grid::new("calibration").num_columns(3).spacing(vec2(12.0, 5.0));
    table.show(ui, |ui| {
        head_ui(ui, cx, &head);
        for (id, declared, emerged) in &rows {
            let name = spoken::step_name(cx.words, p, &ItemId::Step(id.clone()));
            link_ui(ui, cx, &name, Some(id.clone()), out);
            let said = cx.words.amount(*declared, Unit::CalendarDays);
            ui.label(theme::text(said, size::SMALL, cx.color(Role::Text)));
            let differs = run.calibration(id).is_some();
            let role = if differs { Role::Warn } else { Role::Text };
            let mut text = interval(cx, emerged, Unit::CalendarDays);
            if differs {
                text.push_str(" ≠");
            }
            ui.label(theme::strong(text, size::SMALL, cx.color(role)));
            ui.end_row();
        }
    });
    note_ui(ui, cx, "picture-calibration-note");
}

/// The start from empty: mean time by arrival, Welch's average, the warm-up to be moved by hand and
/// the one found.
fn start_ui(ui: &mut Ui, cx: &Cx<'_>, course: &Course, out: &mut Vec<Command>) {
    let last = place(course, course.cycle_days.len());
    let top = most(course.cycle_days.iter().flatten().copied()).max(1e-3) * 1.05;
    let by_days = course.bucket_days.is_some();
    let say_x = |v: f64| {
        if by_days { cx.words.amount(v, Unit::CalendarDays) } else { cx.words.number(v, 0) }
    };
    let say_y = |v: f64| cx.words.short_number(v, 1);
    let spoken = start_spoken(cx, course);
    let axes: (super::chart::Axis<'_>, super::chart::Axis<'_>) =
        ((0.0, last, &say_x), (0.0, top, &say_y));
    let mut chart = Chart::new(ui, cx, HEIGHT + 20.0, axes, &spoken);
    let points = |values: &[Option<f64>]| -> Vec<(f64, Option<f64>)> {
        values.iter().enumerate().map(|(n, v)| (place(course, n), *v)).collect()
    };
    chart.line(&points(&course.cycle_days), Role::LineControl, Dash::Whole, 1.0);
    chart.line(&points(&course.cycle_days_smooth), Role::Accent, Dash::Whole, 2.0);
    let plan = cx.bench.document().map(|d| d.results.span);
    let warmup = course.days(course.warmup).unwrap_or(course.warmup);
    chart.upright(warmup, Role::Term, Dash::Whole);
    if let Some(found) = course.warmup_found.and_then(|b| course.days(b as f64)) {
        chart.upright(found, Role::TextSecondary, Dash::Short);
        chart.legend(&cx.say("start-found"), Role::TextSecondary, Dash::Short);
    }
    chart.legend(&cx.say("start-left-out"), Role::Term, Dash::Whole);
    chart.legend(&cx.say("start-mean"), Role::Accent, Dash::Whole);
    let response = chart.response.clone().on_hover_cursor(CursorIcon::ResizeHorizontal);
    let moved =
        response.interact_pointer_pos().filter(|_| response.drag_stopped() || response.clicked());
    if let (Some(at), Some(plan), true) = (moved, plan, by_days) {
        // Whole weeks: the calendar repeats by them.
        let days = (chart.x_of(at) / 7.0).round() * 7.0;
        let warmup = days.clamp(0.0, f64::from(MOST_WARMUP)) as u32;
        out.push(Command::RunFor(Span { warmup, ..plan }));
    }
    ui.add(egui::Label::new(theme::text(spoken, size::SMALL, cx.color(Role::Text))).wrap());
    span_ui(ui, cx, course, out);
}

/// What the picture says, in words.
fn start_spoken(cx: &Cx<'_>, course: &Course) -> String {
    let days = |b: f64| cx.words.amount(course.days(b).unwrap_or(b), Unit::CalendarDays);
    let left_out = days(course.warmup);
    match course.warmup_found {
        Some(found) => cx.say_with(
            "start-said",
            &[("found", days(found as f64).into()), ("left", left_out.into())],
        ),
        None => cx.say_with("start-unknown", &[("left", left_out.into())]),
    }
}

/// An ordinary time or from empty desks, and how long, in plain words.
fn span_ui(ui: &mut Ui, cx: &Cx<'_>, course: &Course, out: &mut Vec<Command>) {
    let Some(span) = cx.bench.document().map(|d| d.results.span) else { return };
    ui.add_space(4.0);
    let steady = ui.radio(!span.from_empty, cx.say("span-ordinary"));
    let empty = ui.radio(span.from_empty, cx.say("span-from-empty"));
    if steady.clicked() {
        out.push(Command::RunFor(Span { from_empty: false, ..span }));
    }
    if empty.clicked() {
        out.push(Command::RunFor(Span { from_empty: true, ..span }));
    }
    let mut new = span;
    ui.horizontal_wrapped(|ui| {
        if !span.from_empty {
            ui.label(theme::text(cx.say("span-warmup"), size::SMALL, cx.color(Role::Text)));
            let field = egui::DragValue::new(&mut new.warmup).range(0..=MOST_WARMUP).speed(7.0);
            ui.add(field.update_while_editing(false)).on_hover_text(cx.say("span-days-unit"));
            if let Some(found) = course.longer_warmup()
                && ui.button(cx.say("span-use-found")).clicked()
            {
                new.warmup = (found as u32).min(MOST_WARMUP);
            }
        }
        ui.label(theme::text(cx.say("span-measured"), size::SMALL, cx.color(Role::Text)));
        let field = egui::DragValue::new(&mut new.measured).range(30..=MOST_DAYS).speed(7.0);
        ui.add(field.update_while_editing(false)).on_hover_text(cx.say("span-days-unit"));
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text(cx.say("span-most-runs"), size::SMALL, cx.color(Role::Text)));
        let field = egui::DragValue::new(&mut new.most_runs).range(FEWEST_RUNS..=MOST_RUNS);
        ui.add(field.update_while_editing(false));
    });
    if new != span {
        out.push(Command::RunFor(new));
    }
}

/// Mean time, and share within the first term, with their intervals as replications come.
fn convergence_ui(ui: &mut Ui, cx: &Cx<'_>, run: &Run) {
    let days = |v: f64| cx.words.short_number(v, 1);
    one_ui(ui, cx, (&cx.say("mean-time"), run, Figure::Cycle, DAY_MS), &days);
    if !run.labels().terms.is_empty() {
        let figure = Figure::Term(0, TermFigure::Within);
        let percent = |v: f64| cx.words.percent(v, 1);
        let name = run.labels().terms[0].1.name.get(cx.words.language()).to_owned();
        one_ui(ui, cx, (&name, run, figure, 1.0), &percent);
    }
    note_ui(ui, cx, "picture-convergence-note");
}

fn one_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (name, run, figure, unit): (&str, &Run, Figure, f64),
    say: &dyn Fn(f64) -> String,
) {
    let values: Vec<f64> = run.outcome.values(figure).map(|v| v / unit).collect();
    let steps = values.len();
    if steps < 2 {
        return note_ui(ui, cx, "computing");
    }
    // As many points as can be told apart.
    let every = steps.div_ceil(200).max(1);
    let points: Vec<(f64, Estimate)> = (2..=steps)
        .filter(|n| n % every == 0 || *n == steps)
        .map(|n| (n as f64, Estimate::of(values[..n].iter().copied())))
        .collect();
    let late = points.iter().skip(points.len() / 10).filter(|(_, e)| e.mean.is_finite());
    let low =
        late.clone().map(|(_, e)| e.mean - e.half_width.unwrap_or(0.0)).fold(f64::MAX, f64::min);
    let high = most(late.map(|(_, e)| e.mean + e.half_width.unwrap_or(0.0)));
    if low > high {
        return note_ui(ui, cx, "computing");
    }
    let say_x = |v: f64| cx.words.number(v, 0);
    let last = points.last().map(|(_, e)| *e);
    let spoken = format!("{name}: {}", last.map(|e| say(e.mean)).unwrap_or_default());
    ui.label(theme::text(name, size::SMALL, cx.color(Role::Text)));
    // What does not vary still gets an axis with several values.
    // A share ends at all.
    let end = if matches!(figure, Figure::Term(..)) { 1.0 } else { f64::INFINITY };
    let room = ((high - low) * 0.1).max(0.01 * high).max(1e-9);
    let axes: (super::chart::Axis<'_>, super::chart::Axis<'_>) =
        ((2.0, steps as f64, &say_x), ((low - room).max(0.0), (high + room).min(end), say));
    let chart = Chart::new(ui, cx, 112.0, axes, &spoken);
    let band: Vec<_> = points
        .iter()
        .filter_map(|(n, e)| e.half_width.map(|h| (*n, e.mean - h, e.mean + h)))
        .collect();
    chart.band(&band, Role::Accent);
    let line: Vec<_> = points.iter().map(|(n, e)| (*n, Some(e.mean))).collect();
    chart.line(&line, Role::Accent, Dash::Whole, 2.0);
    if let Some(last) = last {
        chart.level(last.mean, Role::TextSecondary, Dash::Short);
    }
}
