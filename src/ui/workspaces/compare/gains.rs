//! Which change brings the gain: a bar for each change alone, a hollow one for the change left out.

use egui::{ComboBox, Rect, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::compare::worth::{Aim, Answer, Gain, Row};
use crate::analysis::measure::Estimate;
use crate::analysis::measure::indicators::Measure;
use crate::app::command::Command;
use crate::app::compare::said::{delta, measure_of, range, told};
use crate::drawing::measure::cut;
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::icon_ui;

use super::changes::sign;
use super::{Seen, Walk};

/// Height of a row.
const ROW: f32 = 40.0;
/// Room for names, and for figures.
const NAME: f32 = 210.0;
const FIGURE: f32 = 190.0;

/// How bars are drawn: in which direction the gain lies, from where to where.
struct Scale {
    measure: Measure,
    toward: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn of(aim: &Aim, answer: &Answer, at: usize) -> Self {
        let toward = if aim.less_is_better() { -1.0 } else { 1.0 };
        let mut scale = Self { measure: measure_of(aim), toward, low: 0.0, high: 0.0 };
        for gain in answer.rows.iter().filter_map(|r| r.gains.get(at)) {
            for e in [gain.alone, gain.left_out].iter().filter(|e| e.mean.is_finite()) {
                // A wide interval of a few pairs does not make all bars small.
                let half = e.half_width.unwrap_or(0.0).min(e.mean.abs());
                scale.low = scale.low.min(toward * e.mean - half);
                scale.high = scale.high.max(toward * e.mean + half);
            }
        }
        if scale.high - scale.low < f64::MIN_POSITIVE {
            scale.high = 1.0;
        }
        scale
    }

    fn x(&self, rect: Rect, value: f64) -> f32 {
        let share = (self.toward * value - self.low) / (self.high - self.low);
        rect.min.x + rect.width() * share.clamp(0.0, 1.0) as f32
    }
}

/// The card.
pub(super) fn gains_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    walk: &mut Walk,
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let gained = cx.bench.gained();
    let answer = gained.map(|g| &*g.answer);
    let chosen = cx.bench.document().and_then(|d| d.results.chosen.aim.clone());
    let at = answer
        .and_then(|a| a.aims.iter().position(|aim| Some(aim) == chosen.as_ref()))
        .unwrap_or(0);
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("gains-title"), size::BODY, cx.color(Role::Text)));
        if let Some(answer) = answer {
            chooser_ui(ui, cx, seen, (answer, at), out);
        }
        if cx.bench.is_gaining() {
            ui.add(egui::Spinner::new().size(size::BODY).color(cx.color(Role::Accent)));
        }
    });
    let quiet = |ui: &mut Ui, text: String| {
        let text = theme::text(text, size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).wrap());
    };
    let Some(answer) = answer else {
        let none = seen.compared.joined.grouped.groups.is_empty() || !seen.compared.can_run;
        quiet(ui, cx.say(if none { "gains-none" } else { "computing" }));
        return;
    };
    let Some(aim) = answer.aims.get(at) else { return };
    ScrollArea::vertical().id_salt("gains").auto_shrink(false).show(ui, |ui| {
        if answer.rows.is_empty() {
            quiet(ui, cx.say("gains-none"));
        }
        let scale = Scale::of(aim, answer, at);
        for (row, gain) in answer.ranked(at) {
            if row_ui(ui, cx, seen, &scale, (row, gain))
                && let Some(group) = seen.compared.joined.grouped.groups.get(row.change)
                && let Some(item) = seen.said.item_of(group)
            {
                walk.at = Some(row.change);
                walk.show(item, out);
            }
        }
        legend_ui(ui, cx);
        if let Some(together) = answer.together.get(at).filter(|t| t.whole.n > 1) {
            quiet(ui, seen.said.together(aim, together));
        }
        for note in seen.said.left_out(answer) {
            quiet(ui, note);
        }
    });
}

fn chooser_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    seen: &Seen<'_>,
    (answer, at): (&Answer, usize),
    out: &mut Vec<Command>,
) {
    let shown = answer.aims.get(at).map_or_else(String::new, |aim| seen.said.aim(aim));
    let combo = ComboBox::from_id_salt("gains-by").selected_text(shown).width(220.0);
    let response = combo.show_ui(ui, |ui| {
        for (place, aim) in answer.aims.iter().enumerate() {
            if ui.selectable_label(place == at, seen.said.aim(aim)).clicked() && place != at {
                out.push(Command::JudgeBy(aim.clone()));
            }
        }
    });
    let name = cx.say("gains-by");
    response.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

/// A change with its bars; says whether it was clicked.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    seen: &Seen<'_>,
    scale: &Scale,
    (row, gain): (&Row, Option<&Gain>),
) -> bool {
    let groups = &seen.compared.joined.grouped.groups;
    let Some(group) = groups.get(row.change) else { return false };
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let name = seen.said.name(group);
    let figures = match gain {
        None => cx.say("gains-cannot-run"),
        Some(gain) if gain.alone.n == 0 => cx.say("computing"),
        Some(gain) => {
            let alone = told(cx.words, scale.measure, &gain.alone);
            let left_out = told(cx.words, scale.measure, &gain.left_out);
            let [a, b] = ["gains-col-alone", "gains-col-left-out"].map(|key| cx.say(key));
            format!("{a} {alone}; {b} {left_out}")
        }
    };
    let said = format!("{name}: {figures}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
    let is_clicked = response.clicked();
    response.on_hover_text(&said);
    let (icon, role) = sign(group.fate);
    let mark = Rect::from_center_size(pos2(rect.min.x + 8.0, rect.center().y), vec2(13.0, 13.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(mark), |ui| {
        icon_ui(ui, icon, 13.0, cx.color(role));
    });
    let short = cut(&name, f64::from(size::SMALL), false, f64::from(NAME - 34.0));
    write(ui, cx, (rect.min.x + 22.0, rect.center().y), &short, Role::Text);
    let Some(gain) = gain else { return is_clicked };
    let plot = Rect::from_min_max(
        pos2(rect.min.x + NAME, rect.min.y),
        pos2((rect.max.x - FIGURE).max(rect.min.x + NAME + 40.0), rect.max.y),
    );
    bars(ui, cx, plot, scale, gain);
    if gain.alone.n == 0 {
        // Nothing was measured yet.
        return is_clicked;
    }
    let x = plot.max.x + 12.0;
    let y = rect.center().y;
    let is_better = scale.toward * gain.alone.mean > 0.0;
    let role = match (gain.cannot_tell, is_better) {
        (true, _) => Role::TextSecondary,
        (false, true) => Role::Better,
        (false, false) => Role::Worse,
    };
    write(ui, cx, (x, y - 8.0), &delta(cx.words, scale.measure, gain.alone.mean), role);
    let range = range(cx.words, scale.measure, &gain.alone);
    let below = if gain.cannot_tell { cx.say("gains-nothing") } else { range };
    write(ui, cx, (x, y + 8.0), &below, Role::TextSecondary);
    is_clicked
}

fn bars(ui: &Ui, cx: &Cx<'_>, plot: Rect, scale: &Scale, gain: &Gain) {
    let painter = ui.painter();
    let zero = scale.x(plot, 0.0);
    painter.vline(zero, plot.y_range(), cx.skin.stroke(1.0, Role::LineControl));
    let y = plot.center().y;
    let bar = |e: &Estimate, y: f32, height: f32| {
        let x = scale.x(plot, e.mean);
        Rect::from_two_pos(pos2(zero, y - height / 2.0), pos2(x, y + height / 2.0))
    };
    if gain.alone.mean.is_finite() {
        let role = if gain.cannot_tell { Role::TextSecondary } else { Role::Accent };
        painter.rect_filled(bar(&gain.alone, y - 5.0, 9.0), 1.0, cx.skin.faded(role, 0.8));
        if let Some(half) = gain.alone.half_width {
            let ends = [gain.alone.mean - half, gain.alone.mean + half].map(|v| scale.x(plot, v));
            let line = cx.skin.stroke(1.4, Role::Text);
            painter.line_segment([pos2(ends[0], y - 5.0), pos2(ends[1], y - 5.0)], line);
            for x in ends {
                painter.line_segment([pos2(x, y - 9.0), pos2(x, y - 1.0)], line);
            }
        }
    }
    if gain.left_out.mean.is_finite() {
        let line = cx.skin.stroke(1.2, Role::Accent);
        painter.rect_stroke(bar(&gain.left_out, y + 6.0, 6.0), 1.0, line, StrokeKind::Inside);
    }
}

fn legend_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal(|ui| {
        for (key, is_solid) in [("gains-alone", true), ("gains-out", false)] {
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 8.0), Sense::hover());
            if is_solid {
                ui.painter().rect_filled(rect, 1.0, cx.skin.faded(Role::Accent, 0.8));
            } else {
                let line = cx.skin.stroke(1.2, Role::Accent);
                ui.painter().rect_stroke(rect, 1.0, line, StrokeKind::Inside);
            }
            ui.label(theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
        }
    });
}

/// A line of text by its left end and its middle.
fn write(ui: &Ui, cx: &Cx<'_>, (x, y): (f32, f32), text: &str, role: Role) {
    let font = theme::regular(size::SMALL);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, cx.color(role));
    let at = pos2(x, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, cx.color(role));
}
