//! Variants against scenarios: one table by one indicator, and when each to-be is paid back.

use egui::{Label, ScrollArea, Ui, vec2};

use crate::analysis::measure::indicators::{Of, What};
use crate::app::across::Row;
use crate::app::across::said::{Said, Told};
use crate::app::beside::Beside;
use crate::app::document::Document;
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

use super::course::note_ui;
use super::parts::{name_table, sentence_ui, title_ui};

/// Width of the names of variants.
const NAMES: f32 = 120.0;
/// Least and most width of the column of a scenario.
const COLUMN: [f32; 2] = [132.0, 176.0];
/// Room between columns.
const BETWEEN: f32 = 12.0;

/// The indicator the table is told by; the first there is until one is chosen.
pub(super) type Chosen = Option<(What, Of)>;

/// The table, or why there is none.
pub(super) fn across_ui(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Chosen) {
    let Some(document) = cx.bench.document() else { return };
    state_ui(ui, cx, document);
    let Some(across) = cx.bench.across() else { return };
    let said = Said { words: cx.words, study: document.study(), across };
    ScrollArea::vertical().id_salt("across").auto_shrink(false).show(ui, |ui| {
        let known = chosen
            .clone()
            .filter(|(what, of)| across.choices().any(|i| i.what == *what && i.of == *of));
        let first = || across.choices().next().map(|i| (i.what, i.of.clone()));
        if let Some(shown) = known.or_else(first) {
            choice_ui(ui, cx, &said, &shown, chosen);
            table_ui(ui, cx, &said, &shown);
        }
        for note in said.notes() {
            sentence_ui(ui, cx, &note, Role::TextSecondary);
        }
        let paybacks = said.paybacks();
        if !paybacks.is_empty() {
            title_ui(ui, cx, "payback-title");
            for line in paybacks {
                sentence_ui(ui, cx, &line, Role::Text);
            }
        }
    });
}

/// Whether figures still come, or are of before a change.
fn state_ui(ui: &mut Ui, cx: &Cx<'_>, document: &Document) {
    let (study, revision) = (document.study(), document.revision());
    let is_busy = cx.bench.is_busy_with(Beside::Across);
    match cx.bench.across() {
        Some(across) if across.revision != revision => note_ui(ui, cx, "help-stale"),
        Some(across) if is_busy => {
            let said = Said { words: cx.words, study, across };
            sentence_ui(ui, cx, &said.progress(), Role::TextSecondary);
        }
        _ if is_busy => note_ui(ui, cx, "computing"),
        Some(across) if across.finished => {}
        _ if cx.bench.is_stopped(Beside::Across) => note_ui(ui, cx, "help-stopped"),
        // The live run goes first; then the table goes on by itself.
        Some(_) | None => note_ui(ui, cx, "across-waits"),
    }
}

/// The choice of the indicator.
fn choice_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, shown: &(What, Of), chosen: &mut Chosen) {
    let is_shown = |what: What, of: &Of| what == shown.0 && *of == shown.1;
    let name = said.across.choices().find(|i| is_shown(i.what, &i.of));
    let name = name.map(|i| said.indicator(i)).unwrap_or_default();
    egui::ComboBox::from_id_salt("across-indicator")
        .selected_text(theme::strong(name, size::BODY, cx.color(Role::Text)))
        .width(ui.available_width().min(360.0))
        .height(320.0)
        .show_ui(ui, |ui| {
            for one in said.across.choices() {
                let is_shown = is_shown(one.what, &one.of);
                if ui.selectable_label(is_shown, said.indicator(one)).clicked() {
                    *chosen = Some((one.what, one.of.clone()));
                }
            }
        })
        .response
        .accessible_name(cx.say("across-indicator"));
    ui.add_space(4.0);
}

/// The table; one of many scenarios is scrolled sideways.
fn table_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, shown: &(What, Of)) {
    let columns = &said.across.columns;
    let count = columns.len().max(1) as f32;
    let width = ((ui.available_width() - NAMES) / count - BETWEEN).clamp(COLUMN[0], COLUMN[1]);
    let scrolled = ScrollArea::horizontal().id_salt("across-table").show(ui, |ui| {
        let table = egui::Grid::new("across").num_columns(columns.len() + 1).striped(false);
        table.spacing(vec2(BETWEEN, 8.0)).show(ui, |ui| {
            head_ui(ui, cx, &cx.say("across-variant"), NAMES);
            for column in columns {
                head_ui(ui, cx, &said.scenario(column), width);
            }
            ui.end_row();
            for row in &said.across.rows {
                let name = said.variant(&row.variant);
                let name = theme::strong(name, size::TABLE, cx.color(Role::Text));
                cell(ui, NAMES, |ui| {
                    ui.add(Label::new(name).wrap());
                });
                for at in 0..columns.len() {
                    cell(ui, width, |ui| cell_ui(ui, cx, said, (row, at), shown));
                }
                ui.end_row();
            }
        });
    });
    name_table(ui, "across-table", scrolled.inner_rect, &cx.say("half-across"));
}

/// A cell of a fixed width: what is too long goes on below.
fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 1.0;
        content(ui);
    });
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str, width: f32) {
    let text = theme::strong(text, size::SMALL, cx.color(Role::TextSecondary));
    cell(ui, width, |ui| {
        ui.add(Label::new(text).wrap());
    });
}

fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (row, at): (&Row, usize),
    (what, of): &(What, Of),
) {
    let small = |ui: &mut Ui, text: &str, role: Role| sentence_ui(ui, cx, text, role);
    let Some(told) = said.cell(row, at, *what, of) else {
        let text = said.cell_line(row, at, *what, of);
        return small(ui, &text, Role::TextSecondary);
    };
    let Told { mut value, beside, better, doubt } = told;
    if row.beside.get(at).is_some_and(|n| *n > 0) {
        value.push_str(" *");
    }
    ui.label(theme::strong(value, size::TABLE, cx.color(Role::Text)));
    let role = match better {
        Some(true) => Role::Better,
        Some(false) => Role::Worse,
        None => Role::TextSecondary,
    };
    small(ui, &beside, role);
    if let Some(doubt) = doubt {
        small(ui, &doubt, Role::TextSecondary);
    }
}
