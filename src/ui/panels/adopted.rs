//! What was adopted in this variant: each proposal with what it rests on, what was expected of it,
//! what it costs; who sees to it, by which rule, and remarks can be written.

use egui::{Label, Ui};

use crate::app::across::said::spent;
use crate::app::command::Command;
use crate::app::levers::said::Said;
use crate::drawing::role::Role;
use crate::edit::Change;
use crate::model::card::Card;
use crate::model::procedure::Procedure;
use crate::model::proposal::{Adopted, Spending};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{hairline_ui, section_ui};

use super::inspector::{self, put};

/// Draws the list; nothing where nothing was adopted.
pub(super) fn adopted_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, out: &mut Vec<Command>) {
    let card = p.card();
    if card.adopted.is_empty() {
        return;
    }
    section_ui(ui, cx.skin, &cx.say("adopted-title"), "");
    let said = Said { words: cx.words, procedure: p };
    if let Some(spending) = Spending::of(&card.adopted) {
        let text = spent(cx.words, &spending);
        ui.add(Label::new(theme::text(text, size::SMALL, cx.color(Role::Text))).wrap());
    }
    for (at, adopted) in card.adopted.iter().enumerate() {
        ui.push_id(("adopted", at), |ui| {
            if let Some(changed) = one_ui(ui, cx, &said, adopted) {
                let mut adopted = card.adopted.clone();
                if let Some(one) = adopted.get_mut(at) {
                    *one = changed;
                }
                let card = Card { adopted, ..card.clone() };
                put(cx, Change::Card(Box::new(card)), &cx.say("adopted-title"), out);
            }
        });
        ui.add_space(6.0);
    }
    hairline_ui(ui, cx.skin);
}

/// One of them; gives it changed.
fn one_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, adopted: &Adopted) -> Option<Adopted> {
    let line = |ui: &mut Ui, text: &str, role: Role| {
        ui.add(Label::new(theme::text(text, size::SMALL, cx.color(role))).wrap());
    };
    let title = said.proposal(&adopted.lever);
    ui.add(Label::new(theme::strong(title, size::BODY, cx.color(Role::Text))).wrap());
    line(ui, &said.proposal_edit(&adopted.lever), Role::Text);
    let number = said.assumption(&adopted.lever, adopted.assumption.as_ref());
    for text in number.into_iter().chain(said.expected(&adopted.expected)) {
        line(ui, &text, Role::TextSecondary);
    }
    if let Some(euro) = adopted.cost.first_year() {
        let args = [("euro", said.price(Some(euro)).into())];
        line(ui, &cx.say_with("adopted-cost", &args), Role::TextSecondary);
    }
    let mut changed = None;
    line(ui, &cx.say("adopted-owner"), Role::TextSecondary);
    if let Some(owner) = inspector::documents::text_ui(ui, cx, "adopted-owner", &adopted.owner, 1) {
        changed = Some(Adopted { owner, ..adopted.clone() });
    }
    line(ui, &cx.say("legal-basis"), Role::TextSecondary);
    if let Some(basis) = inspector::rules::basis_ui(ui, cx, &adopted.basis) {
        changed = Some(Adopted { basis, ..adopted.clone() });
    }
    line(ui, &cx.say("adopted-note"), Role::TextSecondary);
    if let Some(note) = inspector::documents::text_ui(ui, cx, "adopted-note", &adopted.note, 1) {
        changed = Some(Adopted { note, ..adopted.clone() });
    }
    changed
}
