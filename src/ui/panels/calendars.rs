//! Calendars: weekly hours, holidays, patron day and closures, as the offices keep them.

use std::sync::Arc;

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::Change;
use crate::model::calendar::{Calendar, Holidays};
use crate::model::id::CalendarId;
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, section_ui};
use crate::words::hours;
use crate::words::read::ReadFault;

use super::inspector::put;

/// All calendars, each folded, with one to make a new one.
pub(super) fn calendars_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, out: &mut Vec<Command>) {
    section_ui(ui, cx.skin, &cx.say("calendars"), &cx.say("calendars-remark"));
    for (id, calendar) in p.calendars() {
        let name = calendar.name.get(cx.words.language());
        let shown = if name.is_empty() { id.as_str() } else { name };
        egui::CollapsingHeader::new(shown)
            .id_salt(("calendar", id))
            .show(ui, |ui| calendar_ui(ui, cx, p, (id, calendar), out));
    }
    let add = cx.say("calendar-new");
    let content = (Some(Icon::Plus), add.as_str(), add.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked()
        && let Some(document) = cx.bench.document()
    {
        let plan = document.desk().add_calendar(&cx.say("calendar-new-name"));
        out.push(Command::Plan(Box::new(plan)));
    }
}

fn calendar_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, calendar): (&CalendarId, &Calendar),
    out: &mut Vec<Command>,
) {
    let language = cx.words.language();
    let name = calendar.name.get(language).to_owned();
    let set = |calendar: Calendar, out: &mut Vec<Command>| {
        put(cx, Change::Calendar(id.clone(), Some(Arc::new(calendar))), &name, out);
    };
    let own = |text: &str| Ok::<_, ReadFault>(text.trim().to_owned());
    if let Some(text) = entry_ui(ui, cx, "calendar-name", &name, 1, own) {
        let name = calendar.name.clone().with(cx.content_language(), text);
        set(Calendar { name, ..calendar.clone() }, out);
    }
    let weekly = cx.words.weekly_hours(&calendar.weekly).replace("; ", "\n");
    let lines = weekly.lines().count().max(2);
    if let Some(weekly) = entry_ui(ui, cx, "calendar-hours", &weekly, lines, hours::weekly_hours) {
        set(Calendar { weekly, ..calendar.clone() }, out);
    }
    let text = if calendar.weekly.is_empty() {
        cx.say("always-open")
    } else {
        let hours = f64::from(calendar.minutes_per_week()) / 60.0;
        cx.say_with("hours-per-week", &[("hours", cx.words.number(hours, 1).into())])
    };
    ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
    holidays_ui(ui, cx, calendar, &set, out);
    let closures = cx.words.closures(&calendar.closures);
    let lines = calendar.closures.len().max(2);
    if let Some(closures) = entry_ui(ui, cx, "calendar-closures", &closures, lines, hours::closures)
    {
        set(Calendar { closures, ..calendar.clone() }, out);
    }
    let mut of_body = p.body_calendar_id() == Some(id);
    if ui.checkbox(&mut of_body, cx.say("calendar-is-of-body")).changed() {
        let change = Change::BodyCalendar(of_body.then(|| id.clone()));
        put(cx, change, &name, out);
    }
}

/// A labelled field below its name; what cannot be read stays, with its repair.
fn entry_ui<T>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    key: &str,
    value: &str,
    lines: usize,
    read: impl Fn(&str) -> Result<T, ReadFault>,
) -> Option<T> {
    let name = cx.say(key);
    ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
    let field = Field { name: &name, value, hint: "", width: f32::INFINITY, lines };
    field_ui(ui, cx.skin, ui.scope_id().with(key), field, |text| {
        read(text).map_err(|f| cx.words.read_fault(&f))
    })
}

fn holidays_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    calendar: &Calendar,
    set: &dyn Fn(Calendar, &mut Vec<Command>),
    out: &mut Vec<Command>,
) {
    let name = cx.say("calendar-holidays");
    ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
    egui::ComboBox::from_id_salt("holidays")
        .selected_text(cx.words.name(calendar.holidays))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for holidays in [Holidays::None, Holidays::Italy, Holidays::SouthTyrol] {
                let on = holidays == calendar.holidays;
                if ui.selectable_label(on, cx.words.name(holidays)).clicked() && !on {
                    set(Calendar { holidays, ..calendar.clone() }, out);
                }
            }
        })
        .response
        .accessible_name(name);
    // The patron day as day and month, `13/6`, in the order of reading of all three languages.
    let patron = calendar.patron.map(|(m, d)| format!("{d}/{m}")).unwrap_or_default();
    let typed = entry_ui(ui, cx, "calendar-patron", &patron, 1, |text| {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let fault = || ReadFault::NotADate(text.trim().to_owned());
        let (day, month) =
            text.trim().trim_end_matches('.').split_once(['/', '.']).ok_or_else(fault)?;
        let number = |t: &str| t.trim().parse::<i8>().ok().ok_or_else(fault);
        let (day, month) = (number(day)?, number(month)?);
        let known = Calendar { patron: Some((month, day)), ..Calendar::default() }.is_sound();
        if known { Ok(Some((month, day))) } else { Err(fault()) }
    });
    if let Some(patron) = typed {
        set(Calendar { patron, ..calendar.clone() }, out);
    }
}
