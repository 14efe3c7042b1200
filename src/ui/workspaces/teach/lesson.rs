//! The lesson beside the drawing: the list of lessons, the exercise shown, where one is in it.

use egui::{Align, Label, Layout, Panel, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::browse::Browse;
use crate::app::command::Command;
use crate::app::lessons::editor::EditAsk;
use crate::app::lessons::{Entry, LessonAsk, Sitting};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::lesson::{Exercise, Kind, Lesson};
use crate::ui::context::Cx;
use crate::ui::panels::tabs_ui as row_of_tabs;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, button_width, hairline_ui, link_ui, paint_icon};

use super::{Teach, lesson_answer, lesson_edit, lesson_mark};

/// Width of a dot of the lesson.
const DOT: f32 = 28.0;

/// What the lesson's panel remembers.
#[derive(Default)]
pub(in crate::ui) struct LessonView {
    /// The tab chosen; none means the lesson while one is played.
    tab: Option<Tab>,
    /// The mark that was brought into sight: of which exercise, at which attempt.
    marked: Option<(usize, u32)>,
    /// The editor of lessons.
    pub(in crate::ui) editor: lesson_edit::EditorView,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Lesson,
    Free,
}

/// Asks something about lessons.
pub(super) fn ask(out: &mut Vec<Command>, ask: LessonAsk) {
    out.push(Command::Lesson(Box::new(ask)));
}

fn tab_of(cx: &Cx<'_>, state: &Teach) -> Tab {
    let plays = cx.bench.school().sitting().is_some();
    state.lesson.tab.unwrap_or(if plays { Tab::Lesson } else { Tab::Free })
}

/// Whether a lesson is played, so that letters and digits choose answers.
pub(in crate::ui) fn takes_keys(bench: &crate::app::Workbench, state: &Teach) -> bool {
    bench.school().sitting().is_some() && state.lesson.tab != Some(Tab::Free)
}

/// Whether the lesson stands beside the drawing, and not the case.
pub(super) fn is_shown(cx: &Cx<'_>, state: &Teach) -> bool {
    tab_of(cx, state) == Tab::Lesson
}

/// The tabs at the top of the panel.
pub(super) fn tabs_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach) {
    let tabs = [(Tab::Lesson, cx.say("lesson-tab")), (Tab::Free, cx.say("lesson-tab-free"))];
    let shown = tab_of(cx, state);
    if let Some(chosen) = row_of_tabs(ui, cx, &tabs, shown) {
        state.lesson.tab = Some(chosen);
    }
    ui.add_space(8.0);
}

/// The panel at the right with the lesson.
pub(in crate::ui) fn side_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach, out: &mut Vec<Command>) {
    Panel::right("lesson")
        .default_size(380.0)
        .min_size(300.0)
        .max_size(560.0)
        .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(16, 8)))
        .show(ui, |ui| {
            tabs_ui(ui, cx, state);
            match cx.bench.school().sitting() {
                Some(sitting) => sitting_ui(ui, cx, state, sitting, out),
                None => list_ui(ui, cx, out),
            }
        });
}

fn wrapped(ui: &mut Ui, text: egui::RichText) {
    ui.add(Label::new(text).wrap());
}

/// All lessons, what was done in them, and what cannot be read.
fn list_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let school = cx.bench.school();
    ui.horizontal_wrapped(|ui| {
        let label = cx.say("lesson-new");
        let content = (Some(Icon::Plus), label.as_str(), label.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
            ask(out, LessonAsk::Edit(EditAsk::New));
        }
        let label = cx.say("lesson-look");
        if button_ui(ui, cx.skin, (None, &label, &label), Look::Plain, true).clicked() {
            ask(out, LessonAsk::Look);
        }
    });
    ui.add_space(4.0);
    ScrollArea::vertical().id_salt("lessons").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        for (place, entry) in school.entries().iter().enumerate() {
            entry_ui(ui, cx, place, entry, out);
        }
        for (path, finding) in school.broken() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let place = cx.words.place(&finding.place, "");
            let what = cx.words.finding(finding);
            let hint = cx.words.hint(finding).unwrap_or_default();
            let text = format!("{name} · {place}: {what} {hint}");
            wrapped(ui, theme::text(text, size::SMALL, cx.color(Role::Error)));
            ui.add_space(6.0);
        }
        hairline_ui(ui, cx.skin);
        learner_ui(ui, cx, out);
    });
}

fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, place: usize, entry: &Entry, out: &mut Vec<Command>) {
    let lesson = &entry.lesson;
    let language = cx.words.language();
    cx.skin.card().inner_margin(egui::Margin::symmetric(12, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = lesson.title.get(language);
        wrapped(ui, theme::strong(title, size::BODY, cx.color(Role::Text)));
        wrapped(ui, theme::text(about(cx, lesson), size::SMALL, cx.color(Role::TextSecondary)));
        let errors = entry.findings.iter().filter(|_| !entry.is_playable()).take(2);
        for finding in errors {
            let hint = cx.words.hint(finding).unwrap_or_default();
            let text = format!("{} {hint}", cx.words.finding(finding));
            wrapped(ui, theme::text(text, size::SMALL, cx.color(Role::Error)));
        }
        ui.horizontal_wrapped(|ui| {
            let (label, name) =
                (cx.say("lesson-begin"), format!("{}: {title}", cx.say("lesson-begin")));
            let content = (Some(Icon::Play), label.as_str(), name.as_str());
            let playable = entry.is_playable();
            let look = if playable { Look::Primary } else { Look::Plain };
            if button_ui(ui, cx.skin, content, look, playable).clicked() {
                ask(out, LessonAsk::Begin(place));
            }
            let (label, name) =
                (cx.say("lesson-edit"), format!("{}: {title}", cx.say("lesson-edit")));
            let content = (Some(Icon::Pencil), label.as_str(), name.as_str());
            if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
                ask(out, LessonAsk::Edit(EditAsk::Open(place)));
            }
        });
    });
    ui.add_space(6.0);
}

/// How long it takes, how many exercises, the points so far.
fn about(cx: &Cx<'_>, lesson: &Lesson) -> String {
    let args = [("minutes", lesson.minutes.into()), ("exercises", lesson.exercises.len().into())];
    let mut text = cx.say_with("lesson-about", &args);
    let (got, _) = cx.bench.school().progress().sum(&lesson.id);
    let tried = cx.bench.school().progress().lessons.contains_key(&lesson.id);
    if tried {
        let of = lesson.exercises.iter().map(Exercise::tenths).sum();
        text = format!("{text} · {}", cx.words.points(got, of));
    }
    text
}

/// What the learner wants to be called, and the file for the trainer.
fn learner_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let school = cx.bench.school();
    let name = cx.say("lesson-pseudonym");
    ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
    let hint = cx.say("lesson-pseudonym-hint");
    let field = Field {
        name: &name,
        value: &school.progress().pseudonym,
        hint: &hint,
        width: f32::INFINITY,
        lines: 1,
    };
    let id = ui.scope_id().with("pseudonym");
    if let Some(called) = field_ui(ui, cx.skin, id, field, |t| Ok(t.to_owned())) {
        ask(out, LessonAsk::Call(called));
    }
    ui.horizontal_wrapped(|ui| {
        let label = cx.say("lesson-save-progress");
        let content = (Some(Icon::Save), label.as_str(), label.as_str());
        if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
            let file = std::path::PathBuf::from("progress.ron");
            out.push(Command::Browse(Browse::Progress(file)));
        }
    });
    wrapped(ui, theme::text(cx.say("lesson-privacy"), size::MICRO, cx.color(Role::TextSecondary)));
    if let Some(folder) = school.folder() {
        let args = [("folder", folder.display().to_string().into())];
        let text = cx.say_with("lesson-folder", &args);
        wrapped(ui, theme::text(text, size::MICRO, cx.color(Role::TextSecondary)));
    }
}

/// The exercise shown.
fn sitting_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    sitting: &Sitting,
    out: &mut Vec<Command>,
) {
    let Some(exercise) = sitting.exercise() else { return };
    let language = cx.words.language();
    let lesson = &sitting.entry.lesson;
    Panel::bottom("lesson foot")
        .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 6)))
        .show_separator_line(false)
        .resizable(false)
        .show(ui, |ui| foot_ui(ui, cx, state, sitting, exercise, out));
    ScrollArea::vertical().id_salt(("exercise", sitting.at)).auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        if link_ui(ui, cx.skin, &cx.say("lesson-leave")).clicked() {
            ask(out, LessonAsk::Leave);
        }
        lesson_ui(ui, cx, lesson, sitting.at);
        let done = cx.bench.school().done();
        let place = cx.say_with(
            "lesson-place",
            &[
                ("at", (sitting.at + 1).into()),
                ("of", lesson.exercises.len().into()),
                ("points", cx.words.short_number(exercise.points, 1).into()),
            ],
        );
        ui.label(theme::text(place, size::SMALL, cx.color(Role::TextSecondary)));
        let title = exercise.title.get(language);
        wrapped(ui, theme::strong(title, size::HEADING + 2.0, cx.color(Role::Text)));
        let text = exercise.text.get(language);
        if !text.is_empty() {
            wrapped(ui, theme::text(text, size::BODY, cx.color(Role::Text)));
        }
        ui.add_space(6.0);
        lesson_answer::answer_ui(ui, cx, sitting, exercise, out);
        ui.add_space(6.0);
        hints_ui(ui, cx, exercise, done.hints as usize, out);
        let top = ui.cursor().min;
        lesson_mark::mark_ui(ui, cx, sitting, exercise, done);
        let is_marked = sitting.trial().is_some_and(|t| t.mark.is_some());
        let marked = is_marked.then_some((sitting.at, done.attempts));
        if is_marked && state.lesson.marked != marked {
            // A long question would hide what the answer was worth.
            ui.scroll_to_rect(egui::Rect::from_min_max(top, ui.min_rect().max), None);
        }
        state.lesson.marked = marked;
    });
}

/// What the lesson is about; open at its beginning.
fn lesson_ui(ui: &mut Ui, cx: &Cx<'_>, lesson: &Lesson, at: usize) {
    let language = cx.words.language();
    let title = theme::strong(lesson.title.get(language), size::BODY, cx.color(Role::Text));
    let head =
        egui::CollapsingHeader::new(title).id_salt(("lesson text", at)).default_open(at == 0);
    head.show(ui, |ui| {
        for goal in &lesson.goals {
            let goal = format!("• {}", goal.get(language));
            wrapped(ui, theme::text(goal, size::SMALL, cx.color(Role::TextSecondary)));
        }
        for part in lesson.text.get(language).split("\n\n").filter(|p| !p.trim().is_empty()) {
            wrapped(ui, theme::text(part.trim(), size::BODY, cx.color(Role::Text)));
            ui.add_space(4.0);
        }
    });
    let notes = lesson.notes.get(language);
    if !notes.is_empty() {
        let title = theme::text(cx.say("lesson-notes"), size::SMALL, cx.color(Role::TextSecondary));
        egui::CollapsingHeader::new(title).id_salt("lesson notes").show(ui, |ui| {
            wrapped(ui, theme::text(notes, size::SMALL, cx.color(Role::TextSecondary)));
        });
    }
    ui.add_space(6.0);
}

/// The hints taken, and the price of the next.
fn hints_ui(ui: &mut Ui, cx: &Cx<'_>, exercise: &Exercise, taken: usize, out: &mut Vec<Command>) {
    let language = cx.words.language();
    for hint in exercise.hints.iter().take(taken) {
        let text = cx.say_with("lesson-hint", &[("text", hint.text.get(language).into())]);
        wrapped(ui, theme::text(text, size::BODY, cx.color(Role::Info)));
    }
    let Some(next) = exercise.hints.get(taken).filter(|_| !cx.bench.school().is_over()) else {
        return;
    };
    let label = cx.say_with("lesson-hint-ask", &[("cost", cx.words.share(next.cost).into())]);
    let content = (Some(Icon::Info), label.as_str(), label.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
        ask(out, LessonAsk::Hint);
    }
}

/// The dots of the lesson and what can be done next.
fn foot_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    sitting: &Sitting,
    exercise: &Exercise,
    out: &mut Vec<Command>,
) {
    dots_ui(ui, cx, sitting, out);
    ui.add_space(6.0);
    let Some(trial) = sitting.trial() else { return };
    let school = cx.bench.school();
    let over = school.is_over();
    let last = sitting.at + 1 == sitting.entry.lesson.exercises.len();
    let waits = trial.waits;
    let ready = !over && !waits && (trial.answer.is_complete() || trial.drawing.is_some());
    let marked = trial.mark.is_some();
    ui.horizontal_wrapped(|ui| {
        if !marked && !over {
            let key = if waits { "lesson-waits" } else { "lesson-hand-in" };
            let label = cx.say(key);
            let content = (Some(Icon::Check), label.as_str(), label.as_str());
            let look = if ready { Look::Primary } else { Look::Plain };
            if button_ui(ui, cx.skin, content, look, ready).clicked() {
                ask(out, LessonAsk::HandIn);
            }
        } else if !over {
            let label = cx.say("lesson-retry");
            if button_ui(ui, cx.skin, (None, &label, &label), Look::Plain, true).clicked() {
                ask(out, LessonAsk::Retry);
            }
            // A second click where the answer was handed in must not leave the exercise.
            let before =
                button_width(ui, Some(Icon::Check), &cx.say("lesson-hand-in"), Look::Primary);
            let now = button_width(ui, None, &label, Look::Plain);
            ui.add_space((before - now).max(0.0));
        }
        if let Some(item) = lesson_mark::place_of(trial) {
            let label = cx.say("lesson-on-map");
            let content = (Some(Icon::Pin), label.as_str(), label.as_str());
            if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
                lesson_mark::show(cx, state, &item, out);
            }
        }
        let label = cx.say(if last { "lesson-finish" } else { "lesson-next" });
        let look = if over { Look::Primary } else { Look::Plain };
        if button_ui(ui, cx.skin, (None, &label, &label), look, true).clicked() {
            go_on(sitting, out);
        }
    });
    keys(ui, cx, sitting, exercise, ready && !marked, out);
}

/// To the next exercise, or back to the list.
fn go_on(sitting: &Sitting, out: &mut Vec<Command>) {
    let next = sitting.at + 1;
    if next < sitting.entry.lesson.exercises.len() {
        ask(out, LessonAsk::Go(next));
    } else {
        ask(out, LessonAsk::Leave);
    }
}

/// Enter hands in, or goes on once it is over; letters and digits choose.
fn keys(
    ui: &Ui,
    cx: &Cx<'_>,
    sitting: &Sitting,
    exercise: &Exercise,
    ready: bool,
    out: &mut Vec<Command>,
) {
    let focused = ui.memory(egui::Memory::focused);
    let free = focused.is_none() || focused == Some(crate::ui::canvas::canvas_id("teach"));
    if !free || matches!(exercise.kind, Kind::Draw { .. }) {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    if pressed(egui::Key::Enter) {
        if ready {
            ask(out, LessonAsk::HandIn);
        } else if cx.bench.school().is_over() {
            go_on(sitting, out);
        } else if sitting.trial().is_some_and(|t| t.mark.is_some()) {
            ask(out, LessonAsk::Retry);
        }
    }
    lesson_answer::keys(ui, sitting, exercise, out);
}

/// One dot an exercise: done with a tick, the one shown filled.
fn dots_ui(ui: &mut Ui, cx: &Cx<'_>, sitting: &Sitting, out: &mut Vec<Command>) {
    let lesson = &sitting.entry.lesson;
    let progress = cx.bench.school().progress();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(theme::text(cx.say("lesson-dots"), size::SMALL, cx.color(Role::TextSecondary)));
        for (place, exercise) in lesson.exercises.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(DOT, DOT), Sense::click());
            let done = progress.of(&lesson.id, &exercise.id);
            let here = place == sitting.at;
            let (fill, ink) = match (here, done.solved) {
                (true, _) => (Role::Accent, Role::AccentOn),
                (false, true) => (Role::AccentSoft, Role::Accent),
                (false, false) => (Role::Card, Role::Text),
            };
            let painter = ui.painter();
            painter.circle(
                rect.center(),
                DOT / 2.0 - 1.0,
                cx.color(fill),
                cx.skin.stroke(1.0, Role::LineControl),
            );
            if response.has_focus() {
                let ring = cx.skin.stroke(2.0, Role::FocusRing);
                painter.circle_stroke(rect.center(), DOT / 2.0, ring);
            }
            if done.solved && !here {
                let square = egui::Rect::from_center_size(rect.center(), vec2(14.0, 14.0));
                paint_icon(painter, Icon::Check, square, cx.color(ink));
            } else {
                let number = (place + 1).to_string();
                let font = theme::bold(size::SMALL);
                crate::ui::widgets::centered(painter, rect.center(), &number, font, cx.color(ink));
            }
            let key = if done.solved { "lesson-dot-solved" } else { "lesson-dot" };
            let name = cx.say_with(key, &[("at", (place + 1).into())]);
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, here, &name));
            if response.clicked() {
                ask(out, LessonAsk::Go(place));
            }
        }
    });
}

/// A row with something at its right end.
pub(super) fn split(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        left(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}
