//! The editor of lessons.

use egui::Ui;

use crate::app::command::Command;
use crate::ui::Cx;

/// What the editor remembers.
#[derive(Default)]
pub(in crate::ui) struct EditorView {}

/// Draws the editor.
pub(in crate::ui) fn editor_ui(
    _ui: &mut Ui,
    _cx: &Cx<'_>,
    _state: &mut EditorView,
    _out: &mut Vec<Command>,
) {
}
