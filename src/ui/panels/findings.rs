//! Findings below the canvas: how bad, where, what, and the way to its repair.

use egui::{ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::advice::{Ask, item_of};
use crate::app::command::Command;
use crate::app::replay::ReplayAsk;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::finding::{Finding, Place, Severity};
use crate::model::item::ItemId;

use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{chip_ui, link_ui, paint_icon, rows};
use crate::ui::{shortcuts, spoken};

/// Width of the column with the remedy, in points.
const REMEDY_WIDTH: f32 = 230.0;

/// Width of the column with the link that plays a trace, in points.
const PLAY_WIDTH: f32 = 110.0;

/// Height of a row, in points.
const ROW: f32 = 28.0;

/// Draws the panel.
pub(super) fn findings_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let all = cx.bench.findings();
    ScrollArea::vertical().auto_shrink(false).id_salt("findings").show_rows(
        ui,
        ROW,
        all.len(),
        |ui, range| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for finding in &all[range] {
                row_ui(ui, cx, finding, out);
            }
        },
    );
}

/// What stands beside the tab of the panel.
pub(super) fn head_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    severities_ui(ui, cx, out);
    missing_ui(ui, cx, out);
}

/// How many there are of each severity; a click lists only those, another one all.
fn severities_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let kinds = [
        (Severity::Error, "findings-errors", Icon::Error, (Role::Error, Role::ErrorSoft)),
        (Severity::Warning, "findings-warnings", Icon::Warning, (Role::Warn, Role::WarnSoft)),
        (Severity::Note, "findings-notes", Icon::Info, (Role::Info, Role::InfoSoft)),
    ];
    let only = cx.bench.advice.only;
    for (severity, key, icon, ink) in kinds {
        let count = cx.bench.count_findings(severity);
        let on = only == Some(severity);
        if count == 0 && !on {
            continue;
        }
        let text = cx.say_with(key, &[("count", count.into())]);
        let chip = chip_ui(ui, cx.skin, (Some(icon), &text), ink, false);
        // An id of its own: what is first said to take no clicks cannot keep the focus.
        let response = ui.interact(chip.rect, chip.id.with("only"), Sense::click());
        if on || response.has_focus() {
            let role = if on { ink.0 } else { Role::FocusRing };
            let line = cx.skin.stroke(2.0, role);
            ui.painter().rect_stroke(response.rect, 10.0, line, egui::StrokeKind::Outside);
        }
        let tip = cx.say(if on { "findings-all" } else { "findings-only" });
        let name = format!("{text}, {tip}");
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, &name));
        if response.on_hover_text(tip).clicked() {
            let only = if on { None } else { Some(severity) };
            out.push(Command::Advice(Ask::Only(only)));
        }
    }
}

/// What is still missing, said as links that select the steps.
fn missing_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    for missing in document.results.missing.iter().take(3) {
        let text = cx.say_with(
            missing.kind.message(),
            &[("count", missing.steps.len().into()), ("of", missing.of.into())],
        );
        let show = cx.say_with("missing-show", &[("what", text.into())]);
        if link_ui(ui, cx.skin, &show).clicked() {
            out.push(Command::Select(missing.steps.iter().cloned().map(ItemId::Step).collect()));
            out.push(Command::Reveal);
        }
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding, out: &mut Vec<Command>) {
    let chosen = cx.bench.chosen_finding() == Some(finding);
    let selected = chosen
        || (cx.bench.chosen_finding().is_none()
            && item_of(&finding.place).is_some_and(|i| cx.is_selected(&i)));
    let (rect, response) = rows::ground_ui(ui, cx.skin, ROW, (selected, chosen));
    let painter = ui.painter_at(rect);
    let (icon, role, key) = severity_look(finding.severity);
    let square =
        egui::Rect::from_center_size(pos2(rect.min.x + 20.0, rect.center().y), vec2(14.0, 14.0));
    paint_icon(&painter, icon, square, cx.color(role));
    let kind = cx.say(key);
    let place = place_name(cx, finding);
    let what = cx.words.finding(finding);
    let hint = cx.words.hint(finding).unwrap_or_default();
    let has_trace = cx.bench.traced_fault(finding).is_some();
    let play_width = if has_trace { PLAY_WIDTH } else { 0.0 };
    let room = rect.width() - 296.0 - 16.0 - REMEDY_WIDTH - play_width;
    let columns = [
        (32.0, 62.0, &kind, role, true),
        (96.0, (room + 200.0).clamp(0.0, 190.0), &place, Role::Text, true),
        (296.0, room, &what, Role::Text, false),
    ];
    for (x, width, text, role, bold) in columns {
        cell(cx, &painter, pos2(rect.min.x + x, rect.center().y), width, text, (role, bold));
    }
    let spoken = format!("{kind}, {place}: {what} {hint}");
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &spoken));
    let tip = if hint.is_empty() { what } else { format!("{what}\n{hint}") };
    if response.on_hover_text(tip).clicked() {
        out.push(Command::Advice(Ask::Choose(Box::new(finding.clone()))));
    }
    if has_trace {
        let at = rect.max.x - REMEDY_WIDTH - PLAY_WIDTH;
        let column = egui::Rect::from_min_max(pos2(at, rect.min.y), rect.max);
        trace_ui(ui, cx, (finding, &place), column, out);
    }
    remedy_ui(ui, cx, (finding, &place), rect, out);
}

fn severity_look(severity: Severity) -> (Icon, Role, &'static str) {
    match severity {
        Severity::Error => (Icon::Error, Role::Error, "severity-error"),
        Severity::Warning => (Icon::Warning, Role::Warn, "severity-warning"),
        Severity::Note => (Icon::Info, Role::Info, "severity-note"),
    }
}

/// A text cut to the width of its column; the row's tooltip has the whole.
pub(super) fn cell(
    cx: &Cx<'_>,
    painter: &egui::Painter,
    middle: egui::Pos2,
    width: f32,
    text: &str,
    (role, bold): (Role, bool),
) {
    if width < 20.0 {
        return;
    }
    let cut = crate::drawing::measure::cut(text, f64::from(size::SMALL), bold, f64::from(width));
    let font = if bold { theme::bold(size::SMALL) } else { theme::regular(size::SMALL) };
    let galley = painter.layout_no_wrap(cut, font, cx.color(role));
    let y = middle.y - galley.size().y / 2.0;
    painter.galley(pos2(middle.x, y), galley, cx.color(role));
}

/// The remedy of a row as a link at its right end.
fn remedy_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    (finding, place): (&Finding, &str),
    row: egui::Rect,
    out: &mut Vec<Command>,
) {
    let Some(remedy) = cx.bench.remedy(finding) else { return };
    let label = cx.say(&format!("remedy-{}", remedy.word()));
    let tip = cx.words.hint(finding).unwrap_or_default();
    let keys = shortcuts::shown(Action::Mend.row().shortcut, cx.words);
    let text = cell_link(cx, ui, &format!("{label} →"));
    let left = row.max.x - 14.0 - text.size().x;
    let rect = egui::Rect::from_min_max(pos2(left - 6.0, row.min.y), row.max);
    let id = ui.scope_id().with((finding.code, &finding.place, "remedy", row.min.y as i32));
    let said = (format!("{label}, {place}"), format!("{tip} ({keys})"));
    if row_link_ui(ui, cx, (id, rect), text, said) {
        out.push(Command::Advice(Ask::Mend(Box::new(finding.clone()))));
    }
}

/// The link that plays the trace of a fault, at the left end of its column.
fn trace_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    (finding, place): (&Finding, &str),
    column: egui::Rect,
    out: &mut Vec<Command>,
) {
    let label = cx.say("replay-play");
    let keys = shortcuts::shown(Action::PlayTrace.row().shortcut, cx.words);
    let text = cell_link(cx, ui, &label);
    let rect = column.with_max_x(column.min.x + 12.0 + text.size().x);
    let id = ui.scope_id().with((finding.code, &finding.place, "trace", column.min.y as i32));
    let said = (format!("{label}, {place}"), format!("{} ({keys})", cx.say("replay-play-hint")));
    if row_link_ui(ui, cx, (id, rect), text, said) {
        out.push(Command::Replay(ReplayAsk::Start(Box::new(finding.clone()))));
    }
}

fn cell_link(cx: &Cx<'_>, ui: &Ui, text: &str) -> std::sync::Arc<egui::Galley> {
    let color = cx.color(Role::Accent);
    ui.painter().layout_no_wrap(text.to_owned(), theme::regular(size::SMALL), color)
}

/// A link inside a row: its name for a screen reader and its tooltip; says whether it was clicked.
fn row_link_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    (id, rect): (egui::Id, egui::Rect),
    text: std::sync::Arc<egui::Galley>,
    (name, tip): (String, String),
) -> bool {
    let painter = ui.painter_at(rect);
    let at = pos2(rect.min.x + 6.0, rect.center().y - text.size().y / 2.0);
    let response = ui.interact(rect, id, Sense::click());
    if response.hovered() || response.has_focus() {
        let y = at.y + text.size().y;
        painter.hline(at.x..=at.x + text.size().x, y, cx.skin.stroke(1.0, Role::Accent));
    }
    if response.has_focus() {
        let ring = cx.skin.stroke(2.0, Role::FocusRing);
        painter.rect_stroke(rect.shrink(2.0), 4.0, ring, egui::StrokeKind::Inside);
    }
    painter.galley(at, text, cx.color(Role::Accent));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.on_hover_text(tip).clicked()
}

fn place_name(cx: &Cx<'_>, finding: &Finding) -> String {
    let language = cx.words.language();
    let Some(p) = cx.bench.procedure() else { return String::new() };
    let name = match &finding.place {
        Place::Step(id) => spoken::step_name(cx.words, p, &ItemId::Step(id.clone())),
        Place::Flow(id) => p
            .flow(id)
            .map(|f| {
                let from = spoken::step_name(cx.words, p, &ItemId::Step(f.from.clone()));
                let name = f.name.get(language);
                if name.is_empty() { from } else { format!("{from} {name}") }
            })
            .unwrap_or_default(),
        Place::Lane(id) => {
            p.lane(id).map(|l| p.lane_name(l, language).to_owned()).unwrap_or_default()
        }
        Place::Office(id) => {
            p.office(id).map(|o| o.name.get(language).to_owned()).unwrap_or_default()
        }
        Place::Term(id) => p.term_name(id).map(|t| t.get(language).to_owned()).unwrap_or_default(),
        _ => String::new(),
    };
    if name.is_empty() { cx.words.place(&finding.place, &name) } else { name.replace('\n', " ") }
}
