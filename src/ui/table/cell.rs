//! One cell of the table: its text, the frame of the one at hand, and the field while it is edited.

use egui::{Sense, TextEdit, Ui, vec2};

use super::{TableView, table_id};
use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::model::cell::Column;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::Step;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

/// A cell being edited.
#[derive(Default)]
pub(super) struct Editing {
    pub(super) step: Option<StepId>,
    pub(super) text: String,
    /// Why the text is no value, where it was tried.
    pub(super) fault: Option<String>,
    /// Whether the field has had the focus.
    pub(super) begun: bool,
    /// What ended it, and where the cursor goes then.
    pub(super) ended: Option<Ended>,
}

/// How an edit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The value is taken; the cursor moves by rows and columns.
    Taken(isize, isize),
    /// The person went elsewhere: the value is taken where it can be read.
    Left,
    /// The former value stays.
    Reverted,
}

/// The field's id.
pub(super) fn field_id() -> egui::Id {
    table_id().with("field")
}

/// Draws a cell.
pub(super) fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut TableView,
    (p, id, step): (&Procedure, &StepId, &Step),
    (row, i, column): (usize, usize, Column),
    out: &mut Vec<Command>,
) {
    let here = state.at == (row, i);
    let rect = ui.max_rect();
    if here && let Some(editing) = &mut state.editing {
        field_ui(ui, cx, editing, column);
        return;
    }
    let text = cx.words.cell(p, step, column);
    let shown = text.replace(['\n', '\r'], " ");
    let response = ui.allocate_rect(rect, Sense::click());
    let ((top, bottom), (left, right)) = state.block();
    let chosen = (top..=bottom).contains(&row) && (left..=right).contains(&i);
    let selected = cx.is_selected(&ItemId::Step(id.clone()));
    let painter = ui.painter();
    if chosen && state.corner.is_some() {
        painter.rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
    } else if selected {
        painter.rect_filled(rect, 0.0, cx.color(Role::Hover));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, cx.color(Role::Sunken));
    }
    let line = cx.skin.stroke(1.0, Role::LineSubtle);
    painter.hline(rect.x_range(), rect.max.y, line);
    let color = cx.color(Role::Text);
    let font = theme::regular(size::TABLE);
    let mut job = egui::text::LayoutJob::simple_singleline(shown.clone(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 10.0);
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let at = rect.left_center() + vec2(5.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
    if here {
        let ring = cx.skin.stroke(2.0, Role::Accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 2.0, ring, egui::StrokeKind::Inside);
    }
    response.widget_info(|| {
        let step = step.name.get(cx.content_language());
        let args = [
            ("column", cx.words.column(column).into()),
            ("step", step.into()),
            ("value", shown.as_str().into()),
        ];
        egui::WidgetInfo::selected(egui::Role::Cell, true, here, cx.say_with("table-cell", &args))
    });
    if response.clicked() || response.double_clicked() {
        state.corner = ui.input(|i| i.modifiers.shift).then_some(state.corner.unwrap_or(state.at));
        state.at = (row, i);
        state.wants_focus = true;
        state.said = None;
        out.push(Command::Select(vec![ItemId::Step(id.clone())]));
        state.lead = Some(ItemId::Step(id.clone()));
    }
    if response.double_clicked() {
        state.wants_focus = false;
        state.editing = Some(Editing { step: Some(id.clone()), text, ..Editing::default() });
    }
}

fn field_ui(ui: &mut Ui, cx: &Cx<'_>, editing: &mut Editing, column: Column) {
    let filter = egui::EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    let before = editing.text.clone();
    let mut field = TextEdit::singleline(&mut editing.text)
        .id(field_id())
        .font(theme::regular(size::TABLE))
        .desired_width(f32::INFINITY)
        .char_limit(crate::words::cells::MOST_CHARS)
        .margin(egui::Margin::symmetric(4, 2))
        .event_filter(filter)
        .return_key(None);
    if editing.fault.is_some() {
        field = field.background_color(cx.color(Role::ErrorSoft));
    }
    let response = ui.add(field).accessible_name(cx.words.column(column));
    if editing.text != before {
        editing.fault = None;
    }
    if !editing.begun {
        editing.begun = true;
        response.request_focus();
        let end = egui::text::CCursor::new(editing.text.chars().count());
        let mut state = TextEdit::load_state(ui.ctx(), field_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
        state.store(ui.ctx(), field_id());
    } else if !response.has_focus() && editing.ended.is_none() {
        editing.ended = Some(Ended::Left);
    }
}
