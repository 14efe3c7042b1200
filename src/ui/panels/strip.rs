//! The summary strip: up to five figures with their intervals, and how the run goes.

use egui::{Align, Layout, Sense, Ui, WidgetInfo, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::simulate::replication::Figure;
use crate::app::action::Action;
use crate::app::advice::item_of;
use crate::app::command::{Command, Workspace};
use crate::app::results::{DAY_MS, Run};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::finding::Place;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::{Level, level_ui, ring_ui};
use crate::ui::widgets::{Look, button_ui, link_ui};

/// A figure in the strip.
struct Tile {
    label: String,
    value: String,
    interval: String,
    level: Option<Level>,
    law: bool,
}

/// Draws the strip.
pub(super) fn strip_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let run = document.results.run_of(document.variant());
    let stale = run.is_some_and(|r| r.revision != document.revision());
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        let room = ui.available_width() - 330.0;
        let mut used = 0.0;
        for tile in tiles(cx, run) {
            let width = tile_width(&tile);
            used += width;
            if used > room {
                break;
            }
            tile_ui(ui, cx, &tile, (width, stale), out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(14.0);
            progress_ui(ui, cx, run, stale, out);
        });
    });
}

/// A value with its interval: "24,3 g ± 0,6".
pub(in crate::ui) fn interval(cx: &Cx<'_>, estimate: &Estimate, unit: Unit) -> String {
    if estimate.n == 0 {
        return "—".to_owned();
    }
    match estimate.half_width {
        Some(half) => cx.words.interval(estimate.mean, half, unit),
        None => cx.words.amount(estimate.mean, unit),
    }
}

fn tiles(cx: &Cx<'_>, run: Option<&Run>) -> Vec<Tile> {
    let language = cx.words.language();
    let plain = |label: String, estimate: Option<Estimate>, unit: Unit| {
        let (value, interval) = match estimate.filter(|e| e.n > 0) {
            Some(Estimate { mean, half_width: Some(half), .. }) => {
                cx.words.interval_parts(mean, half, unit)
            }
            Some(e) => (cx.words.amount(e.mean, unit), String::new()),
            None => ("—".to_owned(), String::new()),
        };
        Tile { label, value, interval, level: None, law: false }
    };
    let mut out = Vec::new();
    let p = cx.bench.procedure();
    let terms: Vec<_> = p.map(|p| p.card().terms.iter().collect()).unwrap_or_default();
    for (id, term) in terms.into_iter().take(2) {
        let within = run.and_then(|r| {
            let t = r.labels().terms.iter().position(|(i, _)| i == id)?;
            r.within().get(t).copied().filter(|e| e.n > 0)
        });
        let name = term.name.get(language);
        let label = cx.say_with(
            "strip-within",
            &[("name", name.into()), ("term", cx.words.term_length(term).into())],
        );
        let level = within.map(|e| Level {
            value: e.mean as f32,
            half: e.half_width.unwrap_or(0.0) as f32,
            promise: term.promise.map(|p| p as f32),
            over: false,
        });
        let value = within.map_or_else(|| "—".to_owned(), |e| cx.words.percent(e.mean, 0));
        let interval = within
            .and_then(|e| e.half_width)
            .map(|h| format!("± {}", cx.words.short_number(h * 100.0, 1)))
            .unwrap_or_default();
        out.push(Tile { label, value, interval, level, law: true });
    }
    let cycle = run.map(|r| r.sum(&[Figure::Cycle], 1.0 / DAY_MS));
    out.push(plain(cx.say("mean-time"), cycle, Unit::CalendarDays));
    let work = run.map(|r| r.sum(&[Figure::Work], 1.0 / 60_000.0));
    let mut tile = plain(cx.say("work-per-case"), work, Unit::Minutes);
    if let Some(work) = work.filter(|e| e.n > 0) {
        tile.value = cx.words.duration(work.mean);
        tile.interval = work
            .half_width
            .map(|h| format!("± {}", cx.words.amount(h, Unit::Minutes)))
            .unwrap_or_default();
    }
    out.push(tile);
    let fullest = run.and_then(Run::fullest);
    let (value, rest) = match (&fullest, p) {
        (Some((id, load)), Some(p)) => {
            let name =
                p.office(id).map_or_else(|| id.to_string(), |o| o.name.get(language).to_owned());
            let half = load.half_width.map(|h| format!(" ± {}", cx.words.number(h, 2)));
            (name, format!("{}{}", cx.words.number(load.mean, 2), half.unwrap_or_default()))
        }
        _ => ("—".to_owned(), String::new()),
    };
    let label = cx.say("fullest-office");
    out.push(Tile { label, value, interval: rest, level: None, law: false });
    out
}

fn tile_width(tile: &Tile) -> f32 {
    let measure = |text: &str, size: f32, bold: bool| {
        crate::drawing::measure::width(text, f64::from(size), bold) as f32
    };
    let head = measure(&tile.label, size::SMALL, false) + if tile.law { 14.0 } else { 0.0 };
    let bar = if tile.level.is_some() { 84.0 } else { 0.0 };
    let body = measure(&tile.value, size::KPI, true) + measure(&tile.interval, size::SMALL, false);
    let gaps = if tile.interval.is_empty() { 0.0 } else { 7.0 };
    (head.max(body + gaps + bar) + 30.0).max(110.0)
}

fn tile_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    tile: &Tile,
    (width, stale): (f32, bool),
    out: &mut Vec<Command>,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 58.0), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, cx.color(Role::Hover));
    }
    let line = cx.skin.stroke(1.0, Role::LineSubtle);
    ui.painter().vline(rect.max.x, rect.y_range(), line);
    let builder = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(14.0, 7.0)))
        .layout(Layout::top_down(Align::Min));
    let mut inner = ui.new_child(builder);
    {
        let ui = &mut inner;
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        ui.spacing_mut().interact_size.y = 10.0;
        ui.horizontal(|ui| {
            if tile.law {
                let (square, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
                ui.painter().rect_filled(square, 2.0, cx.color(Role::Term));
            }
            let text = theme::text(&tile.label, size::SMALL, cx.color(Role::TextSecondary));
            ui.add(egui::Label::new(text).selectable(false));
        });
        ui.horizontal(|ui| {
            let ink = if stale { Role::TextDisabled } else { Role::Text };
            let text = theme::strong(&tile.value, size::KPI, cx.color(ink));
            ui.add(egui::Label::new(text).selectable(false));
            if !tile.interval.is_empty() {
                let text = theme::text(&tile.interval, size::SMALL, cx.color(Role::TextSecondary));
                ui.add(egui::Label::new(text).selectable(false));
            }
            if let Some(level) = tile.level {
                level_ui(ui, cx.skin, level, 74.0, &tile.label);
            }
        });
    }
    let name = format!("{}: {} {}", tile.label, tile.value, tile.interval);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.on_hover_text(cx.say("strip-tip")).clicked() {
        out.push(Command::Go(Workspace::Analyse));
    }
}

fn progress_ui(ui: &mut Ui, cx: &Cx<'_>, run: Option<&Run>, stale: bool, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let busy = cx.bench.is_simulating();
    if let Some(finding) = document.results.cannot_run.first() {
        let text = cx.words.finding(finding);
        let link = link_ui(ui, cx.skin, &cx.say_with("cannot-run", &[("why", text.into())]));
        if link.clicked()
            && let Some(item) = match &finding.place {
                Place::Study => None,
                place => item_of(place),
            }
        {
            out.push(Command::Select(vec![item]));
            out.push(Command::Reveal);
        }
        return;
    }
    if busy {
        let name = cx.action_label(Action::StopSimulation);
        let content = (Some(Icon::Pause), "", name.as_str());
        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
            out.push(Command::Act(Action::StopSimulation));
        }
    } else {
        let name = cx.action_label(Action::Simulate);
        let content = (Some(Icon::Play), "", name.as_str());
        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
            out.push(Command::Act(Action::Simulate));
        }
    }
    let (done, of) = run.map_or((0, 0), Run::progress);
    let (first, second) = if busy {
        (
            cx.say_with("replications-of", &[("done", done.into()), ("of", of.into())]),
            cx.say("refining"),
        )
    } else if let Some(run) = run {
        let key = if stale {
            "run-stale"
        } else if run.finished {
            "run-finished"
        } else {
            "run-stopped"
        };
        (cx.say_with("replications", &[("done", done.into())]), cx.say(key))
    } else {
        ("—".to_owned(), cx.say("run-none"))
    };
    ui.allocate_ui_with_layout(vec2(168.0, 44.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(168.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.label(theme::strong(first, size::SMALL, cx.color(Role::Text)));
        ui.label(theme::text(second, size::SMALL, cx.color(Role::TextSecondary)));
    });
    ui.add_space(10.0);
    let share = if of > 0 { done as f32 / of as f32 } else { 0.0 };
    let share = if busy {
        share
    } else if run.is_some() {
        1.0
    } else {
        0.0
    };
    ring_ui(ui, cx.skin, share, 26.0, &cx.say("progress"));
}
