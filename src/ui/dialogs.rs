//! Dialogs: open, save, catalogue, palette, keys, about, kind, unsaved changes. One at a time.

use std::path::PathBuf;

use egui::{Align, Context, Id, Key, Layout, Modal, ScrollArea, TextEdit, Ui};

use crate::app::browse::Browse;
use crate::app::command::Command;
use crate::app::{Wish, Workbench};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::drawing::tokens::Theme;

use super::context::Cx;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};
use super::{chooser, leave, sheet};

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
    Path(Browse),
}

/// The dialogs' own state.
#[derive(Default)]
pub(super) struct Dialogs {
    which: Which,
    pub(super) text: String,
    pub(super) chosen: usize,
    pub(super) begun: bool,
    /// The path of a file that is there and may be replaced.
    pub(super) replaces: Option<PathBuf>,
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
        self.replaces = None;
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
            Wish::AskPath(browse) => {
                self.text = browse.suggested().map(|p| p.display().to_string()).unwrap_or_default();
                Which::Path(browse.clone())
            }
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
            Which::Path(browse) => {
                let browse = browse.clone();
                chooser::path_ui(ui, cx, state, &browse, &mut close, out);
            }
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

/// A path that can be typed; gives whether Enter was pressed.
pub(super) fn field_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Dialogs, width: f32) -> bool {
    let name = cx.say("path");
    let field = TextEdit::singleline(&mut state.text)
        .hint_text(name.as_str())
        .desired_width(width)
        .margin(egui::Margin::symmetric(9, 5));
    let response = ui.add(field).accessible_name(name);
    if !state.begun {
        state.begun = true;
        response.request_focus();
    }
    response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
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
        entered = field_ui(ui, cx, state, ui.available_width() - 130.0);
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
