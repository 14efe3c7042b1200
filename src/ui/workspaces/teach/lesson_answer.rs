//! The answer to an exercise, by kind: options to choose, figures to type, a drawing to make.

use egui::{Color32, Label, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::Command;
use crate::app::lessons::{LessonAsk, Sitting, Trial};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::id::{OfficeId, StepId};
use crate::model::lesson::mark::{Answer, Trend, Verdict};
use crate::model::lesson::{Ask, Exercise, Kind};
use crate::model::procedure::Procedure;
use crate::model::timing::WaitedFor;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, paint_icon};
use crate::words::read_values;

use super::lesson::ask;

/// How an option stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Open,
    Chosen,
    Right,
    Wrong,
}

/// The procedure an exercise speaks of, as the lesson has it.
pub(super) fn procedure_of<'a>(sitting: &'a Sitting, exercise: &Exercise) -> Option<&'a Procedure> {
    let study = sitting.entry.study.as_deref()?;
    let variant = match &exercise.variant {
        Some(id) => study.variant(id),
        None => study.as_is(),
    };
    variant.map(|v| &*v.procedure)
}

/// The answer of the exercise shown.
pub(super) fn answer_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sitting: &Sitting,
    exercise: &Exercise,
    out: &mut Vec<Command>,
) {
    let Some(trial) = sitting.trial() else { return };
    let Some(p) = procedure_of(sitting, exercise) else { return };
    match &exercise.kind {
        Kind::Draw { .. } => draw_ui(ui, cx, trial, out),
        Kind::Predict { figure, .. } => {
            let Answer::Figure(said) = trial.answer else { return };
            let name = cx.words.gauge(figure, p);
            let unit = cx.say(&format!("lesson-unit-{}", figure.unit()));
            let id = ui.scope_id().with(("predict", sitting.at));
            if let Some(value) = number_ui(ui, cx, id, (&name, &unit), said) {
                ask(out, LessonAsk::Answer(Answer::Figure(Some(value))));
            }
        }
        Kind::Durations { of } => {
            let Answer::Durations(said) = &trial.answer else { return };
            for (place, key) in of.iter().enumerate() {
                let name = p.step(&key.step).map_or("", |s| s.name.get(cx.words.language()));
                let what = cx.say(if key.wait { "lesson-wait-of" } else { "lesson-work-of" });
                let name = format!("{name} · {what}");
                let unit = cx.say(&format!("lesson-unit-{}", key.unit.key()));
                let id = ui.scope_id().with(("duration", sitting.at, place));
                let now = said.get(place).copied().flatten();
                if let Some(value) = number_ui(ui, cx, id, (&name, &unit), now) {
                    let mut said = said.clone();
                    said[place] = Some(value);
                    ask(out, LessonAsk::Answer(Answer::Durations(said)));
                }
            }
        }
        Kind::Classify { items } => {
            let Answer::Causes(said) = &trial.answer else { return };
            let choices = WaitedFor::ALL.map(|c| (c, cx.words.name(c)));
            for (place, item) in items.iter().enumerate() {
                let text = item.text.get(cx.words.language());
                let now = said.get(place).copied().flatten();
                if let Some(cause) = pick_ui(ui, cx, (place, text), &choices, now) {
                    let mut said = said.clone();
                    said[place] = Some(cause);
                    ask(out, LessonAsk::Answer(Answer::Causes(said)));
                }
            }
        }
        Kind::Read { figures, .. } => {
            let Answer::Trends(said) = &trial.answer else { return };
            let choices = Trend::ALL.map(|t| (t, cx.say(&format!("lesson-trend-{}", t.key()))));
            for (place, figure) in figures.iter().enumerate() {
                let text = crate::words::named::capitalized(&cx.words.gauge(figure, p));
                let now = said.get(place).copied().flatten();
                if let Some(trend) = pick_ui(ui, cx, (place, &text), &choices, now) {
                    let mut said = said.clone();
                    said[place] = Some(trend);
                    ask(out, LessonAsk::Answer(Answer::Trends(said)));
                }
            }
        }
        Kind::Choice { .. } | Kind::Bottleneck { .. } | Kind::Lever { .. } => {
            options_ui(ui, cx, sitting, (exercise, trial, p), out);
        }
    }
}

/// What can be chosen, in order.
fn options(cx: &Cx<'_>, exercise: &Exercise, p: &Procedure) -> Vec<String> {
    let language = cx.words.language();
    match &exercise.kind {
        Kind::Choice { options, .. } => {
            options.iter().map(|o| o.text.get(language).to_owned()).collect()
        }
        Kind::Lever { options, .. } => {
            options.iter().map(|o| o.text.get(language).to_owned()).collect()
        }
        Kind::Bottleneck { ask, offered, .. } => {
            offered.iter().map(|id| spot_name(cx, *ask, id, p)).collect()
        }
        _ => Vec::new(),
    }
}

/// A step or office by name.
pub(super) fn spot_name(cx: &Cx<'_>, ask: Ask, id: &str, p: &Procedure) -> String {
    let language = cx.words.language();
    let name = if ask.is_step() {
        p.step(&StepId::new(id)).map(|s| s.name.get(language))
    } else {
        p.office(&OfficeId::new(id)).map(|o| o.name.get(language))
    };
    name.filter(|n| !n.is_empty()).unwrap_or(id).to_owned()
}

fn options_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sitting: &Sitting,
    (exercise, trial, p): (&Exercise, &Trial, &Procedure),
    out: &mut Vec<Command>,
) {
    let texts = options(cx, exercise, p);
    for (place, text) in texts.iter().enumerate() {
        let chosen = is_chosen(exercise, &trial.answer, place);
        let reason = trial.mark.as_ref().and_then(|m| {
            m.reasons.iter().find(|r| r.place == Some(place) || (chosen && r.place.is_none()))
        });
        let standing = match reason.map(|r| r.verdict) {
            Some(Verdict::Right) => Standing::Right,
            Some(Verdict::Wrong | Verdict::Partly) => Standing::Wrong,
            Some(Verdict::Note) | None if chosen => Standing::Chosen,
            Some(Verdict::Note) | None => Standing::Open,
        };
        let below = reason.map(|r| cx.words.mark_reason(r, p)).unwrap_or_default();
        if option_ui(ui, cx, (place, text, &below), standing).clicked() {
            choose(sitting, exercise, place, out);
        }
        ui.add_space(4.0);
    }
}

fn is_chosen(exercise: &Exercise, answer: &Answer, place: usize) -> bool {
    match (&exercise.kind, answer) {
        (Kind::Bottleneck { offered, .. }, Answer::Spot(Some(spot))) => {
            offered.get(place) == Some(spot)
        }
        (_, Answer::Choice(chosen)) => chosen.contains(&place),
        _ => false,
    }
}

/// Chooses an option; of several, puts it on or takes it off. After a mark that is a new attempt.
fn choose(sitting: &Sitting, exercise: &Exercise, place: usize, out: &mut Vec<Command>) {
    let Some(trial) = sitting.trial() else { return };
    if trial.mark.is_some() {
        ask(out, LessonAsk::Retry);
    }
    let answer = match (&exercise.kind, &trial.answer) {
        (Kind::Choice { many: true, .. }, Answer::Choice(chosen)) => {
            let mut chosen = chosen.clone();
            match chosen.iter().position(|c| *c == place) {
                Some(at) => {
                    chosen.remove(at);
                }
                None => chosen.push(place),
            }
            chosen.sort_unstable();
            Answer::Choice(chosen)
        }
        (Kind::Bottleneck { offered, .. }, _) => Answer::Spot(offered.get(place).cloned()),
        _ => Answer::Choice(vec![place]),
    };
    ask(out, LessonAsk::Answer(answer));
}

/// Letters and digits choose an option.
pub(super) fn keys(ui: &Ui, sitting: &Sitting, exercise: &Exercise, out: &mut Vec<Command>) {
    use egui::Key;
    const KEYS: [(Key, Key); 9] = [
        (Key::A, Key::Num1),
        (Key::B, Key::Num2),
        (Key::C, Key::Num3),
        (Key::D, Key::Num4),
        (Key::E, Key::Num5),
        (Key::F, Key::Num6),
        (Key::G, Key::Num7),
        (Key::H, Key::Num8),
        (Key::I, Key::Num9),
    ];
    let count = match &exercise.kind {
        Kind::Choice { options, .. } => options.len(),
        Kind::Lever { options, .. } => options.len(),
        Kind::Bottleneck { offered, .. } => offered.len(),
        _ => 0,
    };
    for (place, (letter, digit)) in KEYS.into_iter().enumerate().take(count) {
        let none = egui::Modifiers::NONE;
        let pressed = |key| ui.input_mut(|i| i.consume_key(none, key));
        if pressed(letter) || pressed(digit) {
            choose(sitting, exercise, place, out);
        }
    }
}

/// A letter for a place: A, B, C, ….
fn letter(place: usize) -> String {
    char::from(b'A' + (place % 26) as u8).to_string()
}

/// An option as a card with its letter, or with the sign of its mark.
fn option_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (place, text, below): (usize, &str, &str),
    standing: Standing,
) -> Response {
    let (fill, line, badge, ink) = match standing {
        Standing::Open => (Role::Card, Role::LineSubtle, Role::Sunken, Role::Text),
        Standing::Chosen => (Role::AccentSoft, Role::Accent, Role::Accent, Role::AccentOn),
        Standing::Right => (Role::OkSoft, Role::Ok, Role::Ok, Role::AccentOn),
        Standing::Wrong => (Role::ErrorSoft, Role::Error, Role::Error, Role::AccentOn),
    };
    let width = ui.available_width();
    let room = width - 62.0;
    let painter = ui.painter();
    let title =
        painter.layout(text.to_owned(), theme::bold(size::BODY), cx.color(Role::Text), room);
    let remark =
        painter.layout(below.to_owned(), theme::regular(size::SMALL), cx.color(Role::Text), room);
    let said = if below.is_empty() { 0.0 } else { remark.size().y + 2.0 };
    let height = (title.size().y + said + 18.0).max(44.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let painter = ui.painter();
    let stroke = cx.skin.stroke(1.0, line);
    painter.rect_filled(rect, 8.0, cx.color(fill));
    if standing == Standing::Wrong {
        crate::ui::widgets::dashed_frame(painter, rect.shrink(0.5), 8.0, stroke);
    } else {
        painter.rect_stroke(rect, 8.0, stroke, StrokeKind::Inside);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 8.0, cx.skin.stroke(2.0, Role::FocusRing), StrokeKind::Inside);
    }
    let middle = pos2(rect.min.x + 26.0, rect.center().y);
    painter.circle_filled(middle, 14.0, cx.color(badge));
    let square = Rect::from_center_size(middle, vec2(14.0, 14.0));
    match standing {
        Standing::Right => paint_icon(painter, Icon::Check, square, cx.color(ink)),
        Standing::Wrong => paint_icon(painter, Icon::Close, square, cx.color(ink)),
        Standing::Open | Standing::Chosen => {
            let font = theme::bold(size::SMALL);
            crate::ui::widgets::centered(painter, middle, &letter(place), font, cx.color(ink));
        }
    }
    let top = rect.center().y - f32::midpoint(title.size().y, said);
    let under = top + title.size().y + 2.0;
    painter.galley(pos2(rect.min.x + 52.0, top), title, Color32::PLACEHOLDER);
    if !below.is_empty() {
        painter.galley(pos2(rect.min.x + 52.0, under), remark, Color32::PLACEHOLDER);
    }
    let chosen = standing != Standing::Open;
    let name = format!("{} {text} {below}", letter(place));
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::RadioButton, true, chosen, name.trim_end())
    });
    response
}

/// A figure to be typed, its unit behind it.
fn number_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: egui::Id,
    (name, unit): (&str, &str),
    value: Option<f64>,
) -> Option<f64> {
    let shown = crate::words::named::capitalized(name);
    ui.add(Label::new(theme::text(&shown, size::BODY, cx.color(Role::Text))).wrap());
    let text = value.map(|v| cx.words.short_number(v, 3)).unwrap_or_default();
    let spoken = format!("{shown} ({unit})");
    ui.horizontal(|ui| {
        let field = Field { name: &spoken, value: &text, hint: "", width: 110.0, lines: 1 };
        let read =
            |typed: &str| read_values::number(typed).map_err(|fault| cx.words.read_fault(&fault));
        let typed = field_ui(ui, cx.skin, id, field, read);
        ui.label(theme::text(unit, size::BODY, cx.color(Role::TextSecondary)));
        typed
    })
    .inner
}

/// A sentence with a list of what can be said of it.
fn pick_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (place, text): (usize, &str),
    choices: &[(T, String)],
    chosen: Option<T>,
) -> Option<T> {
    let numbered = format!("{}. {text}", place + 1);
    ui.add(Label::new(theme::text(&numbered, size::BODY, cx.color(Role::Text))).wrap());
    let shown = chosen
        .and_then(|c| choices.iter().find(|(value, _)| *value == c))
        .map_or_else(|| cx.say("lesson-pick"), |(_, name)| name.clone());
    let mut picked = None;
    let combo = egui::ComboBox::from_id_salt(("pick", place)).selected_text(shown.clone());
    let response = combo.width((ui.available_width() - 24.0).max(120.0)).show_ui(ui, |ui| {
        for (value, name) in choices {
            if ui.selectable_label(chosen == Some(*value), name).clicked() {
                picked = Some(*value);
            }
        }
    });
    response.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::ComboBox, true, &numbered);
        info.current_text_value = Some(shown.clone());
        info
    });
    ui.add_space(4.0);
    picked
}

/// Where the drawing of the exercise is made.
fn draw_ui(ui: &mut Ui, cx: &Cx<'_>, trial: &Trial, out: &mut Vec<Command>) {
    let shown = cx.bench.draws_answer();
    let key = if shown { "lesson-draw-shown" } else { "lesson-draw-hint" };
    ui.add(Label::new(theme::text(cx.say(key), size::BODY, cx.color(Role::TextSecondary))).wrap());
    if !shown {
        let key = if trial.drawing.is_some() { "lesson-draw-again" } else { "lesson-draw-open" };
        let label = cx.say(key);
        let content = (Some(Icon::Pencil), label.as_str(), label.as_str());
        if button_ui(ui, cx.skin, content, Look::Primary, true).clicked() {
            ask(out, LessonAsk::Draw);
        }
    }
}
