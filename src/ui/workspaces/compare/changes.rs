//! The changes of Compare as people make them: each can be left out, gone to, and what is taken kept.

use egui::{Key, Modifiers, ScrollArea, Sense, Ui};

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::delta::Fate;
use crate::ui::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, icon_ui};

use super::Seen;

/// Most changes drawn; the others are counted.
const MOST_DRAWN: usize = 500;

/// Sign and color of what became of a thing.
pub(super) fn sign(fate: Fate) -> (Icon, Role) {
    match fate {
        Fate::Added => (Icon::Plus, Role::Added),
        Fate::Removed => (Icon::Minus, Role::Removed),
        Fate::Changed | Fate::Placed => (Icon::NotEqual, Role::Changed),
    }
}

/// Goes to the next change or the one before, by keys.
pub(super) fn step_ui(ui: &Ui, at: &mut Option<usize>, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        go(at, true, seen, out);
    } else if pressed(Key::PageUp) {
        go(at, false, seen, out);
    }
}

fn go(at: &mut Option<usize>, onward: bool, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let groups = &seen.compared.joined.grouped.groups;
    let n = groups.len();
    if n == 0 {
        return;
    }
    let next = match *at {
        None => 0,
        Some(at) if onward => (at + 1) % n,
        Some(at) => (at + n - 1) % n,
    };
    *at = Some(next);
    show(next, seen, out);
}

fn show(at: usize, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let group = seen.compared.joined.grouped.groups.get(at);
    if let Some(item) = group.and_then(|g| seen.said.item_of(g)) {
        out.push(Command::Select(vec![item]));
        out.push(Command::Reveal);
    }
}

/// What changed; a click shows it, a tick takes it.
pub(super) fn changes_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    at: &mut Option<usize>,
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let grouped = &seen.compared.joined.grouped;
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("changes"), size::BODY, cx.color(Role::Text)));
        let page = cx.say("compare-page");
        let content = (Some(Icon::Document), page.as_str(), page.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
            out.push(Command::ShowPage);
        }
        let count = cx.say_with("changes-count", &[("count", grouped.groups.len().into())]);
        ui.label(theme::text(count, size::SMALL, cx.color(Role::TextSecondary)));
        for (icon, key, onward) in [
            (Icon::ChevronUp, "compare-previous", false),
            (Icon::ChevronDown, "compare-next", true),
        ] {
            let name = cx.say(key);
            let content = (Some(icon), "", name.as_str());
            let can = !grouped.groups.is_empty();
            if button_ui(ui, cx.skin, content, Look::Plain, can).clicked() {
                go(at, onward, seen, out);
            }
        }
    });
    if grouped.groups.is_empty() {
        let key = if grouped.placed.is_empty() { "compare-same" } else { "compare-only-placed" };
        ui.label(theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
        return;
    }
    let foot = 40.0;
    let height = (ui.available_height() - foot).max(40.0);
    ScrollArea::vertical().id_salt("changes").auto_shrink(false).max_height(height).show(
        ui,
        |ui| {
            for place in 0..grouped.groups.len().min(MOST_DRAWN) {
                change_ui(ui, cx, place, at, seen, out);
            }
            let more = grouped.groups.len().saturating_sub(MOST_DRAWN);
            if more > 0 {
                let text = cx.say_with("change-more", &[("count", more.into())]);
                ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
            }
        },
    );
    ui.horizontal(|ui| {
        let is_part = seen.compared.made.is_some();
        let label = cx.say("compare-keep");
        let content = (Some(Icon::Copy), label.as_str(), label.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, is_part).clicked() {
            out.push(Command::KeepTaken);
        }
        let hint = theme::text(cx.say("compare-left"), size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(hint).wrap());
    });
}

fn change_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    place: usize,
    at: &mut Option<usize>,
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let Some(group) = seen.compared.joined.grouped.groups.get(place) else { return };
    let (name, what) = (seen.said.name(group), seen.said.what(group));
    let (icon, role) = sign(group.fate);
    let is_shown = *at == Some(place);
    let fill = if is_shown { cx.color(Role::AccentSoft) } else { egui::Color32::TRANSPARENT };
    egui::Frame::new().fill(fill).inner_margin(2.0).show(ui, |ui| {
        ui.horizontal(|ui| {
            let mut taken = !seen.compared.left.contains(&place);
            let tick = ui.checkbox(&mut taken, ());
            let said = cx.say_with("compare-take", &[("name", name.as_str().into())]);
            tick.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, taken, &said)
            });
            if tick.clicked() {
                out.push(Command::TakeChange(place, taken));
            }
            icon_ui(ui, icon, 13.0, cx.color(role));
            let line = ui.horizontal(|ui| {
                ui.scope(|ui| {
                    ui.set_width((ui.available_width() * 0.46).max(110.0));
                    let text = theme::strong(&name, size::SMALL, cx.color(Role::Text));
                    ui.add(egui::Label::new(text).truncate());
                });
                let text = theme::text(&what, size::SMALL, cx.color(Role::TextSecondary));
                ui.add(egui::Label::new(text).truncate()).on_hover_text(&what);
            });
            if line.response.interact(Sense::click()).clicked() {
                *at = Some(place);
                show(place, seen, out);
            }
        });
    });
}
