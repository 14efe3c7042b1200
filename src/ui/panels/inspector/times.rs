//! Work, waits, office, sittings, demand and cost of a step.

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::step::{Step, StepKind};
use crate::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use crate::ui::context::Cx;
use crate::ui::panels::timing::timing_ui;
use crate::ui::panels::{arrivals, gap, organisation};
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, hairline_ui, section_ui};

use super::{choices, kind, put_step, sittings};

/// Draws the tab.
pub(super) fn times_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    if step.kind.is_activity() {
        gap::here(ui, "work");
        work_ui(ui, cx, (id, step), out);
        hairline_ui(ui, cx.skin);
        gap::here(ui, "wait");
        waits_ui(ui, cx, (id, step), out);
        hairline_ui(ui, cx.skin);
        office_ui(ui, cx, p, (id, step), out);
        hairline_ui(ui, cx.skin);
    }
    kind::kind_ui(ui, cx, p, (id, step), out);
    if matches!(step.kind, StepKind::Start { .. }) {
        hairline_ui(ui, cx.skin);
        gap::here(ui, "event");
        arrivals::demand_ui(ui, cx, (id, step), out);
    }
    if step.kind.is_gateway() {
        hairline_ui(ui, cx.skin);
        section_ui(ui, cx.skin, &cx.say("shares"), "");
        gap::here(ui, "shares");
        choices::share_bar_ui(ui, cx, p, id, out);
    }
    if step.kind.is_activity() {
        hairline_ui(ui, cx.skin);
        sittings::sittings_ui(ui, cx, (id, step), out);
        hairline_ui(ui, cx.skin);
        gap::here(ui, "numbers");
        numbers_ui(ui, cx, (id, step), out);
        hairline_ui(ui, cx.skin);
        arrivals::backlog_ui(ui, cx, (id, step), out);
    }
}

fn work_ui(ui: &mut Ui, cx: &Cx<'_>, (id, step): (&StepId, &Step), out: &mut Vec<Command>) {
    let remark = step.work.as_ref().map(|w| law_name(cx, &w.law)).unwrap_or_default();
    section_ui(ui, cx.skin, &cx.say("work"), &remark);
    let name = cx.say("work");
    let changed = timing_ui(ui, cx, (work_field(), &name), step.work.as_ref(), Unit::Minutes);
    if let Some(work) = changed {
        let work = work.filter(|w| matches!(w.unit, Unit::Minutes | Unit::Hours));
        put_step(cx, id, Step { work, ..step.clone() }, "work", out);
    }
}

/// The field of the work time, so that a key can go to it.
pub(in crate::ui) fn work_field() -> egui::Id {
    egui::Id::unique("inspector-work")
}

/// The name of a law, for the remark beside the head.
fn law_name(cx: &Cx<'_>, law: &Distribution) -> String {
    cx.words.name(law)
}

fn waits_ui(ui: &mut Ui, cx: &Cx<'_>, (id, step): (&StepId, &Step), out: &mut Vec<Command>) {
    for (i, wait) in step.waits.iter().enumerate() {
        ui.push_id(("wait", i), |ui| {
            section_ui(ui, cx.skin, &cx.say("wait"), &law_name(cx, &wait.timing.law));
            let name = cx.say("wait");
            let timing = Some(&wait.timing);
            let changed =
                timing_ui(ui, cx, (ui.scope_id().with("timing"), &name), timing, Unit::WorkingDays);
            if let Some(changed) = changed {
                let mut waits = step.waits.clone();
                match changed {
                    Some(timing) => waits[i].timing = timing,
                    None => {
                        waits.remove(i);
                    }
                }
                put_step(cx, id, Step { waits, ..step.clone() }, "wait", out);
            }
            if let Some(waited_for) = waited_for_ui(ui, cx, wait.waited_for) {
                let mut waits = step.waits.clone();
                waits[i].waited_for = waited_for;
                put_step(cx, id, Step { waits, ..step.clone() }, "waited-for", out);
            }
            declared_ui(ui, cx, id, wait);
        });
        ui.add_space(6.0);
    }
    if step.waits.is_empty() {
        section_ui(ui, cx.skin, &cx.say("wait"), "");
    }
    let add = cx.say("wait-add");
    let content = (Some(Icon::Plus), add.as_str(), add.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        let mut waits = step.waits.clone();
        let timing = Timing::new(Distribution::Fixed(1.0), Unit::WorkingDays);
        waits.push(Wait { waited_for: WaitedFor::Applicant, timing });
        put_step(cx, id, Step { waits, ..step.clone() }, "wait", out);
    }
}

fn waited_for_ui(ui: &mut Ui, cx: &Cx<'_>, chosen: WaitedFor) -> Option<WaitedFor> {
    let mut picked = None;
    ui.horizontal(|ui| {
        let label = theme::text(cx.say("waited-for"), size::SMALL, cx.color(Role::TextSecondary));
        ui.label(label);
        egui::ComboBox::from_id_salt("waited-for")
            .selected_text(cx.words.name(chosen))
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                for value in WaitedFor::ALL {
                    if ui.selectable_label(value == chosen, cx.words.name(value)).clicked() {
                        picked = Some(value);
                    }
                }
            })
            .response
            .accessible_name(cx.say("waited-for"));
    });
    picked
}

/// Where the declared wait for the own office and the emerged queue disagree, both are said.
fn declared_ui(ui: &mut Ui, cx: &Cx<'_>, id: &StepId, wait: &Wait) {
    if wait.waited_for != WaitedFor::OwnOffice {
        return;
    }
    let Some(document) = cx.bench.document() else { return };
    let Some(run) = document.results.run_of(document.variant()) else { return };
    let Some((declared, emerged)) = run.calibration(id) else { return };
    let declared_text = cx.words.amount(declared, Unit::CalendarDays);
    let emerged_text = crate::ui::panels::strip::interval(cx, &emerged, Unit::CalendarDays);
    egui::Frame::new().fill(cx.color(Role::WarnSoft)).corner_radius(6.0).inner_margin(8.0).show(
        ui,
        |ui| {
            let text = cx.say_with(
                "calibration",
                &[("declared", declared_text.into()), ("emerged", emerged_text.into())],
            );
            ui.label(theme::text(text, size::SMALL, cx.color(Role::Warn)));
        },
    );
}

fn office_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    section_ui(ui, cx.skin, &cx.say("office"), "");
    let effective = p.office_of(step);
    if let Some(office) = choices::office_ui(ui, cx, p, step.office.as_ref(), out) {
        put_step(cx, id, Step { office, ..step.clone() }, "office", out);
    }
    if let Some(office) = effective {
        organisation::load_ui(ui, cx, p, office);
        egui::CollapsingHeader::new(cx.say("office-details"))
            .id_salt("office-details")
            .show(ui, |ui| organisation::office_ui(ui, cx, p, office, out));
    }
}

fn numbers_ui(ui: &mut Ui, cx: &Cx<'_>, (id, step): (&StepId, &Step), out: &mut Vec<Command>) {
    let row = |ui: &mut Ui, key: &str, value: String, hint: &str| -> Option<String> {
        let name = cx.say(key);
        ui.horizontal(|ui| {
            ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
            let field = Field { name: &name, value: &value, hint, width: 110.0, lines: 1 };
            field_ui(ui, cx.skin, ui.scope_id().with(key), field, |t| {
                Ok::<_, String>(t.trim().to_owned())
            })
        })
        .inner
    };
    if let Some(text) = row(ui, "staff-needed", step.staff_needed.to_string(), "1")
        && let Ok(n) = text.parse::<u32>()
    {
        put_step(
            cx,
            id,
            Step { staff_needed: n.clamp(1, 1000), ..step.clone() },
            "staff-needed",
            out,
        );
    }
    if let Some(text) = row(ui, "priority", step.priority.to_string(), "0")
        && let Ok(priority) = text.parse::<i32>()
    {
        put_step(cx, id, Step { priority, ..step.clone() }, "priority", out);
    }
    let at_most = step.at_most.map(|n| n.to_string()).unwrap_or_default();
    if let Some(text) = row(ui, "at-most", at_most, "—") {
        let at_most = text.parse::<u32>().ok().filter(|n| *n > 0);
        put_step(cx, id, Step { at_most, ..step.clone() }, "at-most", out);
    }
    let cost = step.cost.as_ref().map(|c| cx.words.money(c.value)).unwrap_or_default();
    if let Some(text) = row(ui, "cost", cost, "0,00 €") {
        let provenance = step.cost.as_ref().and_then(|c| c.provenance.clone());
        let cost =
            crate::words::read_values::money(&text).ok().map(|value| Sourced { value, provenance });
        put_step(cx, id, Step { cost, ..step.clone() }, "cost", out);
    }
}
