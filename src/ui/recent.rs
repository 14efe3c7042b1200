//! Files opened last: those that were pinned first, those that are not there any more marked.

use std::path::Path;

use egui::{Align, Layout, Ui};

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;

use super::context::Cx;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};

/// Draws the list; says whether a file was chosen.
pub(super) fn recent_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) -> bool {
    look_again(ui, out);
    let settings = &cx.bench.settings;
    let pinned = settings.pinned.iter().map(|p| (p, true));
    let others =
        settings.recent.iter().filter(|p| !settings.pinned.contains(p)).map(|p| (p, false));
    let mut chosen = false;
    let mut any = false;
    for (path, is_pinned) in pinned.chain(others) {
        any = true;
        chosen |= row_ui(ui, cx, path, is_pinned, out);
    }
    if !any {
        ui.label(theme::text(cx.say("recent-none"), size::BODY, cx.color(Role::TextSecondary)));
    }
    chosen
}

/// When the list comes up anew, its files are looked at anew.
fn look_again(ui: &Ui, out: &mut Vec<Command>) {
    let id = ui.scope_id().with("recent-shown");
    let now = ui.ctx().cumulative_pass_nr();
    let last: Option<u64> = ui.data(|d| d.get_temp(id));
    ui.data_mut(|d| d.insert_temp(id, now));
    if last.is_none_or(|l| l + 1 < now) {
        out.push(Command::LookAtRecent);
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, path: &Path, pinned: bool, out: &mut Vec<Command>) -> bool {
    let mut chosen = false;
    let missing = cx.bench.is_missing(path);
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ui.push_id(path, |ui| {
        ui.horizontal(|ui| {
            let key = if pinned { "recent-unpin" } else { "recent-pin" };
            let name = cx.say_with(key, &[("file", file.clone().into())]);
            let look = if pinned { Look::Chosen } else { Look::Quiet };
            if button_ui(ui, cx.skin, (Some(Icon::Pin), "", &name), look, true).clicked() {
                out.push(Command::PinRecent(path.to_owned(), !pinned));
            }
            let ink = if missing { Role::TextDisabled } else { Role::Text };
            let text = theme::text(file.as_str(), size::BODY, cx.color(ink));
            let folder = if missing { cx.say("recent-missing") } else { folder_of(path) };
            let folder = theme::text(folder, size::SMALL, cx.color(Role::TextSecondary));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if missing {
                    let name = cx.say_with("recent-forget", &[("file", file.clone().into())]);
                    let content = (Some(Icon::Close), "", name.as_str());
                    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
                        out.push(Command::ForgetRecent(path.to_owned()));
                    }
                }
                let button = egui::Button::new(text)
                    .right_text(folder)
                    .truncate()
                    .frame_when_inactive(false)
                    .min_size(egui::vec2(ui.available_width(), 28.0));
                let response = ui.add(button).on_hover_text(path.display().to_string());
                if response.clicked() {
                    out.push(Command::OpenPath(path.to_owned()));
                    chosen = true;
                }
            });
        });
    });
    chosen
}

/// The folder of a file, short.
fn folder_of(path: &Path) -> String {
    let name = path.parent().and_then(Path::file_name);
    name.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
