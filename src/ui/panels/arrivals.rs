//! How cases come: how many, at which gaps, in which months or on which dates; and what waits at the
//! beginning.

use egui::Ui;

use crate::app::command::Command;
use crate::model::demand::{ArrivalRule, Backlog, Demand, Gaps};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::step::{Step, StepKind};
use crate::model::timing::{Distribution, Timing, Unit};
use crate::ui::context::Cx;
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, section_ui, segments_ui};
use crate::words::read_values;

use super::inspector::put_step;
use super::organisation::{row_ui, typed};
use super::timing::{provenance_ui, timing_ui};

/// Dates that are shown for editing; more are only counted.
const DATES_SHOWN: usize = 60;
/// Months of a year.
const MONTHS: usize = 12;

/// Demand of every start.
pub(super) fn demand_list_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, out: &mut Vec<Command>) {
    let starts =
        p.steps().filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }) && s.parent.is_none());
    for (id, step) in starts {
        ui.push_id(id, |ui| demand_ui(ui, cx, (id, step), out));
    }
}

/// How many cases come, and when.
pub(super) fn demand_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    section_ui(ui, cx.skin, &cx.say("demand"), &cx.say("demand-remark"));
    let demand = step.demand.as_ref();
    let value = demand.map(|d| cx.words.short_number(d.per_year.value, 1)).unwrap_or_default();
    if let Some(text) = row_ui(ui, cx, "cases-per-year", &value, &cx.say("unknown")) {
        let provenance = demand.and_then(|d| d.per_year.provenance.clone());
        let read = typed(&text, |t| read_values::number(t).ok().filter(|n| *n > 0.0 && *n <= 1e7));
        let Some(volume) = read else { return };
        let demand = volume.map(|value| {
            let per_year = Sourced { value, provenance };
            demand.cloned().map_or_else(
                || Demand::of(per_year.clone()),
                |d| Demand { per_year: per_year.clone(), ..d },
            )
        });
        put_step(cx, id, Step { demand, ..step.clone() }, "demand", out);
    }
    let Some(demand) = demand else { return };
    let source =
        provenance_ui(ui, cx, ui.scope_id().with("volume"), demand.per_year.provenance.as_ref());
    if let Some(provenance) = source {
        let per_year = Sourced { provenance, ..demand.per_year.clone() };
        let demand = Some(Demand { per_year, ..demand.clone() });
        put_step(cx, id, Step { demand, ..step.clone() }, "demand", out);
    }
    gaps_ui(ui, cx, (id, step), demand, out);
    let rules = [ArrivalRule::OpenTime, ArrivalRule::Snap].map(|r| (r, cx.words.name(r)));
    if let Some(rule) = segments_ui(ui, cx.skin, &rules, demand.rule) {
        let demand = Some(Demand { rule, ..demand.clone() });
        put_step(cx, id, Step { demand, ..step.clone() }, "demand", out);
    }
    months_ui(ui, cx, (id, step), demand, out);
    dates_ui(ui, cx, (id, step), demand, out);
}

/// The law of the gaps between cases.
fn gaps_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    demand: &Demand,
    out: &mut Vec<Command>,
) {
    let chosen = match demand.gaps {
        Gaps::Exponential => "gaps-random",
        Gaps::Even => "gaps-even",
        Gaps::Law(_) => "gaps-law",
        Gaps::Dates(_) => "gaps-dates",
    };
    let mut kinds = vec![("gaps-random", Gaps::Exponential), ("gaps-even", Gaps::Even)];
    if matches!(demand.gaps, Gaps::Law(_) | Gaps::Dates(_)) {
        kinds.push((chosen, demand.gaps.clone()));
    }
    let shown: Vec<_> = kinds.iter().map(|(key, _)| (*key, cx.say(key))).collect();
    if let Some(key) = segments_ui(ui, cx.skin, &shown, chosen)
        && let Some((_, gaps)) = kinds.iter().find(|(k, _)| *k == key)
    {
        let demand = Some(Demand { gaps: gaps.clone(), ..demand.clone() });
        put_step(cx, id, Step { demand, ..step.clone() }, "demand", out);
    }
}

/// How the volume is spread over the months: twelve weights.
fn months_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    demand: &Demand,
    out: &mut Vec<Command>,
) {
    let shown: Vec<String> = demand.months.iter().map(|w| cx.words.short_number(*w, 2)).collect();
    let name = cx.say("demand-months");
    ui.label(crate::ui::theme::text(
        &name,
        crate::ui::theme::size::SMALL,
        cx.color(crate::drawing::role::Role::TextSecondary),
    ));
    let (value, hint) = (shown.join(" "), cx.say("demand-months-hint"));
    let field = Field { name: &name, value: &value, hint: &hint, width: f32::INFINITY, lines: 1 };
    let wrong = cx.say("demand-months-wrong");
    let months = field_ui(ui, cx.skin, ui.scope_id().with("months"), field, |text| {
        read_months(text).ok_or_else(|| wrong.clone())
    });
    if let Some(months) = months {
        let demand = Some(Demand { months, ..demand.clone() });
        put_step(cx, id, Step { demand, ..step.clone() }, "demand", out);
    }
}

/// Twelve weights, not all zero; nothing for an even year.
fn read_months(text: &str) -> Option<Vec<f64>> {
    let months: Vec<f64> = text
        .split([' ', ';', '\t'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| read_values::number(part).ok().filter(|w| (0.0..=1e6).contains(w)))
        .collect::<Option<_>>()?;
    let sound = months.len() == MONTHS && months.iter().any(|w| *w > 0.0);
    (months.is_empty() || sound).then_some(months)
}

/// The very dates on which cases came.
fn dates_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    demand: &Demand,
    out: &mut Vec<Command>,
) {
    let mut put = |gaps: Gaps| {
        let demand = Some(Demand { gaps, ..demand.clone() });
        put_step(cx, id, Step { demand, ..step.clone() }, "demand", out);
    };
    let dates: &[_] = if let Gaps::Dates(dates) = &demand.gaps { dates } else { &[] };
    let name = cx.say("demand-dates");
    let count = cx.say_with("demand-dates-count", &[("n", dates.len().into())]);
    let remark = if dates.is_empty() { String::new() } else { count };
    section_ui(ui, cx.skin, &name, &remark);
    if dates.len() > DATES_SHOWN {
        let clear = cx.say("demand-dates-clear");
        if button_ui(ui, cx.skin, (None, &clear, &clear), Look::Quiet, true).clicked() {
            put(Gaps::Exponential);
        }
        return;
    }
    let shown: Vec<String> =
        dates.iter().map(|d| d.strftime("%Y-%m-%d %H:%M").to_string()).collect();
    let (value, hint) = (shown.join("\n"), cx.say("demand-dates-hint"));
    let field = Field { name: &name, value: &value, hint: &hint, width: f32::INFINITY, lines: 3 };
    let read = field_ui(ui, cx.skin, ui.scope_id().with("dates"), field, |text| {
        read_values::moments(text).map_err(|f| cx.words.read_fault(&f))
    });
    match read {
        Some(dates) if dates.is_empty() => put(Gaps::Exponential),
        Some(dates) => put(Gaps::Dates(dates)),
        None => {}
    }
}

/// Cases that wait at a step when a run begins.
pub(super) fn backlog_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    section_ui(ui, cx.skin, &cx.say("backlog"), &cx.say("backlog-remark"));
    let known = step.backlog.as_ref();
    let value = known.map(|b| cx.words.number(f64::from(b.cases.value), 0)).unwrap_or_default();
    if let Some(text) = row_ui(ui, cx, "backlog-cases", &value, &cx.say("none")) {
        let Some(cases) = typed(&text, |t| read_values::count(t).ok()) else { return };
        let age = known.map_or_else(
            || Timing::new(Distribution::Fixed(0.0), Unit::CalendarDays),
            |b| b.age.clone(),
        );
        let backlog = cases.filter(|n| *n > 0).map(|n| Backlog { cases: Sourced::bare(n), age });
        put_step(cx, id, Step { backlog, ..step.clone() }, "backlog", out);
    }
    let Some(known) = known else { return };
    let name = cx.say("backlog-age");
    let place = ui.scope_id().with("backlog-age");
    let changed = timing_ui(ui, cx, (place, &name), Some(&known.age), Unit::CalendarDays);
    if let Some(Some(age)) = changed {
        let backlog = Some(Backlog { age, ..known.clone() });
        put_step(cx, id, Step { backlog, ..step.clone() }, "backlog", out);
    }
}
