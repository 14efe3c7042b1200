//! Fields: text that is read when the person leaves it; what cannot be read stays, with its repair.

use egui::{Id, Response, TextEdit, Ui};

use crate::drawing::role::Role;

use crate::ui::theme::{self, Skin, size};

/// What a field shows and is called.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    /// The present value as text.
    pub value: &'a str,
    /// Shown while empty.
    pub hint: &'a str,
    /// Width in points; infinite takes what there is.
    pub width: f32,
    /// Several lines.
    pub lines: usize,
}

/// A text field that commits on Enter or when left. `read` turns the text into a value or says what
/// is wrong; the last good value stays in force meanwhile. Returns a newly committed value.
pub fn field_ui<T>(
    ui: &mut Ui,
    skin: &Skin,
    id: Id,
    field: Field<'_>,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    // What is being typed, while it differs from the value in force.
    let typed: Option<String> = ui.data(|d| d.get_temp(id));
    let mut text = typed.clone().unwrap_or_else(|| field.value.to_owned());
    let error_id = id.with("error");
    let error: Option<String> = ui.data(|d| d.get_temp(error_id));
    let response = edit(ui, skin, id, field, &mut text, error.is_some());
    response.widget_info(|| egui::WidgetInfo::text_edit(true, field.value, &text, field.hint));
    let response = response.accessible_name(field.name);
    if response.changed() {
        ui.data_mut(|d| d.insert_temp(id, text.clone()));
    }
    let mut committed = None;
    if response.lost_focus() {
        let escaped = ui.input(|i| i.key_pressed(egui::Key::Escape));
        if escaped || text == field.value {
            forget(ui, id, error_id);
        } else {
            match read(&text) {
                Ok(value) => {
                    forget(ui, id, error_id);
                    committed = Some(value);
                }
                Err(what) => {
                    ui.data_mut(|d| d.insert_temp(error_id, what));
                }
            }
        }
    }
    if let Some(what) = ui.data(|d| d.get_temp::<String>(error_id)) {
        ui.label(theme::text(what, size::SMALL, skin.color(Role::Error)));
    }
    committed
}

fn edit(
    ui: &mut Ui,
    skin: &Skin,
    id: Id,
    field: Field<'_>,
    text: &mut String,
    wrong: bool,
) -> Response {
    let mut edit = if field.lines > 1 {
        TextEdit::multiline(text).desired_rows(field.lines)
    } else {
        TextEdit::singleline(text)
    }
    .id(id)
    .hint_text(field.hint)
    .desired_width(field.width)
    .margin(egui::Margin::symmetric(9, 5));
    if wrong {
        edit = edit.background_color(skin.color(Role::ErrorSoft));
    }
    let response = ui.add(edit);
    if wrong {
        let line = skin.stroke(1.0, Role::Error);
        ui.painter().rect_stroke(response.rect, 6.0, line, egui::StrokeKind::Inside);
    }
    response
}

fn forget(ui: &Ui, id: Id, error_id: Id) {
    ui.data_mut(|d| {
        d.remove_temp::<String>(id);
        d.remove_temp::<String>(error_id);
    });
}
