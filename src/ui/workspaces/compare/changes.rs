//! The changes of Compare as people make them: each can be left out, gone to, and what is taken kept.

use egui::{Key, Modifiers, ScrollArea, Sense, Ui, vec2};

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::measure;
use crate::drawing::role::Role;
use crate::model::delta::Fate;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::rows::rows_ui;
use crate::ui::widgets::{Look, button_ui, button_width, icon_ui, segments_ui};

use super::matches::Matches;
use super::{Seen, Walk};

/// Height of a change, in points.
const ROW: f32 = 30.0;

/// Sign and color of what became of a thing.
pub(super) fn sign(fate: Fate) -> (Icon, Role) {
    match fate {
        Fate::Added => (Icon::Plus, Role::Added),
        Fate::Removed => (Icon::Minus, Role::Removed),
        Fate::Changed | Fate::Placed => (Icon::NotEqual, Role::Changed),
    }
}

/// Goes to the next change or the one before, by keys.
pub(super) fn step_ui(ui: &Ui, walk: &mut Walk, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        go(walk, true, seen, out);
    } else if pressed(Key::PageUp) {
        go(walk, false, seen, out);
    }
}

fn go(walk: &mut Walk, onward: bool, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let n = seen.compared.joined.grouped.groups.len();
    if n == 0 {
        return;
    }
    let next = match walk.at {
        None => 0,
        Some(at) if onward => (at + 1) % n,
        Some(at) => (at + n - 1) % n,
    };
    show(walk, next, seen, out);
}

fn show(walk: &mut Walk, at: usize, seen: &Seen<'_>, out: &mut Vec<Command>) {
    walk.at = Some(at);
    let group = seen.compared.joined.grouped.groups.get(at);
    if let Some(item) = group.and_then(|g| seen.said.item_of(g)) {
        walk.show(item, out);
    }
}

/// What changed, or which step became which.
pub(super) fn card_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (walk, matches): (&mut Walk, &mut Matches),
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        let tabs = [(false, cx.say("changes")), (true, cx.say("matches"))];
        if let Some(chosen) = segments_ui(ui, cx.skin, &tabs, matches.is_shown) {
            matches.is_shown = chosen;
        }
        if !matches.is_shown {
            head_ui(ui, cx, walk, seen, out);
        }
    });
    if matches.is_shown {
        super::matches::matches_ui(ui, cx, matches, seen, out);
    } else {
        changes_ui(ui, cx, walk, seen, out);
    }
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, walk: &mut Walk, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let groups = &seen.compared.joined.grouped.groups;
    let count = cx.say_with("changes-count", &[("count", groups.len().into())]);
    // The page is of the variants of the study.
    if !seen.compared.ends[1].is_outside() {
        let page = cx.say("compare-page");
        let gap = ui.spacing().item_spacing.x;
        let step = button_width(ui, Some(Icon::ChevronUp), "", Look::Plain) + gap;
        let others =
            measure::width(&count, f64::from(size::SMALL), false) as f32 + gap + 2.0 * step;
        let whole = button_width(ui, Some(Icon::Document), &page, Look::Plain) + gap + others;
        // Where there is no room for all in one row the button has its icon alone.
        let text = if whole <= ui.available_size_before_wrap().x { page.as_str() } else { "" };
        let content = (Some(Icon::Document), text, page.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
            out.push(Command::ShowPage);
        }
    }
    let count = theme::text(count, size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(count).extend());
    for (icon, key, onward) in
        [(Icon::ChevronUp, "compare-previous", false), (Icon::ChevronDown, "compare-next", true)]
    {
        let name = cx.say(key);
        let content = (Some(icon), "", name.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, !groups.is_empty()).clicked() {
            go(walk, onward, seen, out);
        }
    }
}

/// What changed; a click shows it, a tick takes it.
fn changes_ui(ui: &mut Ui, cx: &Cx<'_>, walk: &mut Walk, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let grouped = &seen.compared.joined.grouped;
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
            let count = grouped.groups.len();
            rows_ui(ui, (count, count), ROW, |ui, place| {
                let room = vec2(ui.available_width(), ROW);
                let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
                ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
                    change_ui(ui, cx, place, walk, seen, out);
                });
            });
        },
    );
    ui.horizontal(|ui| {
        let compared = seen.compared;
        let is_part = !compared.left.is_empty() || compared.ends[1].is_outside();
        // While what was chosen since is on its way, what is shown is of before.
        let can_keep = is_part && cx.bench.can_keep();
        let label = cx.say("compare-keep");
        let content = (Some(Icon::Copy), label.as_str(), label.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, can_keep).clicked() {
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
    walk: &mut Walk,
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let Some(group) = seen.compared.joined.grouped.groups.get(place) else { return };
    let (name, what) = (seen.said.name(group), seen.said.what(group));
    let (icon, role) = sign(group.fate);
    if walk.at == Some(place) {
        ui.painter().rect_filled(ui.max_rect(), 4.0, cx.color(Role::AccentSoft));
    }
    ui.horizontal_centered(|ui| {
        ui.add_space(2.0);
        let mut taken = !seen.compared.left.contains(&place);
        let tick = ui.checkbox(&mut taken, ());
        let said = cx.say_with("compare-take", &[("name", name.as_str().into())]);
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, taken, &said));
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
            show(walk, place, seen, out);
        }
    });
}
