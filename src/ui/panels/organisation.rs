//! Offices, their staff and hours, and demand: what a simulation needs beside the drawing.

use std::sync::Arc;

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::Change;
use crate::model::id::OfficeId;
use crate::model::office::{Background, Office, OfficeKind};
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::timing::{Distribution, Timing, Unit};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::{Level, level_ui};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, section_ui, segments_ui};
use crate::words::read_values;

use super::gap;
use super::inspector::put;
use super::timing::{provenance_ui, timing_ui};

/// A labelled field in one row; returns the typed text.
pub(super) fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    key: &str,
    value: &str,
    hint: &str,
) -> Option<String> {
    let name = cx.say(key);
    ui.horizontal(|ui| {
        ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
        let field = Field { name: &name, value, hint, width: 110.0, lines: 1 };
        field_ui(ui, cx.skin, ui.scope_id().with(key), field, |t| {
            Ok::<_, String>(t.trim().to_owned())
        })
    })
    .inner
}

/// What was typed: `Some(None)` for nothing, `None` for what cannot be read, so that the last good
/// value stays in force.
pub(super) fn typed<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { read(text).map(Some) }
}

/// The load of an office as a bar: exact, or simulated with its interval once there is a run.
pub(super) fn load_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, id: &OfficeId) {
    let Some(document) = cx.bench.document() else { return };
    let staff = p.office(id).and_then(|o| o.staff.as_ref()).map(|s| s.value);
    let load = document.results.load_of(document.variant(), id);
    ui.horizontal(|ui| {
        ui.label(theme::text(cx.say("load"), size::SMALL, cx.color(Role::TextSecondary)));
        let Some((value, half)) = load else {
            ui.label(theme::text("—", size::BODY, cx.color(Role::TextSecondary)));
            return;
        };
        let level = Level {
            value: value as f32,
            half: half.unwrap_or(0.0) as f32,
            promise: None,
            over: value >= 0.85,
        };
        level_ui(ui, cx.skin, level, 90.0, &cx.say("load"));
        ui.label(theme::strong(cx.words.number(value, 2), size::BODY, cx.color(Role::Text)));
        let mut rest =
            half.map_or_else(|| cx.say("exact"), |h| format!("± {}", cx.words.number(h, 2)));
        if let Some(staff) = staff {
            rest = format!("{rest} · {}", cx.say_with("count-staff", &[("n", staff.into())]));
        }
        ui.label(theme::text(rest, size::SMALL, cx.color(Role::TextSecondary)));
    });
}

/// Everything of one office.
pub(super) fn office_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    id: &OfficeId,
    out: &mut Vec<Command>,
) {
    let Some(office) = p.office(id) else { return };
    let name = office.name.get(cx.words.language()).to_owned();
    let set = |office: Office, out: &mut Vec<Command>| {
        put(cx, Change::Office(id.clone(), Some(Arc::new(office))), &name, out);
    };
    ui.push_id(("office", id), |ui| {
        if let Some(text) = row_ui(ui, cx, "office-name", &name, "") {
            let named = office.name.clone().with(cx.content_language(), text);
            set(Office { name: named, ..(**office).clone() }, out);
        }
        let kinds = [OfficeKind::Internal, OfficeKind::Applicant, OfficeKind::External]
            .map(|k| (k, cx.words.name(k)));
        if let Some(kind) = segments_ui(ui, cx.skin, &kinds, office.kind) {
            set(Office { kind, ..(**office).clone() }, out);
        }
        staff_ui(ui, cx, office, &set, out);
        hours_ui(ui, cx, p, office, &set, out);
        background_ui(ui, cx, office, &set, out);
        let cost = office.cost_per_hour.as_ref();
        let value = cost.map(|c| cx.words.money(c.value)).unwrap_or_default();
        if let Some(text) = row_ui(ui, cx, "cost-per-hour", &value, "0,00 €") {
            let provenance = cost.and_then(|c| c.provenance.clone());
            if let Some(cost) = typed(&text, |t| read_values::money(t).ok()) {
                let cost_per_hour = cost.map(|value| Sourced { value, provenance });
                set(Office { cost_per_hour, ..(**office).clone() }, out);
            }
        }
        load_ui(ui, cx, p, id);
    });
}

type Set<'a> = &'a dyn Fn(Office, &mut Vec<Command>);

fn staff_ui(ui: &mut Ui, cx: &Cx<'_>, office: &Office, set: Set<'_>, out: &mut Vec<Command>) {
    let value = office.staff.as_ref().map(|s| s.value.to_string()).unwrap_or_default();
    if let Some(text) = row_ui(ui, cx, "staff", &value, &cx.say("unknown")) {
        let provenance = office.staff.as_ref().and_then(|s| s.provenance.clone());
        let read = typed(&text, |t| t.parse::<u32>().ok().filter(|n| (1..=100_000).contains(n)));
        if let Some(number) = read {
            let staff = number.map(|value| Sourced { value, provenance });
            set(Office { staff, ..office.clone() }, out);
        }
    }
    if let Some(staff) = &office.staff {
        let source = provenance_ui(ui, cx, ui.scope_id().with("staff"), staff.provenance.as_ref());
        if let Some(provenance) = source {
            let staff = Some(Sourced { provenance, ..staff.clone() });
            set(Office { staff, ..office.clone() }, out);
        }
    }
}

fn hours_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    office: &Office,
    set: Set<'_>,
    out: &mut Vec<Command>,
) {
    let language = cx.words.language();
    let shown = office
        .calendar
        .as_ref()
        .and_then(|c| p.calendar(c))
        .map_or_else(|| cx.say("calendar-of-body"), |c| c.name.get(language).to_owned());
    ui.horizontal(|ui| {
        ui.label(theme::text(cx.say("hours"), size::SMALL, cx.color(Role::TextSecondary)));
        egui::ComboBox::from_id_salt("calendar")
            .selected_text(shown)
            .width(150.0)
            .truncate()
            .show_ui(ui, |ui| {
                let on = office.calendar.is_none();
                if ui.selectable_label(on, cx.say("calendar-of-body")).clicked() {
                    set(Office { calendar: None, ..office.clone() }, out);
                }
                for (id, calendar) in p.calendars() {
                    let on = office.calendar.as_ref() == Some(id);
                    if ui.selectable_label(on, calendar.name.get(language)).clicked() {
                        set(Office { calendar: Some(id.clone()), ..office.clone() }, out);
                    }
                }
            })
            .response
            .accessible_name(cx.say("hours"));
        if let Some(calendar) = p.calendar_of(office) {
            let hours = f64::from(calendar.minutes_per_week()) / 60.0;
            let text =
                cx.say_with("hours-per-week", &[("hours", cx.words.number(hours, 1).into())]);
            ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
        }
    });
}

fn background_ui(ui: &mut Ui, cx: &Cx<'_>, office: &Office, set: Set<'_>, out: &mut Vec<Command>) {
    let other = office.background.as_ref();
    let value = other.map(|b| cx.words.percent(b.share.value, 0)).unwrap_or_default();
    if let Some(text) = row_ui(ui, cx, "background", &value, "0 %") {
        let read = typed(&text, |t| read_values::share(t).ok().filter(|s| (0.0..1.0).contains(s)));
        let Some(share) = read else { return };
        let background = share.filter(|s| *s > 0.0).map(|s| {
            let job = other.map_or_else(
                || Timing::new(Distribution::Exponential { mean: 30.0 }, Unit::Minutes),
                |b| b.job.clone(),
            );
            let provenance = other.and_then(|b| b.share.provenance.clone());
            Background { share: Sourced { value: s, provenance }, job }
        });
        set(Office { background, ..office.clone() }, out);
    }
    let Some(other) = other else { return };
    ui.label(theme::text(cx.say("background-job"), size::SMALL, cx.color(Role::TextSecondary)));
    let name = cx.say("background-job");
    let job =
        timing_ui(ui, cx, (ui.scope_id().with("job"), &name), Some(&other.job), Unit::Minutes);
    if let Some(Some(job)) = job {
        let background = Some(Background { job, ..other.clone() });
        set(Office { background, ..office.clone() }, out);
    }
}

/// All offices, each folded.
pub(super) fn offices_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, out: &mut Vec<Command>) {
    section_ui(ui, cx.skin, &cx.say("offices"), "");
    for (id, office) in p.offices() {
        let place = format!("staff {id}");
        let open = gap::is_wanted(ui, &place).then_some(true);
        egui::CollapsingHeader::new(office.name.get(cx.words.language()))
            .id_salt(("office", id))
            .open(open)
            .show(ui, |ui| {
                gap::here(ui, &place);
                office_ui(ui, cx, p, id, out);
            });
    }
    let add = cx.say("office-new");
    let content = (Some(Icon::Plus), add.as_str(), add.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked()
        && let Some(document) = cx.bench.document()
    {
        let (_, plan) = document.desk().add_office(&cx.say("office-new-name"));
        out.push(Command::Plan(Box::new(plan)));
    }
}
