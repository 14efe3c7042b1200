//! Asks for a path: with the system's own dialog, and with a field where none answers.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::Ui;

use crate::app::browse::Browse;
use crate::app::command::Command;
use crate::drawing::role::Role;

use super::context::Cx;
use super::dialogs::{Dialogs, field_ui, title_ui};
use super::theme::{self, size};
use super::widgets::{Look, button_ui};

/// Who sees a dialog and puts it away takes longer than this; no dialog came if it ended sooner.
const TOO_SOON: Duration = Duration::from_millis(300);

/// Asks the system for a path, off the frame; gives the command it leads to.
#[expect(clippy::disallowed_methods, reason = "how soon a dialog of the system ended")]
pub(super) fn browse(browse: &Browse) -> Option<Command> {
    let began = Instant::now();
    let path = ask(browse);
    match path {
        Some(path) => Some(browse.found(path)),
        None if began.elapsed() < TOO_SOON => Some(Command::AskPath(browse.clone())),
        None => None,
    }
}

fn ask(browse: &Browse) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new();
    if let Some((name, endings)) = browse.kind() {
        dialog = dialog.add_filter(name, &endings);
    }
    let Some(suggested) = browse.suggested() else { return dialog.pick_file() };
    if let Some(folder) = suggested.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = suggested.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    dialog.save_file()
}

/// A field for the path, where the system has no dialog to show.
pub(super) fn path_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Dialogs,
    browse: &Browse,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    let writes = browse.suggested().is_some();
    title_ui(ui, cx, if writes { "ask-where" } else { "ask-which" });
    let text = theme::text(cx.say("ask-no-chooser"), size::BODY, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(4.0);
    let entered = field_ui(ui, cx, state, ui.available_width() - 18.0);
    let typed = state.text.trim();
    let is_typed = !typed.is_empty();
    let path = with_ending(typed, browse);
    let is_there = state.replaces.as_ref() == Some(&path);
    if is_there {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = cx.say_with("replace-question", &[("file", file.into())]);
        ui.label(theme::text(text, size::BODY, cx.color(Role::Text)));
    }
    ui.add_space(4.0);
    let label = cx.say(match (writes, is_there) {
        (true, true) => "replace-file",
        (true, false) => "save",
        (false, _) => "open",
    });
    let content = (None, label.as_str(), label.as_str());
    // As where any other file would be replaced, that is not what calls.
    let look = if is_there { Look::Plain } else { Look::Primary };
    let pressed = button_ui(ui, cx.skin, content, look, is_typed).clicked();
    if !(pressed || entered && is_typed) {
        return;
    }
    if !is_there && browse.replaces(&path) {
        state.replaces = Some(path);
        state.begun = false;
    } else {
        out.push(browse.found(path));
        *close = true;
    }
}

/// A path as it was typed; where something is written, with the ending it wants.
fn with_ending(typed: &str, browse: &Browse) -> PathBuf {
    let path = PathBuf::from(typed);
    let ending = browse.kind().and_then(|(_, endings)| endings.first().copied());
    match ending.filter(|_| browse.suggested().is_some() && path.extension().is_none()) {
        Some(ending) => path.with_extension(ending),
        None => path,
    }
}
