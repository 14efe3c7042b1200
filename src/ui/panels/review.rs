//! Review notes below the canvas: the list of them, and beside it the one that is read with its
//! answers, or the field for a new one.

use std::collections::BTreeMap;

use egui::{Id, Key, Margin, Modifiers, Panel, ScrollArea, TextEdit, Ui, WidgetInfo};
use egui::{Rect, pos2, vec2};
use jiff::civil::Date;

use crate::app::command::Command;
use crate::app::review::Ask;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::id::NoteId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::review::{Listed, Remark};

use super::findings::cell;
use crate::ui::context::Cx;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, button_width, hairline_ui, paint_icon, rows};

/// Height of a row, in points.
const ROW: f32 = 28.0;

/// Share of the panel that the note takes which is read.
const READ: f32 = 0.46;

/// Lines of an empty field in which a remark is written; it grows with the text.
const LINES: usize = 1;

/// The document that is written in, and the note that is answered, where it is no new one.
type Written = (u64, Option<NoteId>);

/// What is being written: nothing of it is lost while other notes are read, nor when it is refused.
#[derive(Debug, Default)]
pub(in crate::ui) struct Typing(BTreeMap<Written, String>);

impl Typing {
    /// What was written in a field stands in the document now.
    pub(in crate::ui) fn taken(&mut self, written: &Written) {
        self.0.remove(written);
    }
}

fn field_id() -> Id {
    Id::unique("new review note")
}

/// Puts the cursor into the field of a new note.
pub(in crate::ui) fn write(ctx: &egui::Context) {
    ctx.memory_mut(|m| m.request_focus(field_id()));
    ctx.request_repaint();
}

/// The day on which something is written, where the person is.
fn today() -> Date {
    jiff::Zoned::now().date()
}

/// What stands beside the tab of the panel: a new note, whether those done are listed, who writes.
pub(super) fn head_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let new = cx.say("notes-new");
    let content = (Some(Icon::Plus), "", new.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        out.push(Command::Act(crate::app::action::Action::AddNote));
    }
    let mut with_done = cx.bench.review.with_done;
    let label = theme::text(cx.say("notes-with-done"), size::SMALL, cx.color(Role::Text));
    if ui.checkbox(&mut with_done, label).changed() {
        out.push(Command::Review(Ask::WithDone(with_done)));
    }
    let name = cx.say("notes-author");
    let room = ui.available_width();
    if room > 260.0 {
        ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
    }
    let field = Field {
        name: &name,
        value: &cx.bench.settings.reviewer,
        hint: &cx.say("notes-author-hint"),
        width: (room - 120.0).clamp(60.0, 180.0),
        lines: 1,
    };
    let read = |text: &str| Ok::<_, String>(text.to_owned());
    if let Some(text) = field_ui(ui, cx.skin, Id::unique("reviewer"), field, read) {
        out.push(Command::Review(Ask::Author(text)));
    }
}

/// Draws the list and the note that is read.
pub(super) fn review_ui(ui: &mut Ui, cx: &Cx<'_>, typing: &mut Typing, out: &mut Vec<Command>) {
    let Some(p) = cx.bench.procedure() else { return };
    let listed = cx.bench.notes();
    let read = listed.iter().find(|l| cx.bench.is_note_chosen(l));
    let width = ui.available_width() * READ;
    let frame = cx.skin.panel().inner_margin(Margin::symmetric(12, 4));
    Panel::right("review note").exact_size(width).frame(frame).resizable(false).show(ui, |ui| {
        let salt = ("review note", read.map(|l| l.id));
        ScrollArea::vertical().auto_shrink(false).id_salt(salt).show(ui, |ui| match read {
            Some(listed) => read_ui(ui, cx, p, listed, typing, out),
            None => new_ui(ui, cx, p, typing, out),
        });
    });
    if listed.is_empty() {
        let key = if p.notes().next().is_some() { "notes-none-open" } else { "notes-none" };
        egui::Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            let text = theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
            ui.add(egui::Label::new(text).wrap());
        });
        return;
    }
    let area = ScrollArea::vertical().auto_shrink(false).id_salt("review notes");
    area.show_rows(ui, ROW, listed.len(), |ui, range| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in &listed[range] {
            row_ui(ui, cx, p, one, out);
        }
    });
}

/// Where a note is pinned, in words.
fn place(cx: &Cx<'_>, p: &Procedure, on: Option<&ItemId>) -> String {
    match on {
        None => cx.say("notes-whole"),
        Some(item) if !p.stands(item) => cx.say("notes-gone"),
        Some(item @ ItemId::Step(_)) => spoken::step_name(cx.words, p, item),
        Some(item) => spoken::of(cx.words, p, item).replace('\n', " "),
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, one: &Listed<'_>, out: &mut Vec<Command>) {
    let note = one.note;
    let chosen = cx.bench.is_note_chosen(one);
    let selected = note.on.as_ref().is_some_and(|item| cx.is_selected(item));
    let (rect, response) = rows::ground_ui(ui, cx.skin, ROW, (selected, chosen));
    let painter = ui.painter_at(rect);
    let middle = rect.center().y;
    let (icon, role) = if note.done { (Icon::Check, Role::Ok) } else { (Icon::Chat, Role::Info) };
    let square = Rect::from_center_size(pos2(rect.min.x + 20.0, middle), vec2(14.0, 14.0));
    paint_icon(&painter, icon, square, cx.color(role));
    let state = cx.say(if note.done { "notes-done" } else { "notes-open" });
    let (place, by) = (place(cx, p, note.on.as_ref()), cx.words.said_by(&note.said));
    let text = note.said.text.replace('\n', " ");
    let number = one.number.to_string();
    let answers = match note.answers.len() {
        0 => String::new(),
        count => cx.say_with("notes-answers", &[("count", count.into())]),
    };
    let room = rect.width() - 64.0 - 8.0;
    let place_width = (room * 0.34).min(180.0);
    let said = if answers.is_empty() { text.clone() } else { format!("{text} · {answers}") };
    let ink = if note.done { Role::TextSecondary } else { Role::Text };
    let columns = [
        (34.0, 28.0, &number, (Role::TextSecondary, true)),
        (64.0, place_width, &place, (ink, true)),
        (64.0 + place_width + 8.0, room - place_width - 8.0, &said, (ink, false)),
    ];
    for (x, width, text, look) in columns {
        cell(cx, &painter, pos2(rect.min.x + x, middle), width, text, look);
    }
    let name = cx.say_with(
        "notes-spoken",
        &[
            ("number", number.into()),
            ("state", state.into()),
            ("place", place.into()),
            ("by", by.as_str().into()),
            ("text", text.as_str().into()),
            ("answers", answers.into()),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &name));
    if response.on_hover_text(format!("{by}\n{}", note.said.text)).clicked() {
        out.push(Command::Review(Ask::Choose(one.id.clone())));
    }
}

/// A remark with who said it above.
fn remark_ui(ui: &mut Ui, cx: &Cx<'_>, head: &str, said: &Remark) {
    let label = |ui: &mut Ui, text: &str, size: f32, role: Role| {
        ui.add(egui::Label::new(theme::text(text, size, cx.color(role))).wrap());
    };
    label(ui, head, size::SMALL, Role::TextSecondary);
    label(ui, &said.text, size::BODY, Role::Text);
}

/// A note with its answers, and what can be done about it.
fn read_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    one: &Listed<'_>,
    typing: &mut Typing,
    out: &mut Vec<Command>,
) {
    let note = one.note;
    let place = place(cx, p, note.on.as_ref());
    let head = format!("{} · {place} · {}", one.number, cx.words.said_by(&note.said));
    remark_ui(ui, cx, &head, &note.said);
    for answer in &note.answers {
        hairline_ui(ui, cx.skin);
        remark_ui(ui, cx, &cx.words.said_by(answer), answer);
    }
    ui.add_space(6.0);
    let id = Id::unique(("answer", one.id));
    let texts = [cx.say("notes-answer-hint"), cx.say("notes-answer")];
    if let Some(text) = write_ui(ui, cx, (id, Some(one.id)), typing, &texts) {
        out.push(Command::Review(Ask::Answer(one.id.clone(), text, today())));
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let finish = cx.say(if note.done { "notes-reopen" } else { "notes-finish" });
        let icon = if note.done { Icon::Chat } else { Icon::Check };
        if button_ui(ui, cx.skin, (Some(icon), &finish, &finish), Look::Plain, true).clicked() {
            out.push(Command::Review(Ask::Finish(one.id.clone(), !note.done)));
        }
        let delete = cx.say("notes-delete");
        if button_ui(ui, cx.skin, (Some(Icon::Trash), "", &delete), Look::Quiet, true).clicked() {
            out.push(Command::Review(Ask::Delete(one.id.clone())));
        }
    });
}

/// The field for a new note on what is selected, else on the whole.
fn new_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, typing: &mut Typing, out: &mut Vec<Command>) {
    let on = cx.bench.note_place();
    let title = match &on {
        Some(item) => {
            let place = place(cx, p, Some(item));
            cx.say_with("notes-new-on", &[("place", place.into())])
        }
        None => cx.say("notes-new-whole"),
    };
    let text = theme::strong(&title, size::SMALL, cx.color(Role::Text));
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(2.0);
    let texts = [cx.say("notes-text-hint"), cx.say("notes-add")];
    if let Some(text) = write_ui(ui, cx, (field_id(), None), typing, &texts) {
        out.push(Command::Review(Ask::Add(on, text, today())));
    }
}

/// A field with its button beside it; gives what was written once it is sent.
fn write_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, to): (Id, Option<&NoteId>),
    typing: &mut Typing,
    [hint, send]: &[String; 2],
) -> Option<String> {
    let written = (cx.bench.document()?.number, to.cloned());
    let mut text = typing.0.remove(&written).unwrap_or_default();
    let button = button_width(ui, None, send, Look::Primary);
    let room = ui.available_width() - button - ui.spacing().item_spacing.x;
    let mut asked = false;
    ui.horizontal_top(|ui| {
        asked = text_ui(ui, id, &mut text, hint, room.max(60.0));
        let full = !text.trim().is_empty();
        let look = if full { Look::Primary } else { Look::Plain };
        asked |= button_ui(ui, cx.skin, (None, send, send), look, full).clicked();
    });
    let sent = (asked && !text.trim().is_empty()).then(|| text.clone());
    if !text.is_empty() {
        typing.0.insert(written, text);
    }
    sent
}

/// A field of several lines; says whether it was sent with Ctrl+Enter.
fn text_ui(ui: &mut Ui, id: Id, text: &mut String, hint: &str, width: f32) -> bool {
    let focused = ui.memory(|m| m.has_focus(id));
    let sent = focused && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    let edit = TextEdit::multiline(text)
        .desired_rows(LINES)
        .id(id)
        .hint_text(hint)
        .desired_width(width)
        .margin(Margin::symmetric(9, 5));
    ui.add(edit).accessible_name(hint);
    sent
}
