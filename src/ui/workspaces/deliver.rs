//! Deliver: what is handed out, what each file carries, and what it cannot say.

use std::path::PathBuf;

use egui::{Panel, ScrollArea, Ui, vec2};

use crate::app::command::{Command, Delivery};
use crate::app::dossier::Kind;
use crate::app::results::{Lines, Preview, SaidLoss};
use crate::app::settings::documents_folder;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::finding::Severity;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, button_width, chip_ui, hairline_ui, icon_ui};
use crate::words::Value;

mod forms;
mod leaves;
mod paper;

/// What Deliver remembers.
#[derive(Default)]
pub(crate) struct Deliver {
    chosen: usize,
    /// The person's documents, once they were asked for.
    documents: Option<PathBuf>,
    /// Folder typed by the person; empty means beside the study.
    folder: String,
    /// What is looked at beside the losses of an engine's file.
    shown: Shown,
    /// The form looked at.
    form: usize,
    /// How documents are written.
    paper: paper::Choice,
    /// How their pages are looked at.
    leafing: leaves::Leafing,
}

impl Deliver {
    /// Goes to the manager's page.
    pub(in crate::ui) fn show_page(&mut self) {
        let is_page = |d: Delivery| matches!(d, Delivery::Paper(what) if what.kind == Kind::Page);
        self.chosen = Delivery::files().position(is_page).unwrap_or(self.chosen);
    }
}

/// Most losses that are listed; the others are counted.
const MOST_LOSSES: usize = 400;

/// What is looked at beside the losses.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    /// The file.
    #[default]
    File,
    /// The forms, as workers will see them.
    Forms,
}

/// Draws the workspace.
pub(in crate::ui) fn deliver_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Deliver,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    Panel::left("deliveries")
        .exact_size(226.0)
        .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(0, 8)))
        .show(ui, |ui| {
            let area = ScrollArea::vertical().auto_shrink(false).id_salt("deliveries");
            area.show(ui, |ui| list_ui(ui, cx, state, out));
        });
    let frame = egui::Frame::new()
        .fill(cx.color(Role::Window))
        .inner_margin(egui::Margin::symmetric(16, 12));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let Some(chosen) = Delivery::files().nth(state.chosen) else { return };
        let chosen = state.paper.applied(chosen, cx.words.language());
        let variant = document.study().variant(document.variant());
        let name = variant.map(|v| cx.words.variant_name(v));
        let title = cx.say_with("deliver-title", &[("name", name.unwrap_or_default().into())]);
        ui.label(theme::strong(title, 22.0, cx.color(Role::Text)));
        let hint = theme::text(cx.say("deliver-hint"), size::BODY, cx.color(Role::TextSecondary));
        ui.label(hint);
        ui.add_space(8.0);
        where_ui(ui, cx, state, chosen, out);
        ui.add_space(8.0);
        if let Delivery::Paper(what) = chosen {
            paper::paper_ui(ui, cx, &mut state.paper, what, out);
            leaves::leaves_ui(ui, cx, &mut state.leafing, what, out);
            return;
        }
        let preview =
            document.results.preview.as_ref().filter(|p| p.variant == *document.variant());
        body_ui(ui, cx, state, chosen, preview);
    });
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Deliver, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.label(theme::strong(cx.say("deliveries"), size::BODY, cx.color(Role::Text)));
    });
    for (i, delivery) in Delivery::files().enumerate() {
        let icon = match delivery {
            Delivery::Engine(_) | Delivery::Project(_) => Icon::Gear,
            Delivery::Simulator(_) => Icon::Clock,
            Delivery::Bpmn => Icon::Box,
            Delivery::Svg | Delivery::Png => Icon::Screen,
            Delivery::Paper(_) => Icon::Document,
        };
        let on = state.chosen == i;
        let label = cx.say(&delivery.key());
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 34.0), egui::Sense::click());
        if on {
            ui.painter().rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
            let line = cx.skin.stroke(3.0, Role::Accent);
            ui.painter().vline(rect.min.x + 1.5, rect.y_range(), line);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 0.0, cx.color(Role::Hover));
        }
        let builder = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(14.0, 4.0)));
        ui.scope_builder(builder, |ui| {
            ui.horizontal_centered(|ui| {
                icon_ui(ui, icon, 14.0, cx.color(Role::TextSecondary));
                let font = if on { theme::strong } else { theme::text };
                let text = font(&label, size::BODY, cx.color(Role::Text));
                ui.add(egui::Label::new(text).selectable(false).truncate());
            });
        });
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, on, &label)
        });
        if response.clicked() {
            state.chosen = i;
            out.extend(delivery.target().map(Command::ShowTarget));
        }
    }
    ui.add_space(8.0);
    hairline_ui(ui, cx.skin);
    let Some(document) = cx.bench.document() else { return };
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.label(theme::strong(cx.say("to-deliver"), size::BODY, cx.color(Role::Text)));
    });
    for variant in document.study().variants() {
        let on = variant.id == *document.variant();
        let name = cx.words.variant_name(variant);
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            if ui.radio(on, name).clicked() {
                out.push(Command::ShowVariant(variant.id.clone()));
            }
        });
    }
}

/// Where the file goes: a path that can be typed, the system's own dialog, and the button.
fn where_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Deliver,
    delivery: Delivery,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let name = crate::app::deliver::file_name(document, delivery);
    let suggested = document.path.as_ref().and_then(|p| p.parent()).map_or_else(
        || state.documents.get_or_insert_with(documents_folder).join(&name),
        |folder| folder.join(&name),
    );
    let typed = if state.folder.trim().is_empty() {
        suggested.clone()
    } else {
        let typed = PathBuf::from(state.folder.trim());
        if typed.extension().is_some() { typed } else { typed.join(&name) }
    };
    let browse = cx.say("browse");
    let gap = ui.spacing().item_spacing.x;
    let beside = button_width(ui, Some(Icon::Folder), &browse, Look::Plain) + gap;
    let write: f32 = buttons(cx, delivery)
        .iter()
        .map(|(icon, text, look, _)| button_width(ui, Some(*icon), text, *look) + gap)
        .sum();
    let narrow = ui.available_width() - beside - write < FIELD;
    ui.horizontal(|ui| {
        let label = cx.say("deliver-path");
        ui.label(theme::text(&label, size::SMALL, cx.color(Role::TextSecondary)));
        let hint = suggested.display().to_string();
        let buttons = if narrow { beside } else { beside + write };
        let field = egui::TextEdit::singleline(&mut state.folder)
            .hint_text(hint.as_str())
            .desired_width((ui.available_width() - buttons - gap - 18.0).clamp(120.0, 560.0))
            .margin(egui::Margin::symmetric(9, 5));
        ui.add(field).accessible_name(label);
        let content = (Some(Icon::Folder), browse.as_str(), browse.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
            out.push(Command::Browse(crate::app::browse::Browse::Deliver(delivery, suggested)));
        }
        if !narrow {
            write_ui(ui, cx, delivery, &typed, out);
        }
    });
    if narrow {
        ui.horizontal(|ui| write_ui(ui, cx, delivery, &typed, out));
    }
}

/// Least room for the path beside all buttons; with less they stand in a row below; in points.
const FIELD: f32 = 260.0;

/// The buttons that write: the folder around the file of an engine, and the file.
fn buttons(cx: &Cx<'_>, delivery: Delivery) -> Vec<(Icon, String, Look, Delivery)> {
    let project = delivery.engine().map(|engine| {
        let text = cx.say("deliver-project");
        (Icon::Folder, text, Look::Plain, Delivery::Project(engine))
    });
    let text = cx.say_with("deliver-write", &[("kind", delivery.extension().into())]);
    project.into_iter().chain([(Icon::Share, text, Look::Primary, delivery)]).collect()
}

/// Draws them.
fn write_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    delivery: Delivery,
    typed: &std::path::Path,
    out: &mut Vec<Command>,
) {
    for (icon, text, look, what) in buttons(cx, delivery) {
        let content = (Some(icon), text.as_str(), text.as_str());
        if button_ui(ui, cx.skin, content, look, true).clicked() {
            let is_folder = matches!(what, Delivery::Project(_));
            let to = if is_folder { typed.with_extension("") } else { typed.to_owned() };
            out.push(Command::Deliver(what, to));
        }
    }
}

fn body_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Deliver,
    delivery: Delivery,
    preview: Option<&Preview>,
) {
    let Some(preview) = preview else {
        ui.label(theme::text(cx.say("computing"), size::BODY, cx.color(Role::TextSecondary)));
        return;
    };
    if delivery.target().is_some_and(|target| preview.target != target) {
        let text = cx.say("computing");
        ui.label(theme::text(text, size::BODY, cx.color(Role::TextSecondary)));
        return;
    }
    match delivery {
        Delivery::Simulator(_) => {
            if preview.has_beside {
                let text = cx.say("deliver-beside");
                let text = theme::text(text, size::BODY, cx.color(Role::TextSecondary));
                ui.add(egui::Label::new(text).wrap());
                ui.add_space(4.0);
            }
            ui.columns(2, |columns| {
                cx.skin.card().inner_margin(12.0).show(&mut columns[0], |ui| {
                    losses_ui(ui, cx, "losses", &preview.losses);
                });
                code_ui(&mut columns[1], cx, &preview.file);
            });
        }
        Delivery::Engine(_) | Delivery::Project(_) => {
            ui.columns(2, |columns| {
                cx.skin.card().inner_margin(12.0).show(&mut columns[0], |ui| {
                    losses_ui(ui, cx, "losses", &preview.losses);
                });
                engine_ui(&mut columns[1], cx, state, preview);
            });
        }
        Delivery::Bpmn => {
            ui.columns(2, |columns| {
                cx.skin.card().inner_margin(12.0).show(&mut columns[0], |ui| {
                    let (icon, role, key) = if preview.bpmn_round {
                        (Icon::Check, Role::Ok, "round-equal")
                    } else {
                        (Icon::Warning, Role::Warn, "round-differs")
                    };
                    ui.horizontal(|ui| {
                        icon_ui(ui, icon, 16.0, cx.color(role));
                        let text = theme::text(cx.say(key), size::BODY, cx.color(Role::Text));
                        ui.add(egui::Label::new(text).wrap());
                    });
                    losses_ui(ui, cx, "losses", &preview.bpmn_losses);
                });
                code_ui(&mut columns[1], cx, &preview.bpmn);
            });
        }
        Delivery::Svg | Delivery::Png | Delivery::Paper(_) => {
            let text = theme::text(cx.say("picture-note"), size::BODY, cx.color(Role::Text));
            ui.add(egui::Label::new(text).wrap());
        }
    }
}

/// The file of an engine, or its forms.
fn engine_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Deliver, preview: &Preview) {
    let count = Value::from(preview.forms.len());
    let names = [
        (Shown::File, cx.say("deliver-file")),
        (Shown::Forms, cx.say_with("deliver-forms", &[("count", count)])),
    ];
    ui.horizontal(|ui| {
        for (shown, name) in &names {
            let on = state.shown == *shown;
            if ui.selectable_label(on, name).clicked() {
                state.shown = *shown;
            }
        }
    });
    match state.shown {
        Shown::File => code_ui(ui, cx, &preview.file),
        Shown::Forms => forms::forms_ui(ui, cx, &mut state.form, &preview.forms),
    }
}

/// What the dialect cannot say: in the model, and what was written instead.
fn losses_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, said: &[SaidLoss]) {
    ui.set_width(ui.available_width());
    ui.label(theme::strong(cx.say(title), size::BODY, cx.color(Role::Text)));
    if said.is_empty() {
        let text = cx.say("nothing-lost");
        chip_ui(ui, cx.skin, (Some(Icon::Check), &text), (Role::Ok, Role::OkSoft), false);
        return;
    }
    ScrollArea::vertical().id_salt(title).auto_shrink(false).show(ui, |ui| {
        for (severity, line) in said.iter().take(MOST_LOSSES) {
            let (icon, role) = match severity {
                Severity::Error => (Icon::Error, Role::Error),
                Severity::Warning => (Icon::Warning, Role::Warn),
                Severity::Note => (Icon::Info, Role::Info),
            };
            ui.horizontal_top(|ui| {
                icon_ui(ui, icon, 14.0, cx.color(role));
                let text = theme::text(line, size::SMALL, cx.color(Role::Text));
                ui.add(egui::Label::new(text).wrap());
            });
        }
        if said.len() > MOST_LOSSES {
            let count = Value::from(said.len() - MOST_LOSSES);
            let text = cx.say_with("deliver-more-losses", &[("count", count)]);
            ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
        }
    });
}

/// The begin of the file as it will be written.
fn code_ui(ui: &mut Ui, cx: &Cx<'_>, lines: &Lines) {
    cx.skin.card().inner_margin(12.0).show(ui, |ui| {
        ui.label(theme::strong(cx.say("preview"), size::BODY, cx.color(Role::Text)));
        ScrollArea::both().id_salt("code").auto_shrink(false).show_rows(
            ui,
            16.0,
            lines.count(),
            |ui, range| {
                for at in range {
                    let cut: String = lines.line(at).chars().take(400).collect();
                    let text = egui::RichText::new(cut).monospace().color(cx.color(Role::Text));
                    ui.add(egui::Label::new(text).extend());
                }
            },
        );
    });
}
