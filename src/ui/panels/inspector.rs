//! The inspector: everything annotated on what is selected.

use egui::{ScrollArea, Ui};

use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::edit::Change;
use crate::edit::history::Description;
use crate::model::flow::Flow;
use crate::model::id::{FlowId, LaneId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::Step;

use super::{arrivals, organisation, tabs_ui};
use crate::ui::context::Cx;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{hairline_ui, icon_ui, link_ui, section_ui};

mod choices;
pub mod documents;
pub mod kind;
pub(in crate::ui) mod levers;
pub mod rules;
mod sittings;
pub(in crate::ui) mod times;

/// Which tab of a step is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Work, waits, office.
    #[default]
    Times,
    /// Law: effects, basis, phase.
    Rules,
    /// Documents and systems.
    Documents,
    /// Notes and risk.
    Notes,
}

/// Draws the inspector.
pub(super) fn inspector_ui(ui: &mut Ui, cx: &Cx<'_>, tab: &mut Tab, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    ScrollArea::vertical().auto_shrink(false).id_salt("inspector").show(ui, |ui| {
        match document.selection.lead() {
            Some(ItemId::Step(id)) => {
                if let Some(step) = p.step(id) {
                    step_ui(ui, cx, p, (id, step), tab, out);
                }
            }
            Some(ItemId::Flow(id)) => {
                if let Some(flow) = p.flow(id) {
                    flow_ui(ui, cx, p, (id, flow), out);
                }
            }
            Some(ItemId::Lane(id)) => lane_ui(ui, cx, p, id, out),
            Some(item) => other_ui(ui, cx, p, item, out),
            None => nothing_ui(ui, cx, p, out),
        }
    });
}

/// A change of a step as a command.
pub(super) fn put_step(cx: &Cx<'_>, id: &StepId, step: Step, field: &str, out: &mut Vec<Command>) {
    if let Some(document) = cx.bench.document() {
        out.push(Command::Plan(Box::new(document.desk().change_step(id, step, field))));
    }
}

/// A change of anything else of the procedure as a command.
pub(super) fn put(cx: &Cx<'_>, change: Change, name: &str, out: &mut Vec<Command>) {
    if let Some(document) = cx.bench.document() {
        let description = Description::new("edit-put").with("name", name);
        out.push(Command::Plan(Box::new(document.desk().change(change, description, ""))));
    }
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, kind: &str, icon: crate::drawing::icons::Icon, id: &str) {
    ui.horizontal(|ui| {
        icon_ui(ui, icon, 14.0, cx.color(Role::TextSecondary));
        ui.label(theme::text(kind, size::SMALL, cx.color(Role::TextSecondary)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(theme::text(id, size::SMALL, cx.color(Role::TextSecondary)));
        });
    });
}

fn step_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, step): (&StepId, &Step),
    tab: &mut Tab,
    out: &mut Vec<Command>,
) {
    let kind = cx.words.title(&step.kind);
    head_ui(ui, cx, &kind, spoken::icon(&step.kind), id.as_str());
    name_ui(ui, cx, &ItemId::Step(id.clone()), step.name.get(cx.content_language()), out);
    ui.add_space(2.0);
    let tabs = [
        (Tab::Times, cx.say("tab-times")),
        (Tab::Rules, cx.say("tab-rules")),
        (Tab::Documents, cx.say("tab-documents")),
        (Tab::Notes, cx.say("tab-notes")),
    ];
    if let Some(chosen) = tabs_ui(ui, cx, &tabs, *tab) {
        *tab = chosen;
    }
    ui.add_space(6.0);
    ui.push_id(id, |ui| match tab {
        Tab::Times => {
            times::times_ui(ui, cx, p, (id, step), out);
            if !step.kind.is_event() {
                hairline_ui(ui, cx.skin);
                levers::levers_ui(ui, cx, p, id, out);
            }
        }
        Tab::Rules => rules::rules_ui(ui, cx, p, (id, step), out),
        Tab::Documents => documents::documents_ui(ui, cx, (id, step), out),
        Tab::Notes => documents::notes_ui(ui, cx, (id, step), out),
    });
}

/// The name of a thing as a heading that can be edited.
fn name_ui(ui: &mut Ui, cx: &Cx<'_>, item: &ItemId, name: &str, out: &mut Vec<Command>) {
    let label = cx.say("name");
    let field = Field { name: &label, value: name, hint: &label, width: f32::INFINITY, lines: 1 };
    let id = ui.scope_id().with(("name", item));
    ui.scope(|ui| {
        ui.style_mut().override_font_id = Some(theme::bold(size::HEADING));
        let typed =
            field_ui(ui, cx.skin, id, field, |text| Ok::<_, String>(text.trim().to_owned()));
        if let Some(text) = typed {
            out.push(Command::Rename(item.clone(), text));
        }
    });
}

fn flow_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, flow): (&FlowId, &Flow),
    out: &mut Vec<Command>,
) {
    head_ui(ui, cx, &cx.say("flow"), crate::drawing::icons::Icon::ArrowRight, id.as_str());
    name_ui(ui, cx, &ItemId::Flow(id.clone()), flow.name.get(cx.content_language()), out);
    let from = spoken::step_name(cx.words, p, &ItemId::Step(flow.from.clone()));
    let to = spoken::step_name(cx.words, p, &ItemId::Step(flow.to.clone()));
    ui.label(theme::text(format!("{from} → {to}"), size::SMALL, cx.color(Role::TextSecondary)));
    hairline_ui(ui, cx.skin);
    let Some(document) = cx.bench.document() else { return };
    let shares = p.step(&flow.from).is_some_and(|s| Procedure::wants_shares(s));
    if shares {
        section_ui(ui, cx.skin, &cx.say("share"), &cx.say("share-remark"));
        choices::share_bar_ui(ui, cx, p, &flow.from, out);
        let value = flow.share.as_ref().map(|s| cx.words.percent(s.value, 1)).unwrap_or_default();
        let name = cx.say("share");
        let field = Field { name: &name, value: &value, hint: "0 %", width: 110.0, lines: 1 };
        let typed = field_ui(ui, cx.skin, ui.scope_id().with(("share", id)), field, |text| {
            crate::words::read_values::share(text).map_err(|f| cx.words.read_fault(&f))
        });
        if let Some(share) = typed {
            match document.desk().set_share(id, share) {
                Ok(plan) => out.push(Command::Plan(Box::new(plan))),
                Err(refusal) => drop(refusal),
            }
        }
        if let Some(share) = &flow.share {
            let source = super::timing::provenance_ui(
                ui,
                cx,
                ui.scope_id().with("p"),
                share.provenance.as_ref(),
            );
            if let Some(provenance) = source {
                let mut flow = flow.clone();
                if let Some(share) = &mut flow.share {
                    share.provenance = provenance;
                }
                let plan = document.desk().change_flow(id, flow, "provenance");
                out.push(Command::Plan(Box::new(plan)));
            }
        }
        let mut default = flow.default;
        if ui.checkbox(&mut default, cx.say("default-flow")).changed() {
            choices::set_default(cx, p, id, default, out);
        }
        hairline_ui(ui, cx.skin);
        condition_ui(ui, cx, (id, flow), out);
    }
    section_ui(ui, cx.skin, &cx.say("clock-effect"), "");
    if let Some(marks) = rules::marks_ui(ui, cx, p, &flow.marks) {
        let plan = document.desk().change_flow(id, Flow { marks, ..flow.clone() }, "marks");
        out.push(Command::Plan(Box::new(plan)));
    }
}

fn condition_ui(ui: &mut Ui, cx: &Cx<'_>, (id, flow): (&FlowId, &Flow), out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    section_ui(ui, cx.skin, &cx.say("condition"), &cx.say("condition-remark"));
    super::gap::here(ui, "condition");
    let name = cx.say("condition");
    let hint = cx.say("condition-hint");
    let field =
        Field { name: &name, value: &flow.condition, hint: &hint, width: f32::INFINITY, lines: 1 };
    let typed = field_ui(ui, cx.skin, ui.scope_id().with(("condition", id)), field, |text| {
        Ok::<_, String>(text.trim().to_owned())
    });
    if let Some(condition) = typed {
        let plan = document.desk().change_flow(id, Flow { condition, ..flow.clone() }, "condition");
        out.push(Command::Plan(Box::new(plan)));
    }
}

fn lane_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, id: &LaneId, out: &mut Vec<Command>) {
    let Some(lane) = p.lane(id) else { return };
    head_ui(ui, cx, &cx.say("lane"), crate::drawing::icons::Icon::Lanes, id.as_str());
    name_ui(ui, cx, &ItemId::Lane(id.clone()), lane.name.get(cx.content_language()), out);
    hairline_ui(ui, cx.skin);
    section_ui(ui, cx.skin, &cx.say("office"), "");
    if let Some(office) = choices::office_ui(ui, cx, p, lane.office.as_ref(), out) {
        let lane = crate::model::lane::Lane { office, ..(**lane).clone() };
        let change = Change::Lane(id.clone(), Some(std::sync::Arc::new(lane)));
        put(cx, change, &cx.say("office"), out);
    }
    if let Some(office) = &lane.office {
        organisation::office_ui(ui, cx, p, office, out);
    }
}

fn other_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, item: &ItemId, out: &mut Vec<Command>) {
    let language = cx.content_language();
    let (kind, id, name) = match item {
        ItemId::Artifact(id) => {
            let Some(artifact) = p.artifact(id) else { return };
            ("artifact", id.to_string(), artifact.text.get(language))
        }
        ItemId::Pool(id) => {
            let Some(pool) = p.pool(id) else { return };
            ("pool", id.to_string(), pool.name.get(language))
        }
        ItemId::Link(id) => {
            let Some(link) = p.link(id) else { return };
            ("link", id.to_string(), link.name.get(language))
        }
        ItemId::Step(_) | ItemId::Flow(_) | ItemId::Lane(_) => return,
    };
    head_ui(ui, cx, &cx.say(kind), crate::drawing::icons::Icon::Note, &id);
    name_ui(ui, cx, item, name, out);
}

/// Nothing is selected: the procedure as a whole.
fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    head_ui(ui, cx, &cx.say("procedure"), crate::drawing::icons::Icon::Document, "");
    let title = document.study().title().get(cx.words.language());
    ui.label(theme::strong(title, size::HEADING, cx.color(Role::Text)));
    hairline_ui(ui, cx.skin);
    if !document.results.missing.is_empty() {
        section_ui(ui, cx.skin, &cx.say("missing"), "");
        for missing in &document.results.missing {
            let text = cx.say_with(
                missing.kind.message(),
                &[("count", missing.steps.len().into()), ("of", missing.of.into())],
            );
            let show = cx.say_with("missing-show", &[("what", text.into())]);
            if link_ui(ui, cx.skin, &show).clicked() {
                let items = missing.steps.iter().cloned().map(ItemId::Step).collect();
                out.push(Command::Select(items));
                out.push(Command::Reveal);
            }
        }
        hairline_ui(ui, cx.skin);
    }
    arrivals::demand_list_ui(ui, cx, p, out);
    hairline_ui(ui, cx.skin);
    organisation::offices_ui(ui, cx, p, out);
    hairline_ui(ui, cx.skin);
    super::calendars::calendars_ui(ui, cx, p, out);
}
