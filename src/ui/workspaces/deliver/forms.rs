//! The forms of an engine's file, drawn as the workers will see them.

use egui::{ScrollArea, Ui};

use crate::drawing::role::Role;
use crate::model::expression::Type;
use crate::model::form::{Ask, Field, Form};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

/// Choices that are shown all at once; more stand in a list that opens.
const FEW: usize = 4;

/// The list of tasks, and the form of the one chosen. What is entered is forgotten: nothing runs.
pub(super) fn forms_ui(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut usize, forms: &[Form]) {
    let frame = cx.skin.card().inner_margin(12.0);
    // Columns stretch what stands in them; a form has fields of their own width.
    frame.show(ui, |ui| ui.vertical(|ui| form_ui(ui, cx, chosen, forms)));
}

fn form_ui(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut usize, forms: &[Form]) {
    ui.set_width(ui.available_width());
    let Some(form) = forms.get((*chosen).min(forms.len().saturating_sub(1))) else {
        let text = cx.say("deliver-no-forms");
        ui.label(theme::text(text, size::BODY, cx.color(Role::TextSecondary)));
        return;
    };
    let label = cx.say("deliver-form-of");
    ui.horizontal(|ui| {
        ui.label(theme::text(&label, size::SMALL, cx.color(Role::TextSecondary)));
        let list = egui::ComboBox::from_id_salt("form of")
            .selected_text(form.title.as_str())
            .width((ui.available_width() - 24.0).clamp(120.0, 420.0))
            .truncate();
        let opened = list.show_ui(ui, |ui| {
            for (i, form) in forms.iter().enumerate() {
                ui.selectable_value(chosen, i, form.title.as_str());
            }
        });
        opened.response.accessible_name(&label).on_hover_text(form.title.as_str());
    });
    let hint = cx.say("deliver-form-hint");
    ui.label(theme::text(hint, size::SMALL, cx.color(Role::TextSecondary)));
    ui.add_space(8.0);
    ScrollArea::vertical().id_salt(("form", form.step.as_str())).auto_shrink(false).show(
        ui,
        |ui| {
            let title = theme::strong(form.title.as_str(), 18.0, cx.color(Role::Text));
            ui.add(egui::Label::new(title).wrap());
            ui.add_space(6.0);
            if form.fields.is_empty() {
                let text = cx.say("deliver-form-empty");
                let text = theme::text(text, size::BODY, cx.color(Role::TextSecondary));
                ui.add(egui::Label::new(text).wrap());
            }
            for field in &form.fields {
                field_ui(ui, cx, form, field);
                ui.add_space(8.0);
            }
        },
    );
}

/// One question. Answers live in the memory of the window, so that it can be tried out.
fn field_ui(ui: &mut Ui, cx: &Cx<'_>, form: &Form, field: &Field) {
    let id = egui::Id::unique(("form field", form.step.as_str(), field.key.as_str()));
    let label = if field.required { format!("{} *", field.label) } else { field.label.clone() };
    let heading = theme::text(&label, size::BODY, cx.color(Role::Text));
    match &field.ask {
        Ask::Value(Type::Boolean) => {
            let mut on = ui.data(|d| d.get_temp::<bool>(id)).unwrap_or_default();
            if ui.checkbox(&mut on, heading).changed() {
                ui.data_mut(|d| d.insert_temp(id, on));
            }
        }
        Ask::Value(kind) => {
            ui.add(egui::Label::new(heading).wrap());
            let mut text = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_default();
            let hint = match kind {
                Type::Date => cx.say("deliver-form-day"),
                Type::Number => "0".to_owned(),
                Type::Text | Type::Boolean => String::new(),
            };
            let width = (ui.available_width() - 8.0).min(360.0);
            let line = egui::TextEdit::singleline(&mut text).hint_text(hint).desired_width(width);
            if ui.add(line).accessible_name(&label).changed() {
                ui.data_mut(|d| d.insert_temp(id, text));
            }
        }
        Ask::Choice(choices) => {
            ui.add(egui::Label::new(heading).wrap());
            let mut value = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_default();
            let former = value.clone();
            if choices.len() > FEW {
                let shown = choices.iter().find(|(v, _)| *v == value).map_or("", |(_, l)| l);
                let list = egui::ComboBox::from_id_salt(id).selected_text(shown);
                let opened = list.show_ui(ui, |ui| {
                    for (v, l) in choices {
                        ui.selectable_value(&mut value, v.clone(), l.as_str());
                    }
                });
                opened.response.accessible_name(&label);
            } else {
                for (v, l) in choices {
                    ui.radio_value(&mut value, v.clone(), l.as_str());
                }
            }
            if value != former {
                ui.data_mut(|d| d.insert_temp(id, value));
            }
        }
    }
}
