//! Dialogs: open, save, catalogue, palette, keys, about, kind, unsaved changes. One at a time.

use std::path::PathBuf;

use egui::{Align, Context, Id, Key, Layout, Modal, ScrollArea, TextEdit, Ui};

use crate::app::command::{Browse, Command};
use crate::app::lessons::LessonAsk;
use crate::app::lessons::editor::EditAsk;
use crate::app::merging;
use crate::app::{Wish, Workbench};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::drawing::tokens::Theme;

use super::context::Cx;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};
use super::{leave, sheet};

/// The dialog that is open.
#[derive(Default)]
enum Which {
    #[default]
    None,
    Open,
    Save,
    Catalogue,
    Palette,
    Keys,
    About,
    Office,
    Unsaved(u64),
    UnsavedLesson,
    Quit,
    Replace(PathBuf),
}

/// The dialogs' own state.
#[derive(Default)]
pub(super) struct Dialogs {
    which: Which,
    pub(super) text: String,
    pub(super) chosen: usize,
    begun: bool,
}

impl Dialogs {
    /// Moves the chosen row of a list.
    pub(super) fn step(&mut self, by: isize, rows: usize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(rows.saturating_sub(1));
    }

    /// Whether a dialog is open.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.which, Which::None)
    }

    /// Opens the dialog a wish asks for.
    pub(super) fn open(&mut self, wish: &Wish, bench: &Workbench) {
        self.begun = false;
        self.chosen = 0;
        self.text.clear();
        self.which = match wish {
            Wish::AskOpen => Which::Open,
            Wish::AskSave => {
                if let Some(document) = bench.document() {
                    self.text = crate::app::suggested_path(document).display().to_string();
                }
                Which::Save
            }
            Wish::ShowCatalogue => Which::Catalogue,
            Wish::ShowPalette => Which::Palette,
            Wish::ShowKeys => Which::Keys,
            Wish::ShowAbout => Which::About,
            Wish::AskOffice => Which::Office,
            Wish::AskClose(number) => Which::Unsaved(*number),
            Wish::AskCloseLesson => Which::UnsavedLesson,
            Wish::Quit => Which::Quit,
            Wish::AskReplace(path) => Which::Replace(path.clone()),
            _ => Which::None,
        };
    }
}

/// Draws the open dialog.
pub(super) fn dialogs_ui(ctx: &Context, cx: &Cx<'_>, state: &mut Dialogs, out: &mut Vec<Command>) {
    if !state.is_open() {
        return;
    }
    // What lies behind steps back: it darkens, in the dark themes too.
    let veil = match cx.skin.theme {
        Theme::Light => cx.skin.faded(Role::Text, 0.25),
        Theme::Dark | Theme::HighContrast => cx.skin.faded(Role::Window, 0.6),
    };
    // Each dialog has its own size from its first frame on.
    let modal = Modal::new(Id::unique(("dialog", std::mem::discriminant(&state.which))))
        .backdrop_color(veil)
        .frame(cx.skin.card().inner_margin(16.0));
    let mut close = false;
    let response = modal.show(ctx, |ui| {
        ui.set_width(560.0_f32.min(ctx.content_rect().width() - 60.0));
        match &state.which {
            Which::Open => open_ui(ui, cx, state, &mut close, out),
            Which::Save => save_ui(ui, cx, state, &mut close, out),
            Which::Catalogue => {
                title_ui(ui, cx, "action-catalogue");
                let before = out.len();
                super::panels::outline::catalogue_ui(ui, cx, out);
                close |= out.len() > before;
            }
            Which::Palette => sheet::palette_ui(ui, cx, state, &mut close, out),
            Which::Keys => sheet::keys_ui(ui, cx, state, out),
            Which::About => about_ui(ui, cx),
            Which::Office => office_ui(ui, cx, state, &mut close, out),
            Which::Unsaved(number) => leave::unsaved_ui(ui, cx, *number, &mut close, out),
            Which::UnsavedLesson => leave::lesson_ui(ui, cx, &mut close, out),
            Which::Quit => leave::quit_ui(ui, cx, &mut close, out),
            Which::Replace(path) => leave::replace_ui(ui, cx, path, &mut close, out),
            Which::None => {}
        }
        let asks = matches!(
            state.which,
            Which::Unsaved(_) | Which::UnsavedLesson | Which::Quit | Which::Replace(_)
        );
        if !asks && !matches!(state.which, Which::Palette) {
            ui.add_space(8.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let label = cx.say("close");
                let content = (None, label.as_str(), label.as_str());
                close |= button_ui(ui, cx.skin, content, Look::Plain, true).clicked();
            });
        }
    });
    if close || response.should_close() {
        state.which = Which::None;
    }
}

pub(super) fn title_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    ui.label(theme::strong(cx.say(key), size::HEADING, cx.color(Role::Text)));
    ui.add_space(6.0);
}

/// A path that can be typed, with the button of the system's own dialog beside it.
fn path_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Dialogs,
    browse: Browse,
) -> (bool, Option<Command>) {
    let mut asked = None;
    let mut entered = false;
    ui.horizontal(|ui| {
        let name = cx.say("path");
        let field = TextEdit::singleline(&mut state.text)
            .hint_text(name.as_str())
            .desired_width(ui.available_width() - 130.0)
            .margin(egui::Margin::symmetric(9, 5));
        let response = ui.add(field).accessible_name(name);
        if !state.begun {
            state.begun = true;
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let label = cx.say("browse");
        let content = (Some(Icon::Folder), label.as_str(), label.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
            asked = Some(Command::Browse(browse));
        }
    });
    (entered, asked)
}

fn open_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Dialogs,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    title_ui(ui, cx, "action-open");
    let (entered, asked) = path_ui(ui, cx, state, Browse::Open);
    if let Some(command) = asked {
        out.push(command);
        *close = true;
    }
    let label = cx.say("open");
    let content = (None, label.as_str(), label.as_str());
    let wanted = !state.text.trim().is_empty();
    if button_ui(ui, cx.skin, content, Look::Primary, wanted).clicked() || (entered && wanted) {
        out.push(Command::OpenPath(PathBuf::from(state.text.trim())));
        *close = true;
    }
    if !cx.bench.settings.recent.is_empty() || !cx.bench.settings.pinned.is_empty() {
        ui.add_space(8.0);
        ui.label(theme::strong(cx.say("recent"), size::BODY, cx.color(Role::Text)));
        ScrollArea::vertical().max_height(340.0).show(ui, |ui| {
            *close |= super::recent::recent_ui(ui, cx, out);
        });
    }
}

fn save_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Dialogs,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    title_ui(ui, cx, "action-save-as");
    let suggested = PathBuf::from(state.text.trim());
    let (entered, asked) = path_ui(ui, cx, state, Browse::Save(suggested));
    if let Some(command) = asked {
        out.push(command);
        *close = true;
    }
    let label = cx.say("save");
    let content = (Some(Icon::Save), label.as_str(), label.as_str());
    let wanted = !state.text.trim().is_empty();
    if button_ui(ui, cx.skin, content, Look::Primary, wanted).clicked() || (entered && wanted) {
        let mut path = PathBuf::from(state.text.trim());
        if path.extension().is_none() {
            path.set_extension("prodigio");
        }
        out.push(Command::SaveNew(path));
        *close = true;
    }
}

fn about_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.label(theme::strong("prodigio", 22.0, cx.color(Role::Text)));
    let version = cx.say_with("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    ui.label(theme::text(version, size::BODY, cx.color(Role::TextSecondary)));
    for key in ["about-what", "about-licence", "about-fonts", "about-network"] {
        let text = theme::text(cx.say(key), size::BODY, cx.color(Role::Text));
        ui.add(egui::Label::new(text).wrap());
    }
}

/// Offices to choose from by typing, arrows and Enter.
fn office_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Dialogs,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    title_ui(ui, cx, "office-choose");
    let Some(p) = cx.bench.procedure() else { return };
    let (up, down, enter) = list_keys(ui);
    filter_ui(ui, cx, state, "office-choose");
    let wanted = state.text.to_lowercase();
    let language = cx.words.language();
    let rows: Vec<_> = p
        .offices()
        .map(|(id, office)| (id, office.name.get(language)))
        .filter(|(_, name)| name.to_lowercase().contains(&wanted))
        .collect();
    state.step(isize::from(down) - isize::from(up), rows.len());
    let most = ui.ctx().content_rect().height() * 0.5;
    let moved = up || down;
    egui::ScrollArea::vertical().max_height(most).show(ui, |ui| {
        for (i, (id, name)) in rows.iter().enumerate() {
            let on = i == state.chosen;
            let row = ui.selectable_label(on, *name);
            if on && moved {
                row.scroll_to_me(None);
            }
            if row.clicked() || (on && enter) {
                out.push(Command::Assign(Some((*id).clone())));
                *close = true;
            }
        }
    });
}

/// Up, down and Enter, taken before a text field sees the arrows.
pub(super) fn list_keys(ui: &mut Ui) -> (bool, bool, bool) {
    ui.input_mut(|i| {
        let none = egui::Modifiers::NONE;
        (
            i.consume_key(none, Key::ArrowUp),
            i.consume_key(none, Key::ArrowDown),
            i.key_pressed(Key::Enter),
        )
    })
}

/// The field that filters a list; takes the focus when the dialog opens.
pub(super) fn filter_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Dialogs, key: &str) {
    let name = cx.say(key);
    let field = TextEdit::singleline(&mut state.text)
        .hint_text(name.as_str())
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(9, 6));
    let response = ui.add(field).accessible_name(name);
    if !state.begun {
        state.begun = true;
        response.request_focus();
    }
    if response.changed() {
        state.chosen = 0;
    }
}

/// Files that a study can be read from: what the dialog calls them, and their endings.
const STUDIES: (&str, &[&str]) =
    ("prodigio, BPMN, draw.io, SVG", &["prodigio", "bpmn", "xml", "drawio", "svg"]);

/// Asks the system for a path, off the frame; returns the command it leads to.
pub(super) fn browse(browse: &Browse) -> Option<Command> {
    let dialog = rfd::FileDialog::new();
    match browse {
        Browse::Open => dialog.add_filter(STUDIES.0, STUDIES.1).pick_file().map(Command::OpenPath),
        Browse::Import => {
            dialog.add_filter("CSV, JSON", &["csv", "txt", "json"]).pick_file().map(Command::Import)
        }
        Browse::Compare => {
            dialog.add_filter(STUDIES.0, STUDIES.1).pick_file().map(Command::CompareFile)
        }
        Browse::Merge(is_base) => {
            let wanted = if *is_base { merging::Merge::From } else { merging::Merge::With };
            let found =
                dialog.add_filter("prodigio, BPMN", &["prodigio", "bpmn", "xml"]).pick_file();
            found.map(|path| Command::Merge(wanted(path)))
        }
        Browse::Save(suggested) => with_name(dialog, suggested)
            .add_filter("prodigio", &["prodigio"])
            .save_file()
            .map(Command::SaveTo),
        Browse::Deliver(delivery, suggested) if delivery.extension().is_empty() => {
            with_name(dialog, suggested).save_file().map(|path| Command::Deliver(*delivery, path))
        }
        Browse::Deliver(delivery, suggested) => with_name(dialog, suggested)
            .add_filter(delivery.extension(), &[delivery.extension()])
            .save_file()
            .map(|path| Command::Deliver(*delivery, path)),
        Browse::Sheet(text, suggested) => with_name(dialog, suggested)
            .add_filter("CSV", &["csv"])
            .save_file()
            .map(|path| Command::WriteSheet(path, text.clone())),
        Browse::Lesson(suggested) => with_name(dialog, suggested)
            .add_filter("RON", &["ron"])
            .save_file()
            .map(|path| LessonAsk::Edit(EditAsk::SaveTo(path)))
            .map(|ask| Command::Lesson(Box::new(ask))),
        Browse::Progress(suggested) => with_name(dialog, suggested)
            .add_filter("RON", &["ron"])
            .save_file()
            .map(|path| Command::Lesson(Box::new(LessonAsk::SaveProgress(path)))),
    }
}

fn with_name(dialog: rfd::FileDialog, suggested: &std::path::Path) -> rfd::FileDialog {
    let dialog = match suggested.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => dialog.set_directory(folder),
        _ => dialog,
    };
    match suggested.file_name() {
        Some(name) => dialog.set_file_name(name.to_string_lossy()),
        None => dialog,
    }
}
