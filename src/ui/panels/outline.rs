//! The outline: steps by office, the terms; and the catalogue of templates.

use std::sync::Arc;

use egui::{Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::Command;
use crate::app::overview::Overview;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::finding::{Place, Severity};
use crate::model::id::{OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::text::Language;

use crate::ui::context::Cx;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, paint_icon, rows};

/// Draws the outline.
pub(super) fn outline_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(p) = cx.bench.procedure() else { return };
    let filter_id = ui.scope_id().with("filter");
    let mut filter: String = ui.data(|d| d.get_temp(filter_id)).unwrap_or_default();
    let shown = filtered(ui, cx, p, &filter);
    let hint = cx.say_with("outline-filter", &[("count", shown.tasks.into())]);
    let field = egui::TextEdit::singleline(&mut filter)
        .hint_text(hint.as_str())
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 5.0));
    if ui.add(field).accessible_name(hint).changed() {
        ui.data_mut(|d| d.insert_temp(filter_id, filter.clone()));
    }
    for (office, steps) in &shown.offices {
        rows::head_ui(ui, shown.tasks, HEAD_HEIGHT, |ui| head_ui(ui, cx, p, office.as_ref()));
        rows::rows_ui(ui, (steps.len(), shown.tasks), STEP_HEIGHT, |ui, i| {
            step_ui(ui, cx, p, &steps[i], out);
        });
    }
    terms_ui(ui, cx, p, out);
}

/// Height of the line of an office, with the space above it.
const HEAD_HEIGHT: f32 = 30.0;

/// Height of the line of a step.
const STEP_HEIGHT: f32 = 25.0;

/// What the filter lets through, kept until that changes.
type Shown = ((u64, u64, Language, String), Arc<Overview>);

fn filtered(ui: &Ui, cx: &Cx<'_>, p: &Procedure, filter: &str) -> Arc<Overview> {
    let Some(document) = cx.bench.document() else { return Arc::default() };
    let all = &document.results.overview;
    let wanted = filter.trim().to_lowercase();
    if wanted.is_empty() {
        return Arc::clone(all);
    }
    let key = (document.number, document.results.overviews, cx.words.language(), wanted);
    let id = ui.scope_id().with("shown");
    let kept: Option<Shown> = ui.data(|d| d.get_temp(id));
    if let Some((of, shown)) = kept
        && of == key
    {
        return shown;
    }
    let mut shown = Overview::clone(all);
    for (_, steps) in &mut shown.offices {
        steps.retain(|id| {
            let name = spoken::step_name(cx.words, p, &ItemId::Step(id.clone()));
            name.to_lowercase().contains(&key.3)
        });
    }
    shown.offices.retain(|(_, steps)| !steps.is_empty());
    let shown = Arc::new(shown);
    ui.data_mut(|d| d.insert_temp(id, (key, Arc::clone(&shown))));
    shown
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, id: Option<&OfficeId>) {
    ui.add_space(6.0);
    let office = id.and_then(|o| p.office(o));
    let name =
        office.map_or_else(|| cx.say("no-office"), |o| o.name.get(cx.words.language()).to_owned());
    ui.horizontal(|ui| {
        let text = theme::strong(name, size::SMALL, cx.color(Role::Text));
        let room = (ui.available_width() - 58.0).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(text).truncate());
        });
        if office.is_some_and(|o| o.kind != OfficeKind::Internal) {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text =
                    theme::text(cx.say("external"), size::MICRO, cx.color(Role::TextSecondary));
                ui.label(text);
            });
        }
    });
}

fn step_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, id: &StepId, out: &mut Vec<Command>) {
    let item = ItemId::Step(id.clone());
    let Some(step) = p.step(id) else { return };
    let name = spoken::step_name(cx.words, p, &item);
    let selected = cx.is_selected(&item);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), STEP_HEIGHT), Sense::click());
    let wide = rect.expand2(vec2(10.0, 0.0));
    let painter = ui.painter();
    if selected {
        painter.rect_filled(wide, 0.0, cx.color(Role::AccentSoft));
        painter.vline(wide.min.x + 1.5, wide.y_range(), cx.skin.stroke(3.0, Role::Accent));
    } else if response.hovered() {
        painter.rect_filled(wide, 0.0, cx.color(Role::Hover));
    }
    if response.has_focus() {
        let ring = cx.skin.stroke(2.0, Role::FocusRing);
        painter.rect_stroke(wide, 4.0, ring, egui::StrokeKind::Inside);
    }
    let icon =
        egui::Rect::from_center_size(pos2(rect.min.x + 7.0, rect.center().y), vec2(14.0, 14.0));
    paint_icon(painter, spoken::icon(&step.kind), icon, cx.color(Role::TextSecondary));
    let sign = sign(cx, id);
    let room = rect.width() - 22.0 - if sign.is_some() { 18.0 } else { 0.0 };
    let ink = cx.color(Role::Text);
    let cut = crate::drawing::measure::cut(&name, f64::from(size::SMALL), false, f64::from(room));
    let galley = painter.layout_no_wrap(cut, theme::regular(size::SMALL), ink);
    painter.galley(pos2(rect.min.x + 20.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    if let Some((icon, role)) = sign {
        let at = pos2(rect.max.x - 8.0, rect.center().y);
        let square = egui::Rect::from_center_size(at, vec2(14.0, 14.0));
        paint_icon(painter, icon, square, cx.color(role));
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &name));
    if response.on_hover_text(&name).clicked() {
        out.push(Command::Select(vec![item]));
        out.push(Command::Reveal);
    }
}

/// The worst finding of a step as a sign. Findings are in order of severity and place.
fn sign(cx: &Cx<'_>, id: &StepId) -> Option<(Icon, Role)> {
    let findings = &cx.bench.document()?.results.findings;
    let place = Place::Step(id.clone());
    let has = |severity: Severity| {
        let at = findings.partition_point(|f| (f.severity, &f.place) < (severity, &place));
        findings.get(at).is_some_and(|f| f.severity == severity && f.place == place)
    };
    if has(Severity::Error) {
        Some((Icon::Error, Role::Error))
    } else if has(Severity::Warning) {
        Some((Icon::Warning, Role::Warn))
    } else {
        None
    }
}

fn terms_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, _: &mut Vec<Command>) {
    if p.card().terms.is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.label(theme::strong(cx.say("terms"), size::SMALL, cx.color(Role::Text)));
    for term in p.card().terms.values() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
            let square = egui::Rect::from_center_size(rect.center(), vec2(9.0, 9.0));
            ui.painter().rect_filled(square, 2.0, cx.color(Role::Term));
            let name = term.name.get(cx.words.language());
            let text = format!("{name} · {}", cx.words.term_length(term));
            let text = theme::text(text, size::SMALL, cx.color(Role::Text));
            ui.add(egui::Label::new(text).truncate());
        });
    }
}

/// Draws the catalogue.
pub(in crate::ui) fn catalogue_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    for template in crate::app::templates() {
        cx.skin.card().inner_margin(10.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = template.title.get(cx.words.language());
            let text = theme::strong(title, size::SMALL, cx.color(Role::Text));
            ui.add(egui::Label::new(text).wrap());
            ui.label(theme::text(template.code, size::MICRO, cx.color(Role::TextSecondary)));
            let open = cx.say("catalogue-open");
            let name = format!("{open}: {title}");
            let content = (Some(Icon::Folder), open.as_str(), name.as_str());
            if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
                out.push(Command::OpenTemplate(template.code));
            }
        });
    }
}
