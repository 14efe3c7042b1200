//! The strip of open documents, shown where there is more than one; and, below it, the bar that says
//! that others changed a file.

use egui::{PointerButton, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::outside::{Decision, Outside};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;

use super::context::Cx;
use super::theme::{self, size};
use super::widgets::{Look, button_ui, icon_ui, paint_icon};

/// Height of the strip, in points.
pub(super) const HEIGHT: f32 = 32.0;

/// Narrowest and widest tab, in points.
const WIDTH: (f32, f32) = (110.0, 240.0);

/// Side of the button that closes a tab.
const CLOSE: f32 = 24.0;

/// What a document is called on its tab: its title, and its file where two titles are the same.
pub(super) fn name_of(cx: &Cx<'_>, document: &Document) -> String {
    let language = cx.words.language();
    let title = document.study().title().get(language).to_owned();
    let same = cx.bench.documents().iter().filter(|d| d.study().title().get(language) == title);
    let file = document.path.as_ref().and_then(|p| p.file_name());
    if document.theirs {
        return cx.say_with("tab-theirs", &[("title", title.into())]);
    }
    match file.filter(|_| same.count() > 1) {
        Some(file) => format!("{} · {title}", file.to_string_lossy()),
        None => title,
    }
}

/// Draws the strip.
pub(super) fn tabs_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let shown = cx.bench.document().map(|d| d.number);
    let count = cx.bench.documents().len() as f32;
    let width = (ui.available_width() / count.max(1.0) - 2.0).clamp(WIDTH.0, WIDTH.1);
    let last = ui.scope_id().with("shown");
    let changed = ui.data(|d| d.get_temp::<Option<u64>>(last)) != Some(shown);
    ui.data_mut(|d| d.insert_temp(last, shown));
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let left = ui.cursor().min.x;
            for document in cx.bench.documents() {
                let on = Some(document.number) == shown;
                let response = tab_ui(ui, cx, document, (on, width), out);
                if on && changed {
                    response.scroll_to_me(None);
                }
                if response.drag_stopped()
                    && let Some(at) = response.interact_pointer_pos()
                {
                    let to = ((at.x - left) / (width + 2.0)).max(0.0) as usize;
                    out.push(Command::MoveTab(document.number, to));
                }
            }
        });
    });
}

fn tab_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    document: &Document,
    (on, width): (bool, f32),
    out: &mut Vec<Command>,
) -> egui::Response {
    let name = name_of(cx, document);
    let number = document.number;
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, HEIGHT - 2.0), Sense::click_and_drag());
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let ground = match (on, response.hovered()) {
        (true, _) => Role::Card,
        (false, true) => Role::Hover,
        (false, false) => Role::Panel,
    };
    painter.rect_filled(rect, 0.0, cx.color(ground));
    painter.vline(rect.max.x, rect.y_range(), cx.skin.stroke(1.0, Role::LineSubtle));
    if on {
        painter.hline(rect.x_range(), rect.max.y - 1.0, cx.skin.stroke(2.0, Role::Accent));
    }
    if response.has_focus() {
        let stroke = cx.skin.stroke(2.0, Role::FocusRing);
        painter.rect_stroke(rect.shrink(1.0), 4.0, stroke, egui::StrokeKind::Inside);
    }
    let mut left = rect.min.x + 12.0;
    if document.is_modified() {
        painter.circle_filled(pos2(left + 2.0, rect.center().y), 4.0, cx.color(Role::Warn));
        left += 14.0;
    }
    if document.outside.is_some() {
        let square =
            egui::Rect::from_center_size(pos2(left + 6.0, rect.center().y), vec2(14.0, 14.0));
        paint_icon(&painter, Icon::Warning, square, cx.color(Role::Warn));
        left += 20.0;
    }
    let font = if on { theme::bold(size::TABLE) } else { theme::regular(size::TABLE) };
    let ink = cx.color(if on { Role::Text } else { Role::TextSecondary });
    let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.max.x - CLOSE - 4.0 - left);
    let galley = painter.layout_job(job);
    painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
    let mut spoken = name.clone();
    if document.is_modified() {
        spoken = format!("{spoken}, {}", cx.say("unsaved"));
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, on, &spoken));
    let path = document.path.as_ref().map(|p| p.display().to_string());
    let response = response.on_hover_text(path.unwrap_or_else(|| cx.say("status-template")));
    if close_ui(ui, cx, rect, (number, &name)).clicked()
        || response.clicked_by(PointerButton::Middle)
    {
        out.push(Command::CloseTab(number));
    } else if response.clicked() {
        out.push(Command::ShowDocument(number));
    }
    response
}

fn close_ui(ui: &Ui, cx: &Cx<'_>, tab: egui::Rect, (number, name): (u64, &str)) -> egui::Response {
    let at = pos2(tab.max.x - CLOSE / 2.0 - 3.0, tab.center().y);
    let rect = egui::Rect::from_center_size(at, vec2(CLOSE, CLOSE));
    let response = ui.interact(rect, ui.scope_id().with(("close", number)), Sense::click());
    let over = response.hovered() || response.has_focus();
    if over {
        ui.painter().rect_filled(rect, 4.0, cx.color(Role::Sunken));
    }
    let ink = cx.color(if over { Role::Text } else { Role::TextSecondary });
    let icon = egui::Rect::from_center_size(at, vec2(11.0, 11.0));
    paint_icon(ui.painter(), Icon::Close, icon, ink);
    let label = cx.say_with("tab-close", &[("title", name.to_owned().into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
    response.on_hover_text(label)
}

/// Draws the bar that says what became of the document's file, where something did.
pub(super) fn outside_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let Some(outside) = document.outside else { return };
    let file = document.path.as_ref().and_then(|p| p.file_name());
    let file = file.unwrap_or_default().to_string_lossy().into_owned();
    let key = match (outside, document.is_modified()) {
        (Outside::Gone, _) => "outside-gone",
        (Outside::Changed(_), true) => "outside-changed-both",
        (Outside::Changed(_), false) => "outside-changed",
    };
    let number = document.number;
    let frame = egui::Frame::new()
        .fill(cx.color(Role::WarnSoft))
        .stroke(cx.skin.stroke(1.0, Role::Warn))
        .inner_margin(egui::Margin::symmetric(12, 6));
    egui::Panel::top("outside").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Warning, 16.0, cx.color(Role::Warn));
            let text = cx.say_with(key, &[("file", file.into())]);
            ui.label(theme::text(text, size::BODY, cx.color(Role::Text)));
            let mut button = |key: &str, look, command: Command| {
                let label = cx.say(key);
                let content = (None, label.as_str(), label.as_str());
                if button_ui(ui, cx.skin, content, look, true).clicked() {
                    out.push(command);
                }
            };
            match outside {
                Outside::Gone => {
                    if document.has_own_file() {
                        button("outside-save", Look::Plain, Command::Act(Action::Save));
                    }
                    button(
                        "outside-leave",
                        Look::Plain,
                        Command::Decide(number, Decision::KeepMine),
                    );
                }
                Outside::Changed(_) => {
                    for (key, decision) in [
                        ("outside-merge", Decision::Merge),
                        ("outside-keep", Decision::KeepMine),
                        ("outside-take", Decision::TakeTheirs),
                        ("outside-compare", Decision::Compare),
                    ] {
                        button(key, Look::Plain, Command::Decide(number, decision));
                    }
                }
            }
        });
    });
}
