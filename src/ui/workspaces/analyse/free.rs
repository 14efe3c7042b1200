//! The time of a case without queues beside the simulated one: what queues cost; and the longest and
//! the likeliest path.

use egui::{Color32, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::exact::paths::Path;
use crate::analysis::exact::time::FreeTime;
use crate::analysis::simulate::replication::{CYCLE_BINS, cycle_bin_from};
use crate::app::command::Command;
use crate::app::results::{DAY_MS, Free, Run};
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{centered, hairline_ui, segments_ui};

/// Height of the plot.
const HEIGHT: f32 = 118.0;
/// Days shown are at most so many times those in which nearly all cases end without queues.
const MOST_TIMES: f64 = 6.0;
/// Steps of a path listed at most.
const MOST_STEPS: usize = 200;

/// Which path is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    /// The one with the greatest expected time.
    #[default]
    Longest,
    /// The one with the greatest probability.
    Likeliest,
}

/// The path looked at.
#[derive(Default)]
pub(super) struct Looked {
    which: Which,
    /// Whether it is shown on the drawing.
    on_drawing: bool,
}

impl Looked {
    /// The path to be shown on the drawing.
    pub(super) fn shown<'f>(&self, free: &'f Free) -> Option<&'f Path> {
        self.on_drawing.then(|| self.path(free)).flatten()
    }

    fn path<'f>(&self, free: &'f Free) -> Option<&'f Path> {
        match self.which {
            Which::Longest => free.paths.longest.as_ref(),
            Which::Likeliest => free.paths.likeliest.as_ref(),
        }
    }
}

/// Draws the plot with its figures, and a path as a list of steps.
pub(super) fn free_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    looked: &mut Looked,
    (p, run): (&Procedure, Option<&Run>),
    out: &mut Vec<Command>,
) {
    let document = cx.bench.document();
    let Some(free) = document.and_then(|d| d.results.free_of(d.variant())) else { return };
    hairline_ui(ui, cx.skin);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(cx.say("free-title"), size::BODY, cx.color(Role::Text)));
        if let Some(time) = &free.time {
            label_ui(ui, cx, time);
        }
    });
    match &free.time {
        Some(time) => {
            plot_ui(ui, cx, time, run);
            figures_ui(ui, cx, time);
        }
        None => note_ui(ui, cx, "free-none"),
    }
    path_ui(ui, cx, looked, (p, free), out);
}

fn note_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let text = theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(text).wrap());
}

/// Exact or approximate, and why.
fn label_ui(ui: &mut Ui, cx: &Cx<'_>, time: &FreeTime) {
    let key = if time.is_exact() { "free-exact" } else { "free-approximate" };
    let text = theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
    let label = ui.add(egui::Label::new(text).sense(Sense::hover()));
    if !time.is_exact() {
        let reasons: Vec<String> =
            time.approximations.iter().map(|reason| cx.say(reason.key())).collect();
        label.on_hover_text(reasons.join("\n"));
    }
}

/// The simulated distribution: days, and the share of cases that took at most so many.
fn simulated(run: &Run) -> Vec<(f64, f64)> {
    let mut bins = vec![0.0; CYCLE_BINS];
    for replication in run.outcome.replications() {
        for (sum, n) in bins.iter_mut().zip(&replication.cycles) {
            *sum += f64::from(*n);
        }
    }
    let total: f64 = bins.iter().sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let mut sum = 0.0;
    let below = bins.iter().enumerate().map(|(bin, n)| {
        sum += n;
        (cycle_bin_from(bin + 1) / DAY_MS, sum / total)
    });
    std::iter::once((0.0, 0.0)).chain(below).collect()
}

/// The days in which a share of a curve's cases ends.
fn reached(curve: &[(f64, f64)], share: f64) -> f64 {
    let at = curve.partition_point(|(_, p)| *p < share);
    curve.get(at).or(curve.last()).map_or(0.0, |(days, _)| *days)
}

fn plot_ui(ui: &mut Ui, cx: &Cx<'_>, time: &FreeTime, run: Option<&Run>) {
    let simulated = run.map(simulated).unwrap_or_default();
    let p = time.percentiles_days;
    let all = (p.p99 * 1.05).max(1.0 / 1440.0);
    let last = all.max(reached(&simulated, 0.95)).min(all * MOST_TIMES);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let spoken = spoken_plot(cx, time);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
    let plot = Rect::from_min_max(rect.min + vec2(0.0, 16.0), rect.max - vec2(0.0, 16.0));
    let at = |days: f64, share: f64| {
        let x = plot.min.x + plot.width() * (days / last).clamp(0.0, 1.0) as f32;
        pos2(x, plot.max.y - plot.height() * share as f32)
    };
    let painter = ui.painter_at(rect);
    painter.hline(plot.x_range(), plot.max.y, cx.skin.stroke(1.0, Role::LineControl));
    painter.hline(plot.x_range(), plot.center().y, cx.skin.stroke(1.0, Role::LineSubtle));
    painter.hline(plot.x_range(), plot.min.y, cx.skin.stroke(1.0, Role::LineSubtle));
    for (days, name) in [(p.p50, "50 %"), (p.p90, "90 %")] {
        let top = at(days, if name == "50 %" { 0.5 } else { 0.9 });
        painter.vline(top.x, top.y..=plot.max.y, cx.skin.stroke(1.0, Role::LineControl));
    }
    let points = |curve: &mut dyn Iterator<Item = (f64, f64)>| -> Vec<Pos2> {
        curve.take_while(|(days, _)| *days <= last).map(|(days, share)| at(days, share)).collect()
    };
    let queues = points(&mut simulated.iter().copied());
    dashed(&painter, &queues, cx.skin.stroke(1.5, Role::TextSecondary));
    let mut free: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    free.extend(&time.curve);
    free.push((last, time.within(last)));
    let line = points(&mut free.into_iter());
    painter.add(egui::Shape::line(line, cx.skin.stroke(2.0, Role::Accent)));
    legend_ui(&painter, cx, rect, !simulated.is_empty());
    axis_ui(&painter, cx, (plot, rect), last);
}

/// A line in dashes, so that it is told apart without color.
fn dashed(painter: &egui::Painter, line: &[Pos2], stroke: Stroke) {
    painter.extend(egui::Shape::dashed_line(line, stroke, 5.0, 3.5));
}

/// What the lines are, above the plot.
fn legend_ui(painter: &egui::Painter, cx: &Cx<'_>, rect: Rect, has_run: bool) {
    let font = theme::regular(size::MICRO);
    let y = rect.min.y + 7.0;
    let mut x = rect.min.x;
    let mut write = |key: &str, role: Role, is_dashed: bool| {
        let ends = [pos2(x, y), pos2(x + 18.0, y)];
        if is_dashed {
            dashed(painter, &ends, cx.skin.stroke(1.5, role));
        } else {
            painter.line_segment(ends, cx.skin.stroke(2.0, role));
        }
        let ink: Color32 = cx.color(Role::Text);
        let galley = painter.layout_no_wrap(cx.say(key), font.clone(), ink);
        let width = galley.size().x;
        painter.galley(pos2(x + 22.0, y - galley.size().y / 2.0), galley, ink);
        x += 22.0 + width + 12.0;
    };
    write("free-line", Role::Accent, false);
    if has_run {
        write("free-simulated", Role::TextSecondary, true);
    }
}

fn axis_ui(painter: &egui::Painter, cx: &Cx<'_>, (plot, rect): (Rect, Rect), last: f64) {
    let ink = cx.color(Role::TextSecondary);
    let font = || theme::regular(size::MICRO);
    for part in 0..=4_u8 {
        let share = f32::from(part) / 4.0;
        let text = cx.words.amount(last * f64::from(part) / 4.0, Unit::CalendarDays);
        let galley = painter.layout_no_wrap(text, font(), ink);
        let half = galley.size().x / 2.0;
        let x = (plot.min.x + plot.width() * share).clamp(rect.min.x + half, rect.max.x - half);
        painter.galley(pos2(x - half, rect.max.y - 13.0), galley, ink);
    }
    for (share, y) in [(1.0, plot.min.y + 6.0), (0.5, plot.center().y + 6.0)] {
        let text = cx.words.percent(share, 0);
        centered(painter, pos2(plot.min.x + 16.0, y), &text, font(), ink);
    }
}

fn spoken_plot(cx: &Cx<'_>, time: &FreeTime) -> String {
    let days = |x: f64| cx.words.amount(x, Unit::CalendarDays);
    let p = time.percentiles_days;
    format!(
        "{}: {} {}, 50 % {}, 90 % {}",
        cx.say("free-title"),
        cx.say("free-mean"),
        days(time.mean_days),
        days(p.p50),
        days(p.p90)
    )
}

/// Mean and percentiles in one line of columns.
fn figures_ui(ui: &mut Ui, cx: &Cx<'_>, time: &FreeTime) {
    let p = time.percentiles_days;
    let sign = if time.is_exact() { "=" } else { "≈" };
    let figures = [
        (cx.say("free-mean"), time.mean_days),
        (cx.words.percent(0.1, 0), p.p10),
        (cx.words.percent(0.5, 0), p.p50),
        (cx.words.percent(0.9, 0), p.p90),
        (cx.words.percent(0.99, 0), p.p99),
    ];
    egui::Grid::new("free").num_columns(figures.len()).spacing(vec2(14.0, 2.0)).show(ui, |ui| {
        for (name, _) in &figures {
            ui.label(theme::text(name.clone(), size::SMALL, cx.color(Role::TextSecondary)));
        }
        ui.end_row();
        for (_, days) in &figures {
            let text = format!("{sign} {}", cx.words.amount(*days, Unit::CalendarDays));
            ui.label(theme::strong(text, size::SMALL, cx.color(Role::Text)));
        }
        ui.end_row();
    });
}

/// The path chosen, as steps that can be clicked.
fn path_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    looked: &mut Looked,
    (p, free): (&Procedure, &Free),
    out: &mut Vec<Command>,
) {
    ui.add_space(6.0);
    let choices =
        [(Which::Longest, cx.say("path-longest")), (Which::Likeliest, cx.say("path-likeliest"))];
    ui.horizontal_wrapped(|ui| {
        if let Some(chosen) = segments_ui(ui, cx.skin, &choices, looked.which) {
            looked.which = chosen;
        }
        let label = theme::text(cx.say("path-on-drawing"), size::SMALL, cx.color(Role::Text));
        ui.checkbox(&mut looked.on_drawing, label);
    });
    let Some(path) = looked.path(free) else { return note_ui(ui, cx, "path-none") };
    let args = [
        ("share", cx.words.percent(path.probability, 1).into()),
        ("time", cx.words.amount(path.days, Unit::CalendarDays).into()),
    ];
    let text = theme::text(cx.say_with("path-figures", &args), size::SMALL, cx.color(Role::Text));
    ui.add(egui::Label::new(text).wrap());
    let shown = path.steps.iter().filter(|id| p.step(id).is_some_and(|s| s.kind.is_activity()));
    for id in shown.take(MOST_STEPS) {
        let item = ItemId::Step(id.clone());
        let name = spoken::step_name(cx.words, p, &item);
        let text = theme::text(name, size::SMALL, cx.color(Role::Text));
        if ui.selectable_label(cx.is_selected(&item), text).clicked() {
            out.push(Command::Select(vec![item]));
            out.push(Command::Reveal);
        }
    }
}
