//! The mark of an answer: points, sides, reasons, the solution once it is over.

use egui::{Label, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::analysis::marking::facts::Facts;
use crate::app::command::Command;
use crate::app::lessons::{Sitting, Trial};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::lesson::mark::{AspectMark, Mark, Reason, Verdict};
use crate::model::lesson::progress::Done;
use crate::model::lesson::{Exercise, Kind, tenths};
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{hairline_ui, icon_ui};

use super::Teach;
use super::lesson::split;
use super::lesson_answer::{procedure_of, spot_name};

/// The card with the mark, if there is one, and what stands after it.
pub(super) fn mark_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sitting: &Sitting,
    exercise: &Exercise,
    done: Done,
) {
    let Some(trial) = sitting.trial() else { return };
    let Some(p) = procedure_of(sitting, exercise) else { return };
    for finding in &trial.cannot {
        let hint = cx.words.hint(finding).unwrap_or_default();
        let text = format!("{} {hint}", cx.words.finding(finding));
        ui.add(Label::new(theme::text(text, size::SMALL, cx.color(Role::Error))).wrap());
    }
    let over = cx.bench.school().is_over();
    if trial.mark.is_none() && !over {
        attempts_ui(ui, cx, exercise, done);
        return;
    }
    let shown = drawn_or(cx, trial, p);
    cx.skin.card().inner_margin(egui::Margin::symmetric(14, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(mark) = &trial.mark {
            card_ui(ui, cx, mark, (exercise, done), shown);
        } else {
            points_ui(ui, cx, "lesson-best", cx.words.points(done.tenths, done.of));
        }
        if over {
            if !done.solved {
                solution_ui(ui, cx, sitting, exercise, p);
            }
            let after = exercise.after.get(cx.words.language());
            if !after.is_empty() {
                hairline_ui(ui, cx.skin);
                ui.add(Label::new(theme::text(after, size::BODY, cx.color(Role::Text))).wrap());
            }
        }
    });
    if !over {
        attempts_ui(ui, cx, exercise, done);
    }
}

/// The procedure whose names the reasons use: for a drawing the one that was handed in.
fn drawn_or<'a>(cx: &Cx<'a>, trial: &Trial, p: &'a Procedure) -> &'a Procedure {
    let drawn = cx.bench.documents().iter().find(|d| Some(d.number) == trial.drawing);
    drawn.and_then(crate::app::document::Document::procedure).map_or(p, |drawn| drawn)
}

fn points_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, points: String) {
    split(
        ui,
        |ui| {
            ui.label(theme::text(cx.say(key), size::BODY, cx.color(Role::Text)));
        },
        |ui| {
            ui.label(theme::strong(points, size::KPI, cx.color(Role::Text)));
        },
    );
}

fn card_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: &Mark,
    (exercise, done): (&Exercise, Done),
    p: &Procedure,
) {
    let points = cx.words.points(tenths(mark.points), tenths(mark.of));
    points_ui(ui, cx, "lesson-mark", points);
    mark.aspects.iter().for_each(|aspect| aspect_ui(ui, cx, *aspect));
    let left = exercise.left_after(done.hints as usize);
    if left < 1.0 {
        let args = [("share", cx.words.share(1.0 - left).into())];
        let text = cx.say_with("lesson-hints-paid", &args);
        ui.add(Label::new(theme::text(text, size::SMALL, cx.color(Role::TextSecondary))).wrap());
    }
    // What stands below an option is not said twice.
    let beside =
        matches!(exercise.kind, Kind::Choice { .. } | Kind::Bottleneck { .. } | Kind::Lever { .. });
    let said = |r: &&Reason| !beside || r.verdict == Verdict::Note || r.code == "options-missing";
    let reasons: Vec<&Reason> = mark.reasons.iter().filter(said).collect();
    if !reasons.is_empty() {
        hairline_ui(ui, cx.skin);
    }
    for reason in reasons {
        reason_ui(ui, cx, reason, p);
    }
}

fn reason_ui(ui: &mut Ui, cx: &Cx<'_>, reason: &Reason, p: &Procedure) {
    let (icon, role) = match reason.verdict {
        Verdict::Right => (Icon::Check, Role::Ok),
        Verdict::Partly => (Icon::Info, Role::Warn),
        Verdict::Wrong => (Icon::Close, Role::Error),
        Verdict::Note => (Icon::Info, Role::Info),
    };
    ui.horizontal_top(|ui| {
        icon_ui(ui, icon, 14.0, cx.color(role));
        let text = cx.words.mark_reason(reason, p);
        ui.add(Label::new(theme::text(text, size::SMALL, cx.color(Role::Text))).wrap());
    });
}

fn aspect_ui(ui: &mut Ui, cx: &Cx<'_>, aspect: AspectMark) {
    let name = cx.say(&format!("mark-aspect-{}", aspect.aspect.key()));
    let points = cx.words.points(tenths(aspect.points), tenths(aspect.of));
    let share = if aspect.of > 0.0 { (aspect.points / aspect.of) as f32 } else { 0.0 };
    let role = if share > 0.99 {
        Role::Ok
    } else if share > 0.5 {
        Role::Warn
    } else {
        Role::Error
    };
    split(
        ui,
        |ui| {
            ui.label(theme::text(&name, size::SMALL, cx.color(Role::Text)));
        },
        |ui| {
            ui.label(theme::strong(&points, size::SMALL, cx.color(Role::Text)));
            let width = (ui.available_width() - 8.0).clamp(30.0, 110.0);
            let (rect, response) = ui.allocate_exact_size(vec2(width, 8.0), Sense::hover());
            ui.painter().rect_filled(rect, 4.0, cx.color(Role::Sunken));
            let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
            ui.painter().rect_filled(filled, 4.0, cx.color(role));
            let said = format!("{name}: {points}");
            response
                .widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &said));
        },
    );
}

fn attempts_ui(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise, done: Done) {
    let left = exercise.attempts.saturating_sub(done.attempts);
    let text = cx.say_with("lesson-attempts", &[("left", left.into())]);
    ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
}

/// What is right, once the exercise is over.
fn solution_ui(ui: &mut Ui, cx: &Cx<'_>, sitting: &Sitting, exercise: &Exercise, p: &Procedure) {
    let language = cx.words.language();
    let right: Vec<String> = match &exercise.kind {
        Kind::Choice { options, .. } => {
            options.iter().filter(|o| o.right).map(|o| o.text.get(language).to_owned()).collect()
        }
        Kind::Bottleneck { ask, key, .. } => {
            let leaders = sitting.facts().and_then(|f| f.leaders.get(ask));
            let ids = if key.is_empty() { leaders } else { Some(key) };
            ids.into_iter().flatten().map(|id| spot_name(cx, *ask, id, p)).collect()
        }
        Kind::Lever { options, key } => {
            let places = match key {
                crate::model::lesson::LeverKey::Option(at) => vec![*at],
                crate::model::lesson::LeverKey::Gain(_) => {
                    sitting.facts().map(Facts::best_gains).unwrap_or_default()
                }
            };
            let texts = places.into_iter().filter_map(|at| options.get(at));
            texts.map(|o| o.text.get(language).to_owned()).collect()
        }
        Kind::Durations { of } => of
            .iter()
            .map(|key| {
                let name = p.step(&key.step).map_or("", |s| s.name.get(language));
                let [low, high] = [key.low, key.high].map(|v| cx.words.clock_amount(key.unit, v));
                format!("{name}: {low} – {high}")
            })
            .collect(),
        Kind::Classify { items } => items
            .iter()
            .map(|item| format!("{}: {}", item.text.get(language), cx.words.name(item.cause)))
            .collect(),
        Kind::Predict { .. } | Kind::Draw { .. } | Kind::Read { .. } => Vec::new(),
    };
    if right.is_empty() {
        return;
    }
    hairline_ui(ui, cx.skin);
    ui.label(theme::strong(cx.say("lesson-solution"), size::SMALL, cx.color(Role::Text)));
    for line in right {
        ui.add(Label::new(theme::text(line, size::SMALL, cx.color(Role::Text))).wrap());
    }
}

/// The first thing of the drawing a mark speaks of.
pub(super) fn place_of(trial: &Trial) -> Option<ItemId> {
    trial.mark.as_ref()?.reasons.iter().find_map(|r| r.item.clone())
}

/// Selects a thing and brings it into sight.
pub(super) fn show(cx: &Cx<'_>, state: &mut Teach, item: &ItemId, out: &mut Vec<Command>) {
    out.push(Command::Select(vec![item.clone()]));
    if cx.bench.draws_answer() {
        out.push(Command::Reveal);
        return;
    }
    let step = match item {
        ItemId::Step(id) => cx.bench.procedure().and_then(|p| p.step(id)),
        _ => None,
    };
    if let (Some(view), Some(step)) = (state.canvas.view, step) {
        state.canvas.camera.reveal(view, step.at);
    }
}
