//! Findings below the canvas: how bad, where, what, and the way to its repair.

use egui::{Margin, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::finding::{Finding, Place, Severity};
use crate::model::item::ItemId;

use crate::ui::Cx;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{chip_ui, link_ui, paint_icon};

/// Draws the panel.
pub(super) fn findings_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let all: Vec<&Finding> =
        document.opening_findings.iter().chain(&document.results.findings).collect();
    egui::Frame::new().inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::strong(cx.say("findings"), size::BODY, cx.color(Role::Text)));
            let kinds = [
                (Severity::Error, "findings-errors", Role::Error, Role::ErrorSoft),
                (Severity::Warning, "findings-warnings", Role::Warn, Role::WarnSoft),
                (Severity::Note, "findings-notes", Role::Info, Role::InfoSoft),
            ];
            for (severity, key, ink, ground) in kinds {
                let count = all.iter().filter(|f| f.severity == severity).count();
                if count > 0 {
                    let text = cx.say_with(key, &[("count", count.into())]);
                    chip_ui(ui, cx.skin, (None, &text), (ink, ground), false);
                }
            }
            missing_ui(ui, cx, out);
        });
    });
    let rows = all.len();
    ScrollArea::vertical().auto_shrink(false).id_salt("findings").show_rows(
        ui,
        28.0,
        rows,
        |ui, range| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for finding in &all[range] {
                row_ui(ui, cx, finding, out);
            }
        },
    );
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
    let item = item_of(&finding.place);
    let selected = item.as_ref().is_some_and(|i| cx.is_selected(i));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let painter = ui.painter_at(rect);
    if selected {
        painter.rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, cx.color(Role::Hover));
    }
    painter.hline(rect.x_range(), rect.min.y + 0.5, cx.skin.stroke(1.0, Role::LineSubtle));
    let (icon, role, key) = match finding.severity {
        Severity::Error => (Icon::Error, Role::Error, "severity-error"),
        Severity::Warning => (Icon::Warning, Role::Warn, "severity-warning"),
        Severity::Note => (Icon::Info, Role::Info, "severity-note"),
    };
    let square =
        egui::Rect::from_center_size(pos2(rect.min.x + 20.0, rect.center().y), vec2(14.0, 14.0));
    paint_icon(&painter, icon, square, cx.color(role));
    let kind = cx.say(key);
    let place = place_name(cx, finding);
    let what = cx.words.finding(finding);
    let hint = cx.words.hint(finding).unwrap_or_default();
    let columns = [(32.0, 62.0, &kind, role, true), (96.0, 190.0, &place, Role::Text, true)];
    let draw = |x: f32, width: f32, text: &str, role: Role, bold: bool| {
        let cut =
            crate::drawing::measure::cut(text, f64::from(size::SMALL), bold, f64::from(width));
        let font = if bold { theme::bold(size::SMALL) } else { theme::regular(size::SMALL) };
        let galley = painter.layout_no_wrap(cut, font, cx.color(role));
        let y = rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(rect.min.x + x, y), galley, cx.color(role));
    };
    for (x, width, text, role, bold) in columns {
        draw(x, width, text, role, bold);
    }
    let room = rect.width() - 296.0 - 16.0;
    let hint_width = if hint.is_empty() { 0.0 } else { room * 0.45 };
    draw(296.0, room - hint_width - 12.0, &what, Role::Text, false);
    if hint_width > 120.0 {
        let x = rect.width() - hint_width - 12.0;
        draw(x, hint_width, &hint, Role::Accent, false);
    }
    let spoken = format!("{kind}, {place}: {what} {hint}");
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &spoken));
    let tip = if hint.is_empty() { what } else { format!("{what}\n{hint}") };
    if response.on_hover_text(tip).clicked()
        && let Some(item) = item
    {
        out.push(Command::Select(vec![item]));
        out.push(Command::Reveal);
    }
}

/// The thing of the drawing a place names, if it names one.
pub(in crate::ui) fn item_of(place: &Place) -> Option<ItemId> {
    match place {
        Place::Step(id) => Some(ItemId::Step(id.clone())),
        Place::Flow(id) => Some(ItemId::Flow(id.clone())),
        Place::Link(id) => Some(ItemId::Link(id.clone())),
        Place::Lane(id) => Some(ItemId::Lane(id.clone())),
        Place::Pool(id) => Some(ItemId::Pool(id.clone())),
        Place::Artifact(id) => Some(ItemId::Artifact(id.clone())),
        _ => None,
    }
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
