//! The levers on the selected step: those that can be pulled, and why the others cannot.

use std::sync::Arc;

use egui::{Label, Ui};

use crate::analysis::proposals::Offer;
use crate::app::command::{Command, Workspace};
use crate::app::levers::said::Said;
use crate::app::proposals::{Ask, OffersOf};
use crate::drawing::role::Role;
use crate::model::id::StepId;
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::proposal::{Assumed, Cost, Proposal};
use crate::model::provenance::{Provenance, Source, Sourced};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui};

/// Draws the section.
pub(super) fn levers_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    id: &StepId,
    out: &mut Vec<Command>,
) {
    let section = egui::CollapsingHeader::new(cx.say("proposals-title")).id_salt("levers");
    section.show(ui, |ui| {
        let Some(key) = cx.bench.offers_of(id) else { return };
        let place = egui::Id::unique("offers");
        let kept = ui.data(|d| d.get_temp::<(OffersOf, Arc<Vec<Offer>>)>(place));
        let offers = match kept {
            Some((of, offers)) if of == key => offers,
            _ => {
                let offers = Arc::new(cx.bench.offers(id));
                ui.data_mut(|d| d.insert_temp(place, (key, Arc::clone(&offers))));
                offers
            }
        };
        let said = Said { words: cx.words, procedure: p };
        let (can, cannot): (Vec<&Offer>, Vec<&Offer>) =
            offers.iter().partition(|o| o.found.is_ok());
        for offer in can {
            if let Ok(proposal) = &offer.found {
                ui.push_id(proposal.lever.code(), |ui| {
                    offer_ui(ui, cx, &said, (id, proposal), out);
                });
            }
        }
        for offer in cannot {
            if let Err(reason) = &offer.found {
                let title = cx.say(&format!("proposal-{}", offer.kind.key()));
                line_ui(ui, cx, &title, Role::TextDisabled, size::BODY);
                line_ui(ui, cx, &said.proposal_not(reason), Role::TextSecondary, size::SMALL);
            }
        }
    });
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str, role: Role, size: f32) {
    ui.add(Label::new(theme::text(text, size, cx.color(role))).wrap());
}

/// One lever that can be pulled.
fn offer_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (step, proposal): (&StepId, &Proposal),
    out: &mut Vec<Command>,
) {
    let title = said.proposal(&proposal.lever);
    ui.add(Label::new(theme::strong(&title, size::BODY, cx.color(Role::Text))).wrap());
    line_ui(ui, cx, &said.proposal_edit(&proposal.lever), Role::Text, size::SMALL);
    question_ui(ui, cx, said, proposal);
    told_ui(ui, cx, said, proposal, out);
    gain_ui(ui, cx, said, (step, proposal), out);
    let (text, name) =
        (cx.say("proposal-accept"), cx.say_with("proposal-accept-of", &[("what", title.into())]));
    if button_ui(ui, cx.skin, (None, &text, &name), Look::Plain, true).clicked() {
        out.push(Command::Proposals(Ask::Adopt(vec![proposal.clone()])));
    }
    ui.add_space(8.0);
}

/// What a lever brings, where it was measured; else the button that has it measured.
fn gain_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (step, proposal): (&StepId, &Proposal),
    out: &mut Vec<Command>,
) {
    if let Some(text) = said.expected(&cx.bench.expected_of(proposal)) {
        return line_ui(ui, cx, &text, Role::Text, size::SMALL);
    }
    let what = said.proposal(&proposal.lever);
    let name = cx.say_with("proposal-measure-of", &[("what", what.into())]);
    let text = cx.say("proposal-measure");
    if button_ui(ui, cx.skin, (None, &text, &name), Look::Plain, true).clicked() {
        out.push(Command::Proposals(Ask::Measure(step.clone(), proposal.lever.clone())));
        out.push(Command::Go(Workspace::Analyse));
    }
}

/// What the law asks.
pub(in crate::ui) fn question_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, proposal: &Proposal) {
    let question = said.proposal_question(&proposal.lever);
    let text = cx.say_with("proposal-law", &[("question", question.into())]);
    line_ui(ui, cx, &text, Role::Term, size::SMALL);
}

/// What a person may say of a proposal: the number it rests on, and what it costs.
pub(in crate::ui) fn told_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    proposal: &Proposal,
    out: &mut Vec<Command>,
) {
    let lever = &proposal.lever;
    ui.push_id(("told", lever.code()), |ui| {
        if let (Some(assumed), Some(text)) =
            (lever.kind().assumed(), said.assumption(lever, proposal.assumption.as_ref()))
        {
            line_ui(ui, cx, &text, Role::TextSecondary, size::SMALL);
            // What the law fixes is nobody's to estimate.
            if assumed != Assumed::Days
                && let Some(value) = number_ui(ui, cx, assumed, proposal)
            {
                out.push(Command::Proposals(Ask::Number(lever.clone(), value)));
            }
        }
        let cost = &proposal.cost;
        if let Some(once) = euro_ui(ui, cx, "proposal-cost-once", cost.once.as_ref()) {
            let cost = Cost { once, ..cost.clone() };
            out.push(Command::Proposals(Ask::Cost(lever.clone(), Box::new(cost))));
        }
        if let Some(yearly) = euro_ui(ui, cx, "proposal-cost-yearly", cost.yearly.as_ref()) {
            let cost = Cost { yearly, ..cost.clone() };
            out.push(Command::Proposals(Ask::Cost(lever.clone(), Box::new(cost))));
        }
    });
}

fn number_ui(ui: &mut Ui, cx: &Cx<'_>, assumed: Assumed, proposal: &Proposal) -> Option<f64> {
    let number = proposal.assumption.as_ref()?;
    let value = if assumed.is_share() {
        cx.words.percent(number.value, 0)
    } else {
        cx.words.number(number.value, 0)
    };
    let name = cx.say(&format!("assumed-{}", assumed.key()));
    let read = |text: &str| {
        let read = if assumed.is_share() {
            crate::words::read_values::share(text)
        } else {
            crate::words::read_values::number(text)
        };
        let value = read.map_err(|f| cx.words.read_fault(&f))?;
        if assumed.accepts(value) { Ok(value) } else { Err(cx.say("assumed-wrong")) }
    };
    row_ui(ui, cx, &name, &value, read)
}

/// A field of money: what was typed, `None` inside for nothing known.
fn euro_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    key: &str,
    known: Option<&Sourced<EuroCents>>,
) -> Option<Option<Sourced<EuroCents>>> {
    let value = known.map(|c| cx.words.sum(c.value)).unwrap_or_default();
    let read = |text: &str| {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let cents = crate::words::read_values::money(text).map_err(|f| cx.words.read_fault(&f))?;
        let provenance = Some(Provenance::from(Source::Estimate, ""));
        Ok(Some(Sourced { value: EuroCents(cents.0.max(0)), provenance }))
    };
    row_ui(ui, cx, &cx.say(key), &value, read)
}

fn row_ui<T>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    value: &str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let hint = cx.say("proposal-unknown");
    let place = ui.scope_id().with(name);
    ui.horizontal(|ui| {
        let field = Field { name, value, hint: &hint, width: 92.0, lines: 1 };
        let typed = field_ui(ui, cx.skin, place, field, read);
        line_ui(ui, cx, name, Role::TextSecondary, size::SMALL);
        typed
    })
    .inner
}
