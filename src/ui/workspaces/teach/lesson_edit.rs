//! The editor of lessons: texts in three languages, exercises, their keys; what is wrong is said
//! beside it. Every change goes out as a whole lesson, so that it can be undone.

use egui::{Label, Panel, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::lessons::LessonAsk;
use crate::app::lessons::editor::{EditAsk, Editor, new_exercise};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::finding::Severity;
use crate::model::lesson::{Exercise, Hint, KindName, Lesson, MAX_EXERCISES, MAX_HINTS, Material};
use crate::model::text::{Language, Text};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui, hairline_ui, segments_ui};
use crate::words::read_values;

use super::lesson::ask;
use super::lesson_kinds::{Known, kind_ui};

/// What the editor remembers.
#[derive(Default)]
pub(in crate::ui) struct EditorView {
    /// The language whose texts are written; none means that of the window.
    language: Option<Language>,
    /// The exercise shown; none shows the lesson as a whole.
    at: Option<usize>,
    /// The templates of the catalogue, by code, read once.
    templates: Vec<(&'static str, Text)>,
    /// What can be named of the procedure.
    known: Known,
    /// What a button of the bar asked for, in the frame before.
    asked: Option<EditAsk>,
}

/// What every field of the editor needs.
pub(super) struct Form<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) language: Language,
    /// The lesson as the fields change it.
    pub(super) changed: bool,
    /// Tells the fields of one exercise from those of another.
    pub(super) salt: String,
}

/// Draws the editor.
pub(in crate::ui) fn editor_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut EditorView,
    out: &mut Vec<Command>,
) {
    let Some(editor) = cx.bench.school().editor() else { return };
    let asked = state.asked.take();
    let panel = cx.skin.panel().inner_margin(egui::Margin::symmetric(14, 10));
    Panel::top("editor bar").frame(panel).resizable(false).show(ui, |ui| {
        bar_ui(ui, cx, state, editor);
    });
    Panel::left("editor list").default_size(250.0).min_size(200.0).frame(panel).show(ui, |ui| {
        ScrollArea::vertical().id_salt("editor exercises").auto_shrink(false).show(ui, |ui| {
            exercises_ui(ui, cx, state, editor.lesson(), out);
        });
    });
    Panel::right("editor findings")
        .default_size(290.0)
        .min_size(220.0)
        .frame(panel)
        .show(ui, |ui| findings_ui(ui, cx, editor));
    let ground = egui::Frame::new().fill(cx.color(Role::Window)).inner_margin(18.0);
    egui::CentralPanel::default().frame(ground).show(ui, |ui| {
        ScrollArea::vertical().id_salt(("editor", state.at)).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 10.0);
            form_ui(ui, cx, state, editor, out);
        });
    });
    // A field that was left by the click gives what was typed first.
    out.extend(asked.map(|asked| Command::Lesson(Box::new(LessonAsk::Edit(asked)))));
    if state.asked.is_some() {
        ui.ctx().request_repaint();
    }
}

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut EditorView, editor: &Editor) {
    ui.horizontal_wrapped(|ui| {
        let (can_undo, can_redo) = editor.can();
        let buttons = [
            ("lesson-editor-close", None, EditAsk::Leave, Look::Plain, true),
            ("lesson-editor-undo", Some(Icon::Undo), EditAsk::Undo, Look::Quiet, can_undo),
            ("lesson-editor-redo", Some(Icon::Redo), EditAsk::Redo, Look::Quiet, can_redo),
            ("lesson-editor-save", Some(Icon::Save), EditAsk::Save, Look::Primary, true),
        ];
        for (key, icon, asked, look, enabled) in buttons {
            let name = cx.say(key);
            let shown = if look == Look::Quiet { "" } else { name.as_str() };
            if button_ui(ui, cx.skin, (icon, shown, &name), look, enabled).clicked() {
                state.asked = Some(asked);
            }
        }
        let choices = Language::ALL.map(|l| (l, cx.say(&format!("language-{}", l.tag()))));
        let shown = state.language.unwrap_or(cx.words.language());
        if let Some(language) = segments_ui(ui, cx.skin, &choices, shown) {
            state.language = Some(language);
        }
        let is_kept = editor.has_file() && !editor.is_modified();
        let key = if is_kept { "lesson-editor-kept" } else { "lesson-editor-unsaved" };
        ui.label(theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
    });
}

/// The lesson and its exercises, to be chosen, moved, added and taken away.
fn exercises_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut EditorView,
    lesson: &Lesson,
    out: &mut Vec<Command>,
) {
    let language = cx.words.language();
    let count = lesson.exercises.len();
    state.at = state.at.filter(|at| *at < count);
    let whole = cx.say("lesson-editor-whole");
    let look = if state.at.is_none() { Look::Chosen } else { Look::Quiet };
    if button_ui(ui, cx.skin, (Some(Icon::Book), &whole, &whole), look, true).clicked() {
        state.at = None;
    }
    for (place, exercise) in lesson.exercises.iter().enumerate() {
        let title = exercise.title.get(language);
        let short: String = title.chars().take(24).collect();
        let more = if title.chars().count() > 24 { "…" } else { "" };
        let label = format!("{}. {short}{more}", place + 1);
        let name = format!("{}. {title}", place + 1);
        let look = if state.at == Some(place) { Look::Chosen } else { Look::Quiet };
        let mut button = button_ui(ui, cx.skin, (None, &label, &name), look, true);
        if !more.is_empty() {
            button = button.on_hover_text(title);
        }
        if button.clicked() {
            state.at = Some(place);
        }
    }
    hairline_ui(ui, cx.skin);
    ui.horizontal_wrapped(|ui| {
        let at = state.at;
        let act = |ui: &mut Ui, key: &str, enabled: bool| {
            let label = cx.say(key);
            button_ui(ui, cx.skin, (None, &label, &label), Look::Plain, enabled).clicked()
        };
        let mut change: Option<Rearrange> = None;
        if act(ui, "lesson-editor-add", count < MAX_EXERCISES) {
            let place = at.map_or(count, |at| at + 1);
            change = Some(Rearrange::Add(place));
            state.at = Some(place);
        }
        if act(ui, "lesson-editor-up", at.is_some_and(|at| at > 0))
            && let Some(at) = at
        {
            change = Some(Rearrange::Swap(at, at - 1));
            state.at = Some(at - 1);
        }
        if act(ui, "lesson-editor-down", at.is_some_and(|at| at + 1 < count))
            && let Some(at) = at
        {
            change = Some(Rearrange::Swap(at, at + 1));
            state.at = Some(at + 1);
        }
        if act(ui, "lesson-editor-remove", at.is_some())
            && let Some(at) = at
        {
            change = Some(Rearrange::Remove(at));
            state.at = at.checked_sub(1);
        }
        if let Some(change) = change {
            let mut next = lesson.clone();
            match change {
                Rearrange::Add(at) => next.exercises.insert(at, new_exercise(&lesson.exercises)),
                Rearrange::Swap(a, b) => next.exercises.swap(a, b),
                Rearrange::Remove(at) => drop(next.exercises.remove(at)),
            }
            ask(out, LessonAsk::Edit(EditAsk::Put(Box::new(next))));
        }
    });
}

/// What becomes of the exercises; places from 0.
enum Rearrange {
    Add(usize),
    Swap(usize, usize),
    Remove(usize),
}

fn findings_ui(ui: &mut Ui, cx: &Cx<'_>, editor: &Editor) {
    ui.label(theme::strong(cx.say("lesson-editor-findings"), size::BODY, cx.color(Role::Text)));
    ScrollArea::vertical().id_salt("editor findings").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        if editor.findings().is_empty() {
            let text = theme::text(cx.say("lesson-editor-good"), size::SMALL, cx.color(Role::Ok));
            ui.add(Label::new(text).wrap());
        }
        for finding in editor.findings() {
            let role = match finding.severity {
                Severity::Error => Role::Error,
                Severity::Warning => Role::Warn,
                Severity::Note => Role::Info,
            };
            let severity = cx.words.name(finding.severity);
            let text = format!("{severity}: {}", cx.words.finding(finding));
            ui.add(Label::new(theme::text(text, size::SMALL, cx.color(role))).wrap());
            let hint = cx.words.hint(finding).unwrap_or_default();
            let hint = theme::text(hint, size::SMALL, cx.color(Role::TextSecondary));
            ui.add(Label::new(hint).wrap());
            ui.add_space(6.0);
        }
    });
}

fn form_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut EditorView,
    editor: &Editor,
    out: &mut Vec<Command>,
) {
    if state.templates.is_empty() {
        let all = crate::app::templates().into_iter();
        state.templates = all.map(|entry| (entry.code, entry.title)).collect();
    }
    let mut lesson = editor.lesson().clone();
    let language = state.language.unwrap_or(cx.words.language());
    let at = state.at.filter(|at| *at < lesson.exercises.len());
    let salt = format!("{at:?} {}", language.tag());
    let mut form = Form { cx, language, changed: false, salt };
    match at {
        Some(at) => {
            exercise_ui(ui, &mut form, &mut state.known, editor, &mut lesson.exercises[at]);
        }
        None => lesson_ui(ui, &mut form, &state.templates, &mut lesson),
    }
    if form.changed {
        ask(out, LessonAsk::Edit(EditAsk::Put(Box::new(lesson))));
    }
}

fn lesson_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    templates: &[(&'static str, Text)],
    lesson: &mut Lesson,
) {
    form.line(ui, "lesson-field-id", &mut lesson.id);
    form.text(ui, "lesson-field-title", &mut lesson.title, 1);
    let mut minutes = f64::from(lesson.minutes);
    if form.number(ui, "lesson-field-minutes", &mut minutes) {
        lesson.minutes = minutes.clamp(0.0, 100_000.0) as u32;
    }
    form.text(ui, "lesson-field-text", &mut lesson.text, 6);
    form.texts(ui, "lesson-field-goal", &mut lesson.goals);
    form.text(ui, "lesson-field-notes", &mut lesson.notes, 4);
    material_ui(ui, form, templates, &mut lesson.procedure);
}

/// Where the procedure comes from: a template, the study that is open, or a file beside the lesson.
fn material_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    templates: &[(&'static str, Text)],
    material: &mut Material,
) {
    form.label(ui, "lesson-field-procedure");
    let cx = form.cx;
    ui.horizontal_wrapped(|ui| {
        for (code, title) in templates {
            let on = *material == Material::Catalogue((*code).to_owned());
            let label = title.get(cx.words.language());
            let look = if on { Look::Primary } else { Look::Plain };
            if button_ui(ui, cx.skin, (None, label, label), look, true).clicked() && !on {
                *material = Material::Catalogue((*code).to_owned());
                form.changed = true;
            }
        }
    });
    if let Some(document) = cx.bench.document() {
        let label = cx.say("lesson-procedure-inside");
        let look =
            if matches!(material, Material::Inline(_)) { Look::Primary } else { Look::Plain };
        let button = button_ui(ui, cx.skin, (None, &label, &label), look, true);
        if button.on_hover_text(cx.say("lesson-procedure-inside-hint")).clicked() {
            *material = Material::Inline(Box::new(document.study().clone()));
            form.changed = true;
        }
    }
    let mut file = match material {
        Material::File(name) => name.clone(),
        Material::Catalogue(_) | Material::Inline(_) => String::new(),
    };
    if form.line(ui, "lesson-field-file", &mut file) && !file.is_empty() {
        *material = Material::File(file);
    }
}

fn exercise_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    known: &mut Known,
    editor: &Editor,
    exercise: &mut Exercise,
) {
    form.label(ui, "lesson-field-kind");
    let cx = form.cx;
    let now = exercise.kind.name();
    ui.horizontal_wrapped(|ui| {
        for name in KindName::ALL {
            let label = cx.say(&format!("lesson-kind-{}", name.key()));
            let look = if name == now { Look::Primary } else { Look::Plain };
            if button_ui(ui, cx.skin, (None, &label, &label), look, true).clicked() && name != now {
                exercise.kind = name.blank();
                form.changed = true;
            }
        }
    });
    form.line(ui, "lesson-field-id", &mut exercise.id);
    form.text(ui, "lesson-field-question", &mut exercise.title, 1);
    form.text(ui, "lesson-field-details", &mut exercise.text, 3);
    form.number(ui, "lesson-field-points", &mut exercise.points);
    let mut attempts = f64::from(exercise.attempts);
    if form.number(ui, "lesson-field-attempts", &mut attempts) {
        exercise.attempts = attempts.clamp(0.0, 1_000.0) as u32;
    }
    hairline_ui(ui, cx.skin);
    variant_ui(ui, form, editor, &mut exercise.variant);
    let variant = exercise.variant.clone();
    kind_ui(ui, form, (known, editor, variant.as_ref()), &mut exercise.kind);
    hairline_ui(ui, cx.skin);
    hints_ui(ui, form, &mut exercise.hints);
    form.text(ui, "lesson-field-after", &mut exercise.after, 2);
}

/// Which variant is looked at, where there are several.
fn variant_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    editor: &Editor,
    variant: &mut Option<crate::model::id::VariantId>,
) {
    let all = editor.study().map_or(&[][..], |study| study.variants());
    if all.len() < 2 && variant.is_none() {
        return;
    }
    let language = form.cx.words.language();
    let choices: Vec<_> = std::iter::once((None, form.cx.say("lesson-variant-as-is")))
        .chain(all.iter().map(|v| (Some(v.id.clone()), v.name.get(language).to_owned())))
        .collect();
    form.pick(ui, "lesson-field-variant", &choices, variant);
}

fn hints_ui(ui: &mut Ui, form: &mut Form<'_>, hints: &mut Vec<Hint>) {
    let salt = form.salt.clone();
    let mut gone = None;
    for (place, hint) in hints.iter_mut().enumerate() {
        form.salt = format!("{salt} hint {place}");
        form.text(ui, "lesson-field-hint", &mut hint.text, 1);
        form.number(ui, "lesson-field-cost", &mut hint.cost);
        if form.button(ui, "lesson-editor-drop") {
            gone = Some(place);
        }
    }
    form.salt = salt;
    if let Some(place) = gone {
        hints.remove(place);
    }
    if hints.len() < MAX_HINTS && form.button(ui, "lesson-editor-add-hint") {
        hints.push(Hint { text: Text::default(), cost: 0.2 });
    }
}

impl Form<'_> {
    pub(super) fn label(&self, ui: &mut Ui, key: &str) {
        ui.add_space(4.0);
        let text = self.cx.say(key);
        ui.label(theme::text(text, size::SMALL, self.cx.color(Role::TextSecondary)));
    }

    fn field<T>(
        &mut self,
        ui: &mut Ui,
        key: &str,
        (value, width, lines): (&str, f32, usize),
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        self.label(ui, key);
        let name = self.cx.say(key);
        let field = Field { name: &name, value, hint: "", width, lines };
        let id = ui.scope_id().with((&self.salt, key));
        let read = field_ui(ui, self.cx.skin, id, field, read);
        self.changed |= read.is_some();
        read
    }

    /// A line of plain text; says whether it was changed.
    pub(super) fn line(&mut self, ui: &mut Ui, key: &str, value: &mut String) -> bool {
        let now = value.clone();
        let typed = self.field(ui, key, (&now, 320.0, 1), |t| Ok(t.trim().to_owned()));
        if let Some(typed) = typed {
            *value = typed;
            return true;
        }
        false
    }

    /// A text in the language chosen; what stands in another is shown as a hint.
    pub(super) fn text(&mut self, ui: &mut Ui, key: &str, text: &mut Text, lines: usize) {
        let now = text.exact(self.language).unwrap_or_default().to_owned();
        let other = text.get(self.language).to_owned();
        self.label(ui, key);
        let name = self.cx.say(key);
        let field = Field { name: &name, value: &now, hint: &other, width: f32::INFINITY, lines };
        let id = ui.scope_id().with((&self.salt, key));
        if let Some(typed) = field_ui(ui, self.cx.skin, id, field, |t| Ok(t.to_owned())) {
            text.set(self.language, typed);
            self.changed = true;
        }
    }

    /// Several texts, to be added to and taken away.
    pub(super) fn texts(&mut self, ui: &mut Ui, key: &str, texts: &mut Vec<Text>) {
        let salt = self.salt.clone();
        for (place, text) in texts.iter_mut().enumerate() {
            self.salt = format!("{salt} {place}");
            self.text(ui, key, text, 1);
        }
        self.salt = salt;
        let before = texts.len();
        texts.retain(|t| !t.is_empty());
        self.changed |= texts.len() != before;
        if self.button(ui, "lesson-editor-add-goal") {
            let name = self.cx.say(key);
            texts.push(Text::of(self.language, name));
        }
    }

    /// A number; says whether it was changed.
    pub(super) fn number(&mut self, ui: &mut Ui, key: &str, value: &mut f64) -> bool {
        let words = self.cx.words;
        let now = words.short_number(*value, 3);
        let read = |t: &str| read_values::number(t).map_err(|f| words.read_fault(&f));
        if let Some(typed) = self.field(ui, key, (&now, 110.0, 1), read) {
            *value = typed;
            return true;
        }
        false
    }

    /// A button; a click is a change.
    pub(super) fn button(&mut self, ui: &mut Ui, key: &str) -> bool {
        let label = self.cx.say(key);
        let clicked =
            button_ui(ui, self.cx.skin, (None, &label, &label), Look::Quiet, true).clicked();
        self.changed |= clicked;
        clicked
    }

    /// A switch.
    pub(super) fn switch(&mut self, ui: &mut Ui, key: &str, value: &mut bool) {
        let label = self.cx.say(key);
        self.changed |= ui.checkbox(value, label).changed();
    }

    /// One of several.
    pub(super) fn pick<T: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        key: &str,
        choices: &[(T, String)],
        value: &mut T,
    ) {
        self.label(ui, key);
        let shown = choices.iter().find(|(v, _)| v == value).map(|(_, n)| n.clone());
        let name = self.cx.say(key);
        let combo = egui::ComboBox::from_id_salt((&self.salt, key));
        let shown = shown.unwrap_or_else(|| self.cx.say("lesson-pick"));
        let response = combo.width(320.0).selected_text(shown.clone()).show_ui(ui, |ui| {
            for (choice, name) in choices {
                if ui.selectable_label(choice == value, name).clicked() && choice != value {
                    *value = choice.clone();
                    self.changed = true;
                }
            }
        });
        response.response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name);
            info.current_text_value = Some(shown.clone());
            info
        });
    }
}
