//! The dialogs before something is left: the program, a document, a file that is there.

use std::path::{Path, PathBuf};

use egui::Ui;

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::lessons::LessonAsk;
use crate::app::lessons::editor::EditAsk;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;

use super::context::Cx;
use super::tabs;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};

/// Most documents named in the dialog.
const MOST_NAMED: usize = 6;

fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, text: String) {
    ui.add(egui::Label::new(theme::strong(text, size::HEADING, cx.color(Role::Text))).wrap());
}

fn hint_ui(ui: &mut Ui, cx: &Cx<'_>, text: String) {
    let text = theme::text(text, size::BODY, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(text).wrap());
}

fn choice_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, icon: Option<Icon>, look: Look) -> bool {
    let label = cx.say(key);
    button_ui(ui, cx.skin, (icon, label.as_str(), label.as_str()), look, true).clicked()
}

/// Before the program ends: what is unsaved is named, and what becomes of it is said.
pub(super) fn quit_ui(ui: &mut Ui, cx: &Cx<'_>, close: &mut bool, out: &mut Vec<Command>) {
    let kept = cx.bench.unkept().next().is_none();
    heading_ui(ui, cx, cx.say("quit-question"));
    hint_ui(ui, cx, cx.say(if kept { "quit-kept" } else { "quit-lost" }));
    ui.add_space(6.0);
    let count = cx.bench.unsaved().count();
    for document in cx.bench.unsaved().take(MOST_NAMED) {
        let name = format!("• {}", tabs::name_of(cx, document));
        ui.add(egui::Label::new(theme::text(name, size::BODY, cx.color(Role::Text))).wrap());
    }
    if count > MOST_NAMED {
        hint_ui(ui, cx, cx.say_with("quit-more", &[("count", (count - MOST_NAMED).into())]));
    }
    ui.add_space(10.0);
    let savable = cx.bench.savable().next().is_some();
    ui.horizontal_wrapped(|ui| {
        if kept && choice_ui(ui, cx, "quit-keep", None, Look::Primary) {
            out.push(Command::Leave);
            *close = true;
        }
        let look = if kept { Look::Plain } else { Look::Primary };
        if savable && choice_ui(ui, cx, "quit-save", Some(Icon::Save), look) {
            out.push(Command::Leave);
            out.push(Command::Act(Action::SaveAll));
            *close = true;
        }
        if !kept && choice_ui(ui, cx, "quit-discard", None, Look::Plain) {
            out.push(Command::Leave);
            *close = true;
        }
        *close |= choice_ui(ui, cx, "cancel", None, Look::Plain);
    });
}

/// Before a document with unsaved changes is closed.
pub(super) fn unsaved_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    number: u64,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    let document = cx.bench.documents().iter().find(|d| d.number == number);
    let title = document.map(|d| tabs::name_of(cx, d)).unwrap_or_default();
    let (save, discard) = (Command::SaveAndClose(number), Command::CloseDocument(number));
    ask_ui(ui, cx, (title, "unsaved-hint"), (save, discard), close, out);
}

/// Before a lesson with unsaved changes is put away.
pub(super) fn lesson_ui(ui: &mut Ui, cx: &Cx<'_>, close: &mut bool, out: &mut Vec<Command>) {
    let Some(editor) = cx.bench.school().editor() else {
        *close = true;
        return;
    };
    let title = editor.lesson().title.get(cx.words.language()).to_owned();
    let title = if title.is_empty() { editor.lesson().id.clone() } else { title };
    let asked = |ask| Command::Lesson(Box::new(LessonAsk::Edit(ask)));
    let choices = (asked(EditAsk::SaveAndClose), asked(EditAsk::Close));
    ask_ui(ui, cx, (title, "unsaved-lesson-hint"), choices, close, out);
}

/// Whether to save, to discard, or to stay.
fn ask_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (title, hint): (String, &str),
    (save, discard): (Command, Command),
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    heading_ui(ui, cx, cx.say_with("unsaved-question", &[("title", title.into())]));
    hint_ui(ui, cx, cx.say(hint));
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        if choice_ui(ui, cx, "save", Some(Icon::Save), Look::Primary) {
            out.push(save);
            *close = true;
        }
        if choice_ui(ui, cx, "discard", None, Look::Plain) {
            out.push(discard);
            *close = true;
        }
        *close |= choice_ui(ui, cx, "cancel", None, Look::Plain);
    });
}

/// Before a file that is there is replaced.
pub(super) fn replace_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    path: &Path,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    heading_ui(ui, cx, cx.say_with("replace-question", &[("file", file.into())]));
    hint_ui(ui, cx, path.display().to_string());
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        if choice_ui(ui, cx, "replace-file", None, Look::Plain) {
            out.push(Command::SaveTo(PathBuf::from(path)));
            *close = true;
        }
        *close |= choice_ui(ui, cx, "cancel", None, Look::Primary);
    });
}
