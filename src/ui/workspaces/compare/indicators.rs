//! The indicators of Compare: both sides, the difference with its interval as a bar.

use egui::{ScrollArea, Ui, vec2};

use crate::analysis::measure::indicators::Indicator;
use crate::app::compare::said::{self, delta, range, value};
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::difference_ui;

use super::Seen;

/// Width below which the indicators have fewer columns, in points.
const NARROW: f32 = 600.0;

/// Room of the figures beside the names where there are fewer columns, in points.
const FIGURES: f32 = 310.0;

/// All indicators, as far as they are known.
pub(super) fn indicators_ui(ui: &mut Ui, cx: &Cx<'_>, seen: &Seen<'_>) {
    let compared = seen.compared;
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("indicators"), size::BODY, cx.color(Role::Text)));
        let key = if compared.can_run { "pairs-done" } else { "compare-cannot-run" };
        let text = cx.say_with(key, &[("done", compared.pairs.into())]);
        ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
        if !compared.finished {
            ui.add(egui::Spinner::new().size(size::BODY).color(cx.color(Role::Accent)));
        }
    });
    ScrollArea::both().id_salt("indicators").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        // In a narrow panel the interval and the share stand under the difference.
        let bar = (width >= NARROW).then(|| (width - 400.0).clamp(70.0, 200.0));
        let name_width = if bar.is_some() { 170.0 } else { (width - FIGURES).max(108.0) };
        let heads: &[&str] = match bar {
            Some(_) => &["indicator", "as-is", "to-be", "delta", "difference", "delta-percent"],
            None => &["indicator", "as-is", "to-be", "delta"],
        };
        let spacing = vec2(if bar.is_some() { 12.0 } else { 8.0 }, 8.0);
        let grid = egui::Grid::new(("indicators", bar.is_some())).num_columns(heads.len());
        grid.spacing(spacing).show(ui, |ui| {
            for key in heads {
                let text = theme::strong(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
                ui.label(text);
            }
            ui.end_row();
            for indicator in &*compared.indicators {
                indicator_ui(
                    ui,
                    cx,
                    (
                        &said::indicator(
                            cx.words,
                            &[&compared.joined.after, &compared.joined.before],
                            indicator,
                        ),
                        indicator,
                    ),
                    (bar, name_width),
                );
                ui.end_row();
            }
        });
    });
}

fn indicator_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (name, i): (&str, &Indicator),
    (bar, name_width): (Option<f32>, f32),
) {
    let change = &i.change;
    let said = |mean: f64| value(cx.words, i.measure, mean);
    // Laid out before it is added, so that it stands in the middle of the row as the figures do.
    let text: egui::WidgetText = theme::text(name, size::TABLE, cx.color(Role::Text)).into();
    let wraps = Some(egui::TextWrapMode::Wrap);
    let text = text.into_galley(ui, wraps, name_width, egui::FontSelection::Default);
    ui.add(egui::Label::new(text));
    ui.label(theme::text(said(change.before.mean), size::TABLE, cx.color(Role::AsIs)));
    ui.label(theme::strong(said(change.after.mean), size::TABLE, cx.color(Role::ToBe)));
    if change.delta.n == 0 {
        ui.label("—");
        return;
    }
    let (mean, half) = (change.delta.mean, change.delta.half_width.unwrap_or(0.0));
    let sure = !change.cannot_tell;
    let told = delta(cx.words, i.measure, mean);
    // What reads as nothing is drawn as nothing.
    let is_seen = said::is_something(&told);
    let role = match i.is_better().filter(|_| is_seen) {
        None => Role::TextSecondary,
        Some(true) => Role::Better,
        Some(false) => Role::Worse,
    };
    let delta = theme::strong(told, size::TABLE, cx.color(role));
    let range = range(cx.words, i.measure, &change.delta);
    let range = theme::text(range, size::MICRO, cx.color(Role::TextSecondary));
    let percent = match change.percent.filter(|_| sure && is_seen) {
        Some(percent) => cx.words.signed_percent(percent / 100.0, 0),
        None if sure => String::new(),
        None => cx.say("no-difference"),
    };
    let percent = theme::text(percent, size::SMALL, cx.color(role));
    let Some(bar) = bar else {
        ui.vertical(|ui| {
            let room = ui.clip_rect().right() - ui.cursor().left() - 6.0;
            ui.set_width(room.clamp(50.0, 130.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(delta);
            ui.add(egui::Label::new(range).wrap());
            ui.add(egui::Label::new(percent).wrap());
        });
        return;
    };
    ui.label(delta);
    ui.vertical(|ui| {
        ui.set_width(bar);
        let span = (mean.abs() + half.min(mean.abs() * 4.0 + 1e-9)) * 1.15;
        let (low, high) = (mean - half.min(span), mean + half.min(span));
        let at = if is_seen { (mean as f32, low as f32, high as f32) } else { (0.0, 0.0, 0.0) };
        difference_ui(ui, cx.skin, at, span as f32, role);
        ui.label(range);
    });
    ui.label(percent);
}
