//! Keys of the table: arrows move, Enter or typing edits, Tab goes on, Escape goes back.

use egui::{Event, Key, Modifiers, Ui};

use super::cell::{Editing, Ended, field_id};
use super::{TableView, change, table_id};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::model::cell::Column;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;

/// Rows that Page Up and Page Down move by.
const PAGE: isize = 12;

/// What was pressed.
enum Asked {
    Move(isize, isize, bool),
    Edit,
    Type(String),
    Clear,
    Copy,
    Cut,
    Paste(String),
    Leave,
    Act(Action),
}

/// Takes the keys meant for the table.
pub(super) fn keys(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut TableView,
    (document, p, rows): (&Document, &Procedure, &[StepId]),
    out: &mut Vec<Command>,
) {
    if let Some(editing) = &mut state.editing {
        if ui.memory(|m| m.has_focus(field_id())) {
            editing_keys(ui, editing);
        }
        return;
    }
    if !ui.memory(|m| m.has_focus(table_id())) {
        return;
    }
    let mut asked = Vec::new();
    ui.input_mut(|i| {
        i.events.retain(|event| match asked_by(event) {
            Some(what) => {
                asked.push(what);
                false
            }
            None => true,
        });
    });
    for what in asked {
        answer(ui, cx, state, (document, p, rows), what, out);
    }
}

/// Keys while a cell is edited, taken before the field sees them.
fn editing_keys(ui: &Ui, editing: &mut Editing) {
    let pressed = |key: Key, modifiers: Modifiers| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Key::Enter, Modifiers::SHIFT) {
        editing.ended = Some(Ended::Taken(-1, 0));
    } else if pressed(Key::Enter, Modifiers::NONE) {
        editing.ended = Some(Ended::Taken(1, 0));
    } else if pressed(Key::Tab, Modifiers::SHIFT) {
        editing.ended = Some(Ended::Taken(0, -1));
    } else if pressed(Key::Tab, Modifiers::NONE) {
        editing.ended = Some(Ended::Taken(0, 1));
    } else if pressed(Key::Escape, Modifiers::NONE) {
        editing.ended = Some(Ended::Reverted);
    }
}

fn asked_by(event: &Event) -> Option<Asked> {
    match event {
        Event::Text(text) if !text.chars().all(char::is_control) => Some(Asked::Type(text.clone())),
        Event::Copy => Some(Asked::Copy),
        Event::Cut => Some(Asked::Cut),
        Event::Paste(text) => Some(Asked::Paste(text.clone())),
        Event::Key { key, pressed: true, modifiers, .. } => key_asked(*key, *modifiers),
        _ => None,
    }
}

fn key_asked(key: Key, modifiers: Modifiers) -> Option<Asked> {
    let (shift, command) = (modifiers.shift, modifiers.command);
    if modifiers.alt {
        return None;
    }
    let far = isize::MAX / 4;
    Some(match key {
        Key::Z if command && shift => Asked::Act(Action::Redo),
        Key::Z if command => Asked::Act(Action::Undo),
        Key::Y if command => Asked::Act(Action::Redo),
        Key::Home if command => Asked::Move(-far, -far, shift),
        Key::End if command => Asked::Move(far, far, shift),
        _ if command => return None,
        Key::ArrowUp => Asked::Move(-1, 0, shift),
        Key::ArrowDown => Asked::Move(1, 0, shift),
        Key::ArrowLeft => Asked::Move(0, -1, shift),
        Key::ArrowRight => Asked::Move(0, 1, shift),
        Key::Tab => Asked::Move(0, if shift { -1 } else { 1 }, false),
        Key::Home => Asked::Move(0, -far, shift),
        Key::End => Asked::Move(0, far, shift),
        Key::PageUp => Asked::Move(-PAGE, 0, shift),
        Key::PageDown => Asked::Move(PAGE, 0, shift),
        Key::Enter | Key::F2 => Asked::Edit,
        Key::Delete | Key::Backspace => Asked::Clear,
        Key::Escape => Asked::Leave,
        _ => return None,
    })
}

fn answer(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut TableView,
    (document, p, rows): (&Document, &Procedure, &[StepId]),
    what: Asked,
    out: &mut Vec<Command>,
) {
    let place = (document, p, rows);
    match what {
        Asked::Move(down, right, extends) => {
            if extends {
                state.corner.get_or_insert(state.at);
            } else {
                state.corner = None;
            }
            go(state, rows, (down, right), out);
        }
        Asked::Edit => edit(cx, state, p, rows, None),
        Asked::Type(text) => match &mut state.editing {
            // Several letters of one frame.
            Some(editing) => editing.text.push_str(&text),
            None => edit(cx, state, p, rows, Some(text)),
        },
        Asked::Clear => change::clear(cx, state, place, out),
        Asked::Copy => change::copy(ui, cx, state, p, rows),
        Asked::Cut => {
            change::copy(ui, cx, state, p, rows);
            change::clear(cx, state, place, out);
        }
        Asked::Paste(text) => change::paste(cx, state, place, &text, out),
        Asked::Leave => {
            let canvas = crate::ui::canvas::canvas_id("map");
            ui.memory_mut(|m| m.request_focus(canvas));
        }
        Asked::Act(action) => {
            out.push(Command::Act(action));
            state.wants_focus = true;
        }
    }
}

/// Moves the cell at hand and selects its step.
pub(super) fn go(
    state: &mut TableView,
    rows: &[StepId],
    (down, right): (isize, isize),
    out: &mut Vec<Command>,
) {
    let (last_row, last_column) = (rows.len().saturating_sub(1), Column::ALL.len() - 1);
    let before = state.at;
    let mut column = state.at.1 as isize + right;
    let mut row = state.at.0 as isize + down;
    // Tab past the end of a row goes on in the next one.
    if right.abs() == 1 && down == 0 && state.corner.is_none() {
        if column > last_column as isize && row < last_row as isize {
            (row, column) = (row + 1, 0);
        } else if column < 0 && row > 0 {
            (row, column) = (row - 1, last_column as isize);
        }
    }
    state.at =
        (row.clamp(0, last_row as isize) as usize, column.clamp(0, last_column as isize) as usize);
    state.reveal = true;
    state.said = None;
    if state.at.0 != before.0
        && let Some(id) = rows.get(state.at.0)
    {
        out.push(Command::Select(vec![ItemId::Step(id.clone())]));
        out.push(Command::Reveal);
        state.lead = Some(ItemId::Step(id.clone()));
    }
}

/// Opens the cell at hand, with its text or with what was typed.
fn edit(cx: &Cx<'_>, state: &mut TableView, p: &Procedure, rows: &[StepId], typed: Option<String>) {
    let Some(id) = rows.get(state.at.0) else { return };
    let (Some(step), Some(column)) = (p.step(id), Column::ALL.get(state.at.1)) else { return };
    state.corner = None;
    state.said = None;
    let text = typed.unwrap_or_else(|| cx.words.cell(p, step, *column));
    state.editing = Some(Editing { step: Some(id.clone()), text, ..Editing::default() });
}
