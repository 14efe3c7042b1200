//! Scenarios side by side: one column each, beside the drawing as it is, with paired differences.

use egui::{ScrollArea, Ui, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::measure::difference::{Change, Differences, TermChange};
use crate::analysis::simulate::replication::{Figure, TermFigure};
use crate::app::beside::Beside;
use crate::app::command::Command;
use crate::app::levers::said::Said;
use crate::app::results::{DAY_MS, Run};
use crate::app::scenarios::MOST;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::Refusal;
use crate::edit::follow::Plan;
use crate::model::id::{OfficeId, ScenarioId, TermId};
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::scenario::Scenario;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::panels::strip::interval;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui};

use super::course::{note_ui, office_name};
use super::parts::name_table;
use super::plots;

/// Width of the column of a scenario.
const COLUMN: f32 = 150.0;
/// Width of the names of figures.
const NAMES: f32 = 96.0;
/// Cents of a euro.
const CENTS: f64 = 100.0;

/// What a row of the table shows.
enum Line {
    Mean,
    P90,
    Within(TermId, u32),
    Fullest,
    Cost,
}

/// The table, or why there is none.
pub(super) fn scenarios_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    run: &Run,
    out: &mut Vec<Command>,
) {
    let count = p.scenarios().count();
    if count == 0 {
        return note_ui(ui, cx, "scenarios-none");
    }
    state_ui(ui, cx);
    let terms = run.labels().terms.iter().zip(0_u32..);
    let mut lines = vec![Line::Mean, Line::P90];
    lines.extend(terms.map(|((id, _), at)| Line::Within(id.clone(), at)));
    lines.extend([Line::Fullest, Line::Cost]);
    let shown: Vec<_> = p.scenarios().take(MOST).collect();
    let scrolled = ScrollArea::horizontal().id_salt("scenarios").show(ui, |ui| {
        let table = egui::Grid::new("scenarios").num_columns(shown.len() + 2);
        table.spacing(vec2(12.0, 6.0)).show(ui, |ui| {
            ui.label("");
            ui.label(theme::strong(cx.say("scenario-none"), size::SMALL, cx.color(Role::Text)));
            for (id, scenario) in &shown {
                column_ui(ui, cx, id, scenario, out);
            }
            ui.end_row();
            for line in &lines {
                line_ui(ui, cx, p, (run, line), &shown);
                ui.end_row();
            }
        });
    });
    name_table(ui, "scenarios", scrolled.inner_rect, &cx.say("picture-scenarios"));
    if count > MOST {
        let left = [("count", (count - MOST).into())];
        let text = cx.say_with("scenarios-more", &left);
        let text = theme::text(text, size::SMALL, cx.color(Role::Warn));
        ui.add(egui::Label::new(text).wrap());
    }
    note_ui(ui, cx, "scenarios-note");
}

/// Whether figures still come, or are of before a change.
fn state_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let revision = cx.bench.document().map(crate::app::document::Document::revision);
    match cx.bench.played() {
        Some(played) if Some(played.revision) != revision => note_ui(ui, cx, "help-stale"),
        _ if cx.bench.is_busy_with(Beside::Scenarios) => note_ui(ui, cx, "computing"),
        Some(played) if played.finished => {}
        _ if cx.bench.is_stopped(Beside::Scenarios) => note_ui(ui, cx, "help-stopped"),
        // The live run goes first; then they are played by themselves.
        Some(_) | None => note_ui(ui, cx, "scenarios-wait"),
    }
}

/// The head of a column: the name, to be changed, and away with it.
fn column_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: &ScenarioId,
    scenario: &Scenario,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let mut send = |plan: Result<Plan, Refusal>| {
        out.push(match plan {
            Ok(plan) => Command::Plan(Box::new(plan)),
            Err(refusal) => Command::Tell(Box::new(refusal.0)),
        });
    };
    ui.horizontal(|ui| {
        let name = scenario.name.get(cx.words.language());
        let label = cx.say("scenario-name");
        let field = Field { name: &label, value: name, hint: "", width: COLUMN - 40.0, lines: 1 };
        let typed =
            field_ui(ui, cx.skin, egui::Id::unique(("scenario", id.as_str())), field, |text| {
                Ok(text.trim().to_owned())
            });
        if let Some(name) = typed.filter(|name| !name.is_empty()) {
            send(document.desk().rename_scenario(id, &name));
        }
        let away = cx.say_with("scenario-delete", &[("name", name.to_owned().into())]);
        let content = (Some(Icon::Trash), "", away.as_str());
        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
            send(document.desk().delete_scenario(id));
        }
    });
}

/// A figure in every column.
fn line_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (run, line): (&Run, &Line),
    shown: &[(&ScenarioId, &Scenario)],
) {
    let name = match line {
        Line::Mean => cx.say("mean-time"),
        Line::P90 => cx.say("scenario-p90"),
        Line::Within(id, _) => {
            let term = Said { words: cx.words, procedure: p }.term(id);
            cx.say_with("scenario-within", &[("term", term.into())])
        }
        Line::Fullest => cx.say("question-load"),
        Line::Cost => cx.say("scenario-cost"),
    };
    ui.allocate_ui(vec2(NAMES, 20.0), |ui| {
        ui.set_width(NAMES);
        let name = theme::text(name, size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(name).wrap());
    });
    let drawn = match line {
        Line::Mean => days(cx, &run.sum(&[Figure::Cycle], 1.0 / DAY_MS)),
        Line::P90 => days(cx, &run.sum(&[Figure::CycleP90], 1.0 / DAY_MS)),
        Line::Within(_, at) => {
            plots::percent(cx, &run.estimate(Figure::Term(*at, TermFigure::Within)))
        }
        Line::Fullest => run.fullest().map_or_else(nothing, |(id, e)| load(cx, p, &id, &e)),
        Line::Cost => cost(cx, &run.sum(&[Figure::Cost], 1.0 / CENTS)),
    };
    ui.label(theme::text(drawn, size::SMALL, cx.color(Role::Text)));
    let columns = cx.bench.played().map(|played| played.columns.as_slice()).unwrap_or_default();
    for (id, _) in shown {
        let known = columns.iter().find(|c| c.0 == **id).and_then(|c| c.1.as_deref());
        match known.and_then(|d| found(cx, p, d, line)) {
            Some((value, change, told, is_good)) => {
                cell_ui(ui, cx, p, &value, (&change, &told), is_good);
            }
            None => {
                ui.label(theme::text(nothing(), size::SMALL, cx.color(Role::TextSecondary)));
            }
        }
    }
}

fn nothing() -> String {
    "—".to_owned()
}

fn days(cx: &Cx<'_>, e: &Estimate) -> String {
    interval(cx, e, Unit::CalendarDays)
}

fn load(cx: &Cx<'_>, p: &Procedure, id: &OfficeId, e: &Estimate) -> String {
    let value = cx.words.number(e.mean, 2);
    let half = e.half_width.map(|h| format!(" ± {}", cx.words.number(h, 2))).unwrap_or_default();
    format!("{}\n{value}{half}", office_name(cx, p, id))
}

fn money(cx: &Cx<'_>, euro: f64) -> String {
    cx.words.money(EuroCents((euro * CENTS).round() as i64))
}

fn cost(cx: &Cx<'_>, e: &Estimate) -> String {
    match e.half_width {
        _ if e.n == 0 || !e.mean.is_finite() => nothing(),
        Some(half) => format!("{} ± {}", money(cx, e.mean), money(cx, half)),
        None => money(cx, e.mean),
    }
}

/// The figure of a scenario, how it changes, the change in words, and whether less is better.
fn found(
    cx: &Cx<'_>,
    p: &Procedure,
    of: &Differences,
    line: &Line,
) -> Option<(String, Change, String, bool)> {
    let said = Said { words: cx.words, procedure: p };
    match line {
        Line::Mean | Line::P90 => {
            let key = if matches!(line, Line::Mean) { "cycle_days" } else { "cycle_p90_days" };
            let change = *of.cases.get(key)?;
            Some((days(cx, &change.after), change, said.days(&change.delta).to_string(), true))
        }
        Line::Within(id, _) => {
            let change = of.terms.get(id).map(|t: &TermChange| t.within)?;
            let told = said.points(&change.delta).to_string();
            Some((plots::percent(cx, &change.after), change, told, false))
        }
        Line::Fullest => {
            let known = of.offices.iter().filter(|(_, o)| o.load.after.n > 0);
            let (id, office) =
                known.max_by(|a, b| a.1.load.after.mean.total_cmp(&b.1.load.after.mean))?;
            let delta = office.load.delta;
            let half = delta
                .half_width
                .map(|h| format!(" ± {}", cx.words.number(h, 2)))
                .unwrap_or_default();
            let told = format!("{}{half}", cx.words.signed(delta.mean, 2));
            Some((load(cx, p, id, &office.load.after), office.load, told, true))
        }
        Line::Cost => {
            let change = *of.cases.get("cost_euro")?;
            let sign = if change.delta.mean > 0.0 { "+" } else { "" };
            Some((
                cost(cx, &change.after),
                change,
                format!("{sign}{}", cost(cx, &change.delta)),
                true,
            ))
        }
    }
}

/// The figure over its difference; where chance could explain it, that is said.
fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    value: &str,
    (change, told): (&Change, &str),
    less_is_better: bool,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.label(theme::strong(value, size::SMALL, cx.color(Role::Text)));
        let delta = &change.delta;
        let doubt = Said { words: cx.words, procedure: p }.doubt(delta);
        let role = match &doubt {
            _ if delta.n == 0 => Role::TextSecondary,
            Some(_) => Role::TextSecondary,
            None if delta.mean.abs() < f64::EPSILON => Role::TextSecondary,
            None if (delta.mean < 0.0) == less_is_better => Role::Better,
            None => Role::Worse,
        };
        ui.label(theme::text(told, size::SMALL, cx.color(role)));
        if let Some(doubt) = doubt {
            ui.label(theme::text(doubt, size::SMALL, cx.color(Role::TextSecondary)));
        }
    });
}
