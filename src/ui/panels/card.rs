//! The card: the legal and descriptive sheet, and its terms.

use std::sync::Arc;

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::Change;
use crate::edit::history::Description;
use crate::model::card::{Card, Initiative, Silence, Term, TermUnit};
use crate::model::text::Text;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, hairline_ui, section_ui, segments_ui};

use super::inspector::{self, put};
use super::timing::provenance_ui;

/// Draws the card.
pub(super) fn card_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(p) = cx.bench.procedure().map(Arc::clone) else { return };
    let card = p.card();
    let set = |card: Card, out: &mut Vec<Command>| {
        put(cx, Change::Card(Box::new(card)), &cx.say("tab-card"), out);
    };
    type Get = fn(&mut Card) -> &mut Text;
    let fields: [(&str, Get, usize); 7] = [
        ("card-description", |c| &mut c.description, 4),
        ("card-unit", |c| &mut c.unit, 1),
        ("card-case-officer", |c| &mut c.case_officer, 1),
        ("card-deciding-body", |c| &mut c.deciding_body, 1),
        ("card-substitute", |c| &mut c.substitute_power, 1),
        ("card-remedies", |c| &mut c.remedies, 2),
        ("card-notes", |c| &mut c.notes, 3),
    ];
    let kinds = [Initiative::OnApplication, Initiative::ExOfficio].map(|i| (i, cx.words.name(i)));
    if let Some(initiative) = segments_ui(ui, cx.skin, &kinds, card.initiative) {
        set(Card { initiative, ..card.clone() }, out);
    }
    super::gap::here(ui, "card");
    for (key, get, lines) in fields {
        ui.label(theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
        let mut changed = card.clone();
        let text = get(&mut changed).clone();
        if let Some(text) = inspector::documents::text_ui(ui, cx, key, &text, lines) {
            *get(&mut changed) = text;
            set(changed, out);
        }
    }
    ui.label(theme::text(cx.say("legal-basis"), size::SMALL, cx.color(Role::TextSecondary)));
    if let Some(basis) = inspector::rules::basis_ui(ui, cx, &card.basis) {
        set(Card { basis, ..card.clone() }, out);
    }
    hairline_ui(ui, cx.skin);
    super::adopted::adopted_ui(ui, cx, &p, out);
    section_ui(ui, cx.skin, &cx.say("terms"), "");
    for (id, term) in &card.terms {
        ui.push_id(("term", id), |ui| {
            if let Some(changed) = term_ui(ui, cx, term) {
                let mut card = card.clone();
                match changed {
                    Some(term) => card.terms.insert(id.clone(), term),
                    None => card.terms.remove(id),
                };
                set(card, out);
            }
        });
        hairline_ui(ui, cx.skin);
    }
    let add = cx.say("term-add");
    let content = (Some(Icon::Plus), add.as_str(), add.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        let name = Text::of(cx.content_language(), cx.say("term-new"));
        let term = Term { name, amount: 30, ..Term::default() };
        let description = Description::new("edit-put").with("name", add.as_str());
        let added = cx.bench.document().and_then(|d| d.desk().add_term(term, description).ok());
        out.extend(added.map(|(_, plan)| Command::Plan(Box::new(plan))));
    }
}

/// One term; returns a changed one, or `Some(None)` when it goes.
fn term_ui(ui: &mut Ui, cx: &Cx<'_>, term: &Term) -> Option<Option<Term>> {
    let mut changed = None;
    if let Some(name) = inspector::documents::text_ui(ui, cx, "term", &term.name, 1) {
        changed = Some(Some(Term { name, ..term.clone() }));
    }
    let name = cx.say("term-amount");
    let value = term.amount.to_string();
    let field = Field { name: &name, value: &value, hint: "30", width: 70.0, lines: 1 };
    let amount = field_ui(ui, cx.skin, ui.scope_id().with("amount"), field, |t| {
        crate::words::read_values::count(t).map_err(|f| cx.words.read_fault(&f))
    });
    if let Some(amount) = amount {
        changed = Some(Some(Term { amount: amount.min(40_000), ..term.clone() }));
    }
    let units =
        [TermUnit::Days, TermUnit::WorkingDays, TermUnit::Months].map(|u| (u, cx.words.name(u)));
    if let Some(unit) = segments_ui(ui, cx.skin, &units, term.unit) {
        changed = Some(Some(Term { unit, ..term.clone() }));
    }
    ui.label(theme::text(cx.say("silence"), size::SMALL, cx.color(Role::TextSecondary)));
    egui::ComboBox::from_id_salt("silence")
        .selected_text(cx.words.name(term.silence))
        .show_ui(ui, |ui| {
            let kinds = [
                Silence::Inertia,
                Silence::Assent,
                Silence::Refusal,
                Silence::Devolution,
                Silence::PowerConsumed,
            ];
            for silence in kinds {
                let on = silence == term.silence;
                if ui.selectable_label(on, cx.words.name(silence)).clicked() {
                    changed = Some(Some(Term { silence, ..term.clone() }));
                }
            }
        })
        .response
        .accessible_name(cx.say("silence"));
    if let Some(basis) = inspector::rules::basis_ui(ui, cx, &term.basis) {
        changed = Some(Some(Term { basis, ..term.clone() }));
    }
    let source = provenance_ui(ui, cx, ui.scope_id().with("source"), term.provenance.as_ref());
    if let Some(provenance) = source {
        changed = Some(Some(Term { provenance, ..term.clone() }));
    }
    let remove = cx.say("term-remove");
    let content = (Some(Icon::Trash), remove.as_str(), remove.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        changed = Some(None);
    }
    changed
}
