//! The command palette and the sheet of keys: the table of actions, searched.

use egui::{ScrollArea, Ui, vec2};

use crate::app::action::{ACTIONS, Action, Menu};
use crate::app::command::Command;
use crate::app::keys::{self, Preset};
use crate::drawing::role::Role;
use crate::edit::find::folded;

use super::context::Cx;
use super::dialogs::{Dialogs, filter_ui, list_keys, title_ui};
use super::shortcuts;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};

/// The title of the menu an action stands in.
fn menu_name(cx: &Cx<'_>, action: Action) -> String {
    action.row().menu.map(|(menu, _)| cx.say(menu.key())).unwrap_or_default()
}

/// Whether every word typed is in a text, case and accents aside.
fn matches(typed: &str, text: &str) -> bool {
    let text = folded(text);
    folded(typed).split_whitespace().all(|word| text.contains(word))
}

/// Every action of the table, found by its name or the name of its menu; Enter does it.
pub(super) fn palette_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Dialogs,
    close: &mut bool,
    out: &mut Vec<Command>,
) {
    let (up, down, enter) = list_keys(ui);
    filter_ui(ui, cx, state, "command-field");
    let mut rows: Vec<(bool, Action, String, String)> = ACTIONS
        .iter()
        .filter(|row| row.action != Action::Palette)
        .map(|row| (cx.action_label(row.action), menu_name(cx, row.action), row.action))
        .filter(|(label, menu, _)| matches(&state.text, &format!("{label} {menu}")))
        .map(|(label, menu, action)| (!matches(&state.text, &label), action, label, menu))
        .collect();
    // Those found by their own name before those found by their menu's.
    rows.sort_by_key(|row| row.0);
    state.step(isize::from(down) - isize::from(up), rows.len());
    if rows.is_empty() {
        let text = theme::text(cx.say("palette-none"), size::BODY, cx.color(Role::TextSecondary));
        ui.label(text);
    }
    ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
        for (i, (_, action, label, menu)) in rows.iter().enumerate() {
            let on = i == state.chosen;
            let keys = cx.keys(*action);
            let right = if keys.is_empty() { menu.clone() } else { format!("{menu}    {keys}") };
            let right = theme::text(right, size::SMALL, cx.color(Role::TextSecondary));
            let text = theme::text(label, size::BODY, cx.color(Role::Text));
            let button = egui::Button::new(text)
                .right_text(right)
                .selected(on)
                .frame(on)
                .min_size(vec2(ui.available_width(), 28.0));
            let response = ui.add_enabled(cx.can(*action), button);
            if on && (up || down) {
                response.scroll_to_me(None);
            }
            if response.clicked() || (on && enter && cx.can(*action)) {
                out.push(Command::Act(*action));
                *close = true;
            }
        }
    });
}

/// The keys of every action by menu, under the preset in use, which can be changed here.
pub(super) fn keys_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Dialogs, out: &mut Vec<Command>) {
    title_ui(ui, cx, "action-keys");
    filter_ui(ui, cx, state, "sheet-filter");
    let preset = cx.bench.settings.preset;
    ui.horizontal_wrapped(|ui| {
        for choice in Preset::ALL {
            let look = if choice == preset { Look::Chosen } else { Look::Quiet };
            let label = cx.action_label(choice.action());
            let content = (None, label.as_str(), label.as_str());
            if button_ui(ui, cx.skin, content, look, true).clicked() {
                out.push(Command::SetPreset(choice));
            }
        }
    });
    // Title, search and presets stand above, the button below.
    let most = (ui.ctx().content_rect().height() - 240.0).clamp(120.0, 430.0);
    ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        for menu in Menu::ALL {
            let rows: Vec<(String, String)> = menu
                .rows()
                .into_iter()
                .filter_map(|(_, action)| row(cx, action, preset))
                .filter(|(label, keys)| matches(&state.text, &format!("{label} {keys}")))
                .collect();
            if rows.is_empty() {
                continue;
            }
            ui.add_space(8.0);
            let title = theme::strong(cx.say(menu.key()), size::BODY, cx.color(Role::Accent));
            ui.label(title);
            egui::Grid::new(("keys", menu.key()))
                .num_columns(2)
                .min_col_width(240.0)
                .spacing(vec2(24.0, 4.0))
                .show(ui, |ui| {
                    for (label, keys) in rows {
                        let text = theme::text(label, size::BODY, cx.color(Role::Text));
                        ui.add(egui::Label::new(text).wrap());
                        let ink = cx.color(Role::TextSecondary);
                        ui.label(theme::strong(keys, size::SMALL, ink));
                        ui.end_row();
                    }
                });
        }
    });
}

/// The label of an action and all its keys; `None` for one without.
fn row(cx: &Cx<'_>, action: Action, preset: Preset) -> Option<(String, String)> {
    let keys: Vec<String> =
        keys::each(action, preset).map(|s| shortcuts::shown(s, cx.words)).collect();
    (!keys.is_empty()).then(|| (cx.action_label(action), keys.join("   ")))
}
