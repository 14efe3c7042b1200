//! Law of a step: effects on the legal clock, phase, legal basis, channel, digital level.

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::card::{ClockEffect, ClockMark, LegalRef};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::{Channel, Phase, Step};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, hairline_ui, section_ui, segments_ui};

use super::put_step;

/// Draws the tab.
pub(super) fn rules_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    section_ui(ui, cx.skin, &cx.say("clock-effect"), "");
    crate::ui::panels::gap::here(ui, "law");
    if let Some(marks) = marks_ui(ui, cx, p, &step.marks) {
        put_step(cx, id, Step { marks, ..step.clone() }, "marks", out);
    }
    hairline_ui(ui, cx.skin);
    section_ui(ui, cx.skin, &cx.say("phase"), "");
    let mut phases: Vec<(Option<Phase>, String)> = vec![(None, cx.say("none"))];
    phases.extend(Phase::ALL.map(|f| (Some(f), cx.words.name(f))));
    if let Some(phase) = segments_ui(ui, cx.skin, &phases, step.phase) {
        put_step(cx, id, Step { phase, ..step.clone() }, "phase", out);
    }
    hairline_ui(ui, cx.skin);
    section_ui(ui, cx.skin, &cx.say("legal-basis"), "");
    if let Some(basis) = basis_ui(ui, cx, &step.basis) {
        put_step(cx, id, Step { basis, ..step.clone() }, "basis", out);
    }
    hairline_ui(ui, cx.skin);
    channel_ui(ui, cx, (id, step), out);
}

/// Marks on the legal clock, each with its term; returns changed ones.
pub(super) fn marks_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    marks: &[ClockMark],
) -> Option<Vec<ClockMark>> {
    let mut changed: Option<Vec<ClockMark>> = None;
    for (i, mark) in marks.iter().enumerate() {
        ui.horizontal(|ui| {
            egui::ComboBox::from_id_salt(("effect", i))
                .selected_text(cx.words.effect(mark.effect))
                .width(120.0)
                .truncate()
                .show_ui(ui, |ui| {
                    for effect in effects() {
                        let on = effect == mark.effect;
                        if ui.selectable_label(on, cx.words.effect(effect)).clicked() {
                            changed.get_or_insert_with(|| marks.to_vec())[i].effect = effect;
                        }
                    }
                })
                .response
                .accessible_name(cx.say("clock-effect"));
            let term_name = |term: Option<&crate::model::id::TermId>| {
                term.and_then(|t| p.term_name(t))
                    .map_or_else(|| cx.say("every-term"), |t| t.get(cx.words.language()).to_owned())
            };
            egui::ComboBox::from_id_salt(("term", i))
                .selected_text(term_name(mark.term.as_ref()))
                .width(80.0)
                .truncate()
                .show_ui(ui, |ui| {
                    let terms =
                        std::iter::once(None).chain(p.card().terms.keys().cloned().map(Some));
                    for term in terms {
                        let on = term == mark.term;
                        if ui.selectable_label(on, term_name(term.as_ref())).clicked() {
                            changed.get_or_insert_with(|| marks.to_vec())[i].term = term;
                        }
                    }
                })
                .response
                .accessible_name(cx.say("term"));
            let remove = cx.say("remove");
            let content = (Some(Icon::Close), "", remove.as_str());
            if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
                changed.get_or_insert_with(|| marks.to_vec()).remove(i);
            }
        });
    }
    let add = cx.say("effect-add");
    let content = (Some(Icon::Plus), add.as_str(), add.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        let mark = ClockMark { effect: ClockEffect::Suspend, term: None };
        changed.get_or_insert_with(|| marks.to_vec()).push(mark);
    }
    changed
}

fn effects() -> [ClockEffect; 7] {
    [
        ClockEffect::Start,
        ClockEffect::Suspend,
        ClockEffect::Resume,
        ClockEffect::PreRefusal,
        ClockEffect::Restart,
        ClockEffect::Extend(30),
        ClockEffect::Stop,
    ]
}

/// Legal references, one a line: `L. 241/1990, art. 2 c. 7`; returns changed ones.
pub(in crate::ui) fn basis_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    basis: &[LegalRef],
) -> Option<Vec<LegalRef>> {
    let line = |r: &LegalRef| {
        if r.article.is_empty() { r.norm.clone() } else { format!("{}, {}", r.norm, r.article) }
    };
    let value = basis.iter().map(line).collect::<Vec<_>>().join("\n");
    let name = cx.say("legal-basis");
    let hint = "L. 241/1990, art. 2 c. 7";
    let field =
        Field { name: &name, value: &value, hint, width: f32::INFINITY, lines: basis.len().max(2) };
    field_ui(ui, cx.skin, ui.scope_id().with("basis"), field, |text| {
        let refs = text.lines().map(str::trim).filter(|l| !l.is_empty()).take(50).map(|l| {
            let (norm, article) = l.split_once(", ").unwrap_or((l, ""));
            let former = basis.iter().find(|r| r.norm == norm && r.article == article);
            LegalRef {
                norm: norm.to_owned(),
                article: article.to_owned(),
                checked: former.and_then(|r| r.checked),
            }
        });
        Ok::<_, String>(refs.collect())
    })
}

fn channel_ui(ui: &mut Ui, cx: &Cx<'_>, (id, step): (&StepId, &Step), out: &mut Vec<Command>) {
    let label = |ui: &mut Ui, key: &str| {
        ui.label(theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
    };
    ui.horizontal(|ui| {
        label(ui, "channel");
        let shown = step.channel.map_or_else(|| cx.say("none"), |c| cx.words.name(c));
        egui::ComboBox::from_id_salt("channel")
            .selected_text(shown)
            .show_ui(ui, |ui| {
                let channels = [
                    Channel::Counter,
                    Channel::Post,
                    Channel::CertifiedMail,
                    Channel::Mail,
                    Channel::Web,
                    Channel::App,
                    Channel::Phone,
                ];
                for channel in std::iter::once(None).chain(channels.map(Some)) {
                    let text = channel.map_or_else(|| cx.say("none"), |c| cx.words.name(c));
                    if ui.selectable_label(channel == step.channel, text).clicked() {
                        put_step(cx, id, Step { channel, ..step.clone() }, "channel", out);
                    }
                }
            })
            .response
            .accessible_name(cx.say("channel"));
    });
    label(ui, "digital-level");
    let mut levels: Vec<(Option<u8>, String)> = vec![(None, "—".to_owned())];
    levels.extend((0..=5).map(|l| (Some(l), l.to_string())));
    if let Some(digital_level) = segments_ui(ui, cx.skin, &levels, step.digital_level) {
        put_step(cx, id, Step { digital_level, ..step.clone() }, "digital-level", out);
    }
    if let Some(level) = step.digital_level {
        label(ui, &format!("digital-level-{level}"));
    }
}
