//! Documents, systems, notes and risk of a step.

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::model::id::StepId;
use crate::model::step::{Direction, DocumentUse, Risk, RiskLevel, Step, SystemMode, SystemUse};
use crate::model::text::Text;
use crate::ui::context::Cx;
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, hairline_ui, section_ui, segments_ui};

use super::put_step;

/// Draws documents and systems.
pub(super) fn documents_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    for (direction, key) in [(Direction::In, "documents-in"), (Direction::Out, "documents-out")] {
        section_ui(ui, cx.skin, &cx.say(key), "");
        if let Some(documents) = list_ui(ui, cx, key, &step.documents, direction) {
            put_step(cx, id, Step { documents, ..step.clone() }, "documents", out);
        }
        hairline_ui(ui, cx.skin);
    }
    section_ui(ui, cx.skin, &cx.say("systems"), "");
    systems_ui(ui, cx, (id, step), out);
}

/// Documents of one direction, one a line.
fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    key: &str,
    documents: &[DocumentUse],
    direction: Direction,
) -> Option<Vec<DocumentUse>> {
    let language = cx.content_language();
    let own: Vec<&DocumentUse> = documents.iter().filter(|d| d.direction == direction).collect();
    let value = own.iter().map(|d| d.name.get(language)).collect::<Vec<_>>().join("\n");
    let (name, hint) = (cx.say(key), cx.say("documents-hint"));
    let lines = own.len().max(2);
    let field = Field { name: &name, value: &value, hint: &hint, width: f32::INFINITY, lines };
    field_ui(ui, cx.skin, ui.scope_id().with(key), field, |text| {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty()).take(100);
        let named = lines.map(|line| {
            // A line that names a known document keeps its other languages.
            own.iter().find(|d| d.name.get(language) == line).map_or_else(
                || DocumentUse { name: Text::of(language, line), direction },
                |d| (*d).clone(),
            )
        });
        let others = documents.iter().filter(|d| d.direction != direction).cloned();
        Ok::<_, String>(others.chain(named).collect())
    })
}

fn systems_ui(ui: &mut Ui, cx: &Cx<'_>, (id, step): (&StepId, &Step), out: &mut Vec<Command>) {
    crate::ui::panels::gap::here(ui, "systems");
    let modes = [SystemMode::Read, SystemMode::Write, SystemMode::CopiedByHand];
    for (i, system) in step.systems.iter().enumerate() {
        ui.push_id(("system", i), |ui| {
            let name = cx.say("system-name");
            let field =
                Field { name: &name, value: &system.name, hint: "ANPR", width: 220.0, lines: 1 };
            let typed = field_ui(ui, cx.skin, ui.scope_id().with("name"), field, |t| {
                Ok::<_, String>(t.trim().to_owned())
            });
            if let Some(text) = typed {
                let mut systems = step.systems.clone();
                if text.is_empty() {
                    systems.remove(i);
                } else {
                    systems[i].name = text;
                }
                put_step(cx, id, Step { systems, ..step.clone() }, "systems", out);
            }
            let choices = modes.map(|m| (m, cx.words.name(m)));
            if let Some(mode) = segments_ui(ui, cx.skin, &choices, system.mode) {
                let mut systems = step.systems.clone();
                systems[i].mode = mode;
                put_step(cx, id, Step { systems, ..step.clone() }, "systems", out);
            }
        });
    }
    let add = cx.say("system-add");
    let content = (Some(Icon::Plus), add.as_str(), add.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        let mut systems = step.systems.clone();
        systems.push(SystemUse { name: cx.say("system-new"), mode: SystemMode::Read });
        put_step(cx, id, Step { systems, ..step.clone() }, "systems", out);
    }
}

/// Draws notes and risk.
pub(super) fn notes_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    section_ui(ui, cx.skin, &cx.say("notes"), "");
    if let Some(notes) = text_ui(ui, cx, "notes", &step.notes, 6) {
        put_step(cx, id, Step { notes, ..step.clone() }, "notes", out);
    }
    hairline_ui(ui, cx.skin);
    section_ui(ui, cx.skin, &cx.say("risk"), "");
    let levels: Vec<(Option<RiskLevel>, String)> = std::iter::once((None, cx.say("none")))
        .chain(
            [RiskLevel::Low, RiskLevel::Medium, RiskLevel::High]
                .map(|l| (Some(l), cx.words.name(l))),
        )
        .collect();
    let level = step.risk.as_ref().map(|r| r.level);
    if let Some(level) = segments_ui(ui, cx.skin, &levels, level) {
        let risk = level.map(|level| {
            step.risk.clone().map_or_else(
                || Risk {
                    event: Text::default(),
                    level,
                    reason: Text::default(),
                    measure: Text::default(),
                    owner: Text::default(),
                },
                |r| Risk { level, ..r },
            )
        });
        put_step(cx, id, Step { risk, ..step.clone() }, "risk", out);
    }
    let Some(risk) = &step.risk else { return };
    let fields: [(&str, &Text); 4] = [
        ("risk-event", &risk.event),
        ("risk-reason", &risk.reason),
        ("risk-measure", &risk.measure),
        ("risk-owner", &risk.owner),
    ];
    for (key, text) in fields {
        ui.label(cx.say(key));
        if let Some(new) = text_ui(ui, cx, key, text, 2) {
            let mut risk = risk.clone();
            match key {
                "risk-event" => risk.event = new,
                "risk-reason" => risk.reason = new,
                "risk-measure" => risk.measure = new,
                _ => risk.owner = new,
            }
            put_step(cx, id, Step { risk: Some(risk), ..step.clone() }, "risk", out);
        }
    }
}

/// A text in the language of content; returns a changed one with its other languages kept.
pub(in crate::ui) fn text_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    key: &str,
    text: &Text,
    lines: usize,
) -> Option<Text> {
    let language = cx.content_language();
    let name = cx.say(key);
    let field =
        Field { name: &name, value: text.get(language), hint: "", width: f32::INFINITY, lines };
    field_ui(ui, cx.skin, ui.scope_id().with(key), field, |typed| {
        Ok::<_, String>(text.clone().with(language, typed.trim()))
    })
}
