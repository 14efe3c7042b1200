//! The search bar at the upper right of the drawing: find, walk, replace, and the list of places.

use egui::{Area, Key, Order, Rect, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::find::{Found, Query};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::find::{MOST_CHARS, MOST_SPOTS, Owner, Spot};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui};

/// Width of the bar, in points.
const WIDTH: f32 = 380.0;
/// Height of the list of places, in points.
const LIST: f32 = 150.0;
/// Height of a row of the list, in points.
const ROW: f32 = 24.0;

/// How much of the bar is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// Nothing.
    #[default]
    Nothing,
    /// What to find.
    Find,
    /// And what to replace it by.
    Replace,
}

/// The search bar's own state.
#[derive(Default)]
pub(in crate::ui) struct FindBar {
    shown: Shown,
    query: Query,
    by: String,
    /// Whether the field takes the focus in the next frame.
    take_focus: bool,
    /// Whether a field of the bar had the focus in the last frame.
    has_focus: bool,
}

impl FindBar {
    /// Opens the bar, or takes the focus back to it.
    pub(in crate::ui) fn show(&mut self, replace: bool) {
        if replace {
            self.shown = Shown::Replace;
        } else if self.shown == Shown::Nothing {
            self.shown = Shown::Find;
        }
        self.take_focus = true;
    }

    /// Escape in one of its fields closes the bar; taken before the drawing sees the key.
    pub(in crate::ui) fn closes(&mut self, ctx: &egui::Context) -> bool {
        let none = egui::Modifiers::NONE;
        let asked = self.shown != Shown::Nothing && self.has_focus;
        let closes = asked && ctx.input_mut(|i| i.consume_key(none, Key::Escape));
        if closes {
            self.shown = Shown::Nothing;
            self.has_focus = false;
        }
        closes
    }
}

/// Draws the bar over the drawing's view. Says whether it closed.
pub(in crate::ui) fn find_ui(
    ctx: &egui::Context,
    cx: &Cx<'_>,
    state: &mut FindBar,
    view: Rect,
    out: &mut Vec<Command>,
) -> bool {
    if state.shown == Shown::Nothing {
        return false;
    }
    let width = WIDTH.min(view.width() - 40.0);
    let place = pos2(view.max.x - width - 36.0, view.min.y + 10.0);
    let mut close = false;
    let area = Area::new(egui::Id::unique("find")).order(Order::Middle).fixed_pos(place);
    area.show(ctx, |ui| {
        let frame = cx.skin.card().stroke(cx.skin.stroke(1.0, Role::LineControl));
        frame.inner_margin(8.0).show(ui, |ui| {
            ui.set_width(width);
            close = field_ui(ui, cx, state, out);
            options_ui(ui, cx, state, out);
            if state.shown == Shown::Replace {
                replace_ui(ui, cx, state, out);
            }
            if let Some(found) = cx.bench.found() {
                places_ui(ui, cx, found, out);
            }
        });
    });
    if close {
        state.shown = Shown::Nothing;
        out.push(Command::EndFind);
    }
    close
}

/// The text, the count, back and on; says whether to close.
fn field_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut FindBar, out: &mut Vec<Command>) -> bool {
    let mut close = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let name = cx.say("find-field");
        let field = TextEdit::singleline(&mut state.query.text)
            .hint_text(name.as_str())
            .char_limit(MOST_CHARS)
            .desired_width(ui.available_width() - 100.0)
            .return_key(None)
            .margin(egui::Margin::symmetric(9, 5));
        let response = ui.add(field).accessible_name(name);
        if state.take_focus {
            state.take_focus = false;
            response.request_focus();
            crate::ui::canvas::label::select_all(ui, response.id, &state.query.text);
            // A question asked before is asked again, of the drawing as it is now.
            out.push(Command::Find(state.query.clone()));
        }
        if response.changed() {
            out.push(Command::Find(state.query.clone()));
        }
        if response.has_focus() {
            let (enter, shift) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift));
            if enter {
                let action = if shift { Action::FindBack } else { Action::FindNext };
                out.push(Command::Act(action));
            }
        }
        state.has_focus = response.has_focus();
        for (action, icon) in
            [(Action::FindBack, Icon::ChevronUp), (Action::FindNext, Icon::ChevronDown)]
        {
            let name = cx.action_tip(action);
            if button_ui(ui, cx.skin, (Some(icon), "", &name), Look::Quiet, true).clicked() {
                out.push(Command::Act(action));
            }
        }
        let name = cx.say("close");
        let content = (Some(Icon::Close), "", name.as_str());
        close |= button_ui(ui, cx.skin, content, Look::Quiet, true).clicked();
    });
    close
}

fn options_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut FindBar, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let mut changed = false;
        let exact = theme::text(cx.say("find-exact"), size::SMALL, cx.color(Role::Text));
        changed |= ui.checkbox(&mut state.query.how.exact, exact).changed();
        let whole = theme::text(cx.say("find-whole"), size::SMALL, cx.color(Role::Text));
        changed |= ui.checkbox(&mut state.query.how.whole, whole).changed();
        if changed {
            out.push(Command::Find(state.query.clone()));
        }
        if let Some(found) = cx.bench.found().filter(|f| !f.query.text.is_empty()) {
            let places = found.spots.len();
            let at = if places == 0 { 0 } else { found.at + 1 };
            let args =
                [("count", found.count().into()), ("at", at.into()), ("places", places.into())];
            let text = cx.say_with("find-count", &args);
            let ink = if places == 0 { Role::Warn } else { Role::TextSecondary };
            ui.label(theme::text(text, size::SMALL, cx.color(ink)));
        }
    });
}

fn replace_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut FindBar, out: &mut Vec<Command>) {
    let name = cx.say("find-by");
    let field = TextEdit::singleline(&mut state.by)
        .hint_text(name.as_str())
        .char_limit(MOST_CHARS)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(9, 5));
    state.has_focus |= ui.add(field).accessible_name(name).has_focus();
    let can = cx.bench.found().is_some_and(|f| !f.spots.is_empty());
    ui.horizontal(|ui| {
        for (key, all) in [("find-replace-one", false), ("find-replace-all", true)] {
            let label = cx.say(key);
            let content = (None, label.as_str(), label.as_str());
            if button_ui(ui, cx.skin, content, Look::Plain, can).clicked() && can {
                out.push(Command::ReplaceFound(all, state.by.clone()));
            }
        }
    });
}

/// The places found, one a row.
fn places_ui(ui: &mut Ui, cx: &Cx<'_>, found: &Found, out: &mut Vec<Command>) {
    if found.spots.is_empty() {
        return;
    }
    ui.add_space(2.0);
    let high = (ROW * found.spots.len() as f32).min(LIST);
    let list = ScrollArea::vertical().max_height(LIST).min_scrolled_height(high);
    let list = list.id_salt("places").auto_shrink([false, true]);
    list.show_rows(ui, ROW, found.spots.len(), |ui, range| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for i in range {
            let Some(spot) = found.spots.get(i) else { continue };
            if spot_ui(ui, cx, spot, i == found.at).clicked() {
                out.push(Command::ShowSpot(i));
            }
        }
    });
    if found.is_cut() {
        let text = cx.say_with("find-cut", &[("limit", MOST_SPOTS.into())]);
        ui.label(theme::text(text, size::MICRO, cx.color(Role::Warn)));
    }
}

fn spot_ui(ui: &mut Ui, cx: &Cx<'_>, spot: &Spot, on: bool) -> egui::Response {
    let part = cx.say(spot.part.key());
    let place = match &spot.owner {
        Owner::Office(_) => cx.say("field-office"),
        Owner::Item(_) => part,
    };
    let text: String =
        spot.text.chars().take(120).map(|c| if c == '\n' { ' ' } else { c }).collect();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter_at(rect);
    if on {
        painter.rect_filled(rect, 4.0, cx.color(Role::AccentSoft));
    } else if response.hovered() {
        painter.rect_filled(rect, 4.0, cx.color(Role::Hover));
    }
    let secondary = cx.color(Role::TextSecondary);
    let kind = painter.layout_no_wrap(place.clone(), theme::regular(size::MICRO), secondary);
    let left = rect.max.x - kind.size().x - 6.0;
    painter.galley(pos2(left, rect.center().y - kind.size().y / 2.0), kind, secondary);
    let ink = cx.color(if on { Role::Accent } else { Role::Text });
    let mut job =
        egui::text::LayoutJob::simple_singleline(text.clone(), theme::regular(size::SMALL), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((left - rect.min.x - 14.0).max(30.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.min.x + 6.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let said = format!("{text}, {place}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, on, &said));
    response
}
