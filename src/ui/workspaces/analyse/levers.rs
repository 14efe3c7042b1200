//! What would help: changes ranked, the smallest staffing, the tornado, inputs that are not sure.

use egui::{Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::levers::gains::Gain;
use crate::analysis::levers::lab::Aim;
use crate::analysis::levers::{Stage, WhatIf};
use crate::analysis::measure::Estimate;
use crate::app::beside::Beside;
use crate::app::command::Command;
use crate::app::levers::Helps;
use crate::app::levers::said::Said;
use crate::app::scenarios;
use crate::drawing::icons::Icon;
use crate::drawing::measure::cut;
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui};

use super::parts::{LOWER, UPPER, figure_ui, head_ui, progress_ui, sentence_ui, title_ui, write};
use super::tornado;

/// Height of a row.
const ROW: f32 = 42.0;
/// Room for the rank.
const RANK: f32 = 26.0;
/// Room for a figure.
const FIGURE: f32 = 98.0;

/// The whole answer, as far as it is known.
pub(super) fn levers_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, out: &mut Vec<Command>) {
    let said = Said { words: cx.words, procedure: p };
    let helps = cx.bench.helps();
    let far = |h: &Helps| (h.what_if.stage != Stage::Done).then(|| said.progress(&h.what_if));
    progress_ui(ui, cx, Beside::Help, helps.map(|h| (h.revision, far(h))));
    let Some(helps) = helps else { return };
    let what_if = &*helps.what_if;
    ScrollArea::vertical().id_salt("levers").auto_shrink(false).show(ui, |ui| {
        if let Some(aim) = said.aim(what_if) {
            sentence_ui(ui, cx, &aim, Role::TextSecondary);
        }
        for note in said.notes(what_if) {
            sentence_ui(ui, cx, &note, Role::Text);
        }
        let Some(aim) = &what_if.aim else { return };
        if !what_if.gains.rows.is_empty() {
            head_ui(ui, cx, heads);
            for gain in &what_if.gains.rows {
                row_ui(ui, cx, &said, aim, gain, out);
            }
            sentence_ui(ui, cx, &cx.say("levers-how"), Role::TextSecondary);
        }
        staffing_ui(ui, cx, &said, what_if);
        if !what_if.tornado.bars.is_empty() {
            title_ui(ui, cx, "tornado-title");
            tornado::tornado_ui(ui, cx, &said, aim, &what_if.tornado.bars);
            let count = what_if.tornado.left_out.into();
            let note = cx.say_with("tornado-note", &[("count", count)]);
            sentence_ui(ui, cx, &cx.say("tornado-key"), Role::TextSecondary);
            sentence_ui(ui, cx, &note, Role::TextSecondary);
        }
        uncertainty_ui(ui, cx, &said, what_if);
    });
}

/// Left edges of the figures: mean time, share within, cost a year, gain for the money.
fn columns(rect: Rect) -> [f32; 4] {
    [4.6, 3.5, 2.4, 1.4].map(|n| rect.max.x - n * FIGURE)
}

fn heads(rect: Rect) -> Vec<(f32, &'static str)> {
    let xs = columns(rect);
    vec![
        (rect.min.x + RANK, "column-change"),
        (xs[0], "column-time"),
        (xs[1], "column-within"),
        (xs[2], "column-cost-year"),
        (xs[3], "column-per-euro"),
    ]
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    aim: &Aim,
    gain: &Gain,
    out: &mut Vec<Command>,
) {
    let chosen = cx.bench.document().and_then(|d| d.selection.step());
    let selected = chosen.is_some_and(|step| said.acts_at(&gain.lever, step));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 0.0, cx.color(Role::Hover));
    }
    painter.hline(rect.x_range(), rect.max.y - 0.5, cx.skin.stroke(1.0, Role::LineSubtle));
    let xs = columns(rect);
    let name_x = rect.min.x + RANK;
    let room = f64::from((xs[0] - name_x - 8.0).max(40.0));
    let (name, place) = (said.lever(&gain.lever), said.place(&gain.lever));
    let (upper, lower) = (rect.min.y + UPPER, rect.min.y + LOWER);
    let (strong, small) = (theme::bold(size::TABLE), theme::regular(size::SMALL));
    let rank = gain.rank.to_string();
    let at = (rect.min.x + 4.0, rect.center().y);
    write(ui, cx, at, &rank, small.clone(), Role::TextSecondary);
    let short = cut(&name, f64::from(size::TABLE), true, room);
    write(ui, cx, (name_x, upper), &short, strong, Role::Text);
    let short = cut(&place, f64::from(size::SMALL), false, room);
    write(ui, cx, (name_x, lower), &short, small.clone(), Role::TextSecondary);
    let within = match aim {
        Aim::Within(term) => gain.within.get(term),
        Aim::MeanTime => gain.within.values().next(),
    };
    let time = said.days(&gain.mean_days);
    figure_ui(ui, cx, said, (xs[0], rect), (&gain.mean_days, &time), gain.mean_days.mean < 0.0);
    let points = within.map(|gap| (gap, said.points(gap)));
    if let Some((gap, told)) = &points {
        figure_ui(ui, cx, said, (xs[1], rect), (gap, told), gap.mean > 0.0);
    }
    let (cost, per) = (said.yearly(gain.euro_a_year), said.per_euro(aim, gain));
    write(ui, cx, (xs[2], rect.center().y), &cost, small.clone(), Role::Text);
    write(ui, cx, (xs[3], rect.center().y), &per, small, Role::Text);
    let doubt = |gap: &Estimate| said.doubt(gap).unwrap_or_default();
    let within = points.map(|(gap, told)| format!("{told} {}", doubt(gap))).unwrap_or_default();
    let spoken =
        format!("{rank}. {name}, {place}: {time} {}; {within}; {cost}", doubt(&gain.mean_days));
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &spoken));
    scenario_ui(ui, cx, said, (gain, rect), out);
    if response.clicked()
        && let Some(step) = said.step_of(&gain.lever)
    {
        out.push(Command::Select(vec![ItemId::Step(step)]));
        out.push(Command::Reveal);
    }
}

/// At the end of a row: makes a scenario of a change that has overrides.
fn scenario_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (gain, rect): (&Gain, Rect),
    out: &mut Vec<Command>,
) {
    let Some(overrides) = scenarios::overrides(said.procedure, &gain.lever) else { return };
    let Some(document) = cx.bench.document() else { return };
    let what = format!("{}, {}", said.lever(&gain.lever), said.place(&gain.lever));
    let name = cx.say_with("as-scenario", &[("what", what.clone().into())]);
    let side = vec2(30.0, 30.0);
    let place = Rect::from_center_size(pos2(rect.max.x - 17.0, rect.center().y), side);
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        let content = (Some(Icon::Plus), "", name.as_str());
        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
            let plan = document.desk().add_scenario(&what, overrides);
            out.push(Command::Plan(Box::new(plan)));
        }
    });
}

fn staffing_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, what_if: &WhatIf) {
    let Some(staffing) = &what_if.staffing else { return };
    title_ui(ui, cx, "staffing-title");
    for line in said.staffing(staffing) {
        sentence_ui(ui, cx, &line, Role::Text);
    }
}

fn uncertainty_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, what_if: &WhatIf) {
    let lines = match &what_if.uncertainty {
        Some(found) => said.uncertainty(found),
        None if what_if.stage == Stage::Done => vec![cx.say("uncertainty-none")],
        None => return,
    };
    title_ui(ui, cx, "uncertainty-title");
    for line in lines {
        sentence_ui(ui, cx, &line, Role::Text);
    }
}
