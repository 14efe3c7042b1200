//! Which step became which, in Compare: what was found, to be set right by hand.

use std::sync::Arc;

use egui::{Button, ComboBox, ScrollArea, Ui};

use crate::analysis::compare::align;
use crate::analysis::compare::joined::Joined;
use crate::app::command::Command;
use crate::app::compare::matches::{Match, Paired};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::field::FieldValue;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::rows::{head_ui, rows_ui};
use crate::ui::widgets::{Look, button_ui, icon_ui};

use super::Seen;

/// Height of a row, in points.
const ROW: f32 = 32.0;
/// Height of a step that can be chosen, in points.
const CHOICE: f32 = 24.0;
/// Room of the arrow between two steps, and of what stands behind, in points.
const AROUND: f32 = 90.0;

/// What the list remembers.
#[derive(Default)]
pub(super) struct Matches {
    /// Whether it stands in place of the changes.
    pub(super) is_shown: bool,
    /// The steps, and the comparison they are of.
    rows: Option<(Arc<Joined>, Vec<Paired>)>,
}

impl Matches {
    fn rows(&mut self, seen: &Seen<'_>) -> &[Paired] {
        let joined = &seen.compared.joined;
        let is_known = self.rows.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, joined));
        if !is_known {
            self.rows = Some((Arc::clone(joined), seen.compared.matches()));
        }
        self.rows.as_ref().map_or(&[], |(_, rows)| rows)
    }
}

/// The list: those without a partner first.
pub(super) fn matches_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Matches,
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let quiet = |text: String| theme::text(text, size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(quiet(cx.say("matches-hint"))).wrap());
    let foot = 40.0;
    let height = (ui.available_height() - foot).max(40.0);
    let rows = state.rows(seen);
    let area = ScrollArea::vertical().id_salt("matches").auto_shrink(false).max_height(height);
    area.show(ui, |ui| {
        rows_ui(ui, (rows.len(), rows.len()), ROW, |ui, at| {
            let Some(row) = rows.get(at) else { return };
            head_ui(ui, 0, ROW, |ui| row_ui(ui, cx, (row, rows), seen, out));
        });
    });
    let label = cx.say("matches-all-as-found");
    let content = (Some(Icon::Undo), label.as_str(), label.as_str());
    let can = rows.iter().any(|row| row.is_by_hand);
    if button_ui(ui, cx.skin, content, Look::Plain, can).clicked() {
        out.push(Command::Match(Match::AllAsFound));
    }
}

/// A step as people call it: by its name, else by what it is.
fn name_of(cx: &Cx<'_>, p: &Procedure, id: &StepId) -> String {
    let Some(step) = p.step(id) else { return id.to_string() };
    let name = step.name.get(cx.words.language()).replace('\n', " ");
    if name.is_empty() { cx.words.field_value(&FieldValue::Kind(step.kind.clone())) } else { name }
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (row, rows): (&Paired, &[Paired]),
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let [before, after] = &seen.compared.procedures;
    let half = ((ui.available_width() - AROUND) / 2.0).max(80.0);
    let cell = |ui: &mut Ui, text: &str, role: Role| {
        ui.scope(|ui| {
            ui.set_width(half);
            let text = theme::text(text, size::SMALL, cx.color(role));
            ui.add(egui::Label::new(text).truncate());
        });
    };
    ui.horizontal_centered(|ui| {
        let Some(id) = &row.before else {
            cell(ui, &cx.say("matches-new"), Role::Added);
            icon_ui(ui, Icon::ArrowRight, 13.0, cx.color(Role::TextSecondary));
            let name = row.after.as_ref().map_or_else(String::new, |id| name_of(cx, after, id));
            cell(ui, &name, Role::Text);
            return;
        };
        let name = name_of(cx, before, id);
        cell(ui, &name, Role::Text);
        icon_ui(ui, Icon::ArrowRight, 13.0, cx.color(Role::TextSecondary));
        let nothing = cx.say("matches-nothing");
        let partner = row.after.as_ref().map(|id| name_of(cx, after, id));
        let role = if partner.is_some() { Role::Text } else { Role::Removed };
        let shown = theme::text(partner.unwrap_or(nothing), size::SMALL, cx.color(role));
        let list = ComboBox::from_id_salt(("partner", id)).selected_text(shown).width(half);
        let response =
            list.truncate().show_ui(ui, |ui| choices_ui(ui, cx, (id, row, rows), seen, out));
        let said = cx.say_with("matches-partner", &[("name", name.as_str().into())]);
        response.response.accessible_name(said);
        if row.is_by_hand {
            let label = cx.say("matches-as-found");
            if button_ui(ui, cx.skin, (Some(Icon::Undo), "", &label), Look::Plain, true).clicked() {
                out.push(Command::Match(Match::AsFound(id.clone())));
            }
        }
    });
}

/// What a step may have become: nothing, a step without a partner, a step that has another.
fn choices_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, row, rows): (&StepId, &Paired, &[Paired]),
    seen: &Seen<'_>,
    out: &mut Vec<Command>,
) {
    let [before, after] = &seen.compared.procedures;
    if ui.selectable_label(row.after.is_none(), cx.say("matches-nothing")).clicked() {
        out.push(Command::Match(Match::Gone(id.clone())));
    }
    let Some(step) = before.step(id) else { return };
    let can = |other: &&StepId| {
        after.step(other).is_some_and(|other| align::is_of_one_class(step, other))
    };
    let lone = rows.iter().filter(|r| r.before.is_none());
    let paired = rows.iter().filter(|r| r.before.is_some());
    let others = lone.chain(paired).filter_map(|r| r.after.as_ref()).filter(can);
    let others: Vec<&StepId> = others.collect();
    rows_ui(ui, (others.len(), others.len()), CHOICE, |ui, at| {
        let Some(other) = others.get(at) else { return };
        head_ui(ui, 0, CHOICE, |ui| {
            let is_it = row.after.as_ref() == Some(*other);
            let label = Button::selectable(is_it, name_of(cx, after, other)).truncate();
            if ui.add(label).clicked() && !is_it {
                out.push(Command::Match(Match::Same(id.clone(), (*other).clone())));
            }
        });
    });
}
