//! The table of steps: every step a row, every annotation a column, in step with the drawing.
//!
//! Only rows in sight are made into text, so ten thousand steps cost no more than fifty. Order and
//! filter are worked out once a revision. Changes are plans of `edit::cells`; the table remembers
//! nothing of the study.

use egui::{Align, Layout, Rect, ScrollArea, Sense, TextEdit, Ui};
use egui_extras::{Column as Width, TableBuilder};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::cell::Column;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::context::Cx;
use super::theme::{self, size};
use super::widgets::{Look, button_ui};
use cell::{Editing, cell_ui};

mod cell;
mod change;
mod keys;

/// Height of a row, in points.
const ROW_HEIGHT: f32 = 27.0;

/// What the table remembers.
#[derive(Default)]
pub(super) struct TableView {
    pub(super) open: bool,
    /// Row in the shown order, and column.
    at: (usize, usize),
    /// The other corner of a chosen block.
    corner: Option<(usize, usize)>,
    editing: Option<Editing>,
    /// Column and whether it falls.
    sort: Option<(usize, bool)>,
    filter: String,
    order: Option<(String, Vec<StepId>)>,
    said: Option<String>,
    lead: Option<ItemId>,
    wants_focus: bool,
    reveal: bool,
}

impl TableView {
    /// Shows the table and goes into it, or puts it away.
    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
        self.wants_focus = self.open;
        self.editing = None;
        self.said = None;
    }

    /// The rows in the shown order.
    fn rows(&mut self, cx: &Cx<'_>, document: &Document, p: &Procedure) -> Vec<StepId> {
        let key = format!(
            "{} {} {} {:?} {:?} {}",
            document.number,
            document.revision(),
            document.variant(),
            cx.words.language(),
            self.sort,
            self.filter
        );
        if let Some((of, rows)) = &self.order
            && *of == key
        {
            return rows.clone();
        }
        let rows = ordered(cx, p, self.sort, &self.filter);
        self.order = Some((key, rows.clone()));
        rows
    }

    /// The chosen block: first and last row, first and last column.
    fn block(&self) -> ((usize, usize), (usize, usize)) {
        let other = self.corner.unwrap_or(self.at);
        let rows = (self.at.0.min(other.0), self.at.0.max(other.0));
        (rows, (self.at.1.min(other.1), self.at.1.max(other.1)))
    }
}

/// The table's id, so that keys know whether it has the focus.
pub(super) fn table_id() -> egui::Id {
    egui::Id::unique("table-of-steps")
}

fn ordered(cx: &Cx<'_>, p: &Procedure, sort: Option<(usize, bool)>, filter: &str) -> Vec<StepId> {
    let wanted = filter.trim().to_lowercase();
    let mut rows = crate::app::walk::reading_order(p);
    if !wanted.is_empty() {
        rows.retain(|id| {
            p.step(id).is_some_and(|step| {
                let fits = |c: &Column| cx.words.cell(p, step, *c).to_lowercase().contains(&wanted);
                Column::ALL.iter().any(fits)
            })
        });
    }
    if let Some((column, falls)) = sort
        && let Some(column) = Column::ALL.get(column)
    {
        let mut keyed: Vec<(Option<f64>, String, StepId)> = rows
            .into_iter()
            .filter_map(|id| {
                let step = p.step(&id)?;
                Some((figure(step, *column), cx.words.cell(p, step, *column).to_lowercase(), id))
            })
            .collect();
        let missing = |k: &(Option<f64>, String, StepId)| k.0.is_none() && k.1.is_empty();
        keyed.sort_by(|a, b| {
            let figures = a.0.unwrap_or(f64::MAX).total_cmp(&b.0.unwrap_or(f64::MAX));
            let order = figures.then_with(|| a.1.cmp(&b.1));
            // What has no value stands last either way.
            missing(a).cmp(&missing(b)).then(if falls { order.reverse() } else { order })
        });
        rows = keyed.into_iter().map(|k| k.2).collect();
    }
    rows
}

/// The figure a column sorts by, in minutes or days; `None` where it sorts by its text.
fn figure(step: &crate::model::step::Step, column: Column) -> Option<f64> {
    use crate::model::timing::{Timing, Unit};
    let days = |t: &Timing| {
        let mean = t.law.mean();
        match t.unit {
            Unit::Minutes => mean / 1440.0,
            Unit::Hours => mean / 24.0,
            Unit::WorkingDays => mean * 1.4,
            Unit::CalendarDays => mean,
            Unit::Weeks => mean * 7.0,
            Unit::Months => mean * 30.4,
        }
    };
    match column {
        Column::Work => step.work.as_ref().and_then(Timing::mean_minutes),
        Column::Wait if !step.waits.is_empty() => {
            Some(step.waits.iter().map(|w| days(&w.timing)).sum())
        }
        Column::Staff => Some(f64::from(step.staff_needed)),
        Column::Priority => Some(f64::from(step.priority)),
        Column::AtMost => step.at_most.map(f64::from),
        Column::SittingsAt => step.sittings.as_ref().map(|s| f64::from(s.at)),
        Column::SittingsMost => step.sittings.as_ref().and_then(|s| s.capacity.map(f64::from)),
        Column::Risk => step.risk.as_ref().map(|r| f64::from(r.level as u8)),
        Column::Cost => step.cost.as_ref().map(|c| c.value.0 as f64),
        Column::DigitalLevel => step.digital_level.map(f64::from),
        _ => None,
    }
}

/// Draws the table into all the room there is.
pub(super) fn table_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut TableView, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let rows = state.rows(cx, document, p);
    state.at.0 = state.at.0.min(rows.len().saturating_sub(1));
    follow_selection(state, document, &rows);
    head_ui(ui, cx, state, (rows.len(), p.steps().count()), out);
    let area = ui.available_rect_before_wrap();
    let response = ui.interact(area, table_id(), Sense::click());
    if std::mem::take(&mut state.wants_focus) {
        response.request_focus();
    }
    let name = cx.say("table-title");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, &name));
    if ui.memory(|m| m.has_focus(table_id())) {
        let filter = egui::EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(table_id(), filter));
        ui.painter().rect_stroke(
            area.shrink(1.0),
            2.0,
            cx.skin.stroke(1.5, Role::FocusRing),
            egui::StrokeKind::Inside,
        );
    }
    keys::keys(ui, cx, state, (document, p, &rows), out);
    grid_ui(ui, cx, state, (p, &rows), out);
    change::settle(cx, state, (document, p, &rows), out);
}

/// A step selected elsewhere becomes the row at hand.
fn follow_selection(state: &mut TableView, document: &Document, rows: &[StepId]) {
    let lead = document.selection.lead();
    if state.lead.as_ref() == lead {
        return;
    }
    state.lead = lead.cloned();
    if let Some(ItemId::Step(id)) = lead
        && let Some(row) = rows.iter().position(|r| r == id)
        && state.at.0 != row
    {
        state.at.0 = row;
        state.corner = None;
        state.reveal = true;
        state.editing = None;
    }
}

fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut TableView,
    (shown, all): (usize, usize),
    out: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(theme::strong(cx.say("table-title"), size::BODY, cx.color(Role::Text)));
        let hint = cx.say("table-filter");
        let field = TextEdit::singleline(&mut state.filter)
            .hint_text(hint.as_str())
            .desired_width(170.0)
            .margin(egui::Margin::symmetric(8, 3));
        ui.add(field).accessible_name(hint);
        let count = if shown == all {
            cx.say_with("table-rows", &[("n", all.into())])
        } else {
            cx.say_with("table-shown", &[("n", shown.into()), ("of", all.into())])
        };
        ui.label(theme::text(count, size::SMALL, cx.color(Role::TextSecondary)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = cx.say("table-close");
            let content = (Some(Icon::Close), "", close.as_str());
            if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
                out.push(Command::Act(Action::ToggleTable));
            }
            let fault = state.editing.as_ref().and_then(|e| e.fault.clone());
            let (text, role) = match (&fault, &state.said) {
                (Some(fault), _) => (fault.clone(), Role::Error),
                (None, Some(said)) => (said.clone(), Role::Text),
                (None, None) => (cx.say("table-keys"), Role::TextSecondary),
            };
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = theme::text(&text, size::SMALL, cx.color(role));
                ui.add(egui::Label::new(label).truncate()).on_hover_text(text);
            });
        });
    });
}

/// Width a column begins with, in points.
fn width(column: Column) -> f32 {
    match column {
        Column::Name => 230.0,
        Column::Notes => 260.0,
        Column::Kind
        | Column::Office
        | Column::Systems
        | Column::DocumentsIn
        | Column::DocumentsOut
        | Column::Basis
        | Column::Marks
        | Column::Repeat
        | Column::Sittings
        | Column::RiskText(_) => 170.0,
        Column::Work | Column::Wait | Column::WaitedFor => 130.0,
        Column::Phase | Column::Channel => 110.0,
        Column::Staff
        | Column::Priority
        | Column::AtMost
        | Column::SittingsAt
        | Column::SittingsMost
        | Column::Cost
        | Column::DigitalLevel
        | Column::Risk => 90.0,
    }
}

fn grid_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut TableView,
    (p, rows): (&Procedure, &[StepId]),
    out: &mut Vec<Command>,
) {
    let reveal = std::mem::take(&mut state.reveal);
    let view = ui.available_rect_before_wrap();
    ScrollArea::horizontal().id_salt("table-across").auto_shrink(false).show(ui, |ui| {
        // Cells touch: the line below a row runs through, and the frame fills its cell.
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let mut builder = TableBuilder::new(ui)
            .id_salt("table")
            .striped(false)
            .resizable(true)
            .vscroll(true)
            .min_scrolled_height(0.0)
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center));
        for column in Column::ALL {
            builder = builder.column(Width::initial(width(column)).at_least(50.0).clip(true));
        }
        if reveal {
            builder = builder.scroll_to_row(state.at.0, None);
        }
        let table = builder.header(28.0, |mut header| {
            for (i, column) in Column::ALL.into_iter().enumerate() {
                header.col(|ui| sort_ui(ui, cx, state, (i, column)));
            }
        });
        table.body(|body| {
            body.rows(ROW_HEIGHT, rows.len(), |mut row| {
                let at = row.index();
                let Some(step) = rows.get(at).and_then(|id| p.step(id)) else { return };
                for (i, column) in Column::ALL.into_iter().enumerate() {
                    row.col(|ui| {
                        cell_ui(ui, cx, state, (p, &rows[at], step), (at, i, column), out);
                    });
                }
            });
        });
    });
    // The cell at hand is brought into sight sideways too.
    if reveal {
        let left: f32 = Column::ALL.iter().take(state.at.1).map(|c| width(*c)).sum();
        let wanted = Rect::from_min_size(
            egui::pos2(view.min.x + left, view.min.y),
            egui::vec2(width(Column::ALL[state.at.1.min(Column::ALL.len() - 1)]), 1.0),
        );
        ui.scroll_to_rect(wanted, None);
    }
}

/// A head: a click sorts by it, another turns the order, a third gives the flow's order back.
fn sort_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut TableView, (i, column): (usize, Column)) {
    let mark = match state.sort {
        Some((by, false)) if by == i => " ↑",
        Some((by, true)) if by == i => " ↓",
        _ => "",
    };
    let text = format!("{}{mark}", cx.words.column(column));
    let label = theme::strong(text, size::SMALL, cx.color(Role::TextSecondary));
    ui.add_space(5.0);
    if ui.add(egui::Button::new(label).frame(false).truncate()).clicked() {
        state.sort = match state.sort {
            Some((by, false)) if by == i => Some((i, true)),
            Some((by, true)) if by == i => None,
            _ => Some((i, false)),
        };
        state.editing = None;
        state.reveal = true;
    }
}
