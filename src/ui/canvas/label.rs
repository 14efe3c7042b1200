//! Editing a label in place: Enter commits, Shift+Enter breaks the line, Escape leaves it.

use egui::{Area, Key, Order, TextEdit, Ui, vec2};

use crate::app::command::Command;
use crate::drawing::item::Item;
use crate::drawing::metrics;
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::text::Language;

use super::{CanvasState, Task};
use crate::ui::context::Cx;
use crate::ui::theme;

/// Longest label accepted, in characters.
const MOST_CHARS: usize = 2_000;

/// From this width on a label stands inside its thing, in canvas points.
const INSIDE_FROM: f64 = 60.0;

/// Least and greatest width of the editor, in screen points.
const WIDTHS: (f32, f32) = (120.0, 700.0);

/// Least and greatest size of its letters, in screen points.
const SIZES: (f32, f32) = (11.0, 60.0);

/// A label being edited.
#[derive(Clone, Debug)]
pub struct LabelEdit {
    what: ItemId,
    text: String,
    begun: bool,
}

impl LabelEdit {
    /// Begins editing the label of a thing.
    pub fn of(p: &Procedure, what: &ItemId, language: Language) -> Option<Self> {
        let text = match what {
            ItemId::Step(id) => p.step(id)?.name.get(language),
            ItemId::Flow(id) => p.flow(id)?.name.get(language),
            ItemId::Link(id) => p.link(id)?.name.get(language),
            ItemId::Lane(id) => p.lane(id)?.name.get(language),
            ItemId::Pool(id) => p.pool(id)?.name.get(language),
            ItemId::Artifact(id) => p.artifact(id)?.text.get(language),
        };
        Some(Self { what: what.clone(), text: text.to_owned(), begun: false })
    }
}

impl LabelEdit {
    /// What takes over what was typed, where it differs from the name that stands.
    pub(in crate::ui) fn commit(self, p: &Procedure, language: Language) -> Option<Command> {
        let text = self.text.trim().to_owned();
        let stands = Self::of(p, &self.what, language)?.text;
        (stands != text).then_some(Command::Rename(self.what, text))
    }
}

/// Draws the editor over the thing it edits.
pub(super) fn label_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    out: &mut Vec<Command>,
) {
    let (Some(view), Some(mut edit)) = (state.view, state.label.take()) else { return };
    let Some(item) = task.scene.item(&edit.what) else { return };
    let body = item.label.filter(|_| item.body.w < 60.0).unwrap_or(item.body);
    let body = if item.path.is_empty() {
        body
    } else {
        let middle = item.path.get(item.path.len() / 2).copied().unwrap_or(body.center());
        crate::model::geometry::Rect::around(middle, 90.0, 24.0)
    };
    let (at, width) = place(state, view, item, body);
    let zoom = state.camera.zoom;
    let id = ui.scope_id().with("label");
    let (escape, enter) = ui.input_mut(|i| {
        let enter = i.events.iter().any(|e| {
            matches!(e, egui::Event::Key { key: Key::Enter, pressed: true, modifiers, .. }
                if !modifiers.shift)
        });
        if enter {
            i.events.retain(|e| !matches!(e, egui::Event::Key { key: Key::Enter, .. }));
        }
        (i.key_pressed(Key::Escape), enter)
    });
    let name = cx.say("edit-label");
    let lost = Area::new(id).order(Order::Foreground).fixed_pos(at).show(ui.ctx(), |ui| {
        cx.skin.card().stroke(cx.skin.stroke(2.0, Role::FocusRing)).inner_margin(2.0).show(
            ui,
            |ui| {
                ui.set_width(width);
                let size = (metrics::LABEL as f32 * zoom).clamp(SIZES.0, SIZES.1);
                let field = TextEdit::multiline(&mut edit.text)
                    .id(id.with("text"))
                    .font(theme::regular(size))
                    .desired_rows(if item.body.h > 60.0 { 2 } else { 1 })
                    .desired_width(width)
                    .align(egui::Align2::CENTER_TOP)
                    .char_limit(MOST_CHARS)
                    .margin(vec2(4.0, 3.0));
                let response = ui.add(field).accessible_name(name);
                if edit.text.chars().count() >= MOST_CHARS {
                    let said = cx.say_with("label-limit", &[("limit", MOST_CHARS.into())]);
                    let said = theme::text(said, theme::size::SMALL, cx.color(Role::Warn));
                    ui.add(egui::Label::new(said).wrap());
                }
                if !edit.begun {
                    edit.begun = true;
                    response.request_focus();
                    select_all(ui, id.with("text"), &edit.text);
                    return false;
                }
                response.lost_focus()
            },
        )
    });
    let lost = lost.inner.inner;
    if escape {
        state.take_focus = true;
    } else if enter || lost {
        let text = edit.text.trim().to_owned();
        let language = cx.content_language();
        let same = LabelEdit::of(task.procedure, &edit.what, language).map(|e| e.text == text);
        if same != Some(true) {
            out.push(Command::Rename(edit.what, text));
        }
        state.take_focus = enter;
    } else {
        state.label = Some(edit);
    }
}

/// Upper left corner and width of the editor: as wide as the drawing writes the label at this zoom,
/// never too narrow to type in, and inside the view.
fn place(
    state: &CanvasState,
    view: egui::Rect,
    item: &Item,
    body: crate::model::geometry::Rect,
) -> (egui::Pos2, f32) {
    let rect = state.camera.screen_rect(view, body);
    let inside = item.path.is_empty() && item.body.w >= INSIDE_FROM;
    let drawn = if inside { item.body.w - 8.0 } else { metrics::OUTSIDE_WIDTH };
    let room = (view.width() - 20.0).max(WIDTHS.0);
    let width = (drawn as f32 * state.camera.zoom).clamp(WIDTHS.0, WIDTHS.1.min(room));
    let most = (view.max.x - width).max(view.min.x);
    let left = (rect.center().x - width / 2.0).clamp(view.min.x, most);
    let top = rect.min.y.max(view.min.y).min((view.max.y - 60.0).max(view.min.y));
    (egui::pos2(left, top), width)
}

/// Selects the whole text, so that typing replaces it.
pub(in crate::ui) fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    let range = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}
