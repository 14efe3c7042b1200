//! What the table changes: a cell that was typed, a block that is cleared, copied or pasted.

use egui::Ui;

use super::cell::Ended;
use super::{TableView, keys};
use crate::app::command::Command;
use crate::app::document::Document;
use crate::edit::cells::{CellRow, set};
use crate::model::cell::{Cell, Column};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind, TaskKind};
use crate::model::text::Text;
use crate::ui::context::Cx;
use crate::words::sheet::{self, BlockFault};

/// Most cells that were not read which are listed.
const MOST_LISTED: usize = 4;

/// Longest text shown of a cell that was not read, in characters.
const LONGEST_SHOWN: usize = 30;

/// Does rows of cells as one plan; says why not where they are refused.
fn put(
    cx: &Cx<'_>,
    state: &mut TableView,
    document: &Document,
    rows: &[CellRow],
    out: &mut Vec<Command>,
) -> bool {
    match document.desk().put_cells(rows, cx.content_language()) {
        Ok(plan) => {
            // The cell at hand stays where it is.
            let plan = crate::edit::follow::Plan { select: None, ..plan };
            out.push(Command::Plan(Box::new(plan)));
            true
        }
        Err(refusal) => {
            let mut text = cx.words.finding(&refusal.0);
            if let Some(hint) = cx.words.hint(&refusal.0) {
                text.push(' ');
                text.push_str(&hint);
            }
            state.said = Some(text);
            false
        }
    }
}

/// Ends the edit of a cell that was left.
pub(super) fn settle(
    cx: &Cx<'_>,
    state: &mut TableView,
    (document, p, rows): (&Document, &Procedure, &[StepId]),
    out: &mut Vec<Command>,
) {
    let Some(ended) = state.editing.as_ref().and_then(|e| e.ended) else { return };
    let Some(mut editing) = state.editing.take() else { return };
    let (Some(id), Some(column)) = (editing.step.clone(), Column::ALL.get(state.at.1)) else {
        return;
    };
    let step = p.step(&id);
    let go_on = |state: &mut TableView, out: &mut Vec<Command>| {
        if let Ended::Taken(down, right) = ended {
            keys::go(state, rows, (down, right), out);
        }
        state.wants_focus = ended != Ended::Left;
    };
    let Some(step) = step.filter(|_| ended != Ended::Reverted) else {
        go_on(state, out);
        return;
    };
    if editing.text == cx.words.cell(p, step, *column) {
        go_on(state, out);
        return;
    }
    match cx.words.read_cell(p, step, *column, &editing.text) {
        Ok(cell) => {
            let row = CellRow { step: Some(id), cells: vec![cell] };
            put(cx, state, document, &[row], out);
            let said = state.said.take();
            go_on(state, out);
            state.said = said;
        }
        Err(fault) => {
            let fault = cx.words.cell_fault(&fault);
            if ended == Ended::Left {
                // The former value stays in force; the sentence says why.
                state.said = Some(fault);
            } else {
                editing.fault = Some(fault);
                editing.ended = None;
                state.editing = Some(editing);
            }
        }
    }
}

/// Takes the values of the chosen cells away.
pub(super) fn clear(
    cx: &Cx<'_>,
    state: &mut TableView,
    (document, p, rows): (&Document, &Procedure, &[StepId]),
    out: &mut Vec<Command>,
) {
    let ((top, bottom), (left, right)) = state.block();
    let mut changed = Vec::new();
    for id in rows.iter().take(bottom + 1).skip(top) {
        let Some(step) = p.step(id) else { continue };
        let cells: Vec<Cell> = Column::ALL[left..=right.min(Column::ALL.len() - 1)]
            .iter()
            // A step always has a kind.
            .filter(|c| **c != Column::Kind && !cx.words.cell(p, step, **c).is_empty())
            .filter_map(|c| cx.words.read_cell(p, step, *c, "").ok())
            .collect();
        if !cells.is_empty() {
            changed.push(CellRow { step: Some(id.clone()), cells });
        }
    }
    if !changed.is_empty() {
        put(cx, state, document, &changed, out);
    }
}

/// Puts the chosen cells on the clipboard.
pub(super) fn copy(ui: &Ui, cx: &Cx<'_>, state: &mut TableView, p: &Procedure, rows: &[StepId]) {
    let ((top, bottom), (left, right)) = state.block();
    let block: Vec<Vec<String>> = rows
        .iter()
        .take(bottom + 1)
        .skip(top)
        .filter_map(|id| p.step(id))
        .map(|step| {
            let columns = Column::ALL.iter().take(right + 1).skip(left);
            columns.map(|c| cx.words.cell(p, step, *c)).collect()
        })
        .collect();
    let count: usize = block.iter().map(Vec::len).sum();
    ui.ctx().copy_text(sheet::write(&block));
    state.said = Some(cx.say_with("table-copied", &[("n", count.into())]));
}

/// A block on its way into the table.
#[derive(Default)]
struct Pasted {
    rows: Vec<CellRow>,
    cells: usize,
    steps: usize,
    outside: usize,
    unread: Vec<String>,
    unread_count: usize,
}

impl Pasted {
    /// Notes a cell that was not read.
    fn miss(&mut self, cx: &Cx<'_>, (row, column): (usize, Column), text: &str) {
        self.unread_count += 1;
        if self.unread.len() >= MOST_LISTED {
            return;
        }
        let mut shown: String = text.trim().chars().take(LONGEST_SHOWN).collect();
        if text.trim().chars().count() > LONGEST_SHOWN {
            shown.push('…');
        }
        let args = [
            ("row", (row + 1).into()),
            ("column", cx.words.column(column).into()),
            ("text", shown.into()),
        ];
        self.unread.push(cx.say_with("table-at", &args));
    }
}

/// Puts a block of text from the cell at hand to the right and down; rows beyond the last become
/// new steps. What cannot be read stays as it was and is told.
pub(super) fn paste(
    cx: &Cx<'_>,
    state: &mut TableView,
    (document, p, rows): (&Document, &Procedure, &[StepId]),
    text: &str,
    out: &mut Vec<Command>,
) {
    let block = match sheet::read(text) {
        Ok(block) => block,
        Err(fault) => {
            state.said = Some(cx.say(match fault {
                BlockFault::Empty => "table-empty",
                BlockFault::TooLarge => "table-large",
                BlockFault::NotText => "table-not-text",
            }));
            return;
        }
    };
    let ((top, bottom), (left, right)) = state.block();
    // One value fills the whole chosen block.
    let block = match block.as_slice() {
        [row] if row.len() == 1 => vec![vec![row[0].clone(); right - left + 1]; bottom - top + 1],
        _ => block,
    };
    let mut pasted = Pasted::default();
    let orderly = state.filter.trim().is_empty() && state.sort.is_none();
    for (n, line) in block.iter().enumerate() {
        let row = top + n;
        if row >= rows.len() && !orderly {
            state.said = Some(cx.say("table-sorted"));
            return;
        }
        read_row(cx, p, (rows.get(row), row), line, left, &mut pasted);
    }
    if pasted.rows.is_empty() || put(cx, state, document, &pasted.rows, out) {
        state.said = Some(told(cx, &pasted));
    }
}

fn read_row(
    cx: &Cx<'_>,
    p: &Procedure,
    (id, row): (Option<&StepId>, usize),
    line: &[String],
    left: usize,
    pasted: &mut Pasted,
) {
    if id.is_none() && line.iter().all(|t| t.trim().is_empty()) {
        return;
    }
    let new = || Step::new(StepKind::Task(TaskKind::Person), Text::default(), 0.0, 0.0);
    let mut step = id.and_then(|id| p.step(id)).map_or_else(new, |s| (**s).clone());
    let mut cells = Vec::new();
    for (i, text) in line.iter().enumerate() {
        let Some(column) = Column::ALL.get(left + i).copied() else {
            pasted.outside += usize::from(!text.trim().is_empty());
            continue;
        };
        if id.is_none() && text.trim().is_empty() {
            continue;
        }
        if let Ok(cell) = cx.words.read_cell(p, &step, column, text) {
            // For whom is told of the waits that stand in the same row, and so on.
            set(&mut step, &cell, cx.content_language());
            pasted.cells += 1;
            cells.push(cell);
        } else {
            pasted.miss(cx, (row, column), text);
        }
    }
    if !cells.is_empty() {
        pasted.steps += usize::from(id.is_none());
        pasted.rows.push(CellRow { step: id.cloned(), cells });
    }
}

/// What a paste did, in words.
fn told(cx: &Cx<'_>, pasted: &Pasted) -> String {
    let args = [("cells", pasted.cells.into()), ("steps", pasted.steps.into())];
    let mut out = cx.say_with("table-pasted", &args);
    if pasted.unread_count > 0 {
        let mut list = pasted.unread.join("; ");
        if pasted.unread_count > pasted.unread.len() {
            list.push_str("; …");
        }
        let args = [("n", pasted.unread_count.into()), ("list", list.into())];
        out.push(' ');
        out.push_str(&cx.say_with("table-unread", &args));
    }
    if pasted.outside > 0 {
        out.push(' ');
        out.push_str(&cx.say_with("table-outside", &[("n", pasted.outside.into())]));
    }
    out
}
