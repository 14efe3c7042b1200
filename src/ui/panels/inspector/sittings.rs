//! Sittings of a step: when a board sits, from what time, and how many cases it takes.

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::calendar::{SittingRule, Sittings, Weekday};
use crate::model::id::StepId;
use crate::model::step::Step;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, section_ui};
use crate::words::{hours, read_values};

use super::put_step;

/// What a new board is assumed to do until the person says otherwise.
const FIRST: Sittings = Sittings {
    rule: SittingRule::EveryWeeks { weeks: 2, day: Weekday::Tue },
    at: 9 * 60,
    capacity: None,
};

/// Draws the section.
pub(super) fn sittings_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    let remark = if step.sittings.is_some() { String::new() } else { cx.say("sittings-none") };
    section_ui(ui, cx.skin, &cx.say("sittings"), &remark);
    let put = |sittings: Option<Sittings>, out: &mut Vec<Command>| {
        put_step(cx, id, Step { sittings, ..step.clone() }, "sittings", out);
    };
    let Some(sittings) = &step.sittings else {
        let add = cx.say("sittings-add");
        let content = (Some(Icon::Plus), add.as_str(), add.as_str());
        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
            put(Some(FIRST), out);
        }
        return;
    };
    let name = cx.say("sittings-when");
    let value = cx.words.sitting_rule(&sittings.rule);
    let field = Field { name: &name, value: &value, hint: &name, width: f32::INFINITY, lines: 1 };
    let rule = field_ui(ui, cx.skin, ui.scope_id().with("sitting-rule"), field, |text| {
        hours::sitting_rule(text).map_err(|f| cx.words.read_fault(&f))
    });
    if let Some(rule) = rule {
        put(Some(Sittings { rule, ..sittings.clone() }), out);
    }
    let row = |ui: &mut Ui, key: &str, value: &str, hint: &str| -> Option<String> {
        let name = cx.say(key);
        ui.horizontal(|ui| {
            ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
            let field = Field { name: &name, value, hint, width: 90.0, lines: 1 };
            let id = ui.scope_id().with(key);
            field_ui(ui, cx.skin, id, field, |t| Ok::<_, String>(t.trim().to_owned()))
        })
        .inner
    };
    if let Some(text) = row(ui, "sittings-at", &cx.words.time_of_day(sittings.at), "09:00")
        && let Some(at) = read_values::time_of_day(&text).ok().filter(|m| *m < 1440)
    {
        put(Some(Sittings { at, ..sittings.clone() }), out);
    }
    let most = sittings.capacity.map(|n| n.to_string()).unwrap_or_default();
    if let Some(text) = row(ui, "sittings-most", &most, &cx.say("sittings-all")) {
        let capacity = read_values::count(&text).ok().filter(|n| *n > 0);
        if capacity.is_some() || text.is_empty() {
            put(Some(Sittings { capacity, ..sittings.clone() }), out);
        }
    }
    let remove = cx.say("sittings-remove");
    let content = (Some(Icon::Close), remove.as_str(), remove.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        put(None, out);
    }
}
