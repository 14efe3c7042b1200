//! Offices with load, queue and mean wait, beside what is calculated without random numbers.

use egui::{Ui, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::simulate::replication::{Figure, OfficeFigure};
use crate::app::results::{DAY_MS, Run};
use crate::drawing::role::Role;
use crate::model::id::OfficeId;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::panels::strip::interval;
use crate::ui::theme::{self, size};

/// Offices with load, queue and mean wait, each with its interval and the exact load beside it.
pub(super) fn offices_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, run: &Run) {
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
