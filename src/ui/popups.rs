//! Pop-ups over the drawing: what to append, create or change into; find and replace.
//!
//! One list at a time, at the step or the pointer. Typing filters it, arrows and Enter choose, Escape
//! closes; a text that names no kind becomes the name of the likeliest one.

use egui::{
    Area, Context, Id, Key, Order, Rect, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::command::Command;
use crate::app::kinds::{self, Choice, Choices, Purpose};
use crate::drawing::role::Role;
use crate::edit::make::Make;
use crate::edit::morph::Marker;
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;

use super::context::Cx;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};

pub mod find;
pub mod glyph;

/// Width of the list, in points.
const WIDTH: f32 = 400.0;
/// Greatest height of the list, in points.
const HEIGHT: f32 = 330.0;
/// Height of a row, in points.
const ROW: f32 = 28.0;
/// Longest text typed, in characters.
const MOST_CHARS: usize = 2_000;
/// Rows that Page Up and Page Down pass.
const PAGE: usize = 10;

/// What a choice is done to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Aim {
    /// Comes after a step, placed by itself or where a hand let go.
    After(StepId, Option<Point>),
    /// Stands at a point.
    At(Point),
    /// Takes the place of a step's kind.
    Instead(StepId),
}

/// The open list.
struct Open {
    aim: Aim,
    /// Where its upper left corner should be, on screen.
    place: egui::Pos2,
    typed: String,
    chosen: usize,
    begun: bool,
}

/// The pop-ups' own state.
#[derive(Default)]
pub(super) struct Popups {
    open: Option<Open>,
    /// Made when first needed: it reads the messages of three languages.
    choices: Option<Choices>,
    /// The search.
    pub(super) find: find::FindBar,
}

/// A row of the list.
struct Row<'a> {
    choice: &'a Choice,
    /// The name it gets, where the text typed is one.
    name: Option<String>,
}

impl Popups {
    /// Opens the list for an aim.
    pub(super) fn ask(&mut self, aim: Aim, place: egui::Pos2) {
        let (typed, chosen, begun) = (String::new(), 0, false);
        self.open = Some(Open { aim, place, typed, chosen, begun });
    }

    /// Whether the list takes the keys.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// Draws the open list. Says whether it closed, so that the drawing takes the keys again.
pub(super) fn popups_ui(
    ctx: &Context,
    cx: &Cx<'_>,
    state: &mut Popups,
    out: &mut Vec<Command>,
) -> bool {
    let Some(mut open) = state.open.take() else { return false };
    let choices = &*state.choices.get_or_insert_with(Choices::new);
    let Some(purpose) = purpose(cx, &open.aim) else { return true };
    let room = ctx.content_rect().shrink(8.0);
    let high = HEIGHT + 130.0;
    let place = pos2(
        open.place.x.min(room.max.x - WIDTH - 24.0).max(room.min.x),
        open.place.y.min(room.max.y - high).max(room.min.y),
    );
    let mut done = false;
    let area = Area::new(Id::unique("kinds")).order(Order::Foreground).fixed_pos(place);
    let shown = area.show(ctx, |ui| {
        let frame = cx.skin.card().stroke(cx.skin.stroke(1.0, Role::LineControl));
        frame.inner_margin(10.0).show(ui, |ui| {
            ui.set_width(WIDTH);
            done = list_ui(ui, cx, choices, &purpose, &mut open, out);
        });
    });
    let pressed =
        ctx.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
    let away = open.begun && pressed.is_some_and(|at| !shown.response.rect.contains(at));
    let escape = ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
    if done || away || escape {
        return true;
    }
    state.open = Some(open);
    false
}

fn purpose(cx: &Cx<'_>, aim: &Aim) -> Option<Purpose> {
    let p = cx.bench.procedure()?;
    Some(match aim {
        Aim::After(id, _) => Purpose::After(p.step(id)?.kind.clone()),
        Aim::At(_) => Purpose::New(p.steps().next().is_none()),
        Aim::Instead(id) => Purpose::Instead(p.step(id)?.kind.clone()),
    })
}

fn title_key(aim: &Aim) -> &'static str {
    match aim {
        Aim::After(..) => "popup-append",
        Aim::At(_) => "popup-create",
        Aim::Instead(_) => "popup-replace",
    }
}

/// Draws the inside; says whether something was chosen.
fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    choices: &Choices,
    purpose: &Purpose,
    open: &mut Open,
    out: &mut Vec<Command>,
) -> bool {
    let moved = moved_by(ui);
    // Tab leads on to the marks: there Enter is theirs.
    let in_field = field_ui(ui, cx, open);
    let enter = in_field && ui.input(|i| i.key_pressed(Key::Enter));
    if let (Aim::Instead(id), Some(p)) = (&open.aim, cx.bench.procedure()) {
        markers_ui(ui, cx, p, id, out);
    }
    let rows = rows(cx, choices, purpose, open);
    open.chosen = match moved {
        Some(moved) => moved.from(open.chosen, rows.len()),
        None => open.chosen.min(rows.len().saturating_sub(1)),
    };
    let mut chosen = None;
    let scrolled = ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]);
    scrolled.id_salt("kinds").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if rows.is_empty() {
            let text = theme::text(cx.say("popup-none"), size::BODY, cx.color(Role::TextSecondary));
            ui.label(text);
        }
        let mut group = None;
        for (i, row) in rows.iter().enumerate() {
            let heads = open.typed.trim().is_empty();
            if heads && group != Some(row.choice.group) {
                group = Some(row.choice.group);
                ui.add_space(4.0);
                let title = cx.say(row.choice.group.key());
                ui.label(theme::strong(title, size::SMALL, cx.color(Role::TextSecondary)));
            }
            let response = row_ui(ui, cx, row, (i == open.chosen, !heads));
            if i == open.chosen && moved.is_some() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(i);
            }
        }
    });
    ui.add_space(4.0);
    let key = if matches!(open.aim, Aim::Instead(_)) { "popup-hint-replace" } else { "popup-hint" };
    let hint = theme::text(cx.say(key), size::MICRO, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(hint).wrap());
    if enter {
        chosen = chosen.or(Some(open.chosen));
    }
    let Some(row) = chosen.and_then(|i| rows.get(i)) else { return false };
    let name = row.name.clone().unwrap_or_default();
    choose(cx, &open.aim, &row.choice.make, name, out);
    true
}

/// The field that filters the list; says whether it has the keys.
fn field_ui(ui: &mut Ui, cx: &Cx<'_>, open: &mut Open) -> bool {
    let name = cx.say(title_key(&open.aim));
    let field = TextEdit::singleline(&mut open.typed)
        .hint_text(name.as_str())
        .desired_width(f32::INFINITY)
        .char_limit(MOST_CHARS)
        .margin(egui::Margin::symmetric(9, 6));
    let response = ui.add(field).accessible_name(name);
    let free = ui.memory(|m| m.focused().is_none());
    if !open.begun || free {
        open.begun = true;
        response.request_focus();
    }
    if response.changed() {
        open.chosen = 0;
    }
    response.has_focus() || response.lost_focus()
}

fn rows<'a>(cx: &Cx<'_>, choices: &'a Choices, purpose: &Purpose, open: &Open) -> Vec<Row<'a>> {
    let language = cx.words.language();
    let typed = open.typed.trim();
    let found = choices.find(purpose, typed, language);
    let mut rows: Vec<Row<'a>> =
        found.into_iter().map(|choice| Row { choice, name: None }).collect();
    let can_name = !typed.is_empty() && !matches!(open.aim, Aim::Instead(_));
    if can_name && let Some(choice) = choices.find(purpose, "", language).first() {
        rows.push(Row { choice, name: Some(typed.to_owned()) });
    }
    rows
}

/// How the arrows move in a list, taken before the text field sees them.
#[derive(Clone, Copy)]
enum Moved {
    By(isize),
    First,
    Last,
}

impl Moved {
    fn from(self, at: usize, rows: usize) -> usize {
        let last = rows.saturating_sub(1);
        match self {
            Self::By(by) => at.saturating_add_signed(by).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

fn moved_by(ui: &mut Ui) -> Option<Moved> {
    let none = egui::Modifiers::NONE;
    let page = PAGE as isize;
    let keys = [
        (Key::ArrowUp, Moved::By(-1)),
        (Key::ArrowDown, Moved::By(1)),
        (Key::PageUp, Moved::By(-page)),
        (Key::PageDown, Moved::By(page)),
        (Key::Home, Moved::First),
        (Key::End, Moved::Last),
    ];
    ui.input_mut(|i| keys.into_iter().find(|(key, _)| i.consume_key(none, *key))).map(|k| k.1)
}

/// A row; `with_group` says at the right what it belongs to.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Row<'_>,
    (on, with_group): (bool, bool),
) -> egui::Response {
    let label = row.choice.label.get(cx.words.language());
    let said = match &row.name {
        Some(name) => {
            let short: String = name.chars().take(60).collect();
            let args = [("kind", label.into()), ("name", short.into())];
            cx.say_with("popup-named", &args)
        }
        None => label.to_owned(),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter_at(rect);
    if on {
        painter.rect_filled(rect, 6.0, cx.color(Role::AccentSoft));
    } else if response.hovered() {
        painter.rect_filled(rect, 6.0, cx.color(Role::Hover));
    }
    let sign = Rect::from_center_size(pos2(rect.min.x + 18.0, rect.center().y), vec2(22.0, 20.0));
    glyph::paint(&painter, cx.skin, &row.choice.make, sign);
    let ink = cx.color(if on { Role::Accent } else { Role::Text });
    let mut right = rect.max.x - 8.0;
    if with_group && row.name.is_none() {
        let group = cx.say(row.choice.group.key());
        let galley = painter.layout_no_wrap(
            group,
            theme::regular(size::MICRO),
            cx.color(Role::TextSecondary),
        );
        right -= galley.size().x;
        let at = pos2(right, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
    }
    let mut job =
        egui::text::LayoutJob::simple_singleline(said.clone(), theme::regular(size::BODY), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - rect.min.x - 46.0).max(40.0));
    let galley = painter.layout_job(job);
    let at = pos2(rect.min.x + 38.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, ink);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, on, &said));
    response
}

/// The marks the step can have, to be put on or taken off.
fn markers_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, id: &StepId, out: &mut Vec<Command>) {
    let Some(step) = p.step(id) else { return };
    let marks = Marker::ALL.into_iter().filter_map(|m| m.of(p, step).map(|on| (m, on)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (marker, on) in marks {
            let name = cx.say(marker.key());
            let look = if on { Look::Chosen } else { Look::Plain };
            let content = (Some(glyph::of_marker(marker)), "", name.as_str());
            if button_ui(ui, cx.skin, content, look, true).clicked() {
                out.push(Command::Toggle(id.clone(), marker));
            }
        }
    });
}

fn choose(cx: &Cx<'_>, aim: &Aim, make: &Make, name: String, out: &mut Vec<Command>) {
    match aim {
        Aim::After(from, None) => out.push(Command::MakeAfter(from.clone(), make.clone(), name)),
        Aim::After(from, Some(at)) => {
            out.push(Command::MakeJoined(from.clone(), make.clone(), *at, name));
        }
        Aim::At(at) => out.push(Command::MakeAt(make.clone(), *at, None, name)),
        Aim::Instead(id) => {
            let old = cx.bench.procedure().and_then(|p| p.step(id));
            if let Some(kind) = old.and_then(|s| kinds::instead(&s.kind, make)) {
                out.push(Command::Replace(id.clone(), kind));
            }
        }
    }
}
